//! The reading page: the marked text, the card beside what is pointed at, and the lists.

mod keys;
mod meta;
mod older;

use std::rc::Rc;

use hearsay_annotation::cards::Cards;
use hearsay_annotation::carets::Caret;
use hearsay_annotation::edges::{self, Edge};
use hearsay_annotation::search::{self, Wanted};
use hearsay_annotation::{MarkId, words};
use hearsay_text::{ParagraphKind, Span};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::keys::{choose, keys, point, point_focus};
use self::meta::Meta;
use self::older::older;
use super::cards::peek;
use super::{BlockView, CorrectText, Lists, PinKind, PinProps, Ring};
use crate::drawing::{Drawn, Found, How, Sheet};
use crate::effects::{let_drag_begin, show_selected, use_later, use_selection};
use crate::state::{Action, Desk, List, PORTION, View};

/// Properties of [`Reading`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article being read.
    pub desk: Desk,
    /// What is shown of its marks.
    pub view: View,
    /// The name that the reader signs with.
    pub reader: AttrValue,
    /// Whether single characters act only where the focus is.
    pub keys_off: bool,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The reading page.
#[component]
pub fn Reading(props: &Props) -> Html {
    let Props {
        desk,
        view,
        reader,
        keys_off,
        send,
    } = props;
    let sheet = use_sheet(desk, view);
    let places = use_memo(
        (desk.article.clone(), view.filter.says.clone()),
        |(article, says)| search::places(article.text(), &Wanted::of(says)),
    );
    // The list answers at once, and the text lights up after it; one that was changed is lit for what it says now.
    let lit = use_later((!places.is_empty()).then(|| (desk.article.clone(), places.clone())));
    let lights = match lit {
        Some((lit, lights)) if lit == desk.article => lights,
        Some(_) => places.clone(),
        None => Rc::default(),
    };
    let text = use_node_ref();
    use_selection(&text, send);
    use_selected(&text, desk);
    let Sheet {
        drawn: blocks,
        more,
        ..
    } = &*sheet;
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
            if desk.language.is_some() || !desk.versions.newer.is_empty() {
                <div class="language">
                    { older(desk) }
                    if let Some(language) = desk.language {
                        <div class="block"><p class="meta" role="note">{ language.notice() }</p></div>
                    }
                </div>
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
                class={classes!("article", desk.caret.is_some().then_some("selecting"), hides.collect::<Vec<_>>())}
                aria-label="The article"
                tabindex="-1"
                // With a caret, the arrows are the page's.
                role={desk.caret.is_some().then_some("application")}
                onmouseover={point(send)}
                onfocusin={point_focus(send)}
                onmouseleave={send.reform(|_: MouseEvent| Action::Point(Vec::new()))}
                onfocusout={send.reform(|_: FocusEvent| Action::Point(Vec::new()))}
                onmousedown={Callback::from(|event: MouseEvent| let_drag_begin(&event))}
                onclick={choose(desk, send)}
                onkeydown={keys(desk, send)}
            >
                if desk.is_running() {
                    <div class="working"><span>{ "Reading the article …" }</span></div>
                }
                { draw(blocks, desk, &lights, view.at, send) }
                if *more {
                    <button class="more" onclick={send.reform(|_: MouseEvent| Action::More)}>{ "Show more of the text" }</button>
                }
                <Ring chosen={desk.chosen} article={desk.article.clone()} portions={desk.portions} view={view.clone()} />
                <Peek desk={desk.clone()} />
            </article>
            }
            if let Some(caret) = desk.caret {
                <p class="hidden-words" role="status">{ heard(desk, caret) }</p>
            }
            <Lists desk={desk.at_rest()} view={view.clone()} {places} reader={reader.clone()} keys_off={*keys_off} send={send.clone()} />
        </div>
    }
}

/// The article as it is drawn: after an edit, only what the edit touched is drawn anew.
#[hook]
fn use_sheet(desk: &Desk, view: &View) -> Rc<Sheet> {
    let before = use_mut_ref(|| None::<Rc<Sheet>>);
    let how = How {
        bytes: PORTION.saturating_mul(desk.portions),
        sure: view.sure.share(),
        aloud: view.aloud,
    };
    let sheet = use_memo((desk.article.clone(), how), |(article, how)| {
        let mut before = before.borrow_mut();
        let sheet = Rc::new(Sheet::after(before.as_deref(), article, *how));
        *before = Some(sheet.clone());
        sheet
    });
    Rc::clone(&sheet)
}

fn begins_with_heading(blocks: &[Rc<Drawn>]) -> bool {
    blocks
        .first()
        .is_some_and(|drawn| drawn.kind == ParagraphKind::Heading)
}

fn draw(
    blocks: &[Rc<Drawn>],
    desk: &Desk,
    places: &[Span],
    at: Option<Span>,
    send: &Callback<Action>,
) -> Html {
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
    let untitled = html! { <Meta desk={desk.at_rest()} send={send.clone()} /> };
    let pins = pins(desk, send);
    let blocks = blocks.iter().enumerate().map(|(index, drawn)| {
        let stands = |pin: &&PinProps| {
            drawn.holds(pin.at, matches!(pin.kind, PinKind::Grip(_, Edge::End, _)))
        };
        let here = |id: Option<MarkId>| id.filter(|&id| marks(drawn, id));
        html! {
            <>
                <BlockView
                    key={drawn.start}
                    drawn={drawn.clone()}
                    chosen={here(desk.chosen)}
                    stop={here(stop)}
                    found={found_in(drawn, places, at)}
                    title={index == 0}
                    pins={pins.iter().filter(stands).cloned().collect::<Vec<_>>()}
                />
                if index == 0 && titled {
                    <Meta desk={desk.at_rest()} send={send.clone()} />
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

/// What is selected, for those who hear the page; where nothing is, what follows the caret.
fn heard(desk: &Desk, caret: Caret) -> String {
    let text = desk.article.text();
    let selected = caret.selected().of(text);
    if selected.is_empty() {
        let line = text[caret.at..].lines().next().unwrap_or_default();
        format!("before: {}", words::shorten(line, 40))
    } else {
        format!("selected: {}", words::shorten(selected, 200))
    }
}

/// The grips of the chosen mark, or the caret.
fn pins(desk: &Desk, send: &Callback<Action>) -> Vec<PinProps> {
    let pin = |kind, at| PinProps {
        kind,
        at,
        article: desk.article.clone(),
        send: send.clone(),
    };
    if let Some(caret) = desk.caret {
        return vec![pin(PinKind::Caret, caret.at)];
    }
    let idle = desk.draft.is_none() && !desk.has_tool();
    let chosen = desk.chosen.filter(|_| idle);
    let Some(mark) = chosen.and_then(|id| desk.article.mark(id)) else {
        return Vec::new();
    };
    let edge = |edge| edges::place(&mark.body, edge);
    let (Some(start), Some(end)) = (edge(Edge::Start), edge(Edge::End)) else {
        return Vec::new();
    };
    vec![
        pin(PinKind::Grip(mark.id, Edge::Start, end), start),
        pin(PinKind::Grip(mark.id, Edge::End, start), end),
    ]
}

/// What the caret selects shows as selected, and the text takes the keys as long as there is one.
#[hook]
fn use_selected(text: &NodeRef, desk: &Desk) {
    let text = text.clone();
    use_effect_with(desk.caret, move |caret| {
        let begun = caret.is_some();
        if let (Some(caret), Some(article)) = (caret, text.cast::<Element>()) {
            show_selected(&article, caret.selected());
        }
        if let Some(article) = text.cast::<HtmlElement>().filter(|_| begun) {
            let inside = article.contains(gloo::utils::document().active_element().as_deref());
            if !inside {
                let _ = article.focus();
            }
        }
        move || {
            if let Some(article) = text.cast::<Element>().filter(|_| begun) {
                show_selected(&article, Span::new(0, 0));
            }
        }
    });
}

/// The places within a paragraph, and the one that is shown.
fn found_in(drawn: &Drawn, places: &[Span], at: Option<Span>) -> Found {
    let last = drawn.pieces.last();
    let end = last.map_or(drawn.start, |piece| piece.at + piece.text.len());
    let block = Span::new(drawn.start, end);
    let from = places.partition_point(|place| place.end <= block.start);
    let to = places.partition_point(|place| place.start < block.end);
    Found {
        places: places.get(from..to).unwrap_or_default().to_vec(),
        here: at.filter(|at| at.overlaps(block) && drawn.has_edges(*at)),
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
