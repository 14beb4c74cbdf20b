//! What a reporting verb takes to its right: a clause, an infinitive, a noun phrase, after those who are told and
//! after words that only say when or where.

use hearsay_syntax::Tag;

use super::attribution::Construction;
use super::narration::Narration;
use super::verbs::Reporting;
use super::{phrases, sources};

/// How far a clause may stand from its verb, in tokens: "said on Sunday in a letter to the mayor that".
const REACH: usize = 18;

/// How far the verb of a clause may stand from the clause's first word, in tokens.
const CLAUSE_REACH: usize = 40;

/// Where the content of a reporting verb begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Complement {
    pub(super) construction: Construction,
    /// The first token of the content.
    pub(super) start: usize,
    /// The end of the cue: past a particle or preposition that belongs to it.
    pub(super) cue_end: usize,
}

/// What the verb takes; `None` if nothing up to `limit` could be its content. `direct` marks the quotations that are
/// direct quotes of their own.
pub(super) fn complement(
    narration: &Narration<'_, '_>,
    reporting: &Reporting,
    limit: usize,
    direct: &[bool],
) -> Option<Complement> {
    let cue = reporting.cue;
    let verb = reporting.verb;
    let mut at = verb + 1;
    let points_out = narration.lemma(verb) == "point" && narration.lower(at) == "out";
    if at < limit && (narration.tag(at) == Tag::Rp || points_out) {
        at += 1;
    }
    let cue_end = at;
    if at >= limit {
        return None;
    }
    let found = |construction, start| {
        Some(Complement {
            construction,
            start,
            cue_end,
        })
    };
    if cue.that
        && let Some(that) = that(narration, at, limit)
    {
        return found(Construction::That, that);
    }
    if cue.infinitive && is_infinitive(narration, at) {
        return found(Construction::Infinitive, at);
    }
    if matches!(narration.tag(at), Tag::In | Tag::To | Tag::Rp)
        && cue.prepositions.contains(&narration.lower(at))
        && at + 1 < limit
    {
        return Some(Complement {
            construction: Construction::Preposition,
            start: at + 1,
            cue_end: at + 1,
        });
    }
    let at = past_adverbials(narration, at, limit);
    if at >= limit {
        return None;
    }
    if let Some(quotation) = narration.quotation(at) {
        let claimed = direct.get(quotation).copied().unwrap_or_default();
        let fits = cue.quote || cue.noun || cue.bare;
        return (fits && !claimed)
            .then(|| found(Construction::Noun, at))
            .flatten();
    }
    if cue.hearer
        && let Some(after) = phrases::base_beginning(narration, at, limit)
        && after < limit
    {
        let after = past_adverbials(narration, after, limit);
        if cue.infinitive && is_infinitive(narration, after) {
            return found(Construction::Infinitive, after);
        }
        let clause = asks(narration, reporting, after, limit)
            || clause_begins(narration, after, limit, Strict::Yes);
        if cue.bare && clause {
            return found(Construction::Bare, after);
        }
    }
    let strict = match (cue.noun || !cue.quote, narration.lemma(verb)) {
        (_, "say") => Strict::No,
        (true, _) => Strict::Yes,
        (false, _) => Strict::Somewhat,
    };
    let clause =
        asks(narration, reporting, at, limit) || clause_begins(narration, at, limit, strict);
    if cue.bare && clause && !reporting.passive {
        return found(Construction::Bare, at);
    }
    (cue.noun && at == cue_end && opens_noun(narration.tag(at)) && !reporting.passive)
        .then(|| found(Construction::Noun, at))
        .flatten()
}

fn is_infinitive(narration: &Narration<'_, '_>, at: usize) -> bool {
    let to = if narration.lower(at) == "not" {
        at + 1
    } else {
        at
    };
    narration.tag(to) == Tag::To && narration.tag(to + 1) == Tag::Vb
}

/// "that" with a clause behind it and only phrases before it.
fn that(narration: &Narration<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    for index in at..limit.min(at + REACH) {
        if narration.quotation(index).is_some() {
            return None;
        }
        let tag = narration.tag(index);
        if narration.lower(index) == "that" && index + 1 < limit {
            let verb_next = narration.tag(index + 1).is_finite();
            let named = index > at
                && (narration.tag(index - 1).is_proper()
                    || narration.tag(index - 1) == Tag::Prp
                    || phrases::is_day(narration, index - 1));
            // "told a story that pleased": a relative clause. Taggers mix the kinds of "that" up after a name.
            let relative = verb_next || index > at && tag == Tag::Wdt && !named;
            let demonstrative = tag == Tag::Dt && index > at && !named;
            // "disputed that and left": it points back at what was said.
            let alone = matches!(narration.tag(index + 1), Tag::Cc | Tag::Stop)
                && narration.quotation(index + 1).is_none();
            return (!relative && !demonstrative && !alone).then_some(index);
        }
        if tag.is_finite() || tag == Tag::To || narration.is_dash(index) {
            return None;
        }
    }
    None
}

/// Past "on Sunday", "in a statement", "again".
pub(super) fn past_adverbials(narration: &Narration<'_, '_>, mut at: usize, limit: usize) -> usize {
    while at < limit && narration.quotation(at).is_none() {
        let tag = narration.tag(at);
        let word = narration.lower(at);
        let stays = matches!(
            word,
            "that" | "if" | "whether" | "of" | "as" | "because" | "while"
        );
        if matches!(tag, Tag::Rb | Tag::Rbr) || phrases::is_day(narration, at) {
            at += 1;
        } else if matches!(word, "last" | "this" | "earlier" | "late" | "early")
            && narration.tag(at + 1).is_noun()
            && phrases::is_day_or_period(narration, at + 1)
        {
            at += 2;
        } else if narration.is_comma(at) && at > 0 && phrases::is_day(narration, at - 1) {
            at += 1;
        } else if matches!(tag, Tag::In | Tag::To)
            && !stays
            && let Some(phrase) = sources::after(narration, at + 1, limit)
            && (phrase.end >= limit || !narration.is_comma(phrase.end))
        {
            at = phrase.end;
        } else {
            break;
        }
    }
    at
}

/// "asked whether", "said what", "explained how"
fn asks(narration: &Narration<'_, '_>, reporting: &Reporting, at: usize, limit: usize) -> bool {
    let lemma = narration.lemma(reporting.verb);
    match narration.lower(at) {
        "whether" | "how" | "why" | "what" => true,
        // "said if he wins, he will stay"
        "if" => {
            matches!(lemma, "ask" | "wonder" | "inquire")
                || (at..limit.min(at + 20)).any(|index| narration.is_comma(index))
        }
        "who" | "which" | "where" | "when" => {
            matches!(lemma, "ask" | "wonder" | "explain" | "reveal")
        }
        _ => false,
    }
}

/// How much it takes for words to count as a clause after a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strict {
    /// A noun phrase could stand there too: a finite verb must follow without a comma between.
    Yes,
    /// A finite verb must follow.
    Somewhat,
    /// Hardly anything but a clause can stand there.
    No,
}

/// Whether a clause of its own begins at `at`: a noun phrase and a finite verb.
fn clause_begins(narration: &Narration<'_, '_>, at: usize, limit: usize, strict: Strict) -> bool {
    let tag = narration.tag(at);
    let opens = opens_noun(tag)
        || matches!(tag, Tag::Ex | Tag::Vbg)
        || strict != Strict::Yes && tag == Tag::In;
    if !opens {
        return false;
    }
    for index in at + 1..limit.min(at + CLAUSE_REACH) {
        if narration.quotation(index).is_some() {
            if strict == Strict::No {
                return true;
            }
            continue;
        }
        if narration.tag(index).is_finite() {
            // "denied the report and left": the reporter goes on.
            if strict == Strict::Yes && narration.tag(index - 1) == Tag::Cc {
                return false;
            }
            // "the man who left": the verb of a relative clause is not the one.
            let relative = matches!(narration.tag(index - 1), Tag::Wdt | Tag::Wp)
                || narration.lower(index - 1) == "that";
            return strict != Strict::Yes || !relative;
        }
        if narration.is_dash(index) || strict == Strict::Yes && narration.is_comma(index) {
            return false;
        }
        // "argued since 2019, when it began", "wrote the play because it rained": the verb is of another clause.
        let dates = tag == Tag::In
            && narration.is_comma(index)
            && matches!(
                narration.tag(index + 1),
                Tag::Wrb | Tag::Wdt | Tag::Wp | Tag::WpPossessive
            );
        if dates || strict != Strict::No && subordinates(narration.lower(index)) {
            return false;
        }
    }
    // Tags may have missed the verb of a long clause: "said smugglers dig tunnels", "said the firm expected to build".
    strict == Strict::No && limit > at + 4 && opens_noun(tag)
}

/// Words that open a clause of their own behind a noun phrase.
fn subordinates(word: &str) -> bool {
    matches!(
        word,
        "when" | "while" | "because" | "although" | "though" | "after" | "before" | "unless"
    )
}

pub(super) fn opens_noun(tag: Tag) -> bool {
    tag.is_noun()
        || tag.is_adjective()
        || matches!(
            tag,
            Tag::Dt | Tag::Pdt | Tag::Cd | Tag::Prp | Tag::PrpPossessive | Tag::Currency
        )
}
