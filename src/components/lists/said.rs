//! *Said*: a card for each quote.

use hearsay_annotation::MarkKind;
use hearsay_annotation::cards::Cards;
use hearsay_annotation::lists::{self, Filter};
use hearsay_text::QuoteKind;
use yew::prelude::*;

use super::filters::{all, hide, narrow, person, require, reviewed, tagged};
use super::review::{dismissed, review};
use super::{around, empty, mark_item};
use crate::state::{Action, Desk, List, View};

/// The list of quotes, with what narrows it.
pub(super) fn panel(cards: &Cards<'_>, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let filter = view.filter.clone();
    let mut options = vec![all("All kinds", !filter.quotes.is_empty())];
    options.extend(QuoteKind::ALL.iter().map(|kind| {
        (
            kind.as_str().to_owned(),
            kind.as_str().to_owned(),
            filter.quotes.contains(kind),
        )
    }));
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                quotes: QuoteKind::parse(&value).into_iter().collect(),
                ..filter.clone()
            })
        }
    });
    let found = lists::said(cards, &filter);
    let (found, more) = around(
        found,
        |card| Some(card.mark),
        |card| desk.chosen == Some(card.mark),
        send,
    );
    html! {
        <>
            <div class="filters">
                { person(cards, &filter, send) }{ narrow("Which kinds", options, pick) }{ reviewed(MarkKind::Quote, desk, &filter, send) }{ tagged(MarkKind::Quote, desk, &filter, send) }{ hide(List::Said, view, send) }{ require(view, send) }
            </div>
            { review(MarkKind::Quote, desk, view, send) }
            { empty(found.is_empty(), desk.is_running(), if filter == Filter::default() { "No quotes here. Select words in the text to add one." } else { "Nothing in the list matches." }) }
            <ul class="cards">
                { for found.into_iter().map(|card| mark_item(card, desk, view, send)) }
            </ul>
            { more }
            { dismissed(MarkKind::Quote, desk, send) }
        </>
    }
}
