//! Training what weighs concessions: of what frames and the model find in annotated passages, whether it was right, for the
//! judge, and who gives and who gains, for the chooser.

mod choosing;
mod course;
mod learning;

use hearsay_evaluate::Points;
use hearsay_evaluate::concessions::{ConcessionScores, FIELDS, Row, pairs, same};
use hearsay_evaluate::corpora::Annotated;
use hearsay_evaluate::predictions::predict;
use hearsay_extract::concessions::chooser::{Choice, Chooser, SIDES, Side};
use hearsay_extract::concessions::judge::{Judge, SUMS, Traits};
use hearsay_extract::concessions::{Candidate, Evidence, candidates};
use hearsay_extract::{Models, hints, reading};
use hearsay_syntax::encoder::Layout;
use hearsay_text::codepoints::CodePoints;
use hearsay_text::{Document, Span};

use crate::library::Lessons;
use crate::readers::standoff::Silver;

/// What a passage written for training is worth beside a real one: near misses stand mostly there.
const WRITTEN: f32 = 2.0;
/// What a passage is worth that a teacher marked.
const SILVER: f32 = 0.8;

/// A candidate, and whether it is a concession.
#[derive(Debug)]
struct Case {
    traits: Traits,
    /// The encoder's row of the first token of its cue.
    row: Vec<f32>,
    /// From 0 to 1: whether annotators marked it, or how sure a teacher is.
    share: f32,
    worth: f32,
    /// Of one that was marked, for each side: whom it may be, and which of them are right.
    sides: Option<[(Vec<Choice>, Vec<bool>); SIDES]>,
}

/// Learns a judge and a chooser for these models.
#[must_use]
pub fn train(models: &Models, lessons: &Lessons) -> (Judge, Chooser) {
    let mut cases = cases(models, &lessons.kept, 1.0);
    cases.extend(self::cases(models, &lessons.campaign, 1.0));
    cases.extend(self::cases(models, &lessons.written, WRITTEN));
    // Who gains is wrong in three of ten that the teacher marked: the chooser learns from what was read.
    let doubtful = self::cases(models, &lessons.doubtful, 1.0);
    let chooser = choosing::chooser(cases.iter().chain(&doubtful));
    let silver = lessons.silver.iter();
    cases.extend(silver.flat_map(|Silver { passage, shares }| {
        of_passage(models, passage, |row| shares[row], SILVER)
    }));
    let right: f32 = cases.iter().map(|case| case.share).sum();
    eprintln!(
        "judge: {} candidates, {right:.0} of them right",
        cases.len()
    );
    (learning::judge(&cases), chooser)
}

fn share(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

fn cases(models: &Models, passages: &[Annotated<Row>], worth: f32) -> Vec<Case> {
    passages
        .iter()
        .flat_map(|passage| of_passage(models, passage, |_| 1.0, worth))
        .collect()
}

/// The candidates of a passage. `share` says of its marks, by their place, how sure they are.
fn of_passage(
    models: &Models,
    passage: &Annotated<Row>,
    share: impl Fn(usize) -> f32,
    worth: f32,
) -> Vec<Case> {
    let document = Document::of(&passage.text);
    let reading = reading::read(&document, models);
    let evidence = Evidence {
        grounds: &reading.grounds,
        ..Evidence::default()
    };
    let encoder = &models.grammar.encoder;
    let rows = rows(models, &document);
    let row = |cue: Span| {
        let first = document.tokens_in(cue).next().unwrap_or_default() * encoder.width();
        rows[first..first + encoder.width()].to_vec()
    };
    let points = CodePoints::of(&passage.text);
    let text: Vec<char> = passage.text.chars().collect();
    let case = |candidate: Candidate| {
        let at = |span: Span| Points {
            start: points.at_byte(span.start),
            end: points.at_byte(span.end),
        };
        let found = Row {
            cue: at(candidate.cue),
            content: at(candidate.content),
            conceder: None,
            recipient: None,
            claimant: None,
            condition: None,
            status: None,
        };
        let right = pairs(&text, &passage.marks, &[found]);
        let right = right.first().map(|&(gold, _)| gold);
        let marked = right.map(|gold| &passage.marks[gold]);
        let sides = marked.map(|mark| {
            let [gives, gains] = candidate.sides;
            let rights = |choices: Vec<Choice>, gold: Option<Points>| {
                let right = |choice: &Choice| {
                    let tokens = choice.tokens.clone();
                    let span = tokens.and_then(|tokens| document.span_of(tokens));
                    same(&text, gold, span.map(at))
                };
                let rights = choices.iter().map(right).collect();
                (choices, rights)
            };
            [rights(gives, mark.conceder), rights(gains, mark.recipient)]
        });
        Case {
            row: row(candidate.cue),
            share: right.map_or(0.0, &share),
            traits: candidate.traits,
            worth,
            sides,
        }
    };
    let found = candidates(&document, &reading.syntax, &evidence, &encoder.vectors);
    found.into_iter().map(case).collect()
}

/// The encoder's rows of all tokens, one after the other.
fn rows(models: &Models, document: &Document<'_>) -> Vec<f32> {
    let layout = Layout::of(document);
    let words = layout.seen();
    let hints = hints::of(&layout, &words);
    let mut all = Vec::new();
    let _ = models
        .grammar
        .read(&layout, &words, &hints, |_, rows| all.extend(rows));
    all
}

/// Prints how the judge and the chooser do on passages that they have not seen, and what the judge's scores are worth there: the
/// numbers of `concessions/learned.rs`.
pub fn print(models: &Models, passages: &[Annotated<Row>]) {
    let cases = cases(models, passages, 1.0);
    let scored: Vec<([f32; 2], f32)> = cases
        .iter()
        .map(|case| {
            let mut view = Vec::with_capacity(SUMS);
            models.judge.look(&case.row, &mut view);
            ([1.0, models.judge.score(&case.traits, &view)], case.share)
        })
        .collect();
    let mut weights = [0.0_f32; 2];
    for _ in 0..20_000 {
        let mut slopes = [0.0_f32; 2];
        for (values, right) in &scored {
            let score: f32 = weights.iter().zip(values).map(|(w, x)| w * x).sum();
            let error = share(score) - right;
            slopes
                .iter_mut()
                .zip(values)
                .for_each(|(slope, x)| *slope += error * x);
        }
        let rate = 0.5 / scored.len().max(1) as f32;
        weights
            .iter_mut()
            .zip(slopes)
            .for_each(|(weight, slope)| *weight -= rate * slope);
    }
    println!("  worth {:.2} + {:.2} score", weights[0], weights[1]);
    for side in Side::ALL {
        println!("  {}", sided(models, &cases, side));
    }
    let mut scores = ConcessionScores::default();
    for passage in passages {
        let text: Vec<char> = passage.text.chars().collect();
        let found = predict(&passage.text, models).concessions;
        scores.add(&text, &passage.marks, &found);
    }
    let [precision, recall, f1] = scores.detection();
    println!(
        "  all together: P {precision:.3} R {recall:.3} F1 {f1:.3}, strict {:.3}",
        scores.strictly()[2]
    );
    let fields = FIELDS.iter().zip(scores.agreement());
    let fields = fields.map(|(field, share)| format!("{field} {share:.3}"));
    println!(
        "  of the matched agree: {}",
        fields.collect::<Vec<_>>().join(", ")
    );
}

/// How often a side of what was marked is chosen right, how often it was found before, and how often it can be.
fn sided(models: &Models, cases: &[Case], side: Side) -> String {
    let marked = cases.iter().filter_map(|case| case.sides.as_ref());
    let (mut all, mut chosen, mut found, mut possible) = (0, 0, 0, 0);
    for (choices, rights) in marked.map(|sides| &sides[side as usize]) {
        let right = |at: usize| usize::from(rights[at]);
        all += 1;
        chosen += models.chooser.best(side, choices).map_or(0, right);
        found += choices
            .iter()
            .position(|choice| choice.was_found)
            .map_or(0, right);
        possible += usize::from(rights.contains(&true));
    }
    format!(
        "{side:?}: chosen right {chosen} of {all}, found so before {found}, possible {possible}"
    )
}
