//! The scores as a table for people.

use std::fmt::Write;

use crate::Tally;
use crate::attribution::AttributionScores;
use crate::concessions::{ConcessionScores, FIELDS};
use crate::names::{LABELS, NameScores};

/// Width of the first column, in which the names of files stand.
const WIDTH: usize = 44;
/// Width of the names below it, which are set in by two.
const INNER: usize = WIDTH - 2;

/// The heading of a part, with the names of its columns.
#[must_use]
pub fn heading(title: &str) -> String {
    format!(
        "{title:<WIDTH$}{:>7}{:>8}{:>8}{:>9}{:>9}{:>9}\n",
        "P", "R", "F1", "right", "gold", "pred"
    )
}

/// One line of counts and shares, in per cent.
#[must_use]
pub fn line(name: &str, tally: Tally) -> String {
    format!(
        "  {name:<INNER$}{:7.2}{:8.2}{:8.2}{:9}{:9}{:9}\n",
        100.0 * tally.precision(),
        100.0 * tally.recall(),
        100.0 * tally.f1(),
        tally.right,
        tally.gold,
        tally.predicted
    )
}

/// The names of one file.
#[must_use]
pub fn names(file: &str, scores: &NameScores) -> String {
    let mut out = heading(&format!("{file} ({} documents)", scores.documents));
    let tables = [
        ("strict", &scores.strict, scores.strict_total()),
        ("lenient", &scores.lenient, scores.lenient_total()),
    ];
    for (kind, table, total) in tables {
        for label in LABELS {
            let tally = table.get(label).copied().unwrap_or_default();
            out += &line(&format!("{kind} {label}"), tally);
        }
        out += &line(&format!("{kind} total"), total);
    }
    out
}

/// The quotes of one file.
#[must_use]
pub fn attribution(file: &str, scores: &AttributionScores) -> String {
    let mut out = heading(&format!("{file} ({} documents)", scores.documents));
    let paired = Tally {
        right: scores.paired,
        gold: scores.gold,
        predicted: scores.predicted,
    };
    out += &line("paired", paired);
    for (name, tally) in scores.all.named() {
        out += &line(name, tally);
    }
    for (name, tally) in scores.direct.named() {
        out += &line(&format!("direct {name}"), tally);
    }
    let speakers = &scores.speakers;
    let _ = writeln!(
        out,
        "  direct speaker: {} of {} covered ({:.2}%); of these source exact {:.2}%, sharing a word {:.2}%",
        speakers.covered,
        speakers.gold_with_source,
        100.0 * speakers.coverage(),
        100.0 * speakers.exact_accuracy(),
        100.0 * speakers.overlap_accuracy(),
    );
    out
}

/// The concessions of one file.
#[must_use]
pub fn concessions(file: &str, scores: &ConcessionScores) -> String {
    let mut out = heading(&format!("{file} ({} passages)", scores.passages));
    let rows = [
        ("detection", scores.detection(), scores.matched),
        ("strict", scores.strictly(), scores.strict),
    ];
    for (name, [p, r, f1], right) in rows {
        let _ = writeln!(
            out,
            "  {name:<INNER$}{:7.2}{:8.2}{:8.2}{right:9}{:9}{:9}",
            100.0 * p,
            100.0 * r,
            100.0 * f1,
            scores.gold,
            scores.predicted
        );
    }
    let fields: Vec<String> = FIELDS
        .iter()
        .zip(scores.agreement())
        .map(|(name, share)| format!("{name} {:.1}%", 100.0 * share))
        .collect();
    let _ = writeln!(out, "  of the matched agree: {}", fields.join(", "));
    out
}

/// The watched figures of one file on one line.
#[must_use]
pub fn watched(file: &str, figures: &[(&str, f64)]) -> String {
    let figures: Vec<String> = figures
        .iter()
        .map(|(name, f1)| format!("{name} {:.2}", 100.0 * f1))
        .collect();
    format!("  {file:<INNER$}{}\n", figures.join("   "))
}
