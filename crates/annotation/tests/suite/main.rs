//! The crate from outside: one small article through cards, lists and export, and what holds for every article.

// The helpers of tests are tests too.
#![allow(clippy::unwrap_used)]

mod arbitrary;
mod cards;
mod claims;
mod edits;
mod export;
mod records;
mod sample;
mod search;
mod segments;
mod versions;
