//! Analysis in a worker, so that the page never freezes.
//!
//! `start.js` lays a channel between the page and the worker. The page sends a text under its article's id; the worker
//! answers with the marks and the same id. Messages travel as JavaScript values, and wait in the channel until the other
//! end listens.

mod model;
pub mod worker;

use gloo::events::EventListener;
use hearsay_marking::Marking;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, MessagePort};

/// A text to analyse.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Request {
    /// Which article it is; comes back with the answer.
    pub id: String,
    /// The text, newlines normalised.
    pub text: String,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Answer {
    /// The request's id.
    pub id: String,
    /// Entities and marks.
    pub marking: Marking,
    /// Why they were found without the model, by rules alone; `None` where the model had its part.
    pub lacking: Option<String>,
}

/// The page's end of the channel to the worker.
pub struct Analyser {
    port: MessagePort,
    _answers: EventListener,
}

impl Analyser {
    /// Listens to the worker that `start.js` has started; `answered` is called with each answer.
    ///
    /// Returns `None` where there is none: then another page holds this program.
    pub fn connect(answered: impl Fn(Answer) + 'static) -> Option<Self> {
        let port = port("analyser")?;
        let answers = listen(&port, answered);
        Some(Self {
            port,
            _answers: answers,
        })
    }

    /// Sends a text.
    pub fn send(&self, request: &Request) {
        post(&self.port, request);
    }
}

/// The end of the channel that a script has left under a global name.
fn port(name: &str) -> Option<MessagePort> {
    let port = js_sys::Reflect::get(&js_sys::global(), &name.into()).ok()?;
    port.dyn_into().ok()
}

/// Calls `heard` with each message, also those that came before.
fn listen<T: DeserializeOwned>(port: &MessagePort, heard: impl Fn(T) + 'static) -> EventListener {
    let listener = EventListener::new(port, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
        // Both ends are this program; it leaves alone what it did not send.
        if let Some(Ok(message)) = data.map(serde_wasm_bindgen::from_value) {
            heard(message);
        }
    });
    port.start();
    listener
}

fn post<T: Serialize>(port: &MessagePort, message: &T) {
    // Plain values can always be written and copied.
    if let Ok(message) = serde_wasm_bindgen::to_value(message) {
        let _ = port.post_message(&message);
    }
}
