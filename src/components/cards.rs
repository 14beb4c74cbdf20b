//! Cards: what a mark says and why, one each, in the lists and beside the text.

use hearsay_annotation::cards::{Card, CardBody, Claim, EntityCard, Named};
use hearsay_annotation::{Body, EntityId, Mark, MarkId, Origin, words};
use hearsay_text::{Form, QuoteKind};
use yew::prelude::*;

use super::dates::date;
use super::editing::{About, Editing};
use crate::drawing::kind_class;
use crate::effects::{focus_card_after, focus_mark, now};
use crate::state::{Action, Desk};

/// Properties of [`MarkItem`].
#[derive(Properties, PartialEq)]
pub struct MarkProps {
    /// What it says.
    pub card: Card,
    /// The desk if it is chosen: then it says why, and can be confirmed, put right and removed.
    pub chosen: Option<Desk>,
    /// Whether the machine is not sure enough of it for more than a suggestion.
    pub unsure: bool,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The card of a quote or a concession, as an item of its list.
#[component]
pub fn MarkItem(props: &MarkProps) -> Html {
    let MarkProps {
        card,
        chosen,
        unsure,
        send,
    } = props;
    let id = card.mark;
    let take_away = take_away(id.to_string(), send, move || Action::Remove(id, now()));
    let word = if *unsure { "Dismiss" } else { "Remove" };
    let confirm = send.reform(move |_: MouseEvent| Action::Confirm(id, now()));
    let open = card.origin == Origin::Machine;
    let looks = classes!(
        "card",
        chosen.is_some().then_some("chosen"),
        unsure.then_some("perhaps")
    );
    html! {
        <li id={format!("card-{id}")} class={looks}>
            <button class="face" aria-pressed={chosen.is_some().to_string()} onclick={choose(id, send)} onkeydown={deletes(&take_away)}>
                if *unsure {
                    <span class="suggestion">{ "suggestion" }</span>
                }
                { face(card) }
            </button>
            { also_told(card, send) }
            if chosen.is_none() {
                { remover(word, marked(card), &take_away) }
            }
            if let Some(desk) = chosen {
                // What led to it is no reason for what it was corrected to.
                if !card.why.is_empty() && card.origin != Origin::Corrected {
                    <span class="why">{ format!("Why: {}", card.why) }</span>
                }
                <div class="acts">
                    // What goes away on a click stands last: nothing else slides under the pointer.
                    <button class="small danger" onclick={pressed(&take_away)}>{ word }</button>
                    if open {
                        <button class="small" onclick={confirm}>{ "Confirm" }</button>
                    }
                    <span class="origin">{ provenance(card) }</span>
                </div>
                <Editing about={About::Mark(card.clone())} desk={desk.clone()} send={send.clone()} />
            }
        </li>
    }
}

/// Who made it or decided about it last, and on which day.
fn provenance(card: &Card) -> String {
    let day = card.decided.as_ref().filter(|decided| decided.at > 0);
    let day = day.map(|decided| format!(" · {}", date(decided.at)));
    card.provenance() + &day.unwrap_or_default()
}

/// The other tellings of the same concession, each leading to its own card.
fn also_told(card: &Card, send: &Callback<Action>) -> Html {
    let CardBody::Concession { others, .. } = &card.body else {
        return Html::default();
    };
    let tellings = others.iter().map(|other| {
        html! { <button class="small told" onclick={choose(other.mark, send)}>{ format!("also told: {other}") }</button> }
    });
    html! { <>{ for tellings }</> }
}

/// Properties of [`EntityItem`].
#[derive(Properties, PartialEq)]
pub struct EntityProps {
    /// What it says.
    pub card: EntityCard,
    /// The chosen mark, if it mentions this one, and the desk.
    pub chosen: Option<(MarkId, Desk)>,
    /// The mark to which the next click leads.
    pub next: Option<MarkId>,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The card of an entity, as an item of *Who*.
#[component]
pub fn EntityItem(props: &EntityProps) -> Html {
    let EntityProps {
        card,
        chosen,
        next,
        send,
    } = props;
    let lead = next.map(|id| choose(id, send)).unwrap_or_default();
    let id = card.id;
    let take_away = take_away(id.to_string(), send, move || {
        Action::RemoveEntity(id, now())
    });
    let mentions = words::count(card.mentions, "mention", "mentions");
    let named = format!("{}, {mentions}", card.name);
    html! {
        <li id={format!("card-{}", card.id)} class={classes!("card", chosen.is_some().then_some("chosen"))}>
            <button class="face" aria-pressed={chosen.is_some().to_string()} onclick={lead} onkeydown={deletes(&take_away)}>{ entity_face(card) }</button>
            if chosen.is_none() {
                { remover("Remove", named, &take_away) }
            }
            if let Some((mark, desk)) = chosen {
                { entity_acts(card, *mark, desk, &take_away, send) }
                <Editing about={About::Entity(card.clone(), *mark)} desk={desk.clone()} send={send.clone()} />
            }
        </li>
    }
}

fn entity_acts(
    card: &EntityCard,
    mark: MarkId,
    desk: &Desk,
    take_away: &Callback<()>,
    send: &Callback<Action>,
) -> Html {
    let id: EntityId = card.id;
    let open = |mark: &Mark| {
        let means = matches!(mark.body, Body::Mention { entity, .. } if entity == id);
        means && mark.origin == Origin::Machine
    };
    let open = desk.article.marks().any(open);
    let confirm = send.reform(move |_: MouseEvent| Action::ConfirmEntity(id, now()));
    let remove = send.reform(move |_: MouseEvent| Action::Remove(mark, now()));
    html! {
        <div class="acts">
            <button class="small danger" onclick={remove}>{ "Remove here" }</button>
            if card.mentions > 1 {
                <button class="small danger" onclick={pressed(take_away)}>{ "Remove everywhere" }</button>
            }
            if open {
                <button class="small" onclick={confirm}>{ "Confirm" }</button>
            }
            <span class="origin">{ card.provenance() }</span>
        </div>
    }
}

/// What a card that is not open is removed with: all that it stands for, as one step. `what`: for those who hear the page.
fn remover(word: &'static str, what: String, take_away: &Callback<()>) -> Html {
    let onclick = pressed(take_away);
    html! { <button class="remove" {onclick} aria-label={format!("{word}: {what}")}>{ word }</button> }
}

/// What a click on a button does that takes a card away.
fn pressed(take_away: &Callback<()>) -> Callback<MouseEvent> {
    let take_away = take_away.clone();
    Callback::from(move |event: MouseEvent| {
        // The next card has come under the pointer: the second half of a double click is not meant for it.
        if event.detail() < 2 {
            take_away.emit(());
        }
    })
}

/// Delete on the face of a card takes it away; held down, it does so once.
fn deletes(take_away: &Callback<()>) -> Callback<KeyboardEvent> {
    let take_away = take_away.clone();
    Callback::from(move |event: KeyboardEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if matches!(event.key().as_str(), "Delete" | "Backspace") && !held {
            event.prevent_default();
            if !event.repeat() {
                take_away.emit(());
            }
        }
    })
}

/// Takes a card away and goes on to the next one.
fn take_away(
    card: String,
    send: &Callback<Action>,
    action: impl Fn() -> Action + 'static,
) -> Callback<()> {
    let send = send.clone();
    Callback::from(move |()| {
        focus_card_after(&card);
        send.emit(action());
    })
}

/// What a mark is and whose, in a few words.
fn marked(card: &Card) -> String {
    let whose = card.headline().replace(" → ", " to ");
    let kind = card.kind();
    format!("{kind}, {whose}, {}", words::shorten(&card.words, 40))
}

/// A click on a card chooses its mark and leads to it in the text.
fn choose(id: MarkId, send: &Callback<Action>) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |_| {
        send.emit(Action::Choose(Some(id)));
        focus_mark(id);
    })
}

/// The card beside the text while a mark is pointed at.
pub fn peek(card: &Card) -> Html {
    html! {
        <div class="card">
            { face(card) }
            if !card.why.is_empty() {
                <span class="why">{ format!("Why: {}", card.why) }</span>
            }
        </div>
    }
}

fn face(card: &Card) -> Html {
    html! {
        <>
            { told(card) }
            if !card.note.is_empty() {
                <span class="by note">{ &card.note }</span>
            }
            { for card.tags.iter().map(|tag| html! { <span class="tag">{ tag }</span> }) }
        </>
    }
}

fn told(card: &Card) -> Html {
    match &card.body {
        CardBody::Mention { entity, form } => html! {
            <>
                { entity_face(entity) }
                if *form != Form::Name {
                    <span class="by">{ format!("“{}” here, {}", card.words, words::form(*form)) }</span>
                }
            </>
        },
        CardBody::Quote { kind, speaker, cue } => quote_face(card, *kind, speaker.as_ref(), cue),
        CardBody::Concession {
            status,
            conceder,
            recipient,
            claim,
            what,
            condition,
            ..
        } => html! {
            <>
                <span class={classes!("dot", "status", words::status(*status))}>{ words::status(*status) }</span>
                <span class="name">{ conceder.as_ref().map_or("not said who".to_owned(), Named::with_side) }</span>
                if let Some(recipient) = recipient {
                    <span class="quiet">{ " → " }</span><span class="name">{ recipient.with_side() }</span>
                }
                <span class="what" dir="auto">{ what }</span>
                if let Some(condition) = condition {
                    <span class="by">{ condition }</span>
                }
                { says(claim) }
            </>
        },
    }
}

fn quote_face(card: &Card, kind: QuoteKind, speaker: Option<&Named>, cue: &[String]) -> Html {
    html! {
        <>
            <span class={classes!("dot", "kind", kind.as_str())}>{ kind.as_str() }</span>
            if let Some(speaker) = speaker {
                <span class="name">{ &speaker.name }</span>
                if let Some(words) = &speaker.words {
                    <span class="quiet">{ format!(" “{words}”") }</span>
                }
            } else {
                <span class="quiet">{ "speaker not found" }</span>
            }
            <span class="what" dir="auto">{ words::shorten(&card.words, 280) }</span>
            if !cue.is_empty() {
                <span class="by">{ cue.join(" … ") }</span>
            }
        </>
    }
}

/// A claim is always shown as a claim.
fn says(claim: &Claim) -> Html {
    match claim {
        Claim::Says {
            source,
            stance,
            through,
        } => html! {
            <span class="by">
                { stance.words() }{ " " }<b>{ source.to_string() }</b>
                { for through.iter().map(|each| html! { <>{ ", according to " }<b>{ each.to_string() }</b></> }) }
            </span>
        },
        Claim::Reporter => html! { <span class="by">{ claim.to_string() }</span> },
    }
}

fn entity_face(card: &EntityCard) -> Html {
    let looks = kind_class(card.label);
    let told = [
        (card.mentions, "mention", "mentions"),
        (card.quotes, "quote", "quotes"),
        (card.concessions, "concession", "concessions"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| words::count(n, one, many));
    html! {
        <>
            <span class={classes!("dot", looks)}>{ card.kind() }</span>
            <span class="name">{ &card.name }</span>
            if let Some(role) = &card.role {
                <span class="by">{ role }</span>
            }
            if !card.aliases.is_empty() {
                <span class="by">{ format!("also: {}", card.aliases.join(", ")) }</span>
            }
            <span class="by">{ told.collect::<Vec<_>>().join(" · ") }</span>
        </>
    }
}
