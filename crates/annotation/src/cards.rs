//! Cards: what a mark is and why, in words. One place for the page and the export.

mod making;

use std::fmt;

use hearsay_text::{Form, Label, QuoteKind, Status};

use crate::marks::{Decision, EntityId, MarkId, Origin};
use crate::tellings::Telling;
use crate::words;

pub use making::Cards;

/// A card of an entity: one for all its mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityCard {
    /// Whose.
    pub id: EntityId,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub label: Label,
    /// Other names, without those that are the name again.
    pub aliases: Vec<String>,
    /// Title or office.
    pub role: Option<String>,
    /// How many mentions.
    pub mentions: usize,
    /// How many quotes it speaks.
    pub quotes: usize,
    /// How many concessions it would give, of any status.
    pub concessions: usize,
    /// Its first mention in the text; none if it is not mentioned.
    pub first: Option<MarkId>,
    /// Who found it.
    pub origin: Origin,
}

/// A card of a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Whose.
    pub mark: MarkId,
    /// The words of the text that it marks; " … " between pieces.
    pub words: String,
    /// Who made it.
    pub origin: Origin,
    /// How sure the machine was.
    pub confidence: Option<f32>,
    /// What led to it; may be empty.
    pub why: String,
    /// What the reader notes about it; may be empty.
    pub note: String,
    /// Words by which the reader finds it again.
    pub tags: Vec<String>,
    /// Who decided about it last, and when; none while it is as the machine left it.
    pub decided: Option<Decision>,
    /// The rest, by sort.
    pub body: CardBody,
}

/// What a card says, by the sort of its mark.
#[allow(
    clippy::large_enum_variant,
    reason = "few are made, and each is drawn and dropped"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardBody {
    /// Of a mention.
    Mention {
        /// Whom it means.
        entity: EntityCard,
        /// How it refers.
        form: Form,
    },
    /// Of a quote.
    Quote {
        /// Direct, mixed or indirect.
        kind: QuoteKind,
        /// Who says it; none: speaker not found.
        speaker: Option<Named>,
        /// The words that attribute it: "said".
        cue: Vec<String>,
    },
    /// Of a concession.
    Concession {
        /// How far it has come.
        status: Status,
        /// Who gives; none: not said.
        conceder: Option<Named>,
        /// Who gains; none: not said.
        recipient: Option<Named>,
        /// According to whom.
        claim: Claim,
        /// What is given.
        what: String,
        /// The words that evoke it.
        cue: String,
        /// Under which condition.
        condition: Option<String>,
        /// The other side of the exchange, and what is given there.
        counterpart: Option<(MarkId, String)>,
        /// The quote that tells it.
        quote: Option<MarkId>,
        /// The other tellings of the same, in text order; found by [`crate::lists::gave`].
        others: Vec<Telling>,
        /// Whether one of them, before this one, says that it has come as far.
        again: bool,
    },
}

/// Somebody, by name and as the text puts it. Displays as "Ilse Marenhout (“she”)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The entity's name, or the words of the text where no entity is known.
    pub name: String,
    /// The words of the text, where the name is not among them.
    pub words: Option<String>,
    /// The entity, where one is known.
    pub entity: Option<EntityId>,
    /// The country for which it acts; told of the parties of concessions alone.
    pub side: Option<String>,
}

/// According to whom. Displays as "says Ilse Marenhout (“she”), according to Reck" or "in the reporter’s own words".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// A source that the reporter names.
    Says {
        /// Who, innermost.
        source: Named,
        /// Whether it is said to be so.
        stance: Stance,
        /// Through whom the reporter has it, from the inside out: who says that the source says so.
        through: Vec<Named>,
    },
    /// The reporter.
    Reporter,
}

/// How a source stands to what it is said to have said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// It says so.
    Claims,
    /// It says that it is so, when asked or after others.
    Confirms,
    /// It says that it is not so.
    Denies,
}

impl Stance {
    /// The words before the source: "denied by".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Claims => "says",
            Self::Confirms => "confirmed by",
            Self::Denies => "denied by",
        }
    }

    /// The stance that the words of a quote's cue tell.
    fn of<'w>(cue: impl IntoIterator<Item = &'w str>) -> Self {
        const DENY: [&str; 6] = ["deni", "deny", "disput", "refut", "contradict", "dismiss"];
        for word in cue.into_iter().flat_map(str::split_whitespace) {
            let word = word.to_lowercase();
            if DENY.iter().any(|stem| word.starts_with(stem)) {
                return Self::Denies;
            }
            if word.starts_with("confirm") {
                return Self::Confirms;
            }
        }
        Self::Claims
    }
}

/// Tells parties apart: by entity, or by the words that name none.
pub(crate) type PartyKey = (Option<EntityId>, Option<String>);

impl Named {
    /// The same for one party, however the text writes it.
    pub(crate) fn key(&self) -> PartyKey {
        let words = self.entity.is_none().then(|| self.name.to_lowercase());
        (self.entity, words)
    }

    /// The name, and the side in brackets where one is known: "Putin (Russia)".
    #[must_use]
    pub fn with_side(&self) -> String {
        match &self.side {
            Some(side) => format!("{} ({side})", self.name),
            None => self.name.clone(),
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        match &self.words {
            Some(words) => write!(f, " (“{words}”)"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Says {
                source,
                stance,
                through,
            } => {
                write!(f, "{} {source}", stance.words())?;
                let mut through = through.iter();
                through.try_for_each(|each| write!(f, ", according to {each}"))
            }
            Self::Reporter => f.write_str("in the reporter’s own words"),
        }
    }
}

impl EntityCard {
    /// What it is: "person".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        words::label(self.label)
    }

    /// Who found it: "machine", "added by you".
    #[must_use]
    pub fn provenance(&self) -> String {
        words::provenance(self.origin, None, None)
    }

    /// The card in one sentence, for those who hear it.
    #[must_use]
    pub fn summary(&self) -> String {
        let role = self.role.iter().map(|role| format!(", {role}"));
        let role: String = role.collect();
        let count = words::count(self.mentions, "mention", "mentions");
        format!("{}, {}{role}, {count}.", self.name, self.kind())
    }
}

impl Card {
    /// What it is: "person", "direct quote", "claimed concession".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.body {
            CardBody::Mention { entity, .. } => entity.kind(),
            CardBody::Quote { kind, .. } => words::quote(*kind),
            CardBody::Concession { .. } => "claimed concession",
        }
    }

    /// Who it is about: the entity, the speaker ("speaker not found"), or from whom to whom: "Veldria → Osterland".
    #[must_use]
    pub fn headline(&self) -> String {
        match &self.body {
            CardBody::Mention { entity, .. } => entity.name.clone(),
            CardBody::Quote { speaker, .. } => speaker
                .as_ref()
                .map_or_else(|| "speaker not found".to_owned(), ToString::to_string),
            CardBody::Concession {
                conceder,
                recipient,
                ..
            } => {
                let name = |party: &Option<Named>| party.as_ref().map(Named::with_side);
                match (name(conceder), name(recipient)) {
                    (Some(from), Some(to)) => format!("{from} → {to}"),
                    (Some(from), None) => from,
                    (None, Some(to)) => format!("not said who → {to}"),
                    (None, None) => "not said who".to_owned(),
                }
            }
        }
    }

    /// Who made it, and how sure: "machine, 0.86", "added by you".
    #[must_use]
    pub fn provenance(&self) -> String {
        words::provenance(self.origin, self.confidence, self.signature())
    }

    /// The name of who decided about it last, if they gave one.
    #[must_use]
    pub fn signature(&self) -> Option<&str> {
        self.decided.as_ref()?.by.as_deref()
    }

    /// Whether it is no more than a suggestion: see [`crate::Mark::is_unsure`].
    #[must_use]
    pub fn is_unsure(&self, sure: f32) -> bool {
        self.origin.is_unsure(self.confidence, sure)
    }

    /// The card in a sentence or two, for those who hear it. Long words are cut.
    #[must_use]
    pub fn summary(&self) -> String {
        let quoted = |text: &str| words::shorten(text.trim_matches(['“', '”', '"']), 120);
        let mut summary = match &self.body {
            CardBody::Mention { entity, .. } => entity.summary(),
            CardBody::Quote { .. } => {
                let (kind, who) = (capital(self.kind()), self.headline());
                format!("{kind}, {who}: “{}”.", quoted(&self.words))
            }
            CardBody::Concession {
                status,
                claim,
                what,
                condition,
                ..
            } => {
                let status = words::status(*status);
                let parties = self.headline().replace(" → ", " to ");
                let what = quoted(what);
                let condition = condition.iter();
                let condition: String = condition
                    .map(|words| format!(", condition “{}”", quoted(words)))
                    .collect();
                format!("Claimed concession, {status}: {parties}, “{what}”{condition}; {claim}.")
            }
        };
        if self.origin != Origin::Machine {
            summary.push(' ');
            summary.push_str(&capital(&self.provenance()));
            summary.push('.');
        }
        summary
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
