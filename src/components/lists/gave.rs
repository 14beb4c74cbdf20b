//! *Gave*: a card for each claimed concession, by who would give.

use hearsay_annotation::MarkKind;
use hearsay_annotation::cards::{Card, Cards};
use hearsay_annotation::exchange::Exchange;
use hearsay_annotation::lists::{self, Filter, Gives};
use hearsay_annotation::words;
use hearsay_text::Status;
use yew::prelude::*;

use super::filters::{all, hide, narrow, person, require, reviewed, tagged};
use super::picture::picture;
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
    let (groups, more) = around(groups, |group| group.cards.iter().any(is_chosen));
    html! {
        <>
            <div class="filters">
                { person(cards, &filter, send) }{ narrow("Which status", options, pick) }{ reviewed(MarkKind::Concession, desk, &filter, send) }{ tagged(MarkKind::Concession, desk, &filter, send) }{ hide(List::Gave, view, send) }{ require(view, send) }
            </div>
            { review(MarkKind::Concession, desk, view, send) }
            { picture(&exchange, send) }
            { empty(groups.is_empty(), desk.is_running(), if filter == Filter::default() { "Nobody is claimed to give ground here." } else { "Nothing in the list matches." }) }
            { for groups.into_iter().map(|group| gives(group, desk, view, send)) }
            { more }
            { dismissed(MarkKind::Concession, desk, send) }
        </>
    }
}

fn gives(group: Gives, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let name = group.name().to_owned();
    // Two who give may have one name.
    let first = group.cards.first().map_or(0, |card| card.mark.0);
    let (cards, more) = around(group.cards, |card| desk.chosen == Some(card.mark));
    html! {
        <section key={first}>
            <h2 class="group"><span>{ name }</span><small>{ &group.tally }</small></h2>
            <ul class="cards">
                { for cards.into_iter().map(|card| mark_item(card, desk, view, send)) }
            </ul>
            { more }
        </section>
    }
}
