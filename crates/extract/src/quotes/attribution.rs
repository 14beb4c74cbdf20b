//! What the search for quotes finds before speakers are known.

use std::ops::Range;

use hearsay_text::Span;

/// Content, cue and source of one quote.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub(super) construction: Construction,
    /// In text order.
    pub(super) content: Vec<Span>,
    /// Tokens.
    pub(super) cue: Range<usize>,
    /// Tokens.
    pub(super) source: Option<Range<usize>>,
    /// The passage of the cue.
    pub(super) passage: usize,
    /// The quotations in its content that stand alone.
    pub(super) quotations: Vec<usize>,
    /// How far the model stands behind it; `None` where rules found it.
    pub(super) belief: Option<f32>,
}

/// How a quote is built, which tells how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Construction {
    /// “…,” Reck said.
    QuoteThenSource,
    /// “…,” said Reck.
    QuoteThenCue,
    /// “…,” told CNN.
    QuoteThenHearer,
    /// Reck said: “…”
    CueThenQuote,
    /// A line that ends in a colon, then the quotation.
    Colon,
    /// RECK: …, in a transcript.
    Turn,
    /// “…” — Reck
    Signature,
    /// Reck said that …
    That,
    /// Reck said it …
    Bare,
    /// Reck vowed to …
    Infinitive,
    /// Reck denied …; Reck called it “…”.
    Noun,
    /// Reck warned of …
    Preposition,
    /// …, Reck said.
    Postposed,
    /// According to Reck, …
    AccordingTo,
    /// Reck is expected to …
    Raising,
}

impl Construction {
    /// Whether the content is a clause, which may hold commas and clauses of its own.
    pub(super) fn takes_clause(self) -> bool {
        !matches!(self, Self::Noun | Self::Preposition)
    }
}
