//! What the tagger looks at. Part of the model's format: other features need other weights.

use super::Dictionary;
use crate::Tag;
use crate::sequence::{Feature, Shape, Word};

/// A sentence, prepared for its features.
#[derive(Debug)]
pub struct Context<'w> {
    words: &'w [Word],
    classes: Vec<u8>,
    /// Whether nothing in the sentence but short words is in lower case: capitals say little there.
    loud: bool,
}

impl<'w> Context<'w> {
    /// Prepares the words of one sentence.
    #[must_use]
    pub fn of(words: &'w [Word], dictionary: &Dictionary) -> Self {
        let lower = words
            .iter()
            .filter(|word| word.shape == Shape::Lower)
            .count();
        let upper = words
            .iter()
            .filter(|word| word.shape.is_capitalised())
            .count();
        Self {
            words,
            classes: words.iter().map(|word| dictionary.class(word)).collect(),
            loud: upper > 2 && upper > 2 * lower,
        }
    }

    fn word(&self, index: usize, offset: isize) -> &Word {
        index
            .checked_add_signed(offset)
            .and_then(|index| self.words.get(index))
            .unwrap_or(&Word::EDGE)
    }

    fn class(&self, index: usize, offset: isize) -> u64 {
        let at = index.checked_add_signed(offset);
        at.and_then(|index| self.classes.get(index))
            .map_or(256, |&class| u64::from(class))
    }

    /// Calls `add` with each feature of the word at `index`; `tags` are those of the words before it.
    pub fn features(&self, index: usize, tags: &[Tag], mut add: impl FnMut(u64)) {
        let [before, here, after] = [-1, 0, 1].map(|offset| self.word(index, offset));
        let tag = |back: usize| {
            let at = index.checked_sub(back);
            at.and_then(|index| tags.get(index))
                .map_or(99, |&tag| tag as u64)
        };
        let (one, two) = (tag(1), tag(2));
        let class = self.class(index, 0);
        let (next, later) = (self.class(index, 1), self.class(index, 2));
        let shape =
            here.shape as u64 + if index == 0 { 16 } else { 0 } + if self.loud { 32 } else { 0 };
        let mut put = |template: u64, parts: &[u64]| {
            add(parts
                .iter()
                .fold(Feature::new(template), |feature, &part| feature.with(part))
                .id());
        };
        put(0, &[]);
        put(1, &[here.lower]);
        put(2, &[here.exact]);
        for (length, &suffix) in (3..).zip(&here.suffixes) {
            put(length, &[suffix]);
        }
        for (length, &prefix) in (7..).zip(&here.prefixes[..3]) {
            put(length, &[prefix]);
        }
        put(10, &[shape]);
        put(11, &[here.outline]);
        put(12, &[shape, here.suffixes[1]]);
        put(13, &[one]);
        put(14, &[one, two]);
        put(15, &[one, here.lower]);
        put(16, &[one, class, next]);
        put(17, &[before.lower]);
        put(18, &[before.lower, here.lower]);
        put(19, &[after.lower]);
        put(20, &[here.lower, after.lower]);
        put(21, &[self.word(index, -2).lower]);
        put(22, &[self.word(index, 2).lower]);
        put(23, &[class, next]);
        put(24, &[next, later]);
        put(25, &[one, here.suffixes[2]]);
        put(26, &[after.suffixes[2], u64::from(next == 0)]);
        put(27, &[before.suffixes[2]]);
        put(28, &[one, two, class]);
        put(29, &[class, next, later]);
        put(30, &[one, shape]);
        put(31, &[here.suffixes[2], next]);
        put(32, &[after.shape as u64, shape]);
        put(33, &[one, after.lower]);
    }
}
