//! Hyphens that stay inside a word or a figure. All others are tokens of their own.

use crate::characters::is_word;

/// Prefixes that are no words by themselves, after the hyphenation rule of the English Web Treebank guidelines.
const PREFIXES: &[&str] = &[
    "agro", "ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "cyber", "de", "dis",
    "e", "eco", "ex", "extra", "hyper", "inter", "intra", "macro", "mega", "meta", "micro", "mid",
    "mini", "mis", "mono", "multi", "neo", "non", "over", "pan", "para", "post", "pre", "pro",
    "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "trans", "tri", "ultra",
    "un", "under", "uni", "vice",
];

/// Suffixes that are no words by themselves.
const SUFFIXES: &[&str] = &["esque", "wise", "less", "fold", "ish", "centric", "gate"];

/// Whether the hyphen that `tail` starts with stays in the word that begins with `part`.
pub(crate) fn keeps(part: &str, tail: &str) -> bool {
    let Some(after) = tail.get(1..).filter(|after| after.starts_with(is_word)) else {
        return false;
    };
    if part.len() <= 7
        && PREFIXES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(part))
    {
        return true;
    }
    SUFFIXES.iter().any(|suffix| {
        after
            .strip_prefix(suffix)
            .is_some_and(|rest| !rest.starts_with(is_word) && !rest.starts_with('-'))
    })
}

/// More bytes of a telephone number, dated day or code after the first `length` bytes of `rest`: "345-8702",
/// "2001-02-28". Ranges and scores ("2015-16", "3-1") are cut.
pub(crate) fn figures(rest: &str, length: usize) -> usize {
    let digits = |text: &str| text.bytes().take(32).take_while(u8::is_ascii_digit).count();
    let first = digits(rest);
    let tail = rest.get(length..).unwrap_or_default();
    if first != length || !tail.starts_with('-') {
        return 0;
    }
    let second = digits(tail.get(1..).unwrap_or_default());
    let mut more = 1 + second;
    let mut parts = 2;
    while second > 0 && parts < 6 {
        let next = tail.get(more..).unwrap_or_default();
        let count = digits(next.get(1..).unwrap_or_default());
        if !next.starts_with('-') || count == 0 {
            break;
        }
        more += 1 + count;
        parts += 1;
    }
    let goes_on = tail
        .get(more..)
        .is_some_and(|rest| rest.starts_with(is_word));
    let code = parts > 2 || matches!((first, second), (3, 4) | (5, 4));
    if second > 0 && code && !goes_on {
        more
    } else {
        0
    }
}
