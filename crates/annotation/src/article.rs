//! The article: a text, the entities in it and the marks on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use hearsay_text::{Label, Span};
use serde::{Deserialize, Serialize};

use crate::check::{self, Fault};
use crate::marks::{Dismissed, EntityId, Mark, MarkId, MarkKind, Origin};

/// Somebody or something that the article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Unique in the article.
    pub id: EntityId,
    /// The fullest name that the text gives.
    pub name: String,
    /// What it is.
    pub label: Label,
    /// The other ways in which the text names it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Title or office, as the text gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The country for which a person acts, where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Who found it.
    pub origin: Origin,
}

/// Older versions that are remembered; more of one text nobody pastes.
const VERSIONS: usize = 100;

/// Whether this may be the id of an article in a library: hexadecimal digits and hyphens, and not too many.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let is_ours = |c: char| c.is_ascii_hexdigit() || c == '-';
    (1..=64).contains(&id.len()) && id.chars().all(is_ours)
}

/// An article before anything is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The caller's id, unique in the library.
    pub id: String,
    /// What the library calls it.
    pub title: String,
    /// The text, newlines normalised (`hearsay_text::newlines`).
    pub text: String,
    /// Paragraphs known to be headings from a rich paste, in bytes; those that do not fit the text are left out.
    pub headings: Vec<Span>,
    /// When it was pasted, in milliseconds since 1970.
    pub created: u64,
}

/// A text with its entities and marks.
///
/// Every span fits the text and every reference resolves, so what reads an article need not check again. It changes
/// through [`crate::edits::apply`] only, the text together with everything that refers to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub(crate) sheet: Sheet,
    /// The ids of older versions of the text, the newest first.
    pub(crate) older: Vec<String>,
    pub(crate) changed: u64,
    /// The highest number ever given to an entity or mark: what undo takes away is not handed out again.
    pub(crate) issued: u32,
    pub(crate) entities: BTreeMap<EntityId, Entity>,
    /// Shared between the states of an article, so that a copy of it costs little and what an edit left alone is known.
    pub(crate) marks: BTreeMap<MarkId, Arc<Mark>>,
    pub(crate) dismissed: BTreeMap<MarkId, Dismissed>,
}

impl Article {
    /// An article without marks.
    #[must_use]
    pub fn new(mut sheet: Sheet) -> Self {
        sheet
            .headings
            .retain(|&span| check::fits(&sheet.text, span));
        sheet.headings.sort_unstable();
        Self {
            changed: sheet.created,
            sheet,
            older: Vec::new(),
            issued: 0,
            entities: BTreeMap::new(),
            marks: BTreeMap::new(),
            dismissed: BTreeMap::new(),
        }
    }

    /// The article with these entities and marks in place of what it had. The caller numbers them, in any order.
    ///
    /// What does not fit is left out, links that lead nowhere are cleared, and each such case is a [`Fault`].
    #[must_use]
    pub fn with_marks(
        mut self,
        entities: impl IntoIterator<Item = Entity>,
        marks: impl IntoIterator<Item = Mark>,
    ) -> (Self, Vec<Fault>) {
        let faults = check::admit(&mut self, entities, marks);
        (self, faults)
    }

    /// The caller's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.sheet.id
    }

    /// What the library calls it.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.sheet.title
    }

    /// The text, newlines normalised.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.sheet.text
    }

    /// Paragraphs known to be headings, in text order.
    #[must_use]
    pub fn headings(&self) -> &[Span] {
        &self.sheet.headings
    }

    /// The ids of older versions of the text, the newest first. They may be gone from the library.
    #[must_use]
    pub fn older(&self) -> &[String] {
        &self.older
    }

    /// The article as a newer version of the article `id`, which had `older` versions itself. What can't be an id is left out,
    /// and so is its own.
    #[must_use]
    pub fn following<'a>(mut self, id: &'a str, older: impl IntoIterator<Item = &'a str>) -> Self {
        self.older.clear();
        for id in std::iter::once(id).chain(older) {
            let known = id == self.sheet.id || self.older.iter().any(|older| older == id);
            if is_id(id) && !known && self.older.len() < VERSIONS {
                self.older.push(id.to_owned());
            }
        }
        self
    }

    /// When it was pasted, in milliseconds since 1970.
    #[must_use]
    pub fn created(&self) -> u64 {
        self.sheet.created
    }

    /// When it was last changed, in milliseconds since 1970.
    #[must_use]
    pub fn changed(&self) -> u64 {
        self.changed
    }

    /// Whether neither a program nor a person has marked it yet: it was never changed.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.changed == self.sheet.created
    }

    /// Notes the time of a change. The crate reads no clock.
    pub fn touch(&mut self, now: u64) {
        self.changed = now;
    }

    /// The entities, by id: the extractor's in order of first mention, then those added.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &Entity> {
        self.entities.values()
    }

    /// The entity with that id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(&id)
    }

    /// The marks, by id.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = &Mark> {
        self.marks.values().map(Arc::as_ref)
    }

    /// The marks in the order in which the text tells them; of two that begin together the longer first.
    #[must_use]
    pub fn marks_in_text_order(&self) -> Vec<&Mark> {
        in_text_order(self.marks())
    }

    /// The marks of one sort in that order.
    #[must_use]
    pub fn marks_of(&self, kind: MarkKind) -> Vec<&Mark> {
        in_text_order(self.marks().filter(|mark| mark.body.kind() == kind))
    }

    /// The mark with that id.
    #[must_use]
    pub fn mark(&self, id: MarkId) -> Option<&Mark> {
        self.marks.get(&id).map(Arc::as_ref)
    }

    /// Whether a mark stands in both states of an article, and no edit between them touched it. Costs no comparison: one
    /// that was changed back may count as touched.
    #[must_use]
    pub fn shares(&self, other: &Self, id: MarkId) -> bool {
        match (self.marks.get(&id), other.marks.get(&id)) {
            (Some(mark), Some(other)) => Arc::ptr_eq(mark, other),
            _ => false,
        }
    }

    /// What the reader dismissed of the machine's marks, by id. No mark of the article has such an id.
    pub fn dismissed(&self) -> impl ExactSizeIterator<Item = &Dismissed> {
        self.dismissed.values()
    }

    /// The words of the text that `span` covers; empty if it does not fit.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.sheet.text)
    }
}

fn in_text_order<'a>(marks: impl Iterator<Item = &'a Mark>) -> Vec<&'a Mark> {
    let mut marks: Vec<&Mark> = marks.collect();
    marks.sort_by_key(|mark| {
        let span = mark.body.anchor();
        (
            span.start,
            std::cmp::Reverse(span.end),
            mark.body.kind(),
            mark.id,
        )
    });
    marks
}
