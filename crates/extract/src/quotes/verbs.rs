//! Verb groups: a reporting verb with its auxiliaries, and the verb that it hangs on.

use std::ops::Range;

use hearsay_syntax::Tag;

use super::cues::{self, Cue};
use super::narration::Narration;

/// A reporting verb where it stands.
#[derive(Debug, Clone)]
pub(super) struct Reporting {
    /// The verb itself.
    pub(super) verb: usize,
    /// With its auxiliaries and the verbs that it hangs on: "had claimed", "went on to say".
    pub(super) group: Range<usize>,
    pub(super) cue: &'static Cue,
    /// Whether the subject undergoes: "was told".
    pub(super) passive: bool,
    /// Whether the group has a form that takes a subject: said, but not saying.
    pub(super) finite: bool,
}

/// The reporting verb at `index`, if one stands there; its group goes no further left than `from`.
pub(super) fn reporting(
    narration: &Narration<'_, '_>,
    from: usize,
    index: usize,
) -> Option<Reporting> {
    if narration.quotation(index).is_some() || !narration.tag(index).is_verb() {
        return None;
    }
    let cue = cues::cue(narration.lemma(index))?;
    Some(grouped(narration, from, index, cue))
}

/// "made clear that", "made it clear that": the verb group with what goes with it.
pub(super) fn made_clear(
    narration: &Narration<'_, '_>,
    from: usize,
    index: usize,
) -> Option<Reporting> {
    if narration.lemma(index) != "make" || !narration.tag(index).is_verb() {
        return None;
    }
    let clear = if narration.lower(index + 1) == "it" {
        index + 2
    } else {
        index + 1
    };
    if !matches!(narration.lower(clear), "clear" | "plain" | "known") {
        return None;
    }
    let mut reporting = grouped(narration, from, index, &cues::CLEAR);
    reporting.verb = clear;
    reporting.group.end = clear + 1;
    Some(reporting)
}

/// The verb at `index` with its group, whatever it means.
pub(super) fn any(narration: &Narration<'_, '_>, from: usize, index: usize) -> Option<Reporting> {
    (narration.quotation(index).is_none() && narration.tag(index).is_verb())
        .then(|| grouped(narration, from, index, &cues::ANY))
}

fn grouped(
    narration: &Narration<'_, '_>,
    from: usize,
    verb: usize,
    cue: &'static Cue,
) -> Reporting {
    let tag = narration.tag(verb);
    let mut start = verb;
    let mut finite = matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let mut passive = false;
    let mut at = verb;
    while at > from {
        let before = at - 1;
        if narration.quotation(before).is_some() {
            break;
        }
        let lemma = narration.lemma(before);
        let tag_before = narration.tag(before);
        match tag_before {
            Tag::Rb | Tag::Rbr => {}
            _ if matches!(narration.word(before), "since" | "long") && start == verb => {}
            Tag::Md => {
                start = before;
                finite = true;
            }
            Tag::To if narration.tag(start) == Tag::Vb => start = before,
            _ if tag_before.is_verb() && matches!(lemma, "be" | "get") && start <= verb => {
                passive |= start == verb && tag == Tag::Vbn;
                finite |= tag_before.is_finite();
                start = before;
            }
            _ if tag_before.is_verb() && matches!(lemma, "have" | "do" | "'ve" | "'d") => {
                finite |= tag_before.is_finite();
                start = before;
            }
            // "went on to say", "continued to insist", "refused to say"
            _ if tag_before.is_verb() && narration.tag(start) == Tag::To && leads_up(lemma) => {
                finite |= tag_before.is_finite();
                start = before;
            }
            Tag::Rp | Tag::In
                if narration.tag(start) == Tag::To
                    && before > from
                    && narration.tag(before - 1).is_verb() => {}
            _ => break,
        }
        at = before;
    }
    Reporting {
        verb,
        group: start..verb + 1,
        cue,
        passive,
        finite,
    }
}

/// Verbs that share their subject with the infinitive after them and only say how it came about.
fn leads_up(lemma: &str) -> bool {
    matches!(
        lemma,
        "go" | "continue"
            | "begin"
            | "start"
            | "come"
            | "proceed"
            | "rush"
            | "hasten"
            | "decline"
            | "refuse"
            | "need"
            | "have"
            | "want"
            | "like"
            | "try"
            | "seek"
            | "use"
            | "fail"
            | "appear"
            | "seem"
            | "dare"
            | "happen"
            | "move"
    )
}
