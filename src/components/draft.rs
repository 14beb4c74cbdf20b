//! Adding a mark: from words selected in the text, or typed.

use hearsay_annotation::EntityId;
use hearsay_annotation::candidates::{candidates, described};
use hearsay_text::{Label, Span, Status};
use web_sys::{HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::prelude::*;

use crate::effects::{now, unselect};
use crate::state::{Action, Desk, Draft, DraftKind, Notice, Pick};

/// Properties of [`BeginForm`].
#[derive(Properties, PartialEq)]
pub struct BeginProps {
    /// The article being read.
    pub desk: Desk,
    /// Where actions go.
    pub send: Callback<Action>,
}

const KINDS: [(DraftKind, &str); 8] = [
    (DraftKind::Entity(Label::Person), "Person"),
    (DraftKind::Entity(Label::Organisation), "Organisation"),
    (DraftKind::Entity(Label::Place), "Place"),
    (DraftKind::Entity(Label::People), "People"),
    (DraftKind::Entity(Label::Date), "Date"),
    (DraftKind::Entity(Label::Other), "Other name"),
    (DraftKind::Quote, "Quote"),
    (DraftKind::Concession, "Concession"),
];

/// Without a mouse: the words are typed, and found in the text.
#[component]
pub fn BeginForm(props: &BeginProps) -> Html {
    let field = use_node_ref();
    let begin = {
        let (field, send, article) = (
            field.clone(),
            props.send.clone(),
            props.desk.article.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = field.cast::<HtmlInputElement>() else {
                return;
            };
            let words = input.value();
            let words = words.trim();
            send.emit(
                match article.text().find(words).filter(|_| !words.is_empty()) {
                    Some(start) => Action::Draft(Span::new(start, start + words.len())),
                    None => Action::Say(Notice::say(format!(
                        "“{words}” is not in the text, letter by letter."
                    ))),
                },
            );
        })
    };
    // The caret begins where the reader is.
    let here = props.desk.chosen.and_then(|id| props.desk.article.mark(id));
    let here = here.map_or(0, |mark| mark.body.anchor().start);
    let caret = props
        .send
        .reform(move |_: MouseEvent| Action::Caret(Some(here)));
    html! {
        <form class="adding" onsubmit={begin}>
            <label for="words">{ "Add a mark: select words in the text, or type them" }</label>
            <div class="choices">
                <input id="words" required=true ref={field} autocomplete="off" spellcheck="false" size="18" />
                <button class="small" disabled={props.desk.is_running()}>{ "Mark" }</button>
                <button type="button" class="small" disabled={props.desk.is_running()} onclick={caret}>{ "Select with keys" }</button>
            </div>
        </form>
    }
}

/// Properties of [`DraftForm`].
#[derive(Properties, PartialEq)]
pub struct DraftProps {
    /// The mark in the making.
    pub draft: Draft,
    /// The article being read.
    pub desk: Desk,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The mark in the making: what it is, and what belongs to it.
#[component]
pub fn DraftForm(props: &DraftProps) -> Html {
    let DraftProps { draft, desk, send } = props;
    let kinds = KINDS.iter().map(|&(kind, word)| {
        html! {
            <button
                type="button"
                class="small"
                aria-pressed={(draft.kind == Some(kind)).to_string()}
                onclick={send.reform(move |_: MouseEvent| Action::Pick(Pick::Kind(kind)))}
            >
                { word }
            </button>
        }
    });
    let add = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        // Words that stay selected would be taken for the next mark.
        unselect();
        Action::Add(now())
    });
    let escape = {
        let send = send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                send.emit(Action::Discard);
            }
        })
    };
    html! {
        <form class="adding" onsubmit={add} onkeydown={escape} aria-label="Add a mark">
            <h2>{ "Mark these words as" }</h2>
            <blockquote dir="auto">{ hearsay_annotation::words::shorten(desk.article.words(draft.span), 240) }</blockquote>
            <div class="choices">{ for kinds }</div>
            { fields(draft, desk, send) }
            <div class="choices">
                <button class="strong small" disabled={draft.kind.is_none()}>{ "Add" }</button>
                <button type="button" class="small" onclick={send.reform(|_: MouseEvent| Action::Discard)}>{ "Cancel" }</button>
            </div>
        </form>
    }
}

fn fields(draft: &Draft, desk: &Desk, send: &Callback<Action>) -> Html {
    let who = |label: &'static str,
               none: &'static str,
               chosen: Option<EntityId>,
               pick: fn(Option<EntityId>) -> Pick| {
        let options = candidates(&desk.article).into_iter().map(|entity| {
            html! {
                <option value={entity.id.0.to_string()} selected={chosen == Some(entity.id)}>{ described(entity) }</option>
            }
        });
        let onchange = pick_value(send, move |value| pick(value.parse().ok().map(EntityId)));
        html! {
            <label class="field">
                { label }
                <select {onchange}><option value="" selected={chosen.is_none()}>{ none }</option>{ for options }</select>
            </label>
        }
    };
    match draft.kind {
        None => Html::default(),
        Some(DraftKind::Entity(_)) => who("Names", "somebody new", draft.whom, Pick::Whom),
        Some(DraftKind::Quote) => who("Said by", "speaker not known", draft.whom, Pick::Whom),
        Some(DraftKind::Concession) => html! {
            <>
                { who("Given by", "not said", draft.whom, Pick::Whom) }
                { who("To", "not said", draft.recipient, Pick::Recipient) }
                { status(draft, send) }
                { who("According to", "the reporter", draft.claimant, Pick::Claimant) }
            </>
        },
    }
}

fn status(draft: &Draft, send: &Callback<Action>) -> Html {
    let onchange = pick_value(send, |value| {
        Pick::Status(Status::parse(&value).unwrap_or(Status::Made))
    });
    html! {
        <label class="field">
            { "How far" }
            <select {onchange}>
                { for Status::ALL.iter().map(|status| html! {
                    <option value={status.as_str()} selected={draft.status == *status}>{ status.as_str() }</option>
                }) }
            </select>
        </label>
    }
}

fn pick_value(send: &Callback<Action>, pick: impl Fn(String) -> Pick + 'static) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            send.emit(Action::Pick(pick(select.value())));
        }
    })
}
