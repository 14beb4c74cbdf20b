//! The bar at the top.

use yew::prelude::*;

use crate::effects::{focus_soon, left_menu, menu_keys, now, print, share_data, share_page};
use crate::state::{Action, Desk, Screen, Storage};

/// Properties of [`Header`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The screen that is up.
    pub screen: Screen,
    /// The article on the desk.
    pub desk: Option<Desk>,
    /// Whether it is kept.
    pub storage: Storage,
    /// Whether the menu of exports is open.
    pub sharing: bool,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The bar at the top: what this is, whether it is saved, undo, library, new text, share.
#[component]
pub fn Header(props: &Props) -> Html {
    let on = |action: Action| {
        let send = props.send.clone();
        Callback::from(move |_: MouseEvent| send.emit(action.clone()))
    };
    let reading = props
        .desk
        .as_ref()
        .filter(|_| props.screen == Screen::Reading);
    html! {
        <header class="top">
            <button class="brand" aria-label="Hearsay: an empty sheet" onclick={on(Action::Go(Screen::Start))}>
                { "Hear" }<i>{ "say" }</i>
            </button>
            { reading.map_or_else(Html::default, |_| saved(&props.storage)) }
            <span class="room" />
            if let Some(desk) = reading {
                { history(desk, &props.send) }
            }
            if props.screen != Screen::Library {
                <button class="small-icon" onclick={on(Action::Go(Screen::Library))}>{ icon(LIBRARY) }<span class="word">{ "Library" }</span></button>
            }
            if props.screen == Screen::Library && props.desk.is_some() {
                <button onclick={on(Action::Go(Screen::Reading))}>{ "Back to the article" }</button>
            }
            if props.screen != Screen::Start {
                <button class="small-icon" onclick={on(Action::Go(Screen::Start))}>
                    { icon(NEW) }<span class="word">{ "New" }<span class="wide">{ " text" }</span></span>
                </button>
            }
            if let Some(desk) = reading {
                { share(desk, props.sharing, &props.send) }
            }
        </header>
    }
}

/// What stands for a word where there is no room for it, as paths in a square of 20. The word is still there to be heard.
const LIBRARY: &str = "M4 4v12M8 4v12M12 4.5l3.5 11.5";
const NEW: &str = "M10 4v12M4 10h12";
const UNDO: &str = "M7.5 4L4 7.5 7.5 11M4.5 7.5H12a4 4 0 0 1 0 8H8";
const REDO: &str = "M12.5 4L16 7.5 12.5 11M15.5 7.5H8a4 4 0 0 0 0 8h4";

fn icon(path: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d={path} /></svg> }
}

fn saved(storage: &Storage) -> Html {
    match storage {
        Storage::Pending => html! { <span class="saved">{ "Saving …" }</span> },
        Storage::Saved => html! { <span class="saved">{ "Saved in this browser" }</span> },
        Storage::Refused(why) => {
            html! { <span class="saved bad" title={why.clone()}>{ "Not saved" }</span> }
        }
    }
}

fn history(desk: &Desk, send: &Callback<Action>) -> Html {
    let step = |label: Option<&str>, word: &'static str, sign, action: fn(u64) -> Action| {
        let send = send.clone();
        let onclick = Callback::from(move |_: MouseEvent| send.emit(action(now())));
        label.map(|label| {
            html! {
                <button class="step" title={format!("{word}: {label}")} {onclick}>
                    { icon(sign) }<span class="word">{ word }</span><span class="wide">{ format!(": {label}") }</span>
                </button>
            }
        })
    };
    html! {
        <>
            { step(desk.history.undo_label(), "Undo", UNDO, Action::Undo) }
            { step(desk.history.redo_label(), "Redo", REDO, Action::Redo) }
        </>
    }
}

fn share(desk: &Desk, open: bool, send: &Callback<Action>) -> Html {
    let toggle = {
        let send = send.clone();
        Callback::from(move |event: MouseEvent| {
            send.emit(Action::Share(!open));
            // Pressed by something else than a pointer: the menu has the focus, as with a key.
            if !open && event.detail() == 0 {
                focus_soon("#share-menu [role='menuitem']");
            }
        })
    };
    let with = |save: fn(&hearsay_annotation::Article, &Callback<Action>)| {
        let (article, send) = (desk.article.clone(), send.clone());
        Callback::from(move |_: MouseEvent| {
            save(&article, &send);
            focus_soon("#share");
        })
    };
    let on_paper = {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| {
            print(&send);
            focus_soon("#share");
        })
    };
    let set = send.reform(Action::Share);
    let keys = {
        let set = set.clone();
        Callback::from(move |event: KeyboardEvent| menu_keys(&event, open, &set))
    };
    let left = Callback::from(move |event: FocusEvent| {
        if open {
            left_menu(&event, &set);
        }
    });
    html! {
        <div class="menu" onkeydown={keys} onfocusout={left}>
            <button id="share" class="strong" aria-haspopup="menu" aria-expanded={open.to_string()} aria-controls="share-menu" onclick={toggle}>{ "Share" }</button>
            if open {
                <div id="share-menu" role="menu" aria-labelledby="share">
                    <button role="menuitem" tabindex="-1" onclick={with(share_page)}>
                        { "A page (HTML)" }
                        <small>{ "The text with its marks, cards and lists. Opens anywhere, needs nothing." }</small>
                    </button>
                    <button role="menuitem" tabindex="-1" onclick={with(share_data)}>
                        { "Data (JSON)" }
                        <small>{ "Entities, quotes and concessions with their places in the text." }</small>
                    </button>
                    <button role="menuitem" tabindex="-1" onclick={on_paper}>
                        { "Print" }
                        <small>{ "The text with numbered marks, and the lists in full." }</small>
                    </button>
                </div>
            }
        </div>
    }
}
