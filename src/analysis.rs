//! Analysis in a worker, so that the page never freezes.
//!
//! The page sends a text under its article's id; the worker answers with the marks and the same id. Messages
//! travel as JavaScript values.

use gloo::timers::callback::Timeout;
use gloo::worker::{Codec, HandlerId, Registrable, Spawnable, Worker, WorkerBridge, WorkerScope};
use hearsay_extract::{Models, extract};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::WorkerGlobalScope;

use hearsay_marking::Marking;

/// The weights are part of the page: one download, nothing to go missing.
const WEIGHTS: &[u8] = include_bytes!("../models/hearsay.model");

/// A text to run before the reader's own comes.
const SAMPLE: &str = include_str!("sample.txt");

/// How often it is run while nothing else is asked: the browser compiles a function anew, and better, once it has run
/// for some milliseconds.
const WARMING: usize = 12;

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
}

/// The worker: holds the models, answers requests in order.
pub struct Analyser {
    models: Models,
    /// Runs of the sample that are still to come.
    warming: usize,
}

impl Worker for Analyser {
    /// Time for another run of the sample.
    type Message = ();
    type Input = Request;
    type Output = Answer;

    fn create(scope: &WorkerScope<Self>) -> Self {
        // Our own bytes, tested to be readable; should they not be, rules alone still serve.
        let models = Models::read(WEIGHTS).unwrap_or_default();
        scope.send_message(());
        Self {
            models,
            warming: WARMING,
        }
    }

    /// While the reader looks for a text, the lists of words are read and the browser compiles what runs often: one run
    /// at a time, so that a request never waits for more than that one.
    fn update(&mut self, scope: &WorkerScope<Self>, (): Self::Message) {
        if self.warming > 0 {
            self.warming -= 1;
            drop(extract(SAMPLE, &self.models));
            let scope = scope.clone();
            Timeout::new(0, move || scope.send_message(())).forget();
        }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
        self.warming = 0;
        let found = timed(|| extract(&request.text, &self.models));
        scope.respond(
            id,
            Answer {
                id: request.id,
                marking: hearsay_marking::marks(&found),
            },
        );
    }
}

/// What the browser's own record of performance calls an extraction: its developer tools show it, and
/// `tests/journeys/measure.mjs` reads it.
const MEASURE: &str = "hearsay: extract";

fn timed<T>(work: impl FnOnce() -> T) -> T {
    let scope = js_sys::global().dyn_into::<WorkerGlobalScope>();
    let clock = scope.ok().and_then(|scope| scope.performance());
    let _ = clock.as_ref().map(|clock| clock.mark(MEASURE));
    let done = work();
    let _ = clock.map(|clock| clock.measure_with_start_mark(MEASURE, MEASURE));
    done
}

/// Messages as JavaScript values.
struct Values;

impl Codec for Values {
    fn encode<I: Serialize>(input: I) -> JsValue {
        serde_wasm_bindgen::to_value(&input).unwrap_or(JsValue::NULL)
    }

    #[allow(
        clippy::expect_used,
        reason = "both ends are this program; gloo's signature leaves no way to fail"
    )]
    fn decode<O: DeserializeOwned>(input: JsValue) -> O {
        serde_wasm_bindgen::from_value(input).expect("a message of our own")
    }
}

/// Makes this program the worker. Called where it finds itself in one.
pub fn register() {
    Analyser::registrar().encoding::<Values>().register();
}

/// Starts the worker. `answered` is called with each answer.
///
/// Returns `None` where the page does not name its own module: then it was not built by Trunk.
pub fn spawn(answered: impl Fn(Answer) + 'static) -> Option<WorkerBridge<Analyser>> {
    let document = gloo::utils::document();
    let href = |selector: &str| {
        let link = document.query_selector(selector).ok().flatten()?;
        link.get_attribute("href")
    };
    let module = href("link[rel=modulepreload]")?;
    let wasm = href("link[rel=preload][type='application/wasm']")?;
    let encode = |path: &str| String::from(js_sys::encode_uri_component(path));
    let address = format!(
        "./loader.js?module={}&wasm={}",
        encode(&module),
        encode(&wasm)
    );
    Some(
        Analyser::spawner()
            .callback(answered)
            .with_loader(true)
            .encoding::<Values>()
            .spawn(&address),
    )
}
