//! Readers of the annotated corpora: JSONL, one document a line, hostile until read.

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use crate::Points;
use crate::attribution::Attribution;
use crate::concessions::Row;
use crate::names::NamedSpan;

/// One text and what is marked in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated<Mark> {
    /// Unlike that of any other document of its file.
    pub id: String,
    /// The text.
    pub text: String,
    /// The marks. Offsets count code points of the text.
    pub marks: Vec<Mark>,
}

impl<Mark> Annotated<Mark> {
    /// The text as the scorers see it.
    #[must_use]
    pub fn characters(&self) -> Vec<char> {
        self.text.chars().collect()
    }
}

/// A kind of mark that a corpus holds.
pub trait Annotation: Sized {
    /// The field of a document that lists the marks.
    const FIELD: &'static str;

    /// Reads one mark of `text`; `Ok(None)` for one that says nothing.
    ///
    /// # Errors
    /// If the value has another shape.
    fn read(value: &Value, text: &str) -> Result<Option<Self>>;
}

/// The documents of a JSONL file, in order. Blank lines are passed over.
///
/// # Errors
/// If the file can't be read, or a line is no document of this kind, or two have the same id; names file and line.
pub fn read<Mark: Annotation>(path: &Path) -> Result<Vec<Annotated<Mark>>> {
    let file = File::open(path).with_context(|| format!("can't read {}", path.display()))?;
    let mut seen = BTreeSet::new();
    let mut documents = Vec::new();
    for (index, line) in BufReader::new(file).lines().enumerate() {
        let place = || format!("{}:{}", path.display(), index + 1);
        let line = line.with_context(place)?;
        if line.trim().is_empty() {
            continue;
        }
        let document = document::<Mark>(&line).with_context(place)?;
        if !seen.insert(document.id.clone()) {
            bail!("{}: the id {:?} occurs twice", place(), document.id);
        }
        documents.push(document);
    }
    Ok(documents)
}

/// One document from one line of JSON.
///
/// # Errors
/// If the line is no document of this kind.
pub fn document<Mark: Annotation>(line: &str) -> Result<Annotated<Mark>> {
    let value: Value = serde_json::from_str(line).context("not JSON")?;
    let object = value.as_object().context("not an object")?;
    let id = string(object, "id")?.context("no id")?;
    let text = string(object, "text")?.context("no text")?;
    let listed = match object.get(Mark::FIELD) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(listed)) => listed.as_slice(),
        Some(_) => bail!("{} is not a list", Mark::FIELD),
    };
    let mut marks = Vec::with_capacity(listed.len());
    for (index, each) in listed.iter().enumerate() {
        let place = || format!("{} number {}", Mark::FIELD, index + 1);
        marks.extend(Mark::read(each, &text).with_context(place)?);
    }
    Ok(Annotated { id, text, marks })
}

fn string(object: &Map<String, Value>, field: &str) -> Result<Option<String>> {
    match object.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(string)) => Ok(Some(string.clone())),
        Some(_) => bail!("{field} is not a string"),
    }
}

fn offset(value: Option<&Value>) -> Result<usize> {
    let number = value.and_then(Value::as_u64);
    let number = number.context("an offset is not a number from 0 up")?;
    // No text is as long as that; sums and differences of offsets then never overflow.
    let number = u32::try_from(number).ok();
    let number = number.context("an offset is too large")?;
    Ok(number as usize)
}

fn pair(listed: &[Value]) -> Result<Points> {
    ensure!(listed.len() == 2, "a stretch is not [start, end]");
    Ok(Points::new(offset(listed.first())?, offset(listed.get(1))?))
}

impl Annotation for NamedSpan {
    const FIELD: &'static str = "entities";

    fn read(value: &Value, _text: &str) -> Result<Option<Self>> {
        let object = value.as_object().context("not an object")?;
        Ok(Some(Self {
            start: offset(object.get("start"))?,
            end: offset(object.get("end"))?,
            label: string(object, "label")?.context("no label")?,
        }))
    }
}

impl Annotation for Attribution {
    const FIELD: &'static str = "attributions";

    fn read(value: &Value, _text: &str) -> Result<Option<Self>> {
        let object = value.as_object().context("not an object")?;
        Ok(Some(Self {
            source: pieces(object, "source")?,
            cue: pieces(object, "cue")?,
            content: pieces(object, "content")?,
        }))
    }
}

fn pieces(object: &Map<String, Value>, field: &str) -> Result<Vec<Points>> {
    let listed = match object.get(field) {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(listed)) => listed,
        Some(_) => bail!("{field} is not a list"),
    };
    let read = |each: &Value| pair(each.as_array().context("a stretch is not a list")?);
    let pieces = listed.iter().map(read).collect::<Result<_>>();
    pieces.with_context(|| field.to_owned())
}

impl Annotation for Row {
    const FIELD: &'static str = "concessions";

    /// A field is `{"start", "end"}`, `[start, end]`, a party `{"span"}`, or a string copied from the text: then its
    /// occurrence nearest to the content. A concession with neither content nor cue says nothing.
    fn read(value: &Value, text: &str) -> Result<Option<Self>> {
        let object = value.as_object().context("not an object")?;
        let stated = field(object, "content", text, None)?;
        let near = stated.map(|content| content.start);
        let cue = field(object, "cue", text, near)?;
        let Some(content) = stated.or(cue) else {
            return Ok(None);
        };
        Ok(Some(Self {
            cue: cue.unwrap_or(content),
            content,
            conceder: field(object, "conceder", text, near)?,
            recipient: field(object, "recipient", text, near)?,
            claimant: field(object, "claimant", text, near)?,
            condition: field(object, "condition", text, near)?,
            status: string(object, "status")?,
        }))
    }
}

fn field(
    object: &Map<String, Value>,
    name: &str,
    text: &str,
    near: Option<usize>,
) -> Result<Option<Points>> {
    let mut value = object.get(name);
    loop {
        match value {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Object(fields)) if fields.contains_key("start") => {
                let start = offset(fields.get("start"));
                let both = start.and_then(|start| Ok((start, offset(fields.get("end"))?)));
                let (start, end) = both.with_context(|| name.to_owned())?;
                return Ok(Some(Points::new(start, end)));
            }
            Some(Value::Object(party)) => value = party.get("span"),
            Some(Value::Array(listed)) => {
                return pair(listed).map(Some).with_context(|| name.to_owned());
            }
            Some(Value::String(words)) => return Ok(occurrence(text, words, near)),
            Some(_) => return Err(anyhow!("{name} is no stretch of the text")),
        }
    }
}

/// Where `words` stand in `text`: the first place, or the first of the places nearest to the code point `near`.
fn occurrence(text: &str, words: &str, near: Option<usize>) -> Option<Points> {
    let length = words.chars().count();
    let (mut counted, mut point) = (0, 0);
    let starts = text.match_indices(words).map(|(byte, _)| {
        point += text[counted..byte].chars().count();
        counted = byte;
        point
    });
    let nearest = starts.min_by_key(|&start| near.map_or(0, |near| start.abs_diff(near)));
    nearest.map(|start| Points::new(start, start + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read() {
        let line = r#"{"id": "a", "text": "Ann left", "entities": [{"start": 0, "end": 3, "label": "PER"}]}"#;
        let read = document::<NamedSpan>(line).unwrap();
        assert_eq!((read.id.as_str(), read.text.as_str()), ("a", "Ann left"));
        assert_eq!(read.marks[0].points(), Points::new(0, 3));
    }

    #[test]
    fn what_is_no_document_is_told() {
        let told = |line: &str| format!("{:#}", document::<NamedSpan>(line).unwrap_err());
        assert_eq!(told("[]"), "not an object");
        assert_eq!(told(r#"{"text": "x"}"#), "no id");
        assert_eq!(told(r#"{"id": 5}"#), "id is not a string");
        assert_eq!(told(r#"{"id": "a"}"#), "no text");
        assert!(told("{").starts_with("not JSON"));
        assert_eq!(
            told(
                r#"{"id": "a", "text": "", "entities": [{"start": -1, "end": 2, "label": "PER"}]}"#
            ),
            "entities number 1: an offset is not a number from 0 up"
        );
        let line = r#"{"id": "a", "text": "", "attributions": [{"content": [[1, 2, 3]]}]}"#;
        let error = document::<Attribution>(line).unwrap_err();
        assert_eq!(
            format!("{error:#}"),
            "attributions number 1: content: a stretch is not [start, end]"
        );
    }

    #[test]
    fn a_concession_may_be_told_in_words() {
        let line = r#"{"id": "a", "text": "😀 it gave it land, it did", "concessions": [
            {"content": "land", "conceder": "it", "recipient": {"span": null, "entity": "e1"}, "status": "made"},
            {"content": "sea", "cue": null}]}"#;
        let read = document::<Row>(line).unwrap();
        assert_eq!(read.marks.len(), 1);
        assert_eq!(read.marks[0].content, Points::new(13, 17));
        assert_eq!(read.marks[0].cue, Points::new(13, 17));
        assert_eq!(read.marks[0].conceder, Some(Points::new(10, 12)));
        assert_eq!(read.marks[0].recipient, None);
    }

    #[test]
    fn of_equally_near_places_the_first_counts() {
        assert_eq!(occurrence("ab a", "a", Some(0)), Some(Points::new(0, 1)));
        assert_eq!(occurrence("a b a", "a", Some(2)), Some(Points::new(0, 1)));
        assert_eq!(occurrence("x a b a", "a", None), Some(Points::new(2, 3)));
        assert_eq!(occurrence("x", "a", None), None);
    }
}
