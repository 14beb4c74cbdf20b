//! The scene: where in the text a token stands, as coreference needs to know it.

use std::ops::Range;

use hearsay_syntax::{Syntax, Tag};
use hearsay_text::{Document, ParagraphKind, TokenKind};

/// A document with its grammar, and which tokens stand inside quotation marks.
#[derive(Debug)]
pub(super) struct Scene<'a, 't> {
    pub document: &'a Document<'t>,
    pub syntax: &'a Syntax,
    /// For each token the number of the quotation it is in, 0 outside.
    quotations: Vec<usize>,
    /// For each token its sentence.
    sentences: Vec<usize>,
    /// For each token the finite verbs before it: a sentence may be as long as the text.
    finite: Vec<usize>,
}

impl<'a, 't> Scene<'a, 't> {
    pub fn of(document: &'a Document<'t>, syntax: &'a Syntax) -> Self {
        let mut quotations = Vec::with_capacity(document.tokens.len());
        let mut sentences = vec![0; document.tokens.len()];
        let mut number = 0;
        for paragraph in &document.paragraphs {
            let mut open = 0;
            for token in document
                .tokens
                .get(paragraph.tokens.clone())
                .unwrap_or_default()
            {
                match token.kind {
                    TokenKind::OpenQuote if open == 0 => {
                        number += 1;
                        open = number;
                    }
                    TokenKind::CloseQuote => open = 0,
                    _ => {}
                }
                quotations.push(open);
            }
        }
        for (index, sentence) in document.sentences.iter().enumerate() {
            if let Some(slots) = sentences.get_mut(sentence.tokens.clone()) {
                slots.fill(index);
            }
        }
        let mut verbs = 0;
        let finite = (0..=document.tokens.len())
            .map(|token| {
                let before = verbs;
                verbs += usize::from(syntax.tag(token).is_finite());
                before
            })
            .collect();
        Self {
            document,
            syntax,
            quotations,
            sentences,
            finite,
        }
    }

    /// The number of the quotation that a token is in; `None` outside.
    pub fn quotation(&self, token: usize) -> Option<usize> {
        self.quotations
            .get(token)
            .copied()
            .filter(|&number| number > 0)
    }

    /// The index of a token's sentence.
    pub fn sentence(&self, token: usize) -> usize {
        self.sentences.get(token).copied().unwrap_or(0)
    }

    /// The index of a sentence's paragraph.
    pub fn paragraph(&self, sentence: usize) -> usize {
        self.document
            .sentences
            .get(sentence)
            .map_or(0, |sentence| sentence.paragraph)
    }

    /// Whether a sentence is a heading.
    pub fn is_heading(&self, sentence: usize) -> bool {
        self.document
            .paragraphs
            .get(self.paragraph(sentence))
            .is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading)
    }

    /// A token in lower case.
    pub fn word(&self, token: usize) -> String {
        self.document.word(token).to_lowercase()
    }

    /// The words of a range of tokens as the text writes them, single spaces between.
    pub fn phrase(&self, tokens: Range<usize>) -> String {
        self.document
            .span_of(tokens)
            .map_or_else(String::new, |span| {
                let words: Vec<&str> = span.of(self.document.text).split_whitespace().collect();
                words.join(" ")
            })
    }

    /// Whether an expression is the subject of a finite verb, as far as its neighbours tell: "Holm also said", "said
    /// Holm", "Holm, the leader, said" (the last by the sentence's beginning).
    pub fn is_subject(&self, tokens: &Range<usize>) -> bool {
        let mut next = tokens.end;
        while self.syntax.tag(next) == Tag::Rb && next < tokens.end + 3 {
            next += 1;
        }
        let before = tokens.start.checked_sub(1);
        let after_preposition = before.is_some_and(|at| {
            matches!(self.syntax.tag(at), Tag::In | Tag::To)
                && !matches!(
                    self.word(at).as_str(),
                    "that"
                        | "if"
                        | "because"
                        | "while"
                        | "as"
                        | "after"
                        | "before"
                        | "since"
                        | "when"
                        | "although"
                        | "though"
                        | "whether"
                        | "until"
                        | "unless"
                )
        });
        if self.syntax.tag(next).is_finite() {
            return !after_preposition || self.is_pronoun_subject(tokens);
        }
        // "..., said Holm."
        before.is_some_and(|at| {
            self.syntax.tag(at).is_finite()
                && at.checked_sub(1).is_some_and(|at| {
                    matches!(self.document.word(at), "," | "”" | "\"" | "’" | "!" | "?")
                })
        }) || self.begins_sentence(tokens.start)
    }

    fn is_pronoun_subject(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && matches!(self.word(tokens.start).as_str(), "he" | "she")
    }

    /// Whether only a title or an opening mark stands before a token in its sentence.
    fn begins_sentence(&self, token: usize) -> bool {
        let Some(sentence) = self.document.sentences.get(self.sentence(token)) else {
            return false;
        };
        token - sentence.tokens.start.min(token) <= 4
            && (sentence.tokens.start..token).all(|at| {
                let tag = self.syntax.tag(at);
                tag.is_proper()
                    || tag.is_adjective()
                    || matches!(tag, Tag::Dt | Tag::OpenQuote | Tag::Nn)
            })
    }

    /// Finite verbs in a range of tokens: about as many clauses lie there.
    pub fn finite_verbs(&self, tokens: Range<usize>) -> usize {
        let before = |token: usize| self.finite.get(token).copied().unwrap_or(0);
        before(tokens.end).saturating_sub(before(tokens.start))
    }
}
