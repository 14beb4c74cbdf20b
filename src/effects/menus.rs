//! The keys of a menu that opens under its button, as the ARIA practices describe them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::focus::{all, focus_soon};

const BUTTON: &str = ".menu > button";
const FIRST: &str = ".menu [role='menuitem']";
const LAST: &str = ".menu [role='menuitem']:last-child";

/// On the button, up and down open the menu at its last and first item, Enter and Space at the first. In the menu they lead around
/// in it, Home and End to its ends, a letter to the next item that begins with it; Escape closes it and gives the focus back.
/// Tab leads out of it, and so closes it ([`left_menu`]); back to its button it may stay open.
pub fn menu_keys(event: &KeyboardEvent, open: bool, set: &Callback<bool>) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(on) = event.target_dyn_into::<Element>() else {
        return;
    };
    let key = event.key();
    let in_menu = on.matches("[role='menuitem']") == Ok(true);
    match key.as_str() {
        "Escape" if open => {
            set.emit(false);
            focus_soon(BUTTON);
        }
        "ArrowDown" | "Enter" | " " if !in_menu && (!open || key == "ArrowDown") => {
            set.emit(true);
            focus_soon(FIRST);
        }
        "ArrowUp" if !in_menu => {
            set.emit(true);
            focus_soon(LAST);
        }
        key if in_menu => {
            let Some(to) = item(&on, key) else { return };
            let _ = to.focus();
        }
        _ => return,
    }
    event.prevent_default();
}

/// The item to which a key leads from another.
fn item(from: &Element, key: &str) -> Option<HtmlElement> {
    let items = all(&from.closest("[role='menu']").ok()??, "[role='menuitem']");
    let at = items
        .iter()
        .position(|item| from.is_same_node(Some(item)))?;
    let to = match key {
        "ArrowDown" => (at + 1) % items.len(),
        "ArrowUp" => (at + items.len() - 1) % items.len(),
        "Home" => 0,
        "End" => items.len() - 1,
        letter if letter.chars().count() == 1 => {
            let begins = |item: &HtmlElement| {
                let words = item.text_content().unwrap_or_default().to_lowercase();
                words.starts_with(&letter.to_lowercase())
            };
            let after = (1..=items.len()).map(|step| (at + step) % items.len());
            after
                .into_iter()
                .find(|&to| items.get(to).is_some_and(begins))?
        }
        _ => return None,
    };
    items.into_iter().nth(to)
}

/// Closes the menu when the focus goes elsewhere. Where it goes nowhere, as in browsers in which a press on a button does not
/// move it, the menu stays.
pub fn left_menu(event: &FocusEvent, set: &Callback<bool>) {
    let to = event
        .related_target()
        .and_then(|to| to.dyn_into::<Element>().ok());
    if to.is_some_and(|to| to.closest(".menu").ok().flatten().is_none()) {
        set.emit(false);
    }
}
