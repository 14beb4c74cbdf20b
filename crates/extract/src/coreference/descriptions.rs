//! Descriptions: "the Danish leader", "his Norwegian counterpart", "the company".

use hearsay_text::{Form, Label};

use super::Resolved;
use super::memory::Memory;
use super::profiles::{Profile, Profiles, is_former, office};
use super::scene::Scene;
use crate::EntityId;
use crate::lexica::{Gender, Kind, lexica};

/// Sentences back in which a description without a country finds its person or body.
const WINDOW: usize = 3;
/// Longest phrase of the lists, in tokens.
const LONGEST: usize = 5;

/// Offices of those who lead a country: one word for any of them may stand for another.
const LEADERS: &[&str] = &[
    "president",
    "prime minister",
    "leader",
    "chancellor",
    "king",
    "queen",
    "emperor",
    "emir",
    "sultan",
    "supreme leader",
    "head of state",
    "head of government",
    "dictator",
    "strongman",
    "ruler",
    "taoiseach",
    "monarch",
];

/// Words for a body that its name may lack.
const COMPANIES: &[&str] = &[
    "company",
    "firm",
    "carmaker",
    "retailer",
    "manufacturer",
    "airline",
    "corporation",
];

/// Words in names that no company bears.
const PUBLIC: &[&str] = &[
    "ministry",
    "party",
    "commission",
    "committee",
    "council",
    "court",
    "agency",
    "department",
    "union",
    "parliament",
    "senate",
    "congress",
    "government",
    "university",
    "movement",
    "nations",
    "nato",
];

/// Words for a body that its name has: "the ministry" is the "Ministry of Fisheries".
const BODIES: &[&str] = &[
    "ministry",
    "party",
    "bank",
    "university",
    "commission",
    "committee",
    "council",
    "court",
    "agency",
    "department",
    "union",
    "foundation",
    "institute",
    "movement",
    "association",
    "federation",
    "parliament",
    "senate",
    "group",
    "club",
    "bureau",
    "board",
    "authority",
    "organization",
    "organisation",
    "coalition",
    "front",
    "college",
    "school",
    "league",
];

/// A description as it is written.
#[derive(Debug, Default)]
struct Description {
    /// Token after the last.
    end: usize,
    country: Option<&'static str>,
    /// In lower case, as profiles spell offices.
    office: String,
    gender: Option<Gender>,
    /// "his", "her", "their": somebody's.
    owned: bool,
}

/// The description that begins at `token`, if it means an entity beyond doubt.
pub(super) fn at(
    scene: &Scene<'_, '_>,
    token: usize,
    profiles: &Profiles,
    memory: &Memory,
) -> Option<Resolved> {
    let first = scene.word(token);
    let resolved = |end: usize, entity, alias| Resolved {
        tokens: token..end,
        entity,
        form: Form::Nominal,
        alias,
    };
    let acronym = token + usize::from(first == "the");
    if scene.document.word(acronym) == "POTUS" {
        let entity = american_president(profiles)?;
        return Some(resolved(acronym + 1, entity, Some("POTUS".to_owned())));
    }
    let owned = matches!(first.as_str(), "his" | "her" | "their" | "its" | "our");
    let definite = matches!(first.as_str(), "the" | "this");
    let owner = (!(owned || definite))
        .then(|| owning_country(scene, token))
        .flatten();
    if !(owned || definite || owner.is_some()) || is_predicate(scene, token) {
        return None;
    }
    if definite && let Some((end, entity)) = body(scene, token, profiles, memory) {
        return Some(resolved(end, entity, None));
    }
    let (from, country) = owner.map_or((token + 1, None), |(from, code)| (from, Some(code)));
    let description = read(scene, from, owned, country)?;
    let entity = person(scene, token, &description, profiles, memory)?;
    let alias = description.country.map(|_| {
        let words = scene.phrase(token..description.end);
        // "The" at the start of a sentence is "the" in a list.
        words
            .strip_prefix(scene.document.word(token))
            .filter(|_| owner.is_none())
            .map_or_else(|| words.clone(), |rest| format!("{first}{rest}"))
    });
    Some(resolved(description.end, entity, alias))
}

/// "Denmark's" at `token`: the token after it, and the country.
fn owning_country(scene: &Scene<'_, '_>, token: usize) -> Option<(usize, &'static str)> {
    if !scene.document.word(token).starts_with(char::is_uppercase) {
        return None;
    }
    (1..=3).rev().find_map(|length| {
        let clitic = token + length;
        let owns = matches!(scene.document.word(clitic), "'s" | "’s" | "'" | "’");
        let country = lexica().country(&scene.phrase(token..clitic))?;
        owns.then_some((clitic + 1, country.code))
    })
}

/// "is the leader", "became the leader": said of somebody, meaning nobody.
fn is_predicate(scene: &Scene<'_, '_>, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| {
        matches!(
            scene.word(before).as_str(),
            "is" | "was"
                | "are"
                | "were"
                | "be"
                | "been"
                | "being"
                | "become"
                | "becomes"
                | "became"
                | "as"
                | "named"
                | "elected"
                | "appointed"
                | "called"
                | "remain"
                | "remains"
                | "’s"
                | "'s"
        )
    })
}

/// The only president of the United States in the cast, or the only president at all.
fn american_president(profiles: &Profiles) -> Option<EntityId> {
    let presidents = profiles.people_with("president");
    let mut american = presidents.iter().filter(|&&entity| {
        profiles
            .get(entity)
            .is_some_and(|profile| profile.countries.contains(&"US"))
    });
    match (american.next(), american.next(), presidents) {
        (Some(&one), None, _) | (None, _, &[one]) => Some(one),
        _ => None,
    }
}

/// Reads "Danish former prime minister" or "Danish counterpart" from `at` on; both adjectives may be missing.
fn read(
    scene: &Scene<'_, '_>,
    at: usize,
    owned: bool,
    country: Option<&'static str>,
) -> Option<Description> {
    let mut description = Description {
        end: at,
        owned,
        country,
        ..Description::default()
    };
    let mut former = false;
    for _ in 0..4 {
        let from = description.end;
        if scene.word(from) == "counterpart" {
            description.end += 1;
            description.office = "counterpart".to_owned();
            return (owned && description.country.is_some()).then_some(description);
        }
        let (length, phrase) = (1..=LONGEST).rev().find_map(|length| {
            let phrase = scene.phrase(from..from + length);
            (!lexica().kinds(&phrase).is_empty()).then_some((length, phrase))
        })?;
        let kinds = lexica().kinds(&phrase);
        description.end += length;
        let country = lexica()
            .people(&phrase)
            .or_else(|| lexica().country(&phrase));
        if let Some(country) = country {
            description.country = Some(country.code);
        } else if kinds.any(&[Kind::Office, Kind::Role]) {
            description.office = office(&phrase, former);
            description.gender = lexica().gender(&phrase);
            return goes_on(scene, &mut description).then_some(description);
        } else if is_former(&phrase) {
            former = true;
        } else if !kinds.has(Kind::TitleModifier) {
            return None;
        }
    }
    None
}

/// Whether the description ends where its office does; "of Denmark" is taken in.
fn goes_on(scene: &Scene<'_, '_>, description: &mut Description) -> bool {
    let next = scene.word(description.end);
    if next == "of" {
        let country = description.end + 1 + usize::from(scene.word(description.end + 1) == "the");
        let named = (1..=3).rev().find_map(|length| {
            let known = lexica().country(&scene.phrase(country..country + length))?;
            Some((country + length, known.code))
        });
        return named.is_some_and(|(end, code)| {
            description.end = end;
            description.country = Some(code);
            true
        });
    }
    let tag = scene.syntax.tag(description.end);
    let noun = tag.is_noun() && next.chars().next().is_some_and(char::is_alphabetic);
    !noun
        && !matches!(
            next.as_str(),
            "-" | "for" | "and" | "or" | "elect" | "'s" | "’s"
        )
        || matches!(next.as_str(), "'s" | "’s" | "and")
}

/// Whom a description of a person means.
fn person(
    scene: &Scene<'_, '_>,
    token: usize,
    description: &Description,
    profiles: &Profiles,
    memory: &Memory,
) -> Option<EntityId> {
    let fits = |entity: &EntityId| {
        profiles.get(*entity).is_some_and(|profile| {
            holds(profile, description)
                && (description.gender.is_none()
                    || profile.gender.is_none()
                    || profile.gender == description.gender)
        })
    };
    let candidates: Vec<EntityId> = match description.country {
        Some(code) => profiles
            .people_with(code)
            .iter()
            .copied()
            .filter(fits)
            .collect(),
        None if description.owned => return None,
        None => profiles
            .people_with(&description.office)
            .iter()
            .copied()
            .filter(fits)
            .collect(),
    };
    let sentence = scene.sentence(token);
    let near = |entity: &EntityId| {
        memory
            .last_sentence(*entity)
            .is_some_and(|last| last + WINDOW >= sentence)
    };
    let known = |entity: &EntityId| memory.last_sentence(*entity).is_some();
    match *candidates.as_slice() {
        // With a country the text need not have named the person yet: "his Danish counterpart" comes before the name.
        [one] if description.country.is_some() => Some(one),
        [one] => {
            let office = lexica().kinds(&description.office).has(Kind::Office);
            (near(&one) || (office && known(&one))).then_some(one)
        }
        _ => {
            let mut nearby = candidates.iter().filter(|entity| near(entity));
            match (nearby.next(), nearby.next()) {
                (Some(&one), None) => Some(one),
                _ => None,
            }
        }
    }
}

/// Whether a person's titles bear out a description, the country aside.
fn holds(profile: &Profile, description: &Description) -> bool {
    let office = description.office.as_str();
    let leads = |office: &str| LEADERS.contains(&office);
    if profile.offices.iter().any(|own| own == office) {
        return true;
    }
    if description.country.is_none() {
        return false;
    }
    // "Denmark's Ida Holm" has no office: whoever is called so leads it, as a rule.
    let leader = profile.offices.is_empty() || profile.offices.iter().any(|own| leads(own));
    match office {
        "counterpart" => leader,
        _ => {
            (leads(office) && leader)
                || profile.offices.iter().any(|own| {
                    own.strip_suffix(office)
                        .is_some_and(|rest| rest.ends_with(' '))
                        && !own.starts_with("former")
                        && office == "minister"
                })
        }
    }
}

/// "the ministry", "the company", "the bloc", "the country": the only such body of late.
fn body(
    scene: &Scene<'_, '_>,
    token: usize,
    profiles: &Profiles,
    memory: &Memory,
) -> Option<(usize, EntityId)> {
    let head = scene.word(token + 1);
    let next = scene.syntax.tag(token + 2);
    if next.is_noun() || scene.document.word(token + 2) == "-" || scene.word(token + 2) == "of" {
        return None;
    }
    let sentence = scene.sentence(token);
    let fits = |profile: &Profile| match head.as_str() {
        "country" => profile.label == Label::Place && !profile.countries.is_empty(),
        "bloc" => profile.name == "european union" || profile.name == "eu",
        "alliance" => profile.name == "nato",
        head if COMPANIES.contains(&head) => {
            profile.label == Label::Organisation
                && !lexica()
                    .kinds(&profile.name)
                    .any(&[Kind::Outlet, Kind::Country])
                && !profile.name.split(' ').any(|word| PUBLIC.contains(&word))
        }
        head if BODIES.contains(&head) => {
            profile.label == Label::Organisation && profile.name.split(' ').any(|word| word == head)
        }
        _ => false,
    };
    let mut candidates: Vec<EntityId> = memory
        .within(sentence, WINDOW - 1)
        .map(|seen| seen.entity)
        .filter(|&entity| profiles.get(entity).is_some_and(fits))
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    match candidates.as_slice() {
        &[one] => Some((token + 2, one)),
        _ => None,
    }
}
