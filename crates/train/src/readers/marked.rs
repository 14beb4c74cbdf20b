//! Texts with marked names, from JSON lines and from CoreNLP's columns.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use hearsay_evaluate::treebank::text;
use hearsay_text::{Label, Span};
use serde::Deserialize;

/// A text and its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Its names, in bytes.
    pub names: Vec<(Span, Label)>,
}

#[derive(Deserialize)]
struct Row {
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    label: Label,
}

/// The texts of a file of JSON lines `{"text", "entities": [{"start", "end", "label"}]}`, offsets in code points.
///
/// # Errors
/// If the file cannot be read or a line is no such object.
pub fn json(path: &Path) -> Result<Vec<Marked>> {
    let text = text(path)?;
    let rows = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(serde_json::from_str::<Row>);
    let rows = rows.enumerate().map(|(index, row)| {
        let row = row.with_context(|| format!("{}:{}", path.display(), index + 1))?;
        let bytes = offsets(&row.text);
        let names = row.entities.iter().filter_map(|entity| {
            Some((
                Span::new(*bytes.get(entity.start)?, *bytes.get(entity.end)?),
                entity.label,
            ))
        });
        Ok(Marked {
            names: names.collect(),
            text: row.text,
        })
    });
    rows.collect()
}

/// The byte at which each code point begins, and the end.
pub fn offsets(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect()
}

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
}

/// The articles of `texts` (JSON lines `{"id", "text"}`) with the names that CoreNLP found in them.
///
/// `columns` has a line a token: id, form, lemma, tag, entity, head, relation, start, end in code points. A name is a run
/// of one entity tag within a sentence. Articles without a text are passed over.
///
/// # Errors
/// If a file cannot be read or a line of `texts` is no such object.
pub fn corenlp(columns: &Path, texts: &Path) -> Result<Vec<Marked>> {
    let mut articles = HashMap::new();
    for line in text(texts)?.lines() {
        let article: Article = serde_json::from_str(line)?;
        articles.insert(article.id, article.text);
    }
    let columns = text(columns)?;
    let parts = columns.split("# newdoc id = ").skip(1);
    Ok(parts
        .filter_map(|part| article(part, &mut articles))
        .collect())
}

fn article(part: &str, articles: &mut HashMap<String, String>) -> Option<Marked> {
    let (id, lines) = part.split_once('\n')?;
    let text = articles.remove(id.trim())?;
    let bytes = offsets(&text);
    let mut names: Vec<(Span, Label)> = Vec::new();
    let mut last = "O";
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let [_, _, _, _, entity, _, _, start, end] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            last = "O";
            continue;
        };
        let offset = |column: &str| bytes.get(column.parse::<usize>().ok()?).copied();
        if let (Some(label), Some(start), Some(end)) = (label(entity), offset(start), offset(end)) {
            let span = Span::new(start, end);
            match names.last_mut() {
                Some((name, _)) if last == entity => *name = name.to(span),
                _ => names.push((span, label)),
            }
        }
        last = entity;
    }
    Some(Marked { text, names })
}

fn label(entity: &str) -> Option<Label> {
    Some(match entity {
        "PERSON" => Label::Person,
        "ORGANIZATION" => Label::Organisation,
        "LOCATION" => Label::Place,
        "MISC" => Label::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_mark_the_names_of_their_text() {
        let part = "a\n1\tAnna\tAnna\tNNP\tPERSON\t2\tx\t0\t4\n2\tReck\tReck\tNNP\tPERSON\t0\tx\t5\t9\n\
                    3\t-LRB-\t-LRB-\t-LRB-\tO\t0\tx\t10\t11\n4\tOslo\tOslo\tNNP\tLOCATION\t0\tx\t11\t15\n\n\
                    1\tYes\tyes\tUH\tO\t0\tx\t17\t20\n";
        let mut articles = HashMap::from([("a".to_owned(), "Anna Reck (Oslo)\n\nYes".to_owned())]);
        let marked = article(part, &mut articles).unwrap();
        let names: Vec<_> = marked
            .names
            .iter()
            .map(|(span, label)| (span.of(&marked.text), *label))
            .collect();
        assert_eq!(
            names,
            [("Anna Reck", Label::Person), ("Oslo", Label::Place)]
        );
        assert!(article(part, &mut articles).is_none());
    }
}
