//! What was missed and what was invented, with some text around it, for those who tune.
//!
//! Every line begins with one sign: `-` missed, `+` invented, `~` found but not as the gold has it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Points;
use crate::attribution::{Attribution, View, pairs};
use crate::characters::is_space;
use crate::concessions::{self, FIELDS, Row};
use crate::corpora::Annotated;
use crate::names::{self, NamedSpan, is_scored};
use crate::predictions::Prediction;

/// How much of the text is shown on either side, in code points.
const AROUND: usize = 60;

/// The text around a stretch on one line, the stretch in brackets.
#[must_use]
pub fn context(text: &[char], at: Points) -> String {
    let before = Points::new(at.start.saturating_sub(AROUND), at.start).of(text);
    let after = Points::new(at.end, at.end.saturating_add(AROUND)).of(text);
    let space = |c: Option<&char>| c.is_some_and(|c| c.is_whitespace());
    let left = if space(before.last()) { " " } else { "" };
    let right = if space(after.first()) { " " } else { "" };
    format!(
        "{}{left}[{}]{right}{}",
        on_one_line(before),
        on_one_line(at.of(text)),
        on_one_line(after)
    )
}

/// The names of one document that are not exactly right.
#[must_use]
pub fn of_names(document: &Annotated<NamedSpan>, prediction: &Prediction) -> String {
    let text = document.characters();
    let compared = names::compare(&document.marks, &prediction.names);
    let of_gold: BTreeMap<_, _> = compared.pairs.iter().copied().collect();
    let mut out = String::new();
    for (i, gold) in compared.gold.iter().enumerate() {
        if !is_scored(&gold.label) {
            continue;
        }
        let (label, around) = (&gold.label, context(&text, gold.points()));
        let _ = match of_gold.get(&i).and_then(|&j| compared.predicted.get(j)) {
            Some(found) if found == gold => Ok(()),
            Some(found) => {
                let words = found.points().words(&text);
                writeln!(out, "~ {label} {around}  found as [{words}]")
            }
            None => writeln!(out, "- {label} {around}"),
        };
    }
    for (j, found) in compared.predicted.iter().enumerate() {
        if compared.pairs.iter().any(|&(_, other)| other == j) {
            continue;
        }
        let overlapping = compared
            .gold
            .iter()
            .find(|gold| gold.points().shared(found.points()) > 0);
        let gold = overlapping.map_or_else(String::new, |gold| {
            format!("  gold {} [{}]", gold.label, gold.points().words(&text))
        });
        let around = context(&text, found.points());
        let _ = writeln!(out, "+ {} {around}{gold}", found.label);
    }
    titled(&document.id, out)
}

/// The quotes of one document whose content or source is not exactly right.
#[must_use]
pub fn of_quotes(document: &Annotated<Attribution>, prediction: &Prediction) -> String {
    let text = document.characters();
    let view = |each: &Attribution| View::of(each, &text);
    let gold: Vec<View> = document.marks.iter().map(view).collect();
    let found: Vec<View> = prediction.attributions.iter().map(view).collect();
    let of_gold: BTreeMap<_, _> = pairs(&gold, &found).into_iter().collect();
    let told = |view: &View, from: &Attribution| {
        let kind = if view.direct { "direct" } else { "indirect" };
        let source = pieces(&text, &view.source);
        let cue = pieces(&text, &from.cue);
        format!(
            "{kind} source [{source}] cue [{cue}] content [{}]",
            pieces(&text, &view.content)
        )
    };
    let mut out = String::new();
    for (i, each) in gold.iter().enumerate() {
        let expected = told(each, &document.marks[i]);
        let _ = match of_gold.get(&i) {
            None => {
                let whole = each.content.first().map(|&first| context(&text, first));
                writeln!(out, "- {expected}\n    {}", whole.unwrap_or_default())
            }
            Some(&j) if found[j].content != each.content || found[j].source != each.source => {
                let got = told(&found[j], &prediction.attributions[j]);
                writeln!(out, "~ {expected}\n  found {got}")
            }
            Some(_) => Ok(()),
        };
    }
    for (j, each) in found.iter().enumerate() {
        if !of_gold.values().any(|&other| other == j) {
            let got = told(each, &prediction.attributions[j]);
            let _ = writeln!(out, "+ {got}");
        }
    }
    titled(&document.id, out)
}

/// The concessions of one passage that are missed, invented, or differ in a field.
#[must_use]
pub fn of_concessions(document: &Annotated<Row>, prediction: &Prediction) -> String {
    let text = document.characters();
    let (gold, found) = (&document.marks, &prediction.concessions);
    let of_gold: BTreeMap<_, _> = concessions::pairs(&text, gold, found).into_iter().collect();
    let mut out = String::new();
    for (i, each) in gold.iter().enumerate() {
        let expected = row(&text, each);
        let Some(other) = of_gold.get(&i).map(|&j| &found[j]) else {
            let _ = writeln!(out, "- {expected}");
            continue;
        };
        let agreement = each.agreement(other, &text);
        let differing = FIELDS.iter().zip(agreement).filter(|(_, agrees)| !agrees);
        let differing: Vec<&str> = differing.map(|(name, _)| *name).collect();
        if !differing.is_empty() {
            let (differing, got) = (differing.join(", "), row(&text, other));
            let _ = writeln!(out, "~ {expected}\n  found {got}\n  differs in {differing}");
        }
    }
    for (j, each) in found.iter().enumerate() {
        if !of_gold.values().any(|&other| other == j) {
            let _ = writeln!(out, "+ {}", row(&text, each));
        }
    }
    if !out.is_empty() {
        let _ = writeln!(out, "  in: {}", on_one_line(&text));
    }
    titled(&document.id, out)
}

/// A concession on one line.
#[must_use]
pub fn row(text: &[char], row: &Row) -> String {
    let field = |at: Option<Points>| at.map_or_else(|| "-".into(), |at| on_one_line(at.of(text)));
    format!(
        "{} cue [{}] content [{}] conceder [{}] recipient [{}] claimant [{}] condition [{}]",
        row.status.as_deref().unwrap_or("no status"),
        field(Some(row.cue)),
        field(Some(row.content)),
        field(row.conceder),
        field(row.recipient),
        field(row.claimant),
        field(row.condition),
    )
}

/// The words of several stretches, parted by a stroke.
#[must_use]
pub fn pieces(text: &[char], spans: &[Points]) -> String {
    let words: Vec<_> = spans.iter().map(|at| on_one_line(at.of(text))).collect();
    words.join(" | ")
}

/// The text on one line: runs of white space become one blank.
#[must_use]
pub fn on_one_line(text: &[char]) -> String {
    let words: Vec<String> = text
        .split(|&c| is_space(c))
        .filter(|word| !word.is_empty())
        .map(|word| word.iter().collect())
        .collect();
    words.join(" ")
}

fn titled(id: &str, lines: String) -> String {
    if lines.is_empty() {
        lines
    } else {
        format!("== {id}\n{lines}")
    }
}
