//! Verb groups: a verb with its auxiliaries, modals, negation and adverbs.

use std::ops::Range;

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::Document;

/// How a verb group stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It has a tense of its own: "agreed", "has agreed", "will agree".
    Finite,
    /// "to agree"
    Infinitive,
    /// "agreeing"
    Gerund,
    /// "agreed" after a noun: "the terms agreed in May"
    Participle,
    /// "agree", as after "demanded that he" or "let"
    Bare,
}

/// A verb with what belongs to it. Ranges and indices are of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// From the first auxiliary, "to" or adverb inside, to the verb.
    pub tokens: Range<usize>,
    /// The verb itself.
    pub head: usize,
    pub form: Form,
    /// "will", "could", "should"
    pub modal: Option<usize>,
    /// "not", "never", "no longer"
    pub negation: Option<usize>,
    pub passive: bool,
    pub perfect: bool,
    pub progressive: bool,
    /// "have to", "had to", "needs to": the token that begins it.
    pub obligation: Option<usize>,
    /// "is going to", "is to"
    pub future: bool,
}

/// Whether the word denies.
pub(super) fn negates(word: &str) -> bool {
    ["not", "n't", "n’t", "never", "neither", "cannot"]
        .iter()
        .any(|each| word.eq_ignore_ascii_case(each))
        || word == "n’t"
}

/// The verb groups of a sentence, in order. Tokens for which `taken` says so lie in a noun phrase.
pub(super) fn groups(
    document: &Document<'_>,
    syntax: &Syntax,
    sentence: Range<usize>,
    taken: impl Fn(usize) -> bool,
) -> Vec<Group> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let group = (!taken(at))
            .then(|| group_at(document, syntax, at, sentence.end))
            .flatten();
        match group {
            Some(group) => {
                at = group.tokens.end;
                found.push(group);
            }
            None => at += 1,
        }
    }
    found
}

fn group_at(document: &Document<'_>, syntax: &Syntax, start: usize, end: usize) -> Option<Group> {
    let tag = |index: usize| {
        if index < end {
            syntax.tag(index)
        } else {
            Tag::Stop
        }
    };
    let adverbs = |from: usize| {
        let mut at = from;
        while at < end
            && at < from + 6
            && (matches!(tag(at), Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::OpenQuote)
                || negates(document.word(at)))
        {
            at += 1;
        }
        at
    };
    let first = tag(start);
    if !(first == Tag::Md || first.is_verb() || first == Tag::To) {
        return None;
    }
    let mut group = Group {
        tokens: start..start + 1,
        head: start,
        form: match first {
            Tag::To => Form::Infinitive,
            Tag::Vbg => Form::Gerund,
            Tag::Vbn => Form::Participle,
            Tag::Vb => Form::Bare,
            _ => Form::Finite,
        },
        modal: None,
        negation: None,
        passive: false,
        perfect: false,
        progressive: false,
        obligation: None,
        future: false,
    };
    let mut at = start;
    // A group has at most a handful of auxiliaries.
    for _ in 0..8 {
        let next = adverbs(at + 1);
        let follows = tag(next);
        let to_verb = follows == Tag::To && matches!(tag(adverbs(next + 1)), Tag::Vb | Tag::Vbp);
        let on = match (tag(at), syntax.lemma(at)) {
            (Tag::To, _) => matches!(follows, Tag::Vb | Tag::Vbp).then_some(next),
            (Tag::Md, _) => {
                group.modal = Some(at);
                follows.is_verb().then_some(next)
            }
            (_, "be") if follows == Tag::Vbg => {
                let goes = syntax.lemma(next) == "go" && tag(next + 1) == Tag::To;
                if goes && tag(next + 2) == Tag::Vb {
                    group.future = true;
                    Some(next + 2)
                } else {
                    group.progressive = true;
                    Some(next)
                }
            }
            (_, "be" | "get") if matches!(follows, Tag::Vbn | Tag::Vbd) => {
                group.passive = true;
                Some(next)
            }
            (_, "be") if to_verb => {
                group.future = true;
                Some(adverbs(next + 1))
            }
            (_, "have") if matches!(follows, Tag::Vbn | Tag::Vbd) => {
                group.perfect = true;
                Some(next)
            }
            (_, "have" | "need") if to_verb => {
                group.obligation = Some(at);
                Some(adverbs(next + 1))
            }
            (_, "do") if matches!(follows, Tag::Vb | Tag::Vbp) => Some(next),
            _ => None,
        };
        let Some(on) = on else { break };
        at = on;
    }
    if tag(at) == Tag::To
        || (tag(at) == Tag::Md && !tag(at).is_verb() && at == start && group.modal.is_none())
    {
        return None;
    }
    group.head = at;
    group.tokens = start..at + 1;
    group.negation = (start..at).find(|&index| negates(document.word(index)));
    // "no longer", and "not" just before "to" or a gerund.
    if group.negation.is_none() && start > 0 && negates(document.word(start - 1)) {
        group.negation = Some(start - 1);
    }
    if group.negation.is_none() {
        group.negation = (start.saturating_sub(2)..at).find(|&index| {
            document.word(index).eq_ignore_ascii_case("no")
                && document.word(index + 1).eq_ignore_ascii_case("longer")
        });
    }
    Some(group)
}
