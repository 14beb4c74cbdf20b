//! The network in training: its parameters and what it computes, on a [`Tape`].
//!
//! What it is, `hearsay_syntax::encoder` says; here it is written once more so that it can be differentiated, and a test
//! holds the two together.

use std::collections::BTreeMap;
use std::sync::Arc;

use hearsay_extract::names::labels;
use hearsay_extract::predicates::window;
use hearsay_extract::{grounds, roles};
use hearsay_syntax::encoder::{HASHES, SHAPES, TABLES};
use hearsay_syntax::parser::{FARTHEST, distance};
use hearsay_syntax::{Relation, Tag};
use hearsay_text::Status;

use crate::examples::{Portion, SILVER};
use crate::net::matrix::Turned;
use crate::net::tape::NONE;
use crate::net::{Matrix, Node, Tape};
use crate::random::Random;

/// The sizes of the network.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// Columns of the encoder's rows; even.
    pub width: usize,
    /// How often the encoder reads over the words.
    pub layers: usize,
    /// Columns in which heads and dependents meet.
    pub arcs: usize,
    /// Columns in which relations are told apart.
    pub relations: usize,
    /// Columns in which cues meet the words around them.
    pub roles: usize,
    /// Columns of the state that reads over the words around a cue, each way.
    pub reach: usize,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            width: 128,
            layers: 3,
            arcs: 64,
            relations: 48,
            roles: 48,
            reach: 24,
        }
    }
}

/// Parameters by name, and how they are begun.
#[derive(Debug, Clone)]
pub struct Parameters {
    /// The values, in order of creation.
    pub values: Vec<Matrix>,
    places: BTreeMap<String, usize>,
    random: Random,
}

impl Parameters {
    fn add(
        &mut self,
        name: &str,
        rows: usize,
        columns: usize,
        mut value: impl FnMut(&mut Random) -> f32,
    ) {
        let values = (0..rows * columns)
            .map(|_| value(&mut self.random))
            .collect();
        self.places.insert(name.to_owned(), self.values.len());
        self.values.push(Matrix::of(rows, columns, values));
    }

    /// Weights from `rows` to `columns` (Glorot and Bengio, AISTATS 2010), and a bias of zeros.
    fn dense(&mut self, name: &str, rows: usize, columns: usize) {
        let reach = (6.0 / (rows + columns) as f32).sqrt();
        self.add(name, rows, columns, |random| {
            (random.share() * 2.0 - 1.0) * reach
        });
        self.add(&format!("{name} bias"), 1, columns, |_| 0.0);
    }

    fn constant(&mut self, name: &str, columns: usize, value: f32) {
        self.add(name, 1, columns, |_| value);
    }

    /// Begins a network.
    #[must_use]
    pub fn new(sizes: Sizes, dimensions: usize, hints: usize, seed: u64) -> Self {
        let mut it = Self {
            values: Vec::new(),
            places: BTreeMap::new(),
            random: Random::new(seed),
        };
        let width = sizes.width;
        let mut wide = dimensions;
        for (table, (rows, columns)) in SHAPES.into_iter().enumerate() {
            it.add(&format!("table {table}"), rows, columns, |random| {
                random.share() * 0.2 - 0.1
            });
            wide += columns;
        }
        it.dense("input", wide, width);
        it.constant("unknown", dimensions, 0.0);
        it.add("hints", hints, width, |random| random.share() * 0.2 - 0.1);
        it.constant("input gain", width, 1.0);
        it.constant("input shift", width, 0.0);
        for layer in 0..sizes.layers {
            for side in ["forwards", "backwards"] {
                let name = format!("{layer} {side}");
                it.constant(&format!("{name} mix"), width, 0.3);
                it.dense(&name, width, width);
                let bias = it.place(&format!("{name} bias"));
                let half = width / 2;
                for (column, to) in it.values[bias].values[..half].iter_mut().enumerate() {
                    // Columns forget at different speeds from the beginning.
                    *to = -0.5 + 3.0 * column as f32 / half as f32;
                }
            }
            it.dense(&format!("{layer} out"), width, width);
            it.constant(&format!("{layer} gain"), width, 1.0);
            it.constant(&format!("{layer} shift"), width, 0.0);
        }
        it.dense("names", width, usize::from(labels::COUNT));
        let count = usize::from(labels::COUNT);
        it.add("name steps", count, count, |_| 0.0);
        for of in ["", SILVER] {
            it.dense(&format!("{of}tags"), width, Tag::ALL.len());
            it.dense(&format!("{of}dependents"), width, sizes.arcs);
            it.dense(&format!("{of}heads"), width, sizes.arcs);
            it.dense(&format!("{of}root"), width, 1);
            it.dense(&format!("{of}relation dependents"), width, sizes.relations);
            it.dense(&format!("{of}relation heads"), width, sizes.relations);
            it.dense(
                &format!("{of}relations"),
                sizes.relations,
                Relation::ALL.len(),
            );
        }
        it.add("distances", 2 * FARTHEST + 1, 1, |_| 0.0);
        for (of, count) in [("role", roles::COUNT), ("ground", grounds::COUNT)] {
            it.dense(&format!("{of} cues"), width, 2);
            it.dense(&format!("{of} words"), width, sizes.roles);
            it.dense(&format!("{of} askers"), width, sizes.roles);
            let distances = format!("{of} distances");
            it.add(&distances, 2 * FARTHEST + 1, sizes.roles, |random| {
                random.share() * 0.2 - 0.1
            });
            it.dense(&format!("{of} reach"), sizes.roles, 4 * sizes.reach);
            it.dense(&format!("{of} parts"), sizes.roles + 2 * sizes.reach, count);
            it.add(&format!("{of} steps"), count, count, |_| 0.0);
        }
        it.dense("ground statuses", width, Status::ALL.len());
        it
    }

    /// Where a parameter lies in `values`.
    ///
    /// # Panics
    /// If there is none of that name.
    #[must_use]
    pub fn place(&self, name: &str) -> usize {
        *self
            .places
            .get(name)
            .unwrap_or_else(|| panic!("no parameter is called {name}"))
    }

    /// A parameter by name.
    #[must_use]
    pub fn value(&self, name: &str) -> &Matrix {
        &self.values[self.place(name)]
    }
}

/// Chance for dropout; `None` when the network is examined.
pub type Chance<'r> = Option<(&'r mut Random, f32)>;

/// The network on a tape.
#[derive(Debug)]
pub struct Network<'n> {
    /// Its parameters' places.
    pub parameters: &'n Parameters,
    /// Its sizes.
    pub sizes: Sizes,
}

impl Network<'_> {
    fn node(&self, tape: &mut Tape<'_>, name: &str) -> Node {
        tape.parameter(self.parameters.place(name))
    }

    /// `a` through the weights of that name, with their bias.
    pub fn dense(&self, tape: &mut Tape<'_>, a: Node, name: &str) -> Node {
        let weights = self.node(tape, name);
        let bias = self.node(tape, &format!("{name} bias"));
        let product = tape.product(a, weights, Turned::No);
        tape.plus_row(product, bias)
    }

    fn normed(&self, tape: &mut Tape<'_>, a: Node, name: &str) -> Node {
        let normed = tape.norm(a);
        let gain = self.node(tape, &format!("{name} gain"));
        let shift = self.node(tape, &format!("{name} shift"));
        let scaled = tape.times_row(normed, gain);
        tape.plus_row(scaled, shift)
    }

    /// The rows of the encoder, one a word.
    pub fn encode(
        &self,
        tape: &mut Tape<'_>,
        portion: &Portion,
        vectors: &crate::examples::VectorTable,
        chance: &mut Chance<'_>,
    ) -> Node {
        let count = portion.lexemes.len();
        let dimensions = vectors.dimensions();
        let mut known = Matrix::zeros(count, dimensions);
        let mut missing = vec![NONE; count];
        for (at, lexeme) in portion.lexemes.iter().enumerate() {
            let forgotten = chance
                .as_mut()
                .is_some_and(|(random, _)| random.share() < 0.05);
            match vectors.of_word(lexeme.lower).filter(|_| !forgotten) {
                Some(vector) => known.row_mut(at).copy_from_slice(vector),
                None => missing[at] = 0,
            }
        }
        let known = tape.constant(known);
        let unknown = self.node(tape, "unknown");
        let unknown = tape.pick(unknown, missing.into(), 1);
        let mut parts = vec![tape.plus(known, unknown)];
        for table in 0..TABLES {
            let mut rows: Vec<u32> = portion
                .lexemes
                .iter()
                .flat_map(|each| each.rows[table])
                .collect();
            if let (Some((random, _)), true) = (chance.as_mut(), table == 0) {
                for pair in rows.chunks_exact_mut(HASHES) {
                    if random.share() < 0.15 {
                        pair.fill(NONE);
                    }
                }
            }
            let node = self.node(tape, &format!("table {table}"));
            parts.push(tape.pick(node, rows.into(), HASHES));
        }
        let joined = tape.join(&parts);
        let joined = dropped(tape, joined, chance, 0.5);
        let word = self.dense(tape, joined, "input");
        let hints = self.parameters.value("hints").rows;
        let mut told = Matrix::zeros(count, hints);
        for (at, bits) in portion.hints.iter().enumerate() {
            for (hint, to) in told.row_mut(at).iter_mut().enumerate() {
                *to = (bits >> hint & 1) as f32;
            }
        }
        let told = tape.constant(told);
        let table = self.node(tape, "hints");
        let told = tape.product(told, table, Turned::No);
        let sum = tape.plus(word, told);
        let mut rows = self.normed(tape, sum, "input");
        let starts: Arc<[bool]> = (0..count).map(|row| row == 0).collect();
        for layer in 0..self.sizes.layers {
            rows = dropped(tape, rows, chance, 1.0);
            let half = self.sizes.width / 2;
            let mut states = Vec::new();
            for (side, backwards) in [("forwards", false), ("backwards", true)] {
                let name = format!("{layer} {side}");
                let beside = tape.shift(rows, backwards);
                let mix = self.node(tape, &format!("{name} mix"));
                let mixed = tape.times_row(beside, mix);
                let mixed = tape.plus(rows, mixed);
                let both = self.dense(tape, mixed, &name);
                let keep = tape.columns(both, 0, half);
                let keep = tape.gate(keep);
                let new = tape.columns(both, half, half);
                let new = tape.signed(new);
                let state = tape.scan(keep, new, backwards, starts.clone());
                // What a word hears is what came before it, not itself.
                states.push(tape.shift(state, backwards));
            }
            let states = tape.join(&states);
            let states = dropped(tape, states, chance, 1.0);
            let out = self.dense(tape, states, &format!("{layer} out"));
            let sum = tape.plus(rows, out);
            rows = self.normed(tape, sum, &format!("{layer}"));
        }
        dropped(tape, rows, chance, 1.0)
    }

    /// For one sentence, how well each word (rows) depends on each (columns), the root first.
    pub fn arcs(
        &self,
        tape: &mut Tape<'_>,
        all: (Node, Node, Node),
        sentence: &std::ops::Range<usize>,
    ) -> Node {
        let (dependents, heads, root) = all;
        let places: Arc<[u32]> = sentence.clone().map(|at| at as u32).collect();
        let count = sentence.len();
        let own = tape.pick(dependents, places.clone(), 1);
        let others = tape.pick(heads, places.clone(), 1);
        let root = tape.pick(root, places, 1);
        let meet = tape.product(own, others, Turned::Yes);
        let far: Arc<[u32]> = (0..count)
            .flat_map(|dependent| (0..count).map(move |head| distance(dependent, head) as u32))
            .collect();
        let distances = self.node(tape, "distances");
        let far = tape.spread(distances, far, count);
        let meet = tape.plus(meet, far);
        tape.join(&[root, meet])
    }

    /// The relations' scores, for words whose heads are known: places in the portion, [`NONE`] for the root. `of` opens the
    /// names of the parameters.
    pub fn relations(&self, of: &str, tape: &mut Tape<'_>, rows: Node, heads: &[u32]) -> Node {
        let own = self.dense(tape, rows, &format!("{of}relation dependents"));
        let of_heads = self.dense(tape, rows, &format!("{of}relation heads"));
        let of_heads = tape.pick(of_heads, heads.into(), 1);
        let sum = tape.plus(own, of_heads);
        let met = tape.relu(sum);
        self.dense(tape, met, &format!("{of}relations"))
    }

    /// The scores of the roles of the words around each of `cues` (places in the portion): first those of the first
    /// cue's window, then those of the second's, and so on. `of` says which roles: "role" or "ground".
    pub fn roles(
        &self,
        of: &str,
        tape: &mut Tape<'_>,
        rows: Node,
        cues: &[usize],
        chance: &mut Chance<'_>,
    ) -> Node {
        let words = self.dense(tape, rows, &format!("{of} words"));
        let of_cues = self.dense(tape, rows, &format!("{of} askers"));
        let count = tape.value(rows).rows;
        let (mut places, mut own, mut far, mut starts) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for &cue in cues {
            let window = window(cue, count);
            for at in window.clone() {
                places.push(at as u32);
                own.push(cue as u32);
                far.push(distance(cue, at) as u32);
                starts.push(at == window.start);
            }
        }
        let starts: Arc<[bool]> = starts.into();
        let words = tape.pick(words, places.into(), 1);
        let of_cues = tape.pick(of_cues, own.into(), 1);
        let table = self.node(tape, &format!("{of} distances"));
        let far = tape.pick(table, far.into(), 1);
        let sum = tape.plus(words, of_cues);
        let sum = tape.plus(sum, far);
        let met = tape.relu(sum);
        let met = dropped(tape, met, chance, 0.5);
        let gates = self.dense(tape, met, &format!("{of} reach"));
        let reach = self.sizes.reach;
        let mut parts = vec![met];
        for (side, backwards) in [(0, false), (1, true)] {
            let keep = tape.columns(gates, 2 * side * reach, reach);
            let keep = tape.gate(keep);
            let new = tape.columns(gates, (2 * side + 1) * reach, reach);
            let new = tape.signed(new);
            parts.push(tape.scan(keep, new, backwards, starts.clone()));
        }
        let joined = tape.join(&parts);
        self.dense(tape, joined, &format!("{of} parts"))
    }
}

/// Sets some values to zero and makes up for it with the others (Srivastava et al. 2014).
fn dropped(tape: &mut Tape<'_>, a: Node, chance: &mut Chance<'_>, by: f32) -> Node {
    let Some((random, rate)) = chance.as_mut() else {
        return a;
    };
    let rate = *rate * by;
    let kept = 1.0 / (1.0 - rate);
    let count = tape.value(a).values.len();
    let mask = (0..count)
        .map(|_| if random.share() < rate { 0.0 } else { kept })
        .collect();
    tape.mask(a, mask)
}
