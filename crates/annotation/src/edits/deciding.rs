//! Deciding: a mark is right, is wrong, or is right after all.

use std::collections::BTreeSet;

use super::{Edit, EditError};
use hearsay_text::Label;

use crate::article::{Article, Entity};
use crate::marks::{Body, Dismissed, EntityId, Mark, MarkId, Origin};
use crate::words;

impl Edit {
    /// Takes marks of the machine for right, as one step; what somebody decided before stays as it is.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if one is not there.
    pub fn confirm(article: &Article, ids: &[MarkId]) -> Result<Self, EditError> {
        let mut edit = Self::new(format!("confirm {}", told(article, ids)?));
        for &id in ids {
            let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
            if mark.origin == Origin::Machine {
                edit.put(Mark {
                    origin: Origin::Confirmed,
                    ..mark.clone()
                });
            }
        }
        Ok(edit)
    }

    /// Removes marks and the links to them, as one step; with the last mention of an entity that nothing else names, that
    /// too. What the machine made is kept among the dismissed.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if one is not there.
    pub fn remove(article: &Article, ids: &[MarkId]) -> Result<Self, EditError> {
        let mut edit = Self::new(format!("remove {}", told(article, ids)?));
        edit.take_out(article, &ids.iter().copied().collect());
        Ok(edit)
    }

    /// Removes an entity with all its mentions; where it speaks, gives or claims, that is left open.
    ///
    /// # Errors
    /// [`EditError::NoEntity`] if it is not there.
    pub fn remove_entity(article: &Article, id: EntityId) -> Result<Self, EditError> {
        let entity = article.entity(id).ok_or(EditError::NoEntity(id))?;
        let mut edit = Self::new(format!("remove {}", words::shorten(&entity.name, 40)));
        let is_mention =
            |mark: &&Mark| matches!(mark.body, Body::Mention { entity, .. } if entity == id);
        let mentions = article.marks().filter(is_mention).map(|mark| mark.id);
        let mentions: BTreeSet<MarkId> = mentions.collect();
        for mark in article.marks() {
            if mark.body.refers_to(id) && !mentions.contains(&mark.id) {
                let mut mark = mark.clone();
                mark.body.forget_entity(id);
                edit.marks.insert(mark.id, Some(mark));
            }
        }
        edit.take_out(article, &mentions);
        edit.entities.insert(id, None);
        Ok(edit)
    }

    /// Brings a dismissed mark back as it was before: nobody has said that it is right. Links that lead nowhere by now are
    /// cleared.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if it is not among the dismissed.
    pub fn restore(article: &Article, id: MarkId) -> Result<Self, EditError> {
        let dismissed = article.dismissed.get(&id).ok_or(EditError::NoMark(id))?;
        let Dismissed { mut mark, entity } = dismissed.clone();
        let kind = match &entity {
            Some(entity) => words::shorten(&entity.name, 40),
            None => words::short_kind(article, &mark.body),
        };
        let mut edit = Self::new(format!("bring back {kind}"));
        edit.dismissed.insert(id, None);
        // One that went with another of its mentions is meant, too.
        let others = article.dismissed().filter_map(|each| each.entity.clone());
        let entity = entity.or_else(|| {
            others
                .into_iter()
                .find(|other| mark.body.refers_to(other.id))
        });
        if let Some(entity) = entity.filter(|entity| article.entity(entity.id).is_none()) {
            edit.entities.insert(entity.id, Some(entity));
        }
        for id in mark.body.entities() {
            if article.entity(id).is_some() || edit.entities.contains_key(&id) {
                continue;
            }
            mark.body.forget_entity(id);
            // A mention is nothing without whom it means, who has gone since.
            if let Body::Mention { span, .. } = mark.body {
                let entity = Entity {
                    id,
                    name: words::on_one_line(article.words(span)),
                    label: Label::Other,
                    aliases: Vec::new(),
                    role: None,
                    side: None,
                    origin: Origin::Added,
                };
                edit.entities.insert(id, Some(entity));
            }
        }
        for (other, kind) in mark.body.marks() {
            let leads = article.mark(other).is_some_and(|to| to.body.kind() == kind);
            if !leads {
                mark.body.forget_mark(other);
            }
        }
        if mark.origin == Origin::Machine {
            mark.decided = None;
            edit.marks.insert(mark.id, Some(mark));
        } else {
            edit.put(mark);
        }
        Ok(edit)
    }

    /// Takes marks out of the article: links to them are cleared, entities that nothing else names go with them.
    pub(super) fn take_out(&mut self, article: &Article, ids: &BTreeSet<MarkId>) {
        let mut named: BTreeSet<EntityId> = BTreeSet::new();
        for mark in article.marks().filter(|mark| !ids.contains(&mark.id)) {
            let known = self.marks.get(&mark.id).and_then(Option::as_ref);
            let mark = known.unwrap_or(mark);
            named.extend(mark.body.entities());
            let mut links = mark.body.marks();
            links.retain(|(to, _)| ids.contains(to));
            if !links.is_empty() {
                let mut mark = mark.clone();
                for (to, _) in links {
                    mark.body.forget_mark(to);
                }
                self.marks.insert(mark.id, Some(mark));
            }
        }
        for mark in ids.iter().filter_map(|&id| article.mark(id)) {
            self.marks.insert(mark.id, None);
            let entity = match mark.body {
                Body::Mention { entity, .. } if !named.contains(&entity) => article.entity(entity),
                _ => None,
            };
            if let Some(entity) = entity {
                self.entities.insert(entity.id, None);
            }
            if mark.origin != Origin::Added {
                self.decides.insert(mark.id);
                let dismissed = Dismissed {
                    mark: mark.clone(),
                    entity: entity.cloned(),
                };
                self.dismissed.insert(mark.id, Some(dismissed));
            }
        }
    }
}

/// What the marks are, for the undo button: "quote", "3 marks".
fn told(article: &Article, ids: &[MarkId]) -> Result<String, EditError> {
    if let &[id] = ids {
        let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
        return Ok(words::short_kind(article, &mark.body));
    }
    Ok(words::count(ids.len(), "mark", "marks"))
}
