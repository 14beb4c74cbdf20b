//! Where the focus goes, and the keys that work everywhere.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use hearsay_annotation::MarkId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::now;
use crate::state::Action;

fn find(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// Moves the focus to a mark in the text.
pub fn focus_mark(id: MarkId) {
    if let Some(mark) = find(&format!("[data-mark='{id}']")) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        mark.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = mark.focus();
    }
}

/// Moves the focus from a mark that is going away to the one after it, or before it if it is the last.
pub fn focus_mark_after(id: MarkId) {
    let Ok(marks) = document().query_selector_all("[data-mark]") else {
        return;
    };
    let ids: Vec<String> = (0..marks.length())
        .filter_map(|index| marks.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter_map(|mark| mark.get_attribute("data-mark"))
        .collect();
    let gone = id.to_string();
    let at = ids.iter().position(|other| *other == gone);
    let next = at.and_then(|at| ids.get(at + 1).or_else(|| ids.get(at.checked_sub(1)?)));
    if let Some(next) = next.cloned() {
        gloo::timers::callback::Timeout::new(0, move || {
            if let Some(mark) = find(&format!("[data-mark='{next}']")) {
                let _ = mark.focus();
            }
        })
        .forget();
    }
}

/// Moves the focus to the chosen card, once the list that holds it has been drawn.
pub fn focus_card() {
    gloo::timers::callback::Timeout::new(0, move || {
        if let Some(card) = find(".card.chosen .face") {
            let _ = card.focus();
        }
    })
    .forget();
}

/// Scrolls a list to a card, named by the id of its mark or entity, if it is not in sight.
pub fn reveal_card(id: &str) {
    if let Some(card) = find(&format!("#card-{id}")) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        card.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Ctrl+Z (or ⌘Z) undoes and with Shift redoes, unless the caret is in a field, where the browser's own undo is meant.
#[hook]
pub fn use_undo_keys(send: &Callback<Action>) {
    let send = send.clone();
    use_effect_with((), move |()| {
        let active = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&document(), "keydown", active, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                let typing = document().active_element().is_some_and(|element| {
                    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
                });
                if (event.ctrl_key() || event.meta_key())
                    && event.key().eq_ignore_ascii_case("z")
                    && !typing
                {
                    event.prevent_default();
                    send.emit(if event.shift_key() {
                        Action::Redo(now())
                    } else {
                        Action::Undo(now())
                    });
                }
            });
        move || drop(listener)
    });
}
