//! Sentences.
//!
//! A full stop, exclamation or question mark ends a sentence, together with the quotation marks and brackets that
//! close right after it, unless what follows shows that the sentence goes on: a lower-case word (“Go!” she said), a
//! comma, a dash, a name and a reporting verb (“Go!” Reck said), or the stop belongs to an abbreviation. A colon, a
//! semicolon or a dash ends none.

use std::ops::Range;

use crate::abbreviations::{Abbreviation, abbreviation};
use crate::characters::is_terminator;
use crate::{Span, Token, TokenKind};

/// One sentence of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, in bytes, without white space around it.
    pub span: Span,
    /// Its tokens, as indices into [`crate::Document::tokens`].
    pub tokens: Range<usize>,
    /// Its paragraph, as an index into [`crate::Document::paragraphs`].
    pub paragraph: usize,
}

/// No sentence has more tokens. What is longer is no prose, and is cut, so that a stage that compares the parts of a
/// sentence with each other stays linear in the text.
pub const LONGEST: usize = 1_000;

/// Cuts the tokens of one paragraph into sentences, as ranges of `tokens`. Time is linear in their number.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let splitter = Splitter { text, tokens };
    let mut found = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < tokens.len() {
        let end = splitter.stop(start, index);
        index += 1;
        if let Some(end) = end {
            found.push(start..end);
            start = end;
            index = end;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found.into_iter().flat_map(bounded).collect()
}

/// A sentence in pieces of at most [`LONGEST`] tokens.
fn bounded(sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = sentence.end;
    sentence
        .step_by(LONGEST)
        .map(move |start| start..end.min(start + LONGEST))
}

const STARTERS: &[&str] = &[
    "A",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "During",
    "Each",
    "Even",
    "Every",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "None",
    "Nor",
    "Not",
    "Now",
    "On",
    "One",
    "Or",
    "Our",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
    "Your",
];

/// Whether `word` is one that begins a sentence more often than it goes on one when written with a capital.
pub(crate) fn is_starter(word: &str) -> bool {
    STARTERS.contains(&word)
}

/// Words with a capital that go on after a time of day: "5 p.m. Monday", "9 a.m. EST".
const AFTER_TIME: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Eastern",
    "Central",
    "Pacific",
    "Mountain",
    "Mon.",
    "Jan.",
    "Feb.",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
];

/// Past and present forms of the verbs that report speech most often, for “Go!” Reck said.
const REPORTING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "told",
    "tells",
    "wrote",
    "writes",
    "added",
    "adds",
    "replied",
    "tweeted",
    "shouted",
    "cried",
    "demanded",
    "exclaimed",
    "answered",
    "yelled",
    "screamed",
    "chanted",
    "declared",
    "responded",
    "wondered",
    "quipped",
    "joked",
    "posted",
];

struct Splitter<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Splitter<'t> {
    fn word(&self, index: usize) -> &'t str {
        self.tokens
            .get(index)
            .map_or("", |token| token.span.of(self.text))
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Whether nothing stands between a token and the one before it.
    fn joined(&self, index: usize) -> bool {
        index
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .zip(self.tokens.get(index))
            .is_some_and(|(before, here)| before.span.end == here.span.start)
    }

    /// The end of the sentence that began at `start`, if the token at `index` ends it.
    fn stop(&self, start: usize, index: usize) -> Option<usize> {
        let word = self.word(index);
        let mark = is_stop(word);
        let abbreviated = word.ends_with('.') && self.kind(index) == Some(TokenKind::Word);
        if !mark && !abbreviated {
            return None;
        }
        let mut end = index + 1;
        let mut quoted = false;
        while end < self.tokens.len() {
            let here = self.word(end);
            let closes = self.kind(end) == Some(TokenKind::CloseQuote);
            let absorbed = (mark && is_stop(here))
                || (self.joined(end) && matches!(here, ")" | "]" | "}"))
                || (closes && (self.joined(end) || here == "»"));
            if !absorbed {
                break;
            }
            quoted |= closes;
            end += 1;
        }
        while mark && let Some(after) = self.footnote(end) {
            end = after;
        }
        if end == self.tokens.len() {
            return Some(end);
        }
        let ends = if mark {
            self.mark_ends(start, index, end, quoted)
        } else {
            self.abbreviation_ends(word, end, quoted)
        };
        ends.then_some(end)
    }

    /// The index after a footnote mark, "[12]", that stands at `index`.
    fn footnote(&self, index: usize) -> Option<usize> {
        let number = self.kind(index + 1) == Some(TokenKind::Number);
        (self.word(index) == "[" && number && self.word(index + 2) == "]").then_some(index + 3)
    }

    /// Whether the marks before `end` end the sentence.
    fn mark_ends(&self, start: usize, index: usize, end: usize, quoted: bool) -> bool {
        let word = self.word(index);
        let next = self.word(end);
        let is_ellipsis = word.starts_with('…') || word.starts_with("..");
        if index == start + 1 && word == "." && self.is_enumerator(start) {
            return false;
        }
        match self.kind(end) {
            Some(TokenKind::OpenQuote) => return !is_ellipsis || starts_upper(self.word(end + 1)),
            Some(TokenKind::CloseQuote) => return false,
            Some(TokenKind::Punctuation) if matches!(next, "(" | "[") => {
                return !starts_lower(self.word(end + 1));
            }
            Some(TokenKind::Punctuation) if !is_bullet(next) => return false,
            _ => {}
        }
        if starts_lower(next) {
            return is_camel(next);
        }
        if is_ellipsis {
            return starts_upper(next) && next != "I";
        }
        if quoted && !word.starts_with('.') {
            return !self.is_attribution(end);
        }
        // Yahoo!Life, 3.Next
        !(self.joined(end) && !word.starts_with('.') && !quoted)
    }

    /// Whether an abbreviation, whose stop is part of it, also ends the sentence.
    fn abbreviation_ends(&self, word: &str, end: usize, quoted: bool) -> bool {
        let opens =
            matches!(self.kind(end), Some(TokenKind::OpenQuote)) || matches!(self.word(end), "(");
        let next = self.word(if opens { end + 1 } else { end });
        if !starts_upper(next) {
            return false;
        }
        let starter = is_starter(next);
        match abbreviation(word) {
            Some(Abbreviation::Title | Abbreviation::Number | Abbreviation::Inner) => false,
            Some(Abbreviation::State | Abbreviation::Tail) => starter || quoted,
            Some(Abbreviation::Clock) => {
                !AFTER_TIME.contains(&next) && (starter || next.chars().any(char::is_lowercase))
            }
            Some(Abbreviation::Last) => true,
            // initials, U.S.
            None => starter && word.len() > 2 || quoted,
        }
    }

    /// "1." or "a." at the start of an entry in a list.
    fn is_enumerator(&self, index: usize) -> bool {
        let word = self.word(index);
        match self.kind(index) {
            Some(TokenKind::Number) => word.len() <= 3,
            Some(TokenKind::Word) => word.len() == 1,
            _ => false,
        }
    }

    /// Whether a name and a reporting verb stand at `index`: “Go!” Mr. Reck said.
    fn is_attribution(&self, index: usize) -> bool {
        for at in index..(index + 6).min(self.tokens.len()) {
            let word = self.word(at);
            if at > index && REPORTING.contains(&word) {
                return true;
            }
            let in_name = (starts_upper(word) && !(at == index && is_starter(word)))
                || matches!(
                    word,
                    "of" | "the" | "de" | "von" | "van" | "der" | "al" | "-"
                );
            if !in_name {
                return false;
            }
        }
        false
    }
}

fn is_stop(word: &str) -> bool {
    word.starts_with(is_terminator) && word.chars().all(is_terminator)
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "•" | "·" | "*" | "¿" | "¡" | "§" | "@" | "#" | "&")
}

fn starts_upper(word: &str) -> bool {
    word.trim_start_matches(['\'', '’'])
        .starts_with(char::is_uppercase)
}

fn starts_lower(word: &str) -> bool {
    word.trim_start_matches(['\'', '’'])
        .starts_with(char::is_lowercase)
}

/// eBay, iPhone: names that begin in lower case.
fn is_camel(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
}
