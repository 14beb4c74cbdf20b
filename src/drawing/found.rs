//! What is found in a paragraph, drawn over its pieces: a find may begin in one and end in another.

use hearsay_text::Span;

use super::Piece;

/// The finds in a paragraph, in bytes of the article's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Every place: in order, apart from each other.
    pub places: Vec<Span>,
    /// The words that are shown; they may be one of the places, overlap some, or be none.
    pub here: Option<Span>,
}

/// How a stretch of a piece is lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Nothing is found in it.
    Off,
    /// It is found.
    On,
    /// It is shown.
    Here,
}

impl Found {
    /// Whether something is found in a piece.
    #[must_use]
    pub fn touches(&self, piece: &Piece) -> bool {
        let all = Span::new(piece.at, piece.at + piece.text.len());
        let after = self.places.partition_point(|place| place.end <= all.start);
        let found = self.places.get(after);
        found.is_some_and(|place| place.overlaps(all))
            || self.here.is_some_and(|here| here.overlaps(all))
    }

    /// The words of a piece as stretches, none empty, together the whole piece. What is shown lies over what is found.
    #[must_use]
    pub fn stretches<'p>(&self, piece: &'p Piece) -> Vec<(&'p str, Light)> {
        let all = Span::new(piece.at, piece.at + piece.text.len());
        let others = self.places.iter().filter(|place| {
            let shown = self.here.is_some_and(|here| here.overlaps(**place));
            !shown && place.overlaps(all)
        });
        let mut lit: Vec<(Span, Light)> = others.map(|&place| (place, Light::On)).collect();
        let here = self.here.filter(|here| here.overlaps(all));
        lit.extend(here.map(|here| (here, Light::Here)));
        lit.sort_unstable_by_key(|(span, _)| *span);
        let mut stretches = Vec::new();
        let mut at = all.start;
        let words = |from: usize, to: usize| {
            let (from, to) = (from.max(all.start), to.min(all.end));
            Span::new(from - all.start, to.max(from) - all.start).of(&piece.text)
        };
        for (span, light) in lit {
            stretches.push((words(at, span.start), Light::Off));
            stretches.push((words(span.start.max(at), span.end), light));
            at = span.end.max(at);
        }
        stretches.push((words(at.min(all.end), all.end), Light::Off));
        stretches.retain(|(words, _)| !words.is_empty());
        stretches
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(at: usize, text: &str) -> Piece {
        Piece {
            text: text.to_owned().into(),
            at,
            looks: "".into(),
            marks: Vec::new(),
            ids: "".into(),
            place: at.to_string().into(),
            begins: Vec::new(),
            border: crate::borders::Border::default(),
            focus: false,
            said: None,
        }
    }

    #[test]
    fn finds_are_cut_at_the_edges_of_a_piece_and_what_is_shown_lies_on_top() {
        let found = Found {
            places: vec![Span::new(0, 3), Span::new(6, 8), Span::new(9, 20)],
            here: Some(Span::new(7, 9)),
        };
        let piece = piece(2, "cdefghijkl");
        assert_eq!(
            found.stretches(&piece),
            [
                ("c", Light::On),
                ("defg", Light::Off),
                ("hi", Light::Here),
                ("jkl", Light::On)
            ]
        );
        assert_eq!(
            Found::default().stretches(&piece),
            [("cdefghijkl", Light::Off)]
        );
    }

    proptest! {
        #[test]
        fn a_piece_keeps_its_words(at in 0..20usize, text in "[a-zé“ ]{0,20}", spans in proptest::collection::vec((0..40usize, 1..9usize), 0..4), here in proptest::option::of((0..40usize, 1..9usize))) {
            let span = |(start, long): (usize, usize)| Span::new(start, start + long);
            let mut places: Vec<Span> = spans.into_iter().map(span).collect();
            places.sort_unstable();
            places.dedup_by(|after, before| before.overlaps(*after));
            let piece = piece(at, &text);
            // Spans of the article lie on its characters.
            let fits = |byte: usize| byte < at || text.is_char_boundary((byte - at).min(text.len()));
            places.retain(|place| fits(place.start) && fits(place.end));
            let found = Found { places, here: here.map(span).filter(|here| fits(here.start) && fits(here.end)) };
            let words: String = found.stretches(&piece).into_iter().map(|(words, _)| words).collect();
            prop_assert_eq!(words, text);
        }
    }
}
