//! What the name model looks at: a document, prepared once for the features of all its tokens.

mod features;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use hearsay_syntax::sequence::{Clusters, Group, HashKeys, Shape, Word, hash_bytes};
use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, ParagraphKind};

use crate::lexica::{Kinds, lexica};

/// A document as the model sees it. One entry a token, save for `distinct`.
#[derive(Debug)]
pub struct Scene<'s> {
    /// Each word that the document has, once for each way to write it.
    distinct: Vec<Distinct>,
    /// Which of them the token is.
    words: Vec<u32>,
    tags: &'s [Tag],
    /// The lexicon's phrases of several words that cover the token, and where in them it stands.
    phrases: Vec<(Kinds, u8)>,
    settings: Vec<Setting>,
    runs: Vec<Run>,
}

/// A word, and what is known of it wherever it stands.
#[derive(Debug)]
struct Distinct {
    word: Word,
    kinds: Kinds,
    /// Whether a phrase of the lexicon begins with it.
    opens: bool,
    group: Group,
    /// How the document writes it.
    usage: Usage,
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

impl<'s> Scene<'s> {
    /// Prepares a document.
    #[must_use]
    pub fn of(document: &Document<'_>, syntax: &'s Syntax, clusters: &Clusters) -> Self {
        let count = document.tokens.len();
        let (distinct, words) = distinct(document, clusters);
        let mut scene = Self {
            distinct,
            words,
            tags: &syntax.tags,
            phrases: vec![(Kinds::default(), 0); count],
            settings: vec![Setting::Inside; count],
            runs: vec![Run::default(); count],
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
        scene.count_usage();
        scene
    }

    fn count_usage(&mut self) {
        let mut usages = Map::<Usage>::default();
        for (index, &setting) in self.settings.iter().enumerate() {
            let word = self.word(index, 0);
            let inside = setting == Setting::Inside && word.shape.is_capitalised();
            if word.shape == Shape::Lower || inside {
                let usage = usages.entry(word.lower).or_default();
                usage.lower += u32::from(!inside);
                usage.capital += u32::from(inside);
            }
        }
        for each in &mut self.distinct {
            each.usage = usages.get(&each.word.lower).copied().unwrap_or_default();
        }
    }

    fn set(&mut self, tokens: Range<usize>, heading: bool) {
        let shapes = || tokens.clone().map(|index| self.word(index, 0).shape);
        let lower = shapes().filter(|&shape| shape == Shape::Lower).count();
        let upper = shapes().filter(|shape| shape.is_capitalised()).count();
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
                || first && self.word(index, 0).shape == Shape::None;
        }
    }

    fn find_phrases(&mut self, document: &Document<'_>, tokens: Range<usize>) {
        let mut phrase = String::new();
        for start in tokens.clone() {
            let opens = self.known(start).is_some_and(|word| word.opens);
            if !opens || !self.word(start, 0).shape.is_capitalised() {
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

    /// What is known of the word at `index`.
    fn known(&self, index: usize) -> Option<&Distinct> {
        self.distinct.get(*self.words.get(index)? as usize)
    }

    fn word(&self, index: usize, offset: isize) -> &Word {
        index
            .checked_add_signed(offset)
            .and_then(|at| self.known(at))
            .map_or(&Word::EDGE, |known| &known.word)
    }

    /// The hash of the word at `index`, if it is capitalised.
    #[must_use]
    pub fn capitalised(&self, index: usize) -> Option<u64> {
        let word = &self.known(index)?.word;
        word.shape.is_capitalised().then_some(word.exact)
    }
}

/// By the hash of a word.
type Map<T> = HashMap<u64, T, BuildHasherDefault<HashKeys>>;

/// The distinct words of a document, and which of them each token is.
fn distinct(document: &Document<'_>, clusters: &Clusters) -> (Vec<Distinct>, Vec<u32>) {
    let (mut distinct, mut places) = (Vec::new(), Map::default());
    let mut scratch = String::new();
    let words = (0..document.tokens.len()).map(|index| {
        let text = document.word(index);
        let place = places.entry(hash_bytes(text.bytes()));
        *place.or_insert_with(|| {
            let word = Word::of(text, &mut scratch);
            let (kinds, opens) = lexica().word(text);
            distinct.push(Distinct {
                word,
                kinds,
                opens,
                group: clusters.group(word.lower),
                usage: Usage::default(),
            });
            distinct.len() as u32 - 1
        })
    });
    let words = words.collect();
    (distinct, words)
}
