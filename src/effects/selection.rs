//! Words that the reader selects in the article begin a mark.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use hearsay_text::Span;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};
use yew::prelude::*;

use super::places::{begin, length, place};
use crate::state::Action;

/// How long a selection stands still before it is taken for one, in milliseconds: dragging and Shift+arrows move on.
const STILL: u32 = 250;

/// Watches the selection inside the article.
#[hook]
pub fn use_selection(article: &NodeRef, send: &Callback<Action>) {
    let (article, send) = (article.clone(), send.clone());
    use_effect_with((), move |()| {
        let waiting = std::cell::RefCell::new(None::<Timeout>);
        let listener = EventListener::new(&document(), "selectionchange", move |_| {
            let (article, send) = (article.clone(), send.clone());
            let timeout = Timeout::new(STILL, move || {
                if let Some(span) = article
                    .cast::<Element>()
                    .and_then(|article| selected(&article))
                {
                    send.emit(Action::Draft(span));
                }
            });
            *waiting.borrow_mut() = Some(timeout);
        });
        move || drop(listener)
    });
}

/// The selected words, in bytes of the article's text; `None` if none of them are selected.
///
/// A selection may begin and end anywhere, three clicks on a paragraph end in the margin beside it: what counts are the
/// pieces of text that it touches. Each says where it begins (`data-at`).
fn selected(article: &Element) -> Option<Span> {
    let selection = window()
        .get_selection()
        .ok()
        .flatten()
        .filter(|selection| !selection.is_collapsed())?;
    let range = selection.get_range_at(0).ok()?;
    let pieces = article.query_selector_all("[data-at]").ok()?;
    let piece = |index: u32| pieces.get(index)?.dyn_into::<Element>().ok();
    let touched =
        |&index: &u32| piece(index).is_some_and(|piece| range.intersects_node(&piece) == Ok(true));
    let first = (0..pieces.length()).find(touched).and_then(piece)?;
    let last = (0..pieces.length()).rev().find(touched).and_then(piece)?;
    let from = place(
        &first,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
    );
    let to = place(
        &last,
        &range.end_container().ok()?,
        range.end_offset().ok()?,
    );
    let start = begin(&first)? + from.unwrap_or(0);
    let end = begin(&last)? + to.or_else(|| length(&last))?;
    (start < end).then(|| Span::new(start, end))
}

/// Lets go of what is selected.
pub fn unselect() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// Lets a drag begin on a mark. The browser starts no selection where the mouse goes down at the edge of something that
/// can take the focus, so the mark under it can't, for that moment.
pub fn let_drag_begin(event: &MouseEvent) {
    let mark = event
        .target_dyn_into::<Element>()
        .and_then(|target| target.closest("[data-mark]").ok().flatten());
    let Some(mark) = mark else { return };
    if let Some(tabindex) = mark.get_attribute("tabindex") {
        let _ = mark.remove_attribute("tabindex");
        Timeout::new(0, move || {
            if !mark.has_attribute("tabindex") {
                let _ = mark.set_attribute("tabindex", &tabindex);
            }
        })
        .forget();
    }
}

/// Moves the focus to a piece of text that takes it, also one that [`let_drag_begin`] keeps from it for a moment.
pub fn focus_piece(piece: &Element) {
    if piece.has_attribute("data-mark") && !piece.has_attribute("tabindex") {
        let _ = piece.set_attribute("tabindex", "-1");
    }
    if let Some(piece) = piece.dyn_ref::<HtmlElement>() {
        let _ = piece.focus();
    }
}
