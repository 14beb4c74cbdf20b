//! Dense layers: rows of numbers times weights. Nearly all the time of an analysis is spent in [`Dense::apply`].

use crate::sequence::{Bytes, FormatError, put_number};

/// How many outputs are computed at once; the weights of so many lie together.
const LANES: usize = 8;
/// How many rows are computed at once.
const ROWS: usize = 4;

/// Weights from some inputs to some outputs, and a bias for each output.
///
/// Each output is its bias plus the products of the inputs with its weights, added up in order of the inputs, always
/// in single precision: the outcome does not depend on how wide a processor's registers are, nor on how many rows are
/// computed at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dense {
    inputs: usize,
    outputs: usize,
    /// The weights as they are stored: one row an input, one column an output, in steps of the output's own size.
    packed: Vec<i8>,
    steps: Vec<f32>,
    /// `inputs` rows of [`LANES`] weights for the first outputs, then those for the next, the last filled up with zeros.
    panels: Vec<[f32; LANES]>,
    bias: Vec<f32>,
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
        let mut panels = vec![[0.0; LANES]; inputs * outputs.div_ceil(LANES)];
        for (input, row) in packed.chunks_exact(outputs.max(1)).enumerate() {
            for (output, (&w, step)) in row.iter().zip(&steps).enumerate() {
                if let Some(lanes) = panels.get_mut(output / LANES * inputs + input) {
                    lanes[output % LANES] = f32::from(w) * step;
                }
            }
        }
        Self {
            inputs,
            outputs,
            packed,
            steps,
            panels,
            bias,
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
        let mut blocks = rows.chunks_exact(self.inputs * ROWS);
        let mut outs = into.chunks_exact_mut(self.outputs * ROWS);
        for (block, out) in blocks.by_ref().zip(outs.by_ref()) {
            self.block::<ROWS>(block, out);
        }
        let rest = blocks.remainder().chunks_exact(self.inputs);
        for (row, out) in rest.zip(outs.into_remainder().chunks_exact_mut(self.outputs)) {
            self.block::<1>(row, out);
        }
    }

    /// `R` rows at once.
    #[inline]
    fn block<const R: usize>(&self, rows: &[f32], out: &mut [f32]) {
        let inputs = self.inputs;
        let mut each = rows.chunks_exact(inputs);
        let rows: [&[f32]; R] = std::array::from_fn(|_| each.next().unwrap_or_default());
        for (at, panel) in self.panels.chunks_exact(inputs).enumerate() {
            let from = at * LANES;
            let width = LANES.min(self.outputs - from);
            let mut start = [0.0_f32; LANES];
            start[..width].copy_from_slice(
                self.bias
                    .get(from..from + width)
                    .unwrap_or(&[0.0; LANES][..width]),
            );
            let sums = meet(start, panel, rows);
            for (sum, out) in sums.iter().zip(out.chunks_exact_mut(self.outputs)) {
                if let Some(out) = out.get_mut(from..from + width) {
                    out.copy_from_slice(&sum[..width]);
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
        let inputs = bytes.number(MOST)?;
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

/// The sums of `R` rows with a panel of weights, begun at `start`.
///
/// The sums stay in registers: the loop is written so that the compiler sees fixed sizes and checks no bounds in it.
#[inline]
fn meet<const R: usize>(
    start: [f32; LANES],
    panel: &[[f32; LANES]],
    rows: [&[f32]; R],
) -> [[f32; LANES]; R] {
    let count = rows
        .iter()
        .fold(panel.len(), |least, row| least.min(row.len()));
    let panel = &panel[..count];
    let rows = rows.map(|row| &row[..count]);
    let mut sums = [start; R];
    for at in 0..count {
        let weights = panel[at];
        for row in 0..R {
            let x = rows[row][at];
            for lane in 0..LANES {
                sums[row][lane] += x * weights[lane];
            }
        }
    }
    sums
}

/// More columns no layer has.
const MOST: usize = 4096;

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
                    let mut sum = layer.bias[output];
                    for (input, x) in row.iter().enumerate() {
                        sum += x
                            * (f32::from(layer.packed[input * outputs + output])
                                * layer.steps[output]);
                    }
                    plain.push(sum);
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
