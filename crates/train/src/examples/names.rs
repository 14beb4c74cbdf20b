//! Portions with marked names.

use hearsay_extract::lexica::{Kind, lexica};
use hearsay_extract::names::labels::{self, Place};
use hearsay_syntax::encoder::Layout;
use hearsay_text::{Document, Label, Span};
use std::collections::VecDeque;

use super::{Known, Portion, portions};
use crate::readers::marked::Marked;

/// How a corpus marks names.
#[derive(Debug, Clone, Copy)]
pub struct Custom {
    /// Labels that it does not mark: where it marks nothing, one of these may be hidden.
    pub hidden: &'static [Label],
    /// Whether it counts a person's title as part of the name.
    pub titled: bool,
    /// What a word of it is worth.
    pub worth: f32,
}

/// The portions of a text, with the labels that its names leave open.
#[must_use]
pub fn read(text: &Marked, custom: Custom) -> Vec<Portion> {
    let document = Document::of(&text.text);
    let allowed = allowed(&document, &text.names, custom);
    let all = portions(&Layout::of(&document))
        .into_iter()
        .map(|(range, portion)| Portion {
            known: Known {
                names: Some((allowed[range].to_vec(), custom.worth)),
                ..Known::default()
            },
            ..portion
        });
    all.collect()
}

/// Any label.
const ANY: u32 = (1 << labels::COUNT) - 1;

/// The labels that each token of a document may have, a bit each.
#[must_use]
pub fn allowed(document: &Document<'_>, names: &[(Span, Label)], custom: Custom) -> Vec<u32> {
    let places = [Place::First, Place::Inner, Place::Last, Place::Only];
    let open = custom
        .hidden
        .iter()
        .flat_map(|&kind| places.map(|place| 1 << labels::label(kind, place)));
    let outside = open.fold(1 << labels::OUTSIDE, |all, bit: u32| all | bit);
    let mut allowed = vec![outside; document.tokens.len()];
    for &(span, label) in names {
        let Some((span, kind)) = understood(document.text, span, label, custom) else {
            continue;
        };
        let tokens = document.tokens_in(span);
        let fits = document.span_of(tokens.clone()) == Some(span);
        let (first, last) = (tokens.start, tokens.end.saturating_sub(1));
        for index in tokens {
            let place = match (index == first, index == last) {
                (true, true) => Place::Only,
                (true, false) => Place::First,
                (false, true) => Place::Last,
                (false, false) => Place::Inner,
            };
            // A name that is cut otherwise than tokens are teaches nothing.
            allowed[index] = if fits {
                1 << labels::label(kind, place)
            } else {
                ANY
            };
        }
    }
    allowed
}

/// A name as we would mark it; `None` for what is only a title.
fn understood(text: &str, span: Span, label: Label, custom: Custom) -> Option<(Span, Label)> {
    // Nationalities are marked as such in one corpus, as other names in two.
    if label == Label::Other && lexica().kinds(span.of(text)).has(Kind::People) {
        return Some((span, Label::People));
    }
    if label != Label::Person || !custom.titled {
        return Some((span, label));
    }
    let span = without_title(text, span);
    (!is_title(span.of(text))).then_some((span, label))
}

/// The name without the titles before it.
fn without_title(text: &str, span: Span) -> Span {
    let mut words = span.of(text).split_inclusive(' ').collect::<VecDeque<_>>();
    let mut start = span.start;
    while words.len() > 1 {
        let title = (1..words.len().min(4)).rev().find(|&count| {
            let phrase: String = words.iter().take(count).copied().collect();
            is_title(phrase.trim_end())
        });
        let Some(count) = title else { break };
        start += words.drain(..count).map(str::len).sum::<usize>();
    }
    Span::new(start, span.end)
}

fn is_title(phrase: &str) -> bool {
    let kinds = lexica().kinds(phrase);
    // Half of a title that one corpus tears apart.
    phrase == "Prime"
        || kinds.any(&[
            Kind::Office,
            Kind::Role,
            Kind::Honorific,
            Kind::TitleModifier,
        ])
}
