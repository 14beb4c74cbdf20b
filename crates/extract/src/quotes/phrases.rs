//! Noun phrases, by their tags: where they begin and end.

use std::ops::Range;

use hearsay_syntax::Tag;

use super::narration::Narration;

/// The noun phrase that ends before the token `end`, with what hangs on it: "the head of the union and its members".
pub(super) fn ending(
    narration: &Narration<'_, '_>,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    let mut end_of_base = end;
    if matches!(
        narration.lower(end.saturating_sub(1)),
        "himself" | "herself" | "itself" | "themselves"
    ) {
        end_of_base -= 1;
    }
    let mut start = base_ending(narration, from, end_of_base)?;
    let mut listed = false;
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
            Tag::Cc if matches!(word, "and" | "or" | "&") => {
                let clause = clause_start(narration, from, link);
                let verb_before = (clause..link).any(|index| narration.tag(index).is_finite());
                let left = base_ending(narration, from, link);
                listed |= !verb_before;
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
                    word,
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
            // "the last man to mount a race"
            Tag::Vb
                if before > from + 1
                    && narration.tag(before) == Tag::To
                    && narration.tag(before - 1).is_noun() =>
            {
                base_ending(narration, from, before)
            }
            // "a letter obtained by the paper", "a report issued on Sunday"
            Tag::In
                if narration.tag(before) == Tag::Vbn
                    && before > from
                    && narration.tag(before - 1).is_noun() =>
            {
                base_ending(narration, from, before)
            }
            Tag::Comma if listed && is_listed(narration, link, start) => {
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
        return ending(narration, from, who).map(|phrase| phrase.start..end);
    }
    Some(with_quantity(narration, from, start)..end)
}

/// Takes in "nearly", "more than" before a quantity.
fn with_quantity(narration: &Narration<'_, '_>, from: usize, start: usize) -> usize {
    let word = |back: usize| {
        let index = start.checked_sub(back).filter(|&index| index >= from);
        index.map_or("", |index| narration.lower(index))
    };
    let (one, two) = (word(1), word(2));
    let counts = matches!(
        narration.tag(start),
        Tag::Cd | Tag::Pdt | Tag::Dt | Tag::Nn | Tag::Jj
    );
    if !counts {
        start
    } else if one == "than" && matches!(two, "more" | "fewer" | "less")
        || one == "least" && two == "at"
    {
        start - 2
    } else if matches!(one, "nearly" | "almost" | "about" | "roughly")
        && narration.tag(start) != Tag::Nn
    {
        start - 1
    } else {
        start
    }
}

/// Where the clause that holds the token `at` may begin: after a dash, a comma, or a word that subordinates.
fn clause_start(narration: &Narration<'_, '_>, from: usize, at: usize) -> usize {
    (from..at)
        .rev()
        .find(|&index| {
            narration.is_comma(index)
                || narration.is_dash(index)
                || matches!(narration.tag(index), Tag::Wrb | Tag::Wdt)
                || matches!(
                    narration.lower(index),
                    "that" | "because" | "while" | "if" | "but" | "although"
                )
        })
        .map_or(from, |index| index + 1)
}

/// "Reck, Meyer and Sand": whether the comma before `start` parts members of a list that an "and" closes.
fn is_listed(narration: &Narration<'_, '_>, comma: usize, start: usize) -> bool {
    comma > 0
        && narration.tag(comma - 1).is_noun()
        && narration.tag(comma - 1).is_proper() == narration.tag(start).is_proper()
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
            _ if tag.is_noun() || is_odd_name(narration, index) => noun = true,
            Tag::Pos | Tag::Currency if noun => {}
            _ if narration.is_hyphen(index) && start < end => {}
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
                if matches!(narration.lower(index), "that") && start < end && !noun {
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
            _ if tag.is_adjective()
                || matches!(tag, Tag::Vbg | Tag::Vbn | Tag::Rb | Tag::Rbs | Tag::Rbr) && noun =>
            {
                // A participle counts only inside: "the wounded soldier".
                let compound = index > from && narration.is_hyphen(index - 1);
                if !tag.is_adjective() && !compound && !is_inside(narration, from, index) {
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

/// A name that the tagger knows no tag for: a web address, a foreign word, the front half of a compound.
fn is_odd_name(narration: &Narration<'_, '_>, index: usize) -> bool {
    narration.tag(index) == Tag::Other && narration.word(index).starts_with(char::is_uppercase)
}

fn is_inside(narration: &Narration<'_, '_>, from: usize, index: usize) -> bool {
    (from..index).rev().take(3).any(|index| {
        matches!(
            narration.tag(index),
            Tag::Dt | Tag::PrpPossessive | Tag::Pos | Tag::Cd
        )
    })
}

/// Where the noun phrase without attachments that begins at `at` ends.
pub(super) fn base_beginning(narration: &Narration<'_, '_>, at: usize, to: usize) -> Option<usize> {
    let mut end = at;
    let mut noun = false;
    while end < to && narration.quotation(end).is_none() {
        let tag = narration.tag(end);
        match tag {
            Tag::Prp if end == at => return Some(end + 1),
            _ if tag.is_noun() || is_odd_name(narration, end) => {
                if noun && is_day(narration, end) {
                    break;
                }
                noun = true;
            }
            Tag::Cd => noun = true,
            // "told the inquest the delay": a noun that the tagger took for an adjective.
            Tag::Dt if end > at + 1 && narration.tag(end - 1).is_adjective() => {
                noun = true;
                break;
            }
            Tag::Dt | Tag::PrpPossessive | Tag::Pdt if !noun => {
                if matches!(
                    narration.word(end).to_lowercase().as_str(),
                    "all" | "some" | "both" | "those" | "many" | "another" | "each"
                ) {
                    noun = true;
                }
            }
            Tag::Pos | Tag::Currency => {}
            _ if narration.is_hyphen(end) && end > at => {}
            Tag::Vbg | Tag::Vbn | Tag::Rb | Tag::Rbs | Tag::Rbr if !noun && end > at => {}
            _ if tag.is_adjective() => {}
            Tag::Comma if !noun && end > at && narration.tag(end - 1).is_adjective() => {}
            _ => break,
        }
        end += 1;
    }
    (noun && end > at).then_some(end)
}

/// Where a relative clause that begins at `at` ends: at the next comma, dash or the end.
pub(super) fn relative_end(narration: &Narration<'_, '_>, at: usize, to: usize) -> Option<usize> {
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

pub(super) fn is_proper_end(narration: &Narration<'_, '_>, end: usize) -> bool {
    end.checked_sub(1)
        .is_some_and(|last| narration.tag(last).is_proper() || narration.tag(last) == Tag::Prp)
}

/// Names of days and months and other words that only date a statement.
pub(super) fn is_day(narration: &Narration<'_, '_>, index: usize) -> bool {
    matches!(
        narration.lower(index),
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

fn is_day_only(narration: &Narration<'_, '_>, mut range: Range<usize>) -> bool {
    range.all(|index| is_day(narration, index))
}

/// The start of an expression of time that ends before `end`: "on Sunday", "earlier this week", "for the first time".
pub(super) fn time_ending(narration: &Narration<'_, '_>, from: usize, end: usize) -> Option<usize> {
    let mut start = end.checked_sub(1).filter(|&last| last >= from)?;
    if is_day(narration, start) {
        // "Sunday", "Sunday morning" is caught below.
    } else if is_day_or_period(narration, start) || narration.lemma(start) == "time" {
        let set = start.checked_sub(1).filter(|&before| before >= from)?;
        if is_day(narration, set)
            || matches!(
                narration.lower(set),
                "last" | "this" | "next" | "that" | "same" | "first" | "second" | "previous"
            )
        {
            start = set;
        } else {
            return None;
        }
    } else {
        return None;
    }
    while start > from
        && (matches!(narration.tag(start - 1), Tag::Rbr)
            || matches!(
                narration.lower(start - 1),
                "the" | "earlier" | "later" | "late" | "early" | "on" | "for" | "in" | "since"
            ))
    {
        start -= 1;
    }
    Some(start)
}
