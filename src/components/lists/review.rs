//! How far the reader has come with a list: confirm what is sure, bring back what was dismissed.

use hearsay_annotation::lists::review as progress;
use hearsay_annotation::{MarkKind, words};
use yew::prelude::*;

use crate::effects::now;
use crate::state::{Action, Desk, View};

/// The line over a list: "3 of 14 reviewed", and a button that confirms the rest.
pub(super) fn review(kind: MarkKind, desk: &Desk, view: &View, send: &Callback<Action>) -> Html {
    let review = progress(&desk.article, kind, view.sure.share());
    if review.all == 0 {
        return Html::default();
    }
    let confirm = send.reform(move |_: MouseEvent| Action::ConfirmAll(kind, now()));
    html! {
        <div class="review">
            <progress max={review.all.to_string()} value={review.decided.to_string()} aria-hidden="true" />
            <span>{ format!("{} of {} reviewed", review.decided, review.all) }</span>
            if review.sure > 0 {
                <button class="small" onclick={confirm}>{ all(kind, review.sure) }</button>
            }
        </div>
    }
}

/// "Confirm all 3 sure ones"; of names none is a suggestion.
fn all(kind: MarkKind, count: usize) -> String {
    match kind {
        MarkKind::Mention => format!("Confirm all {}", words::count(count, "mention", "mentions")),
        _ => format!("Confirm all {count} sure ones"),
    }
}

/// What was dismissed, under a list.
pub(super) fn dismissed(kind: MarkKind, desk: &Desk, send: &Callback<Action>) -> Html {
    let article = &desk.article;
    let gone = article
        .dismissed()
        .filter(|each| each.mark.body.kind() == kind);
    let gone: Vec<_> = gone
        .map(|each| (each.mark.id, each.mark.body.anchor()))
        .collect();
    if gone.is_empty() {
        return Html::default();
    }
    let items = gone.iter().map(|&(id, span)| {
        let restore = send.reform(move |_: MouseEvent| Action::Restore(id, now()));
        html! {
            <li>
                <span dir="auto">{ words::shorten(article.words(span), 90) }</span>
                <button class="small" onclick={restore} aria-label={format!("Bring back: {}", words::shorten(article.words(span), 60))}>{ "Bring back" }</button>
            </li>
        }
    });
    html! {
        <details class="dismissed">
            <summary>{ format!("{} dismissed", gone.len()) }</summary>
            <ul>{ for items }</ul>
        </details>
    }
}
