//! Word vectors, packed: what a word means, as far as the company that it keeps tells.

use crate::sequence::{Bytes, FormatError, hash_bytes, put_number};

/// Vectors of lower-case words, coded by product quantisation (Jégou, Douze, Schmid 2011): a byte for each of some
/// subspaces, which names one of 256 points there. Axes are dealt out: subspace `s` of `n` holds axes `s`, `s + n`, ….
///
/// Words are known by 28 bits of their hash.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vectors {
    dimensions: usize,
    spaces: usize,
    /// The points of each subspace, in steps of `step`.
    books: Vec<i8>,
    step: f32,
    /// Keys of words, ascending.
    words: Vec<u32>,
    /// `spaces` codes for each of `words`.
    codes: Vec<u8>,
}

const MOST: usize = 1 << 20;

fn key(lower: u64) -> u32 {
    (lower >> 36) as u32
}

impl Vectors {
    /// Vectors of `words`, whose codes are given in their order; `books` has 256 points for each subspace, one after the
    /// other. Of two words with one key the first counts.
    #[must_use]
    pub fn new(
        dimensions: usize,
        spaces: usize,
        books: &[f32],
        words: &[&str],
        codes: &[u8],
    ) -> Self {
        let largest = books.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
        let step = largest.max(1e-6) / 127.0;
        let mut sorted = std::collections::BTreeMap::new();
        for (word, code) in words.iter().zip(codes.chunks_exact(spaces.max(1))) {
            sorted.entry(key(hash_bytes(word.bytes()))).or_insert(code);
        }
        Self {
            dimensions,
            spaces,
            books: books.iter().map(|x| (x / step).round() as i8).collect(),
            step,
            words: sorted.keys().copied().collect(),
            codes: sorted.into_values().flatten().copied().collect(),
        }
    }

    /// How many numbers a vector has.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Which word has that hash of its lower case ([`crate::sequence::Word::lower`]).
    #[must_use]
    pub fn find(&self, lower: u64) -> Option<u32> {
        self.words
            .binary_search(&key(lower))
            .ok()
            .map(|at| at as u32)
    }

    /// Writes the vector of a word that was found to `into`, which has [`Vectors::dimensions`] places.
    pub fn write_to(&self, word: u32, into: &mut [f32]) {
        let wide = self.dimensions / self.spaces.max(1);
        let from = word as usize * self.spaces;
        let codes = self.codes.get(from..from + self.spaces).unwrap_or_default();
        for (space, &code) in codes.iter().enumerate() {
            let from = (space * 256 + usize::from(code)) * wide;
            let point = self.books.get(from..from + wide).unwrap_or_default();
            for (place, &x) in into.iter_mut().skip(space).step_by(self.spaces).zip(point) {
                *place = f32::from(x) * self.step;
            }
        }
    }

    /// Appends the vectors to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        put_number(self.dimensions as u32, into);
        put_number(self.spaces as u32, into);
        into.extend(self.step.to_le_bytes());
        into.extend(self.books.iter().map(|&x| x as u8));
        put_number(self.words.len() as u32, into);
        let mut last = 0;
        for &word in &self.words {
            put_number(word - last, into);
            last = word;
        }
        into.extend(&self.codes);
    }

    /// Reads what [`Vectors::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        let dimensions = bytes.number(1024)?;
        let spaces = bytes.number(dimensions)?;
        if dimensions == 0 && spaces == 0 {
            return Ok(Self::default());
        }
        if spaces == 0 || dimensions % spaces != 0 {
            return Err(FormatError::Range);
        }
        let step = bytes.real()?;
        let books = bytes
            .take(256 * dimensions)?
            .iter()
            .map(|&x| x as i8)
            .collect();
        let count = bytes.number(MOST.min(bytes.len()))?;
        let (mut words, mut last) = (Vec::with_capacity(count), 0_u32);
        for _ in 0..count {
            last = last
                .checked_add(bytes.number(1 << 28)? as u32)
                .ok_or(FormatError::Range)?;
            words.push(last);
        }
        let codes = bytes.take(count * spaces)?.to_vec();
        Ok(Self {
            dimensions,
            spaces,
            books,
            step,
            words,
            codes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vectors {
        let mut books = vec![0.0; 2 * 256 * 2];
        books[..8].copy_from_slice(&[1.0, 2.0, -1.0, -2.0, 0.5, 0.5, 0.0, 0.25]);
        books[512..516].copy_from_slice(&[3.0, 4.0, -3.0, -4.0]);
        Vectors::new(
            4,
            2,
            &books,
            &["oslo", "turin", "oslo"],
            &[0, 1, 1, 0, 9, 9],
        )
    }

    fn vector(vectors: &Vectors, word: &str) -> Option<Vec<f32>> {
        let found = vectors.find(hash_bytes(word.bytes()))?;
        let mut into = vec![0.0; 4];
        vectors.write_to(found, &mut into);
        Some(into.iter().map(|x| (x * 10.0).round() / 10.0).collect())
    }

    #[test]
    fn words_have_the_points_of_their_codes() {
        assert_eq!(vector(&small(), "oslo"), Some(vec![1.0, -3.0, 2.0, -4.0]));
        assert_eq!(vector(&small(), "turin"), Some(vec![-1.0, 3.0, -2.0, 4.0]));
        assert_eq!(vector(&small(), "bergen"), None);
    }

    #[test]
    fn they_come_back_and_no_part_of_them_does() {
        let mut bytes = Vec::new();
        small().write(&mut bytes);
        assert_eq!(Vectors::read(&mut Bytes::new(&bytes)), Ok(small()));
        for end in 0..bytes.len() {
            assert!(
                Vectors::read(&mut Bytes::new(&bytes[..end])).is_err(),
                "{end}"
            );
        }
    }
}
