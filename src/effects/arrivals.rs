//! Texts that come in: pasted, typed, dropped, opened.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::futures::read_as_bytes;
use hearsay_text::characters::is_blank;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, FileList};
use yew::prelude::*;

use super::now;
use crate::intake::{self, Intake, IntakeError};
use crate::state::{Action, Notice};

/// Puts a text on the desk, or says why not. `from` names where it came from: "the clipboard".
pub fn arrive(intake: Intake, from: &str, send: &Callback<Action>) {
    let problem = if intake.text.chars().all(is_blank) {
        Some(IntakeError::Empty(from.to_owned()))
    } else if intake.text.len() > intake::MOST {
        Some(IntakeError::TooLarge {
            name: from.to_owned(),
            megabytes: intake.text.len().div_ceil(1 << 20),
        })
    } else {
        None
    };
    send.emit(match problem {
        Some(error) => Action::Say(Notice::say(error.to_string())),
        None => Action::Arrived(Box::new(intake.article(new_id(), now()))),
    });
}

/// Reads the first of the files and puts it on the desk, or says why not.
pub fn open_file(files: Option<FileList>, send: &Callback<Action>) {
    let Some(files) = files.filter(|files| files.length() > 0) else {
        return;
    };
    let Some(file) = files.get(0).map(gloo::file::File::from) else {
        return;
    };
    let several = files.length() > 1;
    let send = send.clone();
    spawn_local(async move {
        let name = file.name();
        let say = |words: String| send.emit(Action::Say(Notice::say(words)));
        if file.size() > intake::MOST as u64 {
            let error = IntakeError::TooLarge {
                name: format!("“{name}”"),
                megabytes: file.size().div_ceil(1 << 20) as usize,
            };
            return say(error.to_string());
        }
        match read_as_bytes(&file).await {
            Ok(bytes) => match intake::file(&name, &bytes) {
                Ok(intake) => {
                    arrive(intake, &format!("“{name}”"), &send);
                    if several {
                        say("One file at a time: the first was opened.".to_owned());
                    }
                }
                Err(error) => say(error.to_string()),
            },
            Err(_) => say(format!(
                "“{name}” could not be read. Is it a folder, or has it been moved?"
            )),
        }
    });
}

/// Takes files dropped anywhere on the page. Returns whether one hovers over it.
#[hook]
pub fn use_drop(send: &Callback<Action>) -> bool {
    let hovering = use_state_eq(|| false);
    let (set, send) = (hovering.setter(), send.clone());
    use_effect_with((), move |()| {
        let document = gloo::utils::document();
        let active = EventListenerOptions::enable_prevent_default();
        let listen = |name: &'static str, heard: Box<dyn Fn(&DragEvent)>| {
            EventListener::new_with_options(&document, name, active, move |event| {
                if let Some(event) = event.dyn_ref::<DragEvent>()
                    && event
                        .data_transfer()
                        .is_some_and(|data| data.types().includes(&"Files".into(), 0))
                {
                    event.prevent_default();
                    heard(event);
                }
            })
        };
        let (over, left, dropped) = (set.clone(), set.clone(), set);
        let listeners = [
            listen("dragover", Box::new(move |_| over.set(true))),
            listen("dragleave", Box::new(move |_| left.set(false))),
            listen(
                "drop",
                Box::new(move |event| {
                    dropped.set(false);
                    open_file(event.data_transfer().and_then(|data| data.files()), &send);
                }),
            ),
        ];
        move || drop(listeners)
    });
    *hovering
}

/// An id that no other article in any browser is likely to have.
fn new_id() -> String {
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:x}-{random:08x}", now())
}
