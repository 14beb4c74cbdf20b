//! Nouns that report: "the claim that …", "Reck’s promise to …".

use std::ops::Range;

use hearsay_syntax::Tag;

use super::narration::Narration;
use super::phrases;

/// A noun with what it reports.
pub(super) struct Claim {
    pub(super) cue: Range<usize>,
    /// The first token of the content.
    pub(super) start: usize,
    pub(super) source: Option<Range<usize>>,
}

/// The reporting noun at `at`, directly before "that" or an infinitive.
pub(super) fn claim(
    narration: &Narration<'_, '_>,
    from: usize,
    at: usize,
    limit: usize,
) -> Option<Claim> {
    if !matches!(narration.tag(at), Tag::Nn | Tag::Nns) || at + 2 >= limit {
        return None;
    }
    let next = narration.lower(at + 1);
    let fits = match next {
        "that" => takes_that(narration.lemma(at)) && !narration.tag(at + 2).is_finite(),
        "to" => takes_infinitive(narration.lemma(at)) && narration.tag(at + 2) == Tag::Vb,
        _ => false,
    };
    if !fits || narration.quotation(at + 1).is_some() {
        return None;
    }
    Some(Claim {
        cue: at..at + 1,
        start: at + 1,
        source: owner(narration, from, at),
    })
}

/// Whose claim it is: "his claim", "the mayor’s claim".
fn owner(narration: &Narration<'_, '_>, from: usize, noun: usize) -> Option<Range<usize>> {
    let mut start = noun;
    while start > from && narration.tag(start - 1).is_adjective() {
        start -= 1;
    }
    let before = start.checked_sub(1).filter(|&before| before >= from)?;
    match narration.tag(before) {
        Tag::PrpPossessive => Some(before..before + 1),
        Tag::Pos => phrases::ending(narration, from, before).map(|phrase| phrase.start..before + 1),
        _ => None,
    }
}

fn takes_that(lemma: &str) -> bool {
    matches!(
        lemma,
        "claim"
            | "concern"
            | "statement"
            | "suggestion"
            | "assertion"
            | "complaint"
            | "warning"
            | "belief"
            | "hope"
            | "fear"
            | "doubt"
            | "accusation"
            | "allegation"
            | "speculation"
            | "view"
            | "assurance"
            | "promise"
            | "rumor"
            | "contention"
            | "insistence"
            | "prediction"
            | "argument"
            | "admission"
            | "conviction"
    )
}

fn takes_infinitive(lemma: &str) -> bool {
    matches!(
        lemma,
        "promise" | "pledge" | "vow" | "threat" | "refusal" | "proposal" | "call"
    )
}
