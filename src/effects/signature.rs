//! The name that the reader signs with is kept in this browser.

use gloo::utils::window;
use web_sys::Storage;
use yew::prelude::*;

use crate::state::{Action, State};

const KEY: &str = "hearsay: reader";

/// Where a browser keeps nothing, the name lasts as long as the page.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Reads the name at the start, and keeps it when it changes.
#[hook]
pub fn use_signature(state: &State, send: &Callback<Action>) {
    let send = send.clone();
    let first = use_mut_ref(|| true);
    use_effect_with(state.reader.clone(), move |reader| {
        if std::mem::take(&mut *first.borrow_mut()) {
            let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
            if let Some(kept) = kept.filter(|kept| !kept.is_empty()) {
                send.emit(Action::Sign(kept));
            }
        } else if let Some(storage) = storage() {
            let _ = if reader.is_empty() {
                storage.remove_item(KEY)
            } else {
                storage.set_item(KEY, reader)
            };
        }
    });
}
