//! The worker's side: holds the models and answers requests in order.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use hearsay_extract::{Models, extract};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessagePort, WorkerGlobalScope};

use super::model::{self, Missing};
use super::{Answer, Request};

/// A text to run before the reader's own comes.
const SAMPLE: &str = include_str!("../sample.txt");

/// How often it is run while nothing else is asked: the browser compiles a function anew, and better, once it has run
/// for some milliseconds.
const WARMING: usize = 24;

/// Between two runs, in milliseconds: the page starts at the same time, and is to have its share of the processor.
const BREATH: u32 = 100;

/// Makes this program the worker. Called where it finds itself in one.
pub fn start() {
    let Some(port) = super::port("port") else {
        return;
    };
    let worker = Rc::new(Worker {
        port,
        model: OnceCell::new(),
        waiting: RefCell::default(),
        asked: Cell::new(false),
    });
    let listening = worker.clone();
    super::listen(&worker.port, move |request| listening.received(request)).forget();
    spawn_local(async move {
        worker.learned(model::load().await);
        worker.warm().await;
    });
}

struct Worker {
    port: MessagePort,
    /// Empty while it is on its way.
    model: OnceCell<Result<Models, Missing>>,
    /// Texts that wait for it, in order.
    waiting: RefCell<Vec<Request>>,
    /// Whether a text has come.
    asked: Cell<bool>,
}

impl Worker {
    fn received(&self, request: Request) {
        self.asked.set(true);
        match self.model.get() {
            Some(Ok(models)) => self.answer(request, models, None),
            Some(Err(missing)) => self.answer(request, &Models::default(), Some(*missing)),
            None => self.waiting.borrow_mut().push(request),
        }
    }

    fn learned(&self, model: Result<Models, Missing>) {
        // It comes once.
        let _ = self.model.set(model);
        for request in self.waiting.take() {
            self.received(request);
        }
    }

    fn answer(&self, request: Request, models: &Models, lacking: Option<Missing>) {
        let found = timed(|| extract(&request.text, models));
        let answer = Answer {
            id: request.id,
            marking: hearsay_marking::marks(&found),
            lacking: lacking.map(|missing| missing.to_string()),
        };
        super::post(&self.port, &answer);
    }

    /// While the reader looks for a text, the lists of words are read and the browser compiles what runs often: one run
    /// at a time, so that a request never waits for more than that one.
    async fn warm(&self) {
        let Some(Ok(models)) = self.model.get() else {
            return;
        };
        for _ in 0..WARMING {
            if self.asked.get() {
                return;
            }
            drop(extract(SAMPLE, models));
            TimeoutFuture::new(BREATH).await;
        }
    }
}

/// What the browser's own record of performance calls an extraction: its developer tools show it, and
/// `tests/journeys/measure/waiting.mjs` reads it.
const MEASURE: &str = "hearsay: extract";

fn timed<T>(work: impl FnOnce() -> T) -> T {
    let scope = js_sys::global().dyn_into::<WorkerGlobalScope>();
    let clock = scope.ok().and_then(|scope| scope.performance());
    let _ = clock.as_ref().map(|clock| clock.mark(MEASURE));
    let done = work();
    let _ = clock.map(|clock| clock.measure_with_start_mark(MEASURE, MEASURE));
    done
}
