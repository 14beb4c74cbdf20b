//! Portions of articles in which it is marked who says what.

use hearsay_evaluate::Points;
use hearsay_evaluate::attribution::Attribution as Gold;
use hearsay_extract::roles::Role;
use hearsay_syntax::encoder::Layout;
use hearsay_text::{Document, Span};
use std::collections::HashMap;

use super::names::{self, Custom};
use super::{Grammar, Known, Portion, SILVER, Scene, portions};
use crate::net::tape::NONE;
use crate::readers::marked::{Marked, offsets};

/// Words that help a cue along and do not carry it.
const LIGHT: &[&str] = &[
    "have",
    "has",
    "had",
    "having",
    "'ve",
    "'s",
    "'d",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "will",
    "'ll",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
    "do",
    "does",
    "did",
    "not",
    "n't",
    "to",
    "also",
    "later",
    "then",
    "the",
    "a",
    "in",
    "as",
    "has",
    "further",
    "often",
    "already",
    "publicly",
    "previously",
    "recently",
    "reportedly",
    "allegedly",
];

/// The word that carries the cue of these tokens: the first that does not merely help.
pub(super) fn carrier(document: &Document<'_>, cue: &[usize]) -> Option<usize> {
    let light = |&&index: &&usize| {
        let word = document.word(index).to_lowercase().replace('’', "'");
        LIGHT.contains(&word.as_str())
    };
    cue.iter()
        .find(|index| !light(index))
        .or(cue.first())
        .copied()
}

/// What the silver grammar of a word is worth.
const WORTH: f32 = 0.3;

/// The portions of an article, with its attributions and, found by a program, its names and its grammar.
#[must_use]
pub fn read(text: &str, gold: &[Gold], silver: Option<&Marked>, custom: Custom) -> Vec<Portion> {
    let document = Document::of(text);
    let bytes = offsets(text);
    let tokens = |spans: &[Points]| -> Vec<usize> {
        let spans = spans
            .iter()
            .filter_map(|at| Some(Span::new(*bytes.get(at.start)?, *bytes.get(at.end)?)));
        spans.flat_map(|span| document.tokens_in(span)).collect()
    };
    let known = gold.iter().filter_map(|each| {
        let parts = [
            (Role::Source as u8, &each.source),
            (Role::Cue as u8, &each.cue),
            (Role::Content as u8, &each.content),
        ];
        let mut roles: Vec<(usize, u8)> = Vec::new();
        for (role, spans) in parts {
            roles.extend(tokens(spans).into_iter().map(|token| (token, role)));
        }
        roles.sort_unstable();
        roles.dedup_by_key(|(token, _)| *token);
        Some((carrier(&document, &tokens(&each.cue))?, roles))
    });
    let known: Vec<(usize, Vec<(usize, u8)>)> = known.collect();
    let names = silver.map(|silver| names::allowed(&document, &silver.names, custom));
    let grammar = silver.map(|silver| grammar(&document, silver));
    let all = portions(&Layout::of(&document))
        .into_iter()
        .map(|(range, portion)| {
            let local = known
                .iter()
                .filter(|(cue, _)| range.contains(cue))
                .map(|(cue, roles)| Scene {
                    cue: cue - range.start,
                    roles: roles
                        .iter()
                        .filter(|(token, _)| range.contains(token))
                        .map(|&(token, role)| (token - range.start, role))
                        .collect(),
                });
            Portion {
                known: Known {
                    attributions: Some(local.collect()),
                    names: names
                        .as_ref()
                        .map(|allowed| (allowed[range.clone()].to_vec(), custom.worth)),
                    grammar: grammar.as_ref().map(|grammar| grammar.of_words(range)),
                    ..Known::default()
                },
                ..portion
            }
        });
    all.collect()
}

/// The grammar that a program found, where its tokens are ours.
fn grammar(document: &Document<'_>, silver: &Marked) -> Grammar {
    let tokens = document.tokens.iter().enumerate();
    let places: HashMap<(usize, usize), u32> = tokens
        .map(|(at, token)| ((token.span.start, token.span.end), at as u32))
        .collect();
    let place = |span: Span| places.get(&(span.start, span.end)).copied();
    let count = document.tokens.len();
    let mut found = Grammar {
        of: SILVER,
        worth: WORTH,
        tags: vec![None; count],
        heads: vec![None; count],
        relations: vec![None; count],
    };
    for word in &silver.words {
        let Some(at) = place(word.span) else { continue };
        let at = at as usize;
        found.tags[at] = Some(word.tag as u8);
        found.relations[at] = Some(word.relation as u8);
        found.heads[at] = match word.head {
            None => Some(NONE),
            Some(head) => place(head),
        };
    }
    found
}
