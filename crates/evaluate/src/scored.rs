//! The three kinds of marks that have a corpus and a scorer.

use anyhow::{Context, Result};
use serde_json::Value;
use std::path::PathBuf;

use crate::attribution::{Attribution, AttributionScores};
use crate::concessions::{ConcessionScores, Row};
use crate::corpora::{Annotated, Annotation};
use crate::names::{NameScores, NamedSpan};
use crate::predictions::Prediction;
use crate::run::Run;
use crate::sets::Data;
use crate::{mistakes, table};

/// The scores of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// For people.
    pub table: String,
    /// As the Python scorer prints it.
    pub json: Value,
    /// The figures that are watched: names and F1.
    pub watched: Vec<(&'static str, f64)>,
}

/// A kind of marks that is scored.
pub trait Scored: Annotation + Sync {
    /// The Python scorer, below the folder of the corpora.
    const SCRIPT: &'static str;
    /// What that scorer is told to do, if it does more than one thing.
    const TASK: Option<&'static str>;

    /// The files of the development sets, and of the training sets if they are wanted too.
    ///
    /// # Errors
    /// If one is missing.
    fn files(data: &Data, also_train: bool) -> Result<Vec<PathBuf>>;

    /// Scores a run.
    ///
    /// # Errors
    /// If a prediction does not fit its text.
    fn score(run: &Run<Self>) -> Result<Report>;

    /// What is wrong in one document, for people; empty if nothing is.
    fn mistakes(document: &Annotated<Self>, prediction: &Prediction) -> String;
}

impl Scored for NamedSpan {
    const SCRIPT: &'static str = "tools/score.py";
    const TASK: Option<&'static str> = Some("ner");

    fn files(data: &Data, also_train: bool) -> Result<Vec<PathBuf>> {
        data.names(also_train)
    }

    fn score(run: &Run<Self>) -> Result<Report> {
        let mut scores = NameScores::default();
        for (document, prediction) in run.pairs() {
            let length = document.text.chars().count();
            let added = scores.add(length, &document.marks, &prediction.names);
            added.with_context(|| format!("{}, {}", run.name, document.id))?;
        }
        Ok(Report {
            table: table::names(&run.name, &scores),
            json: scores.json(),
            watched: vec![
                ("strict", scores.strict_total().f1()),
                ("lenient", scores.lenient_total().f1()),
            ],
        })
    }

    fn mistakes(document: &Annotated<Self>, prediction: &Prediction) -> String {
        mistakes::of_names(document, prediction)
    }
}

impl Scored for Attribution {
    const SCRIPT: &'static str = "tools/score.py";
    const TASK: Option<&'static str> = Some("attribution");

    fn files(data: &Data, also_train: bool) -> Result<Vec<PathBuf>> {
        data.attribution(also_train)
    }

    fn score(run: &Run<Self>) -> Result<Report> {
        let mut scores = AttributionScores::default();
        for (document, prediction) in run.pairs() {
            let text = document.characters();
            scores.add(&text, &document.marks, &prediction.attributions);
        }
        Ok(Report {
            table: table::attribution(&run.name, &scores),
            json: scores.json(),
            watched: vec![
                ("direct content_exact", scores.direct.content_exact.f1()),
                ("content_tokens", scores.all.content_tokens.f1()),
                ("full", scores.all.full.f1()),
            ],
        })
    }

    fn mistakes(document: &Annotated<Self>, prediction: &Prediction) -> String {
        mistakes::of_quotes(document, prediction)
    }
}

impl Scored for Row {
    const SCRIPT: &'static str = "tools/score_concessions.py";
    const TASK: Option<&'static str> = None;

    fn files(data: &Data, also_train: bool) -> Result<Vec<PathBuf>> {
        data.concessions(also_train)
    }

    fn score(run: &Run<Self>) -> Result<Report> {
        let mut scores = ConcessionScores::default();
        for (document, prediction) in run.pairs() {
            let text = document.characters();
            scores.add(&text, &document.marks, &prediction.concessions);
        }
        Ok(Report {
            table: table::concessions(&run.name, &scores),
            json: scores.json(),
            watched: vec![
                ("detection", scores.detection()[2]),
                ("strict", scores.strictly()[2]),
            ],
        })
    }

    fn mistakes(document: &Annotated<Self>, prediction: &Prediction) -> String {
        mistakes::of_concessions(document, prediction)
    }
}
