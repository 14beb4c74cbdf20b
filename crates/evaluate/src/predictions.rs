//! From an extraction to what the scorers compare.

use hearsay_extract::{Extraction, Models, Party, extract};
use hearsay_text::codepoints::CodePoints;
use hearsay_text::{Form, Span};
use serde_json::{Value, json};

use crate::Points;
use crate::attribution::Attribution;
use crate::concessions::Row;
use crate::names::{NamedSpan, is_scored};

/// What the extractor says of one text, in the shapes of the scorers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prediction {
    /// The mentions by name of people, organisations and places.
    pub names: Vec<NamedSpan>,
    /// The quotes.
    pub attributions: Vec<Attribution>,
    /// The concessions.
    pub concessions: Vec<Row>,
}

/// Runs the extractor on `text` and converts what it finds.
#[must_use]
pub fn predict(text: &str, models: &Models) -> Prediction {
    let text = same_length_newlines(text);
    Prediction::of(&text, &extract(&text, models))
}

/// The text with `\n` for newlines and every other character where it was, so that the gold's offsets still hold.
fn same_length_newlines(text: &str) -> String {
    text.replace("\r\n", " \n").replace('\r', "\n")
}

impl Prediction {
    /// Converts an extraction of `text`.
    #[must_use]
    pub fn of(text: &str, found: &Extraction) -> Self {
        let points = CodePoints::of(text);
        let at = |span: Span| {
            let (start, end) = points.span(span);
            Points::new(start, end)
        };
        let all = |spans: &[Span]| spans.iter().map(|&span| at(span)).collect();
        let party = |party: Party| party.span.map(at);
        let named = found
            .mentions
            .iter()
            .filter(|mention| mention.form == Form::Name);
        let names = named.filter_map(|mention| {
            let label = found.entities.get(mention.entity.0)?.label.as_str();
            let Points { start, end } = at(mention.span);
            let label = is_scored(label).then(|| label.to_owned())?;
            Some(NamedSpan { start, end, label })
        });
        let attributions = found.quotes.iter().map(|quote| Attribution {
            source: all(&quote.source),
            cue: all(&quote.cue),
            content: all(&quote.content),
        });
        let concessions = found.concessions.iter().map(|each| Row {
            cue: at(each.cue),
            content: at(each.content),
            conceder: party(each.conceder),
            recipient: party(each.recipient),
            claimant: party(each.claimant),
            condition: each.condition.map(at),
            status: Some(each.status.as_str().to_owned()),
        });
        Self {
            names: names.collect(),
            attributions: attributions.collect(),
            concessions: concessions.collect(),
        }
    }

    /// One document for the Python scorers: all three kinds of marks under the names that they read.
    #[must_use]
    pub fn json(&self, id: &str) -> Value {
        let span = |points: &Points| json!([points.start, points.end]);
        let spans = |list: &[Points]| list.iter().map(span).collect::<Value>();
        let attributions = self.attributions.iter().map(|each| {
            json!({"source": spans(&each.source), "cue": spans(&each.cue), "content": spans(&each.content)})
        });
        let concessions = self.concessions.iter().map(|each| {
            json!({
                "cue": each.cue, "content": each.content, "conceder": each.conceder,
                "recipient": each.recipient, "claimant": each.claimant, "condition": each.condition,
                "status": each.status,
            })
        });
        json!({
            "id": id,
            "entities": self.names,
            "attributions": attributions.collect::<Vec<_>>(),
            "concessions": concessions.collect::<Vec<_>>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_extract::{Entity, EntityId, Mention};
    use hearsay_text::Label;

    #[test]
    fn names_of_scored_labels_in_code_points() {
        let text = "é Ann, she, Danes";
        let entity = |label| Entity {
            name: String::new(),
            label,
            aliases: Vec::new(),
            role: None,
            side: None,
        };
        let mention = |start, end, entity, form| Mention {
            span: Span::new(start, end),
            entity: EntityId(entity),
            form,
        };
        let found = Extraction {
            entities: vec![entity(Label::Person), entity(Label::People)],
            mentions: vec![
                mention(3, 6, 0, Form::Name),
                mention(8, 11, 0, Form::Pronoun),
                mention(13, 18, 1, Form::Name),
                mention(3, 6, 7, Form::Name),
            ],
            ..Extraction::default()
        };
        let names = Prediction::of(text, &found).names;
        assert_eq!(names.len(), 1);
        assert_eq!(names[0].points(), Points::new(2, 5));
    }

    #[test]
    fn newlines_keep_their_places() {
        assert_eq!(same_length_newlines("a\r\nb\rc\n"), "a \nb\nc\n");
    }
}
