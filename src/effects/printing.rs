//! Printing: what is printed is drawn only while the browser prints.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use yew::prelude::*;

use crate::state::Action;

/// Draws what is printed when the browser is about to print, and takes it away afterwards.
#[hook]
pub fn use_printing(send: &Callback<Action>) {
    let send = send.clone();
    use_effect_with((), move |()| {
        let on = |name: &'static str, printing: bool| {
            let send = send.clone();
            EventListener::new(&window(), name, move |_| {
                send.emit(Action::Print(printing));
            })
        };
        let listeners = [on("beforeprint", true), on("afterprint", false)];
        move || drop(listeners)
    });
}

/// Has the browser print, once what is printed has been drawn: while a script waits for the print dialog, nothing is.
pub fn print(send: &Callback<Action>) {
    send.emit(Action::Share(false));
    send.emit(Action::Print(true));
    Timeout::new(0, || drop(window().print())).forget();
}
