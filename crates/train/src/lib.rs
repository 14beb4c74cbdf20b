//! Training of the models that lie under `models/`: corpora in, one model file out, the same bytes each time.

pub mod names;
pub mod perceptron;
pub mod random;
pub mod readers;
pub mod tagger;
