//! What is shown of the marks: which list, narrowed to what, and how sure the machine must be.

use hearsay_annotation::lists::Filter;
use hearsay_annotation::{MarkKind, SURE};
use hearsay_text::Span;

/// One of the three lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum List {
    /// Entities.
    #[default]
    Who,
    /// Quotes.
    Said,
    /// Concessions.
    Gave,
}

impl List {
    /// In the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Who, Self::Said, Self::Gave];

    /// The list that holds the cards of such marks.
    #[must_use]
    pub fn of(kind: MarkKind) -> Self {
        match kind {
            MarkKind::Mention => Self::Who,
            MarkKind::Quote => Self::Said,
            MarkKind::Concession => Self::Gave,
        }
    }

    /// The word on its tab.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Who => "Who",
            Self::Said => "Said",
            Self::Gave => "Gave",
        }
    }
}

/// What is shown of the marks: the list that is up, what it is narrowed to, and what is hidden in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// The list that is up.
    pub list: List,
    /// What it is narrowed to.
    pub filter: Filter,
    /// Whether the text shows no entities, quotes, concessions: in the order of [`List`].
    pub hidden: [bool; 3],
    /// Words of the text that are shown, in bytes: where the reader stands among those found, or what a search led to.
    pub at: Option<Span>,
    /// On a narrow screen: whether the lists are up over the text.
    pub raised: bool,
    /// How sure the machine must be of a quote or a concession that is drawn as more than a suggestion.
    pub sure: Sure,
    /// Whether the text says, to those who hear it, where quotes and concessions begin and end.
    pub aloud: bool,
}

impl View {
    /// Whether the text shows the marks of that list alone.
    #[must_use]
    pub fn is_alone(&self, list: List) -> bool {
        self.hidden == List::ALL.map(|other| other != list)
    }
}

/// From 0 to 100 per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sure(pub u8);

impl Default for Sure {
    fn default() -> Self {
        Self((SURE * 100.0) as u8)
    }
}

impl Sure {
    /// From 0 to 1.
    #[must_use]
    pub fn share(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}
