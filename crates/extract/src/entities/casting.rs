//! Casting: nodes turned into entities with a name, a label, aliases and a role.

use std::collections::{HashMap, HashSet};

use hearsay_text::{Document, Form, Label};

use super::Cast;
use super::nodes::Nodes;
use super::sightings::{Found, Sighting};
use super::surfaces::{is_acronym, single_spaced};
use crate::lexica::{Kind, lexica};
use crate::{Entity, EntityId, Mention};

/// Entities in order of first mention, one a node; every sighting becomes a mention.
pub(super) fn cast(document: &Document<'_>, found: &Found, nodes: &mut Nodes) -> Cast {
    let mut ids: HashMap<usize, usize> = HashMap::new();
    let mut groups: Vec<(usize, Vec<&Sighting>)> = Vec::new();
    let mut mentions = Vec::with_capacity(found.sightings.len());
    for (at, sighting) in found.sightings.iter().enumerate() {
        let node = nodes.of.get(at).copied().unwrap_or(sighting.surface);
        let root = nodes.root(node);
        let id = *ids.entry(root).or_insert_with(|| {
            groups.push((root, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, group)) = groups.get_mut(id) {
            group.push(sighting);
        }
        mentions.push(Mention {
            span: sighting.span,
            entity: EntityId(id),
            form: Form::Name,
        });
    }
    let entities = groups
        .iter()
        .map(|(root, group)| {
            // The nodes after those of the surfaces are people's.
            let is_person = *root >= found.surfaces.all.len();
            let label = if is_person {
                Label::Person
            } else {
                label(found, group)
            };
            entity(document, found, group, label)
        })
        .collect();
    Cast { entities, mentions }
}

fn entity(document: &Document<'_>, found: &Found, group: &[&Sighting], label: Label) -> Entity {
    let name = name(document, found, group, label);
    let mut aliases: Vec<String> = Vec::new();
    let mut known = HashSet::from([name.clone()]);
    for sighting in group {
        let bare = single_spaced(sighting.span.of(document.text));
        let titled = sighting
            .title
            .whole
            .map(|whole| single_spaced(whole.of(document.text)));
        for alias in titled.into_iter().chain([bare]) {
            if known.insert(alias.clone()) {
                aliases.push(alias);
            }
        }
    }
    let titled = |sighting: &&&Sighting| sighting.title.whole.is_some();
    let role = group
        .iter()
        .filter(titled)
        .chain(group)
        .find_map(|sighting| sighting.title.role.clone());
    Entity {
        name,
        label,
        aliases,
        role: role.filter(|_| label == Label::Person),
        side: None,
    }
}

/// The label of most sightings; of equals the first. A seat has no say in what its country is.
fn label(found: &Found, group: &[&Sighting]) -> Label {
    let mut counts = [0_usize; Label::ALL.len()];
    for sighting in group.iter().filter(|sighting| !is_seat(found, sighting)) {
        if let Some(count) = counts.get_mut(found.label(sighting) as usize) {
            *count += 1;
        }
    }
    let first = group
        .first()
        .map_or(Label::Other, |sighting| found.label(sighting));
    Label::ALL.iter().fold(first, |best, &label| {
        if counts[label as usize] > counts[best as usize] {
            label
        } else {
            best
        }
    })
}

/// The fullest name: for people that with most words, for others the longest that is no acronym and no seat; of equals
/// the one used most, then the first. Peoples go by the first.
fn name(document: &Document<'_>, found: &Found, group: &[&Sighting], label: Label) -> String {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for sighting in group {
        *counts.entry(sighting.surface).or_default() += 1;
    }
    let only_seats = group.iter().all(|sighting| is_seat(found, sighting));
    let mut best: Option<(&Sighting, (usize, usize))> = None;
    for sighting in group {
        let text = sighting.span.of(document.text);
        let fullness = match label {
            Label::People => 0,
            Label::Person => found.words(sighting).len(),
            _ if !only_seats && is_seat(found, sighting) => 0,
            _ if is_acronym(text) => 1,
            _ => 1 + text.chars().count(),
        };
        let rank = (
            fullness,
            counts.get(&sighting.surface).copied().unwrap_or(0),
        );
        let better = match best {
            None => true,
            Some((_, so_far)) => label != Label::People && rank > so_far,
        };
        if better {
            best = Some((sighting, rank));
        }
    }
    let Some((sighting, _)) = best else {
        return String::new();
    };
    // A heading may shout; the surface keeps the calmer writing.
    found
        .surfaces
        .get(sighting.surface)
        .map_or_else(String::new, |surface| surface.text.clone())
}

fn is_seat(found: &Found, sighting: &Sighting) -> bool {
    found.surfaces.get(sighting.surface).is_some_and(|surface| {
        let kinds = lexica().kinds(&surface.text);
        kinds.has(Kind::Seat) && !kinds.has(Kind::Country)
    })
}
