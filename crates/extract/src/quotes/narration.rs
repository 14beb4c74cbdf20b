//! The words outside quotation marks, cut into passages: sentences that no quotation breaks.

use std::borrow::Cow;
use std::ops::Range;

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, Span};

use super::pairs::Quotation;

/// A document as the search for quotes reads it.
pub(super) struct Narration<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) syntax: &'a Syntax,
    pub(super) quotations: &'a [Quotation],
    /// For each token the quotation that holds it, marks included.
    inside: Vec<Option<usize>>,
    /// For each token its word in small letters.
    lower: Vec<Cow<'t, str>>,
    /// For each quotation its tokens, marks included.
    quoted: Vec<Range<usize>>,
    /// In text order; together they hold every token once.
    pub(super) passages: Vec<Passage>,
}

/// One or more sentences that a quotation holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) tokens: Range<usize>,
    pub(super) paragraph: usize,
}

impl<'a, 't> Narration<'a, 't> {
    pub(super) fn of(
        document: &'a Document<'t>,
        syntax: &'a Syntax,
        quotations: &'a [Quotation],
    ) -> Self {
        let mut inside = vec![None; document.tokens.len()];
        let mut quoted = Vec::with_capacity(quotations.len());
        for (index, quotation) in quotations.iter().enumerate() {
            let tokens = document.tokens_in(quotation.span);
            for holder in &mut inside[tokens.clone()] {
                *holder = Some(index);
            }
            quoted.push(tokens);
        }
        let mut narration = Self {
            document,
            syntax,
            quotations,
            inside,
            lower: (0..document.tokens.len())
                .map(|index| small(document.word(index)))
                .collect(),
            quoted,
            passages: Vec::new(),
        };
        narration.passages = narration.cut();
        narration
    }

    /// Sentences, joined where their border lies inside a quotation.
    fn cut(&self) -> Vec<Passage> {
        let mut passages: Vec<Passage> = Vec::new();
        for sentence in &self.document.sentences {
            let at = sentence.tokens.start;
            match passages.last_mut() {
                Some(last) if last.paragraph == sentence.paragraph && !self.breaks(at) => {
                    last.tokens.end = sentence.tokens.end;
                }
                _ => passages.push(Passage {
                    tokens: sentence.tokens.clone(),
                    paragraph: sentence.paragraph,
                }),
            }
        }
        passages
    }

    /// Whether a passage may begin at the token `at`, where a sentence begins.
    fn breaks(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        if self.quotation(at).is_some() && self.quotation(at) == self.quotation(before) {
            return false;
        }
        let Some(quotation) = self.quotation(before) else {
            return true;
        };
        // “Go home!” said Reck. “Go home!” Reck said.
        let goes_on = self.word(at).starts_with(char::is_lowercase);
        let verb = self.tagged_by(at).filter(|_| self.quotation(at).is_none());
        // A full stop before the mark asks for more: “Go home.” Reck said.
        let joins = match self.ending(quotation) {
            Some('?' | '!') => verb.is_some(),
            Some('.') => verb.is_some_and(|verb| self.word(verb + 1) == "."),
            _ => false,
        };
        !(goes_on || joins)
    }

    /// The verb, where the words from `at` on look like "Reck asked." or "the mayor shouted from the stairs."
    fn tagged_by(&self, at: usize) -> Option<usize> {
        for index in at..at + 25 {
            let tag = self.tag(index);
            if self.quotation(index).is_some() || matches!(self.word(index), "." | ";" | ":") {
                return None;
            }
            // "who is chairman": the verb of a relative clause is not the one.
            let relative = index > at && matches!(self.tag(index - 1), Tag::Wp | Tag::Wdt);
            if tag.is_finite() && !relative {
                let reports = super::cues::cue(self.lemma(index)).is_some_and(|cue| cue.quote);
                let next = self.lower(index + 1);
                let has_content = matches!(next, "that" | ":" | "it" | "he" | "she" | "they");
                return (reports && index > at && !has_content).then_some(index);
            }
        }
        None
    }

    /// The last character inside a quotation, spaces and inner marks apart.
    pub(super) fn ending(&self, quotation: usize) -> Option<char> {
        self.quotations
            .get(quotation)?
            .inner
            .of(self.document.text)
            .trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '\'' | '’' | '"' | '”' | ')' | ']')
            })
            .chars()
            .next_back()
    }

    /// The quotation that holds the token at `index`.
    pub(super) fn quotation(&self, index: usize) -> Option<usize> {
        self.inside.get(index).copied().flatten()
    }

    /// The tokens of a quotation, marks included.
    pub(super) fn quoted(&self, quotation: usize) -> Range<usize> {
        self.quoted.get(quotation).cloned().unwrap_or_default()
    }

    pub(super) fn word(&self, index: usize) -> &'t str {
        self.document.word(index)
    }

    /// The word in small letters; empty past the end.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.lower.get(index).map_or("", AsRef::as_ref)
    }

    pub(super) fn lemma(&self, index: usize) -> &str {
        self.syntax.lemma(index)
    }

    pub(super) fn tag(&self, index: usize) -> Tag {
        self.syntax.tag(index)
    }

    /// From the first to the last of some tokens.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        self.document.span_of(tokens.clone())
    }

    /// Whether the token has a letter or digit.
    pub(super) fn is_word(&self, index: usize) -> bool {
        self.word(index).chars().any(char::is_alphanumeric)
    }

    /// Whether the token is a comma.
    pub(super) fn is_comma(&self, index: usize) -> bool {
        self.word(index) == ","
    }

    /// Whether the token is a dash between clauses, or a colon or semicolon.
    pub(super) fn is_dash(&self, index: usize) -> bool {
        matches!(self.word(index), "—" | "–" | "―" | "--" | ":" | ";" | "...")
            || self.word(index) == "-" && !self.is_hyphen(index)
    }

    /// Whether the token is a hyphen inside a word that the tokens cut: "Ros-Lehtinen".
    pub(super) fn is_hyphen(&self, index: usize) -> bool {
        let tokens = &self.document.tokens;
        matches!(self.word(index), "-" | "‑")
            && index
                .checked_sub(1)
                .and_then(|before| {
                    Some((
                        tokens.get(before)?,
                        tokens.get(index)?,
                        tokens.get(index + 1)?,
                    ))
                })
                .is_some_and(|(a, b, c)| a.span.end == b.span.start && b.span.end == c.span.start)
    }
}

fn small(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}
