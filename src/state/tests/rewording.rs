//! The text put right, and older versions of it.

use super::*;

fn correct(state: State, step: Correcting) -> State {
    reduce(state, Action::CorrectText(step))
}

#[test]
fn a_slip_in_the_text_is_mended_and_undone_as_one() {
    let mended = TEXT.replace("Reck said", "Recks had said");
    let open = correct(after(analysed()), Correcting::Open);
    let state = correct(
        open.clone(),
        Correcting::Save(mended.replace('\n', "\r\n"), 3),
    );
    let desk = state.desk.as_ref().expect("a desk");
    assert_eq!(
        (desk.article.text(), desk.correction.as_ref()),
        (mended.as_str(), None)
    );
    let words: Vec<&str> = (desk.article.marks())
        .map(|mark| desk.article.words(mark.body.anchor()))
        .collect();
    assert_eq!(words, ["Recks"]);
    assert_eq!(
        (desk.history.undo_label(), state.notice.as_ref()),
        (Some("correct the text"), None)
    );
    let state = reduce(state, Action::Undo(4));
    assert_eq!(state.desk.expect("a desk").article.text(), TEXT);
    // Nothing changed, nothing done.
    let state = correct(open, Correcting::Save(TEXT.to_owned(), 3));
    let desk = state.desk.expect("a desk");
    assert_eq!((desk.history.undo_label(), desk.correction), (None, None));
}

#[test]
fn a_mark_without_words_left_goes_and_is_told() {
    let without = TEXT.replace("Reck said i", "I");
    let state = correct(after(analysed()), Correcting::Save(without, 3));
    let words = state.notice.as_ref().map(|notice| notice.words.as_str());
    assert_eq!(
        words,
        Some("1 mark had no words left and is gone. Undo brings it back.")
    );
    let marks = |state: &State| state.desk.as_ref().expect("a desk").article.marks().len();
    assert_eq!(
        (
            marks(&state),
            marks(&reduce(state.clone(), Action::Undo(4)))
        ),
        (0, 1)
    );
    let blank = correct(state.clone(), Correcting::Save(" \n".to_owned(), 5));
    assert_eq!(
        blank.desk.map(|desk| desk.article),
        state.desk.map(|desk| desk.article)
    );
    assert!(
        blank
            .notice
            .is_some_and(|notice| notice.words.contains("no text left"))
    );
}

#[test]
fn what_was_typed_is_kept_when_it_is_set_aside_and_told_when_it_is_left() {
    let typed = format!("{TEXT} More.");
    let state = correct(after(analysed()), Correcting::Open);
    let state = correct(state, Correcting::SetAside(typed.clone()));
    assert!(
        state
            .notice
            .as_ref()
            .is_some_and(|notice| notice.words.contains("waits under"))
    );
    let again = correct(state.clone(), Correcting::Open);
    let correction = again.desk.as_ref().and_then(|desk| desk.correction.clone());
    assert_eq!(
        correction,
        Some(Correction {
            open: true,
            typed: Some(typed)
        })
    );
    let left = reduce(state, Action::Arrived(article("b")));
    assert!(
        left.notice
            .is_some_and(|notice| notice.words.contains("was not saved"))
    );
    // While the marks are awaited the text stays.
    let running = correct(after([Action::Arrived(article("a"))]), Correcting::Open);
    assert_eq!(running.desk.and_then(|desk| desk.correction), None);
}

#[test]
fn an_opened_article_is_compared_with_the_version_that_was_found() {
    let mut newer = after(analysed()).desk.expect("a desk").article;
    let newer = newer.make_mut().clone().following("b", ["c"]);
    let state = after([Action::Opened(Box::new(newer), History::default())]);
    let wanted = |state: &State| {
        state
            .desk
            .as_ref()
            .and_then(|desk| desk.versions.wanted.clone())
    };
    assert_eq!(wanted(&state).as_deref(), Some("b"));
    let found = |id: &str| {
        Action::Found(Found {
            id: id.to_owned(),
            wanted: "b".to_owned(),
            older: vec![Summary::of(&article("b"))],
            article: Some(article("b")),
        })
    };
    let late = reduce(state.clone(), found("z"));
    assert_eq!(late, state);
    let state = reduce(state, found("a"));
    let versions = &state.desk.as_ref().expect("a desk").versions;
    assert_eq!(versions.compared.as_deref(), Some("b"));
    assert_eq!(
        versions.older.first().map(|line| line.id.as_str()),
        Some("b")
    );
    let is_stale = |state: &State| {
        let desk = state.desk.as_ref().expect("a desk");
        desk.revision != desk.versions.as_of
    };
    assert!(!is_stale(&state));
    let sentences = |state: &State| {
        state
            .desk
            .as_ref()
            .map(|desk| desk.versions.sentences.len())
    };
    assert_eq!(sentences(&state), Some(0));
    let mended = TEXT.replace("Reck", "Mr. Reck");
    let state = correct(
        correct(state, Correcting::Open),
        Correcting::Save(mended, 3),
    );
    assert!(is_stale(&state));
    assert_eq!(sentences(&state), Some(0));
    let state = reduce(state, Action::CompareAgain);
    assert!(!is_stale(&state));
    assert_eq!(sentences(&state), Some(1));
    let state = reduce(state, Action::Compare("z".to_owned()));
    assert_eq!(wanted(&state).as_deref(), Some("b"));
    let state = reduce(state, Action::Compare("c".to_owned()));
    assert_eq!(wanted(&state).as_deref(), Some("c"));
}

#[test]
fn an_article_learns_of_the_versions_that_follow_it_and_of_no_others() {
    let newer = |state: &State| {
        let desk = state.desk.as_ref().expect("a desk");
        desk.versions.newer.len()
    };
    let follows = |id: &str| Action::Followed(id.to_owned(), vec![Summary::of(&article("b"))]);
    let state = reduce(after(analysed()), follows("z"));
    assert_eq!(newer(&state), 0);
    let state = reduce(state, follows("a"));
    assert_eq!(newer(&state), 1);
    // It was deleted in the library.
    let state = reduce(state, Action::Followed("a".to_owned(), vec![]));
    assert_eq!(newer(&state), 0);
}

#[test]
fn words_that_were_shown_are_let_go_when_the_text_changes() {
    let mended = TEXT.replace("Reck", "Mr. Reck");
    let shown = Span::new(24, 27);
    let state = reduce(after(analysed()), Action::Reach(shown));
    assert_eq!(state.view.at, Some(shown));
    let state = correct(
        correct(state, Correcting::Open),
        Correcting::Save(mended, 3),
    );
    assert_eq!(state.view.at, None);
    let state = reduce(reduce(state, Action::Reach(shown)), Action::Undo(4));
    assert_eq!(state.view.at, None);
}

#[test]
fn a_text_that_is_being_corrected_is_not_undone_under_the_hand() {
    let state = reduce(busy_text(), Action::Undo(5));
    let desk = state.desk.expect("a desk");
    assert!(desk.article.text().starts_with("Mr."));
}

/// A corrected text that is up for another correction.
fn busy_text() -> State {
    let mended = TEXT.replace("Reck", "Mr. Reck");
    let state = correct(after(analysed()), Correcting::Open);
    let state = correct(state, Correcting::Save(mended, 3));
    correct(state, Correcting::Open)
}
