//! Indirect and mixed quotes: a reporting verb, and the clause, infinitive or noun phrase that it takes.

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::Span;

use super::attribution::{Attribution, Construction};
use super::narration::{Narration, Passage};
use super::verbs::{self, Reporting};
use super::{clauses, phrases, sources};

/// How far a clause may stand from its verb, in tokens: "said on Sunday in a letter to the mayor that".
const REACH: usize = 18;

/// The quotes of all passages in text order of their verbs. `taken` marks the tokens that are cues of direct quotes,
/// `direct` the quotations that those have claimed.
pub(super) fn find(
    narration: &Narration<'_, '_>,
    taken: &[bool],
    direct: &[bool],
) -> Vec<Attribution> {
    let mut found = Vec::new();
    for (number, passage) in narration.passages.iter().enumerate() {
        let search = Search {
            narration,
            direct,
            passage,
            number,
        };
        for at in passage.tokens.clone() {
            if taken.get(at).copied().unwrap_or_default() {
                continue;
            }
            if let Some(reporting) = verbs::reporting(narration, passage.tokens.start, at) {
                found.extend(search.verb(&reporting));
            } else if narration.lower(at) == "according"
                && narration.lower(at + 1) == "to"
                && narration.quotation(at).is_none()
            {
                found.extend(search.according(at));
            }
        }
    }
    found
}

/// The subject of a reporting verb, in a passage that begins at `from`.
pub(super) fn subject(
    narration: &Narration<'_, '_>,
    from: usize,
    reporting: &Reporting,
) -> Option<Range<usize>> {
    let start = reporting.group.start;
    if reporting.passive {
        return None;
    }
    if reporting.finite {
        return sources::before(narration, from, start).or_else(|| {
            let and = start.checked_sub(1)?;
            let joined = narration.tag(and) == Tag::Cc
                || narration.tag(and) == Tag::Rb
                || narration.is_comma(and);
            if !joined || and < from {
                return None;
            }
            last_said(narration, from, and).or_else(|| main_subject(narration, from, and))
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
    last_said(narration, from, start).or_else(|| main_subject(narration, from, start))
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
            && !matches!(
                narration.lower(subject.start).as_str(),
                "who" | "which" | "that"
            )
        {
            return Some(subject);
        }
    }
    None
}

/// Whether a reporting verb takes content to its right.
pub(super) fn has_complement(
    narration: &Narration<'_, '_>,
    reporting: &Reporting,
    limit: usize,
) -> bool {
    let passage = Passage {
        tokens: reporting.group.start..limit,
        paragraph: 0,
    };
    let search = Search {
        narration,
        direct: &[],
        passage: &passage,
        number: 0,
    };
    search.complement(reporting, limit).is_some()
}

struct Search<'n, 'a, 't> {
    narration: &'n Narration<'a, 't>,
    direct: &'n [bool],
    passage: &'n Passage,
    number: usize,
}

impl Search<'_, '_, '_> {
    fn verb(&self, reporting: &Reporting) -> Option<Attribution> {
        let narration = self.narration;
        let limit = self.passage.tokens.end;
        let source = subject(narration, self.passage.tokens.start, reporting);
        if reporting.cue.raising {
            return self.raised(reporting, source);
        }
        if reporting.passive
            && !matches!(narration.lemma(reporting.verb), "tell" | "ask" | "expect")
        {
            return None;
        }
        if narration.tag(reporting.verb) == Tag::Vbn
            && !reporting.finite
            && reporting.group.len() == 1
        {
            return None;
        }
        if let Some((construction, start, cue_end)) = self.complement(reporting, limit) {
            let end = clauses::end(narration, start, limit);
            let cue = reporting.group.start..cue_end.max(reporting.group.end);
            return self.attribution(construction, [Some(start..end), None], cue, source);
        }
        self.postposed(reporting, source?)
    }

    /// Where the content begins, and where the cue ends.
    fn complement(
        &self,
        reporting: &Reporting,
        limit: usize,
    ) -> Option<(Construction, usize, usize)> {
        let narration = self.narration;
        let cue = reporting.cue;
        let mut at = reporting.verb + 1;
        if at < limit
            && (narration.tag(at) == Tag::Rp
                || narration.lemma(reporting.verb) == "point" && narration.lower(at) == "out")
        {
            at += 1;
        }
        let after_particle = at;
        if at >= limit {
            return None;
        }
        // "told CNN on Sunday that": nothing but phrases before "that".
        if cue.that
            && let Some(that) = self.that(at, limit)
        {
            return Some((Construction::That, that, after_particle));
        }
        if cue.infinitive && narration.tag(at) == Tag::To && narration.tag(at + 1) == Tag::Vb {
            return Some((Construction::Infinitive, at, after_particle));
        }
        let word = narration.lower(at);
        if matches!(narration.tag(at), Tag::In | Tag::To)
            && cue.prepositions.contains(&word.as_str())
            && at + 1 < limit
        {
            return Some((Construction::Preposition, at + 1, at + 1));
        }
        let at = self.past_adverbials(at, limit);
        if at >= limit {
            return None;
        }
        if let Some(quotation) = narration.quotation(at) {
            if self.direct.get(quotation).copied().unwrap_or_default() {
                return None;
            }
            return (cue.quote || cue.noun || cue.bare).then_some((
                Construction::Noun,
                at,
                after_particle,
            ));
        }
        if cue.bare && self.asks(reporting, at) {
            return Some((Construction::Bare, at, after_particle));
        }
        if cue.bare && self.clause_begins(at, limit) {
            return Some((Construction::Bare, at, after_particle));
        }
        if cue.hearer
            && let Some(after) = sources::after(narration, at, limit).map(|hearer| hearer.end)
            && after < limit
        {
            let after = self.past_adverbials(after, limit);
            if cue.infinitive
                && narration.tag(after) == Tag::To
                && narration.tag(after + 1) == Tag::Vb
            {
                return Some((Construction::Infinitive, after, after_particle));
            }
            if cue.bare && (self.asks(reporting, after) || self.clause_begins(after, limit)) {
                return Some((Construction::Bare, after, after_particle));
            }
        }
        if cue.noun && at == after_particle && opens_noun(narration.tag(at)) {
            return Some((Construction::Noun, at, after_particle));
        }
        None
    }

    /// "that", with only phrases before it.
    fn that(&self, at: usize, limit: usize) -> Option<usize> {
        let narration = self.narration;
        for index in at..limit.min(at + REACH) {
            if narration.quotation(index).is_some() {
                return None;
            }
            let tag = narration.tag(index);
            if narration.lower(index) == "that" && index + 1 < limit {
                let relative =
                    tag == Tag::Wdt || index > at && narration.tag(index + 1).is_finite();
                return (!relative
                    && (tag != Tag::Dt || index == at && !narration.tag(index + 1).is_finite()))
                .then_some(index);
            }
            if tag.is_finite() || tag == Tag::To || narration.is_dash(index) {
                return None;
            }
        }
        None
    }

    /// Past "on Sunday", "in a statement", "again".
    fn past_adverbials(&self, mut at: usize, limit: usize) -> usize {
        let narration = self.narration;
        while at < limit && narration.quotation(at).is_none() {
            let tag = narration.tag(at);
            if matches!(tag, Tag::Rb | Tag::Rbr) || phrases::is_day(narration, at) {
                at += 1;
            } else if matches!(
                narration.lower(at).as_str(),
                "last" | "this" | "earlier" | "late" | "early"
            ) && narration.tag(at + 1).is_noun()
                && phrases::is_day_or_period(narration, at + 1)
            {
                at += 2;
            } else if narration.is_comma(at) && at > 0 && phrases::is_day(narration, at - 1) {
                at += 1;
            } else if matches!(tag, Tag::In | Tag::To)
                && !matches!(
                    narration.lower(at).as_str(),
                    "that" | "if" | "whether" | "of" | "as" | "because" | "while"
                )
                && let Some(phrase) = sources::after(narration, at + 1, limit)
                && phrase.end < limit
                && !narration.is_comma(phrase.end)
            {
                at = phrase.end;
            } else {
                break;
            }
        }
        at
    }

    /// "asked whether", "said what", "explained how"
    fn asks(&self, reporting: &Reporting, at: usize) -> bool {
        let narration = self.narration;
        match narration.lower(at).as_str() {
            "whether" | "how" | "why" | "what" => true,
            "if" => {
                matches!(
                    narration.lemma(reporting.verb),
                    "ask" | "wonder" | "inquire"
                ) || self.clause_has_comma(at)
            }
            "who" | "which" | "where" | "when" => matches!(
                narration.lemma(reporting.verb),
                "ask" | "wonder" | "explain" | "reveal"
            ),
            _ => false,
        }
    }

    /// "said if he wins, …"
    fn clause_has_comma(&self, at: usize) -> bool {
        (at..self.passage.tokens.end.min(at + 20)).any(|index| self.narration.is_comma(index))
    }

    /// Whether a clause of its own begins at `at`: a noun phrase and a finite verb.
    fn clause_begins(&self, at: usize, limit: usize) -> bool {
        let narration = self.narration;
        if !opens_noun(narration.tag(at))
            && !matches!(narration.tag(at), Tag::Ex | Tag::Vbg | Tag::In)
        {
            return false;
        }
        for index in at + 1..limit.min(at + 40) {
            if narration.quotation(index).is_some() {
                // “the plan” is: go on; a quoted predicate counts as one.
                continue;
            }
            let tag = narration.tag(index);
            if tag.is_finite() {
                return true;
            }
            if narration.is_dash(index) {
                return false;
            }
        }
        false
    }

    /// "…, Reck said": the clause before the source, and the one after it if the source only interrupts.
    fn postposed(&self, reporting: &Reporting, source: Range<usize>) -> Option<Attribution> {
        let narration = self.narration;
        if !reporting.cue.bare && !reporting.cue.that || !reporting.finite {
            return None;
        }
        let from = self.passage.tokens.start;
        let limit = self.passage.tokens.end;
        let comma = source.start.min(reporting.group.start).checked_sub(1)?;
        if comma <= from || !(narration.is_comma(comma) || narration.is_dash(comma)) {
            return None;
        }
        let after = self.past_adverbials(reporting.group.end.max(source.end), limit);
        let content = self.around(comma, after)?;
        self.attribution(
            Construction::Postposed,
            content,
            reporting.group.clone(),
            Some(source),
        )
    }

    /// The content around words that attribute it: from the start of the passage to `comma`, and, if another comma
    /// stands at `after`, the rest.
    fn around(&self, comma: usize, after: usize) -> Option<[Option<Range<usize>>; 2]> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        let start = self.content_start(from);
        if start >= comma {
            return None;
        }
        let before = start..clauses::trimmed(narration, start, comma);
        let goes_on = after + 1 < limit && narration.is_comma(after);
        let rest = goes_on.then(|| after + 1..clauses::end(narration, after + 1, limit));
        Some([Some(before), rest])
    }

    /// Past "But" and "And" at the start of a passage.
    fn content_start(&self, from: usize) -> usize {
        if self.narration.tag(from) == Tag::Cc {
            from + 1
        } else {
            from
        }
    }

    /// "According to Reck, …", "…, according to Reck."
    fn according(&self, at: usize) -> Option<Attribution> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        let source = sources::after(narration, at + 2, limit)?;
        let cue = at..at + 2;
        if at <= from + 1 {
            let comma = (source.end..limit).find(|&index| narration.is_comma(index))?;
            let end = clauses::end(narration, comma + 1, limit);
            let content = [Some(comma + 1..end), None];
            return self.attribution(Construction::AccordingTo, content, cue, Some(source));
        }
        let comma = if narration.is_comma(at - 1) {
            at - 1
        } else {
            at
        };
        let content = self.around(comma, source.end)?;
        self.attribution(Construction::AccordingTo, content, cue, Some(source))
    }

    /// "Reck seemed to agree": subject and complement are both content.
    fn raised(&self, reporting: &Reporting, source: Option<Range<usize>>) -> Option<Attribution> {
        let narration = self.narration;
        let limit = self.passage.tokens.end;
        let subject = source?;
        let start = reporting.group.end;
        if narration.tag(start) != Tag::To {
            return None;
        }
        let end = clauses::end(narration, start, limit);
        self.attribution(
            Construction::Raising,
            [Some(subject), Some(start..end)],
            reporting.group.clone(),
            None,
        )
    }

    fn attribution(
        &self,
        construction: Construction,
        pieces: [Option<Range<usize>>; 2],
        cue: Range<usize>,
        source: Option<Range<usize>>,
    ) -> Option<Attribution> {
        let content: Vec<Span> = pieces
            .iter()
            .flatten()
            .filter(|piece| piece.start < piece.end)
            .filter_map(|piece| self.narration.span(piece))
            .collect();
        if content.is_empty() {
            return None;
        }
        Some(Attribution {
            construction,
            content,
            cue,
            source,
            passage: self.number,
            quotations: Vec::new(),
        })
    }
}

fn opens_noun(tag: Tag) -> bool {
    tag.is_noun()
        || tag.is_adjective()
        || matches!(
            tag,
            Tag::Dt | Tag::Pdt | Tag::Cd | Tag::Prp | Tag::PrpPossessive | Tag::Currency
        )
}
