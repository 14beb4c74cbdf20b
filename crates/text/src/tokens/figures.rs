//! Figures: digits with what belongs to them.

use crate::characters::{is_extender, is_word};

/// The bytes of the figure at the start of `rest`: "1,000", "10:30", "9/11", "555-0143", "1970s", "3rd".
pub(super) fn figure(rest: &str) -> usize {
    let mut length = digits(rest);
    length += code(rest, length);
    length + ending(rest.get(length..).unwrap_or_default())
}

/// The bytes of the figure at the start of `rest`: digits with separators between them.
fn digits(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = c.is_numeric()
            || is_extender(c)
            || (matches!(c, '.' | ',' | ':' | '/')
                && chars.peek().is_some_and(|&(_, next)| next.is_numeric()));
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// More bytes of a telephone number, dated day or code after the first `length` bytes of `rest`: "345-8702",
/// "2001-02-28". Ranges and scores ("2015-16", "3-1") are cut.
fn code(rest: &str, length: usize) -> usize {
    let digits = |text: &str| text.bytes().take(32).take_while(u8::is_ascii_digit).count();
    let first = digits(rest);
    let tail = rest.get(length..).unwrap_or_default();
    if first != length || !tail.starts_with('-') {
        return 0;
    }
    let second = digits(tail.get(1..).unwrap_or_default());
    let mut more = 1 + second;
    let mut parts = 2;
    while second > 0 && parts < 6 {
        let next = tail.get(more..).unwrap_or_default();
        let count = digits(next.get(1..).unwrap_or_default());
        if !next.starts_with('-') || count == 0 {
            break;
        }
        more += 1 + count;
        parts += 1;
    }
    let goes_on = tail
        .get(more..)
        .is_some_and(|rest| rest.starts_with(is_word));
    let code = parts > 2 || matches!((first, second), (3, 4) | (5, 4));
    if second > 0 && code && !goes_on {
        more
    } else {
        0
    }
}

/// Units that stand alone after a figure: "5|pm", "10|km".
const UNITS: &[&str] = &[
    "am", "pm", "AM", "PM", "a", "p", "k", "K", "m", "M", "b", "B", "bn", "mn", "tn", "km", "cm",
    "mm", "ft", "in", "kg", "mg", "g", "lb", "lbs", "oz", "gb", "mb", "GB", "MB", "TB", "kW", "MW",
    "GW", "hr", "hrs", "h", "min", "mins", "sec", "days", "day", "yr", "yrs", "x", "mph", "kph",
    "kmh", "percent", "C", "F", "c", "f", "ml", "million", "billion",
];

/// The bytes of letters that stay with a figure: "3rd", "1970s", "3G"; none for a unit.
fn ending(tail: &str) -> usize {
    let end = tail
        .char_indices()
        .find(|&(_, c)| !is_word(c))
        .map_or(tail.len(), |(at, _)| at);
    let letters = tail.get(..end).unwrap_or_default();
    if UNITS.contains(&letters) { 0 } else { end }
}
