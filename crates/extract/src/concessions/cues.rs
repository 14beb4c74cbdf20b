//! Which words can be cues at all, whatever they turn out to be in their sentence: asked before anything is known of it.

use std::collections::HashSet;
use std::sync::LazyLock;

use hearsay_syntax::{Tag, lemmas::lemma};

use super::frames::{LEXICON, Part};

/// The forms that a verb can have, and those of a noun.
const VERBS: [Tag; 4] = [Tag::Vb, Tag::Vbd, Tag::Vbg, Tag::Vbz];
const NOUNS: [Tag; 2] = [Tag::Nn, Tag::Nns];

/// How all words begin that can be cues: most words of a text begin otherwise, and are not looked at again.
static BEGINNINGS: LazyLock<HashSet<[u8; 2]>> = LazyLock::new(|| {
    // Irregular verbs begin otherwise when they are past.
    let past = [
        "gave", "took", "got", "won", "wound", "went", "bought", "thought",
    ];
    let cues = LEXICON.cues().chain(past);
    cues.filter_map(|cue| cue.as_bytes().first_chunk().copied())
        .collect()
});

/// Whether a word can be a cue as a verb, and whether it can be one as a noun or an adjective.
pub(crate) fn of(word: &str) -> (bool, bool) {
    let known = |bytes: &[u8; 2]| BEGINNINGS.contains(&bytes.map(|byte| byte.to_ascii_lowercase()));
    if !word.as_bytes().first_chunk().is_some_and(known) {
        return (false, false);
    }
    let any = |tags: &[Tag], parts: &[Part]| {
        tags.iter().any(|&tag| {
            let frames = LEXICON.frames(&lemma(word, tag));
            frames.iter().any(|frame| parts.contains(&frame.part))
        })
    };
    (
        any(&VERBS, &[Part::Verb]),
        any(&NOUNS, &[Part::Noun, Part::Adjective]),
    )
}

/// Whether one of the words says that troops, prisoners or arms move, or that a way is opened: the class `moving` of the
/// table.
pub(crate) fn moves(words: &str) -> bool {
    let words = words.split(|char: char| !char.is_alphabetic() && char != '-');
    words.filter(|word| !word.is_empty()).any(|word| {
        let mut forms = VERBS.iter().chain(&NOUNS);
        forms.any(|&tag| LEXICON.is("moving", &lemma(word, tag)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_is_told_by_its_words() {
        assert!(moves("withdrew its tanks") && moves("the prisoners’ release"));
        assert!(!moves("granted women the vote") && !moves(""));
    }

    #[test]
    fn cues_are_known_in_every_form() {
        for word in [
            "agreed", "Ceding", "gave", "won", "withdrew", "refuses", "offer",
        ] {
            assert!(of(word).0, "{word}");
        }
        assert!(of("withdrawals").1 && !of("withdrawals").0);
        for word in ["", "a", "é", "river", "Tuesday"] {
            assert_eq!(of(word), (false, false), "{word}");
        }
    }
}
