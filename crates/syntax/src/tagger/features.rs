//! What the tagger looks at. Part of the model's format: other features need other weights.

use super::Dictionary;
use crate::Tag;
use crate::sequence::{Feature, Gather, Shape, Word};

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

    /// Hands each feature of the word at `index` to `gather`; `tags` are those of the words before it.
    pub fn features(&self, index: usize, tags: &[Tag], gather: &mut impl Gather) {
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
        let put = |template, parts: &[u64]| Feature::new(template).with_all(parts);

        // A word's hash stands for all that is read off it, its class included.
        gather.share(put(HERE, &[here.exact, shape]), |add| {
            add(put(0, &[]));
            add(put(1, &[here.lower]));
            add(put(2, &[here.exact]));
            for (length, &suffix) in (3..).zip(&here.suffixes) {
                add(put(length, &[suffix]));
            }
            for (length, &prefix) in (7..).zip(&here.prefixes[..3]) {
                add(put(length, &[prefix]));
            }
            add(put(10, &[shape]));
            add(put(11, &[here.outline]));
            add(put(12, &[shape, here.suffixes[1]]));
        });
        gather.share(put(BEFORE, &[before.exact, one]), |add| {
            add(put(13, &[one]));
            add(put(17, &[before.lower]));
            add(put(27, &[before.suffixes[2]]));
        });
        gather.share(put(AFTER, &[after.exact, shape]), |add| {
            add(put(19, &[after.lower]));
            add(put(26, &[after.suffixes[2], u64::from(next == 0)]));
            add(put(32, &[after.shape as u64, shape]));
        });
        gather.share(put(TAGS, &[one, two, class]), |add| {
            add(put(14, &[one, two]));
            add(put(28, &[one, two, class]));
        });
        gather.share(put(CLASSES, &[class, next, later]), |add| {
            add(put(23, &[class, next]));
            add(put(24, &[next, later]));
            add(put(29, &[class, next, later]));
        });
        gather.share(put(30, &[one, shape]), |add| add(put(30, &[one, shape])));
        gather.add(put(15, &[one, here.lower]).id());
        gather.add(put(16, &[one, class, next]).id());
        gather.add(put(18, &[before.lower, here.lower]).id());
        gather.add(put(20, &[here.lower, after.lower]).id());
        gather.add(put(21, &[self.word(index, -2).lower]).id());
        gather.add(put(22, &[self.word(index, 2).lower]).id());
        gather.add(put(25, &[one, here.suffixes[2]]).id());
        gather.add(put(31, &[here.suffixes[2], next]).id());
        gather.add(put(33, &[one, after.lower]).id());
    }
}

/// Keys of what features share, numbered past the templates.
const HERE: u64 = 100;
const BEFORE: u64 = 101;
const AFTER: u64 = 102;
const TAGS: u64 = 103;
const CLASSES: u64 = 104;
