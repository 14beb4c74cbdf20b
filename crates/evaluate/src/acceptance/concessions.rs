//! Concessions of the article: found as the scorer matches them.

use std::collections::BTreeMap;

use super::gold::GoldConcession;
use super::{Reading, Section};
use crate::concessions::{FIELDS, Row, pairs, same};
use crate::mistakes::row;

/// Compares the concessions.
#[must_use]
pub fn compare(reading: &Reading<'_>) -> Section {
    let concessions = &reading.gold.concessions;
    let gold: Vec<Row> = concessions.iter().map(GoldConcession::row).collect();
    let found = &reading.prediction.concessions;
    let of_gold: BTreeMap<_, _> = pairs(&reading.text, &gold, found).into_iter().collect();
    let mut right = 0;
    let mut section = Section::default();
    for (i, (each, concession)) in gold.iter().zip(concessions).enumerate() {
        let told = row(&reading.text, each);
        let Some(&j) = of_gold.get(&i) else {
            section.missed.push(told);
            continue;
        };
        let conceder = gives(reading, concession, j);
        let [_, recipient, claimant, status, condition] = each.agreement(&found[j], &reading.text);
        right += usize::from(conceder && status);
        let agreement = [conceder, recipient, claimant, status, condition];
        let differing = FIELDS.iter().zip(agreement).filter(|(_, agrees)| !agrees);
        let differing: Vec<&str> = differing.map(|(name, _)| *name).collect();
        if !differing.is_empty() {
            let (got, differing) = (row(&reading.text, &found[j]), differing.join(", "));
            section
                .different
                .push(format!("{told}: {differing}\n      found as {got}"));
        }
    }
    for (j, each) in found.iter().enumerate() {
        if !of_gold.values().any(|&other| other == j) {
            section.beyond.push(row(&reading.text, each));
        }
    }
    section.headline = format!(
        "concessions: {} of {}, {right} of these with conceder and status right",
        of_gold.len(),
        gold.len()
    );
    section
}

/// Whether the conceder is the right one, as an entity or else by its words.
fn gives(reading: &Reading<'_>, gold: &GoldConcession, index: usize) -> bool {
    let entity = reading.found.concessions.get(index);
    let entity = entity.and_then(|each| each.conceder.entity);
    let words = reading.prediction.concessions.get(index);
    let words = words.and_then(|each| each.conceder);
    let expected = &gold.conceder;
    match (&expected.entity, entity) {
        (Some(name), Some(_)) => reading.is(entity, Some(name)),
        (Some(_), None) if expected.span.is_none() => false,
        _ => same(&reading.text, expected.span, words),
    }
}
