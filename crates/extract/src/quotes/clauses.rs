//! Where a reported clause ends.

use hearsay_syntax::Tag;

use super::narration::Narration;
use super::{phrases, verbs};

/// How many tokens outside quotation marks a reported clause may have. No sentence of a newspaper is so long; the bound
/// keeps the time linear.
pub(super) const LONGEST: usize = 300;

/// How many tokens "…, officials and witnesses said." may have.
const TAIL: usize = 12;

/// The end of the content that begins at the token `start`, `limit` at the latest: at the end of its passage, or where
/// the reporter's own words go on.
///
/// `whole` is false for a noun phrase, which ends at its first comma and before a clause that only dates it.
pub(super) fn end(narration: &Narration<'_, '_>, start: usize, limit: usize, whole: bool) -> usize {
    let mut at = start;
    let mut plain = 0;
    while at < limit && plain < LONGEST {
        plain += 1;
        if let Some(quotation) = narration.quotation(at) {
            let opens = at == start;
            at = narration.quoted(quotation).end.max(at + 1);
            // teased “progress” without a date: the content was the quotation.
            if opens && !whole && at < limit && !attaches(narration, at) {
                break;
            }
            continue;
        }
        if at > start && (breaks(narration, at, limit) || !whole && ends_phrase(narration, at)) {
            break;
        }
        at += 1;
    }
    trimmed(narration, start, at.min(limit))
}

/// Without punctuation at the end; closing marks and brackets stay.
pub(super) fn trimmed(narration: &Narration<'_, '_>, start: usize, mut end: usize) -> usize {
    while end > start + 1 && narration.quotation(end - 1).is_none() {
        let word = narration.word(end - 1);
        if matches!(
            word,
            "." | "," | ";" | ":" | "?" | "!" | "—" | "–" | "--" | "-" | "…" | "..."
        ) {
            end -= 1;
        } else {
            break;
        }
    }
    end
}

/// Whether the words at `at` go on with a noun phrase: “proof” of fraud, “the worst” senator.
fn attaches(narration: &Narration<'_, '_>, at: usize) -> bool {
    let word = narration.lower(at);
    narration.tag(at).is_noun()
        || narration.tag(at).is_adjective()
        || narration.quotation(at).is_some()
        || matches!(
            word,
            "of" | "that" | "for" | "about" | "against" | "in" | "and" | "to" | "with" | "from"
        )
}

fn breaks(narration: &Narration<'_, '_>, at: usize, limit: usize) -> bool {
    let word = narration.word(at);
    if word == ";" {
        return true;
    }
    if word == "," || narration.is_dash(at) {
        let mut next = at + 1;
        if next >= limit {
            return true;
        }
        // ", adding that": the same speaker goes on.
        if narration.tag(next) == Tag::Rb {
            next += 1;
        }
        if narration.tag(next) == Tag::Vbg
            && (word != "," && !is_preposition(narration.lower(next))
                || verbs::reporting(narration, at, next).is_some())
        {
            return true;
        }
        let lower = narration.lower(at + 1);
        if matches!(
            lower,
            "but"
                | "according"
                | "which"
                | "who"
                | "whom"
                | "whose"
                | "where"
                | "when"
                | "while"
                | "despite"
                | "compared"
        ) {
            return true;
        }
        if lower == "and" && reports_again(narration, at + 2, limit) {
            return true;
        }
        return word == "," && limit - at <= TAIL && is_said_by_others(narration, at + 1, limit);
    }
    matches!(narration.lower(at), "and" | "but") && reports_again(narration, at + 1, limit)
}

/// "…, officials and witnesses said.": the last words of the sentence name another source.
fn is_said_by_others(narration: &Narration<'_, '_>, at: usize, limit: usize) -> bool {
    let full_stop = limit
        .checked_sub(1)
        .filter(|&last| narration.word(last) == ".");
    let Some(verb) = full_stop.and_then(|stop| stop.checked_sub(1)) else {
        return false;
    };
    verb > at
        && (at..verb)
            .all(|index| !narration.is_comma(index) && narration.quotation(index).is_none())
        && verbs::reporting(narration, at, verb)
            .is_some_and(|other| other.finite && other.cue.bare && other.cue.quote)
        && phrases::ending(narration, at, verb).is_some_and(|source| source.start == at)
}

/// Participles that serve as prepositions: what follows belongs to the clause.
fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "including"
            | "regarding"
            | "concerning"
            | "following"
            | "depending"
            | "involving"
            | "being"
    )
}

/// "and added that": a finite reporting verb right after "and".
fn reports_again(narration: &Narration<'_, '_>, mut at: usize, limit: usize) -> bool {
    while at < limit && narration.tag(at) == Tag::Rb {
        at += 1;
    }
    at < limit
        && matches!(narration.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && verbs::reporting(narration, at, at).is_some()
}

/// "the deal, …", "the deal when it was signed"
fn ends_phrase(narration: &Narration<'_, '_>, at: usize) -> bool {
    let lower = narration.lower(at);
    if narration.is_comma(at) {
        // "the mayor, the union and the press", "a long, cold winter"
        let next = narration.tag(at + 1);
        return !(next.is_adjective()
            || next == Tag::Cc
            || next.is_proper() && narration.tag(at - 1).is_proper());
    }
    // "ordered a report and set the date": the reporter goes on.
    if matches!(lower, "and" | "but")
        && (matches!(narration.tag(at + 1), Tag::Vbd | Tag::Vbz)
            || narration.tag(at + 1) == Tag::Vbn
                && verbs::reporting(narration, at, at + 1).is_some())
    {
        return true;
    }
    matches!(
        lower,
        "when" | "while" | "before" | "after" | "during" | "because" | "although"
    ) || narration.is_dash(at) && lower != ":"
}
