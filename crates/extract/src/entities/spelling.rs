//! Variants of spelling: two words that one typing slip or one transliteration keeps apart.

use std::collections::HashMap;

/// Letters that transliterations swap for each other.
const SWAPPED: &[&str] = &["aeiouyj", "ckqghx", "szc", "vwfu"];

/// Shorter words differ by a letter and mean something else: "Reid", "Reed".
const SHORTEST: usize = 6;

/// Whether two words, given as keys, are likely one name spelt twice: "zelenskyy" and "zelenskiy".
///
/// True if they are alike once doubled letters and the endings of transliteration are made the same, or if one letter
/// is left out, added or swapped for one of like sound, in words of at least six letters. A plural is no variant.
pub(super) fn are_variants(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shortest = a.chars().count().min(b.chars().count());
    if shortest < SHORTEST - 1 || is_plural(a, b) || is_plural(b, a) {
        return false;
    }
    sound(a) == sound(b) || (shortest >= SHORTEST && one_slip(a, b))
}

fn is_plural(a: &str, b: &str) -> bool {
    b.strip_prefix(a)
        .is_some_and(|rest| matches!(rest, "s" | "es" | "n" | "ns"))
}

/// A word with doubled letters single, and "iy", "ij", "ii", "yi" as "y".
pub(super) fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    for char in word.chars() {
        let char = if char == 'j' { 'y' } else { char };
        match (sound.chars().last(), char) {
            (Some(last), next) if last == next => {}
            (Some('i'), 'y') => {
                sound.pop();
                sound.push('y');
            }
            (Some('y'), 'i') => {}
            _ => sound.push(char),
        }
    }
    sound
}

/// Whether one insertion, deletion, neighbouring exchange, or swap of like letters turns `a` into `b`.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (s, l) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return s == &l[1..];
    }
    match (s, l) {
        ([x1, x2, rest_s @ ..], [y1, y2, rest_l @ ..])
            if x1 == y2 && x2 == y1 && rest_s == rest_l =>
        {
            true
        }
        ([x, rest_s @ ..], [y, rest_l @ ..]) => {
            rest_s == rest_l
                && SWAPPED
                    .iter()
                    .any(|set| set.contains(*x) && set.contains(*y))
        }
        _ => false,
    }
}

/// Finds, among words given one after another, an earlier variant of each.
///
/// A word is kept under itself and under every form with one letter left out; two words that one slip keeps apart meet
/// in one of these. Each look-up tries at most a few words for each form.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    forms: HashMap<String, Vec<(String, usize)>>,
}

/// More words than this under one form means that it tells nothing.
const CROWDED: usize = 8;

impl Neighbours {
    /// The value of a word added before that is a variant of `word` (and not the same).
    pub fn find(&self, word: &str) -> Option<usize> {
        forms(word)
            .iter()
            .filter_map(|form| self.forms.get(form))
            .flatten()
            .find(|(other, _)| other != word && are_variants(word, other))
            .map(|&(_, value)| value)
    }

    /// Adds `word` with the value to give back for its variants.
    pub fn add(&mut self, word: &str, value: usize) {
        for form in forms(word) {
            let bucket = self.forms.entry(form).or_default();
            if bucket.len() < CROWDED {
                bucket.push((word.to_owned(), value));
            }
        }
    }
}

fn forms(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    let mut forms = vec![word.to_owned(), sound(word)];
    // Names are short; a long run of letters is none, and its forms would take quadratic space.
    if (SHORTEST..=24).contains(&chars.len()) {
        for left_out in 0..chars.len() {
            forms.push(
                chars
                    .iter()
                    .enumerate()
                    .filter(|&(at, _)| at != left_out)
                    .map(|(_, c)| c)
                    .collect(),
            );
        }
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_slips_and_transliterations() {
        for (a, b) in [
            ("zelenskyy", "zelensky"),
            ("zelenskiy", "zelensky"),
            ("lukashenko", "lukashenka"),
            ("qaddafi", "gaddafi"),
            ("kherson", "khersn"),
            ("marisuz", "mariusz"),
        ] {
            assert!(are_variants(a, b) && are_variants(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("reid", "reed"),
            ("clinton", "clintons"),
            ("clinton", "clifton"),
            ("austria", "australia"),
            ("houthi", "houthis"),
        ] {
            assert!(!are_variants(a, b), "{a} {b}");
        }
    }

    #[test]
    fn neighbours_find_what_pairs_would() {
        let mut neighbours = Neighbours::default();
        let words = [
            "zelensky",
            "lukashenko",
            "qaddafi",
            "mariusz",
            "johnson",
            "kherson",
        ];
        for (value, word) in words.iter().enumerate() {
            neighbours.add(word, value);
        }
        for probe in [
            "zelenskyy",
            "zelenskiy",
            "lukashenka",
            "gaddafi",
            "marisuz",
            "jonson",
            "stranger",
        ] {
            let by_pairs = words.iter().position(|word| are_variants(probe, word));
            assert_eq!(neighbours.find(probe), by_pairs, "{probe}");
        }
    }
}
