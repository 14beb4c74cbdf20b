//! The library: saved articles, to open, rename and delete, and to search.

mod found;
mod seeking;

use std::rc::Rc;

use hearsay_annotation::words;
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::prelude::*;

use super::dates::{date, moments};
use crate::effects::{Keeper, now};
use crate::state::{Action, Library, Screen, Summary, texts};

/// Properties of [`LibraryScreen`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What there is.
    pub library: Library,
    /// Why it can't be read, where it can't.
    pub refused: Option<AttrValue>,
    /// The id of the article on the desk, which is newer than what is kept.
    pub desk: Option<AttrValue>,
    /// Reads and writes it.
    pub keeper: Rc<Keeper>,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The saved articles, last changed first.
#[component]
pub fn LibraryScreen(props: &Props) -> Html {
    let body = match &props.library.summaries {
        None => match &props.refused {
            Some(why) => {
                html! { <p class="empty">{ format!("{why}, so there is no library here.") }</p> }
            }
            None => html! { <p class="quiet">{ "Reading …" }</p> },
        },
        Some(none) if none.is_empty() => html! {
            <p class="empty">{ "Nothing here yet. What you paste is kept here, in this browser only." }</p>
        },
        Some(_) if !props.library.seeking.query.is_blank() => found::found(&props.library.seeking),
        Some(summaries) => html! {
            <ul>{ for texts(summaries).into_iter().map(|versions| text(&versions, props)) }</ul>
        },
    };
    let some = props
        .library
        .summaries
        .as_ref()
        .is_some_and(|all| !all.is_empty());
    html! {
        <div class="library">
            <h1>{ "Library" }</h1>
            if some {
                { seeking::form(&props.library.seeking.query, &props.send) }
            }
            { body }
        </div>
    }
}

/// One text: its line, or those of its versions together.
fn text(versions: &[&Summary], props: &Props) -> Html {
    let entry = |summary: &Summary, version: Option<String>| {
        let retitling = props.library.retitling.as_deref() == Some(&summary.id);
        html! {
            <Entry
                key={summary.id.clone()}
                summary={summary.clone()}
                {version}
                {retitling}
                on_desk={props.desk.as_deref() == Some(&summary.id)}
                keeper={props.keeper.clone()}
                send={props.send.clone()}
            />
        }
    };
    match versions {
        [only] => entry(only, None),
        all => {
            let times: Vec<u64> = all.iter().map(|line| line.created).collect();
            let entries = all.iter().zip(moments(&times));
            let entries = entries.map(|(summary, moment)| entry(summary, Some(moment)));
            html! {
            <li class="versions" key={all.iter().map(|line| line.id.as_str()).collect::<Vec<_>>().join(" ")}>
                <p class="quiet">{ format!("{} versions of one text, the newest first", all.len()) }</p>
                <ul>{ for entries }</ul>
            </li>
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct EntryProps {
    summary: Summary,
    /// Of one of several versions: when it was pasted, by which they are told apart.
    version: Option<String>,
    retitling: bool,
    on_desk: bool,
    keeper: Rc<Keeper>,
    send: Callback<Action>,
}

#[component]
fn Entry(props: &EntryProps) -> Html {
    let EntryProps {
        summary,
        on_desk,
        version,
        keeper,
        send,
        ..
    } = props;
    let on_desk = *on_desk;
    let field = use_node_ref();
    {
        let (field, title) = (field.clone(), summary.title.clone());
        use_effect_with(props.retitling, move |&retitling| {
            if let Some(input) = field.cast::<HtmlInputElement>().filter(|_| retitling) {
                input.set_value(&title);
                let _ = input.focus();
                input.select();
            }
        });
    }
    if props.retitling {
        let submit = {
            let (keeper, send) = (keeper.clone(), send.clone());
            let (id, field) = (summary.id.clone(), field.clone());
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                let title = field
                    .cast::<HtmlInputElement>()
                    .map(|input| input.value())
                    .unwrap_or_default();
                match title.trim() {
                    "" => {}
                    title if on_desk => send.emit(Action::Title(title.to_owned(), now())),
                    title => keeper.retitle(id.clone(), title.to_owned()),
                }
            })
        };
        let stop = send.reform(|_: MouseEvent| Action::Retitle(None));
        return html! {
            <li>
                <form onsubmit={submit}>
                    <input ref={field} aria-label="Title" required=true maxlength="200" />
                    <button class="strong">{ "Rename" }</button>
                    <button type="button" onclick={stop}>{ "Cancel" }</button>
                </form>
            </li>
        };
    }
    let open = {
        let (keeper, send, id) = (keeper.clone(), send.clone(), summary.id.clone());
        Callback::from(move |_: MouseEvent| match on_desk {
            true => send.emit(Action::Go(Screen::Reading)),
            false => keeper.open(id.clone()),
        })
    };
    let retitle = {
        let id = summary.id.clone();
        send.reform(move |_: MouseEvent| Action::Retitle(Some(id.clone())))
    };
    let delete = {
        let (keeper, send, summary) = (keeper.clone(), send.clone(), summary.clone());
        Callback::from(move |_: MouseEvent| {
            // Left on the desk, the next edit would save it again.
            send.emit(Action::Clear(summary.id.clone()));
            keeper.delete(summary.clone());
        })
    };
    let pasted = version
        .as_ref()
        .map(|moment| format!("version of {moment}"));
    let of = |word: &str| match &pasted {
        Some(pasted) => format!("{word} “{}”, {pasted}", summary.title),
        None => format!("{word} “{}”", summary.title),
    };
    html! {
        <li>
            <div class="entry">
                <button class="open" onclick={open}>
                    { &summary.title }
                    if let Some(pasted) = &pasted {
                        <span class="hidden-words">{ format!(", {pasted}") }</span>
                    }
                </button>
                <div class="quiet">{ line(summary, version.as_deref()) }</div>
            </div>
            <button class="small" aria-label={of("Rename")} onclick={retitle}>{ "Rename" }</button>
            <button class="small danger" aria-label={of("Delete")} onclick={delete}>{ "Delete" }</button>
        </li>
    }
}

/// "23 November 2026 · 9 names, 6 quotes, 5 concessions"; of a version also when it was pasted.
fn line(summary: &Summary, version: Option<&str>) -> String {
    let when = match version {
        Some(moment) => format!("Pasted {moment}"),
        None => date(summary.changed),
    };
    format!(
        "{when} · {}, {}, {}",
        words::count(summary.entities, "name", "names"),
        words::count(summary.quotes, "quote", "quotes"),
        words::count(summary.concessions, "concession", "concessions"),
    )
}
