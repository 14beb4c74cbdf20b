//! Settings: what stands around a name that no list knows tells a place from a person.
//!
//! "Kelmark" may be anybody; "Kelmark’s foreign minister" and "the republic of Kelmark" are not said of people.

use std::collections::HashSet;

use hearsay_text::{Document, Label, ParagraphKind};

use super::sightings::{Found, Sighting};
use crate::lexica::lexica;

/// What a country or town has and a person does not, after its possessive or straight after its name.
const OF_A_PLACE: &[&str] = &[
    "ambassador",
    "army",
    "authorities",
    "border",
    "borders",
    "capital",
    "coast",
    "coastguard",
    "constitution",
    "embassy",
    "foreign",
    "defence",
    "defense",
    "interior",
    "navy",
    "parliament",
    "population",
    "president",
    "shores",
    "territory",
];

/// What "of" joins to the name of a place.
const OF: &[&str] = &[
    "capital", "city", "coast", "county", "island", "islands", "kingdom", "people", "port",
    "province", "republic", "state", "town", "village",
];

/// One sure setting is enough; of those that a person may have by chance, it takes two.
const ENOUGH: u32 = 2;

/// Gives a vote for a place to single names that nobody bears as a surname and no list knows, where their settings say so.
pub(super) fn add(document: &Document<'_>, found: &mut Found) {
    let borne: HashSet<String> = found
        .surfaces
        .all
        .iter()
        .filter(|surface| surface.words.len() > 1)
        .flat_map(|surface| surface.words.iter().cloned())
        .collect();
    let mut weights = vec![0; found.surfaces.all.len()];
    for sighting in &found.sightings {
        if let Some(weight) = weights.get_mut(sighting.surface) {
            *weight += setting(document, sighting);
        }
    }
    for (surface, weight) in found.surfaces.all.iter_mut().zip(weights) {
        let single = matches!(surface.words.as_slice(), [word] if !borne.contains(word));
        if single && weight >= ENOUGH && lexica().kinds(&surface.text).is_empty() {
            surface.move_votes(Label::Person, Label::Place);
        }
    }
}

/// How much the words around a name speak for a place.
fn setting(document: &Document<'_>, sighting: &Sighting) -> u32 {
    let tokens = document.tokens_in(sighting.span);
    let word =
        |index: Option<usize>| index.map_or(String::new(), |at| document.word(at).to_lowercase());
    let before = |back: usize| word(tokens.start.checked_sub(back));
    let after = word(Some(tokens.end));
    let owns = matches!(after.as_str(), "'s" | "’s");
    let next = if owns {
        word(Some(tokens.end + 1))
    } else {
        after.clone()
    };
    if is_dateline(document, sighting) || (before(1) == "of" && OF.contains(&before(2).as_str())) {
        ENOUGH
    } else if OF_A_PLACE.contains(&next.as_str()) {
        // "Reck’s foreign policy" is a person’s.
        let policy = next == "foreign"
            && !document
                .word(tokens.end + 1 + usize::from(owns))
                .starts_with("minist");
        if policy { 0 } else { ENOUGH }
    } else {
        // "faith in Reck" happens, "in Reck" again and again does not.
        u32::from(before(1) == "in" && !owns)
    }
}

/// "BRANNOCK —", "PORT ALDER (Reuters) -" at the beginning of a paragraph.
fn is_dateline(document: &Document<'_>, sighting: &Sighting) -> bool {
    let text = sighting.span.of(document.text);
    let capitals = !text.chars().any(char::is_lowercase)
        && text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let begins = document
        .sentence_of(document.tokens_in(sighting.span).start)
        .and_then(|index| document.sentences.get(index))
        .and_then(|sentence| document.paragraphs.get(sentence.paragraph))
        .is_some_and(|paragraph| {
            paragraph.kind == ParagraphKind::Body && paragraph.span.start == sighting.span.start
        });
    let after = document.word(document.tokens_in(sighting.span).end);
    capitals && begins && matches!(after, "—" | "–" | "--" | "-" | "(" | ",")
}
