//! From a cue and the words around it to a concession, still in tokens.

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::Status;

use super::clauses::{Clauses, Complement};
use super::fitting::{noun_fits, verb_fits};
use super::frames::{Frame, Giver, LEXICON, Part, Role, Take};
use super::groups::{Form, Group};
use super::phrases::Phrase;
use super::status;

/// A concession as found in one sentence. Ranges are of tokens.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub frame: &'static Frame,
    pub cue: Range<usize>,
    pub content: Range<usize>,
    pub conceder: Option<Range<usize>>,
    pub recipient: Option<Range<usize>>,
    pub status: Status,
}

/// What the cue at the token evokes: nothing, or one draft for each thing coordinated under it.
pub(super) fn evoked(clauses: &Clauses<'_>, at: usize) -> Vec<Draft> {
    for frame in LEXICON.frames(clauses.lemma(at)) {
        let drafts = match frame.part {
            Part::Verb => verb(clauses, at, frame),
            Part::Noun => noun(clauses, at, frame),
            Part::Adjective => adjective(clauses, at, frame),
        };
        if !drafts.is_empty() {
            return drafts;
        }
    }
    Vec::new()
}

// --- verbs ------------------------------------------------------------------------------------------------------------

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
            .filter(|draft| draft.status == Status::Demanded)
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

fn give(
    clauses: &Clauses<'_>,
    group: &Group,
    frame: &'static Frame,
    cue: &Range<usize>,
    after: usize,
) -> Option<Draft> {
    let object = given(clauses, group, frame, after)?;
    let conceder = clauses.subject_of(group);
    let content = match &object {
        Given::Before(phrase) => clauses.extent(phrase.start, phrase.end.max(phrase.start + 1)),
        _ => clauses.extent(group.head, after),
    };
    // A passive's subject ends where the verb begins.
    let content = match &object {
        Given::Before(phrase) => phrase.start..content.end.min(group.tokens.start).max(phrase.end),
        _ => content,
    };
    let status = frame
        .status
        .unwrap_or_else(|| status::of_step(clauses, group));
    Some(Draft {
        frame,
        cue: cue.clone(),
        recipient: receiver(clauses, group, &content),
        content,
        conceder,
        status,
    })
}

/// What a giving verb gives.
enum Given {
    /// It stands after the verb, or nothing does.
    After,
    /// It is the subject of a passive: its tokens.
    Before(Range<usize>),
}

/// Whether the object of a giving verb fits its frame, and where it stands.
fn given(clauses: &Clauses<'_>, group: &Group, frame: &Frame, after: usize) -> Option<Given> {
    if group.passive || (group.form == Form::Participle && clauses.noun_at(after).is_none()) {
        if !frame.takes(&Take::Noun) {
            return None;
        }
        let object = clauses.object_of(group, after)?;
        let whole = clauses.with_of(object);
        return noun_fits(clauses, frame, object).then_some(Given::Before(whole));
    }
    for complement in clauses.complements_of(after) {
        let fits = match &complement {
            Complement::Noun(phrase) => {
                frame.takes(&Take::Noun) && noun_fits(clauses, frame, phrase)
            }
            Complement::Prepositional(preposition, phrase) => {
                frame.takes(&Take::Preposition(preposition.clone()))
                    && noun_fits(clauses, frame, phrase)
            }
            Complement::PrepositionalGerund(preposition, _) => {
                frame.what.any && frame.takes(&Take::Preposition(preposition.clone()))
            }
            Complement::Controlled(preposition, doer, _) => {
                frame.takes(&Take::Controlled(preposition.clone()))
                    && clauses
                        .phrase(doer.end - 1)
                        .is_some_and(|phrase| noun_fits(clauses, frame, phrase))
            }
            _ => false,
        };
        if fits {
            return Some(Given::After);
        }
    }
    let nothing = clauses.noun_at(after).is_none()
        && clauses
            .group(after)
            .is_none_or(|next| next.form == Form::Infinitive)
        && !(clauses.tag(after) == Tag::In
            && clauses.is_any(after, &["from", "of", "into", "in"])
            && !frame.what.any);
    (nothing && frame.takes(&Take::Nothing) && frame.what.any).then_some(Given::After)
}

/// Whether the verb is a giving or admitting one whose own complement fits.
pub(super) fn gives(clauses: &Clauses<'_>, group: &Group) -> bool {
    LEXICON
        .frames(clauses.lemma(group.head))
        .iter()
        .any(|frame| {
            frame.part == Part::Verb
                && cue_of(clauses, group, frame).is_some_and(|(_, after)| match frame.role {
                    Role::Give | Role::Step => given(clauses, group, frame, after).is_some(),
                    Role::Admit => admitted(clauses, group, frame, after).is_some(),
                    Role::Carry => {
                        frame.status == Some(Status::Made)
                            && frame.giver == Giver::Subject
                            && matches!(
                                clauses.noun_at(after),
                                Some(phrase) if noun_fits(clauses, frame, phrase)
                            )
                    }
                })
        })
}

/// Who gains: the phrase after "to", or the indirect object.
fn receiver(clauses: &Clauses<'_>, group: &Group, content: &Range<usize>) -> Option<Range<usize>> {
    let first = clauses.noun_at(group.tokens.end);
    if let Some(phrase) = first
        && clauses.phrase(phrase.tokens.end).is_some()
        && matches!(
            clauses.lemma(group.head),
            "give" | "grant" | "offer" | "hand" | "pay" | "allow"
        )
    {
        return Some(phrase.tokens.clone());
    }
    if matches!(
        clauses.lemma(group.head),
        "allow" | "let" | "permit" | "free"
    ) && let Some(phrase) = first
        && clauses.lemma(group.head) != "free"
    {
        return Some(clauses.with_of(phrase));
    }
    (group.tokens.end..content.end)
        .find(|&at| clauses.is(at, "to") && clauses.group(at).is_none())
        .and_then(|at| clauses.noun_at(at + 1))
        .map(|phrase| clauses.with_of(phrase))
}

// --- admissions -------------------------------------------------------------------------------------------------------

/// Where what is admitted begins, and the first token at which it may end.
fn admitted(
    clauses: &Clauses<'_>,
    group: &Group,
    frame: &Frame,
    after: usize,
) -> Option<(usize, usize)> {
    for complement in clauses.complements_of(after) {
        let found = match complement {
            Complement::Clause {
                start,
                verb: Some(verb),
                ..
            } if frame.takes(&Take::That) => Some((start, verb.tokens.end)),
            Complement::Clause {
                start, verb: None, ..
            } if frame.takes(&Take::That) && start > after => Some((start, start + 1)),
            Complement::Gerund(verb) if frame.takes(&Take::Gerund) => {
                Some((verb.tokens.start, verb.tokens.end))
            }
            Complement::Noun(phrase)
                if frame.takes(&Take::Noun) && noun_fits(clauses, frame, phrase) =>
            {
                let start = phrase
                    .possessor
                    .as_ref()
                    .map_or(phrase.tokens.start, |whose| {
                        whose.start.min(phrase.tokens.start)
                    });
                Some((start, phrase.tokens.end))
            }
            Complement::Prepositional(preposition, phrase)
                if frame.takes(&Take::Preposition(preposition.clone())) =>
            {
                Some((group.head, phrase.tokens.end))
            }
            Complement::PrepositionalGerund(preposition, verb)
                if frame.takes(&Take::Preposition(preposition.clone())) =>
            {
                Some((group.head, verb.tokens.end))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    frame.takes(&Take::Nothing).then_some((group.head, after))
}

fn admit(
    clauses: &Clauses<'_>,
    group: &Group,
    frame: &'static Frame,
    cue: &Range<usize>,
    after: usize,
) -> Option<Draft> {
    let conceder = clauses.subject_of(group);
    let content = match admitted(clauses, group, frame, after) {
        Some((start, past)) => clauses.extent(start, past),
        None if frame.takes(&Take::Quote) => said_before(clauses, group)?,
        None => return None,
    };
    Some(Draft {
        frame,
        cue: cue.clone(),
        recipient: receiver(clauses, group, &content)
            .filter(|to| content.start > to.end || content.end <= to.end),
        content,
        conceder,
        status: status::of_admission(clauses, group),
    })
}

/// The quoted words or clause before "he conceded".
fn said_before(clauses: &Clauses<'_>, group: &Group) -> Option<Range<usize>> {
    let sentence = clauses.sentence(group.head);
    let subject = clauses.grammatical_subject_of(group)?;
    let mark = subject
        .start
        .checked_sub(1)
        .filter(|&at| at > sentence.start)?;
    if !(clauses.is_quote_mark(mark) || clauses.tag(mark) == Tag::Comma) {
        return None;
    }
    let start = sentence.start + usize::from(clauses.is_quote_mark(sentence.start));
    let mut end = mark;
    while end > start && (clauses.is_quote_mark(end - 1) || clauses.tag(end - 1) == Tag::Comma) {
        end -= 1;
    }
    (start..end)
        .any(|at| clauses.group(at).is_some())
        .then_some(start..end)
}

// --- carriers ---------------------------------------------------------------------------------------------------------

fn carry(
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
        clauses.complements_of(after)
    };
    for complement in complements {
        let Some(parts) = carried(clauses, frame, &complement) else {
            continue;
        };
        let subject = subject();
        let drafts = parts.into_iter().map(|part| {
            let (conceder, recipient) = sides(clauses, frame, group, subject.as_ref(), &part);
            Draft {
                frame,
                cue: cue.clone(),
                recipient,
                content: part.content,
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
    }
    found
}

/// What a carrier carries: the content, and who would give when the complement says so itself.
struct Piece {
    content: Range<usize>,
    giver: Option<Range<usize>>,
    verb: Option<Group>,
    /// The noun that heads the content.
    noun: Option<Phrase>,
}

fn carried(
    clauses: &Clauses<'_>,
    frame: &Frame,
    complement: &Complement<'_>,
) -> Option<Vec<Piece>> {
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
        Complement::PrepositionalGerund(preposition, verb)
            if frame.takes(&Take::Preposition(preposition.clone()))
                && verb_fits(clauses, frame, verb) =>
        {
            Some(steps(clauses, verb, None))
        }
        Complement::Controlled(preposition, doer, verb)
            if frame.takes(&Take::Controlled(preposition.clone()))
                && verb_fits(clauses, frame, verb) =>
        {
            Some(steps(clauses, verb, Some(doer.clone())))
        }
        Complement::Clause {
            start,
            subject,
            verb: Some(verb),
        } if frame.takes(&Take::That) && verb_fits(clauses, frame, verb) => Some(if verb.passive {
            vec![Piece {
                content: clauses.extent(*start, verb.tokens.end),
                giver: clauses.subject_of(verb),
                verb: Some((*verb).clone()),
                noun: None,
            }]
        } else {
            steps(clauses, verb, subject.clone())
        }),
        Complement::Noun(phrase)
            if frame.takes(&Take::Noun) && noun_fits(clauses, frame, phrase) =>
        {
            Some(vec![thing(clauses, phrase)])
        }
        Complement::Prepositional(preposition, phrase)
            if frame.takes(&Take::Preposition(preposition.clone()))
                && noun_fits(clauses, frame, phrase) =>
        {
            Some(vec![thing(clauses, phrase)])
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

fn thing(clauses: &Clauses<'_>, phrase: &Phrase) -> Piece {
    let start = phrase
        .possessor
        .as_ref()
        .map_or(phrase.tokens.start, |whose| {
            whose.start.min(phrase.tokens.start)
        });
    Piece {
        content: clauses.extent(start, phrase.tokens.end),
        giver: None,
        verb: None,
        noun: Some(phrase.clone()),
    }
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
            let whose = part.noun.as_ref().and_then(|noun| noun.possessor.clone());
            let offered = part
                .noun
                .as_ref()
                .is_some_and(|noun| matches!(clauses.lemma(noun.head), "offer" | "overture"));
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

/// Who would do what a noun names: "Fiorina's firing" says nothing of it, "the resignation of its president" does.
fn giver_of_noun(clauses: &Clauses<'_>, noun: &Phrase) -> Option<Range<usize>> {
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

// --- nouns ------------------------------------------------------------------------------------------------------------

fn noun(clauses: &Clauses<'_>, at: usize, frame: &'static Frame) -> Vec<Draft> {
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
    let owner = phrase
        .possessor
        .clone()
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
                    frame,
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

/// A proper name or nationality in front of the head: "the DOJ demand", "U.S. demands".
fn modifier_owner(clauses: &Clauses<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let names = |at: &usize| clauses.tag(*at).is_proper();
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
    let owner = phrase
        .possessor
        .clone()
        .or_else(|| modifier_owner(clauses, phrase));
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
            frame,
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
        frame,
        cue: cue.clone(),
        content: clauses.extent(head, after + 2),
        conceder: owner,
        recipient: None,
        status: noun_status(clauses, phrase),
    })
}

fn noun_status(clauses: &Clauses<'_>, phrase: &Phrase) -> Status {
    let start = phrase
        .possessor
        .as_ref()
        .map_or(phrase.tokens.start, |whose| {
            whose.start.min(phrase.tokens.start)
        });
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

// --- adjectives -------------------------------------------------------------------------------------------------------

fn adjective(clauses: &Clauses<'_>, at: usize, frame: &'static Frame) -> Vec<Draft> {
    let (Some(told), true) = (
        frame.status,
        clauses.group(at).is_none_or(|group| group.passive),
    ) else {
        return Vec::new();
    };
    // The copula: "is willing", "seemed ready".
    let from = clauses.sentence(at).start.max(at.saturating_sub(5));
    let Some(copula) = (from..=at).rev().find_map(|before| clauses.group(before)) else {
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
                frame,
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
