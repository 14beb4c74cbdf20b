//! What the network is punished for: the loss of a set of scores, and its gradient.

use super::Matrix;

/// The negative logarithm of the share that a softmax over each row gives to its right label; rows without one count
/// nothing. Returns the sum over the rows and its gradient.
#[must_use]
pub fn choice(scores: &Matrix, right: impl Fn(usize) -> Option<usize>) -> (f32, Matrix) {
    let mut gradient = Matrix::zeros(scores.rows, scores.columns);
    let mut loss = 0.0;
    for row in 0..scores.rows {
        let Some(right) = right(row) else { continue };
        let values = scores.row(row);
        let top = values.iter().copied().fold(f32::MIN, f32::max);
        let all: f32 = values.iter().map(|x| (x - top).exp()).sum();
        loss += all.ln() + top - values[right];
        for (label, to) in gradient.row_mut(row).iter_mut().enumerate() {
            *to = (values[label] - top).exp() / all - if label == right { 1.0 } else { 0.0 };
        }
    }
    (loss, gradient)
}

/// The gradients of a chain's loss.
#[derive(Debug)]
pub struct ChainLoss {
    /// The loss: how much likelier any path is than an allowed one, as a logarithm.
    pub loss: f32,
    /// Of the scores.
    pub scores: Matrix,
    /// Of the steps.
    pub steps: Matrix,
}

/// The loss of a linear-chain conditional random field (Lafferty, McCallum, Pereira, ICML 2001) over one sequence, whose
/// labels are known in part: `allowed` has the labels that each row may have, as a set of bits. `steps` has the score of
/// each step, from rows to columns; those for which `may_follow` says no are never taken.
#[must_use]
pub fn chain(
    scores: &[&[f32]],
    steps: &Matrix,
    allowed: &[u32],
    may_follow: &dyn Fn(Option<usize>, Option<usize>) -> bool,
) -> ChainLoss {
    let labels = steps.rows;
    let mut scores_gradient = Matrix::zeros(scores.len(), labels);
    let mut steps_gradient = Matrix::zeros(labels, labels);
    let (mut loss, count) = (0.0, scores.len());
    let all = vec![u32::MAX; count];
    for (sign, allowed) in [(1.0, &all[..]), (-1.0, allowed)] {
        let total = expect(
            scores,
            steps,
            allowed,
            may_follow,
            sign,
            (&mut scores_gradient, &mut steps_gradient),
        );
        if total < NEVER / 2.0 {
            // What is known contradicts itself, as when a name runs over the end of its sentence: nothing to learn.
            return ChainLoss {
                loss: 0.0,
                scores: Matrix::zeros(count, labels),
                steps: Matrix::zeros(labels, labels),
            };
        }
        loss += sign * total;
    }
    ChainLoss {
        loss,
        scores: scores_gradient,
        steps: steps_gradient,
    }
}

const NEVER: f32 = -1e9;

/// The logarithm of the sum over all allowed paths; adds the expected counts, times `sign`, to `into`.
fn expect(
    scores: &[&[f32]],
    steps: &Matrix,
    allowed: &[u32],
    may_follow: &dyn Fn(Option<usize>, Option<usize>) -> bool,
    sign: f32,
    into: (&mut Matrix, &mut Matrix),
) -> f32 {
    let labels = steps.rows;
    let count = scores.len();
    let step = |from: usize, to: usize| {
        if may_follow(Some(from), Some(to)) {
            steps.values[from * labels + to]
        } else {
            NEVER
        }
    };
    let table: Vec<f32> = (0..labels * labels)
        .map(|at| step(at / labels, at % labels))
        .collect();
    let score = |row: usize, label: usize| {
        let edge = (row > 0 || may_follow(None, Some(label)))
            && (row + 1 < count || may_follow(Some(label), None));
        if allowed[row] >> label & 1 == 1 && edge {
            scores[row][label]
        } else {
            NEVER
        }
    };
    let mut forward = Matrix::zeros(count, labels);
    for row in 0..count {
        for label in 0..labels {
            let own = score(row, label);
            let before = if row == 0 || own <= NEVER {
                0.0
            } else {
                log_sum((0..labels).map(|from| {
                    forward.values[(row - 1) * labels + from] + table[from * labels + label]
                }))
            };
            forward.values[row * labels + label] = own + before;
        }
    }
    let mut backward = Matrix::zeros(count, labels);
    for row in (0..count.saturating_sub(1)).rev() {
        for label in 0..labels {
            backward.values[row * labels + label] = log_sum((0..labels).map(|to| {
                let own = score(row + 1, to);
                backward.values[(row + 1) * labels + to] + own + table[label * labels + to]
            }));
        }
    }
    let total = log_sum(forward.row(count - 1).iter().copied());
    for row in 0..count {
        for label in 0..labels {
            let at = row * labels + label;
            let share = (forward.values[at] + backward.values[at] - total).exp();
            into.0.values[at] += sign * share;
            if row + 1 < count && share > 1e-6 {
                for to in 0..labels {
                    let next = (row + 1) * labels + to;
                    let path = forward.values[at]
                        + table[label * labels + to]
                        + score(row + 1, to)
                        + backward.values[next]
                        - total;
                    if path > -20.0 {
                        into.1.values[label * labels + to] += sign * path.exp();
                    }
                }
            }
        }
    }
    total
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let top = values.clone().fold(f32::MIN, f32::max);
    if top <= NEVER {
        return NEVER;
    }
    top + values.map(|x| (x - top).exp()).sum::<f32>().ln()
}
