//! How far a quote can be trusted, and why it was taken for one, in plain words.

use super::attribution::{Attribution, Construction};
use super::narration::Narration;
use super::pairs::End;

/// The share of quotes of this build whose cue PolNeAR's annotators marked too, in 500 articles of its training part;
/// less where nobody is named. Quotations that no mark closes are not measured: they are halved.
pub(super) fn confidence(narration: &Narration<'_, '_>, attribution: &Attribution) -> f32 {
    if let Some(belief) = attribution.belief {
        return calibrated(belief);
    }
    let share = match attribution.construction {
        Construction::QuoteThenSource | Construction::QuoteThenCue => 0.97,
        // Not measured: no transcript is annotated.
        Construction::Turn => 0.9,
        Construction::AccordingTo => 0.89,
        Construction::That => 0.86,
        Construction::Postposed => 0.85,
        Construction::CueThenQuote => 0.81,
        Construction::Bare => 0.80,
        Construction::Raising => 0.76,
        Construction::Noun | Construction::Preposition => 0.73,
        Construction::QuoteThenHearer | Construction::Colon | Construction::Signature => 0.67,
        Construction::Infinitive => 0.61,
    };
    let unnamed = attribution.source.is_none() && attribution.construction != Construction::Raising;
    let lost = attribution
        .quotations
        .iter()
        .any(|&quotation| narration.quotations[quotation].end == End::Lost);
    share * if unnamed { 0.9 } else { 1.0 } * if lost { 0.5 } else { 1.0 }
}

/// Beliefs of the model, and the share of quotes believed so far that annotators marked too (at least half of their words):
/// PolNeAR's development part, in tenths; `hearsay-evaluate --only reliability` prints the table that says how well it holds.
const SHARES: [(f32, f32); 9] = [
    (5.0, 0.56),
    (6.0, 0.68),
    (6.9, 0.74),
    (7.8, 0.755),
    (8.7, 0.79),
    (9.4, 0.835),
    (10.4, 0.895),
    (11.5, 0.945),
    (12.5, 0.98),
];

/// The share that a belief stands for, drawn straight between those that were counted.
fn calibrated(belief: f32) -> f32 {
    let [first, .., last] = SHARES;
    if belief <= first.0 {
        return first.1;
    }
    let pair = SHARES.windows(2).find(|pair| belief < pair[1].0);
    pair.map_or(last.1, |pair| {
        let along = (belief - pair[0].0) / (pair[1].0 - pair[0].0);
        pair[0].1 + along * (pair[1].1 - pair[0].1)
    })
}

/// One sentence for the reader.
pub(super) fn why(narration: &Narration<'_, '_>, attribution: &Attribution) -> String {
    let words = |tokens: &std::ops::Range<usize>| {
        narration
            .span(tokens)
            .map_or("", |span| span.of(narration.document.text))
    };
    let cue = words(&attribution.cue);
    let source = attribution.source.as_ref().map_or("", words);
    let build = match attribution.construction {
        Construction::QuoteThenSource
        | Construction::QuoteThenCue
        | Construction::QuoteThenHearer => {
            format!("“{cue}” follows the quotation mark")
        }
        Construction::CueThenQuote => format!("“{cue}” leads up to the quotation mark"),
        Construction::Colon => "a colon leads up to the quotation mark".to_owned(),
        Construction::Turn => "a speaker’s label stands before the words".to_owned(),
        Construction::Signature => "a dash and a name stand after it".to_owned(),
        Construction::That => format!("“{cue}” takes a clause with “that”"),
        Construction::Bare => format!("“{cue}” takes a clause"),
        Construction::Infinitive => format!("“{cue}” takes an infinitive"),
        Construction::Noun => format!("“{cue}” takes what is said as its object"),
        Construction::Preposition => format!("“{cue}” leads up to what is said"),
        Construction::Postposed => format!("“{cue}” stands beside the clause"),
        Construction::AccordingTo => format!("“{cue}” names where the clause comes from"),
        Construction::Raising => format!("“{cue}” marks the clause as an impression"),
    };
    if source.is_empty() {
        format!("{build}; nobody is named beside it.")
    } else {
        format!("{build}, with “{source}” as the one who says it.")
    }
}
