//! The report on a marked article, of an article and marks made up here.

use expect_test::expect;
use hearsay_evaluate::Points;
use hearsay_evaluate::acceptance::gold::{GoldConcession, GoldEntity, GoldParty, GoldQuote};
use hearsay_evaluate::acceptance::{Gold, report};
use hearsay_extract::{Concession, Entity, EntityId, Extraction, Mention, Party, Quote};
use hearsay_text::{Form, Label, QuoteKind, Span, Status};

const TEXT: &str = "📰 Minister Mara Voss said Orrin would open its ports. “We yield,” she added. \
                    Voss met Pell, and Brask agreed to leave.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or(TEXT.len());
    Span::new(start, start + words.len())
}

fn points(words: &str) -> Points {
    let before = TEXT.find(words).unwrap_or(TEXT.len());
    let start = TEXT[..before].chars().count();
    Points::new(start, start + words.chars().count())
}

fn gold() -> Gold {
    let entity = |name: &str, label: &str, aliases: &[&str]| GoldEntity {
        name: name.into(),
        label: label.into(),
        aliases: aliases.iter().map(|&alias| alias.into()).collect(),
    };
    let quote = |kind: &str, content, source| GoldQuote {
        kind: kind.into(),
        content: vec![points(content)],
        cue: None,
        source: Some(points(source)),
        speaker: Some("Mara Voss".into()),
    };
    let concession = |cue, content, entity: &str, status: &str| GoldConcession {
        cue: points(cue),
        content: points(content),
        conceder: GoldParty {
            span: Some(points(entity)),
            entity: Some(entity.into()),
        },
        recipient: GoldParty::default(),
        claimant: GoldParty::default(),
        status: status.into(),
        condition: None,
    };
    Gold {
        entities: vec![
            entity("Mara Voss", "PER", &["Minister Mara Voss", "Voss", "she"]),
            entity("Orrin", "LOC", &["Orrin"]),
            entity("Brask", "LOC", &["Brask", "the Brasks"]),
            entity("Pell", "PER", &["Pell"]),
        ],
        quotes: vec![
            quote("direct", "“We yield,”", "she"),
            quote(
                "indirect",
                "Orrin would open its ports",
                "Minister Mara Voss",
            ),
        ],
        concessions: vec![
            concession("open", "open its ports", "Orrin", "discussed"),
            concession("agreed", "to leave", "Brask", "agreed"),
        ],
    }
}

fn found() -> Extraction {
    let entity = |name: &str, label, aliases: &[&str]| Entity {
        name: name.into(),
        label,
        aliases: aliases.iter().map(|&alias| alias.into()).collect(),
        role: None,
        side: None,
    };
    let mention = |words, entity, form| Mention {
        span: span(words),
        entity: EntityId(entity),
        form,
    };
    let quote = |kind, content, source, speaker| Quote {
        kind,
        content: vec![span(content)],
        cue: Vec::new(),
        source: vec![span(source)],
        speaker,
        confidence: 1.0,
        why: String::new(),
    };
    let concession = |cue, content, conceder, status| Concession {
        cue: span(cue),
        content: span(content),
        conceder,
        recipient: Party::default(),
        claimant: Party::default(),
        status,
        condition: None,
        counterpart: None,
        quote: None,
        confidence: 1.0,
        why: String::new(),
    };
    let orrin = Party {
        span: None,
        entity: Some(EntityId(1)),
    };
    let pell = Party {
        span: Some(span("Pell")),
        entity: Some(EntityId(2)),
    };
    Extraction {
        language: None,
        entities: vec![
            entity("Mara Voss", Label::Person, &["Voss"]),
            entity("Orrin", Label::Place, &[]),
            entity("Pell", Label::Organisation, &[]),
            entity("We", Label::Organisation, &[]),
            entity("ports", Label::Other, &[]),
        ],
        mentions: vec![
            mention("Mara Voss", 0, Form::Name),
            mention("Orrin", 1, Form::Name),
            mention("We", 3, Form::Name),
            mention("Pell", 2, Form::Name),
        ],
        quotes: vec![
            quote(QuoteKind::Direct, "“We yield,”", "she", Some(EntityId(0))),
            quote(QuoteKind::Indirect, "open its ports", "Minister", None),
            quote(QuoteKind::Indirect, "met Pell", "Voss", Some(EntityId(0))),
        ],
        concessions: vec![
            concession("open", "its ports", orrin, Status::Discussed),
            concession("agreed", "to leave", pell, Status::Offered),
            concession("yield", "yield", Party::default(), Status::Made),
        ],
    }
}

#[test]
fn every_kind_of_mistake_is_told() {
    expect![[r#"
        acceptance article (- missed, ~ not as in the gold, + not in the gold)
          entities: 2 of 4 with the right label, 2 of these with every alias that is a name; of other labels: MISC ports
            - LOC Brask
            - PER Pell found as ORG Pell
            + ORG We 📰 Minister Mara Voss said Orrin would open its ports. “[We] yield,” she added. Voss met Pell, and Brask agreed to leave
          quotes: 2 of 2 by half of the content or more, 1 with exact content, 1 of these with the right speaker
            ~ indirect [Orrin would open its ports]: content [open its ports]; speaker - for Mara Voss; source [Minister] for [Minister Mara Voss]
            + indirect [met Pell] source [Voss] speaker Mara Voss
          concessions: 2 of 2, 1 of these with conceder and status right
            ~ agreed cue [agreed] content [to leave] conceder [Brask] recipient [-] claimant [-] condition [-]: conceder, status
              found as offered cue [agreed] content [to leave] conceder [Pell] recipient [-] claimant [-] condition [-]
            + made cue [yield] content [yield] conceder [-] recipient [-] claimant [-] condition [-]
          3 marks have no counterpart in the gold
    "#]].assert_eq(&report(TEXT, &found(), &gold()));
}

#[test]
fn an_empty_extraction_misses_everything() {
    let report = report(TEXT, &Extraction::default(), &gold());
    let missed = report.lines().filter(|line| line.starts_with("    - "));
    assert_eq!(missed.count(), 4 + 2 + 2);
    assert!(!report.contains("    + ") && !report.contains("    ~ "));
}
