//! Roles: around each word that carries a report, who makes it and what it says, as [`crate::predicates`] reads them.

use std::ops::Range;

use crate::predicates::{Reader, Scene};

/// How many roles there are.
pub const COUNT: usize = 4;

/// What a word is to the cue of a report ("said", "according", "warning").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    None,
    /// A word of the source.
    Source,
    /// A word of the cue.
    Cue,
    /// A word of what is said.
    Content,
}

/// A report, as tokens of a document. Runs are ascending and do not touch.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The word that carries the cue.
    pub carrier: usize,
    /// The cue; holds the carrier.
    pub cue: Vec<Range<usize>>,
    /// The source; empty where the text leaves it out.
    pub source: Vec<Range<usize>>,
    /// What is said; never empty.
    pub content: Vec<Range<usize>>,
    /// How far the model favours taking the carrier for a cue over not: a difference of logarithms.
    pub favour: f32,
    /// How far it favours the roles at the edges of content and source, on average: the same.
    pub clarity: f32,
}

/// The reports of one portion, in order of their carriers, tokens counted from `offset`. `rows` are the encoder's.
#[must_use]
pub fn find(reader: &Reader, rows: &[f32], offset: usize) -> Vec<Report> {
    let report = |scene: Scene| {
        let content = scene.runs(Role::Content as u8);
        (!content.is_empty()).then(|| Report {
            carrier: scene.carrier,
            cue: scene.cue(Role::Cue as u8),
            source: scene.runs(Role::Source as u8),
            content,
            favour: scene.favour,
            clarity: scene.clarity,
        })
    };
    let scenes = reader.find(rows, offset, 0.0);
    scenes.into_iter().filter_map(report).collect()
}
