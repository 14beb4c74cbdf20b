//! The field that searches the library, and what narrows the search.

use hearsay_annotation::search::{Kind, Query, Standing};
use hearsay_annotation::{Origin, words};
use hearsay_text::{Label, Status};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::address::{kind_word, standing, standing_word};
use crate::components::lists::filters::{all, narrow};
use crate::effects::focus_field;
use crate::state::{Action, FIELD};

/// The form over the list of articles.
pub(super) fn form(query: &Query, send: &Callback<Action>) -> Html {
    let says = typed(query, send, |query, words| query.says = words);
    let submit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="seeking" role="search" onsubmit={submit}>
            <input
                type="search"
                data-finds="library"
                aria-label="Search all articles"
                aria-keyshortcuts="/"
                placeholder="Search all articles: words, names, “a phrase”"
                maxlength={FIELD.to_string()}
                value={query.says.clone()}
                oninput={says}
            />
            <div class="filters">
                { kinds(query, send) }
                { sorts(query, send) }
                { standings(query, send) }
                <input
                    type="search"
                    class="small"
                    aria-label="Who speaks, gives or gains"
                    placeholder="by whom"
                    maxlength={FIELD.to_string()}
                    value={query.person.clone()}
                    oninput={typed(query, send, |query, words| query.person = words)}
                />
                <input
                    type="search"
                    class="small"
                    aria-label="Tag"
                    placeholder="tag"
                    maxlength={FIELD.to_string()}
                    value={query.tag.clone()}
                    oninput={typed(query, send, |query, words| query.tag = words)}
                />
                if *query != Query::default() {
                    <button type="button" class="small" onclick={clear(send)}>
                        { "Clear" }
                    </button>
                }
            </div>
        </form>
    }
}

/// Lists all articles again. The button goes away, so the focus goes where the next search is typed.
fn clear(send: &Callback<Action>) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |_| {
        send.emit(Action::Seek(Query::default()));
        focus_field();
    })
}

fn typed(
    query: &Query,
    send: &Callback<Action>,
    put: fn(&mut Query, String),
) -> Callback<InputEvent> {
    let (query, send) = (query.clone(), send.clone());
    Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            let mut query = query.clone();
            put(&mut query, field.value());
            send.emit(Action::Seek(query));
        }
    })
}

fn picked(
    query: &Query,
    send: &Callback<Action>,
    put: impl Fn(&mut Query, &str) + 'static,
) -> Callback<String> {
    let query = query.clone();
    send.reform(move |value: String| {
        let mut query = query.clone();
        put(&mut query, &value);
        Action::Seek(query)
    })
}

/// Everything, names, quotes, concessions or text.
fn kinds(query: &Query, send: &Callback<Action>) -> Html {
    let kinds = [
        (Kind::Names(None), "Names"),
        (Kind::Quotes, "Quotes"),
        (Kind::Concessions(None), "Concessions"),
        (Kind::Text, "Text"),
    ];
    let mut options = vec![all("Everything", query.kind != Kind::Any)];
    options.extend(kinds.iter().map(|&(kind, words)| {
        let word = kind_word(kind);
        (
            word.to_owned(),
            words.to_owned(),
            kind_word(query.kind) == word,
        )
    }));
    let pick = picked(query, send, move |query, value| {
        let kind = kinds.iter().find(|(kind, _)| kind_word(*kind) == value);
        query.kind = kind.map_or(Kind::Any, |(kind, _)| *kind);
    });
    narrow("Where to look", options, pick)
}

/// Of names, which; of concessions, how far they have come.
fn sorts(query: &Query, send: &Callback<Action>) -> Html {
    let option = |value: &str, words: &str, chosen| (value.to_owned(), words.to_owned(), chosen);
    match query.kind {
        Kind::Names(chosen) => {
            let mut options = vec![all("All kinds", chosen.is_some())];
            options.extend(
                Label::ALL.iter().map(|&label| {
                    option(label.as_str(), words::label(label), chosen == Some(label))
                }),
            );
            let pick = picked(query, send, |query, value| {
                query.kind = Kind::Names(Label::parse(value));
            });
            narrow("Which kinds", options, pick)
        }
        Kind::Concessions(chosen) => {
            let mut options = vec![all("Any status", chosen.is_some())];
            options.extend(Status::ALL.iter().map(|&status| {
                option(
                    status.as_str(),
                    words::status(status),
                    chosen == Some(status),
                )
            }));
            let pick = picked(query, send, |query, value| {
                query.kind = Kind::Concessions(Status::parse(value));
            });
            narrow("Which status", options, pick)
        }
        Kind::Any | Kind::Quotes | Kind::Text => Html::default(),
    }
}

fn standings(query: &Query, send: &Callback<Action>) -> Html {
    let by = Origin::ALL.map(|origin| (Standing::By(origin), words::origin(origin).to_owned()));
    let gone = (Standing::Dismissed, "dismissed".to_owned());
    let mut options = vec![all("Any origin", query.standing.is_some())];
    options.extend(by.into_iter().chain([gone]).map(|(standing, words)| {
        let chosen = query.standing == Some(standing);
        (standing_word(standing).to_owned(), words, chosen)
    }));
    let pick = picked(query, send, |query, value| query.standing = standing(value));
    narrow("From where", options, pick)
}
