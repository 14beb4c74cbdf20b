//! Articles of any sort: odd text, overlapping marks, links that may lead nowhere.

use hearsay_annotation::{Article, Body, Entity, EntityId, Mark, MarkId, Origin, Party, Sheet};
use hearsay_text::{Form, Label, QuoteKind, Span, Status};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of text that are hard on somebody.
const PIECES: &[&str] = &[
    "a",
    "Ina ",
    "é",
    "𝛼",
    " ",
    "\n",
    "\n\n",
    "<b>",
    "</p>",
    "<script>",
    "&amp;",
    "&",
    "\"",
    "'",
    "“",
    "”",
    ". ",
    "\u{0}",
    "\u{202e}",
    "👩‍👩‍👧",
    "<!--",
    "]]>",
    "\t",
];

/// Text made of hard pieces.
pub fn text(most: usize) -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..most).prop_map(|pieces| pieces.concat())
}

/// A span by two character numbers, which may turn out empty or reversed.
pub type Ends = (usize, usize);

/// Anything that a body may be made from.
#[derive(Debug, Clone)]
pub struct Seed {
    sort: u8,
    spans: Vec<Ends>,
    entities: [Option<u32>; 3],
    marks: [Option<u32>; 2],
}

/// Seeds of bodies.
pub fn seed() -> impl Strategy<Value = Seed> {
    let entity = || prop::option::of(1..5u32);
    let mark = || prop::option::of(10..22u32);
    let spans = vec((0..90usize, 1..30usize), 4);
    (
        0..3u8,
        spans,
        [entity(), entity(), entity()],
        [mark(), mark()],
    )
        .prop_map(|(sort, spans, entities, marks)| Seed {
            sort,
            spans,
            entities,
            marks,
        })
}

/// The span of `text` with those ends, which count characters.
pub fn span(text: &str, (from, length): Ends) -> Span {
    let byte = |index| {
        let mut starts = text.char_indices().map(|(byte, _)| byte);
        starts.nth(index).unwrap_or(text.len())
    };
    let count = text.chars().count().max(1);
    Span::new(
        byte(from % count),
        byte((from % count).saturating_add(length)),
    )
}

/// The body that a seed makes on `text`.
pub fn body(text: &str, seed: &Seed) -> Body {
    let at = |index: usize| span(text, seed.spans[index]);
    let entity = |index: usize| seed.entities[index].map(EntityId);
    let party = |index: usize| Party {
        span: seed.entities[index].map(|_| at(index)),
        entity: entity(index),
    };
    match seed.sort {
        0 => Body::Mention {
            span: at(0),
            entity: entity(0).unwrap_or(EntityId(1)),
            form: Form::Name,
        },
        1 => {
            let mut content = vec![at(0), at(1)];
            content.sort_unstable();
            if content[0].end > content[1].start {
                content.pop();
            }
            Body::Quote {
                kind: QuoteKind::ALL[seed.spans[2].0 % 3],
                content,
                cue: vec![at(2)],
                source: Vec::new(),
                speaker: entity(0),
            }
        }
        _ => Body::Concession {
            cue: at(3),
            content: at(0),
            conceder: party(0),
            recipient: party(1),
            claimant: party(2),
            status: Status::ALL[seed.spans[2].0 % 6],
            condition: None,
            counterpart: seed.marks[0].map(MarkId),
            quote: seed.marks[1].map(MarkId),
        },
    }
}

/// Articles; what a seed made wrongly has been left out or mended.
pub fn article() -> impl Strategy<Value = Article> {
    (
        text(60),
        text(6),
        vec(text(4), 0..5),
        vec((seed(), text(4)), 0..12),
    )
        .prop_map(|(text, title, names, seeds)| {
            let entities = (1..).zip(names).map(|(id, name)| Entity {
                id: EntityId(id),
                aliases: vec![name.clone(), format!("{name}x")],
                role: Some(name.clone()),
                side: Some(name.clone()),
                name,
                label: Label::ALL[id as usize % 6],
                origin: Origin::Machine,
            });
            let marks: Vec<Mark> = (10..)
                .zip(seeds)
                .map(|(id, (seed, why))| Mark {
                    id: MarkId(id),
                    origin: Origin::Machine,
                    confidence: Some(0.25),
                    why,
                    note: String::new(),
                    tags: Vec::new(),
                    decided: None,
                    body: body(&text, &seed),
                })
                .collect();
            let article = Article::new(Sheet {
                id: title.clone(),
                title,
                headings: Vec::new(),
                created: 0,
                text: text.clone(),
            });
            article.with_marks(entities, marks).0
        })
}
