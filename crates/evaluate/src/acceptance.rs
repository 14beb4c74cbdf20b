//! One whole article that a careful reader marked: what of it is found, and what is marked beyond it.
//!
//! Unlike the corpora this gold says whom each mark means, so speakers and conceders are compared as entities. The
//! report is for a person, who judges what has no counterpart in the gold.

pub mod concessions;
pub mod entities;
pub mod gold;
pub mod quotes;

use hearsay_extract::{Entity, EntityId, Extraction};
use hearsay_text::Form;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use crate::predictions::Prediction;
pub use gold::Gold;
use gold::GoldEntity;

/// One kind of marks, compared. The lines tell about single marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// How many are found, in words.
    pub headline: String,
    /// In the gold, not found.
    pub missed: Vec<String>,
    /// Found, but not as the gold has it.
    pub different: Vec<String>,
    /// Found, without a counterpart in the gold.
    pub beyond: Vec<String>,
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  {}", self.headline)?;
        let signs = [
            ('-', &self.missed),
            ('~', &self.different),
            ('+', &self.beyond),
        ];
        for (sign, lines) in signs {
            for line in lines {
                writeln!(f, "    {sign} {line}")?;
            }
        }
        Ok(())
    }
}

/// The report on an article: what is found, what is missed (`-`), what differs (`~`), what the gold lacks (`+`).
#[must_use]
pub fn report(text: &str, found: &Extraction, gold: &Gold) -> String {
    let reading = Reading::new(text, found, gold);
    let sections = [
        entities::compare(&reading),
        quotes::compare(&reading),
        concessions::compare(&reading),
    ];
    let beyond: usize = sections.iter().map(|section| section.beyond.len()).sum();
    let [entities, quotes, concessions] = sections;
    format!(
        "acceptance article (- missed, ~ not as in the gold, + not in the gold)\n{entities}{quotes}{concessions}  \
         {beyond} marks have no counterpart in the gold\n"
    )
}

/// An extraction and the gold side by side, with what is needed to say which entities are the same.
pub struct Reading<'a> {
    text: Vec<char>,
    prediction: Prediction,
    found: &'a Extraction,
    gold: &'a Gold,
    /// For each predicted entity the words by which it is called.
    surfaces: Vec<BTreeSet<String>>,
    /// For each predicted entity the gold entity that it means, if any.
    meant: Vec<Option<usize>>,
}

impl<'a> Reading<'a> {
    /// Reads both once.
    #[must_use]
    pub fn new(text: &str, found: &'a Extraction, gold: &'a Gold) -> Self {
        let surfaces = surfaces(text, found);
        Self {
            meant: surfaces.iter().map(|each| meant(each, gold)).collect(),
            text: text.chars().collect(),
            prediction: Prediction::of(text, found),
            found,
            gold,
            surfaces,
        }
    }

    fn entity(&self, id: Option<EntityId>) -> Option<&'a Entity> {
        self.found.entities.get(id?.0)
    }

    /// The name of a predicted entity; a stroke for none.
    fn name(&self, id: Option<EntityId>) -> &'a str {
        self.entity(id).map_or("-", |entity| entity.name.as_str())
    }

    /// Whether a predicted entity is the one that the gold names, or there is none where the gold names none.
    fn is(&self, id: Option<EntityId>, name: Option<&str>) -> bool {
        let Some(id) = id else { return name.is_none() };
        let gold = self.meant.get(id.0).copied().flatten();
        let gold = gold.and_then(|index| self.gold.entities.get(index));
        gold.is_some_and(|gold| Some(gold.name.as_str()) == name)
    }
}

/// The words by which each predicted entity is called: its name, its aliases, its mentions other than pronouns.
fn surfaces(text: &str, found: &Extraction) -> Vec<BTreeSet<String>> {
    let names = |entity: &Entity| {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        names.map(|name| plain(name).to_owned()).collect()
    };
    let mut surfaces: Vec<BTreeSet<String>> = found.entities.iter().map(names).collect();
    let mentions = found.mentions.iter();
    for mention in mentions.filter(|mention| mention.form != Form::Pronoun) {
        if let Some(words) = surfaces.get_mut(mention.entity.0) {
            words.insert(plain(mention.span.of(text)).to_owned());
        }
    }
    surfaces
}

/// The gold entity that shares the most names with a predicted one; of equals the first.
fn meant(surfaces: &BTreeSet<String>, gold: &Gold) -> Option<usize> {
    let shared = |entity: &GoldEntity| {
        let names: BTreeSet<&str> = entity.names().map(plain).collect();
        let shared = names.into_iter().filter(|name| surfaces.contains(*name));
        shared.count()
    };
    let counts = gold.entities.iter().map(shared).enumerate();
    let shared = counts.filter(|&(_, count)| count > 0);
    let best = shared.max_by_key(|&(index, count)| (count, Reverse(index)));
    best.map(|(index, _)| index)
}

/// A name without article and possessive ending.
fn plain(name: &str) -> &str {
    let article = ["the ", "The "];
    let name = article
        .iter()
        .find_map(|the| name.strip_prefix(the))
        .unwrap_or(name);
    let ending = ["’s", "'s"];
    ending
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name)
}
