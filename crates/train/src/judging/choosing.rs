//! How the chooser learns: the choices of a side against each other, the right ones together against the rest.

use hearsay_extract::concessions::chooser::{Choice, Chooser, PLACES, SIDES};

use super::Case;
use super::course::Course;
use crate::net::Matrix;
use crate::random::Random;

/// How it learns.
const COURSE: Course = Course {
    passes: 8,
    batch: 64,
    rate: 1e-2,
    rises: false,
    decay: 0.02,
};
/// The share of what holds that is left out at a step.
const DROPOUT: f32 = 0.15;
const SEED: u64 = 2;

/// Learns from the cases that were marked, one like another.
pub(super) fn chooser<'c>(cases: impl Iterator<Item = &'c Case>) -> Chooser {
    let marked: Vec<_> = cases.filter_map(|case| case.sides.as_ref()).collect();
    let mut random = Random::new(SEED);
    let mut parameters = [Matrix::zeros(PLACES, SIDES)];
    COURSE.run(
        marked.len(),
        &mut parameters,
        &mut random,
        |batch, parameters, gradients, random| {
            for &at in batch {
                for (side, (choices, rights)) in marked[at].iter().enumerate() {
                    let lesson = Lesson {
                        side,
                        choices,
                        rights,
                        worth: 1.0 / batch.len() as f32,
                    };
                    lesson.learn(&parameters[0], &mut gradients[0], random);
                }
            }
        },
    );
    Chooser::new(&parameters[0].values)
}

/// One side of a case.
struct Lesson<'l> {
    side: usize,
    choices: &'l [Choice],
    /// Which of them are right.
    rights: &'l [bool],
    /// Its part of the mean loss.
    worth: f32,
}

impl Lesson<'_> {
    /// Adds its gradients: those of the negative logarithm of the share that a softmax gives to the right choices. None where
    /// no choice is right.
    fn learn(&self, weights: &Matrix, gradients: &mut Matrix, random: &mut Random) {
        if !self.rights.contains(&true) {
            return;
        }
        let mut kept = |choice: &Choice| -> Vec<usize> {
            let holds = choice.holds.iter().map(|&place| place as usize);
            holds.filter(|_| random.share() >= DROPOUT).collect()
        };
        let holds: Vec<Vec<usize>> = self.choices.iter().map(&mut kept).collect();
        let score = |holds: &Vec<usize>| -> f32 {
            let weights = holds.iter().map(|&place| weights.row(place)[self.side]);
            weights.sum()
        };
        let scores: Vec<f32> = holds.iter().map(score).collect();
        let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
        let all: f32 = shares.iter().sum();
        let right = shares.iter().zip(self.rights).filter(|(_, right)| **right);
        let right: f32 = right.map(|(share, _)| share).sum();
        for ((holds, share), is_right) in holds.iter().zip(&shares).zip(self.rights) {
            let wanted = if *is_right { share / right } else { 0.0 };
            for &place in holds {
                gradients.row_mut(place)[self.side] += self.worth * (share / all - wanted);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_extract::concessions::chooser::Side;

    #[test]
    fn it_learns_for_either_side_what_speaks_for_it() {
        let choice = |holds: &[u32]| Choice {
            tokens: None,
            was_found: false,
            holds: holds.to_vec(),
        };
        let choices = vec![choice(&[1]), choice(&[2, 5]), choice(&[3, 5])];
        let case = || Case {
            traits: Default::default(),
            row: Vec::new(),
            share: 1.0,
            worth: 1.0,
            sides: Some([
                (choices.clone(), vec![false, true, false]),
                (choices.clone(), vec![false, false, true]),
            ]),
        };
        let cases: Vec<Case> = (0..500).map(|_| case()).collect();
        let chooser = chooser(cases.iter());
        assert_eq!(chooser.best(Side::Conceder, &choices), Some(1));
        assert_eq!(chooser.best(Side::Recipient, &choices), Some(2));
    }
}
