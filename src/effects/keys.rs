//! The keys that work everywhere.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::focus::{FINDS, find, focus_field, give_back};
use super::now;
use crate::state::{Action, List};

/// Ctrl+Z (or ⌘Z) undoes and with Shift redoes, unless the caret is in a field, where the browser's own undo is meant. A
/// question mark opens the map of keys; 1, 2 and 3 show one sort of marks alone. A slash leads to the field in which words are
/// looked for, and Escape there empties it and leads back. `off`: those that are one character do nothing.
#[hook]
pub fn use_global_keys(send: &Callback<Action>, off: bool) {
    let send = send.clone();
    use_effect_with(off, move |&off| {
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
                    "?" if !typing && !off => {
                        if let Some(keys) = find("#keys") {
                            let _ = keys.set_attribute("open", "");
                            if let Some(summary) = find("#keys summary") {
                                let _ = summary.focus();
                            }
                        }
                    }
                    "1" | "2" | "3" if !off && !typing && !held && !is_choosing() => {
                        let list = match event.key().as_str() {
                            "1" => List::Who,
                            "2" => List::Said,
                            _ => List::Gave,
                        };
                        send.emit(Action::Only(list));
                    }
                    "/" if !off && !typing && !held && find(FINDS).is_some() => {
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
