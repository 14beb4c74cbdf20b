//! The learned parts, handed in as bytes.

use thiserror::Error;

/// Everything learned that the stages read. [`Models::default`] knows nothing: the stages then go by rules alone.
#[derive(Debug, Clone, Default)]
pub struct Models {}

/// Why a model file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The first bytes are not those of a model file.
    #[error("this is not a Hearsay model file")]
    NotAModel,
}
