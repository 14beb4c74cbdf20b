//! Echoes: a name that was found once, found again wherever the text writes it, hyphenations included.

use std::collections::{HashMap, HashSet};

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, Label, Span};

use super::sightings::{Found, Sighting};
use super::spelling::Neighbours;
use super::titles::{self, NamesByEnd};
use crate::lexica::{Kind, lexica};

/// Names that begin with the same word and are tried at one place.
const TRIED: usize = 32;

/// Adds a sighting for every adjective or noun of nationality that is not part of a name: the lists know them better than
/// any example.
pub(super) fn add_peoples(document: &Document<'_>, found: &mut Found) {
    let mut new = Vec::new();
    for token in &document.tokens {
        let word = token.span.of(document.text);
        if !word.starts_with(char::is_uppercase) || AMBIGUOUS.contains(&word) {
            continue;
        }
        if word.chars().any(char::is_lowercase) && lexica().people(word).is_some() {
            new.push(Sighting {
                span: token.span,
                surface: found.surfaces.add(word, Label::People, 0.5),
                title: titles::Title::default(),
            });
        }
    }
    found.insert(new);
}

/// Nationalities that are as often names of persons.
const AMBIGUOUS: &[&str] = &["Finn", "Dane", "Brit", "Pole", "Swede", "Lao", "Thai"];

/// Adds a sighting for every place where a known name stands as whole words and none is marked.
pub(super) fn add(document: &Document<'_>, syntax: &Syntax, found: &mut Found) {
    let common = common_words(document);
    add_surnames(found, &common);
    add_variants(document, found, &common);
    let known = Known::of(found, &common);
    if known.by_word.is_empty() {
        return;
    }
    let mut new = Vec::new();
    let mut marked = found.sightings.iter().map(|s| s.span).peekable();
    let mut free_from = 0;
    for (start, word) in words(document.text) {
        if start < free_from {
            continue;
        }
        while marked.next_if(|span| span.end <= start).is_some() {}
        if marked.peek().is_some_and(|span| span.covers(start)) {
            continue;
        }
        let rest = document.text.get(start..).unwrap_or_default();
        let Some((length, surface)) = known.longest_at(word, rest) else {
            continue;
        };
        let span = Span::new(start, start + length);
        let free = marked.peek().is_none_or(|next| !next.overlaps(span));
        let label = found.surfaces.get(surface).map(|s| s.label);
        if free && stands_alone(document, syntax, span, label) {
            free_from = span.end;
            new.push(Sighting {
                span,
                surface,
                title: if label == Some(Label::Person) {
                    titles::around(document, &document.tokens_in(span), &NamesByEnd::new())
                } else {
                    titles::Title::default()
                },
            });
        }
    }
    found.insert(new);
}

/// Words that the text also writes small, so that a capital may mean nothing.
fn common_words<'t>(document: &Document<'t>) -> HashSet<&'t str> {
    document
        .tokens
        .iter()
        .map(|token| token.span.of(document.text))
        .filter(|word| word.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

/// Surnames of people whose full name was found count as known by themselves.
fn add_surnames(found: &mut Found, common: &HashSet<&str>) {
    let full: Vec<String> = found
        .surfaces
        .all
        .iter()
        .filter(|surface| surface.label == Label::Person && surface.words.len() >= 2)
        .map(|surface| surface.text.clone())
        .collect();
    for text in full {
        let Some(surname) = text.rsplit(' ').next() else {
            continue;
        };
        let kinds = lexica().kinds(surname);
        let telling = surname.chars().count() >= 4
            && surname.chars().next().is_some_and(char::is_uppercase)
            && !surname.ends_with('.')
            && (kinds.is_empty() || kinds.has(Kind::Particle))
            && !common.contains(surname.to_lowercase().as_str());
        if telling && found.surfaces.find(surname).is_none() {
            found.surfaces.add(surname, Label::Person, 0.1);
        }
    }
}

/// A capitalised word that nobody knows and that one slip keeps apart from a known surname is taken for it: "Zelenskyy"
/// where the text has "Zelensky".
fn add_variants(document: &Document<'_>, found: &mut Found, common: &HashSet<&str>) {
    let mut surnames = Neighbours::default();
    for surface in &found.surfaces.all {
        if surface.label == Label::Person && !surface.text.contains(' ') {
            surnames.add(&surface.text.to_lowercase(), 0);
        }
    }
    let mut seen = HashSet::new();
    for index in 0..document.tokens.len() {
        let word = document.word(index);
        let unknown = word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && word.chars().any(char::is_lowercase)
            && lexica().kinds(word).is_empty()
            && found.surfaces.find(word).is_none();
        if !unknown || !seen.insert(word) {
            continue;
        }
        let lower = word.to_lowercase();
        if !common.contains(lower.as_str()) && surnames.find(&lower).is_some() {
            found.surfaces.add(word, Label::Person, 0.1);
        }
    }
}

/// The names to look for, by their first word.
struct Known<'f> {
    by_word: HashMap<&'f str, Vec<(&'f str, usize)>>,
}

impl<'f> Known<'f> {
    fn of(found: &'f Found, common: &HashSet<&str>) -> Self {
        let mut by_word: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
        for (index, surface) in found.surfaces.all.iter().enumerate() {
            let text = surface.text.as_str();
            if !is_telling(text, surface.label, common) {
                continue;
            }
            if let Some((_, word)) = words(text).next() {
                by_word.entry(word).or_default().push((text, index));
            }
        }
        for names in by_word.values_mut() {
            names.sort_by_key(|(text, index)| (std::cmp::Reverse(text.len()), *index));
            names.truncate(TRIED);
        }
        Self { by_word }
    }

    /// The longest known name that `rest` begins with, whose first word is `word`: its length in bytes, its surface.
    fn longest_at(&self, word: &str, rest: &str) -> Option<(usize, usize)> {
        let names = self.by_word.get(word)?;
        names
            .iter()
            .find(|(text, _)| {
                rest.strip_prefix(text)
                    .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            })
            .map(|(text, index)| (text.len(), *index))
    }
}

/// Whether a name can hardly be anything else where it stands.
fn is_telling(text: &str, label: Label, common: &HashSet<&str>) -> bool {
    let begins = text.chars().next().is_some_and(char::is_uppercase);
    if !begins || text.chars().count() < 2 || label == Label::Date {
        return false;
    }
    if text.contains(' ') {
        return true;
    }
    let kinds = lexica().kinds(text);
    let common_word = common.contains(text.to_lowercase().as_str())
        || kinds.any(&[Kind::Month, Kind::Weekday, Kind::Role, Kind::Office])
        || (kinds.has(Kind::OrganisationWord) && !kinds.has(Kind::Organisation));
    label != Label::Other && (!common_word || !text.chars().any(char::is_lowercase))
}

/// Whether the name at `span` is not part of a longer name that nobody has marked.
fn stands_alone(
    document: &Document<'_>,
    syntax: &Syntax,
    span: Span,
    label: Option<Label>,
) -> bool {
    let tokens = document.tokens_in(span);
    if matches!(label, Some(Label::People)) {
        return true;
    }
    let next = document.word(tokens.end);
    let adjoins = |left: usize, right: usize| {
        let gap = document
            .tokens
            .get(left)
            .zip(document.tokens.get(right))
            .map(|(a, b)| Span::new(a.span.end, b.span.start).of(document.text));
        gap == Some(" ")
    };
    let kinds_next = lexica().kinds(next);
    let longer_after = tokens.end > 0
        && adjoins(tokens.end - 1, tokens.end)
        && next.chars().next().is_some_and(char::is_uppercase)
        && kinds_next.has(Kind::OrganisationWord);
    let Some(previous) = tokens.start.checked_sub(1) else {
        return !longer_after;
    };
    let longer_before = label == Some(Label::Person)
        && span.of(document.text).split(' ').nth(1).is_none()
        && adjoins(previous, tokens.start)
        && document
            .word(previous)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
        && lexica().kinds(document.word(previous)).has(Kind::FirstName);
    let common_noun = matches!(syntax.tag(tokens.start), Tag::Md | Tag::Prp);
    !longer_after && !longer_before && !common_noun
}

/// Runs of letters and digits, each with the byte at which it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let length = word
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(word.len());
        at = start + length;
        Some((start, word.get(..length)?))
    })
}
