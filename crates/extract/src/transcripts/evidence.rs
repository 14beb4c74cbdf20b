//! Which labels a document bears out.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use hearsay_text::{Document, Label as Class, ParagraphKind, TokenKind};

use super::Candidate;
use super::labels::Who;
use crate::lexica::Kind;
use crate::names::Name;

/// Paragraphs within which somebody who was answered speaks again.
const NEAR: usize = 12;

/// What a document says for and against its labels.
pub(super) struct Talk<'a> {
    candidates: &'a [Candidate],
    /// For each, whether its name is a person's.
    person: Vec<bool>,
    /// For each, how far its words sound like speech.
    voice: Vec<Voice>,
    /// For each, whether it stands in a heading.
    heading: Vec<bool>,
    /// For each, whether its name is a place or a day, or a word that the text also writes small.
    ordinary: Vec<bool>,
}

impl<'a> Talk<'a> {
    pub(super) fn of(document: &Document<'_>, names: &[Name], candidates: &'a [Candidate]) -> Self {
        let persons = || names.iter().filter(|name| name.label == Class::Person);
        let beside = |name: &Name| {
            let at = candidates.partition_point(|each| each.label.colon.end <= name.span.start);
            candidates
                .get(at)
                .is_none_or(|each| !each.label.source.overlaps(name.span))
        };
        let last = |name: &Name| {
            name.span
                .of(document.text)
                .split_whitespace()
                .next_back()
                .map(str::to_lowercase)
        };
        let known: HashSet<String> = persons()
            .filter(|name| beside(name))
            .filter_map(last)
            .collect();
        let written: HashSet<&str> = (0..document.tokens.len())
            .map(|index| document.word(index))
            .filter(|word| word.starts_with(char::is_lowercase))
            .collect();
        let is_person = |each: &Candidate| {
            let label = &each.label;
            let at = names.partition_point(|name| name.span.end <= label.name.start);
            let seen = names
                .get(at)
                .is_some_and(|name| name.label == Class::Person && name.span.overlaps(label.name));
            label.who == Who::Name
                && (label.titled || known.contains(&label.key) || seen && !is_where(each))
        };
        let is_heading = |each: &Candidate| {
            !each.label.titled
                && !each.label.capitals
                && document
                    .paragraphs
                    .get(each.paragraph)
                    .is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading)
        };
        Self {
            candidates,
            person: candidates.iter().map(is_person).collect(),
            voice: candidates
                .iter()
                .map(|each| voice(document, &each.words))
                .collect(),
            heading: candidates.iter().map(is_heading).collect(),
            ordinary: candidates
                .iter()
                .map(|each| is_where(each) || written.contains(each.label.key.as_str()))
                .collect(),
        }
    }

    /// The labels that are borne out, as indices, in text order.
    pub(super) fn accepted(&self) -> Vec<usize> {
        let talk = self.takes_turns();
        let alone: Vec<bool> = (0..self.candidates.len())
            .map(|index| {
                let label = &self.candidates[index].label;
                let sure = label.capitals || label.titled;
                let least = if sure {
                    Voice::Addresses
                } else {
                    Voice::Speaks
                };
                self.person[index] && !self.heading[index] && self.voice[index] >= least
            })
            .collect();
        let any = alone.contains(&true);
        let named = || {
            self.candidates
                .iter()
                .filter(|each| each.label.who == Who::Name)
        };
        let capitals = named().filter(|each| each.label.capitals).count() * 2 > named().count();
        let mut heard: HashMap<&str, usize> = HashMap::new();
        for (candidate, &voice) in self.candidates.iter().zip(&self.voice) {
            *heard.entry(&candidate.label.key).or_default() +=
                1 + usize::from(voice > Voice::Tells);
        }
        let accepts = |index: &usize| {
            let label = &self.candidates[*index].label;
            let fits = match label.who {
                Who::Asks | Who::Answers => talk,
                Who::Reposted => true,
                Who::Part => talk || any && self.speech(*index),
                Who::Name => {
                    let sure = self.person[*index] || label.known.has(Kind::Outlet);
                    // Labels of one talk look alike, and small ones need more to go by.
                    let small = !capitals
                        && heard
                            .get(label.key.as_str())
                            .is_some_and(|&heard| heard > 1);
                    talk && if label.capitals {
                        sure || !self.ordinary[*index]
                    } else {
                        sure && small
                    }
                }
            };
            fits || alone[*index]
        };
        (0..self.candidates.len()).filter(accepts).collect()
    }

    fn speech(&self, index: usize) -> bool {
        self.voice
            .get(index)
            .is_some_and(|&voice| voice > Voice::Tells)
    }

    /// Whether labels take turns: one is heard again after another, or questions meet answers, or all are in capitals and
    /// all speak.
    fn takes_turns(&self) -> bool {
        let able: Vec<usize> = (0..self.candidates.len())
            .filter(|&index| {
                let label = &self.candidates[index].label;
                let spoken = !matches!(label.who, Who::Name | Who::Reposted);
                spoken || label.who == Who::Name && (self.person[index] || !self.ordinary[index])
            })
            .collect();
        let label = |index: &usize| &self.candidates[*index].label;
        let asked = |who: Who| able.iter().any(|index| label(index).who == who);
        if asked(Who::Asks) && asked(Who::Answers) {
            return true;
        }
        let heard = able.iter().filter(|&&index| self.speech(index)).count();
        let again = able.windows(3).any(|three| {
            let [a, b, c] = three else { return false };
            let near = self.candidates[*c].paragraph - self.candidates[*a].paragraph <= NEAR;
            near && label(a).key == label(c).key && label(a).key != label(b).key
        });
        let capitals = able.len() > 1
            && heard == able.len()
            && able
                .iter()
                .all(|index| label(index).capitals && label(index).key.chars().count() > 1)
            && able
                .iter()
                .any(|index| label(index).key != label(&able[0]).key);
        again && heard * 4 >= able.len() || capitals
    }
}

/// Whether the name as a whole is a place, a month or a day.
fn is_where(candidate: &Candidate) -> bool {
    let kinds = [
        Kind::Country,
        Kind::Seat,
        Kind::Region,
        Kind::City,
        Kind::Month,
        Kind::Weekday,
        Kind::People,
    ];
    candidate.label.known.any(&kinds) && !candidate.label.titled
}

/// How far words sound like speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    /// Not at all.
    Tells,
    /// In the second person, or asking: as guides and recipes do, too.
    Addresses,
    /// In the first person.
    Speaks,
}

/// How far the words sound like speech; what is quoted in them counts as somebody else's.
fn voice(document: &Document<'_>, tokens: &Range<usize>) -> Voice {
    let mut found = Voice::Tells;
    let mut depth = 0_usize;
    for index in tokens.clone() {
        match document.tokens.get(index).map(|token| token.kind) {
            Some(TokenKind::OpenQuote) => depth += 1,
            Some(TokenKind::CloseQuote) => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                let word = document.word(index);
                let any = |words: &[&str]| words.iter().any(|each| each.eq_ignore_ascii_case(word));
                if word != "US" && any(&["i", "we", "my", "our", "me", "us"]) {
                    return Voice::Speaks;
                }
                if word.starts_with('?') || any(&["you", "your", "let's", "let’s"]) {
                    found = Voice::Addresses;
                }
            }
        }
    }
    found
}

/// Whether the words are in the first or second person, or ask something.
pub(super) fn speaks(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    voice(document, tokens) > Voice::Tells
}

/// Whether the words tell of what one of the speakers said, as an article between two exchanges does. `keys` are those of
/// their labels.
pub(super) fn tells_of(
    document: &Document<'_>,
    keys: &HashSet<&str>,
    tokens: &Range<usize>,
) -> bool {
    let says = |index: Option<usize>| {
        let word = index.map_or("", |index| document.word(index));
        matches!(
            word,
            "said"
                | "says"
                | "told"
                | "asked"
                | "added"
                | "replied"
                | "answered"
                | "insisted"
                | "responded"
        )
    };
    tokens.clone().any(|index| {
        let beside = says(index.checked_sub(1)) || says(Some(index + 1));
        beside && keys.contains(document.word(index).to_lowercase().as_str())
    })
}
