//! The gate through which everything comes into an article.

use std::sync::Arc;

use hearsay_text::Span;
use hearsay_text::characters::is_blank;

use crate::article::{Article, Entity};
use crate::marks::{Body, Dismissed, EntityId, Mark, MarkId, MarkKind};

/// Something that did not fit an article, and what it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {kind}")]
pub struct Fault {
    /// What it was: "mark 12", "entity 3".
    pub what: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with an entity or a mark.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// It does not have the shape of one. Left out.
    #[error("it can't be read ({0})")]
    Shape(String),
    /// Another has the same id. Left out.
    #[error("its number is taken")]
    Taken,
    /// A span is empty or blank, ends after the text, or cuts a character. Left out.
    #[error("bytes {start} to {end} hold no words of the text")]
    Outside {
        /// First byte.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
    /// A quote has no content, or its pieces overlap or are out of order. Left out.
    #[error("its pieces are missing or out of order")]
    Pieces,
    /// An entity has no name. Left out.
    #[error("it has no name")]
    Nameless,
    /// A confidence is not a number from 0 to 1. The confidence is cleared.
    #[error("its confidence is not a number from 0 to 1")]
    Confidence,
    /// It refers to an entity that is not there. A mention is left out, any other link is cleared.
    #[error("there is no entity {}", .0.0)]
    NoEntity(EntityId),
    /// It refers to a mark that is not there, is of another sort, or is itself. The link is cleared.
    #[error("there is no such mark {}", .0.0)]
    NoMark(MarkId),
}

/// Whether `span` holds words of `text`: inside, on character boundaries, and more than blanks, which no paragraph
/// need hold, so that a mark on them could not be drawn.
#[must_use]
pub fn fits(text: &str, span: Span) -> bool {
    let words = text.get(span.start..span.end);
    words.is_some_and(|words| !words.trim_matches(is_blank).is_empty())
}

impl Fault {
    pub(crate) fn mark(id: MarkId, kind: FaultKind) -> Self {
        Self {
            what: format!("mark {}", id.0),
            kind,
        }
    }

    pub(crate) fn entity(id: EntityId, kind: FaultKind) -> Self {
        Self {
            what: format!("entity {}", id.0),
            kind,
        }
    }
}

/// Puts what fits into `article`, mends links, and tells the rest.
pub(crate) fn admit(
    article: &mut Article,
    entities: impl IntoIterator<Item = Entity>,
    marks: impl IntoIterator<Item = Mark>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    article.entities.clear();
    article.marks.clear();
    article.dismissed.clear();
    for entity in entities {
        article.issued = article.issued.max(entity.id.0);
        let taken = article.entities.contains_key(&entity.id);
        match entity_fault(&entity).or(taken.then_some(FaultKind::Taken)) {
            Some(kind) => faults.push(Fault::entity(entity.id, kind)),
            None => drop(article.entities.insert(entity.id, entity)),
        }
    }
    for mut mark in marks {
        article.issued = article.issued.max(mark.id.0);
        if confidence_fault(&mark).is_some() {
            mark.confidence = None;
            faults.push(Fault::mark(mark.id, FaultKind::Confidence));
        }
        let taken = article.marks.contains_key(&mark.id);
        match body_fault(article, &mark.body).or(taken.then_some(FaultKind::Taken)) {
            Some(kind) => faults.push(Fault::mark(mark.id, kind)),
            None => drop(article.marks.insert(mark.id, Arc::new(mark))),
        }
    }
    // Links last: a mark may refer to one that comes after it.
    let broken: Vec<(MarkId, FaultKind)> = article
        .marks()
        .flat_map(|mark| link_faults(article, mark).map(|kind| (mark.id, kind)))
        .collect();
    for (id, kind) in broken {
        if let Some(mark) = article.marks.get_mut(&id).map(Arc::make_mut) {
            match kind {
                FaultKind::NoEntity(gone) => mark.body.forget_entity(gone),
                FaultKind::NoMark(gone) => mark.body.forget_mark(gone),
                _ => {}
            }
        }
        faults.push(Fault::mark(id, kind));
    }
    faults
}

/// Puts dismissed marks into `article`, after its marks, and tells what does not fit. Nothing is asked of their links.
pub(crate) fn admit_dismissed(
    article: &mut Article,
    dismissed: impl IntoIterator<Item = Dismissed>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for each in dismissed {
        let id = each.mark.id;
        let entity = each.entity.as_ref().map_or(0, |entity| entity.id.0);
        article.issued = article.issued.max(id.0).max(entity);
        let taken = article.marks.contains_key(&id) || article.dismissed.contains_key(&id);
        match dismissed_fault(article, &each).or(taken.then_some(FaultKind::Taken)) {
            Some(kind) => faults.push(Fault::mark(id, kind)),
            None => drop(article.dismissed.insert(id, each)),
        }
    }
    faults
}

/// What makes a dismissed mark unfit to be kept.
fn dismissed_fault(article: &Article, each: &Dismissed) -> Option<FaultKind> {
    let nameless = each.entity.as_ref().and_then(entity_fault);
    let fault = confidence_fault(&each.mark).or_else(|| span_fault(article, &each.mark.body));
    nameless.or(fault).or_else(|| pieces_fault(&each.mark.body))
}

/// The first thing wrong in an article; none in one made by this crate.
pub(crate) fn first_fault(article: &Article) -> Option<Fault> {
    let entity = article
        .entities()
        .find_map(|entity| Some(Fault::entity(entity.id, entity_fault(entity)?)));
    heading_fault(article)
        .or(entity)
        .or_else(|| {
            let mut marks = article.marks();
            marks.find_map(|mark| Some(Fault::mark(mark.id, mark_fault(article, mark)?)))
        })
        .or_else(|| {
            article.dismissed().find_map(|each| {
                let taken = article.mark(each.mark.id).map(|_| FaultKind::Taken);
                let kind = taken.or_else(|| dismissed_fault(article, each))?;
                Some(Fault::mark(each.mark.id, kind))
            })
        })
}

/// A heading that holds no words of the text, or is out of order.
fn heading_fault(article: &Article) -> Option<Fault> {
    let headings = article.headings();
    let sorted = headings.is_sorted();
    let mut headings = headings.iter();
    let bad = headings.find(|&&span| !sorted || !fits(article.text(), span))?;
    Some(Fault {
        what: "a heading".to_owned(),
        kind: FaultKind::Outside {
            start: bad.start,
            end: bad.end,
        },
    })
}

/// What is wrong with a mark that is in the article or is to come into it.
pub(crate) fn mark_fault(article: &Article, mark: &Mark) -> Option<FaultKind> {
    confidence_fault(mark)
        .or_else(|| body_fault(article, &mark.body))
        .or_else(|| link_faults(article, mark).next())
}

fn entity_fault(entity: &Entity) -> Option<FaultKind> {
    entity.name.trim().is_empty().then_some(FaultKind::Nameless)
}

fn confidence_fault(mark: &Mark) -> Option<FaultKind> {
    let wrong = mark
        .confidence
        .is_some_and(|share| !(0.0..=1.0).contains(&share));
    wrong.then_some(FaultKind::Confidence)
}

/// What makes a body unfit to be in the article at all.
fn body_fault(article: &Article, body: &Body) -> Option<FaultKind> {
    let homeless = match body {
        Body::Mention { entity, .. } if !article.entities.contains_key(entity) => {
            Some(FaultKind::NoEntity(*entity))
        }
        _ => None,
    };
    span_fault(article, body)
        .or(homeless)
        .or_else(|| pieces_fault(body))
}

fn span_fault(article: &Article, body: &Body) -> Option<FaultKind> {
    let mut spans = body.spans().into_iter();
    let out = spans.find(|&span| !fits(article.text(), span))?;
    Some(FaultKind::Outside {
        start: out.start,
        end: out.end,
    })
}

fn pieces_fault(body: &Body) -> Option<FaultKind> {
    let Body::Quote { content, .. } = body else {
        return None;
    };
    let apart = content.windows(2).all(|pair| pair[0].end <= pair[1].start);
    (content.is_empty() || !apart).then_some(FaultKind::Pieces)
}

/// The links of a mark that lead nowhere.
fn link_faults<'a>(article: &'a Article, mark: &'a Mark) -> impl Iterator<Item = FaultKind> + 'a {
    let leads = move |id: MarkId, kind: MarkKind| {
        id != mark.id && article.mark(id).is_some_and(|to| to.body.kind() == kind)
    };
    let entities = mark
        .body
        .entities()
        .filter(|id| !article.entities.contains_key(id))
        .map(FaultKind::NoEntity);
    let marks = mark
        .body
        .marks()
        .into_iter()
        .filter(move |&(id, kind)| !leads(id, kind))
        .map(|(id, _)| FaultKind::NoMark(id));
    entities.chain(marks)
}
