//! Versions: a text that was changed since it was marked. What a person decided is carried over, and what became of every
//! quote and concession is told. Pure.

mod carrying;
mod sentences;
mod telling;

use hearsay_text::Span;

use crate::marks::{Body, Mark, MarkId, MarkKind, Origin};

pub use carrying::carry;
pub use sentences::{Rewritten, rewritten};
pub use telling::compare;

/// What became of a quote or a concession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Its words are others now.
    Altered,
    /// It is not there any more.
    Vanished,
    /// Its words are there, but not for sure in its place: they stand there more than once, or among others.
    Uncertain,
    /// It was not there before.
    New,
    /// The same words stand elsewhere.
    Moved,
    /// Nothing.
    Unchanged,
}

impl Fate {
    /// In the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::Altered,
        Self::Vanished,
        Self::Uncertain,
        Self::New,
        Self::Moved,
        Self::Unchanged,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Vanished => "vanished",
            Self::Uncertain => "uncertain",
            Self::New => "new",
            Self::Moved => "moved",
            Self::Unchanged => "unchanged",
        }
    }
}

/// One quote or concession, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Quote or concession; a mention only where a person had decided about it and it was not placed.
    pub kind: MarkKind,
    /// What became of it.
    pub fate: Fate,
    /// Whom it is about: the headline of its card.
    pub headline: String,
    /// The headline of the card that stands there now, where it is another.
    pub became: Option<String>,
    /// Its words in the older version; empty if it is new.
    pub before: String,
    /// Its words in the newer version; empty if it is gone.
    pub after: String,
    /// The mark in the newer version that stands there.
    pub mark: Option<MarkId>,
    /// Whether a person had decided about it, and it could not be carried over.
    pub lost: bool,
}

/// Whether a person had a hand in it.
fn is_decided(mark: &Mark) -> bool {
    mark.origin != Origin::Machine || !mark.note.is_empty() || !mark.tags.is_empty()
}

/// Bytes that two stretches share, where that is most of the longer one.
fn mostly_shared(one: Span, other: Span) -> Option<usize> {
    let shared = one
        .end
        .min(other.end)
        .saturating_sub(one.start.max(other.start));
    (2 * shared > one.len().max(other.len())).then_some(shared)
}

/// Whether two marks of one sort stand on mostly the same words: one inside another is another.
fn is_same(a: &Body, b: &Body) -> bool {
    a.kind() == b.kind() && mostly_shared(a.anchor(), b.anchor()).is_some()
}
