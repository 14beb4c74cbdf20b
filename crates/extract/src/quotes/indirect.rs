//! Indirect and mixed quotes: a reporting verb with what it takes, or words such as "according to" beside a clause.

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::Span;

use super::attribution::{Attribution, Construction};
use super::complements::{Complement, complement, past_adverbials};
use super::narration::{Narration, Passage};
use super::subjects::{self, subject};
use super::verbs::{self, Reporting};
use super::{clauses, phrases, sources};

/// The quotes of all passages in text order of their cues. `direct` are the direct quotes, in text order of their
/// passages; `claimed` marks their quotations.
pub(super) fn find(
    narration: &Narration<'_, '_>,
    direct: &[Attribution],
    claimed: &[bool],
) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut taken = vec![false; narration.document.tokens.len()];
    for quote in direct {
        taken[quote.cue.clone()].fill(true);
    }
    let mut ahead = direct.iter().peekable();
    for (number, passage) in narration.passages.iter().enumerate() {
        let mut here: Vec<&Attribution> = Vec::new();
        while let Some(next) = ahead.next_if(|next| next.passage <= number) {
            if next.passage == number {
                here.push(next);
            }
        }
        let search = Search {
            narration,
            here,
            claimed,
            passage,
            number,
        };
        for at in passage.tokens.clone() {
            if narration.quotation(at).is_none() && !taken[at] {
                found.extend(search.cue(at));
            }
        }
    }
    found
}

/// One passage.
struct Search<'n, 'a, 't> {
    narration: &'n Narration<'a, 't>,
    /// Its direct quotes.
    here: Vec<&'n Attribution>,
    claimed: &'n [bool],
    passage: &'n Passage,
    number: usize,
}

impl Search<'_, '_, '_> {
    /// The quote whose cue has its main word at `at`.
    fn cue(&self, at: usize) -> Option<Attribution> {
        let narration = self.narration;
        let from = self.passage.tokens.start;
        if let Some(reporting) = verbs::reporting(narration, from, at) {
            return self.verb(&reporting);
        }
        if let Some(reporting) = verbs::made_clear(narration, from, at) {
            return self.verb(&reporting);
        }
        match narration.lower(at) {
            "according" if narration.lower(at + 1) == "to" => self.according(at),
            "in" if at == from => self.poll(at),
            ":" if at > from => self.headline(at),
            _ => None,
        }
    }

    fn verb(&self, reporting: &Reporting) -> Option<Attribution> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        if reporting.passive
            && narration.tag(reporting.group.end) == Tag::To
            && is_said_of(narration.lemma(reporting.verb))
        {
            let subject = sources::before(narration, from, reporting.group.start)?;
            return self.raised(reporting, subject);
        }
        let asked = matches!(narration.lemma(reporting.verb), "tell" | "ask");
        let participle = narration.tag(reporting.verb) == Tag::Vbn
            && !reporting.finite
            && reporting.group.len() == 1;
        if (reporting.passive || participle) && !asked {
            return None;
        }
        let before = self
            .here
            .partition_point(|direct| direct.cue.end <= reporting.group.start);
        let heard = before
            .checked_sub(1)
            .and_then(|before| self.here.get(before)?.source.as_ref());
        if let Some(found) = self.inverted(reporting) {
            return Some(found);
        }
        let source = if participle {
            None
        } else {
            subject(narration, from, reporting, heard)
        };
        if let Some(found) = complement(narration, reporting, limit, self.claimed) {
            if self.is_doubled(reporting, &found) {
                return None;
            }
            // "in order to highlight the crisis" tells a purpose.
            let purpose = narration.tag(reporting.group.start) == Tag::To;
            if purpose && found.construction != Construction::That {
                return None;
            }
            let whole = found.construction.takes_clause() && !participle;
            let end = clauses::end(
                narration,
                found.start,
                self.inner_limit(reporting, source.as_ref(), found.start),
                whole,
            );
            if !found.construction.takes_clause() && says_nothing(narration, found.start..end) {
                return None;
            }
            // "overfishing could explain the decline", "reports that he had been told to go": nobody speaks.
            if source.is_none()
                && matches!(
                    found.construction,
                    Construction::Noun | Construction::Preposition | Construction::Infinitive
                )
                && narration.quotation(found.start).is_none()
            {
                return None;
            }
            let cue = reporting.group.start..found.cue_end.max(reporting.group.end);
            return self.attribution(
                found.construction,
                [Some(found.start..end), None],
                cue,
                source,
            );
        }
        self.postposed(reporting, source?)
    }

    /// "declined to comment on the report": the infinitive is a reporting verb of its own, whose group takes this one in.
    fn is_doubled(&self, reporting: &Reporting, found: &Complement) -> bool {
        found.construction == Construction::Infinitive
            && verbs::reporting(self.narration, self.passage.tokens.start, found.start + 1)
                .is_some_and(|inner| {
                    inner.group.start <= reporting.group.start
                        && complement(
                            self.narration,
                            &inner,
                            self.passage.tokens.end,
                            self.claimed,
                        )
                        .is_some()
                })
    }

    /// Where the content may end: a relative clause between commas ends at the second one, a participle that opens the
    /// sentence at the first.
    fn inner_limit(
        &self,
        reporting: &Reporting,
        source: Option<&Range<usize>>,
        start: usize,
    ) -> usize {
        let narration = self.narration;
        let limit = self.passage.tokens.end;
        let relative = source.is_some_and(|source| {
            subjects::is_relative(narration, source.start)
                && source.start > self.passage.tokens.start
                && narration.is_comma(source.start - 1)
        });
        // "Asked whether he would go, Reck said", "Reck, asked whether he would go, laughed"
        let from = self.passage.tokens.start;
        let opening = source.is_none()
            && (matches!(narration.lower(from), "asked" | "told" | "when" | "if")
                && start <= from + 4
                || reporting.group.start > from
                    && narration.is_comma(reporting.group.start - 1)
                    && narration.lower(reporting.verb) == "asked");
        if !relative && !opening {
            return limit;
        }
        (start..limit.min(start + clauses::LONGEST))
            .find(|&index| narration.is_comma(index) && narration.quotation(index).is_none())
            .unwrap_or(limit)
    }

    /// "…, Reck said": the clause before the source, and the one after it if the source only interrupts.
    fn postposed(&self, reporting: &Reporting, source: Range<usize>) -> Option<Attribution> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        let relative = subjects::is_relative(narration, source.start);
        if !(reporting.cue.bare && reporting.cue.quote && reporting.finite) || relative {
            return None;
        }
        let mut after = reporting.group.end.max(source.end);
        if reporting.cue.hearer
            && let Some(hearer) = phrases::base_beginning(narration, after, limit)
        {
            after = hearer;
        }
        let after = past_adverbials(narration, after, limit);
        let ends = after >= limit
            || matches!(narration.word(after), "," | "." | "!" | "?")
            || narration.is_dash(after);
        if !ends {
            return None;
        }
        let cue = reporting.group.clone();
        if after + 1 < limit && narration.is_comma(after) && self.opens_speech(after + 1) {
            // "When asked, Reck said, “the deal” has failed."
            let end = clauses::end(narration, after + 1, limit, true);
            let content = [Some(after + 1..end), None];
            return self.attribution(Construction::Bare, content, cue, Some(source));
        }
        let mut before = source.start.min(reporting.group.start).checked_sub(1)?;
        if narration.lower(before) == "as" {
            if before == from && after < limit && narration.is_comma(after) {
                // "As Reck noted, the harbour is calm."
                let end = clauses::end(narration, after + 1, limit, true);
                let content = [Some(after + 1..end), None];
                return self.attribution(
                    Construction::Postposed,
                    content,
                    reporting.group.clone(),
                    Some(source),
                );
            }
            before = before.checked_sub(1)?;
        }
        if before <= from || !(narration.is_comma(before) || narration.is_dash(before)) {
            return None;
        }
        let content = self.around(before, after)?;
        self.attribution(
            Construction::Postposed,
            content,
            reporting.group.clone(),
            Some(source),
        )
    }

    /// Whether a quotation that no direct quote has claimed begins at `at`.
    fn opens_speech(&self, at: usize) -> bool {
        self.narration
            .quotation(at)
            .is_some_and(|quotation| !self.claimed.get(quotation).copied().unwrap_or_default())
    }

    /// "…, said Reck, a farmer.": the clause before the verb, with the source behind it.
    fn inverted(&self, reporting: &Reporting) -> Option<Attribution> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        let comma = reporting.group.start.checked_sub(1)?;
        let fits = comma > from
            && comma - from <= clauses::LONGEST
            && narration.is_comma(comma)
            && narration.tag(reporting.verb).is_finite()
            && reporting.group.len() == 1
            && reporting.cue.quote
            && reporting.cue.bare
            && !reporting.cue.hearer;
        if !fits || !self.is_clause(from..comma) {
            return None;
        }
        let source = sources::inverted(narration, reporting.group.end, limit)?;
        let content = [Some(from..clauses::trimmed(narration, from, comma)), None];
        self.attribution(
            Construction::Postposed,
            content,
            reporting.group.clone(),
            Some(source),
        )
    }

    /// Whether a main clause stands there: not only a subject with what hangs on it, "Police, who had feared the worst".
    fn is_clause(&self, words: Range<usize>) -> bool {
        let narration = self.narration;
        let relative = words
            .clone()
            .rev()
            .skip(1)
            .find(|&index| narration.is_comma(index))
            .filter(|&comma| {
                matches!(
                    narration.tag(comma + 1),
                    Tag::Wp | Tag::Wdt | Tag::WpPossessive | Tag::Wrb
                )
            })
            .unwrap_or(words.end);
        (words.start..relative)
            .any(|index| narration.tag(index).is_finite() || narration.quotation(index).is_some())
    }

    /// The content around words that attribute it: from the start of the passage to `comma`, and, if another comma
    /// stands at `after`, the rest.
    fn around(&self, comma: usize, after: usize) -> Option<[Option<Range<usize>>; 2]> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        if from >= comma || comma - from > clauses::LONGEST {
            return None;
        }
        let before = from..clauses::trimmed(narration, from, comma);
        let goes_on = after + 1 < limit && narration.is_comma(after);
        let rest = goes_on.then(|| after + 1..clauses::end(narration, after + 1, limit, true));
        Some([Some(before), rest])
    }

    /// "According to Reck, …", "…, according to Reck."
    fn according(&self, at: usize) -> Option<Attribution> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        let source = sources::after(narration, at + 2, limit)?;
        let cue = at..at + 2;
        if at <= from + 1 {
            let comma = (source.end..limit.min(source.end + 60)).find(|&index| {
                narration.quotation(index).is_none()
                    && (narration.is_comma(index) || narration.word(index) == ":")
            })?;
            let end = clauses::end(narration, comma + 1, limit, true);
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

    /// "In a poll of voters, most were for the bill."
    fn poll(&self, at: usize) -> Option<Attribution> {
        let narration = self.narration;
        let limit = self.passage.tokens.end;
        let comma = (at + 1..limit.min(at + 30)).find(|&index| narration.is_comma(index))?;
        let asks = (at + 1..comma).any(|index| matches!(narration.lemma(index), "poll" | "survey"));
        let told = (at + 1..comma).any(|index| narration.tag(index).is_finite());
        if !asks || told {
            return None;
        }
        let end = clauses::end(narration, comma + 1, limit, true);
        let content = [Some(comma + 1..end), None];
        self.attribution(
            Construction::AccordingTo,
            content,
            at..at + 1,
            Some(at + 1..comma),
        )
    }

    /// "Reck: no deal without fish", alone in its paragraph.
    fn headline(&self, colon: usize) -> Option<Attribution> {
        let narration = self.narration;
        let (from, limit) = (self.passage.tokens.start, self.passage.tokens.end);
        let paragraph = narration.document.paragraphs.get(self.passage.paragraph)?;
        let name = phrases::ending(narration, from, colon)?;
        let alone = paragraph.tokens == self.passage.tokens;
        let fits = alone
            && name.start == from
            && name.len() <= 6
            && limit - from <= 24
            && name.clone().all(|index| narration.tag(index).is_proper())
            && colon + 2 < limit;
        if !fits {
            return None;
        }
        let end = clauses::trimmed(narration, colon + 1, limit);
        let content = [Some(colon + 1..end), None];
        self.attribution(Construction::Colon, content, colon..colon + 1, Some(name))
    }

    /// "Reck is expected to agree": subject and infinitive are both content.
    fn raised(&self, reporting: &Reporting, subject: Range<usize>) -> Option<Attribution> {
        let narration = self.narration;
        let start = reporting.group.end;
        if narration.tag(start) != Tag::To || subjects::is_relative(narration, subject.start) {
            return None;
        }
        let end = clauses::end(narration, start, self.passage.tokens.end, true);
        let content = [Some(subject), Some(start..end)];
        self.attribution(
            Construction::Raising,
            content,
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
        (!content.is_empty()).then(|| Attribution {
            construction,
            content,
            cue,
            source,
            passage: self.number,
            quotations: Vec::new(),
            belief: None,
        })
    }
}

/// Whether a noun phrase only points at a thing that the reader knows of, so that nothing is told of what was said:
/// "the report", "him", "mistakes"; not "an inquiry".
fn says_nothing(narration: &Narration<'_, '_>, content: Range<usize>) -> bool {
    let definite = match narration.tag(content.start) {
        Tag::Prp | Tag::PrpPossessive => true,
        Tag::Dt => matches!(
            narration.lower(content.start),
            "the" | "this" | "that" | "these" | "those"
        ),
        _ => content.len() == 1,
    };
    definite
        && content.len() <= 2
        && content
            .clone()
            .all(|index| narration.quotation(index).is_none())
}

/// "is expected to leave", "are said to agree"
fn is_said_of(lemma: &str) -> bool {
    matches!(
        lemma,
        "expect" | "believe" | "say" | "report" | "think" | "rumor" | "allege" | "see"
    )
}
