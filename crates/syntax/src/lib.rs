//! Grammar: parts of speech, lemmas and dependencies; and the encoder that they and later stages read.

pub mod encoder;
pub mod grammar;
pub mod lemmas;
pub mod parser;
pub mod relations;
pub mod sequence;
pub mod tags;

pub use grammar::Grammar;
pub use parser::Parser;
pub use relations::Relation;
pub use tags::Tag;

/// What grammar knows of a document: one entry a token, in the order of [`hearsay_text::Document::tokens`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Syntax {
    /// Parts of speech.
    pub tags: Vec<Tag>,
    /// Dictionary forms, lower case.
    pub lemmas: Vec<String>,
    /// The head of each token, as an index of a token of the same sentence, or [`parser::ROOT`].
    pub heads: Vec<u32>,
    /// The relation of each token to its head.
    pub relations: Vec<Relation>,
}

impl Syntax {
    /// The tag of the token at `index`; [`Tag::default`] if there is none.
    #[must_use]
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// The lemma of the token at `index`; empty if there is none.
    #[must_use]
    pub fn lemma(&self, index: usize) -> &str {
        self.lemmas.get(index).map_or("", String::as_str)
    }

    /// The head of the token at `index`; `None` for the root of a sentence and where there is no token.
    #[must_use]
    pub fn head(&self, index: usize) -> Option<usize> {
        self.heads
            .get(index)
            .filter(|&&head| head != parser::ROOT)
            .map(|&head| head as usize)
    }

    /// The relation of the token at `index` to its head; [`Relation::default`] if there is none.
    #[must_use]
    pub fn relation(&self, index: usize) -> Relation {
        self.relations.get(index).copied().unwrap_or_default()
    }
}
