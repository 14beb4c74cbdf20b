//! Coreference: pronouns and descriptions that mean an entity of the cast. Precision first; unresolved is an answer.
//!
//! The text is read once from front to back. A `memory` of recent mentions stands for what a reader has in mind;
//! `pronouns` and `descriptions` choose from it, and what is resolved goes back in. The scheme is that of Lappin and
//! Leass (Computational Linguistics 20, 1994): candidates that agree are ranked by recency and by being subjects, and a
//! choice is made only if the best stands clear of the second. I and we are left to the quotes stage.

mod descriptions;
mod memory;
mod profiles;
mod pronouns;
mod scene;

use std::ops::Range;

use hearsay_syntax::Syntax;
use hearsay_text::{Document, Form, Label};

use crate::entities::Cast;
use crate::{Entity, EntityId, Mention};
use memory::Memory;
use profiles::Profiles;
use scene::Scene;

/// An expression and whom it means.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Resolved {
    tokens: Range<usize>,
    entity: EntityId,
    form: Form,
    /// What to list among the entity's aliases, if the expression tells enough by itself.
    alias: Option<String>,
}

/// Adds nominal and pronoun mentions to `cast` and keeps its mentions in text order.
///
/// A description that tells by itself who is meant ("the Danish leader") also becomes an alias of its entity. A
/// description may hold the mention of a people or country ("Danish"); of two mentions that begin together the longer
/// comes first.
pub fn resolve(document: &Document<'_>, syntax: &Syntax, cast: &mut Cast) {
    let Cast { entities, mentions } = cast;
    if entities.is_empty() {
        return;
    }
    let profiles = Profiles::of(entities);
    let scene = Scene::of(document, syntax);
    let mut memory = Memory::default();
    let mut resolved = Vec::new();
    let mut names = mentions.iter().peekable();
    let mut token = 0;
    while let Some(start) = document.tokens.get(token).map(|token| token.span.start) {
        while names.next_if(|name| name.span.end <= start).is_some() {}
        let name = names.peek().filter(|name| name.span.start <= start);
        let at_person = name.is_some_and(|name| profiles.label(name.entity) == Label::Person);
        let found = (!at_person)
            .then(|| descriptions::at(&scene, token, &profiles, &memory))
            .flatten()
            .filter(|found| !belongs_to_a_name(&scene, found, mentions, &profiles));
        if let (None, Some(name)) = (&found, name) {
            let tokens = document.tokens_in(name.span);
            token = tokens.end.max(token + 1);
            memory.add(&scene, tokens, name.entity);
            continue;
        }
        let Some(found) = found.or_else(|| pronouns::at(&scene, token, &profiles, &memory)) else {
            token += 1;
            continue;
        };
        token = found.tokens.end.max(token + 1);
        memory.add(&scene, found.tokens.clone(), found.entity);
        if let Some(gender) = pronouns::gender(&scene.word(found.tokens.start))
            && found.form == Form::Pronoun
        {
            memory.learn(found.entity, gender);
        }
        if let Some(span) = document.span_of(found.tokens) {
            resolved.push(Mention {
                span,
                entity: found.entity,
                form: found.form,
            });
        }
        if let (Some(alias), Some(entity)) = (found.alias, entities.get_mut(found.entity.0)) {
            add_alias(entity, alias);
        }
    }
    mentions.extend(resolved);
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
}

/// Whether a description is part of a name's own words: "the Danish leader" before "Ida Holm" is her title, and in "the
/// Senate" the name is the whole.
fn belongs_to_a_name(
    scene: &Scene<'_, '_>,
    found: &Resolved,
    mentions: &[Mention],
    profiles: &Profiles,
) -> bool {
    let tokens = &scene.document.tokens;
    let Some(start) = tokens.get(found.tokens.start).map(|token| token.span.start) else {
        return false;
    };
    let end = tokens
        .get(found.tokens.end)
        .map_or(scene.document.text.len(), |next| next.span.start);
    let from = mentions.partition_point(|mention| mention.span.end <= start);
    mentions
        .iter()
        .skip(from)
        .take_while(|mention| mention.span.start <= end)
        .any(|mention| match profiles.label(mention.entity) {
            Label::Person => true,
            Label::Place | Label::People => false,
            _ => mention.span.start < end,
        })
}

fn add_alias(entity: &mut Entity, alias: String) {
    if entity.name != alias && !entity.aliases.contains(&alias) {
        entity.aliases.push(alias);
    }
}

#[cfg(test)]
mod tests;
