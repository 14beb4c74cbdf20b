//! Texts go to the worker, marks come back.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hearsay_annotation::Article;
use yew::prelude::*;

use super::now;
use crate::analysis::{Analyser, Answer, Request};
use crate::state::{Action, Desk, Notice, State};

/// How long a text that comes in waits for its marks, in milliseconds; then it is drawn without them. Most are there
/// sooner: the page is drawn once instead of twice, and the worker has the processor to itself meanwhile.
const BLINK: u32 = 100;

/// How long an answer is waited for, in milliseconds, and eight more for each kilobyte of text: many times what it takes.
const PATIENCE: u32 = 30_000;

/// Sends texts to the worker: the one that comes in at once, and the one on the desk where its marks are still awaited.
/// Returns where actions go.
///
/// The worker starts before the page, so that it is ready when the first text comes.
#[hook]
pub fn use_analyser(desk: Option<&Desk>, state: UseReducerDispatcher<State>) -> Callback<Action> {
    let post = use_memo((), |()| Post::open(state));
    let send = {
        let post = post.clone();
        use_callback((), move |action: Action, ()| post.send(action))
    };
    {
        let post = post.clone();
        use_effect_with((), move |()| {
            if post.analyser.get().is_none() {
                post.send(Action::Say(Notice::say(
                    "The analyser did not start. Load the page again.",
                )));
            }
        });
    }
    let article = desk
        .filter(|desk| desk.is_running())
        .map(|desk| desk.article.clone());
    let id = article.as_ref().map(|article| article.id().to_owned());
    use_effect_with(id, move |id| {
        if let Some(article) = article
            && post.asked.take() != *id
            && !post.ask(&article)
        {
            post.send(Action::Unanswered(article.id().to_owned()));
        }
    });
    send
}

/// Between the actions, the worker and the state.
struct Post {
    state: UseReducerDispatcher<State>,
    /// Empty where there is no worker.
    analyser: OnceCell<Analyser>,
    /// A text that waits for its marks.
    held: RefCell<Option<Box<Article>>>,
    /// The article that the worker was asked about before it came to the desk.
    asked: RefCell<Option<String>>,
}

impl Post {
    fn open(state: UseReducerDispatcher<State>) -> Rc<Self> {
        let post = Rc::new(Self {
            state,
            analyser: OnceCell::new(),
            held: RefCell::default(),
            asked: RefCell::default(),
        });
        let answered = post.clone();
        if let Some(analyser) = Analyser::connect(move |answer| answered.answered(answer)) {
            // It is the first.
            let _ = post.analyser.set(analyser);
        }
        post
    }

    /// Takes an action to the state; a text goes to the worker first, and waits a blink for its marks.
    fn send(self: &Rc<Self>, action: Action) {
        // Actions keep their order.
        self.put_down();
        match action {
            Action::Arrived(article) if self.ask(&article) => {
                self.asked.replace(Some(article.id().to_owned()));
                self.held.replace(Some(article));
                let post = self.clone();
                Timeout::new(BLINK, move || post.put_down()).forget();
            }
            action => self.state.dispatch(action),
        }
    }

    /// Puts the text that waits on the desk.
    fn put_down(&self) {
        if let Some(article) = self.held.take() {
            self.state.dispatch(Action::Arrived(article));
        }
    }

    /// Sends a text to the worker, if there is one.
    fn ask(&self, article: &Article) -> bool {
        let Some(analyser) = self.analyser.get() else {
            return false;
        };
        analyser.send(&Request {
            id: article.id().to_owned(),
            text: article.text().to_owned(),
        });
        let deadline = PATIENCE + u32::try_from(article.text().len() >> 7).unwrap_or(u32::MAX >> 1);
        let (state, id) = (self.state.clone(), article.id().to_owned());
        Timeout::new(deadline, move || state.dispatch(Action::Unanswered(id))).forget();
        true
    }

    fn answered(&self, answer: Answer) {
        self.put_down();
        self.state.dispatch(Action::Analysed {
            id: answer.id,
            marking: answer.marking,
            lacking: answer.lacking,
            now: now(),
        });
    }
}
