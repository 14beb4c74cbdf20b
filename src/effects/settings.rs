//! What is kept in this browser beside the library: the name that the reader signs with, and whether single keys are off.

use gloo::utils::window;
use web_sys::Storage;
use yew::prelude::*;

use crate::state::{Action, State};

const READER: &str = "hearsay: reader";
const KEYS_OFF: &str = "hearsay: keys off";

/// Where a browser keeps nothing, a setting lasts as long as the page.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Reads the settings at the start, and keeps each when it changes.
#[hook]
pub fn use_settings(state: &State, send: &Callback<Action>) {
    use_kept(READER, state.reader.clone(), send, Action::Sign);
    let off = if state.keys_off { "yes" } else { "" };
    use_kept(KEYS_OFF, off.to_owned(), send, |kept| {
        Action::KeysOff(kept == "yes")
    });
}

/// Keeps a value under its name; an empty one is not kept. What was kept before is taken in as that action.
#[hook]
fn use_kept(
    name: &'static str,
    value: String,
    send: &Callback<Action>,
    take_in: impl Fn(String) -> Action + 'static,
) {
    let send = send.clone();
    let first = use_mut_ref(|| true);
    use_effect_with(value, move |value| {
        if std::mem::take(&mut *first.borrow_mut()) {
            let kept = storage().and_then(|storage| storage.get_item(name).ok().flatten());
            if let Some(kept) = kept.filter(|kept| !kept.is_empty()) {
                send.emit(take_in(kept));
            }
        } else if let Some(storage) = storage() {
            let _ = if value.is_empty() {
                storage.remove_item(name)
            } else {
                storage.set_item(name, value)
            };
        }
    });
}
