//! A mark in the making, from selected words.

use hearsay_annotation::edits::{self, Whom};
use hearsay_annotation::words::on_one_line;
use hearsay_annotation::{Article, Body, Edit, EditError, EntityId, Party};
use hearsay_text::{Label, QuoteKind, Span, Status};

/// A mark in the making. What the reader has not picked yet has a likely value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The words, in bytes of the article's text.
    pub span: Span,
    /// Which sort of mark; none until it is picked.
    pub kind: Option<DraftKind>,
    /// Entity: an entity of the article that the words name; none for a new one. Quote: the speaker. Concession: who gives.
    pub whom: Option<EntityId>,
    /// Concession: who gains.
    pub recipient: Option<EntityId>,
    /// Concession: who says so; none for the reporter.
    pub claimant: Option<EntityId>,
    /// Concession: how far it has come.
    pub status: Status,
}

/// Which sort of mark is in the making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftKind {
    /// An entity.
    Entity(Label),
    /// A quote.
    Quote,
    /// A concession.
    Concession,
}

/// Something picked for a mark in the making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Which sort.
    Kind(DraftKind),
    /// The entity named, the speaker, or who gives.
    Whom(Option<EntityId>),
    /// Who gains.
    Recipient(Option<EntityId>),
    /// Who says so.
    Claimant(Option<EntityId>),
    /// How far it has come.
    Status(Status),
}

impl Draft {
    /// A mark for these words, white space at their ends left out; `None` if nothing is left or they do not fit.
    #[must_use]
    pub fn of(article: &Article, span: Span) -> Option<Self> {
        let words = article.words(span);
        let start = span.start + (words.len() - words.trim_start().len());
        let span = Span::new(start, start + words.trim().len());
        (!span.is_empty()).then_some(Self {
            span,
            kind: None,
            whom: None,
            recipient: None,
            claimant: None,
            status: Status::Made,
        })
    }

    /// Takes in something picked.
    pub fn pick(&mut self, article: &Article, pick: Pick) {
        match pick {
            Pick::Kind(kind) => {
                self.kind = Some(kind);
                self.whom = matches!(kind, DraftKind::Entity(_))
                    .then(|| edits::called(article, article.words(self.span)))
                    .flatten();
            }
            Pick::Whom(whom) => self.whom = whom,
            Pick::Recipient(recipient) => self.recipient = recipient,
            Pick::Claimant(claimant) => self.claimant = claimant,
            Pick::Status(status) => self.status = status,
        }
    }

    /// Lets go of entities that the article no longer has.
    pub(super) fn forget_gone(&mut self, article: &Article) {
        for whom in [&mut self.whom, &mut self.recipient, &mut self.claimant] {
            *whom = whom.filter(|&id| article.entity(id).is_some());
        }
    }

    /// The edit that adds the mark; `None` while its sort is not picked.
    ///
    /// # Errors
    /// [`EditError`] where the article can't take it.
    pub fn edit(&self, article: &Article) -> Result<Option<Edit>, EditError> {
        let Some(kind) = self.kind else {
            return Ok(None);
        };
        let words = article.words(self.span);
        match kind {
            DraftKind::Entity(label) => {
                let new = || Whom::New {
                    name: on_one_line(words),
                    label,
                };
                Edit::add_mention(article, self.span, self.whom.map_or_else(new, Whom::Known))
            }
            DraftKind::Quote => Edit::add(
                article,
                Body::quote(quote_kind(words), self.span, self.whom),
            ),
            DraftKind::Concession => {
                let mut body = Body::concession(self.status, self.span, self.whom);
                if let Body::Concession {
                    recipient,
                    claimant,
                    ..
                } = &mut body
                {
                    *recipient = Party {
                        span: None,
                        entity: self.recipient,
                    };
                    *claimant = Party {
                        span: None,
                        entity: self.claimant,
                    };
                }
                Edit::add(article, body)
            }
        }
        .map(Some)
    }
}

/// Direct if the words stand in quotation marks, mixed if some of them do, indirect if none.
fn quote_kind(words: &str) -> QuoteKind {
    let mark = |char: char| matches!(char, '"' | '“' | '”' | '«' | '»' | '„');
    let single = words.starts_with(['‘', '\'']) && words.ends_with(['’', '\'']);
    if single || (words.starts_with(mark) && words.ends_with(mark)) {
        QuoteKind::Direct
    } else if words.contains(mark) {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_tell_the_kind() {
        assert_eq!(quote_kind("“Go.”"), QuoteKind::Direct);
        assert_eq!(quote_kind("‘Go.’"), QuoteKind::Direct);
        assert_eq!(quote_kind("it was “over”, he said"), QuoteKind::Mixed);
        assert_eq!(quote_kind("that it’s over"), QuoteKind::Indirect);
    }
}
