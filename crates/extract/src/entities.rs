//! Entities: the names that mean the same person, organisation or place, joined.
//!
//! Names are cleaned of titles (`titles`) and looked for again in the whole text (`echoes`); spellings share one
//! `surfaces` entry, which takes a vote on its label, the words around it (`settings`) having a say; people, places and organisations are then joined each by their
//! own rules. Every step looks names up by a word of theirs, so time grows with the text, not with pairs of names.

pub mod addresses;
mod casting;
mod echoes;
mod nodes;
mod organisations;
mod people;
mod places;
mod settings;
pub mod sides;
mod sightings;
mod spelling;
mod surfaces;
mod titles;

use hearsay_syntax::Syntax;
use hearsay_text::Document;

use crate::names::Name;
use crate::{Entity, EntityId, Mention};

/// Who and what is in a text: entities, and where they are mentioned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// In text order.
    pub mentions: Vec<Mention>,
}

impl Cast {
    /// The entity with that id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0)
    }
}

/// Joins names into entities with aliases: variants of spelling, surname after full name, acronyms, titles.
///
/// A name that was found once is found everywhere in the text. Names that do not fit the text are left out. No two
/// mentions overlap.
#[must_use]
pub fn merge(document: &Document<'_>, syntax: &Syntax, names: &[Name]) -> Cast {
    let mut found = sightings::collect(document, names);
    organisations::add_acronyms_in_brackets(document, &mut found);
    echoes::add_peoples(document, &mut found);
    settings::add(document, &mut found);
    found.surfaces.vote();
    echoes::add(document, syntax, &mut found);
    let mut nodes = people::assign(&found);
    organisations::join(&found, &mut nodes);
    places::join(document, syntax, &found, &mut nodes);
    casting::cast(document, &found, &mut nodes)
}

#[cfg(test)]
pub(crate) mod tests;
