//! Texts go to the worker, marks come back.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::now;
use crate::analysis::{Analyser, Request};
use crate::state::{Action, Desk, Notice};

/// How long an answer is waited for, in milliseconds, and eight more for each kilobyte of text: many times what it takes.
const PATIENCE: u32 = 30_000;

/// Sends the text on the desk to the worker while its marks are awaited.
///
/// The worker starts before the page, so that it is ready when the first text comes.
#[hook]
pub fn use_analyser(desk: Option<&Desk>, send: &Callback<Action>) {
    let analyser: Rc<RefCell<Option<Analyser>>> = use_mut_ref(|| None);
    {
        let analyser = analyser.clone();
        let send = send.clone();
        use_effect_with((), move |()| {
            let connected = Analyser::connect({
                let send = send.clone();
                move |answer| {
                    send.emit(Action::Analysed {
                        id: answer.id,
                        marking: answer.marking,
                        lacking: answer.lacking,
                        now: now(),
                    })
                }
            });
            if connected.is_none() {
                send.emit(Action::Say(Notice::say(
                    "The analyser did not start. Load the page again.",
                )));
            }
            *analyser.borrow_mut() = connected;
        });
    }
    let send = send.clone();
    let awaited = desk.filter(|desk| desk.is_running());
    let article = awaited.map(|desk| desk.article.clone());
    use_effect_with(
        awaited.map(|desk| desk.article.id().to_owned()),
        move |id| {
            if let (Some(id), Some(article), Some(analyser)) =
                (id, article, analyser.borrow().as_ref())
            {
                let (send, waiting) = (send.clone(), id.clone());
                let deadline =
                    PATIENCE + u32::try_from(article.text().len() >> 7).unwrap_or(u32::MAX >> 1);
                Timeout::new(deadline, move || send.emit(Action::Unanswered(waiting))).forget();
                analyser.send(&Request {
                    id: id.clone(),
                    text: article.text().to_owned(),
                });
            }
        },
    );
}
