//! PLOVER: the reading of a concession in the event ontology of political science (Halterman, Bagozzi, Beger, Schrodt,
//! Scraborough, "PLOVER and POLECAT", 2023), and event records as the POLECAT data come: tab-separated, a row an event.

use hearsay_text::newlines::{Original, normalise};
use hearsay_text::{Span, Status};

use crate::concessions::cues::moves;
use crate::contract::Offsets;
use crate::{Concession, Extraction, Party};

/// An event type with its mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// CONCEDE, RETREAT, REQUEST or REJECT.
    pub kind: &'static str,
    /// How; `None` where the type has no mode for it.
    pub mode: Option<&'static str>,
}

impl Event {
    /// What a concession of `text` is in PLOVER, by the project's guideline: `demanded` is a request to yield, `refused` a
    /// rejection of one, all else a concession; a retreat, where its words say that troops, prisoners, arms or access move
    /// and it has happened.
    #[must_use]
    pub fn of(concession: &Concession, text: &str) -> Self {
        let moves = [concession.cue, concession.content]
            .iter()
            .any(|span| moves(span.of(text)));
        let (kind, mode) = match concession.status {
            Status::Demanded => ("REQUEST", Some("yield")),
            Status::Refused => ("REJECT", Some("yield")),
            Status::Made if moves => ("RETREAT", None),
            Status::Made | Status::Agreed | Status::Offered | Status::Discussed => {
                ("CONCEDE", None)
            }
        };
        Self { kind, mode }
    }
}

/// The first line of [`records`]: columns named as in POLECAT, then what POLECAT does not have.
pub const COLUMNS: [&str; 16] = [
    "Event ID",
    "Event Type",
    "Event Mode",
    "Actor Name",
    "Actor Name Raw",
    "Recipient Name",
    "Recipient Name Raw",
    "Language",
    "Status",
    "Claimant Name",
    "Claimant Name Raw",
    "Content",
    "Condition",
    "Confidence",
    "Start",
    "End",
];

/// The concessions of a text as event records: a line of [`COLUMNS`], then one line each, fields parted by tabs.
///
/// Of a request the actor is who asks and the recipient who should give; of everything else the actor is who gives or
/// refuses. Names are those of entities, "raw" ones the words of the text. What the text leaves out is left empty.
/// `Start` and `End` are the content's, half open, in code points of `given`: the text before it was normalised and
/// analysed. `prefix` opens every event's id.
#[must_use]
pub fn records(prefix: &str, given: &str, found: &Extraction) -> String {
    let text = normalise(given);
    let text = text.as_ref();
    let points = Offsets::of(text, Original::of(given));
    let mut lines = COLUMNS.join("\t");
    lines.push('\n');
    for (index, each) in found.concessions.iter().enumerate() {
        let event = Event::of(each, text);
        let (start, end) = points.span(each.content);
        let (actor, recipient) = match each.status {
            Status::Demanded => (each.recipient, each.conceder),
            _ => (each.conceder, each.recipient),
        };
        let words = |span: Option<Span>| span.map_or("", |span| span.of(text));
        let name = |party: Party| {
            let entity = party.entity.and_then(|id| found.entities.get(id.0));
            entity.map_or("", |entity| entity.name.as_str())
        };
        let fields = [
            format!("{prefix}{}", index + 1),
            event.kind.to_owned(),
            event.mode.unwrap_or_default().to_owned(),
            name(actor).to_owned(),
            words(actor.span).to_owned(),
            name(recipient).to_owned(),
            words(recipient.span).to_owned(),
            "en".to_owned(),
            each.status.as_str().to_owned(),
            name(each.claimant).to_owned(),
            words(each.claimant.span).to_owned(),
            words(Some(each.content)).to_owned(),
            words(each.condition).to_owned(),
            format!("{:.2}", each.confidence),
            start.to_string(),
            end.to_string(),
        ];
        // A tab or a line's end inside a field would begin another.
        let fields = fields.map(|field| field.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.push_str(&fields.join("\t"));
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concession(status: Status) -> Concession {
        let party = |start, end| Party {
            span: Some(Span::new(start, end)),
            entity: None,
        };
        Concession {
            cue: Span::new(5, 10),
            content: Span::new(11, 18),
            conceder: party(0, 4),
            recipient: party(22, 26),
            claimant: Party::default(),
            status,
            condition: None,
            counterpart: None,
            quote: None,
            confidence: 0.875,
            why: String::new(),
        }
    }

    #[test]
    fn a_demand_is_made_by_who_would_gain() {
        let text = "Oslo freed\tÖsland\r\nof Rome";
        let found = Extraction {
            concessions: vec![concession(Status::Demanded), concession(Status::Made)],
            ..Extraction::default()
        };
        let records = records("a-", text, &found);
        let lines: Vec<&str> = records.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(
            lines
                .iter()
                .all(|line| line.split('\t').count() == COLUMNS.len())
        );
        assert!(lines[1].starts_with("a-1\tREQUEST\tyield\t\tRome\t\tOslo\ten\tdemanded\t"));
        assert!(lines[2].starts_with("a-2\tRETREAT\t\t\tOslo\t\tRome\ten\tmade\t"));
        assert!(
            lines[1].ends_with("\tÖsland\t\t0.88\t11\t17"),
            "{}",
            lines[1]
        );
    }
}
