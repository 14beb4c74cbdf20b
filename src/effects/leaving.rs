//! Leaving the page while something typed into it is not saved.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use yew::prelude::*;

use crate::state::{Desk, State};

/// Has the browser ask before the page is left with a correction of the text that is not saved.
#[hook]
pub fn use_leaving(state: &State) {
    let unsaved = state.desk.as_ref().is_some_and(Desk::is_corrected);
    use_effect_with(unsaved, |&unsaved| {
        let active = EventListenerOptions::enable_prevent_default();
        let listener = unsaved.then(|| {
            EventListener::new_with_options(&window(), "beforeunload", active, |event| {
                event.prevent_default();
            })
        });
        move || drop(listener)
    });
}
