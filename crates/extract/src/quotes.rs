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
mod signatures;
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
pub fn find(
    document: &Document<'_>,
    syntax: &Syntax,
    cast: &Cast,
    reports: &[Report],
    turns: &[Turn],
) -> Vec<Quote> {
    let quotations = pairs::quotations(document);
    let narration = Narration::of(document, syntax, &quotations);
    let mut found = if reports.is_empty() {
        by_rules(&narration)
    } else {
        by_model(&narration, reports)
    };
    drop_echoes(&mut found);
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

/// How many quotes back an echo is looked for.
const NEAR: usize = 8;

/// Keeps one of several quotes that give the same words to the same source: two cues beside each other, as in "echoed the
/// view, favouring talks".
fn drop_echoes(found: &mut Vec<Attribution>) {
    let mut kept: Vec<Attribution> = Vec::with_capacity(found.len());
    for each in found.drain(..) {
        let same =
            |other: &&mut Attribution| other.content == each.content && other.source == each.source;
        match kept.iter_mut().rev().take(NEAR).find(same) {
            Some(other) if other.belief < each.belief => *other = each,
            Some(_) => {}
            None => kept.push(each),
        }
    }
    *found = kept;
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

/// What the model finds; and direct quotes and signatures as rules build them, where the model is silent or they are surer.
fn by_model(narration: &Narration<'_, '_>, reports: &[Report]) -> Vec<Attribution> {
    let mut found = reported::find(narration, reports);
    borders::keep(narration, &mut found);
    // Which of them say each token.
    let mut says: Vec<Vec<usize>> = vec![Vec::new(); narration.document.tokens.len()];
    for (index, each) in found.iter().enumerate() {
        for token in each
            .content
            .iter()
            .flat_map(|&piece| narration.document.tokens_in(piece))
        {
            says[token].push(index);
        }
    }
    let direct = direct::find(narration);
    let indirect = missed(narration, &direct, &found);
    for ruled in direct.into_iter().chain(signatures::find(narration)) {
        let tokens: Vec<usize> = ruled
            .content
            .iter()
            .flat_map(|&piece| narration.document.tokens_in(piece))
            .collect();
        let mut others: Vec<usize> = tokens
            .iter()
            .flat_map(|&token| &says[token])
            .copied()
            .collect();
        if others.is_empty() {
            found.push(ruled);
            continue;
        }
        others.sort_unstable();
        others.dedup();
        let same = |&index: &usize| {
            let shared = tokens
                .iter()
                .filter(|&&token| says[token].contains(&index))
                .count();
            let all = found[index]
                .content
                .iter()
                .map(|&piece| narration.document.tokens_in(piece).len())
                .sum::<usize>();
            2 * shared > tokens.len() && 2 * shared > all
        };
        let beside = matches!(
            ruled.construction,
            Construction::QuoteThenSource
                | Construction::QuoteThenCue
                | Construction::QuoteThenHearer
                | Construction::Signature
        );
        if let Some(index) = others.into_iter().find(same).filter(|_| beside) {
            found[index] = ruled;
        }
    }
    found.extend(indirect);
    found
}

/// Indirect quotes of the surest builds, whose cues the model passed over.
fn missed(
    narration: &Narration<'_, '_>,
    direct: &[Attribution],
    found: &[Attribution],
) -> Vec<Attribution> {
    let mut claimed = vec![false; narration.quotations.len()];
    for quotation in direct.iter().flat_map(|each| &each.quotations) {
        claimed[*quotation] = true;
    }
    let mut cues = vec![false; narration.document.tokens.len()];
    for each in found {
        cues[each.cue.clone()].fill(true);
    }
    let mut missed = indirect::find(narration, direct, &claimed);
    missed.retain(|each| {
        let sure = matches!(
            each.construction,
            Construction::Postposed | Construction::That | Construction::AccordingTo
        );
        sure && each.source.is_some() && !each.cue.clone().any(|token| cues[token])
    });
    missed
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
                None => plain |= narration.is_word(index),
            }
        }
    }
    match (quoted, plain) {
        (true, false) if !attribution.quotations.is_empty() => QuoteKind::Direct,
        (true, _) => QuoteKind::Mixed,
        (false, _) => QuoteKind::Indirect,
    }
}
