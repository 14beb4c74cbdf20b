//! The scorers say what the Python scorers say.
//!
//! The cases lie under `tests/cases`: gold, predictions, and what Python printed of them. To make the last anew:
//!
//! ```sh
//! cd crates/evaluate/tests/cases && tools=../../../../../shared/tools
//! python3 $tools/score.py ner names.gold.jsonl names.pred.jsonl --json > names.expected.json
//! python3 $tools/score.py attribution attribution.gold.jsonl attribution.pred.jsonl --json > attribution.expected.json
//! python3 $tools/score_concessions.py concessions.gold.jsonl concessions.pred.jsonl > concessions.expected.json
//! ```
//!
//! A document without predictions has no line in its file of predictions.

use anyhow::Result;
use hearsay_evaluate::attribution::{Attribution, AttributionScores};
use hearsay_evaluate::concessions::{ConcessionScores, Row};
use hearsay_evaluate::corpora::{Annotated, Annotation, document, read};
use hearsay_evaluate::names::{NameScores, NamedSpan};
use hearsay_evaluate::peer::compare;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(name)
}

fn expected(name: &str) -> Result<Value> {
    Ok(serde_json::from_str(&fs::read_to_string(case(name))?)?)
}

/// Every gold document with the predictions for it. Their text is that of the gold.
fn documents<Mark: Annotation>(name: &str) -> Result<Vec<(Annotated<Mark>, Vec<Mark>)>> {
    let lines = fs::read_to_string(case(&format!("{name}.pred.jsonl")))?;
    let lines = lines.lines().map(serde_json::from_str);
    let mut predicted = lines.collect::<Result<Vec<Value>, _>>()?;
    let mut documents = Vec::new();
    for gold in read::<Mark>(&case(&format!("{name}.gold.jsonl")))? {
        let mut marks = Vec::new();
        if let Some(line) = predicted.iter_mut().find(|line| line["id"] == gold.id) {
            line["text"] = json!(gold.text);
            marks = document::<Mark>(&line.to_string())?.marks;
        }
        documents.push((gold, marks));
    }
    Ok(documents)
}

#[test]
fn names() -> Result<()> {
    let mut scores = NameScores::default();
    for (gold, predicted) in documents::<NamedSpan>("names")? {
        let length = gold.text.chars().count();
        scores.add(length, &gold.marks, &predicted)?;
    }
    // Precision, recall, F1 and three counts, strict and lenient, of six labels and the total; the documents.
    let figures = compare(&scores.json(), &expected("names.expected.json")?)?;
    assert_eq!(figures, 6 * 2 * 7 + 1);
    Ok(())
}

#[test]
fn a_prediction_outside_its_text_is_refused() {
    let span = NamedSpan {
        start: 3,
        end: 9,
        label: "PER".into(),
    };
    let mut scores = NameScores::default();
    assert!(scores.add(8, &[], std::slice::from_ref(&span)).is_err());
    assert!(scores.add(9, &[], &[span]).is_ok());
}

#[test]
fn attribution() -> Result<()> {
    let mut scores = AttributionScores::default();
    for (gold, predicted) in documents::<Attribution>("attribution")? {
        scores.add(&gold.characters(), &gold.marks, &predicted);
    }
    // Five tallies over all and over the direct ones; four counts, one count, seven figures of the speakers.
    let figures = compare(&scores.json(), &expected("attribution.expected.json")?)?;
    assert_eq!(figures, 6 * 5 * 2 + 4 + 1 + 7);
    Ok(())
}

#[test]
fn concessions() -> Result<()> {
    let mut scores = ConcessionScores::default();
    for (gold, predicted) in documents::<Row>("concessions")? {
        scores.add(&gold.characters(), &gold.marks, &predicted);
    }
    // Three counts, two times precision, recall and F1, five fields.
    let figures = compare(&scores.json(), &expected("concessions.expected.json")?)?;
    assert_eq!(figures, 3 + 2 * 3 + 5);
    Ok(())
}
