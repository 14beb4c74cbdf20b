//! Noun phrases, cut out by parts of speech.
//!
//! A phrase is what grammarians call a base noun phrase: from its determiner to its head, with nothing after the head
//! ("the former Yugoslav republic", "its troops"). "Israel's withdrawal" is two: the second has the first as possessor.

use std::ops::Range;

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::Document;

/// A base noun phrase. Ranges and indices are of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// From its first word to its head; a possessor with "'s" is not in it.
    pub tokens: Range<usize>,
    /// The last noun, or the pronoun.
    pub head: usize,
    /// Whose it is: the phrase before "'s", or a possessive pronoun at the start of this one.
    pub possessor: Option<Range<usize>>,
    /// Whether "'s" follows.
    pub possessive: bool,
}

impl Phrase {
    /// Where it begins with its possessor: of "Israel's demand" at "Israel".
    pub fn start(&self) -> usize {
        let own = self.tokens.start;
        self.possessor
            .as_ref()
            .map_or(own, |possessor| possessor.start.min(own))
    }
}

/// The phrases of a sentence, in order.
pub(super) fn phrases(
    document: &Document<'_>,
    syntax: &Syntax,
    sentence: Range<usize>,
) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(mut phrase) = phrase_at(document, syntax, at, sentence.end) else {
            at += 1;
            continue;
        };
        at = phrase.tokens.end;
        if let Some(before) = found.last()
            && before.possessive
            && before.tokens.end + 1 == phrase.tokens.start
        {
            phrase.possessor = Some(before.tokens.clone());
        }
        if syntax.tag(at) == Tag::Pos && at < sentence.end {
            phrase.possessive = true;
            at += 1;
        }
        found.push(phrase);
    }
    found
}

fn phrase_at(document: &Document<'_>, syntax: &Syntax, start: usize, end: usize) -> Option<Phrase> {
    let tag = |index: usize| {
        if index < end {
            syntax.tag(index)
        } else {
            Tag::Stop
        }
    };
    let mut at = start;
    if matches!(tag(at), Tag::Prp | Tag::Ex) {
        return Some(Phrase {
            tokens: at..at + 1,
            head: at,
            possessor: None,
            possessive: false,
        });
    }
    if tag(at) == Tag::Pdt {
        at += 1;
    }
    at += approximation(document, at, end);
    let mut possessor = None;
    let determined = matches!(tag(at), Tag::Dt | Tag::PrpPossessive | Tag::WpPossessive)
        || (at > 0 && tag(at - 1) == Tag::Pos);
    if tag(at) == Tag::PrpPossessive {
        possessor = Some(at..at + 1);
    }
    if matches!(tag(at), Tag::Dt | Tag::PrpPossessive | Tag::WpPossessive) {
        at += 1;
    }
    let first_modifier = at;
    let mut head = None;
    while at < end {
        match tag(at) {
            tag if tag.is_noun() => head = Some(at),
            Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd | Tag::Currency | Tag::Sym => {
                // An adjective after the noun begins something else, unless a noun follows ("U.S. military aid").
                if head.is_some() && !leads_to_noun(&tag, at + 1, end) {
                    break;
                }
            }
            Tag::Vbn | Tag::Vbg | Tag::Vbd
                if (determined
                    || at > first_modifier
                    || (at == start
                        && at > 0
                        && syntax.tag(at - 1) == Tag::In
                        && tag(at) == Tag::Vbn))
                    && (head.is_none() || tag(at - 1) == Tag::Hyphen)
                    && leads_to_noun(&tag, at + 1, end) => {}
            Tag::Rb | Tag::Rbr | Tag::Rbs
                if head.is_none() && (tag(at + 1).is_adjective() || tag(at + 1) == Tag::Cd) => {}
            Tag::Rb if head.is_none() && determined && tag(at + 1) == Tag::Vbn => {}
            Tag::Hyphen if at > start && leads_to_noun(&tag, at + 1, end) => {}
            Tag::OpenQuote | Tag::CloseQuote
                if head.is_none() && at > start && leads_to_noun(&tag, at + 1, end) => {}
            Tag::Cc if head.is_some() && document.word(at) == "&" && tag(at + 1).is_noun() => {}
            Tag::Cc
                if head.is_none()
                    && at > start
                    && tag(at - 1).is_adjective()
                    && tag(at + 1).is_adjective() => {}
            _ => break,
        }
        at += 1;
    }
    let bare = |head: usize| Phrase {
        tokens: start..head + 1,
        head,
        possessor: possessor.clone(),
        possessive: false,
    };
    match head {
        Some(head) => Some(bare(head)),
        // "those who lose", "the seven", "about 60": a determiner or number that stands for a noun.
        None if at > first_modifier && matches!(tag(at - 1), Tag::Cd) => Some(bare(at - 1)),
        None if tag(start) == Tag::Dt && at == first_modifier => {
            let word = document.word(start).to_lowercase();
            matches!(
                word.as_str(),
                "this"
                    | "that"
                    | "these"
                    | "those"
                    | "some"
                    | "all"
                    | "both"
                    | "many"
                    | "any"
                    | "each"
            )
            .then(|| bare(start))
        }
        // "the poor", "the wounded"
        None if determined && at > first_modifier && tag(at - 1).is_adjective() => {
            Some(bare(at - 1))
        }
        None => None,
    }
}

/// How many words before a number only make it rough: "more than", "at least".
fn approximation(document: &Document<'_>, at: usize, end: usize) -> usize {
    const ROUGH: [[&str; 2]; 6] = [
        ["more", "than"],
        ["less", "than"],
        ["fewer", "than"],
        ["at", "least"],
        ["at", "most"],
        ["up", "to"],
    ];
    let number = document
        .word(at + 2)
        .starts_with(|first: char| first.is_ascii_digit());
    let rough = ROUGH.iter().any(|[first, second]| {
        document.word(at).eq_ignore_ascii_case(first)
            && document.word(at + 1).eq_ignore_ascii_case(second)
    });
    if number && rough && at + 2 < end {
        2
    } else {
        0
    }
}

/// Whether a noun follows, with nothing but modifiers between.
fn leads_to_noun(tag: &impl Fn(usize) -> Tag, from: usize, end: usize) -> bool {
    (from..end.min(from + 8))
        .map(tag)
        .find(|tag| {
            !matches!(
                tag,
                Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd | Tag::Vbn | Tag::Vbg | Tag::Hyphen
            )
        })
        .is_some_and(Tag::is_noun)
}
