//! Training: passes over the library, a step for every handful of portions.

use std::time::Instant;

use anyhow::Result;
use hearsay_extract::names::labels;
use hearsay_extract::predicates::window;
use hearsay_extract::{grounds, roles};

use crate::examples::swaps::Swaps;
use crate::examples::{Grammar, Ground, Portion, Scene, VectorTable};
use crate::library::Library;
use crate::net::tape::NONE;
use crate::net::{Adam, Matrix, Node, Tape, losses};
use crate::network::{Chance, Network, Parameters, Sizes};
use crate::random::Random;

/// The knobs of training.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The network's sizes.
    pub sizes: Sizes,
    /// Passes over the library.
    pub passes: usize,
    /// Portions a step.
    pub batch: usize,
    /// The highest rate of learning; it rises for some steps and then falls to nothing along a cosine.
    pub rate: f32,
    /// Share of values that are dropped, by the measure of the shelf.
    pub dropout: f32,
    /// Share of portions in which names are put in the place of others.
    pub swapped: f32,
    /// Seed of everything random.
    pub seed: u64,
    /// Of the real passages with concessions, which fifth is left out and examined instead of the development set: 0 to 4.
    pub fold: Option<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sizes: Sizes::default(),
            passes: 16,
            batch: 8,
            rate: 3e-3,
            dropout: 0.08,
            swapped: 0.5,
            seed: 1,
            fold: None,
        }
    }
}

/// Losses by task, and how often each was met.
#[derive(Debug, Clone, Copy, Default)]
struct Losses([(f32, f32); 9]);

impl Losses {
    const NAMES: [&'static str; 9] = [
        "tags",
        "arcs",
        "relations",
        "names",
        "cues",
        "roles",
        "grounds",
        "parts",
        "statuses",
    ];

    fn add(&mut self, task: usize, loss: f32, count: usize) {
        self.0[task].0 += loss;
        self.0[task].1 += count as f32;
    }

    fn join(&mut self, other: &Self) {
        for (to, from) in self.0.iter_mut().zip(&other.0) {
            to.0 += from.0;
            to.1 += from.1;
        }
    }

    /// The mean of each, on one line.
    fn line(&self) -> String {
        let parts = self
            .0
            .iter()
            .zip(Self::NAMES)
            .map(|(&(loss, count), name)| format!("{name} {:.3}", loss / count.max(1.0)));
        parts.collect::<Vec<_>>().join("  ")
    }
}

/// Trains a network. `seen` is shown the averaged parameters after each pass.
///
/// # Errors
/// Those of `seen`.
pub fn train(
    library: &Library,
    vectors: &VectorTable,
    settings: Settings,
    mut seen: impl FnMut(usize, &Parameters) -> Result<()>,
) -> Result<Parameters> {
    let mut parameters = Parameters::new(
        settings.sizes,
        vectors.dimensions(),
        hearsay_extract::hints::COUNT,
        settings.seed,
    );
    let marked = library.shelves.iter().flat_map(|shelf| &shelf.portions);
    let swaps = Swaps::of(marked);
    let mut adam = Adam::new(&parameters.values);
    let mut random = Random::new(settings.seed);
    let per_pass: usize = library
        .shelves
        .iter()
        .map(|shelf| (shelf.portions.len() as f32 * shelf.times) as usize)
        .sum();
    let steps = (per_pass / settings.batch).max(1) * settings.passes;
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(2));
    let mut step = 0;
    for pass in 1..=settings.passes {
        let begun = Instant::now();
        let mut order = Vec::with_capacity(per_pass);
        for (shelf, each) in library.shelves.iter().enumerate() {
            let mut own = Vec::new();
            let count = (each.portions.len() as f32 * each.times) as usize;
            while own.len() < count {
                let mut all: Vec<usize> = (0..each.portions.len()).collect();
                random.shuffle(&mut all);
                all.truncate(count - own.len());
                own.extend(all);
            }
            order.extend(own.into_iter().map(|portion| (shelf, portion)));
        }
        random.shuffle(&mut order);
        let mut losses = Losses::default();
        for batch in order.chunks_exact(settings.batch) {
            let seeds: Vec<u64> = batch.iter().map(|_| random.bits()).collect();
            let network = Network {
                parameters: &parameters,
                sizes: settings.sizes,
            };
            let work: Vec<(&Portion, f32, u64)> = batch
                .iter()
                .zip(seeds)
                .map(|(&(shelf, portion), seed)| {
                    let shelf = &library.shelves[shelf];
                    (
                        &shelf.portions[portion],
                        settings.dropout * shelf.dropout,
                        seed,
                    )
                })
                .collect();
            let share = work.len().div_ceil(threads);
            let parts: Vec<(Vec<Matrix>, Losses)> = std::thread::scope(|scope| {
                let tasks: Vec<_> = work
                    .chunks(share)
                    .map(|part| {
                        scope.spawn(|| learn(&network, vectors, (&swaps, settings.swapped), part))
                    })
                    .collect();
                tasks
                    .into_iter()
                    .map(|task| task.join().expect("a part of the batch"))
                    .collect()
            });
            let mut parts = parts.into_iter();
            let (mut gradients, first) = parts.next().expect("a part of the batch");
            losses.join(&first);
            for (more, loss) in parts {
                gradients
                    .iter_mut()
                    .zip(&more)
                    .for_each(|(to, from)| to.add(from));
                losses.join(&loss);
            }
            let done = step as f32 / steps as f32;
            let rise = ((step + 1) as f32 / 200.0).min(1.0);
            let rate = settings.rate * rise * 0.5 * (1.0 + (std::f32::consts::PI * done).cos());
            adam.step(&mut parameters.values, &gradients, rate, 0.01);
            step += 1;
        }
        eprintln!(
            "pass {pass} of {}, {:.0} s: {}",
            settings.passes,
            begun.elapsed().as_secs_f32(),
            losses.line()
        );
        let mut averaged = parameters.clone();
        averaged.values = adam.average().to_vec();
        seen(pass, &averaged)?;
    }
    parameters.values = adam.average().to_vec();
    Ok(parameters)
}

fn learn(
    network: &Network<'_>,
    vectors: &VectorTable,
    (swaps, swapped): (&Swaps, f32),
    work: &[(&Portion, f32, u64)],
) -> (Vec<Matrix>, Losses) {
    let values = &network.parameters.values;
    let mut gradients: Vec<Matrix> = values
        .iter()
        .map(|each| Matrix::zeros(each.rows, each.columns))
        .collect();
    let mut losses = Losses::default();
    for &(portion, dropout, seed) in work {
        let mut random = Random::new(seed);
        let exchanged = (random.share() < swapped)
            .then(|| swaps.swap(portion, &mut random))
            .flatten();
        let portion = exchanged.as_ref().unwrap_or(portion);
        let changed = varied(portion, &mut random);
        one(
            network,
            vectors,
            changed.as_ref().unwrap_or(portion),
            Some((&mut random, dropout)),
            &mut gradients,
            &mut losses,
        );
    }
    (gradients, losses)
}

/// Now and then a portion is read in small letters, in capitals, or with straight quotation marks: texts come so.
fn varied(portion: &Portion, random: &mut Random) -> Option<Portion> {
    match random.below(100) {
        0..4 => Some(portion.written(str::to_lowercase)),
        4..6 => Some(portion.written(str::to_uppercase)),
        6..16 => Some(portion.written(|word| match word {
            "“" | "”" | "``" | "''" => "\"".to_owned(),
            "‘" => "'".to_owned(),
            _ => word.replace('’', "'"),
        })),
        _ => None,
    }
}

fn one(
    network: &Network<'_>,
    vectors: &VectorTable,
    portion: &Portion,
    mut chance: Chance<'_>,
    gradients: &mut [Matrix],
    losses: &mut Losses,
) {
    let mut tape = Tape::new(&network.parameters.values);
    let rows = network.encode(&mut tape, portion, vectors, &mut chance);
    let count = portion.words.len();
    let known = &portion.known;
    // Losses are means over words of an average portion, so that every word counts the same.
    let scale = 1.0 / 200.0;
    if let Some(grammar) = &known.grammar {
        learn_grammar(network, &mut tape, rows, portion, grammar, losses, scale);
    }
    // Of names that a program marked, every other portion will do.
    let mut skipped = |worth: f32| {
        worth < 1.0
            && chance
                .as_mut()
                .is_some_and(|(random, _)| random.share() < 0.5)
    };
    let names = known.names.as_ref().filter(|(_, worth)| !skipped(*worth));
    if let Some((allowed, worth)) = names {
        let scores = network.dense(&mut tape, rows, "names");
        let mut gradient = Matrix::zeros(count, usize::from(labels::COUNT));
        let steps = network.parameters.place("name steps");
        let may_follow = |from: Option<usize>, to: Option<usize>| {
            labels::may_follow(from.map(|l| l as u8), to.map(|l| l as u8))
        };
        for sentence in &portion.sentences {
            let value = tape.value(scores);
            let own: Vec<&[f32]> = sentence.clone().map(|row| value.row(row)).collect();
            let chain = losses::chain(
                &own,
                &network.parameters.values[steps],
                &allowed[sentence.clone()],
                &may_follow,
            );
            losses.add(3, chain.loss, sentence.len());
            for (at, row) in sentence.clone().enumerate() {
                gradient.row_mut(row).copy_from_slice(chain.scores.row(at));
            }
            let to = &mut gradients[steps].values;
            to.iter_mut()
                .zip(&chain.steps.values)
                .for_each(|(to, from)| *to += from * scale * worth);
        }
        seed(&mut tape, scores, gradient, scale * worth);
    }
    let mut lesson = Lesson {
        network,
        chance: &mut chance,
        gradients,
        losses,
        scale,
    };
    if let Some(attributions) = &known.attributions {
        lesson.scenes(&mut tape, rows, ("role", 4, roles::COUNT), attributions);
    }
    if let Some(grounds) = &known.grounds {
        lesson.grounds(&mut tape, rows, grounds);
    }
    tape.backward(gradients);
}

/// What the readers of scenes learn by, from rows that the encoder made.
struct Lesson<'l, 'r> {
    /// The network.
    network: &'l Network<'l>,
    /// Chance for dropout.
    chance: &'l mut Chance<'r>,
    /// Where the gradients of steps go; those of all else go over the tape.
    gradients: &'l mut [Matrix],
    /// Where losses are counted.
    losses: &'l mut Losses,
    /// What the loss of a word is worth.
    scale: f32,
}

impl Lesson<'_, '_> {
    /// Seeds the tape with what is known of concessions.
    fn grounds(&mut self, tape: &mut Tape<'_>, rows: Node, grounds: &[Ground]) {
        let scenes: Vec<Scene> = grounds.iter().map(|each| each.scene.clone()).collect();
        self.scenes(tape, rows, ("ground", 6, grounds::COUNT), &scenes);
        if !grounds.is_empty() {
            let places: Vec<u32> = grounds.iter().map(|each| each.scene.cue as u32).collect();
            let own = tape.pick(rows, places.into(), 1);
            let scores = self.network.dense(tape, own, "ground statuses");
            let status = |row: usize| Some(usize::from(grounds[row].status));
            let (loss, gradient) = losses::choice(tape.value(scores), status);
            self.losses.add(8, loss, grounds.len());
            seed(tape, scores, gradient, 2.0 * self.scale);
        }
    }

    /// Seeds the tape with what is known of cues and the roles around them. `of` says which: their name in the network,
    /// the place of their losses, and how many roles there are.
    fn scenes(
        &mut self,
        tape: &mut Tape<'_>,
        rows: Node,
        (of, task, count): (&str, usize, usize),
        scenes: &[Scene],
    ) {
        let words = tape.value(rows).rows;
        let scores = self.network.dense(tape, rows, &format!("{of} cues"));
        let mut is_cue = vec![0; words];
        scenes.iter().for_each(|each| is_cue[each.cue] = 1);
        let (loss, gradient) = losses::choice(tape.value(scores), |row| Some(is_cue[row]));
        self.losses.add(task, loss, words);
        seed(tape, scores, gradient, 2.0 * self.scale);
        if scenes.is_empty() {
            return;
        }
        let cues: Vec<usize> = scenes.iter().map(|each| each.cue).collect();
        let scores = self.network.roles(of, tape, rows, &cues, self.chance);
        let mut gradient = Matrix::zeros(tape.value(scores).rows, count);
        let steps = self.network.parameters.place(&format!("{of} steps"));
        let mut from = 0;
        for scene in scenes {
            let window = window(scene.cue, words);
            let mut allowed = vec![1_u32; window.len()];
            for &(word, role) in &scene.roles {
                if window.contains(&word) {
                    allowed[word - window.start] = 1 << role;
                }
            }
            let value = tape.value(scores);
            let own: Vec<&[f32]> = (from..from + window.len())
                .map(|row| value.row(row))
                .collect();
            let values = &self.network.parameters.values[steps];
            let chain = losses::chain(&own, values, &allowed, &|_, _| true);
            self.losses.add(task + 1, chain.loss, 1);
            for at in 0..window.len() {
                gradient
                    .row_mut(from + at)
                    .copy_from_slice(chain.scores.row(at));
            }
            let to = &mut self.gradients[steps].values;
            to.iter_mut()
                .zip(&chain.steps.values)
                .for_each(|(to, from)| *to += from * self.scale);
            from += window.len();
        }
        seed(tape, scores, gradient, self.scale);
    }
}

fn seed(tape: &mut Tape<'_>, node: Node, mut gradient: Matrix, by: f32) {
    gradient.values.iter_mut().for_each(|x| *x *= by);
    tape.seed(node, &gradient);
}

/// Seeds the tape with what is known of parts of speech and dependencies. Losses of what a program found are not counted.
fn learn_grammar(
    network: &Network<'_>,
    tape: &mut Tape<'_>,
    rows: Node,
    portion: &Portion,
    grammar: &Grammar,
    losses: &mut Losses,
    scale: f32,
) {
    let (of, scale) = (grammar.of, scale * grammar.worth);
    let mut count = |task: usize, loss: f32, count: usize| {
        if of.is_empty() {
            losses.add(task, loss, count);
        }
    };
    let words = portion.words.len();
    let scores = network.dense(tape, rows, &format!("{of}tags"));
    let right = |row: usize| grammar.tags[row].map(usize::from);
    let (loss, gradient) = losses::choice(tape.value(scores), right);
    count(0, loss, words);
    // Tags are learned last of all: most words have but one.
    seed(tape, scores, gradient, 2.0 * scale);
    let mut part = |name: &str| network.dense(tape, rows, &format!("{of}{name}"));
    let all = (part("dependents"), part("heads"), part("root"));
    for sentence in &portion.sentences {
        let scores = network.arcs(tape, all, sentence);
        let right = |row: usize| match grammar.heads[sentence.start + row]? {
            NONE => Some(0),
            head => (head as usize)
                .checked_sub(sentence.start)
                .filter(|at| *at < sentence.len())
                .map(|at| at + 1),
        };
        let (loss, gradient) = losses::choice(tape.value(scores), right);
        count(1, loss, sentence.len());
        seed(tape, scores, gradient, scale);
    }
    let heads: Vec<u32> = grammar
        .heads
        .iter()
        .map(|head| head.unwrap_or(NONE))
        .collect();
    let scores = network.relations(of, tape, rows, &heads);
    let right = |row: usize| {
        grammar.heads[row]
            .and(grammar.relations[row])
            .map(usize::from)
    };
    let (loss, gradient) = losses::choice(tape.value(scores), right);
    count(2, loss, words);
    seed(tape, scores, gradient, scale);
}
