//! Abbreviations that end in a full stop, and what may follow them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How an abbreviation behaves; the head of `data/abbreviations.txt` describes each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Abbreviation {
    Title,
    Number,
    Inner,
    State,
    Tail,
    Clock,
    Last,
}

/// Longest entry, in bytes, full stop included.
pub(crate) const LONGEST: usize = 8;

static LIST: &str = include_str!("../data/abbreviations.txt");

static ENTRIES: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
    let mut entries = HashMap::new();
    let mut kind = None;
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[title]" => kind = Some(Abbreviation::Title),
            "[number]" => kind = Some(Abbreviation::Number),
            "[inner]" => kind = Some(Abbreviation::Inner),
            "[state]" => kind = Some(Abbreviation::State),
            "[tail]" => kind = Some(Abbreviation::Tail),
            "[clock]" => kind = Some(Abbreviation::Clock),
            "[last]" => kind = Some(Abbreviation::Last),
            _ => {
                for word in line.split_whitespace() {
                    if let Some(kind) = kind {
                        entries.entry(word).or_insert(kind);
                    }
                }
            }
        }
    }
    entries
});

/// What kind of abbreviation `word` is, full stop included.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    ENTRIES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_short_and_ends_in_a_full_stop() {
        for word in ENTRIES.keys() {
            assert!(word.len() <= LONGEST && word.ends_with('.'), "{word}");
        }
        assert_eq!(abbreviation("Sen."), Some(Abbreviation::Title));
        assert_eq!(abbreviation("p.m."), Some(Abbreviation::Clock));
        assert_eq!(abbreviation("dog."), None);
    }
}
