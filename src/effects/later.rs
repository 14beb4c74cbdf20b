//! What can wait for a frame, so that what answers the reader need not.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// After so many milliseconds the frame is drawn that shows what cannot wait.
pub(super) const DRAWN_MS: u32 = 50;

/// A value as it was a moment ago, until what changed with it has been drawn. Of values that follow each other quickly, as
/// letters that are typed, the last one comes.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(value: T) -> T {
    let shown = use_state_eq(|| value.clone());
    {
        let shown = shown.clone();
        use_effect_with(value, move |value| {
            let value = value.clone();
            let late = (*shown != value).then(|| Timeout::new(DRAWN_MS, move || shown.set(value)));
            move || drop(late)
        });
    }
    (*shown).clone()
}
