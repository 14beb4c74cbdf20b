//! Transcripts: who speaks where a text sets a label before each one's words: "RUBIO: We saw movement."
//!
//! Many words before a colon are no label ("Note:", "WASHINGTON:"), so the shape (`labels`) is only where it begins: the
//! document has to bear it out (`evidence`), by labels that take turns or by a label that names a person of the text who
//! then speaks as people speak. A turn goes on over paragraphs without a label as long as the text looks like a
//! transcript. A post that is passed on ("RT @reck: …") is told the same way.

mod evidence;
mod labels;
mod times;

use std::collections::HashSet;
use std::ops::Range;

use hearsay_text::characters::{is_blank, is_line_end};
use hearsay_text::{Document, Label as Class, ParagraphKind, Span};

use crate::names::Name;
use evidence::{Talk, speaks};
use labels::{Label, Who, label};

/// One label with the words that follow it. Ranges are of tokens, spans of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What is no name but the speaker's, in bytes: the source, with "RT" before it.
    pub label: Span,
    /// The label: the name with its title, without office and brackets.
    pub source: Range<usize>,
    /// The name in it, where it has one.
    pub name: Option<Span>,
    /// The colon.
    pub colon: Range<usize>,
    /// What is said, a run a paragraph; never empty, in text order.
    pub content: Vec<Range<usize>>,
}

/// A line that looks as if it began with a label.
#[derive(Debug, Clone)]
struct Candidate {
    label: Label,
    paragraph: usize,
    /// The words behind the label, to the end of the paragraph or to the next such line.
    words: Range<usize>,
}

/// The turns of a document, in text order. `names` are those found in it without regard to labels.
#[must_use]
pub fn turns(document: &Document<'_>, names: &[Name]) -> Vec<Turn> {
    let candidates = candidates(document);
    if candidates.is_empty() {
        return Vec::new();
    }
    let accepted = Talk::of(document, names, &candidates).accepted();
    let paragraphs: Vec<usize> = accepted
        .iter()
        .filter_map(|&index| candidates.get(index))
        .filter(|each| each.label.who != Who::Reposted)
        .map(|each| each.paragraph)
        .collect();
    let goes_on = is_transcript(document, &paragraphs);
    let keys: HashSet<&str> = candidates
        .iter()
        .map(|each| each.label.key.as_str())
        .collect();
    let mut turns = Vec::with_capacity(accepted.len());
    for &index in &accepted {
        let Some(Candidate {
            label,
            paragraph,
            words,
        }) = candidates.get(index)
        else {
            continue;
        };
        let mut content: Vec<Range<usize>> = Vec::new();
        content.extend(has_words(document, words).then(|| words.clone()));
        // The next line that looks like a label ends the turn, whoever it may be.
        let next = candidates.get(index + 1).map(|each| each.paragraph);
        let behind = paragraph + 1..next.unwrap_or(document.paragraphs.len());
        // "RUBIO:", and what he says on the next line.
        let below = content.is_empty();
        let shown = behind.take(if label.who == Who::Reposted {
            0
        } else if goes_on {
            usize::MAX
        } else {
            usize::from(below)
        });
        let closes = |at: usize| next.is_some() || below && at == paragraph + 1;
        content.extend(
            shown
                .map_while(|at| follows(document, &keys, at, closes(at)))
                .flatten(),
        );
        let (source, colon) = (
            document.tokens_in(label.source),
            document.tokens_in(label.colon),
        );
        if content.is_empty() || source.is_empty() || colon.is_empty() {
            continue;
        }
        let name = (label.who == Who::Name).then_some(label.name);
        turns.push(Turn {
            label: label.whole,
            source,
            name,
            colon,
            content,
        });
    }
    turns
}

/// The names of a document, those of its speakers among them: whoever is set before a turn is a person, whatever the words
/// around would make of a name in capitals.
#[must_use]
pub fn with_speakers(names: Vec<Name>, turns: &[Turn]) -> Vec<Name> {
    let is_free = |name: &Name| {
        let at = turns.partition_point(|turn| turn.label.end <= name.span.start);
        turns
            .get(at)
            .is_none_or(|turn| !turn.label.overlaps(name.span))
    };
    let mut all: Vec<Name> = names.into_iter().filter(is_free).collect();
    let speakers = turns.iter().filter_map(|turn| turn.name);
    all.extend(speakers.map(|span| Name {
        span,
        label: Class::Person,
        confidence: 1.0,
    }));
    all.sort_by_key(|name| name.span.start);
    all
}

fn candidates(document: &Document<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (paragraph, each) in document.paragraphs.iter().enumerate() {
        let mut start = each.span.start;
        // A paragraph holds several lines where its text was wrapped to a column.
        for line in each.span.of(document.text).split_inclusive(is_line_end) {
            if let Some(label) = label(line.trim_end_matches(is_blank), start) {
                let behind = document.tokens_in(Span::new(label.colon.end, each.span.end));
                if let Some(before) = found
                    .last_mut()
                    .filter(|before| before.paragraph == paragraph)
                {
                    before.words.end = document
                        .tokens_in(Span::new(start, start + 1))
                        .start
                        .max(before.words.start);
                }
                found.push(Candidate {
                    label,
                    paragraph,
                    words: behind,
                });
            }
            start += line.len();
        }
    }
    found
}

/// Whether labels stand close enough together, from the first to the last, for what lies between to be spoken, too.
fn is_transcript(document: &Document<'_>, paragraphs: &[usize]) -> bool {
    let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else {
        return false;
    };
    let body = document.paragraphs.get(*first..=*last).unwrap_or_default();
    let body = body
        .iter()
        .filter(|each| each.kind == ParagraphKind::Body)
        .count();
    paragraphs.len() > 2 && paragraphs.len() * 4 >= body
}

/// What a paragraph without a label adds to the turn before it: `None` if it ends the turn, nothing if it is a stage
/// direction. Where no label `closes` the turn, only words in the first or second person go on with it.
fn follows(
    document: &Document<'_>,
    keys: &HashSet<&str>,
    paragraph: usize,
    closes: bool,
) -> Option<Option<Range<usize>>> {
    let each = document.paragraphs.get(paragraph)?;
    let text = each.span.of(document.text);
    if text.starts_with(['(', '[']) && text.ends_with([')', ']']) {
        return Some(None);
    }
    let tells = evidence::tells_of(document, keys, &each.tokens);
    let speech = closes || speaks(document, &each.tokens);
    let runs_on =
        each.kind == ParagraphKind::Body && speech && !tells && has_words(document, &each.tokens);
    runs_on.then(|| Some(each.tokens.clone()))
}

fn has_words(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|index| document.word(index).chars().any(char::is_alphanumeric))
}
