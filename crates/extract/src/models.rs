//! The learned parts, handed in as bytes.

use hearsay_syntax::Grammar;
use hearsay_syntax::encoder::Vectors;
use hearsay_syntax::sequence::{Bytes, FormatError, hash_bytes};
use thiserror::Error;

use crate::concessions::chooser::Chooser;
use crate::concessions::judge::Judge;
use crate::predicates::Reader;
use crate::{grounds, names, roles};

/// Everything learned that the stages read. [`Models::default`] knows nothing: the stages then go by rules alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Models {
    /// The encoder, parts of speech, dependencies.
    pub grammar: Grammar,
    /// Names.
    pub names: names::Finder,
    /// Who says what.
    pub roles: Reader,
    /// Who gives what.
    pub grounds: grounds::Finder,
    /// Weighs what frames find of it.
    pub judge: Judge,
    /// Chooses who gives and who gains.
    pub chooser: Chooser,
}

/// Why a model file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The first bytes are not those of a model file.
    #[error("this is not a Hearsay model file")]
    NotAModel,
    /// The file has another version than this program reads.
    #[error("the model file has version {found}; this program reads version {VERSION}")]
    Version {
        /// The version of the file.
        found: u8,
    },
    /// The file ends too early.
    #[error("the model file is cut off")]
    Cut,
    /// The file has other bytes than were written: its checksum differs.
    #[error("the model file is damaged")]
    Damaged,
    /// A part of the file, though undamaged, cannot be understood.
    #[error("the {section} in the model file cannot be read: {reason}")]
    Section {
        /// What the part holds.
        section: &'static str,
        /// What is wrong with it.
        reason: FormatError,
    },
}

/// The version of the file format, of the features and of the hash: a model is read only by the version it was
/// trained for.
pub const VERSION: u8 = 9;

const MAGIC: &[u8] = b"hearsay";
const HEAD: usize = MAGIC.len() + 1 + 4 + 8;

impl Models {
    /// Reads a model file.
    ///
    /// A file is: `hearsay`, the version (one byte), the length of the rest (four bytes) and its checksum (FNV-1a,
    /// eight bytes), both little-endian; then each section with its length before it (four bytes): the grammar,
    /// the name model, the role model, the model of concessions, the judge of them, the chooser of their sides.
    ///
    /// # Errors
    /// If the bytes are no model file, one of another version, cut off or damaged. Any bytes may be given; memory stays in
    /// proportion to their number.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let start = bytes.get(..MAGIC.len()).unwrap_or(bytes);
        if start.is_empty() || !MAGIC.starts_with(start) {
            return Err(ModelError::NotAModel);
        }
        let mut head = Bytes::new(bytes.get(MAGIC.len()..).ok_or(ModelError::Cut)?);
        let found = head.byte().map_err(|_| ModelError::Cut)?;
        if found != VERSION {
            return Err(ModelError::Version { found });
        }
        let length = u32::from_le_bytes(array(&mut head)?) as usize;
        let sum = u64::from_le_bytes(array(&mut head)?);
        let body = bytes.get(HEAD..).ok_or(ModelError::Cut)?;
        if body.len() < length {
            return Err(ModelError::Cut);
        }
        if body.len() > length || checksum(body) != sum {
            return Err(ModelError::Damaged);
        }
        let mut body = Bytes::new(body);
        let grammar = section(&mut body, "grammar", Grammar::read_from)?;
        let width = grammar.encoder.width();
        let names = section(&mut body, "name model", |part| {
            names::Finder::read(part, width)
        })?;
        let roles = section(&mut body, "role model", |part| {
            Reader::read(part, width, roles::COUNT)
        })?;
        let grounds = section(&mut body, "model of concessions", |part| {
            grounds::Finder::read(part, width)
        })?;
        let dimensions = grammar.encoder.vectors.dimensions();
        let judge = section(&mut body, "judge of concessions", |part| {
            Judge::read(part, dimensions, width)
        })?;
        let chooser = section(&mut body, "chooser of sides", Chooser::read)?;
        if !body.is_empty() {
            return Err(ModelError::Damaged);
        }
        Ok(Self {
            grammar,
            names,
            roles,
            grounds,
            judge,
            chooser,
        })
    }

    /// The judge of concessions with the vectors by which it knows words, if it has learned anything.
    #[must_use]
    pub fn weighs(&self) -> Option<(&Judge, &Vectors)> {
        (!self.judge.is_empty()).then_some((&self.judge, &self.grammar.encoder.vectors))
    }

    /// Writes a model file, the same bytes for the same models.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut body = Vec::new();
        put_section(&mut body, |into| self.grammar.write(into));
        put_section(&mut body, |into| self.names.write(into));
        put_section(&mut body, |into| self.roles.write(into));
        put_section(&mut body, |into| self.grounds.write(into));
        put_section(&mut body, |into| self.judge.write(into));
        put_section(&mut body, |into| self.chooser.write(into));
        let mut file = MAGIC.to_vec();
        file.push(VERSION);
        file.extend((body.len() as u32).to_le_bytes());
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }
}

fn checksum(bytes: &[u8]) -> u64 {
    hash_bytes(bytes.iter().copied())
}

fn array<const N: usize>(bytes: &mut Bytes<'_>) -> Result<[u8; N], ModelError> {
    let taken = bytes.take(N).map_err(|_| ModelError::Cut)?;
    taken.try_into().map_err(|_| ModelError::Cut)
}

fn section<T>(
    bytes: &mut Bytes<'_>,
    section: &'static str,
    read: impl FnOnce(&mut Bytes<'_>) -> Result<T, FormatError>,
) -> Result<T, ModelError> {
    let length = u32::from_le_bytes(array(bytes)?) as usize;
    let part = bytes.take(length).and_then(|part| {
        let mut part = Bytes::new(part);
        let found = read(&mut part)?;
        part.end()?;
        Ok(found)
    });
    part.map_err(|reason| ModelError::Section { section, reason })
}

fn put_section(into: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let mut part = Vec::new();
    write(&mut part);
    into.extend((part.len() as u32).to_le_bytes());
    into.extend(part);
}
