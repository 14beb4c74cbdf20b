//! The library as the page shows it.

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
        }
    }
}
