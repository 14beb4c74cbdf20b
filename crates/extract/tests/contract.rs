//! What is written out, for an extraction made by hand.

use hearsay_extract::{
    Concession, ConcessionId, Entity, EntityId, Extraction, Mention, Party, Quote, QuoteId,
    contract,
};
use hearsay_text::newlines::normalise;
use hearsay_text::{Form, Label, QuoteKind, Span, Status};
use serde_json::{Value, json};

const GIVEN: &str = "Été 👩‍👧.\r\n\r\n“We will go,” Reck said.\r\rHe left.";

/// The first place of `words`.
fn find(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

fn found(text: &str) -> Extraction {
    let reck = EntityId(0);
    Extraction {
        language: None,
        entities: vec![Entity {
            name: "Reck".to_owned(),
            label: Label::Person,
            aliases: vec!["He".to_owned()],
            role: None,
            side: None,
        }],
        mentions: vec![Mention {
            span: find(text, "He"),
            entity: reck,
            form: Form::Pronoun,
        }],
        quotes: vec![Quote {
            kind: QuoteKind::Direct,
            content: vec![find(text, "“We will go,”")],
            cue: vec![find(text, "said")],
            source: vec![find(text, "Reck")],
            speaker: Some(reck),
            confidence: f32::NAN,
            why: String::new(),
        }],
        concessions: vec![Concession {
            cue: find(text, "will go"),
            content: find(text, "go"),
            conceder: Party {
                span: Some(find(text, "We")),
                entity: Some(reck),
            },
            recipient: Party::default(),
            claimant: Party::default(),
            status: Status::Refused,
            condition: None,
            counterpart: Some(ConcessionId(0)),
            quote: Some(QuoteId(0)),
            confidence: 0.333_333_3,
            why: String::new(),
        }],
    }
}

/// The words of `text` at a span of code points.
fn cut(text: &str, span: &Value) -> String {
    let (start, end) = (
        span["start"].as_u64().expect("a number"),
        span["end"].as_u64().expect("a number"),
    );
    let start = usize::try_from(start).expect("a small number");
    let end = usize::try_from(end).expect("a small number");
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn an_extraction_is_written_as_the_contract_says() {
    let text = normalise(GIVEN);
    assert_eq!(
        contract::json(Some("a"), &text, &found(&text)),
        json!({
            "id": "a",
            "length": 44,
            "entities": [{"id": "e1", "name": "Reck", "label": "PER", "aliases": ["He"]}],
            "mentions": [{"start": 36, "end": 38, "entity": "e1", "form": "pronoun"}],
            "quotes": [{
                "id": "q1",
                "kind": "direct",
                "content": [{"start": 10, "end": 23}],
                "cue": [{"start": 29, "end": 33}],
                "source": [{"start": 24, "end": 28}],
                "speaker": "e1",
                "confidence": 0.0,
            }],
            "concessions": [{
                "id": "c1",
                "cue": {"start": 14, "end": 21},
                "content": {"start": 19, "end": 21},
                "conceder": {"span": {"start": 11, "end": 13}, "entity": "e1"},
                "recipient": {"span": null, "entity": null},
                "claimant": {"span": null, "entity": null},
                "status": "refused",
                "condition": null,
                "counterpart": "c1",
                "quote": "q1",
                "plover": {"event": "REJECT", "mode": "yield"},
                "confidence": 0.3333,
            }],
        })
    );
}

#[test]
fn offsets_count_in_the_text_as_it_was_given() {
    let text = normalise(GIVEN);
    let written = contract::json_as_given(None, GIVEN, &found(&text));
    assert_eq!(written["id"], Value::Null);
    assert_eq!(written["length"], GIVEN.chars().count());
    assert_eq!(
        cut(GIVEN, &written["quotes"][0]["content"][0]),
        "“We will go,”"
    );
    assert_eq!(cut(GIVEN, &written["mentions"][0]), "He");
    assert_eq!(
        cut(GIVEN, &written["concessions"][0]["conceder"]["span"]),
        "We"
    );
}

#[test]
fn what_most_texts_lack_is_written_only_where_it_is() {
    let text = normalise(GIVEN);
    let mut found = found(&text);
    found.entities[0].side = Some("Norland".to_owned());
    found.quotes.push(Quote {
        kind: QuoteKind::Indirect,
        content: vec![find(&text, "“We will go,” Reck said.")],
        cue: vec![],
        source: vec![find(&text, "He")],
        speaker: None,
        confidence: 0.5,
        why: String::new(),
    });
    let written = contract::json(None, &text, &found);
    assert_eq!(written["entities"][0]["side"], "Norland");
    let through = &written["concessions"][0]["through"];
    assert_eq!(through.as_array().map(Vec::len), Some(1));
    assert_eq!(cut(&text, &through[0]["span"]), "He");
}
