//! Classes of characters as the Python scorers see them.

/// Quotation marks and apostrophes, trimmed from the ends of a quote.
pub const QUOTES: &str = "\"'`\u{b4}\
    \u{2018}\u{2019}\u{201a}\u{201b}\u{201c}\u{201d}\u{201e}\u{201f}\u{ab}\u{bb}\u{2039}\u{203a}";

/// Marks after which a quote may begin.
pub const OPENERS: &str = "\"`\u{2018}\u{201b}\u{201c}\u{201e}\u{201f}\u{ab}\u{2039}";

/// `\w` of Python's `re`: letters, numbers, underscore.
///
/// Rust's letters also hold vowel signs of Indic scripts, which Python's do not; no corpus here has any. Letters in
/// circles and squares, which occur as emoji, are told apart.
#[must_use]
pub fn is_word(c: char) -> bool {
    let enclosed = matches!(c, '\u{24b6}'..='\u{24e9}'
        | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}');
    c == '_' || (c.is_alphanumeric() && !enclosed)
}

/// `\s` of Python's `re`, which also holds the four information separators.
#[must_use]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// What is trimmed from the ends of a quote's content.
#[must_use]
pub fn content_trims(c: char) -> bool {
    matches!(c, ',' | '.') || is_space(c) || QUOTES.contains(c)
}

/// What is trimmed from the ends of a source.
#[must_use]
pub fn source_trims(c: char) -> bool {
    c == ',' || is_space(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_numbers_and_underscore() {
        for c in ['a', 'é', 'Ж', '中', '9', '²', '½', 'Ⅷ', '_'] {
            assert!(is_word(c), "{c}");
        }
        for c in ['-', '’', '\u{301}', 'Ⓐ', '🅰', '📰', '\u{200b}'] {
            assert!(!is_word(c), "{c}");
        }
    }

    #[test]
    fn space_is_wider_than_rust_says() {
        for c in [' ', '\n', '\u{a0}', '\u{3000}', '\u{1c}', '\u{85}'] {
            assert!(is_space(c));
        }
        assert!(!is_space('\u{200b}'));
    }
}
