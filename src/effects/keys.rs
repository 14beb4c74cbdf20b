//! Where the focus goes, and the keys that work everywhere.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use hearsay_annotation::MarkId;
use wasm_bindgen::JsCast;
use web_sys::{
    FocusOptions, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use super::now;
use crate::state::{Action, State};

fn find(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// Moves the focus to a mark in the text, once the part of the text that holds it has been drawn. One that lies wholly
/// under others is only brought into sight.
pub fn focus_mark(id: MarkId) {
    gloo::timers::callback::Timeout::new(0, move || {
        let focusable = find(&format!("[data-mark='{id}']"));
        let Some(mark) = focusable.or_else(|| find(&format!("[data-marks~='{id}']"))) else {
            return;
        };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        mark.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = mark.focus();
    })
    .forget();
}

/// Moves the focus to the first element that a selector finds, once it has been drawn.
pub fn focus_soon(selector: &'static str) {
    gloo::timers::callback::Timeout::new(0, move || {
        if let Some(element) = find(selector) {
            let _ = element.focus();
        }
    })
    .forget();
}

/// The link past the header: its address would otherwise be taken for a place of the page.
pub fn skip_to_main(event: MouseEvent) {
    event.prevent_default();
    if let Some(main) = find("#main") {
        let _ = main.focus();
    }
}

/// Where a button goes away with the focus on it, the focus would fall out of the page: it is caught here.
#[hook]
pub fn use_focus_rescue(state: &State) {
    let desk = state.desk.as_ref();
    let shape = (
        state.screen,
        state.sharing,
        state.notice.is_some(),
        desk.map(|desk| (desk.revision, desk.draft.as_ref().map(|draft| draft.span))),
        desk.and_then(|desk| Some(desk.correction.as_ref()?.open)),
        state.library.retitling.clone(),
        state.library.summaries.as_ref().map(Vec::len),
    );
    let first = use_mut_ref(|| true);
    use_effect_with(shape, move |shape| {
        if std::mem::take(&mut *first.borrow_mut()) {
            return;
        }
        let drafting = shape.3.is_some_and(|(_, draft)| draft.is_some());
        gloo::timers::callback::Timeout::new(0, move || {
            let lost = document()
                .active_element()
                .is_none_or(|element| element.tag_name() == "BODY");
            let catch = if drafting {
                ".adding button"
            } else {
                ".card.chosen .face, .tabs [aria-selected='true']"
            };
            if let Some(element) = find(catch).or_else(|| find("#main")).filter(|_| lost) {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = element.focus_with_options(&options);
            }
        })
        .forget();
    });
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

/// Ctrl+Z (or ⌘Z) undoes and with Shift redoes, unless the caret is in a field, where the browser's own undo is meant. A
/// question mark opens the map of keys.
#[hook]
pub fn use_global_keys(send: &Callback<Action>) {
    let send = send.clone();
    use_effect_with((), move |()| {
        let active = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&document(), "keydown", active, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                let typing = document().active_element().is_some_and(|element| {
                    let kind = element.get_attribute("type");
                    let wordless = matches!(kind.as_deref(), Some("checkbox" | "range"));
                    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA") && !wordless
                });
                if event.key() == "?" && !typing {
                    if let Some(keys) = find("#keys") {
                        let _ = keys.set_attribute("open", "");
                        if let Some(summary) = find("#keys summary") {
                            let _ = summary.focus();
                        }
                    }
                    return;
                }
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
