//! Reading the lists: lines of comma-separated entries under `[section]` heads; `#` begins a comment.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Country, Entry, Kind, Lexica, fold};

const LISTS: &[&str] = &[
    include_str!("first_names.txt"),
    include_str!("places.txt"),
    include_str!("titles.txt"),
    include_str!("organisations.txt"),
    include_str!("calendar.txt"),
];

impl Lexica {
    /// Reads all lists.
    pub(super) fn parse() -> Self {
        let mut lexica = Self {
            entries: HashMap::default(),
            countries: Vec::new(),
            longest: 1,
        };
        for line in lines(include_str!("countries.txt")) {
            if let Some(country) = Country::parse(line) {
                lexica.add_country(country);
            }
        }
        for list in LISTS {
            lexica.add_list(list);
        }
        lexica
    }

    fn add_country(&mut self, country: Country) {
        let at = self.countries.len();
        for name in &country.names {
            let entry = self.entry(name);
            entry.kinds.add(Kind::Country);
            entry.country.get_or_insert(at);
        }
        for people in &country.peoples {
            let entry = self.entry(people);
            entry.kinds.add(Kind::People);
            entry.people.get_or_insert(at);
        }
        for seat in &country.seats {
            let entry = self.entry(seat);
            entry.kinds.add(Kind::Seat);
            entry.seat.get_or_insert(at);
        }
        self.countries.push(country);
    }

    fn add_list(&mut self, list: &str) {
        let mut kinds: &[Kind] = &[];
        // An entry may run over the end of a line, so the lines of a section are read as one.
        let mut section = String::new();
        for line in lines(list).chain(["[]"]) {
            if let Some(head) = line.strip_prefix('[') {
                for phrase in section.split(',').map(str::trim).filter(|p| !p.is_empty()) {
                    let entry = self.entry(phrase);
                    kinds.iter().for_each(|&kind| entry.kinds.add(kind));
                }
                section.clear();
                kinds = of_section(head.trim_end_matches(']'));
            } else {
                section.push_str(line);
                section.push(' ');
            }
        }
    }

    fn entry(&mut self, phrase: &str) -> &mut Entry {
        let key = key(phrase);
        if let Some((first, more)) = key.split_once(' ') {
            self.longest = self.longest.max(2 + more.matches(' ').count());
            match self.entries.get_mut(first) {
                Some(entry) => entry.opens = true,
                None => self.entries.entry(first.to_owned()).or_default().opens = true,
            }
        }
        self.entries.entry(key.into_owned()).or_default()
    }
}

/// Entries in capitals keep them, so that "US" is not "us".
fn key(phrase: &str) -> Cow<'_, str> {
    if phrase.chars().any(char::is_lowercase) {
        fold(phrase)
    } else {
        Cow::Borrowed(phrase)
    }
}

fn of_section(head: &str) -> &'static [Kind] {
    match head {
        "male first name" => &[Kind::FirstName, Kind::Male],
        "female first name" => &[Kind::FirstName, Kind::Female],
        "first name" => &[Kind::FirstName],
        "male" => &[Kind::Male],
        "female" => &[Kind::Female],
        "region" => &[Kind::Region],
        "city" => &[Kind::City],
        "office" => &[Kind::Office],
        "role" => &[Kind::Role],
        "modifier" => &[Kind::TitleModifier],
        "honorific" => &[Kind::Honorific],
        "particle" => &[Kind::Particle],
        "suffix" => &[Kind::Suffix],
        "word" => &[Kind::OrganisationWord],
        "outlet" => &[Kind::Outlet],
        "organisation" => &[Kind::Organisation],
        "month" => &[Kind::Month],
        "weekday" => &[Kind::Weekday],
        _ => &[],
    }
}

fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
