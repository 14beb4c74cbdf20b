//! A part of a mark is being picked in the text: what is asked, and what is taken.

use hearsay_annotation::words;
use yew::prelude::*;

use crate::effects::{focus_card, now};
use crate::state::{Action, Desk, Picking, Taken};

/// Properties of [`PickForm`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is being picked.
    pub picking: Picking,
    /// The article being read.
    pub desk: Desk,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The question, the words that are selected, and the way out.
#[component]
pub fn PickForm(props: &Props) -> Html {
    let Props {
        picking,
        desk,
        send,
    } = props;
    let take = {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| {
            send.emit(Action::Take(Taken::Words, now()));
            focus_card();
        })
    };
    let stop = {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| {
            send.emit(Action::Unpick);
            focus_card();
        })
    };
    let how = if picking.slot.names() {
        "Choose a name in the text, or select words there."
    } else {
        "Select words in the text."
    };
    html! {
        <section class="adding" aria-label="Pick in the text">
            <h2>{ picking.slot.question() }</h2>
            if let Some(words) = picking.words {
                <blockquote dir="auto">{ words::shorten(desk.article.words(words), 240) }</blockquote>
            } else {
                <p class="quiet" role="status">{ how }</p>
            }
            <div class="choices">
                <button class="strong small" disabled={picking.words.is_none()} onclick={take}>{ "Take these words" }</button>
                <button class="small" onclick={stop}>{ "Cancel" }</button>
            </div>
        </section>
    }
}
