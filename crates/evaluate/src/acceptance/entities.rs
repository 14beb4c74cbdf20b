//! Entities of the article: found if a predicted entity of the same label shares a name with it.

use hearsay_extract::EntityId;
use hearsay_text::codepoints::CodePoints;

use super::gold::GoldEntity;
use super::{Reading, Section, plain};
use crate::Points;
use crate::mistakes::context;
use crate::names::is_scored;

/// Compares the entities. Predicted ones of labels that the gold does not use are told in the headline only.
#[must_use]
pub fn compare(reading: &Reading<'_>) -> Section {
    let mut section = Section::default();
    let (mut right, mut whole) = (0, 0);
    for (index, gold) in reading.gold.entities.iter().enumerate() {
        let parts = ids(reading).filter(|id| reading.meant[id.0] == Some(index));
        let (same, other): (Vec<_>, Vec<_>) =
            parts.partition(|&id| label(reading, id) == gold.label);
        let told = format!("{} {}", gold.label, gold.name);
        let Some(&best) = same.iter().max_by_key(|id| reading.surfaces[id.0].len()) else {
            let instead: String = other
                .iter()
                .map(|&id| format!(" found as {}", tell(reading, id)))
                .collect();
            section.missed.push(format!("{told}{instead}"));
            continue;
        };
        right += 1;
        let missing = missing(reading, gold, best);
        if missing.is_empty() {
            whole += 1;
        } else {
            let missing = missing.join(", ");
            section.different.push(format!("{told} without {missing}"));
        }
        let apart = same.iter().chain(&other).filter(|&&id| id != best);
        let apart = apart.map(|&id| format!("{} apart from {}", tell(reading, id), gold.name));
        section.beyond.extend(apart);
    }
    let unknown = ids(reading).filter(|id| reading.meant[id.0].is_none());
    let (scored, others): (Vec<_>, Vec<_>) = unknown.partition(|&id| is_scored(label(reading, id)));
    for id in scored {
        let place = first_mention(reading, id);
        section
            .beyond
            .push(format!("{} {place}", tell(reading, id)));
    }
    let others: Vec<_> = others.iter().map(|&id| tell(reading, id)).collect();
    section.headline = format!(
        "entities: {right} of {} with the right label, {whole} of these with every alias that is a name; \
         of other labels: {}",
        reading.gold.entities.len(),
        if others.is_empty() {
            "none".into()
        } else {
            others.join(", ")
        }
    );
    section
}

fn ids(reading: &Reading<'_>) -> impl Iterator<Item = EntityId> + use<> {
    (0..reading.found.entities.len()).map(EntityId)
}

fn label(reading: &Reading<'_>, id: EntityId) -> &'static str {
    let entity = reading.entity(Some(id));
    entity.map_or("", |entity| entity.label.as_str())
}

fn tell(reading: &Reading<'_>, id: EntityId) -> String {
    format!("{} {}", label(reading, id), reading.name(Some(id)))
}

fn first_mention(reading: &Reading<'_>, id: EntityId) -> String {
    let mut mentions = reading.found.mentions.iter();
    let Some(mention) = mentions.find(|mention| mention.entity == id) else {
        return String::new();
    };
    let text: String = reading.text.iter().collect();
    let (start, end) = CodePoints::of(&text).span(mention.span);
    context(&reading.text, Points::new(start, end))
}

/// The aliases that are names and that the predicted entity lacks. "President Ann Lee" counts as there if "Ann Lee"
/// is, whatever becomes of the title; a description in lower case is not asked for.
fn missing(reading: &Reading<'_>, gold: &GoldEntity, id: EntityId) -> Vec<String> {
    let surfaces = &reading.surfaces[id.0];
    let there = |alias: &str| {
        surfaces.iter().any(|surface| {
            let title = alias.strip_suffix(surface.as_str());
            title.is_some_and(|title| title.is_empty() || title.ends_with(' '))
        })
    };
    let names = gold.aliases.iter().map(|alias| plain(alias));
    let names = names.filter(|name| name.starts_with(char::is_uppercase));
    names
        .filter(|name| !there(name))
        .map(str::to_owned)
        .collect()
}
