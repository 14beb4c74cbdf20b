//! Linear sequence models over hashed features: what the tagger and the name finder have in common.
//!
//! A model scores each label of each token by summing the weights of the features that hold there. A feature is a
//! 64-bit hash ([`Feature`]) of a template's number and of what fills it; there is no table of feature names. Weights
//! are small integers in sparse rows ([`Weights`]), so that scoring is exact, portable, and takes a handful of
//! additions a feature. Names are decoded with [`Steps::best`] (Viterbi), tags greedily from left to right.
//!
//! Method: averaged perceptron (Collins, EMNLP 2002) with feature hashing (Weinberger et al., ICML 2009).

mod bytes;
mod clusters;
mod hashing;
mod steps;
mod tally;
mod weights;
mod words;

pub use bytes::{Bytes, FormatError, put_number};
pub use clusters::{Clusters, Group};
pub use hashing::{Feature, HashKeys, hash_bytes};
pub use steps::Steps;
pub use tally::{Gather, Tally};
pub use weights::{Weights, WeightsError};
pub use words::{Shape, Word};
