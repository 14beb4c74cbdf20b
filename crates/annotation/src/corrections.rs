//! Corrections: what a reader put right in a text, and where what was marked in it stands then. Pure.
//!
//! The two texts are compared line by line, and changed lines word by word. What lies outside every change keeps its words to
//! the letter. A word for a word is a change of its own, so that a slip at the edge of a mark is mended inside it.

use std::ops::Range;

use hearsay_text::Span;
use hearsay_text::characters::is_blank;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::anchors::{LEAST, alike};
use crate::check;

/// A text and the same text put right, compared.
#[derive(Debug)]
pub struct Corrections<'t> {
    old: &'t str,
    new: &'t str,
    changes: Vec<Changed>,
}

/// What stood in the old text and what stands there in the new one. One of the two may be empty.
#[derive(Debug, Clone, Copy)]
struct Changed {
    old: Span,
    new: Span,
}

impl<'t> Corrections<'t> {
    /// Compares the text as it was and as it is put right.
    #[must_use]
    pub fn between(old: &'t str, new: &'t str) -> Self {
        let lines = changed_lines(old, new).into_iter();
        let changes = lines.flat_map(|lines| changed_words(old, new, lines));
        let changes = changes.collect();
        Self { old, new, changes }
    }

    /// Where a span of the old text stands in the new one. What changes inside it stays inside; of one whose edge went, the
    /// rest stands. `None` if none of its words are left, or all became words unlike them.
    #[must_use]
    pub fn place(&self, span: Span) -> Option<Span> {
        let from = self
            .changes
            .partition_point(|change| change.old.end <= span.start);
        let to = self
            .changes
            .partition_point(|change| change.old.start < span.end);
        let moved = |at: usize, changes: &[Changed]| match changes.last() {
            Some(change) => change.new.end + (at - change.old.end),
            None => at,
        };
        let touched = self.changes.get(from..to).unwrap_or_default();
        let mut start = moved(span.start, &self.changes[..from]);
        if let Some(first) = touched.first().filter(|first| first.old.start < span.start) {
            start = first.new.end;
        }
        let end = match touched.last() {
            Some(last) if last.old.end > span.end => last.new.start,
            Some(last) => last.new.end + (span.end - last.old.end),
            None => moved(span.end, &self.changes[..from]),
        };
        let whole = Span::new(start, end);
        let words = whole.of(self.new);
        let cut = |letters: &str| words.len() - letters.len();
        // An edge that went may leave a blank behind.
        let placed = if touched.is_empty() {
            whole
        } else {
            let (head, tail) = (
                cut(words.trim_start_matches(is_blank)),
                cut(words.trim_end_matches(is_blank)),
            );
            Span::new(start + head, end.saturating_sub(tail))
        };
        let stands = start < end && check::fits(self.new, placed);
        (stands && self.is_recognised(span, placed, touched)).then_some(placed)
    }

    /// Whether at least half of the words there are old ones, or they became words like them: a mark is never left on other
    /// words because a small one among them stayed.
    fn is_recognised(&self, old: Span, new: Span, touched: &[Changed]) -> bool {
        let mut at = old.start;
        let mut kept = 0;
        for change in touched {
            kept += letters(Span::new(at, change.old.start.max(at)).of(self.old));
            at = at.max(change.old.end);
        }
        kept += letters(Span::new(at, old.end.max(at)).of(self.old));
        let (before, after) = (old.of(self.old), new.of(self.new));
        touched.is_empty()
            || letters(before) == 0
            || 2 * kept >= letters(after).max(1)
            || alike(before, after) >= LEAST
    }
}

fn letters(words: &str) -> usize {
    words.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The lines that differ.
fn changed_lines(old: &str, new: &str) -> Vec<Changed> {
    let all = Changed {
        old: Span::new(0, old.len()),
        new: Span::new(0, new.len()),
    };
    let (from, to) = (lines(old), lines(new));
    let gaps = gaps((old, &from), (new, &to)).into_iter();
    gaps.map(|(before, after)| Changed {
        old: stretch(&from, before, all.old.end),
        new: stretch(&to, after, all.new.end),
    })
    .collect()
}

/// The words that differ in `area`.
fn changed_words(old: &str, new: &str, area: Changed) -> Vec<Changed> {
    let (from, to) = (words(old, area.old), words(new, area.new));
    let mut changes = Vec::new();
    for (mut before, mut after) in gaps((old, &from), (new, &to)) {
        let is_pair = |(a, b): (usize, usize)| sort(from[a].of(old)) == sort(to[b].of(new));
        let is_slip = |(a, b)| is_pair((a, b)) && alike(from[a].of(old), to[b].of(new)) >= LEAST;
        let pair = |(a, b): (usize, usize)| Changed {
            old: from[a],
            new: to[b],
        };
        if before.len() == after.len() && before.clone().zip(after.clone()).all(is_pair) {
            changes.extend(before.zip(after).map(pair));
            continue;
        }
        // A slip beside words that came or went is a slip still.
        while let Some(both) = before
            .clone()
            .zip(after.clone())
            .next()
            .filter(|&both| is_slip(both))
        {
            changes.push(pair(both));
            (before.start, after.start) = (before.start + 1, after.start + 1);
        }
        let mut tail = Vec::new();
        while let Some(both) = before
            .clone()
            .rev()
            .zip(after.clone().rev())
            .next()
            .filter(|&both| is_slip(both))
        {
            tail.push(pair(both));
            (before.end, after.end) = (before.end - 1, after.end - 1);
        }
        if !(before.is_empty() && after.is_empty()) {
            let old = stretch(&from, before, area.old.end);
            let new = stretch(&to, after, area.new.end);
            changes.push(Changed { old, new });
        }
        changes.extend(tail.into_iter().rev());
    }
    changes
}

/// The pieces that are no common ones, as runs between those that are.
fn gaps(old: (&str, &[Span]), new: (&str, &[Span])) -> Vec<(Range<usize>, Range<usize>)> {
    let keys = |(text, pieces): (&str, &[Span])| -> Vec<String> {
        let pieces = pieces.iter().map(|piece| piece.of(text).to_owned());
        pieces.collect()
    };
    let mut gaps = Vec::new();
    let (mut before, mut after) = (0, 0);
    for op in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new)) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            gaps.push((before..old_index, after..new_index));
            (before, after) = (old_index + len, new_index + len);
        }
    }
    gaps.push((before..old.1.len(), after..new.1.len()));
    gaps.retain(|(before, after)| !(before.is_empty() && after.is_empty()));
    gaps
}

/// From the first of these pieces to the last; where there is none, the place before the next.
fn stretch(pieces: &[Span], run: Range<usize>, end: usize) -> Span {
    let start = pieces.get(run.start).map_or(end, |piece| piece.start);
    let last = pieces[run].last().map_or(start, |piece| piece.end);
    Span::new(start, last)
}

/// The lines of a text, with their ends and the blank lines after them: blank ones alone would pair with any other.
fn lines(text: &str) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at = span.end;
        match lines.last_mut().filter(|_| line.trim().is_empty()) {
            Some(last) => last.end = span.end,
            None => lines.push(span),
        }
    }
    lines
}

/// The words of a stretch, the blanks between them, and whatever else stands there, sign by sign.
fn words(text: &str, area: Span) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut open = None;
    for (at, c) in area.of(text).char_indices() {
        let (at, is) = (area.start + at, sort_of(c));
        match words
            .last_mut()
            .filter(|_| open == Some(is) && is != Sort::Sign)
        {
            Some(word) => word.end = at + c.len_utf8(),
            None => words.push(Span::new(at, at + c.len_utf8())),
        }
        open = Some(is);
    }
    words
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Word,
    Blank,
    Sign,
}

fn sort_of(c: char) -> Sort {
    if c.is_alphanumeric() {
        Sort::Word
    } else if c.is_whitespace() {
        Sort::Blank
    } else {
        Sort::Sign
    }
}

fn sort(piece: &str) -> Option<Sort> {
    piece.chars().next().map(sort_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OLD: &str = "Velmrk agreed to withdraw.\n\n“We have a date,” Keler said. He left.";

    fn placed(new: &str, words: &str) -> Option<String> {
        let start = OLD.find(words).expect("the words are there");
        let span = Span::new(start, start + words.len());
        let place = Corrections::between(OLD, new).place(span)?;
        Some(place.of(new).to_owned())
    }

    #[test]
    fn slips_are_mended_inside_their_marks() {
        let new = "Velmark has agreed to withdraw.\n\n“We have no date,” Keller said. He went.";
        assert_eq!(placed(new, "Velmrk").as_deref(), Some("Velmark"));
        assert_eq!(placed(new, "Keler").as_deref(), Some("Keller"));
        assert_eq!(
            placed(new, "agreed to withdraw").as_deref(),
            Some("agreed to withdraw")
        );
        assert_eq!(
            placed(new, "“We have a date,”").as_deref(),
            Some("“We have no date,”")
        );
        assert_eq!(placed(new, "said").as_deref(), Some("said"));
    }

    #[test]
    fn what_went_or_became_another_is_nowhere() {
        let new = "Velmrk agreed to withdraw.\n\n“We have a date,” Dorin said.";
        assert_eq!(placed(new, "Keler"), None);
        assert_eq!(placed(new, "He left"), None);
        assert_eq!(placed(new, "said. He left").as_deref(), Some("said."));
        assert_eq!(placed("", "Velmrk"), None);
        // One small word of it stayed: that is another sentence now.
        let other = Corrections::between("We will leave at dawn.", "We talked about the weather.");
        assert_eq!(other.place(Span::new(0, 21)), None);
        assert!(Corrections::between(OLD, OLD).changes.is_empty());
    }

    proptest! {
        #[test]
        fn marks_outside_every_change_keep_their_words(
            pieces in proptest::collection::vec(("[a-zé“ \n.]{0,12}", "[a-zé“ \n.]{0,6}", proptest::bool::ANY), 1..8),
            a in 0..60usize,
            b in 0..60usize,
        ) {
            let old: String = pieces.iter().map(|(kept, was, _)| format!("{kept}{was}")).collect();
            let new: String = pieces.iter().map(|(kept, was, is)| format!("{kept}{}", if *is { was } else { "XY" })).collect();
            let at = |at: usize| old.char_indices().map(|(at, _)| at).nth(at).unwrap_or(old.len());
            let span = Span::new(at(a.min(b)), at(a.max(b)));
            let corrections = Corrections::between(&old, &new);
            let place = corrections.place(span);
            if let Some(place) = place {
                prop_assert!(check::fits(&new, place));
            }
            let outside = corrections.changes.iter().all(|change| change.old.end <= span.start || change.old.start >= span.end);
            if outside && check::fits(&old, span) {
                prop_assert_eq!(place.map(|place| place.of(&new)), Some(span.of(&old)));
            }
            // The changes lead from one text to the other.
            let (mut made, mut from) = (String::new(), 0);
            for change in &corrections.changes {
                made += &old[from..change.old.start];
                made += change.new.of(&new);
                from = change.old.end;
            }
            made += &old[from..];
            prop_assert_eq!(made, new);
        }
    }
}
