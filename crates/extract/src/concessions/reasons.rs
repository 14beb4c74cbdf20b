//! In plain words, what led to a row.

use std::ops::Range;

use hearsay_text::Status;

use super::clauses::Clauses;
use super::drafts::Draft;
use super::frames::Role;

/// "“offered” says that the step was put forward: “to freeze most front lines”. Its subject is “Putin”."
pub(super) fn why(clauses: &Clauses<'_>, draft: &Draft) -> String {
    let words = |tokens: &Range<usize>| {
        clauses
            .document
            .span_of(tokens.clone())
            .map_or("", |span| span.of(clauses.document.text))
    };
    let cue = words(&draft.cue);
    let stage = match draft.status {
        Status::Refused => "refused",
        Status::Made => "done",
        Status::Agreed => "agreed",
        Status::Offered => "offered",
        Status::Demanded => "demanded",
        Status::Discussed => "discussed",
    };
    let what = match draft.frame.role {
        Role::Give | Role::Step => "names a step that gives ground",
        Role::Admit => "introduces an admission",
        Role::Carry => "takes a step that gives ground as its complement",
    };
    let who = match &draft.conceder {
        Some(tokens) => format!("the one who gives is “{}”", words(tokens)),
        None => "the text does not say who gives".to_owned(),
    };
    format!("“{cue}” {what}; here it is {stage}, and {who}.")
}
