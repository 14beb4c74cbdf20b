//! Quotes: what is said, by which words, by whom.

use hearsay_syntax::Syntax;
use hearsay_text::Document;

use crate::Quote;
use crate::entities::Cast;

/// The quotes of a document, in text order of their content.
#[must_use]
pub fn find(_document: &Document<'_>, _syntax: &Syntax, _cast: &Cast) -> Vec<Quote> {
    Vec::new()
}
