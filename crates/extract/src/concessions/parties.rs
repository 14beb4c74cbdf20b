//! Parties: from words to the entity that they mean.

use std::collections::HashMap;
use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::{Label, Span};

use super::clauses::Clauses;
use crate::entities::Cast;
use crate::lexica::lexica;
use crate::{EntityId, Mention, Party};

/// The cast, made ready to be asked whom words mean.
pub(super) struct Parties<'c> {
    cast: &'c Cast,
    /// Places by name and alias, to find the country of a nationality.
    places: HashMap<&'c str, EntityId>,
}

impl<'c> Parties<'c> {
    pub fn of(cast: &'c Cast) -> Self {
        let mut places = HashMap::new();
        for (index, entity) in cast.entities.iter().enumerate() {
            if entity.label == Label::Place {
                let names = std::iter::once(&entity.name).chain(&entity.aliases);
                for name in names {
                    places.entry(name.as_str()).or_insert(EntityId(index));
                }
            }
        }
        Self { cast, places }
    }

    /// The party that the tokens name.
    pub fn named(&self, clauses: &Clauses<'_>, tokens: Option<&Range<usize>>) -> Party {
        let Some(tokens) = tokens else {
            return Party::default();
        };
        Party {
            span: clauses.document.span_of(tokens.clone()),
            entity: self.entity(clauses, tokens),
        }
    }

    /// Whom the tokens mean: the entity of the mention that holds their head. "Leaders of Oslo" are not Oslo, but "the
    /// Oslo government" and "Norwegian troops" act for Norway, if the text speaks of Norway.
    fn entity(&self, clauses: &Clauses<'_>, tokens: &Range<usize>) -> Option<EntityId> {
        let span = clauses.document.span_of(tokens.clone())?;
        let head = head_of(clauses, tokens);
        let at = clauses.document.tokens.get(head)?.span;
        let mentions = self.mentions_in(span);
        let of_head = mentions
            .iter()
            .filter(|mention| mention.span.overlaps(at))
            .max_by_key(|mention| mention.span.len());
        if let Some(mention) = of_head {
            let entity = self.country_of(mention.entity);
            return (!self.joins_another(clauses, tokens, head, entity)).then_some(entity);
        }
        if let Some(entity) = self.explained(clauses, tokens) {
            return Some(entity);
        }
        if !clauses.is_in(head, "organ") {
            return None;
        }
        // "Norwegian lawmakers", "the government of Norway", but not "lawmakers in Oslo".
        let of = clauses.is(head + 1, "of");
        let acting: Vec<&Mention> = mentions
            .into_iter()
            .filter(|mention| of || mention.span.end <= at.start)
            .collect();
        let (first, rest) = acting.split_first()?;
        let country = self.country_of(first.entity);
        // "his government" is not he.
        let person = self
            .cast
            .entity(country)
            .is_some_and(|entity| entity.label == Label::Person);
        if person {
            return None;
        }
        rest.iter()
            .all(|mention| self.country_of(mention.entity) == country)
            .then_some(country)
    }

    /// Whether "and" joins somebody else to the head: "Britain and France" are not Britain.
    fn joins_another(
        &self,
        clauses: &Clauses<'_>,
        tokens: &Range<usize>,
        head: usize,
        entity: EntityId,
    ) -> bool {
        if clauses.tag(head + 1) != Tag::Cc || tokens.end <= head + 2 {
            return false;
        }
        clauses
            .document
            .span_of(head + 2..tokens.end)
            .is_some_and(|rest| {
                self.mentions_in(rest)
                    .iter()
                    .any(|mention| self.country_of(mention.entity) != entity)
            })
    }

    /// Whom a name between commas after the tokens gives: "Its leader, Ana Duran, admitted".
    fn explained(&self, clauses: &Clauses<'_>, tokens: &Range<usize>) -> Option<EntityId> {
        let comma = tokens.end;
        if clauses.tag(comma) != Tag::Comma || clauses.tag(head_of(clauses, tokens)) == Tag::Prp {
            return None;
        }
        let name = clauses.document.tokens.get(comma + 1)?.span;
        let mention = self
            .mentions_in(name)
            .into_iter()
            .find(|mention| mention.span.start == name.start)?;
        let close = clauses.document.tokens_in(mention.span).end;
        let closed = clauses.tag(close) == Tag::Comma && clauses.tag(close + 1) != Tag::Cc;
        closed.then_some(mention.entity)
    }

    /// The mentions that share words with the span.
    fn mentions_in(&self, span: Span) -> Vec<&Mention> {
        let from = self
            .cast
            .mentions
            .partition_point(|mention| mention.span.end <= span.start);
        self.cast.mentions[from..]
            .iter()
            .take_while(|mention| mention.span.start < span.end)
            .collect()
    }

    /// The country of a nationality that the text also names, else the entity itself: "Danish" → Denmark.
    fn country_of(&self, id: EntityId) -> EntityId {
        let people = self
            .cast
            .entity(id)
            .filter(|entity| entity.label == Label::People)
            .and_then(|entity| lexica().people(&entity.name));
        people
            .and_then(|country| country.names.iter().find_map(|name| self.places.get(name)))
            .copied()
            .unwrap_or(id)
    }
}

/// The head of a party: of "the leader of the group" the leader, of "Oslo's troops" the troops.
pub(super) fn head_of(clauses: &Clauses<'_>, tokens: &Range<usize>) -> usize {
    let Some(mut phrase) = clauses.phrase(tokens.start) else {
        return tokens.start;
    };
    while phrase.possessive && phrase.tokens.end < tokens.end {
        match clauses.phrase(phrase.tokens.end + 1) {
            Some(owned) if owned.head > phrase.head => phrase = owned,
            _ => break,
        }
    }
    phrase.head
}
