//! Gold marks stay on their words, whatever is done to the text.

use hearsay_evaluate::Points;
use hearsay_evaluate::attribution::Attribution;
use hearsay_evaluate::concessions::Row;
use hearsay_evaluate::corpora::document;
use hearsay_evaluate::names::NamedSpan;
use hearsay_evaluate::variations::Variation;
use proptest::prelude::*;

const TEXT: &str = "😀 İlse Voss’s envoy said:\n“We agree.”\r\nBraßk went home.";

fn words(text: &str, points: Points) -> String {
    points.words(&text.chars().collect::<Vec<_>>())
}

#[test]
fn each_variation_does_what_it_says() {
    let of = |variation: Variation| variation.of(TEXT, 0).text;
    assert_eq!(of(Variation::None), TEXT);
    assert_eq!(
        of(Variation::Small),
        "😀 i̇lse voss’s envoy said:\n“we agree.”\r\nbraßk went home."
    );
    assert_eq!(
        of(Variation::Straight),
        "😀 İlse Voss's envoy said:\n\"We agree.\"\r\nBraßk went home."
    );
    assert_eq!(
        of(Variation::Joined),
        "😀 İlse Voss’s envoy said: “We agree.”  Braßk went home."
    );
}

#[test]
fn names_go_along() {
    let line = format!(
        r#"{{"id": "a", "text": {TEXT:?}, "entities": [{{"start": 2, "end": 11, "label": "PER"}}, {{"start": 39, "end": 44, "label": "PER"}}]}}"#
    );
    let gold = document::<NamedSpan>(&line).unwrap();
    let of = |variation: Variation| {
        let varied = variation.document(&gold);
        let named = varied
            .marks
            .iter()
            .map(|mark| words(&varied.text, mark.points()));
        named.collect::<Vec<_>>()
    };
    assert_eq!(of(Variation::None), ["İlse Voss", "Braßk"]);
    assert_eq!(of(Variation::Small), ["i̇lse voss", "braßk"]);
    assert_eq!(of(Variation::Joined), ["İlse Voss", "Braßk"]);
}

#[test]
fn quotes_and_concessions_go_along() {
    let line = format!(
        r#"{{"id": "a", "text": {TEXT:?}, "attributions": [{{"content": [[26, 37]], "source": [[2, 19]], "cue": [[20, 24]]}}]}}"#
    );
    let gold = document::<Attribution>(&line).unwrap();
    let varied = Variation::Small.document(&gold);
    let mark = &varied.marks[0];
    let all =
        [mark.content[0], mark.source[0], mark.cue[0]].map(|points| words(&varied.text, points));
    assert_eq!(all, ["“we agree.”", "i̇lse voss’s envoy", "said"]);

    let line = format!(
        r#"{{"id": "a", "text": {TEXT:?}, "concessions": [{{"content": "We agree", "cue": "agree", "conceder": "We"}}]}}"#
    );
    let gold = document::<Row>(&line).unwrap();
    let varied = Variation::Small.document(&gold);
    let row = &varied.marks[0];
    assert_eq!(words(&varied.text, row.content), "we agree");
    assert_eq!(words(&varied.text, row.cue), "agree");
    assert_eq!(
        row.conceder.map(|points| words(&varied.text, points)),
        Some("we".to_owned())
    );
}

#[test]
fn typos_are_rare_and_repeat() {
    let text = "The harbour council will vote on Monday about the ferries. ".repeat(200);
    let once = Variation::Typos.of(&text, 7);
    assert_eq!(once, Variation::Typos.of(&text, 7));
    assert_ne!(once.text, Variation::Typos.of(&text, 8).text);
    // Word by word, each in its place, few with a letter wrong.
    let characters: Vec<char> = text.chars().collect();
    let (mut at, mut wrong, mut letters) = (0, 0, 0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        let was = Points::new(at, at + length);
        let now = words(&once.text, once.points(was));
        assert_eq!(was.words(&characters), word);
        assert!(!now.is_empty() && !now.contains(' '), "{word} became {now}");
        wrong += usize::from(now != word);
        letters += length;
        at += length + 1;
    }
    assert!(
        (letters / 100..letters / 30).contains(&wrong),
        "{wrong} of {letters}"
    );
}

proptest! {
    #[test]
    fn every_place_has_its_place(text in any::<String>(), seed in any::<u64>()) {
        let length = text.chars().count();
        for variation in Variation::ALL {
            let varied = variation.of(&text, seed);
            let whole = varied.points(Points::new(0, length));
            prop_assert_eq!(whole, Points::new(0, varied.text.chars().count()));
            let mut end = 0;
            for at in 0..length {
                let now = varied.points(Points::new(at, at + 1));
                prop_assert_eq!(now.start, end);
                prop_assert!(now.start <= now.end);
                end = now.end;
            }
            prop_assert_eq!(varied.points(Points::new(length, length + 5)).end, varied.text.chars().count());
        }
    }
}
