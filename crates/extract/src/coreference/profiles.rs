//! Profiles: what the text and the lists tell of each entity, for agreement with what may mean it.

use std::collections::HashMap;

use hearsay_text::Label;

use crate::lexica::{Gender, Kind, lexica};
use crate::{Entity, EntityId};

/// What is known of one entity.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub label: Label,
    pub gender: Option<Gender>,
    /// Codes of the countries in a person's titles; of a place the country it is.
    pub countries: Vec<&'static str>,
    /// A person's offices and roles in lower case, "former" kept: "foreign minister".
    pub offices: Vec<String>,
    /// The name in lower case.
    pub name: String,
}

/// The profiles of a cast, and its people by country and office.
#[derive(Debug)]
pub(super) struct Profiles {
    all: Vec<Profile>,
    people: HashMap<String, Vec<EntityId>>,
}

/// People with one office or country that are kept: of so many, none is meant for sure.
const CROWD: usize = 64;
/// Names of one person that are tried as the end of an alias.
const TRIED: usize = 16;
/// Longest phrase of the lists, in words.
const LONGEST: usize = 5;

impl Profiles {
    pub fn of(entities: &[Entity]) -> Self {
        let all: Vec<Profile> = entities.iter().map(Profile::of).collect();
        let mut people: HashMap<String, Vec<EntityId>> = HashMap::new();
        for (index, profile) in all.iter().enumerate() {
            if profile.label != Label::Person {
                continue;
            }
            let countries = profile.countries.iter().map(|&code| code.to_owned());
            for key in countries.chain(profile.offices.iter().cloned()) {
                let known = people.entry(key).or_default();
                if known.last() != Some(&EntityId(index)) && known.len() < CROWD {
                    known.push(EntityId(index));
                }
            }
        }
        Self { all, people }
    }

    /// The profile of an entity.
    pub fn get(&self, entity: EntityId) -> Option<&Profile> {
        self.all.get(entity.0)
    }

    /// The label of an entity; [`Label::Other`] if there is none such.
    pub fn label(&self, entity: EntityId) -> Label {
        self.get(entity)
            .map_or(Label::Other, |profile| profile.label)
    }

    /// The people with a country (by code) or with an office (in lower case) in their titles, by first mention.
    pub fn people_with(&self, country_or_office: &str) -> &[EntityId] {
        self.people
            .get(country_or_office)
            .map_or(&[], Vec::as_slice)
    }
}

impl Profile {
    fn of(entity: &Entity) -> Self {
        let mut profile = Self {
            label: entity.label,
            gender: None,
            countries: Vec::new(),
            offices: Vec::new(),
            name: entity.name.to_lowercase(),
        };
        match entity.label {
            Label::Person => profile.read_titles(entity),
            Label::Place => {
                profile.countries = lexica()
                    .country(&entity.name)
                    .into_iter()
                    .map(|c| c.code)
                    .collect();
            }
            _ => {}
        }
        profile
    }

    fn read_titles(&mut self, entity: &Entity) {
        let spoken = std::iter::once(&entity.name).chain(&entity.aliases);
        let names: Vec<&String> = spoken.take(TRIED).collect();
        if let Some(role) = &entity.role {
            self.read_title(role);
        }
        for alias in &entity.aliases {
            // The title is what stands before another of the names: "Danish leader" in "Danish leader Ida Holm".
            let title = names
                .iter()
                .filter(|name| name.len() < alias.len())
                .filter_map(|name| alias.strip_suffix(name.as_str())?.strip_suffix(' '))
                .min_by_key(|title| title.len());
            if let Some(title) = title {
                self.read_title(title);
            }
        }
        if self.gender.is_none() && entity.name.contains(' ') {
            self.gender = entity
                .name
                .split(' ')
                .next()
                .and_then(|first| lexica().gender(first));
        }
    }

    fn read_title(&mut self, title: &str) {
        let words: Vec<&str> = title
            .split(' ')
            .map(|word| {
                word.trim_end_matches(',')
                    .trim_end_matches("’s")
                    .trim_end_matches("'s")
            })
            .collect();
        let mut at = 0;
        let mut former = false;
        while at < words.len() {
            let longest = LONGEST.min(words.len() - at);
            let step = (1..=longest).rev().find_map(|length| {
                let phrase = words.get(at..at + length)?.join(" ");
                let kinds = lexica().kinds(&phrase);
                (!kinds.is_empty()).then_some((length, phrase, kinds))
            });
            let Some((length, phrase, kinds)) = step else {
                at += 1;
                continue;
            };
            at += length;
            let country = lexica()
                .people(&phrase)
                .or_else(|| lexica().country(&phrase));
            if let Some(country) = country
                && !self.countries.contains(&country.code)
            {
                self.countries.push(country.code);
            }
            if kinds.any(&[Kind::Honorific, Kind::Office, Kind::Role]) {
                self.gender = self.gender.or_else(|| lexica().gender(&phrase));
            }
            if kinds.any(&[Kind::Office, Kind::Role]) {
                let office = office(&phrase, former);
                if !self.offices.contains(&office) {
                    self.offices.push(office);
                }
            }
            former = is_former(&phrase) || (former && kinds.has(Kind::People));
        }
    }
}

/// Words that put an office into the past or future.
pub(super) fn is_former(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "former" | "ex" | "late" | "then" | "ousted" | "incoming" | "exiled" | "retired"
    )
}

/// An office as profiles spell it: abbreviations written out, "former" in front.
pub(super) fn office(phrase: &str, former: bool) -> String {
    let lower = phrase.to_lowercase();
    let office = match lower.as_str() {
        "pm" | "premier" => "prime minister",
        "potus" => "president",
        "vp" | "vice-president" => "vice president",
        "sen." => "senator",
        "gov." => "governor",
        "rep." => "representative",
        "gen." => "general",
        "prof." => "professor",
        "chief executive officer" | "ceo" => "chief executive",
        "mp" => "lawmaker",
        other => other,
    };
    if former {
        format!("former {office}")
    } else {
        office.to_owned()
    }
}
