//! Paragraphs and headings.
//!
//! Pasted articles part paragraphs by blank lines or by single newlines, so every line is a paragraph. The exception is
//! text that was wrapped to a column (`wrapping`): its lines are joined again, and only blank lines, indents and
//! lines that end early part paragraphs. Which of them are headings, `headings` decides.

mod headings;
mod wrapping;

use std::ops::Range;

use crate::Span;
use crate::characters::{is_blank, is_line_end};

/// One paragraph, without the white space around it. It holds line ends only if its text was wrapped to a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its sentences, as indices into [`crate::Document::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as indices into [`crate::Document::tokens`].
    pub tokens: Range<usize>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// A title or crosshead.
    Heading,
    /// Running text.
    Body,
}

/// A line that is not blank.
struct Line {
    /// Without the blanks around it.
    span: Span,
    /// Characters, without the blanks around it.
    width: usize,
    /// Whether the line starts with more than one blank.
    indented: bool,
    /// Whether a blank line or nothing stands before it.
    fresh: bool,
}

/// The paragraphs of `text`, in order, as spans with their kinds. Time is linear in its length.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<(Span, ParagraphKind)> {
    let lines = lines(text);
    let spans = wrapping::join(text, &lines);
    let kinds = headings::kinds(text, &spans);
    spans.into_iter().zip(kinds).collect()
}

fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut fresh = true;
    for line in text.split_inclusive(is_line_end) {
        let body = line.trim_matches(is_blank);
        if body.is_empty() {
            // The "\n" of "\r\n", if somebody did not normalise, is no blank line.
            fresh |=
                line.len() != 1 || at == 0 || !text.get(..at).unwrap_or_default().ends_with('\r');
        } else {
            let indent = line.len() - line.trim_start_matches(is_blank).len();
            found.push(Line {
                span: Span::new(at + indent, at + indent + body.len()),
                width: body.chars().count(),
                indented: indent > 1,
                fresh,
            });
            fresh = false;
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expected: Expect) {
        let mut shown = String::new();
        for (span, kind) in paragraphs(text) {
            shown.push_str(if kind == ParagraphKind::Heading {
                "# "
            } else {
                "¶ "
            });
            shown.push_str(&span.of(text).replace('\n', "⏎"));
            shown.push('\n');
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn blank_lines_and_single_newlines_part_paragraphs() {
        check(
            "Ports reopen\n\nThe two ministers met in the old harbour on Sunday, and their aides said that the port would open in May.\nNobody signed.\n \t\n\u{FEFF}A second day was planned.\u{2028}It rained.",
            expect![[r#"
                # Ports reopen
                ¶ The two ministers met in the old harbour on Sunday, and their aides said that the port would open in May.
                ¶ Nobody signed.
                ¶ A second day was planned.
                ¶ It rained.
            "#]],
        );
    }

    #[test]
    fn lines_wrapped_to_a_column_are_joined() {
        check(
            "HARBOUR TALKS END WITHOUT A DEAL\n\nThe two ministers met in the old harbour on Sunday, and their\naides said that the port would open in May. Nobody signed a\npaper, and nobody said why.\n\n  A second day was planned, but the weather turned and the boats\n– all six of them – stayed where they were until Monday.\n  On Monday it rained again.\n- ferries\n- trams\n",
            expect![[r#"
                # HARBOUR TALKS END WITHOUT A DEAL
                ¶ The two ministers met in the old harbour on Sunday, and their⏎aides said that the port would open in May. Nobody signed a⏎paper, and nobody said why.
                ¶ A second day was planned, but the weather turned and the boats⏎– all six of them – stayed where they were until Monday.
                ¶ On Monday it rained again.
                ¶ - ferries
                ¶ - trams
            "#]],
        );
    }

    #[test]
    fn words_parted_at_the_ends_of_lines_show_a_narrow_column() {
        check(
            "HARBOUR, Mar. 3 — The two minis-\nters met in the old harbour on\nSunday, and their aides said that\nthe port would open in May. No-\nbody signed a paper.\n  On Monday it rained.\n",
            expect![[r#"
                ¶ HARBOUR, Mar. 3 — The two minis-⏎ters met in the old harbour on⏎Sunday, and their aides said that⏎the port would open in May. No-⏎body signed a paper.
                ¶ On Monday it rained.
            "#]],
        );
        check(
            "A follow-\nup\nNobody came\n",
            expect![[r#"
                ¶ A follow-
                ¶ up
                ¶ Nobody came
            "#]],
        );
    }

    #[test]
    fn a_list_of_headlines_is_not_wrapped_text() {
        check(
            "Ministers meet in the old harbour to talk about the port\nFerries wait for a third day as the weather turns foul\nUnions call for a fresh vote after the boats stay away\n",
            expect![[r#"
                # Ministers meet in the old harbour to talk about the port
                ¶ Ferries wait for a third day as the weather turns foul
                ¶ Unions call for a fresh vote after the boats stay away
            "#]],
        );
    }

    #[test]
    fn headings_are_short_and_followed_by_text() {
        check(
            "Harbour Talks Fail, and ‘Nobody Knows Why.’\nBy Jo Reck\nThe two ministers met in the old harbour on Sunday.\n\nWho will pay?\n\nThe council has said that it would pay for half of it, and no more than that.\n\n“Never again”\n\nREPORTER: Who will pay?\n\nWhat they want:\n\n• a new ferry\n\nA tunnel\n\nTwo bridges\n\nA better harbour\n\nAll of this costs money, the council said on Monday, and there is none.\n\nRead more",
            expect![[r#"
                # Harbour Talks Fail, and ‘Nobody Knows Why.’
                ¶ By Jo Reck
                ¶ The two ministers met in the old harbour on Sunday.
                # Who will pay?
                ¶ The council has said that it would pay for half of it, and no more than that.
                ¶ “Never again”
                ¶ REPORTER: Who will pay?
                ¶ What they want:
                ¶ • a new ferry
                ¶ A tunnel
                ¶ Two bridges
                ¶ A better harbour
                ¶ All of this costs money, the council said on Monday, and there is none.
                ¶ Read more
            "#]],
        );
    }
}
