//! Whether what stands after a cue is something that can be given, done or asked for.

use hearsay_text::Status;

use super::clauses::Clauses;
use super::drafts::Draft;
use super::frames::{Frame, LEXICON};
use super::giving::gives;
use super::groups::Group;
use super::phrases::Phrase;

/// Heads that only count or measure: the noun after "of" says what is meant.
const MEASURES: &[&str] = &[
    "all",
    "some",
    "most",
    "part",
    "number",
    "group",
    "dozen",
    "dozens",
    "hundred",
    "thousand",
    "hundreds",
    "thousands",
    "lot",
    "rest",
    "half",
    "swathe",
    "majority",
    "handful",
    "many",
    "several",
    "any",
    "both",
    "list",
    "copy",
    "piece",
    "series",
    "set",
    "kind",
    "percent",
    "majority",
    "remainder",
    "bit",
    "pocket",
    "inch",
    "use",
];

/// Whether a noun phrase is what the frame asks for.
pub(super) fn noun_fits(clauses: &Clauses<'_>, frame: &Frame, phrase: &Phrase) -> bool {
    let head = head_of(clauses, phrase);
    let word = clauses.head_word(head);
    if clauses.is_time(phrase) || only_talk(clauses, phrase) {
        return false;
    }
    let form = clauses.document.word(head).to_lowercase();
    let single = form.strip_suffix('s').unwrap_or(&form);
    if [word.as_str(), &form, single]
        .iter()
        .any(|each| frame.what.nouns.contains(*each))
    {
        return true;
    }
    // "release her", where people can be what is given.
    let person = clauses.is_any(head, &["him", "her", "them"]);
    if person && frame.what.nouns.contains("hostage") {
        return true;
    }
    // "freed six Norwegians": people named by their country are counted.
    let counted = clauses.tag(phrase.tokens.start) == hearsay_syntax::Tag::Cd
        || clauses.tag(head) == hearsay_syntax::Tag::Nnps;
    if counted && clauses.tag(head).is_proper() && frame.what.nouns.contains("hostage") {
        return true;
    }
    if frame.what.name && clauses.tag(head).is_proper() {
        return true;
    }
    frame.what.any && !LEXICON.is("meeting", &word)
}

/// Whether the phrase names a call to do something that is mere talk: "an invitation to comment".
fn only_talk(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    let end = phrase.tokens.end;
    let called = clauses.group(end).is_some_and(|group| {
        group.form == super::groups::Form::Infinitive
            && LEXICON.is("talk", clauses.lemma(group.head))
    });
    // "to comment" may be read as a noun, and "for comment" is one.
    let named = clauses.is_any(end, &["to", "for"])
        && LEXICON.is("talk", &clauses.document.word(end + 1).to_lowercase());
    called || named
}

/// Whether a verb is what the frame asks for, and has no object that makes it mere talk.
pub(super) fn verb_fits(clauses: &Clauses<'_>, frame: &Frame, group: &Group) -> bool {
    let lemma = clauses.lemma(group.head);
    if LEXICON.is("talk", lemma) {
        return false;
    }
    if (frame.what.giving || frame.what.any) && gives(clauses, group) {
        return true;
    }
    let object = clauses.noun_at(group.tokens.end);
    let meets = object
        .is_some_and(|phrase| LEXICON.is("meeting", &clauses.head_word(head_of(clauses, phrase))));
    if meets {
        return false;
    }
    frame.what.any || frame.what.verbs.contains(lemma)
}

/// Whether the guideline decides that it is no concession, whoever finds it: to refuse to comment, confirm or deny; to ask for an
/// inquiry, a prosecutor, an explanation, a meeting or a referendum; to tell once more, by a word that only points back, what was
/// told before ("agreed to that").
pub(super) fn is_decided(clauses: &Clauses<'_>, draft: &Draft) -> bool {
    const POINTS_BACK: [&str; 6] = ["that", "this", "these", "those", "it", "so"];
    let mut content = draft.content.clone();
    if content.len() == 1 && clauses.is_any(content.start, &POINTS_BACK) {
        return true;
    }
    match draft.status {
        Status::Refused => content
            .find_map(|at| clauses.group(at))
            .is_some_and(|group| LEXICON.is("silence", clauses.lemma(group.head))),
        Status::Demanded => content
            .next()
            .and_then(|at| clauses.noun_at(at))
            .is_some_and(|phrase| clauses.is_in(head_of(clauses, phrase), "inquiry")),
        _ => false,
    }
}

/// The head that tells what a phrase is: of "two of the hostages" it is "hostages".
fn head_of(clauses: &Clauses<'_>, phrase: &Phrase) -> usize {
    let counts = clauses.tag(phrase.head) == hearsay_syntax::Tag::Cd
        || MEASURES.contains(&clauses.lemma(phrase.head))
        || MEASURES.contains(&clauses.document.word(phrase.head));
    if counts
        && clauses.is(phrase.tokens.end, "of")
        && let Some(next) = clauses.noun_at(phrase.tokens.end + 1)
    {
        return next.head;
    }
    phrase.head
}
