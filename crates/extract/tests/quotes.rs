//! Quotes of small texts, with tags that the tests set themselves, so that they do not hang on a trained tagger.

use expect_test::{Expect, expect};
use hearsay_extract::entities::Cast;
use hearsay_extract::names::Name;
use hearsay_extract::roles::Report;
use hearsay_extract::{Entity, EntityId, Mention, quotes, transcripts};
use hearsay_syntax::{Syntax, Tag, lemmas};
use hearsay_text::{Document, Form, Label};
use proptest::prelude::*;

fn tag(word: &str) -> Tag {
    match word.to_lowercase().as_str() {
        "said" | "told" | "added" | "asked" | "called" | "warned" | "had" | "denied" | "vowed"
        | "claimed" | "failed" | "made" | "refused" | "wrote" | "was" => Tag::Vbd,
        "is" | "says" => Tag::Vbz,
        "are" => Tag::Vbp,
        "would" | "will" | "can" => Tag::Md,
        "saying" | "adding" | "telling" => Tag::Vbg,
        "agreed" | "sold" => Tag::Vbn,
        "leave" | "sell" | "fish" => Tag::Vb,
        "to" => Tag::To,
        "that" | "of" | "on" | "in" | "at" | "with" | "from" | "if" | "for" | "although"
        | "after" | "without" | "since" | "because" | "about" | "whether" => Tag::In,
        "’s" => Tag::Pos,
        "when" => Tag::Wrb,
        "and" | "but" => Tag::Cc,
        "who" => Tag::Wp,
        "the" | "a" | "an" | "this" | "no" => Tag::Dt,
        "he" | "she" | "it" | "they" | "we" | "i" => Tag::Prp,
        "his" | "her" | "their" => Tag::PrpPossessive,
        "clear" | "calm" | "old" => Tag::Jj,
        "later" | "also" | "not" | "never" => Tag::Rb,
        "," => Tag::Comma,
        "." | "?" | "!" => Tag::Stop,
        ":" | "—" => Tag::Colon,
        _ if word.starts_with(char::is_uppercase) => Tag::Nnp,
        _ if word.starts_with(char::is_alphabetic) => Tag::Nn,
        _ => Tag::Other,
    }
}

/// Everybody called by one of these names is a person of the cast.
const NAMES: [&str; 3] = ["Reck", "Meyer", "Sand"];

fn cast(document: &Document<'_>) -> Cast {
    let mut cast = Cast::default();
    for token in &document.tokens {
        let word = token.span.of(document.text);
        if !NAMES.contains(&word) {
            continue;
        }
        let known = cast.entities.iter().position(|entity| entity.name == word);
        let entity = EntityId(known.unwrap_or(cast.entities.len()));
        if known.is_none() {
            cast.entities.push(Entity {
                name: word.to_owned(),
                label: Label::Person,
                aliases: Vec::new(),
                role: None,
                side: None,
            });
        }
        cast.mentions.push(Mention {
            span: token.span,
            entity,
            form: Form::Name,
        });
    }
    cast
}

fn syntax(document: &Document<'_>) -> Syntax {
    let words: Vec<&str> = (0..document.tokens.len())
        .map(|index| document.word(index))
        .collect();
    let tags: Vec<Tag> = words.iter().map(|word| tag(word)).collect();
    let lemmas = words
        .iter()
        .zip(&tags)
        .map(|(word, &tag)| lemmas::lemma(word, tag))
        .collect();
    Syntax {
        tags,
        lemmas,
        ..Syntax::default()
    }
}

/// One line a quote: kind, speaker, source, cue, and the pieces of its content.
fn check(text: &str, expected: &Expect) {
    let document = Document::of(text);
    let cast = cast(&document);
    let mut lines = String::new();
    let names = cast.mentions.iter().map(|mention| Name {
        span: mention.span,
        label: Label::Person,
        confidence: 1.0,
    });
    let turns = transcripts::turns(&document, &names.collect::<Vec<_>>());
    for quote in quotes::find(&document, &syntax(&document), &cast, &[], &turns) {
        let words = |spans: &[hearsay_text::Span]| {
            let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
            words.join(" … ")
        };
        let speaker = quote.speaker.and_then(|id| cast.entity(id));
        lines.push_str(&format!(
            "{} | {} | {} | {} | {}\n",
            quote.kind.as_str(),
            speaker.map_or("?", |entity| &entity.name),
            words(&quote.source),
            words(&quote.cue),
            words(&quote.content),
        ));
    }
    expected.assert_eq(&lines);
}

/// The contents of the one quote that the model reads around the word `cue`, from the first word of `content` to its last.
fn contents(text: &str, cue: &str, content: (&str, &str)) -> Vec<String> {
    let document = Document::of(text);
    let at = |word: &str| {
        (0..document.tokens.len())
            .find(|&index| document.word(index) == word)
            .expect("the word is there")
    };
    let run = |from, to| std::iter::once(at(from)..at(to) + 1).collect();
    let report = Report {
        carrier: at(cue),
        cue: run(cue, cue),
        source: Vec::new(),
        content: run(content.0, content.1),
        favour: 1.0,
        clarity: 1.0,
    };
    let found = quotes::find(
        &document,
        &syntax(&document),
        &cast(&document),
        &[report],
        &[],
    );
    let pieces = found.iter().flat_map(|quote| &quote.content);
    pieces.map(|piece| piece.of(text).to_owned()).collect()
}

#[test]
fn a_quote_ends_with_its_paragraph_unless_marks_hold_it_together() {
    let headlines = "Oslo: no fish\n‘Never,’ says Reck\nFed holds rates";
    assert_eq!(contents(headlines, "says", ("no", "’")), ["‘Never,’"]);
    let goes_on = "“Fish is life,” Reck said. “We go to sea.\n\n“They stay.”\n\nIt rained.";
    assert_eq!(
        contents(goes_on, "said", ("We", "rained")),
        ["“Fish is life,”", "“We go to sea.", "“They stay.”"]
    );
    let listed = "Reck said:\nfish is life";
    assert_eq!(contents(listed, "said", ("fish", "life")), ["fish is life"]);
}

#[test]
fn a_turn_holds_what_is_reported_in_it() {
    check(
        "Reck: I met Meyer. Meyer said that we would leave.\n\nSand: Did you?\n\nReck: “Fish is life,” Meyer said.",
        &expect![[r#"
            direct | Reck | Reck | : | I met Meyer. Meyer said that we would leave.
            indirect | Meyer | Meyer | said | that we would leave
            direct | Sand | Sand | : | Did you?
            direct | Meyer | Meyer | said | “Fish is life,”
            direct | Reck | Reck | : | “Fish is life,” Meyer said.
        "#]],
    );
}

#[test]
fn the_source_stands_before_or_behind_the_verb() {
    check(
        "“Fish is life,” Reck said. “We will not sell it,” said Meyer, an old friend from Oslo.",
        &expect![[r#"
            direct | Reck | Reck | said | “Fish is life,”
            direct | Meyer | Meyer, an old friend from Oslo | said | “We will not sell it,”
        "#]],
    );
}

#[test]
fn words_before_a_quotation_introduce_it() {
    check(
        "Reck told reporters on Sunday: “No deal.” He added, “Not now.”\n\nMeyer: “No fish.”",
        &expect![[r#"
            direct | Reck | Reck | told | “No deal.”
            direct | ? | He | added | “Not now.”
            direct | Meyer | Meyer | : | “No fish.”
        "#]],
    );
}

#[test]
fn an_interrupted_quotation_is_one_quote() {
    check(
        "“The boats,” Reck said, “are ours.” “They will stay,” he added. “The harbour is ours.”",
        &expect![[r#"
            direct | Reck | Reck | said | “The boats,” … “are ours.”
            direct | ? | he | added | “They will stay,” … “The harbour is ours.”
        "#]],
    );
}

#[test]
fn a_paragraph_that_opens_again_goes_on() {
    check(
        "Reck said: “We fish at dawn.\n\n“We sell at noon.”",
        &expect![[r#"
            direct | Reck | Reck | said | “We fish at dawn. … “We sell at noon.”
        "#]],
    );
}

#[test]
fn a_missing_subject_is_whoever_spoke_last() {
    check(
        "Reck said that the talks had failed.\n\n“We will never sell,” told the Herald.",
        &expect![[r#"
            indirect | Reck | Reck | said | that the talks had failed
            direct | Reck |  | told | “We will never sell,”
        "#]],
    );
}

#[test]
fn a_title_in_quotation_marks_is_no_quote() {
    check(
        "On the show “Harbour Lights,” Reck said that the talks had failed. The “old” boats are calm.",
        &expect![[r#"
            indirect | Reck | Reck | said | that the talks had failed
        "#]],
    );
}

#[test]
fn clauses_follow_the_verb_with_and_without_that() {
    check(
        "Reck said on Sunday that the deal had failed, adding that Meyer would leave. Meyer warned Sand the boats are old.",
        &expect![[r#"
            indirect | Reck | Reck | said | that the deal had failed
            indirect | Reck | Reck | adding | that Meyer would leave
            indirect | Meyer | Meyer | warned | the boats are old
        "#]],
    );
}

#[test]
fn fragments_in_quotation_marks_make_a_mixed_quote() {
    check(
        "Reck vowed to leave “as an old man.” Meyer called it “a disgrace.” Sand denied “any deal” with Reck.",
        &expect![[r#"
            mixed | Reck | Reck | vowed | to leave “as an old man.”
            mixed | Meyer | Meyer | called | it “a disgrace.”
            mixed | Sand | Sand | denied | “any deal” with Reck
        "#]],
    );
}

#[test]
fn the_clause_may_stand_before_its_source() {
    check(
        "The deal had failed, Reck said. The boats, Meyer said, are old. According to Sand, the harbour is calm.",
        &expect![[r#"
            indirect | Reck | Reck | said | The deal had failed
            indirect | Meyer | Meyer | said | The boats … are old
            indirect | Sand | Sand | According to | the harbour is calm
        "#]],
    );
}

#[test]
fn an_aide_is_not_the_one_whom_he_serves() {
    check(
        "“No deal,” said a spokesman for Reck. “No fish,” Meyer and Sand said.",
        &expect![[r#"
            direct | ? | a spokesman for Reck | said | “No deal,”
            direct | ? | Meyer and Sand | said | “No fish,”
        "#]],
    );
}

#[test]
fn a_hundred_thousand_marks_are_read_like_any_text() {
    let text = "“No deal,” Reck said ".repeat(50_000);
    let document = Document::of(&text);
    let found = quotes::find(&document, &syntax(&document), &Cast::default(), &[], &[]);
    assert!(found.len() > 40_000);
    assert!(found.iter().all(|quote| quote.content.len() == 1));
}

/// A pronoun that was resolved to the wrong sort of entity.
#[test]
fn he_is_no_company() {
    let text = "Westline has failed. He said the boats are old.";
    let document = Document::of(text);
    let mut cast = Cast::default();
    cast.entities.push(Entity {
        name: "Westline".to_owned(),
        label: Label::Organisation,
        aliases: Vec::new(),
        role: None,
        side: None,
    });
    let he = document
        .tokens
        .iter()
        .find(|token| token.span.of(text) == "He");
    cast.mentions.push(Mention {
        span: he.unwrap().span,
        entity: EntityId(0),
        form: Form::Pronoun,
    });
    let speaker =
        |cast: &Cast| quotes::find(&document, &syntax(&document), cast, &[], &[])[0].speaker;
    assert_eq!(speaker(&cast), None);
    cast.entities[0].label = Label::Person;
    assert_eq!(speaker(&cast), Some(EntityId(0)));
}

#[test]
fn a_subject_with_an_apposition_stays_in_its_clause() {
    check(
        "Talks failed on Sunday without a deal, although the union’s head, Jo Reck, said they would go on.\n\n\
         Meyer, after a walk with an old friend, Sand, said the harbour was calm.\n\n\
         Sand, a sailor from Oslo, said the boats are old.",
        &expect![[r#"
            indirect | Reck | the union’s head, Jo Reck | said | they would go on
            indirect | Meyer | Meyer | said | the harbour was calm
            indirect | Sand | Sand, a sailor from Oslo | said | the boats are old
        "#]],
    );
}

#[test]
fn a_verb_takes_no_clause_of_another_word() {
    check(
        "Reck wrote the report because Meyer had failed. Reck wrote the boats are old. Meyer claimed on \
         Sunday, in Oslo, the boats are old. Sand denied that and refused to leave.",
        &expect![[r#"
            indirect | Reck | Reck | wrote | the boats are old
            indirect | Sand | Sand | refused | to leave
        "#]],
    );
}

#[test]
fn a_bare_thing_is_not_what_is_said() {
    check(
        "Reck denied the report. Meyer denied any talks with Sand. Sand denied “the report”. Reck called for an inquiry.",
        &expect![[r#"
            indirect | Meyer | Meyer | denied | any talks with Sand
            direct | Sand | Sand | denied | “the report”
            indirect | Reck | Reck | called for | an inquiry
        "#]],
    );
}

#[test]
fn an_object_ends_where_the_reporter_goes_on() {
    check(
        "Reck denied the old claims of fraud and made a deal. Meyer denied fraud and theft of boats.",
        &expect![[r#"
            indirect | Reck | Reck | denied | the old claims of fraud
            indirect | Meyer | Meyer | denied | fraud and theft of boats
        "#]],
    );
}

#[test]
fn a_second_source_at_the_end_is_no_part_of_the_words() {
    check(
        "Reck said the talks had failed, old friends and aides said. Meyer said the boats are old, calm and sold.",
        &expect![[r#"
            indirect | ? | old friends and aides | said | Reck said the talks had failed
            indirect | Reck | Reck | said | the talks had failed
            indirect | Meyer | Meyer | said | the boats are old, calm and sold
        "#]],
    );
}

#[test]
fn a_subject_is_no_clause_that_somebody_says() {
    check(
        "Aides, who had failed, said the search for Sand was old. Reck, for his part, said nothing.\n\n\
         The boats, which are old, had failed, said Meyer. The boats are old, said Sand.",
        &expect![[r#"
            indirect | ? | Aides, who had failed | said | the search for Sand was old
            indirect | Meyer | Meyer | said | The boats, which are old, had failed
            indirect | Sand | Sand | said | The boats are old
        "#]],
    );
}

#[test]
fn the_verb_behind_a_quotation_beats_the_colon_before_it() {
    check(
        "Sand had refused: “We will fish,” Reck said.\n\nMeyer said: “No deal, no fish,” and made a call.\n\n\
         “We failed,” said fish farmer Reck.",
        &expect![[r#"
            direct | Reck | Reck | said | “We will fish,”
            direct | Meyer | Meyer | said | “No deal, no fish,”
            direct | Reck | fish farmer Reck | said | “We failed,”
        "#]],
    );
}

#[test]
fn a_question_ends_before_the_answer() {
    check(
        "Asked whether he would leave, Reck said: “Not now.” Meyer asked whether the boats, all old, would leave.",
        &expect![[r#"
            indirect | ? |  | Asked | whether he would leave
            direct | Reck | Reck | said | “Not now.”
            indirect | Meyer | Meyer | asked | whether the boats, all old, would leave
        "#]],
    );
}

proptest! {
    #[test]
    fn any_text_gives_quotes_in_order_and_in_bounds(
        text in "((Reck|said|told|that|“|”|‘|’|\"|,|\\.|:|—|according to|\n\n|é|to leave|who) ?){0,60}"
    ) {
        let document = Document::of(&text);
        let found = quotes::find(&document, &syntax(&document), &cast(&document), &[], &[]);
        let mut last = 0;
        for quote in &found {
            prop_assert!(!quote.content.is_empty());
            prop_assert!(quote.content[0].start >= last);
            last = quote.content[0].start;
            for spans in [&quote.content, &quote.cue, &quote.source] {
                prop_assert!(spans.iter().all(|span| !span.of(&text).is_empty()));
                prop_assert!(spans.is_sorted_by(|a, b| a.end <= b.start));
            }
            prop_assert!((0.0..=1.0).contains(&quote.confidence));
        }
    }
}
