//! Words that the reader selects in the article begin a mark.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use hearsay_text::Span;
use web_sys::{Element, Node};
use yew::prelude::*;

use crate::state::Action;
use crate::utf16;

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

/// The selected words, in bytes of the article's text; `None` if nothing is selected or it reaches out of the article.
fn selected(article: &Element) -> Option<Span> {
    let selection = window()
        .get_selection()
        .ok()
        .flatten()
        .filter(|selection| !selection.is_collapsed())?;
    let range = selection.get_range_at(0).ok()?;
    let start = offset(
        article,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
    )?;
    let end = offset(
        article,
        &range.end_container().ok()?,
        range.end_offset().ok()?,
    )?;
    (start < end).then(|| Span::new(start, end))
}

/// The byte of the article's text at a place in the document. Each piece of text says where it begins (`data-at`).
fn offset(article: &Element, node: &Node, at: u32) -> Option<usize> {
    if !article.contains(Some(node)) {
        return None;
    }
    if node.node_type() == Node::TEXT_NODE {
        let words = node.text_content()?;
        return Some(begin(&node.parent_element()?)? + utf16::to_byte(&words, at as usize));
    }
    // Between elements: where the next one begins, or the one before it ends.
    let children = node.child_nodes();
    let after = children.get(at).and_then(|child| first_begin(&child));
    after.or_else(|| {
        children
            .get(at.checked_sub(1)?)
            .and_then(|child| last_end(&child))
    })
}

fn begin(piece: &Element) -> Option<usize> {
    piece
        .closest("[data-at]")
        .ok()
        .flatten()?
        .get_attribute("data-at")?
        .parse()
        .ok()
}

fn pieces(node: &Node) -> Option<(web_sys::NodeList, Element)> {
    let element = wasm_bindgen::JsCast::dyn_ref::<Element>(node)?.clone();
    Some((element.query_selector_all("[data-at]").ok()?, element))
}

fn first_begin(node: &Node) -> Option<usize> {
    let (inside, element) = pieces(node)?;
    match inside.get(0) {
        Some(first) => begin(wasm_bindgen::JsCast::dyn_ref::<Element>(&first)?),
        None => begin(&element),
    }
}

fn last_end(node: &Node) -> Option<usize> {
    let (inside, element) = pieces(node)?;
    let last = match inside.get(inside.length().checked_sub(1).unwrap_or(u32::MAX)) {
        Some(last) => wasm_bindgen::JsCast::dyn_into::<Element>(last).ok()?,
        None => element,
    };
    Some(begin(&last)? + last.text_content()?.len())
}
