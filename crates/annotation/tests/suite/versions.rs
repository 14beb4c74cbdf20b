//! A text that was changed since it was marked: what is carried over, and what is told.

use hearsay_annotation::versions::{Fate, carry, compare};
use hearsay_annotation::{
    Article, Body, Edit, EntityId, History, Mark, MarkId, MarkKind, Origin, Sheet,
};

use crate::{arbitrary, sample};
use proptest::prelude::*;

/// Another version of the sample, marked as the program would: not at all.
fn version(text: &str) -> Article {
    let sheet = Sheet {
        id: "new".to_owned(),
        title: "New".to_owned(),
        text: text.to_owned(),
        headings: vec![],
        created: 9,
    };
    Article::new(sheet)
}

#[test]
fn what_a_person_decided_is_carried_where_the_words_are_the_same() {
    let mut old = sample::article();
    let mut history = History::default();
    let confirm = Edit::confirm(&old, &[MarkId(14), MarkId(15)]).unwrap();
    history.apply(&mut old, confirm).unwrap();
    let text = format!(
        "An update.\n\n{}",
        old.text().replace("night ferries if", "night boats if")
    );
    let (carried, changes) = carry(&old, &version(&text));
    let kept: Vec<(Origin, &str)> = (carried.marks())
        .map(|mark| (mark.origin, carried.words(mark.body.anchor())))
        .collect();
    assert_eq!(
        kept,
        [
            (Origin::Added, "“We were wrong to wait so long,”"),
            (Origin::Confirmed, "to give up its own pier"),
        ]
    );
    // Who gives came along.
    let named: Vec<&str> = (carried.entities())
        .map(|entity| entity.name.as_str())
        .collect();
    assert!(named.contains(&"Hesk"), "{named:?}");
    let told: Vec<(Fate, &str, bool)> = (changes.iter())
        .map(|change| (change.fate, change.after.as_str(), change.lost))
        .collect();
    assert_eq!(
        told,
        [
            (
                Fate::Altered,
                "that the board had agreed to drop its ban on night boats if the islands paid for lights",
                false
            ),
            (Fate::Altered, "to drop its ban on night boats", true),
            (Fate::Unchanged, "“We were wrong to wait so long,”", false),
            (Fate::Unchanged, "to give up its own pier", false),
        ]
    );
}

#[test]
fn a_confirmed_claim_is_not_put_on_its_opposite() {
    let mut old = sample::article();
    let mut history = History::default();
    let confirm = Edit::confirm(&old, &[MarkId(14)]).unwrap();
    history.apply(&mut old, confirm).unwrap();
    let text = old
        .text()
        .replace("had agreed to drop", "had refused to drop");
    let (carried, changes) = carry(&old, &version(&text));
    assert!(carried.marks().all(|mark| mark.origin == Origin::Added));
    let lost: Vec<&str> = (changes.iter())
        .filter(|change| change.lost)
        .map(|change| change.before.as_str())
        .collect();
    assert_eq!(lost, ["to drop its ban on night ferries"]);
}

#[test]
fn what_changed_can_be_told_again_later() {
    let mut old = sample::article();
    let mut history = History::default();
    // A name and a claim.
    let confirm = Edit::confirm(&old, &[MarkId(11), MarkId(14)]).unwrap();
    history.apply(&mut old, confirm).unwrap();
    let text = old
        .text()
        .replace("had agreed to drop", "had refused to drop");
    let text = text.replace("The island of Hesk refused", "Nobody was ready");
    let (carried, changes) = carry(&old, &version(&text));
    assert_eq!(compare(&old, &carried), changes);
    let lost: Vec<(MarkKind, &str)> = (changes.iter())
        .filter(|change| change.lost)
        .map(|change| (change.kind, change.before.as_str()))
        .collect();
    assert_eq!(
        lost,
        [
            (MarkKind::Concession, "to drop its ban on night ferries"),
            (MarkKind::Mention, "Hesk"),
        ]
    );
}

#[test]
fn words_that_may_be_anothers_are_uncertain_and_not_vanished() {
    let old = sample::article();
    // The quotation stands twice now, and neither time in its place.
    let twice =
        "“We were wrong to wait so long,” one said. “We were wrong to wait so long,” said another.";
    let changes = compare(&old, &version(twice));
    let quote = changes
        .iter()
        .find(|change| change.before.starts_with("“We were"));
    assert_eq!(
        quote.map(|change| (change.fate, change.after.as_str())),
        Some((Fate::Uncertain, ""))
    );
}

#[test]
fn what_cannot_be_placed_is_told_and_put_nowhere() {
    let old = sample::article();
    let (carried, changes) = carry(
        &old,
        &version("Quite another story about the weather in May."),
    );
    assert_eq!(carried.marks().len(), 0);
    assert!(changes.iter().all(|change| change.fate == Fate::Vanished));
    let lost: Vec<&str> = (changes.iter())
        .filter(|change| change.lost)
        .map(|change| change.before.as_str())
        .collect();
    assert_eq!(lost, ["“We were wrong to wait so long,”"]);
}

#[test]
fn a_decided_mark_takes_the_place_of_the_programs() {
    let old = sample::article();
    // The same text, marked by the program with another speaker.
    let mut again = version(old.text());
    let mut history = History::default();
    let quote = old.mark(MarkId(13)).unwrap().body.clone();
    let Body::Quote { kind, content, .. } = quote else {
        unreachable!("mark 13 is a quote")
    };
    let machine = hearsay_annotation::Mark::new(
        MarkId(1),
        Origin::Machine,
        Body::quote(kind, content[0], None),
    );
    again = again.with_marks([], [machine]).0;
    let (carried, changes) = carry(&old, &again);
    let quotes: Vec<_> = carried
        .marks()
        .filter(|mark| matches!(mark.body, Body::Quote { .. }))
        .collect();
    assert_eq!(quotes.len(), 1);
    assert_eq!((quotes[0].id, quotes[0].origin), (MarkId(1), Origin::Added));
    assert!(changes.iter().all(|change| change.fate == Fate::Unchanged));
    let removal = Edit::remove_entity(&carried, EntityId(1)).ok();
    assert!(
        removal.is_none()
            || history
                .apply(&mut carried.clone(), removal.unwrap())
                .is_ok()
    );
}

#[test]
fn one_whose_ends_a_person_has_set_takes_the_place_of_the_programs_shorter_one() {
    let old = sample::article();
    let Body::Quote { kind, content, .. } = old.mark(MarkId(13)).unwrap().body.clone() else {
        unreachable!("mark 13 is a quote")
    };
    let words = old.words(content[0]);
    let end = content[0].start + words.find(' ').expect("it has several words");
    let first = hearsay_text::Span::new(content[0].start, end);
    let shorter = Mark::new(MarkId(1), Origin::Machine, Body::quote(kind, first, None));
    let again = version(old.text()).with_marks([], [shorter.clone()]).0;
    let quotes = |article: &Article| -> Vec<_> {
        let quotes = article.marks_of(MarkKind::Quote).into_iter();
        quotes.map(|mark| (mark.id, mark.origin)).collect()
    };
    let (carried, _) = carry(&old, &again);
    assert_eq!(quotes(&carried), [(MarkId(1), Origin::Added)]);
    // Where the older version has both, the newer one has.
    let both = Edit::add(&old, shorter.body).unwrap();
    let mut old = old;
    History::default().apply(&mut old, both).unwrap();
    let (carried, _) = carry(&old, &again);
    assert_eq!(quotes(&carried).len(), 2);
}

proptest! {
    #[test]
    fn whatever_is_carried_is_sound(old in arbitrary::article(), new in arbitrary::article(), decided in 0..4usize) {
        let mut old = old;
        let ids: Vec<MarkId> = old.marks().map(|mark| mark.id).take(decided).collect();
        let edit = Edit::confirm(&old, &ids).unwrap();
        History::default().apply(&mut old, edit).unwrap();
        let (carried, _) = carry(&old, &new);
        crate::records::assert_sound(&carried);
        prop_assert_eq!(carried.text(), new.text());
    }
}
