//! Where the focus goes, and what is scrolled into sight.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use hearsay_annotation::MarkId;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};
use yew::prelude::*;

use super::later::DRAWN_MS;
use super::neighbour;
use crate::state::State;

/// The field in which words are looked for: in the article, or in the library.
pub(super) const FINDS: &str = "[data-finds]";

pub(super) fn find(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// All elements within another that a selector finds, in their order.
pub(super) fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let found = within.query_selector_all(selector).ok();
    let found = found.into_iter().flat_map(|found| {
        let nodes = (0..found.length()).filter_map(move |at| found.get(at));
        nodes.filter_map(|node| node.dyn_into().ok())
    });
    found.collect()
}

/// Does something once what the last action changed has been drawn.
fn soon(act: impl FnOnce() + 'static) {
    Timeout::new(0, act).forget();
}

/// Moves the focus to the first element that a selector finds, once it has been drawn.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    soon(move || focus_now(&selector));
}

fn focus_now(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// Moves the focus without scrolling.
fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls an element into the middle of what is in sight.
pub fn bring_to_middle(element: &Element) {
    scroll(element, ScrollLogicalPosition::Center);
}

/// Scrolls an element into sight if it is not, as far as it fits.
pub fn bring_near(element: &Element) {
    scroll(element, ScrollLogicalPosition::Nearest);
}

fn scroll(element: &Element, to: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The piece of the text with a mark that takes the focus.
fn marked(id: impl std::fmt::Display) -> String {
    format!("[data-mark='{id}']")
}

/// Moves the focus to a mark in the text, once the part of the text that holds it has been drawn. One that lies wholly
/// under others is only brought into sight.
pub fn focus_mark(id: MarkId) {
    soon(move || {
        let focusable = find(&marked(id));
        if let Some(mark) = focusable.or_else(|| find(&format!("[data-marks~='{id}']"))) {
            bring_to_middle(&mark);
            let _ = mark.focus();
        }
    });
}

/// Moves the focus to a mark in the text once it has been drawn anew, without scrolling.
pub fn refocus_mark(id: MarkId) {
    soon(move || {
        if let Some(mark) = find(&marked(id)) {
            focus_quietly(&mark);
        }
    });
}

/// Moves the focus from a mark that is going away to the one after it, or before it if it is the last.
pub fn focus_mark_after(id: MarkId) {
    let next =
        find(&marked(id)).and_then(|mark| neighbour(&mark, 1).or_else(|| neighbour(&mark, -1)));
    if let Some(next) = next.and_then(|next| next.get_attribute("data-mark")) {
        focus_soon(marked(next));
    }
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
    soon(move || {
        let Some(words) = find(".article mark.here") else {
            return;
        };
        bring_to_middle(&words);
        let place = words.closest("[data-mark], p, h1, h2").ok().flatten();
        let place = place.and_then(|place| place.dyn_into::<HtmlElement>().ok());
        if let Some(place) = place.filter(|_| focusing) {
            if !place.has_attribute("tabindex") {
                place.set_tab_index(-1);
            }
            focus_quietly(&place);
        }
    });
}

/// The link past the header: its address would otherwise be taken for a place of the page.
pub fn skip_to_main(event: MouseEvent) {
    event.prevent_default();
    focus_now("#main");
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
        desk.map(|desk| (desk.article.id().to_owned(), desk.versions.as_of)),
        state.library.retitling.clone(),
        state.library.summaries.as_ref().map(Vec::len),
    );
    let first = use_mut_ref(|| true);
    use_effect_with(shape, move |shape| {
        if std::mem::take(&mut *first.borrow_mut()) {
            return;
        }
        let drafting = shape.3.is_some_and(|(_, draft)| draft.is_some());
        soon(move || {
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
                focus_quietly(&element);
            }
        });
    });
}

/// Moves the focus to the chosen card, once the list that holds it has been drawn.
pub fn focus_card() {
    focus_soon(".card.chosen .face");
}

/// Moves the focus to the form for a mark in the making, once it has been drawn.
pub fn focus_draft() {
    focus_soon(".adding button");
}

/// Opens what can be put right on the chosen card and moves the focus there, once it has been drawn.
pub fn focus_editing() {
    soon(|| {
        if let Some(editing) = find(".card.chosen details.editing") {
            let _ = editing.set_attribute("open", "");
        }
        // The fields of a card that has only just come up come after it.
        const FIELD: &str = ".card.chosen details.editing :is(select, input)";
        if find(FIELD).is_some() {
            focus_now(FIELD);
        } else {
            Timeout::new(2 * DRAWN_MS, || focus_now(FIELD)).forget();
        }
    });
}

/// Scrolls the lists up to their beginning.
pub fn scroll_lists_up() {
    if let Some(lists) = find(".lists") {
        lists.set_scroll_top(0);
    }
}

/// Scrolls a list to a card, named by the id of its mark or entity, if it is not in sight.
pub fn reveal_card(id: &str) {
    if let Some(card) = find(&format!("#card-{id}")) {
        bring_near(&card);
    }
}

/// Moves the focus into the field in which words are looked for, once it is drawn: on a narrow screen the lists may have to
/// come up for it.
pub fn focus_field() {
    soon(|| {
        if let Some(field) = find(FINDS) {
            let _ = field.focus();
            if let Ok(field) = field.dyn_into::<HtmlInputElement>() {
                field.select();
            }
        }
    });
}

/// Moves the focus back to where it was; if that is gone, to the beginning of what is read.
pub(super) fn give_back(to: Option<HtmlElement>) {
    let to = to.filter(|to| to.is_connected() && to.tag_name() != "BODY");
    if let Some(to) = to.or_else(|| find("#main")) {
        focus_quietly(&to);
    }
}
