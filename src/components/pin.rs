//! A pin: a thin thing that stands in the text at a byte. A grip at either end of the chosen mark, to be dragged, or a caret.

use hearsay_annotation::edges::{self, Edge};
use hearsay_annotation::{Article, MarkId};
use hearsay_text::Span;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use crate::effects::{bring_near, byte_at, edge_at, now, show_selected, watch_size};
use crate::state::{Action, Change, Shared};

/// What a pin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinKind {
    /// At this end of the mark, whose other end stands at that byte.
    Grip(MarkId, Edge, usize),
    /// Where words are being selected with the keys.
    Caret,
}

/// Properties of [`Pin`].
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// What it is.
    pub kind: PinKind,
    /// Where it stands, in bytes of the text.
    pub at: usize,
    /// The article in whose text it stands.
    pub article: Shared<Article>,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The pin, over its paragraph. What grips do, the buttons on a card do, too: they are for the pointer alone.
#[component]
pub fn Pin(props: &Props) -> Html {
    let Props {
        kind,
        at,
        article,
        send,
    } = props;
    let (kind, at) = (*kind, *at);
    let pin = use_node_ref();
    // Whether it is being dragged is only of interest as long as the finger is down.
    let held = use_mut_ref(|| None::<usize>);
    {
        let (pin, pin_in, article) = (pin.clone(), pin.clone(), article.clone());
        use_effect(move || {
            let put = move || {
                if let Some(pin) = pin.cast::<HtmlElement>() {
                    stand(&pin, &article, kind, at);
                }
            };
            put();
            let text = pin_in.cast::<Element>().and_then(|pin| text_around(&pin));
            let watch = text.map(|text| watch_size(&text, put));
            move || drop(watch)
        });
    }
    let PinKind::Grip(id, edge, other) = kind else {
        return html! { <span ref={pin} class="pin caret" aria-hidden="true" /> };
    };
    let down = {
        let (send, held) = (send.clone(), held.clone());
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            if let Some(grip) = event.target_dyn_into::<Element>() {
                let _ = grip.set_pointer_capture(event.pointer_id());
            }
            *held.borrow_mut() = Some(at);
            send.emit(Action::Grip(Some(edge)));
        })
    };
    let drag = {
        let (held, article) = (held.clone(), article.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(held) = &mut *held.borrow_mut() else {
                return;
            };
            let grip = event.target_dyn_into::<HtmlElement>();
            if let Some((at, text)) = grip.and_then(|grip| under(&grip, &event)) {
                *held = edges::nearest(article.text(), edge, at);
                show_selected(&text, Span::new((*held).min(other), (*held).max(other)));
            }
        })
    };
    let up = {
        let (send, held) = (send.clone(), held.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(to) = held.borrow_mut().take() else {
                return;
            };
            if let Some(text) = event
                .target_dyn_into::<Element>()
                .and_then(|grip| text_around(&grip))
            {
                show_selected(&text, Span::new(0, 0));
            }
            send.emit(Action::Grip(None));
            if to != at {
                send.emit(Action::Change(id, Change::EdgeAt(edge, to), now()));
            }
        })
    };
    let give_up = {
        let send = send.clone();
        Callback::from(move |event: PointerEvent| {
            held.borrow_mut().take();
            let grip = event.target_dyn_into::<Element>();
            if let Some(text) = grip.and_then(|grip| text_around(&grip)) {
                show_selected(&text, Span::new(0, 0));
            }
            send.emit(Action::Grip(None));
        })
    };
    let looks = classes!(
        "pin",
        "grip",
        if edge == Edge::Start {
            "begins"
        } else {
            "ends"
        }
    );
    html! {
        <span
            ref={pin}
            class={looks}
            aria-hidden="true"
            title={if edge == Edge::Start { "Drag to where it begins" } else { "Drag to where it ends" }}
            onpointerdown={down}
            onpointermove={drag}
            onpointerup={up}
            onpointercancel={give_up}
        />
    }
}

fn text_around(pin: &Element) -> Option<Element> {
    pin.closest("article").ok().flatten()
}

/// The byte under the pointer, and the article: the grip itself is looked through.
fn under(grip: &HtmlElement, event: &PointerEvent) -> Option<(usize, Element)> {
    let text = text_around(grip)?;
    let _ = grip.style().set_property("pointer-events", "none");
    let at = byte_at(&text, event.client_x() as f32, event.client_y() as f32);
    let _ = grip.style().remove_property("pointer-events");
    Some((at?, text))
}

/// Puts the pin where its byte is drawn.
fn stand(pin: &HtmlElement, article: &Article, kind: PinKind, at: usize) {
    let ends = matches!(kind, PinKind::Grip(_, Edge::End, _));
    // It stands in the paragraph in whose text it is.
    let paragraph = pin.closest(".block").ok().flatten();
    let edge = paragraph.and_then(|text| edge_at(&text, article.text(), at, ends));
    let within = pin
        .offset_parent()
        .map(|parent| parent.get_bounding_client_rect());
    let (Some(edge), Some(within)) = (edge, within) else {
        let _ = pin.style().set_property("display", "none");
        return;
    };
    let put = |name: &str, value: f64| {
        let _ = pin.style().set_property(name, &format!("{value}px"));
    };
    let _ = pin.style().remove_property("display");
    put("left", edge.left() - within.left());
    put("top", edge.top() - within.top());
    put("height", edge.height());
    if kind == PinKind::Caret {
        bring_near(pin);
    }
}
