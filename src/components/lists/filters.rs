//! What narrows a list, and whether the text shows its marks.

use hearsay_annotation::candidates::{candidates, described};
use hearsay_annotation::cards::Cards;
use hearsay_annotation::lists::{self, Filter};
use hearsay_annotation::{Entity, EntityId, MarkKind, Origin, words};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::state::{Action, Desk, List, Sure, View};

/// Whether the text shows the marks of a list.
pub(super) fn hide(list: List, view: &View, send: &Callback<Action>) -> Html {
    let shown = !view.hidden[list as usize];
    let alone = view.is_alone(list);
    let onchange = send.reform(move |_: Event| Action::Hide(list));
    let only = send.reform(move |_: MouseEvent| Action::Only(list));
    html! {
        <>
            <label class="check">
                <input type="checkbox" checked={shown} {onchange} />
                { "in the text" }
            </label>
            <button class="small" aria-pressed={alone.to_string()} onclick={only}>{ "only these" }</button>
        </>
    }
}

/// The slider that says how sure the machine must be of what is more than a suggestion.
pub(super) fn require(view: &View, send: &Callback<Action>) -> Html {
    let send = send.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let slider = event.target_dyn_into::<HtmlInputElement>();
        if let Some(sure) = slider.and_then(|slider| slider.value().parse().ok()) {
            send.emit(Action::Require(Sure(sure)));
        }
    });
    let Sure(sure) = view.sure;
    html! {
        <label class="sure">
            <span>{ "Suggestions: less sure than" }</span>
            <input type="range" min="0" max="100" step="5" value={sure.to_string()} aria-valuetext={format!("{sure} %")} {oninput} />
            <output aria-hidden="true">{ format!("{sure} %") }</output>
        </label>
    }
}

/// A select that narrows a list. `options` are values, words and whether chosen, the first meaning all.
pub(in crate::components) fn narrow(
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

/// The select that narrows a list to what is still to review, to what was, or to what came of it.
pub(super) fn reviewed(
    kind: MarkKind,
    desk: &Desk,
    filter: &Filter,
    send: &Callback<Action>,
) -> Html {
    let any = filter.decided.is_some() || filter.origin.is_some();
    let open = filter.decided == Some(false) || filter.origin == Some(Origin::Machine);
    let done = filter.decided == Some(true);
    let mut options = vec![
        all("All marks", any),
        ("open".to_owned(), "To review".to_owned(), open),
        ("done".to_owned(), "Reviewed".to_owned(), done),
    ];
    for (origin, count) in lists::origins(&desk.article, kind) {
        if origin != Origin::Machine {
            let words = format!("{} ({count})", words::origin(origin));
            let chosen = filter.origin == Some(origin);
            options.push((origin.as_str().to_owned(), words, chosen));
        }
    }
    // What came with an address is said even where there is nothing of it.
    if let Some(origin) = filter
        .origin
        .filter(|_| !options.iter().any(|(.., chosen)| *chosen))
    {
        let words = format!("{} (0)", words::origin(origin));
        options.push((origin.as_str().to_owned(), words, true));
    }
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                decided: match value.as_str() {
                    "done" => Some(true),
                    "open" => Some(false),
                    _ => None,
                },
                origin: Origin::parse(&value),
                ..filter.clone()
            })
        }
    });
    narrow("Review", options, pick)
}

/// The select that narrows a list to a tag, where there are any.
pub(super) fn tagged(
    kind: MarkKind,
    desk: &Desk,
    filter: &Filter,
    send: &Callback<Action>,
) -> Html {
    let mut tags = lists::tags(&desk.article, kind);
    let chosen = filter.tag.as_ref();
    tags.extend(chosen.filter(|tag| !tags.contains(tag)).cloned());
    if tags.is_empty() {
        return Html::default();
    }
    let mut options = vec![all("Any tag", chosen.is_some())];
    options.extend(tags.into_iter().map(|tag| {
        let is_chosen = chosen == Some(&tag);
        (tag.clone(), tag, is_chosen)
    }));
    let pick = send.reform({
        let filter = filter.clone();
        move |tag: String| {
            Action::Narrow(Filter {
                tag: (!tag.is_empty()).then_some(tag),
                ..filter.clone()
            })
        }
    });
    narrow("Tag", options, pick)
}

/// The option that narrows nothing.
pub(in crate::components) fn all(words: &str, chosen: bool) -> (String, String, bool) {
    (String::new(), words.to_owned(), !chosen)
}

/// The select that narrows *Said* and *Gave* to one who speaks or gives.
pub(super) fn person(cards: &Cards<'_>, filter: &Filter, send: &Callback<Action>) -> Html {
    let mut options = vec![all("Everybody", filter.person.is_some())];
    let acting = |entity: &&Entity| {
        let card = cards.entity(entity.id);
        card.is_some_and(|card| card.quotes + card.concessions > 0)
    };
    let candidates = candidates(cards.article()).into_iter();
    options.extend(candidates.filter(acting).map(|entity| {
        let is_chosen = filter.person == Some(entity.id);
        (entity.id.0.to_string(), described(entity), is_chosen)
    }));
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
