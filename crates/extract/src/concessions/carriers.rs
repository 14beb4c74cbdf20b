//! Words that say how far another step has come: "agreed to", "urged ... to", "refusal to", "willing to".

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::Status;

use super::clauses::{Clauses, REACH};
use super::complements::Complement;
use super::drafts::Draft;
use super::fitting::{noun_fits, verb_fits};
use super::frames::{Frame, Giver, Take};
use super::giving::{beneficiary, receiver};
use super::groups::{Form, Group};
use super::parties::head_of;
use super::phrases::Phrase;
use super::status;

pub(super) fn carry(
    clauses: &Clauses<'_>,
    group: &Group,
    frame: &'static Frame,
    cue: &Range<usize>,
    after: usize,
) -> Vec<Draft> {
    let Some(told) = frame.status else {
        return Vec::new();
    };
    let Some(status) = status::of_carrier(clauses, group, told) else {
        return Vec::new();
    };
    let subject = || match (frame.giver, group.passive) {
        (Giver::Subject, false) | (_, true) => clauses.subject_of(group),
        _ => clauses.subject_of(group),
    };
    let complements = if group.passive {
        passive_complements(clauses, group, after)
    } else {
        let mut found = clauses.complements_of(after);
        if found.is_empty()
            && let Some(object) = clauses.relative_object(group)
        {
            found.push(Complement::Noun(object));
        }
        found
    };
    for complement in complements {
        let Some(parts) = carried(clauses, frame, &complement) else {
            continue;
        };
        // "made no concessions"; what nobody asks for, or all refuse, is no row.
        let status = match &complement {
            Complement::Noun(phrase) if clauses.is(phrase.tokens.start, "no") => match status {
                Status::Made | Status::Agreed | Status::Offered => Status::Refused,
                _ => return Vec::new(),
            },
            _ => status,
        };
        let subject = subject();
        let drafts = parts.into_iter().map(|part| {
            let (conceder, recipient) = sides(clauses, frame, group, subject.as_ref(), &part);
            Draft {
                frame: Some(frame),
                cue: cue.clone(),
                recipient,
                content: clauses.without_clause_of(part.content, cue.start),
                conceder,
                status,
            }
        });
        return drafts.collect();
    }
    Vec::new()
}

/// The complements of a passive: its subject is the object ("the offer was rejected", "Oslo was urged to leave").
fn passive_complements<'c>(
    clauses: &'c Clauses<'_>,
    group: &Group,
    after: usize,
) -> Vec<Complement<'c>> {
    let mut found = Vec::new();
    let subject = clauses.grammatical_subject_of(group);
    for complement in clauses.complements_of(after) {
        match (complement, &subject) {
            (Complement::Infinitive(verb), Some(subject)) => {
                found.push(Complement::Controlled(None, subject.clone(), verb));
            }
            (clause @ Complement::Clause { .. }, _) => found.push(clause),
            _ => {}
        }
    }
    if let Some(object) = clauses.object_of(group, after) {
        found.push(Complement::Noun(object));
        // "a truce was agreed to"
        if clauses.tag(after) == Tag::In
            && clauses
                .noun_at(after + 1)
                .is_none_or(|next| clauses.tag(next.head) == Tag::Cd)
        {
            let preposition = clauses.document.word(after).to_lowercase();
            found.push(Complement::Prepositional(preposition, object));
        }
    }
    found
}

/// What a carrier carries: the content, and who would give when the complement says so itself.
pub(super) struct Piece {
    pub content: Range<usize>,
    pub giver: Option<Range<usize>>,
    pub verb: Option<Group>,
    /// The noun that heads the content.
    pub noun: Option<Phrase>,
}

pub(super) fn carried(
    clauses: &Clauses<'_>,
    frame: &Frame,
    complement: &Complement<'_>,
) -> Option<Vec<Piece>> {
    // "urged her to tell Oslo to leave": the step is the second one.
    if let Complement::Controlled(_, _, verb) | Complement::Infinitive(verb) = complement
        && matches!(
            clauses.lemma(verb.head),
            "tell" | "persuade" | "convince" | "get"
        )
    {
        return clauses
            .complements_of(verb.tokens.end)
            .iter()
            .find_map(|inner| match inner {
                Complement::Controlled(None, doer, step) if verb_fits(clauses, frame, step) => {
                    Some(steps(clauses, step, Some(doer.clone())))
                }
                _ => None,
            });
    }
    match complement {
        Complement::Infinitive(verb)
            if frame.takes(&Take::Infinitive) && verb_fits(clauses, frame, verb) =>
        {
            Some(steps(clauses, verb, None))
        }
        Complement::Gerund(verb)
            if frame.takes(&Take::Gerund) && verb_fits(clauses, frame, verb) =>
        {
            Some(steps(clauses, verb, None))
        }
        // "called for cutting taxes" does not say who would.
        Complement::PrepositionalGerund(preposition, verb)
            if frame.giver != Giver::Object
                && frame.takes(&Take::Preposition(preposition.clone()))
                && verb_fits(clauses, frame, verb) =>
        {
            Some(steps(clauses, verb, None))
        }
        Complement::Controlled(preposition, doer, verb)
            if frame.takes(&Take::Controlled(preposition.clone()))
                && verb_fits(clauses, frame, verb)
                && !clauses.is_in(head_of(clauses, doer), "abstract") =>
        {
            // "called for the strike to be delayed": who would do it is not said.
            Some(if verb.passive {
                vec![Piece {
                    content: clauses.extent(doer.start, verb.tokens.end),
                    giver: clauses.subject_of(verb),
                    verb: Some((*verb).clone()),
                    noun: None,
                }]
            } else {
                steps(clauses, verb, Some(doer.clone()))
            })
        }
        Complement::Clause {
            start,
            subject,
            verb: Some(verb),
        } if (frame.takes(&Take::That)
            || (frame.takes(&Take::Wish) && status::is_wished(clauses, verb)))
            && verb_fits(clauses, frame, verb) =>
        {
            Some(if verb.passive {
                vec![Piece {
                    content: clauses.extent(*start, verb.tokens.end),
                    giver: clauses.subject_of(verb),
                    verb: Some((*verb).clone()),
                    noun: None,
                }]
            } else {
                steps(clauses, verb, subject.clone())
            })
        }
        // "win the following concession: ..." tells it after the colon, and the noun itself is the cue.
        Complement::Noun(phrase)
            if frame.takes(&Take::Noun)
                && noun_fits(clauses, frame, phrase)
                && clauses.document.word(phrase.tokens.end) != ":" =>
        {
            Some(things(clauses, frame, phrase))
        }
        Complement::Prepositional(preposition, phrase)
            if frame.takes(&Take::Preposition(preposition.clone()))
                && noun_fits(clauses, frame, phrase) =>
        {
            Some(things(clauses, frame, phrase))
        }
        _ => None,
    }
}

/// The verb phrase, and those that a conjunction joins to it.
fn steps(clauses: &Clauses<'_>, verb: &Group, giver: Option<Range<usize>>) -> Vec<Piece> {
    let part = |verb: &Group, start: usize| Piece {
        content: clauses.extent(start, verb.tokens.end),
        giver: giver.clone(),
        verb: Some(verb.clone()),
        noun: None,
    };
    let start = match verb.form {
        Form::Finite | Form::Bare => verb.head,
        _ => verb.tokens.start,
    };
    let mut parts = vec![part(verb, start)];
    for joined in clauses.joined_to(verb) {
        parts.push(part(joined, joined.tokens.start));
    }
    parts
}

/// The noun phrase, and for a demand those listed after it: "higher pay and better service from the company".
fn things(clauses: &Clauses<'_>, frame: &Frame, phrase: &Phrase) -> Vec<Piece> {
    let piece = |phrase: &Phrase, end: usize| Piece {
        content: phrase.start()..end,
        giver: None,
        verb: None,
        noun: Some(phrase.clone()),
    };
    let whole = clauses.extent(phrase.start(), phrase.tokens.end);
    let mut pieces = Vec::new();
    let mut first = phrase;
    let mut end = whole.end;
    if frame.status == Some(Status::Demanded) {
        let limit = clauses.sentence(phrase.head).end.min(phrase.head + REACH);
        for at in phrase.tokens.end..limit {
            if clauses.group(at).is_some() || matches!(clauses.tag(at), Tag::Wp | Tag::Wdt) {
                break;
            }
            let separates =
                clauses.tag(at) == Tag::Cc || matches!(clauses.document.word(at), "," | ";");
            let next = at + 1 + usize::from(separates && clauses.tag(at + 1) == Tag::Cc);
            if separates
                && let Some(item) = clauses.phrase(next)
                && item.start() == next
                && noun_fits(clauses, frame, item)
            {
                pieces.push(piece(first, at));
                first = item;
                end = clauses.extent(item.start(), item.tokens.end).end;
            }
        }
    }
    pieces.push(piece(first, end));
    pieces
}

/// Who gives and who gains.
fn sides(
    clauses: &Clauses<'_>,
    frame: &Frame,
    group: &Group,
    subject: Option<&Range<usize>>,
    part: &Piece,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let receives = || {
        part.verb
            .as_ref()
            .and_then(|verb| receiver(clauses, verb, &part.content))
    };
    match frame.giver {
        Giver::Subject => {
            let whose = part
                .noun
                .as_ref()
                .and_then(|noun| owner_of_terms(clauses, noun));
            let offered = part
                .noun
                .as_ref()
                .is_some_and(|noun| clauses.lemma(noun.head) == "offer");
            // An offer turned down: the one who made it would have given.
            if offered && frame.status == Some(Status::Refused) {
                return (whose, subject.cloned());
            }
            (subject.cloned(), receives().or(whose))
        }
        Giver::Object => {
            let giver = part.giver.clone().or_else(|| {
                part.noun
                    .as_ref()
                    .and_then(|noun| giver_of_noun(clauses, noun))
            });
            let asker = if group.passive {
                clauses.subject_of(group)
            } else {
                subject.cloned()
            };
            (giver, asker.or_else(receives))
        }
        Giver::Source => {
            let from = (part.content.start..part.content.end)
                .find(|&at| clauses.is(at, "from"))
                .and_then(|at| clauses.noun_at(at + 1))
                .map(|phrase| clauses.with_of(phrase));
            (from, subject.cloned())
        }
        Giver::Possessor => (part.giver.clone().or_else(|| subject.cloned()), receives()),
    }
}

/// Who wants or offers what a noun names: of "the rebels' demand" the rebels, of "his support" nobody else.
fn owner_of_terms(clauses: &Clauses<'_>, noun: &Phrase) -> Option<Range<usize>> {
    let terms = [
        "demand",
        "request",
        "call",
        "offer",
        "proposal",
        "plan",
        "overture",
        "condition",
        "ultimatum",
        "invitation",
    ];
    terms
        .contains(&clauses.lemma(noun.head))
        .then(|| beneficiary(clauses, noun))
        .flatten()
}

/// Who would do what a noun names: "Fiorina's firing" says nothing of it, "the resignation of its president" does.
pub(super) fn giver_of_noun(clauses: &Clauses<'_>, noun: &Phrase) -> Option<Range<usize>> {
    let of_doer = matches!(
        clauses.lemma(noun.head),
        "resignation"
            | "withdrawal"
            | "pullout"
            | "retreat"
            | "apology"
            | "disarmament"
            | "departure"
    );
    let end = noun.tokens.end;
    for preposition in ["from", "by"] {
        let at = (end..clauses.sentence(noun.head).end.min(end + 8))
            .find(|&at| clauses.is(at, preposition));
        if let Some(phrase) = at.and_then(|at| clauses.noun_at(at + 1))
            && (preposition == "by" || !of_doer || clauses.lemma(noun.head) == "apology")
            && !clauses.is_time(phrase)
        {
            return Some(clauses.with_of(phrase));
        }
    }
    if !of_doer {
        return None;
    }
    if let Some(whose) = &noun.possessor {
        return Some(whose.clone());
    }
    (clauses.is(end, "of") && clauses.lemma(noun.head) != "withdrawal")
        .then(|| clauses.noun_at(end + 1))
        .flatten()
        .map(|phrase| clauses.with_of(phrase))
}

pub(super) fn adjective(clauses: &Clauses<'_>, at: usize, frame: &'static Frame) -> Vec<Draft> {
    let (Some(told), true) = (
        frame.status,
        clauses.group(at).is_none_or(|group| group.passive),
    ) else {
        return Vec::new();
    };
    // The copula: "is willing", "seemed ready".
    let from = clauses.sentence(at).start.max(at.saturating_sub(5));
    let copula = (from..=at).rev().find_map(|before| clauses.group(before));
    let Some(copula) = copula.filter(|copula| copula.head + 4 > at) else {
        return Vec::new();
    };
    if !matches!(
        clauses.lemma(copula.head),
        "be" | "seem" | "appear" | "remain" | "prepare" | "'s" | "’s"
    ) {
        return Vec::new();
    }
    let Some(mut status) = status::of_carrier(clauses, copula, told) else {
        return Vec::new();
    };
    let before = at.checked_sub(1);
    if before.is_some_and(|before| clauses.is_any(before, &["not", "n't", "n’t", "never"]))
        && told != Status::Refused
    {
        status = Status::Refused;
    }
    let subject = clauses.grammatical_subject_of(copula);
    for complement in clauses.complements_of(at + 1) {
        let Some(parts) = carried(clauses, frame, &complement) else {
            continue;
        };
        return parts
            .into_iter()
            .map(|part| Draft {
                frame: Some(frame),
                cue: at..at + 1,
                recipient: part
                    .verb
                    .as_ref()
                    .and_then(|verb| receiver(clauses, verb, &part.content)),
                content: part.content,
                conceder: subject.clone(),
                status,
            })
            .collect();
    }
    Vec::new()
}
