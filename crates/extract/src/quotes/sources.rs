//! The words that name who says it: a noun phrase beside the reporting verb.
//!
//! The span takes in titles, appositions and relative clauses ("Jo Reck, a farmer from Ohio who kept silent,"), as
//! PolNeAR's annotators do, and leaves out adverbials ("on Sunday", "in a statement").

use std::ops::Range;

use hearsay_syntax::Tag;

use super::narration::Narration;
use super::phrases;

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
    loop {
        if end > from && is_adverb(narration, end - 1) {
            end -= 1;
        } else if let Some(time) = phrases::time_ending(narration, from, end)
            && time > from
        {
            end = time;
        } else {
            break;
        }
    }
    if end <= from {
        return None;
    }
    let last = end - 1;
    if let Some(quotation) = narration.quotation(last) {
        // Reck, who calls it a “mess,” said
        let comma = narration.ending(quotation) == Some(',');
        return comma.then(|| across_commas(narration, from, end)).flatten();
    }
    if matches!(narration.tag(last), Tag::Wp | Tag::Wdt) || narration.lower(last) == "who" {
        return Some(last..end);
    }
    if narration.is_comma(last) {
        return across_commas(narration, from, last);
    }
    if narration.is_dash(last) {
        return across_dashes(narration, from, last);
    }
    let phrase = phrases::ending(narration, from, end).or_else(|| {
        // "a report published on Sunday said"
        let participle = matches!(narration.tag(last), Tag::Vbn | Tag::Vbd);
        let phrase = phrases::ending(narration, from, last).filter(|_| participle)?;
        Some(phrase.start..end)
    });
    if phrase.is_none() && last > from && narration.tag(last) == Tag::Vbz {
        // A plural noun that the tagger took for a verb: "But aides said".
        let opens = narration.tag(last - 1) == Tag::Cc || narration.is_comma(last - 1);
        return opens.then_some(last..end);
    }
    let phrase = phrase?;
    // "The boats, Reck said, are old": what stands before is the content.
    let interrupts = (verb..verb + 4)
        .find(|&index| !narration.tag(index).is_verb())
        .is_some_and(|index| matches!(narration.word(index), "," | "."));
    if interrupts {
        return Some(phrase);
    }
    Some(behind_apposition(narration, from, phrase))
}

/// "A farmer from Ohio, Jo Reck said": takes in the description that opens the passage.
fn behind_apposition(
    narration: &Narration<'_, '_>,
    from: usize,
    phrase: Range<usize>,
) -> Range<usize> {
    let Some(comma) = phrase
        .start
        .checked_sub(1)
        .filter(|&comma| comma > from && narration.is_comma(comma))
    else {
        return phrase;
    };
    let opens = narration.tag(from) == Tag::Dt || narration.tag(from) == Tag::Cd;
    let named = phrase.clone().any(|index| narration.tag(index).is_proper());
    match phrases::ending(narration, from, comma) {
        Some(description) if opens && named && description.start == from => from..phrase.end,
        _ => phrase,
    }
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
        if start >= chunk_end || narration.quotation(start).is_some() {
            break;
        }
        let mut chunk = start..chunk_end;
        let first = start == from || !narration.is_comma(start - 1);
        // "But Jo Reck, a farmer, said"
        while first
            && chunk.start + 1 < chunk.end
            && matches!(narration.tag(chunk.start), Tag::Rb | Tag::Cc)
        {
            chunk.start += 1;
        }
        // "without a deal, although the minister, Jo Reck, said": the clause begins behind the subordinator.
        // In "Jo Reck, after a talk with the minister, Elena Marsh, said", only a noun phrase stands before it.
        let left = start.checked_sub(1).filter(|&left| left > from);
        let aside = left.is_some_and(|left| {
            phrases::ending(narration, from, left).is_some_and(|phrase| phrase.start == from)
        });
        if best.is_some() && !aside && subordinates(narration, chunk.start) {
            let inner = chunk.start + 1..chunk.end;
            if let Some(subject) = phrases::ending(narration, inner.start, inner.end)
                && subject.start == inner.start
            {
                best = Some(subject.start..end);
            }
            break;
        }
        match shape(narration, &chunk) {
            Shape::NounPhrase => {
                best = Some(chunk.start..end);
            }
            Shape::Aside if !first => {
                // An adverbial between commas is no part of the source: "Reck, speaking in Oslo, said".
                if is_adverbial(narration, &chunk) {
                    end = chunk.start - 1;
                    best = None;
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

/// Whether the word at `index` may open a clause with a subject of its own.
fn subordinates(narration: &Narration<'_, '_>, index: usize) -> bool {
    narration.tag(index) == Tag::Cc
        || matches!(
            narration.lower(index),
            "although"
                | "though"
                | "while"
                | "whereas"
                | "because"
                | "since"
                | "when"
                | "where"
                | "whenever"
                | "as"
                | "after"
                | "before"
                | "until"
                | "once"
                | "if"
                | "unless"
                | "that"
                | "so"
        )
}

fn across_dashes(narration: &Narration<'_, '_>, from: usize, dash: usize) -> Option<Range<usize>> {
    let open = (from..dash).rev().find(|&index| narration.is_dash(index))?;
    phrases::ending(narration, from, open).map(|phrase| phrase.start..dash + 1)
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
    let Some(tail) = phrases::ending(narration, chunk.start, chunk.end) else {
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

/// The noun phrase that begins at `at`, after an inverted verb or "according to": ends before `to` at the latest.
pub(super) fn after(narration: &Narration<'_, '_>, at: usize, to: usize) -> Option<Range<usize>> {
    let to = to.min(at + LONGEST);
    // "said lead author Jo Reck": a noun that the tagger took for a verb.
    let noun = narration.tag(at).is_verb() && narration.tag(at + 1).is_noun();
    let mut end = phrases::base_beginning(narration, at + usize::from(noun), to)?;
    let mut proper = phrases::is_proper_end(narration, end);
    let mut in_apposition = false;
    while end < to {
        if narration.quotation(end).is_some() {
            break;
        }
        let word = narration.lower(end);
        let tag = narration.tag(end);
        let next = match tag {
            Tag::In | Tag::To => {
                let attached = match word {
                    "of" => true,
                    "for" | "from" | "with" | "at" | "in" | "on" | "to" | "by" | "near"
                    | "against" | "about" | "around" | "within" | "inside" | "behind" | "over" => {
                        (!proper || in_apposition) && !is_setting(narration, end + 1, to)
                    }
                    _ => false,
                };
                attached
                    .then(|| phrases::base_beginning(narration, end + 1, to))
                    .flatten()
            }
            Tag::Cc if word == "and" || word == "or" || word == "&" => {
                phrases::base_beginning(narration, end + 1, to)
                    .filter(|&next| !narration.tag(next).is_finite())
            }
            Tag::OpenBracket => (end..to.min(end + 12))
                .find(|&close| narration.tag(close) == Tag::CloseBracket)
                .map(|close| close + 1),
            Tag::Wp | Tag::WpPossessive => phrases::relative_end(narration, end, to),
            Tag::Wdt if in_apposition => phrases::relative_end(narration, end, to),
            // "a Republican involved in the planning"
            Tag::Vbn | Tag::Vbg if !proper || in_apposition => {
                phrases::relative_end(narration, end, to)
            }
            Tag::Comma => {
                let mut from = end + 1;
                // "then a friend of his", "of Meridian, Ind."
                if matches!(narration.lower(from), "then" | "now" | "of" | "also") {
                    from += 1;
                }
                let tag = narration.tag(from);
                if from >= to || narration.quotation(from).is_some() {
                    None
                } else if matches!(tag, Tag::Wp | Tag::WpPossessive) {
                    in_apposition = true;
                    phrases::relative_end(narration, from, to)
                } else if opens_phrase(tag) && !phrases::is_day(narration, from) {
                    in_apposition = true;
                    phrases::base_beginning(narration, from, to)
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
                proper = phrases::is_proper_end(narration, end);
            }
            _ => break,
        }
    }
    Some(at..end)
}

fn opens_phrase(tag: Tag) -> bool {
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::Cd | Tag::PrpPossessive)
}

/// Whether the phrase at `at` tells when, where or how something was said: "a statement", "Sunday", "CNN".
fn is_setting(narration: &Narration<'_, '_>, at: usize, to: usize) -> bool {
    let Some(end) = phrases::base_beginning(narration, at, to) else {
        return true;
    };
    (at..end).any(|index| phrases::is_day(narration, index))
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

/// The subject after an inverted verb, where nothing else of its clause follows: “…,” said Reck, a farmer.
pub(super) fn inverted(
    narration: &Narration<'_, '_>,
    at: usize,
    to: usize,
) -> Option<Range<usize>> {
    let source = after(narration, at, to)?;
    let next = source.end;
    let ends = next >= to
        || narration.word(next) == "."
        || narration.quotation(next).is_some()
        || narration.is_comma(next)
            && (narration.quotation(next + 1).is_some()
                || matches!(
                    narration.tag(next + 1),
                    Tag::Vbg | Tag::In | Tag::Wp | Tag::Wdt
                ));
    ends.then_some(source)
}
