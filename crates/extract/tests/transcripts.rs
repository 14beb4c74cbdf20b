//! Labels of speakers in small texts, with names that the tests set themselves.

use expect_test::{Expect, expect};
use hearsay_extract::names::Name;
use hearsay_extract::transcripts::{turns, with_speakers};
use hearsay_text::{Document, Label, Span};
use proptest::prelude::*;

/// The names that the texts below give to people; found only where they are not in capitals.
const PEOPLE: [&str; 3] = ["Ida Reck", "Tom Meyer", "Sand"];

fn names(text: &str) -> Vec<Name> {
    let mut found: Vec<Name> = PEOPLE
        .iter()
        .flat_map(|name| text.match_indices(name))
        .map(|(at, name)| Name {
            span: Span::new(at, at + name.len()),
            label: Label::Person,
            confidence: 1.0,
        })
        .collect();
    found.sort_by_key(|name| name.span.start);
    found
}

/// One line a turn: the label, and the runs of what is said.
fn check(text: &str, expected: &Expect) {
    let document = Document::of(text);
    let words = |tokens: &std::ops::Range<usize>| {
        document
            .span_of(tokens.clone())
            .map_or("", |span| span.of(text))
    };
    let mut shown = String::new();
    for turn in turns(&document, &names(text)) {
        let content: Vec<&str> = turn.content.iter().map(words).collect();
        shown.push_str(&format!(
            "{} | {}\n",
            words(&turn.source),
            content.join(" ⏎ ")
        ));
    }
    expected.assert_eq(&shown);
}

fn none(text: &str) {
    check(text, &expect![""]);
}

#[test]
fn speakers_take_turns() {
    check(
        "ANNA POE, HOST: Good evening. Who pays?\n\n\
         FEN (through translator): The harbour does.\n\n\
         It always has.\n\n\
         (APPLAUSE)\n\n\
         And it always will.\n\n\
         POE: Thank you.\n\n\
         UNIDENTIFIED MALE: Shame!\n\n\
         [00:12] FEN: No shame. I was there.",
        &expect![[r#"
            ANNA POE | Good evening. Who pays?
            FEN | The harbour does. ⏎ It always has. ⏎ And it always will.
            POE | Thank you.
            UNIDENTIFIED MALE | Shame!
            FEN | No shame. I was there.
        "#]],
    );
}

#[test]
fn questions_meet_answers() {
    check(
        "Q: What did they find?\nA: A boat.\nQ: Whose?\nA:\nNobody knows.",
        &expect![[r#"
            Q | What did they find?
            A | A boat.
            Q | Whose?
            A | Nobody knows.
        "#]],
    );
}

#[test]
fn one_label_will_do_where_the_text_names_the_person() {
    check(
        "Ida Reck met the press on Monday.\n\nRECK: I saw nothing.\n\nThe hall was silent.",
        &expect![[r#"
            RECK | I saw nothing.
        "#]],
    );
    check(
        "Ida Reck met the press on Monday.\n\nSen. Reck (D-Ohio): We saw nothing.\n\nShe left.",
        &expect![[r#"
            Sen. Reck | We saw nothing.
        "#]],
    );
}

#[test]
fn lines_of_a_wrapped_transcript_have_labels_too() {
    check(
        "Sand talked to the harbour board in the old hall, and the whole\n\
         town came to hear what was said about the boats in the harbour.\n\
         SAND: I have seen the boats, and I know who owns every last one\n\
         of them, and so do you.\n\
         MEYER: Do we really know who owns every last one of the boats a\n\
         SAND: You do.",
        &expect![[r#"
            SAND | I have seen the boats, and I know who owns every last one
            of them, and so do you.
            MEYER | Do we really know who owns every last one of the boats a
            SAND | You do.
        "#]],
    );
}

#[test]
fn what_an_article_tells_between_two_turns_is_nobodys() {
    check(
        "REPORTER: Who will pay?\n\nFEN: We will.\n\nThe mayor, Fen said later, had not been asked.\n\nFEN: I will ask.",
        &expect![[r#"
            REPORTER | Who will pay?
            FEN | We will.
            FEN | I will ask.
        "#]],
    );
}

#[test]
fn posts_that_are_passed_on_are_their_writers() {
    check(
        "RT @ida_reck: the harbour stays #harbour\nBREAKING: it closes\n@reck: what now\nRT @fen: no",
        &expect![[r#"
            @ida_reck | the harbour stays #harbour
            @fen | no
        "#]],
    );
}

#[test]
fn datelines_are_no_speakers() {
    none(
        "WASHINGTON: The president said on Monday that we must wait.\n\nMOSCOW: Nobody there knew.\n\nWASHINGTON: Nobody knew why.",
    );
    none("MONDAY: Rain.\nTUESDAY: Sun.\nWho knows?");
}

#[test]
fn other_words_before_a_colon_are_no_speakers() {
    none(
        "Analysis: what next for us?\n\nBackground: We were there in 1990, and we are here now.\n\nNote: bring your boots.",
    );
    none("Ingredients: two eggs\nMethod: beat them until you can’t\nIngredients: two more");
    none("10:30 Who comes?\n11:00 You do.\n\nMatthew 5:3 says what we know. John 3: 16 does, too.");
    none("CLAIM: We never paid.\nVERDICT: You did.\nCLAIM: We paid twice.\nVERDICT: You did not.");
    none("Name: Fen\nAge: 50\nName: Gull\nAge: 12");
    none("A: the first letter. We learn it first.\n\nB: the second.");
    none("REPORTER: Who will pay?\n\nNobody said.");
}

#[test]
fn what_is_told_of_a_person_after_a_colon_is_no_speech() {
    none(
        "Ida Reck and Tom Meyer ran for mayor.\n\nIda Reck: The lawyer from Oslo has sat on the board since 1990.\n\nTom Meyer: The baker wants a new harbour.",
    );
    none(
        "Ida Reck: Credit for “your boats and my boats” is what she asks for.\n\nTom Meyer: You get nothing.",
    );
    none(
        "Ida Reck: I will run\n\nThe lawyer Ida Reck said on Monday that she would run for mayor of the old town.",
    );
}

#[test]
fn a_speaker_is_a_person() {
    let text = "FEN: Who pays?\nPOE: You do.\nFEN: Why?";
    let document = Document::of(text);
    let wrong = |at: usize| Name {
        span: Span::new(at, at + 3),
        label: Label::Organisation,
        confidence: 0.5,
    };
    let names = vec![wrong(0), wrong(15)];
    let found = turns(&document, &names);
    let names = with_speakers(names, &found);
    let labels: Vec<_> = names
        .iter()
        .map(|name| (name.span.of(text), name.label))
        .collect();
    assert_eq!(
        labels,
        [
            ("FEN", Label::Person),
            ("POE", Label::Person),
            ("FEN", Label::Person)
        ]
    );
}

proptest! {
    #[test]
    fn turns_lie_in_the_text_and_do_not_overlap(
        pieces in prop::collection::vec(
            prop::sample::select(&["RECK", "MEYER", "Q", "A", "Ida Reck", ":", ": ", "\n", "\n\n", "I ", "no. ", "why? ", "(", ")", "[00:1] ", "é", ", HOST"][..]),
            0..60,
        ),
    ) {
        let text = pieces.concat();
        let document = Document::of(&text);
        let mut end = 0;
        for turn in turns(&document, &names(&text)) {
            prop_assert!(end <= turn.source.start && turn.source.start < turn.source.end);
            prop_assert!(!turn.content.is_empty());
            end = turn.colon.start;
            for run in turn.content {
                prop_assert!(end < run.start && run.start < run.end && run.end <= document.tokens.len());
                end = run.end - 1;
            }
            end += 1;
        }
    }
}
