//! The tape's derivatives, against differences of nearby values.

use std::sync::Arc;

use hearsay_train::net::matrix::{Matrix, Turned};
use hearsay_train::net::{Node, Tape, losses};
use hearsay_train::random::Random;

fn random(rows: usize, columns: usize, seed: u64) -> Matrix {
    let mut random = Random::new(seed);
    Matrix::of(
        rows,
        columns,
        (0..rows * columns)
            .map(|_| random.share() * 2.0 - 1.0)
            .collect(),
    )
}

/// Checks the gradient of the sum of `out`'s values, each weighed by its own factor, for every parameter.
fn check(parameters: &[Matrix], build: impl Fn(&mut Tape<'_>) -> Node) {
    let run = |parameters: &[Matrix]| {
        let mut tape = Tape::new(parameters);
        let out = build(&mut tape);
        let value = tape.value(out).clone();
        let factors = random(value.rows, value.columns, 99);
        let sum: f32 = value
            .values
            .iter()
            .zip(&factors.values)
            .map(|(x, f)| x * f)
            .sum();
        let mut gradients: Vec<Matrix> = parameters
            .iter()
            .map(|each| Matrix::zeros(each.rows, each.columns))
            .collect();
        tape.seed(out, &factors);
        tape.backward(&mut gradients);
        (sum, gradients)
    };
    let (_, gradients) = run(parameters);
    for (at, parameter) in parameters.iter().enumerate() {
        for place in 0..parameter.values.len() {
            let near = |by: f32| {
                let mut moved = parameters.to_vec();
                moved[at].values[place] += by;
                run(&moved).0
            };
            let difference = (near(1e-2) - near(-1e-2)) / 2e-2;
            let gradient = gradients[at].values[place];
            assert!(
                (difference - gradient).abs() < 2e-2 * (1.0 + gradient.abs()),
                "parameter {at} at {place}: {difference} {gradient}"
            );
        }
    }
}

#[test]
fn products_rows_and_curves() {
    let parameters = [
        random(5, 4, 1),
        random(4, 3, 2),
        random(1, 3, 3),
        random(1, 3, 4),
        random(6, 3, 5),
    ];
    check(&parameters, |tape| {
        let [a, b, shift, gain, c] = [0, 1, 2, 3, 4].map(|at| tape.parameter(at));
        let product = tape.product(a, b, Turned::No);
        let sum = tape.plus_row(product, shift);
        let normed = tape.norm(sum);
        let scaled = tape.times_row(normed, gain);
        let curved = tape.signed(scaled);
        let gated = tape.gate(sum);
        let both = tape.plus(curved, gated);
        let met = tape.product(both, c, Turned::Yes);
        let mask = (0..30).map(|at| (at % 3) as f32).collect();
        tape.mask(met, mask)
    });
}

#[test]
fn picks_joins_and_shifts() {
    let parameters = [random(4, 3, 6), random(5, 1, 7)];
    check(&parameters, |tape| {
        let (table, column) = (tape.parameter(0), tape.parameter(1));
        let picked = tape.pick(table, Arc::from([0, 2, 3, u32::MAX, 1, 1]), 2);
        let forwards = tape.shift(picked, false);
        let backwards = tape.shift(picked, true);
        let spread = tape.spread(column, Arc::from([4, 0, 2, 1, 3, 0]), 3);
        let joined = tape.join(&[picked, forwards, backwards, spread]);
        tape.columns(joined, 2, 7)
    });
}

#[test]
fn states_that_run() {
    let parameters = [random(6, 2, 8), random(6, 2, 9)];
    for backwards in [false, true] {
        check(&parameters, |tape| {
            let (keep, new) = (tape.parameter(0), tape.parameter(1));
            let keep = tape.gate(keep);
            tape.scan(
                keep,
                new,
                backwards,
                Arc::from([true, false, false, true, false, false]),
            )
        });
    }
}

#[test]
fn losses_fall_along_their_gradients() {
    let (scores, steps) = (random(5, 4, 10), random(4, 4, 11));
    let allowed = [0b0001, 0b0110, 0b1111, 0b1000, 0b0011];
    let may_follow = |from: Option<usize>, to: Option<usize>| !(from == Some(3) && to == Some(1));
    let loss = |scores: &Matrix, steps: &Matrix| {
        let rows: Vec<&[f32]> = (0..5).map(|row| scores.row(row)).collect();
        losses::chain(&rows, steps, &allowed, &may_follow)
    };
    let found = loss(&scores, &steps);
    assert!(found.loss > 0.0);
    for place in 0..scores.values.len() {
        let near = |by: f32| {
            let mut moved = scores.clone();
            moved.values[place] += by;
            loss(&moved, &steps).loss
        };
        let difference = (near(1e-2) - near(-1e-2)) / 2e-2;
        assert!((difference - found.scores.values[place]).abs() < 1e-2);
    }
    for place in 0..steps.values.len() {
        let near = |by: f32| {
            let mut moved = steps.clone();
            moved.values[place] += by;
            loss(&scores, &moved).loss
        };
        let difference = (near(1e-2) - near(-1e-2)) / 2e-2;
        assert!(
            (difference - found.steps.values[place]).abs() < 1e-2,
            "{place}"
        );
    }
    let right = |row: usize| (row != 2).then_some(row % 4);
    let (first, gradient) = losses::choice(&scores, right);
    let mut moved = scores;
    moved
        .values
        .iter_mut()
        .zip(&gradient.values)
        .for_each(|(x, g)| *x -= 0.1 * g);
    assert!(losses::choice(&moved, right).0 < first);
}
