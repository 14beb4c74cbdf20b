//! According to whom: through whom the reporter has it, who denies it, and the side for which somebody acts.

use hearsay_annotation::cards::{CardBody, Cards};
use hearsay_annotation::lists::{self, Filter};
use hearsay_annotation::{Article, Body, Entity, EntityId, Mark, MarkId, Origin, Party, Sheet};
use hearsay_text::{Label, QuoteKind, Status};

use crate::sample::span;

const TEXT: &str = "Reck told Aldis that Ossa had agreed to leave the islands. Ossa denied that Veld had \
agreed to leave the islands.";

fn article() -> Article {
    let at = |after, words| span(TEXT, after, words);
    let entity = |id, name: &str, side: Option<&str>| Entity {
        id: EntityId(id),
        name: name.to_owned(),
        label: Label::Person,
        aliases: vec![],
        role: None,
        side: side.map(str::to_owned),
        origin: Origin::Machine,
    };
    let people = [
        entity(1, "Reck", None),
        entity(2, "Aldis", None),
        entity(3, "Ossa", Some("Norland")),
        entity(4, "The Courier", None),
    ];
    let quote = |content, cue, speaker| Body::Quote {
        kind: QuoteKind::Indirect,
        content: vec![content],
        cue: vec![cue],
        source: vec![],
        speaker: Some(EntityId(speaker)),
    };
    let concession = |cue, content, claimant, quote, status| Body::Concession {
        cue,
        content,
        conceder: Party {
            span: None,
            entity: Some(EntityId(3)),
        },
        recipient: Party::default(),
        claimant: Party {
            span: None,
            entity: Some(EntityId(claimant)),
        },
        status,
        condition: None,
        counterpart: None,
        quote: Some(MarkId(quote)),
    };
    let bodies = [
        quote(
            at("that Ossa", "that Ossa had agreed to leave the islands"),
            at("told", "told"),
            1,
        ),
        quote(
            at(
                "Reck",
                "Reck told Aldis that Ossa had agreed to leave the islands",
            ),
            at("told", "told"),
            4,
        ),
        quote(
            at("that Veld", "that Veld had agreed to leave the islands"),
            at("denied", "denied"),
            3,
        ),
        concession(
            at("agreed", "agreed"),
            at("agreed", "to leave the islands"),
            1,
            10,
            Status::Agreed,
        ),
        concession(
            at("Veld", "agreed"),
            at("Veld had", "to leave the islands"),
            3,
            12,
            Status::Agreed,
        ),
    ];
    let marks = (10..)
        .zip(bodies)
        .map(|(id, body)| Mark::new(MarkId(id), Origin::Machine, body));
    let sheet = Sheet {
        id: "claims".to_owned(),
        title: "Islands".to_owned(),
        text: TEXT.to_owned(),
        headings: vec![],
        created: 0,
    };
    let (article, faults) = Article::new(sheet).with_marks(people, marks);
    assert_eq!(faults, []);
    article
}

#[test]
fn one_concession_told_and_denied_is_told_with_both() {
    let article = article();
    let groups = lists::gave(&Cards::of(&article), &Filter::default());
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].name(), "Ossa (Norland)");
    assert_eq!(groups[0].tally, "gives 1");
    let told: Vec<String> = (groups[0].cards.iter())
        .map(|card| match &card.body {
            CardBody::Concession { claim, others, .. } => {
                format!("{claim}; also told: {}", others[0])
            }
            _ => unreachable!("only concessions"),
        })
        .collect();
    assert_eq!(
        told,
        [
            "says Reck, according to The Courier; also told: agreed, denied by Ossa",
            "denied by Ossa; also told: agreed, says Reck, according to The Courier",
        ]
    );
}
