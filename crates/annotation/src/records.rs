//! Stored articles: written as JSON with a format version, read as if a stranger had written them.

use hearsay_text::Span;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::article::{Article, Entity, Sheet};
use crate::check::{self, Fault, FaultKind};
use crate::history::History;
use crate::marks::{Dismissed, Mark, Origin};

/// The highest version that [`write()`] writes and that [`read`] knows. The second has marks that a reader confirmed, the
/// third what a reader corrected, noted and dismissed, the fourth steps back to another wording of the text: an older page,
/// which would take such a step without the text, refuses it.
pub const VERSION: u64 = 4;

/// Why a stored article can't be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not JSON.
    #[error("this is not a stored article: {0}")]
    NotJson(#[source] serde_json::Error),
    /// It is JSON, but not an article.
    #[error("this is not a stored article: {0}")]
    NotAnArticle(#[source] serde_json::Error),
    /// It has no format version.
    #[error("this is not a stored article: it has no version")]
    NoVersion,
    /// A later Hearsay wrote it.
    #[error(
        "this article was stored by a newer Hearsay (format {found}; this one knows {VERSION})"
    )]
    Version {
        /// The version that it names.
        found: u64,
    },
}

/// An article that was read, and what of it had to be left out or mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Checked: every span fits and every link leads somewhere.
    pub article: Article,
    /// What can be undone and redone; empty where the stored one can't be read.
    pub history: History,
    /// Empty for what [`write()`] wrote.
    pub faults: Vec<Fault>,
}

#[derive(Deserialize)]
struct Stored {
    id: String,
    #[serde(default)]
    title: String,
    text: String,
    #[serde(default)]
    headings: Vec<Span>,
    #[serde(default)]
    created: u64,
    #[serde(default)]
    changed: u64,
    #[serde(default)]
    older: Value,
    #[serde(default)]
    issued: u32,
    #[serde(default)]
    entities: Vec<Value>,
    #[serde(default)]
    marks: Vec<Value>,
    #[serde(default)]
    dismissed: Vec<Value>,
    #[serde(default)]
    history: Value,
}

/// A record as it is written, field by field, so that no tree of it is built first.
#[derive(Serialize)]
struct Written<'a> {
    version: u64,
    id: &'a str,
    title: &'a str,
    text: &'a str,
    headings: &'a [Span],
    created: u64,
    changed: u64,
    issued: u32,
    // An older page knows nothing of it: saved there, the article is compared with nothing, and all else is kept.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    older: &'a [String],
    entities: Vec<&'a Entity>,
    marks: Vec<&'a Mark>,
    dismissed: Vec<&'a Dismissed>,
    history: &'a History,
}

/// The article as one JSON object, with what was done to it. Spans are bytes of `text`.
#[must_use]
pub fn write(article: &Article, history: &History) -> String {
    let written = Written {
        version: version(article, history),
        id: article.id(),
        title: article.title(),
        text: article.text(),
        headings: article.headings(),
        created: article.created(),
        changed: article.changed(),
        issued: article.issued,
        older: article.older(),
        entities: article.entities().collect(),
        marks: article.marks().collect(),
        dismissed: article.dismissed().collect(),
        history,
    };
    // Maps have numbers or words for keys, and nothing in it fails to be written.
    serde_json::to_string(&written).unwrap_or_default()
}

/// The lowest version that knows all that the article holds: an older page can read what has nothing new in it.
fn version(article: &Article, history: &History) -> u64 {
    if history.rewords() {
        return 4;
    }
    let is_new = |mark: &Mark| {
        let noted = mark.decided.is_some() || !mark.note.is_empty() || !mark.tags.is_empty();
        noted || mark.origin == Origin::Corrected
    };
    let mut entities = article.entities().map(|entity| entity.origin);
    if article.dismissed().len() > 0
        || article.marks().any(is_new)
        || entities.any(|origin| origin == Origin::Corrected)
    {
        return 3;
    }
    let mut origins = article.marks().map(|mark| mark.origin);
    if origins.any(|origin| origin == Origin::Confirmed) {
        2
    } else {
        1
    }
}

/// Reads what [`write()`] wrote, or something that claims to be it.
///
/// An entity or mark that does not fit is left out and reported; the text always comes through.
///
/// # Errors
/// [`ReadError`] if it is not an article, or one of a version that is not known.
pub fn read(json: &str) -> Result<Reading, ReadError> {
    let value: Value = serde_json::from_str(json).map_err(ReadError::NotJson)?;
    match value.get("version").and_then(Value::as_u64) {
        None => return Err(ReadError::NoVersion),
        Some(1..=VERSION) => {}
        Some(found) => return Err(ReadError::Version { found }),
    }
    let stored: Stored = serde_json::from_value(value).map_err(ReadError::NotAnArticle)?;
    let mut faults = Vec::new();
    let entities: Vec<Entity> = each("entity", stored.entities, &mut faults);
    let marks: Vec<Mark> = each("mark", stored.marks, &mut faults);
    let mut article = Article::new(Sheet {
        id: stored.id,
        title: stored.title,
        text: stored.text,
        headings: stored.headings,
        created: stored.created,
    });
    let older = stored.older.as_array().into_iter().flatten();
    let mut older = older.filter_map(Value::as_str);
    if let Some(id) = older.next() {
        article = article.following(id, older);
    }
    article.changed = stored.changed.max(stored.created);
    article.issued = stored.issued;
    let dismissed: Vec<Dismissed> = each("dismissed mark", stored.dismissed, &mut faults);
    faults.extend(check::admit(&mut article, entities, marks));
    faults.extend(check::admit_dismissed(&mut article, dismissed));
    // One that does not fit the article is refused step by step, when it is undone.
    let history = serde_json::from_value(stored.history).unwrap_or_default();
    Ok(Reading {
        article,
        history,
        faults,
    })
}

/// Reads one after the other, so that a bad one costs only itself.
fn each<T: DeserializeOwned>(what: &str, values: Vec<Value>, faults: &mut Vec<Fault>) -> Vec<T> {
    let mut read = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        match serde_json::from_value(value) {
            Ok(one) => read.push(one),
            Err(error) => faults.push(Fault {
                what: format!("{what} at place {}", index + 1),
                kind: FaultKind::Shape(error.to_string()),
            }),
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn faults(json: &str) -> Vec<String> {
        let reading = read(json).unwrap();
        reading.faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_no_article_says_so() {
        let said = |json| read(json).unwrap_err().to_string();
        expect!["this is not a stored article: it has no version"].assert_eq(&said("[]"));
        expect!["this article was stored by a newer Hearsay (format 7; this one knows 4)"]
            .assert_eq(&said(r#"{"version":7}"#));
        expect!["this is not a stored article: missing field `id`"]
            .assert_eq(&said(r#"{"version":1}"#));
        expect!["this is not a stored article: expected value at line 1 column 1"]
            .assert_eq(&said("\u{0}PNG"));
    }

    #[test]
    fn bad_marks_are_left_out_and_reported() {
        let json = r#"{"version":1,"id":"a","text":"Élan met Ina.","headings":[{"start":9,"end":1}],
            "entities":[{"id":1,"name":"Ina","label":"PER","origin":"machine"},{"id":1,"name":"Ina","label":"PER","origin":"machine"},
                {"id":2,"name":" ","label":"PER","origin":"machine"},{"id":-1}],
            "marks":[{"id":3,"origin":"machine","body":{"type":"mention","span":{"start":1,"end":3},"entity":1,"form":"name"}},
                {"id":4,"origin":"machine","body":{"type":"mention","span":{"start":10,"end":13},"entity":9,"form":"name"}},
                {"id":5,"origin":"machine","confidence":7,"body":{"type":"quote","kind":"direct","content":[{"start":0,"end":5}],"speaker":9}},
                {"id":6,"origin":"machine","body":{"type":"quote","kind":"direct","content":[]}},
                {"id":7,"origin":"machine","body":{"type":"quote","kind":"direct","content":[{"start":5,"end":2}]}},
                {"id":8,"origin":"machine","body":{"type":"concession","cue":{"start":0,"end":5},"content":{"start":0,"end":5},"status":"made","quote":8}},
                {"id":10,"origin":"somebody"}]}"#;
        expect![[r#"
            [
                "entity at place 4: it can't be read (invalid value: integer `-1`, expected u32)",
                "mark at place 7: it can't be read (unknown variant `somebody`, expected one of `machine`, `confirmed`, `corrected`, `added`)",
                "entity 1: its number is taken",
                "entity 2: it has no name",
                "mark 3: bytes 1 to 3 hold no words of the text",
                "mark 4: there is no entity 9",
                "mark 5: its confidence is not a number from 0 to 1",
                "mark 6: its pieces are missing or out of order",
                "mark 7: bytes 5 to 2 hold no words of the text",
                "mark 5: there is no entity 9",
                "mark 8: there is no such mark 8",
            ]
        "#]]
        .assert_debug_eq(&faults(json));
        let article = read(json).unwrap().article;
        assert_eq!((article.entities().len(), article.marks().len()), (1, 2));
        assert!(article.headings().is_empty());
        let again = read(&write(&article, &History::default())).unwrap();
        assert_eq!(again.article, article);
        assert!(again.faults.is_empty());
    }
}
