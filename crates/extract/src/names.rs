//! Names: where people, organisations and places are called by name.
//!
//! A linear sequence model labels the tokens of each sentence (see [`hearsay_syntax::sequence`]); what it looks at is
//! in [`scene`], what it answers in [`labels`].

pub mod labels;
pub mod scene;
mod votes;

use hearsay_syntax::Syntax;
use hearsay_syntax::sequence::{Bytes, Clusters, FormatError, Steps, Tally, Weights};
use hearsay_text::{Document, Label, Span};

use crate::Models;
use labels::Place;
use scene::Scene;
use votes::Votes;

/// A name as it stands in the text, not yet joined with others of the same entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The name itself, without title.
    pub span: Span,
    /// What it names.
    pub label: Label,
    /// From 0 to 1.
    pub confidence: f32,
}

/// The names of a document, in text order, none overlapping another.
#[must_use]
pub fn find(document: &Document<'_>, syntax: &Syntax, models: &Models) -> Vec<Name> {
    models.names.find(document, syntax)
}

/// The name model. The default knows nothing and finds nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Finder {
    clusters: Clusters,
    weights: Weights,
    /// The score of each step from label to label, row after row.
    steps: Vec<i8>,
    paths: Steps,
}

impl Finder {
    /// A model of these groups of words, weights and steps; `steps` has a row of [`labels::COUNT`] scores for each label.
    #[must_use]
    pub fn new(clusters: Clusters, weights: Weights, steps: Vec<i8>) -> Self {
        let count = usize::from(labels::COUNT);
        let paths = Steps::new(labels::COUNT, |from, to| {
            let score = match (from, to) {
                (Some(from), Some(to)) => steps.get(usize::from(from) * count + usize::from(to)),
                _ => None,
            };
            labels::may_follow(from, to).then(|| i32::from(score.copied().unwrap_or_default()))
        });
        Self {
            clusters,
            weights,
            steps,
            paths,
        }
    }

    /// The names of a document.
    #[must_use]
    pub fn find(&self, document: &Document<'_>, syntax: &Syntax) -> Vec<Name> {
        let mut names = Vec::new();
        let count = self.weights.labels();
        if count != usize::from(labels::COUNT) {
            return names;
        }
        let scene = Scene::of(document, syntax, &self.clusters);
        let mut tally = Tally::new(&self.weights, document.tokens.len());
        // The scores of all tokens, one row a token and one column a label; those of a sentence are needed again if its
        // votes are split. They fit: a token has fewer than 200 features, none above 127.
        let mut scores: Vec<i16> = Vec::with_capacity(document.tokens.len() * count);
        let (mut row, mut votes) = (Vec::new(), Votes::default());
        let mut paths = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            row.clear();
            for index in sentence.tokens.clone() {
                tally.clear();
                scene.features(index, &sentence.tokens, &mut tally);
                row.extend(tally.scores());
            }
            scores.extend(row.iter().map(|&score| score as i16));
            let path = self.paths.best(&row);
            for (index, &label) in sentence.tokens.clone().zip(&path) {
                if let Some(word) = scene.capitalised(index) {
                    votes.add(word, label);
                }
            }
            paths.push(path);
        }
        let mut rest = scores.as_slice();
        for (sentence, path) in document.sentences.iter().zip(&mut paths) {
            let own;
            (own, rest) = rest
                .split_at_checked(sentence.tokens.len() * count)
                .unwrap_or_default();
            let tokens = || {
                sentence
                    .tokens
                    .clone()
                    .filter_map(|index| Some((index, scene.capitalised(index)?)))
            };
            if tokens().any(|(_, word)| votes.are_split(word)) {
                row.clear();
                row.extend(own.iter().map(|&score| i32::from(score)));
                for (index, word) in tokens() {
                    let at = (index - sentence.tokens.start) * count;
                    votes.sway(word, row.get_mut(at..at + count).unwrap_or_default());
                }
                *path = self.paths.best(&row);
            }
            names.extend(spans(path).filter_map(|(from, to, label)| {
                let tokens = sentence.tokens.start + from..sentence.tokens.start + to;
                Some(Name {
                    span: document.span_of(tokens)?,
                    label,
                    confidence: 0.9,
                })
            }));
        }
        names
    }

    /// How many features have weights, and how many weights there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        self.weights.size()
    }

    /// Appends the model to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        if self.weights.labels() == 0 {
            return;
        }
        into.extend(self.steps.iter().map(|&score| score as u8));
        self.clusters.write(into);
        self.weights.write(into);
    }

    /// Reads what [`Finder::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early, go on after the end, or hold a number that cannot be.
    pub fn read(bytes: &[u8]) -> Result<Self, FormatError> {
        let mut bytes = Bytes::new(bytes);
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let count = usize::from(labels::COUNT);
        let steps = bytes
            .take(count * count)?
            .iter()
            .map(|&score| score as i8)
            .collect();
        let clusters = Clusters::read(&mut bytes)?;
        let weights = Weights::read(&mut bytes)?;
        bytes.end()?;
        Ok(Self::new(clusters, weights, steps))
    }
}

/// The names that a path of labels spells, as half-open ranges of its places.
pub fn spans(path: &[u8]) -> impl Iterator<Item = (usize, usize, Label)> {
    let mut start = 0;
    path.iter().enumerate().filter_map(move |(index, &label)| {
        let (kind, place) = labels::meaning(label)?;
        if matches!(place, Place::First | Place::Only) {
            start = index;
        }
        matches!(place, Place::Last | Place::Only).then_some((start, index + 1, kind))
    })
}
