//! Clauses without a parser: who does what to whom, by parts of speech and word order.
//!
//! [`Clauses`] answers three questions: the subject, the object and the complement of a verb. A dependency parse will
//! answer the same ones; the stages above ask nothing else. Ranges and indices are of tokens. Every answer looks at
//! most [`REACH`] tokens away, so that all of them together take time in proportion to the text.

use std::ops::Range;

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, TokenKind};

use super::corrections::corrected;
use super::frames::LEXICON;
use super::groups::{Group, groups, negates};
use super::phrases::{Phrase, phrases};

/// How far, in tokens, a verb and what belongs to it may lie apart.
pub(super) const REACH: usize = 60;

const NONE: u32 = u32::MAX;

/// The phrases and verb groups of a document, and how they hang together.
pub(super) struct Clauses<'d> {
    pub document: &'d Document<'d>,
    syntax: Syntax,
    phrases: Vec<Phrase>,
    groups: Vec<Group>,
    phrase_at: Vec<u32>,
    group_at: Vec<u32>,
}

impl<'d> Clauses<'d> {
    /// Cuts every sentence.
    pub fn of(document: &'d Document<'d>, syntax: &Syntax) -> Self {
        let syntax = corrected(document, syntax);
        let mut clauses = Self {
            document,
            syntax: Syntax::default(),
            phrases: Vec::new(),
            groups: Vec::new(),
            phrase_at: vec![NONE; document.tokens.len()],
            group_at: vec![NONE; document.tokens.len()],
        };
        for sentence in &document.sentences {
            for phrase in phrases(document, &syntax, sentence.tokens.clone()) {
                let index = u32::try_from(clauses.phrases.len()).unwrap_or(NONE);
                clauses.phrase_at[phrase.tokens.clone()].fill(index);
                clauses.phrases.push(phrase);
            }
            let taken = |at: usize| clauses.phrase_at[at] != NONE;
            for group in groups(document, &syntax, sentence.tokens.clone(), taken) {
                let index = u32::try_from(clauses.groups.len()).unwrap_or(NONE);
                clauses.group_at[group.tokens.clone()].fill(index);
                clauses.groups.push(group);
            }
        }
        clauses.syntax = syntax;
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
    pub fn groups_before(&self, at: usize) -> impl Iterator<Item = &Group> {
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

    /// Whether the token is in the class by its dictionary form or as it stands, with or without a plural's "s".
    pub fn is_in(&self, at: usize, class: &str) -> bool {
        let form = self.document.word(at).to_lowercase();
        let single = form.strip_suffix('s').unwrap_or(&form);
        [self.lemma(at), &form, single]
            .iter()
            .any(|word| LEXICON.is(class, word))
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
    pub fn joins(&self, at: usize) -> bool {
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

    /// The first token from `at` on that is no adverb.
    pub fn past_adverbs(&self, at: usize) -> usize {
        (at..at + 5).find(|&at| !self.is_adverb(at)).unwrap_or(at)
    }

    /// A phrase with the "of" and "and" phrases after it.
    pub fn with_joined(&self, phrase: &Phrase) -> Range<usize> {
        let mut range = self.with_of(phrase);
        for _ in 0..3 {
            if self.tag(range.end) != Tag::Cc {
                break;
            }
            let Some(next) = self.phrase(range.end + 1) else {
                break;
            };
            range.end = self.with_of(next).end;
        }
        range
    }

    /// The verb group that a conjunction joins this one to: of "has not met her or called", "has not met" for "called".
    pub fn leader_of(&self, group: &Group) -> Option<&Group> {
        let mut at = group.tokens.start.checked_sub(1)?;
        while at > 0 && self.is_adverb(at) {
            at -= 1;
        }
        if self.tag(at) != Tag::Cc {
            return None;
        }
        let first = self.groups_before(at).next()?;
        (first.tokens.end + 12 > at).then_some(first)
    }

    pub fn is_adverb(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Rb | Tag::Rbr | Tag::Rbs) || negates(self.document.word(at))
    }

    /// Whether a phrase names a time: "Monday", "last week".
    pub fn is_time(&self, phrase: &Phrase) -> bool {
        let head = self.document.word(phrase.head).to_lowercase();
        LEXICON.is("time", &head)
            || LEXICON.is("time", self.lemma(phrase.head))
            || (self.tag(phrase.head) == Tag::Cd
                && (1000..=2100).contains(&head.parse::<u32>().unwrap_or(0)))
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
}
