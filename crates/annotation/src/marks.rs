//! Marks: what stands where in the text, who put it there, and why.

use std::fmt;

use hearsay_text::{Form, QuoteKind, Span, Status};
use serde::{Deserialize, Serialize};

use crate::article::Entity;

/// Names an entity within one article. Never given out twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(pub u32);

/// Names a mark within one article. Never given out twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MarkId(pub u32);

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{}", self.0)
    }
}

impl fmt::Display for MarkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "m{}", self.0)
    }
}

/// Who made a mark or an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Origin {
    /// The extractor, and nobody has looked at it yet.
    Machine,
    /// The extractor, and the reader found it right.
    Confirmed,
    /// The extractor, and the reader put something of it right.
    Corrected,
    /// The reader.
    Added,
}

impl Origin {
    /// Every origin, in the order of a review.
    pub const ALL: [Self; 4] = [Self::Machine, Self::Confirmed, Self::Corrected, Self::Added];

    /// In a word, as it is stored: "confirmed".
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Added => "added",
        }
    }

    /// The origin of that name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.as_str() == word)
    }

    /// Whether what comes from here with this confidence is less sure than `sure`, and nobody has decided about it.
    pub(crate) fn is_unsure(self, confidence: Option<f32>, sure: f32) -> bool {
        self == Self::Machine && confidence.is_some_and(|share| share < sure)
    }
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Unique in the article.
    pub id: MarkId,
    /// Who made it.
    pub origin: Origin,
    /// From 0 to 1; none for what a reader added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// In plain words, what led to it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What the reader notes about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Words by which the reader finds it again, each once, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Who decided about it last; none while it is as the extractor left it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decision>,
    /// What it says of the text.
    pub body: Body,
}

/// Who decided about a mark, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The name that the reader gives; may be none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// A mark of the machine that the reader took for wrong. It is kept so that no later analysis brings it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dismissed {
    /// The mark as it was; `decided` says who dismissed it.
    pub mark: Mark,
    /// The entity that went with it, because nothing else named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
}

/// Below this a mark of the machine is drawn as a suggestion, unless the reader asks for another.
pub const SURE: f32 = 0.5;

impl Mark {
    /// A mark that nothing is noted about.
    #[must_use]
    pub fn new(id: MarkId, origin: Origin, body: Body) -> Self {
        Self {
            id,
            origin,
            confidence: None,
            why: String::new(),
            note: String::new(),
            tags: Vec::new(),
            decided: None,
            body,
        }
    }

    /// Whether it can be taken for right with others at once: the machine's, sure enough to be no suggestion, and it knows who
    /// speaks or gives.
    #[must_use]
    pub fn is_ready(&self, sure: f32) -> bool {
        let is_known = match &self.body {
            Body::Mention { .. } => true,
            Body::Quote { speaker, .. } => speaker.is_some(),
            Body::Concession { conceder, .. } => !conceder.is_empty(),
        };
        self.origin == Origin::Machine && !self.is_unsure(sure) && is_known
    }

    /// Whether it is no more than a suggestion: the machine's, not confirmed, and less sure than `sure`.
    #[must_use]
    pub fn is_unsure(&self, sure: f32) -> bool {
        self.origin.is_unsure(self.confidence, sure)
    }
}

/// What a mark says of the text. Spans are bytes of the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Body {
    /// An entity is spoken of.
    Mention {
        /// Where.
        span: Span,
        /// Which.
        entity: EntityId,
        /// How it refers.
        form: Form,
    },
    /// Words are reported as somebody's.
    Quote {
        /// Direct, mixed or indirect.
        kind: QuoteKind,
        /// What is said: at least one piece, in text order, apart from each other.
        content: Vec<Span>,
        /// The words that attribute it.
        #[serde(default)]
        cue: Vec<Span>,
        /// The words that name who says it.
        #[serde(default)]
        source: Vec<Span>,
        /// Who says it; none: speaker not found.
        #[serde(default)]
        speaker: Option<EntityId>,
    },
    /// Somebody is claimed to give ground.
    Concession {
        /// The words that evoke it.
        cue: Span,
        /// What is given.
        content: Span,
        /// Who gives.
        #[serde(default)]
        conceder: Party,
        /// Who gains.
        #[serde(default)]
        recipient: Party,
        /// According to whom; empty: the reporter.
        #[serde(default)]
        claimant: Party,
        /// How far it has come.
        status: Status,
        /// The words that state the condition or the counter-concession.
        #[serde(default)]
        condition: Option<Span>,
        /// The other side of the exchange: a concession.
        #[serde(default)]
        counterpart: Option<MarkId>,
        /// The quote whose content tells it.
        #[serde(default)]
        quote: Option<MarkId>,
    },
}

/// One side of a concession. Both fields empty: the text leaves it out (for a claimant: the reporter's own voice).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The words that name it.
    #[serde(default)]
    pub span: Option<Span>,
    /// Whom they mean.
    #[serde(default)]
    pub entity: Option<EntityId>,
}

impl Party {
    /// Whether the text leaves this side out.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// Which of the three sorts of mark, in the order in which they lie on the page: the last on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// [`Body::Quote`].
    Quote,
    /// [`Body::Concession`].
    Concession,
    /// [`Body::Mention`].
    Mention,
}

impl Body {
    /// A quote of one piece that nothing else is known of yet.
    #[must_use]
    pub fn quote(kind: QuoteKind, content: Span, speaker: Option<EntityId>) -> Self {
        Self::Quote {
            kind,
            content: vec![content],
            cue: Vec::new(),
            source: Vec::new(),
            speaker,
        }
    }

    /// A concession in the reporter's own words that nothing else is known of yet. Its content is its own cue.
    #[must_use]
    pub fn concession(status: Status, content: Span, conceder: Option<EntityId>) -> Self {
        Self::Concession {
            cue: content,
            content,
            conceder: Party {
                span: None,
                entity: conceder,
            },
            recipient: Party::default(),
            claimant: Party::default(),
            status,
            condition: None,
            counterpart: None,
            quote: None,
        }
    }

    /// Which sort.
    #[must_use]
    pub fn kind(&self) -> MarkKind {
        match self {
            Self::Mention { .. } => MarkKind::Mention,
            Self::Quote { .. } => MarkKind::Quote,
            Self::Concession { .. } => MarkKind::Concession,
        }
    }

    /// The first stretch of the text that it is about; by it marks are put in text order.
    #[must_use]
    pub fn anchor(&self) -> Span {
        match self {
            Self::Mention { span, .. } => *span,
            Self::Quote { content, .. } => {
                content.first().copied().unwrap_or_else(|| Span::new(0, 0))
            }
            Self::Concession { content, .. } => *content,
        }
    }

    /// Every span that it holds.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Self::Mention { span, .. } => vec![*span],
            Self::Quote {
                content,
                cue,
                source,
                ..
            } => [content.as_slice(), cue, source].concat(),
            Self::Concession {
                cue,
                content,
                conceder,
                recipient,
                claimant,
                condition,
                ..
            } => [Some(*cue), Some(*content), *condition]
                .into_iter()
                .chain([conceder.span, recipient.span, claimant.span])
                .flatten()
                .collect(),
        }
    }

    /// The body with every span put where `at` says it goes; `None` if what it is about goes nowhere: all of its content, or
    /// the cue of a concession.
    ///
    /// Its other spans, and pieces of its content beside others, may go nowhere: with `whole` it does then, without it they
    /// are left out. Entities and links are the same.
    #[must_use]
    pub fn moved(&self, at: impl Fn(Span) -> Option<Span>, whole: bool) -> Option<Self> {
        let all = |spans: &[Span]| -> Option<Vec<Span>> {
            let moved: Vec<Span> = spans.iter().filter_map(|&span| at(span)).collect();
            (!whole || moved.len() == spans.len()).then_some(moved)
        };
        let maybe = |span: Option<Span>| {
            let moved = span.and_then(&at);
            (!whole || moved.is_some() == span.is_some()).then_some(moved)
        };
        let mut body = self.clone();
        match &mut body {
            Self::Mention { span, .. } => *span = at(*span)?,
            Self::Quote {
                content,
                cue,
                source,
                ..
            } => {
                *content = all(content)?;
                if content.is_empty() {
                    return None;
                }
                *cue = all(cue)?;
                *source = all(source)?;
            }
            Self::Concession {
                cue,
                content,
                conceder,
                recipient,
                claimant,
                condition,
                ..
            } => {
                *cue = at(*cue)?;
                *content = at(*content)?;
                *condition = maybe(*condition)?;
                for party in [conceder, recipient, claimant] {
                    party.span = maybe(party.span)?;
                }
            }
        }
        Some(body)
    }

    /// Every entity that it refers to; one may come twice.
    pub fn entities(&self) -> impl Iterator<Item = EntityId> + use<> {
        let found = match self {
            Self::Mention { entity, .. } => [Some(*entity), None, None],
            Self::Quote { speaker, .. } => [*speaker, None, None],
            Self::Concession {
                conceder,
                recipient,
                claimant,
                ..
            } => [conceder, recipient, claimant].map(|party| party.entity),
        };
        found.into_iter().flatten()
    }

    /// Whether it refers to that entity.
    #[must_use]
    pub fn refers_to(&self, entity: EntityId) -> bool {
        self.entities().any(|id| id == entity)
    }

    /// Every mark that it refers to, with the sort that it must be of.
    #[must_use]
    pub fn marks(&self) -> Vec<(MarkId, MarkKind)> {
        match self {
            Self::Concession {
                counterpart, quote, ..
            } => counterpart
                .map(|id| (id, MarkKind::Concession))
                .into_iter()
                .chain(quote.map(|id| (id, MarkKind::Quote)))
                .collect(),
            Self::Mention { .. } | Self::Quote { .. } => Vec::new(),
        }
    }

    /// Clears a speaker or party that is `gone`. A mention keeps its entity: it goes with it.
    pub fn forget_entity(&mut self, gone: EntityId) {
        match self {
            Self::Mention { .. } => {}
            Self::Quote { speaker, .. } => *speaker = speaker.filter(|&id| id != gone),
            Self::Concession {
                conceder,
                recipient,
                claimant,
                ..
            } => {
                for party in [conceder, recipient, claimant] {
                    party.entity = party.entity.filter(|&id| id != gone);
                }
            }
        }
    }

    /// Lets everything that refers to the entity `from` refer to `into`. Whether anything did.
    pub fn replace_entity(&mut self, from: EntityId, into: EntityId) -> bool {
        let mut slots: Vec<&mut EntityId> = match self {
            Self::Mention { entity, .. } => vec![entity],
            Self::Quote { speaker, .. } => speaker.iter_mut().collect(),
            Self::Concession {
                conceder,
                recipient,
                claimant,
                ..
            } => [conceder, recipient, claimant]
                .into_iter()
                .filter_map(|party| party.entity.as_mut())
                .collect(),
        };
        slots.retain(|slot| **slot == from);
        let any = !slots.is_empty();
        slots.into_iter().for_each(|slot| *slot = into);
        any
    }

    /// Clears links to a mark that is `gone`.
    pub fn forget_mark(&mut self, gone: MarkId) {
        if let Self::Concession {
            counterpart, quote, ..
        } = self
        {
            *counterpart = counterpart.filter(|&id| id != gone);
            *quote = quote.filter(|&id| id != gone);
        }
    }
}
