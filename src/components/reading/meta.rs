//! Under the title: when the text was pasted, how long it is, what was found, and what can be done with the text itself.

use hearsay_annotation::words;
use yew::prelude::*;

use crate::components::dates::date;
use crate::state::{Action, Correcting, Desk, found};

/// Properties of [`Meta`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article being read.
    pub desk: Desk,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// "Pasted 23 November 2026 · 412 words · 9 names, 6 quotes, 5 concessions"
#[component]
pub fn Meta(props: &Props) -> Html {
    let Props { desk, send } = props;
    let article = &desk.article;
    let found = if desk.is_running() {
        "reading …".to_owned()
    } else {
        found(article)
    };
    let length = words::count(article.text().split_whitespace().count(), "word", "words");
    let correct = send.reform(|_: MouseEvent| Action::CorrectText(Correcting::Open));
    let revise = send.reform(|_: MouseEvent| Action::Revise);
    html! {
        <div class="block">
            <div>
                <p class="meta">{ format!("Pasted {} · {length} · {found}", date(article.created())) }</p>
                if !desk.is_running() {
                    <div class="text-acts">
                        <button id="correct-text" class="small" onclick={correct}>{ "Correct the text" }</button>
                        <button class="small" onclick={revise}>{ "Paste a newer version of this text" }</button>
                    </div>
                }
            </div>
        </div>
    }
}
