//! The encoder: what each word is about where it stands, as a row of numbers that the learned stages read.
//!
//! A word comes in as a packed vector of its use ([`Vectors`]) beside learned rows for its letters ([`Lexeme`]), and what is
//! known of its place and its lists as yes and no (hints). Layers then read over the words in both directions, each with a
//! running state that decides by the word at hand what to keep and what to take in, and add what they gathered to the
//! rows. The running state is that of the minimal gated unit (Feng et al., "Were RNNs all we needed?", 2024; Lei et al.,
//! EMNLP 2018), so that all the multiplying is done for many words at once; each word also sees its neighbour before
//! the gates decide. Rows are normalised after each layer (Ba, Kiros, Hinton 2016).
//!
//! Weights have eight bits and meet inputs of sixteen in whole numbers ([`Dense`]); what is left to single precision keeps a
//! fixed order. So every machine finds the same.

mod dense;
mod layer;
mod layout;
mod lexemes;
pub mod maths;
mod norm;
mod table;
mod vectors;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::sequence::{Bytes, FormatError, HashKeys};

pub use dense::Dense;
pub use layer::Layer;
pub use layout::Layout;
pub use lexemes::{HASHES, Lexeme, SHAPES, TABLES};
pub use norm::Norm;
pub use table::Table;
pub use vectors::Vectors;

/// The encoder. The default knows nothing and gives rows of no columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Encoder {
    /// What words mean.
    pub vectors: Vectors,
    /// Stands for the vector of a word that has none.
    pub unknown: Vec<f32>,
    /// Learned rows for the letters of words, as [`SHAPES`] says.
    pub tables: Vec<Table>,
    /// From a word's vector and rows to the encoder's columns.
    pub input: Dense,
    /// A row for each hint.
    pub hints: Table,
    /// Normalises what goes into the first layer.
    pub norm: Norm,
    /// The layers, in order.
    pub layers: Vec<Layer>,
}

/// Words that were met, and what goes into the encoder for each: most words of a text come again.
#[derive(Debug, Default)]
pub struct Met {
    places: HashMap<(u64, u64), u32, BuildHasherDefault<HashKeys>>,
    rows: Vec<f32>,
}

impl Encoder {
    /// How many columns a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.input.outputs()
    }

    /// The rows of the words of one portion, each [`Encoder::width`] wide, one after the other.
    ///
    /// `hints` has a bit for each hint of each word. `met` is kept between the portions of a text.
    #[must_use]
    pub fn encode(&self, lexemes: &[Lexeme], hints: &[u32], met: &mut Met) -> Vec<f32> {
        let width = self.width();
        if width == 0 {
            return Vec::new();
        }
        let places = self.meet(lexemes, met);
        let mut rows = Vec::with_capacity(lexemes.len() * width);
        for (&place, &bits) in places.iter().zip(hints) {
            let from = place as usize * width;
            rows.extend_from_slice(met.rows.get(from..from + width).unwrap_or_default());
            let at = rows.len() - width;
            let mut left = bits;
            while left != 0 {
                self.hints
                    .add(left.trailing_zeros() as usize, &mut rows[at..]);
                left &= left - 1;
            }
        }
        self.norm.apply(&mut rows);
        let mut scratch = layer::Scratch::default();
        for layer in &self.layers {
            layer.apply(&mut rows, &mut scratch);
        }
        rows
    }

    /// The places in `met` of these words; new ones are put through the first weights together.
    fn meet(&self, lexemes: &[Lexeme], met: &mut Met) -> Vec<u32> {
        let mut fresh: Vec<&Lexeme> = Vec::new();
        let known = met.rows.len() / self.width().max(1);
        let places = lexemes.iter().map(|lexeme| {
            *met.places.entry(lexeme.key()).or_insert_with(|| {
                fresh.push(lexeme);
                (known + fresh.len() - 1) as u32
            })
        });
        let places = places.collect();
        let mut inputs = vec![0.0; fresh.len() * self.input.inputs()];
        for (lexeme, input) in fresh
            .iter()
            .zip(inputs.chunks_exact_mut(self.input.inputs()))
        {
            let (vector, mut letters) =
                input.split_at_mut(self.vectors.dimensions().min(input.len()));
            match self.vectors.find(lexeme.lower) {
                Some(word) => self.vectors.write_to(word, vector),
                None => vector
                    .iter_mut()
                    .zip(&self.unknown)
                    .for_each(|(to, from)| *to = *from),
            }
            for (table, rows) in self.tables.iter().zip(&lexeme.rows) {
                let (own, rest) = letters.split_at_mut(table.columns().min(letters.len()));
                for &row in rows {
                    table.add(row as usize, own);
                }
                letters = rest;
            }
        }
        let mut outputs = Vec::new();
        self.input.apply(&inputs, &mut outputs);
        met.rows.extend(outputs);
        places
    }

    /// Appends the encoder to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        self.vectors.write(into);
        for x in &self.unknown {
            into.extend(x.to_le_bytes());
        }
        self.tables.iter().for_each(|table| table.write(into));
        self.input.write(into);
        self.hints.write(into);
        self.norm.write(into);
        into.push(self.layers.len() as u8);
        self.layers.iter().for_each(|layer| layer.write(into));
    }

    /// Reads what [`Encoder::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        let vectors = Vectors::read(bytes)?;
        let unknown = (0..vectors.dimensions())
            .map(|_| bytes.real())
            .collect::<Result<_, _>>()?;
        let tables = SHAPES
            .iter()
            .map(|&(_, columns)| Table::read(bytes, columns))
            .collect::<Result<Vec<_>, _>>()?;
        let input = Dense::read(bytes)?;
        let wide = vectors.dimensions() + tables.iter().map(Table::columns).sum::<usize>();
        let width = input.outputs();
        if input.inputs() != wide || width == 0 || width % 2 != 0 {
            return Err(FormatError::Range);
        }
        let hints = Table::read(bytes, width)?;
        let norm = Norm::read(bytes, width)?;
        let layers = (0..bytes.byte()?)
            .map(|_| Layer::read(bytes, width))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            vectors,
            unknown,
            tables,
            input,
            hints,
            norm,
            layers,
        })
    }
}
