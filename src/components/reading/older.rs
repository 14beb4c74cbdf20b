//! Over an article of which the library holds a newer version: that it is an older one, and the way to the newest.

use yew::prelude::*;

use crate::address::Address;
use crate::components::dates::moments;
use crate::state::Desk;

/// The line; nothing over an article that is the newest.
pub(super) fn older(desk: &Desk) -> Html {
    let Some(newest) = desk.versions.newer.first() else {
        return Html::default();
    };
    let times = [desk.article.created(), newest.created];
    let [own, its] = moments(&times).try_into().unwrap_or_default();
    html! {
        <div class="block">
            <p class="meta" role="note">
                { format!("This is an older version of the text, pasted {own}. ") }
                <a href={Address::of_article(&newest.id).write()}>{ format!("Open the newest, pasted {its}") }</a>
            </p>
        </div>
    }
}
