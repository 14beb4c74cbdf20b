//! Classes of characters, where the standard library's are not enough for cutting text.

/// Whether `c` shows nothing and parts words: white space, controls, and the invisible marks that come with pasted
/// text (byte order mark, zero-width space, word joiner, directional marks). NUL is one of them.
///
/// Blanks stay in the text, so that offsets stay true; they are just in no token.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Whether `c` ends a line: the ASCII newline, vertical tab, form feed, next line (U+0085), and Unicode's line and
/// paragraph separators. `\r` is one too, for texts that were not normalised.
#[must_use]
pub fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether `c` joins what stands before it: combining marks, variation selectors, skin tones, tags, and the
/// zero-width joiner. Ranges of the Unicode blocks; marks that are alphabetic need no entry.
#[must_use]
pub(crate) fn is_extender(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{6D6}'..='\u{6ED}' | '\u{93C}' | '\u{94D}' | '\u{9CD}' | '\u{A4D}'
        | '\u{ACD}' | '\u{BCD}' | '\u{C4D}' | '\u{CCD}' | '\u{D4D}' | '\u{DCA}' | '\u{E38}'..='\u{E3A}'
        | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}'
        | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// Whether `c` is part of a word or number wherever it stands.
#[must_use]
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\u{AD}' || is_extender(c)
}

/// Whether `c` may stand where an opening quotation mark would follow without a blank: brackets, dashes, slashes.
#[must_use]
pub(crate) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '<' | '/' | '-' | '–' | '—' | '―' | '=' | '¿' | '¡'
    )
}

/// Whether `c` may stand where a closing quotation mark went before without a blank.
#[must_use]
pub(crate) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | ')'
            | ']'
            | '}'
            | '>'
            | '/'
            | '-'
            | '–'
            | '—'
            | '―'
    )
}

/// Whether `c` ends a sentence, in any script that we know of.
#[must_use]
pub(crate) fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‽'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '。'
            | '！'
            | '？'
    )
}

/// Whether `c` is punctuation rather than a symbol. Quotation marks are asked about elsewhere.
#[must_use]
pub(crate) fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '%' | '‰' | '‱' | '⁄' | '⁒' => {
            false
        }
        _ if c.is_ascii() => c.is_ascii_punctuation(),
        '¡'
        | '§'
        | '¶'
        | '·'
        | '¿'
        | '\u{55A}'..='\u{55F}'
        | '\u{589}'
        | '\u{58A}'
        | '\u{5BE}'
        | '\u{5C0}'
        | '\u{5F3}'
        | '\u{5F4}'
        | '،'
        | '؛'
        | '؟'
        | '۔'
        | '।'
        | '॥'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205E}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301F}'
        | '・'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'
        | '\u{FF1B}'
        | '\u{FF1F}'
        | '\u{FF3B}'..='\u{FF3D}'
        | '\u{FF5B}'
        | '\u{FF5D}'
        | '\u{FF5F}'..='\u{FF65}' => true,
        _ => false,
    }
}
