//! Dense layers: rows of numbers times weights. Nearly all the time of an analysis is spent in [`Dense::apply`].

mod kernel;

use bytemuck::must_cast;
use wide::f32x4;

use crate::sequence::{Bytes, FormatError, put_number};
use kernel::{LANES, Panels, ROWS, STEP, round};

/// Weights from some inputs to some outputs, and a bias for each output.
///
/// Weights have eight bits, inputs are rounded to steps of 1/512 between −64 and 64 (the encoder's rows are normalised,
/// so that hardly any lies without), and the products are added up in whole numbers: exactly, so that the outcome depends
/// neither on the order of the sums nor on how wide a processor's registers are.
#[derive(Debug, Clone, Default)]
pub struct Dense {
    inputs: usize,
    outputs: usize,
    /// The weights as they are stored: one row an input, one column an output, in steps of the output's own size.
    packed: Vec<i8>,
    steps: Vec<f32>,
    bias: Vec<f32>,
    /// The same weights as the innermost loop wants them.
    panels: Panels,
    /// For each panel what its sums are worth, and what is added to them.
    worth: Vec<[[f32x4; 2]; 2]>,
}

impl PartialEq for Dense {
    fn eq(&self, other: &Self) -> bool {
        let parts = |of: &Self| (of.inputs, of.outputs);
        parts(self) == parts(other)
            && self.packed == other.packed
            && self.steps == other.steps
            && self.bias == other.bias
    }
}

impl Dense {
    /// A layer of these weights, rounded to 8 bits; `weights` has a row of `outputs` values for each input.
    #[must_use]
    pub fn new(inputs: usize, outputs: usize, weights: &[f32], bias: &[f32]) -> Self {
        let column = |output: usize| weights.iter().skip(output).step_by(outputs.max(1));
        let steps: Vec<f32> = (0..outputs)
            .map(|output| column(output).fold(1e-8_f32, |most, w| most.max(w.abs())) / 127.0)
            .collect();
        let packed = weights
            .chunks_exact(outputs.max(1))
            .flat_map(|row| {
                row.iter()
                    .zip(&steps)
                    .map(|(w, step)| (w / step).round() as i8)
            })
            .collect();
        Self::packed(inputs, outputs, packed, steps, bias.to_vec())
    }

    fn packed(
        inputs: usize,
        outputs: usize,
        packed: Vec<i8>,
        steps: Vec<f32>,
        bias: Vec<f32>,
    ) -> Self {
        let eight = |values: &[f32], from: usize, by: f32| -> [f32x4; 2] {
            let lane = |lane| values.get(from + lane).copied().unwrap_or_default() * by;
            must_cast(std::array::from_fn::<f32, LANES, _>(lane))
        };
        let worth = (0..outputs)
            .step_by(LANES)
            .map(|from| [eight(&steps, from, STEP), eight(&bias, from, 1.0)])
            .collect();
        Self {
            panels: Panels::new(inputs, outputs, &packed),
            inputs,
            outputs,
            packed,
            steps,
            bias,
            worth,
        }
    }

    /// How many inputs a row has.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many outputs a row has.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Writes the outputs of each row of `rows` to `into`, which is cleared first. What is left of an incomplete last row
    /// counts nothing.
    pub fn apply(&self, rows: &[f32], into: &mut Vec<f32>) {
        into.clear();
        if self.inputs == 0 || self.outputs == 0 {
            return;
        }
        into.resize(rows.len() / self.inputs * self.outputs, 0.0);
        let mut whole = vec![0; self.panels.pairs() * ROWS];
        let blocks = rows.chunks(self.inputs * ROWS);
        for (block, out) in blocks.zip(into.chunks_mut(self.outputs * ROWS)) {
            let rows = block.chunks_exact(self.inputs);
            for (row, whole) in rows.zip(whole.chunks_exact_mut(self.panels.pairs())) {
                round(row, whole);
            }
            self.block(&whole, out);
        }
    }

    /// The outputs of up to [`ROWS`] rounded rows: of as many as `out` has room for.
    #[inline]
    fn block(&self, whole: &[i32], out: &mut [f32]) {
        for (at, [worth, bias]) in self.worth.iter().enumerate() {
            let from = at * LANES;
            let sums = self.panels.meet(at, whole);
            for (sums, out) in sums.iter().zip(out.chunks_exact_mut(self.outputs)) {
                let lanes: [f32; LANES] = must_cast(
                    [0, 1].map(|half| f32x4::from_i32x4(sums[half]) * worth[half] + bias[half]),
                );
                let out = out.get_mut(from..).unwrap_or_default();
                // So many at once take two instructions, a number that is not known beforehand a call.
                if let Some(out) = out.first_chunk_mut() {
                    *out = lanes;
                } else {
                    out.iter_mut().zip(lanes).for_each(|(to, x)| *to = x);
                }
            }
        }
    }

    /// Appends the layer to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        put_number(self.inputs as u32, into);
        put_number(self.outputs as u32, into);
        into.extend(self.packed.iter().map(|&w| w as u8));
        for number in self.steps.iter().chain(&self.bias) {
            into.extend(number.to_le_bytes());
        }
    }

    /// Reads what [`Dense::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        let inputs = bytes.number(MOST_INPUTS)?;
        let outputs = bytes.number(MOST)?;
        let packed = bytes
            .take(inputs * outputs)?
            .iter()
            .map(|&w| w as i8)
            .collect();
        let mut reals = || {
            (0..outputs)
                .map(|_| bytes.real())
                .collect::<Result<Vec<_>, _>>()
        };
        let (steps, bias) = (reals()?, reals()?);
        Ok(Self::packed(inputs, outputs, packed, steps, bias))
    }

    /// The same, of a shape that is known.
    ///
    /// # Errors
    /// The same, and [`FormatError::Range`] if the shape is another.
    pub fn read_shape(
        bytes: &mut Bytes<'_>,
        inputs: usize,
        outputs: usize,
    ) -> Result<Self, FormatError> {
        let layer = Self::read(bytes)?;
        (layer.inputs == inputs && layer.outputs == outputs)
            .then_some(layer)
            .ok_or(FormatError::Range)
    }
}

/// More outputs no layer has.
const MOST: usize = 4096;
/// More inputs no layer has: their products, all of the largest, still fit into 32 bits.
const MOST_INPUTS: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sequence::hash_bytes;

    /// Numbers that look random.
    fn numbers(count: usize, seed: u8) -> Vec<f32> {
        (0..count)
            .map(|at| (hash_bytes([seed, at as u8, (at >> 8) as u8]) % 2001) as f32 / 1000.0 - 1.0)
            .collect()
    }

    #[test]
    fn outputs_are_those_of_the_plain_sum_to_the_last_bit() {
        for (inputs, outputs, rows) in [(1, 1, 1), (3, 8, 4), (17, 21, 11), (64, 45, 6), (5, 9, 0)]
        {
            let layer = Dense::new(
                inputs,
                outputs,
                &numbers(inputs * outputs, 1),
                &numbers(outputs, 2),
            );
            let given = numbers(inputs * rows, 3);
            let mut found = Vec::new();
            layer.apply(&given, &mut found);
            let mut plain = Vec::new();
            for row in given.chunks_exact(inputs) {
                for output in 0..outputs {
                    let products = row.iter().enumerate().map(|(input, x)| {
                        let x = (x * 512.0).round_ties_even() as i32;
                        x * i32::from(layer.packed[input * outputs + output])
                    });
                    let worth = layer.steps[output] / 512.0;
                    plain.push(products.sum::<i32>() as f32 * worth + layer.bias[output]);
                }
            }
            assert_eq!(found, plain, "{inputs} × {outputs}");
        }
    }

    #[test]
    fn it_comes_back_and_no_part_of_it_does() {
        let layer = Dense::new(5, 9, &numbers(45, 1), &numbers(9, 2));
        let mut bytes = Vec::new();
        layer.write(&mut bytes);
        assert_eq!(Dense::read(&mut Bytes::new(&bytes)), Ok(layer));
        for end in 0..bytes.len() {
            assert!(
                Dense::read(&mut Bytes::new(&bytes[..end])).is_err(),
                "{end}"
            );
        }
        assert_eq!(
            Dense::read_shape(&mut Bytes::new(&bytes), 9, 5),
            Err(FormatError::Range)
        );
    }
}
