//! Anchors: where what was marked in one version of a text stands in another. Pure.
//!
//! Words are compared, not bytes: white space and the shape of quotation marks do not count. What the two versions share in
//! order is found by a diff; what stands elsewhere, by its own words and those around it; what was altered, by how much of
//! it is left. Below a least share nothing is placed: a mark that can't be placed is told, and never put on other words.
//! After the W3C Web Annotation model's quote selectors, and what users of Hypothesis report of fuzzy anchoring.

use std::collections::HashMap;

use hearsay_text::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Of an altered stretch at least so much must be left, by words, or for few words by letters.
const LEAST: f32 = 0.6;
/// Few words, which may stand anywhere by chance.
const FEW: usize = 4;
/// Words around a stretch that tell one place of the same words from another.
const CONTEXT: usize = 8;
/// Places of the same words that are weighed.
const PLACES: usize = 64;

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
    /// Whether a word of the new version is what an old one became.
    taken: Vec<bool>,
    /// Where each word of the new version stands.
    places: HashMap<String, Vec<usize>>,
}

/// A text cut into words.
#[derive(Debug)]
struct Version<'t> {
    text: &'t str,
    words: Vec<Span>,
    /// What counts of each word.
    keys: Vec<String>,
}

impl<'t> Version<'t> {
    fn of(text: &'t str) -> Self {
        let mut words: Vec<Span> = Vec::new();
        let mut open: Option<usize> = None;
        for (at, c) in text.char_indices() {
            let inside = c.is_alphanumeric();
            if inside {
                open.get_or_insert(at);
                continue;
            }
            words.extend(open.take().map(|start| Span::new(start, at)));
            if !c.is_whitespace() {
                words.push(Span::new(at, at + c.len_utf8()));
            }
        }
        words.extend(open.map(|start| Span::new(start, text.len())));
        let keys = words.iter().map(|word| key(word.of(text))).collect();
        Self { text, words, keys }
    }

    /// The words that share letters with a span.
    fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.words.partition_point(|word| word.end <= span.start);
        let end = self.words.partition_point(|word| word.start < span.end);
        start..end.max(start)
    }
}

/// A word with straight quotation marks and a plain hyphen.
fn key(word: &str) -> String {
    let straight = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '`' => '\'',
        '–' | '—' | '‐' | '‑' => '-',
        c => c,
    };
    word.chars().map(straight).collect()
}

impl<'t> Anchors<'t> {
    /// Compares two versions.
    #[must_use]
    pub fn between(old: &'t str, new: &'t str) -> Self {
        let (old, new) = (Version::of(old), Version::of(new));
        let mut kept = vec![None; old.words.len()];
        let mut taken = vec![false; new.words.len()];
        for op in capture_diff_slices(Algorithm::Patience, &old.keys, &new.keys) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                for at in 0..len {
                    kept[old_index + at] = Some(new_index + at);
                    taken[new_index + at] = true;
                }
            }
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, key) in new.keys.iter().enumerate() {
            places.entry(key.clone()).or_default().push(at);
        }
        Self {
            old,
            new,
            kept,
            taken,
            places,
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
            && (words.len() > FEW || self.is_flanked(&words, first))
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

    /// Whether the word before or the word after went along: one alone may be another that is written alike.
    fn is_flanked(&self, words: &std::ops::Range<usize>, first: usize) -> bool {
        let before = words.start.checked_sub(1).map(|at| self.kept[at]);
        let before = match before {
            Some(before) => before.is_some_and(|at| at + 1 == first),
            None => first == 0,
        };
        let next = first + words.len();
        let after = match self.kept.get(words.end) {
            Some(after) => *after == Some(next),
            None => next == self.new.words.len(),
        };
        before || after
    }

    /// The stretch of as many words from `first` on in the new version, its edges inside the outer words as they were.
    fn cut(&self, span: Span, words: &std::ops::Range<usize>, first: usize) -> Span {
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
    /// it; of equals none.
    fn elsewhere(&self, words: &std::ops::Range<usize>) -> Option<usize> {
        let keys = &self.old.keys[words.clone()];
        let found = self.places.get(&keys[0])?;
        let same = found.iter().copied().filter(|&at| {
            self.new
                .keys
                .get(at..at + keys.len())
                .is_some_and(|new| new == keys)
                && {
                    // Mostly words that are nobody else's.
                    let free = self.taken[at..at + keys.len()]
                        .iter()
                        .filter(|taken| !**taken);
                    2 * free.count() > keys.len()
                }
        });
        let same: Vec<usize> = same.take(PLACES).collect();
        let around = |at: usize| {
            let before = (1..=CONTEXT).filter(|&by| {
                let old = words
                    .start
                    .checked_sub(by)
                    .and_then(|at| self.old.keys.get(at));
                old.is_some() && old == at.checked_sub(by).and_then(|at| self.new.keys.get(at))
            });
            let after = (0..CONTEXT).filter(|&by| {
                let old = self.old.keys.get(words.end + by);
                old.is_some() && old == self.new.keys.get(at + keys.len() + by)
            });
            before.count() + after.count()
        };
        let mut weighed: Vec<(usize, usize)> = same.iter().map(|&at| (around(at), at)).collect();
        weighed.sort_unstable();
        let &(most, at) = weighed.last()?;
        let next = weighed
            .len()
            .checked_sub(2)
            .map_or(0, |next| weighed[next].0);
        // A word or two stand anywhere by chance: only what stands around them can tell.
        let needed = if keys.len() > FEW { 0 } else { CONTEXT / 2 };
        (most >= needed && (weighed.len() == 1 || most > next)).then_some(at)
    }

    /// What stands between the words that were kept, in it or on both sides of it, and how much of it is left.
    fn altered(&self, words: &std::ops::Range<usize>) -> Option<(Span, f32)> {
        let kept: Vec<usize> = self.kept[words.clone()].iter().copied().flatten().collect();
        let before = self.kept[..words.start]
            .iter()
            .rev()
            .take(2)
            .find_map(|at| *at);
        let after = self.kept[words.end..].iter().take(2).find_map(|at| *at);
        // Where the edge itself was altered, it reaches as far as what was kept beside it.
        let beside = |at: Option<&Option<usize>>| at.copied().flatten();
        let first = match self.kept[words.start] {
            Some(at) => at,
            None if words.start == 0 => 0,
            None => beside(self.kept.get(words.start - 1))? + 1,
        };
        let end = match self.kept[words.end - 1] {
            Some(at) => at + 1,
            None if words.end == self.kept.len() => self.new.words.len(),
            None => beside(self.kept.get(words.end))?,
        };
        let in_order = before.is_none_or(|at| at < first) && after.is_none_or(|at| at >= end);
        let count = end
            .checked_sub(first)
            .filter(|&count| count > 0 && in_order)?;
        if count > 2 * words.len() + 2 {
            return None;
        }
        let share = if words.len() > FEW {
            kept.len() as f32 / words.len().max(count) as f32
        } else {
            let old = self.old.keys[words.clone()].concat();
            let new = self.new.keys[first..end].concat();
            alike(&old, &new)
        };
        let span = Span::new(self.new.words[first].start, self.new.words[end - 1].end);
        (share >= LEAST).then_some((span, share))
    }
}

/// How alike two words are, from 0 to 1: the letters that they share in order, over those of both.
fn alike(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
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
