//! Quotes: what is said, by which words, by whom.
//!
//! The stages: quotation marks are paired (`pairs`); what stands outside of them is cut into passages
//! (`narration`); quotations that the words beside them attribute are direct quotes (`direct`); reporting verbs
//! (`cues`, `verbs`) with a clause, infinitive or noun phrase give indirect and mixed ones (`indirect`,
//! `clauses`); the noun phrase beside the verb is the source (`sources`), and the entity that it means the speaker
//! (`speakers`).

mod attribution;
mod borders;
mod clauses;
mod complements;
mod continuations;
mod cues;
mod direct;
mod indirect;
mod marked;
mod narration;
mod pairs;
mod phrases;
mod reasons;
mod reported;
mod sources;
mod speakers;
mod subjects;
mod turns;
mod verbs;

use hearsay_syntax::Syntax;
use hearsay_text::{Document, QuoteKind};

use crate::Quote;
use crate::entities::Cast;
use crate::roles::Report;
use crate::transcripts::Turn;
use attribution::{Attribution, Construction};
pub use marked::marked;
use narration::Narration;

/// The quotes of a document, in text order of their content. `turns` are those of a transcript.
#[must_use]
pub fn find(document: &Document<'_>, syntax: &Syntax, cast: &Cast, reports: &[Report], turns: &[Turn]) -> Vec<Quote> {
    let quotations = pairs::quotations(document);
    let narration = Narration::of(document, syntax, &quotations);
    let mut found = if reports.is_empty() {
        by_rules(&narration)
    } else {
        by_model(&narration, reports)
    };
    turns::add(&narration, turns, &mut found);
    continuations::append(&narration, &mut found);
    found.sort_by_key(|attribution| (attribution.content.first().copied(), attribution.cue.start));
    let speakers = speakers::find(&narration, cast, &found);
    found
        .iter()
        .zip(speakers)
        .map(|(attribution, speaker)| Quote {
            kind: kind(&narration, attribution),
            content: attribution.content.clone(),
            cue: narration.span(&attribution.cue).into_iter().collect(),
            source: attribution
                .source
                .as_ref()
                .and_then(|source| narration.span(source))
                .into_iter()
                .collect(),
            speaker,
            confidence: reasons::confidence(&narration, attribution),
            why: reasons::why(&narration, attribution),
        })
        .collect()
}

/// What rules alone find.
fn by_rules(narration: &Narration<'_, '_>) -> Vec<Attribution> {
    let mut found = direct::find(narration);
    let mut claimed = vec![false; narration.quotations.len()];
    for attribution in &found {
        for &quotation in &attribution.quotations {
            claimed[quotation] = true;
        }
    }
    let indirect = indirect::find(narration, &found, &claimed);
    found.extend(indirect);
    found
}

/// What the model finds, and quotations beside which rules find their source where the model was silent.
fn by_model(narration: &Narration<'_, '_>, reports: &[Report]) -> Vec<Attribution> {
    let mut found = reported::find(narration, reports);
    borders::keep(narration, &mut found);
    let mut claimed = vec![false; narration.document.tokens.len()];
    for piece in found.iter().flat_map(|each| &each.content) {
        claimed[narration.document.tokens_in(*piece)].fill(true);
    }
    let silent = |attribution: &Attribution| {
        let pieces = attribution.content.iter().flat_map(|&piece| narration.document.tokens_in(piece));
        !pieces.chain(attribution.cue.clone()).any(|token| claimed[token])
    };
    found.extend(direct::find(narration).into_iter().filter(silent));
    found
}

/// Direct if every piece is a quotation that stands alone, indirect if there is none; mixed also for a quoted fragment
/// that is the object of its verb: teased “big news”.
fn kind(narration: &Narration<'_, '_>, attribution: &Attribution) -> QuoteKind {
    if attribution.construction == Construction::Turn {
        return QuoteKind::Direct;
    }
    let mut quoted = false;
    let mut plain = false;
    for &piece in &attribution.content {
        for index in narration.document.tokens_in(piece) {
            match narration.quotation(index) {
                Some(_) => quoted = true,
                None => plain |= is_word(narration, index),
            }
        }
    }
    match (quoted, plain) {
        (true, false) if !attribution.quotations.is_empty() => QuoteKind::Direct,
        (true, _) => QuoteKind::Mixed,
        (false, _) => QuoteKind::Indirect,
    }
}

fn is_word(narration: &Narration<'_, '_>, index: usize) -> bool {
    narration.word(index).chars().any(char::is_alphanumeric)
}
