//! Where a phrase or clause ends: as soon as what is given has been said.

use std::ops::Range;

use hearsay_syntax::Tag;

use super::clauses::{Clauses, REACH};
use super::frames::LEXICON;
use super::groups::Form;

impl Clauses<'_> {
    /// Whether a new clause, a condition or a reason begins at the token, so that what is given has been said.
    pub fn is_boundary(&self, at: usize) -> bool {
        const BEGINS: &[&str] = &[
            "if",
            "unless",
            "because",
            "after",
            "while",
            "although",
            "though",
            "but",
            "since",
            "provided",
            "when",
            "despite",
            "amid",
            "until",
            "once",
            "whereas",
            "before",
            "except",
            "following",
            "according",
            "saying",
            "as",
        ];
        self.tag(at) == Tag::Stop
            || matches!(
                self.document.word(at),
                ";" | ":" | "(" | ")" | "[" | "…" | "..." | "?" | "!"
            )
            || self.is_dash(at)
            || self.is_any(at, BEGINS)
            || (self.is(at, "in") && self.is_any(at + 1, &["exchange", "return", "order"]))
            || (self.is(at, "in") && self.is_any(at + 2, &["bid", "effort", "attempt"]))
            || (self.is(at, "so") && self.is(at + 1, "that"))
            || (self.is(at, "on") && (self.is(at + 1, "condition") || self.is(at + 2, "condition")))
    }

    /// Where a verb phrase, clause or noun phrase that begins at `start` ends: at the first boundary, the first comma,
    /// or the first conjunction before another verb. `past` is the first token that may be the end.
    pub fn extent(&self, start: usize, past: usize) -> Range<usize> {
        let end = self.sentence(start).end.min(start + REACH);
        let mut open = false;
        let mut at = past.max(start + 1);
        for index in start..at.min(end) {
            open ^= self.is_quote_mark(index);
        }
        let spoken = self.opens_clause(start, past);
        let mut embedded = spoken;
        while at < end {
            embedded |= matches!(
                self.tag(at),
                Tag::Wp | Tag::Wdt | Tag::Wrb | Tag::WpPossessive
            ) || self.is(at, "that");
            let stops = if self.is_quote_mark(at) {
                let stays = open || self.opens(at);
                open = !open;
                !stays
            } else {
                self.is_boundary(at)
                    || (self.tag(at) == Tag::Comma && !self.lists(at, end))
                    || (self.tag(at) == Tag::Cc && self.another_verb(at + 1))
                    || (!embedded && self.main_verb(at))
                    || self.is_purpose(at)
            };
            if stops {
                break;
            }
            at += 1;
        }
        while at > past.max(start + 1)
            && (matches!(self.tag(at - 1), Tag::Comma | Tag::Cc | Tag::Stop)
                || self.document.word(at - 1) == ",")
        {
            at -= 1;
        }
        start..at
    }

    /// The content with the mark that closes a quotation opened in it, if nothing but a stop or comma stands between.
    pub fn with_closing_quote(&self, content: Range<usize>) -> Range<usize> {
        let marks = content.clone().filter(|&at| self.is_quote_mark(at)).count();
        if marks % 2 == 0 {
            return content;
        }
        let end = content.end;
        let close = end + usize::from(matches!(self.tag(end), Tag::Stop | Tag::Comma));
        if self.is_quote_mark(close) && !self.is_quote_mark(content.start) {
            content.start..close + 1
        } else {
            content
        }
    }

    /// What is given, without the day on which it was told or done at its end: "freed two sailors on Monday".
    pub fn without_day(&self, content: Range<usize>) -> Range<usize> {
        const DAYS: &[&str] = &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "today",
        ];
        let Some(last) = content
            .end
            .checked_sub(1)
            .filter(|&at| at > content.start + 2)
        else {
            return content;
        };
        // "a strike that was to begin on Friday": that day belongs to another verb.
        let verbs = (content.start + 1..last)
            .filter(|&at| self.group(at).is_some_and(|group| group.head == at));
        if self.is_any(last, DAYS) && self.is(last - 1, "on") && verbs.count() == 0 {
            let end = last - 1 - usize::from(self.is_any(last - 2, &["late", "early"]));
            return content.start..end;
        }
        content
    }

    /// What is given, without the relative clause that tells of it by the verb at `cue`: of "a demand that she rejected"
    /// the demand.
    pub fn without_clause_of(&self, content: Range<usize>, cue: usize) -> Range<usize> {
        let relative = |&at: &usize| matches!(self.tag(at), Tag::Wp | Tag::Wdt);
        let told = content.start + 1..content.end.min(cue);
        match told.clone().rev().find(relative) {
            Some(open) => content.start..open - usize::from(self.tag(open - 1) == Tag::Comma),
            None => content,
        }
    }

    /// Whether a clause is what begins at `start`, or what its verb asks for, so that a verb with a tense belongs to it.
    fn opens_clause(&self, start: usize, past: usize) -> bool {
        const OPENERS: &[&str] = &[
            "that", "if", "unless", "provided", "only", "until", "now", "as", "on",
        ];
        if self.is_any(start, OPENERS) || start.checked_sub(1).is_some_and(|at| self.is(at, "that"))
        {
            return true;
        }
        (start..past).any(|at| {
            self.group(at)
                .is_some_and(|group| group.form == Form::Finite && start < group.tokens.start)
                || LEXICON.is("speech", self.lemma(at))
        })
    }

    /// Whether a verb with a tense begins at the token that is not one of a clause like "the men they hold".
    fn main_verb(&self, at: usize) -> bool {
        let finite = self
            .group(at)
            .is_some_and(|group| group.form == Form::Finite && group.tokens.start == at);
        let subject = at.checked_sub(1).and_then(|before| self.phrase(before));
        let contact = subject
            .and_then(|phrase| phrase.tokens.start.checked_sub(1))
            .is_some_and(|before| self.phrase(before).is_some());
        finite && !contact
    }

    /// Whether an infinitive of purpose begins at the token: "to ensure peace".
    fn is_purpose(&self, at: usize) -> bool {
        self.group(at).is_some_and(|group| {
            group.form == Form::Infinitive
                && group.tokens.start == at
                && LEXICON.is("purpose", self.lemma(group.head))
        })
    }

    /// Whether a quotation mark opens: a blank before it, none after.
    fn opens(&self, at: usize) -> bool {
        let span = |index: usize| self.document.tokens.get(index).map(|token| token.span);
        match (span(at), span(at + 1)) {
            (Some(mark), Some(next)) => {
                mark.end == next.start
                    && at
                        .checked_sub(1)
                        .and_then(span)
                        .is_none_or(|last| last.end < mark.start)
            }
            _ => false,
        }
    }

    /// Whether the comma separates the items of a list of noun phrases: "A, B and C".
    fn lists(&self, comma: usize, end: usize) -> bool {
        let Some(next) = self.phrase(comma + 1) else {
            return false;
        };
        let after = self.with_of(next).end;
        // "any fault, Reck and Varga appeared": the list is a subject.
        let whole = self.past_adverbs(self.with_joined(next).end);
        if self
            .group(whole)
            .is_some_and(|group| group.form == Form::Finite)
        {
            return false;
        }
        after < end
            && (self.tag(after) == Tag::Cc && self.phrase(after + 1).is_some()
                || self.tag(after) == Tag::Comma
                    && self.tag(after + 1) == Tag::Cc
                    && self.phrase(after + 2).is_some())
            && comma > 0
            && self.phrase(comma - 1).is_some()
    }

    /// Whether a verb follows, perhaps after its subject.
    fn another_verb(&self, at: usize) -> bool {
        let mut at = at;
        while self.is_adverb(at) {
            at += 1;
        }
        if self.group(at).is_some() {
            return true;
        }
        self.phrase(at).is_some_and(|phrase| {
            let mut after = phrase.tokens.end;
            while self.is_adverb(after) {
                after += 1;
            }
            self.group(after)
                .is_some_and(|group| group.form == Form::Finite)
        })
    }
}
