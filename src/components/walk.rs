//! A walk through all places with the same words: yes or no to each.

use hearsay_annotation::words;
use hearsay_text::Span;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::effects::{now, reveal, show_selected};
use crate::state::{Action, Deed, Desk, Walk};

/// Properties of [`WalkForm`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The walk.
    pub walk: Walk,
    /// The article being read.
    pub desk: Desk,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// Letters shown around a place.
const AROUND: usize = 60;

/// The place at which the walk stands, with the words around it; the text shows it, too.
#[component]
pub fn WalkForm(props: &Props) -> Html {
    let Props { walk, desk, send } = props;
    let first = use_node_ref();
    use_effect_with(walk.here().map(|place| place.span), {
        let first = first.clone();
        move |span| {
            if let (Some(span), Some(text)) = (*span, the_article()) {
                reveal(&text, span);
                show_selected(&text, span);
            }
            let first = first.cast::<HtmlElement>();
            let _ = first.map(|button| button.focus());
            || {
                if let Some(text) = the_article() {
                    show_selected(&text, Span::new(0, 0));
                }
            }
        }
    });
    let Some(place) = walk.here() else {
        return Html::default();
    };
    let on = |action: fn(u64) -> Action| send.reform(move |_: MouseEvent| action(now()));
    let keys = {
        let send = send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let action = match event.key().as_str() {
                "y" | "Y" => Action::Answer(true, now()),
                "n" | "N" => Action::Answer(false, now()),
                // What was said yes to is done, as with the button: undo takes it back.
                "Escape" => Action::Halt(now()),
                _ => return,
            };
            event.prevent_default();
            send.emit(action);
        })
    };
    let name = |id| {
        desk.article
            .entity(id)
            .map_or("", |entity| entity.name.as_str())
    };
    let question = match walk.deed {
        Deed::Mark(id) => format!("Is this {}?", name(id)),
        Deed::Remove => "Remove the mark here?".to_owned(),
        Deed::Mean(id) => format!("Does this mean {}?", name(id)),
    };
    let text = desk.article.text();
    let (before, after) = around(text, place.span);
    let left = walk.places.len() - walk.at;
    html! {
        <section class="adding" aria-label="Place by place" onkeydown={keys}>
            <h2 aria-live="polite">{ format!("{question} ({} of {})", walk.at + 1, walk.places.len()) }</h2>
            <blockquote dir="auto">{ before }<mark>{ place.span.of(text) }</mark>{ after }</blockquote>
            <div class="choices">
                <button ref={first} class="strong small" onclick={on(|now| Action::Answer(true, now))}>{ "Yes (Y)" }</button>
                <button class="small" onclick={on(|now| Action::Answer(false, now))}>{ "No (N)" }</button>
                if left > 1 {
                    <button class="small" onclick={on(Action::AnswerRest)}>{ format!("Yes to all {left}") }</button>
                }
                <button class="small" onclick={on(Action::Halt)}>
                    { if walk.taken.is_empty() { "Stop".to_owned() } else { format!("Stop, with {}", words::count(walk.taken.len(), "yes", "yeses")) } }
                </button>
            </div>
        </section>
    }
}

fn the_article() -> Option<Element> {
    gloo::utils::document()
        .query_selector("article.article")
        .ok()
        .flatten()
}

/// The words before and after a place, on one line each.
fn around(text: &str, span: Span) -> (String, String) {
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
    let one_line = |words: &str| words.replace('\n', " ");
    let (before, after) = (&text[from..span.start], &text[span.end..to]);
    let before = if from > 0 {
        format!("…{}", one_line(before))
    } else {
        one_line(before)
    };
    let after = if to < text.len() {
        format!("{}…", one_line(after))
    } else {
        one_line(after)
    };
    (before, after)
}
