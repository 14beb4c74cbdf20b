//! Bytes to UTF-16 units and back: the DOM's selections and text nodes count in the latter. The one place that does it.

/// The byte at which UTF-16 unit number `units` of `text` lies; inside a surrogate pair, where the character begins.
/// Past the end: the text's length.
///
/// ```
/// use hearsay_page::utf16::to_byte;
/// assert_eq!(to_byte("a🙂b", 3), 5);
/// assert_eq!(to_byte("a🙂b", 2), 1);
/// ```
#[must_use]
pub fn to_byte(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (byte, char) in text.char_indices() {
        seen += char.len_utf16();
        if seen > units {
            return byte;
        }
    }
    text.len()
}

/// How many UTF-16 units begin before the byte `offset`; an offset inside a character counts from its beginning.
#[must_use]
pub fn from_byte(text: &str, offset: usize) -> usize {
    text.char_indices()
        .take_while(|(byte, char)| byte + char.len_utf8() <= offset)
        .map(|(_, char)| char.len_utf16())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_and_back(text in any::<String>()) {
            for (byte, _) in text.char_indices() {
                prop_assert_eq!(to_byte(&text, from_byte(&text, byte)), byte);
            }
            prop_assert_eq!(to_byte(&text, text.encode_utf16().count()), text.len());
            prop_assert_eq!(from_byte(&text, text.len()), text.encode_utf16().count());
        }
    }
}
