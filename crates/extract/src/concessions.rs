//! Concessions: who is claimed to give what to whom.

use hearsay_syntax::Syntax;
use hearsay_text::Document;

use crate::entities::Cast;
use crate::{Concession, Quote};

/// The concessions of a document, in text order of their content.
#[must_use]
pub fn find(
    _document: &Document<'_>,
    _syntax: &Syntax,
    _cast: &Cast,
    _quotes: &[Quote],
) -> Vec<Concession> {
    Vec::new()
}
