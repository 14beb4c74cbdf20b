//! Quotation marks, paired within their paragraph.
//!
//! What opens, what closes and what is an apostrophe the text stage has decided ([`hearsay_text::quotation`]). Only
//! outermost quotations are kept: what is quoted inside a quotation belongs to it.

use hearsay_text::quotation::{self, Style};
use hearsay_text::{Document, Paragraph, Span, TokenKind};

/// One outermost quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    /// With its marks.
    pub(super) span: Span,
    /// Without them.
    pub(super) inner: Span,
    /// Its paragraph, as an index into [`Document::paragraphs`].
    pub(super) paragraph: usize,
    /// How it ends.
    pub(super) end: End,
    /// Whether its marks are single ones, which also stand around words that nobody says.
    pub(super) single: bool,
}

/// How a quotation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a closing mark.
    Closed,
    /// With its paragraph, and the next paragraph opens with a mark: the quotation goes on there.
    RunsOn,
    /// With its paragraph or before the next opening mark, since no mark closes it.
    Lost,
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    side: Side,
    single: bool,
}

/// The outermost quotations of a document, in text order, none overlapping another.
///
/// A quotation that is never closed ends before the next quotation of its paragraph or with its paragraph: it never
/// swallows the rest of a text. Time is linear in the text's length, but for one sort a paragraph.
pub(super) fn quotations(document: &Document<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    for (paragraph, each) in document.paragraphs.iter().enumerate() {
        let goes_on = document
            .paragraphs
            .get(paragraph + 1)
            .is_some_and(|next| opens(next.span.of(document.text)));
        let marks = marks(document, each);
        found.extend(
            outermost(document.text, each.span, &marks, goes_on)
                .into_iter()
                .map(|(span, inner, end, single)| Quotation {
                    span,
                    inner,
                    paragraph,
                    end,
                    single,
                }),
        );
    }
    found
}

fn opens(paragraph: &str) -> bool {
    paragraph.starts_with(['"', '“', '„', '«', '＂'])
        || paragraph.starts_with("''")
        || paragraph.starts_with("``")
}

/// Pairs the marks of one paragraph.
fn outermost(
    text: &str,
    within: Span,
    marks: &[Mark],
    goes_on: bool,
) -> Vec<(Span, Span, End, bool)> {
    // Marks that open, waiting for their partner; and the one single mark that waits outside of all double ones.
    let mut waiting: Vec<Mark> = Vec::new();
    let mut single: Option<Mark> = None;
    let mut pairs: Vec<(Mark, Mark)> = Vec::new();
    for &mark in marks {
        if mark.single {
            match mark.side {
                _ if !waiting.is_empty() => {}
                Side::Opens => single = Some(mark),
                Side::Closes => pairs.extend(single.take().map(|open| (open, mark))),
            }
            continue;
        }
        match mark.side {
            Side::Opens => waiting.push(mark),
            Side::Closes => pairs.extend(waiting.pop().map(|open| (open, mark))),
        }
    }
    pairs.sort_unstable_by_key(|(open, _)| open.span.start);
    let mut found: Vec<(Span, Span, End, bool)> = Vec::new();
    let keep = |found: &mut Vec<_>, open: Mark, inner_end: usize, end: usize, how: End| {
        let inner = Span::new(open.span.end, inner_end);
        if !inner.of(text).trim().is_empty() {
            found.push((Span::new(open.span.start, end), inner, how, open.single));
        }
    };
    if let Some(&open) = waiting.first()
        && open.span.start == within.start
        && goes_on
    {
        keep(&mut found, open, within.end, within.end, End::RunsOn);
        return found;
    }
    let mut lost = waiting.into_iter().peekable();
    let mut pairs = pairs.into_iter().peekable();
    let mut reach = 0;
    loop {
        let next_lost = lost.peek().map_or(usize::MAX, |open| open.span.start);
        let next_pair = pairs.peek().map_or(usize::MAX, |(open, _)| open.span.start);
        if next_pair < next_lost {
            let Some((open, close)) = pairs.next() else {
                break;
            };
            if open.span.start >= reach {
                keep(
                    &mut found,
                    open,
                    close.span.start,
                    close.span.end,
                    End::Closed,
                );
                reach = close.span.end;
            }
        } else {
            let Some(open) = lost.next() else { break };
            let next = lost.peek().map_or(usize::MAX, |open| open.span.start);
            let end = next.min(next_pair).min(within.end);
            let end = open.span.end + Span::new(open.span.end, end).of(text).trim_end().len();
            if open.span.start >= reach {
                keep(&mut found, open, end, end, End::Lost);
                reach = end;
            }
        }
    }
    found
}

/// The quotation marks of one paragraph, in order, as the text stage has told them from apostrophes.
fn marks(document: &Document<'_>, paragraph: &Paragraph) -> Vec<Mark> {
    let tokens = document.tokens.get(paragraph.tokens.clone());
    // Within the value of an attribute in markup that was pasted along: <a href="x">.
    let mut attribute = false;
    tokens
        .unwrap_or_default()
        .iter()
        .filter_map(|token| {
            let side = match token.kind {
                TokenKind::OpenQuote => Side::Opens,
                TokenKind::CloseQuote => Side::Closes,
                _ => return None,
            };
            let style = quotation::style(token.span.of(document.text))?;
            let single = matches!(style, Style::Single | Style::SingleGuillemet);
            let before = document.text.get(..token.span.start).unwrap_or_default();
            if !single && (attribute || before.ends_with('=')) {
                attribute = !attribute;
                return None;
            }
            Some(Mark {
                span: token.span,
                side,
                single,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, expected: &Expect) {
        let document = Document::of(text);
        let lines: Vec<String> = quotations(&document)
            .iter()
            .map(|each| format!("{:?} {}\n", each.end, each.span.of(text)))
            .collect();
        expected.assert_eq(&lines.concat());
    }

    #[test]
    fn every_sort_of_double_mark_pairs() {
        check(
            "“One,” he said. \"Two,\" she said. ''Three,'' they said. «Four», it read.",
            &expect![[r#"
                Closed “One,”
                Closed "Two,"
                Closed ''Three,''
                Closed «Four»
            "#]],
        );
    }

    #[test]
    fn apostrophes_do_not_close_single_marks() {
        check(
            "‘We don’t want the voters’ pity,’ said Reck, who left in the ’90s. It’s the mayors’ turn.",
            &expect![[r#"
                Closed ‘We don’t want the voters’ pity,’
            "#]],
        );
    }

    #[test]
    fn nested_marks_belong_to_the_outer_quotation() {
        check(
            "“She told me ‘no’ and “never again,”” he said. \"I read 'Emma' twice,\" she said.",
            &expect![[r#"
                Closed “She told me ‘no’ and “never again,””
                Closed "I read 'Emma' twice,"
            "#]],
        );
    }

    #[test]
    fn a_mark_that_is_never_closed_ends_before_the_next() {
        check(
            "“Fish is life, he said. “No deal,” she said.\n\nThe harbour is calm today, as ever.",
            &expect![[r#"
                Lost “Fish is life, he said.
                Closed “No deal,”
            "#]],
        );
    }

    #[test]
    fn a_paragraph_that_opens_again_goes_on() {
        check(
            "“We fish at dawn.\n\n“We sleep at noon,” said Reck.",
            &expect![[r#"
                RunsOn “We fish at dawn.
                Closed “We sleep at noon,”
            "#]],
        );
    }

    #[test]
    fn a_mark_turned_the_wrong_way_still_closes() {
        check(
            "“Apparently not,“ he said. <a href=\"x\">",
            &expect![[r#"
                Closed “Apparently not,“
            "#]],
        );
    }

    proptest! {
        #[test]
        fn quotations_are_in_bounds_in_order_and_apart(text in "[a-z “”‘’\"'.,\n«é]{0,80}") {
            let document = Document::of(&text);
            let mut reach = 0;
            for each in quotations(&document) {
                prop_assert!(each.span.start >= reach);
                prop_assert!(each.span.contains(each.inner));
                prop_assert!(text.get(each.span.start..each.span.end).is_some());
                prop_assert!(document.paragraphs[each.paragraph].span.contains(each.span));
                reach = each.span.end;
            }
        }
    }
}
