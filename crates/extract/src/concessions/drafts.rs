//! From a cue and the words around it to a concession, still in tokens.

use std::ops::Range;

use hearsay_text::Status;

use super::admissions::admit;
use super::carriers::{adjective, carry};
use super::clauses::Clauses;
use super::frames::{Frame, LEXICON, Part, Role};
use super::giving::give;
use super::groups::Group;
use super::nouns::noun;
use super::parties::head_of;

/// A concession as found in one sentence. Ranges are of tokens.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The frame that led to it; `None` if only the model did.
    pub frame: Option<&'static Frame>,
    pub cue: Range<usize>,
    pub content: Range<usize>,
    pub conceder: Option<Range<usize>>,
    pub recipient: Option<Range<usize>>,
    pub status: Status,
}

/// What the cue at the token evokes: nothing, or one draft for each thing coordinated under it.
pub(super) fn evoked(clauses: &Clauses<'_>, at: usize) -> Vec<Draft> {
    by(clauses, at, LEXICON.frames(clauses.lemma(at)))
}

/// The same by frames that are too weak by themselves.
pub(super) fn hinted(clauses: &Clauses<'_>, at: usize) -> Vec<Draft> {
    by(clauses, at, LEXICON.weak_frames(clauses.lemma(at)))
}

fn by(clauses: &Clauses<'_>, at: usize, frames: &'static [Frame]) -> Vec<Draft> {
    for frame in frames {
        let drafts = match frame.part {
            Part::Verb => verb(clauses, at, frame),
            Part::Noun => noun(clauses, at, frame),
            Part::Adjective => adjective(clauses, at, frame),
        };
        if !drafts.is_empty() {
            return drafts
                .into_iter()
                .filter(|draft| !is_ruling(clauses, draft) && !is_of_things(clauses, draft))
                .map(|draft| named(clauses, draft))
                .collect();
        }
    }
    Vec::new()
}

/// Whether a court does it, whose rulings are routine.
fn is_ruling(clauses: &Clauses<'_>, draft: &Draft) -> bool {
    let court = |tokens: &Range<usize>| clauses.is_in(head_of(clauses, tokens), "court");
    draft.status != Status::Demanded && draft.conceder.as_ref().is_some_and(court)
}

/// Whether what moves in a market does it, or what is built.
fn is_of_things(clauses: &Clauses<'_>, draft: &Draft) -> bool {
    let conceder = draft.conceder.as_ref();
    conceder.is_some_and(|tokens| {
        ["market", "structure"]
            .iter()
            .any(|class| clauses.is_in(head_of(clauses, tokens), class))
    })
}

/// The draft without parties that are no parties: "proposals that recognise" gives no ground by itself.
fn named(clauses: &Clauses<'_>, draft: Draft) -> Draft {
    let party = |tokens: Option<Range<usize>>| {
        tokens.filter(|tokens| {
            let head = head_of(clauses, tokens);
            !clauses.is_in(head, "abstract") || clauses.tag(head).is_proper()
        })
    };
    let conceder = party(draft.conceder.clone());
    // What a plan or law says is not yet done.
    let status = match draft.status {
        Status::Made if draft.conceder.is_some() && conceder.is_none() => Status::Discussed,
        status => status,
    };
    // "will be freed on Monday" tells when it will be, "freed on Monday" only when the news came.
    let content = match status {
        Status::Made => clauses.without_day(draft.content.clone()),
        _ => draft.content.clone(),
    };
    let content = clauses.with_closing_quote(content);
    Draft {
        content,
        conceder,
        status,
        recipient: party(draft.recipient.clone()),
        ..draft
    }
}

fn verb(clauses: &Clauses<'_>, at: usize, frame: &'static Frame) -> Vec<Draft> {
    let Some(group) = clauses.group(at).filter(|group| group.head == at) else {
        return Vec::new();
    };
    let Some((cue, after)) = cue_of(clauses, group, frame) else {
        return Vec::new();
    };
    match frame.role {
        Role::Give => give(clauses, group, frame, &cue, after)
            .into_iter()
            .collect(),
        // "he should resign": asked for, so it counts.
        Role::Step => give(clauses, group, frame, &cue, after)
            .filter(|draft| {
                frame.alone && matches!(draft.status, Status::Demanded | Status::Refused)
            })
            .into_iter()
            .collect(),
        Role::Admit => admit(clauses, group, frame, &cue, after)
            .into_iter()
            .collect(),
        Role::Carry => carry(clauses, group, frame, &cue, after),
    }
}

/// The words of the cue, and where its complement begins; `None` without its particle.
pub(super) fn cue_of(
    clauses: &Clauses<'_>,
    group: &Group,
    frame: &Frame,
) -> Option<(Range<usize>, usize)> {
    let head = group.head;
    let Some(particle) = &frame.particle else {
        return Some((head..head + 1, head + 1));
    };
    if clauses.is(head + 1, particle) {
        return Some((head..head + 2, head + 2));
    }
    // "handed it over"
    let object = clauses.phrase(head + 1)?;
    clauses
        .is(object.tokens.end, particle)
        .then_some((head..head + 1, head + 1))
}
