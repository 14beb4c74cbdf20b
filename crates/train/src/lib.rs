//! Training of the models that lie under `models/`: corpora in, one model file out, the same bytes each time.

pub mod examples;
pub mod exams;
pub mod judging;
pub mod lessons;
pub mod library;
pub mod net;
pub mod network;
pub mod pack;
pub mod random;
pub mod readers;
