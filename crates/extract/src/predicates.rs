//! Predicates: words that open a scene ("said", "offered"), and the role that each word around them plays in it.
//!
//! First every word is asked whether it carries such a cue. Then the words around each cue are read once more, with that
//! cue in mind: each gets a role, and a small running state in both directions lets them agree on where a role begins and
//! ends. So one sentence may hold several scenes, one inside the other. Method: semantic role labelling by predicate
//! (He et al., ACL 2017), with the encoder of [`hearsay_syntax::encoder`] and a linear chain on top.
//!
//! Who says what ([`crate::roles`]) and who gives what ([`crate::grounds`]) are read so.

use std::ops::Range;

use hearsay_syntax::encoder::{Dense, Table, maths};
use hearsay_syntax::parser::{FARTHEST, distance};
use hearsay_syntax::sequence::{Bytes, FormatError, Steps};

/// Words before a cue that may have a role.
pub const BEFORE: usize = 60;
/// Words after a cue that may have a role.
pub const AFTER: usize = 80;

/// The words around a cue that may have a role, of a portion of `count` words.
#[must_use]
pub fn window(cue: usize, count: usize) -> Range<usize> {
    cue.saturating_sub(BEFORE)..count.min(cue + AFTER + 1)
}

/// A cue and the roles around it, places counted from the beginning of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The word that carries the cue.
    pub carrier: usize,
    /// How far the model favours taking it for a cue over not: a difference of logarithms.
    pub favour: f32,
    /// How far it favours the roles of the words where roles change, on average: the same.
    pub clarity: f32,
    start: usize,
    path: Vec<u8>,
    /// How far each role of each word is taken: scores, a row a word.
    scores: Vec<f32>,
}

impl Scene {
    /// The runs of words with a role, ascending; no two touch.
    #[must_use]
    pub fn runs(&self, role: u8) -> Vec<Range<usize>> {
        self.runs_of(&[role])
    }

    /// The same for words with any of these roles.
    #[must_use]
    pub fn runs_of(&self, roles: &[u8]) -> Vec<Range<usize>> {
        runs(&self.path, roles, self.start)
    }

    /// The shares of these roles in each word of the scene, from 0 to 1, with the first of those words: what the scores say
    /// word by word.
    #[must_use]
    pub fn shares<const COUNT: usize>(&self, roles: [u8; COUNT]) -> (usize, Vec<[f32; COUNT]>) {
        let count = self.scores.len() / self.path.len().max(1);
        let words = self.scores.chunks_exact(count.max(1)).map(|scores| {
            let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
            roles.map(|role| {
                let score = scores.get(usize::from(role));
                score.map_or(0.0, |score| (score - most).exp() / sum)
            })
        });
        (self.start, words.collect())
    }

    /// The same for the cue, whose carrier is part of it whatever the roles say.
    #[must_use]
    pub fn cue(&self, role: u8) -> Vec<Range<usize>> {
        let mut own = self.runs(role);
        if !own.iter().any(|run| run.contains(&self.carrier)) {
            own.push(self.carrier..self.carrier + 1);
            own.sort_by_key(|run| run.start);
        }
        own
    }
}

/// The weights of a [`Reader`], as training makes them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
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

/// Finds predicates and gives roles. The default knows nothing and finds nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reader {
    weights: Weights,
    /// The distances, unpacked.
    distances: Vec<f32>,
    paths: Steps,
}

/// Scores are rounded to so many parts of one before the best path is sought.
const PARTS: f32 = 1024.0;

impl Reader {
    /// A reader of these weights.
    #[must_use]
    pub fn new(weights: Weights) -> Self {
        let count = weights.roles.outputs();
        let paths = Steps::new(count as u8, |from, to| {
            let step = from.zip(to).and_then(|(from, to)| {
                weights
                    .steps
                    .get(usize::from(from) * count + usize::from(to))
            });
            Some((step.copied().unwrap_or_default() * PARTS) as i32)
        });
        Self {
            distances: weights.distances.unpacked(),
            paths,
            weights,
        }
    }

    /// The scenes of one portion whose carriers are favoured by more than `least`, in order of their carriers, places
    /// counted from `offset`. `rows` are the encoder's.
    #[must_use]
    pub fn find(&self, rows: &[f32], offset: usize, least: f32) -> Vec<Scene> {
        let width = self.weights.cues.inputs();
        if width == 0 {
            return Vec::new();
        }
        let count = rows.len() / width;
        let mut favours = Vec::new();
        self.favours(rows, &mut favours);
        let cues: Vec<(usize, f32)> = favours
            .into_iter()
            .enumerate()
            .filter(|&(_, favour)| favour > least)
            .collect();
        if cues.is_empty() {
            return Vec::new();
        }
        let mut words = Vec::new();
        self.weights.words.apply(rows, &mut words);
        let mut scratch = Scratch::default();
        let mut whole = Vec::new();
        let scenes = cues.into_iter().map(|(cue, favour)| {
            let window = window(cue, count);
            self.score(rows, &words, cue, window.clone(), &mut scratch);
            whole.clear();
            whole.extend(scratch.scores.iter().map(|x| (x * PARTS) as i32));
            let path = self.paths.best(&whole);
            Scene {
                carrier: offset + cue,
                favour,
                clarity: clarity(&scratch.scores, &path, self.weights.roles.outputs()),
                start: offset + window.start,
                path,
                scores: std::mem::take(&mut scratch.scores),
            }
        });
        scenes.collect()
    }

    /// Appends how far each word of a portion is favoured as a cue to `into`. `rows` are the encoder's.
    fn favours(&self, rows: &[f32], into: &mut Vec<f32>) {
        if self.weights.cues.inputs() > 0 {
            let mut scores = Vec::new();
            self.weights.cues.apply(rows, &mut scores);
            let pairs = scores.as_chunks::<2>().0;
            into.extend(pairs.iter().map(|[no, yes]| yes - no));
        }
    }

    /// The scores of the roles of the words in the [`window`] around the word at `cue`, one row a word. `rows` are the
    /// encoder's of the portion.
    #[must_use]
    pub fn scores(&self, rows: &[f32], cue: usize) -> Vec<f32> {
        let width = self.weights.cues.inputs();
        if width == 0 {
            return Vec::new();
        }
        let (mut words, mut scratch) = (Vec::new(), Scratch::default());
        self.weights.words.apply(rows, &mut words);
        let window = window(cue, rows.len() / width);
        self.score(rows, &words, cue, window, &mut scratch);
        scratch.scores
    }

    /// Leaves the roles' scores of the words of `window` in `scratch`.
    fn score(
        &self,
        rows: &[f32],
        words: &[f32],
        cue: usize,
        window: Range<usize>,
        scratch: &mut Scratch,
    ) {
        let weights = &self.weights;
        let (width, wide) = (weights.cues.inputs(), weights.words.outputs());
        let own = rows.get(cue * width..(cue + 1) * width).unwrap_or_default();
        weights.askers.apply(own, &mut scratch.asker);
        let reach = weights.reach.outputs() / 4;
        let whole = wide + 2 * reach;
        scratch.met.clear();
        for at in window.clone() {
            let row = words.get(at * wide..(at + 1) * wide).unwrap_or_default();
            let from = distance(cue, at) * wide;
            let far = self.distances.get(from..from + wide).unwrap_or_default();
            let sums = row.iter().zip(&scratch.asker).zip(far);
            scratch
                .met
                .extend(sums.map(|((word, asker), far)| (word + asker + far).max(0.0)));
        }
        weights.reach.apply(&scratch.met, &mut scratch.gates);
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
        weights.roles.apply(&scratch.joined, &mut scratch.scores);
    }

    /// Appends the reader to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        let weights = &self.weights;
        if weights.cues.inputs() == 0 {
            return;
        }
        weights.cues.write(into);
        weights.words.write(into);
        weights.askers.write(into);
        weights.distances.write(into);
        weights.reach.write(into);
        weights.roles.write(into);
        for x in &weights.steps {
            into.extend(x.to_le_bytes());
        }
    }

    /// Reads what [`Reader::write`] wrote, for rows of this width and so many roles.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, width: usize, count: usize) -> Result<Self, FormatError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let cues = Dense::read_shape(bytes, width, 2)?;
        let words = Dense::read(bytes)?;
        let wide = words.outputs();
        let askers = Dense::read_shape(bytes, width, wide)?;
        let distances = Table::read(bytes, wide)?;
        let reach = Dense::read(bytes)?;
        let roles = Dense::read_shape(bytes, wide + reach.outputs() / 2, count)?;
        let fits = words.inputs() == width
            && wide > 0
            && reach.inputs() == wide
            && reach.outputs() % 4 == 0;
        if !fits || reach.outputs() == 0 || distances.rows() != 2 * FARTHEST + 1 {
            return Err(FormatError::Range);
        }
        let steps = (0..count * count)
            .map(|_| bytes.real())
            .collect::<Result<_, _>>()?;
        Ok(Self::new(Weights {
            cues,
            words,
            askers,
            distances,
            reach,
            roles,
            steps,
        }))
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

/// The runs of roles in a path, places counted from `offset`.
fn runs(path: &[u8], roles: &[u8], offset: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in path
        .iter()
        .enumerate()
        .filter(|(_, role)| roles.contains(role))
    {
        match found.last_mut() {
            Some(last) if last.end == offset + at => last.end += 1,
            _ => found.push(offset + at..offset + at + 1),
        }
    }
    found
}

/// How far the roles of the words where roles change are favoured over the next best, on average. `scores` has a row of
/// `count` a word.
fn clarity(scores: &[f32], path: &[u8], count: usize) -> f32 {
    let changes = (0..path.len()).filter(|&at| {
        let beside = [at.checked_sub(1), Some(at + 1)];
        beside
            .into_iter()
            .flatten()
            .filter_map(|at| path.get(at))
            .any(|other| *other != path[at])
    });
    let (mut sum, mut met) = (0.0, 0);
    for at in changes {
        let Some(row) = scores.get(at * count..(at + 1) * count) else {
            continue;
        };
        let own = usize::from(path[at]);
        let others = row.iter().enumerate().filter(|&(role, _)| role != own);
        let next = others.fold(f32::NEG_INFINITY, |most, (_, &x)| most.max(x));
        sum += row.get(own).copied().unwrap_or_default() - next;
        met += 1;
    }
    sum / met.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_what_touches() {
        assert_eq!(runs(&[3, 3, 0, 1, 3], &[3], 10), [10..12, 14..15]);
        assert!(runs(&[], &[1], 0).is_empty());
    }

    #[test]
    fn the_carrier_is_part_of_the_cue() {
        let scene = Scene {
            carrier: 12,
            favour: 1.0,
            clarity: 1.0,
            start: 10,
            path: vec![2, 0, 0, 3],
            scores: Vec::new(),
        };
        assert_eq!(scene.cue(2), [10..11, 12..13]);
    }

    #[test]
    fn shares_of_a_word_add_up_to_one() {
        let scene = Scene {
            carrier: 7,
            favour: 1.0,
            clarity: 1.0,
            start: 7,
            path: vec![0, 1],
            scores: vec![0.0, 0.0, 5.0, 5.0 + 2.0_f32.ln()],
        };
        let (first, shares) = scene.shares([0, 1]);
        assert_eq!(first, 7);
        let wanted = [[0.5, 0.5], [1.0 / 3.0, 2.0 / 3.0]];
        for (share, wanted) in shares.iter().flatten().zip(wanted.iter().flatten()) {
            assert!((share - wanted).abs() < 1e-5, "{shares:?}");
        }
        assert_eq!(shares.len(), 2);
    }

    #[test]
    fn a_reader_that_knows_nothing_finds_nothing() {
        assert!(Reader::default().find(&[], 0, 0.0).is_empty());
        assert!(Reader::default().find(&[1.0, 2.0], 0, 0.0).is_empty());
        assert!(Reader::default().scores(&[1.0], 0).is_empty());
    }
}
