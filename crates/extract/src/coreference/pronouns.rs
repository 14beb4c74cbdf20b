//! Pronouns: he, she and their forms; "who" and "whose" after a name; "its" of a country or body in the same sentence.

use hearsay_syntax::Tag;
use hearsay_text::{Form, Label};

use super::Resolved;
use super::memory::{Memory, Seen};
use super::profiles::Profiles;
use super::scene::Scene;
use crate::EntityId;
use crate::lexica::Gender;

/// What a pronoun does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// He, she.
    Subject,
    /// Him, her.
    Object,
    /// His, her, hers.
    Possessive,
    /// Himself, herself.
    Reflexive,
}

// The weights were found by coordinate search on the training part of GUM, a wrong answer costing as much as two right
// ones gain; that of another voice is higher than found there, since GUM has few stories told in quotations.

/// Weight of a mention by how many sentences back it stands; further back nothing is in mind.
const RECENCY: [f32; 4] = [1.0, 0.8, 0.3, 0.25];
/// What being a subject adds.
const SUBJECT: f32 = 0.35;
/// What a known gender that agrees adds.
const AGREES: f32 = 0.1;
/// What standing in another quotation, or in one when the pronoun stands outside, takes away.
const OTHER_VOICE: f32 = 0.5;
/// What standing in a heading takes away.
const HEADING: f32 = 0.3;
/// What each further mention in mind adds.
const AGAIN: f32 = 0.2;
/// The best must be this much better than the second.
const MARGIN: f32 = 0.2;
/// Less than this is no answer, even without a second.
const LEAST: f32 = 0.7;

/// The gender that a personal pronoun tells.
pub(super) fn gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// The pronoun at `token` with whom it means, if that is clear.
pub(super) fn at(
    scene: &Scene<'_, '_>,
    token: usize,
    profiles: &Profiles,
    memory: &Memory,
) -> Option<Resolved> {
    let word = scene.word(token);
    let entity = match word.as_str() {
        "who" | "whose" | "whom" => relative(scene, token, profiles, memory),
        "its" => its(scene, token, profiles, memory),
        _ => {
            let (gender, case) = personal(scene, token, &word)?;
            person(scene, token, gender, case, profiles, memory)
        }
    }?;
    Some(Resolved {
        tokens: token..token + 1,
        entity,
        form: Form::Pronoun,
        alias: None,
    })
}

fn personal(scene: &Scene<'_, '_>, token: usize, word: &str) -> Option<(Gender, Case)> {
    let case = match word {
        "he" | "she" => Case::Subject,
        "him" => Case::Object,
        "his" | "hers" => Case::Possessive,
        "himself" | "herself" => Case::Reflexive,
        _ => her(scene, token),
    };
    Some((gender(word)?, case))
}

/// "her" before a noun is possessive.
fn her(scene: &Scene<'_, '_>, token: usize) -> Case {
    let next = scene.syntax.tag(token + 1);
    let noun =
        next.is_noun() || next.is_adjective() || matches!(next, Tag::Cd | Tag::Vbn | Tag::Vbg);
    if scene.syntax.tag(token) == Tag::PrpPossessive || noun {
        Case::Possessive
    } else {
        Case::Object
    }
}

/// The person named just before: "Holm, who", "Holm — whose".
fn relative(
    scene: &Scene<'_, '_>,
    token: usize,
    profiles: &Profiles,
    memory: &Memory,
) -> Option<EntityId> {
    let mut end = token;
    while end > 0
        && end + 2 > token
        && matches!(scene.document.word(end - 1), "," | "—" | "–" | "-")
    {
        end -= 1;
    }
    let seen = memory.within(scene.sentence(token), 0).next()?;
    let adjacent = seen.tokens.end == end && profiles.label(seen.entity) == Label::Person;
    adjacent.then_some(seen.entity)
}

/// The only country or body named so far in the sentence.
fn its(
    scene: &Scene<'_, '_>,
    token: usize,
    profiles: &Profiles,
    memory: &Memory,
) -> Option<EntityId> {
    let mut owners = memory.within(scene.sentence(token), 0).filter(|seen| {
        matches!(
            profiles.label(seen.entity),
            Label::Organisation | Label::Place
        ) && scene.quotation(token) == seen.quotation
    });
    let nearest = owners.next()?;
    let alone = owners.all(|seen| seen.entity == nearest.entity);
    // The owner acts in the clause: "Norway gave up its claim".
    let acts = nearest.subject && scene.finite_verbs(nearest.tokens.end..token) <= 1;
    (alone && acts).then_some(nearest.entity)
}

fn person(
    scene: &Scene<'_, '_>,
    token: usize,
    gender: Gender,
    case: Case,
    profiles: &Profiles,
    memory: &Memory,
) -> Option<EntityId> {
    let mut scores: Vec<(EntityId, f32)> = Vec::new();
    let sentence = scene.sentence(token);
    let mut barred: Vec<EntityId> = Vec::new();
    for seen in memory.within(sentence, RECENCY.len() - 1) {
        if is_barred(scene, token, case, seen) {
            barred.push(seen.entity);
        }
        let Some(profile) = profiles.get(seen.entity) else {
            continue;
        };
        let own = profile.gender.or_else(|| memory.gender(seen.entity));
        let agrees = own.is_none_or(|own| own == gender);
        // Who is barred here is barred by his other mentions, too; memory runs backwards, so he comes first.
        if profile.label != Label::Person || !agrees || barred.contains(&seen.entity) {
            continue;
        }
        let known = if profile.gender.is_some() {
            AGREES
        } else {
            0.0
        };
        let score = weight(scene, token, sentence, seen) + known;
        match scores.iter_mut().find(|(entity, _)| *entity == seen.entity) {
            Some((_, so_far)) => *so_far = so_far.max(score) + AGAIN,
            None => scores.push((seen.entity, score)),
        }
    }
    scores.sort_by(|a, b| b.1.total_cmp(&a.1));
    let &(best, score) = scores.first()?;
    let clear = scores
        .get(1)
        .is_none_or(|&(_, second)| score >= second + MARGIN);
    (clear && score >= LEAST).then_some(best)
}

/// How much a remembered mention is in mind at `token`.
fn weight(scene: &Scene<'_, '_>, token: usize, sentence: usize, seen: &Seen) -> f32 {
    let back = sentence.saturating_sub(seen.sentence);
    let mut weight = RECENCY.get(back).copied().unwrap_or(0.0);
    if seen.subject {
        weight += SUBJECT;
    }
    if seen.quotation.is_some() && seen.quotation != scene.quotation(token) {
        weight -= OTHER_VOICE;
    }
    if scene.is_heading(seen.sentence) {
        weight -= HEADING;
    }
    weight
}

/// Whether grammar or the voice that speaks forbids that the pronoun means this mention.
fn is_barred(scene: &Scene<'_, '_>, token: usize, case: Case, seen: &Seen) -> bool {
    let same_sentence = seen.sentence == scene.sentence(token);
    let clauses = scene.finite_verbs(seen.tokens.end..token);
    // "Holm told her": the object of a clause is not its subject.
    if case == Case::Object && same_sentence && seen.subject && clauses <= 1 {
        return true;
    }
    if case == Case::Reflexive && !same_sentence {
        return true;
    }
    // Who speaks of himself says "I": outside a quotation in the same sentence stands the speaker.
    scene.quotation(token).is_some() && seen.quotation.is_none() && same_sentence && seen.subject
}
