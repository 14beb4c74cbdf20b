//! Newlines, made the same once, when a text comes in.
//!
//! Only carriage returns change. Everything else stays, so that a reader's text is never altered unseen: Unicode's line
//! and paragraph separators end a line for [`crate::paragraphs`], and NUL and byte order marks count as blanks
//! ([`crate::characters`]).

use std::borrow::Cow;

/// The text with every `\r\n` and lone `\r` turned into `\n`.
///
/// Called once, at paste or when a file is opened; every offset afterwards counts in the result.
#[must_use]
pub fn normalise(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The way back from a normalised text to the text as it was given.
///
/// ```
/// use hearsay_text::newlines::{Original, normalise};
/// let given = "One\r\nTwo\rThree";
/// let text = normalise(given);
/// let original = Original::of(given);
/// let two = text.find("Two").unwrap();
/// assert!(given[two + original.folded_before(two)..].starts_with("Two"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Original {
    /// Bytes of the normalised text: where each newline stands that was `\r\n`.
    folded: Vec<usize>,
}

impl Original {
    /// Reads the text as it was given.
    #[must_use]
    pub fn of(given: &str) -> Self {
        let folded = given.match_indices("\r\n").enumerate();
        Self {
            folded: folded.map(|(before, (at, _))| at - before).collect(),
        }
    }

    /// How many characters were dropped before the byte `offset` of the normalised text. Added to a byte offset it
    /// gives the byte in the text as given; added to a code point, the code point: what is dropped is one byte each.
    #[must_use]
    pub fn folded_before(&self, offset: usize) -> usize {
        self.folded.partition_point(|&newline| newline < offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_carriage_returns_change() {
        assert_eq!(normalise("a\r\nb\rc\n\u{2028}\0"), "a\nb\nc\n\u{2028}\0");
        assert!(matches!(normalise("a\nb"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn every_character_finds_its_way_back(given in "[ae\u{301}👩\r\n]{0,40}") {
            let text = normalise(&given);
            let original = Original::of(&given);
            for (at, c) in text.char_indices() {
                let back = given[at + original.folded_before(at)..].chars().next();
                prop_assert_eq!(back.map(|b| if b == '\r' { '\n' } else { b }), Some(c));
            }
            let end = text.len();
            prop_assert_eq!(end + original.folded_before(end), given.len());
        }
    }
}
