//! Sentences for the reader: whether the article is kept, and what the foot of the page says.

use hearsay_annotation::EditError;

/// Whether the article on the desk is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Storage {
    /// Nothing to keep yet, or it is being written.
    #[default]
    Pending,
    /// Everything is kept.
    Saved,
    /// The browser said no; the sentence says how.
    Refused(String),
}

impl Storage {
    /// Why the browser keeps nothing, where it does not.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        match self {
            Self::Refused(why) => Some(why.clone()),
            Self::Pending | Self::Saved => None,
        }
    }
}

/// A sentence for the reader, at the foot of the page until it is dismissed or overtaken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub words: String,
    /// Whether it offers to bring back the article in the bin.
    pub restores: bool,
}

impl Notice {
    /// Just words.
    #[must_use]
    pub fn say(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            restores: false,
        }
    }

    pub(super) fn failed(error: &EditError) -> Self {
        Self::say(format!("That did not work: {error}."))
    }
}
