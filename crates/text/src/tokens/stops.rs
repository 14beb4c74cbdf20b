//! Full stops that belong to a word: initials, abbreviations, addresses.

use super::addresses;
use crate::abbreviations::{Abbreviation, LONGEST, abbreviation};
use crate::characters::{is_blank, is_word};
use crate::sentences;

/// "U.S", "a.m", "example.com", "notes.doc": whether the word goes on after the full stop that `tail` starts with.
/// `part` is what stands before it, back to the start or the last full stop in the word; `dotted` tells if there is one.
pub(super) fn goes_on(part: &str, tail: &str, dotted: bool) -> bool {
    let after = tail.get(1..).unwrap_or_default();
    let Some(next) = after.chars().next().filter(|&c| is_word(c)) else {
        return false;
    };
    let single = part.chars().nth(1).is_none();
    let after_single = !after.chars().nth(1).is_some_and(is_word);
    if single && after_single && next.is_alphabetic() {
        return true;
    }
    (dotted && single && next.is_uppercase() && after.chars().nth(1) == Some('.'))
        || addresses::is_domain(after)
        || addresses::is_degree(part, after)
}

/// Nouns that a single capital follows: "Plan B."
const LETTERED: &[&str] = &[
    "plan",
    "vitamin",
    "group",
    "hepatitis",
    "class",
    "grade",
    "type",
    "appendix",
    "option",
    "section",
];

/// Whether the full stop at byte `end` of `rest` belongs to the word that `rest` starts with. `part` and `dotted` are as
/// for [`goes_on`]; `last` is the token before the word.
pub(super) fn keeps(last: &str, rest: &str, part: &str, end: usize, dotted: bool) -> bool {
    let after = rest.get(end + 1..).unwrap_or_default();
    if after.starts_with('.') {
        return false;
    }
    let mut letters = part.chars();
    let single = letters.next().filter(|_| letters.next().is_none());
    if dotted && single.is_some_and(char::is_alphabetic) {
        return true;
    }
    let next = after.chars().find(|&c| !is_blank(c));
    if let Some(initial) = single.filter(|c| c.is_uppercase()) {
        return is_initial(last, initial, after.trim_start_matches(is_blank));
    }
    let word = rest.get(..end + 1).unwrap_or_default();
    let kind = (word.len() <= LONGEST)
        .then(|| abbreviation(word))
        .flatten();
    match kind {
        None => false,
        Some(Abbreviation::Title) => next.is_some_and(|c| c.is_uppercase() || c.is_numeric()),
        Some(Abbreviation::Number) => next.is_some_and(char::is_numeric),
        Some(Abbreviation::State) => {
            last == "," || next.is_some_and(|c| c.is_lowercase() || c == ',')
        }
        Some(Abbreviation::Inner) => next.is_some(),
        // "40 min. later", but "It took 40 min." before a capital
        Some(Abbreviation::Tail) => {
            word.starts_with(char::is_uppercase) || next.is_some_and(|c| !c.is_uppercase())
        }
        Some(Abbreviation::Clock | Abbreviation::Last) => true,
    }
}

/// Whether a single capital with a full stop is an initial: "J. Reck", "George W. Bush", not "plan B." What
/// follows is `after`.
fn is_initial(last: &str, initial: char, after: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return false;
    };
    if !next.is_uppercase() {
        // Robert C. “Bobby” Reck
        let nickname = matches!(next, '“' | '"' | '(') && last.starts_with(char::is_uppercase);
        return next.is_lowercase() || next == ',' || nickname;
    }
    if LETTERED.iter().any(|noun| noun.eq_ignore_ascii_case(last)) {
        return false;
    }
    let follower = after
        .find(|c: char| !is_word(c))
        .and_then(|end| after.get(..end));
    let starts = follower.is_some_and(sentences::is_starter);
    last.is_empty() || last.starts_with(char::is_uppercase) || (initial != 'I' && !starts)
}
