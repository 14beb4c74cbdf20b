//! Verbs that give ground themselves: "ceded", "backed down".

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::Status;

use super::admissions::admitted;
use super::clauses::Clauses;
use super::complements::Complement;
use super::drafts::{Draft, cue_of};
use super::fitting::noun_fits;
use super::frames::{Frame, Giver, LEXICON, Part, Role, Take};
use super::groups::{Form, Group};
use super::phrases::Phrase;
use super::status;

pub(super) fn give(
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
        Given::Before(phrase) => {
            phrase.start
                ..clauses
                    .without_clause_of(content, group.tokens.start)
                    .end
                    .min(group.tokens.start)
                    .max(phrase.end)
        }
        _ => content,
    };
    let status = frame
        .status
        .unwrap_or_else(|| status::of_step(clauses, group));
    if !status::is_told(clauses, group, status) {
        return None;
    }
    Some(Draft {
        frame: Some(frame),
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
    let mut complements = clauses.complements_of(after);
    let object = clauses.relative_object(group);
    if complements.is_empty()
        && frame.takes(&Take::Noun)
        && let Some(object) = object
    {
        if !noun_fits(clauses, frame, object) {
            return None;
        }
        return Some(Given::Before(clauses.with_of(object)));
    }
    for complement in complements.drain(..) {
        let fits = match &complement {
            Complement::Noun(phrase) => {
                frame.takes(&Take::Noun) && noun_fits(clauses, frame, phrase)
            }
            Complement::Prepositional(preposition, phrase) => {
                frame.takes(&Take::Preposition(preposition.clone()))
                    && noun_fits(clauses, frame, phrase)
            }
            Complement::Gerund(_) => frame.what.any && frame.takes(&Take::Gerund),
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
pub(super) fn receiver(
    clauses: &Clauses<'_>,
    group: &Group,
    content: &Range<usize>,
) -> Option<Range<usize>> {
    let first = clauses.noun_at(group.tokens.end);
    if let Some(phrase) = first
        && clauses.second_object(phrase).is_some()
        && matches!(
            clauses.lemma(group.head),
            "give" | "grant" | "offer" | "hand" | "pay" | "allow"
        )
    {
        return Some(phrase.tokens.clone());
    }
    if matches!(clauses.lemma(group.head), "allow" | "let" | "permit")
        && let Some(phrase) = first
    {
        return Some(clauses.with_of(phrase));
    }
    (group.tokens.end..content.end)
        .find(|&at| {
            let with = clauses.is(at, "with")
                && matches!(
                    clauses.lemma(group.head),
                    "sit" | "comply" | "cooperate" | "share" | "compromise"
                );
            (with || clauses.is(at, "to")) && clauses.group(at).is_none()
        })
        .and_then(|at| clauses.noun_at(at + 1))
        .and_then(|phrase| beneficiary(clauses, phrase))
}

/// Who gains by a step towards the phrase: of "the strikers' demands" the strikers.
pub(super) fn beneficiary(clauses: &Clauses<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    // "weeks of protests"
    if clauses.is_time(phrase) {
        return None;
    }
    let asked = ["terms", "claims", "pressure"]
        .iter()
        .any(|class| clauses.is_in(phrase.head, class));
    if !asked {
        // "to Oslo and Rome", but not "to Oslo and the army left"
        let joined = clauses.with_joined(phrase);
        let goes_on = clauses.group(clauses.past_adverbs(joined.end)).is_some();
        return Some(if goes_on {
            clauses.with_of(phrase)
        } else {
            joined
        });
    }
    if let Some(whose) = &phrase.possessor {
        return Some(whose.clone());
    }
    if clauses.is_any(phrase.tokens.end, &["from", "by"])
        && let Some(asker) = clauses.noun_at(phrase.tokens.end + 1)
    {
        return Some(clauses.with_of(asker));
    }
    if !(clauses.is_in(phrase.head, "terms") || clauses.is_in(phrase.head, "claims")) {
        return None;
    }
    let whole = clauses.with_of(phrase);
    (whole.end > phrase.tokens.end).then(|| phrase.tokens.end + 1..whole.end)
}
