//! Entities: the names that mean the same person, organisation or place, joined.

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
#[must_use]
pub fn merge(_document: &Document<'_>, _syntax: &Syntax, _names: &[Name]) -> Cast {
    Cast::default()
}
