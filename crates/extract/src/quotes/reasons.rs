//! How far a quote can be trusted, and why it was taken for one, in plain words.

use super::attribution::{Attribution, Construction};
use super::narration::Narration;

/// The share of quotes of this build that PolNeAR's annotators marked too, in 250 articles of its training part.
pub(super) fn confidence(attribution: &Attribution) -> f32 {
    let share = match attribution.construction {
        Construction::QuoteThenSource => 0.96,
        Construction::QuoteThenCue => 0.94,
        Construction::AccordingTo => 0.91,
        Construction::That | Construction::CueThenQuote => 0.88,
        Construction::Bare => 0.83,
        Construction::Noun => 0.76,
        Construction::Preposition | Construction::Postposed => 0.75,
        Construction::Infinitive => 0.73,
        Construction::Raising | Construction::QuoteThenHearer => 0.68,
        Construction::Colon | Construction::ClaimNoun => 0.5,
    };
    let lost = if attribution.source.is_none() {
        0.8
    } else {
        1.0
    };
    share * lost
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
        Construction::That => format!("“{cue}” takes a clause with “that”"),
        Construction::Bare => format!("“{cue}” takes a clause"),
        Construction::Infinitive => format!("“{cue}” takes an infinitive"),
        Construction::Noun => format!("“{cue}” takes what is said as its object"),
        Construction::Preposition => format!("“{cue}” leads up to what is said"),
        Construction::Postposed => format!("“{cue}” stands beside the clause"),
        Construction::AccordingTo => format!("“{cue}” names where the clause comes from"),
        Construction::ClaimNoun => format!("“{cue}” is a word for something said"),
        Construction::Raising => format!("“{cue}” marks the clause as an impression"),
    };
    if source.is_empty() {
        format!("{build}; nobody is named beside it.")
    } else {
        format!("{build}, with “{source}” as the one who says it.")
    }
}
