//! The list of irregular words.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The classes of words that the list tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Full and auxiliary verbs.
    Verb,
    /// Modal verbs.
    Modal,
    /// Plurals.
    Noun,
    /// Comparatives and superlatives of adjectives.
    Adjective,
    /// Those of adverbs.
    Adverb,
    /// The ending of a possessor.
    Possessive,
    /// Pronouns, articles, negation.
    Word,
}

static LIST: LazyLock<HashMap<(Class, &str), &str>> =
    LazyLock::new(|| parse(include_str!("irregular.txt")));

/// The dictionary form of an irregular word, given in lower case.
pub(super) fn find(class: Class, word: &str) -> Option<&'static str> {
    LIST.get(&(class, word)).copied()
}

/// Of two lines with the same form the first counts.
fn parse(list: &'static str) -> HashMap<(Class, &'static str), &'static str> {
    let mut found = HashMap::new();
    let mut class = Class::Word;
    for line in list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        class = match line {
            "[verb]" => Class::Verb,
            "[modal]" => Class::Modal,
            "[noun]" => Class::Noun,
            "[adjective]" => Class::Adjective,
            "[adverb]" => Class::Adverb,
            "[possessive]" => Class::Possessive,
            "[word]" => Class::Word,
            _ => {
                let mut forms = line.split(' ');
                if let Some(lemma) = forms.next() {
                    found.entry((class, lemma)).or_insert(lemma);
                    for form in forms {
                        found.entry((class, form)).or_insert(lemma);
                    }
                }
                class
            }
        };
    }
    found
}
