//! The judge: whether what a frame or the model finds gives ground, by its words and those around it, learned from annotated passages.
//!
//! A frame knows how a cue stands to its complement, not whether anybody wants what is given: "agreed to withdraw" is a
//! row, "agreed to continue the talks" is none. The judge looks at words, hashed, at means of word vectors, so that it has an
//! idea of words that no passage had, and at the encoder's row of the cue. What it looks at adds up to a score, and to what
//! goes into a layer of a few rectified units whose sum is added: words tell more together than each by itself.

use std::collections::HashMap;

use hearsay_syntax::Tag;
use hearsay_syntax::encoder::{Dense, Table, Vectors};
use hearsay_syntax::sequence::{Bytes, FormatError, hash_bytes};

use super::Row;
use super::clauses::Clauses;
use super::frames::LEXICON;
use super::parties::head_of;
use super::places::{self, Places};

/// How many places words are hashed to.
pub const PLACES: usize = 1 << 13;
/// How many means of vectors are looked at: of the first word given, of the others, of the sentences around.
pub const MEANS: usize = 3;
/// How many rectified units there are.
pub const UNITS: usize = 16;
/// What everything that is looked at adds up to: a score, then what goes into each unit.
pub const SUMS: usize = 1 + UNITS;

/// Words of what is given that count.
const GIVEN: usize = 6;
/// Sentences before and after that count as surroundings.
const AROUND: usize = 1;

/// Words that say nothing by themselves.
const EMPTY: [&str; 15] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "that", "the", "to",
    "with",
];

/// Classes of words that tell what a passage is about.
const TOPICS: [&str; 5] = ["bargain", "sport", "trial", "election", "cooperation"];
/// Words of a topic are counted as far as this.
const MANY: u64 = 3;
/// Words before a cue among which one may deny it.
const DENIED: usize = 4;

/// What the judge sees of a candidate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Traits {
    /// Places of what holds of it, below [`PLACES`], each once, ascending.
    pub holds: Vec<u32>,
    /// [`MEANS`] vectors, one after the other.
    pub means: Vec<f32>,
}

/// The judge. The default has learned nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judge {
    /// For each place [`SUMS`] numbers that are added where it holds.
    words: Table,
    /// The same, from the means.
    means: Dense,
    /// The same, from the encoder's row of the cue; its bias is that of all.
    rows: Dense,
    /// What each unit counts.
    units: Vec<f32>,
}

/// What a judge has learned.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'w> {
    /// [`PLACES`] rows of [`SUMS`] numbers.
    pub words: &'w [f32],
    /// As many rows as the means have numbers.
    pub means: &'w [f32],
    /// As many rows as the encoder's rows have numbers.
    pub rows: &'w [f32],
    /// [`SUMS`] numbers that always count.
    pub bias: &'w [f32],
    /// [`UNITS`] numbers.
    pub units: &'w [f32],
}

impl Judge {
    /// A judge of these weights, rounded to 8 bits.
    #[must_use]
    pub fn new(weights: Weights<'_>) -> Self {
        let Weights {
            words,
            means,
            rows,
            bias,
            units,
        } = weights;
        Self {
            words: Table::new(SUMS, words),
            means: Dense::new(means.len() / SUMS, SUMS, means, &[0.0; SUMS]),
            rows: Dense::new(rows.len() / SUMS, SUMS, rows, bias),
            units: units.to_vec(),
        }
    }

    /// Whether it has learned nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Appends to `into` what it makes of each of the encoder's rows: [`SUMS`] numbers a token; nothing if it has learned
    /// nothing.
    pub fn look(&self, rows: &[f32], into: &mut Vec<f32>) {
        let mut views = Vec::new();
        self.rows.apply(rows, &mut views);
        into.append(&mut views);
    }

    /// How far it takes a candidate for a concession: a logit. `view` is what [`look`](Self::look) gave for the first
    /// token of its cue.
    #[must_use]
    pub fn score(&self, traits: &Traits, view: &[f32]) -> f32 {
        let mut sums = Vec::new();
        self.means.apply(&traits.means, &mut sums);
        sums.iter_mut().zip(view).for_each(|(sum, x)| *sum += x);
        for &place in &traits.holds {
            self.words.add(place as usize, &mut sums);
        }
        let Some((score, sums)) = sums.split_first() else {
            return 0.0;
        };
        let units = self.units.iter().zip(sums);
        score + units.map(|(unit, sum)| unit * sum.max(0.0)).sum::<f32>()
    }

    /// Appends the judge to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        if self.is_empty() {
            return;
        }
        self.words.write(into);
        self.means.write(into);
        self.rows.write(into);
        for unit in &self.units {
            into.extend(unit.to_le_bytes());
        }
    }

    /// Reads what [`Judge::write`] wrote, for vectors of so many dimensions and rows of such a width.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(
        bytes: &mut Bytes<'_>,
        dimensions: usize,
        width: usize,
    ) -> Result<Self, FormatError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let words = Table::read(bytes, SUMS)?;
        if words.rows() != PLACES {
            return Err(FormatError::Range);
        }
        Ok(Self {
            words,
            means: Dense::read_shape(bytes, MEANS * dimensions, SUMS)?,
            rows: Dense::read_shape(bytes, width, SUMS)?,
            units: (0..UNITS).map(|_| bytes.real()).collect::<Result<_, _>>()?,
        })
    }
}

/// What stands around, counted once a sentence.
#[derive(Debug, Default)]
pub(super) struct Surroundings(HashMap<usize, Sentence>);

/// A sentence, as far as the judge looks at it from outside.
#[derive(Debug)]
struct Sentence {
    /// The vectors of its words, added up.
    sum: Vec<f32>,
    /// How many words those are.
    count: f32,
    disputed: bool,
    /// Whether it has a quotation mark.
    quotes: bool,
    /// How many words it has of each of [`TOPICS`].
    topics: [u64; TOPICS.len()],
}

impl Surroundings {
    /// The sentence with that number, if there is one.
    fn sentence(
        &mut self,
        clauses: &Clauses<'_>,
        index: usize,
        vectors: &Vectors,
    ) -> Option<&Sentence> {
        let tokens = clauses.document.sentences.get(index)?.tokens.clone();
        Some(self.0.entry(index).or_insert_with(|| {
            let (sum, count) = add_up(
                clauses,
                tokens.clone().filter(|at| tells(clauses, *at)),
                vectors,
            );
            let topics = TOPICS.map(|topic| {
                let all = tokens.clone();
                all.filter(|&at| LEXICON.is(topic, clauses.lemma(at)))
                    .count() as u64
            });
            Sentence {
                sum,
                count,
                quotes: tokens.clone().any(|at| clauses.is_quote_mark(at)),
                topics,
                disputed: super::is_disputed(clauses, tokens),
            }
        }))
    }
}

/// Whether a word tells something.
fn tells(clauses: &Clauses<'_>, at: usize) -> bool {
    let lemma = clauses.lemma(at);
    lemma.starts_with(char::is_alphabetic) && !EMPTY.contains(&lemma)
}

/// What the judge sees of a row.
pub(super) fn traits(
    clauses: &Clauses<'_>,
    row: &Row,
    vectors: &Vectors,
    surroundings: &mut Surroundings,
) -> Traits {
    let draft = &row.draft;
    let mut holds = Places::below(PLACES);
    let mut add = |template: u64, parts: &[u64]| holds.add(template, parts);
    let word = |at: usize| places::word(clauses, at);
    let cue = places::cue(clauses, draft);
    let weak = draft.frame.map_or(2, |frame| u64::from(frame.weak));
    add(1, &[cue]);
    add(2, &[draft.status as u64]);
    add(3, &[weak]);
    let sentence = clauses
        .document
        .sentence_of(draft.cue.start)
        .unwrap_or_default();
    if surroundings
        .sentence(clauses, sentence, vectors)
        .is_some_and(|own| own.disputed)
    {
        add(4, &[]);
    }
    let known = [&draft.conceder, &draft.recipient, &row.condition];
    for (place, part) in known.iter().enumerate() {
        add(5, &[place as u64, u64::from(part.is_some())]);
    }
    let given = draft.content.clone().filter(|at| tells(clauses, *at));
    let given: Vec<usize> = given.take(GIVEN).collect();
    for &at in &given {
        add(6, &[word(at)]);
    }
    if let Some(&first) = given.first() {
        add(7, &[word(first)]);
        add(8, &[cue, word(first)]);
    }
    let gives = draft.conceder.iter().flat_map(Clone::clone);
    for at in gives.filter(|at| tells(clauses, *at)) {
        add(9, &[word(at)]);
    }
    let ground = u64::from(draft.frame.is_none());
    let before = draft.cue.start.checked_sub(1);
    add(10, &[cue, draft.status as u64]);
    add(11, &[ground, draft.status as u64]);
    add(12, &[ground, before.map_or(0, word)]);
    add(13, &[ground, clauses.tag(draft.cue.start) as u64]);
    let mut near = [0; TOPICS.len()];
    for index in sentence.saturating_sub(AROUND)..=sentence + AROUND {
        let Some(other) = surroundings.sentence(clauses, index, vectors) else {
            continue;
        };
        near.iter_mut()
            .zip(&other.topics)
            .for_each(|(sum, x)| *sum += x);
        if index == sentence {
            add(15, &[u64::from(other.quotes)]);
            add(16, &[other.topics[0].min(MANY)]);
        }
    }
    for (topic, count) in (0_u64..).zip(near) {
        add(14, &[topic, count.min(MANY)]);
    }
    let first = clauses.sentence(draft.cue.start).start;
    let denied = (first.max(draft.cue.start.saturating_sub(DENIED))..=draft.cue.start)
        .any(|at| clauses.is_any(at, &["not", "n't", "n’t", "no", "never", "without"]));
    add(17, &[u64::from(denied)]);
    let tag = given.first().map(|&at| clauses.tag(at));
    add(18, &[u64::from(tag.is_some_and(Tag::is_verb))]);
    add(19, &[u64::from(tag.is_some_and(Tag::is_noun))]);
    add(20, &[u64::from(draft.cue.start == draft.content.start)]);
    let giver = draft.conceder.as_ref();
    let giver = giver.map(|tokens| clauses.tag(head_of(clauses, tokens)) as u64);
    add(21, &[giver.map_or(0, |tag| 1 + tag)]);
    add(22, &known.map(|part| u64::from(part.is_some())));
    add(23, &[(draft.content.len() as u64 / 3).min(5)]);
    // What leads from the cue to what is given: a preposition, a colon, nothing.
    let leads = draft.content.start.checked_sub(1);
    let leads = leads.filter(|at| *at >= draft.cue.end).map_or(0, word);
    add(24, &[leads]);
    add(25, &[cue, leads]);
    let mut means = Vec::with_capacity(MEANS * vectors.dimensions());
    means.extend(mean(add_up(
        clauses,
        given.iter().copied().take(1),
        vectors,
    )));
    means.extend(mean(add_up(
        clauses,
        given.iter().copied().skip(1),
        vectors,
    )));
    let (mut sum, mut count) = (vec![0.0; vectors.dimensions()], 0.0);
    for near in sentence.saturating_sub(AROUND)..=sentence + AROUND {
        if let Some(near) = surroundings.sentence(clauses, near, vectors) {
            sum.iter_mut().zip(&near.sum).for_each(|(sum, x)| *sum += x);
            count += near.count;
        }
    }
    means.extend(mean((sum, count)));
    Traits {
        holds: holds.done(),
        means,
    }
}

/// The vectors of words added up, and how many words they are.
fn add_up(
    clauses: &Clauses<'_>,
    words: impl Iterator<Item = usize>,
    vectors: &Vectors,
) -> (Vec<f32>, f32) {
    let mut sum = vec![0.0; vectors.dimensions()];
    let mut one = vec![0.0; vectors.dimensions()];
    let mut count = 0.0_f32;
    for at in words {
        count += 1.0;
        let lower = clauses.document.word(at).to_lowercase();
        if let Some(word) = vectors.find(hash_bytes(lower.bytes())) {
            vectors.write_to(word, &mut one);
            sum.iter_mut().zip(&one).for_each(|(sum, x)| *sum += x);
        }
    }
    (sum, count)
}

/// Half of their mean; nothing where there are none.
fn mean((mut sum, count): (Vec<f32>, f32)) -> Vec<f32> {
    sum.iter_mut().for_each(|x| *x *= 0.5 / count.max(1.0));
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of one number of means and rows of two.
    fn judge() -> Judge {
        let mut words = vec![0.0; PLACES * SUMS];
        (words[3 * SUMS], words[5 * SUMS], words[5 * SUMS + 1]) = (1.0, -0.5, 0.5);
        let mut means = [0.0; SUMS];
        (means[0], means[1]) = (2.0, -1.0);
        let mut rows = [0.0; 2 * SUMS];
        rows[1] = 1.0;
        let mut bias = [0.0; SUMS];
        bias[0] = 0.25;
        Judge::new(Weights {
            words: &words,
            means: &means,
            rows: &rows,
            bias: &bias,
            units: &[3.0; UNITS],
        })
    }

    #[test]
    fn what_speaks_for_it_is_added_up() {
        let judge = judge();
        let traits = Traits {
            holds: vec![3, 5, 7],
            means: vec![0.5],
        };
        let mut views = Vec::new();
        judge.look(&[0.0, 0.0, 2.0, 9.0], &mut views);
        assert_eq!(views.len(), 2 * SUMS);
        let score = |token: usize| judge.score(&traits, &views[token * SUMS..][..SUMS]);
        // 1 − 0.5 + 1 + 0.25, and nothing from a unit that 0.5 − 0.5 goes into.
        assert!((score(0) - 1.75).abs() < 0.03, "{}", score(0));
        assert!((score(1) - (1.75 + 3.0 * 2.0)).abs() < 0.1, "{}", score(1));
        assert!(Judge::default().score(&traits, &[]).abs() < 1e-6);
        let mut none = Vec::new();
        Judge::default().look(&[1.0, 2.0], &mut none);
        assert!(none.is_empty());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut bytes = Vec::new();
        judge().write(&mut bytes);
        let dimensions = |dimensions| Judge::read(&mut Bytes::new(&bytes), dimensions, 2);
        assert!(dimensions(1).is_err(), "there are three means");
        let mut bytes = Vec::new();
        let wide = Judge {
            means: Dense::new(MEANS, SUMS, &[0.5; MEANS * SUMS], &[0.0; SUMS]),
            ..judge()
        };
        wide.write(&mut bytes);
        let read = |bytes: &[u8], width| Judge::read(&mut Bytes::new(bytes), 1, width);
        assert_eq!(read(&bytes, 2), Ok(wide));
        assert!(read(&bytes, 3).is_err());
        assert!(read(&bytes[..bytes.len() - 1], 2).is_err());
        assert_eq!(read(&[], 2), Ok(Judge::default()));
    }
}
