//! Tokens: words, numbers, punctuation.

use crate::Span;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits, full stops or apostrophes inside: "Reck", "U.S.", "n't", "’s".
    Word,
    /// Digits, with separators inside.
    Number,
    /// A mark that may open a quotation.
    OpenQuote,
    /// A mark that may close a quotation.
    CloseQuote,
    /// Other punctuation.
    Punctuation,
    /// Anything else: currency, emoji, mathematics.
    Symbol,
}

/// The tokens of the paragraph at `span`, in order, offsets counted in the whole `text`.
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (byte, char) in span.of(text).char_indices() {
        let start = span.start + byte;
        let here = Span::new(start, start + char.len_utf8());
        let kind = match char {
            c if c.is_whitespace() => continue,
            c if c.is_alphabetic() => TokenKind::Word,
            c if c.is_numeric() => TokenKind::Number,
            '“' => TokenKind::OpenQuote,
            '”' => TokenKind::CloseQuote,
            _ => TokenKind::Punctuation,
        };
        match found.last_mut() {
            Some(last)
                if last.span.end == start
                    && last.kind == kind
                    && matches!(kind, TokenKind::Word | TokenKind::Number) =>
            {
                last.span.end = here.end;
            }
            _ => found.push(Token { span: here, kind }),
        }
    }
    found
}
