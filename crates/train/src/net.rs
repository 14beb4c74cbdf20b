//! A small reverse-mode automatic differentiation: just what the network needs, on the processor, repeatable.
//!
//! A [`Tape`] records the operations on one portion of text and plays their derivatives backwards into a set of
//! gradients; [`Adam`] turns the sum of many into a step. Sums are always taken in the same order, so the same seed gives
//! the same weights.

pub mod adam;
pub mod losses;
pub mod matrix;
pub mod paths;
pub mod tape;

pub use adam::Adam;
pub use matrix::Matrix;
pub use tape::{Node, Tape};
