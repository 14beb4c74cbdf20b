//! Words as the network reads them: in order, laid out in sentences and paragraphs.

use std::ops::Range;

use hearsay_text::{Document, ParagraphKind};

use crate::sequence::Word;

/// The words of a text and how they are laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout<'w> {
    /// The words, one a token.
    pub words: Vec<&'w str>,
    /// Sentences, as ranges of `words`; together they hold every word.
    pub sentences: Vec<Range<usize>>,
    /// Whether each sentence is the first of its paragraph.
    pub opens: Vec<bool>,
    /// Whether each sentence is a heading.
    pub heads: Vec<bool>,
    /// Whether each word follows the one before it without a space.
    pub glued: Vec<bool>,
}

/// How many words the network reads at once: a portion ends with its paragraph once it has so many.
const ENOUGH: usize = 240;
/// The most words that it reads at once.
const MOST: usize = 400;

impl<'w> Layout<'w> {
    /// The layout of a document; words are its tokens.
    #[must_use]
    pub fn of(document: &Document<'w>) -> Self {
        let kind = |paragraph: usize| document.paragraphs.get(paragraph).map(|each| each.kind);
        let sentences = &document.sentences;
        Self {
            words: (0..document.tokens.len())
                .map(|index| document.word(index))
                .collect(),
            sentences: sentences.iter().map(|each| each.tokens.clone()).collect(),
            glued: std::iter::once(false)
                .take(document.tokens.len())
                .chain(document.tokens.windows(2).map(|pair| match pair {
                    [before, after] => before.span.end == after.span.start,
                    _ => false,
                }))
                .collect(),
            opens: (0..sentences.len())
                .map(|at| {
                    at == 0
                        || sentences.get(at - 1).map(|each| each.paragraph)
                            != sentences.get(at).map(|each| each.paragraph)
                })
                .collect(),
            heads: sentences
                .iter()
                .map(|each| kind(each.paragraph) == Some(ParagraphKind::Heading))
                .collect(),
        }
    }

    /// What features see of the words, one each.
    #[must_use]
    pub fn seen(&self) -> Vec<Word> {
        let mut scratch = String::new();
        self.words
            .iter()
            .map(|word| Word::of(word, &mut scratch))
            .collect()
    }

    /// What the network reads at once, as ranges of words: whole paragraphs where they are not too long, else whole
    /// sentences, else as much as fits. No two overlap, none is empty, together they hold every word.
    #[must_use]
    pub fn portions(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for (sentence, &opens) in self.sentences.iter().zip(&self.opens) {
            let (have, more) = (sentence.start - start, sentence.len());
            if have > 0 && (opens && have + more > ENOUGH || have + more > MOST) {
                found.push(start..sentence.start);
                start = sentence.start;
            }
            while sentence.end - start > MOST {
                found.push(start..start + MOST);
                start += MOST;
            }
        }
        if start < self.words.len() {
            found.push(start..self.words.len());
        }
        found
    }

    /// For each word whether it stands within quotation marks, by the marks alone: straight ones open and close in turn, and
    /// every paragraph begins outside.
    #[must_use]
    pub fn quoted(&self) -> Vec<bool> {
        let mut quoted = vec![false; self.words.len()];
        let mut inside = false;
        for (sentence, &opens) in self.sentences.iter().zip(&self.opens) {
            inside &= !opens;
            for at in sentence.clone() {
                let word = self.words.get(at).copied().unwrap_or_default();
                let after = match word {
                    "“" | "„" | "«" | "``" => true,
                    "”" | "»" | "''" => false,
                    "\"" | "＂" => !inside,
                    _ => inside,
                };
                if let Some(quoted) = quoted.get_mut(at) {
                    *quoted = inside || after;
                }
                inside = after;
            }
        }
        quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_hold_every_word_once() {
        for text in [
            "",
            "One.",
            &"A b c. ".repeat(400),
            &"a ".repeat(3000),
            &"A b c d e f.\n\n".repeat(200),
        ] {
            let document = Document::of(text);
            let layout = Layout::of(&document);
            let mut reach = 0;
            for portion in layout.portions() {
                assert_eq!(portion.start, reach);
                assert!(!portion.is_empty() && portion.len() <= MOST);
                reach = portion.end;
            }
            assert_eq!(reach, layout.words.len());
        }
    }

    #[test]
    fn words_without_a_space_between_are_glued() {
        let document = Document::of("He said “no”. But why?");
        let layout = Layout::of(&document);
        let glued: Vec<&str> = layout
            .words
            .iter()
            .zip(&layout.glued)
            .filter_map(|(&word, &glued)| glued.then_some(word))
            .collect();
        assert_eq!(glued, ["no", "”", ".", "?"]);
        assert_eq!(layout.glued.len(), layout.words.len());
        assert!(Layout::of(&Document::of("")).glued.is_empty());
    }

    #[test]
    fn portions_end_with_paragraphs() {
        let text = "A b c d e f.\n\n".repeat(200);
        let document = Document::of(&text);
        let layout = Layout::of(&document);
        assert!(
            layout
                .portions()
                .iter()
                .all(|portion| portion.len() % 7 == 0 && portion.len() <= ENOUGH)
        );
    }

    #[test]
    fn quotations_end_with_their_marks_or_paragraphs() {
        let document =
            Document::of("He said “no deal” at \"noon\" today.\n\n“It goes on\n\nThe end came.");
        let layout = Layout::of(&document);
        let quoted: Vec<&str> = layout
            .quoted()
            .iter()
            .zip(&layout.words)
            .filter_map(|(&quoted, &word)| quoted.then_some(word))
            .collect();
        assert_eq!(
            quoted,
            [
                "“", "no", "deal", "”", "\"", "noon", "\"", "“", "It", "goes", "on"
            ]
        );
    }
}
