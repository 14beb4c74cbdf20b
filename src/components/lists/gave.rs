//! *Gave*: a card for each claimed concession, by who would give.

use std::rc::Rc;

use hearsay_annotation::MarkKind;
use hearsay_annotation::cards::{Card, Cards};
use hearsay_annotation::exchange::Exchange;
use hearsay_annotation::lists::{self, Filter, Gives};
use hearsay_annotation::words;
use hearsay_text::Status;
use yew::prelude::*;

use super::filters::{all, hide, narrow, person, require, reviewed, tagged};
use super::picture::Picture;
use super::review::{dismissed, review};
use super::{around, empty, mark_item};
use crate::state::{Action, Desk, List, View};

/// The list of concessions, with what narrows it.
pub(super) fn panel(cards: &Cards<'_>, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let filter = view.filter.clone();
    let mut options = vec![all("Any status", !filter.statuses.is_empty())];
    options.extend(
        lists::statuses(cards.article())
            .into_iter()
            .map(|(status, n)| {
                (
                    status.as_str().to_owned(),
                    format!("{} ({n})", words::status(status)),
                    filter.statuses.contains(&status),
                )
            }),
    );
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                statuses: Status::parse(&value).into_iter().collect(),
                ..filter.clone()
            })
        }
    });
    let is_chosen = |card: &Card| desk.chosen == Some(card.mark);
    let groups = lists::gave(cards, &filter);
    let exchange = Exchange::of(groups.iter().flat_map(|group| &group.cards));
    let found = groups.into_iter().enumerate().flat_map(|(at, mut group)| {
        let cards = std::mem::take(&mut group.cards);
        let head = Rc::new(group);
        cards.into_iter().map(move |card| (at, head.clone(), card))
    });
    let (found, more) = around(
        found.collect(),
        |(_, _, card)| Some(card.mark),
        |(_, _, card)| is_chosen(card),
        send,
    );
    html! {
        <>
            <div class="filters">
                { person(cards, &filter, send) }{ narrow("Which status", options, pick) }{ reviewed(MarkKind::Concession, desk, &filter, send) }{ tagged(MarkKind::Concession, desk, &filter, send) }{ hide(List::Gave, view, send) }{ require(view, send) }
            </div>
            { review(MarkKind::Concession, desk, view, send) }
            <Picture {exchange} send={send.clone()} />
            { empty(found.is_empty(), desk.is_running(), if filter == Filter::default() { "Nobody is claimed to give ground here. Select words in the text to add a claim." } else { "Nothing in the list matches." }) }
            // In an element of their own: what stands beside them keeps its place, and the focus, when they come and go.
            <div>{ for found.chunk_by(|one, other| one.0 == other.0).map(|group| gives(group, desk, view, send)) }</div>
            { more }
            { dismissed(MarkKind::Concession, desk, send) }
        </>
    }
}

/// Cards of one group under its heading.
fn gives(
    cards: &[(usize, Rc<Gives>, Card)],
    desk: &Desk,
    view: &View,
    send: &Callback<Action>,
) -> Html {
    let Some((_, group, first)) = cards.first() else {
        return Html::default();
    };
    // Two who give may have one name.
    let key = first.mark.0;
    let cards = cards.iter().map(|(_, _, card)| card.clone());
    html! {
        <section {key}>
            <h2 class="group"><span>{ group.name() }</span><small>{ &group.tally }</small></h2>
            <ul class="cards">
                { for cards.map(|card| mark_item(card, desk, view, send)) }
            </ul>
        </section>
    }
}
