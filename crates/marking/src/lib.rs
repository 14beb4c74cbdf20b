//! Between the extractor and what a reader keeps: an extraction becomes entities and marks, and marks an extraction.
//!
//! The extractor refers by index and knows only its own findings; an article refers by stable numbers and knows who made
//! what. Entities take the numbers 1, 2, … and marks go on from there, so that no number is used twice.

use std::collections::BTreeMap;

use hearsay_annotation::{Article, Body, Entity, EntityId, Mark, MarkId, MarkKind, Origin, Party};
use hearsay_extract::{self as found, ConcessionId, Extraction, QuoteId};
use serde::{Deserialize, Serialize};

/// What an analysis gives an article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Marking {
    /// The entities.
    pub entities: Vec<Entity>,
    /// The marks.
    pub marks: Vec<Mark>,
}

/// The findings of the extractor as entities and marks, all of the machine's making.
#[must_use]
pub fn marks(extraction: &Extraction) -> Marking {
    let mentions = extraction.entities.len();
    let quotes = mentions + extraction.mentions.len();
    let concessions = quotes + extraction.quotes.len();
    let entity = |id: found::EntityId| EntityId(number(id.0));
    let quote = |id: QuoteId| MarkId(number(quotes + id.0));
    let concession = |id: ConcessionId| MarkId(number(concessions + id.0));
    let party = |party: found::Party| Party {
        span: party.span,
        entity: party.entity.map(entity),
    };
    let mark = |index: usize, confidence: Option<f32>, why: &str, body: Body| Mark {
        id: MarkId(number(index)),
        origin: Origin::Machine,
        confidence,
        why: why.to_owned(),
        note: String::new(),
        tags: Vec::new(),
        decided: None,
        body,
    };

    let entities = extraction
        .entities
        .iter()
        .enumerate()
        .map(|(index, each)| Entity {
            id: EntityId(number(index)),
            name: each.name.clone(),
            label: each.label,
            aliases: each.aliases.clone(),
            role: each.role.clone(),
            side: each.side.clone(),
            origin: Origin::Machine,
        });
    let mention_marks = extraction.mentions.iter().enumerate().map(|(index, each)| {
        let body = Body::Mention {
            span: each.span,
            entity: entity(each.entity),
            form: each.form,
        };
        mark(mentions + index, None, "", body)
    });
    let quote_marks = extraction.quotes.iter().enumerate().map(|(index, each)| {
        let body = Body::Quote {
            kind: each.kind,
            content: each.content.clone(),
            cue: each.cue.clone(),
            source: each.source.clone(),
            speaker: each.speaker.map(entity),
        };
        mark(quotes + index, Some(each.confidence), &each.why, body)
    });
    let concession_marks = extraction
        .concessions
        .iter()
        .enumerate()
        .map(|(index, each)| {
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
            mark(concessions + index, Some(each.confidence), &each.why, body)
        });
    Marking {
        entities: entities.collect(),
        marks: mention_marks
            .chain(quote_marks)
            .chain(concession_marks)
            .collect(),
    }
}

/// Numbers begin at 1. A text of four thousand million marks does not fit the browser's memory.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// The marks of an article as an extraction, for the JSON export: what a reader added is in it, what was removed is not.
#[must_use]
pub fn extraction(article: &Article) -> Extraction {
    let ids: Vec<EntityId> = article.entities().map(|entity| entity.id).collect();
    let ordered = article.marks_in_text_order();
    let places = |kind: MarkKind| -> BTreeMap<MarkId, usize> {
        let of_kind = ordered.iter().filter(|mark| mark.body.kind() == kind);
        of_kind
            .enumerate()
            .map(|(place, mark)| (mark.id, place))
            .collect()
    };
    let quotes = places(MarkKind::Quote);
    let concessions = places(MarkKind::Concession);
    let entity = |id: EntityId| ids.binary_search(&id).ok().map(found::EntityId);
    let party = |party: Party| found::Party {
        span: party.span,
        entity: party.entity.and_then(entity),
    };

    let mut out = Extraction {
        entities: article
            .entities()
            .map(|each| found::Entity {
                name: each.name.clone(),
                label: each.label,
                aliases: each.aliases.clone(),
                role: each.role.clone(),
                side: each.side.clone(),
            })
            .collect(),
        ..Extraction::default()
    };
    for &mark in &ordered {
        let confidence = mark.confidence.unwrap_or(1.0);
        let why = mark.why.clone();
        match mark.body.clone() {
            Body::Mention {
                span,
                entity: id,
                form,
            } => {
                out.mentions
                    .extend(entity(id).map(|entity| found::Mention { span, entity, form }));
            }
            Body::Quote {
                kind,
                content,
                cue,
                source,
                speaker,
            } => out.quotes.push(found::Quote {
                kind,
                content,
                cue,
                source,
                speaker: speaker.and_then(entity),
                confidence,
                why,
            }),
            Body::Concession {
                cue,
                content,
                conceder,
                recipient,
                claimant,
                status,
                condition,
                counterpart,
                quote,
            } => {
                out.concessions.push(found::Concession {
                    cue,
                    content,
                    conceder: party(conceder),
                    recipient: party(recipient),
                    claimant: party(claimant),
                    status,
                    condition,
                    counterpart: counterpart
                        .and_then(|id| concessions.get(&id).copied())
                        .map(ConcessionId),
                    quote: quote.and_then(|id| quotes.get(&id).copied()).map(QuoteId),
                    confidence,
                    why,
                });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_annotation::Sheet;
    use hearsay_text::{Form, Label, QuoteKind, Span, Status};

    fn example() -> Extraction {
        let reck = Some(found::EntityId(0));
        Extraction {
            language: None,
            entities: vec![found::Entity {
                name: "Tomas Reck".into(),
                label: Label::Person,
                aliases: vec!["Reck".into()],
                role: Some("Mr.".into()),
                side: Some("Norland".into()),
            }],
            mentions: vec![found::Mention {
                span: Span::new(0, 4),
                entity: found::EntityId(0),
                form: Form::Name,
            }],
            quotes: vec![found::Quote {
                kind: QuoteKind::Indirect,
                content: vec![Span::new(10, 32)],
                cue: vec![Span::new(5, 9)],
                source: vec![Span::new(0, 4)],
                speaker: reck,
                confidence: 0.75,
                why: "“said” before it".into(),
            }],
            concessions: vec![found::Concession {
                cue: Span::new(13, 18),
                content: Span::new(19, 32),
                conceder: found::Party {
                    span: Some(Span::new(10, 12)),
                    entity: None,
                },
                recipient: found::Party::default(),
                claimant: found::Party {
                    span: Some(Span::new(0, 4)),
                    entity: reck,
                },
                status: Status::Agreed,
                condition: None,
                counterpart: None,
                quote: Some(QuoteId(0)),
                confidence: 0.5,
                why: String::new(),
            }],
        }
    }

    #[test]
    fn there_and_back() {
        let text = "Reck said we would free all of them.";
        let sheet = Sheet {
            id: "a".into(),
            title: "t".into(),
            text: text.into(),
            headings: vec![],
            created: 0,
        };
        let marking = marks(&example());
        let (article, faults) = Article::new(sheet).with_marks(marking.entities, marking.marks);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(extraction(&article), example());
    }
}
