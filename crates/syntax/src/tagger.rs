//! The tagger: a part of speech for every token.
//!
//! Each sentence is tagged from left to right, each token by the label that scores best given the words around it and
//! the two tags before it. Words that training met often and always with the same tag are looked up. Method: averaged
//! perceptron with greedy decoding; ambiguity classes of the words to come as in SVMTool (Giménez and Màrquez, LREC 2004).

pub mod dictionary;
pub mod features;

use hearsay_text::Document;

use crate::Tag;
use crate::sequence::{Bytes, FormatError, Weights, Word};

pub use dictionary::Dictionary;
pub use features::Context;

/// A tagger. The default knows nothing and calls every token [`Tag::Other`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tagger {
    dictionary: Dictionary,
    weights: Weights,
}

impl Tagger {
    /// A tagger of these parts; the labels of `weights` are the places of [`Tag::ALL`].
    #[must_use]
    pub fn new(dictionary: Dictionary, weights: Weights) -> Self {
        Self {
            dictionary,
            weights,
        }
    }

    /// The tags of a document, one a token.
    #[must_use]
    pub fn tag(&self, document: &Document<'_>) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(document.tokens.len());
        let mut scratch = String::new();
        for sentence in &document.sentences {
            let words: Vec<Word> = sentence
                .tokens
                .clone()
                .map(|token| Word::of(document.word(token), &mut scratch))
                .collect();
            tags.extend(self.tag_words(&words));
        }
        tags.resize(document.tokens.len(), Tag::default());
        tags
    }

    /// The tags of one sentence, one a word.
    #[must_use]
    pub fn tag_words(&self, words: &[Word]) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(words.len());
        if self.weights.labels() == 0 {
            tags.resize(words.len(), Tag::default());
            return tags;
        }
        let context = Context::of(words, &self.dictionary);
        let mut scores = vec![0_i32; self.weights.labels()];
        for (index, word) in words.iter().enumerate() {
            let tag = self.dictionary.only(word).unwrap_or_else(|| {
                scores.fill(0);
                context.features(index, &tags, |feature| {
                    self.weights.add(feature, &mut scores)
                });
                best(&scores)
            });
            tags.push(tag);
        }
        tags
    }

    /// How many features have weights, and how many weights there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        self.weights.size()
    }

    /// Appends the tagger to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        self.dictionary.write(into);
        self.weights.write(into);
    }

    /// Reads what [`Tagger::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early, go on after the end, or hold a number that cannot be.
    pub fn read(bytes: &[u8]) -> Result<Self, FormatError> {
        let mut bytes = Bytes::new(bytes);
        let dictionary = Dictionary::read(&mut bytes)?;
        let weights = Weights::read(&mut bytes)?;
        bytes.end()?;
        Ok(Self {
            dictionary,
            weights,
        })
    }
}

/// The tag with the highest score; of equal ones the first.
fn best(scores: &[i32]) -> Tag {
    let top = scores
        .iter()
        .enumerate()
        .max_by_key(|&(label, score)| (score, std::cmp::Reverse(label)));
    top.and_then(|(label, _)| Tag::ALL.get(label).copied())
        .unwrap_or_default()
}
