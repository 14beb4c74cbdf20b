//! Rows made alike in size.

use super::maths;
use crate::sequence::{Bytes, FormatError};

/// Moves and scales each row to mean 0 and deviation 1, then column by column as was learned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Norm {
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Norm {
    /// A norm with these gains and shifts, one a column.
    #[must_use]
    pub fn new(gain: &[f32], shift: &[f32]) -> Self {
        Self {
            gain: gain.to_vec(),
            shift: shift.to_vec(),
        }
    }

    /// Normalises rows in place.
    pub fn apply(&self, rows: &mut [f32]) {
        for row in rows.chunks_exact_mut(self.gain.len().max(1)) {
            maths::normalise(row);
            for ((x, gain), shift) in row.iter_mut().zip(&self.gain).zip(&self.shift) {
                *x = *x * gain + shift;
            }
        }
    }

    /// Appends the norm to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        for x in self.gain.iter().chain(&self.shift) {
            into.extend(x.to_le_bytes());
        }
    }

    /// Reads what [`Norm::write`] wrote for rows of this width.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, width: usize) -> Result<Self, FormatError> {
        let mut reals = || {
            (0..width)
                .map(|_| bytes.real())
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            gain: reals()?,
            shift: reals()?,
        })
    }
}
