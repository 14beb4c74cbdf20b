use hearsay_annotation::edges::Step;
use hearsay_annotation::{Body, Entity, EntityId, History, Mark, MarkId, MarkKind, Origin, Sheet};
use hearsay_marking::Marking;
use hearsay_text::{Form, Label, Span};
use proptest::prelude::*;

use super::*;

mod looking;
mod rewording;
mod tools;

const TEXT: &str = "Reck said it was over.\n\n“Over,” he said.";

fn article(id: &str) -> Box<Article> {
    let sheet = Sheet {
        id: id.into(),
        title: "Over".into(),
        text: TEXT.into(),
        headings: vec![],
        created: 1,
    };
    Box::new(Article::new(sheet))
}

fn marking() -> Marking {
    let reck = Entity {
        id: EntityId(1),
        name: "Reck".into(),
        label: Label::Person,
        aliases: vec![],
        role: None,
        side: None,
        origin: Origin::Machine,
    };
    let mention = Body::Mention {
        span: Span::new(0, 4),
        entity: EntityId(1),
        form: Form::Name,
    };
    let mark = Mark {
        id: MarkId(2),
        origin: Origin::Machine,
        confidence: None,
        why: String::new(),
        note: String::new(),
        tags: Vec::new(),
        decided: None,
        body: mention,
    };
    Marking {
        entities: vec![reck],
        marks: vec![mark],
    }
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), reduce)
}

fn analysed() -> [Action; 2] {
    [
        Action::Arrived(article("a")),
        Action::Analysed {
            id: "a".into(),
            marking: marking(),
            lacking: None,
            now: 2,
        },
    ]
}

#[test]
fn a_text_is_read_then_marked_then_due_for_saving() {
    let arrived = after([Action::Arrived(article("a"))]);
    let desk = arrived.desk.as_ref().expect("a desk");
    assert_eq!(
        (arrived.screen, desk.is_running(), desk.revision),
        (Screen::Reading, true, 1)
    );
    let state = after(analysed());
    let desk = state.desk.expect("a desk");
    assert!(!desk.is_running() && desk.revision == 2 && desk.article.marks().len() == 1);
}

#[test]
fn a_late_answer_about_another_text_changes_nothing() {
    let state = after([
        Action::Arrived(article("b")),
        Action::Analysed {
            id: "a".into(),
            marking: marking(),
            lacking: None,
            now: 2,
        },
    ]);
    assert!(state.desk.expect("a desk").is_running());
}

#[test]
fn a_removed_mark_comes_back_and_goes_again() {
    let marks = |state: &State| {
        state
            .desk
            .as_ref()
            .map_or(0, |desk| desk.article.marks().len())
    };
    let removed = analysed().into_iter().chain([
        Action::Choose(Some(MarkId(2))),
        Action::Remove(MarkId(2), 3),
    ]);
    let state = after(removed);
    assert_eq!(marks(&state), 0);
    assert_eq!(state.desk.as_ref().and_then(|desk| desk.chosen), None);
    let state = reduce(state, Action::Undo(4));
    assert_eq!(marks(&state), 1);
    assert_eq!(marks(&reduce(state, Action::Redo(5))), 0);
}

#[test]
fn removing_what_is_gone_is_said_not_done() {
    let state = reduce(after(analysed()), Action::Remove(MarkId(9), 3));
    assert!(
        state
            .notice
            .is_some_and(|notice| notice.words.contains("no longer there"))
    );
}

#[test]
fn selected_words_become_a_quote_with_its_speaker_and_its_card_comes_up() {
    let start = TEXT.find('“').expect("a quotation mark");
    let span = Span::new(start - 1, start + "“Over,” ".len());
    let state = after(analysed().into_iter().chain([
        Action::Draft(span),
        Action::Pick(Pick::Kind(DraftKind::Quote)),
        Action::Pick(Pick::Whom(Some(EntityId(1)))),
        Action::Add(3),
    ]));
    let desk = state.desk.expect("a desk");
    let mark = desk
        .chosen
        .and_then(|id| desk.article.mark(id))
        .expect("the new mark");
    let Body::Quote {
        content, speaker, ..
    } = &mark.body
    else {
        panic!("{mark:?}")
    };
    assert_eq!(desk.article.words(content[0]), "“Over,”");
    assert_eq!(
        (*speaker, mark.origin, state.view.list),
        (Some(EntityId(1)), Origin::Added, List::Said)
    );
    assert!(desk.draft.is_none());
}

#[test]
fn words_that_name_a_known_entity_are_taken_for_it() {
    let state = after(analysed().into_iter().chain([
        Action::Draft(Span::new(0, 4)),
        Action::Pick(Pick::Kind(DraftKind::Entity(Label::Person))),
    ]));
    assert_eq!(
        state
            .desk
            .and_then(|desk| desk.draft)
            .and_then(|draft| draft.whom),
        Some(EntityId(1))
    );
}

#[test]
fn a_deleted_article_leaves_the_desk_and_can_be_brought_back() {
    let state = after(analysed());
    let summary = Summary::of(&state.desk.as_ref().expect("a desk").article);
    let state = reduce(state, Action::Listed(vec![summary.clone()]));
    let state = reduce(state, Action::Clear("a".into()));
    let state = reduce(
        state,
        Action::Deleted(Bin {
            summary,
            record: "{}".into(),
        }),
    );
    assert!(state.desk.is_none());
    assert_eq!(state.library.summaries.as_deref(), Some(&[][..]));
    assert!(
        state.notice.as_ref().is_some_and(|notice| notice.restores) && state.library.bin.is_some()
    );
    assert_eq!(reduce(state.clone(), Action::Hush).library.bin, None);
    assert_eq!(reduce(state, Action::Restored).notice, None);
}

#[test]
fn refused_storage_is_said_once_and_the_article_stays() {
    let state = reduce(
        after(analysed()),
        Action::Refused("This browser keeps nothing for this page".into()),
    );
    assert!(
        state
            .notice
            .as_ref()
            .is_some_and(|notice| notice.words.contains("Share the article to keep it"))
    );
    let state = reduce(reduce(state, Action::Hush), Action::Refused("again".into()));
    assert!(state.notice.is_none() && state.desk.is_some());
}

#[test]
fn an_article_saved_without_marks_is_analysed_when_it_is_opened() {
    assert!(
        after([Action::Opened(article("a"), History::default())])
            .desk
            .expect("a desk")
            .is_running()
    );
    let mut marked = after(analysed()).desk.expect("a desk").article;
    let desk = after([Action::Opened(
        Box::new(marked.make_mut().clone()),
        History::default(),
    )])
    .desk
    .expect("a desk");
    assert!(!desk.is_running() && desk.revision == 0);
}

fn any_action() -> impl Strategy<Value = Action> {
    let mark = (0..8u32).prop_map(MarkId);
    let entity = proptest::option::of((0..5u32).prop_map(EntityId));
    let kind = prop_oneof![
        Just(DraftKind::Quote),
        Just(DraftKind::Concession),
        Just(DraftKind::Entity(Label::Place)),
    ];
    prop_oneof![
        Just(Action::Arrived(article("a"))),
        Just(Action::Analysed {
            id: "a".into(),
            marking: marking(),
            lacking: None,
            now: 2
        }),
        mark.clone().prop_map(|id| Action::Choose(Some(id))),
        mark.clone().prop_map(|id| Action::Point(vec![id])),
        mark.prop_map(|id| Action::Remove(id, 3)),
        entity
            .clone()
            .prop_map(|id| Action::RemoveEntity(id.unwrap_or(EntityId(1)), 3)),
        (0..60usize, 0..60usize).prop_map(|(start, end)| Action::Draft(Span::new(start, end))),
        kind.prop_map(|kind| Action::Pick(Pick::Kind(kind))),
        entity.prop_map(|id| Action::Pick(Pick::Whom(id))),
        Just(Action::Add(4)),
        Just(Action::Undo(5)),
        Just(Action::Redo(6)),
        Just(Action::Go(Screen::Library)),
        Just(Action::Go(Screen::Reading)),
    ]
}

proptest! {
    /// Whatever happens in whatever order: nothing panics, and what is chosen or drafted fits the article.
    #[test]
    fn any_actions_leave_a_state_that_fits(actions in proptest::collection::vec(any_action(), 0..40)) {
        let state = after(actions);
        prop_assert!(state.screen != Screen::Reading || state.desk.is_some());
        if let Some(desk) = state.desk {
            prop_assert!(desk.chosen.is_none_or(|id| desk.article.mark(id).is_some()));
            for mark in desk.article.marks() {
                for span in mark.body.spans() {
                    prop_assert!(desk.article.text().get(span.start..span.end).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }
}

#[test]
fn a_late_save_of_an_older_revision_does_not_pass_for_the_latest() {
    let state = after(analysed());
    let state = reduce(state, Action::Saved("a".into(), 1));
    assert_eq!(state.storage, Storage::Pending);
    let state = reduce(state, Action::Saved("b".into(), 2));
    assert_eq!(state.storage, Storage::Pending);
    let state = reduce(state, Action::Saved("a".into(), 2));
    assert_eq!(state.storage, Storage::Saved);
    assert_eq!(
        reduce(state, Action::Remove(MarkId(2), 3)).storage,
        Storage::Pending
    );
}

#[test]
fn an_analyser_that_does_not_answer_is_said_and_marks_can_be_added_by_hand() {
    let state = after([
        Action::Arrived(article("a")),
        Action::Unanswered("a".into()),
    ]);
    assert!(
        state
            .notice
            .as_ref()
            .is_some_and(|notice| notice.words.contains("does not answer"))
    );
    let state = reduce(state, Action::Draft(Span::new(0, 4)));
    assert!(state.view.raised && state.desk.is_some_and(|desk| desk.draft.is_some()));
    let answered = reduce(after(analysed()), Action::Unanswered("a".into()));
    assert!(answered.notice.is_none());
}

#[test]
fn a_new_title_shows_in_the_library_at_once() {
    let state = after(analysed());
    let summary = Summary::of(&state.desk.as_ref().expect("a desk").article);
    let state = reduce(state, Action::Listed(vec![summary]));
    let state = reduce(state, Action::Title("Done".into(), 3));
    assert_eq!(state.library.summaries.expect("a list")[0].title, "Done");
}

#[test]
fn a_text_in_another_language_is_known_when_it_comes_and_when_it_is_opened() {
    let german = "Die Gespräche über den alten Hafen sind am Sonntag gescheitert, sagte die Ministerin nach der Sitzung.";
    let sheet = Sheet {
        id: "g".into(),
        title: "Hafen".into(),
        text: german.into(),
        headings: vec![],
        created: 1,
    };
    let article = Box::new(Article::new(sheet));
    let name = |state: State| state.desk.and_then(|desk| Some(desk.language?.name()));
    assert_eq!(
        name(after([Action::Arrived(article.clone())])),
        Some("German")
    );
    assert_eq!(
        name(after([Action::Opened(article, History::default())])),
        Some("German")
    );
    assert_eq!(name(after(analysed())), None);
}

fn without_the_model(id: &str) -> Action {
    Action::Analysed {
        id: id.into(),
        marking: marking(),
        lacking: Some("the model file is damaged".into()),
        now: 2,
    }
}

#[test]
fn marks_without_the_model_are_said_to_be_so() {
    let waiting = after([Action::Arrived(article("a"))]);
    let other = reduce(waiting.clone(), without_the_model("b"));
    assert_eq!(other.notice, None);
    let state = reduce(waiting, without_the_model("a"));
    let notice = state.notice.expect("a notice");
    assert!(
        notice.words.contains("damaged") && notice.words.contains("by rules alone"),
        "{notice:?}"
    );
    let desk = state.desk.expect("a desk");
    assert!(!desk.is_running() && desk.article.marks().len() == 1 && desk.revision == 2);
}

#[test]
fn an_article_marked_without_the_model_is_analysed_again_unless_it_was_edited() {
    let state = after([Action::Arrived(article("a")), without_the_model("a")]);
    let again = |state: &State| {
        let article = state.desk.as_ref().expect("a desk").article.clone();
        let opened = after([Action::Opened(
            Box::new(Article::clone(&article)),
            History::default(),
        )]);
        opened.desk.expect("a desk").is_running()
    };
    assert!(again(&state));
    assert!(!again(&reduce(state, Action::Remove(MarkId(2), 3))));
    assert!(!again(&after(analysed())));
}

#[test]
fn an_answer_that_was_given_up_is_still_taken_until_the_reader_has_marked() {
    let [arrived, answer] = analysed();
    let given_up = after([arrived, Action::Unanswered("a".into())]);
    let state = reduce(given_up.clone(), answer.clone());
    let desk = state.desk.expect("a desk");
    assert!(desk.analysis == Analysis::Done && desk.article.marks().len() == 1);
    assert_eq!(state.notice, None);
    let by_hand = [
        Action::Draft(Span::new(0, 4)),
        Action::Pick(Pick::Kind(DraftKind::Quote)),
        Action::Add(3),
    ];
    let edited = by_hand.into_iter().fold(given_up, reduce);
    let late = reduce(edited.clone(), answer);
    assert_eq!(
        late.desk.map(|desk| desk.article),
        edited.desk.map(|desk| desk.article)
    );
}

#[test]
fn a_confirmed_mark_is_the_readers_until_that_is_undone() {
    let origin = |state: &State| {
        let desk = state.desk.as_ref().expect("a desk");
        desk.article.mark(MarkId(2)).map(|mark| mark.origin)
    };
    let state = reduce(after(analysed()), Action::Confirm(MarkId(2), 3));
    assert_eq!(origin(&state), Some(Origin::Confirmed));
    let label = state
        .desk
        .as_ref()
        .and_then(|desk| desk.history.undo_label());
    assert_eq!(label, Some("confirm Reck"));
    let state = reduce(state, Action::Undo(4));
    assert_eq!(origin(&state), Some(Origin::Machine));
}

#[test]
fn nothing_surer_than_certain_is_asked_for() {
    let state = after([Action::Require(Sure(200))]);
    assert_eq!(state.view.sure, Sure(100));
    assert_eq!(State::default().view.sure, Sure(50));
}

#[test]
fn what_is_put_right_is_the_readers_and_undone_as_one() {
    let mention = |state: &State| {
        let desk = state.desk.as_ref().expect("a desk");
        let mark = desk.article.mark(MarkId(2)).cloned().expect("the mention");
        (
            desk.article.words(mark.body.anchor()).to_owned(),
            mark.origin,
        )
    };
    let longer = Change::Edge(hearsay_annotation::edges::Edge::End, Step::WordOn);
    let state = reduce(after(analysed()), Action::Change(MarkId(2), longer, 3));
    assert_eq!(mention(&state), ("Reck said".to_owned(), Origin::Corrected));
    let state = reduce(state, Action::Undo(4));
    assert_eq!(mention(&state), ("Reck".to_owned(), Origin::Machine));
    // What can't be is no step.
    let back = Change::Edge(hearsay_annotation::edges::Edge::Start, Step::WordBack);
    let same = reduce(state.clone(), Action::Change(MarkId(2), back, 5));
    assert_eq!(same, state);
    let speaker = reduce(
        state.clone(),
        Action::Change(MarkId(2), Change::Fill(Slot::Speaker, None, None), 5),
    );
    assert_eq!(speaker, state);
}

#[test]
fn what_is_dismissed_can_be_brought_back() {
    let state = reduce(after(analysed()), Action::Remove(MarkId(2), 3));
    let article = |state: &State| state.desk.as_ref().expect("a desk").article.clone();
    assert_eq!(
        (
            article(&state).marks().len(),
            article(&state).dismissed().len()
        ),
        (0, 1)
    );
    assert_eq!(article(&state).entities().len(), 0);
    let state = reduce(state, Action::Restore(MarkId(2), 4));
    assert_eq!(article(&state).entities().len(), 1);
    let mark = article(&state)
        .mark(MarkId(2))
        .cloned()
        .expect("the mention");
    assert_eq!((mark.origin, mark.decided), (Origin::Machine, None));
}

#[test]
fn an_entity_is_renamed_and_a_mention_parted_from_it() {
    let steps = [
        Action::Rename(EntityId(1), "Tomas Reck".into(), Label::Person, 3),
        Action::Reassign(MarkId(2), None, 4),
    ];
    let state = steps.into_iter().fold(after(analysed()), reduce);
    let desk = state.desk.expect("a desk");
    // Nothing names the first one any more.
    let names: Vec<&str> = desk
        .article
        .entities()
        .map(|entity| entity.name.as_str())
        .collect();
    assert_eq!(names, ["Reck"]);
    assert_eq!(desk.history.undo_label(), Some("name Reck here"));
}

#[test]
fn all_that_is_not_in_doubt_is_confirmed_at_once() {
    let by_hand = [
        Action::ConfirmAll(MarkKind::Mention, 3),
        Action::ConfirmAll(MarkKind::Mention, 4),
    ];
    let state = by_hand.into_iter().fold(after(analysed()), reduce);
    let desk = state.desk.expect("a desk");
    assert_eq!(desk.history.undo_label(), Some("confirm Reck"));
    // The second time nothing was open.
    assert_eq!(desk.article.changed(), 3);
}

#[test]
fn what_was_done_can_be_undone_after_the_article_was_put_away() {
    let state = reduce(after(analysed()), Action::Remove(MarkId(2), 3));
    let desk = state.desk.expect("a desk");
    let record = hearsay_annotation::records::write(&desk.article, &desk.history);
    let read = hearsay_annotation::records::read(&record).expect("a record");
    let state = after([Action::Opened(Box::new(read.article), read.history)]);
    let state = reduce(state, Action::Undo(4));
    assert_eq!(state.desk.expect("a desk").article.marks().len(), 1);
}

#[test]
fn a_newer_version_takes_over_what_was_decided_and_tells_what_changed() {
    let confirmed = reduce(after(analysed()), Action::Confirm(MarkId(2), 3));
    let awaiting = reduce(confirmed, Action::Revise);
    assert_eq!(awaiting.screen, Screen::Start);
    let sheet = Sheet {
        id: "b".into(),
        title: "Over".into(),
        text: format!("An update. {TEXT}"),
        headings: vec![],
        created: 5,
    };
    let steps = [
        Action::Arrived(Box::new(Article::new(sheet))),
        Action::Analysed {
            id: "b".into(),
            marking: Marking::default(),
            lacking: None,
            now: 6,
        },
    ];
    let state = steps.into_iter().fold(awaiting.clone(), reduce);
    let desk = state.desk.expect("a desk");
    let words: Vec<&str> = (desk.article.marks())
        .map(|mark| desk.article.words(mark.body.anchor()))
        .collect();
    assert_eq!(words, ["Reck"]);
    assert!(desk.previous.is_none() && state.revising.is_none());
    // On a narrow screen, too, the changes are in sight.
    assert!(desk.versions.changes.is_empty() || state.view.raised);
    // Who thinks better of it is back where he was.
    let back = reduce(awaiting, Action::Go(Screen::Reading));
    assert!(back.revising.is_none() && back.screen == Screen::Reading);
}

#[test]
fn what_was_done_is_said_in_a_few_words() {
    let mut state = after(analysed());
    assert_eq!(state.told.words, "1 name, 0 quotes, 0 claimed concessions");
    let id = state
        .desk
        .as_ref()
        .and_then(|desk| desk.article.marks().next())
        .map(|mark| mark.id);
    let id = id.expect("a mark");
    let said = |state: &mut State, action: Action| {
        let before = state.told.nth;
        *state = reduce(std::mem::take(state), action);
        (state.told.nth != before).then(|| state.told.words.clone())
    };
    assert_eq!(said(&mut state, Action::Choose(Some(id))), None);
    let confirmed = said(&mut state, Action::Confirm(id, 3));
    assert_eq!(confirmed.as_deref(), Some("confirmed"));
    let again = said(&mut state, Action::Confirm(id, 4));
    assert_eq!(again, None, "nothing was done");
    let dismissed = said(&mut state, Action::Remove(id, 5));
    assert_eq!(dismissed.as_deref(), Some("dismissed; undo with Ctrl+Z"));
    let undone = said(&mut state, Action::Undo(6));
    assert_eq!(undone.as_deref(), Some("undone: remove Reck"));
    let aloud = said(&mut state, Action::Aloud);
    assert_eq!(
        aloud.as_deref(),
        Some("beginnings and ends of marks are in the text")
    );
    assert!(
        after(
            analysed()
                .into_iter()
                .chain([Action::Aloud, Action::Arrived(article("b"))])
        )
        .view
        .aloud
    );
}

#[test]
fn only_an_article_that_is_read_is_printed_as_one() {
    let printing =
        |more: Vec<Action>| after(analysed().into_iter().chain(more)).is_printing_article();
    assert!(printing(vec![Action::Print(true)]));
    assert!(!printing(vec![Action::Print(true), Action::Print(false)]));
    assert!(!printing(vec![
        Action::Print(true),
        Action::Go(Screen::Library)
    ]));
    assert!(!printing(vec![
        Action::Print(true),
        Action::Arrived(article("b"))
    ]));
}

#[test]
fn an_entity_goes_with_all_its_mentions_and_comes_back_in_one_step() {
    let mut marking = marking();
    let he = TEXT.find("he said").expect("he");
    let second = Mark {
        id: MarkId(3),
        body: Body::Mention {
            span: Span::new(he, he + 2),
            entity: EntityId(1),
            form: Form::Pronoun,
        },
        ..marking.marks[0].clone()
    };
    marking.marks.push(second);
    let read = [
        Action::Arrived(article("a")),
        Action::Analysed {
            id: "a".into(),
            marking,
            lacking: None,
            now: 2,
        },
    ];
    let of = |state: &State| {
        let article = &state.desk.as_ref().expect("a desk").article;
        (article.entities().len(), article.marks().len())
    };
    let state = after(read);
    assert_eq!(of(&state), (1, 2));
    let state = reduce(state, Action::RemoveEntity(EntityId(1), 3));
    assert_eq!(of(&state), (0, 0));
    let dismissed = |state: &State| {
        state
            .desk
            .as_ref()
            .map(|desk| desk.article.dismissed().len())
    };
    assert_eq!(dismissed(&state), Some(2));
    assert_eq!(of(&reduce(state, Action::Undo(4))), (1, 2));
}
