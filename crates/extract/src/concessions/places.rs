//! Places: what holds of something, hashed, for what was learned to look it up.

use hearsay_syntax::sequence::{Feature, hash_bytes};

use super::clauses::Clauses;
use super::drafts::Draft;

/// Places below a number.
pub(super) struct Places {
    count: usize,
    found: Vec<u32>,
}

impl Places {
    /// None yet, all below `count`.
    pub fn below(count: usize) -> Self {
        Self {
            count,
            found: Vec::new(),
        }
    }

    /// Adds the place of what a template says of these parts.
    pub fn add(&mut self, template: u64, parts: &[u64]) {
        let id = Feature::new(template).with_all(parts).id();
        self.found.push((id % self.count as u64) as u32);
    }

    /// Each once, ascending.
    pub fn done(mut self) -> Vec<u32> {
        self.found.sort_unstable();
        self.found.dedup();
        self.found
    }
}

/// What stands for a word: its dictionary form.
pub(super) fn word(clauses: &Clauses<'_>, at: usize) -> u64 {
    hash_bytes(clauses.lemma(at).bytes())
}

/// What stands for the cue: that of its frame, or its first word.
pub(super) fn cue(clauses: &Clauses<'_>, draft: &Draft) -> u64 {
    draft.frame.map_or_else(
        || word(clauses, draft.cue.start),
        |frame| hash_bytes(frame.cue.bytes()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_once_and_in_order() {
        let mut places = Places::below(1 << 12);
        for part in [5, 1, 5, 9] {
            places.add(2, &[part]);
        }
        let places = places.done();
        assert_eq!(places.len(), 3);
        assert!(places.is_sorted() && places.iter().all(|&place| place < 1 << 12));
    }
}
