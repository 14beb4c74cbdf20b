//! Versions: a text that was changed since it was marked. What a person decided is carried over, and what became of every
//! quote and concession is told. Pure.

use std::collections::{BTreeMap, BTreeSet};

use hearsay_text::Span;

use crate::anchors::{Anchors, Place};
use crate::article::{Article, Entity};
use crate::cards::{Card, CardBody, Cards};
use crate::check;
use crate::marks::{Body, EntityId, Mark, MarkId, MarkKind, Origin, Party};

/// What became of a quote or a concession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Its words are others now.
    Altered,
    /// It is not there any more.
    Vanished,
    /// It was not there before.
    New,
    /// The same words stand elsewhere.
    Moved,
    /// Nothing.
    Unchanged,
}

impl Fate {
    /// In the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Altered,
        Self::Vanished,
        Self::New,
        Self::Moved,
        Self::Unchanged,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Vanished => "vanished",
            Self::New => "new",
            Self::Moved => "moved",
            Self::Unchanged => "unchanged",
        }
    }
}

/// One quote or concession, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Quote or concession.
    pub kind: MarkKind,
    /// What became of it.
    pub fate: Fate,
    /// Whom it is about: the headline of its card.
    pub headline: String,
    /// Its words in the older version; empty if it is new.
    pub before: String,
    /// Its words in the newer version; empty if it is gone.
    pub after: String,
    /// The mark in the newer version that stands there.
    pub mark: Option<MarkId>,
    /// Whether a person had decided about it, and it could not be carried over.
    pub lost: bool,
}

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
        match body.and_then(|body| put(&mut article, mark, body, &numbers)) {
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
        }) = article.marks.get_mut(&to).map(|mark| &mut mark.body)
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
    let changes = told(old, &article, &anchors, &lost);
    (article, changes)
}

/// Whether a person had a hand in it.
fn is_decided(mark: &Mark) -> bool {
    mark.origin != Origin::Machine || !mark.note.is_empty() || !mark.tags.is_empty()
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
    let all =
        |spans: &[Span]| -> Option<Vec<Span>> { spans.iter().map(|&span| at(span)).collect() };
    let maybe = |span: Option<Span>| match span {
        Some(span) => at(span).map(Some),
        None => Some(None),
    };
    let whom = |id: Option<EntityId>| id.and_then(|id| entities.get(&id).copied());
    let party = |party: Party| {
        Some(Party {
            span: maybe(party.span)?,
            entity: whom(party.entity),
        })
    };
    Some(match body {
        Body::Mention { span, entity, form } => Body::Mention {
            span: at(*span)?,
            entity: whom(Some(*entity))?,
            form: *form,
        },
        Body::Quote {
            kind,
            content,
            cue,
            source,
            speaker,
        } => {
            let mut content = all(content)?;
            content.sort_unstable();
            content.dedup();
            Body::Quote {
                kind: *kind,
                content,
                cue: all(cue)?,
                source: all(source)?,
                speaker: whom(*speaker),
            }
        }
        Body::Concession {
            cue,
            content,
            conceder,
            recipient,
            claimant,
            status,
            condition,
            ..
        } => Body::Concession {
            cue: at(*cue)?,
            content: at(*content)?,
            conceder: party(*conceder)?,
            recipient: party(*recipient)?,
            claimant: party(*claimant)?,
            status: *status,
            condition: maybe(*condition)?,
            counterpart: None,
            quote: None,
        },
    })
}

/// Puts a decided mark in place of the program's on the same words, which lends it its links. `None` if it does not fit
/// there. Marks that were `carried` before are left alone.
fn put(
    article: &mut Article,
    mark: &Mark,
    mut body: Body,
    carried: &BTreeMap<MarkId, MarkId>,
) -> Option<MarkId> {
    let free = |other: &&Mark| {
        other.origin == Origin::Machine && !carried.values().any(|&id| id == other.id)
    };
    let same = article.marks().filter(free);
    let same = same.filter(|other| is_same(&other.body, &body));
    let same = same.max_by_key(|other| mostly_shared(other.body.anchor(), body.anchor()));
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
        article.marks.insert(id, mark);
        id
    })
}

/// Bytes that two stretches share, where that is most of the longer one.
fn mostly_shared(one: Span, other: Span) -> Option<usize> {
    let shared = one
        .end
        .min(other.end)
        .saturating_sub(one.start.max(other.start));
    (2 * shared > one.len().max(other.len())).then_some(shared)
}

/// Whether two marks of one sort stand on mostly the same words: one inside another is another.
fn is_same(a: &Body, b: &Body) -> bool {
    a.kind() == b.kind() && mostly_shared(a.anchor(), b.anchor()).is_some()
}

/// What became of each quote and concession.
fn told(old: &Article, new: &Article, anchors: &Anchors<'_>, lost: &[MarkId]) -> Vec<Change> {
    let (before, after) = (Cards::of(old), Cards::of(new));
    let mut met: Vec<MarkId> = Vec::new();
    let mut changes: Vec<Change> = Vec::new();
    let is_told = |mark: &&Mark| mark.body.kind() != MarkKind::Mention;
    for mark in old.marks_in_text_order().into_iter().filter(is_told) {
        let Some(card) = before.mark(mark.id) else {
            continue;
        };
        let place = anchors.place(mark.body.anchor());
        let there = place.span().and_then(|span| {
            let near =
                |other: &&Mark| other.body.kind() == mark.body.kind() && !met.contains(&other.id);
            let near = new.marks().filter(near);
            let near =
                near.filter_map(|other| Some((mostly_shared(other.body.anchor(), span)?, other)));
            near.max_by_key(|(shared, _)| *shared)
                .map(|(_, other)| other)
        });
        met.extend(there.map(|mark| mark.id));
        // Its other parts count too: who says it, by which word, under which condition; and what it is taken for.
        let whole = mark
            .body
            .spans()
            .into_iter()
            .all(|span| matches!(anchors.place(span), Place::Kept(_) | Place::Moved(_)));
        let alike = there.is_none_or(|there| told_alike(&card, after.mark(there.id)));
        let fate = match place {
            Place::Gone => Fate::Vanished,
            Place::Altered(..) => Fate::Altered,
            _ if !whole || !alike => Fate::Altered,
            Place::Moved(_) => Fate::Moved,
            Place::Kept(_) => Fate::Unchanged,
        };
        let words = place.span().map(|span| one_line(new.words(span)));
        changes.push(Change {
            kind: mark.body.kind(),
            fate,
            headline: card.headline(),
            before: one_line(old.words(mark.body.anchor())),
            after: words.unwrap_or_default(),
            mark: there.map(|mark| mark.id),
            lost: lost.contains(&mark.id),
        });
    }
    for mark in new.marks_in_text_order().into_iter().filter(is_told) {
        if met.contains(&mark.id) {
            continue;
        }
        if let Some(card) = after.mark(mark.id) {
            changes.push(Change {
                kind: mark.body.kind(),
                fate: Fate::New,
                headline: card.headline(),
                before: String::new(),
                after: one_line(new.words(mark.body.anchor())),
                mark: Some(mark.id),
                lost: false,
            });
        }
    }
    changes.sort_by_key(|change| change.fate);
    changes
}

/// Whether two cards name the same people and the same status.
fn told_alike(before: &Card, after: Option<Card>) -> bool {
    let status = |card: &Card| match &card.body {
        CardBody::Concession { status, .. } => Some(*status),
        _ => None,
    };
    after.is_none_or(|after| {
        status(before) == status(&after) && before.headline() == after.headline()
    })
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
