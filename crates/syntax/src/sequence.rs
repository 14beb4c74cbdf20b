//! What the learned stages share: hashes of words and their parts, the best path through labels, and reading numbers out of
//! bytes that may be anything.

mod bytes;
mod hashing;
mod steps;
mod words;

pub use bytes::{Bytes, FormatError, put_number};
pub use hashing::{Feature, HashKeys, hash_bytes};
pub use steps::Steps;
pub use words::{Shape, Word};
