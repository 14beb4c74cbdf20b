//! What the extractor found in one text.

use crate::language::Language;
use hearsay_text::{Form, Label, QuoteKind, Span, Status};

/// An entity, by its place in [`Extraction::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub usize);

/// A quote, by its place in [`Extraction::quotes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteId(pub usize);

/// A concession, by its place in [`Extraction::concessions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConcessionId(pub usize);

/// Everything found in one text. Offsets are bytes of that text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// The language of a text that is surely not English; of such a text only quotations by their marks are found.
    pub language: Option<Language>,
    /// One entry for each entity, however it is named; in order of first mention.
    pub entities: Vec<Entity>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// In text order of the content.
    pub quotes: Vec<Quote>,
    /// In text order of the content.
    pub concessions: Vec<Concession>,
}

impl Extraction {
    /// Through whom the text has a concession, from the inside out, beyond its claimant: who says that the claimant says so.
    /// Nobody, where it is in the reporter's own words.
    #[must_use]
    pub fn through(&self, concession: &Concession) -> Vec<Party> {
        let Some(own) = concession.quote.and_then(|id| self.quotes.get(id.0)) else {
            return Vec::new();
        };
        let holds = |piece: &&Span| piece.contains(concession.cue);
        let inner = own
            .content
            .iter()
            .find(holds)
            .map_or(0, |piece| piece.len());
        let around = self.quotes.iter().enumerate().filter_map(|(at, quote)| {
            let mut pieces = quote.content.iter();
            let piece = pieces.find(|piece| piece.contains(concession.cue))?;
            let party = Party {
                span: quote.source.first().copied(),
                entity: quote.speaker,
            };
            let outer = concession.quote != Some(QuoteId(at))
                && piece.len() >= inner
                && party != Party::default();
            outer.then_some((piece.len(), party))
        });
        let mut around: Vec<(usize, Party)> = around.collect();
        around.sort_by_key(|(length, _)| *length);
        let mut through: Vec<Party> = Vec::new();
        for (_, party) in around {
            let before = through.last().unwrap_or(&concession.claimant);
            let same = party.entity.is_some() && party.entity == before.entity;
            if !same && party != *before {
                through.push(party);
            }
        }
        through
    }
}

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name that the text gives, without title.
    pub name: String,
    /// What it is.
    pub label: Label,
    /// The other ways in which the text names it, each once, in order of appearance.
    pub aliases: Vec<String>,
    /// Title or office, as the text gives it: "Secretary of State".
    pub role: Option<String>,
    /// The country for which a person acts, by name, where the text says so: "Russia".
    pub side: Option<String>,
}

/// One place where an entity is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// Whom it means.
    pub entity: EntityId,
    /// How it refers.
    pub form: Form,
}

/// Words reported as somebody's.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// What is said: at least one piece, in text order, quotation marks included.
    pub content: Vec<Span>,
    /// The words that attribute it ("said", "according to"); may be empty.
    pub cue: Vec<Span>,
    /// The words that name who says it; empty when the text has none.
    pub source: Vec<Span>,
    /// The entity that the source means, or that the text makes clear without a source. `None`: speaker not found.
    pub speaker: Option<EntityId>,
    /// From 0 to 1.
    pub confidence: f32,
    /// In plain words, what led to it.
    pub why: String,
}

/// One side of a concession. Both fields empty: the text leaves it out (for a claimant: the reporter's own voice).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Party {
    /// The nearest words that name it, pronouns included.
    pub span: Option<Span>,
    /// Whom they mean.
    pub entity: Option<EntityId>,
}

/// A passage that says that somebody gives, gave, would give or would not give ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Concession {
    /// The words that evoke it.
    pub cue: Span,
    /// What is given.
    pub content: Span,
    /// Who gives.
    pub conceder: Party,
    /// Who gains.
    pub recipient: Party,
    /// According to whom.
    pub claimant: Party,
    /// How far it has come.
    pub status: Status,
    /// The words that state the condition or the counter-concession.
    pub condition: Option<Span>,
    /// The other side of the exchange.
    pub counterpart: Option<ConcessionId>,
    /// The quote whose content tells it.
    pub quote: Option<QuoteId>,
    /// From 0 to 1.
    pub confidence: f32,
    /// In plain words, which cue and which grammar led to it.
    pub why: String,
}
