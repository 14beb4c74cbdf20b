//! Who does the saying: the subject of a reporting verb, where it stands beside the verb and where it does not.

use std::ops::Range;

use hearsay_syntax::Tag;

use super::narration::Narration;
use super::verbs::{self, Reporting};
use super::{phrases, sources};

/// The subject of a reporting verb, in a passage that begins at `from`. `heard` is the source of the direct quote before
/// it in the passage: “…,” said Reck, adding that.
pub(super) fn subject(
    narration: &Narration<'_, '_>,
    from: usize,
    reporting: &Reporting,
    heard: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let start = reporting.group.start;
    if reporting.passive {
        return None;
    }
    if reporting.finite {
        return sources::before(narration, from, start).or_else(|| {
            let and = start.checked_sub(1)?;
            let joined = narration.tag(and) == Tag::Cc
                || matches!(narration.tag(and), Tag::Rb | Tag::Rbr)
                || narration.is_comma(and);
            if !joined || and < from {
                return None;
            }
            heard
                .cloned()
                .or_else(|| last_said(narration, from, and))
                .or_else(|| main_subject(narration, from, and))
        });
    }
    // "with Reck telling CNN", "a statement saying that"
    if let Some(before) = start.checked_sub(1)
        && before >= from
        && narration.tag(reporting.verb) == Tag::Vbg
        && narration.tag(before).is_noun()
        && narration.quotation(before).is_none()
        && (is_text(narration.lemma(before)) || with(narration, from, start))
        && let Some(phrase) = phrases::ending(narration, from, start)
    {
        return Some(phrase);
    }
    heard
        .cloned()
        .or_else(|| last_said(narration, from, start))
        .or_else(|| main_subject(narration, from, start))
}

/// Whether a relative pronoun stands at `at`.
pub(super) fn is_relative(narration: &Narration<'_, '_>, at: usize) -> bool {
    matches!(narration.tag(at), Tag::Wp | Tag::Wdt) || narration.lower(at) == "who"
}

/// "with Reck telling CNN": whether the noun phrase before `verb` hangs on "with".
fn with(narration: &Narration<'_, '_>, from: usize, verb: usize) -> bool {
    phrases::ending(narration, from, verb)
        .and_then(|phrase| phrase.start.checked_sub(1))
        .is_some_and(|before| before >= from && narration.lower(before) == "with")
}

/// Nouns for what can be read or heard, and so can say something itself.
fn is_text(lemma: &str) -> bool {
    matches!(
        lemma,
        "statement"
            | "letter"
            | "report"
            | "ad"
            | "memo"
            | "email"
            | "e-mail"
            | "tweet"
            | "message"
            | "sign"
            | "poster"
            | "note"
            | "post"
            | "article"
            | "story"
            | "headline"
            | "poll"
            | "survey"
            | "document"
            | "text"
            | "video"
            | "banner"
            | "resolution"
            | "release"
            | "editorial"
            | "rumor"
            | "rumour"
            | "caption"
    )
}

/// The subject of the verb that reports before the token `at`: "Reck said the talks had failed but added".
fn last_said(narration: &Narration<'_, '_>, from: usize, at: usize) -> Option<Range<usize>> {
    (from..at)
        .rev()
        .take(60)
        .filter_map(|index| verbs::reporting(narration, from, index))
        .filter(|other| other.finite && !other.passive && other.cue.bare)
        .find_map(|other| sources::before(narration, from, other.group.start))
}

/// The subject of the nearest finite verb to the left that has one.
fn main_subject(narration: &Narration<'_, '_>, from: usize, at: usize) -> Option<Range<usize>> {
    for index in (from..at).rev().take(60) {
        if narration.quotation(index).is_some() || !narration.tag(index).is_finite() {
            continue;
        }
        let mut start = index;
        while start > from
            && (narration.tag(start - 1).is_finite() || narration.tag(start - 1) == Tag::Rb)
        {
            start -= 1;
        }
        if let Some(subject) = sources::before(narration, from, start)
            && !matches!(narration.lower(subject.start), "who" | "which" | "that")
        {
            return Some(subject);
        }
    }
    None
}
