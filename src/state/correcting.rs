//! Correcting the text: what the reader has typed, kept until it is saved.

/// A text that is being corrected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// Whether it is up in place of the article; else it was set aside.
    pub open: bool,
    /// What was typed; none while it is the article's text.
    pub typed: Option<String>,
}

/// A step of correcting the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correcting {
    /// The text is opened, as it was set aside or else as it is.
    Open,
    /// This is what stands there now.
    Typed(String),
    /// The article comes back; what stands there is kept for the next time.
    SetAside(String),
    /// What was typed is given up for the article's text.
    Anew,
    /// What stands there becomes the text. When, in milliseconds since 1970.
    Save(String, u64),
}

impl Correction {
    /// Takes in what stands in the field, where the article says `text`.
    pub(super) fn type_in(&mut self, typed: String, text: &str) {
        self.typed = Some(typed).filter(|typed| typed != text);
    }
}
