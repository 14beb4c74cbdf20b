//! One reading over the words, in both directions.

use super::maths;
use super::{Dense, Norm};
use crate::sequence::{Bytes, FormatError};

/// One direction of a layer.
#[derive(Debug, Clone, Default, PartialEq)]
struct Side {
    /// How much of its neighbour's columns a word sees.
    mix: Vec<f32>,
    /// The first half of the outputs says what the state keeps, the second what it takes in.
    gates: Dense,
}

/// One layer: two states run over the words, one each way; what they hold at each word is added to its row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layer {
    forwards: Side,
    backwards: Side,
    out: Dense,
    norm: Norm,
}

/// Memory that layers lend each other.
#[derive(Debug, Default)]
pub struct Scratch {
    mixed: Vec<f32>,
    gates: Vec<f32>,
    states: Vec<f32>,
    out: Vec<f32>,
}

impl Layer {
    /// A layer of these parts: for each direction how much of the neighbour is mixed in and the gates' weights; then what is
    /// made of the states, and the norm.
    #[must_use]
    pub fn new(
        forwards: (Vec<f32>, Dense),
        backwards: (Vec<f32>, Dense),
        out: Dense,
        norm: Norm,
    ) -> Self {
        let side = |(mix, gates)| Side { mix, gates };
        Self {
            forwards: side(forwards),
            backwards: side(backwards),
            out,
            norm,
        }
    }

    /// Reads over `rows`, changing them in place.
    pub fn apply(&self, rows: &mut [f32], scratch: &mut Scratch) {
        let width = self.out.outputs();
        scratch.states.clear();
        scratch.states.resize(rows.len(), 0.0);
        self.forwards.run(rows, false, width, scratch);
        self.backwards.run(rows, true, width, scratch);
        self.out.apply(&scratch.states, &mut scratch.out);
        for (row, out) in rows.iter_mut().zip(&scratch.out) {
            *row += out;
        }
        self.norm.apply(rows);
    }

    /// Appends the layer to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        for side in [&self.forwards, &self.backwards] {
            for x in &side.mix {
                into.extend(x.to_le_bytes());
            }
            side.gates.write(into);
        }
        self.out.write(into);
        self.norm.write(into);
    }

    /// Reads what [`Layer::write`] wrote for rows of this width.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, width: usize) -> Result<Self, FormatError> {
        let mut side = || {
            Ok(Side {
                mix: (0..width).map(|_| bytes.real()).collect::<Result<_, _>>()?,
                gates: Dense::read_shape(bytes, width, width)?,
            })
        };
        let (forwards, backwards) = (side()?, side()?);
        Ok(Self {
            forwards,
            backwards,
            out: Dense::read_shape(bytes, width, width)?,
            norm: Norm::read(bytes, width)?,
        })
    }
}

impl Side {
    /// Writes the states to their half of `scratch.states`.
    fn run(&self, rows: &[f32], backwards: bool, width: usize, scratch: &mut Scratch) {
        let half = width / 2;
        scratch.mixed.clear();
        scratch.mixed.extend_from_slice(rows);
        let moved = rows.len().saturating_sub(width);
        let (to, from) = if backwards {
            (
                scratch.mixed.get_mut(..moved),
                rows.get(rows.len() - moved..),
            )
        } else {
            (
                scratch.mixed.get_mut(rows.len() - moved..),
                rows.get(..moved),
            )
        };
        let pairs = to
            .unwrap_or_default()
            .chunks_exact_mut(width)
            .zip(from.unwrap_or_default().chunks_exact(width));
        for (to, from) in pairs {
            for ((to, from), mix) in to.iter_mut().zip(from).zip(&self.mix) {
                *to += from * mix;
            }
        }
        self.gates.apply(&scratch.mixed, &mut scratch.gates);
        let mut state = vec![0.0; half];
        let offset = if backwards { half } else { 0 };
        let mut step = |(gates, states): (&mut [f32], &mut [f32])| {
            let (keep, new) = gates.split_at_mut(half);
            keep.iter_mut().for_each(|x| *x = maths::gate(*x));
            new.iter_mut().for_each(|x| *x = maths::signed(*x));
            // What a word hears is what came before it, not itself: that is in its row already.
            if let Some(to) = states.get_mut(offset..offset + half) {
                to.copy_from_slice(&state);
            }
            maths::step(&mut state, keep, new);
        };
        let each = scratch
            .gates
            .chunks_exact_mut(width)
            .zip(scratch.states.chunks_exact_mut(width));
        if backwards {
            each.rev().for_each(&mut step);
        } else {
            each.for_each(&mut step);
        }
    }
}
