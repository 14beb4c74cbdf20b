//! What the pointer and the keys do in the text.

use hearsay_annotation::carets::Stride;
use hearsay_annotation::edges::{Edge, Step};
use hearsay_annotation::{Body, MarkId};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

use crate::effects::{
    begin_of, focus_card, focus_draft, focus_editing, focus_mark_after, focus_piece, neighbour,
    now, refocus_mark,
};
use crate::state::{Action, Change, Desk, Taken};

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

pub(super) fn point(send: &Callback<Action>) -> Callback<MouseEvent> {
    send.reform(|event: MouseEvent| {
        Action::Point(marks_at(&event).map_or_else(Vec::new, |(_, marks)| marks))
    })
}

pub(super) fn point_focus(send: &Callback<Action>) -> Callback<FocusEvent> {
    send.reform(|event: FocusEvent| {
        Action::Point(marks_at(&event).map_or_else(Vec::new, |(_, marks)| marks))
    })
}

/// A click chooses the mark; where a part of one is being picked, it takes the name.
pub(super) fn choose(desk: &Desk, send: &Callback<Action>) -> Callback<MouseEvent> {
    let (desk, send) = (desk.clone(), send.clone());
    Callback::from(move |event: MouseEvent| {
        // A drag that selects words ends in a click, too.
        let selecting = gloo::utils::window()
            .get_selection()
            .ok()
            .flatten()
            .is_some_and(|selection| !selection.is_collapsed());
        if let Some(id) = noted(&event).filter(|_| !selecting && desk.picking.is_none()) {
            return send.emit(Action::Choose(Some(id)));
        }
        let Some((piece, marks)) = marks_at(&event).filter(|_| !selecting) else {
            return;
        };
        match marks.first() {
            Some(&id) if desk.picking.is_some() => take(&desk, id, &send),
            first => send.emit(Action::Choose(first.copied())),
        }
        // So that the arrows go on from here.
        focus_piece(&piece);
    })
}

/// The mark that a note in the margin is about.
fn noted(event: &MouseEvent) -> Option<MarkId> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let note = element.closest("[data-note]").ok().flatten()?;
    let id = note.get_attribute("data-note")?;
    id.strip_prefix('m')?.parse().ok().map(MarkId)
}

/// Takes the name on a mark for the part that is being picked; on words that name nobody, the question stays.
fn take(desk: &Desk, id: MarkId, send: &Callback<Action>) {
    let names = matches!(
        desk.article.mark(id).map(|mark| &mark.body),
        Some(Body::Mention { .. })
    );
    if names && desk.picking.is_some_and(|picking| picking.slot.names()) {
        send.emit(Action::Take(Taken::Name(id), now()));
        focus_card();
    }
}

/// In the text: arrows walk the marks in reading order, Enter goes to the card, e to what can be put right on it, c confirms and Delete removes or dismisses
/// and both go on to the next, Shift and Ctrl with arrows move the end and the beginning, o turns to another mark on the same words, s selects words, m has the borders of
/// marks read out or not, Escape lets go.
pub(super) fn keys(desk: &Desk, send: &Callback<Action>) -> Callback<KeyboardEvent> {
    let (desk, send) = (desk.clone(), send.clone());
    Callback::from(move |event: KeyboardEvent| {
        if desk.caret.is_some() {
            return select(&desk, &event, &send);
        }
        let Some((piece, marks)) = marks_at(&event) else {
            return;
        };
        // Of several marks on the same words, the one that was turned to.
        let turned = desk.pointed.first().filter(|id| marks.contains(id));
        let Some(&id) = turned.or(marks.first()) else {
            return;
        };
        let (control, key) = (event.ctrl_key() || event.meta_key(), event.key());
        let edge = |edge, step| {
            send.emit(Action::Change(id, Change::Edge(edge, step), now()));
            // The text is cut in other pieces then: the focus stays on the mark.
            refocus_mark(id);
        };
        match key.as_str() {
            "ArrowLeft" if event.shift_key() => edge(Edge::End, Step::WordBack),
            "ArrowRight" if event.shift_key() => edge(Edge::End, Step::WordOn),
            "ArrowLeft" if control => edge(Edge::Start, Step::WordBack),
            "ArrowRight" if control => edge(Edge::Start, Step::WordOn),
            "ArrowRight" | "ArrowDown" => step(&piece, 1),
            "ArrowLeft" | "ArrowUp" => step(&piece, -1),
            "Enter" | " " if desk.picking.is_some() => take(&desk, id, &send),
            "Enter" | " " => {
                send.emit(Action::Choose(Some(id)));
                focus_card();
            }
            "c" | "C" if !control => {
                focus_mark_after(id);
                send.emit(Action::Confirm(id, now()));
            }
            "e" | "E" if !control => {
                send.emit(Action::Choose(Some(id)));
                focus_editing();
            }
            "o" | "O" if !control => {
                let mut marks = marks.clone();
                let at = marks.iter().position(|mark| *mark == id).unwrap_or(0);
                let most = marks.len();
                marks.rotate_left((at + 1) % most);
                send.emit(Action::Turn(marks));
            }
            "s" | "S" if !control => send.emit(Action::Caret(begin_of(&piece))),
            "m" | "M" if !control => send.emit(Action::Aloud),
            // Held down, it takes one mark away, not all that follow.
            "Delete" | "Backspace" if !control => {
                if !event.repeat() {
                    focus_mark_after(id);
                    send.emit(Action::Remove(id, now()));
                }
            }
            "Escape" => send.emit(Action::Choose(None)),
            _ => return,
        }
        event.prevent_default();
    })
}

/// With a caret in the text: arrows move it, by letters and sentences, with Ctrl by words and paragraphs; Shift selects; Enter
/// marks what is selected; Escape ends.
fn select(desk: &Desk, event: &KeyboardEvent, send: &Callback<Action>) {
    let (control, selects) = (
        event.ctrl_key() || event.meta_key() || event.alt_key(),
        event.shift_key(),
    );
    let go = |stride, on| send.emit(Action::Stride(stride, on, selects));
    let (across, along) = if control {
        (Stride::Word, Stride::Paragraph)
    } else {
        (Stride::Character, Stride::Sentence)
    };
    match event.key().as_str() {
        "ArrowRight" => go(across, true),
        "ArrowLeft" => go(across, false),
        "ArrowDown" => go(along, true),
        "ArrowUp" => go(along, false),
        "Home" => go(Stride::Sentence, false),
        "End" => go(Stride::Sentence, true),
        "Enter" => {
            let selected = desk.caret.is_some_and(|caret| caret.from != caret.at);
            send.emit(Action::Selected);
            if selected {
                focus_draft();
            }
        }
        "Escape" => send.emit(Action::Caret(None)),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus to the mark before or after this one.
fn step(from: &Element, by: i32) {
    if let Some(mark) = neighbour(from, by) {
        let _ = mark.focus();
    }
}
