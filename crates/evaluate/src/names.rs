//! Scores of named entities, as `score.py ner` defines them.

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

use crate::pairing::pair;
use crate::{Points, Tally};

/// The labels that count in the total.
pub const LABELS: [&str; 3] = ["PER", "ORG", "LOC"];

/// A stretch that names something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NamedSpan {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What it names; corpora have labels of their own.
    pub label: String,
}

impl NamedSpan {
    /// Where it stands.
    #[must_use]
    pub fn points(&self) -> Points {
        Points::new(self.start, self.end)
    }
}

/// Scores pooled over documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameScores {
    /// Documents added.
    pub documents: usize,
    /// Same start, end and label.
    pub strict: BTreeMap<String, Tally>,
    /// Same label and at least one shared code point, paired one to one, greatest overlap first.
    pub lenient: BTreeMap<String, Tally>,
}

/// How the names of one document compare. Duplicates are gone, and so are predictions inside a gold span of a label
/// that is not scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The gold, in text order.
    pub gold: Vec<NamedSpan>,
    /// The predictions that count, in text order.
    pub predicted: Vec<NamedSpan>,
    /// Pairs of the lenient scores, by place in `gold` and `predicted`.
    pub pairs: Vec<(usize, usize)>,
}

/// Compares the names of one document.
#[must_use]
pub fn compare(gold: &[NamedSpan], predicted: &[NamedSpan]) -> Comparison {
    let (gold, mut predicted) = (distinct(gold), distinct(predicted));
    let unscored: Vec<_> = gold.iter().filter(|span| !is_scored(&span.label)).collect();
    predicted.retain(|span| {
        !is_scored(&span.label) || !unscored.iter().any(|outer| strictly_inside(span, outer))
    });
    let mut candidates = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in predicted.iter().enumerate() {
            let overlap = a.points().shared(b.points());
            if overlap > 0 && a.label == b.label {
                let apart = a.start.abs_diff(b.start) + a.end.abs_diff(b.end);
                candidates.push(((std::cmp::Reverse(overlap), apart, i, j), i, j));
            }
        }
    }
    Comparison {
        pairs: pair(candidates),
        gold,
        predicted,
    }
}

fn distinct(spans: &[NamedSpan]) -> Vec<NamedSpan> {
    spans
        .iter()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .cloned()
        .collect()
}

/// Whether a label counts in the total.
#[must_use]
pub fn is_scored(label: &str) -> bool {
    LABELS.contains(&label)
}

/// Inside and shorter: a country in the name of an election.
fn strictly_inside(span: &NamedSpan, outer: &NamedSpan) -> bool {
    outer.start <= span.start && span.end <= outer.end && span.points().len() < outer.points().len()
}

impl NameScores {
    /// Adds one document of `length` code points.
    ///
    /// # Errors
    /// If a prediction is empty or lies outside the text.
    pub fn add(
        &mut self,
        length: usize,
        gold: &[NamedSpan],
        predicted: &[NamedSpan],
    ) -> Result<()> {
        for span in predicted {
            ensure!(
                span.start < span.end && span.end <= length,
                "predicted entity {}-{} is outside its text of {length} code points",
                span.start,
                span.end
            );
        }
        self.documents += 1;
        let compared = compare(gold, predicted);
        for table in [&mut self.strict, &mut self.lenient] {
            for span in &compared.gold {
                table.entry(span.label.clone()).or_default().gold += 1;
            }
            for span in &compared.predicted {
                table.entry(span.label.clone()).or_default().predicted += 1;
            }
        }
        let right = |span: &&NamedSpan| compared.gold.binary_search(span).is_ok();
        for span in compared.predicted.iter().filter(right) {
            self.strict.entry(span.label.clone()).or_default().right += 1;
        }
        for &(i, _) in &compared.pairs {
            let label = compared.gold[i].label.clone();
            self.lenient.entry(label).or_default().right += 1;
        }
        Ok(())
    }

    /// The strict scores over [`LABELS`].
    #[must_use]
    pub fn strict_total(&self) -> Tally {
        total(&self.strict)
    }

    /// The lenient scores over [`LABELS`].
    #[must_use]
    pub fn lenient_total(&self) -> Tally {
        total(&self.lenient)
    }

    /// As the Python scorer prints it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "documents": self.documents,
            "labels": LABELS,
            "strict": table(&self.strict),
            "lenient": table(&self.lenient),
        })
    }
}

fn total(table: &BTreeMap<String, Tally>) -> Tally {
    let mut sum = Tally::default();
    for label in LABELS {
        sum += table.get(label).copied().unwrap_or_default();
    }
    sum
}

fn table(by_label: &BTreeMap<String, Tally>) -> Value {
    let mut rows: Map<String, Value> = by_label
        .iter()
        .map(|(label, tally)| (label.clone(), tally.json()))
        .collect();
    rows.insert("total".into(), total(by_label).json());
    Value::Object(rows)
}
