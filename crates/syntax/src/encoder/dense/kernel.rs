//! The innermost loop, in whole numbers: inputs of 16 bits meet weights of 8 and are added up in 32.
//!
//! Two inputs and their weights at a time: one instruction multiplies eight of them and adds the products in pairs, on x86
//! as in WebAssembly. The crate `wide` names it for every processor, and has a plain way for those that lack it.

use bytemuck::must_cast;
use wide::{i16x8, i32x4};

/// How many outputs are computed at once; the weights of so many lie together.
pub(super) const LANES: usize = 8;
/// How many rows are computed at once: their sums and what they meet fill the sixteen registers that every machine has.
pub(super) const ROWS: usize = 4;

/// Inputs are rounded to whole steps of this size.
pub(super) const STEP: f32 = 1.0 / 512.0;
/// No input counts for more.
const MOST: f32 = 32_767.0 * STEP;
/// 1.5 × 2²³: what is added to it is rounded to a whole number (to the even one of two as near), which then stands in the
/// last bits of the sum.
const ROUNDER: f32 = 12_582_912.0;

/// The last sixteen bits are `x` in whole steps.
#[inline]
fn whole(x: f32) -> u32 {
    let x = if x > MOST { MOST } else { x };
    let x = if x < -MOST { -MOST } else { x };
    (x / STEP + ROUNDER).to_bits()
}

/// Rounds a row. Its first half goes to the lower halves of `into`, the rest to the upper ones: no shuffling is needed so.
#[inline]
pub(super) fn round(row: &[f32], into: &mut [i32]) {
    let (low, high) = row.split_at(into.len().min(row.len()));
    let (both, single) = into.split_at_mut(high.len().min(low.len()));
    for ((to, &low), &high) in both.iter_mut().zip(low).zip(high) {
        *to = (whole(low) & 0xffff | whole(high) << 16) as i32;
    }
    for (to, &low) in single.iter_mut().zip(&low[both.len()..]) {
        *to = (whole(low) & 0xffff) as i32;
    }
}

/// Weights as the loop wants them: for each [`LANES`] outputs, and for each pair of inputs (as [`round`] pairs them), the
/// weights of both to each output. What is missing to the full number is zero.
#[derive(Debug, Clone, Default)]
pub(super) struct Panels {
    pairs: usize,
    weights: Vec<[i16x8; 2]>,
}

impl Panels {
    /// The weights of a layer; `packed` has a row of `outputs` for each of `inputs`.
    pub(super) fn new(inputs: usize, outputs: usize, packed: &[i8]) -> Self {
        let pairs = inputs.div_ceil(2);
        let mut weights = vec![[[0_i16; 8]; 2]; pairs * outputs.div_ceil(LANES)];
        for (input, row) in packed.chunks_exact(outputs.max(1)).take(inputs).enumerate() {
            for (output, &w) in row.iter().enumerate() {
                let lane = output % LANES;
                let panel = output / LANES * pairs;
                weights[panel + input % pairs][lane / 4][lane % 4 * 2 + input / pairs] = w.into();
            }
        }
        Self {
            pairs,
            weights: weights
                .into_iter()
                .map(|halves| halves.map(i16x8::from))
                .collect(),
        }
    }

    /// How many pairs a rounded row has.
    pub(super) fn pairs(&self) -> usize {
        self.pairs
    }

    /// The sums of [`ROWS`] rounded rows with panel `at`.
    ///
    /// They stay in registers: the loop is written so that the compiler sees fixed sizes and checks no bounds in it.
    #[inline(never)]
    pub(super) fn meet(&self, at: usize, whole: &[i32]) -> [[i32x4; 2]; ROWS] {
        let pairs = self.pairs;
        let panel = &self.weights[at * pairs..(at + 1) * pairs];
        let whole = &whole[..ROWS * pairs];
        let (first, last) = whole.split_at(2 * pairs);
        let ((a, b), (c, d)) = (first.split_at(pairs), last.split_at(pairs));
        let rows: [&[i32]; ROWS] = [a, b, c, d].map(|row| &row[..pairs]);
        let mut sums = [[i32x4::splat(0); 2]; ROWS];
        for pair in 0..pairs {
            let weights = panel[pair];
            for row in 0..ROWS {
                let inputs: i16x8 = must_cast(i32x4::splat(rows[row][pair]));
                for half in 0..2 {
                    sums[row][half] += inputs.dot(weights[half]);
                }
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_rounded_to_the_nearest_step() {
        let mut into = [7; 3];
        round(&[1.0, -2.0, 0.003, 99.0, -99.0], &mut into);
        let halves = into.map(|pair| (pair as i16, (pair >> 16) as i16));
        assert_eq!(halves, [(512, 32_767), (-1024, -32_767), (2, 0)]);
    }
}
