//! The address after `#` says where the page is and what is looked at there, so that a reload, a bookmark and the browser's
//! own back button bring it again. Another screen or article is a step in the browser's history; what is typed, chosen and
//! narrowed in one changes the step that is there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::later::DRAWN_MS;
use super::{Keeper, focus_mark, focus_words, now};
use crate::address::Address;
use crate::state::{Action, Screen, Sight, State};

/// How long lies between two addresses that are written over each other, in milliseconds: browsers mind many in a row.
const BETWEEN: u32 = 200;

impl Address {
    fn of(state: &State) -> Self {
        match (state.screen, &state.desk) {
            (Screen::Library, _) => Self::Library(state.library.seeking.query.clone()),
            (Screen::Reading, Some(desk)) => {
                let sight = Sight::of(&state.view, desk);
                Self::Article(desk.article.id().to_owned(), Box::new(sight))
            }
            _ => Self::Start,
        }
    }
}

fn here() -> Option<Address> {
    Address::read(&window().location().hash().unwrap_or_default())
}

/// Brings what an address tells of an article into sight, once it is drawn.
pub(super) fn lead_to(sight: &Sight) {
    if sight.at.is_some() {
        focus_words();
    } else if let Some(mark) = sight.chosen {
        focus_mark(mark);
    }
}

/// Writes addresses over that of the same screen and article: once what changed with it is drawn, or a little later where one
/// was just written.
#[derive(Default)]
struct Late {
    waiting: RefCell<Option<(Timeout, Address)>>,
    /// When one was written, in milliseconds since 1970.
    written: Cell<u64>,
}

impl Late {
    fn put(self: &Rc<Self>, address: Address) {
        let late = self.clone();
        let since = now().saturating_sub(self.written.get());
        let rest = u64::from(BETWEEN).saturating_sub(since);
        let rest = u32::try_from(rest).unwrap_or(BETWEEN).max(DRAWN_MS);
        let timeout = Timeout::new(rest, move || late.write());
        self.waiting.replace(Some((timeout, address)));
    }

    /// Writes what is waiting, unless the browser has left the screen by now.
    fn write(&self) {
        let Some((_, address)) = self.waiting.take() else {
            return;
        };
        if here().is_some_and(|here| here.is_beside(&address)) {
            write_over(&address);
            self.written.set(now());
        }
    }

    fn forget(&self) {
        self.waiting.take();
    }
}

fn write_over(address: &Address) {
    if let Ok(history) = window().history() {
        let hash = address.write();
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
    }
}

/// Keeps the address in step with the state, and the state with the address.
#[hook]
pub fn use_address(state: &State, keeper: &Keeper, send: &Callback<Action>) {
    let address = Address::of(state);
    let open = state.desk.as_ref().map(|desk| desk.article.id().to_owned());
    let latest = use_mut_ref(|| (address.clone(), open.clone()));
    *latest.borrow_mut() = (address.clone(), open);
    let late = use_memo((), |()| Late::default());
    {
        let (keeper, send, late) = (keeper.clone(), send.clone(), late.clone());
        let leaving = late.clone();
        use_effect_with((), move |()| {
            let go = move || {
                late.forget();
                let (address, open) = latest.borrow().clone();
                match here().filter(|wanted| *wanted != address) {
                    None => {}
                    Some(Address::Start) => send.emit(Action::Go(Screen::Start)),
                    Some(Address::Library(query)) => {
                        send.emit(Action::Go(Screen::Library));
                        send.emit(Action::Seek(query));
                    }
                    // What is on the desk is newer than what is kept, and knows what can be undone.
                    Some(Address::Article(id, sight)) if open.as_ref() == Some(&id) => {
                        send.emit(Action::Go(Screen::Reading));
                        send.emit(Action::Look(sight.clone()));
                        lead_to(&sight);
                    }
                    Some(Address::Article(id, sight)) => keeper.open_at(id, sight),
                }
            };
            go();
            let listener = EventListener::new(&window(), "hashchange", move |_| go());
            // Before a link leads elsewhere: the step that is left keeps what was looked at last.
            let clicks = EventListener::new(&document(), "click", move |_| leaving.write());
            move || drop((listener, clicks))
        });
    }
    let first = use_mut_ref(|| true);
    use_effect_with(address, move |address| {
        // The first time round, the address is right and the state is not there yet.
        if std::mem::replace(&mut *first.borrow_mut(), false) {
            return;
        }
        match here() {
            Some(here) if here == *address => late.forget(),
            Some(here) if here.is_beside(address) => late.put(address.clone()),
            _ => {
                late.write();
                let _ = window().location().set_hash(&address.write());
            }
        }
    });
}

/// Names the browser's tab after what is on screen.
#[hook]
pub fn use_title(state: &State) {
    let title = match (state.screen, &state.desk) {
        (Screen::Reading, Some(desk)) => format!("{} · Hearsay", desk.article.title()),
        (Screen::Library, _) => "Library · Hearsay".to_owned(),
        _ => "Hearsay: who said what, and who gave ground".to_owned(),
    };
    use_effect_with(title, |title| gloo::utils::document().set_title(title));
}
