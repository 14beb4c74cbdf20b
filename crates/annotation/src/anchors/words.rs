//! A version of a text as words: what is compared, and how far a sentence goes.

use std::collections::HashMap;
use std::ops::Range;

use hearsay_text::Span;

use super::CONTEXT;

/// A text cut into words.
#[derive(Debug)]
pub(super) struct Version<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Span>,
    /// What counts of each word.
    pub(super) keys: Vec<String>,
    /// Where each word stands.
    places: HashMap<String, Vec<usize>>,
}

impl<'t> Version<'t> {
    pub(super) fn of(text: &'t str) -> Self {
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
        let keys: Vec<String> = words.iter().map(|word| key(word.of(text))).collect();
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, key) in keys.iter().enumerate() {
            places.entry(key.clone()).or_default().push(at);
        }
        Self {
            text,
            words,
            keys,
            places,
        }
    }

    /// Where these words stand one after the other: their first ones.
    pub(super) fn places_of<'a>(&'a self, keys: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        let first = keys.first().and_then(|key| self.places.get(key));
        let places = first.into_iter().flatten().copied();
        places.filter(move |&at| {
            self.keys
                .get(at..at + keys.len())
                .is_some_and(|here| here == keys)
        })
    }

    /// The nearest words with letters before the one at `at`, the nearest first, as far as its sentence goes.
    pub(super) fn before(&self, at: usize) -> Vec<usize> {
        let sentence = (0..at).rev().take_while(|&at| !self.ends_sentence(at));
        self.lettered(sentence)
    }

    /// The nearest words with letters from the one at `at` on, as far as the sentence goes.
    pub(super) fn after(&self, at: usize) -> Vec<usize> {
        let goes_on = |&at: &usize| at == 0 || !self.ends_sentence(at - 1);
        self.lettered((at..self.words.len()).take_while(goes_on))
    }

    fn lettered(&self, words: impl Iterator<Item = usize>) -> Vec<usize> {
        let is_lettered = |&at: &usize| self.keys[at].starts_with(char::is_alphanumeric);
        words
            .take(4 * CONTEXT)
            .filter(is_lettered)
            .take(CONTEXT)
            .collect()
    }

    /// Whether a sentence may end with this word: it is a mark that ends one, or the paragraph ends after it.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        matches!(self.keys[at].as_str(), "." | "!" | "?" | "…") || self.is_parted(at)
    }

    /// Whether a blank line stands after this word.
    fn is_parted(&self, at: usize) -> bool {
        let gap = self
            .words
            .get(at + 1)
            .map(|next| Span::new(self.words[at].end, next.start));
        gap.is_some_and(|gap| gap.of(self.text).matches('\n').nth(1).is_some())
    }

    /// The words that share letters with a span.
    pub(super) fn within(&self, span: Span) -> Range<usize> {
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
