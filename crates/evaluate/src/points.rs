//! Stretches of a text counted in code points.

use serde::{Deserialize, Serialize};

/// A half-open stretch in code points. Gold data may hold any two numbers here; the scorers clip them to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Points {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Points {
    /// The stretch from `start` to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Code points covered; none if `end` comes before `start`.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing is covered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// How many code points both cover.
    #[must_use]
    pub fn shared(self, other: Self) -> usize {
        self.end
            .min(other.end)
            .saturating_sub(self.start.max(other.start))
    }

    /// The characters covered; fewer where the text is shorter.
    #[must_use]
    pub fn of(self, text: &[char]) -> &[char] {
        let end = self.end.min(text.len());
        text.get(self.start.min(end)..end).unwrap_or_default()
    }

    /// The characters covered, as a string.
    #[must_use]
    pub fn words(self, text: &[char]) -> String {
        self.of(text).iter().collect()
    }
}
