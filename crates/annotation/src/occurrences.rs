//! Occurrences: where else a phrase stands in the text, as whole words. Pure.

use hearsay_text::Span;

use crate::article::Article;
use crate::marks::Body;

/// More places than anybody steps through.
const MOST: usize = 1000;

/// Where the words stand in the text, as whole words and letter by letter, in text order.
#[must_use]
pub fn of(text: &str, words: &str) -> Vec<Span> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let edge = |before: Option<char>, after: Option<char>| !(is_word(before) && is_word(after));
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let places = text.match_indices(words).filter(|&(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        edge(before, first) && edge(last, after)
    });
    let spans = places.map(|(at, _)| Span::new(at, at + words.len()));
    spans.take(MOST).collect()
}

/// Those of [`of`] in which nothing is named yet: no mention overlaps them.
#[must_use]
pub fn unnamed(article: &Article, words: &str) -> Vec<Span> {
    let mut named: Vec<Span> = article
        .marks()
        .filter_map(|mark| match mark.body {
            Body::Mention { span, .. } => Some(span),
            _ => None,
        })
        .collect();
    named.sort_unstable();
    let mut spans = of(article.text(), words);
    // How far the names that begin before a place reach: they may lie in each other.
    let (mut reach, mut next) = (0, 0);
    spans.retain(|span| {
        while let Some(name) = named.get(next).filter(|name| name.start < span.end) {
            reach = reach.max(name.end);
            next += 1;
        }
        reach <= span.start
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words() {
        let found = of("Oslo, Oslo’s Osloer (Oslo) and Oslo.", "Oslo");
        let starts: Vec<usize> = found.iter().map(|span| span.start).collect();
        assert_eq!(starts, [0, 6, 23, 33]);
        assert!(of("Oslo", " ").is_empty());
        assert_eq!(of("“yes” “yes”", "“yes”").len(), 2);
    }
}
