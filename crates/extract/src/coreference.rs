//! Coreference: pronouns and descriptions that mean an entity of the cast. Precision first; unresolved is an answer.

use hearsay_syntax::Syntax;
use hearsay_text::Document;

use crate::entities::Cast;

/// Adds nominal and pronoun mentions to `cast` and keeps its mentions in text order.
pub fn resolve(_document: &Document<'_>, _syntax: &Syntax, _cast: &mut Cast) {}
