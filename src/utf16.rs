//! UTF-16 units to bytes: the DOM's selections count in the former. The one place that converts.

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

/// The UTF-16 unit of `text` at which that byte lies; inside a character, where it begins. Past the end: all units.
///
/// ```
/// use hearsay_page::utf16::of_byte;
/// assert_eq!(of_byte("a🙂b", 5), 3);
/// ```
#[must_use]
pub fn of_byte(text: &str, byte: usize) -> usize {
    let before = &text[..text.floor_char_boundary(byte)];
    before.chars().map(char::len_utf16).sum()
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
                prop_assert_eq!(of_byte(&text, byte), units);
                units += char.len_utf16();
            }
            prop_assert_eq!(to_byte(&text, units), text.len());
        }
    }
}
