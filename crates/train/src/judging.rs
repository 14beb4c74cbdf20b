//! Training the judge of concessions: what frames and the model find in annotated passages, and whether it was right.

use hearsay_evaluate::Points;
use hearsay_evaluate::concessions::{ConcessionScores, FIELDS, Row, pairs};
use hearsay_evaluate::corpora::Annotated;
use hearsay_evaluate::predictions::predict;
use hearsay_extract::concessions::judge::{Judge, MEANS, PLACES, Traits};
use hearsay_extract::concessions::{Candidate, Evidence, MOST, UNSEEN, candidates};
use hearsay_extract::{Models, reading};
use hearsay_text::codepoints::CodePoints;
use hearsay_text::{Document, Span};

/// How strongly weights are drawn to nothing: the inverse of a passage's worth.
const DRAW: f32 = 30.0;
/// What a passage written for training is worth beside a real one.
const WRITTEN: f32 = 0.3;
/// Steps down the slope, all candidates a step.
const STEPS: usize = 400;

/// A candidate, and whether annotators marked it.
#[derive(Debug)]
struct Case {
    traits: Traits,
    favour: f32,
    framed: bool,
    right: bool,
    worth: f32,
}

/// Learns a judge for these models, from real passages and from such as were written for training.
#[must_use]
pub fn train(models: &Models, passages: &[Annotated<Row>], written: &[Annotated<Row>]) -> Judge {
    let mut cases = cases(models, passages, 1.0);
    cases.extend(self::cases(models, written, WRITTEN));
    let right = cases.iter().filter(|case| case.right).count();
    eprintln!("judge: {} candidates, {right} of them right", cases.len());
    let dimensions = MEANS * models.grammar.encoder.vectors.dimensions();
    // Place 0 is the bias, then come the words, then the means.
    let mut weights = vec![0.0_f32; 1 + PLACES + dimensions];
    let mut speeds = vec![1e-8_f32; weights.len()];
    for _ in 0..STEPS {
        let mut slopes: Vec<f32> = weights.iter().map(|weight| weight * DRAW).collect();
        slopes[0] = 0.0;
        for case in &cases {
            let means = &weights[1 + PLACES..];
            let score = weights[0]
                + case
                    .traits
                    .holds
                    .iter()
                    .map(|&at| weights[1 + at as usize])
                    .sum::<f32>()
                + means
                    .iter()
                    .zip(&case.traits.means)
                    .map(|(x, y)| x * y)
                    .sum::<f32>();
            let error = case.worth * (share(score) - f32::from(u8::from(case.right)));
            slopes[0] += error;
            for &at in &case.traits.holds {
                slopes[1 + at as usize] += error;
            }
            let means = slopes[1 + PLACES..].iter_mut().zip(&case.traits.means);
            means.for_each(|(slope, x)| *slope += error * x);
        }
        // Every weight at its own pace (Duchi, Hazan, Singer: adaptive subgradient methods, 2011).
        for ((weight, slope), speed) in weights.iter_mut().zip(&slopes).zip(&mut speeds) {
            *speed += slope * slope;
            *weight -= 0.1 * slope / speed.sqrt();
        }
    }
    let (words, means) = weights[1..].split_at(PLACES);
    Judge::new(words, means, weights[0])
}

fn share(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

fn cases(models: &Models, passages: &[Annotated<Row>], worth: f32) -> Vec<Case> {
    passages
        .iter()
        .flat_map(|passage| of_passage(models, passage, worth))
        .collect()
}

fn of_passage(models: &Models, passage: &Annotated<Row>, worth: f32) -> Vec<Case> {
    let document = Document::of(&passage.text);
    let reading = reading::read(&document, models);
    let evidence = Evidence {
        grounds: &reading.grounds,
        favours: &reading.favours,
        judge: None,
    };
    let vectors = &models.grammar.encoder.vectors;
    let points = CodePoints::of(&passage.text);
    let text: Vec<char> = passage.text.chars().collect();
    let case = |candidate: Candidate| {
        let at = |span: Span| Points {
            start: points.at_byte(span.start),
            end: points.at_byte(span.end),
        };
        let row = Row {
            cue: at(candidate.cue),
            content: at(candidate.content),
            conceder: None,
            recipient: None,
            claimant: None,
            condition: None,
            status: None,
        };
        Case {
            right: !pairs(&text, &passage.marks, &[row]).is_empty(),
            traits: candidate.traits,
            favour: candidate.favour,
            framed: candidate.framed,
            worth,
        }
    };
    let found = candidates(&document, &reading.syntax, &evidence, vectors);
    found.into_iter().map(case).collect()
}

/// Prints how the judge does on passages that it has not seen, and how its scores and the favour of the model are best
/// joined there: the numbers of `concessions/learned.rs`.
pub fn print(models: &Models, passages: &[Annotated<Row>]) {
    let cases = cases(models, passages, 1.0);
    let scored: Vec<([f32; 5], bool)> = cases
        .iter()
        .map(|case| {
            let favour = case.favour.clamp(UNSEEN, MOST);
            let score = models.judge.score(&case.traits);
            let alone = f32::from(u8::from(!case.framed));
            ([1.0, score, favour, alone, alone * favour], case.right)
        })
        .collect();
    let mut weights = [0.0_f32; 5];
    for _ in 0..20_000 {
        let mut slopes = [0.0_f32; 5];
        for (values, right) in &scored {
            let score: f32 = weights.iter().zip(values).map(|(w, x)| w * x).sum();
            let error = share(score) - f32::from(u8::from(*right));
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
    println!(
        "  joined: {:.2} + {:.2} score + {:.2} favour; without a frame {:+.2} {:+.2} favour",
        weights[0], weights[1], weights[2], weights[3], weights[4]
    );
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
