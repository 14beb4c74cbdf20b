//! People: full names of one person joined, and short names given to the person they mean.

use std::collections::HashMap;

use hearsay_text::Label;

use super::nodes::Nodes;
use super::sightings::{Found, Sighting};
use super::spelling::{Neighbours, are_variants};
use crate::lexica::{Gender, Kind, lexica};

/// Somebody whose full name the text gives.
#[derive(Debug)]
struct Person {
    /// Key words of the fullest name, without "Jr." and the like.
    words: Vec<String>,
    /// "Jr.", "III".
    suffix: Option<String>,
    gender: Option<Gender>,
    node: usize,
}

/// People who share a last name and are tried for one full name.
const TRIED: usize = 32;

/// A namesake named less than this many bytes ago, about two sentences, is still in mind.
const JUST_NAMED: usize = 400;
/// Known names of places and bodies that a surname does not outweigh; cities and first names it does.
const NAMES_OF_OTHERS: &[Kind] = &[
    Kind::Country,
    Kind::People,
    Kind::Seat,
    Kind::Region,
    Kind::Outlet,
    Kind::Organisation,
    Kind::OrganisationWord,
    Kind::Month,
    Kind::Weekday,
];

/// Gives every sighting its node: people by person, everything else by surface.
pub(super) fn assign(found: &Found) -> Nodes {
    let mut nodes = Nodes::new(found.surfaces.all.len());
    let mut people = People::of(found, &mut nodes);
    let of = found
        .sightings
        .iter()
        .map(|sighting| {
            people
                .node(found, sighting, &mut nodes)
                .unwrap_or(sighting.surface)
        })
        .collect();
    nodes.of = of;
    nodes
}

#[derive(Debug, Default)]
struct People {
    all: Vec<Person>,
    /// By last word of the name.
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    /// Persons by spelling of the last word.
    spellings: Neighbours,
    /// The person of each full-name surface.
    by_surface: HashMap<usize, usize>,
    /// Who was last called by full name, by last word, and by gender where it is known.
    latest: HashMap<(String, Option<Gender>), usize>,
    /// Who was first called by full name, by last word.
    introduced: HashMap<String, usize>,
    /// For each person where the last mention stands, in bytes, and how often the full name was used so far.
    seen: HashMap<usize, (usize, usize)>,
    /// Nodes of short names that no full name explains.
    alone: HashMap<String, usize>,
    alone_spellings: Neighbours,
}

impl People {
    fn of(found: &Found, nodes: &mut Nodes) -> Self {
        let mut people = Self::default();
        let mut full: Vec<usize> = (0..found.surfaces.all.len())
            .filter(|&at| {
                found.surfaces.get(at).is_some_and(|surface| {
                    surface.label == Label::Person && without_suffix(&surface.words).0.len() >= 2
                })
            })
            .collect();
        // The fullest names first, so that shorter ones find them.
        full.sort_by_key(|&at| {
            let words = found.surfaces.get(at).map_or(0, |s| s.words.len());
            (std::cmp::Reverse(words), at)
        });
        for at in full {
            if let Some(surface) = found.surfaces.get(at) {
                people.add_full(at, &surface.words, nodes);
            }
        }
        for sighting in &found.sightings {
            if let Some(&person) = people.by_surface.get(&sighting.surface)
                && let Some(person) = people.all.get_mut(person)
            {
                person.gender = sighting.title.gender.or(person.gender);
            }
        }
        people
    }

    fn add_full(&mut self, surface: usize, words: &[String], nodes: &mut Nodes) {
        let (words, suffix) = without_suffix(words);
        let Some((last, first)) = words.last().zip(words.first()) else {
            return;
        };
        let near = self
            .spellings
            .find(last)
            .and_then(|near| self.all.get(near))
            .and_then(|near| near.words.last());
        let same = [Some(last), near]
            .into_iter()
            .flatten()
            .filter_map(|last| self.by_last.get(last))
            .flat_map(|persons| persons.iter().take(TRIED))
            .copied()
            .find(|&person| {
                self.all
                    .get(person)
                    .is_some_and(|person| person.may_be(words, suffix))
            });
        let person = same.unwrap_or_else(|| {
            self.all.push(Person {
                words: words.to_vec(),
                suffix: suffix.cloned(),
                gender: lexica().gender(first),
                node: nodes.add(),
            });
            self.all.len() - 1
        });
        self.by_surface.insert(surface, person);
        let persons = self.by_last.entry(last.clone()).or_default();
        if !persons.contains(&person) {
            if persons.is_empty() {
                self.spellings.add(last, person);
            }
            // Beyond that many, full names with this last word no longer find each other.
            if persons.len() < TRIED {
                persons.push(person);
            }
        }
        let persons = self.by_first.entry(first.clone()).or_default();
        if persons.len() < 2 && !persons.contains(&person) {
            persons.push(person);
        }
    }

    /// The node of the person that a sighting means; `None` if it names no person.
    fn node(&mut self, found: &Found, sighting: &Sighting, nodes: &mut Nodes) -> Option<usize> {
        if let Some(&at) = self.by_surface.get(&sighting.surface) {
            let person = self.all.get(at)?;
            let last = person.words.last()?.clone();
            self.latest.insert((last.clone(), person.gender), at);
            self.latest.insert((last.clone(), None), at);
            self.introduced.entry(last).or_insert(at);
            let seen = self.seen.entry(at).or_default();
            *seen = (sighting.span.start, seen.1 + 1);
            return Some(person.node);
        }
        let (words, _) = without_suffix(found.words(sighting));
        let last = words.last()?;
        let is_person = found.label(sighting) == Label::Person;
        let surname_of_somebody = !is_person
            && words.len() == 1
            && self.by_last.contains_key(last)
            && !lexica().kinds(last).any(NAMES_OF_OTHERS)
            && found.label(sighting) != Label::Date;
        if !is_person && !surname_of_somebody {
            return None;
        }
        let place = sighting.span.start;
        if let Some(person) = self.short(words, sighting.title.gender, place) {
            self.seen.entry(person).or_default().0 = place;
            return self.all.get(person).map(|person| person.node);
        }
        is_person.then(|| self.alone(words, nodes))
    }

    /// Whom a short name at byte `place` means: one with that surname, failing that the only one with that first name.
    ///
    /// With a form of address it is the last so called of that gender. Without, it is who bore the surname first in the
    /// text, as news have it, unless a namesake has just been named: relatives are called by their full names throughout.
    fn short(&self, words: &[String], gender: Option<Gender>, place: usize) -> Option<usize> {
        let last = words.last()?;
        let near = self
            .spellings
            .find(last)
            .and_then(|near| self.all.get(near))
            .and_then(|near| near.words.last());
        for surname in [Some(last), near].into_iter().flatten() {
            let Some(first_so_called) = self.by_last.get(surname) else {
                continue;
            };
            let fits = |person: &&usize| {
                self.all
                    .get(**person)
                    .is_some_and(|person| gender.is_none() || agree(person.gender, gender))
            };
            if gender.is_none()
                && let Some(person) = self.bearer(surname, place)
            {
                return Some(person);
            }
            let person = self
                .latest
                .get(&(surname.clone(), gender))
                .or_else(|| self.latest.get(&(surname.clone(), None)).filter(fits))
                .or_else(|| first_so_called.iter().find(fits));
            if let Some(&person) = person {
                return Some(person);
            }
        }
        match self.by_first.get(words.first()?).map(Vec::as_slice) {
            Some(&[person]) if words.len() == 1 => Some(person),
            _ => None,
        }
    }

    /// Whom a bare surname means, of those so called before.
    fn bearer(&self, surname: &str, place: usize) -> Option<usize> {
        let first = *self.introduced.get(surname)?;
        let last = *self.latest.get(&(surname.to_owned(), None))?;
        let seen = |person| self.seen.get(&person).copied().unwrap_or_default();
        let ((first_seen, _), (last_seen, times)) = (seen(first), seen(last));
        let just_named = last_seen > first_seen && place.saturating_sub(last_seen) < JUST_NAMED;
        Some(if just_named && times <= 2 {
            last
        } else {
            first
        })
    }

    fn alone(&mut self, words: &[String], nodes: &mut Nodes) -> usize {
        let key = words.join(" ");
        if let Some(&node) = self.alone.get(&key) {
            return node;
        }
        let node = match self.alone_spellings.find(&key) {
            Some(node) if words.len() == 1 => node,
            // The surface's own node would also take in what the same word names elsewhere.
            _ => nodes.add(),
        };
        self.alone_spellings.add(&key, node);
        self.alone.insert(key, node);
        node
    }
}

impl Person {
    /// Whether a full name may be this person's.
    fn may_be(&self, words: &[String], suffix: Option<&String>) -> bool {
        if suffix.is_some() && self.suffix.is_some() && suffix != self.suffix.as_ref() {
            return false;
        }
        if suffix.is_some() != self.suffix.is_some() && self.words.len() <= words.len() {
            return false;
        }
        if self.words.ends_with(words) {
            return true;
        }
        let (Some((first, middle)), Some((other, other_middle))) =
            (inner(&self.words), inner(words))
        else {
            return false;
        };
        let last_alike = self
            .words
            .last()
            .zip(words.last())
            .is_some_and(|(a, b)| are_variants(a, b));
        last_alike && same_given(first, other) && middles_agree(middle, other_middle)
    }
}

/// First word and the words between first and last.
fn inner(words: &[String]) -> Option<(&str, &[String])> {
    match words {
        [first, middle @ .., _] => Some((first, middle)),
        _ => None,
    }
}

/// "J." and "Jane", "JD" and "J.D.", two spellings, or a name and its short form.
fn same_given(a: &str, b: &str) -> bool {
    let (a, b) = (a.replace('.', ""), b.replace('.', ""));
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(&a, &b) || initial(&b, &a) || are_variants(&a, &b) || is_short_form(&a, &b)
}

/// Middle names agree if either is missing or they share an initial.
fn middles_agree(a: &[String], b: &[String]) -> bool {
    match (a.first(), b.first()) {
        (Some(a), Some(b)) => a.chars().next() == b.chars().next(),
        _ => true,
    }
}

/// English short forms that are no prefix of the name.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("bill", "william"),
    ("bob", "robert"),
    ("dick", "richard"),
    ("jack", "john"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("kate", "katherine"),
    ("liz", "elizabeth"),
    ("mike", "michael"),
    ("ted", "edward"),
    ("tony", "anthony"),
    ("tom", "thomas"),
    ("will", "william"),
];

fn is_short_form(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    (short.len() >= 3 && long.starts_with(short) && long.len() > short.len())
        || SHORT_FORMS.contains(&(short, long))
}

fn agree(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// A name's words without a last "Jr." or "III", and that.
fn without_suffix(words: &[String]) -> (&[String], Option<&String>) {
    match words {
        [rest @ .., last]
            if rest.len() >= 2
                && (lexica().kinds(last).has(Kind::Suffix)
                    || matches!(last.as_str(), "ii" | "iii" | "iv")) =>
        {
            (rest, Some(last))
        }
        _ => (words, None),
    }
}
