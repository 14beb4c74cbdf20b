//! A sentence for the reader at the foot of the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::effects::Keeper;
use crate::state::{Action, Bin, Notice, Told};

/// Properties of [`NoticeBar`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The sentence.
    pub notice: Option<Notice>,
    /// What was just done, for those who do not see it.
    pub told: Told,
    /// The deleted article that it may bring back.
    pub bin: Option<Bin>,
    /// Brings it back.
    pub keeper: Rc<Keeper>,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The sentence, with a way back from a deletion, and what was just done, unseen. Their place is always there, so that each
/// is read out when it comes; what comes alone is read alone.
#[component]
pub fn NoticeBar(props: &Props) -> Html {
    let hush = {
        let send = props.send.clone();
        Callback::from(move |_: MouseEvent| send.emit(Action::Hush))
    };
    let restore = props
        .bin
        .clone()
        .filter(|_| props.notice.as_ref().is_some_and(|notice| notice.restores))
        .map(|bin| {
            let keeper = props.keeper.clone();
            Callback::from(move |_: MouseEvent| keeper.restore(bin.clone()))
        });
    html! {
        <div role="status" aria-atomic="false">
            if !props.told.words.is_empty() {
                // The same words said again are a new element, or nothing would be read.
                <span key={props.told.nth} class="hidden-words">{ &props.told.words }</span>
            }
            if let Some(notice) = &props.notice {
                <div class="notice">
                    <span>{ &notice.words }</span>
                    if let Some(onclick) = restore {
                        <button class="small" {onclick}>{ "Undo" }</button>
                    }
                    <button class="small" aria-label="OK, close this message" onclick={hush}>{ "OK" }</button>
                </div>
            }
        </div>
    }
}
