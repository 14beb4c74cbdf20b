//! The best path through rows of scores, as the extractor would take it.

use std::ops::Range;

use hearsay_syntax::sequence::Steps;

use super::Matrix;

/// Scores are rounded to so many parts of one.
const PARTS: f32 = 256.0;

/// The best path through some rows of scores, with `steps` between their labels as far as `may_follow` allows them.
#[must_use]
pub fn best(
    scores: &Matrix,
    rows: Range<usize>,
    steps: &Matrix,
    may_follow: impl Fn(Option<u8>, Option<u8>) -> bool,
) -> Vec<u8> {
    let whole = |x: f32| (x * PARTS) as i32;
    let paths = Steps::new(steps.rows as u8, |from, to| {
        let score = match (from, to) {
            (Some(from), Some(to)) => {
                steps.values[usize::from(from) * steps.columns + usize::from(to)]
            }
            _ => 0.0,
        };
        may_follow(from, to).then(|| whole(score))
    });
    let row: Vec<i32> = rows
        .flat_map(|row| scores.row(row))
        .map(|&x| whole(x))
        .collect();
    paths.best(&row)
}
