//! The functions that the network is made of: a few additions, multiplications, divisions and square roots, all of which
//! IEEE 754 fixes to the last bit, so that every machine finds the same marks.

/// Between −1 and 1, with the sign of `x`: x / √(1 + x²). Stands for the hyperbolic tangent, and needs no exponential.
#[must_use]
#[inline]
pub fn signed(x: f32) -> f32 {
    x / (1.0 + x * x).sqrt()
}

/// The slope of [`signed`] where its value is `y`: (1 − y²)^(3/2).
#[must_use]
#[inline]
pub fn signed_slope(y: f32) -> f32 {
    let rest = (1.0 - y * y).max(0.0);
    rest * rest.sqrt()
}

/// Between 0 and 1: ½ + ½ [`signed`]. Stands for the logistic function.
#[must_use]
#[inline]
pub fn gate(x: f32) -> f32 {
    0.5 + 0.5 * signed(x)
}

/// How many sums are kept side by side: the order of additions is fixed, and wide registers can do it.
const LANES: usize = 8;

/// The sum of `value` over a row, in a fixed order.
#[inline]
fn sum(row: &[f32], value: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = row.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        for (sum, &x) in sums.iter_mut().zip(chunk) {
            *sum += value(x);
        }
    }
    sums.into_iter().chain(rest.iter().map(|&x| value(x))).sum()
}

/// Moves and scales `row` to mean 0 and deviation 1; returns what it was scaled with.
pub fn normalise(row: &mut [f32]) -> f32 {
    let count = row.len().max(1) as f32;
    let mean = sum(row, |x| x) / count;
    let spread = sum(row, |x| (x - mean) * (x - mean)) / count;
    let scale = 1.0 / (spread + 1e-5).sqrt();
    for x in row {
        *x = (*x - mean) * scale;
    }
    scale
}

/// One step of a running state: it keeps the share `keep` of itself and takes the rest from `new`, column by column.
#[inline]
pub fn step(state: &mut [f32], keep: &[f32], new: &[f32]) {
    for ((state, keep), new) in state.iter_mut().zip(keep).zip(new) {
        *state = new + keep * (*state - new);
    }
}

/// The place of the highest value; of equal ones the first. 0 for no values.
#[must_use]
pub fn highest(values: &[f32]) -> usize {
    let mut best = 0;
    let mut top = f32::NEG_INFINITY;
    for (at, &value) in values.iter().enumerate() {
        if value > top {
            (best, top) = (at, value);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gates_open_and_shut() {
        assert_eq!((signed(0.0), gate(0.0)), (0.0, 0.5));
        assert!(gate(9.0) > 0.99 && gate(-9.0) < 0.01 && signed(-3.0) < -0.9);
    }

    #[test]
    fn slopes_are_those_of_the_curve() {
        for x in [-2.0_f32, -0.3, 0.0, 0.7, 4.0] {
            let near = (signed(x + 1e-3) - signed(x - 1e-3)) / 2e-3;
            assert!((near - signed_slope(signed(x))).abs() < 1e-3, "{x}");
        }
    }

    #[test]
    fn rows_become_alike() {
        let mut row = [1.0, 2.0, 3.0, 6.0];
        normalise(&mut row);
        let mean: f32 = row.iter().sum::<f32>() / 4.0;
        let spread: f32 = row.iter().map(|x| x * x).sum::<f32>() / 4.0;
        assert!(mean.abs() < 1e-6 && (spread - 1.0).abs() < 1e-4);
    }

    #[test]
    fn the_first_of_equals_is_the_highest() {
        assert_eq!(highest(&[1.0, 3.0, 3.0]), 1);
        assert_eq!(highest(&[]), 0);
    }
}
