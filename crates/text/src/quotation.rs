//! Quotation marks and apostrophes told apart, one paragraph at a time. Pairing them is a later stage's work.
//!
//! What decides, in this order:
//!
//! 1. **Letters on both sides** make a single mark an apostrophe: don't, O’Brien. So does a lone s after it: U.N.’s.
//! 2. **Elision**: a single mark before a word that is known to lose its beginning ('em, ’til) or before a decade
//!    (the ’90s) is an apostrophe, unless it is plainly the start of a quotation that closes further on.
//! 3. **The space around.** A mark with a blank, bracket or dash on the left and something else on the right opens;
//!    the other way about it closes. This goes before the shape of curly marks, since editors curl them wrongly and
//!    German opens with „ and closes with “.
//!    At the start of a paragraph nothing can close.
//! 4. **The shape**, for marks that have one.
//! 5. **Alternation**: a straight mark that could do either closes if one of its kind is open in this paragraph.
//!
//! A single mark after a word is the hard case: the end of a quotation (‘he did’), a possessive (workers’ rights) or
//! a dropped letter (runnin’). While no single mark is open it is an apostrophe. While one is, a mark after an s is an
//! apostrophe if the quotation still closes for certain further on: after punctuation, or after another letter.

use crate::Span;
use crate::characters::{is_blank, is_closing, is_opening, is_word};

/// What a mark is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Opens a quotation.
    Open,
    /// Closes a quotation.
    Close,
    /// Belongs to a word.
    Apostrophe,
    /// Feet, minutes, inches, seconds; or a stray mark with blanks around.
    Other,
}

/// How a mark looks, without regard to its side. Marks that pair are of one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `"`, “ ” „ ‟, two backticks, two straight single marks.
    Double,
    /// `'`, ‘ ’ ‚ ‛, backtick and acute.
    Single,
    /// « »
    DoubleGuillemet,
    /// ‹ ›
    SingleGuillemet,
    /// 「 」 『 』 and other corner brackets.
    Corner,
}

/// The style of the quotation mark `mark`; `None` if it is something else.
#[must_use]
pub fn style(mark: &str) -> Option<Style> {
    Some(match mark {
        "\"" | "“" | "”" | "„" | "‟" | "＂" | "``" | "''" => Style::Double,
        "'" | "‘" | "’" | "‚" | "‛" | "`" | "´" | "＇" => Style::Single,
        "«" | "»" => Style::DoubleGuillemet,
        "‹" | "›" => Style::SingleGuillemet,
        "「" | "」" | "『" | "』" => Style::Corner,
        _ => return None,
    })
}

/// One mark with its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is doing.
    pub role: Role,
}

/// Words that are written without their beginning.
const ELISIONS: &[&str] = &[
    "em", "til", "till", "tis", "twas", "twere", "twill", "cause", "cos", "cuz", "bout", "round",
    "n", "nuff", "neath", "kay", "sup", "tude",
];

/// Words that are written without their end, besides those in -in’.
const CLIPPED: &[&str] = &["o", "ol", "th", "an", "de", "ta", "mo", "po", "li", "wi"];

/// A mark and what stands around it, before its role is known.
struct Candidate<'t> {
    span: Span,
    mark: &'t str,
    style: Style,
    left: Option<char>,
    right: Option<char>,
}

impl Candidate<'_> {
    fn letter_left(&self) -> bool {
        self.left.is_some_and(is_word)
    }

    fn letter_right(&self) -> bool {
        self.right.is_some_and(is_word)
    }

    /// Nothing, a blank or an opening mark on the left.
    fn free_left(&self) -> bool {
        self.left
            .is_none_or(|c| is_blank(c) || is_opening(c) || opens_by_shape(c))
    }

    fn free_right(&self) -> bool {
        self.right
            .is_none_or(|c| is_blank(c) || is_closing(c) || closes_by_shape(c))
    }

    fn blank_left(&self) -> bool {
        self.left.is_none_or(is_blank)
    }

    fn blank_right(&self) -> bool {
        self.right.is_none_or(is_blank)
    }

    /// A single mark that opens a quotation, as far as can be told without knowing what is open.
    fn opens_single(&self, text: &str) -> bool {
        let after = text.get(self.span.end..).unwrap_or_default();
        self.style == Style::Single
            && self.free_left()
            && self.letter_right()
            && !(is_decade(after) || is_year(after) || is_elision(after))
    }

    /// A single mark that closes for certain, if anything is open: after punctuation, or after a letter other than s.
    fn surely_closes(&self) -> bool {
        self.style == Style::Single
            && !opens_by_shape_of(self.mark)
            && !self.letter_right()
            && self
                .left
                .is_some_and(|c| !is_blank(c) && !matches!(c, 's' | 'S'))
    }
}

/// The quotation marks and apostrophes in the paragraph at `span`, in order. Time is linear in its length.
#[must_use]
pub fn marks(text: &str, span: Span) -> Vec<Mark> {
    let candidates = candidates(text, span);
    // From the right: whether a single mark surely closes further on, before another opens.
    let mut closes_ahead = vec![false; candidates.len()];
    let mut ahead = false;
    for (index, each) in candidates.iter().enumerate().rev() {
        closes_ahead[index] = ahead;
        if each.surely_closes() {
            ahead = true;
        } else if each.opens_single(text) {
            ahead = false;
        }
    }
    let mut open = Open::default();
    candidates
        .iter()
        .zip(closes_ahead)
        .map(|(each, ahead)| {
            let role = open.role(text, each, ahead);
            open.note(each, role);
            Mark {
                span: each.span,
                role,
            }
        })
        .collect()
}

fn candidates(text: &str, span: Span) -> Vec<Candidate<'_>> {
    let body = span.of(text);
    let mut found = Vec::new();
    let mut left = None;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut length = c.len_utf8();
        if matches!(c, '`' | '\'') && is_doubled(body, at, c, left) {
            chars.next();
            length += 1;
        }
        if let Some(mark) = body.get(at..at + length)
            && let Some(style) = style(mark)
        {
            found.push(Candidate {
                span: Span::new(span.start + at, span.start + at + length),
                mark,
                style,
                left,
                right: chars.peek().map(|&(_, next)| next),
            });
        }
        left = Some(c);
    }
    found
}

/// Whether the backtick or straight mark `c` at byte `at` and the next make one double mark. Of three in a row the
/// single one is inside: last where they open, first where they close.
fn is_doubled(body: &str, at: usize, c: char, left: Option<char>) -> bool {
    let run = body.get(at..).unwrap_or_default();
    let run = run.chars().take(4).take_while(|&next| next == c).count();
    let closes = left.is_some_and(|left| !is_blank(left) && !is_opening(left));
    run == 2 || run == 4 || (run == 3 && !closes)
}

/// What is open at a point of the paragraph.
#[derive(Default)]
struct Open {
    double: bool,
    single: bool,
    /// Where the last sign for feet or minutes ends.
    feet: Option<usize>,
}

impl Open {
    fn note(&mut self, each: &Candidate<'_>, role: Role) {
        if role == Role::Other {
            self.feet = Some(each.span.end);
        }
        let open = match each.style {
            Style::Double => &mut self.double,
            Style::Single => &mut self.single,
            _ => return,
        };
        match role {
            Role::Open => *open = true,
            Role::Close => *open = false,
            Role::Apostrophe | Role::Other => {}
        }
    }

    fn role(&self, text: &str, each: &Candidate<'_>, closes_ahead: bool) -> Role {
        match each.style {
            Style::Single => self.single(text, each, closes_ahead),
            Style::Double => self.double(each),
            Style::DoubleGuillemet | Style::SingleGuillemet | Style::Corner => by_space(each)
                .filter(|_| !matches!(each.style, Style::Corner))
                .or_else(|| by_shape(each.mark))
                .unwrap_or(Role::Other),
        }
    }

    fn double(&self, each: &Candidate<'_>) -> Role {
        let digit = each.left.is_some_and(|c| c.is_ascii_digit());
        let after_feet = self.feet.is_some_and(|end| each.span.start - end <= 2);
        if digit && ((each.mark == "\"" && !self.double && each.free_right()) || after_feet) {
            return Role::Other;
        }
        if matches!(each.mark, "„" | "``") || each.left.is_none() {
            return Role::Open;
        }
        by_space(each)
            .or_else(|| by_shape(each.mark))
            .unwrap_or_else(|| alternate(self.double))
    }

    fn single(&self, text: &str, each: &Candidate<'_>, closes_ahead: bool) -> Role {
        if each.letter_left() && each.letter_right() {
            let digit = |c: char| c.is_ascii_digit();
            let feet = each.left.is_some_and(digit) && each.right.is_some_and(digit);
            return if feet { Role::Other } else { Role::Apostrophe };
        }
        if each.mark == "‚" {
            return Role::Open;
        }
        let after = text.get(each.span.end..).unwrap_or_default();
        let before = text.get(..each.span.start).unwrap_or_default();
        // the U.N.’s, “Cats”’s
        if !each.free_left() && after.starts_with('s') && first_word(after).len() == 1 {
            return Role::Apostrophe;
        }
        if !each.letter_left() && each.letter_right() {
            let quoted = closes_ahead && !self.single;
            if is_decade(after) || (is_elision(after) && !(quoted && starts_upper(after))) {
                return Role::Apostrophe;
            }
            if is_year(after) && !quoted {
                return Role::Apostrophe;
            }
            if each.free_left() {
                return Role::Open;
            }
        }
        if each.letter_left() && !each.letter_right() {
            if each.left.is_some_and(|c| c.is_ascii_digit()) && !self.single {
                return Role::Other;
            }
            if !self.single {
                return Role::Apostrophe;
            }
            let possessive = before.ends_with(['s', 'S']);
            if closes_ahead && (possessive || is_clipped(before)) {
                return Role::Apostrophe;
            }
            return Role::Close;
        }
        if each.blank_left() && each.blank_right() && by_shape(each.mark).is_none() {
            return if self.single {
                Role::Close
            } else {
                Role::Other
            };
        }
        by_space(each)
            .or_else(|| by_shape(each.mark))
            .unwrap_or_else(|| alternate(self.single))
    }
}

fn alternate(open: bool) -> Role {
    if open { Role::Close } else { Role::Open }
}

/// The role that the space around leaves, if only one.
fn by_space(each: &Candidate<'_>) -> Option<Role> {
    match (each.blank_left(), each.blank_right()) {
        (true, false) if !each.free_right() => return Some(Role::Open),
        (false, true) if !each.free_left() => return Some(Role::Close),
        (false, false) => {}
        _ => return None,
    }
    match (each.free_left(), each.free_right()) {
        (true, false) => Some(Role::Open),
        (false, true) => Some(Role::Close),
        _ => None,
    }
}

fn by_shape(mark: &str) -> Option<Role> {
    match mark {
        "“" | "‟" | "‘" | "‛" | "«" | "‹" | "``" | "`" | "「" | "『" => {
            Some(Role::Open)
        }
        "”" | "’" | "»" | "›" | "''" | "´" | "」" | "』" => Some(Role::Close),
        _ => None,
    }
}

fn opens_by_shape(c: char) -> bool {
    matches!(
        c,
        '“' | '‟' | '‘' | '‛' | '«' | '‹' | '„' | '‚' | '「' | '『' | '`'
    )
}

fn closes_by_shape(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | '›' | '」' | '』')
}

fn opens_by_shape_of(mark: &str) -> bool {
    mark.chars().next().is_some_and(opens_by_shape)
}

/// The letters and digits at the start of `text`; looks at no more than it needs.
fn first_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(12)
        .find(|&(_, c)| !is_word(c))
        .map_or_else(
            || text.char_indices().nth(12).map_or(text.len(), |(at, _)| at),
            |(at, _)| at,
        );
    text.get(..end).unwrap_or_default()
}

fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

fn is_elision(after: &str) -> bool {
    let word = first_word(after);
    ELISIONS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
}

/// 90s, 90S
fn is_decade(after: &str) -> bool {
    let word = first_word(after).as_bytes();
    matches!(word, [a, b'0', b's' | b'S'] if a.is_ascii_digit())
}

/// 16
fn is_year(after: &str) -> bool {
    matches!(first_word(after).as_bytes(), [a, b] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// Whether the word at the end of `before` may have lost its last letter.
fn is_clipped(before: &str) -> bool {
    let start = before
        .char_indices()
        .rev()
        .take(16)
        .take_while(|&(_, c)| is_word(c))
        .last()
        .map_or(before.len(), |(at, _)| at);
    let word = before.get(start..).unwrap_or_default();
    (word.len() > 3 && word.ends_with("in"))
        || CLIPPED.iter().any(|known| known.eq_ignore_ascii_case(word))
}
