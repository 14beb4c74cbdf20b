//! Roles: around each word that carries a report, who makes it and what it says.
//!
//! First every word is asked whether it carries the cue of a report ("said", "according", "warning"). Then the words
//! around each such cue are read once more, with that cue in mind: each gets a role, and a small running state in both
//! directions lets them agree on where the source and the content begin and end. So one sentence may hold several
//! reports, one inside the other. Method: semantic role labelling by predicate (He et al., ACL 2017), with the
//! encoder of [`hearsay_syntax::encoder`] and a linear chain on top.

use std::ops::Range;

use hearsay_syntax::encoder::{Dense, Table, maths};
use hearsay_syntax::parser::{FARTHEST, distance};
use hearsay_syntax::sequence::{Bytes, FormatError, Steps};

/// How many roles there are.
pub const COUNT: usize = 4;

/// What a word is to a cue.
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

/// Words before a cue that may have a role.
pub const BEFORE: usize = 60;
/// Words after a cue that may have a role.
pub const AFTER: usize = 80;

/// The words around a cue that may have a role, of a portion of `count` words.
#[must_use]
pub fn window(cue: usize, count: usize) -> Range<usize> {
    cue.saturating_sub(BEFORE)..count.min(cue + AFTER + 1)
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

/// The model. The default knows nothing and finds nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Finder {
    /// From the encoder's rows to whether a word carries a cue: no, yes.
    pub cues: Dense,
    /// From the encoder's rows to what a word brings when a cue asks it.
    pub words: Dense,
    /// From the encoder's rows to what a cue asks.
    pub askers: Dense,
    /// What each distance between them adds.
    pub distances: Table,
    /// From both, added, to the gates of the two running states: kept and new forwards, then backwards.
    pub reach: Dense,
    /// From both and the states to roles.
    pub roles: Dense,
    /// What each step from role to role scores, row after row.
    pub steps: Vec<f32>,
}

/// Scores are rounded to so many parts of one before the best path is sought.
const PARTS: f32 = 1024.0;

impl Finder {
    /// The reports of one portion, in order of their carriers, tokens counted from `offset`. `rows` are the encoder's.
    #[must_use]
    pub fn find(&self, rows: &[f32], offset: usize) -> Vec<Report> {
        let width = self.cues.inputs();
        if width == 0 {
            return Vec::new();
        }
        let count = rows.len() / width;
        let mut scores = Vec::new();
        self.cues.apply(rows, &mut scores);
        let favour = |[no, yes]: &[f32; 2]| yes - no;
        let cues: Vec<(usize, f32)> = scores
            .as_chunks()
            .0
            .iter()
            .map(favour)
            .enumerate()
            .filter(|&(_, favour)| favour > 0.0)
            .collect();
        if cues.is_empty() {
            return Vec::new();
        }
        let steps = Steps::new(COUNT as u8, |from, to| {
            let step = from
                .zip(to)
                .and_then(|(from, to)| self.steps.get(usize::from(from) * COUNT + usize::from(to)));
            Some((step.copied().unwrap_or_default() * PARTS) as i32)
        });
        let mut words = Vec::new();
        self.words.apply(rows, &mut words);
        let distances = self.distances.unpacked();
        let mut scratch = Scratch::default();
        let reports = cues.into_iter().filter_map(|(cue, favour)| {
            let window = window(cue, count);
            self.score(rows, &words, &distances, cue, window.clone(), &mut scratch);
            let whole: Vec<i32> = scratch.scores.iter().map(|x| (x * PARTS) as i32).collect();
            let path = steps.best(&whole);
            let runs = |role: Role| runs(&path, role, offset + window.start);
            let content = runs(Role::Content);
            let mut own = runs(Role::Cue);
            if !own.iter().any(|run| run.contains(&(offset + cue))) {
                own.push(offset + cue..offset + cue + 1);
                own.sort_by_key(|run| run.start);
            }
            (!content.is_empty()).then(|| Report {
                carrier: offset + cue,
                cue: own,
                source: runs(Role::Source),
                content,
                favour,
                clarity: clarity(&scratch.scores, &path),
            })
        });
        reports.collect()
    }

    /// The scores of the roles of the words in the [`window`] around the word at `cue`, [`COUNT`] a word. `rows` are the
    /// encoder's of the portion.
    #[must_use]
    pub fn scores(&self, rows: &[f32], cue: usize) -> Vec<f32> {
        let (mut words, mut scratch) = (Vec::new(), Scratch::default());
        self.words.apply(rows, &mut words);
        let window = window(cue, rows.len() / self.cues.inputs().max(1));
        self.score(
            rows,
            &words,
            &self.distances.unpacked(),
            cue,
            window,
            &mut scratch,
        );
        scratch.scores
    }

    /// Leaves the roles' scores of the words of `window` in `scratch`.
    fn score(
        &self,
        rows: &[f32],
        words: &[f32],
        distances: &[f32],
        cue: usize,
        window: Range<usize>,
        scratch: &mut Scratch,
    ) {
        let (width, wide) = (self.cues.inputs(), self.words.outputs());
        let own = rows.get(cue * width..(cue + 1) * width).unwrap_or_default();
        self.askers.apply(own, &mut scratch.asker);
        let reach = self.reach.outputs() / 4;
        let whole = wide + 2 * reach;
        scratch.met.clear();
        for at in window.clone() {
            let row = words.get(at * wide..(at + 1) * wide).unwrap_or_default();
            let from = distance(cue, at) * wide;
            let far = distances.get(from..from + wide).unwrap_or_default();
            let sums = row.iter().zip(&scratch.asker).zip(far);
            scratch
                .met
                .extend(sums.map(|((word, asker), far)| (word + asker + far).max(0.0)));
        }
        self.reach.apply(&scratch.met, &mut scratch.gates);
        scratch.joined.clear();
        scratch.joined.resize(window.len() * whole, 0.0);
        for (joined, met) in scratch
            .joined
            .chunks_exact_mut(whole)
            .zip(scratch.met.chunks_exact(wide))
        {
            joined[..wide].copy_from_slice(met);
        }
        for backwards in [false, true] {
            let from = if backwards { 2 * reach } else { 0 };
            let into = wide + if backwards { reach } else { 0 };
            let mut state = vec![0.0; reach];
            let mut step = |(gates, joined): (&mut [f32], &mut [f32])| {
                let (keep, new) = gates[from..from + 2 * reach].split_at_mut(reach);
                keep.iter_mut().for_each(|x| *x = maths::gate(*x));
                new.iter_mut().for_each(|x| *x = maths::signed(*x));
                maths::step(&mut state, keep, new);
                joined[into..into + reach].copy_from_slice(&state);
            };
            let each = scratch
                .gates
                .chunks_exact_mut(4 * reach)
                .zip(scratch.joined.chunks_exact_mut(whole));
            if backwards {
                each.rev().for_each(&mut step);
            } else {
                each.for_each(&mut step);
            }
        }
        self.roles.apply(&scratch.joined, &mut scratch.scores);
    }

    /// Appends the model to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        if self.cues.inputs() == 0 {
            return;
        }
        self.cues.write(into);
        self.words.write(into);
        self.askers.write(into);
        self.distances.write(into);
        self.reach.write(into);
        self.roles.write(into);
        for x in &self.steps {
            into.extend(x.to_le_bytes());
        }
    }

    /// Reads what [`Finder::write`] wrote, for rows of this width.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, width: usize) -> Result<Self, FormatError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let cues = Dense::read_shape(bytes, width, 2)?;
        let words = Dense::read(bytes)?;
        let wide = words.outputs();
        let askers = Dense::read_shape(bytes, width, wide)?;
        let distances = Table::read(bytes, wide)?;
        let reach = Dense::read(bytes)?;
        let roles = Dense::read_shape(bytes, wide + reach.outputs() / 2, COUNT)?;
        let fits = words.inputs() == width
            && wide > 0
            && reach.inputs() == wide
            && reach.outputs() % 4 == 0;
        if !fits || reach.outputs() == 0 || distances.rows() != 2 * FARTHEST + 1 {
            return Err(FormatError::Range);
        }
        Ok(Self {
            cues,
            words,
            askers,
            distances,
            reach,
            roles,
            steps: (0..COUNT * COUNT)
                .map(|_| bytes.real())
                .collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Debug, Default)]
struct Scratch {
    asker: Vec<f32>,
    met: Vec<f32>,
    gates: Vec<f32>,
    joined: Vec<f32>,
    scores: Vec<f32>,
}

/// The runs of a role in a path, places counted from `offset`.
fn runs(path: &[u8], role: Role, offset: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in path
        .iter()
        .enumerate()
        .filter(|&(_, &each)| each == role as u8)
    {
        match found.last_mut() {
            Some(last) if last.end == offset + at => last.end += 1,
            _ => found.push(offset + at..offset + at + 1),
        }
    }
    found
}

/// How far the roles of the words where roles change are favoured over the next best, on average.
fn clarity(scores: &[f32], path: &[u8]) -> f32 {
    let rows: &[[f32; COUNT]] = scores.as_chunks().0;
    let changes = (0..path.len()).filter(|&at| {
        let beside = [at.checked_sub(1), Some(at + 1)];
        beside
            .into_iter()
            .flatten()
            .filter_map(|at| path.get(at))
            .any(|other| *other != path[at])
    });
    let (mut sum, mut count) = (0.0, 0);
    for at in changes {
        let Some(row) = rows.get(at) else { continue };
        let own = row.get(usize::from(path[at])).copied().unwrap_or_default();
        let others = (0..COUNT)
            .filter(|&role| role != usize::from(path[at]))
            .map(|role| row[role]);
        sum += own - others.fold(f32::NEG_INFINITY, f32::max);
        count += 1;
    }
    sum / count.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_what_touches() {
        assert_eq!(runs(&[3, 3, 0, 1, 3], Role::Content, 10), [10..12, 14..15]);
        assert!(runs(&[], Role::Source, 0).is_empty());
    }

    #[test]
    fn a_model_that_knows_nothing_finds_nothing() {
        assert!(Finder::default().find(&[], 0).is_empty());
        assert!(Finder::default().find(&[1.0, 2.0], 0).is_empty());
    }
}
