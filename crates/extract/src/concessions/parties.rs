//! Parties: from words to the entity that they mean.

use std::ops::Range;

use hearsay_text::{Document, Form, Span};

use crate::entities::Cast;
use crate::{EntityId, Mention, Party};

/// The party that the tokens name.
pub(super) fn of(document: &Document<'_>, cast: &Cast, tokens: Option<&Range<usize>>) -> Party {
    let Some(span) = tokens.and_then(|tokens| document.span_of(tokens.clone())) else {
        return Party::default();
    };
    Party {
        span: Some(span),
        entity: entity_in(cast, span),
    }
}

/// The entity that a span means: of a mention that covers it, else of the mention that stands nearest to its end, a
/// name before a description. In "the leader of Hamas" the name after "of" only says which leader: a mention of the
/// whole phrase, if there is one, wins.
pub(super) fn entity_in(cast: &Cast, span: Span) -> Option<EntityId> {
    let from = cast
        .mentions
        .partition_point(|mention| mention.span.end <= span.start);
    let mut best: Option<&Mention> = None;
    for mention in cast
        .mentions
        .get(from..)?
        .iter()
        .take_while(|mention| mention.span.start < span.end)
    {
        if !span.overlaps(mention.span) {
            continue;
        }
        let rank = |each: &Mention| {
            (
                each.span.contains(span),
                span.contains(each.span),
                each.form == Form::Name,
                each.span.end,
            )
        };
        if best.is_none_or(|before| rank(before) < rank(mention)) {
            best = Some(mention);
        }
    }
    best.map(|mention| mention.entity)
}
