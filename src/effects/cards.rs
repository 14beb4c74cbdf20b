//! The cards of a list under the keys: one of them is in the way of Tab, arrows lead to the others.

use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::focus::{all, find, focus_soon};

/// What of a card Tab leads to while it is not open: its face, its other tellings, and what removes it.
const BUTTONS: &str = ":scope > button";

/// The list, whichever is up.
fn list() -> Option<HtmlElement> {
    find("#list")
}

/// Leaves one card of the list in the way of Tab: the one that has the focus, else the chosen one, the one that was it
/// before, or the first.
fn settle() {
    let Some(list) = list() else { return };
    let cards = all(&list, ".card");
    let is = |selector: &'static str| {
        move |card: &&HtmlElement| card.query_selector(selector).ok().flatten().is_some()
    };
    let stop = cards
        .iter()
        .find(is(":focus"))
        .or_else(|| {
            cards
                .iter()
                .find(|card| card.matches(".chosen") == Ok(true))
        })
        .or_else(|| cards.iter().find(is(".face[tabindex='0']")))
        .or(cards.first());
    for card in &cards {
        let index = if Some(card) == stop { 0 } else { -1 };
        for button in all(card, BUTTONS) {
            button.set_tab_index(index);
        }
    }
}

/// Keeps one card of the list in the way of Tab, whatever is drawn and wherever the focus goes. Returns what the list does when
/// the focus comes to something in it.
#[hook]
pub fn use_one_stop() -> Callback<FocusEvent> {
    use_effect(settle);
    Callback::from(|_: FocusEvent| settle())
}

/// Up and down lead from a card to the next, Home and End to the first and the last that is drawn.
pub fn walk_cards(event: &KeyboardEvent) {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    let on = event
        .target_dyn_into::<Element>()
        .filter(|on| !held && on.matches(".card > button") == Ok(true));
    let here = on.and_then(|on| on.closest(".card").ok().flatten());
    let (Some(here), Some(list)) = (here, list()) else {
        return;
    };
    let faces = all(&list, ".card > .face");
    let at = faces.iter().position(|face| here.contains(Some(face)));
    let to = match (event.key().as_str(), at) {
        ("ArrowDown", Some(at)) => (at + 1).min(faces.len() - 1),
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("Home", _) => 0,
        ("End", _) => faces.len().saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    if let Some(face) = faces.get(to) {
        let _ = face.focus();
    }
}

/// Moves the focus from a card that is going away to the one after it, or before it if it is the last; `id` as in
/// [`super::reveal_card`].
pub fn focus_card_after(id: &str) {
    let Some(list) = list() else { return };
    let ids: Vec<String> = all(&list, ".card").iter().map(|card| card.id()).collect();
    let at = ids.iter().position(|other| *other == format!("card-{id}"));
    let next = at.and_then(|at| ids.get(at + 1).or_else(|| ids.get(at.checked_sub(1)?)));
    if let Some(next) = next {
        focus_soon(format!("#{next} > .face"));
    }
}
