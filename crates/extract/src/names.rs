//! Names: where people, organisations and places are called by name.
//!
//! Every token gets a score for each label ([`labels`]) off the encoder's row; the best path through a sentence is taken.
//! Words that a document labels now so, now otherwise, are looked at twice: their other sightings have a vote (`votes`).

pub mod labels;
mod votes;

use hearsay_syntax::encoder::Dense;
use hearsay_syntax::sequence::{Bytes, FormatError, Steps, Word};
use hearsay_text::{Document, Label, Span};

use labels::Place;
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

/// Scores are rounded to so many parts of one before the best path is sought.
pub const PARTS: f32 = 64.0;

const COUNT: usize = labels::COUNT as usize;

/// The name model. The default knows nothing and finds nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Finder {
    /// From the encoder's rows to labels.
    scores: Dense,
    /// The score of each step from label to label, row after row.
    steps: Vec<f32>,
    paths: Steps,
}

/// The scores of the tokens of a document, one row a token and one column a label, in [`PARTS`]; grows portion by portion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scores(Vec<i16>);

impl Finder {
    /// A model of these weights and steps; `steps` has a row of [`labels::COUNT`] scores for each label.
    #[must_use]
    pub fn new(scores: Dense, steps: Vec<f32>) -> Self {
        let paths = Steps::new(labels::COUNT, |from, to| {
            let score = match (from, to) {
                (Some(from), Some(to)) => steps.get(usize::from(from) * COUNT + usize::from(to)),
                _ => None,
            };
            labels::may_follow(from, to)
                .then(|| (score.copied().unwrap_or_default() * PARTS) as i32)
        });
        Self {
            scores,
            steps,
            paths,
        }
    }

    /// Appends the scores of a portion's tokens, off the encoder's rows.
    pub fn score(&self, rows: &[f32], into: &mut Scores) {
        let mut scores = Vec::new();
        self.scores.apply(rows, &mut scores);
        into.0.extend(scores.iter().map(|x| (x * PARTS) as i16));
    }

    /// The names of a document, in text order, none overlapping another. `scores` are those of all its tokens.
    #[must_use]
    pub fn find(&self, document: &Document<'_>, words: &[Word], scores: &Scores) -> Vec<Name> {
        let mut names = Vec::new();
        if scores.0.len() < document.tokens.len() * COUNT {
            return names;
        }
        let capital = |index: usize| {
            words
                .get(index)
                .filter(|word| word.shape.is_capitalised())
                .map(|word| word.exact)
        };
        let of = |tokens: &std::ops::Range<usize>| -> Vec<i32> {
            let own = scores
                .0
                .get(tokens.start * COUNT..tokens.end * COUNT)
                .unwrap_or_default();
            own.iter().map(|&score| i32::from(score)).collect()
        };
        let mut votes = Votes::default();
        let mut paths = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            let path = self.paths.best(&of(&sentence.tokens));
            for (index, &label) in sentence.tokens.clone().zip(&path) {
                if let Some(word) = capital(index) {
                    votes.add(word, label);
                }
            }
            paths.push(path);
        }
        for (sentence, path) in document.sentences.iter().zip(&mut paths) {
            let tokens = || {
                sentence
                    .tokens
                    .clone()
                    .filter_map(|index| Some((index, capital(index)?)))
            };
            let mut row = of(&sentence.tokens);
            if tokens().any(|(_, word)| votes.are_split(word)) {
                for (index, word) in tokens() {
                    let at = (index - sentence.tokens.start) * COUNT;
                    votes.sway(word, row.get_mut(at..at + COUNT).unwrap_or_default());
                }
                *path = self.paths.best(&row);
            }
            names.extend(spans(path).filter_map(|(from, to, label)| {
                let tokens = sentence.tokens.start + from..sentence.tokens.start + to;
                Some(Name {
                    span: document.span_of(tokens)?,
                    label,
                    confidence: confidence(&row[from * COUNT..to * COUNT], label),
                })
            }));
        }
        names
    }

    /// Appends the model to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        if self.scores.outputs() == 0 {
            return;
        }
        self.scores.write(into);
        for x in &self.steps {
            into.extend(x.to_le_bytes());
        }
    }

    /// Reads what [`Finder::write`] wrote, for rows of this width.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, width: usize) -> Result<Self, FormatError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let scores = Dense::read_shape(bytes, width, COUNT)?;
        let steps = (0..COUNT * COUNT)
            .map(|_| bytes.real())
            .collect::<Result<_, _>>()?;
        Ok(Self::new(scores, steps))
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

/// How sure a name is: by its weakest token, the share that the labels of its kind have of all. `rows` are the tokens'
/// scores.
fn confidence(rows: &[i32], kind: Label) -> f32 {
    let share = rows.chunks_exact(COUNT).map(|row| {
        let top = row.iter().copied().max().unwrap_or_default();
        let (mut own, mut all) = (0.0, 0.0);
        for (label, &score) in (0..).zip(row) {
            let weight = ((score - top) as f32 / PARTS).exp();
            all += weight;
            if labels::meaning(label).is_some_and(|(other, _)| other == kind) {
                own += weight;
            }
        }
        own / all
    });
    share.fold(1.0, f32::min)
}
