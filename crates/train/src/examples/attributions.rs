//! Portions of articles in which it is marked who says what.

use hearsay_evaluate::Points;
use hearsay_evaluate::attribution::Attribution as Gold;
use hearsay_extract::roles::Role;
use hearsay_syntax::encoder::Layout;
use hearsay_text::{Document, Label, Span};

use super::names::{self, Custom};
use super::{Attribution, Known, Portion, portions};

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
fn carrier(document: &Document<'_>, cue: &[usize]) -> Option<usize> {
    let light = |&&index: &&usize| {
        let word = document.word(index).to_lowercase().replace('’', "'");
        LIGHT.contains(&word.as_str())
    };
    cue.iter()
        .find(|index| !light(index))
        .or(cue.first())
        .copied()
}

/// The portions of an article, with its attributions and, marked by a program, its names.
#[must_use]
pub fn read(text: &str, gold: &[Gold], marked: &[(Span, Label)], custom: Custom) -> Vec<Portion> {
    let document = Document::of(text);
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
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
    let names = (!marked.is_empty()).then(|| names::allowed(&document, marked, custom));
    let all = portions(&Layout::of(&document))
        .into_iter()
        .map(|(range, portion)| {
            let local = known
                .iter()
                .filter(|(cue, _)| range.contains(cue))
                .map(|(cue, roles)| Attribution {
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
                        .map(|allowed| (allowed[range].to_vec(), custom.worth)),
                    ..Known::default()
                },
                ..portion
            }
        });
    all.collect()
}
