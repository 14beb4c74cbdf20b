//! One whole article that a careful reader marked: what of it is found, and what is marked beyond it.
//!
//! Unlike the corpora this gold says whom each mark means, so speakers and conceders are compared as entities.

use anyhow::{Context, Result, ensure};
use hearsay_extract::{Entity, EntityId, Extraction, Models, extract};
use hearsay_text::Form;
use hearsay_text::newlines::normalise;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::Points;
use crate::attribution::{Attribution, View, pairs};
use crate::concessions::{self, Row};
use crate::mistakes::{context, pieces, row};
use crate::names::is_scored;
use crate::predictions::Prediction;

/// What the careful reader marked. Offsets count code points.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Gold {
    /// Who and what the article is about.
    pub entities: Vec<GoldEntity>,
    /// Who said what.
    pub quotes: Vec<GoldQuote>,
    /// Who gives what.
    pub concessions: Vec<GoldConcession>,
}

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldEntity {
    /// The fullest name.
    pub name: String,
    /// What it is, in the spelling of the contract.
    pub label: String,
    /// Every way in which the article calls it, titles included.
    pub aliases: Vec<String>,
}

/// Words reported as somebody's.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldQuote {
    /// `direct`, `mixed` or `indirect`.
    pub kind: String,
    /// What is said.
    pub content: Vec<Points>,
    /// The words that attribute it.
    pub cue: Option<Points>,
    /// The words that name who says it.
    pub source: Option<Points>,
    /// The name of the entity that says it.
    pub speaker: Option<String>,
}

/// One side of a concession.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldParty {
    /// The words that name it.
    pub span: Option<Points>,
    /// The name of the entity.
    pub entity: Option<String>,
}

/// A claimed concession.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldConcession {
    /// The words that evoke it.
    pub cue: Points,
    /// What is given.
    pub content: Points,
    /// Who gives.
    pub conceder: GoldParty,
    /// Who gains.
    pub recipient: GoldParty,
    /// According to whom.
    pub claimant: GoldParty,
    /// How far it has come.
    pub status: String,
    /// The condition or counter-concession.
    pub condition: Option<Points>,
}

/// Reads the gold.
///
/// # Errors
/// If the file can't be read or has another shape.
pub fn gold(path: &Path) -> Result<Gold> {
    let text =
        fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
    let gold: Gold = serde_json::from_str(&text)
        .with_context(|| format!("{} is no gold of an article", path.display()))?;
    let names: BTreeSet<&str> = gold
        .entities
        .iter()
        .map(|each| each.name.as_str())
        .collect();
    ensure!(
        names.len() == gold.entities.len(),
        "{}: two entities have the same name",
        path.display()
    );
    Ok(gold)
}

/// Runs the extractor on the article and tells what is found, what is missed, and what has no counterpart in the gold.
#[must_use]
pub fn report(article: &str, gold: &Gold, models: &Models) -> String {
    let text = normalise(article);
    let found = extract(&text, models);
    Comparison {
        text: text.chars().collect(),
        prediction: Prediction::of(&text, &found),
        surfaces: surfaces(&text, &found),
        found: &found,
        gold,
    }
    .report()
}

/// The words by which each predicted entity is called: its name, its aliases, its mentions.
fn surfaces(text: &str, found: &Extraction) -> Vec<BTreeSet<String>> {
    let of = |entity: &Entity| {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        names.map(|name| plain(name).to_owned()).collect()
    };
    let mut surfaces: Vec<BTreeSet<String>> = found.entities.iter().map(of).collect();
    for mention in found
        .mentions
        .iter()
        .filter(|each| each.form != Form::Pronoun)
    {
        if let Some(set) = surfaces.get_mut(mention.entity.0) {
            set.insert(plain(mention.span.of(text)).to_owned());
        }
    }
    surfaces
}

/// A name without article and possessive ending.
fn plain(name: &str) -> &str {
    let name = ["the ", "The "]
        .iter()
        .find_map(|the| name.strip_prefix(the))
        .unwrap_or(name);
    ["’s", "'s"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name)
}

struct Comparison<'a> {
    text: Vec<char>,
    prediction: Prediction,
    surfaces: Vec<BTreeSet<String>>,
    found: &'a Extraction,
    gold: &'a Gold,
}

impl Comparison<'_> {
    fn report(&self) -> String {
        let entities = self.entities();
        let quotes = self.quotes();
        let concessions = self.concessions();
        format!("acceptance article\n{entities}{quotes}{concessions}")
    }

    /// The gold entity that a predicted one shares the most names with; of equals the first.
    fn gold_of(&self, id: EntityId) -> Option<usize> {
        let surfaces = self.surfaces.get(id.0)?;
        let shared = |entity: &GoldEntity| {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            let names: BTreeSet<&str> = names.map(|name| plain(name)).collect();
            names
                .into_iter()
                .filter(|name| surfaces.contains(*name))
                .count()
        };
        let counts = self.gold.entities.iter().map(shared).enumerate();
        let best = counts.max_by_key(|&(index, count)| (count, std::cmp::Reverse(index)))?;
        (best.1 > 0).then_some(best.0)
    }

    fn is(&self, name: Option<&str>, id: Option<EntityId>) -> bool {
        let meant = id.map(|id| {
            self.gold_of(id)
                .map(|index| self.gold.entities[index].name.as_str())
        });
        match (name, meant) {
            (None, None) => true,
            (Some(name), Some(Some(meant))) => name == meant,
            _ => false,
        }
    }

    fn named(&self, id: Option<EntityId>) -> &str {
        let entity = id.and_then(|id| self.found.entities.get(id.0));
        entity.map_or("-", |entity| entity.name.as_str())
    }

    fn entities(&self) -> String {
        let mut parts: BTreeMap<usize, Vec<EntityId>> = BTreeMap::new();
        let mut beyond = Vec::new();
        for index in 0..self.found.entities.len() {
            let id = EntityId(index);
            match self.gold_of(id) {
                Some(gold) => parts.entry(gold).or_default().push(id),
                None => beyond.push(id),
            }
        }
        let (mut right, mut whole, mut lines) = (0, 0, String::new());
        for (index, gold) in self.gold.entities.iter().enumerate() {
            let ids = parts.get(&index).map(Vec::as_slice).unwrap_or_default();
            let same = ids.iter().filter(|id| self.label(**id) == gold.label);
            let Some(&best) = same.max_by_key(|id| self.surfaces[id.0].len()) else {
                let instead: Vec<_> = ids.iter().map(|&id| self.told(id)).collect();
                let instead = if instead.is_empty() {
                    String::new()
                } else {
                    format!("  found as {}", instead.join(", "))
                };
                let _ = writeln!(lines, "  - {} {}{instead}", gold.label, gold.name);
                continue;
            };
            right += 1;
            let missing = self.missing(gold, best);
            whole += usize::from(missing.is_empty());
            if !missing.is_empty() {
                let _ = writeln!(
                    lines,
                    "  ~ {} {} without {}",
                    gold.label,
                    gold.name,
                    missing.join(", ")
                );
            }
            for &id in ids.iter().filter(|&&id| id != best) {
                let _ = writeln!(lines, "  + {} is apart from {}", self.told(id), gold.name);
            }
        }
        let mut others = 0;
        for id in beyond {
            if is_scored(self.label(id)) {
                let _ = writeln!(lines, "  + {}  {}", self.told(id), self.first_mention(id));
            } else {
                others += 1;
            }
        }
        let total = self.gold.entities.len();
        format!(
            " entities: {right} of {total} with the right label, {whole} of them with every alias by name; \
             {others} of labels that the gold leaves out\n{lines}"
        )
    }

    fn label(&self, id: EntityId) -> &'static str {
        self.found
            .entities
            .get(id.0)
            .map_or("", |entity| entity.label.as_str())
    }

    fn told(&self, id: EntityId) -> String {
        format!("{} {}", self.label(id), self.named(Some(id)))
    }

    fn first_mention(&self, id: EntityId) -> String {
        let mut names = self.found.mentions.iter();
        let mention = names.find(|mention| mention.entity == id);
        let text: String = self.text.iter().collect();
        let points = hearsay_text::codepoints::CodePoints::of(&text);
        mention.map_or_else(String::new, |mention| {
            let (start, end) = points.span(mention.span);
            context(&self.text, Points::new(start, end))
        })
    }

    /// The aliases that are names, titles aside, and that the predicted entity lacks. "US President Ann Lee" counts as
    /// there if "Ann Lee" is, whatever becomes of the title.
    fn missing(&self, gold: &GoldEntity, id: EntityId) -> Vec<String> {
        let surfaces = &self.surfaces[id.0];
        let there = |alias: &str| {
            surfaces.iter().any(|surface| {
                alias == surface
                    || alias
                        .strip_suffix(surface.as_str())
                        .is_some_and(|rest| rest.ends_with(' '))
            })
        };
        let by_name = |alias: &&str| alias.starts_with(char::is_uppercase);
        let aliases = gold.aliases.iter().map(|alias| plain(alias));
        aliases
            .filter(by_name)
            .filter(|alias| !there(alias))
            .map(str::to_owned)
            .collect()
    }

    fn quotes(&self) -> String {
        let view = |each: &Attribution| View::of(each, &self.text);
        let gold: Vec<View> = self
            .gold
            .quotes
            .iter()
            .map(|each| view(&each.attribution()))
            .collect();
        let found: Vec<View> = self.prediction.attributions.iter().map(view).collect();
        let of_gold: BTreeMap<_, _> = pairs(&gold, &found).into_iter().collect();
        let (mut half, mut exact, mut right, mut lines) = (0, 0, 0, String::new());
        for (i, (each, expected)) in gold.iter().zip(&self.gold.quotes).enumerate() {
            let content = pieces(&self.text, &each.content);
            let paired = of_gold
                .get(&i)
                .copied()
                .filter(|&j| each.dice(&found[j]) >= 0.5);
            let Some(j) = paired else {
                let _ = writeln!(lines, "  - {} [{content}]", expected.kind);
                continue;
            };
            let speaker = self.found.quotes[j].speaker;
            let same = each.content == found[j].content;
            let speaks = self.is(expected.speaker.as_deref(), speaker);
            half += 1;
            exact += usize::from(same);
            right += usize::from(same && speaks);
            let kind = self.found.quotes[j].kind.as_str();
            let mut notes = Vec::new();
            if !same {
                notes.push(format!(
                    "content [{}]",
                    pieces(&self.text, &found[j].content)
                ));
            }
            if !speaks {
                let wanted = expected.speaker.as_deref().unwrap_or("-");
                notes.push(format!("speaker {} for {wanted}", self.named(speaker)));
            }
            if each.source != found[j].source {
                let (got, wanted) = (&found[j].source, &each.source);
                notes.push(format!(
                    "source [{}] for [{}]",
                    pieces(&self.text, got),
                    pieces(&self.text, wanted)
                ));
            }
            if kind != expected.kind {
                notes.push(format!("kind {kind} for {}", expected.kind));
            }
            if !notes.is_empty() {
                let _ = writeln!(
                    lines,
                    "  ~ {} [{content}]\n      {}",
                    expected.kind,
                    notes.join("; ")
                );
            }
        }
        for (j, each) in found.iter().enumerate() {
            if !of_gold.values().any(|&other| other == j) {
                let quote = &self.found.quotes[j];
                let (content, source) = (
                    pieces(&self.text, &each.content),
                    pieces(&self.text, &each.source),
                );
                let _ = writeln!(
                    lines,
                    "  + {} [{content}] source [{source}] speaker {}",
                    quote.kind.as_str(),
                    self.named(quote.speaker)
                );
            }
        }
        format!(
            " quotes: {half} of {} by half of the content or more, {exact} with exact content, {right} of these with the right speaker\n{lines}",
            gold.len()
        )
    }

    fn concessions(&self) -> String {
        let gold: Vec<Row> = self
            .gold
            .concessions
            .iter()
            .map(GoldConcession::row)
            .collect();
        let found = &self.prediction.concessions;
        let pairs = concessions::pairs(&self.text, &gold, found);
        let of_gold: BTreeMap<_, _> = pairs.into_iter().collect();
        let (mut right, mut lines) = (0, String::new());
        for (i, (each, expected)) in gold.iter().zip(&self.gold.concessions).enumerate() {
            let told = row(&self.text, each);
            let Some(&j) = of_gold.get(&i) else {
                let _ = writeln!(lines, "  - {told}");
                continue;
            };
            let other = &self.found.concessions[j];
            let conceder = self.gives(expected, each, j);
            let status = other.status.as_str() == expected.status;
            right += usize::from(conceder && status);
            let mut notes = Vec::new();
            if !conceder {
                let wanted = expected.conceder.entity.as_deref().unwrap_or("-");
                notes.push(format!(
                    "conceder {} for {wanted}",
                    self.named(other.conceder.entity)
                ));
            }
            if !status {
                notes.push(format!(
                    "status {} for {}",
                    other.status.as_str(),
                    expected.status
                ));
            }
            let agreement = each.agreement(&found[j], &self.text);
            for (name, agrees) in concessions::FIELDS.iter().zip(agreement) {
                if !agrees && !matches!(*name, "conceder" | "status") {
                    notes.push(format!("another {name}"));
                }
            }
            if !notes.is_empty() {
                let _ = writeln!(
                    lines,
                    "  ~ {told}\n    found {}\n      {}",
                    row(&self.text, &found[j]),
                    notes.join("; ")
                );
            }
        }
        for (j, each) in found.iter().enumerate() {
            if !of_gold.values().any(|&other| other == j) {
                let _ = writeln!(lines, "  + {}", row(&self.text, each));
            }
        }
        format!(
            " concessions: {} of {} found, {right} with conceder and status right\n{lines}",
            of_gold.len(),
            gold.len()
        )
    }

    /// Whether the conceder is the right one: as an entity, or by its words where the gold names no entity.
    fn gives(&self, expected: &GoldConcession, gold: &Row, predicted: usize) -> bool {
        let conceder = self.found.concessions[predicted].conceder;
        let words = self.prediction.concessions[predicted].conceder;
        self.is(expected.conceder.entity.as_deref(), conceder.entity)
            || (gold.conceder.is_some() && concessions::same(&self.text, gold.conceder, words))
    }
}

impl GoldQuote {
    fn attribution(&self) -> Attribution {
        Attribution {
            source: self.source.into_iter().collect(),
            cue: self.cue.into_iter().collect(),
            content: self.content.clone(),
        }
    }
}

impl GoldConcession {
    fn row(&self) -> Row {
        Row {
            cue: self.cue,
            content: self.content,
            conceder: self.conceder.span,
            recipient: self.recipient.span,
            claimant: self.claimant.span,
            condition: self.condition,
            status: Some(self.status.clone()),
        }
    }
}
