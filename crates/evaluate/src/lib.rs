//! How well the extractor does on annotated corpora.
//!
//! The scorers ([`names`], [`attribution`], [`concessions`]) say the same as the Python scorers by which the project is
//! judged, figure by figure; `tests/scorers.rs` holds them to it. The corpora lie outside the project ([`corpora`]).
//!
//! Offsets here count **code points**, as the corpora do: a [`Points`] is a stretch of a text seen as `&[char]`. The
//! extractor counts bytes; [`predictions`] converts.

pub mod acceptance;
pub mod anchoring;
pub mod arguments;
pub mod attribution;
pub mod characters;
pub mod concessions;
pub mod corpora;
pub mod intervals;
pub mod mistakes;
pub mod names;
pub mod pairing;
pub mod parallel;
pub mod peer;
pub mod points;
pub mod predictions;
pub mod prf;
pub mod reliability;
pub mod robustness;
pub mod run;
pub mod scored;
pub mod sets;
pub mod speed;
pub mod table;
pub mod treebank;
pub mod undisputed;
pub mod variations;

pub use points::Points;
pub use prf::Tally;
