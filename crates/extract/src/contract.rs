//! The output contract: an extraction as one JSON object, offsets in code points.
//!
//! The schema is `extraction.schema.json`; ids are `e1`, `q1`, `c1` and so on, in the order of the extraction.

use crate::{Concession, EntityId, Extraction, Party, Quote};
use hearsay_text::{Span, Status, codepoints::CodePoints};
use serde_json::{Value, json};

/// The extraction of `text` as the contract says, with the caller's `id`.
#[must_use]
pub fn json(id: Option<&str>, text: &str, found: &Extraction) -> Value {
    let points = CodePoints::of(text);
    let entities = found.entities.iter().enumerate().map(|(index, entity)| {
        json!({"id": entity_id(EntityId(index)), "name": entity.name, "label": entity.label, "aliases": entity.aliases})
    });
    let mentions = found.mentions.iter().map(|mention| {
        let (start, end) = points.span(mention.span);
        json!({"start": start, "end": end, "entity": entity_id(mention.entity), "form": mention.form})
    });
    let quotes = found
        .quotes
        .iter()
        .enumerate()
        .map(|(index, each)| quote(index, each, &points));
    let concessions = found
        .concessions
        .iter()
        .enumerate()
        .map(|(index, each)| concession(index, each, &points));
    json!({
        "id": id,
        "length": points.length(),
        "entities": entities.collect::<Vec<_>>(),
        "mentions": mentions.collect::<Vec<_>>(),
        "quotes": quotes.collect::<Vec<_>>(),
        "concessions": concessions.collect::<Vec<_>>(),
    })
}

fn entity_id(id: EntityId) -> String {
    format!("e{}", id.0 + 1)
}

fn quote_id(index: usize) -> String {
    format!("q{}", index + 1)
}

fn concession_id(index: usize) -> String {
    format!("c{}", index + 1)
}

fn span(span: Span, points: &CodePoints<'_>) -> Value {
    let (start, end) = points.span(span);
    json!({"start": start, "end": end})
}

fn spans(spans: &[Span], points: &CodePoints<'_>) -> Value {
    spans.iter().map(|&each| span(each, points)).collect()
}

fn party(party: Party, points: &CodePoints<'_>) -> Value {
    json!({"span": party.span.map(|each| span(each, points)), "entity": party.entity.map(entity_id)})
}

/// Four decimals are enough for a confidence.
fn share(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e4).round() / 1e4
}

fn quote(index: usize, each: &Quote, points: &CodePoints<'_>) -> Value {
    json!({
        "id": quote_id(index),
        "kind": each.kind,
        "content": spans(&each.content, points),
        "cue": spans(&each.cue, points),
        "source": spans(&each.source, points),
        "speaker": each.speaker.map(entity_id),
        "confidence": share(each.confidence),
    })
}

fn concession(index: usize, each: &Concession, points: &CodePoints<'_>) -> Value {
    let (event, mode) = plover(each.status);
    json!({
        "id": concession_id(index),
        "cue": span(each.cue, points),
        "content": span(each.content, points),
        "conceder": party(each.conceder, points),
        "recipient": party(each.recipient, points),
        "claimant": party(each.claimant, points),
        "status": each.status,
        "condition": each.condition.map(|condition| span(condition, points)),
        "counterpart": each.counterpart.map(|id| concession_id(id.0)),
        "quote": each.quote.map(|id| quote_id(id.0)),
        "plover": {"event": event, "mode": mode},
        "confidence": share(each.confidence),
    })
}

/// The event and mode of PLOVER that a status maps to, by `GUIDELINE.md`.
#[must_use]
pub fn plover(status: Status) -> (&'static str, Option<&'static str>) {
    match status {
        Status::Made | Status::Agreed | Status::Offered | Status::Discussed => ("CONCEDE", None),
        Status::Demanded => ("REQUEST", Some("yield")),
        Status::Refused => ("REJECT", Some("yield")),
    }
}
