//! Grammar: parts of speech and lemmas today, dependencies next.

pub mod lemmas;
pub mod sequence;
pub mod tagger;
pub mod tags;

use hearsay_text::Document;

pub use tagger::Tagger;
pub use tags::Tag;

/// What grammar knows of a document: one entry a token, in the order of [`Document::tokens`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Syntax {
    /// Parts of speech.
    pub tags: Vec<Tag>,
    /// Dictionary forms, lower case.
    pub lemmas: Vec<String>,
}

impl Syntax {
    /// Tags and lemmatises every token.
    #[must_use]
    pub fn of(document: &Document<'_>, tagger: &Tagger) -> Self {
        let tags = tagger.tag(document);
        let lemmas = (0..tags.len())
            .map(|index| lemmas::lemma(document.word(index), tags[index]))
            .collect();
        Self { tags, lemmas }
    }

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
}
