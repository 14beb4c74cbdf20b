//! What the name model looks at: a document, prepared once for the features of all its tokens.

use std::collections::HashMap;
use std::ops::Range;

use hearsay_syntax::sequence::{Clusters, Feature, Group, Shape, Word};
use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, ParagraphKind};

use crate::lexica::{Kinds, lexica};

/// A document as the model sees it. One entry a token.
#[derive(Debug)]
pub struct Scene<'s> {
    words: Vec<Word>,
    tags: &'s [Tag],
    kinds: Vec<Kinds>,
    /// The lexicon's phrases of several words that cover the token, and where in them it stands.
    phrases: Vec<(Kinds, u8)>,
    settings: Vec<Setting>,
    runs: Vec<Run>,
    groups: Vec<Group>,
    /// How words are written where capitals tell something, by their lower-case hash.
    usage: HashMap<u64, Usage>,
}

/// How much the capital of a token tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// In running text: it marks a name, mostly.
    Inside,
    /// At the beginning of a sentence or quotation: little.
    First,
    /// In a title or between words that are all capitalised: nothing.
    Loud,
}

/// How often a word of the document stands in lower case, and how often it is capitalised inside a sentence.
#[derive(Debug, Clone, Copy, Default)]
struct Usage {
    lower: u32,
    capital: u32,
}

/// The run of capitalised words that a token belongs to, by indices; empty for other tokens.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    start: usize,
    end: usize,
}

const EDGE: Word = Word {
    exact: 1,
    lower: 1,
    suffixes: [1; 4],
    prefixes: [1; 4],
    outline: 1,
    shape: Shape::None,
};

/// The group that stands where a sentence has no word.
const EDGE_GROUP: u64 = u64::MAX;

impl<'s> Scene<'s> {
    /// Prepares a document.
    #[must_use]
    pub fn of(document: &Document<'_>, syntax: &'s Syntax, clusters: &Clusters) -> Self {
        let count = document.tokens.len();
        let mut scratch = String::new();
        let words: Vec<Word> = (0..count)
            .map(|index| Word::of(document.word(index), &mut scratch))
            .collect();
        let mut scene = Self {
            kinds: (0..count)
                .map(|index| lexica().kinds(document.word(index)))
                .collect(),
            phrases: vec![(Kinds::default(), 0); count],
            settings: vec![Setting::Inside; count],
            runs: vec![Run::default(); count],
            groups: words
                .iter()
                .map(|word| clusters.group(word.lower))
                .collect(),
            usage: HashMap::new(),
            tags: &syntax.tags,
            words,
        };
        for sentence in &document.sentences {
            let heading = document
                .paragraphs
                .get(sentence.paragraph)
                .is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading);
            scene.set(sentence.tokens.clone(), heading);
            scene.find_phrases(document, sentence.tokens.clone());
            scene.find_runs(document, sentence.tokens.clone());
        }
        for (word, setting) in scene.words.iter().zip(&scene.settings) {
            let usage = scene.usage.entry(word.lower).or_default();
            if word.shape == Shape::Lower {
                usage.lower += 1;
            } else if *setting == Setting::Inside && word.shape.is_capitalised() {
                usage.capital += 1;
            }
        }
        scene
    }

    fn set(&mut self, tokens: Range<usize>, heading: bool) {
        let words = self.words.get(tokens.clone()).unwrap_or_default();
        let lower = words
            .iter()
            .filter(|word| word.shape == Shape::Lower)
            .count();
        let upper = words
            .iter()
            .filter(|word| word.shape.is_capitalised())
            .count();
        let loud = upper > 2 && upper > 2 * lower || heading && upper > lower;
        let mut first = true;
        for index in tokens {
            let setting = match (loud, first) {
                (true, _) => Setting::Loud,
                (false, true) => Setting::First,
                (false, false) => Setting::Inside,
            };
            if let Some(place) = self.settings.get_mut(index) {
                *place = setting;
            }
            let tag = self.tags.get(index).copied().unwrap_or_default();
            first = matches!(tag, Tag::OpenQuote | Tag::CloseQuote | Tag::Colon)
                || first
                    && self
                        .words
                        .get(index)
                        .is_some_and(|word| word.shape == Shape::None);
        }
    }

    fn find_phrases(&mut self, document: &Document<'_>, tokens: Range<usize>) {
        let mut phrase = String::new();
        for start in tokens.clone() {
            if !self.word(start, 0).shape.is_capitalised() {
                continue;
            }
            phrase.clear();
            for end in start..tokens.end.min(start + lexica().longest()) {
                if end > start {
                    phrase.push(' ');
                }
                phrase.push_str(document.word(end));
                if end == start || !self.word(end, 0).shape.is_capitalised() {
                    continue;
                }
                let kinds = lexica().kinds(&phrase);
                if kinds.is_empty() {
                    continue;
                }
                for index in start..=end {
                    let place = u8::from(index > start) + 2 * u8::from(index == end);
                    if let Some(entry) = self.phrases.get_mut(index) {
                        *entry = (kinds, place);
                    }
                }
            }
        }
    }

    fn find_runs(&mut self, document: &Document<'_>, tokens: Range<usize>) {
        let mut start = tokens.start;
        while start < tokens.end {
            if !self.word(start, 0).shape.is_capitalised() {
                start += 1;
                continue;
            }
            let mut end = start + 1;
            while end < tokens.end {
                if self.word(end, 0).shape.is_capitalised() {
                    end += 1;
                } else if matches!(document.word(end), "-" | "&" | "of")
                    && end + 1 < tokens.end
                    && self.word(end + 1, 0).shape.is_capitalised()
                {
                    end += 2;
                } else {
                    break;
                }
            }
            for run in self.runs.get_mut(start..end).unwrap_or_default() {
                *run = Run { start, end };
            }
            start = end;
        }
    }

    fn word(&self, index: usize, offset: isize) -> &Word {
        index
            .checked_add_signed(offset)
            .and_then(|at| self.words.get(at))
            .unwrap_or(&EDGE)
    }

    fn tag(&self, index: usize, offset: isize) -> u64 {
        let at = index.checked_add_signed(offset);
        at.and_then(|at| self.tags.get(at))
            .map_or(99, |&tag| tag as u64)
    }

    /// Whether the document writes the word in lower case, and whether it capitalises it inside sentences.
    fn habit(&self, word: &Word, setting: Setting) -> u64 {
        let usage = self.usage.get(&word.lower).copied().unwrap_or_default();
        let own = u32::from(setting == Setting::Inside && word.shape.is_capitalised());
        u64::from(usage.lower > 0) + 2 * u64::from(usage.capital > own)
    }

    /// The hash of the word at `index`, if it is capitalised.
    #[must_use]
    pub fn capitalised(&self, index: usize) -> Option<u64> {
        let word = self.words.get(index)?;
        word.shape.is_capitalised().then_some(word.exact)
    }

    /// Calls `add` with each feature of the token at `index`, which lies in the sentence with these `tokens`.
    pub fn features(&self, index: usize, tokens: &Range<usize>, mut add: impl FnMut(u64)) {
        let mut put = |template: u64, parts: &[u64]| {
            add(parts
                .iter()
                .fold(Feature::new(template), |feature, &part| feature.with(part))
                .id());
        };
        let at = |offset: isize| {
            let inside = index
                .checked_add_signed(offset)
                .is_some_and(|at| tokens.contains(&at));
            if inside {
                self.word(index, offset)
            } else {
                &EDGE
            }
        };
        let [far, before, here, after, beyond] = [-2, -1, 0, 1, 2].map(at);
        let setting = self.settings.get(index).copied().unwrap_or(Setting::Inside);
        let shape = here.shape as u64 + 8 * setting as u64;
        let habit = self.habit(here, setting);

        put(0, &[]);
        put(1, &[here.lower]);
        put(2, &[here.exact]);
        put(3, &[before.lower]);
        put(4, &[after.lower]);
        put(5, &[far.lower]);
        put(6, &[beyond.lower]);
        put(7, &[before.lower, here.lower]);
        put(8, &[here.lower, after.lower]);
        for (length, (&suffix, &prefix)) in
            (0..).zip(here.suffixes.iter().zip(&here.prefixes).skip(1))
        {
            put(10 + length, &[suffix]);
            put(14 + length, &[prefix]);
        }
        put(20, &[shape]);
        put(21, &[here.outline]);
        put(22, &[shape, habit]);
        put(23, &[before.shape as u64, shape]);
        put(24, &[shape, after.shape as u64]);
        put(25, &[before.shape as u64, shape, after.shape as u64]);
        put(26, &[shape, here.lower]);
        put(27, &[shape, before.lower]);
        put(28, &[shape, after.lower]);
        put(29, &[before.suffixes[2], shape]);
        put(30, &[after.suffixes[2], shape]);

        let [t2, t1, t0, u1, u2] = [-2, -1, 0, 1, 2].map(|offset| self.tag(index, offset));
        put(31, &[t0, shape]);
        put(32, &[t1, t0]);
        put(33, &[t0, u1]);
        put(34, &[t1, t0, u1]);
        put(35, &[t2, t1]);
        put(36, &[u1, u2]);

        for offset in [-1_isize, 0, 1] {
            let template = (40 + offset) as u64;
            let kinds = index
                .checked_add_signed(offset)
                .filter(|at| tokens.contains(at))
                .and_then(|at| self.kinds.get(at))
                .copied()
                .unwrap_or_default();
            for kind in kinds.iter() {
                put(template, &[kind as u64, shape]);
            }
        }
        if let Some(&(kinds, place)) = self.phrases.get(index) {
            for kind in kinds.iter() {
                put(44, &[kind as u64, u64::from(place)]);
            }
        }
        self.run_features(index, &mut put);
        self.group_features(index, tokens, shape, &mut put);
    }

    /// What the groups of words tell: that of the token, of its neighbours, and of the ends of its run.
    fn group_features(
        &self,
        index: usize,
        tokens: &Range<usize>,
        shape: u64,
        put: &mut impl FnMut(u64, &[u64]),
    ) {
        let group = |at: usize| self.groups.get(at).copied().unwrap_or_default();
        let [before, here, after] = [-1, 0, 1].map(|offset| {
            let at = index
                .checked_add_signed(offset)
                .filter(|at| tokens.contains(at));
            let group = at.map(group);
            group.map_or((EDGE_GROUP, EDGE_GROUP), |group| {
                (u64::from(group.narrow), u64::from(group.wide))
            })
        });
        put(60, &[here.0, shape]);
        put(61, &[here.1, shape]);
        put(62, &[before.0]);
        put(63, &[after.0]);
        put(64, &[before.1, shape]);
        put(65, &[after.1, shape]);
        put(66, &[before.1, here.1]);
        put(67, &[here.1, after.1]);
        if let Some(run) = self.runs.get(index).filter(|run| run.end > run.start) {
            let (from, to) = (u64::from(index > run.start), u64::from(index + 1 < run.end));
            put(68, &[u64::from(group(run.end - 1).narrow), from, to]);
            put(69, &[u64::from(group(run.start).narrow), from, to]);
        }
    }

    /// What the run of capitalised words tells: its first and last word, its length, and what is in it.
    fn run_features(&self, index: usize, put: &mut impl FnMut(u64, &[u64])) {
        let Some(run) = self.runs.get(index).filter(|run| run.end > run.start) else {
            return;
        };
        let from = (index - run.start).min(3) as u64;
        let to = (run.end - 1 - index).min(3) as u64;
        let (first, last) = (self.word(run.start, 0), self.word(run.end - 1, 0));
        put(50, &[from, to]);
        put(51, &[last.lower, from.min(1), to.min(1)]);
        put(52, &[first.lower, from.min(1), to.min(1)]);
        put(
            53,
            &[self.word(run.start, -1).lower, from.min(1), to.min(1)],
        );
        put(
            54,
            &[self.word(run.end - 1, 1).lower, from.min(1), to.min(1)],
        );
        put(55, &[last.suffixes[2], to.min(1)]);
        if run.end - run.start > 1 {
            for kind in self
                .kinds
                .get(run.end - 1)
                .copied()
                .unwrap_or_default()
                .iter()
            {
                put(56, &[kind as u64, from.min(1), to.min(1)]);
            }
            for kind in self
                .kinds
                .get(run.start)
                .copied()
                .unwrap_or_default()
                .iter()
            {
                put(57, &[kind as u64, from.min(1), to.min(1)]);
            }
        }
    }
}
