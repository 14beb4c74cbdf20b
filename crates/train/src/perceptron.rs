//! An averaged perceptron over hashed features, and how its weights are packed for the model file.

use anyhow::{Result, bail};
use hearsay_syntax::sequence::Weights;

/// Weights in training: one dense row of labels for each row of the hashed table that a feature of the corpus met.
#[derive(Debug, Clone)]
pub struct Perceptron {
    bits: u32,
    labels: usize,
    /// For each row of the table its place among the dense rows, or [`ABSENT`].
    places: Vec<u32>,
    now: Vec<i32>,
    /// What to subtract from `now` × `time` for the sum of all past weights (Daumé, 2006).
    past: Vec<i64>,
    time: i64,
}

const ABSENT: u32 = u32::MAX;

/// How many times each row of a table is met, up to 255.
#[derive(Debug, Clone)]
pub struct Census {
    bits: u32,
    counts: Vec<u8>,
}

impl Census {
    /// Nothing counted yet, for a table of 2^`bits` rows.
    #[must_use]
    pub fn new(bits: u32) -> Self {
        Self {
            bits,
            counts: vec![0; 1 << bits],
        }
    }

    /// Counts a feature.
    pub fn add(&mut self, feature: u64) {
        let count = &mut self.counts[Weights::row(self.bits, feature) as usize];
        *count = count.saturating_add(1);
    }
}

impl Perceptron {
    /// A perceptron that knows the rows which `census` met at least `least` times.
    #[must_use]
    pub fn new(census: &Census, least: u8, labels: usize) -> Self {
        let mut rows = 0;
        let places = census.counts.iter().map(|&count| {
            let known = count >= least.max(1);
            rows += u32::from(known);
            if known { rows - 1 } else { ABSENT }
        });
        let places = places.collect();
        let size = rows as usize * labels;
        Self {
            bits: census.bits,
            labels,
            places,
            now: vec![0; size],
            past: vec![0; size],
            time: 1,
        }
    }

    /// The place of a feature's row, to be given to [`Perceptron::score`] and [`Perceptron::update`]; `None` if it has
    /// none.
    #[must_use]
    pub fn place(&self, feature: u64) -> Option<u32> {
        let place = self.places[Weights::row(self.bits, feature) as usize];
        (place != ABSENT).then_some(place)
    }

    /// Adds the present weights of these rows to `scores`.
    pub fn score(&self, places: &[u32], scores: &mut [i32]) {
        for &place in places {
            let from = place as usize * self.labels;
            let row = &self.now[from..from + self.labels];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
    }

    /// Adds `by` to the weight of `label` in these rows.
    pub fn update(&mut self, places: &[u32], label: usize, by: i32) {
        for &place in places {
            let at = place as usize * self.labels + label;
            self.now[at] += by;
            self.past[at] += i64::from(by) * self.time;
        }
    }

    /// Lets time pass: the weights of this moment count once more in the average.
    pub fn tick(&mut self) {
        self.time += 1;
    }

    /// The averaged weights times `scale`, rounded, as a table; those below `least` in absolute value are left out.
    ///
    /// # Errors
    /// If the table's size is out of range.
    pub fn pack(&self, scale: f64, least: i8) -> Result<Weights> {
        let mut rows = Vec::new();
        for (row, &place) in self
            .places
            .iter()
            .enumerate()
            .filter(|&(_, &place)| place != ABSENT)
        {
            let from = place as usize * self.labels;
            let mut entries = Vec::new();
            for label in 0..self.labels {
                let average = f64::from(self.now[from + label])
                    - self.past[from + label] as f64 / self.time as f64;
                let weight = (average * scale).round().clamp(-127.0, 127.0) as i8;
                if weight.unsigned_abs() >= least.unsigned_abs().max(1) {
                    entries.push((label as u8, weight));
                }
            }
            if !entries.is_empty() {
                rows.push((row as u32, entries));
            }
        }
        match Weights::new(self.bits, self.labels, &rows) {
            Ok(weights) => Ok(weights),
            Err(error) => bail!(error),
        }
    }
}
