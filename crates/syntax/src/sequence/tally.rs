//! Adding up the weights of a token's features, with what tokens have in common added up once.

use super::hashing::Feature;
use super::weights::Weights;

/// Where the features of a token go: training counts them, a model adds up their weights.
pub trait Gather {
    /// Takes one feature, by its hash.
    fn add(&mut self, feature: u64);

    /// Takes all features that `features` makes. They depend on nothing but `key`, so that whoever meets the key again
    /// may use what it made of them before.
    fn share(&mut self, key: Feature, features: impl FnOnce(&mut dyn FnMut(Feature)));
}

/// Every feature as it comes.
impl<F: FnMut(u64)> Gather for F {
    fn add(&mut self, feature: u64) {
        self(feature);
    }

    fn share(&mut self, _: Feature, features: impl FnOnce(&mut dyn FnMut(Feature))) {
        features(&mut |feature| self(feature.id()));
    }
}

/// The scores of one token after another.
///
/// Sums of shared features are kept in a table in which a later key may take an earlier one's place: memory has a limit
/// whatever the text, and a sum that is lost is added up again.
#[derive(Debug)]
pub struct Tally<'w> {
    weights: &'w Weights,
    /// Labels, rounded up so that rows are added in whole steps.
    width: usize,
    /// The key of each place of the table; 0 where nothing is kept.
    keys: Vec<u64>,
    /// A row of sums for each place.
    sums: Vec<i32>,
    scores: Vec<i32>,
}

/// Labels added at a time.
const STEP: usize = 8;
/// Bounds of the table's size. At the upper one it takes under 2 MB for the labels of names.
const FEWEST: usize = 64;
const MOST: usize = 1 << 14;

impl<'w> Tally<'w> {
    /// Scores by these weights, for a document of `tokens` tokens.
    #[must_use]
    pub fn new(weights: &'w Weights, tokens: usize) -> Self {
        let width = weights.labels().next_multiple_of(STEP);
        // A token has five or so keys, half of them new.
        let places = (tokens.clamp(FEWEST / 4, MOST / 4) * 4).next_power_of_two();
        Self {
            weights,
            width,
            keys: vec![0; places],
            sums: vec![0; places * width],
            scores: vec![0; width],
        }
    }

    /// Begins the next token.
    pub fn clear(&mut self) {
        self.scores.fill(0);
    }

    /// The scores of the token so far, one a label.
    #[must_use]
    pub fn scores(&self) -> &[i32] {
        self.scores.get(..self.weights.labels()).unwrap_or_default()
    }
}

impl Gather for Tally<'_> {
    #[inline]
    fn add(&mut self, feature: u64) {
        self.weights.add(feature, &mut self.scores);
    }

    #[inline]
    fn share(&mut self, key: Feature, features: impl FnOnce(&mut dyn FnMut(Feature))) {
        let key = key.id().max(1);
        let place = key as usize & (self.keys.len() - 1);
        let from = place * self.width;
        let (Some(kept), Some(sums)) = (
            self.keys.get_mut(place),
            self.sums.get_mut(from..from + self.width),
        ) else {
            return;
        };
        if *kept != key {
            *kept = key;
            sums.fill(0);
            features(&mut |feature| self.weights.add(feature.id(), sums));
        }
        // Steps of a known length become vector instructions.
        let steps = self.scores.as_chunks_mut::<STEP>().0.iter_mut();
        for (scores, sums) in steps.zip(sums.as_chunks::<STEP>().0) {
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score += sum;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_sums_are_those_of_their_features() {
        let rows: Vec<_> = (0..64)
            .map(|row| (row, vec![(0, row as i8), (2, -1)]))
            .collect();
        let weights = Weights::new(6, 3, &rows).unwrap();
        let mut tally = Tally::new(&weights, 0);
        // More keys than places, each met again soon and late.
        for round in (0..500).chain(0..500).flat_map(|key| [key, key]) {
            let parts = [1, 2, 3].map(|template| Feature::new(template).with(round));
            let mut plain = [0; 3];
            for part in parts {
                weights.add(part.id(), &mut plain);
            }
            weights.add(round << 58, &mut plain);
            tally.clear();
            tally.share(Feature::new(9).with(round), |add| {
                parts.into_iter().for_each(add);
            });
            tally.add(round << 58);
            assert_eq!(tally.scores(), plain, "{round}");
        }
    }

    #[test]
    fn closures_get_every_feature() {
        let mut seen = Vec::new();
        let mut gather = |feature: u64| seen.push(feature);
        gather.share(Feature::new(0), |add| add(Feature::new(5).with(1)));
        Gather::add(&mut gather, 7);
        assert_eq!(seen, [Feature::new(5).with(1).id(), 7]);
    }
}
