//! A walk through all places where the same words stand, with a yes or no to each.

use std::collections::BTreeSet;

use hearsay_annotation::{
    Article, Body, Edit, EditError, EntityId, MarkId, MarkKind, Whom, occurrences,
};
use hearsay_text::Span;

/// What is done wherever the reader says yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// The words are marked as a name of the entity.
    Mark(EntityId),
    /// The mark on the words is removed.
    Remove,
    /// The mark on the words means this entity instead.
    Mean(EntityId),
}

/// One place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The words, in bytes of the text.
    pub span: Span,
    /// The mark on them, where there is one.
    pub mark: Option<MarkId>,
}

/// The walk. Nothing changes before its end; then all at once, as one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// What it is for.
    pub deed: Deed,
    /// Where it leads, in text order; not empty.
    pub places: Vec<Place>,
    /// At which of the places it stands.
    pub at: usize,
    /// Those to which the reader said yes.
    pub taken: BTreeSet<usize>,
}

impl Walk {
    /// A walk through the words of a mention; `None` if there is nowhere to go.
    #[must_use]
    pub fn of(article: &Article, id: MarkId, deed: Deed) -> Option<Self> {
        let Body::Mention { span, entity, .. } = article.mark(id)?.body else {
            return None;
        };
        let words = article.words(span);
        let places: Vec<Place> = match deed {
            Deed::Mark(_) => {
                let spans = occurrences::unnamed(article, words).into_iter();
                spans.map(|span| Place { span, mark: None }).collect()
            }
            Deed::Remove | Deed::Mean(_) => {
                let same = article.marks_of(MarkKind::Mention).into_iter();
                let same = same.filter_map(|mark| match mark.body {
                    Body::Mention {
                        span, entity: whom, ..
                    } if whom == entity => {
                        let mark = Some(mark.id);
                        (article.words(span) == words).then_some(Place { span, mark })
                    }
                    _ => None,
                });
                same.collect()
            }
        };
        (!places.is_empty()).then_some(Self {
            deed,
            places,
            at: 0,
            taken: BTreeSet::new(),
        })
    }

    /// The place at which it stands; `None` at its end.
    #[must_use]
    pub fn here(&self) -> Option<Place> {
        self.places.get(self.at).copied()
    }

    /// Takes in a yes or no to the place at which it stands, and goes on.
    pub fn answer(&mut self, yes: bool) {
        if yes && self.at < self.places.len() {
            self.taken.insert(self.at);
        }
        self.at += 1;
    }

    /// Says yes to all that are left.
    pub fn rest(&mut self) {
        self.taken.extend(self.at..self.places.len());
        self.at = self.places.len();
    }

    /// What the yeses come to, as one edit; `None` if there were none.
    ///
    /// # Errors
    /// [`EditError`] where the article can't take it.
    pub fn edit(&self, article: &Article) -> Result<Option<Edit>, EditError> {
        let taken: Vec<Place> = self
            .taken
            .iter()
            .filter_map(|&at| self.places.get(at).copied())
            .collect();
        if taken.is_empty() {
            return Ok(None);
        }
        let marks: Vec<MarkId> = taken.iter().filter_map(|place| place.mark).collect();
        match self.deed {
            Deed::Mark(entity) => {
                let spans: Vec<Span> = taken.iter().map(|place| place.span).collect();
                Edit::add_mentions(article, &spans, Whom::Known(entity))
            }
            Deed::Remove => Edit::remove(article, &marks),
            Deed::Mean(entity) => Edit::reassign(article, &marks, Whom::Known(entity)),
        }
        .map(Some)
    }
}
