//! Paragraphs and headings.

use std::ops::Range;

use crate::Span;

/// One paragraph: a run of lines between blank lines, without the white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its sentences, as indices into [`crate::Document::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as indices into [`crate::Document::tokens`].
    pub tokens: Range<usize>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// A title or crosshead.
    Heading,
    /// Running text.
    Body,
}

/// The paragraphs of `text`, in order, as spans with their kinds.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<(Span, ParagraphKind)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + body.len());
            let ends = body.ends_with(['.', '!', '?', '”', '"', '’', ':', ';', ',']);
            let kind = if ends || body.split_whitespace().count() > 14 {
                ParagraphKind::Body
            } else {
                ParagraphKind::Heading
            };
            found.push((span, kind));
        }
        at += line.len();
    }
    found
}
