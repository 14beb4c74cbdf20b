use expect_test::{Expect, expect};
use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, Form};
use proptest::prelude::*;

use super::*;
use crate::entities::{self, tests::marked};

/// Tags of the words that the examples use, so that they do not hang on a tagger.
fn tag(word: &str) -> Tag {
    match word {
        "said" | "told" | "met" | "left" | "won" | "praised" | "gave" | "spoke" | "hired"
        | "blamed" | "rose" => Tag::Vbd,
        "would" | "will" => Tag::Md,
        "is" | "has" => Tag::Vbz,
        "of" | "in" | "with" | "that" | "to" | "for" | "after" | "on" => Tag::In,
        "his" | "its" => Tag::PrpPossessive,
        "he" | "she" | "him" | "her" | "it" | "I" => Tag::Prp,
        "the" | "a" | "this" => Tag::Dt,
        "who" | "whose" => Tag::Wp,
        "also" | "later" => Tag::Rb,
        "," | "." | "“" | "”" => Tag::Comma,
        _ if word.starts_with(char::is_uppercase) => Tag::Nnp,
        _ => Tag::Nn,
    }
}

fn cast_of(text: &str, names: &[crate::names::Name]) -> Cast {
    let document = Document::of(text);
    let words: Vec<&str> = (0..document.tokens.len())
        .map(|at| document.word(at))
        .collect();
    let syntax = Syntax {
        tags: words.iter().map(|word| tag(word)).collect(),
        lemmas: words.iter().map(|word| word.to_lowercase()).collect(),
        ..Syntax::default()
    };
    let mut cast = entities::merge(&document, &syntax, names);
    resolve(&document, &syntax, &mut cast);
    cast
}

/// One line a mention that is no name: the words, and whom they mean.
fn check(with_names: &str, expected: &Expect) {
    let (text, names) = marked(with_names);
    let cast = cast_of(&text, &names);
    let mut lines = String::new();
    for mention in cast
        .mentions
        .iter()
        .filter(|mention| mention.form != Form::Name)
    {
        let entity = cast
            .entity(mention.entity)
            .map_or("", |entity| &entity.name);
        lines.push_str(&format!("{} → {entity}\n", mention.span.of(&text)));
    }
    expected.assert_eq(&lines);
}

#[test]
fn pronouns_agree_in_gender() {
    check(
        "[PER Ida Holm] met [PER Jonas Berg]. She said that he won. Mr. [PER Ashgrove] left. She spoke.",
        &expect![[r#"
            She → Ida Holm
            he → Jonas Berg
            She → Ida Holm
        "#]],
    );
}

#[test]
fn an_object_is_not_its_own_subject() {
    check(
        "[PER Peter Lund] met [PER Jonas Berg]. [PER Lund] told him. [PER Otto Lind] praised himself.",
        &expect![[r#"
            him → Jonas Berg
            himself → Otto Lind
        "#]],
    );
}

#[test]
fn two_who_may_be_meant_leave_a_pronoun_open() {
    check(
        "A day with [PER Peter Lund] of [LOC Narvik] and [PER Jonas Berg] of [LOC Bergen] in the sun. He won.",
        &expect![],
    );
}

#[test]
fn who_speaks_in_a_quotation_is_not_the_he_in_it() {
    check(
        "[PER Jonas Berg] rose. “He left,” [PER Peter Lund] said. “I won,” he later said.",
        &expect![[r#"
            He → Jonas Berg
            he → Peter Lund
        "#]],
    );
}

#[test]
fn relative_pronouns_follow_their_name() {
    check(
        "[PER Ida Holm], who won, met [PER Jonas Berg] — whose party left. [LOC Norway] gave its word.",
        &expect![[r#"
            who → Ida Holm
            whose → Jonas Berg
            its → Norway
        "#]],
    );
}

#[test]
fn a_leader_is_known_by_country() {
    check(
        "Danish President [PER Ida Holm] met her Norwegian counterpart. Norwegian leader [PER Jonas Berg] spoke. \
         The Danish leader left. The Swedish president won. The Danish leader [PER Holm] is the leader. \
         [LOC Norway]’s leader spoke. [LOC Norway]’s leader [PER Berg] left.",
        &expect![[r#"
            her Norwegian counterpart → Jonas Berg
            The Danish leader → Ida Holm
            Norway’s leader → Jonas Berg
        "#]],
    );
}

#[test]
fn an_office_without_a_country_needs_its_only_holder() {
    check(
        "Foreign minister [PER Eve Rask] spoke. The foreign minister left. Senator [PER Ann Pell] met senator [PER Tom Reyes]. \
         The senator won. The former foreign minister is old.",
        &expect![[r#"
            The foreign minister → Eve Rask
        "#]],
    );
}

#[test]
fn bodies_are_known_by_a_word_of_their_name() {
    check(
        "The [ORG Harbour Commission] won. The commission left. [ORG Nordwind Inc.] hired [PER Otto Lind]. \
         The company rose, and the party left.",
        &expect![[r#"
            The commission → Harbour Commission
            The company → Nordwind Inc.
        "#]],
    );
}

#[test]
fn a_description_that_tells_becomes_an_alias() {
    let (text, names) =
        marked("US President [PER Ann Pell] spoke. The POTUS won. The American leader left.");
    let cast = cast_of(&text, &names);
    expect!["US President Ann Pell | POTUS | the American leader"]
        .assert_eq(&cast.entities[0].aliases.join(" | "));
}

proptest! {
    #[test]
    fn any_text_keeps_names_and_order(
        text in "(\\PC|Ann Pell|Pell|US|EU|he|she|his|her|who|its|the|president|Danish|leader|counterpart|of|[ .,’\n]){0,80}",
        spans in prop::collection::vec((0_usize..300, 0_usize..20, 0_usize..4), 0..20),
    ) {
        let names: Vec<crate::names::Name> = spans
            .into_iter()
            .map(|(start, length, label)| crate::names::Name {
                span: hearsay_text::Span::new(start, start + length),
                label: Label::ALL[label],
                confidence: 0.9,
            })
            .collect();
        let document = Document::of(&text);
        let syntax = crate::reading::read(&document, &crate::Models::default()).syntax;
        let mut cast = entities::merge(&document, &syntax, &names);
        let before = cast.mentions.clone();
        resolve(&document, &syntax, &mut cast);
        let named: Vec<Mention> = cast.mentions.iter().copied().filter(|m| m.form == Form::Name).collect();
        prop_assert_eq!(named, before, "names stay as they were");
        for pair in cast.mentions.windows(2) {
            prop_assert!(pair[0].span.start <= pair[1].span.start);
        }
        for mention in &cast.mentions {
            prop_assert!(!mention.span.of(&text).is_empty());
            prop_assert!(cast.entity(mention.entity).is_some());
        }
    }
}
