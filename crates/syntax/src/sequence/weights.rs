//! The weights of a model: a hashed table with few rows filled.

use thiserror::Error;

use super::bytes::{Bytes, FormatError, put_number};

/// Weights by feature and label.
///
/// The table has 2^`bits` rows, of which a feature's uppermost bits choose one, so that unlike features may share a row;
/// training shares them in the same way. Few rows are filled. Which ones says a bitmap with running counts; a filled
/// row lists the labels that it is for or against. The widest table (2^24 rows) takes 4 MB in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights {
    bits: u32,
    labels: usize,
    blocks: Vec<Block>,
    /// Where each filled row begins in `entries`; one more than there are rows.
    starts: Vec<u32>,
    entries: Vec<(u8, i8)>,
}

/// 64 rows of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Block {
    filled: u64,
    /// Filled rows before this block.
    before: u32,
}

/// Why rows are not a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WeightsError {
    /// Too many rows, or too many labels.
    #[error("a table has at most 2^24 rows and 255 labels")]
    Size,
    /// A row's number or a label lies outside the table, or the rows are out of order.
    #[error("a row lies outside the table")]
    Row,
}

const MOST_BITS: u32 = 24;
const FEWEST_BITS: u32 = 6;
const MOST_LABELS: usize = 255;

impl Weights {
    /// The table of 2^`bits` rows and `labels` labels with these rows: number, then labels with their weights. The rows
    /// come in ascending order.
    ///
    /// # Errors
    /// If the table is too large, or a row does not fit it.
    pub fn new(
        bits: u32,
        labels: usize,
        rows: &[(u32, Vec<(u8, i8)>)],
    ) -> Result<Self, WeightsError> {
        if !(FEWEST_BITS..=MOST_BITS).contains(&bits) || labels > MOST_LABELS {
            return Err(WeightsError::Size);
        }
        let mut weights = Self {
            bits,
            labels,
            blocks: vec![Block::default(); 1 << (bits - 6)],
            starts: vec![0],
            entries: Vec::new(),
        };
        let mut next = 0;
        for (row, entries) in rows {
            if *row < next
                || entries
                    .iter()
                    .any(|&(label, _)| usize::from(label) >= labels)
            {
                return Err(WeightsError::Row);
            }
            next = row + 1;
            weights.fill(*row).ok_or(WeightsError::Row)?;
            weights.entries.extend(entries);
            weights.end_row();
        }
        weights.count();
        Ok(weights)
    }

    /// How many labels there are.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// How many rows are filled, and how many weights they hold.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.starts.len().saturating_sub(1), self.entries.len())
    }

    /// The row of the feature with this hash, in a table of 2^`bits` rows.
    #[must_use]
    pub fn row(bits: u32, feature: u64) -> u32 {
        (feature >> 32) as u32 >> (32 - bits.clamp(1, 32))
    }

    /// Adds the weights of the feature with this hash to `scores`, which has one place a label.
    #[inline]
    pub fn add(&self, feature: u64, scores: &mut [i32]) {
        let row = Self::row(self.bits, feature);
        let Some(block) = self.blocks.get(row as usize / 64) else {
            return;
        };
        let bit = 1_u64 << (row % 64);
        if block.filled & bit == 0 {
            return;
        }
        let at = (block.before + (block.filled & (bit - 1)).count_ones()) as usize;
        let Some(&[from, to]) = self.starts.get(at..at + 2) else {
            return;
        };
        for &(label, weight) in self
            .entries
            .get(from as usize..to as usize)
            .unwrap_or_default()
        {
            if let Some(score) = scores.get_mut(usize::from(label)) {
                *score += i32::from(weight);
            }
        }
    }

    /// Appends the table to `into`. Numbers of a kind stand together, so that they compress well: distances between
    /// filled rows, lengths of rows, labels, weights.
    pub fn write(&self, into: &mut Vec<u8>) {
        put_number(self.bits, into);
        put_number(self.labels as u32, into);
        put_number(self.size().0 as u32, into);
        let mut next = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            for bit in (0..64).filter(|bit| block.filled >> bit & 1 == 1) {
                let row = index as u32 * 64 + bit;
                put_number(row - next, into);
                next = row + 1;
            }
        }
        for pair in self.starts.windows(2) {
            into.push((pair[1] - pair[0]) as u8);
        }
        into.extend(self.entries.iter().map(|entry| entry.0));
        into.extend(self.entries.iter().map(|entry| entry.1 as u8));
    }

    /// Reads what [`Weights::write`] wrote. Takes memory in proportion to the bytes there are, plus the bitmap.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        let bits = bytes.number(MOST_BITS as usize)? as u32;
        if bits == 0 {
            // The table of a model that knows nothing.
            bytes.number(0)?;
            bytes.number(0)?;
            return Ok(Self::default());
        }
        if bits < FEWEST_BITS {
            return Err(FormatError::Range);
        }
        let labels = bytes.number(MOST_LABELS)?;
        let count = bytes.number(bytes.len())?;
        let mut weights = Self {
            bits,
            labels,
            blocks: vec![Block::default(); 1 << (bits - 6)],
            starts: Vec::with_capacity(count + 1),
            entries: Vec::new(),
        };
        let mut next = 0;
        for _ in 0..count {
            let row = next + bytes.number(1 << bits)? as u32;
            weights.fill(row).ok_or(FormatError::Range)?;
            next = row + 1;
        }
        let mut total = 0_u32;
        weights.starts.push(0);
        for &length in bytes.take(count)? {
            total = total
                .checked_add(u32::from(length))
                .ok_or(FormatError::Range)?;
            weights.starts.push(total);
        }
        let (labels_of, weights_of) = (bytes.take(total as usize)?, bytes.take(total as usize)?);
        if labels_of.iter().any(|&label| usize::from(label) >= labels) {
            return Err(FormatError::Range);
        }
        let pairs = labels_of.iter().zip(weights_of);
        weights.entries = pairs
            .map(|(&label, &weight)| (label, weight as i8))
            .collect();
        weights.count();
        Ok(weights)
    }

    fn fill(&mut self, row: u32) -> Option<()> {
        self.blocks.get_mut(row as usize / 64)?.filled |= 1 << (row % 64);
        Some(())
    }

    fn end_row(&mut self) {
        self.starts.push(self.entries.len() as u32);
    }

    fn count(&mut self) {
        let mut before = 0;
        for block in &mut self.blocks {
            block.before = before;
            before += block.filled.count_ones();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Weights {
        let rows = [
            (0, vec![(0, 5), (2, -7)]),
            (63, vec![(1, 1)]),
            (64, vec![]),
            (200, vec![(2, 127)]),
        ];
        Weights::new(8, 3, &rows).unwrap()
    }

    fn scores(weights: &Weights, row: u64) -> [i32; 3] {
        let mut scores = [0; 3];
        weights.add(row << 56, &mut scores);
        scores
    }

    #[test]
    fn rows_are_found_again_also_after_writing() {
        let mut bytes = Vec::new();
        sample().write(&mut bytes);
        let read = Weights::read(&mut Bytes::new(&bytes)).unwrap();
        assert_eq!(read, sample());
        for weights in [sample(), read] {
            assert_eq!(scores(&weights, 0), [5, 0, -7]);
            assert_eq!(scores(&weights, 1), [0, 0, 0]);
            assert_eq!(scores(&weights, 63), [0, 1, 0]);
            assert_eq!(scores(&weights, 64), [0, 0, 0]);
            assert_eq!(scores(&weights, 200), [0, 0, 127]);
            assert_eq!(scores(&weights, 255), [0, 0, 0]);
        }
    }

    #[test]
    fn the_empty_table_is_written_and_read_too() {
        let mut bytes = Vec::new();
        Weights::default().write(&mut bytes);
        assert_eq!(
            Weights::read(&mut Bytes::new(&bytes)),
            Ok(Weights::default())
        );
    }

    #[test]
    fn bytes_cut_anywhere_are_refused() {
        let mut bytes = Vec::new();
        sample().write(&mut bytes);
        for end in 0..bytes.len() {
            assert!(
                Weights::read(&mut Bytes::new(&bytes[..end])).is_err(),
                "{end}"
            );
        }
    }

    #[test]
    fn rows_outside_the_table_are_refused() {
        assert_eq!(Weights::new(8, 3, &[(256, vec![])]), Err(WeightsError::Row));
        assert_eq!(
            Weights::new(8, 3, &[(1, vec![(3, 1)])]),
            Err(WeightsError::Row)
        );
        assert_eq!(
            Weights::new(8, 3, &[(1, vec![]), (1, vec![])]),
            Err(WeightsError::Row)
        );
        assert_eq!(Weights::new(30, 3, &[]), Err(WeightsError::Size));
    }
}
