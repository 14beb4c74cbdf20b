//! Precision, recall and F1.

use serde_json::{Value, json};
use std::ops::AddAssign;

/// Counts from which precision, recall and F1 follow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Predicted and right.
    pub right: usize,
    /// In the gold.
    pub gold: usize,
    /// Predicted.
    pub predicted: usize,
}

impl Tally {
    /// Share of the predicted that is right. Where there was nothing to find and nothing was claimed this is 1, and so
    /// are the other two; else nothing over nothing is 0.
    #[must_use]
    pub fn precision(self) -> f64 {
        self.share(self.predicted)
    }

    /// Share of the gold that is found.
    #[must_use]
    pub fn recall(self) -> f64 {
        self.share(self.gold)
    }

    /// The harmonic mean of [`Tally::precision`] and [`Tally::recall`].
    #[must_use]
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        }
    }

    fn share(self, of: usize) -> f64 {
        match (self.gold + self.predicted, of) {
            (0, _) => 1.0,
            (_, 0) => 0.0,
            _ => ratio(self.right, of),
        }
    }

    /// As the Python scorer prints it.
    #[must_use]
    pub fn json(self) -> Value {
        json!({
            "p": self.precision(), "r": self.recall(), "f1": self.f1(),
            "tp": self.right, "gold": self.gold, "pred": self.predicted,
        })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.gold += other.gold;
        self.predicted += other.predicted;
    }
}

/// `part / whole`, counts far below 2^53.
#[must_use]
pub fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Rounded to `digits` decimals as Python's `round` does: the nearest decimal to the number's exact value.
#[must_use]
pub fn round(number: f64, digits: usize) -> f64 {
    format!("{number:.digits$}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_over_nothing() {
        assert_eq!(Tally::default().f1(), 1.0);
        let missed = Tally {
            gold: 2,
            ..Tally::default()
        };
        assert_eq!((missed.precision(), missed.recall()), (0.0, 0.0));
    }

    #[test]
    fn rounds_as_python_does() {
        // 2.675 is a little less than it looks; 0.5 and 0.125 are exact, so their halves go to the even digit.
        assert_eq!(round(2.675, 2), 2.67);
        assert_eq!(round(0.5, 0), 0.0);
        assert_eq!(round(0.125, 2), 0.12);
        assert_eq!(round(2.0 / 3.0, 3), 0.667);
    }
}
