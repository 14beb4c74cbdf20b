//! Where the focus goes, and the keys that work everywhere.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use hearsay_annotation::MarkId;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusEvent, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use super::{neighbour, now};
use crate::state::{Action, List, State};

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

/// Moves the focus to a mark in the text once it has been drawn anew, without scrolling.
pub fn refocus_mark(id: MarkId) {
    gloo::timers::callback::Timeout::new(0, move || {
        if let Some(mark) = find(&format!("[data-mark='{id}']")) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = mark.focus_with_options(&options);
        }
    })
    .forget();
}

/// Brings the words that are shown in the text into sight, once they are drawn.
pub fn reveal_words() {
    to_words(false);
}

/// As [`reveal_words`], and moves the focus to their paragraph: Tab goes on from there.
pub fn focus_words() {
    to_words(true);
}

fn to_words(focusing: bool) {
    gloo::timers::callback::Timeout::new(0, move || {
        let Some(words) = find(".article mark.here") else {
            return;
        };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        words.scroll_into_view_with_scroll_into_view_options(&options);
        let place = words.closest("[data-mark], p, h1, h2").ok().flatten();
        let place = place.and_then(|place| place.dyn_into::<HtmlElement>().ok());
        if let Some(place) = place.filter(|_| focusing) {
            if !place.has_attribute("tabindex") {
                place.set_tab_index(-1);
            }
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = place.focus_with_options(&options);
        }
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
        desk.map(|desk| (desk.walk.is_some(), desk.picking.is_some())),
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
                ".card.chosen .face"
            };
            let places = [catch, ".tabs [aria-selected='true']", "#main"];
            if let Some(element) = places.into_iter().find_map(find).filter(|_| lost) {
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
    let next = find(&format!("[data-mark='{id}']"))
        .and_then(|mark| neighbour(&mark, 1).or_else(|| neighbour(&mark, -1)));
    if let Some(next) = next.and_then(|next| next.get_attribute("data-mark")) {
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

/// Opens what can be put right on the chosen card and moves the focus there, once it has been drawn.
pub fn focus_editing() {
    gloo::timers::callback::Timeout::new(0, move || {
        if let Some(editing) = find(".card.chosen details.editing") {
            let _ = editing.set_attribute("open", "");
        }
        if let Some(field) = find(".card.chosen details.editing :is(select, input)") {
            let _ = field.focus();
        }
    })
    .forget();
}

/// Moves the focus to the form for a mark in the making, once it has been drawn.
pub fn focus_draft() {
    gloo::timers::callback::Timeout::new(0, move || {
        if let Some(button) = find(".adding button") {
            let _ = button.focus();
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
/// question mark opens the map of keys; 1, 2 and 3 show one sort of marks alone. A slash leads to the field in which words are
/// looked for, and Escape there empties it and leads back.
#[hook]
pub fn use_global_keys(send: &Callback<Action>) {
    let send = send.clone();
    use_effect_with((), move |()| {
        let active = EventListenerOptions::enable_prevent_default();
        // Where the focus was before it came into the field.
        let left = Rc::new(RefCell::new(None::<HtmlElement>));
        let comes = {
            let left = left.clone();
            EventListener::new(&document(), "focusin", move |event| {
                if let Some(from) = event.dyn_ref::<FocusEvent>().and_then(left_for_field) {
                    *left.borrow_mut() = Some(from);
                }
            })
        };
        let listener =
            EventListener::new_with_options(&document(), "keydown", active, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                let held = event.ctrl_key() || event.meta_key() || event.alt_key();
                let typing = is_typing();
                match event.key().as_str() {
                    "?" if !typing => {
                        if let Some(keys) = find("#keys") {
                            let _ = keys.set_attribute("open", "");
                            if let Some(summary) = find("#keys summary") {
                                let _ = summary.focus();
                            }
                        }
                    }
                    "1" | "2" | "3" if !typing && !held && !is_choosing() => {
                        let list = match event.key().as_str() {
                            "1" => List::Who,
                            "2" => List::Said,
                            _ => List::Gave,
                        };
                        send.emit(Action::Only(list));
                    }
                    "/" if !typing && !held && find(FINDS).is_some() => {
                        event.prevent_default();
                        send.emit(Action::Raise(true));
                        focus_field();
                    }
                    "Escape" if focused().is_some_and(|at| at.matches(FINDS) == Ok(true)) => {
                        event.prevent_default();
                        send.emit(Action::Find(String::new()));
                        give_back(left.borrow_mut().take());
                    }
                    "z" | "Z" if !typing && (event.ctrl_key() || event.meta_key()) => {
                        event.prevent_default();
                        send.emit(if event.shift_key() {
                            Action::Redo(now())
                        } else {
                            Action::Undo(now())
                        });
                    }
                    _ => {}
                }
            });
        move || drop((listener, comes))
    });
}

/// What lost the focus to the field, unless that was the field's own button.
fn left_for_field(event: &FocusEvent) -> Option<HtmlElement> {
    let field: Element = event.target()?.dyn_into().ok()?;
    let from: HtmlElement = event.related_target()?.dyn_into().ok()?;
    let own = from.closest("[role='search']").ok().flatten().is_some();
    (field.matches(FINDS) == Ok(true) && !own).then_some(from)
}

/// The field in which words are looked for: in the article, or in the library.
const FINDS: &str = "[data-finds]";

fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Whether digits and letters choose an option now.
fn is_choosing() -> bool {
    focused().is_some_and(|element| element.tag_name() == "SELECT")
}

/// Whether keys are letters now.
fn is_typing() -> bool {
    focused().is_some_and(|element| {
        let kind = element.get_attribute("type");
        let wordless = matches!(kind.as_deref(), Some("checkbox" | "range"));
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA") && !wordless
    })
}

/// Moves the focus into the field in which words are looked for, once it is drawn: on a narrow screen the lists may have to
/// come up for it.
pub fn focus_field() {
    gloo::timers::callback::Timeout::new(0, || {
        if let Some(field) = find(FINDS) {
            let _ = field.focus();
            if let Ok(field) = field.dyn_into::<HtmlInputElement>() {
                field.select();
            }
        }
    })
    .forget();
}

/// Moves the focus back to where it was; if that is gone, to the beginning of what is read.
fn give_back(to: Option<HtmlElement>) {
    let to = to.filter(|to| to.is_connected() && to.tag_name() != "BODY");
    if let Some(to) = to.or_else(|| find("#main")) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = to.focus_with_options(&options);
    }
}
