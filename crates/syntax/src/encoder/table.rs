//! Tables of rows that are looked up and added.

use crate::sequence::{Bytes, FormatError, put_number};

/// Rows of numbers, stored in 8 bits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    columns: usize,
    packed: Vec<i8>,
    step: f32,
}

const MOST: usize = 1 << 16;

impl Table {
    /// A table of these values, rounded.
    #[must_use]
    pub fn new(columns: usize, values: &[f32]) -> Self {
        let step = values.iter().fold(1e-8_f32, |most, x| most.max(x.abs())) / 127.0;
        Self {
            columns,
            packed: values.iter().map(|x| (x / step).round() as i8).collect(),
            step,
        }
    }

    /// How wide a row is.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.packed.len() / self.columns.max(1)
    }

    /// Adds a row to `into`; nothing if there is no such row.
    #[inline]
    pub fn add(&self, row: usize, into: &mut [f32]) {
        let from = row * self.columns;
        for (to, &x) in into.iter_mut().zip(
            self.packed
                .get(from..from + self.columns)
                .unwrap_or_default(),
        ) {
            *to += f32::from(x) * self.step;
        }
    }

    /// The values, unpacked, row after row.
    #[must_use]
    pub fn unpacked(&self) -> Vec<f32> {
        self.packed
            .iter()
            .map(|&x| f32::from(x) * self.step)
            .collect()
    }

    /// Appends the table to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        put_number(self.rows() as u32, into);
        put_number(self.columns as u32, into);
        into.extend(self.step.to_le_bytes());
        into.extend(self.packed.iter().map(|&x| x as u8));
    }

    /// Reads what [`Table::write`] wrote; it must have these columns.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, columns: usize) -> Result<Self, FormatError> {
        let rows = bytes.number(MOST)?;
        if bytes.number(MOST)? != columns {
            return Err(FormatError::Range);
        }
        let step = bytes.real()?;
        let packed = bytes
            .take(rows * columns)?
            .iter()
            .map(|&x| x as i8)
            .collect();
        Ok(Self {
            columns,
            packed,
            step,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_and_no_part_of_them_does() {
        let table = Table::new(3, &[0.5, -1.0, 0.25, 0.0, 1.0, -0.125]);
        let mut row = [1.0; 3];
        table.add(1, &mut row);
        table.add(7, &mut row);
        assert_eq!(row.map(|x| (x * 10.0).round()), [10.0, 20.0, 9.0]);
        let mut bytes = Vec::new();
        table.write(&mut bytes);
        assert_eq!(Table::read(&mut Bytes::new(&bytes), 3), Ok(table));
        for end in 0..bytes.len() {
            assert!(
                Table::read(&mut Bytes::new(&bytes[..end]), 3).is_err(),
                "{end}"
            );
        }
    }
}
