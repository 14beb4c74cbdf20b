//! Folding: text as it is compared, without what readers do not tell apart when they look for words.
//!
//! Capitals, accents, the shapes of quotation marks and dashes, runs of blanks, and what cannot be seen. Letters of other
//! scripts than Latin, Greek and Cyrillic are compared as they are.

use hearsay_text::Span;
use hearsay_text::characters::is_blank;

/// The text as it is compared.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    walk(text, |_, piece| folded.push_str(piece));
    folded
}

/// Tells each character of the text, where it stands in bytes, with what it is folded to: nothing, or a few characters.
pub(super) fn walk(text: &str, mut each: impl FnMut(Span, &str)) {
    let mut folded = String::new();
    let mut blank = false;
    for (at, c) in text.char_indices() {
        folded.clear();
        // Most of a text is letters that need no more than this.
        if c.is_ascii_graphic() {
            folded.push(c.to_ascii_lowercase());
            blank = false;
        } else if c.is_whitespace() {
            if !blank {
                folded.push(' ');
            }
            blank = true;
        } else {
            c.to_lowercase().for_each(|c| push(c, &mut folded));
            blank &= folded.is_empty();
        }
        each(Span::new(at, at + c.len_utf8()), &folded);
    }
}

/// Whether `c` sits on the letter before it, as accents do that are characters of their own.
pub(super) fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn push(c: char, folded: &mut String) {
    let plain = match c {
        _ if c.is_ascii() && !c.is_control() => c,
        _ if is_accent(c) || is_blank(c) || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}') => {
            return;
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '´' | '＇' | 'ʼ' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        'ß' => return folded.push_str("ss"),
        'æ' => return folded.push_str("ae"),
        'œ' => return folded.push_str("oe"),
        'þ' => return folded.push_str("th"),
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | '\u{1EA1}'..='\u{1EB7}' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ð' | 'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' | '\u{1EB9}'..='\u{1EC7}' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | '\u{1EC9}'..='\u{1ECB}' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | '\u{1ECD}'..='\u{1EE3}' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | '\u{1EE5}'..='\u{1EF1}' => {
            'u'
        }
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | '\u{1EF3}'..='\u{1EF9}' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        other => other,
    };
    folded.push(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_do_not_tell_apart_is_the_same() {
        let pairs = [
            ("ÉLAN", "élan"),
            ("e\u{301}lan", "elan"),
            ("Łódź", "lodz"),
            ("Erdoğan", "erdogan"),
            ("İstanbul", "istanbul"),
            ("Straße", "STRASSE"),
            ("Nguyễn", "nguyen"),
            ("Зелёный", "Зеленый"),
            ("«Oui»  “no”", "\"oui\" \"no\""),
            ("O’Brien", "o'brien"),
            ("a\n\t b\u{a0}", "a b "),
            ("co\u{ad}op\u{feff}", "coop"),
            ("1914–18", "1914-18"),
        ];
        for (one, other) in pairs {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("й"), fold("и"));
    }
}
