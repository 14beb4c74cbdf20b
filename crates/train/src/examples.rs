//! What the network learns from: portions of text, and what is known of them.

pub mod attributions;
pub mod grounds;
pub mod names;
pub mod swaps;
pub mod treebank;

use crate::net::tape::NONE;
use hearsay_extract::hints;
use hearsay_syntax::encoder::{Layout, Lexeme, Vectors};
use std::collections::HashMap;
use std::ops::Range;

/// A portion of text as the network reads it, and what it should find there.
#[derive(Debug, Clone, Default)]
pub struct Portion {
    /// The words.
    pub words: Vec<String>,
    /// What the network sees of each.
    pub lexemes: Vec<Lexeme>,
    /// What it is told of each.
    pub hints: Vec<u32>,
    /// Sentences, as ranges of words.
    pub sentences: Vec<Range<usize>>,
    /// Whether each sentence begins a paragraph.
    pub opens: Vec<bool>,
    /// Whether each sentence is a heading.
    pub heads: Vec<bool>,
    /// Whether each word follows the one before it without a space.
    pub glued: Vec<bool>,
    /// What is known; each part counts what it is worth.
    pub known: Known,
}

/// What is known of a portion.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Parts of speech and dependencies.
    pub grammar: Option<Grammar>,
    /// The labels that each word may have in names, a bit each, and what they are worth.
    pub names: Option<(Vec<u32>, f32)>,
    /// Who is said to say what.
    pub attributions: Option<Vec<Scene>>,
    /// Who is said to give what.
    pub grounds: Option<Vec<Ground>>,
}

/// Parts of speech and dependencies, as far as they are known, one each a word.
#[derive(Debug, Clone, Default)]
pub struct Grammar {
    /// Opens the names of the parameters that learn it: corpora that differ in custom have some each.
    pub of: &'static str,
    /// What a word of it is worth.
    pub worth: f32,
    /// Parts of speech, as places in [`hearsay_syntax::Tag::ALL`].
    pub tags: Vec<Option<u8>>,
    /// Heads, as places in the portion or [`crate::net::tape::NONE`] for the root.
    pub heads: Vec<Option<u32>>,
    /// Relations, as places in [`hearsay_syntax::Relation::ALL`].
    pub relations: Vec<Option<u8>>,
}

/// The names of the parameters for what a program found.
pub const SILVER: &str = "silver ";

impl Grammar {
    /// What is known of some of the words; heads outside of them are not.
    #[must_use]
    pub fn of_words(&self, range: Range<usize>) -> Self {
        let head = |&head: &Option<u32>| match head {
            None | Some(NONE) => head,
            Some(head) if range.contains(&(head as usize)) => Some(head - range.start as u32),
            Some(_) => None,
        };
        Self {
            of: self.of,
            worth: self.worth,
            tags: self.tags[range.clone()].to_vec(),
            heads: self.heads[range.clone()].iter().map(head).collect(),
            relations: self.relations[range.clone()].to_vec(),
        }
    }
}

/// A concession, as far as it lies in a portion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The cue and its parts.
    pub scene: Scene,
    /// How far it has come, as a place in [`hearsay_text::Status::ALL`].
    pub status: u8,
}

/// A cue and the roles around it, as far as they lie in a portion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The word that carries the cue.
    pub cue: usize,
    /// The words that have a role, ascending.
    pub roles: Vec<(usize, u8)>,
}

/// The portions of a layout, as the network would read them, with nothing known of them yet.
#[must_use]
pub fn portions(layout: &Layout<'_>) -> Vec<(Range<usize>, Portion)> {
    let words = layout.seen();
    let hints = hints::of(layout, &words);
    let portions = layout.portions().into_iter().map(|range| {
        let inside = |sentence: &Range<usize>| {
            let (from, to) = (sentence.start.max(range.start), sentence.end.min(range.end));
            (from < to).then(|| from - range.start..to - range.start)
        };
        let kept = || {
            layout
                .sentences
                .iter()
                .enumerate()
                .filter_map(|(at, sentence)| Some((at, inside(sentence)?)))
        };
        let portion = Portion {
            words: layout.words[range.clone()]
                .iter()
                .map(|&word| word.to_owned())
                .collect(),
            lexemes: words[range.clone()].iter().map(Lexeme::of).collect(),
            hints: hints[range.clone()].to_vec(),
            sentences: kept().map(|(_, sentence)| sentence).collect(),
            opens: kept().map(|(at, _)| layout.opens[at]).collect(),
            heads: kept().map(|(at, _)| layout.heads[at]).collect(),
            glued: layout.glued[range.clone()].to_vec(),
            known: Known::default(),
        };
        (range, portion)
    });
    portions.collect()
}

impl Portion {
    /// The same portion, its words written otherwise: what is known of them stays.
    #[must_use]
    pub fn written(&self, how: impl Fn(&str) -> String) -> Self {
        self.rewritten(self.words.iter().map(|word| how(word)))
    }

    /// The same portion with as many other words: what is known of them stays.
    #[must_use]
    pub fn rewritten(&self, words: impl Iterator<Item = String>) -> Self {
        let words: Vec<String> = words.collect();
        let layout = Layout {
            words: words.iter().map(String::as_str).collect(),
            sentences: self.sentences.clone(),
            opens: self.opens.clone(),
            heads: self.heads.clone(),
            glued: self.glued.clone(),
        };
        let seen = layout.seen();
        Self {
            lexemes: seen.iter().map(Lexeme::of).collect(),
            hints: hints::of(&layout, &seen),
            words,
            ..self.clone()
        }
    }
}

/// Vectors of the words that the corpora have, unpacked.
#[derive(Debug)]
pub struct VectorTable {
    dimensions: usize,
    vectors: HashMap<u64, Vec<f32>>,
}

impl VectorTable {
    /// The vectors of the words of these portions, in any case they may come to be written in.
    #[must_use]
    pub fn of<'p>(vectors: &Vectors, portions: impl IntoIterator<Item = &'p Portion>) -> Self {
        let mut found = HashMap::new();
        for lexeme in portions.into_iter().flat_map(|portion| &portion.lexemes) {
            let Some(word) = vectors.find(lexeme.lower) else {
                continue;
            };
            found.entry(lexeme.lower).or_insert_with(|| {
                let mut vector = vec![0.0; vectors.dimensions()];
                vectors.write_to(word, &mut vector);
                vector
            });
        }
        Self {
            dimensions: vectors.dimensions(),
            vectors: found,
        }
    }

    /// How many numbers a vector has.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The vector of a word, by the hash of its lower case.
    #[must_use]
    pub fn of_word(&self, lower: u64) -> Option<&[f32]> {
        self.vectors.get(&lower).map(Vec::as_slice)
    }
}
