//! The notes in the margin: who is quoted beside a paragraph, and who gives what to whom.

use hearsay_annotation::cards::{Card, CardBody};
use hearsay_annotation::{MarkId, MarkKind, words};
use yew::AttrValue;

/// A note in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which mark it is about.
    pub mark: MarkId,
    /// A quote or a concession.
    pub kind: MarkKind,
    /// Who, or who to whom.
    pub headline: AttrValue,
    /// The rest, line by line.
    pub lines: Vec<AttrValue>,
}

/// About how many characters a line of the text takes, and a line of the margin.
const TEXT_LINE: usize = 72;
const NOTE_LINE: usize = 26;

/// What is noted of a mark; nothing of a name.
pub(super) fn note(card: &Card) -> Option<Note> {
    let (kind, lines) = match &card.body {
        CardBody::Mention { .. } => return None,
        CardBody::Quote { cue, .. } => (
            MarkKind::Quote,
            vec![words::shorten(&cue.join(" … "), NOTE_LINE)],
        ),
        CardBody::Concession {
            status,
            condition,
            claim,
            ..
        } => {
            let mut lines = vec![words::status(*status).to_owned()];
            lines.extend(condition.as_ref().map(|words| words::shorten(words, 60)));
            lines.push(claim.to_string());
            (MarkKind::Concession, lines)
        }
    };
    let lines = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(AttrValue::from)
        .collect();
    Some(Note {
        mark: card.mark,
        kind,
        headline: card.headline().into(),
        lines,
    })
}

/// Keeps the notes that fit beside a paragraph of so many bytes, concessions first, and says of which marks they do not:
/// notes that run past their paragraph would tear the text apart.
pub(super) fn fit(notes: &mut Vec<Note>, bytes: usize) -> Vec<MarkId> {
    let all = notes.len();
    // Three lines of text are as high as five of the margin; half a line parts two notes.
    let lines = (bytes / TEXT_LINE + 1).max(2);
    let mut room = lines * 5 * NOTE_LINE / 3;
    let mut keep = vec![false; all];
    for wanted in [MarkKind::Concession, MarkKind::Quote] {
        for (note, keep) in notes
            .iter()
            .zip(&mut keep)
            .filter(|(note, _)| note.kind == wanted)
        {
            let lines = std::iter::once(&note.headline).chain(&note.lines);
            let takes = lines
                .map(|line| line.len().div_ceil(NOTE_LINE) * NOTE_LINE)
                .sum::<usize>()
                + NOTE_LINE / 2;
            *keep = takes <= room;
            room -= if *keep { takes } else { 0 };
        }
    }
    let marks = notes.iter().zip(&keep).filter(|(_, keep)| !**keep);
    let left = marks.map(|(note, _)| note.mark).collect();
    let mut keep = keep.into_iter();
    notes.retain(|_| keep.next().unwrap_or(false));
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_never_run_past_their_paragraph() {
        let note = |id, kind| Note {
            mark: MarkId(id),
            kind,
            headline: "Somebody → somebody else".into(),
            lines: vec!["agreed".into()],
        };
        let mut notes = vec![
            note(1, MarkKind::Quote),
            note(2, MarkKind::Quote),
            note(3, MarkKind::Concession),
        ];
        assert_eq!(fit(&mut notes, 70), [MarkId(1), MarkId(2)]);
        assert_eq!(
            notes.iter().map(|note| note.kind).collect::<Vec<_>>(),
            [MarkKind::Concession]
        );
    }
}
