//! Sentences that two versions of a text do not share, also those in which nothing is marked.

use std::ops::Range;

use hearsay_text::Document;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::words::on_one_line;

/// A sentence before and after, on one line each; empty where it came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// In the older version.
    pub before: String,
    /// In the newer version.
    pub after: String,
}

/// The sentences that differ, in the order of the text. White space does not count.
///
/// ```
/// use hearsay_annotation::versions::rewritten;
///
/// let told = rewritten("It rained. They met for three hours.", "It rained. They met for two hours.");
/// assert_eq!(told[0].after, "They met for two hours.");
/// assert_eq!(told.len(), 1);
/// ```
#[must_use]
pub fn rewritten(old: &str, new: &str) -> Vec<Rewritten> {
    let (before, after) = (sentences(old), sentences(new));
    let mut told = Vec::new();
    let mut pair = |gone: Range<usize>, come: Range<usize>| {
        let most = gone.len().max(come.len());
        let line = |lines: &[String], range: &Range<usize>, nth: usize| {
            let line = range.clone().nth(nth).and_then(|at| lines.get(at));
            line.cloned().unwrap_or_default()
        };
        told.extend((0..most).map(|nth| Rewritten {
            before: line(&before, &gone, nth),
            after: line(&after, &come, nth),
        }));
    };
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete {
                old_index, old_len, ..
            } => pair(old_index..old_index + old_len, 0..0),
            DiffOp::Insert {
                new_index, new_len, ..
            } => pair(0..0, new_index..new_index + new_len),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => pair(
                old_index..old_index + old_len,
                new_index..new_index + new_len,
            ),
        }
    }
    told
}

fn sentences(text: &str) -> Vec<String> {
    let document = Document::of(text);
    let spans = document.sentences.iter();
    let spans = spans.filter_map(|sentence| document.span_of(sentence.tokens.clone()));
    spans.map(|span| on_one_line(span.of(text))).collect()
}
