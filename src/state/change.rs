//! What a reader changes about a mark that is there.

use hearsay_annotation::edges::{self, Edge, Step};
use hearsay_annotation::{Article, Body, EntityId, MarkId, Party};
use hearsay_text::{QuoteKind, Status};

/// One thing about a mark, and what it shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Of a quote: direct, mixed or indirect.
    Kind(QuoteKind),
    /// Of a quote: who says it.
    Speaker(Option<EntityId>),
    /// Of a concession: who gives.
    Conceder(Option<EntityId>),
    /// Of a concession: who gains.
    Recipient(Option<EntityId>),
    /// Of a concession: according to whom; none for the reporter.
    Claimant(Option<EntityId>),
    /// Of a concession: how far it has come.
    Status(Status),
    /// Where it begins or ends.
    Edge(Edge, Step),
}

impl Change {
    /// The body of the mark with this changed; `None` if the mark is not there or has no such thing, or nothing changes.
    #[must_use]
    pub fn made(self, article: &Article, id: MarkId) -> Option<Body> {
        let old = &article.mark(id)?.body;
        let mut body = old.clone();
        // The words that named the old party do not name the new one.
        let party = |slot: &mut Party, entity| *slot = Party { span: None, entity };
        let is_other = |slot: &Party, new: Option<EntityId>| {
            slot.entity != new || (new.is_none() && slot.span.is_some())
        };
        match (self, &mut body) {
            (Self::Edge(edge, step), _) => body = edges::moved(article.text(), old, edge, step)?,
            (Self::Kind(new), Body::Quote { kind, .. }) => *kind = new,
            (
                Self::Speaker(new),
                Body::Quote {
                    speaker, source, ..
                },
            ) => {
                if *speaker != new || new.is_none() {
                    source.clear();
                }
                *speaker = new;
            }
            (Self::Status(new), Body::Concession { status, .. }) => *status = new,
            (Self::Conceder(new), Body::Concession { conceder, .. }) if is_other(conceder, new) => {
                party(conceder, new);
            }
            (Self::Recipient(new), Body::Concession { recipient, .. })
                if is_other(recipient, new) =>
            {
                party(recipient, new);
            }
            (Self::Claimant(new), Body::Concession { claimant, .. }) if is_other(claimant, new) => {
                party(claimant, new);
            }
            _ => return None,
        }
        (body != *old).then_some(body)
    }
}
