//! Marks that are kept without their text: which article of a corpus, from where to where, and what is marked in it.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use hearsay_evaluate::attribution::Attribution as Gold;
use hearsay_evaluate::concessions::Row;
use hearsay_evaluate::corpora::{self, Annotated};
use hearsay_evaluate::treebank::text;
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
struct Passage {
    article: String,
    start: usize,
    end: usize,
    /// The rest of the object, as of a passage that has its text: `id`, `concessions`.
    #[serde(flatten)]
    marks: Map<String, Value>,
}

/// The passages of `marks`, JSON lines `{"id", "article", "start", "end", "concessions"}`, cut from the articles of a
/// corpus. `start` and `end` count code points of the article, the marks those of the passage.
///
/// # Errors
/// If a file cannot be read, a line is no such object, or there is no such article or place in it.
pub fn read(marks: &Path, corpus: &Path) -> Result<Vec<Annotated<Row>>> {
    let articles = corpora::read::<Gold>(corpus)?.into_iter();
    let articles: HashMap<String, Vec<char>> = articles
        .map(|article| (article.id.clone(), article.characters()))
        .collect();
    let lines = text(marks)?;
    let lines = lines.lines().enumerate();
    lines
        .map(|(at, line)| {
            passage(line, &articles).with_context(|| format!("{}:{}", marks.display(), at + 1))
        })
        .collect()
}

fn passage(line: &str, articles: &HashMap<String, Vec<char>>) -> Result<Annotated<Row>> {
    let mut passage: Passage = serde_json::from_str(line)?;
    let words = articles
        .get(&passage.article)
        .with_context(|| format!("no article {:?}", passage.article))?
        .get(passage.start..passage.end)
        .context("it ends after its article")?;
    let words: String = words.iter().collect();
    passage.marks.insert("text".to_owned(), words.into());
    corpora::document(&Value::from(passage.marks).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_cut_from_its_article_with_its_marks() -> Result<()> {
        let articles = HashMap::from([("a".to_owned(), "Élan. Reck left.".chars().collect())]);
        let line = |end: usize| {
            format!(
                r#"{{"id":"1","article":"a","start":6,"end":{end},"concessions":[{{"cue":{{"start":5,"end":9}},"content":{{"start":5,"end":9}},"conceder":{{"start":0,"end":4}},"recipient":null,"claimant":null,"condition":null,"status":"made"}}]}}"#
            )
        };
        let passage = passage(&line(16), &articles)?;
        assert_eq!(passage.text, "Reck left.");
        assert_eq!(passage.marks.len(), 1);
        assert!(super::passage(&line(17), &articles).is_err());
        Ok(())
    }
}
