//! Grounds: around each word by which somebody gives ground, asks for it or refuses it, who gives what to whom, as
//! [`crate::predicates`] reads them.

use std::ops::Range;

use hearsay_syntax::encoder::{Dense, maths};
use hearsay_syntax::sequence::{Bytes, FormatError};
use hearsay_text::Status;

use crate::predicates::{Reader, Scene};

/// How many parts there are.
pub const COUNT: usize = 7;

/// Cues that the model favours less over none are passed over: a difference of logarithms. Low, since a judge weighs the rest.
pub const LEAST: f32 = -1.5;

/// What a word is to the cue of a concession ("agreed", "offered", "withdrawal").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Nothing.
    None,
    /// A word of the cue.
    Cue,
    /// A word of the cue that is also one of what is given: "relinquish" in "relinquish two villages".
    Giving,
    /// A word of what is given.
    Content,
    /// A word of who gives it.
    Conceder,
    /// A word of who gains.
    Recipient,
    /// A word of the condition.
    Condition,
}

/// A concession, as tokens of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// The word that carries the cue.
    pub carrier: usize,
    /// The cue; holds the carrier.
    pub cue: Range<usize>,
    /// What is given, each thing apart; never empty.
    pub contents: Vec<Range<usize>>,
    /// Who gives it.
    pub conceder: Option<Range<usize>>,
    /// Who gains.
    pub recipient: Option<Range<usize>>,
    /// The condition or what is given in return.
    pub condition: Option<Range<usize>>,
    /// How far it has come.
    pub status: Status,
    /// How far the model favours taking the carrier for a cue over not: a difference of logarithms.
    pub favour: f32,
    /// The first word of which the model says how far it gives and how far it gains.
    pub first: usize,
    /// That, word by word: shares from 0 to 1.
    pub leans: Vec<[f32; 2]>,
}

impl Ground {
    /// How far the model takes a token for one who gives and for one who gains, from 0 to 1.
    #[must_use]
    pub fn lean(&self, token: usize) -> [f32; 2] {
        let at = token.checked_sub(self.first);
        let lean = at.and_then(|at| self.leans.get(at));
        lean.copied().unwrap_or_default()
    }
}

/// The model. The default knows nothing and finds nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Finder {
    /// Finds cues and gives the words around them their parts.
    pub reader: Reader,
    /// From the encoder's rows of carriers to [`Status::ALL`].
    pub statuses: Dense,
}

impl Finder {
    /// The concessions of one portion that are favoured by more than `least`, in order of their carriers, tokens counted
    /// from `offset`. `rows` are the encoder's.
    #[must_use]
    pub fn find(&self, rows: &[f32], offset: usize, least: f32) -> Vec<Ground> {
        let scenes = self.reader.find(rows, offset, least);
        let width = self.statuses.inputs();
        let ground = |scene: Scene| {
            let at = (scene.carrier - offset) * width;
            let mut scores = Vec::new();
            self.statuses
                .apply(rows.get(at..at + width).unwrap_or_default(), &mut scores);
            let status = Status::ALL.get(maths::highest(&scores)).copied()?;
            let longest = |part: Part| {
                scene
                    .runs(part as u8)
                    .into_iter()
                    .max_by_key(|run| (run.len(), std::cmp::Reverse(run.start)))
            };
            let mut contents = scene.runs_of(&[Part::Giving as u8, Part::Content as u8]);
            if contents.is_empty() {
                contents.push(scene.carrier..scene.carrier + 1);
            }
            let (first, leans) = scene.shares([Part::Conceder as u8, Part::Recipient as u8]);
            let cue = scene.runs_of(&[Part::Cue as u8, Part::Giving as u8]);
            let cue = cue.into_iter().find(|run| run.contains(&scene.carrier));
            Some(Ground {
                carrier: scene.carrier,
                cue: cue.unwrap_or(scene.carrier..scene.carrier + 1),
                contents,
                conceder: longest(Part::Conceder),
                recipient: longest(Part::Recipient),
                condition: longest(Part::Condition),
                status,
                favour: scene.favour,
                first,
                leans,
            })
        };
        scenes.into_iter().filter_map(ground).collect()
    }

    /// Appends the model to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        if self.statuses.inputs() == 0 {
            return;
        }
        self.statuses.write(into);
        self.reader.write(into);
    }

    /// Reads what [`Finder::write`] wrote, for rows of this width.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>, width: usize) -> Result<Self, FormatError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        Ok(Self {
            statuses: Dense::read_shape(bytes, width, Status::ALL.len())?,
            reader: Reader::read(bytes, width, COUNT)?,
        })
    }
}
