//! The features of the name model. Part of the model's format: other features need other weights.

use std::ops::Range;

use hearsay_syntax::sequence::{Feature, Gather, Word};

use super::{Distinct, Scene, Setting};
use crate::lexica::Kinds;

/// The group that stands where a sentence has no word.
const EDGE_GROUP: u64 = u64::MAX;

/// Keys of what features share, numbered past the templates.
const HERE: u64 = 100;
const BEFORE: u64 = 101;
const AFTER: u64 = 102;
const TAGS: u64 = 103;

/// The feature of a template with these parts.
#[inline(always)]
fn put(template: u64, parts: &[u64]) -> Feature {
    Feature::new(template).with_all(parts)
}

/// What is seen of a token or a neighbour; the edge where the sentence has none.
#[derive(Clone, Copy)]
struct Seen<'s> {
    word: &'s Word,
    kinds: Kinds,
    narrow: u64,
    wide: u64,
}

impl<'s> Seen<'s> {
    const EDGE: Self = Self {
        word: &Word::EDGE,
        kinds: Kinds::NONE,
        narrow: EDGE_GROUP,
        wide: EDGE_GROUP,
    };

    fn of(known: &'s Distinct) -> Self {
        Self {
            word: &known.word,
            kinds: known.kinds,
            narrow: u64::from(known.group.narrow),
            wide: u64::from(known.group.wide),
        }
    }
}

impl Scene<'_> {
    /// Hands each feature of the token at `index` to `gather`; the token lies in the sentence with these `tokens`.
    pub fn features(&self, index: usize, tokens: &Range<usize>, gather: &mut impl Gather) {
        let at = |offset: isize| {
            let at = index.checked_add_signed(offset);
            at.filter(|at| tokens.contains(at))
                .and_then(|at| self.known(at))
                .map_or(Seen::EDGE, Seen::of)
        };
        let [far, before, here, after, beyond] = [-2, -1, 0, 1, 2].map(at);
        let setting = self.settings.get(index).copied().unwrap_or(Setting::Inside);
        let shape = here.word.shape as u64 + 8 * setting as u64;
        let habit = self.habit(index, setting);

        // A word's hash stands for all that is known of it wherever it stands.
        gather.share(put(HERE, &[here.word.exact, shape, habit]), |add| {
            let word = here.word;
            add(put(0, &[]));
            add(put(1, &[word.lower]));
            add(put(2, &[word.exact]));
            for (length, (&suffix, &prefix)) in
                (0..).zip(word.suffixes.iter().zip(&word.prefixes).skip(1))
            {
                add(put(10 + length, &[suffix]));
                add(put(14 + length, &[prefix]));
            }
            add(put(20, &[shape]));
            add(put(21, &[word.outline]));
            add(put(22, &[shape, habit]));
            add(put(26, &[shape, word.lower]));
            for kind in here.kinds.iter() {
                add(put(40, &[kind as u64, shape]));
            }
            add(put(60, &[here.narrow, shape]));
            add(put(61, &[here.wide, shape]));
        });
        gather.share(put(BEFORE, &[before.word.exact, shape]), |add| {
            let word = before.word;
            add(put(3, &[word.lower]));
            add(put(23, &[word.shape as u64, shape]));
            add(put(27, &[shape, word.lower]));
            add(put(29, &[word.suffixes[2], shape]));
            for kind in before.kinds.iter() {
                add(put(39, &[kind as u64, shape]));
            }
            add(put(62, &[before.narrow]));
            add(put(64, &[before.wide, shape]));
        });
        gather.share(put(AFTER, &[after.word.exact, shape]), |add| {
            let word = after.word;
            add(put(4, &[word.lower]));
            add(put(24, &[shape, word.shape as u64]));
            add(put(28, &[shape, word.lower]));
            add(put(30, &[word.suffixes[2], shape]));
            for kind in after.kinds.iter() {
                add(put(41, &[kind as u64, shape]));
            }
            add(put(63, &[after.narrow]));
            add(put(65, &[after.wide, shape]));
        });
        let shapes = put(
            25,
            &[before.word.shape as u64, shape, after.word.shape as u64],
        );
        gather.share(shapes, |add| add(shapes));
        gather.add(put(5, &[far.word.lower]).id());
        gather.add(put(6, &[beyond.word.lower]).id());
        gather.add(put(7, &[before.word.lower, here.word.lower]).id());
        gather.add(put(8, &[here.word.lower, after.word.lower]).id());
        gather.add(put(66, &[before.wide, here.wide]).id());
        gather.add(put(67, &[here.wide, after.wide]).id());

        let [t2, t1, t0, u1, u2] = [-2, -1, 0, 1, 2].map(|offset| self.tag(index, offset));
        gather.share(put(TAGS, &[t1, t0, u1, shape]), |add| {
            add(put(31, &[t0, shape]));
            add(put(32, &[t1, t0]));
            add(put(33, &[t0, u1]));
            add(put(34, &[t1, t0, u1]));
        });
        for pair in [put(35, &[t2, t1]), put(36, &[u1, u2])] {
            gather.share(pair, |add| add(pair));
        }

        if let Some(&(kinds, place)) = self.phrases.get(index) {
            for kind in kinds.iter() {
                gather.add(put(44, &[kind as u64, u64::from(place)]).id());
            }
        }
        self.run_features(index, gather);
    }

    fn tag(&self, index: usize, offset: isize) -> u64 {
        let at = index.checked_add_signed(offset);
        at.and_then(|at| self.tags.get(at))
            .map_or(99, |&tag| tag as u64)
    }

    /// Whether the document writes the word in lower case, and whether it capitalises it inside sentences.
    fn habit(&self, index: usize, setting: Setting) -> u64 {
        let Some(known) = self.known(index) else {
            return 0;
        };
        let own = u32::from(setting == Setting::Inside && known.word.shape.is_capitalised());
        u64::from(known.usage.lower > 0) + 2 * u64::from(known.usage.capital > own)
    }

    /// What the run of capitalised words tells: its first and last word, its length, and what is in it.
    fn run_features(&self, index: usize, gather: &mut impl Gather) {
        let Some(run) = self.runs.get(index).filter(|run| run.end > run.start) else {
            return;
        };
        let from = (index - run.start).min(3) as u64;
        let to = (run.end - 1 - index).min(3) as u64;
        let (later, more) = (from.min(1), to.min(1));
        let known = |at: usize| self.known(at).map_or(Seen::EDGE, Seen::of);
        let (first, last) = (known(run.start), known(run.end - 1));
        let (before, after) = (self.word(run.start, -1), self.word(run.end - 1, 1));
        gather.add(put(50, &[from, to]).id());
        gather.add(put(51, &[last.word.lower, later, more]).id());
        gather.add(put(52, &[first.word.lower, later, more]).id());
        gather.add(put(53, &[before.lower, later, more]).id());
        gather.add(put(54, &[after.lower, later, more]).id());
        gather.add(put(55, &[last.word.suffixes[2], more]).id());
        if run.end - run.start > 1 {
            for kind in last.kinds.iter() {
                gather.add(put(56, &[kind as u64, later, more]).id());
            }
            for kind in first.kinds.iter() {
                gather.add(put(57, &[kind as u64, later, more]).id());
            }
        }
        gather.add(put(68, &[last.narrow, later, more]).id());
        gather.add(put(69, &[first.narrow, later, more]).id());
    }
}
