//! What became of the quotes and concessions of an older version of the text.

use hearsay_annotation::versions::{Change, Fate};
use hearsay_annotation::words;
use yew::prelude::*;

use crate::effects::focus_mark;
use crate::state::{Action, Desk};

/// Changes told one by one; the rest is counted.
const MOST: usize = 60;

/// The panel over the lists; nothing where no older version was compared.
pub(super) fn changes(desk: &Desk, send: &Callback<Action>) -> Html {
    if desk.changes.is_empty() {
        return Html::default();
    }
    let tally = Fate::ALL.iter().filter_map(|fate| {
        let count = desk
            .changes
            .iter()
            .filter(|change| change.fate == *fate)
            .count();
        (count > 0).then(|| format!("{count} {}", fate.word()))
    });
    let tally = tally.collect::<Vec<_>>().join(", ");
    let told = desk
        .changes
        .iter()
        .filter(|change| change.fate != Fate::Unchanged);
    html! {
        <details class="changes" open=true>
            <summary>{ format!("Since the older version: {tally}") }</summary>
            <ul>{ for told.take(MOST).map(|change| item(change, send)) }</ul>
        </details>
    }
}

fn item(change: &Change, send: &Callback<Action>) -> Html {
    let lead = change.mark.map(|id| {
        let send = send.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            send.emit(Action::Choose(Some(id)));
            focus_mark(id);
        });
        let label = format!("Show: {}", change.headline);
        html! { <button class="small" {onclick} aria-label={label}>{ "Show" }</button> }
    });
    html! {
        <li>
            <span class="dot status">{ change.fate.word() }</span>
            <span class="name">{ &change.headline }</span>
            if !change.before.is_empty() && change.fate != Fate::Moved {
                <del dir="auto">{ words::shorten(&change.before, 200) }</del>
            }
            if !change.after.is_empty() {
                <ins dir="auto">{ words::shorten(&change.after, 200) }</ins>
            }
            if change.lost {
                <span class="by">{ "you had decided about it; it is kept in the older version" }</span>
            }
            { for lead }
        </li>
    }
}
