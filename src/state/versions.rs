//! The older and newer versions of the article on the desk.

use hearsay_annotation::Article;
use hearsay_annotation::versions::{Change, Rewritten, compare, rewritten};

use super::{Shared, Summary};

/// The other versions of the article on the desk, and what changed since an older one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Versions {
    /// Those that the library holds, the newest first.
    pub older: Vec<Summary>,
    /// The id of the one to compare with.
    pub wanted: Option<String>,
    /// The id of the one that [`Self::changes`] is about.
    pub compared: Option<String>,
    /// What became of the quotes and concessions of that version.
    pub changes: Shared<Vec<Change>>,
    /// The sentences that differ, marked or not.
    pub sentences: Shared<Vec<Rewritten>>,
    /// The version that was compared, to be compared again.
    pub before: Option<Shared<Article>>,
    /// The revision of the desk at which it was compared: what is told is as of then.
    pub as_of: u32,
    /// The versions that follow this article in the library, the newest first.
    pub newer: Vec<Summary>,
}

/// What the library holds of the older versions of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The newer article's id.
    pub id: String,
    /// The id of the version that was looked for.
    pub wanted: String,
    /// The lines of the older ones, the newest first.
    pub older: Vec<Summary>,
    /// The one to compare with, or the next one that is there.
    pub article: Option<Box<Article>>,
}

impl Versions {
    /// Nothing compared yet; the newest of the older versions is wanted.
    #[must_use]
    pub(super) fn of(article: &Article) -> Self {
        Self {
            wanted: article.older().first().cloned(),
            ..Self::default()
        }
    }

    /// Takes in what became of everything since that version, as of that revision of the desk.
    pub(super) fn told(
        &mut self,
        older: Shared<Article>,
        article: &Article,
        changes: Vec<Change>,
        as_of: u32,
    ) {
        self.compared = Some(older.id().to_owned());
        self.changes = Shared::new(changes);
        self.sentences = Shared::new(rewritten(older.text(), article.text()));
        self.before = Some(older);
        self.as_of = as_of;
    }

    /// Compares with an older version, unless that is done.
    pub(super) fn compare(&mut self, older: Shared<Article>, article: &Article, as_of: u32) {
        // Where the one that was wanted is gone, it is this one now, so that it can be wanted again.
        self.wanted = Some(older.id().to_owned());
        if self.compared.as_deref() != Some(older.id()) {
            let changes = compare(&older, article);
            self.told(older, article, changes, as_of);
        }
    }

    /// Compares with the same version once more: the article has changed since.
    pub(super) fn compare_again(&mut self, article: &Article, as_of: u32) {
        if let Some(older) = self.before.clone() {
            let changes = compare(&older, article);
            self.told(older, article, changes, as_of);
        }
    }
}
