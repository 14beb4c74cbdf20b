//! Bytes to code points and back: the one place that does it.

use crate::Span;

/// Where the characters of a text begin, so that many offsets convert quickly.
///
/// Holds one byte offset for every 64 code points; a look-up is a binary search and a short count.
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    every: Vec<usize>,
    length: usize,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut every = Vec::with_capacity(text.len() / STEP + 1);
        let mut length = 0;
        for (byte, _) in text.char_indices() {
            if length % STEP == 0 {
                every.push(byte);
            }
            length += 1;
        }
        Self {
            text,
            every,
            length,
        }
    }

    /// Code points in the text.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// How many code points begin before the byte `offset`.
    #[must_use]
    pub fn at_byte(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = self
            .every
            .partition_point(|&byte| byte <= offset)
            .saturating_sub(1);
        let Some(&from) = self.every.get(block) else {
            return 0;
        };
        block * STEP
            + self.text.as_bytes()[from..offset]
                .iter()
                .filter(|&&b| b & 0xC0 != 0x80)
                .count()
    }

    /// The byte at which code point number `index` begins; the text's length if there are not so many.
    #[must_use]
    pub fn to_byte(&self, index: usize) -> usize {
        let Some(&from) = self.every.get(index / STEP) else {
            return self.text.len();
        };
        self.text[from..]
            .char_indices()
            .nth(index % STEP)
            .map_or(self.text.len(), |(byte, _)| from + byte)
    }

    /// A span in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at_byte(span.start), self.at_byte(span.end))
    }
}
