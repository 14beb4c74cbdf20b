//! The reading page: the marked text, the card beside what is pointed at, and the lists.

use std::rc::Rc;

use hearsay_annotation::cards::Cards;
use hearsay_annotation::{MarkId, lists, words};
use hearsay_text::ParagraphKind;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use super::cards::peek;
use super::dates::date;
use super::{BlockView, CorrectText, Lists};
use crate::drawing::{self, Drawn};
use crate::effects::{focus_card, focus_mark_after, let_drag_begin, now, use_selection};
use crate::state::{Action, Desk, List, PORTION, View};

/// Properties of [`Reading`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article being read.
    pub desk: Desk,
    /// What is shown of its marks.
    pub view: View,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The reading page.
#[component]
pub fn Reading(props: &Props) -> Html {
    let Props { desk, view, send } = props;
    let drawn = use_memo(
        (desk.article.clone(), desk.portions, view.sure),
        |(article, portions, sure)| {
            drawing::draw(article, PORTION.saturating_mul(*portions), sure.share())
        },
    );
    let text = use_node_ref();
    use_selection(&text, send);
    let (blocks, more) = &*drawn;
    let hides = List::ALL
        .iter()
        .zip(["no-entities", "no-quotes", "no-concessions"]);
    let hides = hides
        .filter(|(list, _)| view.hidden[**list as usize])
        .map(|(_, class)| class);
    let correction = desk.correction.as_ref();
    let correcting = correction.is_some_and(|correction| correction.open);
    html! {
        <div class="reading">
            if let Some(language) = desk.language {
                <div class="language"><div class="block">
                    <p class="meta" role="note">{ language.notice() }</p>
                </div></div>
            }
            // Beside the article, which holds the reader's text and nothing else.
            if correcting || !begins_with_heading(blocks) {
                <h1 class="hidden-words">{ desk.article.title() }</h1>
            }
            if correcting {
                <CorrectText key={desk.article.id()} desk={desk.at_rest()} send={send.clone()} />
            } else {
            <article
                ref={text}
                class={classes!("article", hides.collect::<Vec<_>>())}
                aria-label="The article"
                onmouseover={point(send)}
                onfocusin={point_focus(send)}
                onmouseleave={send.reform(|_: MouseEvent| Action::Point(Vec::new()))}
                onfocusout={send.reform(|_: FocusEvent| Action::Point(Vec::new()))}
                onmousedown={Callback::from(|event: MouseEvent| let_drag_begin(&event))}
                onclick={choose(send)}
                onkeydown={keys(send)}
            >
                if desk.is_running() {
                    <div class="working"><span>{ "Reading the article …" }</span></div>
                }
                { draw(blocks, desk) }
                if *more {
                    <button class="more" onclick={send.reform(|_: MouseEvent| Action::More)}>{ "Show more of the text" }</button>
                }
                <Peek desk={desk.clone()} />
            </article>
            }
            <Lists desk={desk.at_rest()} view={view.clone()} send={send.clone()} />
        </div>
    }
}

fn begins_with_heading(blocks: &[Rc<Drawn>]) -> bool {
    blocks
        .first()
        .is_some_and(|drawn| drawn.kind == ParagraphKind::Heading)
}

fn draw(blocks: &[Rc<Drawn>], desk: &Desk) -> Html {
    let marks =
        |drawn: &Drawn, id: MarkId| drawn.pieces.iter().any(|piece| piece.marks.contains(&id));
    let first = blocks
        .iter()
        .flat_map(|drawn| &drawn.pieces)
        .find(|piece| piece.focus)
        .and_then(|piece| piece.marks.first());
    // Tab leads to the mark that was last in use, else to the first.
    let stop = desk
        .pointed
        .first()
        .or(desk.chosen.as_ref())
        .or(first)
        .copied();
    let titled = begins_with_heading(blocks);
    let untitled = html! { <Meta desk={desk.at_rest()} /> };
    let blocks = blocks.iter().enumerate().map(|(index, drawn)| {
        let here = |id: Option<MarkId>| id.filter(|&id| marks(drawn, id));
        html! {
            <>
                <BlockView
                    key={drawn.start}
                    drawn={drawn.clone()}
                    chosen={here(desk.chosen)}
                    stop={here(stop)}
                    title={index == 0}
                />
                if index == 0 && titled {
                    <Meta desk={desk.at_rest()} />
                }
            </>
        }
    });
    (!titled)
        .then_some(untitled)
        .into_iter()
        .chain(blocks)
        .collect()
}

#[derive(Properties, PartialEq)]
struct MetaProps {
    desk: Desk,
}

/// "Pasted 23 November 2026 · 412 words · 9 names, 6 quotes, 5 concessions"
#[component]
fn Meta(props: &MetaProps) -> Html {
    let desk = &props.desk;
    let article = &desk.article;
    let counts = lists::counts(article);
    let found = if desk.is_running() {
        "reading …".to_owned()
    } else {
        [
            words::count(counts.who, "name", "names"),
            words::count(counts.said, "quote", "quotes"),
            words::count(counts.gave, "claimed concession", "claimed concessions"),
        ]
        .join(", ")
    };
    let length = words::count(article.text().split_whitespace().count(), "word", "words");
    html! {
        <div class="block">
            <p class="meta" role="status">{ format!("Pasted {} · {length} · {found}", date(article.created())) }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PeekProps {
    desk: Desk,
}

/// The cards of what is pointed at, in the margin at its height.
#[component]
fn Peek(props: &PeekProps) -> Html {
    let desk = &props.desk;
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(desk.pointed.clone(), move |pointed| {
            let mark = pointed.first().and_then(|id| {
                gloo::utils::document()
                    .query_selector(&format!("[data-marks='{id}'], [data-marks^='{id} ']"))
                    .ok()
                    .flatten()
            });
            let (Some(mark), Some(peek)) = (mark, place.cast::<HtmlElement>()) else {
                return;
            };
            let within = peek
                .offset_parent()
                .map_or(0.0, |parent| parent.get_bounding_client_rect().top());
            let top = mark.get_bounding_client_rect().top() - within;
            let _ = peek.style().set_property("top", &format!("{top}px"));
        });
    }
    if desk.pointed.is_empty() {
        return Html::default();
    }
    let cards = Cards::of(&desk.article);
    // The card of a chosen mark is open in its list.
    let pointed = desk.pointed.iter().filter(|&&id| desk.chosen != Some(id));
    let cards = pointed.take(3).filter_map(|&id| cards.mark(id));
    html! { <div class="peek" ref={place} aria-hidden="true">{ for cards.map(|card| peek(&card)) }</div> }
}

/// The piece of text that an event is about, and the marks on it.
fn marks_at(event: &Event) -> Option<(Element, Vec<MarkId>)> {
    let node = event.target()?.dyn_into::<Node>().ok()?;
    let element = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    let piece = element.closest("[data-marks]").ok().flatten()?;
    let marks = piece.get_attribute("data-marks")?;
    let marks = marks
        .split(' ')
        .filter_map(|id| id.strip_prefix('m')?.parse().ok().map(MarkId))
        .collect();
    Some((piece, marks))
}

fn point(send: &Callback<Action>) -> Callback<MouseEvent> {
    send.reform(|event: MouseEvent| {
        Action::Point(marks_at(&event).map_or_else(Vec::new, |(_, marks)| marks))
    })
}

fn point_focus(send: &Callback<Action>) -> Callback<FocusEvent> {
    send.reform(|event: FocusEvent| {
        Action::Point(marks_at(&event).map_or_else(Vec::new, |(_, marks)| marks))
    })
}

fn choose(send: &Callback<Action>) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        // A drag that selects words ends in a click, too.
        let selecting = gloo::utils::window()
            .get_selection()
            .ok()
            .flatten()
            .is_some_and(|selection| !selection.is_collapsed());
        if let Some((piece, marks)) = marks_at(&event).filter(|_| !selecting) {
            send.emit(Action::Choose(marks.first().copied()));
            // So that the arrows go on from here.
            if let Some(mark) = piece.dyn_ref::<HtmlElement>() {
                let _ = mark.focus();
            }
        }
    })
}

/// In the text: arrows walk the marks in reading order, Enter goes to the card, c confirms and Delete removes or dismisses
/// and both go on to the next, Escape lets go.
fn keys(send: &Callback<Action>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some((piece, marks)) = marks_at(&event) else {
            return;
        };
        let Some(&id) = marks.first() else { return };
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => step(&piece, 1),
            "ArrowLeft" | "ArrowUp" => step(&piece, -1),
            "Enter" | " " => {
                send.emit(Action::Choose(Some(id)));
                focus_card();
            }
            "c" | "C" if !event.ctrl_key() && !event.meta_key() => {
                focus_mark_after(id);
                send.emit(Action::Confirm(id, now()));
            }
            "Delete" | "Backspace" => {
                focus_mark_after(id);
                send.emit(Action::Remove(id, now()));
            }
            "Escape" => send.emit(Action::Choose(None)),
            _ => return,
        }
        event.prevent_default();
    })
}

/// Moves the focus to the mark before or after this one.
fn step(from: &Element, by: i32) {
    let Ok(marks) = gloo::utils::document().query_selector_all("[data-mark]") else {
        return;
    };
    let here: &Node = from;
    let at = (0..marks.length()).find(|&index| {
        marks
            .get(index)
            .is_some_and(|mark| mark.is_same_node(Some(here)))
    });
    let to = at
        .and_then(|at| at.checked_add_signed(by))
        .and_then(|to| marks.get(to));
    if let Some(mark) = to.and_then(|mark| mark.dyn_into::<HtmlElement>().ok()) {
        let _ = mark.focus();
    }
}
