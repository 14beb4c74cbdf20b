//! One word, one kind: what a document's own names say of a word that it uses often.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::labels;
use hearsay_syntax::sequence::HashKeys;
use hearsay_text::Label;

/// How often a document's capitalised words were found to be of which kind; place 0 is no name.
#[derive(Debug, Default)]
pub struct Votes {
    of_word: HashMap<u64, [u32; labels::KINDS.len() + 1], BuildHasherDefault<HashKeys>>,
}

/// What a word gains in score if all its other sightings agree.
const AGREEMENT: i32 = 80;

impl Votes {
    /// Counts a capitalised word with its label.
    pub fn add(&mut self, word: u64, label: u8) {
        if let Some(count) = self.of_word.entry(word).or_default().get_mut(kind(label)) {
            *count += 1;
        }
    }

    /// Whether the word was found to be of different kinds.
    #[must_use]
    pub fn are_split(&self, word: u64) -> bool {
        self.of_word
            .get(&word)
            .is_some_and(|counts| counts.iter().filter(|&&count| count > 0).count() > 1)
    }

    /// Favours in `scores`, one a label, the kinds that the word was found to be of, by their share.
    pub fn sway(&self, word: u64, scores: &mut [i32]) {
        let Some(counts) = self.of_word.get(&word) else {
            return;
        };
        let all: u32 = counts.iter().sum();
        for (label, score) in (0..).zip(scores) {
            let count = counts.get(kind(label)).copied().unwrap_or_default();
            *score += AGREEMENT * count as i32 / all.max(1) as i32;
        }
    }
}

fn kind(label: u8) -> usize {
    let kind = labels::meaning(label).map(|(kind, _)| kind);
    kind.and_then(|kind: Label| labels::KINDS.iter().position(|&each| each == kind))
        .map_or(0, |at| at + 1)
}
