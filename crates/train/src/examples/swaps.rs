//! Names put in the place of others of their kind, so that what stands around a name is learned and not the name by heart.
//!
//! Method: mention replacement (Dai and Adel, "An Analysis of Simple Data Augmentation for Named Entity Recognition",
//! COLING 2020).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use hearsay_extract::names::labels::{self, Place};
use hearsay_text::Label;

use super::Portion;
use crate::random::Random;

/// The names of a library, by kind and number of words.
#[derive(Debug, Default)]
pub struct Swaps(BTreeMap<Shape, Vec<Vec<String>>>);

/// A kind, as its place in [`labels::KINDS`], and how many words.
type Shape = (usize, usize);

impl Swaps {
    /// All names that somebody marked in these portions, each once.
    #[must_use]
    pub fn of<'p>(portions: impl IntoIterator<Item = &'p Portion>) -> Self {
        let mut all: BTreeMap<Shape, BTreeSet<Vec<String>>> = BTreeMap::new();
        for portion in portions {
            for (shape, range) in names(portion) {
                all.entry(shape)
                    .or_default()
                    .insert(portion.words[range].to_vec());
            }
        }
        let all = all.into_iter();
        Self(
            all.map(|(shape, names)| (shape, names.into_iter().collect()))
                .collect(),
        )
    }

    /// The portion with every other name, by chance, put in the place of one of the same kind and length; what is named
    /// alike stays alike. `None` if it has no names that somebody marked.
    #[must_use]
    pub fn swap(&self, portion: &Portion, random: &mut Random) -> Option<Portion> {
        let mut chosen: BTreeMap<(Shape, &[String]), Option<&[String]>> = BTreeMap::new();
        let mut words: Vec<&str> = portion.words.iter().map(String::as_str).collect();
        for (shape, range) in names(portion) {
            let own = &portion.words[range.clone()];
            let other = *chosen.entry((shape, own)).or_insert_with(|| {
                let names = self.0.get(&shape)?;
                (random.share() < 0.5).then(|| names[random.below(names.len())].as_slice())
            });
            for (word, other) in words[range].iter_mut().zip(other.unwrap_or_default()) {
                *word = other;
            }
        }
        (!chosen.is_empty()).then(|| portion.rewritten(words.into_iter().map(str::to_owned)))
    }
}

/// The names that somebody marked in a portion. Those of a program are no names to learn others by.
fn names(portion: &Portion) -> Vec<(Shape, Range<usize>)> {
    let Some((allowed, 1.0)) = &portion.known.names else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut start = None;
    for (at, &allowed) in allowed.iter().enumerate() {
        let label = (allowed.count_ones() == 1).then(|| allowed.trailing_zeros() as u8);
        let Some((kind, place)) = label.and_then(labels::meaning) else {
            start = None;
            continue;
        };
        let kind = labels::KINDS.iter().position(|&each| each == kind);
        if matches!(place, Place::First | Place::Only) {
            start = kind.map(|kind| (kind, at));
        }
        if matches!(place, Place::Last | Place::Only)
            && let Some((kind, start)) = start.take()
            && labels::KINDS[kind] != Label::People
        {
            found.push(((kind, at + 1 - start), start..at + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::names::{Custom, read};
    use super::*;
    use crate::readers::marked::Marked;
    use hearsay_text::Span;

    fn portion(text: &str, names: &[(&str, Label)]) -> Portion {
        let custom = Custom {
            hidden: &[],
            titled: false,
            worth: 1.0,
        };
        let span = |name: &str| {
            let start = text.find(name).expect("the name is there");
            Span::new(start, start + name.len())
        };
        let marked = Marked {
            text: text.to_owned(),
            names: names
                .iter()
                .map(|&(name, label)| (span(name), label))
                .collect(),
            words: vec![],
        };
        read(&marked, custom).remove(0)
    }

    #[test]
    fn a_name_gives_way_to_one_of_its_kind_and_length() {
        let all = [
            portion(
                "Anna Reck went to Tarn.",
                &[("Anna Reck", Label::Person), ("Tarn", Label::Place)],
            ),
            portion(
                "Ilse Voss left Hesk.",
                &[("Ilse Voss", Label::Person), ("Hesk", Label::Place)],
            ),
        ];
        let swaps = Swaps::of(&all);
        let mut random = Random::new(3);
        let mut seen = BTreeSet::new();
        for _ in 0..40 {
            let swapped = swaps.swap(&all[0], &mut random).expect("it has names");
            assert_eq!(swapped.known.names, all[0].known.names);
            seen.insert(swapped.words.join(" "));
        }
        assert!(seen.contains("Ilse Voss went to Hesk ."), "{seen:?}");
        assert_eq!(seen.len(), 4);
    }
}
