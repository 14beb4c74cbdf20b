//! Sentences.

use std::ops::Range;

use crate::{Span, Token};

/// One sentence of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, in bytes, without white space around it.
    pub span: Span,
    /// Its tokens, as indices into [`crate::Document::tokens`].
    pub tokens: Range<usize>,
    /// Its paragraph, as an index into [`crate::Document::paragraphs`].
    pub paragraph: usize,
}

/// Cuts the tokens of one paragraph into sentences, as ranges of `tokens`.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        if matches!(token.span.of(text), "." | "!" | "?") || index + 1 == tokens.len() {
            found.push(start..index + 1);
            start = index + 1;
        }
    }
    found
}
