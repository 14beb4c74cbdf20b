//! The corpora of names, and what each leaves open.

use std::collections::VecDeque;
use std::path::Path;

use anyhow::Result;
use hearsay_extract::lexica::{Kind, lexica};
use hearsay_extract::names::labels::{self, Place};
use hearsay_extract::names::scene::Scene;
use hearsay_syntax::sequence::Clusters;
use hearsay_syntax::{Syntax, Tagger};
use hearsay_text::{Document, Label, Span};

use crate::perceptron::Perceptron;
use crate::readers::marked::{self, Marked};

/// A corpus and how to understand it.
#[derive(Debug)]
pub struct Source {
    /// Its texts.
    pub texts: Vec<Marked>,
    /// Labels that it does not mark: where it marks nothing, one of these may be hidden.
    pub hidden: &'static [Label],
    /// Whether a program marked it.
    pub silver: bool,
}

/// A sentence to learn from.
#[derive(Debug)]
pub struct Example {
    /// For each token the labels that it may have, a bit each.
    pub allowed: Vec<u32>,
    /// Whether a program marked it.
    pub silver: bool,
    places: Vec<u32>,
    /// Where the places of each token end.
    ends: Vec<u32>,
}

impl Example {
    /// Where the features of a token have their weights.
    #[must_use]
    pub fn places(&self, token: usize) -> &[u32] {
        let start = if token == 0 {
            0
        } else {
            self.ends[token - 1] as usize
        };
        &self.places[start..self.ends[token] as usize]
    }
}

/// The corpora under `data` that models are trained on.
///
/// # Errors
/// If a file cannot be read.
pub fn read(data: &Path) -> Result<Vec<Source>> {
    let file = |name: &str| data.join(name);
    Ok(vec![
        source(marked::json(&file("ner/gmb-voa.jsonl"))?, &[], false),
        source(
            marked::json(&file("ner/gum-train.jsonl"))?,
            &[Label::People, Label::Other],
            false,
        ),
        source(
            marked::json(&file("ner/crossner-politics-train.jsonl"))?,
            &[],
            false,
        ),
        source(
            marked::corenlp(
                &file("silver/polnear-train.corenlp.conll.gz"),
                &file("attribution/polnear-train.jsonl"),
            )?,
            &[],
            true,
        ),
    ])
}

fn source(mut texts: Vec<Marked>, hidden: &'static [Label], silver: bool) -> Source {
    for text in &mut texts {
        let Marked { text, names } = text;
        names.retain_mut(|(span, label)| {
            // Nationalities are marked as such in one corpus, as other names in two.
            if *label == Label::Other && lexica().kinds(span.of(text)).has(Kind::People) {
                *label = Label::People;
            }
            // Titles are part of the name in the first corpus, sometimes all of it.
            if *label == Label::Person && hidden.is_empty() {
                *span = without_title(text, *span);
            }
            !(*label == Label::Person && hidden.is_empty() && is_title(span.of(text)))
        });
    }
    Source {
        texts,
        hidden,
        silver,
    }
}

/// The name without the titles before it, which one corpus counts as part of it.
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

/// Calls `see` with each token of a corpus, as the labels that it may have and the hashes of its features, sentence after
/// sentence.
pub fn visit(
    source: &Source,
    tagger: &Tagger,
    clusters: &Clusters,
    mut see: impl FnMut(Seen, &[u64]),
) {
    let mut features = Vec::new();
    for text in &source.texts {
        let document = Document::of(&text.text);
        let syntax = Syntax::of(&document, tagger);
        let scene = Scene::of(&document, &syntax, clusters);
        let allowed = allowed(&document, text, source.hidden);
        for sentence in &document.sentences {
            for index in sentence.tokens.clone() {
                features.clear();
                scene.features(index, &sentence.tokens, &mut |feature: u64| {
                    features.push(feature)
                });
                let begins = index == sentence.tokens.start;
                see(
                    Seen {
                        allowed: allowed[index],
                        begins,
                    },
                    &features,
                );
            }
        }
    }
}

/// What [`visit`] tells of a token beside its features.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// The labels that it may have, a bit each.
    pub allowed: u32,
    /// Whether it begins a sentence.
    pub begins: bool,
}

/// The sentences of a corpus, their features as places in `weights`.
#[must_use]
pub fn examples(
    source: &Source,
    tagger: &Tagger,
    clusters: &Clusters,
    weights: &Perceptron,
) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    visit(source, tagger, clusters, |seen, features| {
        if seen.begins || examples.is_empty() {
            examples.push(Example {
                allowed: Vec::new(),
                silver: source.silver,
                places: Vec::new(),
                ends: Vec::new(),
            });
        }
        if let Some(example) = examples.last_mut() {
            example.allowed.push(seen.allowed);
            example.places.extend(
                features
                    .iter()
                    .filter_map(|&feature| weights.place(feature)),
            );
            example.ends.push(example.places.len() as u32);
        }
    });
    examples
}

/// Any label.
const ANY: u32 = (1 << labels::COUNT) - 1;

fn allowed(document: &Document<'_>, text: &Marked, hidden: &[Label]) -> Vec<u32> {
    let places = [Place::First, Place::Inner, Place::Last, Place::Only];
    let open = hidden
        .iter()
        .flat_map(|&kind| places.map(|place| 1 << labels::label(kind, place)));
    let outside = open.fold(1 << labels::OUTSIDE, |all, bit: u32| all | bit);
    let mut allowed = vec![outside; document.tokens.len()];
    for &(span, kind) in &text.names {
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
