//! What is known of words beforehand, told to the network as yes and no: where a word stands, which lists have it, and how
//! the rest of the text writes it. Part of the model's format: other hints need other weights.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use hearsay_syntax::encoder::Layout;
use hearsay_syntax::sequence::{HashKeys, Shape, Word};

use crate::concessions::cues;
use crate::lexica::{Kind, lexica};

/// How many hints there are; each is a bit, the first of them the lowest.
pub const COUNT: usize = 13 + Kind::ALL.len();

/// The first bits; those of the lists ([`Kind`]) follow.
#[derive(Debug, Clone, Copy)]
enum Hint {
    /// The first word of its sentence.
    Begins,
    /// The first word of its paragraph.
    Opens,
    /// In a heading.
    Heading,
    /// Within quotation marks.
    Quoted,
    /// Where capitals tell nothing: among words that are all capitalised.
    Loud,
    /// Within a phrase of several words that a list has.
    Phrase,
    /// Capitalised here, in small letters elsewhere in the text.
    AlsoSmall,
    /// Capitalised here, and elsewhere inside a sentence.
    AlsoCapital,
    /// The only word of its sentence with a letter.
    Alone,
    /// The first word of its sentence with a letter.
    First,
    /// A verb, in whatever form, by which ground can be given.
    Yields,
    /// A noun or an adjective by which it can be.
    Ground,
    /// Without a space after the word before.
    Glued,
}

/// The hints of every word.
#[must_use]
pub fn of(layout: &Layout<'_>, words: &[Word]) -> Vec<u32> {
    let mut hints = vec![0_u32; layout.words.len()];
    let mut known: HashMap<&str, (u32, bool)> = HashMap::new();
    for (hint, &word) in hints.iter_mut().zip(&layout.words) {
        let (kinds, _) = *known.entry(word).or_insert_with(|| {
            let (kinds, opens) = lexica().word(word);
            let (verb, other) = cues::of(word);
            let cues = bit(Hint::Yields, verb) | bit(Hint::Ground, other);
            (kinds.bits() << FIRST_KIND | cues, opens)
        });
        *hint = kinds;
    }
    for (hint, quoted) in hints.iter_mut().zip(layout.quoted()) {
        *hint |= bit(Hint::Quoted, quoted);
    }
    for (hint, &glued) in hints.iter_mut().zip(&layout.glued) {
        *hint |= bit(Hint::Glued, glued);
    }
    let mut usage: HashMap<u64, (u32, u32), BuildHasherDefault<HashKeys>> = HashMap::default();
    for (at, sentence) in layout.sentences.iter().enumerate() {
        let shapes = || {
            words
                .get(sentence.clone())
                .unwrap_or_default()
                .iter()
                .map(|word| word.shape)
        };
        let lower = shapes().filter(|&shape| shape == Shape::Lower).count();
        let upper = shapes().filter(|shape| shape.is_capitalised()).count();
        let letters = shapes().filter(|&shape| shape != Shape::None).count();
        let heading = layout.heads.get(at) == Some(&true);
        let loud = upper > 2 && upper > 2 * lower || heading && upper > lower;
        let opens = layout.opens.get(at) == Some(&true);
        let mut first = true;
        for index in sentence.clone() {
            let (Some(word), Some(hint)) = (words.get(index), hints.get_mut(index)) else {
                continue;
            };
            let begins = index == sentence.start;
            let has_letter = word.shape != Shape::None;
            *hint |= bit(Hint::Begins, begins)
                | bit(Hint::Opens, begins && opens)
                | bit(Hint::Heading, heading)
                | bit(Hint::Loud, loud)
                | bit(Hint::Alone, letters == 1 && has_letter)
                | bit(Hint::First, first && has_letter);
            if word.shape == Shape::Lower {
                usage.entry(word.lower).or_default().0 += 1;
            } else if word.shape.is_capitalised() && !loud && !first {
                usage.entry(word.lower).or_default().1 += 1;
            }
            first &= !has_letter;
        }
        phrases(layout, words, sentence.clone(), &known, &mut hints);
    }
    for (hint, word) in hints.iter_mut().zip(words) {
        if word.shape.is_capitalised() {
            let (small, capital) = usage.get(&word.lower).copied().unwrap_or_default();
            *hint |= bit(Hint::AlsoSmall, small > 0) | bit(Hint::AlsoCapital, capital > 1);
        }
    }
    hints
}

const FIRST_KIND: u32 = 13;

fn bit(hint: Hint, holds: bool) -> u32 {
    u32::from(holds) << hint as u32
}

/// Tells the words of a sentence that make up phrases of the lists.
fn phrases(
    layout: &Layout<'_>,
    words: &[Word],
    sentence: std::ops::Range<usize>,
    known: &HashMap<&str, (u32, bool)>,
    hints: &mut [u32],
) {
    let capital = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.shape.is_capitalised())
    };
    let mut phrase = String::new();
    for start in sentence.clone() {
        let first = layout.words.get(start).copied().unwrap_or_default();
        if !capital(start) || !known.get(first).is_some_and(|&(_, opens)| opens) {
            continue;
        }
        phrase.clear();
        phrase.push_str(first);
        for end in start + 1..sentence.end.min(start + lexica().longest()) {
            phrase.push(' ');
            phrase.push_str(layout.words.get(end).copied().unwrap_or_default());
            let kinds = lexica().kinds(&phrase);
            if !capital(end) || kinds.is_empty() {
                continue;
            }
            for hint in hints.get_mut(start..=end).unwrap_or_default() {
                *hint |= kinds.bits() << FIRST_KIND | bit(Hint::Phrase, true);
            }
        }
    }
}
