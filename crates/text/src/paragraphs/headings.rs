//! Tells headings from running text, by the look of a paragraph and of its neighbours.

use super::ParagraphKind;
use super::wrapping::starts_list;
use crate::Span;
use crate::characters::is_blank;

/// Words, and bytes, beyond which nothing is a heading.
const WORDS: usize = 18;
const BYTES: usize = 200;

/// What a paragraph looks like by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Running text, a label, a list item, a quotation.
    Text,
    /// Could be a heading.
    Short,
    /// Could be a heading, and ends with "?" or "!": only if running text follows.
    Question,
    /// Ends like a sentence, but has capitals like a title.
    Title,
}

/// The kinds of the paragraphs at `spans`, in order.
pub(super) fn kinds(text: &str, spans: &[Span]) -> Vec<ParagraphKind> {
    let looks: Vec<Look> = spans.iter().map(|span| look(span.of(text))).collect();
    let mut kinds = Vec::with_capacity(spans.len());
    let mut from = 0;
    while from < looks.len() {
        let run = looks
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|&&look| look != Look::Text)
            .count();
        let followed = from + run < looks.len();
        for place in 0..run {
            let look = looks.get(from + place).copied().unwrap_or(Look::Text);
            // Three short lines or more in a row are a list, a poem or a table; only the text's title may lead them.
            let crowd = run > 2 && !(from == 0 && place == 0);
            let heading = match look {
                Look::Text => false,
                Look::Short => (followed && !crowd) || (from == 0 && (place == 0 || !crowd)),
                Look::Question => followed && run == 1,
                Look::Title => from == 0 && place == 0,
            };
            kinds.push(if heading {
                ParagraphKind::Heading
            } else {
                ParagraphKind::Body
            });
        }
        from += run;
        if followed {
            kinds.push(ParagraphKind::Body);
            from += 1;
        }
    }
    kinds
}

fn look(line: &str) -> Look {
    if line.len() > BYTES
        || line.contains('\n')
        || starts_list(line)
        || is_label(line)
        || is_byline(line)
    {
        return Look::Text;
    }
    let words = line.split(is_blank).filter(|word| !word.is_empty()).count();
    let starts_well = line
        .trim_start_matches(['‘', '“', '\'', '"', '«', '¿', '¡', '$', '£', '€', '#'])
        .starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
    let address = words == 1 && (line.contains("://") || line.contains('@'));
    if words > WORDS || !starts_well || address || has_inner_stop(line) || is_quotation(line) {
        return Look::Text;
    }
    let bare = line.trim_end_matches(['’', '”', '\'', '"', '»', ')', ']']);
    match bare.chars().next_back() {
        Some('.') if is_title_case(line) => Look::Title,
        Some('.' | ',' | ';' | ':' | '…' | '-' | '–' | '—') | None => Look::Text,
        Some('?' | '!') if bare.len() < line.len() && !is_title_case(line) => Look::Text,
        Some('?' | '!') => Look::Question,
        _ => Look::Short,
    }
}

/// "REPORTER: Who?", "Q: Who?", "Reck:": who speaks in an interview.
fn is_label(line: &str) -> bool {
    let Some((name, words)) = line.split_once(':') else {
        return false;
    };
    let capitals = name.chars().all(|c| !c.is_lowercase() || is_blank(c));
    words.trim_matches(is_blank).is_empty() || (capitals && name.len() <= 30)
}

fn is_byline(line: &str) -> bool {
    line.strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
        .is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether a sentence ends before the line does.
fn has_inner_stop(line: &str) -> bool {
    let mut letters = 0;
    let mut stopped = false;
    for c in line.chars() {
        if stopped && !is_blank(c) && !matches!(c, '”' | '’' | '"' | '\'') {
            return true;
        }
        match c {
            '!' | '?' => stopped = true,
            '.' if letters > 2 => stopped = true,
            _ if c.is_lowercase() => letters += 1,
            _ if is_blank(c) || matches!(c, '”' | '’' | '"' | '\'') => {}
            _ => letters = 0,
        }
        if is_blank(c) && !stopped {
            letters = 0;
        }
    }
    false
}

/// Whether quotation marks enclose the whole line.
fn is_quotation(line: &str) -> bool {
    let opens = line.starts_with(['“', '"', '«', '„', '‘']);
    let inner = line
        .get(line.chars().next().map_or(0, char::len_utf8)..)
        .unwrap_or_default();
    let close = inner.find(['”', '"', '»', '“', '’']);
    opens
        && close.is_none_or(|at| {
            inner
                .get(at..)
                .is_some_and(|rest| rest.chars().count() <= 2)
        })
}

/// Whether at least three words of more than three letters, and nearly all of them, begin with a capital.
fn is_title_case(line: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in line.split(|c: char| !c.is_alphabetic() && c != '’' && c != '\'') {
        if word.chars().nth(3).is_some() {
            long += 1;
            capital += usize::from(
                word.trim_start_matches(['’', '\''])
                    .starts_with(char::is_uppercase),
            );
        }
    }
    long >= 3 && capital * 10 >= long * 9
}
