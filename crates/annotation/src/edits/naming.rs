//! Naming: who is meant, what they are, and that two are one.

use hearsay_text::Label;

use super::{Edit, EditError, Whom, corrected, meant};
use crate::article::{Article, Entity};
use crate::marks::{Body, EntityId, Mark, MarkId};
use crate::words;

impl Edit {
    /// Calls an entity something else, or takes it for something else; the old name becomes an alias.
    ///
    /// # Errors
    /// [`EditError::NoEntity`] if it is not there. A blank name does not fit when it is applied.
    pub fn rename(
        article: &Article,
        id: EntityId,
        name: &str,
        label: Label,
    ) -> Result<Self, EditError> {
        let entity = article.entity(id).ok_or(EditError::NoEntity(id))?;
        let name = words::on_one_line(name);
        let mut edit = Self::new(if name == entity.name {
            format!(
                "label {} {}",
                words::shorten(&name, 40),
                words::label(label)
            )
        } else {
            format!("rename {}", words::shorten(&entity.name, 40))
        });
        let mut new = Entity {
            label,
            origin: corrected(entity.origin),
            ..entity.clone()
        };
        if name != new.name {
            new.aliases.retain(|alias| *alias != name);
            let old = std::mem::replace(&mut new.name, name);
            add(&mut new.aliases, old);
        }
        edit.entities.insert(id, Some(new));
        Ok(edit)
    }

    /// Makes two entities one: `from` goes, its names become aliases of `into`, and whatever meant it means the other.
    ///
    /// # Errors
    /// [`EditError::NoEntity`] if one is not there or both are one already.
    pub fn merge(article: &Article, into: EntityId, from: EntityId) -> Result<Self, EditError> {
        let kept = article.entity(into).ok_or(EditError::NoEntity(into))?;
        let gone = article.entity(from).filter(|_| from != into);
        let gone = gone.ok_or(EditError::NoEntity(from))?;
        let mut edit = Self::new(format!(
            "merge {} into {}",
            words::shorten(&gone.name, 30),
            words::shorten(&kept.name, 30)
        ));
        let mut merged = Entity {
            origin: corrected(kept.origin),
            ..kept.clone()
        };
        for name in std::iter::once(&gone.name).chain(&gone.aliases) {
            if *name != merged.name {
                add(&mut merged.aliases, name.clone());
            }
        }
        merged.role = merged.role.or_else(|| gone.role.clone());
        merged.side = merged.side.or_else(|| gone.side.clone());
        edit.entities.insert(into, Some(merged));
        edit.entities.insert(from, None);
        for mark in article.marks() {
            let mut body = mark.body.clone();
            if body.replace_entity(from, into) {
                let mark = Mark {
                    body,
                    ..mark.clone()
                };
                // Of what it says or gives nothing was decided.
                if matches!(mark.body, Body::Mention { .. }) {
                    let origin = corrected(mark.origin);
                    edit.put(Mark { origin, ..mark });
                } else {
                    edit.marks.insert(mark.id, Some(mark));
                }
            }
        }
        Ok(edit)
    }

    /// Lets mentions mean somebody else, known or new, as one step; an entity that nothing names any more goes.
    ///
    /// # Errors
    /// [`EditError::NoMark`] if one is not there or is no mention, [`EditError::NoEntity`] as in [`Edit::add_mention`].
    pub fn reassign(article: &Article, ids: &[MarkId], whom: Whom) -> Result<Self, EditError> {
        let (entity, new) = meant(article, whom, 0)?;
        let name = words::shorten(&entity.name, 40);
        let mut edit = Self::new(match ids.len() {
            1 => format!("name {name} here"),
            count => format!("name {name} in {count} places"),
        });
        let mut left = Vec::new();
        for &id in ids {
            let mark = article.mark(id).ok_or(EditError::NoMark(id))?;
            let mut body = mark.body.clone();
            let Body::Mention { entity: means, .. } = &mut body else {
                return Err(EditError::NoMark(id));
            };
            left.push(std::mem::replace(means, entity.id));
            edit.put(Mark {
                origin: corrected(mark.origin),
                body,
                ..mark.clone()
            });
        }
        let named = |old: &EntityId| {
            article.marks().any(|mark| {
                let mark = edit
                    .marks
                    .get(&mark.id)
                    .and_then(Option::as_ref)
                    .unwrap_or(mark);
                mark.body.refers_to(*old)
            })
        };
        left.retain(|old| *old != entity.id && !named(old));
        edit.entities
            .extend(left.into_iter().map(|old| (old, None)));
        if new {
            edit.entities.insert(entity.id, Some(entity));
        }
        Ok(edit)
    }
}

fn add(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}
