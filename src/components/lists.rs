//! The three lists beside the text: Who, Said, Gave.

use hearsay_annotation::cards::{Card, Cards, EntityCard};
use hearsay_annotation::lists::{self, Filter, Gives};
use hearsay_annotation::{Body, EntityId, MarkId, words};
use hearsay_text::{Label, QuoteKind, Status};
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::{BeginForm, DraftForm, EntityItem, MarkItem};
use crate::effects::reveal_card;
use crate::state::{Action, Desk, List, View};

/// Properties of [`Lists`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article being read.
    pub desk: Desk,
    /// What is shown of its marks.
    pub view: View,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// How many cards of a list are drawn at once: more than an article has, fewer than a browser minds.
const MOST: usize = 200;

/// The panel beside the text; on a narrow screen a sheet from below.
#[component]
pub fn Lists(props: &Props) -> Html {
    let Props { desk, view, send } = props;
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
    let cards = Cards::of(&desk.article);
    let body = match view.list {
        List::Who => who(&cards, desk, view, send),
        List::Said => said(&cards, desk, view, send),
        List::Gave => gave(&cards, desk, view, send),
    };
    html! {
        <aside class={classes!("lists", (!view.raised).then_some("folded"))} aria-label="What is marked">
            <div class="tabs">
                <div role="tablist" aria-label="Lists" onkeydown={arrows(view.list, send)}>{ for tabs }</div>
                <button class="handle small" aria-expanded={view.raised.to_string()} onclick={raise}>
                    { if view.raised { "Hide" } else { "Show" } }
                </button>
            </div>
            <div class="panel">
                if let Some(draft) = &desk.draft {
                    <DraftForm draft={draft.clone()} desk={desk.clone()} send={send.clone()} />
                }
                <div id="list" role="tabpanel" aria-labelledby={tab_id(view.list)}>{ body }</div>
                if desk.draft.is_none() {
                    <BeginForm desk={desk.clone()} send={send.clone()} />
                }
            </div>
        </aside>
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

/// Left and right move between the tabs.
fn arrows(list: List, send: &Callback<Action>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => List::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let to = List::ALL[(list as usize + step) % List::ALL.len()];
        send.emit(Action::Show(to));
        let tab = gloo::utils::document().get_element_by_id(&tab_id(to));
        if let Some(tab) =
            tab.and_then(|tab| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(tab).ok())
        {
            let _ = tab.focus();
        }
    })
}

/// Whether the text shows the marks of a list.
fn hide(list: List, view: &View, send: &Callback<Action>) -> Html {
    let shown = !view.hidden[list as usize];
    let onchange = send.reform(move |_: Event| Action::Hide(list));
    html! {
        <label class="check">
            <input type="checkbox" checked={shown} {onchange} />
            { "in the text" }
        </label>
    }
}

/// A select that narrows a list. `options` are values, words and whether chosen, the first meaning all.
fn narrow(
    label: &'static str,
    options: Vec<(String, String, bool)>,
    pick: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            pick.emit(select.value());
        }
    });
    html! {
        <select class="small" aria-label={label} {onchange}>
            { for options.into_iter().map(|(value, words, selected)| html! { <option {value} {selected}>{ words }</option> }) }
        </select>
    }
}

fn all(words: &str, chosen: bool) -> (String, String, bool) {
    (String::new(), words.to_owned(), !chosen)
}

fn empty(none: bool, running: bool, words: &'static str) -> Html {
    let words = if running { "Reading …" } else { words };
    if none {
        html! { <p class="empty">{ words }</p> }
    } else {
        Html::default()
    }
}

fn who(cards: &Cards<'_>, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let filter = view.filter.clone();
    let mut options = vec![all("All kinds", !filter.labels.is_empty())];
    options.extend(
        lists::labels(cards.article())
            .into_iter()
            .map(|(label, n)| {
                (
                    label.as_str().to_owned(),
                    format!("{} ({n})", words::label(label)),
                    filter.labels.contains(&label),
                )
            }),
    );
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                labels: Label::parse(&value).into_iter().collect(),
                ..filter.clone()
            })
        }
    });
    let chosen = desk.chosen.and_then(|id| mentioned(desk, id));
    let found = lists::who(cards, &filter);
    let (found, more) = around(found, |card| chosen == Some(card.id));
    let mentions = mentions_by_entity(desk);
    let items = found.into_iter().map(|card| {
        let here = desk.chosen.filter(|_| chosen == Some(card.id));
        let next = next_mention(
            mentions.get(&card.id).map_or(&[], Vec::as_slice),
            here,
            &card,
        );
        let key = card.id.to_string();
        html! { <EntityItem {key} chosen={here} {next} {card} send={send.clone()} /> }
    });
    let items: Vec<Html> = items.collect();
    html! {
        <>
            <div class="filters">{ narrow("Which kinds", options, pick) }{ hide(List::Who, view, send) }</div>
            { empty(items.is_empty(), desk.is_running(), "Nobody is named here.") }
            <ul class="cards">{ for items }</ul>
            { more }
        </>
    }
}

fn mentioned(desk: &Desk, id: MarkId) -> Option<EntityId> {
    match desk.article.mark(id)?.body {
        Body::Mention { entity, .. } => Some(entity),
        _ => None,
    }
}

fn mentions_by_entity(desk: &Desk) -> std::collections::BTreeMap<EntityId, Vec<MarkId>> {
    let mut found: std::collections::BTreeMap<EntityId, Vec<MarkId>> =
        std::collections::BTreeMap::new();
    for mark in desk.article.marks_in_text_order() {
        if let Body::Mention { entity, .. } = mark.body {
            found.entry(entity).or_default().push(mark.id);
        }
    }
    found
}

/// One click after the other leads through the mentions of an entity.
fn next_mention(mentions: &[MarkId], here: Option<MarkId>, card: &EntityCard) -> Option<MarkId> {
    let at = here.and_then(|here| mentions.iter().position(|&id| id == here));
    at.and_then(|at| mentions.get(at + 1))
        .or_else(|| mentions.first())
        .copied()
        .or(card.first)
}

fn person(cards: &Cards<'_>, filter: &Filter, send: &Callback<Action>) -> Html {
    let mut options = vec![all("Everybody", filter.person.is_some())];
    options.extend(
        lists::who(cards, &Filter::default())
            .into_iter()
            .filter(|card| card.quotes + card.concessions > 0)
            .map(|card| {
                (
                    card.id.0.to_string(),
                    card.name,
                    filter.person == Some(card.id),
                )
            }),
    );
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                person: value.parse().ok().map(EntityId),
                ..filter.clone()
            })
        }
    });
    narrow("Who", options, pick)
}

fn said(cards: &Cards<'_>, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let filter = view.filter.clone();
    let mut options = vec![all("All kinds", !filter.quotes.is_empty())];
    options.extend(QuoteKind::ALL.iter().map(|kind| {
        (
            kind.as_str().to_owned(),
            kind.as_str().to_owned(),
            filter.quotes.contains(kind),
        )
    }));
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                quotes: QuoteKind::parse(&value).into_iter().collect(),
                ..filter.clone()
            })
        }
    });
    let found = lists::said(cards, &filter);
    let (found, more) = around(found, |card| desk.chosen == Some(card.mark));
    html! {
        <>
            <div class="filters">
                { person(cards, &filter, send) }{ narrow("Which kinds", options, pick) }{ hide(List::Said, view, send) }
            </div>
            { empty(found.is_empty(), desk.is_running(), "No quotes here.") }
            <ul class="cards">
                { for found.into_iter().map(|card| mark_item(card, desk, send)) }
            </ul>
            { more }
        </>
    }
}

fn gave(cards: &Cards<'_>, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let filter = view.filter.clone();
    let mut options = vec![all("Any status", !filter.statuses.is_empty())];
    options.extend(
        lists::statuses(cards.article())
            .into_iter()
            .map(|(status, n)| {
                (
                    status.as_str().to_owned(),
                    format!("{} ({n})", words::status(status)),
                    filter.statuses.contains(&status),
                )
            }),
    );
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                statuses: Status::parse(&value).into_iter().collect(),
                ..filter.clone()
            })
        }
    });
    let is_chosen = |card: &Card| desk.chosen == Some(card.mark);
    let groups = lists::gave(cards, &filter);
    let (groups, more) = around(groups, |group| group.cards.iter().any(is_chosen));
    html! {
        <>
            <div class="filters">
                { person(cards, &filter, send) }{ narrow("Which status", options, pick) }{ hide(List::Gave, view, send) }
            </div>
            { empty(groups.is_empty(), desk.is_running(), "Nobody is claimed to give ground here.") }
            { for groups.into_iter().map(|group| gives(group, desk, send)) }
            { more }
        </>
    }
}

fn gives(group: Gives, desk: &Desk, send: &Callback<Action>) -> Html {
    let name = group.name().to_owned();
    // Two who give may have one name.
    let first = group.cards.first().map_or(0, |card| card.mark.0);
    let (cards, more) = around(group.cards, |card| desk.chosen == Some(card.mark));
    html! {
        <section key={first}>
            <h2 class="group"><span>{ name }</span><small>{ &group.tally }</small></h2>
            <ul class="cards">
                { for cards.into_iter().map(|card| mark_item(card, desk, send)) }
            </ul>
            { more }
        </section>
    }
}

/// Of a list that is too long to draw, the part around what is chosen, and a line that says so.
fn around<T>(mut cards: Vec<T>, is_chosen: impl Fn(&T) -> bool) -> (Vec<T>, Html) {
    let all = cards.len();
    if all <= MOST {
        return (cards, Html::default());
    }
    let chosen = cards.iter().position(is_chosen).unwrap_or(0);
    let first = chosen.saturating_sub(MOST / 2).min(all - MOST);
    cards.truncate(first + MOST);
    cards.drain(..first);
    let words = format!(
        "Entries {} to {} of {all}, around the chosen one. Narrow the list, or choose a mark in the text.",
        first + 1,
        first + MOST
    );
    (cards, html! { <p class="empty">{ words }</p> })
}

fn mark_item(card: Card, desk: &Desk, send: &Callback<Action>) -> Html {
    let chosen = desk.chosen == Some(card.mark);
    let key = card.mark.to_string();
    html! { <MarkItem {key} {card} {chosen} send={send.clone()} /> }
}
