//! Titles: the words around a person's name that say what the person is.

use std::collections::HashMap;
use std::ops::Range;

use hearsay_text::{Document, Span};

use super::surfaces::single_spaced;
use crate::lexica::{Gender, Kind, Kinds, lexica};

/// What stands beside one sighting of a person's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// From the first word of the title to the end of the name: "Danish Prime Minister Ida Holm".
    pub whole: Option<Span>,
    /// The title or office alone: "Danish Prime Minister".
    pub role: Option<String>,
    /// What a form of address or a title tells: "Mrs.", "spokesman".
    pub gender: Option<Gender>,
}

/// Longest phrase of the lists that is tried before a name, in tokens.
const LONGEST_PHRASE: usize = 6;
/// Longest title before a name, in tokens; more is a sentence.
const LONGEST_TITLE: usize = 14;

/// Names of organisations and places by the token after their last, with the token they begin at.
pub(super) type NamesByEnd = HashMap<usize, usize>;

/// Reads the title before the name at `tokens`, or failing that the apposition after it.
pub(super) fn around(document: &Document<'_>, tokens: &Range<usize>, names: &NamesByEnd) -> Title {
    let mut title = before(document, tokens, names);
    if title.role.is_none()
        && let Some(role) = after(document, tokens.end)
    {
        title.gender = title.gender.or_else(|| head_gender(&role));
        title.role = Some(role);
    }
    title
}

/// How many tokens at the start of a person's name are a title: 2 in "Prime Minister Ida Holm".
pub(super) fn leading(document: &Document<'_>, tokens: &Range<usize>) -> usize {
    let mut skip = 0;
    'title: while tokens.start + skip + 1 < tokens.end {
        let from = tokens.start + skip;
        let longest = LONGEST_PHRASE.min(tokens.end - from - 1);
        for length in (1..=longest).rev() {
            let kinds = phrase_kinds(document, from..from + length);
            let title = kinds.any(&[Kind::Honorific, Kind::Office, Kind::Role])
                && !kinds.any(&[Kind::FirstName])
                && !is_royal(document.word(from));
            let before_title = skip == 0
                && kinds.any(&[Kind::TitleModifier, Kind::People, Kind::Country])
                && !kinds.has(Kind::FirstName)
                && titled_later(document, from + length..tokens.end);
            if title || before_title {
                skip += length;
                continue 'title;
            }
        }
        break;
    }
    skip
}

/// "King", "Lady" and the like stay with the name: "Queen Margrethe" is how she is called.
fn is_royal(word: &str) -> bool {
    matches!(
        word,
        "Lord"
            | "Lady"
            | "King"
            | "Queen"
            | "Pope"
            | "Prince"
            | "Princess"
            | "Emperor"
            | "Saint"
            | "St."
    )
}

fn titled_later(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let longest = LONGEST_PHRASE.min(tokens.len().saturating_sub(1));
    (1..=longest).any(|length| {
        phrase_kinds(document, tokens.start..tokens.start + length).any(&[Kind::Office, Kind::Role])
    })
}

fn before(document: &Document<'_>, tokens: &Range<usize>, names: &NamesByEnd) -> Title {
    let first_of_sentence = document
        .sentence_of(tokens.start)
        .and_then(|at| document.sentences.get(at))
        .map_or(tokens.start, |sentence| sentence.tokens.start);
    let lowest = first_of_sentence.max(tokens.start.saturating_sub(LONGEST_TITLE));
    let mut reader = Reader {
        document,
        names,
        lowest,
        at: tokens.start,
        name: tokens.start,
        role: None,
        gender: None,
    };
    while reader.step() {}
    reader.title(tokens)
}

/// Reads a title from its last word to its first.
struct Reader<'a, 't> {
    document: &'a Document<'t>,
    names: &'a NamesByEnd,
    lowest: usize,
    /// First token of what was read so far.
    at: usize,
    /// First token of the name.
    name: usize,
    /// Tokens of the title, forms of address left out.
    role: Option<Range<usize>>,
    gender: Option<Gender>,
}

impl Reader<'_, '_> {
    fn step(&mut self) -> bool {
        if self.at <= self.lowest {
            return false;
        }
        let longest = LONGEST_PHRASE.min(self.at - self.lowest);
        for length in (1..=longest).rev() {
            let from = self.at - length;
            let kinds = phrase_kinds(self.document, from..self.at);
            if kinds.has(Kind::Honorific) {
                self.gender = self.gender.or_else(|| self.gender_of(from..self.at));
                self.at = from;
                return true;
            }
            let title = kinds.any(&[Kind::Office, Kind::Role]);
            let beside = self.role.is_some()
                && kinds.any(&[
                    Kind::TitleModifier,
                    Kind::People,
                    Kind::Country,
                    Kind::Region,
                    Kind::Organisation,
                    Kind::Outlet,
                ]);
            if title || beside {
                if title {
                    self.gender = self.gender.or_else(|| self.gender_of(from..self.at));
                }
                self.take(from);
                return true;
            }
        }
        // "the Bank of X governor", "Acme's chief": a name that the names stage found, or a possessive.
        if self.role.is_some() {
            if let Some(&from) = self.names.get(&self.at)
                && from >= self.lowest
            {
                self.take(from);
                return true;
            }
            return self.possessive();
        }
        self.at == self.name && self.possessive()
    }

    fn take(&mut self, from: usize) {
        let end = self.role.as_ref().map_or(self.at, |role| role.end);
        self.role = Some(from..end);
        self.at = from;
    }

    /// "Iceland's" before a title or straight before a name.
    fn possessive(&mut self) -> bool {
        let clitic = self.at - 1;
        if clitic <= self.lowest || !is_possessive(self.document.word(clitic)) {
            return false;
        }
        let from = match self.names.get(&clitic) {
            Some(&from) if from >= self.lowest => Some(from),
            _ => (1..=3.min(clitic - self.lowest))
                .rev()
                .map(|length| clitic - length)
                .find(|&from| {
                    phrase_kinds(self.document, from..clitic).any(&[Kind::Country, Kind::Region])
                }),
        };
        let Some(from) = from else { return false };
        if self.role.is_some() {
            self.take(from);
        } else {
            self.at = from;
            // Nothing more may join: "Iceland's Jonas Berg" has no title.
            self.lowest = from;
        }
        true
    }

    fn gender_of(&self, tokens: Range<usize>) -> Option<Gender> {
        lexica().gender(&phrase(self.document, tokens))
    }

    fn title(self, name: &Range<usize>) -> Title {
        if self.at == self.name {
            return Title::default();
        }
        let role = self
            .role
            .and_then(|tokens| self.document.span_of(tokens))
            .map(|span| single_spaced(span.of(self.document.text)));
        Title {
            whole: self.document.span_of(self.at..name.end),
            role,
            gender: self.gender,
        }
    }
}

/// The apposition after a name: "Holm, the Danish prime minister, said" has the role "Danish prime minister".
fn after(document: &Document<'_>, end: usize) -> Option<String> {
    if document.word(end) != "," {
        return None;
    }
    let sentence = document.sentences.get(document.sentence_of(end)?)?;
    let highest = sentence.tokens.end.min(end + 1 + LONGEST_TITLE);
    let mut at = end + 1;
    if matches!(document.word(at), "the" | "a" | "an") {
        at += 1;
    }
    let start = at;
    let mut titled = None;
    while at < highest {
        let longest = LONGEST_PHRASE.min(highest - at);
        let step = (1..=longest).rev().find_map(|length| {
            let kinds = phrase_kinds(document, at..at + length);
            let title = kinds.any(&[Kind::Office, Kind::Role]);
            let beside = kinds.any(&[
                Kind::TitleModifier,
                Kind::People,
                Kind::Country,
                Kind::Region,
                Kind::Organisation,
                Kind::Outlet,
            ]);
            (title || beside).then_some((length, title))
        });
        match step {
            Some((length, title)) => {
                at += length;
                if title {
                    titled = Some(at);
                }
            }
            None if is_possessive(document.word(at)) && at > start => at += 1,
            None => break,
        }
    }
    let titled = titled?;
    let end = of_whom(document, titled, highest).unwrap_or(titled);
    // "Holm, president Berg and others": the list goes on, this is no apposition.
    matches!(document.word(end), "," | "." | ";" | "—" | "–" | ")")
        .then(|| document.span_of(start..end))
        .flatten()
        .map(|span| single_spaced(span.of(document.text)))
}

/// "of the Rivers Party" after a title, up to punctuation.
fn of_whom(document: &Document<'_>, at: usize, highest: usize) -> Option<usize> {
    if !matches!(document.word(at), "of" | "for" | "at") {
        return None;
    }
    let end = (at + 1..highest.min(at + 8))
        .find(|&token| matches!(document.word(token), "," | "." | ";" | "—" | "–" | ")"))?;
    let named = (at + 1..end).any(|token| {
        document
            .word(token)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
    });
    named.then_some(end)
}

/// The gender of a title's last words: "spokeswoman".
fn head_gender(role: &str) -> Option<Gender> {
    lexica().gender(role.rsplit(' ').next().unwrap_or_default())
}

/// "'s" in either apostrophe.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

fn phrase(document: &Document<'_>, tokens: Range<usize>) -> String {
    document
        .span_of(tokens)
        .map_or_else(String::new, |span| single_spaced(span.of(document.text)))
}

fn phrase_kinds(document: &Document<'_>, tokens: Range<usize>) -> Kinds {
    lexica().kinds(&phrase(document, tokens))
}
