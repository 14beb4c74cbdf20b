//! What can be put right about the chosen mark, on its card.

use hearsay_annotation::candidates::{candidates, described};
use hearsay_annotation::cards::{Card, CardBody, Claim, EntityCard, Named};
use hearsay_annotation::edges::{Edge, Step};
use hearsay_annotation::{Body, EntityId, MarkId, words};
use hearsay_text::{Label, QuoteKind, Status};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::effects::{bring_near, focus_card, focus_mark, now, use_later};
use crate::state::{Action, Change, Deed, Desk, Slot};

/// The value of who is named by words alone.
const WORDS: &str = "words";

/// What the fields are about.
#[allow(
    clippy::large_enum_variant,
    reason = "there is one, on the card that is chosen"
)]
#[derive(Clone, PartialEq)]
pub(super) enum About {
    /// A quote or a concession.
    Mark(Card),
    /// An entity, and the mention of it that is chosen.
    Entity(EntityCard, MarkId),
}

/// Properties of [`Editing`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What the card is about.
    pub(super) about: About,
    /// The article, and what is chosen in it.
    pub(super) desk: Desk,
    /// Where actions go.
    pub(super) send: Callback<Action>,
}

/// What can be put right, in a fold. Its fields come a moment after the card: nobody sees them before.
#[component]
pub(super) fn Editing(props: &Props) -> Html {
    let Props { about, desk, send } = props;
    let fields = use_later(Some(())).map(|()| match about {
        About::Mark(card) => of_mark(card, desk, send),
        About::Entity(card, mark) => of_entity(card, *mark, desk, send),
    });
    html! {
        <details class="editing" ontoggle={Callback::from(|event: Event| bring_in(&event))} onkeydown={let_go()}>
            <summary>{ "Put right" }</summary>
            { fields.unwrap_or_default() }
        </details>
    }
}

/// Fields for a quote or a concession: who and how far, where it begins and ends, and a note.
fn of_mark(card: &Card, desk: &Desk, send: &Callback<Action>) -> Html {
    let id = card.mark;
    let fields = match &card.body {
        CardBody::Quote { kind, speaker, .. } => html! {
            <>
                { party("Said by", "speaker not found", speaker.as_ref(), Slot::Speaker, id, desk, send) }
                { quote_kind(*kind, id, send) }
            </>
        },
        CardBody::Concession {
            status,
            conceder,
            recipient,
            claim,
            ..
        } => {
            let claimant = match claim {
                Claim::Says { source, .. } => Some(source),
                Claim::Reporter => None,
            };
            html! {
                <>
                    { party("Given by", "not said", conceder.as_ref(), Slot::Conceder, id, desk, send) }
                    { party("To", "not said", recipient.as_ref(), Slot::Recipient, id, desk, send) }
                    { how_far(*status, id, send) }
                    { party("According to", "the reporter", claimant, Slot::Claimant, id, desk, send) }
                    { condition(id, desk, send) }
                </>
            }
        }
        CardBody::Mention { .. } => Html::default(),
    };
    html! {
        <>
            { fields }
            { edges(id, send) }
            { pieces(id, desk, send) }
            { note(id, desk, send) }
        </>
    }
}

/// Escape in a field leads back to the card.
fn let_go() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            focus_card();
        }
    })
}

/// Scrolls what was opened into sight, as far as it fits.
fn bring_in(event: &Event) {
    let opened = event.target_dyn_into::<Element>();
    if let Some(opened) = opened.filter(|opened| opened.has_attribute("open")) {
        bring_near(&opened);
    }
}

/// Fields for an entity and the mention of it that is chosen.
fn of_entity(card: &EntityCard, mark: MarkId, desk: &Desk, send: &Callback<Action>) -> Html {
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
    let others = || {
        let others = candidates(&desk.article).into_iter();
        let others = others.filter(|entity| entity.id != id);
        let others = others.map(|entity| (entity.id.0.to_string(), described(entity)));
        others.collect::<Vec<_>>()
    };
    let someone = || {
        let new = ("new".to_owned(), "somebody new".to_owned());
        std::iter::once(new).chain(others()).collect::<Vec<_>>()
    };
    let elsewhere = desk.elsewhere(mark).map_or(0, |(_, spans)| spans.len());
    let everywhere = send.reform(move |_: MouseEvent| Action::Everywhere(mark, now()));
    html! {
        <>
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
            <Chooser label="Same as" act="Merge" options={others()} choose={send.reform(move |value: String| {
                let into = value.parse().map(EntityId);
                into.map_or(Action::Hush, |into| Action::Merge(id, into, now()))
            })} />
            <Chooser label="Here means" act="Change" options={someone()} choose={send.reform(move |value: String| {
                let whom = value.parse().ok().map(EntityId);
                Action::Reassign(mark, whom, now())
            })} />
            { edges(mark, send) }
            if elsewhere > 0 {
                <div class="field" role="group" aria-label="The same words, not marked yet">
                    <button class="small" onclick={everywhere}>
                        { format!("Mark these words in {}", words::count(elsewhere, "more place", "more places")) }
                    </button>
                    <button class="small" onclick={walk(mark, Deed::Mark(id), send)}>{ "one by one …" }</button>
                </div>
            }
            if card.mentions > 1 {
                <Chooser label="These words mean" act="One by one …" options={others()} choose={send.reform(move |value: String| {
                    let whom = value.parse().map(EntityId);
                    whom.map_or(Action::Hush, |whom| Action::Walk(mark, Deed::Mean(whom)))
                })} />
            }
            if card.mentions > 1 {
                <button class="small danger" onclick={walk(mark, Deed::Remove, send)}>{ "Remove these words one by one …" }</button>
            }
            { note(mark, desk, send) }
        </>
    }
}

fn walk(mark: MarkId, deed: Deed, send: &Callback<Action>) -> Callback<MouseEvent> {
    send.reform(move |_: MouseEvent| Action::Walk(mark, deed))
}

/// Properties of [`Chooser`].
#[derive(Properties, PartialEq)]
struct ChooserProps {
    label: &'static str,
    /// The word on the button.
    act: &'static str,
    /// Values and words.
    options: Vec<(String, String)>,
    choose: Callback<String>,
}

/// A select that only chooses, and a button that acts: what joins or parts names is not done by an arrow key.
#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let select = use_node_ref();
    let onclick = {
        let (select, choose) = (select.clone(), props.choose.clone());
        Callback::from(move |_: MouseEvent| {
            let chosen = select
                .cast::<HtmlSelectElement>()
                .map(|select| select.value());
            if let Some(value) = chosen.filter(|value| !value.is_empty()) {
                choose.emit(value);
            }
        })
    };
    let options = props.options.iter().map(|(value, words)| {
        // Each keeps its own element, so that what is chosen stays chosen when others come and go.
        html! { <option key={value.clone()} value={value.clone()}>{ words }</option> }
    });
    html! {
        <div class="field">
            <label>
                { props.label }
                <select ref={select}><option key="" value="" selected=true>{ "choose …" }</option>{ for options }</select>
            </label>
            <button class="small" {onclick}>{ props.act }</button>
        </div>
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
    named: Option<&Named>,
    slot: Slot,
    id: MarkId,
    desk: &Desk,
    send: &Callback<Action>,
) -> Html {
    let onchange = picked(send, move |value| {
        let entity = value.parse().ok().map(EntityId);
        (value != WORDS).then(|| Action::Change(id, Change::Fill(slot, None, entity), now()))
    });
    let chosen = named.and_then(|named| named.entity);
    // Somebody whom the text names by words alone.
    let words = named.filter(|named| named.entity.is_none());
    let words = words.map(|named| html! { <option value={WORDS} selected=true>{ words::shorten(&named.name, 40) }</option> });
    let options = candidates(&desk.article).into_iter().map(|entity| {
        html! { <option value={entity.id.0.to_string()} selected={chosen == Some(entity.id)}>{ described(entity) }</option> }
    });
    html! {
        <div class="field">
            <label>
                { label }
                <select {onchange}><option value="" selected={named.is_none()}>{ none }</option>{ for words }{ for options }</select>
            </label>
            { pick(slot, id, send) }
        </div>
    }
}

/// The button that has a part of a mark picked in the text.
fn pick(slot: Slot, id: MarkId, send: &Callback<Action>) -> Html {
    let onclick = pick_for(slot, id, send);
    let label = format!("{} Pick in the text", slot.question());
    html! { <button class="small" {onclick} aria-label={label} title="Pick in the text">{ "in the text" }</button> }
}

fn pick_for(slot: Slot, id: MarkId, send: &Callback<Action>) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |_: MouseEvent| {
        send.emit(Action::PickFor(id, slot));
        focus_mark(id);
    })
}

/// Of a concession: under which condition, as words of the text.
fn condition(id: MarkId, desk: &Desk, send: &Callback<Action>) -> Html {
    let Some(Body::Concession { condition, .. }) = desk.article.mark(id).map(|mark| &mark.body)
    else {
        return Html::default();
    };
    let words = condition.map(|span| words::shorten(desk.article.words(span), 160));
    let clear = {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| {
            let nothing = Change::Fill(Slot::Condition, None, None);
            send.emit(Action::Change(id, nothing, now()));
        })
    };
    html! {
        <div class="field" role="group" aria-label="Condition">
            <span class="grow">{ "Condition: " }<i dir="auto">{ words.as_deref().unwrap_or("none") }</i></span>
            if words.is_some() {
                <button class="small" onclick={clear} aria-label="No condition">{ "none" }</button>
            }
            { pick(Slot::Condition, id, send) }
        </div>
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

/// Buttons that move an edge by a word or a letter.
fn edges(id: MarkId, send: &Callback<Action>) -> Html {
    let button = |edge, step, sign: &'static str, words: &'static str| {
        let onclick =
            send.reform(move |_: MouseEvent| Action::Change(id, Change::Edge(edge, step), now()));
        html! { <button class="small" {onclick} aria-label={words} title={words}>{ sign }</button> }
    };
    html! {
        <div class="field" role="group" aria-label="Edges">
            <span class="edge">
                { "Begins" }
                { button(Edge::Start, Step::WordBack, "«", "Begin a word earlier") }
                { button(Edge::Start, Step::CharBack, "‹", "Begin a letter earlier") }
                { button(Edge::Start, Step::CharOn, "›", "Begin a letter later") }
                { button(Edge::Start, Step::WordOn, "»", "Begin a word later") }
            </span>
            <span class="edge">
                { "Ends" }
                { button(Edge::End, Step::WordBack, "«", "End a word earlier") }
                { button(Edge::End, Step::CharBack, "‹", "End a letter earlier") }
                { button(Edge::End, Step::CharOn, "›", "End a letter later") }
                { button(Edge::End, Step::WordOn, "»", "End a word later") }
            </span>
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
            <button class="small" onclick={pick_for(Slot::Split, id, send)}>{ "Split …" }</button>
            <button class="small" onclick={pick_for(Slot::Piece, id, send)}>{ "Add words …" }</button>
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
            <label class="field">{ "Tags" }<input value={tags.join(", ")} onchange={tag} placeholder="with commas between" autocomplete="off" /></label>
        </>
    }
}
