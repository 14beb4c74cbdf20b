//! The parser: a head and a relation for every token.
//!
//! Every pair of words of a sentence is scored as dependent and head by the product of two short rows, one for each part
//! (Dozat and Manning, ICLR 2017), and by how far apart they are; the tree of highest score is taken ([`tree`]), and each of
//! its arcs then gets its relation.

pub mod tree;

use std::ops::Range;

use crate::Relation;
use crate::encoder::{Dense, maths};
use crate::sequence::{Bytes, FormatError};

/// The head of a token that has none: the root of its sentence.
pub const ROOT: u32 = u32::MAX;

/// Distances between words from which all are alike, to either side.
pub const FARTHEST: usize = 24;

/// Which of `2 × FARTHEST + 1` learned distances lies between two words.
#[must_use]
pub fn distance(from: usize, to: usize) -> usize {
    let limit = FARTHEST as isize;
    ((to as isize - from as isize).clamp(-limit, limit) + limit) as usize
}

/// The parser. The default knows nothing and takes every token for a root.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parser {
    /// From the encoder's rows to those of dependents.
    pub dependents: Dense,
    /// From the encoder's rows to those of heads.
    pub heads: Dense,
    /// From the encoder's rows to how well a word is a root.
    pub root: Dense,
    /// What each distance adds.
    pub distances: Vec<f32>,
    /// From the encoder's rows to what dependents say of their relation.
    pub relation_dependents: Dense,
    /// From the encoder's rows to what heads say of it.
    pub relation_heads: Dense,
    /// From both, added, to relations.
    pub relations: Dense,
}

/// Heads and relations of some tokens.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parse {
    /// The head of each, as a place among them, or [`ROOT`].
    pub heads: Vec<u32>,
    /// The relation of each to its head.
    pub relations: Vec<Relation>,
}

impl Parser {
    /// Parses sentences, given as ranges of the words whose `rows` the encoder made, in order and without gaps.
    #[must_use]
    pub fn parse(&self, rows: &[f32], sentences: &[Range<usize>]) -> Parse {
        let count = sentences.last().map_or(0, |sentence| sentence.end);
        let wide = self.dependents.outputs();
        if wide == 0 {
            return Parse {
                heads: vec![ROOT; count],
                relations: vec![Relation::Root; count],
            };
        }
        let (mut dependents, mut heads, mut roots) = (Vec::new(), Vec::new(), Vec::new());
        self.dependents.apply(rows, &mut dependents);
        self.heads.apply(rows, &mut heads);
        self.root.apply(rows, &mut roots);
        let mut parse = Parse::default();
        let (mut scores, mut turned) = (Vec::new(), Vec::new());
        for sentence in sentences {
            let part = |values: &'_ [f32]| {
                values
                    .get(sentence.start * wide..sentence.end * wide)
                    .map(<[f32]>::to_vec)
            };
            let (own, others) = (
                part(&dependents).unwrap_or_default(),
                part(&heads).unwrap_or_default(),
            );
            self.score(
                &own,
                &others,
                roots.get(sentence.clone()).unwrap_or_default(),
                &mut turned,
                &mut scores,
            );
            let found = tree::best(&scores, sentence.len());
            parse.heads.extend(
                found
                    .iter()
                    .map(|head| head.map_or(ROOT, |head| (sentence.start + head) as u32)),
            );
        }
        parse.relations = self.relate(rows, &parse.heads);
        parse
    }

    /// One row a dependent: its score as a root, then with each word as its head.
    fn score(
        &self,
        own: &[f32],
        others: &[f32],
        roots: &[f32],
        turned: &mut Vec<f32>,
        scores: &mut Vec<f32>,
    ) {
        let wide = self.dependents.outputs();
        let count = roots.len();
        // Heads side by side, so that one dependent meets many at once.
        turned.clear();
        turned.resize(others.len(), 0.0);
        for (head, row) in others.chunks_exact(wide).enumerate() {
            for (column, &x) in row.iter().enumerate() {
                if let Some(to) = turned.get_mut(column * count + head) {
                    *to = x;
                }
            }
        }
        scores.clear();
        for (dependent, (row, &root)) in own.chunks_exact(wide).zip(roots).enumerate() {
            scores.push(root);
            let from = scores.len();
            scores.extend((0..count).map(|head| {
                self.distances
                    .get(distance(dependent, head))
                    .copied()
                    .unwrap_or_default()
            }));
            let to = scores.get_mut(from..).unwrap_or_default();
            for (&x, heads) in row.iter().zip(turned.chunks_exact(count)) {
                for (to, head) in to.iter_mut().zip(heads) {
                    *to += x * head;
                }
            }
        }
    }

    fn relate(&self, rows: &[f32], heads: &[u32]) -> Vec<Relation> {
        let wide = self.relation_dependents.outputs();
        let (mut own, mut others) = (Vec::new(), Vec::new());
        self.relation_dependents.apply(rows, &mut own);
        self.relation_heads.apply(rows, &mut others);
        for (row, &head) in own.chunks_exact_mut(wide.max(1)).zip(heads) {
            // The root's number times anything is too much for 32 bits.
            let from = if head == ROOT {
                usize::MAX
            } else {
                head as usize * wide
            };
            let head = others
                .get(from..from.saturating_add(wide))
                .unwrap_or_default();
            row.iter_mut().zip(head).for_each(|(to, from)| *to += from);
            row.iter_mut().for_each(|x| *x = x.max(0.0));
        }
        let mut scores = Vec::new();
        self.relations.apply(&own, &mut scores);
        let relation = |row: &[f32]| {
            Relation::ALL
                .get(maths::highest(row))
                .copied()
                .unwrap_or_default()
        };
        scores
            .chunks_exact(self.relations.outputs().max(1))
            .map(relation)
            .collect()
    }

    /// Appends the parser to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        for layer in [&self.dependents, &self.heads, &self.root] {
            layer.write(into);
        }
        for x in &self.distances {
            into.extend(x.to_le_bytes());
        }
        for layer in [
            &self.relation_dependents,
            &self.relation_heads,
            &self.relations,
        ] {
            layer.write(into);
        }
    }

    /// Reads what [`Parser::write`] wrote, for rows of this width.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, width: usize) -> Result<Self, FormatError> {
        let dependents = Dense::read(bytes)?;
        let heads = Dense::read_shape(bytes, width, dependents.outputs())?;
        let root = Dense::read_shape(bytes, width, 1)?;
        let distances = (0..=2 * FARTHEST)
            .map(|_| bytes.real())
            .collect::<Result<_, _>>()?;
        let relation_dependents = Dense::read(bytes)?;
        let relation_heads = Dense::read_shape(bytes, width, relation_dependents.outputs())?;
        let relations = Dense::read_shape(bytes, relation_heads.outputs(), Relation::ALL.len())?;
        if dependents.inputs() != width || relation_dependents.inputs() != width {
            return Err(FormatError::Range);
        }
        Ok(Self {
            dependents,
            heads,
            root,
            distances,
            relation_dependents,
            relation_heads,
            relations,
        })
    }
}
