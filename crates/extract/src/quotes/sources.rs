//! The words that name who says it: a noun phrase beside the reporting verb.
//!
//! The span takes in titles, appositions and relative clauses ("Jo Reck, a farmer from Ohio who kept silent,"), as
//! PolNeAR's annotators do, and leaves out adverbials ("on Sunday", "in a statement").

use std::ops::Range;

use hearsay_syntax::Tag;

use super::narration::Narration;

/// How many tokens a source may have; longer runs are something else.
const LONGEST: usize = 60;

/// The subject of a verb whose group begins at `verb`, looking no further left than `from`.
pub(super) fn before(
    narration: &Narration<'_, '_>,
    from: usize,
    verb: usize,
) -> Option<Range<usize>> {
    let from = from.max(verb.saturating_sub(LONGEST));
    let mut end = verb;
    while end > from && is_adverb(narration, end - 1) {
        end -= 1;
    }
    if end <= from || narration.quotation(end - 1).is_some() {
        return None;
    }
    let last = end - 1;
    if matches!(narration.tag(last), Tag::Wp | Tag::Wdt) || narration.lower(last) == "who" {
        return Some(last..end);
    }
    if narration.is_comma(last) {
        return across_commas(narration, from, last);
    }
    if matches!(narration.word(last), "—" | "–" | "--" | "-") {
        return across_dashes(narration, from, last);
    }
    noun_phrase_ending(narration, from, end)
}

fn is_adverb(narration: &Narration<'_, '_>, index: usize) -> bool {
    matches!(narration.tag(index), Tag::Rb | Tag::Rbr | Tag::Rbs)
        || matches!(
            narration.word(index),
            "also" | "then" | "however" | "later" | "both" | "all"
        )
}

/// "Jo Reck, a farmer from Ohio, said": from the comma before the verb to the noun phrase that opens the chain.
fn across_commas(narration: &Narration<'_, '_>, from: usize, comma: usize) -> Option<Range<usize>> {
    let mut chunk_end = comma;
    let mut best: Option<Range<usize>> = None;
    let mut end = comma;
    for _ in 0..6 {
        let start = (from..chunk_end)
            .rev()
            .find(|&index| {
                narration.is_comma(index) && narration.quotation(index).is_none()
                    || narration.is_dash(index)
            })
            .map_or(from, |index| index + 1);
        if start >= chunk_end
            || (start..chunk_end)
                .any(|index| narration.quotation(index).is_some() && index == start)
        {
            break;
        }
        let chunk = start..chunk_end;
        let first = start == from || !narration.is_comma(start - 1);
        match shape(narration, &chunk) {
            Shape::NounPhrase => {
                best = Some(chunk.start..end);
            }
            Shape::Aside if !first => {
                // An adverbial between commas: not part of the source unless an apposition comes before it.
                if best.is_none() && is_adverbial(narration, &chunk) {
                    end = chunk.start - 1;
                }
            }
            Shape::Ends(tail) => {
                // "But Jo Reck, a farmer, said": the chain opens within this chunk.
                if best.is_some() || !first || end == chunk_end || chunk_end < comma {
                    best = Some(tail.start..end);
                }
                break;
            }
            _ => break,
        }
        if first {
            break;
        }
        chunk_end = start - 1;
    }
    best.filter(|range| range.start < range.end)
}

fn across_dashes(narration: &Narration<'_, '_>, from: usize, dash: usize) -> Option<Range<usize>> {
    let open = (from..dash)
        .rev()
        .find(|&index| matches!(narration.word(index), "—" | "–" | "--" | "-"))?;
    noun_phrase_ending(narration, from, open).map(|phrase| phrase.start..dash + 1)
}

enum Shape {
    /// Reads as a noun phrase, perhaps with a relative clause.
    NounPhrase,
    /// Something set between commas that is no noun phrase: a relative clause, an adverbial.
    Aside,
    /// A noun phrase stands at the end of other words.
    Ends(Range<usize>),
    /// Anything else.
    Other,
}

fn shape(narration: &Narration<'_, '_>, chunk: &Range<usize>) -> Shape {
    let first = chunk.start;
    let tag = narration.tag(first);
    if matches!(
        tag,
        Tag::Wp | Tag::Wdt | Tag::WpPossessive | Tag::Wrb | Tag::Vbg | Tag::Vbn
    ) || narration.lower(first) == "who"
        || matches!(tag, Tag::In | Tag::To | Tag::Rb)
    {
        return Shape::Aside;
    }
    let Some(tail) = noun_phrase_ending(narration, chunk.start, chunk.end) else {
        return Shape::Other;
    };
    if tail.start == chunk.start {
        return Shape::NounPhrase;
    }
    let has_verb = chunk.clone().any(|index| narration.tag(index).is_finite());
    let opens_noun = tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::Dt | Tag::PrpPossessive | Tag::Cd | Tag::Prp);
    let who = chunk
        .clone()
        .any(|index| matches!(narration.tag(index), Tag::Wp | Tag::Wdt | Tag::WpPossessive));
    if opens_noun && (!has_verb || who) {
        Shape::NounPhrase
    } else {
        Shape::Ends(tail)
    }
}

fn is_adverbial(narration: &Narration<'_, '_>, chunk: &Range<usize>) -> bool {
    matches!(
        narration.tag(chunk.start),
        Tag::In | Tag::To | Tag::Vbg | Tag::Vbn | Tag::Wrb | Tag::Rb
    )
}

/// The noun phrase that ends before the token `end`, with what hangs on it: "the head of the union and its members".
pub(super) fn noun_phrase_ending(
    narration: &Narration<'_, '_>,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    let mut start = base_ending(narration, from, end)?;
    loop {
        if start <= from + 1 {
            break;
        }
        let link = start - 1;
        let before = start - 2;
        if narration.quotation(link).is_some() || narration.quotation(before).is_some() {
            break;
        }
        let word = narration.lower(link);
        let next = match narration.tag(link) {
            Tag::Cc if matches!(word.as_str(), "and" | "or" | "&") => {
                let verb_before = (from..link).any(|index| narration.tag(index).is_finite());
                let left = base_ending(narration, from, link);
                left.filter(|_| !verb_before)
            }
            Tag::In | Tag::To
                if narration.tag(before).is_noun()
                    || narration.tag(before) == Tag::CloseBracket
                    || matches!(
                        narration.tag(before),
                        Tag::Dt | Tag::Cd | Tag::Jjs | Tag::Jj
                    ) =>
            {
                matches!(
                    word.as_str(),
                    "of" | "for"
                        | "from"
                        | "in"
                        | "at"
                        | "with"
                        | "to"
                        | "on"
                        | "against"
                        | "by"
                        | "near"
                        | "behind"
                        | "inside"
                        | "outside"
                        | "within"
                        | "about"
                        | "over"
                        | "like"
                        | "around"
                )
                .then(|| base_ending(narration, from, link))
                .flatten()
            }
            Tag::Comma if is_listed(narration, from, link, start) => {
                base_ending(narration, from, link)
            }
            _ => None,
        };
        match next {
            Some(next) if next < start => start = next,
            _ => break,
        }
    }
    // "people who know him": a relative clause at the end of the phrase.
    let relative = (from + 1..start)
        .rev()
        .take(12)
        .find(|&index| {
            matches!(narration.tag(index), Tag::Wp | Tag::WpPossessive)
                || narration.lower(index) == "who"
        })
        .filter(|&who| {
            (who..start)
                .any(|index| narration.tag(index).is_verb() || narration.tag(index) == Tag::Md)
                && !(who..start).any(|index| narration.is_comma(index))
                && narration.tag(who - 1).is_noun() | (narration.tag(who - 1) == Tag::Dt)
                && !narration.lower(who).starts_with("what")
        });
    if let Some(who) = relative {
        return noun_phrase_ending(narration, from, who).map(|phrase| phrase.start..end);
    }
    Some(start..end)
}

/// "Reck, Meyer and Sand": whether the comma at `comma` parts members of a list that an "and" closes.
fn is_listed(narration: &Narration<'_, '_>, from: usize, comma: usize, start: usize) -> bool {
    let and =
        (start..start + 8).find(|&index| matches!(narration.tag(index), Tag::Cc | Tag::Comma));
    and.is_some_and(|index| {
        narration.tag(index) == Tag::Cc
            && narration.tag(comma - 1).is_proper()
            && narration.tag(start).is_proper()
    }) && !(from..comma).any(|index| narration.tag(index).is_finite())
}

/// The start of the noun phrase without attachments that ends before `end`.
fn base_ending(narration: &Narration<'_, '_>, from: usize, end: usize) -> Option<usize> {
    let mut start = end;
    let mut noun = false;
    while start > from {
        let index = start - 1;
        if narration.quotation(index).is_some() {
            // A nickname or a quoted word within a name, never at its end.
            break;
        }
        let tag = narration.tag(index);
        match tag {
            Tag::Prp if start == end => return Some(index),
            _ if tag.is_noun() => noun = true,
            Tag::Pos | Tag::Hyphen | Tag::Currency if noun => {}
            Tag::CloseBracket if start == end => {
                let open = (from..index)
                    .rev()
                    .take(12)
                    .find(|&open| narration.tag(open) == Tag::OpenBracket)?;
                start = open;
                continue;
            }
            Tag::Cd => noun = true,
            Tag::Dt | Tag::PrpPossessive | Tag::Pdt => {
                if matches!(narration.lower(index).as_str(), "that") && start < end && !noun {
                    break;
                }
                start = index;
                noun = true;
                // "all the", "many of the" go on outside.
                while start > from && matches!(narration.tag(start - 1), Tag::Pdt) {
                    start -= 1;
                }
                break;
            }
            _ if tag.is_adjective() || matches!(tag, Tag::Vbg | Tag::Vbn | Tag::Rb) && noun => {
                // A participle counts only inside: "the wounded soldier".
                if !tag.is_adjective() && !is_inside(narration, from, index) {
                    break;
                }
                if tag.is_adjective() {
                    noun = true;
                }
            }
            Tag::Comma
                if noun
                    && index > from
                    && narration.tag(index - 1).is_adjective()
                    && narration.tag(start).is_adjective() => {}
            _ => break,
        }
        start = index;
        // A day or "yesterday" before a name is no part of it: "On Sunday Reck said".
        if start > from
            && start < end
            && is_day(narration, start - 1)
            && narration.tag(start).is_proper()
        {
            break;
        }
    }
    (noun && start < end && !is_day_only(narration, start..end)).then_some(start)
}

fn is_inside(narration: &Narration<'_, '_>, from: usize, index: usize) -> bool {
    (from..index).rev().take(3).any(|index| {
        matches!(
            narration.tag(index),
            Tag::Dt | Tag::PrpPossessive | Tag::Pos | Tag::Cd
        )
    })
}

fn is_day_only(narration: &Narration<'_, '_>, mut range: Range<usize>) -> bool {
    range.all(|index| is_day(narration, index))
}

/// Names of days and months and other words that only date a statement.
pub(super) fn is_day(narration: &Narration<'_, '_>, index: usize) -> bool {
    matches!(
        narration.lower(index).as_str(),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan."
            | "feb."
            | "aug."
            | "sept."
            | "oct."
            | "nov."
            | "dec."
    )
}

/// The noun phrase that begins at `at`, after an inverted verb or "according to": ends before `to` at the latest.
pub(super) fn after(narration: &Narration<'_, '_>, at: usize, to: usize) -> Option<Range<usize>> {
    let to = to.min(at + LONGEST);
    let mut end = base_beginning(narration, at, to)?;
    let mut proper = is_proper_end(narration, end);
    let mut in_apposition = false;
    while end < to {
        if narration.quotation(end).is_some() {
            break;
        }
        let word = narration.lower(end);
        let tag = narration.tag(end);
        let next = match tag {
            Tag::In | Tag::To => {
                let attached = match word.as_str() {
                    "of" => true,
                    "for" | "from" | "with" | "at" | "in" | "on" | "to" | "by" | "near"
                    | "against" | "about" | "around" | "within" | "inside" | "behind" | "over" => {
                        (!proper || in_apposition) && !is_setting(narration, end + 1, to)
                    }
                    _ => false,
                };
                attached
                    .then(|| base_beginning(narration, end + 1, to))
                    .flatten()
            }
            Tag::Cc if word == "and" || word == "or" || word == "&" => {
                base_beginning(narration, end + 1, to)
                    .filter(|&next| !narration.tag(next).is_finite())
            }
            Tag::OpenBracket => (end..to.min(end + 12))
                .find(|&close| narration.tag(close) == Tag::CloseBracket)
                .map(|close| close + 1),
            Tag::Wp | Tag::WpPossessive => relative_end(narration, end, to),
            Tag::Wdt if in_apposition => relative_end(narration, end, to),
            // "a Republican involved in the planning"
            Tag::Vbn | Tag::Vbg if !proper || in_apposition => relative_end(narration, end, to),
            Tag::Comma => {
                let from = end + 1;
                let tag = narration.tag(from);
                if from >= to || narration.quotation(from).is_some() {
                    None
                } else if matches!(tag, Tag::Wp | Tag::WpPossessive) {
                    in_apposition = true;
                    relative_end(narration, from, to)
                } else if opens_phrase(tag) && !is_day(narration, from) {
                    in_apposition = true;
                    base_beginning(narration, from, to)
                        .filter(|&next| !narration.tag(next).is_finite())
                } else {
                    None
                }
            }
            _ => None,
        };
        match next {
            Some(next) if next > end => {
                end = next;
                proper = is_proper_end(narration, end);
            }
            _ => break,
        }
    }
    Some(at..end)
}

fn opens_phrase(tag: Tag) -> bool {
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::Cd | Tag::PrpPossessive)
}

fn is_proper_end(narration: &Narration<'_, '_>, end: usize) -> bool {
    end.checked_sub(1)
        .is_some_and(|last| narration.tag(last).is_proper() || narration.tag(last) == Tag::Prp)
}

/// Whether the phrase at `at` tells when, where or how something was said: "a statement", "Sunday", "CNN".
fn is_setting(narration: &Narration<'_, '_>, at: usize, to: usize) -> bool {
    let Some(end) = base_beginning(narration, at, to) else {
        return true;
    };
    (at..end).any(|index| is_day(narration, index))
        || matches!(
            narration.lemma(end - 1),
            "statement"
                | "interview"
                | "email"
                | "e-mail"
                | "tweet"
                | "speech"
                | "letter"
                | "rally"
                | "conference"
                | "debate"
                | "call"
                | "memo"
                | "post"
                | "week"
                | "month"
                | "year"
                | "day"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "event"
                | "hearing"
                | "time"
                | "reporter"
                | "release"
                | "show"
                | "report"
                | "message"
                | "phone"
                | "appearance"
                | "video"
                | "briefing"
                | "article"
                | "column"
                | "op-ed"
                | "remark"
                | "weekend"
                | "testimony"
                | "address"
        )
}

/// Where a relative clause that begins at `at` ends: at the next comma, dash or the end.
fn relative_end(narration: &Narration<'_, '_>, at: usize, to: usize) -> Option<usize> {
    Some(
        (at + 1..to)
            .find(|&index| {
                matches!(narration.word(index), "," | "." | ")")
                    || narration.is_dash(index)
                    || narration.quotation(index).is_some()
            })
            .unwrap_or(to),
    )
}

/// Where the noun phrase without attachments that begins at `at` ends.
fn base_beginning(narration: &Narration<'_, '_>, at: usize, to: usize) -> Option<usize> {
    let mut end = at;
    let mut noun = false;
    while end < to && narration.quotation(end).is_none() {
        let tag = narration.tag(end);
        match tag {
            Tag::Prp if end == at => return Some(end + 1),
            _ if tag.is_noun() => {
                if noun && is_day(narration, end) {
                    break;
                }
                noun = true;
            }
            Tag::Cd => noun = true,
            Tag::Dt | Tag::PrpPossessive | Tag::Pdt if !noun => {
                if matches!(
                    narration.word(end).to_lowercase().as_str(),
                    "all" | "some" | "both" | "those" | "many" | "another" | "each"
                ) {
                    noun = true;
                }
            }
            Tag::Pos | Tag::Hyphen | Tag::Currency => {}
            Tag::Vbg | Tag::Vbn | Tag::Rb if !noun && end > at => {}
            _ if tag.is_adjective() => {}
            Tag::Comma if !noun && end > at && narration.tag(end - 1).is_adjective() => {}
            _ => break,
        }
        end += 1;
    }
    (noun && end > at).then_some(end)
}

/// A day, or a stretch of time: "week", "month".
pub(super) fn is_day_or_period(narration: &Narration<'_, '_>, index: usize) -> bool {
    is_day(narration, index)
        || matches!(
            narration.lemma(index),
            "week"
                | "month"
                | "year"
                | "day"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "spring"
                | "summer"
                | "fall"
                | "autumn"
                | "winter"
                | "weekend"
        )
}
