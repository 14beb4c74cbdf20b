//! The library as the page shows it.

use std::collections::BTreeSet;

use hearsay_annotation::{Article, MarkKind};
use serde::{Deserialize, Serialize};

use super::Seeking;

/// What the library holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    /// One line an article, last changed first; `None` until it has been read.
    pub summaries: Option<Vec<Summary>>,
    /// The article whose title is being written.
    pub retitling: Option<String>,
    /// The last article deleted, as long as it can be brought back.
    pub bin: Option<Bin>,
    /// What is searched for in it.
    pub seeking: Seeking,
}

impl Library {
    /// Takes in the new title of an article, and ends writing it.
    pub(super) fn retitled(&mut self, summary: &Summary) {
        let mut summaries = self.summaries.iter_mut().flatten();
        if let Some(line) = summaries.find(|line| line.id == summary.id) {
            *line = summary.clone();
        }
        self.retitling = None;
    }
}

/// A deleted article, whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Bin {
    /// Its line in the library.
    pub summary: Summary,
    /// Its stored record.
    pub record: String,
}

/// One line of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The article's id.
    pub id: String,
    /// What the library calls it.
    pub title: String,
    /// When it was pasted, in milliseconds since 1970.
    pub created: u64,
    /// When it was last changed.
    pub changed: u64,
    /// How many entities.
    pub entities: usize,
    /// How many quotes.
    pub quotes: usize,
    /// How many concessions.
    pub concessions: usize,
    /// The ids of older versions of its text, the newest first.
    #[serde(default)]
    pub older: Vec<String>,
}

/// The lines of each text together: its versions, the newest first. Texts stay in the order of the first line of each.
#[must_use]
pub fn texts(summaries: &[Summary]) -> Vec<Vec<&Summary>> {
    let mut texts: Vec<(BTreeSet<&str>, Vec<&Summary>)> = Vec::new();
    for summary in summaries {
        let mut ids: BTreeSet<&str> = summary.older.iter().map(String::as_str).collect();
        ids.insert(&summary.id);
        // All that have a version in common with it become one, in the place of the first.
        let mut same: Vec<usize> = (0..texts.len())
            .filter(|&at| !texts[at].0.is_disjoint(&ids))
            .collect();
        let into = match same.first() {
            Some(&first) => first,
            None => {
                texts.push((BTreeSet::new(), Vec::new()));
                texts.len() - 1
            }
        };
        while let Some(at) = same.pop().filter(|&at| at > into) {
            let (more, lines) = texts.remove(at);
            texts[into].0.extend(more);
            texts[into].1.extend(lines);
        }
        texts[into].0.extend(ids);
        texts[into].1.push(summary);
    }
    let texts = texts.into_iter().map(|(_, mut lines)| {
        lines.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| b.id.cmp(&a.id)));
        lines
    });
    texts.collect()
}

impl Summary {
    /// The line for an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let count = |kind| {
            article
                .marks()
                .filter(|mark| mark.body.kind() == kind)
                .count()
        };
        Self {
            id: article.id().to_owned(),
            title: article.title().to_owned(),
            created: article.created(),
            changed: article.changed(),
            entities: article.entities().len(),
            quotes: count(MarkKind::Quote),
            concessions: count(MarkKind::Concession),
            older: article.older().to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_of_a_text_lie_together() {
        let line = |id: &str, created: u64, older: &[&str]| Summary {
            id: id.to_owned(),
            title: "Over".to_owned(),
            created,
            changed: created,
            entities: 0,
            quotes: 0,
            concessions: 0,
            older: older.iter().map(|&id| id.to_owned()).collect(),
        };
        // Of the chain a, b, c, d the middle is gone.
        let lines = [
            line("a", 1, &[]),
            line("x", 5, &[]),
            line("d", 4, &["c", "b", "a"]),
            line("e", 6, &["b"]),
        ];
        let together: Vec<Vec<&str>> = texts(&lines)
            .iter()
            .map(|text| text.iter().map(|line| line.id.as_str()).collect())
            .collect();
        assert_eq!(together, [vec!["e", "d", "a"], vec!["x"]]);
    }
}
