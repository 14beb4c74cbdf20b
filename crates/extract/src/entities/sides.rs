//! Sides: for whom a person acts, as far as the text says so: "Russian President Vladimir Putin" acts for Russia.

use hearsay_text::Label;

use super::Cast;
use crate::lexica::{Country, Kind, lexica};

/// Nouns of those who act for a country. A governor or a mayor acts for a part of it, a chief executive for a company.
const ACTING: [&str; 23] = [
    "ambassador",
    "chancellor",
    "commander",
    "delegate",
    "diplomat",
    "emperor",
    "envoy",
    "king",
    "leader",
    "minister",
    "negotiator",
    "official",
    "pm",
    "premier",
    "president",
    "prince",
    "queen",
    "representative",
    "secretary",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "sultan",
];

/// Words of those who act for a part of a country, or no longer.
const APART: [&str; 17] = [
    "business",
    "ceo",
    "chairman",
    "church",
    "company",
    "dissident",
    "exiled",
    "ex",
    "former",
    "governor",
    "jailed",
    "mayor",
    "opposition",
    "rebel",
    "religious",
    "separatist",
    "union",
];

/// Longest name of a country that is looked for, in words.
const LONGEST: usize = 4;

/// Notes the side of every person whose title or description names one country.
pub fn add(cast: &mut Cast) {
    let places: Vec<(usize, &'static Country)> = (cast.entities.iter().enumerate())
        .filter(|(_, entity)| entity.label == Label::Place)
        .filter_map(|(at, entity)| Some((at, lexica().country(&entity.name)?)))
        .collect();
    for at in 0..cast.entities.len() {
        let entity = &cast.entities[at];
        if entity.label != Label::Person {
            continue;
        }
        let phrases = entity.role.iter().chain(&entity.aliases);
        let mut countries = phrases.filter_map(|phrase| country(phrase));
        let Some(first) = countries.next() else {
            continue;
        };
        if countries.any(|other| other.code != first.code) {
            continue;
        }
        let place = places.iter().find(|(_, known)| known.code == first.code);
        let name = match place {
            Some(&(place, _)) => cast.entities[place].name.clone(),
            None => first.names.first().copied().unwrap_or_default().to_owned(),
        };
        cast.entities[at].side = Some(name);
    }
}

/// The one country for which a title or description says that somebody acts.
fn country(phrase: &str) -> Option<&'static Country> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let is_in = |word: &str, list: &[&str]| {
        let word = word.to_lowercase();
        word.split('-').any(|part| list.contains(&part))
    };
    let acts = |word: &&str| is_in(word, &ACTING);
    if !words.iter().any(acts) || words.iter().any(|word| is_in(word, &APART)) {
        return None;
    }
    let mut found: Option<&Country> = None;
    let mut at = 0;
    while at < words.len() {
        // The longest name counts: "New Mexico" is no part of Mexico.
        let named = (1..=LONGEST.min(words.len() - at)).rev().find_map(|count| {
            let words = words[at..at + count].join(" ");
            let name = words.trim_end_matches("’s").trim_end_matches("'s");
            let country = lexica().country(name).or_else(|| lexica().people(name));
            let other = lexica().kinds(name).any(&[
                Kind::Region,
                Kind::City,
                Kind::Organisation,
                Kind::Outlet,
            ]);
            (country.is_some() || other).then_some((count, country))
        });
        let Some((count, Some(country))) = named else {
            at += named.map_or(1, |(count, _)| count);
            continue;
        };
        // "Bank of America": a name before it makes it part of that.
        let before = at.checked_sub(2).map(|before| words[before]);
        let part = at > 0 && words[at - 1] == "of";
        let named_before =
            before.is_some_and(|word| word.starts_with(char::is_uppercase) && !acts(&word));
        if part && named_before {
            return None;
        }
        if found.is_some_and(|other| other.code != country.code) {
            return None;
        }
        found = Some(country);
        at += count;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(phrase: &str) -> Option<&'static str> {
        country(phrase).map(|country| country.code)
    }

    #[test]
    fn an_office_of_a_country_acts_for_it() {
        assert_eq!(code("Russian President"), Some("RU"));
        assert_eq!(code("the Ukrainian leader"), Some("UA"));
        assert_eq!(code("president of South Korea"), Some("KR"));
        assert_eq!(code("U.S. special envoy"), Some("US"));
    }

    #[test]
    fn who_acts_for_a_part_of_it_or_for_none_does_not() {
        assert_eq!(code("Russian opposition leader"), None);
        assert_eq!(code("former French president"), None);
        assert_eq!(code("Danish author"), None);
        assert_eq!(code("Secretary of State"), None);
        assert_eq!(code("U.S. ambassador to Russia"), None);
        assert_eq!(code("Bank of America CEO"), None);
        assert_eq!(code("New Mexico Governor"), None);
        assert_eq!(code("Mexico City mayor"), None);
        assert_eq!(code("Bank of America spokesman"), None);
    }
}
