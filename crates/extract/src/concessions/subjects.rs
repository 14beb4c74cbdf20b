//! Who does it: subjects, also those understood of infinitives, gerunds and passives.

use std::ops::Range;

use hearsay_syntax::Tag;

use super::clauses::{Clauses, REACH};
use super::frames::LEXICON;
use super::groups::{Form, Group};
use super::parties::head_of;
use super::phrases::Phrase;

/// How deep control and coordination may nest before the search gives up.
const DEPTH: usize = 5;

impl Clauses<'_> {
    /// Who does it: the grammatical subject of an active group, the one understood of an infinitive or gerund, the
    /// agent after "by" of a passive one.
    pub fn subject_of(&self, group: &Group) -> Option<Range<usize>> {
        if group.passive {
            self.agent_of(group)
        } else {
            self.surface_subject(group, DEPTH)
        }
    }

    /// What stands as subject, whether the group is active or passive.
    pub fn grammatical_subject_of(&self, group: &Group) -> Option<Range<usize>> {
        self.surface_subject(group, DEPTH)
    }

    fn agent_of(&self, group: &Group) -> Option<Range<usize>> {
        let end = self.sentence(group.head).end.min(group.head + 12);
        let by = (group.tokens.end..end)
            .take_while(|&at| self.group(at).is_none() && self.tag(at) != Tag::Comma)
            .find(|&at| self.is(at, "by"))?;
        // "by both armies": "both" may be taken for a conjunction.
        let phrase = self.phrase(by + 1).or_else(|| self.phrase(by + 2))?;
        (!self.is_time(phrase)).then(|| self.with_of(phrase))
    }

    fn surface_subject(&self, group: &Group, depth: usize) -> Option<Range<usize>> {
        let depth = depth.checked_sub(1)?;
        match group.form {
            Form::Infinitive => self.controller_of(group, depth),
            Form::Gerund => self.gerund_subject(group, depth),
            Form::Finite | Form::Bare | Form::Participle => self.left_subject(group, depth),
        }
    }

    fn left_subject(&self, group: &Group, depth: usize) -> Option<Range<usize>> {
        let from = self
            .sentence(group.head)
            .start
            .max(group.tokens.start.saturating_sub(REACH));
        let mut at = group.tokens.start;
        let mut relative = false;
        while at > from {
            at -= 1;
            if let Some(phrase) = self.phrase(at) {
                at = phrase.tokens.start;
                if self.is_time(phrase) && at > from {
                    if matches!(self.tag(at - 1), Tag::In) {
                        at -= 1;
                    }
                    continue;
                }
                let whole = self.leftmost(phrase, from);
                // "pressure from the council, which called": pressure does nothing itself.
                let head = head_of(self, &whole);
                if relative && (self.is_in(head, "pressure") || self.is_in(head, "meeting")) {
                    let name = self.tag(phrase.head).is_proper();
                    return Some(if name {
                        phrase.tokens.clone()
                    } else {
                        self.leftmost_of(phrase, from)
                    });
                }
                return Some(self.named_before(&whole, from).unwrap_or(whole));
            }
            if let Some(before) = self.group(at) {
                // "the men seized in May were": a participle belongs to the noun before it.
                if before.form == Form::Participle {
                    at = before.tokens.start;
                    continue;
                }
                return None;
            }
            match self.tag(at) {
                Tag::Comma => at = self.opening_comma(at, from)?,
                Tag::CloseBracket => {
                    at = (from..at)
                        .rev()
                        .find(|&open| self.tag(open) == Tag::OpenBracket)?;
                }
                Tag::Cc => {
                    return self
                        .groups_before(at)
                        .find(|before| match group.form {
                            Form::Bare => before.form != Form::Gerund,
                            _ => before.form == Form::Finite,
                        })
                        .and_then(|before| self.surface_subject(before, depth));
                }
                Tag::Wp | Tag::Wdt => {
                    relative = true;
                    if at > from && self.tag(at - 1) == Tag::Comma {
                        at -= 1;
                    }
                }
                Tag::In if self.is(at, "that") && at > from && self.phrase(at - 1).is_some() => {}
                _ if self.is_adverb(at) || self.is_quote_mark(at) || self.tag(at) == Tag::Rp => {}
                _ if self.is_dash(at) => {
                    at = (from..at).rev().find(|&open| self.is_dash(open))?;
                }
                _ => return None,
            }
        }
        None
    }

    /// What an apposition explains: of "John Kasich, a Republican who" it is "John Kasich".
    fn named_before(&self, apposition: &Range<usize>, from: usize) -> Option<Range<usize>> {
        let comma = apposition.start.checked_sub(1).filter(|&at| at > from)?;
        if self.tag(comma) != Tag::Comma || !self.is_any(apposition.start, &["a", "an"]) {
            return None;
        }
        let named = self
            .phrase(comma - 1)
            .filter(|phrase| !self.is_time(phrase))?;
        Some(self.leftmost(named, from))
    }

    /// The comma that opens the insertion that the comma at `close` closes: ", the prime minister,".
    fn opening_comma(&self, close: usize, from: usize) -> Option<usize> {
        let open = (from..close).rev().find(|&at| self.tag(at) == Tag::Comma)?;
        let begins = self.tag(open + 1);
        let relative = matches!(begins, Tag::Wp | Tag::Wdt | Tag::WpPossessive | Tag::Wrb);
        let finite = || {
            (open + 1..close)
                .filter_map(|at| self.group(at))
                .any(|group| group.form == Form::Finite)
        };
        (relative || !finite()).then_some(open)
    }

    /// The whole subject of which `phrase` is the last part: "the leader of the group", "Britain and France".
    fn leftmost(&self, phrase: &Phrase, from: usize) -> Range<usize> {
        let mut range = phrase.tokens.clone();
        let mut listed = false;
        if let Some(possessor) = &phrase.possessor {
            range.start = range.start.min(possessor.start);
        }
        for _ in 0..8 {
            let Some(before) = range.start.checked_sub(1).filter(|&at| at > from) else {
                break;
            };
            let previous = self.phrase(before - 1);
            let joins = match self.tag(before) {
                Tag::In | Tag::To => {
                    // "the deal brokered by Oslo was", "powers meeting in Oslo agreed"
                    if let Some(group) = self.group(before - 1)
                        && matches!(group.form, Form::Participle | Form::Gerund)
                        && let Some(head) = group
                            .tokens
                            .start
                            .checked_sub(1)
                            .and_then(|at| self.phrase(at))
                    {
                        range.start = head.tokens.start;
                        continue;
                    }
                    !self.is_any(
                        before,
                        &[
                            "that", "if", "as", "because", "while", "after", "before", "since",
                            "until", "unless", "whether", "though", "although", "than", "once",
                        ],
                    )
                }
                Tag::Cc => {
                    listed = true;
                    let first = previous.map_or(0, |phrase| phrase.tokens.start);
                    // "soldiers from Oslo and Rome": not where a clause may have ended, as in "met in Oslo and the".
                    let prepositional =
                        first > from && matches!(self.tag(first - 1), Tag::In | Tag::To);
                    first > from
                        && self.group(first - 1).is_none()
                        && (!prepositional || self.groups_before(first).next().is_none())
                        || first == from
                }
                // "after talks in Oslo, Reck and Varga": a name of a place begins no list.
                Tag::Comma => {
                    listed
                        && previous.is_some_and(|phrase| {
                            let start = phrase.start();
                            start == 0 || self.tag(start - 1) != Tag::In
                        })
                }
                _ => false,
            };
            match previous {
                Some(phrase) if joins && !self.is_time(phrase) => {
                    range.start = phrase.start();
                }
                _ => break,
            }
        }
        range
    }

    /// Who would do what an infinitive says.
    fn controller_of(&self, group: &Group, depth: usize) -> Option<Range<usize>> {
        let from = self
            .sentence(group.head)
            .start
            .max(group.tokens.start.saturating_sub(REACH));
        let mut at = group.tokens.start;
        while at > from {
            at -= 1;
            if let Some(before) = self.group(at) {
                return self.surface_subject(before, depth);
            }
            if let Some(phrase) = self.phrase(at) {
                if self.is_time(phrase) {
                    at = phrase.tokens.start;
                    if at > from && self.tag(at - 1) == Tag::In {
                        at -= 1;
                    }
                    continue;
                }
                let whole = self.leftmost_of(phrase, from);
                let before = whole.start.checked_sub(1).filter(|&at| at >= from);
                let Some(before) = before else {
                    return phrase.possessor.clone();
                };
                if self.is(before, "for")
                    || (self.is(before, "on") && self.controls(before.checked_sub(1)?))
                {
                    return Some(whole);
                }
                if let Some(verb) = self.group(before) {
                    return if self.controls(verb.head) {
                        Some(whole)
                    } else {
                        self.surface_subject(verb, depth)
                    };
                }
                if let Some(possessor) = &phrase.possessor {
                    return Some(possessor.clone());
                }
                if matches!(self.tag(before), Tag::In | Tag::To) {
                    at = before;
                    continue;
                }
                return None;
            }
            match self.tag(at) {
                Tag::Cc => {
                    return self
                        .groups_before(at)
                        .find(|before| before.form == Form::Infinitive)
                        .and_then(|before| self.surface_subject(before, depth));
                }
                Tag::Jj | Tag::Jjr | Tag::Vbn => {
                    return self
                        .groups_before(at)
                        .next()
                        .filter(|before| before.tokens.end + 3 > at)
                        .and_then(|before| self.surface_subject(before, depth));
                }
                Tag::Comma => at = self.opening_comma(at, from).unwrap_or(at),
                Tag::Rp | Tag::In => {}
                _ if self.is_adverb(at) || self.is_quote_mark(at) => {}
                _ => return None,
            }
        }
        None
    }

    /// A phrase with the "of" and "and" before it, but not other prepositions.
    fn leftmost_of(&self, phrase: &Phrase, from: usize) -> Range<usize> {
        let mut range = phrase.tokens.clone();
        if let Some(possessor) = &phrase.possessor {
            range.start = range.start.min(possessor.start);
        }
        for _ in 0..4 {
            let Some(before) = range.start.checked_sub(1).filter(|&at| at > from) else {
                break;
            };
            if !(self.is(before, "of") || self.tag(before) == Tag::Cc) {
                break;
            }
            let Some(previous) = self.phrase(before - 1) else {
                break;
            };
            range.start = previous.tokens.start;
        }
        range
    }

    /// Whether the verb or noun at `at` makes its object the doer of an infinitive: "urge", "pressure on".
    pub fn controls(&self, at: usize) -> bool {
        LEXICON.is("controller", self.lemma(at))
    }

    fn gerund_subject(&self, group: &Group, depth: usize) -> Option<Range<usize>> {
        let from = self
            .sentence(group.head)
            .start
            .max(group.tokens.start.saturating_sub(REACH));
        let mut at = group.tokens.start;
        while at > from
            && (self.is_adverb(at - 1) || self.is_quote_mark(at - 1) || self.tag(at - 1) == Tag::Rp)
        {
            at -= 1;
        }
        let main = || {
            self.groups_before(group.tokens.start)
                .find(|before| before.form == Form::Finite)
                .and_then(|before| self.surface_subject(before, depth))
        };
        let Some(before) = at.checked_sub(1).filter(|&at| at >= from) else {
            return self.following_subject(group);
        };
        if let Some(verb) = self.group(before) {
            return self.surface_subject(verb, depth);
        }
        if let Some(phrase) = self.phrase(before) {
            let whole = self.leftmost_of(phrase, from);
            return match whole.start.checked_sub(1).filter(|&at| at >= from) {
                Some(first)
                    if self.is_any(
                        first,
                        &["with", "for", "of", "without", "despite", "to", "about"],
                    ) =>
                {
                    Some(whole)
                }
                Some(first) if matches!(self.tag(first), Tag::In | Tag::To) => {
                    main().or(Some(whole))
                }
                Some(first) if self.tag(first) == Tag::Comma || self.group(first).is_some() => {
                    Some(whole)
                }
                None => Some(whole),
                _ => main().or(Some(whole)),
            };
        }
        match self.tag(before) {
            Tag::PrpPossessive => Some(before..before + 1),
            Tag::Pos => self
                .phrase(before.checked_sub(1)?)
                .map(|phrase| phrase.tokens.clone()),
            Tag::In | Tag::To => {
                let left = before
                    .checked_sub(1)
                    .filter(|&at| !self.opens_sentence(at, from));
                let Some(left) = left else {
                    return self.following_subject(group);
                };
                if let Some(phrase) = self.phrase(left) {
                    let whole = self.leftmost_of(phrase, from);
                    if let Some(verb) = whole.start.checked_sub(1).and_then(|at| self.group(at))
                        && LEXICON.is("blame", self.lemma(verb.head))
                    {
                        return Some(whole);
                    }
                    if let Some(possessor) = &phrase.possessor {
                        return Some(possessor.clone());
                    }
                }
                main().or_else(|| self.following_subject(group))
            }
            Tag::Cc => self
                .groups_before(before)
                .find(|each| each.form == Form::Gerund)
                .and_then(|each| self.surface_subject(each, depth))
                .or_else(main),
            _ => main(),
        }
    }

    /// "By refusing to leave, he ...": the subject after the comma.
    fn following_subject(&self, group: &Group) -> Option<Range<usize>> {
        let end = self.sentence(group.head).end.min(group.head + 45);
        (group.tokens.end..end)
            .filter(|&at| self.tag(at) == Tag::Comma)
            .find_map(|comma| {
                let start = comma + 1 + usize::from(self.is_quote_mark(comma + 1));
                let phrase = self.phrase(start)?;
                let whole = self.with_joined(phrase);
                let verb = self.past_adverbs(whole.end);
                self.group(verb)
                    .is_some_and(|group| group.form == Form::Finite)
                    .then_some(whole)
            })
    }

    /// Whether a sentence, or what follows a colon or semicolon, begins after the token.
    fn opens_sentence(&self, at: usize, from: usize) -> bool {
        at < from
            || self.is_dash(at)
            || matches!(self.document.word(at), ":" | ";")
            || self.is_quote_mark(at)
    }
}
