//! Sightings: every place where a name stands, the name cleaned of titles and possessives.

use std::collections::HashSet;

use hearsay_text::{Document, Label, ParagraphKind, Span};

use super::surfaces::{Surfaces, key};
use super::titles::{self, NamesByEnd, Title};
use crate::lexica::{Kind, lexica};
use crate::names::Name;

/// One place where a name stands.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    /// The bare name.
    pub span: Span,
    /// How it is written: an index into [`Found::surfaces`].
    pub surface: usize,
    /// What stands beside a person's name.
    pub title: Title,
}

/// All sightings, in text order, and their surfaces.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub sightings: Vec<Sighting>,
    pub surfaces: Surfaces,
    /// Surfaces that the text itself says are one: a name and the acronym in brackets after it.
    pub same: Vec<(usize, usize)>,
}

impl Found {
    /// The label voted for a sighting's surface.
    pub fn label(&self, sighting: &Sighting) -> Label {
        self.surfaces
            .get(sighting.surface)
            .map_or(Label::Other, |surface| surface.label)
    }

    /// The key words of a sighting's surface.
    pub fn words(&self, sighting: &Sighting) -> &[String] {
        self.surfaces
            .get(sighting.surface)
            .map_or(&[], |surface| surface.words.as_slice())
    }

    /// Adds sightings where they belong in the text; those that overlap one that is there are left out.
    pub fn insert(&mut self, new: Vec<Sighting>) {
        if new.is_empty() {
            return;
        }
        let old = self.sightings.len();
        self.sightings.extend(new);
        // Of two that overlap the one that was there first wins, then the longer one.
        let mut order: Vec<usize> = (0..self.sightings.len()).collect();
        order.sort_by_key(|&at| (self.sightings[at].span.start, at));
        let mut kept: Vec<usize> = Vec::with_capacity(order.len());
        for at in order {
            let span = self.sightings[at].span;
            while let Some(&last) = kept.last()
                && self.sightings[last].span.overlaps(span)
                && last >= old
                && at < old
            {
                kept.pop();
            }
            if kept
                .last()
                .is_none_or(|&last| !self.sightings[last].span.overlaps(span))
            {
                kept.push(at);
            }
        }
        self.sightings = kept
            .into_iter()
            .map(|at| self.sightings[at].clone())
            .collect();
    }
}

/// The names that fit the text, cleaned, in text order, none overlapping another.
pub(super) fn collect(document: &Document<'_>, names: &[Name]) -> Found {
    let mut cleaned: Vec<(Span, &Name)> = names
        .iter()
        .filter_map(|name| Some((clean(document, name)?, name)))
        .collect();
    drop_pairs(document, &mut cleaned);
    drop_headings(document, &mut cleaned);
    cut_titles(document, &mut cleaned);
    cleaned.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    cleaned.retain(|(span, _)| {
        let free = span.start >= end;
        if free {
            end = span.end;
        }
        free
    });
    let by_end: NamesByEnd = cleaned
        .iter()
        .filter(|(_, name)| {
            matches!(
                name.label,
                Label::Organisation | Label::Place | Label::People
            )
        })
        .map(|(span, _)| {
            let tokens = document.tokens_in(*span);
            (tokens.end, tokens.start)
        })
        .collect();
    let mut found = Found::default();
    for (span, name) in cleaned {
        let confidence = if name.confidence.is_finite() {
            name.confidence.clamp(0.05, 1.0)
        } else {
            0.5
        };
        let title = if name.label == Label::Person {
            titles::around(document, &document.tokens_in(span), &by_end)
        } else {
            Title::default()
        };
        let surface = found
            .surfaces
            .add(span.of(document.text), name.label, confidence);
        found.sightings.push(Sighting {
            span,
            surface,
            title,
        });
    }
    found
}

/// Takes out what two names with a hyphen between them were taken for ("the Holm-Berg pact"), if each stands elsewhere by
/// itself: they are found again in it.
fn drop_pairs(document: &Document<'_>, cleaned: &mut Vec<(Span, &Name)>) {
    let text = document.text;
    let is_pair = |word: &str| word.contains(['-', '–']) && !word.contains(' ');
    if !cleaned.iter().any(|(span, _)| is_pair(span.of(text))) {
        return;
    }
    let known: HashSet<&str> = cleaned
        .iter()
        .filter(|(span, name)| !is_pair(span.of(text)) && name.label != Label::Date)
        .flat_map(|(span, name)| {
            let whole = span.of(text);
            let surname = whole.rsplit(' ').next();
            [Some(whole), surname.filter(|_| name.label == Label::Person)]
        })
        .flatten()
        .collect();
    cleaned.retain(|(span, _)| {
        let word = span.of(text);
        !is_pair(word) || !word.split(['-', '–']).all(|part| known.contains(part))
    });
}

/// Takes out long names of headings that the text never repeats: where every word has a capital, capitals tell nothing.
/// Names inside them are found again.
fn drop_headings(document: &Document<'_>, cleaned: &mut Vec<(Span, &Name)>) {
    let text = document.text;
    let in_heading = |span: Span| {
        let at = document
            .paragraphs
            .partition_point(|paragraph| paragraph.span.end <= span.start);
        document
            .paragraphs
            .get(at)
            .is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading)
    };
    let body: HashSet<String> = cleaned
        .iter()
        .filter(|(span, _)| !in_heading(*span))
        .map(|(span, _)| key(span.of(text)))
        .collect();
    cleaned.retain(|(span, _)| {
        let words = span.of(text).split_whitespace().count();
        words < LONG_FOR_A_HEADING
            || !in_heading(*span)
            || body.contains(&key(span.of(text)))
            || !lexica().kinds(span.of(text)).is_empty()
    });
}

/// Words of a name that may be a whole heading.
const LONG_FOR_A_HEADING: usize = 4;

/// Cuts the title of the person named next off a name of something else: "Harbour Court Justice" before "Ida Holm".
fn cut_titles(document: &Document<'_>, cleaned: &mut [(Span, &Name)]) {
    let people: HashSet<usize> = cleaned
        .iter()
        .filter(|(_, name)| name.label == Label::Person)
        .map(|(span, _)| span.start)
        .collect();
    for (span, name) in cleaned {
        let tokens = document.tokens_in(*span);
        let next = document
            .tokens
            .get(tokens.end)
            .map(|token| token.span.start);
        let before_person = next.is_some_and(|next| people.contains(&next));
        if name.label == Label::Person || !before_person || tokens.len() < 2 {
            continue;
        }
        let title = lexica().kinds(document.word(tokens.end - 1));
        if title.any(&[Kind::Office, Kind::Role])
            && let Some(bare) = document.span_of(tokens.start..tokens.end - 1)
        {
            *span = bare;
        }
    }
}

/// What adjectives made of names end in: "NATO-style".
const SUFFIXES: &[&str] = &[
    "-style",
    "-like",
    "-led",
    "-backed",
    "-based",
    "-born",
    "-owned",
    "-run",
    "-made",
    "-held",
    "-occupied",
    "-controlled",
    "-funded",
    "-era",
    "-sponsored",
    "-brokered",
    "-allied",
    "-friendly",
];

/// What such adjectives begin with: "pro-Danish".
const PREFIXES: &[&str] = &[
    "pro-", "anti-", "non-", "ex-", "pre-", "post-", "then-", "mid-",
];

/// The name without titles before, possessive after, and white space and quotation marks around.
fn clean(document: &Document<'_>, name: &Name) -> Option<Span> {
    let text = name.span.of(document.text);
    let outside = |c: char| c.is_whitespace() || "“”\"‘,;:()".contains(c);
    let mut trimmed = text.trim_start_matches(outside);
    let mut start = name.span.start + text.len() - trimmed.len();
    trimmed = trimmed.trim_end_matches(outside);
    for clitic in ["’s", "'s", "’S", "'S", "’", "'"] {
        if let Some(bare) = trimmed.strip_suffix(clitic)
            && !bare.is_empty()
        {
            trimmed = bare.trim_end_matches(outside);
            break;
        }
    }
    if let Some(bare) = SUFFIXES
        .iter()
        .find_map(|suffix| trimmed.strip_suffix(suffix))
    {
        trimmed = bare;
    }
    if let Some(bare) = PREFIXES
        .iter()
        .find_map(|prefix| trimmed.strip_prefix(prefix))
        && bare.starts_with(char::is_uppercase)
    {
        start += trimmed.len() - bare.len();
        trimmed = bare;
    }
    if !trimmed.chars().any(char::is_alphanumeric) {
        return None;
    }
    let span = Span::new(start, start + trimmed.len());
    if name.label != Label::Person {
        return (!is_title(span.of(document.text))).then_some(span);
    }
    let tokens = document.tokens_in(span);
    let skip = titles::leading(document, &tokens);
    let from = document.tokens.get(tokens.start + skip)?.span.start;
    let bare = if skip > 0 && from < span.end {
        Span::new(from, span.end)
    } else {
        span
    };
    // "Mr. President" and "Mayor of Narvik" name nobody.
    let rest = bare.of(document.text);
    let names_nobody = is_title(rest) || rest.starts_with("of ") || rest.starts_with("for ");
    (skip == 0 || !names_nobody).then_some(bare)
}

/// Whether the words are an office and nothing else: "President", "POTUS".
fn is_title(words: &str) -> bool {
    let kinds = lexica().kinds(words);
    kinds.has(Kind::Office) && !kinds.any(&[Kind::FirstName, Kind::Organisation, Kind::Country])
}
