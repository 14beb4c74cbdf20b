//! Tokens: words, numbers, punctuation, cut as the English Web Treebank (UD English EWT) cuts them.
//!
//! Clitics stand alone ("do|n't", "Reck|’s", "workers|’"), hyphens and slashes between words too ("follow|-|up",
//! "non-member" stays), and so do currency signs, brackets and dashes. Runs of dots, dashes, "!" and "?" are one token.
//! Initials, abbreviations, figures, addresses, @names and #tags stay whole.

mod addresses;
mod clitics;
mod figures;
mod hyphens;
mod stops;

use crate::Span;
use crate::characters::{is_blank, is_extender, is_punctuation, is_terminator, is_word};
use crate::quotation::{self, Mark, Role};

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
    /// Letters, with digits, full stops or apostrophes inside: "Reck", "U.S.", "n't", "’s". Addresses, @names and
    /// #tags too.
    Word,
    /// Begins with a digit: "1,000", "10:30", "1970s", "3rd".
    Number,
    /// A mark that opens a quotation, as [`quotation`] decides.
    OpenQuote,
    /// A mark that closes a quotation.
    CloseQuote,
    /// Other punctuation.
    Punctuation,
    /// Anything else: currency, emoji, mathematics.
    Symbol,
}

/// The tokens of the paragraph at `span`, in order, offsets counted in the whole `text`. Together they cover every
/// character that is not blank. Time is linear in the paragraph's length.
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let mut cutter = Cutter {
        text,
        body: span.of(text),
        offset: span.start,
        at: 0,
        marks: quotation::marks(text, span),
        found: Vec::new(),
    };
    while cutter.step() {}
    cutter.found
}

struct Cutter<'t> {
    text: &'t str,
    body: &'t str,
    offset: usize,
    /// Where the next token may begin, in bytes of `body`.
    at: usize,
    marks: Vec<Mark>,
    found: Vec<Token>,
}

impl<'t> Cutter<'t> {
    fn rest(&self) -> &'t str {
        self.body.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, length: usize, kind: TokenKind) {
        let start = self.offset + self.at;
        self.found.push(Token {
            span: Span::new(start, start + length),
            kind,
        });
        self.at += length;
    }

    /// The quotation mark or apostrophe that begins at byte `at` of the body.
    fn mark(&self, at: usize) -> Option<Mark> {
        let start = self.offset + at;
        let index = self
            .marks
            .binary_search_by_key(&start, |mark| mark.span.start)
            .ok()?;
        self.marks.get(index).copied()
    }

    /// Reads one token or one blank; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return false;
        };
        if is_blank(first) {
            self.at += first.len_utf8();
            return true;
        }
        if let Some((length, kind)) = self.whole(first) {
            self.push(length, kind);
        } else if let Some(mark) = self.mark(self.at) {
            match mark.role {
                Role::Open => self.push(mark.span.len(), TokenKind::OpenQuote),
                Role::Close => self.push(mark.span.len(), TokenKind::CloseQuote),
                Role::Apostrophe => self.word(),
                Role::Other => self.push(mark.span.len(), TokenKind::Punctuation),
            }
        } else if first.is_numeric() || self.starts_fraction(first) {
            self.number();
        } else if is_word(first) {
            self.word();
        } else {
            self.sign(first);
        }
        true
    }

    /// Whether nothing but a blank or punctuation stands before the place.
    fn fresh(&self) -> bool {
        self.found.last().is_none_or(|last| {
            last.span.end < self.offset + self.at
                || !matches!(last.kind, TokenKind::Word | TokenKind::Number)
        })
    }

    fn starts_fraction(&self, first: char) -> bool {
        let apart = self.found.last().is_none_or(|last| {
            last.span.end < self.offset + self.at || last.kind == TokenKind::Symbol
        });
        first == '.' && apart && second_is_digit(self.rest())
    }

    /// Addresses, @names, #tags and faces.
    fn whole(&self, first: char) -> Option<(usize, TokenKind)> {
        if !self.fresh() {
            return None;
        }
        let rest = self.rest();
        if let Some(length) = addresses::address(rest, first) {
            return Some((length, TokenKind::Word));
        }
        let apart = self
            .found
            .last()
            .is_none_or(|last| last.span.end < self.offset + self.at);
        if apart && let Some(length) = addresses::face(rest) {
            return Some((length, TokenKind::Symbol));
        }
        None
    }

    fn number(&mut self) {
        let rest = self.rest();
        let mut length = figures::figure(rest);
        // 1990's, 70’s: years, not possessives
        if let Some(mark) = self.mark(self.at + length)
            && mark.role == Role::Apostrophe
        {
            let after = rest.get(length + mark.span.len()..).unwrap_or_default();
            let plural = after.starts_with('s') && !after.chars().nth(1).is_some_and(is_word);
            if plural {
                length += mark.span.len() + 1;
            }
        }
        self.push(length, TokenKind::Number);
    }

    /// A word with what clings to it, cut into its parts.
    fn word(&mut self) {
        let rest = self.rest();
        let length = self.word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        let mut cuts = clitics::cuts(word);
        cuts.push(length);
        let kind = if word.len() > 2
            && word
                .trim_start_matches(['\'', '’'])
                .starts_with(|c: char| c.is_ascii_digit())
        {
            TokenKind::Number
        } else {
            TokenKind::Word
        };
        let mut from = 0;
        for cut in cuts {
            self.push(cut - from, kind);
            from = cut;
        }
    }

    /// The bytes of the word at the start of `rest`, apostrophes, inner full stops and kept hyphens included.
    fn word_length(&self, rest: &str) -> usize {
        let mut end = 0;
        let mut piece = 0;
        let mut dotted = false;
        loop {
            let Some(c) = rest.get(end..).and_then(|tail| tail.chars().next()) else {
                return end;
            };
            let tail = rest.get(end..).unwrap_or_default();
            if is_word(c) {
                end += c.len_utf8();
                continue;
            }
            if let Some(mark) = self
                .mark(self.at + end)
                .filter(|mark| mark.role == Role::Apostrophe)
            {
                end += mark.span.len();
                continue;
            }
            let part = rest.get(piece..end).unwrap_or_default();
            match c {
                '.' if stops::goes_on(part, tail, dotted) => {
                    end += 1;
                    piece = end;
                    dotted = true;
                }
                '.' => {
                    if stops::keeps(self.last_word(), rest, part, end, dotted) {
                        end += 1;
                    }
                    return end;
                }
                '&' if is_acronym(part) && tail.chars().nth(1).is_some_and(char::is_uppercase) => {
                    end += 1;
                    piece = end;
                }
                '-' if piece == 0 && hyphens::keeps(part, tail) => {
                    end += 1;
                    piece = end;
                }
                _ => return end,
            }
        }
    }

    fn last_word(&self) -> &'t str {
        self.found.last().map_or("", |last| last.span.of(self.text))
    }

    /// Punctuation and symbols.
    fn sign(&mut self, first: char) {
        let rest = self.rest();
        let run = |accept: &dyn Fn(char) -> bool| {
            rest.char_indices()
                .find(|&(_, c)| !accept(c))
                .map_or(rest.len(), |(at, _)| at)
        };
        let (length, kind) = match first {
            '.' | '…' => (run(&|c| matches!(c, '.' | '…')), TokenKind::Punctuation),
            '!' | '?' => (run(&|c| matches!(c, '!' | '?')), TokenKind::Punctuation),
            '-' | '–' | '—' | '―' | '*' | '=' | '~' | '_' | '+' | '<' | '>' | '#' => {
                let kind = if is_punctuation(first) {
                    TokenKind::Punctuation
                } else {
                    TokenKind::Symbol
                };
                (run(&|c| c == first), kind)
            }
            _ if is_punctuation(first) || is_terminator(first) => {
                (first.len_utf8(), TokenKind::Punctuation)
            }
            _ => (picture(rest), TokenKind::Symbol),
        };
        self.push(length, kind);
    }
}

fn second_is_digit(text: &str) -> bool {
    text.chars().nth(1).is_some_and(char::is_numeric)
}

/// Capitals only, "AT", "US": one or more.
fn is_acronym(part: &str) -> bool {
    !part.is_empty() && part.chars().all(char::is_uppercase)
}

/// The bytes of one symbol with what joins it: an emoji with skin tone, a family of them, a flag.
fn picture(rest: &str) -> usize {
    let regional = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
    let mut end = 0;
    let mut last = None;
    for (at, c) in rest.char_indices() {
        let joins = match last {
            None => true,
            Some('\u{200D}') => !is_blank(c) && !is_word(c),
            Some(before) => {
                is_extender(c) || (at == before.len_utf8() && regional(before) && regional(c))
            }
        };
        if !joins {
            break;
        }
        end = at + c.len_utf8();
        last = Some(c);
    }
    end
}
