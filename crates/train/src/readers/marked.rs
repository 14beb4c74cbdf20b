//! Texts with marked names, from JSON lines and from CoreNLP's columns.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use hearsay_evaluate::treebank::text;
use hearsay_syntax::{Relation, Tag};
use hearsay_text::{Label, Span};
use serde::Deserialize;

/// A text and its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Its names, in bytes.
    pub names: Vec<(Span, Label)>,
    /// Its words, where a program analysed them.
    pub words: Vec<Analysed>,
}

/// A word as a program analysed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysed {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// Where its head stands; none for a root.
    pub head: Option<Span>,
    /// Its relation to its head.
    pub relation: Relation,
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
            words: Vec::new(),
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

/// The articles of JSON lines `{"id", "text"}`: id and text.
///
/// # Errors
/// If the file cannot be read or a line is no such object.
pub fn articles(path: &Path) -> Result<HashMap<String, String>> {
    let lines = text(path)?;
    let article = |line: &str| -> Result<(String, String)> {
        let Article { id, text } = serde_json::from_str(line)?;
        Ok((id, text))
    };
    lines
        .lines()
        .map(article)
        .collect::<Result<_>>()
        .with_context(|| format!("{} holds no articles", path.display()))
}

/// The articles of `texts` (JSON lines `{"id", "text"}`) with the names that CoreNLP found in them.
///
/// `columns` has a line a token: id, form, lemma, tag, entity, head, relation, start, end in code points. A name is a run
/// of one entity tag within a sentence. Articles without a text are passed over.
///
/// # Errors
/// If a file cannot be read or a line of `texts` is no such object.
pub fn corenlp(columns: &Path, texts: &Path) -> Result<Vec<Marked>> {
    let mut articles = articles(texts)?;
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
    let (mut words, mut sentence) = (Vec::new(), Vec::new());
    let mut last = "O";
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let [_, _, _, tag, entity, head, relation, start, end] =
            line.split('\t').collect::<Vec<_>>()[..]
        else {
            last = "O";
            close(&mut sentence, &mut words);
            continue;
        };
        let offset = |column: &str| bytes.get(column.parse::<usize>().ok()?).copied();
        // Heads are counted with every token: one that stands nowhere has an empty place.
        let (start, end) = (offset(start).unwrap_or(0), offset(end).unwrap_or(0));
        let span = Span::new(start, end.max(start));
        if let Some(label) = label(entity) {
            match names.last_mut() {
                Some((name, _)) if last == entity => *name = name.to(span),
                _ => names.push((span, label)),
            }
        }
        last = entity;
        let word = Analysed {
            span,
            tag: Tag::parse(tag),
            head: None,
            relation: Relation::parse(today(relation)),
        };
        sentence.push((word, head.parse().unwrap_or(0)));
    }
    close(&mut sentence, &mut words);
    Some(Marked { text, names, words })
}

/// Gives the words of a sentence their heads, which are counted from 1, and moves them to `words`.
fn close(sentence: &mut Vec<(Analysed, usize)>, words: &mut Vec<Analysed>) {
    let spans: Vec<Span> = sentence.iter().map(|(word, _)| word.span).collect();
    words.extend(sentence.drain(..).map(|(word, head)| Analysed {
        head: head.checked_sub(1).and_then(|at| spans.get(at).copied()),
        ..word
    }));
}

/// The second version's name for a relation of the first version of Universal Dependencies.
fn today(relation: &str) -> &str {
    match relation {
        "dobj" => "obj",
        "nsubjpass" => "nsubj:pass",
        "csubjpass" => "csubj:pass",
        "auxpass" => "aux:pass",
        "neg" => "advmod",
        "mwe" => "fixed",
        relation => relation,
    }
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
        let heads: Vec<_> = marked.words.iter().map(|word| word.head).collect();
        assert_eq!(heads[..2], [Some(Span::new(5, 9)), None]);
        assert!(article(part, &mut articles).is_none());
    }
}
