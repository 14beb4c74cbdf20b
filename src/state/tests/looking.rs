//! What is looked for, and what is looked at.

use super::*;

#[test]
fn what_is_typed_is_looked_for_where_the_reader_is() {
    let state = reduce(after(analysed()), Action::Reach(Span::new(0, 4)));
    assert_eq!(state.view.at, Some(Span::new(0, 4)));
    let state = reduce(state, Action::Find("x".repeat(300)));
    assert_eq!((state.view.filter.says.len(), state.view.at), (FIELD, None));
    let state = reduce(state, Action::Go(Screen::Library));
    let state = reduce(state, Action::Find("over".into()));
    assert_eq!(state.library.seeking.query.says, "over");
    assert_eq!(state.view.filter.says.len(), FIELD);
}

#[test]
fn a_sight_brings_back_what_was_looked_at_and_leaves_out_what_is_not_there() {
    let looked = [
        Action::Show(List::Said),
        Action::Hide(List::Gave),
        Action::Require(Sure(40)),
        Action::Narrow(Filter {
            decided: Some(true),
            person: Some(EntityId(1)),
            ..Filter::default()
        }),
        Action::Find("over".into()),
        Action::Reach(Span::new(17, 21)),
    ];
    let state = looked.into_iter().fold(after(analysed()), reduce);
    let desk = state.desk.clone().expect("a desk");
    let sight = Sight::of(&state.view, &desk);
    let opened = Action::Opened(Box::new((*desk.article).clone()), History::default());
    let again = reduce(
        reduce(State::default(), opened),
        Action::Look(Box::new(sight)),
    );
    assert_eq!(
        View {
            raised: true,
            ..again.view
        },
        state.view
    );

    let odd = Sight {
        filter: Filter {
            person: Some(EntityId(9)),
            ..Filter::default()
        },
        at: Some(Span::new(TEXT.len(), usize::MAX)),
        chosen: Some(MarkId(9)),
        ..Sight::default()
    };
    let state = reduce(state, Action::Look(Box::new(odd)));
    assert_eq!(state.view.filter, Filter::default());
    assert_eq!((state.view.at, state.view.list), (None, List::Who));
    assert_eq!(state.desk.expect("a desk").chosen, None);
    // In the middle of a character there are no words.
    let cut = Sight {
        at: Some(Span::new(TEXT.find('“').expect("a quote") + 1, TEXT.len())),
        chosen: Some(MarkId(2)),
        ..Sight::default()
    };
    let state = reduce(after(analysed()), Action::Look(Box::new(cut)));
    assert_eq!((state.view.at, state.view.raised), (None, true));
    assert_eq!(state.desk.expect("a desk").chosen, Some(MarkId(2)));
}

#[test]
fn only_the_latest_search_is_told() {
    let asks = |says: &str| Query {
        says: says.into(),
        ..Query::default()
    };
    let portion = |says: &str, first, last| {
        let article = *article("a");
        let search = hearsay_annotation::search::Search::of(&asks("over"));
        Action::Sought(Portion {
            query: asks(says),
            first,
            told: vec![Shared::new(Reply {
                summary: Summary::of(&article),
                found: search.ask(&article).expect("a find"),
            })],
            unread: 1,
            last,
        })
    };
    let state = after([Action::Seek(asks("over")), portion("over", true, false)]);
    let state = reduce(state, portion("over", false, true));
    let seeking = &state.library.seeking;
    assert_eq!(
        (seeking.told.len(), seeking.unread, seeking.done),
        (2, 2, true)
    );
    // What was found stays until there is something newer.
    let state = reduce(state, Action::Seek(asks("he")));
    assert!(state.library.seeking.told.len() == 2 && !state.library.seeking.done);
    let state = reduce(state, portion("over", true, true));
    assert!(!state.library.seeking.done);
    let state = reduce(state, portion("he", true, true));
    assert_eq!(
        (
            state.library.seeking.told.len(),
            state.library.seeking.unread
        ),
        (1, 1)
    );
    let state = reduce(state, Action::Seek(asks(" ")));
    assert!(state.library.seeking.told.is_empty());
    let state = reduce(state, portion(" ", true, true));
    assert!(state.library.seeking.told.is_empty());
}
