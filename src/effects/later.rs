//! What can wait for a frame, so that what answers the reader need not.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// After so many milliseconds the frame is drawn that shows what cannot wait.
pub(super) const DRAWN_MS: u32 = 50;

/// A value as it was a moment ago, until what changed with it has been drawn: none at first. Of values that follow each other
/// quickly, as letters that are typed, the last one comes. Where no browser draws, as in native tests, it comes at once.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(value: Option<T>) -> Option<T> {
    let shown = use_state_eq(|| value.clone().filter(|_| cfg!(not(target_arch = "wasm32"))));
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

/// So long after an article has come up, in milliseconds, its reader looks at it, and does nothing yet.
const LOOKING_MS: u32 = 200;

/// Does once what may be asked for, with what is known last, and throws the result away: browsers compile a function when it
/// first runs, and somebody would wait for it.
#[hook]
pub fn use_rehearsal<T: Clone + 'static>(known: &T, act: fn(&T)) {
    let latest = use_mut_ref(|| known.clone());
    latest.replace(known.clone());
    use_effect_with((), move |()| {
        let timer = Timeout::new(LOOKING_MS, move || act(&latest.borrow()));
        move || drop(timer)
    });
}
