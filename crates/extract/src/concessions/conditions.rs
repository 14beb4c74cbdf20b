//! What a step depends on: "if ...", "unless ...", "in exchange for ...".

use std::ops::Range;

use super::clauses::{Clauses, REACH};

/// Words that open a condition. The longest are tried first.
const MARKERS: &[&[&str]] = &[
    &["on", "the", "condition", "that"],
    &["on", "the", "condition"],
    &["on", "condition", "that"],
    &["as", "a", "condition", "of"],
    &["as", "a", "condition", "for"],
    &["in", "exchange", "for"],
    &["in", "return", "for"],
    &["as", "long", "as"],
    &["as", "part", "of", "a", "swap"],
    &["provided", "that"],
    &["only", "if"],
    &["even", "if"],
    &["now", "that"],
    &["provided"],
    &["unless"],
    &["until"],
    &["if"],
];

/// The condition of a step whose content is `content`: the nearest one after it in the sentence, else a clause with
/// "if" that opens the sentence.
pub(super) fn of(
    clauses: &Clauses<'_>,
    cue: &Range<usize>,
    content: &Range<usize>,
) -> Option<Range<usize>> {
    let sentence = clauses.sentence(cue.start);
    let end = sentence.end.min(content.end + REACH / 2);
    after(clauses, content.end, end).or_else(|| {
        let opens = sentence.start + usize::from(clauses.is_quote_mark(sentence.start));
        marker(clauses, opens)
            .filter(|_| opens < cue.start && !clauses.is_any(opens, &["even", "until", "as"]))
            .map(|length| clauses.extent(opens, opens + length))
            .filter(|found| found.end < cue.start.min(content.start))
    })
}

fn after(clauses: &Clauses<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    for at in from..end {
        // "put off until November" is no condition.
        let dated = clauses
            .phrase(at + 1)
            .is_some_and(|phrase| clauses.is_time(phrase));
        if let Some(length) = marker(clauses, at).filter(|_| !dated) {
            return (!clauses.is(at, "even")).then(|| clauses.extent(at, at + length));
        }
        // Another sentence inside a quotation, or a second main clause.
        if clauses.is_any(at, &[";", "but", "and", "although", "though", "while"]) {
            return None;
        }
    }
    None
}

/// How many words the marker at the token has, if there is one.
pub(super) fn marker(clauses: &Clauses<'_>, at: usize) -> Option<usize> {
    MARKERS
        .iter()
        .find(|words| {
            words
                .iter()
                .enumerate()
                .all(|(offset, word)| clauses.is(at + offset, word))
        })
        .map(|words| words.len())
}

/// Whether a condition opens shortly before the token: "in exchange for Oslo ceding".
pub(super) fn opens_before(clauses: &Clauses<'_>, at: usize) -> bool {
    let from = clauses.sentence(at).start.max(at.saturating_sub(10));
    (from..at).any(|each| marker(clauses, each).is_some())
}

/// Whether the condition is an exchange, whose two sides are each other's condition.
pub(super) fn is_exchange(clauses: &Clauses<'_>, condition: &Range<usize>) -> bool {
    clauses.is_any(condition.start + 1, &["exchange", "return"])
}
