//! Under the lists: who signs, and the map of keys.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::state::{Action, View};

/// The name that decisions are signed with, and what the keys do.
pub(super) fn foot(
    reader: &AttrValue,
    keys_off: bool,
    view: &View,
    send: &Callback<Action>,
) -> Html {
    let sign = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Action::Sign(field.value()));
            }
        })
    };
    html! {
        <>
            <details class="dismissed">
                <summary>
                    { if reader.is_empty() { "Sign your decisions".to_owned() } else { format!("Signed: {reader}") } }
                </summary>
                <label class="field signs">
                    { "Your name, kept in this browser and shown on what you confirm, correct and add" }
                    <input value={reader.clone()} onchange={sign} maxlength="80" autocomplete="name" />
                </label>
            </details>
            { key_map(keys_off, view, send) }
        </>
    }
}

/// What the keys do, whether single characters work wherever the focus is, and whether the borders of marks are read out.
fn key_map(keys_off: bool, view: &View, send: &Callback<Action>) -> Html {
    const KEYS: [(&str, &str); 21] = [
        ("Tab", "to the text and the lists"),
        ("← →", "in the text: to the mark before, after"),
        ("Enter", "to the card of a mark, and back"),
        ("↑ ↓", "in a list: to the card before, after"),
        ("O", "to another mark on the same words"),
        ("E", "to what can be put right on its card"),
        ("C", "confirm, and on to the next mark"),
        (
            "Delete",
            "remove or dismiss a mark or a card, and on to the next",
        ),
        ("Shift ← →", "the mark ends a word earlier, later"),
        ("Ctrl ← →", "it begins a word earlier, later"),
        ("S", "select words: a caret stands in the text"),
        ("← → ↑ ↓", "the caret: by letters, by sentences"),
        ("Ctrl ← → ↑ ↓", "the caret: by words, by paragraphs"),
        ("Shift", "with these: select; then Enter to mark"),
        (
            "1 2 3",
            "only names, quotes, concessions in the text; again: all",
        ),
        ("M", "say where marks begin and end, or not"),
        ("/", "find words; Enter: to the next place in the text"),
        ("Esc", "let go"),
        ("?", "open this map"),
        ("Ctrl Z", "undo; with Shift: redo"),
        ("Ctrl Enter", "save the corrected text"),
    ];
    html! {
        <details id="keys" class="dismissed">
            <summary>{ "Keys and reading aloud" }</summary>
            <label class="check">
                <input type="checkbox" checked={view.aloud} onchange={send.reform(|_: Event| Action::Aloud)} />
                { "Screen readers hear where quotes and concessions begin and end" }
            </label>
            <label class="check">
                <input type="checkbox" checked={!keys_off} onchange={send.reform(move |_: Event| Action::KeysOff(!keys_off))} />
                { "The keys ? / 1 2 3 work wherever the focus is" }
            </label>
            <p>{ "All other letters work only on a mark or a question that has the focus." }</p>
            <dl class="keys">
                { for KEYS.iter().map(|(key, does)| html! { <div><dt><kbd>{ key }</kbd></dt><dd>{ does }</dd></div> }) }
            </dl>
        </details>
    }
}
