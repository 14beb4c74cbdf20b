//! Picking in the text: a part of a mark is filled by pointing at a name or by selecting words.

use hearsay_annotation::{Article, Body, Edit, EditError, EntityId, MarkId, edits};
use hearsay_text::Span;

use super::{Change, Slot};

/// A part of a mark that waits to be filled from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picking {
    /// Of which mark.
    pub mark: MarkId,
    /// Which part.
    pub slot: Slot,
    /// Words that were selected for it, and are not taken yet.
    pub words: Option<Span>,
}

/// What is taken for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Whom that mark of a name means, with its words.
    Name(MarkId),
    /// The words that were selected.
    Words,
}

impl Picking {
    /// The edit that fills the part; `None` where what is taken does not fit it.
    ///
    /// # Errors
    /// [`EditError`] where the article can't take it.
    pub fn edit(self, article: &Article, taken: Taken) -> Result<Option<Edit>, EditError> {
        let (words, entity) = match taken {
            Taken::Name(id) => match article.mark(id).map(|mark| &mark.body) {
                Some(&Body::Mention { span, entity, .. }) if self.slot.names() => {
                    (span, Some(entity))
                }
                _ => return Ok(None),
            },
            Taken::Words => match self.words {
                Some(words) => (words, self.named(article, words)),
                None => return Ok(None),
            },
        };
        if self.slot == Slot::Split {
            return Edit::cut(article, self.mark, words.start).map(Some);
        }
        let body = Change::Fill(self.slot, Some(words), entity).made(article, self.mark);
        body.map(|body| Edit::change(article, self.mark, body))
            .transpose()
    }

    /// Whom words name, where they are just those of a name that is marked, or what somebody is called.
    fn named(self, article: &Article, words: Span) -> Option<EntityId> {
        if !self.slot.names() {
            return None;
        }
        let marked = article.marks().find_map(|mark| match mark.body {
            Body::Mention { span, entity, .. } if span == words => Some(entity),
            _ => None,
        });
        marked.or_else(|| edits::called(article, article.words(words)))
    }
}
