//! Places in the text: from bytes of the article to where they are drawn, and back. Each drawn piece says where it begins
//! (`data-at`).

use gloo::utils::{document, window};
use hearsay_annotation::MarkId;
use hearsay_text::Span;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, HtmlElement, Node, NodeList, Range};

use super::focus::bring_to_middle;
use crate::contours::Rect;
use crate::utf16;

/// Where a piece begins, in bytes of the article's text.
#[must_use]
pub fn begin(piece: &Element) -> Option<usize> {
    piece.get_attribute("data-at")?.parse().ok()
}

/// The byte of a piece's text at a place in the document; `None` if the place lies outside the piece. A piece may hold
/// several nodes, where words are found in it: what counts is how much text lies before the place.
pub(super) fn place(piece: &Element, node: &Node, at: u32) -> Option<usize> {
    let words = piece
        .text_content()
        .filter(|_| piece.contains(Some(node)))?;
    let before = document().create_range().ok()?;
    before.set_start(piece, 0).ok()?;
    before.set_end(node, at).ok()?;
    let before = String::from(before.to_string());
    Some(utf16::to_byte(&words, before.encode_utf16().count()))
}

/// How many bytes of the article a piece shows.
pub(super) fn length(piece: &Element) -> Option<usize> {
    Some(piece.text_content()?.len())
}

/// The node of a piece in which that byte of its text lies, and the UTF-16 unit there; the earlier of two nodes for an `end`.
fn within(node: &Node, byte: &mut usize, end: bool) -> Option<(Node, u32)> {
    if node.node_type() == Node::TEXT_NODE {
        let text = node.text_content()?;
        if *byte < text.len() || (*byte == text.len() && (end || node.next_sibling().is_none())) {
            return Some((node.clone(), utf16::to_units(&text, *byte) as u32));
        }
        *byte -= text.len();
        return None;
    }
    let mut next = node.first_child();
    while let Some(child) = next {
        if let Some(found) = within(&child, byte, end) {
            return Some(found);
        }
        next = child.next_sibling();
    }
    None
}

/// Which of these pieces, in the order of the text, is the first for which `is_before` its beginning does not hold.
fn first_not(pieces: &NodeList, is_before: impl Fn(usize) -> bool) -> u32 {
    let (mut low, mut high) = (0, pieces.length());
    while low < high {
        let middle = low + (high - low) / 2;
        let begun = element(pieces, middle).and_then(|piece| begin(&piece));
        if begun.is_some_and(&is_before) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn element(pieces: &NodeList, at: u32) -> Option<Element> {
    pieces.get(at)?.dyn_into().ok()
}

/// The node and the UTF-16 unit in it at which a byte is drawn: at the end of a piece rather than at the beginning of the
/// next one if it is an `end`.
fn drawn(pieces: &NodeList, byte: usize, end: bool) -> Option<(Node, u32)> {
    let after = first_not(
        pieces,
        |begun| if end { begun < byte } else { begun <= byte },
    );
    let piece = element(pieces, after.checked_sub(1)?)?;
    let mut left = byte - begin(&piece)?;
    within(&piece, &mut left, end)
}

/// The kinds of marks: the class of the article that hides one, and the classes of its pieces.
const KINDS: [(&str, &str); 3] = [
    ("no-entities", ".entity"),
    ("no-quotes", ".direct, .indirect, .mixed"),
    ("no-concessions", ".gives"),
];

/// The piece with the focusable mark that many steps from this one, in the order of the text. Kinds that are hidden are
/// passed over.
pub fn neighbour(piece: &Element, by: i32) -> Option<HtmlElement> {
    let article = piece.closest("article").ok().flatten()?;
    let shown = KINDS
        .into_iter()
        .filter(|(hides, _)| article.matches(&format!(".{hides}")) != Ok(true));
    let shown: Vec<&str> = shown.map(|(_, pieces)| pieces).collect();
    let marks = match shown.len() {
        0 | 3 => "[data-mark]".to_owned(),
        _ => format!("[data-mark]:is({})", shown.join(", ")),
    };
    let marks = article.query_selector_all(&marks).ok()?;
    let own = begin(piece)?;
    let at = first_not(&marks, |begun| begun < own);
    // Between two marks, the next one is one step away.
    let here = element(&marks, at).is_some_and(|mark| begin(&mark) == Some(own));
    let by = if here || by < 0 { by } else { by - 1 };
    marks.get(at.checked_add_signed(by)?)?.dyn_into().ok()
}

/// The stretch of the document in which a span of the article is drawn; `None` if it is not, within this part of it.
fn range_of(article: &Element, span: Span) -> Option<Range> {
    let pieces = article.query_selector_all("[data-at]").ok()?;
    let (from, start) = drawn(&pieces, span.start, false)?;
    let (to, end) = drawn(&pieces, span.end, !span.is_empty())?;
    let range = document().create_range().ok()?;
    range.set_start(&from, start).ok()?;
    range.set_end(&to, end).ok()?;
    Some(range)
}

/// Lets the words of a span show as selected; an empty span lets nothing show so.
pub fn show_selected(article: &Element, span: Span) {
    let Ok(Some(selection)) = window().get_selection() else {
        return;
    };
    let _ = selection.remove_all_ranges();
    if let Some(range) = range_of(article, span).filter(|_| !span.is_empty()) {
        let _ = selection.add_range(&range);
    }
}

/// Scrolls a place of the text into sight.
pub fn reveal(article: &Element, span: Span) {
    let node = range_of(article, span).and_then(|range| range.start_container().ok());
    if let Some(piece) = node.and_then(|node| node.parent_element()) {
        bring_to_middle(&piece);
    }
}

/// Where the edge at a byte is drawn, in the window: the left edge of what follows it, or the right edge of what comes before
/// it. A rectangle without breadth.
pub fn edge_at(article: &Element, text: &str, byte: usize, after: bool) -> Option<DomRect> {
    let next = || Some(byte + text.get(byte..)?.chars().next()?.len_utf8());
    let last = || Some(byte - text.get(..byte)?.chars().next_back()?.len_utf8());
    let (span, after) = match (after, next(), last()) {
        (false, Some(next), _) | (true, Some(next), None) => (Span::new(byte, next), false),
        (_, _, Some(last)) => (Span::new(last, byte), true),
        (_, None, None) => return None,
    };
    let rects = range_of(article, span)?.get_client_rects()?;
    let rect = rects.get(if after {
        rects.length().checked_sub(1)?
    } else {
        0
    })?;
    let x = if after { rect.right() } else { rect.left() };
    DomRect::new_with_x_and_y_and_width_and_height(x, rect.top(), 0.0, rect.height()).ok()
}

/// The byte of the article that is drawn at a point of the window; `None` if there is none.
pub fn byte_at(article: &Element, x: f32, y: f32) -> Option<usize> {
    let (node, at) = caret_at(x, y)?;
    let piece = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    let piece = piece.closest("[data-at]").ok().flatten()?;
    if !article.contains(Some(&piece)) {
        return None;
    }
    Some(begin(&piece)? + place(&piece, &node, at)?)
}

/// The node at a point and how far into it: the standard's way, and that of older browsers.
fn caret_at(x: f32, y: f32) -> Option<(Node, u32)> {
    let ask = |name: &str| {
        let ask = js_sys::Reflect::get(&document(), &name.into()).ok()?;
        let ask = ask.dyn_into::<js_sys::Function>().ok()?;
        let found = ask.call2(&document(), &x.into(), &y.into()).ok()?;
        (!found.is_null() && !found.is_undefined()).then_some(found)
    };
    let get = |from: &JsValue, key: &str| js_sys::Reflect::get(from, &key.into()).ok();
    let (found, node, at) = match ask("caretPositionFromPoint") {
        Some(found) => (found, "offsetNode", "offset"),
        None => (ask("caretRangeFromPoint")?, "startContainer", "startOffset"),
    };
    let node = get(&found, node)?.dyn_into::<Node>().ok()?;
    let at = get(&found, at)?.as_f64()?;
    Some((node, at as u32))
}

/// The boxes of the pieces in which a mark is drawn, from the upper left of the article: those of words that follow each other
/// in one paragraph together.
pub fn outlined(article: &Element, mark: MarkId) -> Vec<Vec<Rect>> {
    let from = article.get_bounding_client_rect();
    let pieces = article.query_selector_all(&format!("[data-marks~='{mark}']"));
    let mut stretches: Vec<Vec<Rect>> = Vec::new();
    let mut last: Option<(usize, Option<Element>)> = None;
    let pieces = pieces.into_iter();
    for piece in
        pieces.flat_map(|found| (0..found.length()).filter_map(move |at| element(&found, at)))
    {
        let (Some(begin), Some(length)) = (begin(&piece), length(&piece)) else {
            continue;
        };
        let here = (begin, piece.parent_element());
        if last.as_ref() != Some(&here) {
            stretches.push(Vec::new());
        }
        last = Some((begin + length, here.1));
        let boxes = piece.get_client_rects();
        let boxes = (0..boxes.length()).filter_map(|at| boxes.get(at));
        let boxes = boxes.filter(|one| one.width() > 0.0).map(|one| Rect {
            left: one.left() - from.left(),
            top: one.top() - from.top(),
            right: one.right() - from.left(),
            bottom: one.bottom() - from.top(),
        });
        if let Some(stretch) = stretches.last_mut() {
            stretch.extend(boxes);
        }
    }
    stretches
}
