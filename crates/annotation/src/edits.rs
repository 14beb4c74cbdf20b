//! Edits: each one a set of values to put in place, and so its own kind of inverse.
//!
//! What a reader can do is told apart by what becomes of the marks: `deciding` (right, wrong, right after all),
//! `changing` (what a mark says), `naming` (who is meant), `wording` (the text under them is put right), and here, adding.

mod changing;
mod deciding;
mod naming;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hearsay_text::{Form, Label, Span};
use serde::{Deserialize, Serialize};

use crate::article::{Article, Entity};
use crate::check::{self, Fault};
use crate::marks::{Body, Decision, Dismissed, EntityId, Mark, MarkId, Origin};
use crate::words;

use wording::Wording;

/// One change that a reader makes, and undoes, as a whole.
///
/// It says what each entity and mark that it touches shall be; nothing means gone. So the inverse of an edit is an
/// edit, and links that a removal clears come back with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wording: Option<Wording>,
    #[serde(default)]
    entities: BTreeMap<EntityId, Option<Entity>>,
    #[serde(default)]
    marks: BTreeMap<MarkId, Option<Mark>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    dismissed: BTreeMap<MarkId, Option<Dismissed>>,
    /// The marks that the reader decides about by it, not those that only lose a link.
    #[serde(skip)]
    decides: BTreeSet<MarkId>,
}

/// Whom a new mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// An entity of the article.
    Known(EntityId),
    /// One that is not there yet.
    New {
        /// Its name.
        name: String,
        /// What it is.
        label: Label,
    },
}

/// Why an edit was not made. The article is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It names a mark that is not there.
    #[error("this mark is no longer there")]
    NoMark(MarkId),
    /// It names an entity that is not there.
    #[error("this name is no longer there")]
    NoEntity(EntityId),
    /// It cuts or joins what is no quote, or cuts it where nothing would be left on one side.
    #[error("there is nothing to cut or join here")]
    NoPieces,
    /// The article would be left with something that does not fit.
    #[error("this does not fit the article: {0}")]
    Unfit(#[from] Fault),
    /// It would leave the article without text.
    #[error("there is no text left")]
    NoText,
    /// Every number has been given out.
    #[error("this article can take no more marks")]
    Full,
}

/// Makes the edit and returns its inverse.
///
/// # Errors
/// [`EditError::Unfit`] if a span would lie outside the text or a link lead nowhere.
pub fn apply(article: &mut Article, edit: Edit) -> Result<Edit, EditError> {
    let inverse = swap(article, edit);
    if let Some(fault) = check::first_fault(article) {
        swap(article, inverse);
        return Err(fault.into());
    }
    let numbers = inverse.entities.keys().map(|id| id.0);
    let issued = numbers.chain(inverse.marks.keys().map(|id| id.0)).max();
    article.issued = article.issued.max(issued.unwrap_or(0));
    Ok(inverse)
}

/// Puts the values of `edit` into the article and returns those that stood there.
fn swap(article: &mut Article, mut edit: Edit) -> Edit {
    if let Some(title) = &mut edit.title {
        std::mem::swap(title, &mut article.sheet.title);
    }
    if let Some(Wording { text, headings }) = &mut edit.wording {
        std::mem::swap(text, &mut article.sheet.text);
        std::mem::swap(headings, &mut article.sheet.headings);
    }
    for (id, slot) in &mut edit.entities {
        let old = article.entities.remove(id);
        if let Some(mut entity) = std::mem::replace(slot, old) {
            entity.id = *id;
            article.entities.insert(*id, entity);
        }
    }
    for (id, slot) in &mut edit.marks {
        let old = article.marks.remove(id).map(Arc::unwrap_or_clone);
        if let Some(mut mark) = std::mem::replace(slot, old) {
            mark.id = *id;
            article.marks.insert(*id, Arc::new(mark));
        }
    }
    for (id, slot) in &mut edit.dismissed {
        let old = article.dismissed.remove(id);
        if let Some(mut dismissed) = std::mem::replace(slot, old) {
            dismissed.mark.id = *id;
            article.dismissed.insert(*id, dismissed);
        }
    }
    edit.decides.clear();
    edit
}

impl Edit {
    fn new(label: String) -> Self {
        Self {
            label,
            title: None,
            wording: None,
            entities: BTreeMap::new(),
            marks: BTreeMap::new(),
            dismissed: BTreeMap::new(),
            decides: BTreeSet::new(),
        }
    }

    /// Puts a mark in place that the reader decides about.
    fn put(&mut self, mark: Mark) {
        self.decides.insert(mark.id);
        self.marks.insert(mark.id, Some(mark));
    }

    /// The edit with a note of who makes it, and when, on every mark that it decides about.
    #[must_use]
    pub fn signed(mut self, by: &Decision) -> Self {
        for id in &self.decides {
            let mark = match self.marks.get_mut(id) {
                Some(Some(mark)) => Some(mark),
                _ => match self.dismissed.get_mut(id) {
                    Some(Some(dismissed)) => Some(&mut dismissed.mark),
                    _ => None,
                },
            };
            if let Some(mark) = mark {
                mark.decided = Some(by.clone());
            }
        }
        self
    }

    /// What it does, for "Undo: …": "remove quote", "add Osterland".
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Whether it changes the text itself.
    pub(crate) fn rewords(&self) -> bool {
        self.wording.is_some()
    }

    /// The mark that it puts in place, if it is just one and new to `article`.
    #[must_use]
    pub fn adds(&self, article: &Article) -> Option<MarkId> {
        let mut new = self
            .marks
            .iter()
            .filter(|(id, mark)| mark.is_some() && article.mark(**id).is_none());
        let (&id, _) = new.next()?;
        new.next().is_none().then_some(id)
    }

    /// Calls the article something else.
    #[must_use]
    pub fn set_title(title: impl Into<String>) -> Self {
        let mut edit = Self::new("rename".to_owned());
        edit.title = Some(title.into());
        edit
    }

    /// Adds a mark of the reader's own. Its entities and links must be there when it is applied.
    ///
    /// # Errors
    /// [`EditError::Full`] after four thousand million marks.
    pub fn add(article: &Article, body: Body) -> Result<Self, EditError> {
        let id = MarkId(number(article, 0)?);
        let mut edit = Self::new(format!("add {}", words::short_kind(article, &body)));
        edit.put(Mark::new(id, Origin::Added, body));
        Ok(edit)
    }

    /// Adds a mention of an entity, and the entity too if it is new.
    ///
    /// # Errors
    /// [`EditError::NoEntity`] if the known entity is not there, [`EditError::Full`] as in [`Edit::add`].
    pub fn add_mention(article: &Article, span: Span, whom: Whom) -> Result<Self, EditError> {
        Self::add_mentions(article, &[span], whom)
    }

    /// Adds a mention for each of the spans, as one step: the same phrase wherever it stands.
    ///
    /// # Errors
    /// As [`Edit::add_mention`].
    pub fn add_mentions(article: &Article, spans: &[Span], whom: Whom) -> Result<Self, EditError> {
        let (entity, new) = meant(article, whom, spans.len())?;
        let name = words::shorten(&entity.name, 40);
        let mut edit = Self::new(match spans.len() {
            1 => format!("add {name}"),
            count => format!("add {count} mentions of {name}"),
        });
        for (spare, &span) in spans.iter().enumerate() {
            let body = Body::Mention {
                span,
                entity: entity.id,
                form: Form::Name,
            };
            let id = MarkId(number(article, spare)?);
            edit.put(Mark::new(id, Origin::Added, body));
        }
        if new {
            edit.entities.insert(entity.id, Some(entity));
        }
        Ok(edit)
    }
}

/// The entity that is called by these words, in any case: by its name or an alias.
#[must_use]
pub fn called(article: &Article, words: &str) -> Option<EntityId> {
    let called = |name: &str| name.eq_ignore_ascii_case(words);
    let mut entities = article.entities();
    let entity = entities
        .find(|entity| called(&entity.name) || entity.aliases.iter().any(|alias| called(alias)));
    entity.map(|entity| entity.id)
}

/// The entity that is meant, and whether it is new; then it takes a number that leaves `spare` free before it.
fn meant(article: &Article, whom: Whom, spare: usize) -> Result<(Entity, bool), EditError> {
    match whom {
        Whom::Known(id) => {
            let entity = article.entity(id).ok_or(EditError::NoEntity(id))?;
            Ok((entity.clone(), false))
        }
        Whom::New { name, label } => {
            let entity = Entity {
                id: EntityId(number(article, spare)?),
                name,
                label,
                aliases: Vec::new(),
                role: None,
                side: None,
                origin: Origin::Added,
            };
            Ok((entity, true))
        }
    }
}

/// A number that no entity or mark has had, leaving `spare` free before it.
fn number(article: &Article, spare: usize) -> Result<u32, EditError> {
    let spare = u32::try_from(spare).map_err(|_| EditError::Full)?;
    let next = article.issued.checked_add(1).ok_or(EditError::Full)?;
    next.checked_add(spare).ok_or(EditError::Full)
}

/// The origin of a mark or entity that a reader changes.
fn corrected(origin: Origin) -> Origin {
    match origin {
        Origin::Added => Origin::Added,
        Origin::Machine | Origin::Confirmed | Origin::Corrected => Origin::Corrected,
    }
}
