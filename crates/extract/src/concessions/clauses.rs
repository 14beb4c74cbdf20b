//! Clauses without a parser: who does what to whom, by parts of speech and word order.
//!
//! [`Clauses`] answers three questions: the subject, the object and the complement of a verb. A dependency parse will
//! answer the same ones; the stages above ask nothing else. Ranges and indices are of tokens. Every answer looks at
//! most [`REACH`] tokens away, so that all of them together take time in proportion to the text.

use std::ops::Range;

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, TokenKind};

use super::groups::{Form, Group, groups, negates};
use super::phrases::{Phrase, phrases};

/// How far, in tokens, a verb and what belongs to it may lie apart.
pub(super) const REACH: usize = 60;

/// How deep control and coordination may nest before the search gives up.
const DEPTH: usize = 5;

const NONE: u32 = u32::MAX;

/// The phrases and verb groups of a document, and how they hang together.
pub(super) struct Clauses<'d> {
    pub document: &'d Document<'d>,
    pub syntax: &'d Syntax,
    phrases: Vec<Phrase>,
    groups: Vec<Group>,
    phrase_at: Vec<u32>,
    group_at: Vec<u32>,
}

impl<'d> Clauses<'d> {
    /// Cuts every sentence.
    pub fn of(document: &'d Document<'d>, syntax: &'d Syntax) -> Self {
        let mut clauses = Self {
            document,
            syntax,
            phrases: Vec::new(),
            groups: Vec::new(),
            phrase_at: vec![NONE; document.tokens.len()],
            group_at: vec![NONE; document.tokens.len()],
        };
        for sentence in &document.sentences {
            for phrase in phrases(document, syntax, sentence.tokens.clone()) {
                let index = u32::try_from(clauses.phrases.len()).unwrap_or(NONE);
                clauses.phrase_at[phrase.tokens.clone()].fill(index);
                clauses.phrases.push(phrase);
            }
            let taken = |at: usize| clauses.phrase_at[at] != NONE;
            for group in groups(document, syntax, sentence.tokens.clone(), taken) {
                let index = u32::try_from(clauses.groups.len()).unwrap_or(NONE);
                clauses.group_at[group.tokens.clone()].fill(index);
                clauses.groups.push(group);
            }
        }
        clauses
    }

    /// The noun phrase that holds the token.
    pub fn phrase(&self, at: usize) -> Option<&Phrase> {
        self.phrases.get(*self.phrase_at.get(at)? as usize)
    }

    /// The verb group that holds the token.
    pub fn group(&self, at: usize) -> Option<&Group> {
        self.groups.get(*self.group_at.get(at)? as usize)
    }

    /// The verb groups before this one, nearest first.
    fn groups_before(&self, at: usize) -> impl Iterator<Item = &Group> {
        let last = self.groups.partition_point(|group| group.tokens.start < at);
        let from = self.sentence(at).start.max(at.saturating_sub(REACH));
        self.groups[..last]
            .iter()
            .rev()
            .take_while(move |group| group.tokens.start >= from)
    }

    /// The tokens of the sentence that holds the token.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        self.document
            .sentence_of(at)
            .and_then(|index| self.document.sentences.get(index))
            .map_or(at..at, |sentence| sentence.tokens.clone())
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.syntax.tag(at)
    }

    pub fn lemma(&self, at: usize) -> &str {
        self.syntax.lemma(at)
    }

    /// Whether the token is this word, in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.document.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of these words, in any case.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    pub fn is_quote_mark(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::OpenQuote | TokenKind::CloseQuote))
            || matches!(self.tag(at), Tag::OpenQuote | Tag::CloseQuote)
            || matches!(self.document.word(at), "\"" | "“" | "”" | "''" | "``" | "‘")
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.document.word(at), "—" | "–" | "--" | "―")
            || (self.document.word(at) == "-" && !self.joins(at))
    }

    /// Whether the token stands without blanks between its neighbours, as the hyphen in "cease-fire".
    fn joins(&self, at: usize) -> bool {
        let span = |index: usize| self.document.tokens.get(index).map(|token| token.span);
        match (at.checked_sub(1).and_then(span), span(at), span(at + 1)) {
            (Some(a), Some(b), Some(c)) => a.end == b.start && b.end == c.start,
            _ => false,
        }
    }

    /// The dictionary form of a head, with what a hyphen joins to it: "cease-fire".
    pub fn head_word(&self, at: usize) -> String {
        if at >= 2 && self.document.word(at - 1) == "-" && self.joins(at - 1) {
            return format!(
                "{}-{}",
                self.document.word(at - 2).to_lowercase(),
                self.lemma(at)
            );
        }
        self.lemma(at).to_owned()
    }

    fn is_adverb(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Rb | Tag::Rbr | Tag::Rbs) || negates(self.document.word(at))
    }

    /// Whether a phrase names a time: "Monday", "last week".
    pub fn is_time(&self, phrase: &Phrase) -> bool {
        const TIMES: &[&str] = &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "today",
            "tomorrow",
            "yesterday",
            "week",
            "month",
            "year",
            "day",
            "night",
            "evening",
            "morning",
            "afternoon",
            "weekend",
            "hour",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "time",
            "century",
            "decade",
            "summer",
            "winter",
            "spring",
            "autumn",
            "minute",
        ];
        let head = self.document.word(phrase.head).to_lowercase();
        TIMES.contains(&head.as_str())
            || TIMES.contains(&self.lemma(phrase.head))
            || (self.tag(phrase.head) == Tag::Cd
                && (1000..=2100).contains(&head.parse::<u32>().unwrap_or(0)))
    }

    // --- subject --------------------------------------------------------------------------------------------------

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
        let phrase = self.phrase(by + 1)?;
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
                    // "the deal brokered by Oslo was"
                    if let Some(group) = self.group(before - 1)
                        && group.form == Form::Participle
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
                        ],
                    )
                }
                Tag::Cc => {
                    listed = true;
                    let first = previous.map_or(0, |phrase| phrase.tokens.start);
                    first > from
                        && self.group(first - 1).is_none()
                        && !matches!(self.tag(first - 1), Tag::In | Tag::To)
                        || first == from
                }
                Tag::Comma => listed,
                _ => false,
            };
            match previous {
                Some(phrase) if joins && !self.is_time(phrase) => {
                    range.start = phrase
                        .possessor
                        .as_ref()
                        .map_or(phrase.tokens.start, |possessor| {
                            possessor.start.min(phrase.tokens.start)
                        });
                }
                _ => break,
            }
        }
        range
    }

    /// A phrase with the "of" phrases that belong to it.
    pub fn with_of(&self, phrase: &Phrase) -> Range<usize> {
        let mut range = phrase.tokens.clone();
        if let Some(possessor) = &phrase.possessor {
            range.start = range.start.min(possessor.start);
        }
        for _ in 0..3 {
            if !self.is_any(range.end, &["of"]) {
                break;
            }
            let Some(next) = self.phrase(range.end + 1) else {
                break;
            };
            range.end = next.tokens.end;
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
    fn controls(&self, at: usize) -> bool {
        const CONTROL: &[&str] = &[
            "urge",
            "ask",
            "force",
            "press",
            "tell",
            "allow",
            "call",
            "get",
            "want",
            "help",
            "pressure",
            "compel",
            "order",
            "permit",
            "require",
            "persuade",
            "convince",
            "invite",
            "warn",
            "oblige",
            "push",
            "expect",
            "enable",
            "lead",
            "cause",
            "beg",
            "implore",
            "encourage",
            "instruct",
            "advise",
            "challenge",
            "appeal",
            "demand",
            "request",
            "give",
            "leave",
            "prompt",
            "pressurize",
            "pressurise",
            "lobby",
            "command",
            "let",
            "make",
            "have",
        ];
        CONTROL.contains(&self.lemma(at))
    }

    fn gerund_subject(&self, group: &Group, depth: usize) -> Option<Range<usize>> {
        const BLAME: &[&str] = &[
            "accuse",
            "criticize",
            "criticise",
            "blame",
            "praise",
            "chastise",
            "fault",
            "thank",
            "condemn",
            "slam",
            "attack",
            "blast",
            "prevent",
            "stop",
            "bar",
            "keep",
            "denounce",
            "rebuke",
            "commend",
            "applaud",
            "hail",
            "deter",
            "dissuade",
        ];
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
                let Some(left) = before.checked_sub(1).filter(|&at| at >= from) else {
                    return self.following_subject(group);
                };
                if let Some(phrase) = self.phrase(left) {
                    let whole = self.leftmost_of(phrase, from);
                    if let Some(verb) = whole.start.checked_sub(1).and_then(|at| self.group(at))
                        && BLAME.contains(&self.lemma(verb.head))
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
        let end = self.sentence(group.head).end.min(group.head + 30);
        let comma = (group.tokens.end..end).find(|&at| self.tag(at) == Tag::Comma)?;
        self.phrase(comma + 1).map(|phrase| self.with_of(phrase))
    }
}

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

impl<'d> Clauses<'d> {
    // --- object and complement ------------------------------------------------------------------------------------

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
            }
        }
        found
    }

    /// The infinitive right after a phrase and the "of" and time phrases that follow it.
    fn infinitive_after(&self, phrase: &Phrase) -> Option<&Group> {
        let mut at = self.with_of(phrase).end;
        for _ in 0..3 {
            if self.is_adverb(at) {
                at += 1;
            } else if let Some(time) = self.phrase(at).filter(|time| self.is_time(time)) {
                at = time.tokens.end;
            } else if matches!(self.tag(at), Tag::In | Tag::Cc)
                && let Some(next) = self.phrase(at + 1)
            {
                at = self.with_of(next).end;
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
                let start = phrase
                    .possessor
                    .as_ref()
                    .map_or(phrase.tokens.start, |possessor| {
                        possessor.start.min(phrase.tokens.start)
                    });
                let clause = self.clause(start, end);
                if matches!(&clause, Complement::Clause { verb: Some(_), .. }) {
                    found.push(clause);
                }
                found.push(Complement::Noun(phrase));
            }
        }
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

    // --- extent ---------------------------------------------------------------------------------------------------

    /// Whether a new clause, a condition or a reason begins at the token, so that what is given has been said.
    fn is_boundary(&self, at: usize) -> bool {
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
        while at < end {
            let stops = if self.is_quote_mark(at) {
                let stays = open || self.opens(at);
                open = !open;
                !stays
            } else {
                self.is_boundary(at)
                    || (self.tag(at) == Tag::Comma && !self.lists(at, end))
                    || (self.tag(at) == Tag::Cc && self.another_verb(at + 1))
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
