//! Marks that are kept without their text: which article of a corpus, from where to where, and what is marked in it.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use hearsay_evaluate::concessions::Row;
use hearsay_evaluate::corpora::{self, Annotated};
use hearsay_evaluate::treebank::text;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{marked, reuters};

#[derive(Deserialize)]
struct Passage {
    #[serde(default)]
    corpus: Corpus,
    article: String,
    start: usize,
    end: usize,
    /// The rest of the object, as of a passage that has its text: `id`, `concessions`.
    #[serde(flatten)]
    marks: Map<String, Value>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Corpus {
    #[default]
    Polnear,
    Voa,
    Reuters,
}

/// The articles that passages are cut from, in code points.
#[derive(Debug, Default)]
pub struct Articles(HashMap<(Corpus, String), Vec<char>>);

impl Articles {
    /// Reads PolNeAR's training articles and the Voice of America of the Groningen Meaning Bank under `data`, and the stories
    /// of Reuters in the folder `wire`, where it is named.
    ///
    /// # Errors
    /// If a file cannot be read or holds no articles.
    pub fn read(data: &Path, wire: Option<&Path>) -> Result<Self> {
        let mut all = HashMap::new();
        let mut add = |corpus, id, text: &str| all.insert((corpus, id), text.chars().collect());
        for (id, text) in marked::articles(&data.join("attribution/polnear-train.jsonl"))? {
            add(Corpus::Polnear, id, &text);
        }
        for (id, text) in marked::articles(&data.join("ner/gmb-voa.jsonl"))? {
            add(Corpus::Voa, id, &text);
        }
        if let Some(folder) = wire {
            for (id, text) in reuters::read(folder)? {
                add(Corpus::Reuters, id, &text);
            }
        }
        Ok(Self(all))
    }

    /// The passages of `marks`, JSON lines `{"id", "corpus", "article", "start", "end", "concessions"}`, cut from these
    /// articles. `corpus` is "polnear" where it is left out; `start` and `end` count code points of the article, the marks
    /// those of the passage.
    ///
    /// # Errors
    /// If the file cannot be read, a line is no such object, or there is no such article or place in it.
    pub fn cut(&self, marks: &Path) -> Result<Vec<Annotated<Row>>> {
        self.each(marks, |passage| corpora::document(&passage))
    }

    fn each<T>(&self, marks: &Path, read: impl Fn(String) -> Result<T>) -> Result<Vec<T>> {
        let lines = text(marks)?;
        let lines = lines.lines().enumerate();
        lines
            .map(|(at, line)| {
                let passage = self.passage(line).and_then(&read);
                passage.with_context(|| format!("{}:{}", marks.display(), at + 1))
            })
            .collect()
    }

    /// The line with its text.
    fn passage(&self, line: &str) -> Result<String> {
        let passage: Passage = serde_json::from_str(line)?;
        let Passage {
            corpus,
            article,
            start,
            end,
            mut marks,
        } = passage;
        let key = (corpus, article);
        let words = self
            .0
            .get(&key)
            .with_context(|| format!("no article {:?}", key.1))?
            .get(start..end)
            .context("it ends after its article")?;
        let words: String = words.iter().collect();
        marks.insert("text".to_owned(), words.into());
        // Those that a program marked have no name of their own.
        let place = || format!("{corpus:?} {} {start}", key.1).into();
        marks.entry("id").or_insert_with(place);
        Ok(Value::from(marks).to_string())
    }

    /// As [`cut`](Self::cut), of passages that a program marked: each concession has a "share", how sure it was, from 0 to 1.
    ///
    /// # Errors
    /// As there, and if a share is missing.
    pub fn silver(&self, marks: &Path) -> Result<Vec<Silver>> {
        self.each(marks, |passage| {
            let shares: Shares = serde_json::from_str(&passage)?;
            Ok(Silver {
                passage: corpora::document(&passage)?,
                shares: shares.concessions.iter().map(|each| each.share).collect(),
            })
        })
    }
}

#[derive(Deserialize)]
struct Shares {
    concessions: Vec<Share>,
}

#[derive(Deserialize)]
struct Share {
    share: f32,
}

/// A passage that a program marked.
#[derive(Debug)]
pub struct Silver {
    /// The passage, with everything the program held possible.
    pub passage: Annotated<Row>,
    /// How sure it was of each mark, from 0 to 1.
    pub shares: Vec<f32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles() -> Articles {
        let article = |corpus, text: &str| ((corpus, "a".to_owned()), text.chars().collect());
        Articles(HashMap::from([
            article(Corpus::Polnear, "Élan. Reck left."),
            article(Corpus::Reuters, "Wire."),
        ]))
    }

    fn line(head: &str, share: &str) -> String {
        format!(
            r#"{{{head},"start":6,"end":16,"concessions":[{{"cue":{{"start":5,"end":9}},"content":{{"start":5,"end":9}},"conceder":{{"start":0,"end":4}},"recipient":null,"claimant":null,"condition":null,"status":"made"{share}}}]}}"#
        )
    }

    #[test]
    fn a_passage_is_cut_from_its_article_with_its_marks() -> Result<()> {
        let head = r#""id":"1","article":"a""#;
        let passage = articles().passage(&line(head, ""))?;
        let passage = corpora::document::<Row>(&passage)?;
        assert_eq!(passage.text, "Reck left.");
        assert_eq!(passage.marks.len(), 1);
        let other = line(r#""corpus":"reuters","article":"a""#, "");
        assert!(articles().passage(&other).is_err());
        Ok(())
    }

    #[test]
    fn a_program_says_how_sure_it_is() -> Result<()> {
        let silver = |share: &str| {
            let passage = articles().passage(&line(r#""article":"a""#, share))?;
            anyhow::Ok(serde_json::from_str::<Shares>(&passage)?.concessions[0].share)
        };
        assert!((silver(r#","share":0.4"#)? - 0.4).abs() < 1e-6);
        assert!(silver("").is_err());
        Ok(())
    }
}
