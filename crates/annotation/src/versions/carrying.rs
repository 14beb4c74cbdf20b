//! Carrying: what a person decided in an older version comes into a newer one, onto the same words only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hearsay_text::Span;

use super::telling::told;
use super::{Change, is_decided, is_same, mostly_shared};
use crate::anchors::{Anchors, Place};
use crate::article::{Article, Entity};
use crate::check;
use crate::marks::{Body, EntityId, Mark, MarkId, MarkKind, Origin};

/// Carries what a person decided from an older version into a newer one, which a program has marked already, and tells what
/// became of all that was marked.
///
/// Decided marks take the place of the program's on the same words; what was dismissed stays dismissed where the same words
/// stand. Nothing is put on words that are not the same or nearly so.
#[must_use]
pub fn carry(old: &Article, new: &Article) -> (Article, Vec<Change>) {
    let anchors = Anchors::between(old.text(), new.text());
    let mut article = new.clone();
    let entities = bring_entities(old, &mut article);
    let mut numbers: BTreeMap<MarkId, MarkId> = BTreeMap::new();
    let mut lost: Vec<MarkId> = Vec::new();
    for mark in old.marks().filter(|mark| is_decided(mark)) {
        let body = placed(&anchors, &mark.body, &entities);
        // What stood there beside it in the older version, too.
        let known = |other: &Mark| {
            let mut others = old.marks().filter(|each| each.id != mark.id);
            others.any(|each| {
                let there = placed(&anchors, &each.body, &entities);
                there.is_some_and(|there| is_same(&there, &other.body))
            })
        };
        match body.and_then(|body| put(&mut article, mark, body, &numbers, known)) {
            Some(id) => drop(numbers.insert(mark.id, id)),
            None => lost.push(mark.id),
        }
    }
    // Links between decided marks, now that both ends are there.
    for (&from, &to) in &numbers {
        let links = old
            .mark(from)
            .map(|mark| mark.body.marks())
            .unwrap_or_default();
        let link = |wanted: MarkKind| {
            let mut links = links.iter().filter(|(_, kind)| *kind == wanted);
            links.find_map(|(id, _)| numbers.get(id).copied())
        };
        if let Some(Body::Concession {
            counterpart, quote, ..
        }) = article
            .marks
            .get_mut(&to)
            .map(|mark| &mut Arc::make_mut(mark).body)
        {
            *counterpart = link(MarkKind::Concession).or(*counterpart);
            *quote = link(MarkKind::Quote).or(*quote);
        }
    }
    for each in old.dismissed() {
        let Some(body) = placed(&anchors, &each.mark.body, &entities) else {
            continue;
        };
        let same = |mark: &&Mark| mark.origin == Origin::Machine && is_same(&mark.body, &body);
        let gone: Vec<MarkId> = article.marks().filter(same).map(|mark| mark.id).collect();
        if gone.is_empty() {
            continue;
        }
        if let Ok(edit) = crate::Edit::remove(&article, &gone) {
            let by = each.mark.decided.clone().unwrap_or_default();
            let _ = crate::edits::apply(&mut article, edit.signed(&by));
        }
    }
    // Who was joined to another, or is spoken of no more, is nobody of the newer version.
    let named: BTreeSet<EntityId> = article
        .marks()
        .flat_map(|mark| mark.body.entities())
        .collect();
    article.entities.retain(|id, _| named.contains(id));
    let changes = told(old, &article, &anchors, &|mark| lost.contains(&mark.id));
    (article, changes)
}

/// The entities of the older version as those of the newer one: the one with the same name, else the one that is called so
/// too, each for one only; what a decided mark needs and the newer version lacks is added.
fn bring_entities(old: &Article, new: &mut Article) -> BTreeMap<EntityId, EntityId> {
    let needed = old.marks().filter(|mark| is_decided(mark));
    let needed: BTreeSet<EntityId> = needed.flat_map(|mark| mark.body.entities()).collect();
    let gone = old.dismissed().filter_map(|each| each.entity.as_ref());
    let all: Vec<&Entity> = old.entities().chain(gone).collect();
    let mut found: BTreeMap<EntityId, EntityId> = BTreeMap::new();
    let mut taken: BTreeSet<EntityId> = BTreeSet::new();
    for by_name in [true, false] {
        for entity in &all {
            if found.contains_key(&entity.id) {
                continue;
            }
            let called = |other: &&Entity| {
                let same = other.name.eq_ignore_ascii_case(&entity.name);
                let also =
                    other.aliases.contains(&entity.name) || entity.aliases.contains(&other.name);
                let label = other.label == entity.label || entity.origin == Origin::Corrected;
                !taken.contains(&other.id) && label && (same || (!by_name && also))
            };
            let same = new.entities().find(called).map(|other| other.id);
            if let Some(id) = same {
                taken.insert(id);
                found.insert(entity.id, id);
                // What a person called it stays.
                if entity.origin == Origin::Corrected {
                    let entity = Entity {
                        id,
                        ..(*entity).clone()
                    };
                    new.entities.insert(id, entity);
                }
            }
        }
    }
    for entity in all {
        if found.contains_key(&entity.id) || !needed.contains(&entity.id) {
            continue;
        }
        if let Some(number) = new.issued.checked_add(1) {
            new.issued = number;
            let id = EntityId(number);
            found.insert(entity.id, id);
            let entity = Entity {
                id,
                ..entity.clone()
            };
            new.entities.insert(id, entity);
        }
    }
    found
}

/// The body in the newer version; `None` if what it is about cannot be placed.
fn placed(
    anchors: &Anchors<'_>,
    body: &Body,
    entities: &BTreeMap<EntityId, EntityId>,
) -> Option<Body> {
    // Only the same words: on others the decision may be wrong.
    let at = |span: Span| match anchors.place(span) {
        Place::Kept(span) | Place::Moved(span) => Some(span),
        Place::Altered(..) | Place::Gone => None,
    };
    let whom = |id: Option<EntityId>| id.and_then(|id| entities.get(&id).copied());
    let mut placed = body.moved(at, true)?;
    match &mut placed {
        Body::Mention { entity, .. } => *entity = whom(Some(*entity))?,
        Body::Quote {
            content, speaker, ..
        } => {
            content.sort_unstable();
            content.dedup();
            *speaker = whom(*speaker);
        }
        Body::Concession {
            conceder,
            recipient,
            claimant,
            counterpart,
            quote,
            ..
        } => {
            for party in [conceder, recipient, claimant] {
                party.entity = whom(party.entity);
            }
            (*counterpart, *quote) = (None, None);
        }
    }
    Some(placed)
}

/// Puts a decided mark in place of the program's on the same words, which lends it its links; or of one that overlaps it and
/// is not `known`: a person has set its ends otherwise. `None` if it does not fit there. Marks that were `carried` before are
/// left alone.
fn put(
    article: &mut Article,
    mark: &Mark,
    mut body: Body,
    carried: &BTreeMap<MarkId, MarkId>,
    known: impl Fn(&Mark) -> bool,
) -> Option<MarkId> {
    let free = |other: &&Mark| {
        other.origin == Origin::Machine && !carried.values().any(|&id| id == other.id)
    };
    let same = article.marks().filter(|other| is_same(&other.body, &body));
    let same = same.filter(free);
    let same = same.max_by_key(|other| mostly_shared(other.body.anchor(), body.anchor()));
    let overlaps = |other: &&Mark| {
        other.body.kind() == body.kind() && other.body.anchor().overlaps(body.anchor())
    };
    let unknown = |other: &&Mark| overlaps(other) && free(other) && !known(other);
    let same = same.or_else(|| article.marks().find(unknown));
    let id = match same {
        Some(same) => {
            if let (
                Body::Concession {
                    counterpart, quote, ..
                },
                Body::Concession {
                    counterpart: to,
                    quote: told,
                    ..
                },
            ) = (&mut body, &same.body)
            {
                (*counterpart, *quote) = (*to, *told);
            }
            same.id
        }
        None => {
            article.issued = article.issued.checked_add(1)?;
            MarkId(article.issued)
        }
    };
    let mark = Mark {
        id,
        body,
        ..mark.clone()
    };
    let fits = check::mark_fault(article, &mark).is_none();
    fits.then(|| {
        article.marks.insert(id, Arc::new(mark));
        id
    })
}
