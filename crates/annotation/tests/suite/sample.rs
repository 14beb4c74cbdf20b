//! A small article with one of everything.

use hearsay_annotation::{Article, Body, Entity, EntityId, Mark, MarkId, Origin, Party, Sheet};
use hearsay_text::{Form, Label, QuoteKind, Span, Status};

const TEXT: &str = "\
Harbour board yields on night ferries

Mara Lindqvist, who chairs the Tarn Harbour Board, said on Monday that the board had agreed to drop its ban on night \
ferries if the islands paid for lights.

“We were wrong to wait so long,” she told the Tarn Courier. “It ends now.”

The island of Hesk refused to give up its own pier.
";

/// Where `words` stand for the first time after `after` stood.
pub fn span(text: &str, after: &str, words: &str) -> Span {
    let from = text.find(after).unwrap();
    let start = from + text[from..].find(words).unwrap();
    Span::new(start, start + words.len())
}

/// The article.
pub fn article() -> Article {
    let sheet = Sheet {
        id: "sample".to_owned(),
        title: "Harbour board yields on night ferries".to_owned(),
        text: TEXT.to_owned(),
        headings: vec![span(
            TEXT,
            "Harbour",
            "Harbour board yields on night ferries",
        )],
        created: 1_795_467_840_000,
    };
    let (article, faults) = Article::new(sheet).with_marks(entities(), marks());
    assert_eq!(faults, []);
    article
}

fn entities() -> Vec<Entity> {
    let entity = |id, name: &str, label, alias: &[&str], role: Option<&str>| Entity {
        id: EntityId(id),
        name: name.to_owned(),
        label,
        aliases: alias.iter().map(|&alias| alias.to_owned()).collect(),
        role: role.map(str::to_owned),
        side: None,
        origin: Origin::Machine,
    };
    vec![
        entity(1, "Mara Lindqvist", Label::Person, &[], Some("chair")),
        entity(
            2,
            "Tarn Harbour Board",
            Label::Organisation,
            &["Harbour board", "the board"],
            None,
        ),
        entity(3, "Tarn Courier", Label::Organisation, &[], None),
        entity(4, "Hesk", Label::Place, &[], None),
    ]
}

fn marks() -> Vec<Mark> {
    let at = |after, words| span(TEXT, after, words);
    let mention = |span, entity, form| Body::Mention {
        span,
        entity: EntityId(entity),
        form,
    };
    let party = |span, entity| Party {
        span: Some(span),
        entity: Some(EntityId(entity)),
    };
    let bodies = [
        mention(at("Harbour", "Harbour board"), 2, Form::Name),
        mention(at("Mara", "Mara Lindqvist"), 1, Form::Name),
        mention(at("chairs", "Tarn Harbour Board"), 2, Form::Name),
        mention(at("that", "the board"), 2, Form::Nominal),
        mention(at("long", "she"), 1, Form::Pronoun),
        mention(at("told", "Tarn Courier"), 3, Form::Name),
        mention(at("island of", "Hesk"), 4, Form::Name),
        Body::Quote {
            kind: QuoteKind::Indirect,
            content: vec![at(
                "that the",
                "that the board had agreed to drop its ban on night ferries if the islands paid for lights",
            )],
            cue: vec![at("said", "said")],
            source: vec![at("Mara", "Mara Lindqvist")],
            speaker: Some(EntityId(1)),
        },
        Body::Quote {
            kind: QuoteKind::Direct,
            content: vec![
                at("“We", "“We were wrong to wait so long,”"),
                at("“It", "“It ends now.”"),
            ],
            cue: vec![at("told", "told")],
            source: vec![at("long", "she")],
            speaker: Some(EntityId(1)),
        },
        Body::Concession {
            cue: at("agreed", "agreed"),
            content: at("agreed", "to drop its ban on night ferries"),
            conceder: party(at("that", "the board"), 2),
            recipient: Party {
                span: Some(at("if", "the islands")),
                entity: None,
            },
            claimant: party(at("Mara", "Mara Lindqvist"), 1),
            status: Status::Agreed,
            condition: Some(at("if", "if the islands paid for lights")),
            counterpart: None,
            quote: Some(MarkId(12)),
        },
        Body::Concession {
            cue: at("refused", "refused"),
            content: at("refused", "to give up its own pier"),
            conceder: party(at("The island", "The island of Hesk"), 4),
            recipient: Party::default(),
            claimant: Party::default(),
            status: Status::Refused,
            condition: None,
            counterpart: Some(MarkId(14)),
            quote: None,
        },
    ];
    let mut marks: Vec<Mark> = (5..)
        .zip(bodies)
        .map(|(id, body)| Mark {
            id: MarkId(id),
            origin: Origin::Machine,
            confidence: Some(0.86),
            why: String::new(),
            note: String::new(),
            tags: Vec::new(),
            decided: None,
            body,
        })
        .collect();
    marks[8].origin = Origin::Added;
    marks[8].confidence = None;
    marks[9].why = "“agreed” with an infinitive".to_owned();
    marks[10].confidence = Some(0.31);
    marks
}
