//! From the words that name a source to the entity that they mean.
//!
//! A speaker is given only where the text makes it clear: by the mention that heads the source, or, where the subject
//! is left out (“…,” told CNN), by whoever spoke last in this paragraph or the one before. "Speaker not found" beats a
//! guess.

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::{Form, Label, Span};

use super::attribution::{Attribution, Construction};
use super::narration::Narration;
use super::{cues, subjects};
use crate::entities::Cast;
use crate::{EntityId, Mention};

/// The speaker of each attribution; `None` where the text does not make it clear.
///
/// `found` is in text order of the content.
pub(super) fn find(
    narration: &Narration<'_, '_>,
    cast: &Cast,
    found: &[Attribution],
) -> Vec<Option<EntityId>> {
    let mut speakers = Vec::with_capacity(found.len());
    let mut floor: Option<Floor> = None;
    for attribution in found {
        let paragraph = narration
            .passages
            .get(attribution.passage)
            .map_or(0, |passage| passage.paragraph);
        let speaker = match &attribution.source {
            Some(source) => heading(narration, cast, source),
            None if attribution.construction.lacks_subject() => floor
                .filter(|floor| floor.paragraph + 1 >= paragraph)
                .map(|floor| floor.speaker),
            None => None,
        };
        speakers.push(speaker);
        // What is quoted inside a quote does not take the floor.
        let start = attribution.content.first().map_or(0, |piece| piece.start);
        let speaker = speaker.filter(|_| is_spoken(narration, attribution));
        if let (Some(speaker), true) = (speaker, floor.is_none_or(|floor| floor.until <= start)) {
            floor = Some(Floor {
                speaker,
                paragraph,
                until: attribution.content.last().map_or(0, |piece| piece.end),
            });
        }
    }
    speakers
}

/// Who spoke last.
#[derive(Debug, Clone, Copy)]
struct Floor {
    speaker: EntityId,
    paragraph: usize,
    /// Where the words end, in bytes.
    until: usize,
}

/// The entity that heads a source: by name, else by description, else by pronoun.
fn heading(narration: &Narration<'_, '_>, cast: &Cast, source: &Range<usize>) -> Option<EntityId> {
    let span = narration.span(source)?;
    if matches!(narration.tag(source.start), Tag::Wp | Tag::Wdt) {
        return antecedent(narration, cast, source.start);
    }
    let candidates: Vec<&Mention> = mentions_in(cast, span)
        .iter()
        .filter(|mention| span.contains(mention.span))
        .filter(|mention| heads(narration, source, mention) && speaks(cast, mention))
        .collect();
    let first = [Form::Name, Form::Nominal, Form::Pronoun]
        .into_iter()
        .find_map(|form| candidates.iter().find(|mention| mention.form == form))?;
    // "He" is no company and no country, whatever the mention was resolved to.
    let person = first.form == Form::Pronoun
        && narration
            .document
            .tokens_in(first.span)
            .any(|index| matches!(narration.lower(index), "he" | "she" | "him" | "her"));
    let fits = !person
        || cast
            .entity(first.entity)
            .is_some_and(|entity| entity.label == Label::Person);
    (fits && !is_shared(narration, source, first, &candidates)).then_some(first.entity)
}

/// "Reck and Meyer", "Norway, Sweden and others": whether several share the source.
fn is_shared(
    narration: &Narration<'_, '_>,
    source: &Range<usize>,
    first: &Mention,
    candidates: &[&Mention],
) -> bool {
    let several = candidates
        .iter()
        .any(|other| other.form == first.form && other.entity != first.entity);
    let comma = source
        .clone()
        .find(|&index| narration.is_comma(index) || subjects::is_relative(narration, index))
        .unwrap_or(source.end);
    let until = if several { source.end } else { comma };
    (source.start..until).any(|index| matches!(narration.lower(index), "and" | "or"))
}

/// The entity of the mention right before a relative pronoun: "Reck, who said".
fn antecedent(narration: &Narration<'_, '_>, cast: &Cast, pronoun: usize) -> Option<EntityId> {
    let mut last = pronoun.checked_sub(1)?;
    if narration.is_comma(last) {
        last = last.checked_sub(1)?;
    }
    let end = narration.document.tokens.get(last)?.span.end;
    let index = cast
        .mentions
        .partition_point(|mention| mention.span.start < end);
    cast.mentions[..index]
        .iter()
        .rev()
        .take(8)
        .find(|mention| mention.span.end == end && speaks(cast, mention))
        .map(|mention| mention.entity)
}

/// The mentions that begin in `span`.
fn mentions_in(cast: &Cast, span: Span) -> &[Mention] {
    let from = cast
        .mentions
        .partition_point(|mention| mention.span.start < span.start);
    let to = cast
        .mentions
        .partition_point(|mention| mention.span.start < span.end);
    cast.mentions.get(from..to).unwrap_or_default()
}

/// Whether an entity of that label can speak.
fn speaks(cast: &Cast, mention: &Mention) -> bool {
    cast.entity(mention.entity).is_some_and(|entity| {
        matches!(
            entity.label,
            Label::Person | Label::Organisation | Label::Place
        )
    })
}

/// Whether a mention is what the source is about: not "Reck" in "Reck’s aide", "a friend of Reck", "the Reck campaign".
fn heads(narration: &Narration<'_, '_>, source: &Range<usize>, mention: &Mention) -> bool {
    let tokens = narration.document.tokens_in(mention.span);
    if tokens.end < source.end {
        let next = tokens.end;
        if narration.tag(next) == Tag::Pos
            || matches!(narration.word(next), "'s" | "’s" | "’" | "'" | "-")
            || narration.tag(next).is_noun()
        {
            return false;
        }
    }
    // Walk left over titles and adjectives to what the mention hangs on.
    let mut before = tokens.start;
    while before > source.start
        && (narration.tag(before - 1).is_noun()
            || narration.tag(before - 1).is_adjective()
            || matches!(
                narration.tag(before - 1),
                Tag::Dt | Tag::Cd | Tag::PrpPossessive | Tag::Pos
            ))
    {
        before -= 1;
    }
    // "lead author Jo Reck": the first word may look like a verb.
    let odd = before == source.start + 1 && narration.tag(source.start).is_verb();
    if before == source.start || odd {
        return true;
    }
    let link = before - 1;
    // "Secretary of State Reck": the title holds the preposition, and the name stands behind it.
    let title = narration.lower(link) == "of"
        && link > source.start
        && before < tokens.start
        && is_capitalised(narration.word(link - 1))
        && is_capitalised(narration.word(tokens.start - 1));
    if title {
        return true;
    }
    let relative = (source.start..link)
        .any(|index| matches!(narration.tag(index), Tag::Wp | Tag::WpPossessive));
    !relative && matches!(narration.tag(link), Tag::Comma | Tag::Cc | Tag::Rb)
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether somebody speaks in the quote, rather than thinks, plans or shows it: only who speaks takes the floor.
fn is_spoken(narration: &Narration<'_, '_>, attribution: &Attribution) -> bool {
    let told = |at: usize| cues::cue(narration.lemma(at)).is_some_and(|cue| cue.quote);
    attribution.belief.is_none()
        || !attribution.quotations.is_empty()
        || attribution.cue.clone().any(told)
}

impl Construction {
    /// Whether a subject is missing that the verb needs: “…,” told CNN.
    fn lacks_subject(self) -> bool {
        matches!(
            self,
            Self::QuoteThenHearer | Self::QuoteThenCue | Self::CueThenQuote
        )
    }
}
