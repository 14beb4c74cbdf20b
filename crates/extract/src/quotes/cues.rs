//! The verbs that report, and what they take.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What may follow a reporting verb.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// A direct quotation.
    pub(super) quote: bool,
    /// A clause with "that".
    pub(super) that: bool,
    /// A clause without "that".
    pub(super) bare: bool,
    /// A to-infinitive.
    pub(super) infinitive: bool,
    /// A noun phrase.
    pub(super) noun: bool,
    /// Somebody who is told, before the content.
    pub(super) hearer: bool,
    /// Prepositions that introduce the content.
    pub(super) prepositions: Vec<&'static str>,
}

static CUES: LazyLock<HashMap<&'static str, Cue>> =
    LazyLock::new(|| read(include_str!("cues.txt")));

/// A verb of which nothing is known: it may stand beside a quotation.
pub(super) static ANY: LazyLock<Cue> = LazyLock::new(|| Cue {
    quote: true,
    ..Cue::default()
});

/// "make clear".
pub(super) static CLEAR: LazyLock<Cue> = LazyLock::new(|| Cue {
    that: true,
    bare: true,
    ..Cue::default()
});

/// What the verb with this lemma takes; `None` if it does not report.
pub(super) fn cue(lemma: &str) -> Option<&'static Cue> {
    CUES.get(lemma)
}

fn read(list: &'static str) -> HashMap<&'static str, Cue> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let lemma = words.next()?;
            let mut cue = Cue::default();
            for word in words {
                match word {
                    "quote" => cue.quote = true,
                    "clause" => (cue.that, cue.bare) = (true, true),
                    "that" => cue.that = true,
                    "infinitive" => cue.infinitive = true,
                    "noun" => cue.noun = true,
                    "hearer" => cue.hearer = true,
                    preposition => cue.prepositions.push(preposition),
                }
            }
            Some((lemma, cue))
        })
        .collect()
}
