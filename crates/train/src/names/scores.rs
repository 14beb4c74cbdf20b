//! How well a name model does, as `tools/score.py ner` counts: strict, and for the three labels that all sets have.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use hearsay_extract::names::Finder;
use hearsay_syntax::{Syntax, Tagger};
use hearsay_text::{Document, Label};

use crate::readers::marked;

const LABELS: [Label; 3] = [Label::Person, Label::Organisation, Label::Place];

/// Counts of names, for each of the three labels.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Found and right.
    pub right: [usize; 3],
    /// In the gold.
    pub gold: [usize; 3],
    /// Found.
    pub found: [usize; 3],
}

impl Counts {
    /// Precision, recall and F1 in per cent, of one label or of all.
    #[must_use]
    pub fn scores(&self, label: Option<usize>) -> [f64; 3] {
        let sum =
            |counts: &[usize; 3]| label.map_or(counts.iter().sum(), |label| counts[label]) as f64;
        let (right, gold, found) = (sum(&self.right), sum(&self.gold), sum(&self.found));
        [
            right / found.max(1.0),
            right / gold.max(1.0),
            2.0 * right / (gold + found).max(1.0),
        ]
        .map(|share| share * 100.0)
    }
}

impl Counts {
    /// The scores in one line: all, then each label.
    #[must_use]
    pub fn line(&self) -> String {
        let [p, r, f1] = self.scores(None);
        let labels = (0..3).map(|label| {
            format!(
                "{} {:.1}",
                LABELS[label].as_str(),
                self.scores(Some(label))[2]
            )
        });
        format!(
            "F1 {f1:.1} (P {p:.1} R {r:.1}; {})",
            labels.collect::<Vec<_>>().join(", ")
        )
    }
}

/// Looks for the names of the texts in `path` and counts.
///
/// # Errors
/// If the file cannot be read.
pub fn of(finder: &Finder, tagger: &Tagger, path: &Path) -> Result<Counts> {
    let mut counts = Counts::default();
    for text in marked::json(path)? {
        let document = Document::of(&text.text);
        let syntax = Syntax::of(&document, tagger);
        let gold: BTreeSet<_> = text.names.iter().copied().collect();
        let inside = |span, label| {
            gold.iter().any(|&(other, kind)| {
                kind != label && !LABELS.contains(&kind) && other != span && other.contains(span)
            })
        };
        for name in finder.find(&document, &syntax) {
            let Some(at) = LABELS.iter().position(|&label| label == name.label) else {
                continue;
            };
            if !inside(name.span, name.label) {
                counts.found[at] += 1;
                counts.right[at] += usize::from(gold.contains(&(name.span, name.label)));
            }
        }
        for (_, label) in &gold {
            if let Some(at) = LABELS.iter().position(|each| each == label) {
                counts.gold[at] += 1;
            }
        }
    }
    Ok(counts)
}
