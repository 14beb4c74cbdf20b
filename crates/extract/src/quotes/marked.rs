//! Quotations by their marks alone, for texts in a language that Hearsay does not read.

use hearsay_text::{Document, QuoteKind};

use super::pairs;
use crate::Quote;
use crate::language::Language;

/// How far such a quotation can be trusted to be somebody's words; in English texts about so many are.
const CONFIDENCE: f32 = 0.3;

/// Every quotation between double marks that holds a letter, as a direct quote of nobody. Single marks are apostrophes in
/// too many languages.
#[must_use]
pub fn marked(document: &Document<'_>, language: Language) -> Vec<Quote> {
    let quotations = pairs::quotations(document);
    let has_letters = |quotation: &&pairs::Quotation| {
        let inner = quotation.inner.of(document.text);
        !quotation.single && inner.chars().any(char::is_alphabetic)
    };
    let quote = |quotation: &pairs::Quotation| Quote {
        kind: QuoteKind::Direct,
        content: vec![quotation.span],
        cue: Vec::new(),
        source: Vec::new(),
        speaker: None,
        confidence: CONFIDENCE,
        why: format!(
            "quotation marks stand around it; the text looks like {}, of which Hearsay reads no more.",
            language.name()
        ),
    };
    quotations.iter().filter(has_letters).map(quote).collect()
}
