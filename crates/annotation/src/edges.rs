//! Edges: a mark made longer or shorter by a word or a character, at either end. Pure.

use hearsay_text::Span;

use crate::marks::Body;

/// Which end of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// How far an edge moves, and to which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next edge of a word before it.
    WordBack,
    /// To the next edge of a word after it.
    WordOn,
    /// One character back.
    CharBack,
    /// One character on.
    CharOn,
}

/// The body with one edge moved: of a mention its span, of a quote its first or last piece, of a concession what is given.
/// `None` where it can't move: the text ends, or nothing would be left.
#[must_use]
pub fn moved(text: &str, body: &Body, edge: Edge, step: Step) -> Option<Body> {
    let to = stepped(text, place(body, edge)?, edge, step)?;
    moved_to(text, body, edge, to)
}

/// Where that edge stands, in bytes of the text; `None` of a quote without pieces.
#[must_use]
pub fn place(body: &Body, edge: Edge) -> Option<usize> {
    let span = piece(body, edge)?;
    Some(match edge {
        Edge::Start => span.start,
        Edge::End => span.end,
    })
}

/// The body with one edge at that byte; `None` as in [`moved`], and where it would swallow another piece of its quote.
#[must_use]
pub fn moved_to(text: &str, body: &Body, edge: Edge, to: usize) -> Option<Body> {
    let old = piece(body, edge)?;
    let new = match edge {
        Edge::Start => Span::new(to, old.end.max(to)),
        Edge::End => Span::new(old.start.min(to), to),
    };
    let mut body = body.clone();
    match &mut body {
        Body::Mention { span, .. } => *span = new,
        Body::Concession { content, .. } => *content = new,
        Body::Quote { content, .. } => {
            let others = content.iter().filter(|other| **other != old);
            if others.into_iter().any(|other| other.overlaps(new)) {
                return None;
            }
            let at = content.iter().position(|piece| *piece == old)?;
            content[at] = new;
        }
    }
    crate::check::fits(text, new).then_some(body)
}

/// The nearest place to a byte at which a word begins, for a start, or ends, for an end; the byte itself where there is none.
///
/// Whoever drags an edge means words: letters are for the keys.
#[must_use]
pub fn nearest(text: &str, edge: Edge, to: usize) -> usize {
    let to = text.floor_char_boundary(to);
    if is_edge(text, edge, to) {
        return to;
    }
    let back = stepped(text, to, edge, Step::WordBack);
    let on = stepped(text, to, edge, Step::WordOn);
    let near = back.into_iter().chain(on);
    near.min_by_key(|at| at.abs_diff(to)).unwrap_or(to)
}

/// The piece at that end; `None` of a quote without pieces.
#[must_use]
pub fn piece(body: &Body, edge: Edge) -> Option<Span> {
    match (body, edge) {
        (Body::Mention { span, .. }, _) => Some(*span),
        (Body::Concession { content, .. }, _) => Some(*content),
        (Body::Quote { content, .. }, Edge::Start) => content.first().copied(),
        (Body::Quote { content, .. }, Edge::End) => content.last().copied(),
    }
}

/// Whether a place is a beginning of a word, for a start, or an end of one, for an end.
fn is_edge(text: &str, edge: Edge, at: usize) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let left = text[..at].chars().next_back().is_some_and(is_word);
    let right = text[at..].chars().next().is_some_and(is_word);
    match edge {
        Edge::Start => !left && right,
        Edge::End => left && !right,
    }
}

/// Where the step leads: for words, to the beginning of one for a start and to the end of one for an end.
pub(crate) fn stepped(text: &str, from: usize, edge: Edge, step: Step) -> Option<usize> {
    let (before, after) = (text.get(..from)?, text.get(from..)?);
    let is_edge = |at: usize| is_edge(text, edge, at);
    match step {
        Step::CharBack => before.char_indices().next_back().map(|(at, _)| at),
        Step::CharOn => after.chars().next().map(|c| from + c.len_utf8()),
        Step::WordBack => {
            let mut places = before.char_indices().rev().map(|(at, _)| at);
            places.find(|&at| is_edge(at))
        }
        Step::WordOn => {
            let mut places = after.char_indices().map(|(at, c)| from + at + c.len_utf8());
            places.find(|&at| is_edge(at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_text::{Form, QuoteKind};

    const TEXT: &str = "She’ll yield, says Ina. “Él so.”";

    fn words(body: Option<Body>) -> Option<&'static str> {
        let span = body?.anchor();
        TEXT.get(span.start..span.end)
    }

    fn mention(words: &str) -> Body {
        let start = TEXT.find(words).expect("the words are there");
        Body::Mention {
            span: Span::new(start, start + words.len()),
            entity: crate::EntityId(1),
            form: Form::Name,
        }
    }

    #[test]
    fn an_edge_goes_from_word_to_word() {
        let go = |edge, step| words(moved(TEXT, &mention("says"), edge, step));
        assert_eq!(go(Edge::Start, Step::WordBack), Some("yield, says"));
        assert_eq!(go(Edge::End, Step::WordOn), Some("says Ina"));
        assert_eq!(go(Edge::Start, Step::CharOn), Some("ays"));
        assert_eq!(go(Edge::End, Step::CharOn), Some("says "));
        // Nothing would be left of it.
        assert_eq!(go(Edge::End, Step::WordBack), None);
        let first = words(moved(TEXT, &mention("yield"), Edge::Start, Step::WordBack));
        assert_eq!(first, Some("She’ll yield"));
        let none = moved(TEXT, &mention("She’ll"), Edge::Start, Step::WordBack);
        assert_eq!(none, None);
    }

    #[test]
    fn a_dragged_edge_comes_to_rest_at_a_word() {
        let at = |words: &str| TEXT.find(words).expect("the words are there");
        assert_eq!(nearest(TEXT, Edge::Start, at("ield")), at("yield"));
        assert_eq!(nearest(TEXT, Edge::End, at("s Ina")), at(" Ina"));
        assert_eq!(nearest(TEXT, Edge::End, TEXT.len() + 9), at(".”"));
        assert_eq!(nearest("…", Edge::Start, 1), 0);
    }

    #[test]
    fn of_a_quote_the_first_and_the_last_piece_move() {
        let at = |words: &str| {
            let start = TEXT.find(words).expect("the words are there");
            Span::new(start, start + words.len())
        };
        let body = Body::Quote {
            kind: QuoteKind::Direct,
            content: vec![at("yield"), at("“Él")],
            cue: vec![],
            source: vec![],
            speaker: None,
        };
        let longer = moved(TEXT, &body, Edge::End, Step::WordOn).expect("there is a word");
        assert_eq!(
            TEXT.get(longer.spans()[1].start..longer.spans()[1].end),
            Some("“Él so")
        );
        assert_eq!(longer.spans()[0], at("yield"));
        let over = moved_to(TEXT, &body, Edge::Start, at("so").end);
        assert_eq!(over, None, "it would lie over the other piece");
    }
}
