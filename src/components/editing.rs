//! What can be put right about the chosen mark, on its card.

use hearsay_annotation::cards::{Card, CardBody, EntityCard};
use hearsay_annotation::edges::{Edge, Step};
use hearsay_annotation::{Body, EntityId, MarkId, words};
use hearsay_text::{Label, QuoteKind, Status};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::effects::now;
use crate::state::{Action, Change, Desk};

/// Fields for a quote or a concession: who and how far, where it begins and ends, and a note.
pub(super) fn of_mark(card: &Card, desk: &Desk, send: &Callback<Action>) -> Html {
    let id = card.mark;
    let fields = match &card.body {
        CardBody::Quote { kind, speaker, .. } => html! {
            <>
                { party("Said by", "speaker not found", speaker.as_ref().and_then(|named| named.entity), id, Change::Speaker, desk, send) }
                { quote_kind(*kind, id, send) }
            </>
        },
        CardBody::Concession { status, .. } => {
            let entities = match desk.article.mark(id).map(|mark| &mark.body) {
                Some(Body::Concession {
                    conceder,
                    recipient,
                    claimant,
                    ..
                }) => [conceder.entity, recipient.entity, claimant.entity],
                _ => [None; 3],
            };
            html! {
                <>
                    { party("Given by", "not said", entities[0], id, Change::Conceder, desk, send) }
                    { party("To", "not said", entities[1], id, Change::Recipient, desk, send) }
                    { how_far(*status, id, send) }
                    { party("According to", "the reporter", entities[2], id, Change::Claimant, desk, send) }
                </>
            }
        }
        CardBody::Mention { .. } => Html::default(),
    };
    html! {
        <details class="editing">
            <summary>{ "Put right" }</summary>
            { fields }
            { edges(id, send) }
            { pieces(id, desk, send) }
            { note(id, desk, send) }
        </details>
    }
}

/// Fields for an entity and the mention of it that is chosen.
pub(super) fn of_entity(
    card: &EntityCard,
    mark: MarkId,
    desk: &Desk,
    send: &Callback<Action>,
) -> Html {
    let id = card.id;
    let name = card.name.clone();
    let label = card.label;
    let rename = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Action::Rename(id, input.value(), label, now()));
            }
        })
    };
    let relabel = picked(send, move |value| {
        Label::parse(&value).map(|label| Action::Rename(id, name.clone(), label, now()))
    });
    let merge = picked(send, move |value| {
        let into = value.parse().ok().map(EntityId)?;
        Some(Action::Merge(id, into, now()))
    });
    let reassign = picked(send, move |value| match value.as_str() {
        "" => None,
        "new" => Some(Action::Reassign(mark, None, now())),
        value => {
            let whom = value.parse().ok().map(EntityId)?;
            Some(Action::Reassign(mark, Some(whom), now()))
        }
    });
    let others = || {
        let others = desk.article.entities().filter(|entity| entity.id != id);
        others.map(|entity| {
            html! { <option value={entity.id.0.to_string()}>{ &entity.name }</option> }
        })
    };
    let elsewhere = desk.elsewhere(mark).map_or(0, |(_, spans)| spans.len());
    let everywhere = send.reform(move |_: MouseEvent| Action::Everywhere(mark, now()));
    html! {
        <details class="editing">
            <summary>{ "Put right" }</summary>
            <label class="field">
                { "Name" }
                <input value={card.name.clone()} onchange={rename} autocomplete="off" />
            </label>
            <label class="field">
                { "Is a" }
                <select onchange={relabel}>
                    { for Label::ALL.iter().map(|label| html! {
                        <option value={label.as_str()} selected={card.label == *label}>{ words::label(*label) }</option>
                    }) }
                </select>
            </label>
            <label class="field">
                { "Same as" }
                <select onchange={merge}><option value="">{ "nobody else" }</option>{ for others() }</select>
            </label>
            <label class="field">
                { "Here means" }
                <select onchange={reassign}>
                    <option value="">{ &card.name }</option>
                    <option value="new">{ "somebody new" }</option>
                    { for others() }
                </select>
            </label>
            { edges(mark, send) }
            if elsewhere > 0 {
                <button class="small" onclick={everywhere}>
                    { format!("Mark {} more with these words", words::count(elsewhere, "place", "places")) }
                </button>
            }
            { note(mark, desk, send) }
        </details>
    }
}

/// A select whose choice becomes an action, or none.
fn picked(
    send: &Callback<Action>,
    action: impl Fn(String) -> Option<Action> + 'static,
) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(action) = select.and_then(|select| action(select.value())) {
            send.emit(action);
        }
    })
}

fn party(
    label: &'static str,
    none: &'static str,
    chosen: Option<EntityId>,
    id: MarkId,
    change: fn(Option<EntityId>) -> Change,
    desk: &Desk,
    send: &Callback<Action>,
) -> Html {
    let onchange = picked(send, move |value| {
        let entity = value.parse().ok().map(EntityId);
        Some(Action::Change(id, change(entity), now()))
    });
    let options = desk.article.entities().map(|entity| {
        html! { <option value={entity.id.0.to_string()} selected={chosen == Some(entity.id)}>{ &entity.name }</option> }
    });
    html! {
        <label class="field">
            { label }
            <select {onchange}><option value="" selected={chosen.is_none()}>{ none }</option>{ for options }</select>
        </label>
    }
}

fn quote_kind(kind: QuoteKind, id: MarkId, send: &Callback<Action>) -> Html {
    let onchange = picked(send, move |value| {
        let kind = QuoteKind::parse(&value)?;
        Some(Action::Change(id, Change::Kind(kind), now()))
    });
    html! {
        <label class="field">
            { "Is a" }
            <select {onchange}>
                { for QuoteKind::ALL.iter().map(|each| html! {
                    <option value={each.as_str()} selected={*each == kind}>{ words::quote(*each) }</option>
                }) }
            </select>
        </label>
    }
}

fn how_far(status: Status, id: MarkId, send: &Callback<Action>) -> Html {
    let onchange = picked(send, move |value| {
        let status = Status::parse(&value)?;
        Some(Action::Change(id, Change::Status(status), now()))
    });
    html! {
        <label class="field">
            { "How far" }
            <select {onchange}>
                { for Status::ALL.iter().map(|each| html! {
                    <option value={each.as_str()} selected={*each == status}>{ words::status(*each) }</option>
                }) }
            </select>
        </label>
    }
}

/// Buttons that move an edge by a word.
fn edges(id: MarkId, send: &Callback<Action>) -> Html {
    let button = |edge, step, sign: &'static str, words: &'static str| {
        let onclick =
            send.reform(move |_: MouseEvent| Action::Change(id, Change::Edge(edge, step), now()));
        html! { <button class="small" {onclick} aria-label={words} title={words}>{ sign }</button> }
    };
    html! {
        <div class="field" role="group" aria-label="Edges">
            { "Begins" }
            { button(Edge::Start, Step::WordBack, "←", "Begin a word earlier") }
            { button(Edge::Start, Step::WordOn, "→", "Begin a word later") }
            { "ends" }
            { button(Edge::End, Step::WordBack, "←", "End a word earlier") }
            { button(Edge::End, Step::WordOn, "→", "End a word later") }
        </div>
    }
}

/// Of a quote: cut it after its first piece, join the next one to it.
fn pieces(id: MarkId, desk: &Desk, send: &Callback<Action>) -> Html {
    let Some(Body::Quote { content, .. }) = desk.article.mark(id).map(|mark| &mark.body) else {
        return Html::default();
    };
    let join = send.reform(move |_: MouseEvent| Action::Join(id, now()));
    let cut = send.reform(move |_: MouseEvent| Action::Cut(id, now()));
    html! {
        <div class="field" role="group" aria-label="Pieces">
            if content.len() > 1 {
                <button class="small" onclick={cut}>{ "Split after the first piece" }</button>
            }
            if desk.quote_after(id).is_some() {
                <button class="small" onclick={join}>{ "Join with the next quote" }</button>
            }
        </div>
    }
}

/// What the reader notes about a mark. It is kept when the field is left.
fn note(id: MarkId, desk: &Desk, send: &Callback<Action>) -> Html {
    let Some(mark) = desk.article.mark(id) else {
        return Html::default();
    };
    let (note, tags) = (mark.note.clone(), mark.tags.clone());
    let write = {
        let (send, tags) = (send.clone(), tags.clone());
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                send.emit(Action::Note(id, field.value(), tags.clone(), now()));
            }
        })
    };
    let tag = {
        let (send, note) = (send.clone(), note.clone());
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                let tags = field.value().split(',').map(str::to_owned).collect();
                send.emit(Action::Note(id, note.clone(), tags, now()));
            }
        })
    };
    html! {
        <>
            <label class="field tall">{ "Note" }<textarea rows="2" value={note} onchange={write} /></label>
            <label class="field">{ "Tags" }<input value={tags.join(", ")} onchange={tag} placeholder="comma between" autocomplete="off" /></label>
        </>
    }
}
