//! The app: holds the state, performs what it asks for outside, and shows the screen that is up.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::{Header, LibraryScreen, NoticeBar, Paper, Reading, Start, date};
use crate::effects;
use crate::state::{self, Action, Screen, State};

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(state::reduce(Rc::unwrap_or_clone(self), action))
    }
}

/// Puts the page into the document.
pub fn render() {
    yew::Renderer::<App>::new().render();
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::default);
    let send = effects::use_analyser(state.desk.as_ref(), state.dispatcher());
    let keeper = use_memo((), |()| effects::Keeper::new(send.clone()));
    effects::use_saving(&state, &keeper);
    effects::use_searching(&state, &keeper);
    effects::use_versions(&state, &keeper);
    effects::use_address(&state, &keeper, &send);
    effects::use_title(&state);
    let dropping = effects::use_drop(&send);
    effects::use_global_keys(&send, state.keys_off);
    effects::use_printing(&send);
    effects::use_focus_rescue(&state);
    effects::use_settings(&state, &send);
    effects::use_leaving(&state);

    let screen = match (state.screen, &state.desk) {
        (Screen::Reading, Some(desk)) => html! {
            <Reading
                desk={desk.clone()}
                view={state.view.clone()}
                reader={AttrValue::from(state.reader.clone())}
                keys_off={state.keys_off}
                send={send.clone()}
            />
        },
        (Screen::Library, _) => html! {
            <LibraryScreen
                library={state.library.clone()}
                refused={state.storage.refusal().map(AttrValue::from)}
                desk={state.desk.as_ref().map(|desk| AttrValue::from(desk.article.id().to_owned()))}
                keeper={keeper.clone()}
                send={send.clone()}
            />
        },
        _ => {
            let revising = state.revising.as_ref();
            let revising = revising.map(|article| AttrValue::from(article.title().to_owned()));
            html! { <Start typed={state.typed.clone()} {revising} send={send.clone()} /> }
        }
    };
    let printed = state.desk.as_ref().filter(|_| state.is_printing_article());
    let paper = printed.map(|desk| {
        let day = date(desk.article.created());
        html! { <Paper desk={desk.at_rest()} sure={state.view.sure} {day} /> }
    });
    let papered = paper.is_some().then_some("papered");
    html! {
        <div class={classes!(dropping.then_some("dropping"), papered)}>
            <a class="skip" href="#main" onclick={effects::skip_to_main}>{ "Skip to the text" }</a>
            <Header
                screen={state.screen}
                desk={state.desk.clone()}
                storage={state.storage.clone()}
                sharing={state.sharing}
                send={send.clone()}
            />
            <main id="main" tabindex="-1">{ screen }</main>
            <NoticeBar
                notice={state.notice.clone()}
                told={state.told.clone()}
                bin={state.library.bin.clone()}
                {keeper}
                {send}
            />
            { for paper }
        </div>
    }
}
