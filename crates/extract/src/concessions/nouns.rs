//! Nouns: those that carry a step ("refusal to") and those that are one ("withdrawal from").

use std::ops::Range;

use hearsay_text::Status;

use super::carriers::{carried, giver_of_noun};
use super::clauses::Clauses;
use super::complements::Complement;
use super::drafts::Draft;
use super::fitting::noun_fits;
use super::frames::{Frame, Giver, Role, Take};
use super::giving::receiver;
use super::phrases::Phrase;

pub(super) fn noun(clauses: &Clauses<'_>, at: usize, frame: &'static Frame) -> Vec<Draft> {
    let Some(phrase) = clauses.phrase(at).filter(|phrase| phrase.head == at) else {
        return Vec::new();
    };
    let first = at > phrase.tokens.start && clauses.is(at - 1, "following");
    let cue = at - usize::from(first)..at + 1;
    let after = phrase.tokens.end;
    if frame.role == Role::Give {
        return noun_step(clauses, phrase, frame, &cue)
            .into_iter()
            .collect();
    }
    let Some(told) = frame.status else {
        return Vec::new();
    };
    let owner = possessor(clauses, phrase)
        .or_else(|| modifier_owner(clauses, phrase))
        .or_else(|| {
            let governor = phrase
                .tokens
                .start
                .checked_sub(1)
                .and_then(|before| clauses.group(before))?;
            clauses.subject_of(governor)
        });
    for complement in clauses.complements_of(after) {
        let Some(parts) = carried(clauses, frame, &complement) else {
            continue;
        };
        let status = if (phrase.tokens.start..at).any(|index| clauses.is(index, "no"))
            || (phrase.tokens.start > 0 && clauses.is(phrase.tokens.start - 1, "no"))
        {
            Status::Refused
        } else if told == Status::Agreed && is_weighed(clauses, phrase) {
            Status::Discussed
        } else {
            told
        };
        return parts
            .into_iter()
            .map(|part| {
                let (conceder, recipient) = match frame.giver {
                    Giver::Object => (
                        part.giver.clone().or_else(|| {
                            part.noun
                                .as_ref()
                                .and_then(|noun| giver_of_noun(clauses, noun))
                        }),
                        owner.clone(),
                    ),
                    _ => (
                        part.giver.clone().or_else(|| owner.clone()),
                        part.verb
                            .as_ref()
                            .and_then(|verb| receiver(clauses, verb, &part.content)),
                    ),
                };
                Draft {
                    frame: Some(frame),
                    cue: cue.clone(),
                    content: part.content,
                    conceder,
                    recipient,
                    status,
                }
            })
            .collect();
    }
    Vec::new()
}

/// Whether somebody only thinks of what the noun names: "is considering a plan to".
fn is_weighed(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    let before = phrase.start().checked_sub(1);
    before
        .and_then(|at| clauses.group(at))
        .is_some_and(|group| clauses.is_in(group.head, "weighing"))
        || (phrase.tokens.start..phrase.head)
            .any(|at| clauses.is_any(at, &["possible", "draft", "proposed", "potential"]))
}

/// Whose it is; of "July's pledge from the bank" nobody's.
fn possessor(clauses: &Clauses<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let whose = phrase.possessor.clone()?;
    let time = clauses
        .phrase(whose.start)
        .is_some_and(|each| clauses.is_time(each));
    (!time).then_some(whose)
}

/// A proper name or nationality in front of the head: "the DOJ demand", "U.S. demands".
fn modifier_owner(clauses: &Clauses<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let names = |at: &usize| {
        let initial = clauses.document.word(*at).starts_with(char::is_uppercase);
        clauses.tag(*at).is_proper() || (clauses.tag(*at).is_adjective() && initial)
    };
    let start = (phrase.tokens.start..phrase.head).find(names)?;
    let end = (start..phrase.head)
        .find(|at| !names(at))
        .unwrap_or(phrase.head);
    Some(start..end)
}

/// A noun that is the giving itself: "Israel's withdrawal from Gaza", "the following concession: that ...".
fn noun_step(
    clauses: &Clauses<'_>,
    phrase: &Phrase,
    frame: &'static Frame,
    cue: &Range<usize>,
) -> Option<Draft> {
    let head = phrase.head;
    let after = phrase.tokens.end;
    let owner = possessor(clauses, phrase).or_else(|| modifier_owner(clauses, phrase));
    let colon = clauses.document.word(after) == ":";
    if colon && frame.takes(&Take::That) {
        let that = clauses.is(after + 1, "that") || clauses.is_quote_mark(after + 1);
        let content = clauses.extent(after + 1, after + 2 + usize::from(that));
        let gainer = phrase
            .tokens
            .start
            .checked_sub(1)
            .and_then(|before| clauses.group(before));
        return Some(Draft {
            frame: Some(frame),
            cue: cue.clone(),
            content,
            conceder: owner,
            recipient: gainer.and_then(|group| clauses.subject_of(group)),
            status: Status::Agreed,
        });
    }
    let complement =
        clauses
            .complements_of(after)
            .into_iter()
            .find(|complement| match complement {
                Complement::Prepositional(preposition, object) => {
                    frame.takes(&Take::Preposition(preposition.clone()))
                        && noun_fits(clauses, frame, object)
                }
                Complement::PrepositionalGerund(preposition, _) => {
                    frame.what.any && frame.takes(&Take::Preposition(preposition.clone()))
                }
                _ => false,
            })?;
    // "withdrawal from Gaza" alone may be anyone's; "withdrawal of troops" says what is given.
    let of =
        matches!(&complement, Complement::Prepositional(preposition, _) if preposition == "of");
    if owner.is_none() && !of {
        return None;
    }
    Some(Draft {
        frame: Some(frame),
        cue: cue.clone(),
        content: clauses.extent(head, after + 2),
        conceder: owner,
        recipient: None,
        status: noun_status(clauses, phrase),
    })
}

fn noun_status(clauses: &Clauses<'_>, phrase: &Phrase) -> Status {
    let start = phrase.start();
    for at in phrase.tokens.clone() {
        match clauses.lemma(at) {
            "plan" | "planned" | "promise" | "promised" | "agree" | "agreed" | "announce"
            | "announced" | "schedule" => {
                return Status::Agreed;
            }
            "possible" | "propose" | "proposed" | "potential" | "eventual" => {
                return Status::Discussed;
            }
            _ => {}
        }
    }
    let Some(before) = start.checked_sub(1) else {
        return Status::Made;
    };
    if clauses.is_any(before, &["after", "since", "following", "with"]) {
        return Status::Made;
    }
    match clauses.group(before).map(|group| clauses.lemma(group.head)) {
        Some("announce" | "plan" | "promise" | "expect") => Status::Agreed,
        Some("complete" | "begin" | "finish" | "continue" | "secure" | "win") => Status::Made,
        _ => Status::Discussed,
    }
}
