//! Words that are signed: a quotation, or a post pasted along, and after it a dash and a name.
//!
//! “We fish at dawn.” — Anna Reck; or the name in a paragraph of its own; or, without marks, a post that ends in
//! "— Anna Reck (@reck) July 5, 2016".

use std::ops::Range;

use hearsay_text::Span;

use super::attribution::{Attribution, Construction};
use super::narration::Narration;

/// The most tokens after the dash: a name and what its bearer does.
const LONGEST: usize = 18;

/// The signed words of a document, in text order.
pub(super) fn find(narration: &Narration<'_, '_>) -> Vec<Attribution> {
    let document = narration.document;
    let paragraphs = document.paragraphs.iter().enumerate();
    let found = paragraphs.filter_map(|(number, paragraph)| {
        let tokens = paragraph.tokens.clone();
        let dash = (tokens.clone().rev().take(LONGEST + 1))
            .find(|&at| narration.is_dash(at) && is_rule(narration.word(at)))?;
        let name = name(narration, dash + 1..tokens.end)?;
        let handle = (name.end..tokens.end).any(|at| narration.word(at).starts_with('@'));
        // What is signed ends right before the dash: here, or in the paragraph before.
        let signed = if dash > tokens.start {
            tokens.start..dash
        } else {
            document
                .paragraphs
                .get(number.checked_sub(1)?)?
                .tokens
                .clone()
        };
        let quotation = narration.quotation(signed.end.checked_sub(1)?);
        let content = match quotation {
            Some(at)
                if narration.quoted(at).end == signed.end && narration.quoted(at).len() > 4 =>
            {
                narration.quotations[at].span
            }
            None if handle && dash > tokens.start => narration.span(&signed)?,
            _ => return None,
        };
        let start = document.tokens_in(content).start;
        Some(attribution(
            narration,
            content,
            start,
            dash..dash + 1,
            name,
            quotation,
        ))
    });
    found.collect()
}

fn attribution(
    narration: &Narration<'_, '_>,
    content: Span,
    start: usize,
    cue: Range<usize>,
    name: Range<usize>,
    quotation: Option<usize>,
) -> Attribution {
    Attribution {
        construction: Construction::Signature,
        content: vec![content],
        cue,
        source: Some(name),
        passage: narration
            .passages
            .partition_point(|passage| passage.tokens.end <= start),
        quotations: quotation.into_iter().collect(),
        belief: None,
    }
}

/// A dash between clauses, not a colon.
fn is_rule(word: &str) -> bool {
    matches!(word, "—" | "–" | "―" | "--" | "-")
}

/// The name that some tokens begin with, if they say nothing more than who that is.
fn name(narration: &Narration<'_, '_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let capital = |at: usize| narration.word(at).starts_with(char::is_uppercase);
    let (first, last) = (tokens.start, tokens.end.checked_sub(1)?);
    if first > last || !capital(first) || tokens.len() > LONGEST {
        return None;
    }
    let says_more = tokens.clone().any(|at| {
        narration.quotation(at).is_some()
            || narration.tag(at).is_finite()
            || matches!(narration.word(at), "?" | "!" | ";" | ":")
    });
    if says_more {
        return None;
    }
    let end = (first..tokens.end)
        .find(|&at| !capital(at))
        .unwrap_or(tokens.end);
    // A name of a thing that goes on in small letters is no signature: “No,” — The end of the affair.
    let goes_on = end < tokens.end
        && !matches!(narration.word(end), "," | "." | "(" | "/" | "|")
        && !narration.word(end).starts_with('@');
    (!goes_on && end - first <= 5).then_some(first..end)
}
