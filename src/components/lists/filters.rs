//! What narrows a list, and whether the text shows its marks.

use hearsay_annotation::EntityId;
use hearsay_annotation::cards::Cards;
use hearsay_annotation::lists::{self, Filter};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::state::{Action, List, Sure, View};

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
pub(super) fn narrow(
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

/// The field that narrows a list to what it says.
pub(super) fn find(filter: &Filter, send: &Callback<Action>) -> Html {
    let oninput = {
        let (filter, send) = (filter.clone(), send.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Action::Narrow(Filter {
                    says: field.value(),
                    ..filter.clone()
                }));
            }
        })
    };
    html! { <input type="search" class="small" aria-label="Find in the list" placeholder="find" value={filter.says.clone()} {oninput} /> }
}

/// The select that narrows *Said* and *Gave* to what is still to review, or to what was.
pub(super) fn reviewed(filter: &Filter, send: &Callback<Action>) -> Html {
    let options = vec![
        all("All marks", filter.decided.is_some()),
        (
            "no".to_owned(),
            "To review".to_owned(),
            filter.decided == Some(false),
        ),
        (
            "yes".to_owned(),
            "Reviewed".to_owned(),
            filter.decided == Some(true),
        ),
    ];
    let pick = send.reform({
        let filter = filter.clone();
        move |value: String| {
            Action::Narrow(Filter {
                decided: match value.as_str() {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                },
                ..filter.clone()
            })
        }
    });
    narrow("Review", options, pick)
}

/// The option that narrows nothing.
pub(super) fn all(words: &str, chosen: bool) -> (String, String, bool) {
    (String::new(), words.to_owned(), !chosen)
}

/// The select that narrows *Said* and *Gave* to one who speaks or gives.
pub(super) fn person(cards: &Cards<'_>, filter: &Filter, send: &Callback<Action>) -> Html {
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
