//! What the network sees of one word, wherever it stands: a vector that says how the word is used, and rows of learned
//! tables for its letters. Part of the model's format: other rows need other weights.

use crate::sequence::{Feature, Word};

/// How many tables there are.
pub const TABLES: usize = 7;
/// How many rows of each table are added up: two, so that few words share both (Svenstrup et al., NIPS 2017).
pub const HASHES: usize = 2;

/// The rows of each table, and how wide they are: the whole word, its last two letters, its last three, its last four, its
/// last one with its first two, its first three, its outline.
pub const SHAPES: [(usize, usize); TABLES] = [
    (8192, 24),
    (512, 12),
    (2048, 12),
    (4096, 12),
    (1024, 12),
    (2048, 12),
    (512, 12),
];

/// A word, as places in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lexeme {
    /// The hash by which vectors are found.
    pub lower: u64,
    /// The rows of each table that are added up.
    pub rows: [[u32; HASHES]; TABLES],
}

impl Lexeme {
    /// Looks at a word.
    #[must_use]
    pub fn of(word: &Word) -> Self {
        let parts = [
            [word.lower, 0],
            [word.suffixes[1], 0],
            [word.suffixes[2], 0],
            [word.suffixes[3], 0],
            [word.suffixes[0], word.prefixes[1]],
            [word.prefixes[2], 0],
            [word.outline, word.shape as u64],
        ];
        let mut rows = [[0; HASHES]; TABLES];
        for (table, (rows, part)) in rows.iter_mut().zip(parts).enumerate() {
            let id = Feature::new(table as u64).with_all(&part).id();
            let size = SHAPES[table].0 as u64;
            for (hash, row) in rows.iter_mut().enumerate() {
                *row = ((id >> (32 * hash)) % size) as u32;
            }
        }
        Self {
            lower: word.lower,
            rows,
        }
    }

    /// Tells words apart that the network tells apart: the word in lower case, and its outline.
    #[must_use]
    pub fn key(&self) -> (u64, u64) {
        let [.., outline] = self.rows;
        (
            self.lower,
            outline
                .iter()
                .fold(0, |key, &row| key << 32 | u64::from(row)),
        )
    }
}
