//! A text cut into paragraphs, sentences and tokens.

use crate::{Paragraph, ParagraphKind, Sentence, Span, Token, paragraphs, sentences, tokens};

/// A text and its parts. Parts are in text order and refer to each other by index.
///
/// Every token lies in exactly one sentence, every sentence in exactly one paragraph; only white space lies outside.
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// The text itself, newlines normalised.
    pub text: &'t str,
    /// Paragraphs and headings.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Tokens.
    pub tokens: Vec<Token>,
}

impl<'t> Document<'t> {
    /// Cuts `text`. Any text will do; one without a letter just has few parts.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut document = Self {
            text,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
        };
        for (span, kind) in paragraphs::paragraphs(text) {
            document.add_paragraph(span, kind);
        }
        document
    }

    fn add_paragraph(&mut self, span: Span, kind: ParagraphKind) {
        let (first_token, first_sentence) = (self.tokens.len(), self.sentences.len());
        let tokens = tokens::tokens(self.text, span);
        let cuts = match kind {
            // A heading is one sentence, whatever it holds.
            ParagraphKind::Heading if !tokens.is_empty() => {
                std::iter::once(0..tokens.len()).collect()
            }
            _ => sentences::sentences(self.text, &tokens),
        };
        for range in cuts {
            let Some(span) = tokens
                .get(range.clone())
                .and_then(|tokens| Some(tokens.first()?.span.to(tokens.last()?.span)))
            else {
                continue;
            };
            let paragraph = self.paragraphs.len();
            self.sentences.push(Sentence {
                span,
                tokens: range.start + first_token..range.end + first_token,
                paragraph,
            });
        }
        self.tokens.extend(tokens);
        self.paragraphs.push(Paragraph {
            span,
            kind,
            sentences: first_sentence..self.sentences.len(),
            tokens: first_token..self.tokens.len(),
        });
    }

    /// The words of the token at `index`; empty if there is none.
    #[must_use]
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens
            .get(index)
            .map_or("", |token| token.span.of(self.text))
    }

    /// The index of the sentence that holds the token at `index`.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> Option<usize> {
        let at = self
            .sentences
            .partition_point(|sentence| sentence.tokens.end <= index);
        (at < self.sentences.len()).then_some(at)
    }

    /// The tokens that lie wholly or partly in `span`, as a range of indices.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        let to = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        from..to.max(from)
    }

    /// The span from the first to the last token of a range of indices; `None` if the range is empty or too long.
    #[must_use]
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Option<Span> {
        let last = tokens
            .end
            .checked_sub(1)
            .filter(|&last| last >= tokens.start)?;
        Some(
            self.tokens
                .get(tokens.start)?
                .span
                .to(self.tokens.get(last)?.span),
        )
    }
}
