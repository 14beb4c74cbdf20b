//! The empty sheet.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::effects::{arrive, open_file};
use crate::intake;
use crate::state::{Action, Screen};

/// An article written for this page, in which everything that can be marked occurs.
const SAMPLE: &str = include_str!("../sample.txt");

/// Properties of [`Start`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What was typed before.
    pub typed: AttrValue,
    /// The title of the article of which a newer version is awaited.
    pub revising: Option<AttrValue>,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The empty sheet: paste, type, open a file, or look at the sample.
#[component]
pub fn Start(props: &Props) -> Html {
    let sheet = use_node_ref();
    {
        let sheet = sheet.clone();
        use_effect_with((), move |()| {
            if let Some(sheet) = sheet.cast::<HtmlTextAreaElement>() {
                let _ = sheet.focus();
            }
        });
    }
    {
        // Wherever the focus is: after a word with the page, it may be nowhere.
        let (send, sheet) = (props.send.clone(), sheet.clone());
        use_effect_with((), move |()| {
            let active = EventListenerOptions::enable_prevent_default();
            let document = gloo::utils::document();
            let listener =
                EventListener::new_with_options(&document, "paste", active, move |event| {
                    paste(event, &sheet, &send);
                });
            move || drop(listener)
        });
    }
    let typed = {
        let send = props.send.clone();
        Callback::from(move |event: Event| {
            if let Some(sheet) = event.target_dyn_into::<HtmlTextAreaElement>() {
                send.emit(Action::Typed(sheet.value()));
            }
        })
    };
    let read = {
        let (send, sheet) = (props.send.clone(), sheet.clone());
        Callback::from(move |_| {
            let words = sheet
                .cast::<HtmlTextAreaElement>()
                .map(|sheet| sheet.value())
                .unwrap_or_default();
            arrive(intake::plain(&words), "the sheet", &send);
        })
    };
    let sample = {
        let send = props.send.clone();
        Callback::from(move |_| arrive(intake::plain(SAMPLE), "the sample", &send))
    };
    let chosen = {
        let send = props.send.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                open_file(input.files(), &send);
                // So that the same file can be chosen again.
                input.set_value("");
            }
        })
    };
    let picker = use_node_ref();
    let pick = {
        let picker = picker.clone();
        Callback::from(move |_| {
            if let Some(input) = picker.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    html! {
        <div class="start">
            if let Some(title) = &props.revising {
                <h1>{ "Paste the newer version" }</h1>
                <p class="lead">
                    { format!("What became of the quotes and concessions of “{title}” is listed, and what you decided is carried over. The older version stays in the library.") }
                </p>
            } else {
                <h1>{ "Paste an article" }</h1>
                <p class="lead">
                    { "See who is in it, who said what, and who is claimed to have given ground." }
                </p>
            }
            <label class="hidden-words" for="sheet">{ "The article’s text" }</label>
            <textarea
                id="sheet"
                class="sheet"
                dir="auto"
                ref={sheet}
                placeholder="Paste the text here, or drop a file on the page."
                spellcheck="false"
                defaultvalue={props.typed.clone()}
                onchange={typed}
            />
            <div class="row">
                <button class="strong" onclick={read}>{ "Mark it" }</button>
                <button onclick={pick}>{ "Open a file" }</button>
                <input
                    ref={picker}
                    type="file"
                    hidden=true
                    aria-label="A .txt, .md or .html file"
                    accept=".txt,.text,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html"
                    onchange={chosen}
                />
                if props.revising.is_some() {
                    <button onclick={props.send.reform(|_| Action::Go(Screen::Reading))}>{ "Cancel" }</button>
                } else {
                    <button onclick={sample}>{ "Show me a sample" }</button>
                }
            </div>
            <p class="quiet">
                { "Everything happens in this browser. Nothing you paste is sent anywhere." }
            </p>
            <ul class="legend">
                <li>
                    <span class="m entity person">{ "Person" }</span>{ ", " }
                    <span class="m entity organisation">{ "organisation" }</span>{ ", " }
                    <span class="m entity place">{ "place" }</span>
                </li>
                <li>
                    <span class="m direct">{ "“Words in quotation marks,”" }</span>{ " " }
                    <span class="m indirect">{ "words retold" }</span>{ ", " }
                    <span class="m mixed">{ "words retold “in part”" }</span>
                </li>
                <li>
                    <span class="m gives">{ "Ground that somebody is claimed to give" }</span>
                </li>
                <li>
                    <span class="m gives perhaps-gives">{ "What the machine is not sure of" }</span>
                    { ", for you to confirm or dismiss" }
                </li>
            </ul>
        </div>
    }
}

/// A paste into the empty sheet is an article; one into words already there is just more words.
fn paste(event: &Event, sheet: &NodeRef, send: &Callback<Action>) {
    let Some(data) = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    let written = sheet
        .cast::<HtmlTextAreaElement>()
        .map(|sheet| sheet.value());
    if written.is_some_and(|written| !written.trim().is_empty()) {
        return;
    }
    event.prevent_default();
    let plain = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").unwrap_or_default();
    // Some programs put a picture of the words beside them.
    if plain.trim().is_empty()
        && html.is_empty()
        && data.files().is_some_and(|files| files.length() > 0)
    {
        return open_file(data.files(), send);
    }
    arrive(intake::pasted(&html, &plain), "the clipboard", send);
}
