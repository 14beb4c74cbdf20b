//! Quotes of the article: found if the contents overlap by half or more.

use std::collections::BTreeMap;

use super::gold::GoldQuote;
use super::{Reading, Section};
use crate::attribution::{Attribution, View, pairs};
use crate::mistakes::pieces;

/// The least Dice overlap of two contents that counts as found.
const HALF: f64 = 0.5;

/// Compares the quotes.
#[must_use]
pub fn compare(reading: &Reading<'_>) -> Section {
    let view = |each: &Attribution| View::of(each, &reading.text);
    let quotes = &reading.gold.quotes;
    let gold: Vec<View> = quotes
        .iter()
        .map(|quote| view(&quote.attribution()))
        .collect();
    let found: Vec<View> = reading.prediction.attributions.iter().map(view).collect();
    let mut of_gold: BTreeMap<_, _> = pairs(&gold, &found).into_iter().collect();
    of_gold.retain(|&i, &mut j| gold[i].dice(&found[j]) >= HALF);
    let (mut exact, mut right) = (0, 0);
    let mut section = Section::default();
    for (i, (each, quote)) in gold.iter().zip(quotes).enumerate() {
        let told = format!("{} [{}]", quote.kind, pieces(&reading.text, &each.content));
        let Some(&j) = of_gold.get(&i) else {
            section.missed.push(told);
            continue;
        };
        let same = each.content == found[j].content;
        let speaker = reading.found.quotes.get(j).and_then(|quote| quote.speaker);
        exact += usize::from(same);
        right += usize::from(same && reading.is(speaker, quote.speaker.as_deref()));
        let notes = differences(reading, quote, each, &found[j], j);
        if !notes.is_empty() {
            section
                .different
                .push(format!("{told}: {}", notes.join("; ")));
        }
    }
    for (j, each) in found.iter().enumerate() {
        if !of_gold.values().any(|&other| other == j) {
            section.beyond.push(tell(reading, each, j));
        }
    }
    section.headline = format!(
        "quotes: {} of {} by half of the content or more, {exact} with exact content, {right} of these with the \
         right speaker",
        of_gold.len(),
        gold.len()
    );
    section
}

fn differences(
    reading: &Reading<'_>,
    quote: &GoldQuote,
    gold: &View,
    found: &View,
    index: usize,
) -> Vec<String> {
    let words = |spans| pieces(&reading.text, spans);
    let mut notes = Vec::new();
    let Some(other) = reading.found.quotes.get(index) else {
        return notes;
    };
    if gold.content != found.content {
        notes.push(format!("content [{}]", words(&found.content)));
    }
    if !reading.is(other.speaker, quote.speaker.as_deref()) {
        let wanted = quote.speaker.as_deref().unwrap_or("-");
        notes.push(format!(
            "speaker {} for {wanted}",
            reading.name(other.speaker)
        ));
    }
    if gold.source != found.source {
        let (got, wanted) = (words(&found.source), words(&gold.source));
        notes.push(format!("source [{got}] for [{wanted}]"));
    }
    if other.kind.as_str() != quote.kind {
        notes.push(format!("kind {} for {}", other.kind.as_str(), quote.kind));
    }
    notes
}

fn tell(reading: &Reading<'_>, view: &View, index: usize) -> String {
    let quote = reading.found.quotes.get(index);
    format!(
        "{} [{}] source [{}] speaker {}",
        quote.map_or("", |quote| quote.kind.as_str()),
        pieces(&reading.text, &view.content),
        pieces(&reading.text, &view.source),
        reading.name(quote.and_then(|quote| quote.speaker)),
    )
}
