//! Quotation marks, paired within their paragraph.
//!
//! Double marks are curly, straight, low, angular, or two straight single marks in a row. Single marks are told from
//! apostrophes by what stands around them. Only outermost quotations are kept: what is quoted inside a quotation
//! belongs to it.

use hearsay_text::{Document, Span};

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

/// What a mark can do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// A straight mark with the same on both sides: closes what is open, else opens.
    Either,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    side: Side,
    single: bool,
    /// A closing single mark after "s" may be a possessive: "the voters’ choice".
    doubtful: bool,
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
        let marks = marks(document.text, each.span);
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
    let mut single = Single::default();
    let mut pairs: Vec<(Mark, Mark)> = Vec::new();
    for &mark in marks {
        if mark.single {
            if waiting.is_empty() {
                pairs.extend(single.step(mark));
            }
            continue;
        }
        match mark.side {
            Side::Opens => waiting.push(mark),
            Side::Either if waiting.is_empty() => waiting.push(mark),
            Side::Either | Side::Closes => {
                single.doubtful = None;
                pairs.extend(waiting.pop().map(|open| (open, mark)));
            }
        }
    }
    pairs.extend(single.close());
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

/// The single mark that waits for its partner.
#[derive(Default)]
struct Single {
    open: Option<Mark>,
    /// A mark that closes it unless a better one comes.
    doubtful: Option<Mark>,
}

impl Single {
    fn step(&mut self, mark: Mark) -> Option<(Mark, Mark)> {
        match (self.open, mark.side) {
            (_, Side::Opens) => {
                let pair = self.close();
                self.open = Some(mark);
                pair
            }
            (Some(_), _) if mark.doubtful => {
                self.doubtful.get_or_insert(mark);
                None
            }
            (Some(open), _) => {
                *self = Self::default();
                Some((open, mark))
            }
            (None, _) => None,
        }
    }

    fn close(&mut self) -> Option<(Mark, Mark)> {
        let pair = self.open.zip(self.doubtful);
        *self = Self::default();
        pair
    }
}

/// The quotation marks of one paragraph, in order.
fn marks(text: &str, within: Span) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut chars = within.of(text).char_indices().peekable();
    let mut before: Option<char> = None;
    let mut attribute = false;
    while let Some((byte, char)) = chars.next() {
        let start = within.start + byte;
        let mut end = start + char.len_utf8();
        let mut double = matches!(char, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂');
        if matches!(char, '\'' | '’' | '‘' | '`') && chars.peek().is_some_and(|&(_, c)| c == char)
        {
            chars.next();
            end += char.len_utf8();
            double = true;
        }
        let after = chars.peek().map(|&(_, c)| c);
        let span = Span::new(start, end);
        let side = if double && (before == Some('=') || attribute) {
            // The value of an attribute in markup that was pasted along.
            attribute = !attribute;
            None
        } else if double {
            Some(double_side(char, before, after))
        } else {
            single_side(char, before, after, text.get(end..).unwrap_or_default())
        };
        if let Some(side) = side {
            let doubtful = !double
                && side != Side::Opens
                && before.is_some_and(|c| matches!(c, 's' | 'S'))
                && after.is_some_and(char::is_whitespace);
            found.push(Mark {
                span,
                side,
                single: !double,
                doubtful,
            });
        }
        before = Some(char);
    }
    found
}

fn is_edge(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '\u{200b}')
    })
}

fn double_side(char: char, before: Option<char>, after: Option<char>) -> Side {
    let (left, right) = (is_edge(before), is_edge(after));
    match char {
        // A mark turned the wrong way: “Apparently not,“ he said.
        '“' | '„' | '«' | '‘' | '`' if !left && after.is_none_or(char::is_whitespace) => {
            Side::Closes
        }
        '“' | '„' | '«' | '‘' | '`' => Side::Opens,
        '”' | '»' | '’' if before.is_none_or(char::is_whitespace) && !right => Side::Opens,
        '”' | '»' | '’' => Side::Closes,
        _ if left && !right => Side::Opens,
        _ if right && !left => Side::Closes,
        _ if before.is_some_and(|c| matches!(c, ',' | '.' | '?' | '!' | '…')) => Side::Closes,
        _ if after.is_some_and(|c| matches!(c, ',' | '.' | '?' | '!' | ';' | ':' | ')')) => {
            Side::Closes
        }
        _ => Side::Either,
    }
}

/// `None` for an apostrophe.
fn single_side(char: char, before: Option<char>, after: Option<char>, rest: &str) -> Option<Side> {
    let word_before = before.is_some_and(char::is_alphanumeric);
    let word_after = after.is_some_and(char::is_alphanumeric);
    match char {
        '‘' | '‚' if word_before && word_after => None,
        '‘' | '‚' if !word_after && after.is_none_or(char::is_whitespace) => None,
        '‘' | '‚' => (!cut_short(rest)).then_some(Side::Opens),
        '\'' if is_opening(before) && !word_before && after.is_some_and(|c| !c.is_whitespace()) => {
            (word_after && !cut_short(rest)).then_some(Side::Opens)
        }
        '\'' | '’' if !word_after && before.is_some_and(|c| !c.is_whitespace()) => {
            Some(Side::Closes)
        }
        _ => None,
    }
}

fn is_opening(before: Option<char>) -> bool {
    is_edge(before) || before.is_some_and(|c| matches!(c, '"' | '“'))
}

/// Whether what follows an apostrophe is a word or year cut short: ’em, ’90s.
fn cut_short(rest: &str) -> bool {
    const SHORT: [&str; 9] = [
        "em", "til", "till", "tis", "twas", "cause", "bout", "n", "round",
    ];
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 3
        || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
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
