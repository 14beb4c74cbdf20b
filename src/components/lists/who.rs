//! *Who*: a card for each entity.

use hearsay_annotation::cards::{Cards, EntityCard};
use hearsay_annotation::lists::{self, Filter};
use hearsay_annotation::{Body, EntityId, Mark, MarkId, MarkKind, words};
use hearsay_text::Label;
use yew::prelude::*;

use super::filters::{all, hide, narrow, reviewed, tagged};
use super::review::{dismissed, review};
use super::{around, empty};
use crate::components::EntityItem;
use crate::state::{Action, Desk, List, View};

/// The list of entities, with what narrows it.
pub(super) fn panel(cards: &Cards<'_>, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
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
    let (found, more) = around(
        found,
        |card| card.first,
        |card| chosen == Some(card.id),
        send,
    );
    let mentions = lists::mentions(&desk.article);
    let items = found.into_iter().map(|card| {
        let here = desk.chosen.filter(|_| chosen == Some(card.id));
        let next = next_mention(
            mentions.get(&card.id).map_or(&[], Vec::as_slice),
            here,
            &card,
        );
        let key = card.id.to_string();
        let chosen = here.map(|mark| (mark, desk.at_rest()));
        html! { <EntityItem {key} {chosen} {next} {card} send={send.clone()} /> }
    });
    let items: Vec<Html> = items.collect();
    html! {
        <>
            <div class="filters">{ narrow("Which kinds", options, pick) }{ reviewed(MarkKind::Mention, desk, &filter, send) }{ tagged(MarkKind::Mention, desk, &filter, send) }{ hide(List::Who, view, send) }</div>
            { review(MarkKind::Mention, desk, view, send) }
            { empty(items.is_empty(), desk.is_running(), if filter == Filter::default() { "Nobody is named here. Select a name in the text to add it." } else { "Nothing in the list matches." }) }
            <ul class="cards">{ for items }</ul>
            { more }
            { dismissed(MarkKind::Mention, desk, send) }
        </>
    }
}

fn mentioned(desk: &Desk, id: MarkId) -> Option<EntityId> {
    match desk.article.mark(id)?.body {
        Body::Mention { entity, .. } => Some(entity),
        _ => None,
    }
}

/// One click after the other leads through the mentions of an entity.
fn next_mention(mentions: &[&Mark], here: Option<MarkId>, card: &EntityCard) -> Option<MarkId> {
    let at = here.and_then(|here| mentions.iter().position(|mark| mark.id == here));
    at.and_then(|at| mentions.get(at + 1))
        .or_else(|| mentions.first())
        .map(|mark| mark.id)
        .or(card.first)
}
