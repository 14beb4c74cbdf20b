//! How the judge learns: Adam over the candidates, with what is looked at dropped out now and then.

use hearsay_extract::concessions::judge::{Judge, PLACES, SUMS, UNITS, Weights};

use super::Case;
use super::course::Course;
use crate::net::Matrix;
use crate::random::Random;

/// How it learns.
const COURSE: Course = Course {
    passes: 5,
    batch: 256,
    rate: 3e-3,
    rises: true,
    decay: 0.01,
};
/// The share of what is looked at, and of the units, that is left out at a step.
const DROPOUT: f32 = 0.2;
const SEED: u64 = 1;

/// Places of the parameters.
const WORDS: usize = 0;
const NUMBERS: usize = 1;
const BIAS: usize = 2;
const WEIGHTS: usize = 3;

/// Learns from cases, whose means and rows have the same lengths.
pub(super) fn judge(cases: &[Case]) -> Judge {
    let (means, rows) = cases
        .first()
        .map_or((0, 0), |case| (case.traits.means.len(), case.row.len()));
    let mut random = Random::new(SEED);
    let mut parameters = begin(means + rows, &mut random);
    COURSE.run(
        cases.len(),
        &mut parameters,
        &mut random,
        |batch, parameters, gradients, random| {
            let whole: f32 = batch.iter().map(|&at| cases[at].worth).sum();
            for &at in batch {
                let case = &cases[at];
                learn(case, case.worth / whole, parameters, gradients, random);
            }
        },
    );
    let (of_means, of_rows) = parameters[NUMBERS].values.split_at(means * SUMS);
    Judge::new(Weights {
        words: &parameters[WORDS].values,
        means: of_means,
        rows: of_rows,
        bias: &parameters[BIAS].values,
        units: &parameters[WEIGHTS].values,
    })
}

/// What learning begins with: what goes into the units is random and small, nothing speaks for or against.
fn begin(numbers: usize, random: &mut Random) -> Vec<Matrix> {
    let mut drawn = |rows: usize, columns: usize, reach: f32| {
        let values = (0..rows * columns).map(|_| reach * (2.0 * random.share() - 1.0));
        Matrix::of(rows, columns, values.collect())
    };
    let mut parameters = vec![
        drawn(PLACES, SUMS, 0.08),
        drawn(numbers, SUMS, 1.0 / (numbers.max(1) as f32).sqrt()),
        Matrix::zeros(1, SUMS),
        drawn(1, UNITS, 1.0 / (UNITS as f32).sqrt()),
    ];
    for place in [WORDS, NUMBERS] {
        let values = parameters[place].values.iter_mut();
        values.step_by(SUMS).for_each(|score| *score = 0.0);
    }
    parameters
}

/// Adds a case's part of the gradients of the mean loss, of which its own counts `worth`.
fn learn(
    case: &Case,
    worth: f32,
    parameters: &[Matrix],
    gradients: &mut [Matrix],
    random: &mut Random,
) {
    let mut kept = || random.share() >= DROPOUT;
    let holds: Vec<usize> = case
        .traits
        .holds
        .iter()
        .filter(|_| kept())
        .map(|&at| at as usize)
        .collect();
    let numbers = case.traits.means.iter().chain(&case.row);
    // What is kept is made larger, so that sums stay as large as they are without dropout.
    let numbers: Vec<f32> = numbers
        .map(|x| if kept() { x / (1.0 - DROPOUT) } else { 0.0 })
        .collect();
    let mut sums = [0.0; SUMS];
    let mut add = |row: &[f32], by: f32| {
        sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += by * x);
    };
    add(&parameters[BIAS].values, 1.0);
    for &at in &holds {
        add(parameters[WORDS].row(at), 1.0);
    }
    for (at, &x) in numbers.iter().enumerate().filter(|(_, x)| **x != 0.0) {
        add(parameters[NUMBERS].row(at), x);
    }
    let units: [f32; UNITS] = std::array::from_fn(|unit| {
        let open = f32::from(u8::from(kept())) / (1.0 - DROPOUT);
        sums[1 + unit].max(0.0) * open
    });
    let weights = &parameters[WEIGHTS].values;
    let score = sums[0] + units.iter().zip(weights).map(|(x, w)| x * w).sum::<f32>();
    let error = worth * (super::share(score) - case.share);
    let slopes: [f32; SUMS] = std::array::from_fn(|at| match at.checked_sub(1) {
        None => error,
        // Only units that counted learn, and by as much as they were made larger.
        Some(unit) if units[unit] > 0.0 => error * weights[unit] / (1.0 - DROPOUT),
        Some(_) => 0.0,
    });
    let mut back = |place: usize, row: usize, by: f32| {
        let row = gradients[place].row_mut(row).iter_mut();
        row.zip(slopes).for_each(|(to, slope)| *to += by * slope);
    };
    back(BIAS, 0, 1.0);
    for &at in &holds {
        back(WORDS, at, 1.0);
    }
    for (at, &x) in numbers.iter().enumerate().filter(|(_, x)| **x != 0.0) {
        back(NUMBERS, at, x);
    }
    let to = gradients[WEIGHTS].values.iter_mut();
    to.zip(units).for_each(|(to, unit)| *to += error * unit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_extract::concessions::judge::Traits;

    /// A case of which two things hold or do not.
    fn case(one: bool, other: bool) -> Case {
        let holds = [(one, 3), (other, 9)].into_iter();
        Case {
            traits: Traits {
                holds: holds
                    .filter(|(holds, _)| *holds)
                    .map(|(_, at)| at)
                    .collect(),
                means: vec![1.0],
            },
            row: vec![0.5],
            share: f32::from(u8::from(one != other)),
            worth: 1.0,
            sides: None,
        }
    }

    #[test]
    fn it_learns_what_no_sum_tells() {
        let kinds = [(false, false), (false, true), (true, false), (true, true)];
        let cases: Vec<Case> = (0..80_000)
            .map(|at| kinds[at % 4])
            .map(|(one, other)| case(one, other))
            .collect();
        let judge = judge(&cases);
        for (one, other) in kinds {
            let case = case(one, other);
            let mut view = Vec::new();
            judge.look(&case.row, &mut view);
            let score = judge.score(&case.traits, &view);
            assert_eq!(score > 0.0, one != other, "{one} {other}: {score}");
        }
    }
}
