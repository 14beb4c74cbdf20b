//! What is drawn of an article: paragraphs as pieces with their looks, and the notes in the margin. Pure.

use std::collections::BTreeSet;

use hearsay_annotation::cards::{Card, CardBody, Cards};
use hearsay_annotation::segments::{self, Segment};
use hearsay_annotation::{Article, Body, MarkId, MarkKind, words};
use hearsay_text::{Form, Label, ParagraphKind, QuoteKind};
use yew::AttrValue;

/// A paragraph or heading, ready to be drawn. Equal ones look the same, so that what did not change is not drawn again.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Where it begins, in bytes of the article's text.
    pub start: usize,
    /// Heading or running text.
    pub kind: ParagraphKind,
    /// Its pieces, one after the other.
    pub pieces: Vec<Piece>,
    /// Who is quoted and who gives what to whom, beside it.
    pub notes: Vec<Note>,
    /// How many more notes there would be.
    pub more_notes: usize,
}

/// A piece of text that looks the same from end to end.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its words.
    pub text: AttrValue,
    /// Where it begins, in bytes of the article's text.
    pub at: usize,
    /// Its classes in the stylesheet; empty without marks.
    pub looks: AttrValue,
    /// The marks on it, the topmost first.
    pub marks: Vec<MarkId>,
    /// Whether the topmost mark takes the focus here: on the first piece of which it is the topmost.
    pub focus: bool,
    /// Whether a mark ends here, for those who hear the page.
    pub said: Option<AttrValue>,
}

/// A note in the margin.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Which mark it is about.
    pub mark: MarkId,
    /// A quote or a concession.
    pub kind: MarkKind,
    /// Who, or who to whom.
    pub headline: AttrValue,
    /// The rest, line by line.
    pub lines: Vec<AttrValue>,
}

/// Notes beside one paragraph; more would run past a paragraph of usual length.
const MOST_NOTES: usize = 4;

/// The first paragraphs of an article that hold `bytes` of text, at least one, and whether more follow.
#[must_use]
pub fn draw(article: &Article, bytes: usize) -> (Vec<Drawn>, bool) {
    let cards = Cards::of(article);
    let mut focused = BTreeSet::new();
    let mut drawn = Vec::new();
    let mut more = false;
    for block in segments::blocks(article) {
        if block.span.start >= bytes && !drawn.is_empty() {
            more = true;
            break;
        }
        let begun = block
            .segments
            .iter()
            .flat_map(|segment| &segment.covers)
            .filter(|cover| cover.begins);
        let mut notes: Vec<Note> = begun
            .filter_map(|cover| {
                note(
                    &cards
                        .mark(cover.mark)
                        .filter(|_| cover.kind != MarkKind::Mention)?,
                )
            })
            .collect();
        let more_notes = notes.len().saturating_sub(MOST_NOTES);
        notes.truncate(MOST_NOTES);
        drawn.push(Drawn {
            start: block.span.start,
            kind: block.kind,
            pieces: block
                .segments
                .iter()
                .map(|segment| piece(article, segment, &mut focused))
                .collect(),
            notes,
            more_notes,
        });
    }
    (drawn, more)
}

fn piece(article: &Article, segment: &Segment, focused: &mut BTreeSet<MarkId>) -> Piece {
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
        looks.extend(
            article
                .mark(cover.mark)
                .map(|mark| look(article, &mark.body))
                .unwrap_or_default(),
        );
    }
    let focus = top.is_some_and(|top| focused.insert(top.mark));
    Piece {
        text: segment.span.of(article.text()).to_owned().into(),
        at: segment.span.start,
        looks: looks.join(" ").into(),
        said: top
            .filter(|_| focus)
            .and_then(|top| spoken(article, top.mark))
            .map(AttrValue::from),
        marks,
        focus,
    }
}

/// What a mark is, in a word or two, for those who hear the page.
fn spoken(article: &Article, id: MarkId) -> Option<String> {
    Some(match &article.mark(id)?.body {
        Body::Mention { entity, .. } => words::label(article.entity(*entity)?.label).to_owned(),
        Body::Quote { kind, .. } => words::quote(*kind).to_owned(),
        Body::Concession { status, .. } => {
            format!("claimed concession, {}", words::status(*status))
        }
    })
}

/// The classes of a mark in the stylesheet.
fn look(article: &Article, body: &Body) -> Vec<&'static str> {
    match body {
        Body::Mention { entity, form, .. } => {
            let kind = match article.entity(*entity).map(|entity| entity.label) {
                Some(Label::Person) => "person",
                Some(Label::Organisation) => "organisation",
                Some(Label::Place) => "place",
                Some(Label::People) => "people",
                Some(Label::Date) => "date",
                Some(Label::Other) | None => "other",
            };
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

fn note(card: &Card) -> Option<Note> {
    let (kind, lines) = match &card.body {
        CardBody::Mention { .. } => return None,
        CardBody::Quote { cue, .. } => (MarkKind::Quote, vec![cue.join(" … ")]),
        CardBody::Concession {
            status,
            condition,
            claim,
            ..
        } => {
            let mut lines = vec![words::status(*status).to_owned()];
            lines.extend(condition.as_ref().map(|words| words::shorten(words, 60)));
            lines.push(claim.to_string());
            (MarkKind::Concession, lines)
        }
    };
    let lines = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(AttrValue::from)
        .collect();
    Some(Note {
        mark: card.mark,
        kind,
        headline: card.headline().into(),
        lines,
    })
}
