//! How far a step is said to have come: by tense, mood, negation and what governs it.
//!
//! The six statuses and their order are those of the guideline: the first that fits from the top.

use hearsay_syntax::Tag;
use hearsay_text::Status;

use super::clauses::Clauses;
use super::conditions;
use super::frames::LEXICON;
use super::groups::{Form, Group};

/// The status of a step that its own verb tells: "ceded", "will cede", "has not ceded".
pub(super) fn of_step(clauses: &Clauses<'_>, group: &Group) -> Status {
    if denied(clauses, group) {
        return Status::Refused;
    }
    if let Some(status) = by_mood(clauses, group) {
        return status;
    }
    // "apologised to nobody"
    if (group.tokens.end..group.tokens.end + 3).any(|at| clauses.is_any(at, &["nobody", "nothing"]))
    {
        return Status::Refused;
    }
    match group.form {
        Form::Finite | Form::Participle => {
            let present = matches!(clauses.tag(group.tokens.start), Tag::Vbz | Tag::Vbp);
            match hypothesis(clauses, group) {
                Some("if" | "unless" | "whether" | "should") => Status::Discussed,
                // "would not leave until Oslo lifted its ban": that is what is asked.
                Some("until") if is_awaited(clauses, group) => Status::Demanded,
                Some(_) if present => Status::Agreed,
                _ => Status::Made,
            }
        }
        Form::Bare => Status::Discussed,
        Form::Infinitive => governed(clauses, group),
        Form::Gerund => gerund(clauses, group),
    }
}

/// Whether what stands before "until" is a future that hangs on the step.
fn is_awaited(clauses: &Clauses<'_>, group: &Group) -> bool {
    clauses
        .groups_before(group.tokens.start)
        .next()
        .is_some_and(|before| before.modal.is_some() && before.negation.is_some())
}

/// Whether the text says something of the step, and does not only name it: "less quick to compromise" says nothing.
pub(super) fn is_told(clauses: &Clauses<'_>, group: &Group, status: Status) -> bool {
    let named = matches!(group.form, Form::Infinitive | Form::Gerund | Form::Bare)
        && group.modal.is_none()
        && status == Status::Discussed;
    !named || conditions::opens_before(clauses, group.tokens.start)
}

/// The status that a carrier gives its complement, when it has `told` by itself. `None`: it says nothing about a step
/// ("has not demanded", "did not refuse").
pub(super) fn of_carrier(clauses: &Clauses<'_>, group: &Group, told: Status) -> Option<Status> {
    let denied = denied(clauses, group);
    let mood = by_mood(clauses, group);
    let unreal = matches!(mood, Some(Status::Discussed));
    Some(match told {
        Status::Refused if denied => Status::Discussed,
        // "called on Oslo to reject the offer": nobody has.
        Status::Refused if is_asked(clauses, group) => return None,
        Status::Refused => Status::Refused,
        _ if denied && told == Status::Demanded => return None,
        _ if denied => Status::Refused,
        Status::Demanded => Status::Demanded,
        // "forced": done; "to force", "would force": wanted.
        Status::Made => match (group.form, mood) {
            (Form::Infinitive, _) | (_, Some(Status::Discussed)) => Status::Demanded,
            (_, Some(status)) => status,
            _ => Status::Made,
        },
        Status::Agreed | Status::Offered => match (mood, hypothesis(clauses, group)) {
            (Some(Status::Demanded), _) => Status::Demanded,
            (_, Some("if" | "unless" | "whether")) => Status::Discussed,
            _ if is_would(clauses, group) => Status::Offered,
            _ if unreal && told == Status::Agreed => Status::Offered,
            _ if unreal => Status::Discussed,
            _ if group.form == Form::Infinitive => match governed(clauses, group) {
                Status::Demanded => Status::Demanded,
                Status::Refused => Status::Refused,
                Status::Made | Status::Agreed => told,
                _ => Status::Discussed,
            },
            _ => told,
        },
        Status::Discussed => Status::Discussed,
    })
}

/// The status of something admitted.
pub(super) fn of_admission(clauses: &Clauses<'_>, group: &Group) -> Status {
    match of_step(clauses, group) {
        // "admits", "conceding that", "to admit": saying so does it.
        Status::Agreed | Status::Discussed
            if group.modal.is_none() && group.form != Form::Infinitive =>
        {
            Status::Made
        }
        status => status,
    }
}

fn is_would(clauses: &Clauses<'_>, group: &Group) -> bool {
    group
        .modal
        .is_some_and(|at| clauses.is_any(at, &["would", "'d", "’d"]))
}

/// Whether the verb tells what is wished for: "that Oslo lift its ban", "that it should leave".
pub(super) fn is_wished(clauses: &Clauses<'_>, group: &Group) -> bool {
    match group.modal {
        Some(modal) => clauses.is_any(modal, &["must", "should"]),
        None => {
            let first = group.tokens.start;
            clauses.is(first, "be")
                || (first == group.head
                    && group.form != Form::Participle
                    && clauses.is(first, clauses.lemma(first)))
        }
    }
}

/// Whether somebody is asked to do what the infinitive says: "urged Oslo to reject".
fn is_asked(clauses: &Clauses<'_>, group: &Group) -> bool {
    group.form == Form::Infinitive
        && clauses
            .groups_before(group.tokens.start)
            .next()
            .is_some_and(|before| {
                matches!(
                    clauses.lemma(before.head),
                    "urge" | "ask" | "call" | "press" | "tell" | "implore" | "beg" | "want"
                )
            })
}

/// Whether the clause is one that somebody denies: "denied that she had caved in".
fn is_contradicted(clauses: &Clauses<'_>, group: &Group) -> bool {
    if !matches!(group.form, Form::Finite | Form::Gerund) {
        return false;
    }
    let Some(before) = clauses.groups_before(group.tokens.start).next() else {
        return false;
    };
    let between = before.tokens.end..group.tokens.start;
    clauses.lemma(before.head) == "deny"
        && before.negation.is_none()
        && between.len() < 12
        && !between.into_iter().any(|at| {
            matches!(clauses.tag(at), Tag::Comma | Tag::Cc | Tag::Wdt | Tag::Wp)
                || (clauses.is_boundary(at) && !clauses.is_quote_mark(at))
        })
}

/// Whether the group, or what governs it, says that it does not happen.
fn denied(clauses: &Clauses<'_>, group: &Group) -> bool {
    if group.negation.is_some() && group.obligation.is_none() {
        return true;
    }
    if is_contradicted(clauses, group) {
        return true;
    }
    // "has not met her or called"
    if matches!(group.form, Form::Finite | Form::Participle | Form::Bare)
        && group.modal.is_none()
        && let Some(leader) = clauses.leader_of(group)
        && leader.negation.is_some()
        && clauses.is(group.tokens.start.saturating_sub(1), "or")
    {
        return true;
    }
    if group.form == Form::Gerund {
        let before = group.tokens.start.checked_sub(1);
        let last = before.and_then(|at| at.checked_sub(1));
        return before.is_some_and(|at| clauses.is(at, "without"))
            || (before.is_some_and(|at| clauses.is(at, "of"))
                && last.is_some_and(|at| {
                    clauses.is(at, "instead") || (clauses.is(at, "sign") && no_before(clauses, at))
                }));
    }
    if group.form == Form::Infinitive
        && let Some(governor) = governor(clauses, group)
    {
        let lemma = clauses.lemma(governor);
        let negative = matches!(
            lemma,
            "fail" | "refuse" | "decline" | "unwilling" | "unable" | "unlikely" | "neglect" | "yet"
        );
        let noun = matches!(
            lemma,
            "plan" | "intention" | "desire" | "reason" | "need" | "wish"
        );
        return negative
            || (noun && no_before(clauses, governor))
            || clauses
                .group(governor)
                .is_some_and(|each| each.head == governor && each.negation.is_some());
    }
    false
}

fn no_before(clauses: &Clauses<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|index| clauses.is(index, "no"))
}

/// What a modal, an obligation or a future form makes of a step.
fn by_mood(clauses: &Clauses<'_>, group: &Group) -> Option<Status> {
    if let Some(at) = group.obligation {
        // "had to withdraw": it did. "has to withdraw", "would have to": it is asked to.
        let past = matches!(clauses.tag(at), Tag::Vbd | Tag::Vbn) && group.modal.is_none();
        return Some(if past { Status::Made } else { Status::Demanded });
    }
    if group.future {
        return Some(Status::Agreed);
    }
    // "should be grateful and agree"
    let leader = || match group.form {
        Form::Bare => clauses.leader_of(group).and_then(|leader| leader.modal),
        _ => None,
    };
    let word = clauses
        .document
        .word(group.modal.or_else(leader)?)
        .to_lowercase();
    Some(match word.as_str() {
        "will" | "'ll" | "’ll" | "shall" | "wo" => Status::Agreed,
        "must" | "should" | "ought" => Status::Demanded,
        "would" | "'d" | "’d" if reported(clauses, group) => Status::Agreed,
        _ => Status::Discussed,
    })
}

/// Whether the clause is one of speech: "said that it would", where "would" is the past of "will".
fn reported(clauses: &Clauses<'_>, group: &Group) -> bool {
    let from = clauses
        .sentence(group.head)
        .start
        .max(group.tokens.start.saturating_sub(15));
    (from..group.tokens.start).any(|at| LEXICON.is("reports", clauses.lemma(at)))
}

/// The conjunction that opens the clause of the group, if it makes it a hypothesis or a time: "if", "when".
pub(super) fn hypothesis(clauses: &Clauses<'_>, group: &Group) -> Option<&'static str> {
    const OPENERS: &[&str] = &[
        "if", "unless", "whether", "should", "once", "when", "until", "before",
    ];
    let from = clauses
        .sentence(group.head)
        .start
        .max(group.tokens.start.saturating_sub(14));
    for at in (from..group.tokens.start).rev() {
        if let Some(word) = OPENERS.iter().find(|word| clauses.is(at, word)) {
            return Some(word);
        }
        let other_clause = clauses
            .group(at)
            .is_some_and(|each| each.form == Form::Finite);
        if other_clause || clauses.tag(at) == Tag::Comma {
            return None;
        }
    }
    None
}

/// The verb, noun or adjective just before an infinitive.
fn governor(clauses: &Clauses<'_>, group: &Group) -> Option<usize> {
    let from = clauses
        .sentence(group.head)
        .start
        .max(group.tokens.start.saturating_sub(8));
    let mut at = group.tokens.start;
    while at > from {
        at -= 1;
        if let Some(each) = clauses.group(at) {
            return Some(each.head);
        }
        if let Some(phrase) = clauses.phrase(at) {
            if clauses.is_time(phrase) {
                at = phrase.tokens.start;
                continue;
            }
            return Some(phrase.head);
        }
        if clauses.tag(at).is_adjective() || clauses.is(at, "yet") {
            return Some(at);
        }
        if matches!(clauses.tag(at), Tag::Comma | Tag::Stop) {
            return None;
        }
    }
    None
}

/// The status of an infinitive without a carrier of its own in the lexicon: "plans to cede", "began to withdraw".
fn governed(clauses: &Clauses<'_>, group: &Group) -> Status {
    let Some(at) = governor(clauses, group) else {
        return Status::Discussed;
    };
    match clauses.lemma(at) {
        "go" if clauses.is(group.tokens.start.saturating_sub(1), "on") => Status::Made,
        "appear" | "seem" | "begin" | "start" | "continue" | "manage" | "proceed" | "move"
        | "choose" => Status::Made,
        "plan" | "intend" | "decide" | "prepare" | "set" | "schedule" | "announce" | "agree"
        | "pledge" | "promise" | "vow" | "decision" | "agreement" | "commitment" | "due" | "go"
        | "determine" | "expect" => Status::Agreed,
        "demand" | "urge" | "ask" | "press" | "call" | "require" | "need" | "order" | "tell"
        | "want" | "push" => Status::Demanded,
        "force" | "compel" | "oblige" => Status::Made,
        _ => Status::Discussed,
    }
}

fn gerund(clauses: &Clauses<'_>, group: &Group) -> Status {
    let Some(before) = group.tokens.start.checked_sub(1) else {
        return Status::Discussed;
    };
    // "barred Oslo from lifting": kept from it.
    if clauses.is(before, "from") {
        let kept = clauses
            .groups_before(before)
            .next()
            .is_some_and(|each| LEXICON.is("prevent", clauses.lemma(each.head)));
        return if kept {
            Status::Refused
        } else {
            Status::Discussed
        };
    }
    // "accused the council of ceding land": it is said to have done so.
    if clauses.is_any(before, &["of", "for"])
        && clauses.groups_before(before).next().is_some_and(|each| {
            before < each.head + 10 && LEXICON.is("blame", clauses.lemma(each.head))
        })
    {
        return Status::Made;
    }
    if clauses.tag(before) == Tag::Comma
        || clauses.is_any(before, &["by", "after", "in", "since", "before"])
    {
        return Status::Made;
    }
    match clauses.group(before).map(|each| clauses.lemma(each.head)) {
        Some("begin" | "start" | "continue" | "finish" | "complete" | "keep") => Status::Made,
        _ => Status::Discussed,
    }
}
