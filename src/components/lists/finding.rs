//! The field that looks for words, in the lists and in the text, and the way through the places in the text.

use hearsay_annotation::search::MOST_PLACES;
use hearsay_annotation::words;
use hearsay_text::Span;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::effects::reveal_words;
use crate::state::{Action, FIELD, View};

/// The field; and, once something is typed, where the text says it.
pub(super) fn finding(places: &[Span], view: &View, send: &Callback<Action>) -> Html {
    let typed = &view.filter.says;
    let oninput = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Action::Find(field.value()));
            }
        })
    };
    let (back, on) = (before(places, view.at), after(places, view.at));
    let onkeydown = {
        let send = send.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = if event.shift_key() { back } else { on };
            if let Some(to) = to.filter(|_| event.key() == "Enter") {
                event.prevent_default();
                walk(to, &send);
            }
        })
    };
    html! {
        <div class="finding" role="search" aria-label="Find in this article">
            <input
                type="search"
                class="small"
                data-finds="article"
                aria-label="Find in the lists and the text"
                aria-keyshortcuts="/"
                placeholder="Find in the lists and the text"
                maxlength={FIELD.to_string()}
                value={typed.clone()}
                {oninput}
                {onkeydown}
            />
            if !typed.trim().is_empty() {
                <span class="quiet" role="status">{ told(places, view.at) }</span>
                if !places.is_empty() {
                    <span class="steps">
                        { step("Previous place in the text", "‹", back, send) }
                        { step("Next place in the text", "›", on, send) }
                    </span>
                }
            }
        </div>
    }
}

fn step(
    label: &'static str,
    sign: &'static str,
    to: Option<Span>,
    send: &Callback<Action>,
) -> Html {
    let send = send.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(to) = to {
            walk(to, &send);
        }
    });
    html! { <button type="button" class="small" aria-label={label} title={label} {onclick}>{ sign }</button> }
}

fn walk(to: Span, send: &Callback<Action>) {
    send.emit(Action::Reach(to));
    reveal_words();
}

/// "In the text: 4 places", or "In the text: place 2 of 4".
fn told(places: &[Span], at: Option<Span>) -> String {
    let stands = at.and_then(|at| places.iter().position(|&place| place == at));
    let many = match places.len() {
        MOST_PLACES => format!("more than {MOST_PLACES}"),
        some => some.to_string(),
    };
    match (places, stands) {
        ([], _) => "In the text: nowhere".to_owned(),
        (_, Some(at)) => format!("In the text: {} of {many}", at + 1),
        ([_], None) => format!("In the text: {}", words::count(1, "place", "places")),
        _ => format!("In the text: {many} places"),
    }
}

/// The place after the one where the reader stands; after the last the first.
fn after(places: &[Span], at: Option<Span>) -> Option<Span> {
    let next = places.iter().find(|&&place| at.is_none_or(|at| place > at));
    next.or(places.first()).copied()
}

/// The place before it; before the first the last.
fn before(places: &[Span], at: Option<Span>) -> Option<Span> {
    let previous = places
        .iter()
        .rev()
        .find(|&&place| at.is_some_and(|at| place < at));
    previous.or(places.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_are_walked_round_and_round() {
        let places = [Span::new(2, 4), Span::new(6, 8), Span::new(9, 12)];
        let mut at = None;
        let mut walked = Vec::new();
        for _ in 0..4 {
            at = after(&places, at);
            walked.extend(at.map(|at| at.start));
        }
        assert_eq!(walked, [2, 6, 9, 2]);
        assert_eq!(before(&places, at), Some(places[2]));
        assert_eq!(before(&places, None), Some(places[2]));
        assert_eq!(after(&[], None), None);
        // Where a search led may be none of the places.
        assert_eq!(after(&places, Some(Span::new(5, 9))), Some(places[1]));
        assert_eq!(told(&places, at), "In the text: 1 of 3");
        assert_eq!(told(&[], None), "In the text: nowhere");
    }
}
