//! Versions: a text that was changed since it was marked. What a person decided is carried over, and what became of every
//! quote and concession is told. Pure.

use std::collections::BTreeMap;

use hearsay_text::Span;

use crate::anchors::{Anchors, Place};
use crate::article::{Article, Entity};
use crate::cards::Cards;
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
        match body.and_then(|body| put(&mut article, mark, body)) {
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
            *counterpart = counterpart.or(link(MarkKind::Concession));
            *quote = quote.or(link(MarkKind::Quote));
        }
    }
    for each in old.dismissed() {
        let Some(body) = placed(&anchors, &each.mark.body, &entities) else {
            continue;
        };
        let same = |mark: &&Mark| mark.origin == Origin::Machine && is_same(&mark.body, &body);
        let gone: Vec<MarkId> = article.marks().filter(same).map(|mark| mark.id).collect();
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

/// The entities of the older version as those of the newer one: by name, or added if a decided mark needs them.
fn bring_entities(old: &Article, new: &mut Article) -> BTreeMap<EntityId, EntityId> {
    let mut known: BTreeMap<String, EntityId> = BTreeMap::new();
    for entity in new.entities() {
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            known.entry(name.to_lowercase()).or_insert(entity.id);
        }
    }
    let needed = old.marks().filter(|mark| is_decided(mark));
    let needed: Vec<EntityId> = needed.flat_map(|mark| mark.body.entities()).collect();
    let mut found = BTreeMap::new();
    for entity in old.entities() {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        let same = names
            .filter_map(|name| known.get(&name.to_lowercase()))
            .next();
        if let Some(&same) = same {
            found.insert(entity.id, same);
            // What a person called it stays.
            if entity.origin != Origin::Machine
                && let Some(own) = new.entities.get_mut(&same)
            {
                *own = Entity {
                    id: same,
                    ..entity.clone()
                };
            }
        } else if needed.contains(&entity.id)
            && let Some(number) = new.issued.checked_add(1)
        {
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
    let at = |span: Span| anchors.place(span).span();
    let all = |spans: &[Span]| -> Vec<Span> { spans.iter().filter_map(|&span| at(span)).collect() };
    let whom = |id: Option<EntityId>| id.and_then(|id| entities.get(&id).copied());
    let party = |party: Party| Party {
        span: party.span.and_then(at),
        entity: whom(party.entity),
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
            let mut content = all(content);
            content.sort_unstable();
            content.dedup();
            (!content.is_empty()).then_some(Body::Quote {
                kind: *kind,
                content,
                cue: all(cue),
                source: all(source),
                speaker: whom(*speaker),
            })?
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
        } => {
            let content = at(*content)?;
            Body::Concession {
                cue: at(*cue).unwrap_or(content),
                content,
                conceder: party(*conceder),
                recipient: party(*recipient),
                claimant: party(*claimant),
                status: *status,
                condition: condition.and_then(at),
                counterpart: None,
                quote: None,
            }
        }
    })
}

/// Puts a decided mark in place of the program's on the same words. `None` if it does not fit there.
fn put(article: &mut Article, mark: &Mark, body: Body) -> Option<MarkId> {
    let same = |other: &&Mark| other.origin == Origin::Machine && is_same(&other.body, &body);
    let same = article.marks().find(same).map(|mark| mark.id);
    let id = match same {
        Some(id) => id,
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

/// Whether two marks of one sort stand on mostly the same words.
fn is_same(a: &Body, b: &Body) -> bool {
    let (one, other) = (a.anchor(), b.anchor());
    let shared = one
        .end
        .min(other.end)
        .saturating_sub(one.start.max(other.start));
    a.kind() == b.kind() && shared > 0 && 2 * shared >= one.len().min(other.len())
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
            let here = |other: &&Mark| {
                let own = other.body.anchor();
                let shared = own
                    .end
                    .min(span.end)
                    .saturating_sub(own.start.max(span.start));
                other.body.kind() == mark.body.kind()
                    && shared > 0
                    && 2 * shared >= own.len().min(span.len())
                    && !met.contains(&other.id)
            };
            new.marks().find(here)
        });
        met.extend(there.map(|mark| mark.id));
        let fate = match place {
            Place::Kept(_) => Fate::Unchanged,
            Place::Moved(_) => Fate::Moved,
            Place::Altered(..) => Fate::Altered,
            Place::Gone => Fate::Vanished,
        };
        let after = place.span().map(|span| one_line(new.words(span)));
        changes.push(Change {
            kind: mark.body.kind(),
            fate,
            headline: card.headline(),
            before: one_line(old.words(mark.body.anchor())),
            after: after.unwrap_or_default(),
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

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
