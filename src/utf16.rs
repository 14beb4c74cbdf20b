//! UTF-16 units to bytes and back: the DOM's selections count in the former. The one place that converts.

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

/// How many UTF-16 units stand before the byte `at` of `text`; all of them for one past its end or inside a character.
///
/// ```
/// use hearsay_page::utf16::to_units;
/// assert_eq!(to_units("a🙂b", 5), 3);
/// ```
#[must_use]
pub fn to_units(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_character_is_found_by_its_units(text in any::<String>()) {
            let mut units = 0;
            for (byte, char) in text.char_indices() {
                prop_assert_eq!(to_byte(&text, units), byte);
                prop_assert_eq!(to_units(&text, byte), units);
                units += char.len_utf16();
            }
            prop_assert_eq!(to_byte(&text, units), text.len());
        }
    }
}
