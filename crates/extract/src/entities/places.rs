//! Places and peoples: the names of one country joined, its peoples joined, and seats that stand for its government.

use std::collections::{HashMap, HashSet};

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, Label};

use super::nodes::Nodes;
use super::sightings::{Found, Sighting};
use super::spelling::Neighbours;
use crate::lexica::{Kind, lexica};

/// Words that make a longer name of the same place.
const SAME_PLACE: &[&str] = &["city", "strip", "dc", "d.c."];

/// Joins places' names, and gives the seats that act to their countries.
pub(super) fn join(document: &Document<'_>, syntax: &Syntax, found: &Found, nodes: &mut Nodes) {
    let countries = join_countries(found, nodes);
    join_spellings(found, nodes);
    join_plurals(found, nodes);
    join_long_names(found, nodes);
    give_seats(document, syntax, found, nodes, &countries);
}

/// Joins by country what names a country, what names its people, what names its capital. Returns the countries' nodes.
fn join_countries(found: &Found, nodes: &mut Nodes) -> HashMap<&'static str, usize> {
    let mut countries = HashMap::new();
    let mut peoples = HashMap::new();
    let mut seats = HashMap::new();
    for (at, surface) in found.surfaces.all.iter().enumerate() {
        let text = surface.text.as_str();
        let (country, groups) = match surface.label {
            Label::People => (lexica().people(text), &mut peoples),
            Label::Place | Label::Organisation => match lexica().country(text) {
                Some(country) => (Some(country), &mut countries),
                None => (
                    lexica()
                        .seat(text)
                        .filter(|country| !country.governments.contains(&text)),
                    &mut seats,
                ),
            },
            _ => continue,
        };
        if let Some(country) = country {
            let same = *groups.entry(country.code).or_insert(at);
            nodes.join(same, at);
        }
    }
    countries
}

/// A place that the lists do not know, spelt nearly like another of the text, is a slip for it.
fn join_spellings(found: &Found, nodes: &mut Nodes) {
    let places = || {
        found
            .surfaces
            .all
            .iter()
            .enumerate()
            .filter(|(_, surface)| {
                matches!(surface.label, Label::Place | Label::Organisation)
                    && surface.text.chars().any(char::is_lowercase)
            })
            .map(|(at, surface)| (at, surface.words.join(" "), lexica().kinds(&surface.text)))
    };
    // The known first, so that the unknown find them; two known names are two places.
    let mut neighbours = Neighbours::default();
    for (at, word, _) in places().filter(|(_, _, kinds)| !kinds.is_empty()) {
        neighbours.add(&word, at);
    }
    for (at, word, _) in places().filter(|(_, _, kinds)| kinds.is_empty()) {
        match neighbours.find(&word) {
            Some(near) if same_label(found, at, near) => nodes.join(near, at),
            _ => neighbours.add(&word, at),
        }
    }
}

/// "Democrat" with "Democrats": members of one group.
fn join_plurals(found: &Found, nodes: &mut Nodes) {
    for (at, surface) in found.surfaces.all.iter().enumerate() {
        if matches!(surface.label, Label::Person | Label::Date | Label::Place) {
            continue;
        }
        if let Some(singular) = surface.text.strip_suffix('s')
            && singular.chars().any(char::is_lowercase)
            && let Some(singular) = found.surfaces.find(singular)
            && same_label(found, singular, at)
        {
            nodes.join(singular, at);
        }
    }
}

fn same_label(found: &Found, a: usize, b: usize) -> bool {
    found.surfaces.get(a).map(|s| s.label) == found.surfaces.get(b).map(|s| s.label)
}

/// "Gaza" with "Gaza Strip".
fn join_long_names(found: &Found, nodes: &mut Nodes) {
    for (at, surface) in found.surfaces.all.iter().enumerate() {
        if surface.label != Label::Place {
            continue;
        }
        if let [short @ .., last] = surface.words.as_slice()
            && !short.is_empty()
            && SAME_PLACE.contains(&last.as_str())
            && let Some(short) = found
                .surfaces
                .find(short.join(" ").trim_end_matches(','))
                .filter(|&short| same_label(found, short, at))
        {
            nodes.join(short, at);
        }
    }
}

/// Gives a seat to its country where it acts ("Oslo said"), and from then on wherever it is no mere place ("in Oslo").
fn give_seats(
    document: &Document<'_>,
    syntax: &Syntax,
    found: &Found,
    nodes: &mut Nodes,
    countries: &HashMap<&'static str, usize>,
) {
    let seats: Vec<(usize, &Sighting, usize, bool)> = found
        .sightings
        .iter()
        .enumerate()
        .filter_map(|(at, sighting)| {
            let surface = found.surfaces.get(sighting.surface)?;
            if !matches!(surface.label, Label::Place | Label::Organisation) {
                return None;
            }
            let text = surface.text.as_str();
            let country = lexica().seat(text)?;
            if lexica().kinds(text).has(Kind::Country) {
                return None;
            }
            let always = country
                .governments
                .iter()
                .any(|seat| seat.eq_ignore_ascii_case(text));
            Some((at, sighting, *countries.get(country.code)?, always))
        })
        .collect();
    let acting: HashSet<usize> = seats
        .iter()
        .filter(|(_, sighting, _, always)| *always || acts(document, syntax, sighting))
        .map(|(_, sighting, ..)| sighting.surface)
        .collect();
    for (at, sighting, country, always) in seats {
        let stands_for_it =
            always || (acting.contains(&sighting.surface) && !is_location(document, sighting));
        if stands_for_it && let Some(slot) = nodes.of.get_mut(at) {
            *slot = country;
        }
    }
}

/// Whether the seat does something: it is the subject of a verb, or of an infinitive after "for".
fn acts(document: &Document<'_>, syntax: &Syntax, sighting: &Sighting) -> bool {
    if is_location(document, sighting) {
        return false;
    }
    let tokens = document.tokens_in(sighting.span);
    let word = |at: usize| document.word(at).to_lowercase();
    let before = tokens.start.checked_sub(1).map_or_else(String::new, word);
    if matches!(before.as_str(), "of" | "and" | ",") {
        return false;
    }
    let next = word(tokens.end);
    let being = matches!(next.as_str(), "is" | "was" | "are" | "were" | "be" | "lies");
    if next == "to" {
        return before == "for" || VERBS_OF_PERSUASION.contains(&before.as_str());
    }
    match syntax.tag(tokens.end) {
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md => !being,
        Tag::Vbg => matches!(before.as_str(), "for" | "with" | "without" | "about"),
        _ => SPEECH.contains(&next.as_str()),
    }
}

/// "urged Oslo to": what is urged can act.
const VERBS_OF_PERSUASION: &[&str] = &[
    "urge",
    "urged",
    "urges",
    "urging",
    "press",
    "pressed",
    "pressing",
    "force",
    "forced",
    "forcing",
    "ask",
    "asked",
    "allow",
    "allowed",
    "want",
    "wants",
    "wanted",
    "push",
    "pushed",
    "told",
    "persuade",
    "persuaded",
    "require",
];

/// Verbs after a seat that even an unsure tagger leaves no doubt about.
const SPEECH: &[&str] = &[
    "said", "says", "has", "had", "would", "will", "could", "must", "wants", "accused", "accuses",
    "denied", "denies", "insisted", "insists", "rejected", "rejects", "refused", "agreed",
];

/// Whether the words before make the seat a place: "in Oslo", "the Oslo summit" excepted.
fn is_location(document: &Document<'_>, sighting: &Sighting) -> bool {
    let first = document.tokens_in(sighting.span).start;
    let before = first
        .checked_sub(1)
        .map_or("", |at| document.word(at))
        .to_lowercase();
    matches!(
        before.as_str(),
        "in" | "at"
            | "near"
            | "around"
            | "outside"
            | "inside"
            | "into"
            | "to"
            | "through"
            | "across"
            | "over"
            | "central"
            | "downtown"
            | "leave"
            | "left"
            | "visit"
            | "visited"
            | "visiting"
            | "reached"
            | "toward"
            | "towards"
            | "via"
            | "within"
    )
}
