//! Tags put right where the words around them leave no doubt.
//!
//! A tagger takes "to" for a preposition now and then, and a rare verb after it for an adjective or a noun
//! ("failed to free the hostages"). Steps are often infinitives, so that this matters here.

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::Document;

use super::frames::{Frame, Giver, LEXICON, Part, Take};
use super::groups::negates;

/// The grammar of the document with its infinitives and phrasal verbs put right.
pub(super) fn corrected(document: &Document<'_>, syntax: &Syntax) -> Syntax {
    let mut syntax = syntax.clone();
    for at in 1..syntax.tags.len() {
        // "did not back down": what an auxiliary asks for and a particle completes is a verb.
        let phrasal = syntax.tags[at] == Tag::Rb
            && document.word(at).eq_ignore_ascii_case("back")
            && ["down", "off", "away"].contains(&document.word(at + 1));
        let asked = at > 0
            && (matches!(syntax.tag(at - 1), Tag::Md | Tag::To)
                || negates(document.word(at - 1))
                || ["do", "does", "did", "to"].contains(&document.word(at - 1)));
        if phrasal && asked {
            syntax.tags[at] = Tag::Vb;
        }
    }
    for at in 0..syntax.tags.len() {
        // "Beijing has refused": what a verb with a tense follows is its subject, and a capital makes it a name.
        if syntax.tags[at] == Tag::Vbg
            && document.word(at).starts_with(char::is_uppercase)
            && matches!(syntax.tag(at + 1), Tag::Vbz | Tag::Vbd | Tag::Md)
        {
            syntax.tags[at] = Tag::Nnp;
        }
        // "to lift the siege and free the sailors"
        if syntax.tags[at] == Tag::Cc
            && syntax.tag(at + 1) == Tag::Jj
            && matches!(syntax.tag(at + 2), Tag::Dt | Tag::PrpPossessive)
        {
            syntax.tags[at + 1] = Tag::Vb;
        }
        // "Oslo's willing to": a verb, no genitive.
        if syntax.tags[at] == Tag::Pos
            && syntax.tag(at + 1).is_adjective()
            && document.word(at + 2).eq_ignore_ascii_case("to")
        {
            syntax.tags[at] = Tag::Vbz;
            if let Some(lemma) = syntax.lemmas.get_mut(at) {
                "be".clone_into(lemma);
            }
        }
        // "let auditors inspect"
        if syntax.tags[at] == Tag::Vbp
            && at > 1
            && syntax.tags[at - 1] == Tag::Nns
            && (at.saturating_sub(4)..at - 1).any(|let_at| syntax.lemma(let_at) == "let")
        {
            syntax.tags[at] = Tag::Vb;
        }
        // "to return the Parthenon marbles": the object of an infinitive has no verb of its own.
        if syntax.tags[at] == Tag::Vbz
            && at >= 4
            && syntax.tags[at - 4..at] == [Tag::To, Tag::Vb, Tag::Dt, Tag::Nnp]
        {
            syntax.tags[at] = Tag::Nns;
        }
        // "that the government free them"
        if syntax.tags[at] == Tag::Jj
            && document.word(at) == "free"
            && at > 0
            && syntax.tags[at - 1].is_noun()
            && matches!(
                syntax.tag(at + 1),
                Tag::Prp | Tag::Dt | Tag::PrpPossessive | Tag::Cd
            )
        {
            syntax.tags[at] = Tag::Vb;
        }
        // "the ferry terminal if": after a noun, with no other behind it.
        if syntax.tags[at] == Tag::Jj
            && at > 0
            && syntax.tags[at - 1] == Tag::Nn
            && LEXICON.is("passage", document.word(at))
            && !syntax.tag(at + 1).is_noun()
        {
            syntax.tags[at] = Tag::Nn;
        }
        // "but concedes that"
        if syntax.tags[at] == Tag::Nns
            && at > 0
            && syntax.tags[at - 1] == Tag::Cc
            && document.word(at + 1) == "that"
        {
            syntax.tags[at] = Tag::Vbz;
        }
        // "did not concede defeat,"
        if syntax.tags[at] == Tag::Vb
            && at > 0
            && syntax.tags[at - 1] == Tag::Vb
            && matches!(syntax.tag(at + 1), Tag::Comma | Tag::Stop)
            && !matches!(
                syntax.lemma(at - 1),
                "help" | "let" | "make" | "go" | "come" | "see"
            )
        {
            syntax.tags[at] = Tag::Nn;
        }
        // "will free the men"
        if syntax.tags[at] == Tag::Md
            && syntax.tag(at + 1) == Tag::Jj
            && matches!(syntax.tag(at + 2), Tag::Dt | Tag::PrpPossessive)
        {
            syntax.tags[at + 1] = Tag::Vb;
        }
        if !matches!(syntax.tags[at], Tag::In | Tag::To)
            || !document.word(at).eq_ignore_ascii_case("to")
        {
            continue;
        }
        steps_after(document, &mut syntax, at);
        let mut verb = at + 1;
        while verb < at + 4 && matches!(syntax.tag(verb), Tag::Rb | Tag::OpenQuote) {
            verb += 1;
        }
        // An adjective or noun with a determiner or pronoun right after it is none: "to free the", "to force him".
        let mistaken = matches!(
            syntax.tag(verb),
            Tag::Jj | Tag::Nn | Tag::Vbp | Tag::Vbd | Tag::Vbn
        ) && matches!(
            syntax.tag(verb + 1),
            Tag::Dt | Tag::Prp | Tag::PrpPossessive | Tag::Pdt
        );
        if mistaken && let Some(tag) = syntax.tags.get_mut(verb) {
            *tag = Tag::Vb;
        }
        let infinitive = matches!(syntax.tag(verb), Tag::Vb | Tag::Vbp);
        syntax.tags[at] = if infinitive { Tag::To } else { Tag::In };
    }
    syntax
}

/// Puts right what a cue before the "to" at `to` leaves no doubt of: "offered to free hostages" is a step, "bowed to
/// pressure" is none.
fn steps_after(document: &Document<'_>, syntax: &mut Syntax, to: usize) {
    let (Some(cue), step) = (to.checked_sub(1), to + 1) else {
        return;
    };
    let frames = || LEXICON.frames(syntax.lemma(cue)).iter();
    let infinitive = frames().any(|frame| frame.takes(&Take::Infinitive));
    let noun = frames().any(|frame| frame.takes(&Take::Preposition("to".to_owned())));
    if noun && !infinitive {
        if matches!(syntax.tag(step), Tag::Vb | Tag::Vbp) && syntax.tags.get(step).is_some() {
            syntax.tags[to] = Tag::In;
            syntax.tags[step] = Tag::Nn;
        }
        return;
    }
    let word = document.word(step).to_lowercase();
    let steps = || {
        let verb = |frame: &&Frame| frame.part == Part::Verb;
        LEXICON.frames(&word).iter().filter(verb)
    };
    if !infinitive || steps().next().is_none() {
        return;
    }
    let particle = steps().any(|frame| frame.particle.as_deref() == Some(document.word(step + 1)));
    let object = matches!(
        syntax.tag(step + 1),
        Tag::Dt | Tag::Prp | Tag::PrpPossessive | Tag::Cd | Tag::Nnp | Tag::Nnps
    );
    if (particle || object || !noun)
        && matches!(syntax.tag(step), Tag::Jj | Tag::Nn | Tag::Vbp | Tag::Rb)
    {
        syntax.tags[step] = Tag::Vb;
        if let Some(lemma) = syntax.lemmas.get_mut(step) {
            *lemma = word;
        }
    }
    // "The rebels promised to leave": a past tense, since nothing else has one there.
    let alone = cue
        .checked_sub(1)
        .is_some_and(|before| syntax.tag(before).is_noun());
    let subject = LEXICON
        .frames(syntax.lemma(cue))
        .iter()
        .any(|frame| frame.part == Part::Verb && frame.giver == Giver::Subject);
    if syntax.tag(cue) == Tag::Vbn && alone && subject && syntax.tag(step) == Tag::Vb {
        syntax.tags[cue] = Tag::Vbd;
    }
}
