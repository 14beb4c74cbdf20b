//! From marks to cards.

use std::collections::BTreeMap;

use hearsay_text::{Span, Status};

use super::{Card, CardBody, Claim, EntityCard, Named, Stance};
use crate::article::Article;
use crate::marks::{Body, EntityId, Mark, MarkId, Party};
use crate::words::on_one_line;

/// Makes the cards of one article, which it has counted once.
#[derive(Debug, Clone)]
pub struct Cards<'a> {
    article: &'a Article,
    tallies: BTreeMap<EntityId, Tally>,
    /// What each quote says, piece by piece.
    quoted: Vec<(Span, MarkId)>,
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
        let mut quoted = Vec::new();
        for mark in article.marks() {
            match &mark.body {
                Body::Mention { span, entity, .. } => {
                    let tally = tallies.entry(*entity).or_default();
                    tally.mentions += 1;
                    let here = (*span, mark.id);
                    tally.first = Some(tally.first.map_or(here, |first| first.min(here)));
                }
                Body::Quote {
                    speaker, content, ..
                } => {
                    quoted.extend(content.iter().map(|&piece| (piece, mark.id)));
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
        Self {
            article,
            tallies,
            quoted,
        }
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
        self.card(self.article.mark(id)?)
    }

    /// The card of a mark that the article need not have any more; none if what it is about is gone.
    pub(crate) fn card(&self, mark: &Mark) -> Option<Card> {
        let (words, body) = self.body(mark)?;
        Some(Card {
            mark: mark.id,
            words,
            origin: mark.origin,
            confidence: mark.confidence,
            why: mark.why.clone(),
            note: mark.note.clone(),
            tags: mark.tags.clone(),
            decided: mark.decided.clone(),
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
                    claim: self.claim(*claimant, *quote, *cue, *status),
                    what: self.words(*content),
                    cue: self.words(*cue),
                    condition: condition.map(|span| self.words(span)),
                    counterpart,
                    quote: *quote,
                    others: Vec::new(),
                    again: false,
                };
                Some((self.words(*content), body))
            }
        }
    }

    /// One side of a concession, with the country for which it acts.
    fn party(&self, party: Party) -> Option<Named> {
        let named = self.named(party.span.map(|span| self.words(span)), party.entity)?;
        let entity = named.entity.and_then(|id| self.article.entity(id));
        let side = entity.and_then(|entity| entity.side.clone());
        Some(Named { side, ..named })
    }

    /// According to whom: the source, how it stands to it, and through whom the reporter has it.
    fn claim(&self, claimant: Party, quote: Option<MarkId>, evokes: Span, status: Status) -> Claim {
        let words = claimant.span.map(|span| self.words(span));
        let Some(source) = self.named(words, claimant.entity) else {
            return Claim::Reporter;
        };
        let own = quote.and_then(|id| self.article.mark(id));
        let stance = match own.map(|mark| &mark.body) {
            // A refusal is what the denial says already.
            Some(Body::Quote { cue, .. }) if status != Status::Refused => {
                Stance::of(cue.iter().map(|&span| self.article.words(span)))
            }
            _ => Stance::Claims,
        };
        // Outwards from the quote that tells it.
        let inner = match own.map(|mark| &mark.body) {
            Some(Body::Quote { content, .. }) => content
                .iter()
                .find(|piece| piece.contains(evokes))
                .map_or(0, |piece| piece.len()),
            _ => 0,
        };
        let mut around: Vec<(usize, Named)> = Vec::new();
        let telling = self.quoted.iter();
        for (piece, id) in telling.filter(|(piece, _)| piece.contains(evokes)) {
            let Some(Body::Quote {
                source, speaker, ..
            }) = self.article.mark(*id).map(|mark| &mark.body)
            else {
                continue;
            };
            let named = self.named(self.pieces(source, " "), *speaker);
            if let Some(named) = named.filter(|_| quote != Some(*id) && piece.len() >= inner) {
                around.push((piece.len(), named));
            }
        }
        around.sort_by_key(|(length, _)| *length);
        let mut through: Vec<Named> = Vec::new();
        for (_, named) in around {
            let before = through.last().unwrap_or(&source);
            if before.key() != named.key() {
                through.push(named);
            }
        }
        Claim::Says {
            source,
            stance,
            through,
        }
    }

    fn named(&self, words: Option<String>, entity: Option<EntityId>) -> Option<Named> {
        let known = entity.and_then(|id| self.article.entity(id));
        match (known, words) {
            (Some(entity), words) => Some(Named {
                name: entity.name.clone(),
                words: words.filter(|words| !words.contains(&entity.name)),
                entity: Some(entity.id),
                side: None,
            }),
            (None, Some(words)) => Some(Named {
                name: words,
                words: None,
                entity: None,
                side: None,
            }),
            (None, None) => None,
        }
    }

    /// The words of the text on one line.
    fn words(&self, span: Span) -> String {
        on_one_line(self.article.words(span))
    }

    fn pieces(&self, spans: &[Span], between: &str) -> Option<String> {
        let pieces: Vec<String> = spans.iter().map(|&span| self.words(span)).collect();
        (!pieces.is_empty()).then(|| pieces.join(between))
    }
}
