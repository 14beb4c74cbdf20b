//! Telling: what became of each quote and concession of an older version.

use std::collections::BTreeSet;

use hearsay_text::Span;

use super::{Change, Fate, is_decided, mostly_shared};
use crate::anchors::{Anchors, Place};
use crate::article::Article;
use crate::cards::{Card, CardBody, Cards};
use crate::marks::{Mark, MarkId, MarkKind};
use crate::occurrences;
use crate::words::on_one_line;

/// What became of each quote and concession of an older version in a newer one, which is left as it is; of a mention only
/// where a person had decided about it and it is not there.
#[must_use]
pub fn compare(old: &Article, new: &Article) -> Vec<Change> {
    let anchors = Anchors::between(old.text(), new.text());
    let is_placed = |span: Span| matches!(anchors.place(span), Place::Kept(_) | Place::Moved(_));
    let is_lost = |mark: &Mark| is_decided(mark) && !mark.body.spans().into_iter().all(is_placed);
    told(old, new, &anchors, &is_lost)
}

/// What became of each quote and concession, and of what was lost.
///
/// `is_lost`: whether what a person had decided about a mark could not be carried over.
pub(super) fn told(
    old: &Article,
    new: &Article,
    anchors: &Anchors<'_>,
    is_lost: &dyn Fn(&Mark) -> bool,
) -> Vec<Change> {
    let (before, after) = (Cards::of(old), Cards::of(new));
    let mut met: BTreeSet<MarkId> = BTreeSet::new();
    let mut changes: Vec<Change> = Vec::new();
    let is_told = |mark: &&Mark| mark.body.kind() != MarkKind::Mention;
    let line = on_one_line(new.text());
    let marks = old.marks_in_text_order().into_iter();
    for mark in marks.filter(|mark| is_told(mark) || is_lost(mark)) {
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
        let words = on_one_line(old.words(mark.body.anchor()));
        let alike = there.is_none_or(|there| told_alike(&card, after.mark(there.id)));
        let fate = match place {
            Place::Gone if !occurrences::of(&line, &words).is_empty() => Fate::Uncertain,
            Place::Gone => Fate::Vanished,
            Place::Altered(..) => Fate::Altered,
            _ if !whole || !alike => Fate::Altered,
            Place::Moved(_) => Fate::Moved,
            Place::Kept(_) => Fate::Unchanged,
        };
        let found = place.span().map(|span| on_one_line(new.words(span)));
        changes.push(Change {
            kind: mark.body.kind(),
            fate,
            headline: card.headline(),
            became: there
                .and_then(|there| after.mark(there.id))
                .map(|now| now.headline())
                .filter(|now| *now != card.headline()),
            before: words,
            after: found.unwrap_or_default(),
            mark: there.map(|mark| mark.id),
            lost: is_lost(mark),
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
                became: None,
                before: String::new(),
                after: on_one_line(new.words(mark.body.anchor())),
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
