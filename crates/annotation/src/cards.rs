//! Cards: what a mark is and why, in words. One place for the page and the export.

use std::collections::BTreeMap;
use std::fmt;

use hearsay_text::{Form, Label, QuoteKind, Span, Status};

use crate::article::Article;
use crate::marks::{Body, EntityId, Mark, MarkId, Origin, Party};
use crate::words;

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
    /// The rest, by sort.
    pub body: CardBody,
}

/// What a card says, by the sort of its mark.
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
    },
}

/// Somebody, by name and as the text puts it. Displays as "Ilse Marenhout (“she”)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The entity's name, or the words of the text where no entity is known.
    pub name: String,
    /// The words of the text, where they say something else than the name.
    pub words: Option<String>,
    /// The entity, where one is known.
    pub entity: Option<EntityId>,
}

/// According to whom. Displays as "says Ilse Marenhout (“she”)" or "in the reporter’s own words".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// A source that the reporter names.
    Says(Named),
    /// The reporter.
    Reporter,
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
            Self::Says(source) => write!(f, "says {source}"),
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
        words::provenance(self.origin, None)
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
                let name = |party: &Option<Named>| party.as_ref().map(|party| party.name.clone());
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
        words::provenance(self.origin, self.confidence)
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

/// Makes the cards of one article, which it has counted once.
#[derive(Debug, Clone)]
pub struct Cards<'a> {
    article: &'a Article,
    tallies: BTreeMap<EntityId, Tally>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    mentions: usize,
    quotes: usize,
    concessions: usize,
    first: Option<(Span, MarkId)>,
}

impl<'a> Cards<'a> {
    /// Counts the marks of each entity.
    #[must_use]
    pub fn of(article: &'a Article) -> Self {
        let mut tallies: BTreeMap<EntityId, Tally> = BTreeMap::new();
        for mark in article.marks() {
            match &mark.body {
                Body::Mention { span, entity, .. } => {
                    let tally = tallies.entry(*entity).or_default();
                    tally.mentions += 1;
                    let here = (*span, mark.id);
                    tally.first = Some(tally.first.map_or(here, |first| first.min(here)));
                }
                Body::Quote { speaker, .. } => {
                    if let Some(id) = speaker {
                        tallies.entry(*id).or_default().quotes += 1;
                    }
                }
                Body::Concession { conceder, .. } => {
                    if let Some(id) = conceder.entity {
                        tallies.entry(id).or_default().concessions += 1;
                    }
                }
            }
        }
        Self { article, tallies }
    }

    /// The article that they are of.
    #[must_use]
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// The card of an entity; none if it is not there.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<EntityCard> {
        let entity = self.article.entity(id)?;
        let tally = self.tallies.get(&id).copied().unwrap_or_default();
        let mut aliases = entity.aliases.clone();
        aliases.retain(|alias| *alias != entity.name);
        Some(EntityCard {
            id,
            name: entity.name.clone(),
            label: entity.label,
            aliases,
            role: entity.role.clone(),
            mentions: tally.mentions,
            quotes: tally.quotes,
            concessions: tally.concessions,
            first: tally.first.map(|(_, mark)| mark),
            origin: entity.origin,
        })
    }

    /// The card of a mark; none if it is not there.
    #[must_use]
    pub fn mark(&self, id: MarkId) -> Option<Card> {
        let mark = self.article.mark(id)?;
        let (words, body) = self.body(mark)?;
        Some(Card {
            mark: id,
            words,
            origin: mark.origin,
            confidence: mark.confidence,
            why: mark.why.clone(),
            body,
        })
    }

    fn body(&self, mark: &Mark) -> Option<(String, CardBody)> {
        match &mark.body {
            Body::Mention { span, entity, form } => {
                let entity = self.entity(*entity)?;
                let form = *form;
                Some((self.words(*span), CardBody::Mention { entity, form }))
            }
            Body::Quote {
                kind,
                content,
                cue,
                source,
                speaker,
            } => {
                let body = CardBody::Quote {
                    kind: *kind,
                    speaker: self.named(self.pieces(source, " "), *speaker),
                    cue: cue.iter().map(|&span| self.words(span)).collect(),
                };
                Some((self.pieces(content, " … ").unwrap_or_default(), body))
            }
            Body::Concession {
                cue,
                content,
                conceder,
                recipient,
                claimant,
                status,
                condition,
                counterpart,
                quote,
            } => {
                let counterpart = counterpart.and_then(|id| {
                    let other = self.article.mark(id)?;
                    Some((id, self.words(other.body.anchor())))
                });
                let body = CardBody::Concession {
                    status: *status,
                    conceder: self.party(*conceder),
                    recipient: self.party(*recipient),
                    claim: self.party(*claimant).map_or(Claim::Reporter, Claim::Says),
                    what: self.words(*content),
                    cue: self.words(*cue),
                    condition: condition.map(|span| self.words(span)),
                    counterpart,
                    quote: *quote,
                };
                Some((self.words(*content), body))
            }
        }
    }

    fn party(&self, party: Party) -> Option<Named> {
        self.named(party.span.map(|span| self.words(span)), party.entity)
    }

    fn named(&self, words: Option<String>, entity: Option<EntityId>) -> Option<Named> {
        let known = entity.and_then(|id| self.article.entity(id));
        match (known, words) {
            (Some(entity), words) => Some(Named {
                name: entity.name.clone(),
                words: words.filter(|words| *words != entity.name),
                entity: Some(entity.id),
            }),
            (None, Some(words)) => Some(Named {
                name: words,
                words: None,
                entity: None,
            }),
            (None, None) => None,
        }
    }

    /// The words of the text on one line.
    fn words(&self, span: Span) -> String {
        let words: Vec<&str> = self.article.words(span).split_whitespace().collect();
        words.join(" ")
    }

    fn pieces(&self, spans: &[Span], between: &str) -> Option<String> {
        let pieces: Vec<String> = spans.iter().map(|&span| self.words(span)).collect();
        (!pieces.is_empty()).then(|| pieces.join(between))
    }
}
