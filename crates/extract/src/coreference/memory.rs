//! Memory: the mentions that a reader still has in mind.

use std::cmp::Ordering;
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use super::scene::Scene;
use crate::EntityId;
use crate::lexica::Gender;

/// One remembered mention.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub entity: EntityId,
    pub tokens: Range<usize>,
    pub sentence: usize,
    pub subject: bool,
    pub quotation: Option<usize>,
}

/// The last mentions, and where each entity was mentioned last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    recent: VecDeque<Seen>,
    last: HashMap<EntityId, usize>,
    /// How often "he" and "she" were taken to mean each.
    genders: HashMap<EntityId, [usize; 2]>,
}

/// Mentions kept: enough for the sentences that [`super::pronouns`] looks back on, and a bound on the work at each.
const KEPT: usize = 40;

impl Memory {
    /// Remembers a mention.
    pub fn add(&mut self, scene: &Scene<'_, '_>, tokens: Range<usize>, entity: EntityId) {
        let sentence = scene.sentence(tokens.start);
        self.last.insert(entity, sentence);
        self.recent.push_back(Seen {
            entity,
            sentence,
            subject: scene.is_subject(&tokens),
            quotation: scene.quotation(tokens.start),
            tokens,
        });
        if self.recent.len() > KEPT {
            self.recent.pop_front();
        }
    }

    /// The remembered mentions of the `back` sentences before `sentence` and of `sentence` itself, the last first.
    pub fn within(&self, sentence: usize, back: usize) -> impl Iterator<Item = &Seen> {
        self.recent
            .iter()
            .rev()
            .take_while(move |seen| seen.sentence + back >= sentence)
    }

    /// The sentence in which an entity was last mentioned.
    pub fn last_sentence(&self, entity: EntityId) -> Option<usize> {
        self.last.get(&entity).copied()
    }

    /// Remembers the gender of a pronoun that was taken to mean an entity.
    pub fn learn(&mut self, entity: EntityId, gender: Gender) {
        self.genders.entry(entity).or_default()[gender as usize] += 1;
    }

    /// The gender that most pronouns gave an entity so far.
    pub fn gender(&self, entity: EntityId) -> Option<Gender> {
        let [male, female] = *self.genders.get(&entity)?;
        match male.cmp(&female) {
            Ordering::Greater => Some(Gender::Male),
            Ordering::Less => Some(Gender::Female),
            Ordering::Equal => None,
        }
    }
}
