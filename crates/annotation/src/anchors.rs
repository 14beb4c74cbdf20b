//! Anchors: where what was marked in one version of a text stands in another. Pure.
//!
//! Words are compared, not bytes: white space and the shape of quotation marks do not count. What the two versions share in
//! order is found by a diff; what stands elsewhere, by its own words and those around it; what was altered, by how much of
//! it is left. Below a least share nothing is placed, nor where another place, or another mark, has nearly as good a claim: what
//! can't be placed is told, and never put on other words.
//! After the W3C Web Annotation model's quote selectors, and what users of Hypothesis report of fuzzy anchoring.

mod altered;
mod words;

use std::ops::Range;

use hearsay_text::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use words::Version;

/// Of an altered stretch at least so much must be left, by words, or for few words by letters.
pub(crate) const LEAST: f32 = 0.6;
/// Letters of a stretch of few words that are compared one by one; longer ones are the same or they are not.
const LONG: usize = 400;
/// Few words, which may stand anywhere by chance.
const FEW: usize = 4;
/// Words around a stretch that tell one place of the same words from another.
const CONTEXT: usize = 8;
/// Of these the nearest on a side, which must stand where they stood.
const NEAREST: usize = 3;
/// The others may have moved by so many words.
const DRIFT: usize = 2;
/// By so many more of them one place must fit better than another.
const LEAD: usize = 2;
/// Places of the same words that are weighed; words with more of them have no place of their own.
const PLACES: usize = 500;

/// Where a stretch of the old version stands in the new one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// The same words, in their old place among the others.
    Kept(Span),
    /// The same words elsewhere.
    Moved(Span),
    /// Other words in their place; how much is left, from 0 to 1.
    Altered(Span, f32),
    /// Nowhere for sure.
    Gone,
}

impl Place {
    /// Where it stands, if anywhere.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Kept(span) | Self::Moved(span) | Self::Altered(span, _) => Some(span),
            Self::Gone => None,
        }
    }
}

/// Two versions of a text, compared.
#[derive(Debug)]
pub struct Anchors<'t> {
    old: Version<'t>,
    new: Version<'t>,
    /// For each word of the old version the word of the new one that it became.
    kept: Vec<Option<usize>>,
    /// For each word of the new version the word of the old one that it was.
    taken: Vec<Option<usize>>,
}

impl<'t> Anchors<'t> {
    /// Compares two versions.
    #[must_use]
    pub fn between(old: &'t str, new: &'t str) -> Self {
        let (old, new) = (Version::of(old), Version::of(new));
        let mut kept = vec![None; old.words.len()];
        let mut taken = vec![None; new.words.len()];
        for op in capture_diff_slices(Algorithm::Patience, &old.keys, &new.keys) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                for at in 0..len {
                    kept[old_index + at] = Some(new_index + at);
                    taken[new_index + at] = Some(old_index + at);
                }
            }
        }
        Self {
            old,
            new,
            kept,
            taken,
        }
    }

    /// Where a span of the old version stands in the new one.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let words = self.old.within(span);
        if words.is_empty() {
            return Place::Gone;
        }
        let kept = &self.kept[words.clone()];
        let in_order = kept.windows(2).all(|pair| match (pair[0], pair[1]) {
            (Some(a), Some(b)) => b == a + 1,
            _ => false,
        });
        if let (true, Some(first)) = (in_order, kept[0])
            && (self.is_unlike_any_other(&words)
                || (self.has_company(&words, first..first + words.len())
                    && !self.has_rival(&words, first)))
        {
            return Place::Kept(self.cut(span, &words, first));
        }
        // What was altered where it stood is not what stands elsewhere by chance.
        let altered = self
            .altered(&words)
            .map(|(span, share)| Place::Altered(span, share));
        if let Some(altered) = altered.filter(|_| words.len() <= FEW) {
            return altered;
        }
        if let Some(first) = self.elsewhere(&words) {
            return Place::Moved(self.cut(span, &words, first));
        }
        altered.unwrap_or(Place::Gone)
    }

    /// Whether there are enough of these words, and nowhere else in either version the same ones.
    fn is_unlike_any_other(&self, words: &Range<usize>) -> bool {
        let keys = &self.old.keys[words.clone()];
        let once = |version: &Version<'_>| version.places_of(keys).nth(1).is_none();
        words.len() > FEW && once(&self.old) && once(&self.new)
    }

    /// Whether the words around it in its sentence went along to the stretch `new`: the nearest on both sides, or most of
    /// all. Alone, it may be another one that is written alike; and since what follows a sentence that went stands where that
    /// one stood, words beyond the sentence tell nothing.
    fn has_company(&self, words: &Range<usize>, new: Range<usize>) -> bool {
        let (mut near, mut far, mut all) = ([0; 2], 0, 0);
        let sides = [self.old.before(words.start), self.old.after(words.end)];
        for (side, around) in sides.iter().enumerate() {
            all += around.len();
            for (nearest, &at) in around.iter().enumerate() {
                let expected = if side == 0 {
                    new.start.checked_sub(words.start - at)
                } else {
                    Some(new.end + (at - words.end))
                };
                if let (Some(expected), Some(found)) = (expected, self.kept[at]) {
                    near[side] += usize::from(nearest < NEAREST && found == expected);
                    far += usize::from(found.abs_diff(expected) <= DRIFT);
                }
            }
        }
        let both = near[0] > 0 && near[1] > 0 && near[0] + near[1] >= NEAREST;
        let most = all >= 2 && 4 * far >= 3 * all;
        both || most || (all < 2 && self.is_flanked(words, &new))
    }

    /// Whether the word before and the word after went along.
    fn is_flanked(&self, words: &Range<usize>, new: &Range<usize>) -> bool {
        let before = match words.start.checked_sub(1) {
            Some(before) => self.kept[before].is_some_and(|at| at + 1 == new.start),
            None => new.start == 0,
        };
        let after = match self.kept.get(words.end) {
            Some(after) => *after == Some(new.end),
            None => new.end == self.new.words.len(),
        };
        before && after
    }

    /// The stretch of as many words from `first` on in the new version, its edges inside the outer words as they were.
    fn cut(&self, span: Span, words: &Range<usize>, first: usize) -> Span {
        let (old, new) = (&self.old.words, &self.new.words);
        let last = first + words.len() - 1;
        let same = |a: Span, b: Span| a.of(self.old.text) == b.of(self.new.text);
        let (start, end) = (old[words.start], old[words.end - 1]);
        let head = if same(start, new[first]) {
            span.start.saturating_sub(start.start)
        } else {
            0
        };
        let tail = if same(end, new[last]) {
            end.end.saturating_sub(span.end)
        } else {
            0
        };
        Span::new(new[first].start + head, new[last].end - tail)
    }

    /// The first word of the one place elsewhere with the same words. Of several the one with more of the same words around
    /// it; of near equals none, and none that is rather the place of other words of the old version that are written alike.
    fn elsewhere(&self, words: &Range<usize>) -> Option<usize> {
        let keys = &self.old.keys[words.clone()];
        let count = keys.len();
        let places = self.new.places_of(keys).take(PLACES);
        let weighed = places.map(|at| (self.around(words.start, at, count), at));
        let mut weighed: Vec<(usize, usize)> = weighed.collect();
        weighed.sort_unstable();
        let &(most, at) = weighed.last()?;
        let next = weighed.iter().rev().nth(1).map(|(next, _)| *next);
        // Mostly words that are nobody else's.
        let came = self.taken[at..at + count].iter();
        let free = came.filter(|came| came.is_none_or(|old| words.contains(&old)));
        let is_free = 2 * free.count() > count;
        if weighed.len() == PLACES
            || next.is_some_and(|next| next + LEAD > most)
            || !is_free
            || self.has_rival(words, at)
        {
            return None;
        }
        // A word or two stand anywhere by chance: only what stands around them in their sentence can tell.
        let sides = [self.old.before(words.start), self.old.after(words.end)].concat();
        let is_along = |&&old: &&usize| {
            let new = (at + old).checked_sub(words.start);
            new.and_then(|new| self.new.keys.get(new)) == Some(&self.old.keys[old])
        };
        let along = sides.iter().filter(is_along).count();
        let needed = sides.len().clamp(2, CONTEXT / 2);
        (count > FEW || along >= needed).then_some(at)
    }

    /// Whether the same words stand elsewhere in the old version, have no place of their own in the new one, and fit the place
    /// from `new` on nearly as well.
    fn has_rival(&self, words: &Range<usize>, new: usize) -> bool {
        let keys = &self.old.keys[words.clone()];
        let own = self.around(words.start, new, keys.len());
        let others = self.old.places_of(keys).filter(|&old| old != words.start);
        let is_placed = |old: usize| {
            let kept = &self.kept[old..old + keys.len()];
            let in_order = kept
                .windows(2)
                .all(|pair| pair[0].map(|at| at + 1) == pair[1]);
            kept[0].is_some_and(|at| at != new) && in_order
        };
        let mut rivals = others
            .filter(|&old| !is_placed(old))
            .take(PLACES)
            .enumerate();
        rivals.any(|(count, old)| {
            count + 1 == PLACES || self.around(old, new, keys.len()) + LEAD > own
        })
    }

    /// How many of the words around `count` words from `old` on are the same around as many from `new` on.
    fn around(&self, old: usize, new: usize, count: usize) -> usize {
        let same = |old: Option<usize>, new: Option<usize>| {
            let (old, new) = (
                old.and_then(|at| self.old.keys.get(at)),
                new.and_then(|at| self.new.keys.get(at)),
            );
            old.is_some() && old == new
        };
        let before = (1..=CONTEXT).filter(|&by| same(old.checked_sub(by), new.checked_sub(by)));
        let after = (0..CONTEXT).filter(|&by| same(Some(old + count + by), Some(new + count + by)));
        before.count() + after.count()
    }
}

/// How alike two words are, from 0 to 1: the letters that they share in order, over those of both.
pub(crate) fn alike(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().max(b.len()) > LONG {
        return 0.0;
    }
    let same: usize = capture_diff_slices(Algorithm::Myers, &a, &b)
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    2.0 * same as f32 / (a.len() + b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OLD: &str = "Velmark agreed to withdraw. “We have a date,” Keller said. Tarsia refused to sign the paper.";

    fn place(new: &str, words: &str) -> (Place, Option<String>) {
        let start = OLD.find(words).expect("the words are there");
        let place = Anchors::between(OLD, new).place(Span::new(start, start + words.len()));
        (place, place.span().map(|span| span.of(new).to_owned()))
    }

    fn words(new: &str, of: &str) -> Option<String> {
        place(new, of).1
    }

    #[test]
    fn white_space_and_quotation_marks_change_nothing() {
        let new = "Velmark  agreed to\nwithdraw. \"We have a date,\" Keller said.\n\nTarsia refused to sign the paper.";
        let (kept, found) = place(new, "“We have a date,”");
        assert!(matches!(kept, Place::Kept(_)), "{kept:?}");
        assert_eq!(found.as_deref(), Some("\"We have a date,\""));
        assert_eq!(
            words(new, "agreed to withdraw").as_deref(),
            Some("agreed to\nwithdraw")
        );
    }

    #[test]
    fn what_went_elsewhere_is_found_there() {
        let new = "Tarsia refused to sign the paper. Velmark agreed to withdraw. “We have a date,” Keller said.";
        for part in ["refused to sign the paper", "Tarsia", "“We have a date,”"] {
            assert_eq!(words(new, part).as_deref(), Some(part));
        }
    }

    #[test]
    fn a_slip_is_an_alteration_and_other_words_are_none() {
        let new = OLD
            .replace("Keller", "Kellar")
            .replace("refused to sign the paper", "had lunch with its guests");
        let (altered, found) = place(&new, "Keller");
        assert!(
            matches!(altered, Place::Altered(_, share) if share > 0.8),
            "{altered:?}"
        );
        assert_eq!(found.as_deref(), Some("Kellar"));
        assert_eq!(place(&new, "refused to sign the paper").0, Place::Gone);
        assert_eq!(
            words(&OLD.replace("Keller said", "she said"), "Keller"),
            None
        );
        assert_eq!(place("", "Keller").0, Place::Gone);
    }

    /// Where `words`, which stand in `old` after `after`, stand in `new`.
    fn moved(old: &str, after: &str, words: &str, new: &str) -> Option<Span> {
        let from = old.find(after).expect("the words before") + after.len();
        let start = from + old[from..].find(words).expect("the words are there");
        let place = Anchors::between(old, new).place(Span::new(start, start + words.len()));
        place.span()
    }

    #[test]
    fn who_begins_the_next_sentence_is_not_who_began_the_one_that_went() {
        let old = "It was late. Keller left the room. Keller had another drink.";
        let new = "It was late. Keller had another drink.";
        assert_eq!(moved(old, "late.", "Keller", new), None);
        let there = Some(Span::new(13, 19));
        assert!([None, there].contains(&moved(old, "room.", "Keller", new)));
        let new = "It was late. Keller left the room.";
        assert_eq!(moved(old, "late.", "Keller", new), there);
    }

    #[test]
    fn of_two_sentences_alike_neither_is_placed_where_one_is_left() {
        let old = "Talks go on. The minister will free them all today. More. The minister will free them all today. End.";
        let new = "Yes! The minister will free them all today. The end.";
        for before in ["on.", "More."] {
            assert_eq!(moved(old, before, "minister", new), None, "{before}");
        }
    }

    #[test]
    fn a_sentence_put_before_a_quotation_is_no_part_of_it() {
        let old = "Dorin spoke. “We have a road home and a date for it,” he said.";
        let new = "Dorin spoke. “It is over,” he added. “We have a road home and a date for it,” he said.";
        let quote = "“We have a road home and a date for it,”";
        let at = new.find(quote).expect("the quotation");
        assert_eq!(
            moved(old, "spoke.", quote, new),
            Some(Span::new(at, at + quote.len()))
        );
    }

    #[test]
    fn a_word_as_long_as_a_book_is_compared_at_once() {
        let old = format!("a {} b", "x".repeat(1 << 20));
        let new = format!("a {} b", "xy".repeat(1 << 20));
        let place = Anchors::between(&old, &new).place(Span::new(2, 2 + (1 << 20)));
        assert_eq!(place, Place::Gone);
    }

    proptest! {
        #[test]
        fn whatever_is_placed_lies_in_the_new_text(old in "\\PC{0,60}", new in "\\PC{0,60}", a in 0..60usize, b in 0..60usize) {
            let at = |at: usize| old.char_indices().map(|(at, _)| at).nth(at).unwrap_or(old.len());
            let span = Span::new(at(a.min(b)), at(a.max(b)));
            if let Some(span) = Anchors::between(&old, &new).place(span).span() {
                prop_assert!(new.get(span.start..span.end).is_some());
            }
            let same = Anchors::between(&old, &old).place(span);
            if old.get(span.start..span.end).is_some_and(|words| !words.trim().is_empty()) {
                prop_assert!(matches!(same, Place::Kept(_) | Place::Gone), "{:?}", same);
            }
        }
    }
}
