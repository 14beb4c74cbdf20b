//! Sets of stretches, as attributions are compared: joined, trimmed, counted.

use std::collections::BTreeSet;

use crate::Points;
use crate::characters::is_word;

/// Sorted disjoint stretches, joined over the characters that `trims` accepts and stripped of them at both ends; empty
/// ones fall away. With `article`, a leading "the" of the first one goes too, unless nothing would be left.
#[must_use]
pub fn normal(
    spans: &[Points],
    text: &[char],
    trims: fn(char) -> bool,
    article: bool,
) -> Vec<Points> {
    let mut joined: Vec<Points> = Vec::new();
    for span in sorted(spans, text.len()) {
        match joined.last_mut() {
            Some(last) if gap(*last, span, text).iter().all(|&c| trims(c)) => {
                last.end = last.end.max(span.end);
            }
            _ => joined.push(span),
        }
    }
    let stripped = joined
        .into_iter()
        .enumerate()
        .map(|(index, span)| strip(span, text, trims, article && index == 0));
    stripped.filter(|span| !span.is_empty()).collect()
}

fn sorted(spans: &[Points], length: usize) -> Vec<Points> {
    let clipped = spans
        .iter()
        .map(|span| Points::new(span.start, span.end.min(length)));
    let mut spans: Vec<_> = clipped.filter(|span| !span.is_empty()).collect();
    spans.sort_unstable();
    spans
}

fn gap(left: Points, right: Points, text: &[char]) -> &[char] {
    Points::new(left.end, right.start).of(text)
}

fn strip(span: Points, text: &[char], trims: fn(char) -> bool, article: bool) -> Points {
    let Points { mut start, mut end } = span;
    loop {
        while start < end && trims(text[start]) {
            start += 1;
        }
        while start < end && trims(text[end - 1]) {
            end -= 1;
        }
        if article && leads_with_the(&text[start..end]) {
            start += 3;
        } else {
            return Points::new(start, end);
        }
    }
}

/// Whether "the" stands at the beginning and a character that is no part of a word follows.
fn leads_with_the(words: &[char]) -> bool {
    matches!(words, ['t' | 'T', 'h' | 'H', 'e' | 'E', next, ..] if !is_word(*next))
}

/// The word tokens inside the stretches: runs of word characters, joined by single dots, apostrophes and hyphens.
#[must_use]
pub fn tokens(spans: &[Points], text: &[char]) -> BTreeSet<Points> {
    spans
        .iter()
        .flat_map(|&span| tokens_of(span, text))
        .collect()
}

fn tokens_of(span: Points, text: &[char]) -> Vec<Points> {
    let end = span.end.min(text.len());
    let word = |at: usize| at < end && is_word(text[at]);
    let mut found = Vec::new();
    let mut at = span.start;
    while at < end {
        if !word(at) {
            at += 1;
            continue;
        }
        let start = at;
        while word(at) || (at < end && joins(text[at]) && word(at + 1)) {
            at += 1;
        }
        found.push(Points::new(start, at));
    }
    found
}

fn joins(c: char) -> bool {
    matches!(c, '.' | '\'' | '\u{2019}' | '-')
}

/// Code points that both sets cover. Each set is sorted and disjoint, as [`normal`] makes it.
#[must_use]
pub fn shared(left: &[Points], right: &[Points]) -> usize {
    left.iter()
        .map(|a| right.iter().map(|b| a.shared(*b)).sum::<usize>())
        .sum()
}

/// Code points that a set covers.
#[must_use]
pub fn size(spans: &[Points]) -> usize {
    spans.iter().map(|span| span.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::{content_trims, source_trims};

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn joins_over_trimmed_characters_and_strips() {
        let text = chars("“I am,” “glad.” Ann");
        let spans = [Points::new(8, 15), Points::new(0, 7)];
        assert_eq!(
            normal(&spans, &text, content_trims, false),
            [Points::new(1, 13)]
        );
        assert_eq!(
            normal(&[Points::new(5, 3)], &text, content_trims, false),
            []
        );
        assert_eq!(
            normal(&[Points::new(16, 99)], &text, content_trims, false),
            [Points::new(16, 19)]
        );
    }

    #[test]
    fn a_leading_article_goes_if_words_follow() {
        let strip = |text: &str| {
            let text = chars(text);
            let all = [Points::new(0, text.len())];
            normal(&all, &text, source_trims, true)
                .first()
                .map(|span| span.words(&text))
        };
        assert_eq!(strip("The mayor,").as_deref(), Some("mayor"));
        assert_eq!(strip("the the mayor").as_deref(), Some("mayor"));
        assert_eq!(strip("The").as_deref(), Some("The"));
        assert_eq!(strip("Theresa").as_deref(), Some("Theresa"));
        assert_eq!(strip("the-mayor").as_deref(), Some("-mayor"));
    }

    #[test]
    fn tokens_keep_inner_marks() {
        let text = chars("well-known U.S. men don’t -- it's 3.5");
        let words: Vec<_> = tokens(&[Points::new(0, text.len())], &text)
            .into_iter()
            .map(|span| span.words(&text))
            .collect();
        assert_eq!(words, ["well-known", "U.S", "men", "don’t", "it's", "3.5"]);
    }
}
