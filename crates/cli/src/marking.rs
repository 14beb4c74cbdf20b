//! An extraction as an article with marks, so that cards and lists say the same here as on the page.

use hearsay_annotation::{Article, Body, Entity, EntityId, Mark, MarkId, Origin, Party, Sheet};
use hearsay_extract::{self as found, ConcessionId, Extraction, QuoteId};

/// The article of `text` with all that was found in it. Entities are numbered from 1, then mentions, quotes and
/// concessions, each in their order.
pub fn article(text: &str, found: &Extraction) -> Article {
    let sheet = Sheet {
        id: String::new(),
        title: String::new(),
        text: text.to_owned(),
        headings: Vec::new(),
        created: 0,
    };
    let mentions = found.entities.len();
    let quotes = mentions + found.mentions.len();
    let concessions = quotes + found.quotes.len();
    let quote = |id: QuoteId| MarkId(number(quotes + id.0));
    let concession = |id: ConcessionId| MarkId(number(concessions + id.0));

    let entities = found
        .entities
        .iter()
        .enumerate()
        .map(|(index, each)| Entity {
            id: EntityId(number(index)),
            name: each.name.clone(),
            label: each.label,
            aliases: each.aliases.clone(),
            role: each.role.clone(),
            origin: Origin::Machine,
        });
    let mentioned = found.mentions.iter().map(|each| {
        let body = Body::Mention {
            span: each.span,
            entity: entity(each.entity),
            form: each.form,
        };
        (body, None, String::new())
    });
    let quoted = found.quotes.iter().map(|each| {
        let body = Body::Quote {
            kind: each.kind,
            content: each.content.clone(),
            cue: each.cue.clone(),
            source: each.source.clone(),
            speaker: each.speaker.map(entity),
        };
        (body, Some(each.confidence), each.why.clone())
    });
    let conceded = found.concessions.iter().map(|each| {
        let body = Body::Concession {
            cue: each.cue,
            content: each.content,
            conceder: party(each.conceder),
            recipient: party(each.recipient),
            claimant: party(each.claimant),
            status: each.status,
            condition: each.condition,
            counterpart: each.counterpart.map(concession),
            quote: each.quote.map(quote),
        };
        (body, Some(each.confidence), each.why.clone())
    });
    let bodies = mentioned.chain(quoted).chain(conceded);
    let marks = bodies
        .enumerate()
        .map(|(index, (body, confidence, why))| Mark {
            id: MarkId(number(mentions + index)),
            origin: Origin::Machine,
            confidence,
            why,
            body,
        });
    // Faults are links that lead nowhere; they are left out, and there is nobody to tell.
    Article::new(sheet).with_marks(entities, marks).0
}

fn entity(id: found::EntityId) -> EntityId {
    EntityId(number(id.0))
}

fn party(party: found::Party) -> Party {
    Party {
        span: party.span,
        entity: party.entity.map(entity),
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}
