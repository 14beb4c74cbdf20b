//! Hyphens that stay inside a word. All others are tokens of their own, but for those in figures ([`super::figures`]).

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
pub(super) fn keeps(part: &str, tail: &str) -> bool {
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
