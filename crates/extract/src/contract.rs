//! The output contract: an extraction as one JSON object, offsets in code points.
//!
//! The schema is `extraction.schema.json`; ids are `e1`, `q1`, `c1` and so on, in the order of the extraction.
//! Offsets count in the text as it was given, so a text whose newlines were normalised goes through
//! [`json_as_given`].

use crate::plover::Event;
use crate::{Concession, EntityId, Extraction, Party, Quote};
use hearsay_text::Span;
use hearsay_text::codepoints::CodePoints;
use hearsay_text::newlines::{Original, normalise};
use serde_json::{Value, json};

/// The extraction of `text` as the contract says, with the caller's `id`. The text is the one that was analysed.
#[must_use]
pub fn json(id: Option<&str>, text: &str, found: &Extraction) -> Value {
    object(id, &Offsets::of(text, Original::default()), found)
}

/// The extraction of `given`, which was analysed after [`normalise`], with offsets in `given` itself.
///
/// ```
/// use hearsay_extract::{Models, contract, extract};
/// use hearsay_text::newlines::normalise;
/// let given = "Talks\r\nfailed.";
/// let found = extract(&normalise(given), &Models::default());
/// assert_eq!(contract::json_as_given(Some("a"), given, &found)["length"], 14);
/// ```
#[must_use]
pub fn json_as_given(id: Option<&str>, given: &str, found: &Extraction) -> Value {
    let text = normalise(given);
    object(id, &Offsets::of(&text, Original::of(given)), found)
}

/// From bytes of the text that was analysed to code points of the text as it was given.
pub(crate) struct Offsets<'t> {
    text: &'t str,
    points: CodePoints<'t>,
    original: Original,
}

impl<'t> Offsets<'t> {
    pub(crate) fn of(text: &'t str, original: Original) -> Self {
        Self {
            text,
            points: CodePoints::of(text),
            original,
        }
    }

    fn length(&self) -> usize {
        self.points.length() + self.original.folded_before(usize::MAX)
    }

    pub(crate) fn span(&self, span: Span) -> (usize, usize) {
        let at = |byte| self.points.at_byte(byte) + self.original.folded_before(byte);
        (at(span.start), at(span.end))
    }
}

fn object(id: Option<&str>, points: &Offsets<'_>, found: &Extraction) -> Value {
    let entities = found.entities.iter().enumerate().map(|(index, entity)| {
        let mut object = json!({"id": entity_id(EntityId(index)), "name": entity.name, "label": entity.label, "aliases": entity.aliases});
        // As with the language below.
        if let Some(side) = &entity.side {
            object["side"] = side.as_str().into();
        }
        object
    });
    let mentions = found.mentions.iter().map(|mention| {
        let (start, end) = points.span(mention.span);
        json!({"start": start, "end": end, "entity": entity_id(mention.entity), "form": mention.form})
    });
    let quotes = found.quotes.iter().enumerate();
    let concessions = found.concessions.iter().enumerate();
    let mut object = json!({
        "id": id,
        "length": points.length(),
        "entities": entities.collect::<Vec<_>>(),
        "mentions": mentions.collect::<Vec<_>>(),
        "quotes": quotes.map(|(index, each)| quote(index, each, points)).collect::<Vec<_>>(),
        "concessions": concessions.map(|(index, each)| concession(index, each, &found.through(each), points)).collect::<Vec<_>>(),
    });
    // Only where there is something to tell: the schema knows no such field, but forbids none.
    if let Some(language) = found.language {
        object["language"] = language.code().into();
    }
    object
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

fn span(span: Span, points: &Offsets<'_>) -> Value {
    let (start, end) = points.span(span);
    json!({"start": start, "end": end})
}

fn spans(spans: &[Span], points: &Offsets<'_>) -> Value {
    spans.iter().map(|&each| span(each, points)).collect()
}

fn party(party: Party, points: &Offsets<'_>) -> Value {
    json!({"span": party.span.map(|each| span(each, points)), "entity": party.entity.map(entity_id)})
}

/// Four decimals are enough for a confidence. One that is no number would be no JSON either: 0.
fn share(confidence: f32) -> f64 {
    let share = if confidence.is_nan() { 0.0 } else { confidence };
    (f64::from(share.clamp(0.0, 1.0)) * 1e4).round() / 1e4
}

fn quote(index: usize, each: &Quote, points: &Offsets<'_>) -> Value {
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

fn concession(index: usize, each: &Concession, through: &[Party], points: &Offsets<'_>) -> Value {
    let event = Event::of(each, points.text);
    let mut object = json!({
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
        "plover": {"event": event.kind, "mode": event.mode},
        "confidence": share(each.confidence),
    });
    if !through.is_empty() {
        object["through"] = through.iter().map(|&each| party(each, points)).collect();
    }
    object
}
