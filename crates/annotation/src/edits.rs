//! Edits: each one a set of values to put in place, and so its own kind of inverse.

use std::collections::BTreeMap;

use hearsay_text::{Form, Label, Span};
use serde::{Deserialize, Serialize};

use crate::article::{Article, Entity};
use crate::check::{self, Fault};
use crate::marks::{Body, EntityId, Mark, MarkId, Origin};
use crate::words;

/// One change that a reader makes, and undoes, as a whole.
///
/// It says what each entity and mark that it touches shall be; nothing means gone. So the inverse of an edit is an
/// edit, and links that a removal clears come back with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default)]
    entities: BTreeMap<EntityId, Option<Entity>>,
    #[serde(default)]
    marks: BTreeMap<MarkId, Option<Mark>>,
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
    /// The article would be left with something that does not fit.
    #[error("this does not fit the article: {0}")]
    Unfit(#[from] Fault),
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
    for (id, slot) in &mut edit.entities {
        let old = article.entities.remove(id);
        if let Some(mut entity) = std::mem::replace(slot, old) {
            entity.id = *id;
            article.entities.insert(*id, entity);
        }
    }
    for (id, slot) in &mut edit.marks {
        let old = article.marks.remove(id);
        if let Some(mut mark) = std::mem::replace(slot, old) {
            mark.id = *id;
            article.marks.insert(*id, mark);
        }
    }
    edit
}

impl Edit {
    fn new(label: String) -> Self {
        Self {
            label,
            title: None,
            entities: BTreeMap::new(),
            marks: BTreeMap::new(),
        }
    }

    /// What it does, for "Undo: …": "remove quote", "add Osterland".
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
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
        edit.marks.insert(id, Some(added(id, body)));
        Ok(edit)
    }

    /// Adds a mention of an entity, and the entity too if it is new.
    ///
    /// # Errors
    /// [`EditError::NoEntity`] if the known entity is not there, [`EditError::Full`] as in [`Edit::add`].
    pub fn add_mention(article: &Article, span: Span, whom: Whom) -> Result<Self, EditError> {
        let (entity, name, new) = match whom {
            Whom::Known(id) => {
                let entity = article.entity(id).ok_or(EditError::NoEntity(id))?;
                (id, entity.name.clone(), None)
            }
            Whom::New { name, label } => {
                let id = EntityId(number(article, 1)?);
                let entity = Entity {
                    id,
                    name: name.clone(),
                    label,
                    aliases: Vec::new(),
                    role: None,
                    side: None,
                    origin: Origin::Added,
                };
                (id, name, Some(entity))
            }
        };
        let id = MarkId(number(article, 0)?);
        let mut edit = Self::new(format!("add {}", words::shorten(&name, 40)));
        let body = Body::Mention {
            span,
            entity,
            form: Form::Name,
        };
        edit.marks.insert(id, Some(added(id, body)));
        edit.entities
            .extend(new.map(|entity| (entity.id, Some(entity))));
        Ok(edit)
    }

    /// Takes a mark of the machine for right.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if it is not there.
    pub fn confirm(article: &Article, id: MarkId) -> Result<Self, EditError> {
        let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
        let kind = words::short_kind(article, &mark.body);
        let mut edit = Self::new(format!("confirm {kind}"));
        let origin = match mark.origin {
            Origin::Machine => Origin::Confirmed,
            other => other,
        };
        let mark = Mark {
            origin,
            ..mark.clone()
        };
        edit.marks.insert(id, Some(mark));
        Ok(edit)
    }

    /// Removes a mark and the links to it; with the last mention of an entity that nothing else names, that too.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if it is not there.
    pub fn remove_mark(article: &Article, id: MarkId) -> Result<Self, EditError> {
        let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
        let kind = words::short_kind(article, &mark.body);
        let mut edit = Self::new(format!("remove {kind}"));
        edit.marks.insert(id, None);
        for other in article.marks() {
            if other.id != id && other.body.marks().iter().any(|&(to, _)| to == id) {
                let mut other = other.clone();
                other.body.forget_mark(id);
                edit.marks.insert(other.id, Some(other));
            }
        }
        if let Body::Mention { entity, .. } = mark.body {
            let mut others = article.marks().filter(|other| other.id != id);
            if !others.any(|other| other.body.entities().contains(&entity)) {
                edit.entities.insert(entity, None);
            }
        }
        Ok(edit)
    }

    /// Removes an entity with all its mentions; where it speaks, gives or claims, that is left open.
    ///
    /// # Errors
    /// [`EditError::NoEntity`] if it is not there.
    pub fn remove_entity(article: &Article, id: EntityId) -> Result<Self, EditError> {
        let entity = article.entity(id).ok_or(EditError::NoEntity(id))?;
        let mut edit = Self::new(format!("remove {}", words::shorten(&entity.name, 40)));
        edit.entities.insert(id, None);
        for mark in article.marks() {
            if !mark.body.entities().contains(&id) {
                continue;
            }
            let kept = if matches!(mark.body, Body::Mention { .. }) {
                None
            } else {
                let mut mark = mark.clone();
                mark.body.forget_entity(id);
                Some(mark)
            };
            edit.marks.insert(mark.id, kept);
        }
        Ok(edit)
    }
}

fn added(id: MarkId, body: Body) -> Mark {
    Mark {
        id,
        origin: Origin::Added,
        confidence: None,
        why: String::new(),
        body,
    }
}

/// A number that no entity or mark has had, leaving `spare` free before it.
fn number(article: &Article, spare: u32) -> Result<u32, EditError> {
    article.issued.checked_add(1 + spare).ok_or(EditError::Full)
}
