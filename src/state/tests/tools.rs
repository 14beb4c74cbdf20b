//! Picking in the text, walks, the caret, signatures.

use hearsay_annotation::carets::Stride;
use hearsay_text::{QuoteKind, Status};

use super::*;

/// A desk with a name (mark 2), a quote (mark 3) and a concession (mark 4).
fn busy() -> State {
    let mut marking = marking();
    let quote = Body::quote(QuoteKind::Direct, Span::new(24, 35), None);
    let gives = Body::concession(Status::Made, Span::new(5, 9), None);
    for (id, body) in [(3, quote), (4, gives)] {
        marking
            .marks
            .push(Mark::new(MarkId(id), Origin::Machine, body));
    }
    let analysed = Action::Analysed {
        id: "a".into(),
        marking,
        lacking: None,
        now: 2,
    };
    after([Action::Arrived(article("a")), analysed])
}

fn body(state: &State, id: u32) -> Body {
    let mark = state
        .desk
        .as_ref()
        .and_then(|desk| desk.article.mark(MarkId(id)));
    mark.expect("the mark is there").body.clone()
}

#[test]
fn a_speaker_is_picked_in_the_text() {
    let mut state = busy();
    for action in [
        Action::PickFor(MarkId(3), Slot::Speaker),
        Action::Take(Taken::Name(MarkId(2)), 5),
    ] {
        state = reduce(state, action);
    }
    let Body::Quote {
        speaker, source, ..
    } = body(&state, 3)
    else {
        panic!("it is a quote");
    };
    assert_eq!(
        (speaker, source),
        (Some(EntityId(1)), vec![Span::new(0, 4)])
    );
    let desk = state.desk.as_ref().expect("a desk");
    assert_eq!((desk.picking, desk.chosen), (None, Some(MarkId(3))));
    let undone = reduce(state, Action::Undo(6));
    assert!(matches!(
        body(&undone, 3),
        Body::Quote { speaker: None, .. }
    ));
}

#[test]
fn words_that_are_selected_wait_until_they_are_taken() {
    let mut state = busy();
    for action in [
        Action::PickFor(MarkId(4), Slot::Condition),
        Action::Draft(Span::new(12, 21)),
    ] {
        state = reduce(state, action);
    }
    let desk = state.desk.as_ref().expect("a desk");
    let words = desk.picking.and_then(|picking| picking.words);
    assert_eq!(
        (words, desk.draft.as_ref()),
        (Some(Span::new(13, 21)), None)
    );
    assert!(matches!(
        body(&state, 4),
        Body::Concession {
            condition: None,
            ..
        }
    ));
    // A name says nothing of a condition.
    let state = reduce(state, Action::Take(Taken::Name(MarkId(2)), 5));
    let state = reduce(state, Action::Take(Taken::Words, 6));
    let Body::Concession { condition, .. } = body(&state, 4) else {
        panic!("it is a concession");
    };
    assert_eq!(condition, Some(Span::new(13, 21)));
}

#[test]
fn another_mark_on_the_same_words_is_turned_to_and_told() {
    let state = reduce(busy(), Action::Turn(vec![MarkId(4), MarkId(2)]));
    assert!(state.told.words.starts_with("Claimed concession, made"));
    let pointed = state.desk.map(|desk| desk.pointed);
    assert_eq!(pointed, Some(vec![MarkId(4), MarkId(2)]));
}

#[test]
fn letting_go_lets_go_of_the_tool_first() {
    let mut state = reduce(busy(), Action::Choose(Some(MarkId(3))));
    state = reduce(state, Action::PickFor(MarkId(3), Slot::Piece));
    state = reduce(state, Action::Choose(None));
    let desk = state.desk.as_ref().expect("a desk");
    assert_eq!((desk.picking, desk.chosen), (None, Some(MarkId(3))));
    state = reduce(state, Action::Choose(None));
    assert_eq!(state.desk.and_then(|desk| desk.chosen), None);
}

#[test]
fn a_walk_changes_nothing_before_its_end_and_then_all_at_once() {
    let text = "Oslo, Oslo and Oslo.";
    let sheet = Sheet {
        id: "a".into(),
        title: "Oslo".into(),
        text: text.into(),
        headings: vec![],
        created: 1,
    };
    let mut marking = marking();
    marking.entities[0].name = "Oslo".into();
    let arrived = Action::Arrived(Box::new(Article::new(sheet)));
    let analysed = Action::Analysed {
        id: "a".into(),
        marking,
        lacking: None,
        now: 2,
    };
    let mut state = after([arrived, analysed]);
    let marks = |state: &State| {
        state
            .desk
            .as_ref()
            .map_or(0, |desk| desk.article.marks().len())
    };
    state = reduce(state, Action::Walk(MarkId(2), Deed::Mark(EntityId(1))));
    state = reduce(state, Action::Answer(false, 3));
    assert_eq!(marks(&state), 1);
    state = reduce(state, Action::Answer(true, 4));
    assert_eq!(marks(&state), 2);
    assert!(state.desk.as_ref().is_some_and(|desk| desk.walk.is_none()));
    state = reduce(state, Action::Walk(MarkId(2), Deed::Remove));
    let undone = reduce(reduce(state, Action::AnswerRest(5)), Action::Undo(6));
    assert_eq!(marks(&undone), 2);
}

#[test]
fn words_are_selected_by_strides_of_a_caret() {
    let mut state = busy();
    for action in [
        Action::Caret(Some(5)),
        Action::Stride(Stride::Word, true, true),
        Action::Draft(Span::new(0, 4)),
        Action::Selected,
    ] {
        state = reduce(state, action);
    }
    let desk = state.desk.expect("a desk");
    let drafted = desk.draft.map(|draft| draft.span);
    assert_eq!((drafted, desk.caret), (Some(Span::new(5, 9)), None));
}

#[test]
fn decisions_are_signed_with_the_name_that_the_reader_gives() {
    let state = reduce(busy(), Action::Sign("  Ina\n Reck ".into()));
    let state = reduce(state, Action::Confirm(MarkId(3), 7));
    let desk = state.desk.expect("a desk");
    let decided = desk
        .article
        .mark(MarkId(3))
        .and_then(|mark| mark.decided.clone());
    let decided = decided.map(|decision| (decision.at, decision.by));
    assert_eq!(decided, Some((7, Some("Ina Reck".into()))));
}

#[test]
fn one_list_alone_is_shown_in_the_text_and_all_again() {
    let only = |state, list| reduce(state, Action::Only(list));
    let state = only(busy(), List::Said);
    assert_eq!(
        (state.view.hidden, state.view.list),
        ([true, false, true], List::Said)
    );
    let state = only(state, List::Gave);
    assert_eq!(state.view.hidden, [true, true, false]);
    assert_eq!(only(state, List::Gave).view.hidden, [false; 3]);
}
