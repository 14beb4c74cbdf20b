//! Joins the lines of text that was wrapped to a column.
//!
//! A program that wraps breaks a line only where the next word no longer fits. So a line end is a wrap if the line and
//! the first word of the next, with a space between, are wider than the widest line. Texts that were never wrapped
//! meet that by chance, so it counts only where the whole text looks wrapped: hardly a line beyond [`WIDEST`], and
//! most of the lines after a wrap go on in lower case. A hyphen that parts a word at the line's end is a wrap wherever the
//! text looks wrapped; where there are several, as in print that was scanned, the column may be narrow.

use super::Line;
use crate::Span;
use crate::characters::is_blank;

/// Columns. Plain text is wrapped at 60 to 80, rarely beyond.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;
/// The same for text with words parted at lines' ends: newspapers have about 30.
const NARROWEST_PARTED: usize = 18;

/// One span a paragraph.
pub(super) fn join(text: &str, lines: &[Line]) -> Vec<Span> {
    let column = column(text, lines);
    let mut spans: Vec<Span> = Vec::with_capacity(lines.len());
    let mut before: Option<&Line> = None;
    for line in lines {
        let wrapped = column
            .zip(before)
            .is_some_and(|(column, before)| is_wrap(text, before, line, column));
        match spans.last_mut() {
            Some(last) if wrapped => last.end = line.span.end,
            _ => spans.push(line.span),
        }
        before = Some(line);
    }
    spans
}

/// The column to which the text is wrapped; `None` if it is not.
fn column(text: &str, lines: &[Line]) -> Option<usize> {
    let wide = lines.iter().filter(|line| line.width > WIDEST).count();
    if wide * 20 > lines.len() {
        return None;
    }
    let parted = lines
        .windows(2)
        .filter(|pair| matches!(pair, [before, line] if is_parted(text, before, line)))
        .count();
    let narrowest = if parted > 1 && parted * 12 >= lines.len() {
        NARROWEST_PARTED
    } else {
        NARROWEST
    };
    let column = lines
        .iter()
        .map(|line| line.width)
        .filter(|&width| width <= WIDEST)
        .max()
        .filter(|&width| width >= narrowest)?;
    let (mut wraps, mut lower, mut ended) = (0, 0, 0);
    for pair in lines.windows(2) {
        if let [before, line] = pair
            && is_wrap(text, before, line, column)
        {
            wraps += 1;
            let goes_on = line.span.of(text).starts_with(char::is_lowercase);
            lower += usize::from(goes_on || is_parted(text, before, line));
            ended += usize::from(before.span.of(text).ends_with(['.', '!', '?', '”', '"']));
        }
    }
    (lower > 0 && lower * 5 >= wraps * 2 && ended * 2 < wraps).then_some(column)
}

/// Whether the end of the line `before` is a wrap, if the text is wrapped to `column`.
fn is_wrap(text: &str, before: &Line, line: &Line, column: usize) -> bool {
    if line.fresh || before.width > WIDEST || (line.indented && !before.indented) {
        return false;
    }
    if is_parted(text, before, line) {
        return true;
    }
    let words = line.span.of(text);
    if starts_list(words) {
        // A dash may also stand inside a sentence, and by chance begin a line.
        let above = before.span.of(text);
        let dash = words.starts_with(['–', '—', '-']);
        if !dash || above.ends_with(['.', ':', ';', '!', '?']) || starts_list(above) {
            return false;
        }
    }
    let first = words
        .chars()
        .take(WIDEST)
        .take_while(|&c| !is_blank(c))
        .count();
    before.width + 1 + first > column
}

/// Whether a hyphen parts a word between the two lines: "minis-|ter", "WASHING-|TON".
fn is_parted(text: &str, before: &Line, line: &Line) -> bool {
    let mut behind = before.span.of(text).chars().rev();
    let hyphen = matches!(behind.next(), Some('-' | '‐' | '\u{AD}'));
    let (Some(last), Some(first)) = (behind.next(), line.span.of(text).chars().next()) else {
        return false;
    };
    let capitals = last.is_uppercase() && first.is_uppercase();
    !line.fresh && hyphen && last.is_alphabetic() && (first.is_lowercase() || capitals)
}

/// Whether `line` begins with a bullet or a number with a full stop or bracket.
pub(super) fn starts_list(line: &str) -> bool {
    if line.starts_with(['•', '·', '▪', '●', '◦', '‣', '*', '►', '–', '-', '—']) {
        return line.chars().nth(1).is_some_and(is_blank);
    }
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let letter = line.bytes().take(1).filter(u8::is_ascii_lowercase).count();
    let after = line.get(digits.max(letter)..).unwrap_or_default();
    digits.max(letter) > 0
        && (after.starts_with(')') || (digits > 0 && after.starts_with('.')))
        && after.chars().nth(1).is_some_and(is_blank)
}
