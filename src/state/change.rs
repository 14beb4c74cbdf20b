//! What a reader changes about a mark that is there.

use hearsay_annotation::edges::{self, Edge, Step};
use hearsay_annotation::{Article, Body, EntityId, MarkId, Party};
use hearsay_text::{QuoteKind, Span, Status};

/// A part of a mark that words of the text can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Of a quote: who says it.
    Speaker,
    /// Of a concession: who gives.
    Conceder,
    /// Of a concession: who gains.
    Recipient,
    /// Of a concession: according to whom.
    Claimant,
    /// Of a concession: under which condition.
    Condition,
    /// Of a quote: one more piece.
    Piece,
    /// Of a quote: where a second quote begins.
    Split,
}

impl Slot {
    /// What is looked for, as a question.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::Speaker => "Who says it?",
            Self::Conceder => "Who gives?",
            Self::Recipient => "Who gains?",
            Self::Claimant => "According to whom?",
            Self::Condition => "Under which condition?",
            Self::Piece => "Which words belong to the quote, too?",
            Self::Split => "With which words does the second quote begin?",
        }
    }

    /// Whether a name fills it: else only words do.
    #[must_use]
    pub fn names(self) -> bool {
        !matches!(self, Self::Condition | Self::Piece | Self::Split)
    }
}

/// One thing about a mark, and what it shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Of a quote: direct, mixed or indirect.
    Kind(QuoteKind),
    /// Of a concession: how far it has come.
    Status(Status),
    /// Where it begins or ends: a step away.
    Edge(Edge, Step),
    /// Where it begins or ends: at that byte of the text.
    EdgeAt(Edge, usize),
    /// A part is what these words of the text say, and somebody of the article. Neither: it is left out. Somebody without
    /// words keeps the words that named them, and takes none from another.
    Fill(Slot, Option<Span>, Option<EntityId>),
}

impl Change {
    /// The body of the mark with this changed; `None` if the mark is not there or has no such thing, or nothing changes.
    #[must_use]
    pub fn made(self, article: &Article, id: MarkId) -> Option<Body> {
        let old = &article.mark(id)?.body;
        let mut body = old.clone();
        match (self, &mut body) {
            (Self::Edge(edge, step), _) => body = edges::moved(article.text(), old, edge, step)?,
            (Self::EdgeAt(edge, at), _) => body = edges::moved_to(article.text(), old, edge, at)?,
            (Self::Fill(slot, words, entity), body) => fill(body, slot, words, entity)?,
            (Self::Kind(new), Body::Quote { kind, .. }) => *kind = new,
            (Self::Status(new), Body::Concession { status, .. }) => *status = new,
            _ => return None,
        }
        (body != *old).then_some(body)
    }
}

/// Fills a part of a mark with words of the text; `None` if it has no such part or they do not fit there.
fn fill(body: &mut Body, slot: Slot, words: Option<Span>, entity: Option<EntityId>) -> Option<()> {
    // The words that named the old party do not name the new one.
    let keeps = |old: Option<EntityId>| words.is_none() && entity.is_some() && old == entity;
    let put = |party: &mut Party| {
        if !keeps(party.entity) {
            *party = Party {
                span: words,
                entity,
            };
        }
    };
    match (slot, body) {
        (
            Slot::Speaker,
            Body::Quote {
                source, speaker, ..
            },
        ) => {
            if !keeps(*speaker) {
                *source = words.into_iter().collect();
            }
            *speaker = entity;
        }
        (Slot::Piece, Body::Quote { content, .. }) => {
            let words = words?;
            if content.iter().any(|piece| piece.overlaps(words)) {
                return None;
            }
            content.push(words);
            content.sort_unstable();
        }
        (Slot::Conceder, Body::Concession { conceder, .. }) => put(conceder),
        (Slot::Recipient, Body::Concession { recipient, .. }) => put(recipient),
        (Slot::Claimant, Body::Concession { claimant, .. }) => put(claimant),
        (Slot::Condition, Body::Concession { condition, .. }) => *condition = words,
        _ => return None,
    }
    Some(())
}
