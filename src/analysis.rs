//! Analysis in a worker, so that the page never freezes.
//!
//! The page sends a text under its article's id; the worker answers with the marks and the same id. Messages
//! travel as JavaScript values.

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

/// How often it is run: the browser compiles a function anew once it has run for some milliseconds.
const WARMING: usize = 3;

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
}

impl Worker for Analyser {
    type Message = ();
    type Input = Request;
    type Output = Answer;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        // Our own bytes, tested to be readable; should they not be, rules alone still serve.
        let models = Models::read(WEIGHTS).unwrap_or_default();
        // While the reader looks for a text: the lists of words are read, and the browser compiles what runs often.
        for _ in 0..WARMING {
            drop(extract(SAMPLE, &models));
        }
        Self { models }
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): Self::Message) {}

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
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
