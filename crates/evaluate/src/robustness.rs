//! How far scores fall on worse text: one table, a line a figure and a column a [`Variation`].

use anyhow::Result;
use hearsay_extract::Models;
use std::fmt::Write;
use std::path::Path;

use crate::attribution::{Attribution, AttributionScores};
use crate::concessions::Row;
use crate::corpora::{Annotated, Annotation, read};
use crate::names::NamedSpan;
use crate::run::Run;
use crate::scored::Scored;
use crate::sets::Data;
use crate::variations::{Moves, Variation};

/// One line: what is scored, and its score from 0 to 1 under each variation.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The file and the figure.
    pub name: String,
    /// In the order of [`Variation::ALL`].
    pub scores: Vec<f64>,
}

/// The lines of all development sets.
///
/// # Errors
/// If a set is missing or can't be read.
pub fn lines(data: &Data, models: &Models) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for path in NamedSpan::files(data, false)? {
        lines.extend(of_file::<NamedSpan>(&path, models, watched(&["strict"]))?);
    }
    for path in Attribution::files(data, false)? {
        lines.extend(of_file::<Attribution>(&path, models, quotes)?);
    }
    for path in Row::files(data, false)? {
        lines.extend(of_file::<Row>(&path, models, watched(&["detection"]))?);
    }
    Ok(lines)
}

/// Figures with their names.
type Figures = Vec<(&'static str, f64)>;

/// Those of the watched figures that are called so.
fn watched<Mark: Scored>(names: &'static [&'static str]) -> impl Fn(&Run<Mark>) -> Result<Figures> {
    move |run| {
        let mut figures = Mark::score(run)?.watched;
        figures.retain(|(name, _)| names.contains(name));
        Ok(figures)
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the other figures can fail")]
fn quotes(run: &Run<Attribution>) -> Result<Figures> {
    let mut scores = AttributionScores::default();
    for (document, prediction) in run.pairs() {
        scores.add(
            &document.characters(),
            &document.marks,
            &prediction.attributions,
        );
    }
    Ok(vec![
        ("content tokens", scores.all.content_tokens.f1()),
        ("direct content exact", scores.direct.content_exact.f1()),
        ("direct speaker", scores.speakers.overlap_accuracy()),
    ])
}

fn of_file<Mark>(
    path: &Path,
    models: &Models,
    figures: impl Fn(&Run<Mark>) -> Result<Figures>,
) -> Result<Vec<Line>>
where
    Mark: Annotation + Moves + Sync,
{
    let documents = read::<Mark>(path)?;
    let mut lines: Vec<Line> = Vec::new();
    for variation in Variation::ALL {
        let varied: Vec<Annotated<Mark>> = documents
            .iter()
            .map(|each| variation.document(each))
            .collect();
        let run = Run::of(path, varied, models);
        for (index, (figure, score)) in figures(&run)?.into_iter().enumerate() {
            if lines.len() <= index {
                lines.push(Line {
                    name: format!("{} {figure}", run.name),
                    scores: Vec::new(),
                });
            }
            if let Some(line) = lines.get_mut(index) {
                line.scores.push(score);
            }
        }
    }
    Ok(lines)
}

/// The table, for people.
#[must_use]
pub fn table(lines: &[Line]) -> String {
    let mut out = format!("{:<54}", "F1 in per cent; speaker: share that is right");
    for variation in Variation::ALL {
        let _ = write!(out, "{:>10}", variation.name());
    }
    out.push('\n');
    for line in lines {
        let _ = write!(out, "  {:<52}", line.name);
        for score in &line.scores {
            let _ = write!(out, "{:>10.2}", 100.0 * score);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_line_has_a_column_for_each_variation() {
        let line = Line {
            name: "ner/made-up strict".to_owned(),
            scores: vec![0.9, 0.5, 0.899, 0.88, 0.7],
        };
        expect![[r#"
            F1 in per cent; speaker: share that is right            as it is     small  straight    joined     typos
              ner/made-up strict                                       90.00     50.00     89.90     88.00     70.00
        "#]].assert_eq(&table(&[line]));
    }
}
