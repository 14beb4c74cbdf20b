//! Concessions in sentences written for the purpose: what is found, and what is left alone.
//!
//! `concessions/*.in` hold the sentences under headings; `ground.txt` holds what is found in those that give ground.
//! After a change that is meant, `UPDATE_EXPECT=1 cargo test -p hearsay-extract --test concessions` writes it anew.

use std::fmt::Write as _;
use std::sync::LazyLock;

use expect_test::{expect, expect_file};
use hearsay_extract::concessions::Evidence;
use hearsay_extract::entities::Cast;
use hearsay_extract::{
    Concession, Entity, EntityId, Mention, Models, Party, Quote, QuoteId, concessions, reading,
};
use hearsay_syntax::Tag;
use hearsay_text::{Document, Form, Label, QuoteKind, Span};
use proptest::prelude::*;

/// The model of the project: what a tag says depends on it, and so do these tests.
static MODELS: LazyLock<Models> = LazyLock::new(|| {
    Models::read(include_bytes!("../../../models/hearsay.model")).expect("a model of this version")
});

fn found(text: &str) -> Vec<Concession> {
    let document = Document::of(text);
    let reading = reading::read(&document, &MODELS);
    let cast = Cast::default();
    let evidence = Evidence {
        grounds: &reading.grounds,
        views: &reading.views,
        judge: MODELS.weighs(),
        chooser: Some(&MODELS.chooser),
    };
    concessions::find(&document, &reading.syntax, &cast, &[], &evidence)
}

/// What the frames find by themselves. How often the model raises a false alarm, `plover.rs` counts.
fn by_rules(text: &str) -> Vec<Concession> {
    let document = Document::of(text);
    let syntax = reading::read(&document, &MODELS).syntax;
    concessions::find(
        &document,
        &syntax,
        &Cast::default(),
        &[],
        &Evidence::default(),
    )
}

fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty())
}

/// A row on one line: status, who to whom, content, condition.
fn row(text: &str, each: &Concession) -> String {
    let words = |span: Option<Span>| span.map_or("?", |span| span.of(text));
    let party = |party: Party| words(party.span);
    let mut line = format!(
        "  {} | {} → {} | {} | {}",
        each.status.as_str(),
        party(each.conceder),
        party(each.recipient),
        each.cue.of(text),
        each.content.of(text)
    );
    if let Some(condition) = each.condition {
        let _ = write!(line, " | {}", condition.of(text));
    }
    line
}

#[test]
fn sentences_that_give_ground() {
    let mut printed = String::new();
    for line in lines(include_str!("concessions/ground.in")) {
        let _ = writeln!(printed, "{line}");
        if !line.starts_with('#') {
            for each in found(line) {
                let _ = writeln!(printed, "{}", row(line, &each));
            }
        }
    }
    expect_file!["concessions/ground.txt"].assert_eq(&printed);
}

#[test]
fn sentences_that_give_none() {
    let wrong: Vec<String> = lines(include_str!("concessions/other.in"))
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| {
            by_rules(line)
                .into_iter()
                .map(move |each| format!("{line}\n{}", row(line, &each)))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is shown of them all the same when model and judge have their say, marks and suggestions.
#[test]
fn few_sentences_that_give_none_are_taken_for_one() {
    let all = || lines(include_str!("concessions/other.in")).filter(|line| !line.starts_with('#'));
    let mut wrong: Vec<String> = Vec::new();
    for line in all() {
        let cues = found(line)
            .into_iter()
            .map(|each| each.cue.of(line).to_owned());
        wrong.extend(cues.take(1));
    }
    wrong.sort_unstable();
    expect!["13 of 69: Lifting, accepted, admitted, admitted, agreed, agreed, called, calls, forced, refused, release, released, withdrew"].assert_eq(&format!(
        "{} of {}: {}",
        wrong.len(),
        all().count(),
        wrong.join(", ")
    ));
}

#[test]
fn what_the_guideline_decides_is_no_concession_whoever_finds_it() {
    for sentence in [
        "The ministry refused to comment on the raid.",
        "The company declined to confirm the sale.",
        "Deputies demanded an inquiry into the fire at the prison.",
        "The party called for a referendum on the treaty.",
        "The general said the rebels had agreed to that.",
    ] {
        let rows = found(sentence);
        let rows: Vec<String> = rows.iter().map(|each| row(sentence, each)).collect();
        assert!(rows.is_empty(), "{sentence} {rows:?}");
    }
}

#[test]
fn both_sides_of_an_exchange_know_each_other() {
    let rows = found(
        "Envoys discussed a proposal for Norland to relinquish the enclave in exchange for Sudland ceding the port.",
    );
    assert_eq!(rows.len(), 2);
    for (index, each) in rows.iter().enumerate() {
        assert_eq!(each.counterpart.map(|id| id.0), Some(1 - index));
        assert!(each.condition.is_some());
    }
}

/// A mention of the first place where `words` stand.
fn mention(text: &str, words: &str, entity: usize) -> Mention {
    let start = text.find(words).expect("words of the text");
    Mention {
        span: Span::new(start, start + words.len()),
        entity: EntityId(entity),
        form: Form::Name,
    }
}

fn entity(name: &str, label: Label) -> Entity {
    Entity {
        name: name.to_owned(),
        label,
        aliases: Vec::new(),
        role: None,
        side: None,
    }
}

/// The entities of those who give ground, with mentions where the names stand.
fn givers(text: &str, names: &[&str]) -> Vec<Option<usize>> {
    let cast = Cast {
        entities: names
            .iter()
            .map(|name| entity(name, Label::Organisation))
            .collect(),
        mentions: names
            .iter()
            .enumerate()
            .map(|(index, name)| mention(text, name, index))
            .collect(),
    };
    let document = Document::of(text);
    let syntax = reading::read(&document, &MODELS).syntax;
    concessions::find(&document, &syntax, &cast, &[], &Evidence::default())
        .iter()
        .map(|row| row.conceder.entity.map(|id| id.0))
        .collect()
}

#[test]
fn the_pronoun_that_opens_what_is_told_is_who_tells_it() {
    let text =
        "The union said it would suspend the strike, and that it would release the hostages.";
    let told = text.find("it would suspend").expect("the clause");
    let quote = Quote {
        kind: QuoteKind::Indirect,
        content: vec![Span::new(told, text.len() - 1)],
        cue: Vec::new(),
        source: vec![Span::new(0, 9)],
        speaker: Some(EntityId(7)),
        confidence: 1.0,
        why: String::new(),
    };
    let document = Document::of(text);
    let syntax = reading::read(&document, &MODELS).syntax;
    let rows = concessions::find(
        &document,
        &syntax,
        &Cast::default(),
        &[quote],
        &Evidence::default(),
    );
    let givers: Vec<_> = rows.iter().map(|row| row.conceder.entity).collect();
    assert_eq!(givers, [Some(EntityId(7)), None]);
}

#[test]
fn a_name_between_commas_says_who_is_meant() {
    let text = "Its leader, Ines Varga, admitted that the strike had failed.";
    assert_eq!(givers(text, &["Ines Varga"]), [Some(0)]);
    let list = "The mayor, Ines Varga, and the union dropped the plan.";
    assert_eq!(givers(list, &["Ines Varga"]), [None]);
}

#[test]
fn who_stands_in_a_place_does_not_act_for_it() {
    let within = "Opposition lawmakers in Norland dropped the plan.";
    assert_eq!(givers(within, &["Norland"]), [None]);
    let whose = "Norland lawmakers dropped the plan.";
    assert_eq!(givers(whose, &["Norland"]), [Some(0)]);
    let of = "The government of Norland dropped the plan.";
    assert_eq!(givers(of, &["Norland"]), [Some(0)]);
}

#[test]
fn two_who_give_together_are_not_the_first_of_them() {
    let text = "Norland and Sudland dropped the plan.";
    assert_eq!(givers(text, &["Norland", "Sudland"]), [None]);
}

#[test]
fn parties_and_claimant_are_entities_of_the_cast() {
    let text = "Ines Varga told Denmark that Danish troops had agreed to leave the island. I will free the \
                men, she said.";
    let cast = Cast {
        entities: vec![
            entity("Ines Varga", Label::Person),
            entity("Denmark", Label::Place),
            entity("Danish", Label::People),
        ],
        mentions: vec![
            mention(text, "Ines Varga", 0),
            mention(text, "Denmark", 1),
            mention(text, "Danish", 2),
        ],
    };
    let quote = |content: Span, source: Option<Span>| Quote {
        kind: QuoteKind::Indirect,
        content: vec![content],
        cue: Vec::new(),
        source: source.into_iter().collect(),
        speaker: Some(EntityId(0)),
        confidence: 1.0,
        why: String::new(),
    };
    let at = |words: &str| {
        let start = text.find(words).expect("words of the text");
        Span::new(start, start + words.len())
    };
    let quotes = [
        quote(
            at("Danish troops had agreed to leave the island"),
            Some(at("Ines Varga")),
        ),
        quote(at("I will free the men"), None),
    ];
    let document = Document::of(text);
    let syntax = reading::read(&document, &MODELS).syntax;
    let rows = concessions::find(&document, &syntax, &cast, &quotes, &Evidence::default());
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.conceder.entity, row.claimant, row.quote))
        .collect();
    let claimant = |span| Party {
        span,
        entity: Some(EntityId(0)),
    };
    assert_eq!(
        told,
        [
            // Danish troops act for Denmark, of which the text speaks.
            (
                Some(EntityId(1)),
                claimant(Some(at("Ines Varga"))),
                Some(QuoteId(0))
            ),
            // "I" is who speaks, though no words near it say who that is.
            (Some(EntityId(0)), claimant(None), Some(QuoteId(1))),
        ]
    );
}

/// Words that cues are made of, so that arbitrary texts have something to find.
fn wordy() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "agreed",
        "to",
        "cede",
        "land",
        "refused",
        "if",
        "Norland",
        "the",
        "rebels",
        "withdrew",
        "from",
        ",",
        ".",
        "“",
        "”",
        "and",
        "release",
        "hostages",
        "in",
        "exchange",
        "for",
        "demanded",
        "that",
        "concession",
        ":",
        "will",
        "not",
        "who",
        "by",
        "was",
        "—",
        "(",
        ")",
        "'s",
        "\n\n",
        "urged",
        "offering",
        "é",
        "🕊",
        "is",
        "ready",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "))
}

/// The rows of a text whose words are tagged at random: grammar gone wrong must do no harm.
fn mistagged(text: &str, tags: &[usize]) -> Vec<Concession> {
    let document = Document::of(text);
    let mut syntax = reading::read(&document, &MODELS).syntax;
    for (tag, number) in syntax.tags.iter_mut().zip(tags.iter().cycle()) {
        *tag = Tag::ALL[number % Tag::ALL.len()];
    }
    concessions::find(
        &document,
        &syntax,
        &Cast::default(),
        &[],
        &Evidence::default(),
    )
}

fn check(text: &str, rows: &[Concession]) -> Result<(), TestCaseError> {
    for each in rows {
        let parties = [each.conceder, each.recipient, each.claimant];
        let spans = parties
            .iter()
            .filter_map(|party| party.span)
            .chain(each.condition);
        for span in spans.chain([each.cue, each.content]) {
            prop_assert!(
                text.get(span.start..span.end)
                    .is_some_and(|words| !words.trim().is_empty())
            );
        }
        if let Some(other) = each.counterpart {
            prop_assert!(other.0 < rows.len());
        }
        prop_assert!((0.0..=1.0).contains(&each.confidence));
        prop_assert!(!each.why.is_empty());
    }
    prop_assert!(rows.is_sorted_by_key(|each| each.content.start));
    Ok(())
}

proptest! {
    #[test]
    fn any_text_has_rows_inside_it(text in "\\PC*") {
        check(&text, &found(&text))?;
    }

    #[test]
    fn any_words_have_rows_inside_them(text in wordy()) {
        check(&text, &found(&text))?;
    }

    #[test]
    fn wrong_grammar_has_rows_inside_the_text(text in wordy(), tags in prop::collection::vec(0..64_usize, 1..60)) {
        check(&text, &mistagged(&text, &tags))?;
    }
}
