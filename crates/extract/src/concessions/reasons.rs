//! In plain words, what led to a row.

use std::ops::Range;

use super::clauses::Clauses;
use super::drafts::Draft;
use super::frames::{Giver, Role};
use super::groups::Form;

/// "“offered” with the infinitive “to freeze the front”; its subject is “Reck”. Read as offered."
pub(super) fn why(clauses: &Clauses<'_>, draft: &Draft) -> String {
    let words = |tokens: &Range<usize>| {
        clauses
            .document
            .span_of(tokens.clone())
            .map_or("", |span| span.of(clauses.document.text))
    };
    let cue = words(&draft.cue);
    let content = words(&draft.content);
    let Some(frame) = draft.frame else {
        let who = draft.conceder.as_ref();
        let who = who.map_or("who gives is left out".to_owned(), |tokens| {
            format!("who gives is “{}”", words(tokens))
        });
        return format!(
            "“{cue}” reads like giving ground here, as in the passages that the model learned from; {who}. Read as {}.",
            draft.status.as_str()
        );
    };
    let what = match frame.role {
        Role::Give | Role::Step => format!("“{cue}” gives ground by itself"),
        Role::Admit => format!("“{cue}” admits “{content}”"),
        Role::Carry => format!("“{cue}” with the {} “{content}”", kind(clauses, draft)),
    };
    let who = match &draft.conceder {
        Some(tokens) => {
            let place = match frame.giver {
                Giver::Subject => "its subject is",
                Giver::Object => "asked of",
                Giver::Possessor => "it is that of",
                Giver::Source => "gained from",
            };
            format!("{place} “{}”", words(tokens))
        }
        None => "who gives is left out".to_owned(),
    };
    let weak = if frame.weak {
        " A weak sign by itself: the words of it and around it, and the model, speak for it."
    } else {
        ""
    };
    format!("{what}; {who}. Read as {}.{weak}", draft.status.as_str())
}

/// What the content is, in the terms of a school grammar.
fn kind(clauses: &Clauses<'_>, draft: &Draft) -> &'static str {
    let start = draft.content.start;
    match clauses.group(start).map(|group| group.form) {
        Some(Form::Infinitive) => "infinitive",
        Some(Form::Gerund) => "gerund",
        Some(_) => "verb phrase",
        None => {
            let verb = draft
                .content
                .clone()
                .filter_map(|at| clauses.group(at))
                .any(|group| group.form == Form::Finite);
            if clauses.phrase(start).is_some() && !verb {
                "noun phrase"
            } else {
                "clause"
            }
        }
    }
}
