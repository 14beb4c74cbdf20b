//! Organisations: acronyms with what they stand for, short forms with the full name.

use std::collections::HashMap;

use hearsay_text::{Document, Label};

use super::nodes::Nodes;
use super::sightings::{Found, Sighting};
use super::surfaces::{Surface, is_acronym};
use super::titles::Title;
use crate::lexica::{Kind, lexica};

/// Small words that acronyms pass over.
const SMALL: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "to", "&", "de", "des", "du",
];
/// Longer names with the same first or last word that are tried for a short one.
const TRIED: usize = 16;

/// Reads "European Union (EU)": the acronym names what stands before the bracket, whether or not it was found.
pub(super) fn add_acronyms_in_brackets(document: &Document<'_>, found: &mut Found) {
    let mut new = Vec::new();
    for sighting in found.sightings.clone() {
        let Some(surface) = found.surfaces.get(sighting.surface) else {
            continue;
        };
        let label = surface.label;
        if label == Label::Person || surface.words.len() < 2 {
            continue;
        }
        let open = document.tokens_in(sighting.span).end;
        let (word, close) = (document.word(open + 1), document.word(open + 2));
        if document.word(open) != "(" || close != ")" || !is_acronym(word) {
            continue;
        }
        if !abbreviates(word, surface) {
            continue;
        }
        let Some(span) = document.tokens.get(open + 1).map(|token| token.span) else {
            continue;
        };
        let acronym = found.surfaces.add(word, label, 1.0);
        found.same.push((sighting.surface, acronym));
        new.push(Sighting {
            span,
            surface: acronym,
            title: Title::default(),
        });
    }
    found.insert(new);
}

/// Whether the letters of `acronym` stand in this order at word beginnings or inside the name, the first one first.
fn abbreviates(acronym: &str, name: &Surface) -> bool {
    let joined = name.words.concat();
    let mut rest = joined.chars();
    let letters: Vec<char> = acronym
        .chars()
        .filter(|&c| c != '.')
        .flat_map(char::to_lowercase)
        .collect();
    let begins = letters
        .first()
        .is_some_and(|&first| name.words.iter().any(|word| word.starts_with(first)));
    begins
        && letters
            .iter()
            .all(|letter| rest.by_ref().any(|c| c == *letter))
}

/// Joins organisations' names.
pub(super) fn join(found: &Found, nodes: &mut Nodes) {
    for &(a, b) in &found.same {
        nodes.join(a, b);
    }
    join_acronyms(found, nodes);
    join_alike(found, nodes);
    join_short_forms(found, nodes);
}

fn organisations(found: &Found) -> impl Iterator<Item = (usize, &Surface)> {
    found
        .surfaces
        .all
        .iter()
        .enumerate()
        .filter(|(_, surface)| surface.label == Label::Organisation)
}

/// "UNHCR" with the only name of which it is the initials; "U.N." with "UN".
fn join_acronyms(found: &Found, nodes: &mut Nodes) {
    let mut by_initials: HashMap<String, Option<usize>> = HashMap::new();
    for (at, surface) in found.surfaces.all.iter().enumerate() {
        let named = matches!(
            surface.label,
            Label::Organisation | Label::Place | Label::Other
        );
        if !named || surface.words.len() < 2 {
            continue;
        }
        let mut both = vec![
            initials(surface.words.iter()),
            initials(
                surface
                    .words
                    .iter()
                    .filter(|w| !SMALL.contains(&w.as_str())),
            ),
        ];
        both.dedup();
        for initials in both {
            by_initials
                .entry(initials)
                .and_modify(|known| {
                    // Two names with these initials: neither is meant for sure.
                    if known.is_some_and(|known| nodes.root(known) != nodes.root(at)) {
                        *known = None;
                    }
                })
                .or_insert(Some(at));
        }
    }
    let mut by_letters: HashMap<String, usize> = HashMap::new();
    for (at, surface) in found.surfaces.all.iter().enumerate() {
        if surface.label == Label::Person || !is_acronym(&surface.text) {
            continue;
        }
        let letters = surface.text.replace('.', "").to_lowercase();
        if let Some(&Some(name)) = by_initials.get(&letters) {
            nodes.join(name, at);
        }
        let same = *by_letters.entry(letters).or_insert(at);
        nodes.join(same, at);
    }
}

fn initials<'w>(words: impl Iterator<Item = &'w String>) -> String {
    words.filter_map(|word| word.chars().next()).collect()
}

/// "Department of Justice" with "Justice Department", "The Daily Echo" with "Daily Echo", "Acme Inc." with "Acme".
fn join_alike(found: &Found, nodes: &mut Nodes) {
    let mut by_content: HashMap<String, usize> = HashMap::new();
    for (at, surface) in organisations(found) {
        let mut content: Vec<&str> = surface
            .words
            .iter()
            .map(|word| word.trim_end_matches([',', '.']))
            .filter(|word| !matches!(*word, "of" | "the" | "for" | "and" | "&" | ""))
            .collect();
        while content.len() > 1
            && content
                .last()
                .is_some_and(|last| matches!(*last, "inc" | "corp" | "co" | "ltd" | "llc" | "plc"))
        {
            content.pop();
        }
        content.sort_unstable();
        let same = *by_content.entry(content.join(" ")).or_insert(at);
        nodes.join(same, at);
    }
}

/// "Commission" with the only commission, "Goldman" with the only name that begins so.
fn join_short_forms(found: &Found, nodes: &mut Nodes) {
    let mut by_end: HashMap<(bool, &str), Vec<usize>> = HashMap::new();
    for (at, surface) in organisations(found).filter(|(_, surface)| surface.words.len() >= 2) {
        for (front, word) in [(true, surface.words.first()), (false, surface.words.last())] {
            if let Some(word) = word {
                let names = by_end.entry((front, word)).or_default();
                if names.len() < TRIED {
                    names.push(at);
                }
            }
        }
    }
    for (at, short) in organisations(found).filter(|(_, surface)| surface.words.len() <= 2) {
        let kinds = lexica().kinds(&short.text);
        if is_acronym(&short.text) || kinds.any(&[Kind::Organisation, Kind::Outlet]) {
            continue;
        }
        let generic = short
            .words
            .iter()
            .all(|word| lexica().kinds(word).has(Kind::OrganisationWord));
        let longer = |front: bool, word: Option<&String>| {
            by_end
                .get(&(front, word?.as_str()))?
                .iter()
                .copied()
                .filter(|&long| {
                    found.surfaces.get(long).is_some_and(|long| {
                        long.words.len() > short.words.len()
                            && if front {
                                long.words.starts_with(&short.words)
                            } else {
                                long.words.ends_with(&short.words)
                            }
                    })
                })
                .map(|long| Some(nodes.find(long)))
                .reduce(|a, b| if a == b { a } else { None })?
        };
        // "Times" is short for what ends so, "Goldman" for what begins so.
        let whole = if generic {
            longer(false, short.words.last())
        } else {
            longer(true, short.words.first())
        };
        if let Some(whole) = whole {
            nodes.join(whole, at);
        }
    }
}
