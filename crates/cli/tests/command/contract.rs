//! The output contract, checked by hand: what must be there, of which kind, and that it fits the text.

use std::collections::HashSet;

use serde_json::Value;

/// Whether `written` is an extraction of `text`.
pub fn check(written: &Value, text: &str) {
    let length = text.chars().count();
    assert_eq!(written["length"], length);
    assert!(written["id"].is_string() || written["id"].is_null());
    let ids = |list: &str| -> HashSet<String> {
        let ids: Vec<String> = rows(written, list)
            .iter()
            .map(|row| string(&row["id"]).to_owned())
            .collect();
        let unique: HashSet<String> = ids.iter().cloned().collect();
        assert_eq!(unique.len(), ids.len(), "ids of {list} are unique");
        unique
    };
    let (entities, quotes, concessions) = (ids("entities"), ids("quotes"), ids("concessions"));
    let link = |id: &Value, known: &HashSet<String>| id.is_null() || known.contains(string(id));

    for entity in rows(written, "entities") {
        assert!(!string(&entity["name"]).is_empty());
        one_of(
            &entity["label"],
            &["PER", "ORG", "LOC", "GPE", "DATE", "MISC"],
        );
        assert!(list(&entity["aliases"]).iter().all(Value::is_string));
    }
    let mut last = 0;
    for mention in rows(written, "mentions") {
        let start = span(mention, length);
        assert!(start >= last, "mentions are in text order");
        last = start;
        assert!(entities.contains(string(&mention["entity"])));
        one_of(&mention["form"], &["name", "nominal", "pronoun"]);
    }
    for quote in rows(written, "quotes") {
        one_of(&quote["kind"], &["direct", "mixed", "indirect"]);
        assert!(!list(&quote["content"]).is_empty());
        for part in ["content", "cue", "source"] {
            for piece in list(&quote[part]) {
                only_span(piece, length);
            }
        }
        assert!(link(&quote["speaker"], &entities));
        share(&quote["confidence"]);
    }
    for concession in rows(written, "concessions") {
        only_span(&concession["cue"], length);
        only_span(&concession["content"], length);
        for party in ["conceder", "recipient", "claimant"] {
            let party = &concession[party];
            assert_eq!(party.as_object().map(serde_json::Map::len), Some(2));
            if !party["span"].is_null() {
                only_span(&party["span"], length);
            }
            assert!(link(&party["entity"], &entities));
        }
        one_of(
            &concession["status"],
            &[
                "refused",
                "made",
                "agreed",
                "offered",
                "demanded",
                "discussed",
            ],
        );
        if !concession["condition"].is_null() {
            only_span(&concession["condition"], length);
        }
        assert!(link(&concession["counterpart"], &concessions));
        assert!(link(&concession["quote"], &quotes));
        one_of(
            &concession["plover"]["event"],
            &["CONCEDE", "RETREAT", "REQUEST", "REJECT", "AGREE"],
        );
        share(&concession["confidence"]);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn rows<'a>(written: &'a Value, name: &str) -> &'a [Value] {
    list(&written[name])
}

fn string(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn one_of(value: &Value, words: &[&str]) {
    assert!(words.contains(&string(value)), "{value}");
}

fn share(value: &Value) {
    assert!(
        value
            .as_f64()
            .is_some_and(|share| (0.0..=1.0).contains(&share)),
        "{value}"
    );
}

/// The start of a span that is not empty and inside the text.
fn span(value: &Value, length: usize) -> u64 {
    let (start, end) = (value["start"].as_u64(), value["end"].as_u64());
    let fits =
        start < end && end.is_some_and(|end| usize::try_from(end).is_ok_and(|end| end <= length));
    assert!(start.is_some() && fits, "{value} in {length}");
    start.unwrap_or_default()
}

/// A span and nothing else.
fn only_span(value: &Value, length: usize) {
    assert_eq!(value.as_object().map(serde_json::Map::len), Some(2));
    span(value, length);
}
