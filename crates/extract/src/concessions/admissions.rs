//! Verbs that admit: "conceded that she was late".

use std::ops::Range;

use super::clauses::Clauses;
use super::complements::Complement;
use super::drafts::Draft;
use super::fitting::noun_fits;
use super::frames::{Frame, Take};
use super::giving::receiver;
use super::groups::Group;
use super::status;
use hearsay_syntax::Tag;

/// Where what is admitted begins, and the first token at which it may end.
pub(super) fn admitted(
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
                let start = phrase.start();
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
    // "the victory, which she conceded"
    if frame.takes(&Take::Noun)
        && let Some(object) = clauses.relative_object(group)
        && noun_fits(clauses, frame, object)
    {
        return Some((object.start(), object.tokens.end));
    }
    frame.takes(&Take::Nothing).then_some((group.head, after))
}

pub(super) fn admit(
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
        frame: Some(frame),
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
