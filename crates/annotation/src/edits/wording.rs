//! Wording: the text itself is put right, and every mark goes along.

use std::collections::BTreeSet;

use hearsay_text::{Span, newlines};
use serde::{Deserialize, Serialize};

use super::{Edit, EditError};
use crate::article::Article;
use crate::check;
use crate::corrections::Corrections;
use crate::marks::{Body, Dismissed, Mark, MarkId};

/// A text with its headings, as an edit puts it in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wording {
    pub(super) text: String,
    #[serde(default)]
    pub(super) headings: Vec<Span>,
}

impl Edit {
    /// Puts the text right: `text` in place of what stood there, its newlines made the same as at paste. Every mark goes along
    /// with its words, as it is and whoever made it; one that has no words left goes, with what only it named.
    ///
    /// # Errors
    /// [`EditError::NoText`] if nothing but blanks would be left.
    pub fn correct_text(article: &Article, text: &str) -> Result<Self, EditError> {
        let text = newlines::normalise(text);
        if !check::fits(&text, Span::new(0, text.len())) {
            return Err(EditError::NoText);
        }
        let corrections = Corrections::between(article.text(), &text);
        let mut edit = Self::new("correct the text".to_owned());
        let mut gone: BTreeSet<MarkId> = BTreeSet::new();
        for mark in article.marks() {
            match rebased(&corrections, &mark.body) {
                Some(body) if body == mark.body => {}
                Some(body) => {
                    let mark = Mark {
                        body,
                        ..mark.clone()
                    };
                    edit.marks.insert(mark.id, Some(mark));
                }
                None => {
                    gone.insert(mark.id);
                }
            }
        }
        edit.take_out(article, &gone);
        // Nobody found them wrong.
        edit.dismissed.clear();
        edit.decides.clear();
        for each in article.dismissed() {
            let id = each.mark.id;
            match rebased(&corrections, &each.mark.body) {
                Some(body) if body == each.mark.body => {}
                body => {
                    let dismissed = body.map(|body| Dismissed {
                        mark: Mark {
                            body,
                            ..each.mark.clone()
                        },
                        entity: each.entity.clone(),
                    });
                    edit.dismissed.insert(id, dismissed);
                }
            }
        }
        let headings = article.headings().iter();
        let mut headings: Vec<Span> = headings
            .filter_map(|&span| corrections.place(span))
            .collect();
        headings.sort_unstable();
        edit.wording = Some(Wording {
            headings,
            text: text.into_owned(),
        });
        Ok(edit)
    }
}

/// The body in the text put right. Words that only say who or how may go without it; `None` if what it is about is gone or
/// would lie over itself.
fn rebased(corrections: &Corrections<'_>, body: &Body) -> Option<Body> {
    let moved = body.moved(|span| corrections.place(span), false)?;
    let apart = match &moved {
        Body::Quote { content, .. } => content.windows(2).all(|pair| pair[0].end <= pair[1].start),
        Body::Mention { .. } | Body::Concession { .. } => true,
    };
    apart.then_some(moved)
}
