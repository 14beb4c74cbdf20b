//! What stands after a cue: objects, infinitives, gerunds, clauses.

use std::ops::Range;

use hearsay_syntax::Tag;

use super::clauses::{Clauses, REACH};
use super::groups::{Form, Group};
use super::phrases::Phrase;

/// What a cue has after it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Complement<'c> {
    Infinitive(&'c Group),
    Gerund(&'c Group),
    /// A clause: where it begins, its subject and its verb.
    Clause {
        start: usize,
        subject: Option<Range<usize>>,
        verb: Option<&'c Group>,
    },
    Noun(&'c Phrase),
    /// A noun phrase after a preposition.
    Prepositional(String, &'c Phrase),
    /// A gerund after a preposition.
    PrepositionalGerund(String, &'c Group),
    /// A noun phrase and an infinitive that it would do, after a preposition if there is one.
    Controlled(Option<String>, Range<usize>, &'c Group),
}

impl Clauses<'_> {
    /// The noun phrase that is acted on: after an active verb, before a passive one.
    pub fn object_of(&self, group: &Group, after: usize) -> Option<&Phrase> {
        if group.passive {
            let subject = self.grammatical_subject_of(group)?;
            // The head of "the leader of the group" is the first phrase's.
            return self.phrase(subject.start).map(|first| {
                if first.possessive {
                    self.phrase(first.tokens.end + 1).unwrap_or(first)
                } else {
                    first
                }
            });
        }
        if group.form == Form::Participle {
            return group
                .tokens
                .start
                .checked_sub(1)
                .and_then(|at| self.phrase(at));
        }
        self.noun_at(after)
    }

    /// The noun phrase that begins at or just after `at`; of "Israel's demand" the second.
    pub fn noun_at(&self, at: usize) -> Option<&Phrase> {
        let mut at = at;
        for _ in 0..3 {
            if !(self.is_adverb(at) || self.is_quote_mark(at)) {
                break;
            }
            at += 1;
        }
        let mut phrase = self.phrase(at).filter(|phrase| phrase.tokens.start <= at)?;
        for _ in 0..3 {
            if !phrase.possessive {
                break;
            }
            match self.phrase(phrase.tokens.end + 1) {
                Some(next) => phrase = next,
                None => break,
            }
        }
        Some(phrase)
    }

    /// What stands after a cue that ends before `from`, as the complements it may be; the closest first.
    pub fn complements_of(&self, from: usize) -> Vec<Complement<'_>> {
        let mut found = Vec::new();
        let end = self.sentence(from.saturating_sub(1)).end;
        let mut at = from;
        // Past adverbs, times and short insertions: "refused, generally, to", "agreed on Sunday to".
        for _ in 0..6 {
            if at >= end {
                return found;
            }
            if self.is_adverb(at) || self.is_quote_mark(at) {
                at += 1;
                continue;
            }
            if let Some(phrase) = self.phrase(at)
                && self.is_time(phrase)
            {
                at = phrase.tokens.end;
                continue;
            }
            if self.tag(at) == Tag::In
                && let Some(phrase) = self.phrase(at + 1)
                && self.is_time(phrase)
            {
                at = phrase.tokens.end;
                continue;
            }
            // "voted 5 to 2 to repeal"
            if self.tag(at) == Tag::Cd
                && self.is_any(at + 1, &["to", "-", "–"])
                && self.tag(at + 2) == Tag::Cd
            {
                at += 3;
                continue;
            }
            if self.tag(at) == Tag::Comma
                && let Some(close) =
                    (at + 1..end.min(at + 8)).find(|&close| self.tag(close) == Tag::Comma)
                && (at + 1..close).all(|inner| self.group(inner).is_none())
                && self
                    .group(close + 1)
                    .is_some_and(|group| group.form == Form::Infinitive)
            {
                at = close + 1;
                continue;
            }
            break;
        }
        if let Some(group) = self.group(at) {
            match group.form {
                Form::Infinitive => found.push(Complement::Infinitive(group)),
                Form::Gerund => found.push(Complement::Gerund(group)),
                _ => {}
            }
            return found;
        }
        let points = self
            .phrase(at)
            .is_some_and(|phrase| phrase.tokens.start == at && phrase.tokens.len() > 1);
        if self.is(at, "that") && !points {
            found.push(self.clause(at + 1, end));
            return found;
        }
        if let Some(phrase) = self.noun_at(at) {
            self.after_noun(phrase, None, end, &mut found);
            return found;
        }
        if matches!(self.tag(at), Tag::In | Tag::To | Tag::Rp) {
            let preposition = self.document.word(at).to_lowercase();
            if let Some(group) = self.group(at + 1)
                && group.form == Form::Gerund
            {
                found.push(Complement::PrepositionalGerund(preposition, group));
            } else if let Some(phrase) = self.noun_at(at + 1) {
                self.after_noun(phrase, Some(preposition), end, &mut found);
                // "agreed with Tehran to", "agreed in Geneva to"
                if let Some(group) = self.infinitive_after(phrase) {
                    found.push(Complement::Infinitive(group));
                }
                // "conceded in a debate that", "called in a speech for"
                let next = self.with_of(phrase).end;
                if self.is(next, "that") && self.tag(next) == Tag::In {
                    found.push(self.clause(next + 1, end));
                } else if self.tag(next) == Tag::In
                    && let Some(object) = self.noun_at(next + 1)
                {
                    let second = self.document.word(next).to_lowercase();
                    found.push(Complement::Prepositional(second, object));
                }
            }
        }
        found
    }

    /// The infinitive right after a phrase and the "of" and time phrases that follow it.
    fn infinitive_after(&self, phrase: &Phrase) -> Option<&Group> {
        let mut at = self.with_of(phrase).end;
        for _ in 0..5 {
            if self.is_adverb(at) || self.tag(at) == Tag::Pos {
                at += 1;
            } else if let Some(time) = self.phrase(at).filter(|time| self.is_time(time)) {
                at = time.tokens.end;
            } else if matches!(self.tag(at), Tag::In | Tag::Cc)
                && let Some(next) = self.phrase(at + 1)
            {
                at = self.with_of(next).end;
            } else if let Some(taken) = self
                .group(at)
                .filter(|group| group.form == Form::Participle)
            {
                // "the kidnappers of a woman taken hostage in Oslo to release her"
                at = self
                    .phrase(taken.tokens.end)
                    .map_or(taken.tokens.end, |next| next.tokens.end);
            } else if self.tag(at.saturating_sub(1)) == Tag::Pos
                && let Some(owned) = self.phrase(at)
            {
                at = self.with_of(owned).end;
            }
        }
        self.group(at)
            .filter(|group| group.form == Form::Infinitive && group.tokens.start == at)
    }

    fn after_noun<'c>(
        &'c self,
        phrase: &'c Phrase,
        preposition: Option<String>,
        end: usize,
        found: &mut Vec<Complement<'c>>,
    ) {
        if let Some(group) = self.infinitive_after(phrase) {
            let mut doer = self.with_of(phrase);
            if let Some(possessor) = &phrase.possessor {
                doer.start = doer.start.min(possessor.start);
            }
            found.push(Complement::Controlled(preposition.clone(), doer, group));
        }
        match preposition {
            Some(preposition) => found.push(Complement::Prepositional(preposition, phrase)),
            None => {
                // "conceded he had fallen short": a clause without "that".
                let start = phrase.start();
                let clause = self.clause(start, end);
                if matches!(&clause, Complement::Clause { verb: Some(_), .. }) {
                    found.push(clause);
                }
                found.push(Complement::Noun(phrase));
                // "giving Oslo access": the second is what is given.
                if let Some(second) = self.second_object(phrase) {
                    found.push(Complement::Noun(second));
                }
            }
        }
    }

    /// The phrase right after another, which gets it: of "giving Oslo access" it is "access". In "the men they hold"
    /// there is none.
    pub fn second_object(&self, first: &Phrase) -> Option<&Phrase> {
        let second = self.phrase(self.with_of(first).end)?;
        let subject = self
            .group(self.past_adverbs(second.tokens.end))
            .is_some_and(|group| group.form == Form::Finite);
        (!subject && !self.is_time(second) && self.tag(first.head) != Tag::Cd).then_some(second)
    }

    /// The noun phrase that a relative clause says something of: of "the offer that he rejected" the offer.
    pub fn relative_object(&self, group: &Group) -> Option<&Phrase> {
        let subject = self.phrase(self.subject_of(group)?.start)?;
        let from = self.sentence(group.head).start;
        let mut at = subject.start();
        // "which, he says, Oslo will never give up"
        for _ in 0..6 {
            at = at.checked_sub(1).filter(|&at| at > from)?;
            if matches!(self.tag(at), Tag::Wp | Tag::Wdt) {
                break;
            }
        }
        if !matches!(self.tag(at), Tag::Wp | Tag::Wdt) {
            return None;
        }
        let before = at - 1;
        let before = before - usize::from(self.tag(before) == Tag::Comma && before > from);
        self.phrase(before)
    }

    /// The clause that begins at `start`: subject, then verb.
    fn clause(&self, start: usize, end: usize) -> Complement<'_> {
        let limit = end.min(start + 25);
        let mut at = start;
        let mut subject: Option<Range<usize>> = None;
        let mut verb = None;
        while at < limit {
            if let Some(phrase) = self.phrase(at) {
                if subject.is_none() && !self.is_time(phrase) {
                    subject = Some(self.with_of(phrase));
                }
                at = phrase.tokens.end.max(at + 1);
                continue;
            }
            if let Some(group) = self.group(at) {
                if matches!(group.form, Form::Finite | Form::Bare) {
                    verb = Some(group);
                    break;
                }
                if group.form == Form::Participle || group.form == Form::Gerund {
                    at = group.tokens.end;
                    continue;
                }
                break;
            }
            let goes_on = matches!(
                self.tag(at),
                Tag::In | Tag::Pos | Tag::Cc | Tag::Wp | Tag::Wdt | Tag::OpenQuote
            ) || self.is_adverb(at)
                || self.is_quote_mark(at);
            if !goes_on {
                break;
            }
            at += 1;
        }
        Complement::Clause {
            start,
            subject,
            verb,
        }
    }

    /// The groups that a conjunction joins to this one with the same subject: "renounce violence and recognise ...".
    pub fn joined_to(&self, group: &Group) -> Vec<&Group> {
        let mut found = Vec::new();
        let end = self.sentence(group.head).end.min(group.head + REACH);
        let mut at = group.tokens.end;
        while at < end {
            if self.tag(at) == Tag::Cc || self.tag(at) == Tag::Comma {
                let mut next = at + 1;
                if self.tag(next) == Tag::Cc {
                    next += 1;
                }
                while next < end && self.is_adverb(next) {
                    next += 1;
                }
                match self.group(next) {
                    Some(each) if self.same_form(group, each) && each.tokens.end > next => {
                        // Without "and" it is a list only if more follows.
                        found.push(each);
                        at = each.tokens.end;
                        continue;
                    }
                    Some(each) if each.form == Form::Finite => break,
                    _ => {}
                }
            } else if self
                .group(at)
                .is_some_and(|each| each.form == Form::Finite && each.head != group.head)
                || matches!(self.tag(at), Tag::Wp | Tag::Wdt)
                || self.is_boundary(at)
            {
                break;
            }
            at += 1;
        }
        found
    }

    fn same_form(&self, group: &Group, other: &Group) -> bool {
        match group.form {
            Form::Infinitive => matches!(other.form, Form::Infinitive | Form::Bare),
            Form::Bare => other.form == Form::Bare,
            Form::Gerund => other.form == Form::Gerund,
            Form::Finite if group.modal.is_some() => other.form == Form::Bare,
            Form::Finite => false,
            Form::Participle => other.form == Form::Participle,
        }
    }
}
