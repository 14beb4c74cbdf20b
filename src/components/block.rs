//! A paragraph or heading of the article, with the notes in its margin.

use std::rc::Rc;

use hearsay_annotation::{MarkId, MarkKind, words};
use hearsay_text::ParagraphKind;
use yew::prelude::*;

use super::{Pin, PinProps};
use crate::borders::Border;
use crate::drawing::{Drawn, Found, Light, Note, Piece};

/// Properties of [`BlockView`]. Equal ones are not drawn again.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to draw.
    pub drawn: Rc<Drawn>,
    /// The mark that is chosen, if it lies here.
    pub chosen: Option<MarkId>,
    /// The mark on which Tab lands, if it lies here.
    pub stop: Option<MarkId>,
    /// What is found in it.
    pub found: Found,
    /// Whether it is the article's title.
    pub title: bool,
    /// What stands over its text.
    pub pins: Vec<PinProps>,
}

/// Draws a paragraph: flat pieces, so that marks overlap in any way.
#[component]
pub fn BlockView(props: &Props) -> Html {
    let Props {
        drawn,
        chosen,
        stop,
        found,
        title,
        pins,
    } = props;
    let pieces: Html = drawn
        .pieces
        .iter()
        .map(|piece| draw(piece, *chosen, *stop, found))
        .collect();
    let text = match (drawn.kind, title) {
        (ParagraphKind::Heading, true) => html! { <h1 dir="auto">{ pieces }</h1> },
        (ParagraphKind::Heading, false) => html! { <h2 dir="auto">{ pieces }</h2> },
        (ParagraphKind::Body, _) => html! { <p dir="auto">{ pieces }</p> },
    };
    html! {
        <div class="block">
            { text }
            // In a fragment of their own: the text keeps its element, and what is selected in it, when they come and go.
            <>{ for pins.iter().map(|pin| html! { <Pin ..pin.clone() /> }) }</>
            if !drawn.notes.is_empty() || !drawn.more_notes.is_empty() {
                <div class="margin" aria-hidden="true">
                    { for drawn.notes.iter().map(note) }
                    // It leads to the list that has them all.
                    if let Some(first) = drawn.more_notes.first() {
                        <div class="note more-notes" data-note={first.to_string()}>{ more(drawn) }</div>
                    }
                </div>
            }
        </div>
    }
}

/// A piece, between what is said before and after it. Those words lie outside of it: they are not of the text, and no
/// offset counts them.
fn draw(piece: &Piece, chosen: Option<MarkId>, stop: Option<MarkId>, found: &Found) -> Html {
    let words = in_sight(piece, chosen, stop, found);
    if piece.border == Border::default() {
        return words;
    }
    let Border { before, after } = &piece.border;
    html! { <>{ heard(before) }{ words }{ heard(after) }</> }
}

fn heard(words: &str) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    html! { <span class="hidden-words aloud">{ words.to_owned() }</span> }
}

fn in_sight(piece: &Piece, chosen: Option<MarkId>, stop: Option<MarkId>, found: &Found) -> Html {
    let text = lit(piece, found);
    let Some(top) = piece.marks.first() else {
        return html! { <span data-at={&piece.place}>{ text }</span> };
    };
    // Ready as it is for all but one mark: there may be thousands.
    let class = if chosen.is_some_and(|id| piece.marks.contains(&id)) {
        format!("{} chosen", piece.looks).into()
    } else {
        piece.looks.clone()
    };
    if !piece.focus {
        return html! { <span {class} data-at={&piece.place} data-marks={&piece.ids}>{ text }</span> };
    }
    let tabindex = if stop == Some(*top) { "0" } else { "-1" };
    html! {
        <span
            {class}
            data-at={&piece.place}
            data-marks={&piece.ids}
            data-mark={top.to_string()}
            role="button"
            {tabindex}
            aria-description={piece.said.clone()}
        >
            { text }
        </span>
    }
}

/// The words of a piece, those that are found marked.
fn lit(piece: &Piece, found: &Found) -> Html {
    // Words in which nothing is found stay the node that they are.
    if !found.touches(piece) {
        return html! { { &piece.text } };
    }
    let stretches = found.stretches(piece).into_iter();
    let stretches = stretches.map(|(words, light)| match light {
        Light::Off => html! { { words } },
        Light::On => html! { <mark>{ words }</mark> },
        Light::Here => html! { <mark class="here">{ words }</mark> },
    });
    html! { { for stretches } }
}

/// "and 2 more"; "2 notes" where none is shown.
fn more(drawn: &Drawn) -> String {
    let many = drawn.more_notes.len();
    if drawn.notes.is_empty() {
        words::count(many, "note", "notes")
    } else {
        format!("and {many} more")
    }
}

fn note(note: &Note) -> Html {
    let kind = if note.kind == MarkKind::Concession {
        "gave"
    } else {
        "said"
    };
    html! {
        <div class={classes!("note", kind)} data-note={note.mark.to_string()}>
            <strong>{ &note.headline }</strong>
            { for note.lines.iter().map(|line| html! { <><br />{ line }</> }) }
        </div>
    }
}
