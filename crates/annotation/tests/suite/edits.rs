use std::collections::BTreeSet;

use hearsay_annotation::{
    Article, Body, Edit, EditError, Entity, EntityId, History, Mark, MarkId, Whom,
};
use hearsay_text::{Label, QuoteKind, Span};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{arbitrary, sample};

/// All of an article but the numbers given out, which undo does not take back.
fn state(article: &Article) -> (String, Vec<Entity>, Vec<Mark>) {
    let entities = article.entities().cloned().collect();
    (
        article.title().to_owned(),
        entities,
        article.marks().cloned().collect(),
    )
}

#[derive(Debug, Clone)]
enum Step {
    Add(arbitrary::Seed),
    AddMention(arbitrary::Ends, Option<usize>),
    RemoveMark(usize),
    RemoveEntity(usize),
    Rename(String),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        arbitrary::seed().prop_map(Step::Add),
        ((0..90usize, 1..20usize), prop::option::of(0..9usize))
            .prop_map(|(ends, known)| Step::AddMention(ends, known)),
        (0..99usize).prop_map(Step::RemoveMark),
        (0..99usize).prop_map(Step::RemoveEntity),
        arbitrary::text(3).prop_map(Step::Rename),
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
    match step {
        Step::Add(seed) => Edit::add(article, arbitrary::body(article.text(), seed)).ok(),
        Step::AddMention(ends, known) => {
            let span = arbitrary::span(article.text(), *ends);
            let new = || Whom::New {
                name: "Ina".to_owned(),
                label: Label::Person,
            };
            let whom = known.and_then(entity).map_or_else(new, Whom::Known);
            Edit::add_mention(article, span, whom).ok()
        }
        Step::RemoveMark(index) => {
            let count = article.marks().len().max(1);
            let mark = article.marks().nth(index % count)?;
            Some(Edit::remove_mark(article, mark.id).unwrap())
        }
        Step::RemoveEntity(index) => Some(Edit::remove_entity(article, entity(*index)?).unwrap()),
        Step::Rename(title) => Some(Edit::set_title(title.clone())),
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
            let adds = matches!(step, Step::Add(_) | Step::AddMention(..));
            if history.apply(&mut article, edit).is_err() {
                prop_assert_eq!(&article, &before);
                // Only what was added can be unfit.
                prop_assert!(adds);
            }
            crate::records::assert_sound(&article);
            let new: Vec<u32> = numbers(&article).difference(&numbers(&before)).copied().collect();
            prop_assert!(new.iter().all(|&number| seen.insert(number)), "a number was used again");
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
    let removal = Edit::remove_mark(&article, MarkId(12)).unwrap();
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
    let removal = Edit::remove_mark(&article, MarkId(10)).unwrap();
    history.apply(&mut article, removal).unwrap();
    assert!(article.entity(EntityId(3)).is_none());
    // Hesk still gives something.
    let removal = Edit::remove_mark(&article, MarkId(11)).unwrap();
    history.apply(&mut article, removal).unwrap();
    assert!(article.entity(EntityId(4)).is_some());
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
    let removal = Edit::remove_mark(&article, MarkId(13)).unwrap();
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
