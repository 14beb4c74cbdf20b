//! The three lists beside the text: Who, Said, Gave.

mod changes;
pub(in crate::components) mod filters;
mod finding;
mod foot;
mod gave;
mod picture;
mod review;
mod said;
mod who;

use std::rc::Rc;

use hearsay_annotation::cards::{Card, Cards};
use hearsay_annotation::{Body, MarkId, lists};
use hearsay_text::Span;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::foot::foot;
use super::{BeginForm, DraftForm, MarkItem, PickForm, WalkForm};
use crate::effects::{reveal_card, scroll_lists_up, use_one_stop, use_rehearsal, walk_cards};
use crate::state::{Action, Desk, List, View};

/// Properties of [`Lists`].
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The article being read.
    pub desk: Desk,
    /// What is shown of its marks.
    pub view: View,
    /// The name that the reader signs with.
    pub reader: AttrValue,
    /// Whether single characters act only where the focus is.
    pub keys_off: bool,
    /// Where the text says what is looked for.
    pub places: Rc<Vec<Span>>,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// How many cards of a list are drawn at once: more than most articles have, and few enough that a list comes up in a blink.
const MOST: usize = 30;

/// The panel beside the text; on a narrow screen a sheet from below.
#[component]
pub fn Lists(props: &Props) -> Html {
    let Props {
        desk,
        view,
        reader,
        keys_off,
        places,
        send,
    } = props;
    // Each list begins at its top, and what is being made or asked stands there.
    use_effect_with(view.list, |_| scroll_lists_up());
    let draft = desk.draft.as_ref().map(|draft| draft.span);
    let begun = (draft, desk.picking.is_some(), desk.walk.is_some());
    use_effect_with(begun, |&(draft, picking, walk)| {
        if draft.is_some() || picking || walk {
            scroll_lists_up();
        }
    });
    // Whatever was chosen in the text, its card comes into sight.
    use_effect_with((desk.chosen, view.list), {
        let article = desk.article.clone();
        move |(chosen, _)| {
            let id = chosen.and_then(|id| match article.mark(id)?.body {
                Body::Mention { entity, .. } => Some(entity.to_string()),
                _ => Some(id.to_string()),
            });
            if let Some(id) = id {
                reveal_card(&id);
            }
        }
    });
    let settle = use_one_stop();
    let walk = Callback::from(|event: KeyboardEvent| walk_cards(&event));
    let counts = lists::counts(&desk.article);
    let count = |list: List| match list {
        List::Who => counts.who,
        List::Said => counts.said,
        List::Gave => counts.gave,
    };
    let tabs = List::ALL
        .into_iter()
        .map(|list| tab(list, count(list), view, send));
    let raise = {
        let raised = view.raised;
        send.reform(move |_: MouseEvent| Action::Raise(!raised))
    };
    use_rehearsal(props, |props| {
        drop(panel(List::Said, props));
        drop(panel(List::Gave, props));
    });
    let body = panel(view.list, props);
    // One list is not made from another's elements: a field that becomes another kind of field takes the browser's time.
    let body = html! { <key={view.list.name()}>{ body }</> };
    html! {
        <aside class={classes!("lists", (!view.raised).then_some("folded"))} aria-label="What is marked">
            <div class="tabs">
                <div role="tablist" aria-label="Lists" onkeydown={arrows(view.list, send)}>{ for tabs }</div>
                <button class="handle small" aria-expanded={view.raised.to_string()} onclick={raise}>
                    { if view.raised { "Hide" } else { "Show" } }
                </button>
            </div>
            <div class="panel">
                { changes::changes(desk, send) }
                if let Some(draft) = &desk.draft {
                    <DraftForm draft={draft.clone()} desk={desk.clone()} send={send.clone()} />
                }
                if let Some(picking) = desk.picking {
                    <PickForm {picking} desk={desk.clone()} send={send.clone()} />
                }
                if let Some(walk) = &desk.walk {
                    <WalkForm walk={walk.clone()} desk={desk.clone()} send={send.clone()} />
                }
                { finding::finding(places, view, send) }
                <div id="list" role="tabpanel" aria-labelledby={tab_id(view.list)} onfocusin={settle} onkeydown={walk}>{ body }</div>
                if desk.draft.is_none() {
                    <BeginForm desk={desk.clone()} send={send.clone()} />
                }
                { foot(reader, *keys_off, view, send) }
            </div>
        </aside>
    }
}

fn panel(list: List, props: &Props) -> Html {
    let Props {
        desk, view, send, ..
    } = props;
    let cards = Cards::of(&desk.article);
    match list {
        List::Who => who::panel(&cards, desk, view, send),
        List::Said => said::panel(&cards, desk, view, send),
        List::Gave => gave::panel(&cards, desk, view, send),
    }
}

fn tab_id(list: List) -> String {
    format!("tab-{}", list.name().to_lowercase())
}

fn tab(list: List, count: usize, view: &View, send: &Callback<Action>) -> Html {
    let on = view.list == list;
    html! {
        <button
            id={tab_id(list)}
            role="tab"
            aria-selected={on.to_string()}
            aria-controls="list"
            tabindex={if on { "0" } else { "-1" }}
            onclick={send.reform(move |_: MouseEvent| Action::Show(list))}
        >
            { list.name() }{ " " }<em>{ count }</em>
        </button>
    }
}

/// Left and right move between the tabs, Home and End to the first and the last.
fn arrows(list: List, send: &Callback<Action>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let (here, all) = (list as usize, List::ALL.len());
        let to = match event.key().as_str() {
            "ArrowRight" => (here + 1) % all,
            "ArrowLeft" => (here + all - 1) % all,
            "Home" => 0,
            "End" => all - 1,
            _ => return,
        };
        event.prevent_default();
        let to = List::ALL[to];
        send.emit(Action::Show(to));
        let tab = gloo::utils::document().get_element_by_id(&tab_id(to));
        if let Some(tab) =
            tab.and_then(|tab| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(tab).ok())
        {
            let _ = tab.focus();
        }
    })
}

fn empty(none: bool, running: bool, words: &'static str) -> Html {
    let words = if running { "Reading …" } else { words };
    if none {
        html! { <p class="empty">{ words }</p> }
    } else {
        Html::default()
    }
}

/// Of a list that is too long to draw, the part around what is chosen, and a line that says so and leads on. `mark` tells the
/// mark that stands for an entry.
fn around<T>(
    mut cards: Vec<T>,
    mark: impl Fn(&T) -> Option<MarkId>,
    is_chosen: impl Fn(&T) -> bool,
    send: &Callback<Action>,
) -> (Vec<T>, Html) {
    let all = cards.len();
    if all <= MOST {
        return (cards, Html::default());
    }
    let chosen = cards.iter().position(is_chosen).unwrap_or(0);
    let first = chosen.saturating_sub(MOST / 2).min(all - MOST);
    let lead = |words: &'static str, to: Option<usize>| {
        let id = to.and_then(|at| cards.get(at)).and_then(&mark);
        let onclick = send.reform(move |_: MouseEvent| Action::Choose(id));
        html! { <button class="small" {onclick} disabled={id.is_none()}>{ words }</button> }
    };
    let earlier = lead(
        "Earlier ones",
        first.checked_sub(MOST / 2).or((first > 0).then_some(0)),
    );
    let last = first + MOST;
    let later = lead(
        "Later ones",
        (last < all).then(|| (last + MOST / 2).min(all - 1)),
    );
    let line = html! {
        <p class="empty">
            { format!("Entries {} to {last} of {all}. ", first + 1) }{ earlier }{ " " }{ later }
        </p>
    };
    cards.truncate(last);
    cards.drain(..first);
    (cards, line)
}

fn mark_item(card: Card, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let chosen = (desk.chosen == Some(card.mark)).then(|| desk.at_rest());
    let key = card.mark.to_string();
    let unsure = card.is_unsure(view.sure.share());
    html! { <MarkItem {key} {card} {chosen} {unsure} send={send.clone()} /> }
}
