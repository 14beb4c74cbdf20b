use std::collections::BTreeSet;

use hearsay_annotation::{
    Article, Body, Decision, Dismissed, Edit, EditError, Entity, EntityId, History, Mark, MarkId,
    Origin, Whom,
};
use hearsay_text::{Label, QuoteKind, Span};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{arbitrary, sample};

/// Title and text, headings, entities, marks and what was dismissed.
type Shown = (
    [String; 2],
    Vec<Span>,
    Vec<Entity>,
    Vec<Mark>,
    Vec<Dismissed>,
);

/// All of an article but the numbers given out, which undo does not take back.
fn state(article: &Article) -> Shown {
    (
        [article.title().to_owned(), article.text().to_owned()],
        article.headings().to_vec(),
        article.entities().cloned().collect(),
        article.marks().cloned().collect(),
        article.dismissed().cloned().collect(),
    )
}

#[derive(Debug, Clone)]
enum Step {
    Add(arbitrary::Seed),
    AddMention(arbitrary::Ends, Option<usize>),
    RemoveMark(usize),
    RemoveEntity(usize),
    Rename(String),
    Confirm(usize, usize),
    Restore(usize),
    Change(usize, arbitrary::Seed),
    Note(usize, String),
    Cut(usize, usize),
    Join(usize, usize),
    RenameEntity(usize, String),
    Merge(usize, usize),
    Reassign(usize, Option<usize>),
    Correct(Vec<(arbitrary::Ends, String)>),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        arbitrary::seed().prop_map(Step::Add),
        ((0..90usize, 1..20usize), prop::option::of(0..9usize))
            .prop_map(|(ends, known)| Step::AddMention(ends, known)),
        (0..99usize).prop_map(Step::RemoveMark),
        (0..99usize).prop_map(Step::RemoveEntity),
        arbitrary::text(3).prop_map(Step::Rename),
        ((0..99usize), (0..99usize)).prop_map(|(a, b)| Step::Confirm(a, b)),
        (0..99usize).prop_map(Step::Restore),
        ((0..99usize), arbitrary::seed()).prop_map(|(at, seed)| Step::Change(at, seed)),
        ((0..99usize), arbitrary::text(3)).prop_map(|(at, note)| Step::Note(at, note)),
        ((0..99usize), (0..90usize)).prop_map(|(at, byte)| Step::Cut(at, byte)),
        ((0..99usize), (0..99usize)).prop_map(|(a, b)| Step::Join(a, b)),
        ((0..9usize), arbitrary::text(2)).prop_map(|(at, name)| Step::RenameEntity(at, name)),
        ((0..9usize), (0..9usize)).prop_map(|(a, b)| Step::Merge(a, b)),
        ((0..99usize), prop::option::of(0..9usize)).prop_map(|(at, who)| Step::Reassign(at, who)),
        vec((((0..90usize), (0..9usize)), arbitrary::text(3)), 1..4).prop_map(Step::Correct),
    ]
}

fn edit(article: &Article, step: &Step) -> Option<Edit> {
    let entity = |index: usize| {
        let count = article.entities().len().max(1);
        article
            .entities()
            .nth(index % count)
            .map(|entity| entity.id)
    };
    let mark = |index: usize| {
        let count = article.marks().len().max(1);
        article.marks().nth(index % count).map(|mark| mark.id)
    };
    let new = || Whom::New {
        name: "Ina".to_owned(),
        label: Label::Person,
    };
    match step {
        Step::Add(seed) => Edit::add(article, arbitrary::body(article.text(), seed)).ok(),
        Step::AddMention(ends, known) => {
            let span = arbitrary::span(article.text(), *ends);
            let whom = known.and_then(entity).map_or_else(new, Whom::Known);
            Edit::add_mention(article, span, whom).ok()
        }
        Step::RemoveMark(index) => Some(Edit::remove(article, &[mark(*index)?]).unwrap()),
        Step::RemoveEntity(index) => Some(Edit::remove_entity(article, entity(*index)?).unwrap()),
        Step::Rename(title) => Some(Edit::set_title(title.clone())),
        Step::Confirm(a, b) => Some(Edit::confirm(article, &[mark(*a)?, mark(*b)?]).unwrap()),
        Step::Restore(index) => {
            let count = article.dismissed().len().max(1);
            let gone = article.dismissed().nth(index % count)?;
            Some(Edit::restore(article, gone.mark.id).unwrap())
        }
        Step::Change(at, seed) => {
            let body = arbitrary::body(article.text(), seed);
            Some(Edit::change(article, mark(*at)?, body).unwrap())
        }
        Step::Note(at, note) => {
            Some(Edit::note(article, mark(*at)?, note, [note.clone(), "a".into()]).unwrap())
        }
        Step::Cut(at, byte) => Edit::cut(article, mark(*at)?, *byte).ok(),
        Step::Join(a, b) => Edit::join(article, mark(*a)?, mark(*b)?).ok(),
        Step::RenameEntity(at, name) => {
            Some(Edit::rename(article, entity(*at)?, name, Label::Place).unwrap())
        }
        Step::Merge(a, b) => Edit::merge(article, entity(*a)?, entity(*b)?).ok(),
        Step::Reassign(at, who) => {
            let whom = who.and_then(entity).map_or_else(new, Whom::Known);
            Edit::reassign(article, &[mark(*at)?], whom).ok()
        }
        Step::Correct(changes) => {
            let mut text = article.text().to_owned();
            for (ends, with) in changes {
                let at = arbitrary::span(&text, *ends);
                text.replace_range(at.start..at.end, with);
            }
            Edit::correct_text(article, &text).ok()
        }
    }
}

/// Every id that stands in the article.
fn numbers(article: &Article) -> BTreeSet<u32> {
    let entities = article.entities().map(|entity| entity.id.0);
    entities
        .chain(article.marks().map(|mark| mark.id.0))
        .collect()
}

proptest! {
    #[test]
    fn undo_leads_back_and_redo_forth(mut article in arbitrary::article(), steps in vec(step(), 0..20)) {
        let mut history = History::default();
        let first = state(&article);
        let mut seen = numbers(&article);
        for step in &steps {
            let before = article.clone();
            let Some(edit) = edit(&article, step) else { continue };
            let edit = edit.signed(&Decision { at: 7, by: Some("Ina".to_owned()) });
            let adds = matches!(step, Step::Add(_) | Step::AddMention(..) | Step::Change(..) | Step::RenameEntity(..));
            if history.apply(&mut article, edit).is_err() {
                prop_assert_eq!(&article, &before);
                // Only what was added or changed can be unfit.
                prop_assert!(adds);
            }
            crate::records::assert_sound(&article);
            let new: Vec<u32> = numbers(&article).difference(&numbers(&before)).copied().collect();
            // What was dismissed comes back under its own number.
            let fresh = new.into_iter().all(|number| seen.insert(number));
            prop_assert!(fresh || matches!(step, Step::Restore(_)), "a number was used again");
            // There and back now and then, so that undone numbers are tried too.
            if steps.len() % 2 == 0 && adds {
                history.undo(&mut article).unwrap();
            }
        }
        let last = state(&article);
        while history.undo(&mut article).unwrap() {
            crate::records::assert_sound(&article);
        }
        prop_assert_eq!(state(&article), first);
        if steps.len() % 2 == 1 {
            let stored = serde_json::to_string(&history).unwrap();
            let mut history: History = serde_json::from_str(&stored).unwrap();
            while history.redo(&mut article).unwrap() {}
            prop_assert_eq!(state(&article), last);
        }
    }
}

#[test]
fn a_removed_quote_takes_its_links_along_and_brings_them_back() {
    let mut article = sample::article();
    let before = article.clone();
    let mut history = History::default();
    let removal = Edit::remove(&article, &[MarkId(12)]).unwrap();
    history.apply(&mut article, removal).unwrap();
    assert_eq!(history.undo_label(), Some("remove quote"));
    assert_eq!(article.mark(MarkId(14)).unwrap().body.marks(), []);
    assert!(history.undo(&mut article).unwrap());
    assert_eq!(article, before);
    assert_eq!(history.redo_label(), Some("remove quote"));
}

#[test]
fn a_removed_entity_leaves_its_quotes_without_a_speaker() {
    let mut article = sample::article();
    let mut history = History::default();
    let removal = Edit::remove_entity(&article, EntityId(1)).unwrap();
    history.apply(&mut article, removal).unwrap();
    assert_eq!(history.undo_label(), Some("remove Mara Lindqvist"));
    assert!(article.entity(EntityId(1)).is_none());
    assert_eq!(article.marks().len(), 9);
    let Body::Quote {
        speaker, source, ..
    } = &article.mark(MarkId(12)).unwrap().body
    else {
        panic!("mark 12 is a quote");
    };
    assert_eq!((*speaker, source.len()), (None, 1));
}

#[test]
fn the_last_mention_takes_its_entity_along() {
    let mut article = sample::article();
    let mut history = History::default();
    let removal = Edit::remove(&article, &[MarkId(10)]).unwrap();
    history.apply(&mut article, removal).unwrap();
    assert!(article.entity(EntityId(3)).is_none());
    // Hesk still gives something.
    let removal = Edit::remove(&article, &[MarkId(11)]).unwrap();
    history.apply(&mut article, removal).unwrap();
    assert!(article.entity(EntityId(4)).is_some());
}

#[test]
fn what_the_machine_made_is_kept_when_it_is_dismissed() {
    let mut article = sample::article();
    let mut history = History::default();
    let by = Decision {
        at: 5,
        by: Some("Ina".to_owned()),
    };
    // The only mention of the paper.
    let removal = Edit::remove(&article, &[MarkId(10)]).unwrap().signed(&by);
    history.apply(&mut article, removal).unwrap();
    let gone = article.dismissed().next().unwrap().clone();
    assert_eq!(gone.mark.decided, Some(by.clone()));
    assert_eq!(
        gone.entity.map(|entity| entity.name),
        Some("Tarn Courier".to_owned())
    );
    // What the reader added is just gone.
    let removal = Edit::remove(&article, &[MarkId(13)]).unwrap().signed(&by);
    history.apply(&mut article, removal).unwrap();
    assert_eq!(article.dismissed().len(), 1);
    let back = Edit::restore(&article, MarkId(10)).unwrap().signed(&by);
    history.apply(&mut article, back).unwrap();
    assert_eq!(history.undo_label(), Some("bring back Tarn Courier"));
    // Nobody has said that it is right.
    let back = article.mark(MarkId(10)).unwrap();
    assert_eq!((back.origin, &back.decided), (Origin::Machine, &None));
    assert_eq!(article.dismissed().len(), 0);
}

#[test]
fn a_quote_is_cut_and_joined() {
    let mut article = sample::article();
    let mut history = History::default();
    let before = article.mark(MarkId(13)).unwrap().body.clone();
    let at = before.spans()[1].start;
    let cut = Edit::cut(&article, MarkId(13), at).unwrap();
    assert_eq!(Edit::cut(&article, MarkId(13), 0), Err(EditError::NoPieces));
    let new = cut.adds(&article).unwrap();
    history.apply(&mut article, cut).unwrap();
    assert_eq!(history.undo_label(), Some("split quote"));
    assert_eq!(article.mark(new).unwrap().body.anchor().start, at);
    let join = Edit::join(&article, new, MarkId(13)).unwrap();
    history.apply(&mut article, join).unwrap();
    assert_eq!(article.mark(MarkId(13)).unwrap().body, before);
    assert_eq!((article.mark(new), article.dismissed().len()), (None, 0));
}

#[test]
fn two_entities_become_one() {
    let mut article = sample::article();
    let mut history = History::default();
    let merge = Edit::merge(&article, EntityId(2), EntityId(4)).unwrap();
    history.apply(&mut article, merge).unwrap();
    assert_eq!(
        history.undo_label(),
        Some("merge Hesk into Tarn Harbour Board")
    );
    assert!(article.entity(EntityId(4)).is_none());
    assert!(
        article
            .entity(EntityId(2))
            .unwrap()
            .aliases
            .contains(&"Hesk".to_owned())
    );
    assert!(
        article
            .mark(MarkId(15))
            .unwrap()
            .body
            .refers_to(EntityId(2))
    );
    assert_eq!(article.mark(MarkId(11)).unwrap().origin, Origin::Corrected);
    let apart = Edit::reassign(
        &article,
        &[MarkId(11)],
        Whom::New {
            name: "Hesk".to_owned(),
            label: Label::Place,
        },
    );
    history.apply(&mut article, apart.unwrap()).unwrap();
    assert_eq!(history.undo_label(), Some("name Hesk here"));
    assert_eq!(article.entities().last().unwrap().name, "Hesk");
}

#[test]
fn what_does_not_fit_is_refused() {
    let mut article = sample::article();
    let before = article.clone();
    let mut history = History::default();
    let far = Span::new(5, article.text().len() + 1);
    let bad = Edit::add(&article, Body::quote(QuoteKind::Direct, far, None)).unwrap();
    let error = history.apply(&mut article, bad).unwrap_err();
    assert!(matches!(error, EditError::Unfit(_)), "{error}");
    let nobody = Body::quote(QuoteKind::Direct, Span::new(0, 5), Some(EntityId(99)));
    let bad = Edit::add(&article, nobody).unwrap();
    assert!(history.apply(&mut article, bad).is_err());
    assert_eq!((article, history), (before, History::default()));
}

#[test]
fn a_stored_history_of_another_article_does_no_harm() {
    let mut article = sample::article();
    let mut history = History::default();
    let removal = Edit::remove(&article, &[MarkId(13)]).unwrap();
    history.apply(&mut article, removal).unwrap();
    let mut other = Article::new(hearsay_annotation::Sheet {
        id: "other".to_owned(),
        title: String::new(),
        text: "Short.".to_owned(),
        headings: Vec::new(),
        created: 0,
    });
    assert!(history.undo(&mut other).is_err());
    assert_eq!(other.marks().len(), 0);
    assert_eq!(history.undo_label(), None);
}

#[test]
fn a_slip_in_the_text_is_mended_under_its_marks() {
    let mut article = sample::article();
    let before = article.clone();
    let mut history = History::default();
    let text = article.text();
    let text = text.replace("Mara Lindqvist", "Maria Lindqvist");
    let text = text.replace("“It ends now.”", "“It ends today.”\r\n\r\nNobody cheered.");
    let text = text.replace("The island of Hesk refused", "The island refused");
    let edit = Edit::correct_text(&article, &text).unwrap();
    history.apply(&mut article, edit).unwrap();
    // The mention of Hesk has no words left; who gives up nothing is still Hesk.
    assert_eq!(article.marks().len() + 1, before.marks().len());
    assert_eq!(history.undo_label(), Some("correct the text"));
    assert!(!article.text().contains('\r'));
    let words = |id: u32| -> Vec<&str> {
        let spans = article.mark(MarkId(id)).unwrap().body.spans();
        spans.into_iter().map(|span| article.words(span)).collect()
    };
    assert_eq!(words(6), ["Maria Lindqvist"]);
    assert_eq!(
        words(13),
        [
            "“We were wrong to wait so long,”",
            "“It ends today.”",
            "told",
            "she"
        ]
    );
    assert_eq!(
        words(15),
        ["refused", "to give up its own pier", "The island"]
    );
    assert_eq!(article.mark(MarkId(6)).unwrap().origin, Origin::Machine);
    assert_eq!(
        (article.mark(MarkId(11)), article.dismissed().len()),
        (None, 0)
    );
    assert!(article.entity(EntityId(4)).is_some());
    let record = hearsay_annotation::records::write(&article, &history);
    let mut read = hearsay_annotation::records::read(&record).unwrap();
    assert!(record.contains("\"version\":4"));
    assert!(read.history.undo(&mut read.article).unwrap());
    assert_eq!(state(&read.article), state(&before));
    assert!(history.undo(&mut article).unwrap());
    assert_eq!(article, before);
    assert_eq!(Edit::correct_text(&article, " \n"), Err(EditError::NoText));
}

#[test]
fn a_stored_step_to_a_text_that_does_not_fit_is_refused() {
    let mut article = sample::article();
    let mut history = History::default();
    let edit = Edit::correct_text(&article, &format!("An update. {}", article.text())).unwrap();
    history.apply(&mut article, edit).unwrap();
    let stored = serde_json::to_value(&history).unwrap();
    let hostile = [
        ("/undo/0/wording/text", serde_json::json!("Short.")),
        (
            "/undo/0/wording/headings",
            serde_json::json!([{"start": 9, "end": 1}]),
        ),
        (
            "/undo/0/wording/headings",
            serde_json::json!([{"start": 0, "end": 99_999}]),
        ),
        (
            "/undo/0/marks",
            serde_json::json!({"5": {"id": 5, "origin": "machine",
            "body": {"type": "mention", "span": {"start": 7, "end": 3}, "entity": 2, "form": "name"}}}),
        ),
    ];
    for (place, with) in hostile {
        let mut stored = stored.clone();
        *stored.pointer_mut(place).unwrap() = with;
        let mut history: History = serde_json::from_value(stored).unwrap();
        let mut other = article.clone();
        let refused = history.undo(&mut other);
        assert!(
            matches!(refused, Err(EditError::Unfit(_))),
            "{place}: {refused:?}"
        );
        assert_eq!(other, article);
    }
}
