//! Whether confidences mean what they say: of the quotes that the extractor is so sure of, how many annotators marked too.

use std::fmt::Write as _;

use hearsay_extract::{Models, extract};

use crate::attribution::{Attribution, View, pairs};
use crate::corpora::Annotated;
use crate::predictions::Prediction;

/// A quote counts as right if it is paired with one of the gold and shares at least half of the words with it, by the
/// Dice overlap of their contents.
const HALF: f64 = 0.5;

/// The confidence of each quote found, and whether it is right.
#[must_use]
pub fn judged(articles: &[Annotated<Attribution>], models: &Models) -> Vec<(f32, bool)> {
    let mut judged = Vec::new();
    for article in articles {
        let text = article.characters();
        let found = extract(&article.text, models);
        let predicted = Prediction::of(&article.text, &found);
        let views = |marks: &[Attribution]| -> Vec<View> {
            marks.iter().map(|mark| View::of(mark, &text)).collect()
        };
        let (gold, predicted) = (views(&article.marks), views(&predicted.attributions));
        let mut right = vec![false; predicted.len()];
        for (one, other) in pairs(&gold, &predicted) {
            right[other] = gold[one].dice(&predicted[other]) >= HALF;
        }
        judged.extend(found.quotes.iter().map(|quote| quote.confidence).zip(right));
    }
    judged
}

/// A line for each tenth of the quotes, the least sure first: how sure, how many, what share is right; and how far the two lie
/// apart on average.
#[must_use]
pub fn table(mut judged: Vec<(f32, bool)>) -> String {
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lines =
        String::from("reliability of quotes, by tenths\n  confidence   mean   right   quotes\n");
    let mut apart = 0.0;
    let size = judged.len().div_ceil(10).max(1);
    for tenth in judged.chunks(size) {
        let count = tenth.len() as f32;
        let mean = tenth.iter().map(|(sure, _)| sure).sum::<f32>() / count;
        let right = tenth.iter().filter(|(_, right)| *right).count() as f32 / count;
        let (low, high) = (
            tenth.first().map_or(0.0, |each| each.0),
            tenth.last().map_or(0.0, |each| each.0),
        );
        apart += (mean - right).abs() * count / judged.len() as f32;
        let _ = writeln!(
            lines,
            "  {low:.2} – {high:.2}  {mean:.3}   {right:.3}   {:>5}",
            tenth.len()
        );
    }
    let _ = writeln!(lines, "  expected calibration error {apart:.3}");
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidences_that_hold_lie_near_what_is_right() {
        let judged: Vec<(f32, bool)> = (0..100).map(|at| (0.8, at % 5 != 0)).collect();
        assert!(table(judged).ends_with("expected calibration error 0.000\n"));
        assert!(table(vec![(1.0, false)]).ends_with("error 1.000\n"));
        assert!(table(Vec::new()).ends_with("error 0.000\n"));
    }
}
