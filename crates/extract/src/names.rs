//! Names: where people, organisations and places are called by name.

use hearsay_syntax::Syntax;
use hearsay_text::{Document, Label, Span};

use crate::Models;

/// A name as it stands in the text, not yet joined with others of the same entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The name itself, without title.
    pub span: Span,
    /// What it names.
    pub label: Label,
    /// From 0 to 1.
    pub confidence: f32,
}

/// The names of a document, in text order, none overlapping another.
#[must_use]
pub fn find(_document: &Document<'_>, _syntax: &Syntax, _models: &Models) -> Vec<Name> {
    Vec::new()
}
