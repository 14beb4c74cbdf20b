//! From segments to pieces: how a stretch of text looks, what it is called, and whether it takes the focus.

use std::collections::BTreeSet;

use hearsay_annotation::segments::Segment;
use hearsay_annotation::{Article, Body, MarkId, MarkKind, words};
use hearsay_text::{Form, Label, QuoteKind};
use yew::AttrValue;

use super::Piece;
use crate::borders::Border;

/// A segment as it is drawn. `focused`: the marks that take the focus before it; those that do here are put in.
pub(super) fn piece(
    article: &Article,
    segment: &Segment,
    focused: &mut BTreeSet<MarkId>,
    sure: f32,
) -> Piece {
    let top = segment.top();
    let mut marks: Vec<MarkId> = top.iter().map(|cover| cover.mark).collect();
    marks.extend(
        segment
            .covers
            .iter()
            .rev()
            .map(|cover| cover.mark)
            .filter(|&id| top.is_some_and(|top| top.mark != id)),
    );
    let mut looks: Vec<&str> = if marks.is_empty() {
        Vec::new()
    } else {
        vec!["m"]
    };
    for cover in &segment.covers {
        let Some(mark) = article.mark(cover.mark) else {
            continue;
        };
        looks.extend(look(article, &mark.body));
    }
    looks.extend(perhaps(article, segment, sure));
    let focus = !is_blank(segment.span.of(article.text()))
        && top.is_some_and(|top| focused.insert(top.mark));
    let ids: Vec<String> = marks.iter().map(ToString::to_string).collect();
    Piece {
        ids: ids.join(" ").into(),
        place: segment.span.start.to_string().into(),
        text: segment.span.of(article.text()).to_owned().into(),
        at: segment.span.start,
        looks: looks.join(" ").into(),
        said: top
            .filter(|_| focus)
            .and_then(|top| spoken(article, top.mark, sure))
            .map(AttrValue::from),
        marks,
        focus,
        begins: begun(segment),
        border: Border::default(),
    }
}

/// Whether nothing of it could be told: a blank between other marks has no name.
pub(super) fn is_blank(words: &str) -> bool {
    words.trim().is_empty()
}

fn begun(segment: &Segment) -> Vec<MarkId> {
    let covers = segment.covers.iter();
    let begun = covers.filter(|cover| cover.begins && cover.kind != MarkKind::Mention);
    begun.map(|cover| cover.mark).collect()
}

/// The classes of a segment whose quotes, or whose concessions, are all no more than suggestions.
fn perhaps(article: &Article, segment: &Segment, sure: f32) -> Vec<&'static str> {
    let kinds = [
        (MarkKind::Quote, "perhaps-said"),
        (MarkKind::Concession, "perhaps-gives"),
    ];
    let all_unsure = |kind: MarkKind| {
        let mut marks = segment
            .covers
            .iter()
            .filter(|cover| cover.kind == kind)
            .filter_map(|cover| article.mark(cover.mark))
            .peekable();
        marks.peek().is_some() && marks.all(|mark| mark.is_unsure(sure))
    };
    kinds
        .into_iter()
        .filter(|(kind, _)| all_unsure(*kind))
        .map(|(_, class)| class)
        .collect()
}

/// What a mark is, in a word or two, for those who hear the page.
fn spoken(article: &Article, id: MarkId, sure: f32) -> Option<String> {
    let mark = article.mark(id)?;
    let said = match &mark.body {
        Body::Mention { entity, .. } => words::label(article.entity(*entity)?.label).to_owned(),
        Body::Quote { kind, .. } => words::quote(*kind).to_owned(),
        Body::Concession { status, .. } => {
            format!("claimed concession, {}", words::status(*status))
        }
    };
    let suggested = mark.body.kind() != MarkKind::Mention && mark.is_unsure(sure);
    Some(if suggested {
        format!("suggestion: {said}")
    } else {
        said
    })
}

/// The class of an entity in the stylesheet, by what it is.
#[must_use]
pub fn kind_class(label: Label) -> &'static str {
    match label {
        Label::Person => "person",
        Label::Organisation => "organisation",
        Label::Place => "place",
        Label::People => "people",
        Label::Date => "date",
        Label::Other => "other",
    }
}

/// The classes of a mark in the stylesheet.
fn look(article: &Article, body: &Body) -> Vec<&'static str> {
    match body {
        Body::Mention { entity, form, .. } => {
            let kind = article
                .entity(*entity)
                .map_or("other", |entity| kind_class(entity.label));
            match form {
                Form::Name => vec!["entity", kind],
                Form::Nominal => vec!["entity", kind, "nominal"],
                Form::Pronoun => vec!["entity", kind, "pronoun"],
            }
        }
        Body::Quote {
            kind: QuoteKind::Direct,
            ..
        } => vec!["direct"],
        Body::Quote {
            kind: QuoteKind::Mixed,
            ..
        } => vec!["mixed"],
        Body::Quote {
            kind: QuoteKind::Indirect,
            ..
        } => vec!["indirect"],
        Body::Concession { .. } => vec!["gives"],
    }
}
