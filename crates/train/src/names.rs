//! Training of the name model.

pub mod corpora;
pub mod scores;

use std::path::Path;

use anyhow::Result;
use hearsay_extract::names::{Finder, labels};
use hearsay_syntax::Tagger;
use hearsay_syntax::sequence::{Clusters, Steps};

use crate::perceptron::{Census, Perceptron};
use crate::random::Random;
use corpora::Example;

/// The knobs of training.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Rows of the hashed table, as a power of two.
    pub bits: u32,
    /// How often a feature must be met to have a weight.
    pub least: u8,
    /// Passes over the corpora.
    pub passes: usize,
    /// One in so many silver sentences is learned from in each pass.
    pub silver: usize,
    /// What a wrong label is favoured with in training, so that right ones learn to win by a margin.
    pub margin: i32,
    /// What averaged weights are multiplied with before rounding.
    pub scale: f64,
    /// Packed weights below this are dropped.
    pub prune: i8,
    /// Seed of the order of sentences.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bits: 22,
            least: 4,
            passes: 8,
            silver: 4,
            margin: 1,
            scale: 1.0,
            prune: 1,
            seed: 1,
        }
    }
}

const LABELS: usize = labels::COUNT as usize;

/// Trains the name model on the corpora under `data`, whose words `tagger` tags.
///
/// # Errors
/// If a file cannot be read.
pub fn train(data: &Path, tagger: &Tagger, settings: Settings) -> Result<Finder> {
    learn(data, tagger, settings)?.pack(settings)
}

/// The same, not yet packed.
///
/// # Errors
/// If a file cannot be read.
pub fn learn(data: &Path, tagger: &Tagger, settings: Settings) -> Result<Learner> {
    let sources = corpora::read(data)?;
    let clusters = Clusters::parse(include_str!("../../../models/clusters.txt"));
    let mut census = Census::new(settings.bits);
    for source in &sources {
        corpora::visit(source, tagger, &clusters, |_, features| {
            features.iter().for_each(|&f| census.add(f))
        });
    }
    let mut learner = Learner {
        clusters,
        weights: Perceptron::new(&census, settings.least, LABELS),
        steps: Perceptron::new(&steps_census(), 1, LABELS),
        margin: settings.margin,
    };
    let mut examples = Vec::new();
    for source in &sources {
        examples.extend(corpora::examples(
            source,
            tagger,
            &learner.clusters,
            &learner.weights,
        ));
    }
    eprintln!("names: {} sentences", examples.len());
    let mut random = Random::new(settings.seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for pass in 1..=settings.passes {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for &index in &order {
            let example = &examples[index];
            if example.silver && random.below(settings.silver) > 0 {
                continue;
            }
            wrong += learner.learn(example);
            all += example.allowed.len();
        }
        eprintln!(
            "names: pass {pass} of {}, {wrong} of {all} labels wrong",
            settings.passes
        );
    }
    Ok(learner)
}

/// Steps are features too: the label before, one row each.
fn step_row(from: u8) -> u64 {
    u64::from(from) << 58
}

fn steps_census() -> Census {
    let mut census = Census::new(6);
    (0..labels::COUNT).for_each(|from| census.add(step_row(from)));
    census
}

/// The model in training.
#[derive(Debug)]
pub struct Learner {
    clusters: Clusters,
    weights: Perceptron,
    steps: Perceptron,
    margin: i32,
}

impl Learner {
    fn paths(&self) -> Steps {
        let mut table = vec![[0; LABELS]; LABELS];
        for (from, row) in (0..).zip(&mut table) {
            self.steps.score(&[self.step_place(from)], row);
        }
        Steps::new(labels::COUNT, |from, to| {
            let score = match (from, to) {
                (Some(from), Some(to)) => table[usize::from(from)][usize::from(to)],
                _ => 0,
            };
            labels::may_follow(from, to).then_some(score)
        })
    }

    fn step_place(&self, from: u8) -> u32 {
        self.steps.place(step_row(from)).unwrap_or_default()
    }

    /// Labels a sentence as it now would be and corrects the mistakes. Returns how many there were.
    fn learn(&mut self, example: &Example) -> usize {
        self.weights.tick();
        self.steps.tick();
        let mut scores = vec![0; example.allowed.len() * LABELS];
        let mut free = Vec::with_capacity(scores.len());
        for (token, row) in scores.chunks_exact_mut(LABELS).enumerate() {
            self.weights.score(example.places(token), row);
            let wrong =
                (0..LABELS).map(|label| i32::from(example.allowed[token] >> label & 1 == 0));
            free.extend(
                row.iter()
                    .zip(wrong)
                    .map(|(score, wrong)| score + wrong * self.margin),
            );
            for (label, score) in row.iter_mut().enumerate() {
                if example.allowed[token] >> label & 1 == 0 {
                    *score = Steps::FORBIDDEN;
                }
            }
        }
        let paths = self.paths();
        let guess = paths.best(&free);
        let is_right = |(&label, &allowed): (&u8, &u32)| allowed >> label & 1 == 1;
        if guess.iter().zip(&example.allowed).all(is_right) {
            return 0;
        }
        let gold = paths.best(&scores);
        if gold.len() != guess.len() {
            return 0;
        }
        let mut wrong = 0;
        for token in 0..gold.len() {
            let (right, guessed) = (gold[token], guess[token]);
            if right != guessed {
                wrong += 1;
                self.weights
                    .update(example.places(token), usize::from(right), 1);
                self.weights
                    .update(example.places(token), usize::from(guessed), -1);
            }
            if token > 0 && (right, gold[token - 1]) != (guessed, guess[token - 1]) {
                for (from, to, by) in [(gold[token - 1], right, 1), (guess[token - 1], guessed, -1)]
                {
                    let place = self.step_place(from);
                    self.steps.update(&[place], usize::from(to), by);
                }
            }
        }
        wrong
    }

    /// The model with averaged weights, as `settings` say.
    ///
    /// # Errors
    /// If the size of its table is out of range.
    pub fn pack(&self, settings: Settings) -> Result<Finder> {
        let weights = self.weights.pack(settings.scale, settings.prune)?;
        let packed = self.steps.pack(settings.scale, 1)?;
        let mut steps = Vec::with_capacity(LABELS * LABELS);
        for from in 0..labels::COUNT {
            let mut row = [0; LABELS];
            packed.add(step_row(from), &mut row);
            steps.extend(row.map(|score| score as i8));
        }
        Ok(Finder::new(self.clusters.clone(), weights, steps))
    }
}
