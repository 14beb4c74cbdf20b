//! Carets: places in a text between which a reader selects words without a mouse. Pure.

use hearsay_text::{Document, Span};

use crate::edges::{self, Edge, Step};

/// How far a caret goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stride {
    /// A character.
    Character,
    /// To the beginning of a word, going back, or the end of one, going on.
    Word,
    /// To the beginning of a sentence, going back, or the end of one, going on.
    Sentence,
    /// The same of paragraphs.
    Paragraph,
}

/// A caret, and where the selection began that it draws behind it: bytes of the text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    /// Where the selection began; the same as `at` where nothing is selected.
    pub from: usize,
    /// Where the caret stands.
    pub at: usize,
}

impl Caret {
    /// A caret with nothing selected, on the character boundary at or before that byte.
    #[must_use]
    pub fn at(text: &str, at: usize) -> Self {
        let at = text.floor_char_boundary(at);
        Self { from: at, at }
    }

    /// The caret after a stride on or back; what lies between is selected if it `selects`.
    ///
    /// ```
    /// use hearsay_annotation::carets::{Caret, Stride};
    ///
    /// let text = "Reck gave way. So it goes.";
    /// let caret = Caret::at(text, 5).moved(text, Stride::Sentence, true, true);
    /// assert_eq!(caret.selected().of(text), "gave way.");
    /// ```
    #[must_use]
    pub fn moved(self, text: &str, stride: Stride, on: bool, selects: bool) -> Self {
        let at = to(text, text.floor_char_boundary(self.at), stride, on);
        Self {
            from: if selects { self.from } else { at },
            at,
        }
    }

    /// What is selected; empty where nothing is.
    #[must_use]
    pub fn selected(self) -> Span {
        Span::new(self.from.min(self.at), self.from.max(self.at))
    }
}

fn to(text: &str, at: usize, stride: Stride, on: bool) -> usize {
    let edge = if on { Edge::End } else { Edge::Start };
    let step = |step| edges::stepped(text, at, edge, step);
    let found = match (stride, on) {
        // From one paragraph to the next in one go: nothing is drawn between them.
        (Stride::Character, true) if text[at..].starts_with('\n') => {
            Some(at + text[at..].len() - text[at..].trim_start().len())
        }
        (Stride::Character, false) if text[..at].ends_with('\n') => {
            Some(text[..at].trim_end().len())
        }
        (Stride::Character, true) => step(Step::CharOn),
        (Stride::Character, false) => step(Step::CharBack),
        (Stride::Word, true) => step(Step::WordOn),
        (Stride::Word, false) => step(Step::WordBack),
        (Stride::Sentence, _) => sentence(text, at, on),
        (Stride::Paragraph, _) => paragraphs(text, at, on).first().map(|span| match on {
            true => span.end,
            false => span.start,
        }),
    };
    found.unwrap_or(if on { text.len() } else { 0 })
}

/// The nearest edge of a sentence: only the paragraph at hand and the next one are read.
fn sentence(text: &str, at: usize, on: bool) -> Option<usize> {
    for paragraph in paragraphs(text, at, on) {
        let document = Document::of(paragraph.of(text));
        let spans = document.sentences.iter();
        let spans = spans.filter_map(|sentence| document.span_of(sentence.tokens.clone()));
        let mut edges = spans.map(|span| paragraph.start + if on { span.end } else { span.start });
        let found = match on {
            true => edges.find(|&edge| edge > at),
            false => edges.rfind(|&edge| edge < at),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The paragraph in which a caret can go that way, and the one after it on the same way; without white space around them.
fn paragraphs(text: &str, at: usize, on: bool) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let (words, begun) = (line.trim(), start);
        start += line.len() + 1;
        let lead = line.len() - line.trim_start().len();
        Span::new(begun + lead, begun + lead + words.len())
    });
    let lines = lines.filter(|span| !span.is_empty());
    if on {
        return lines.filter(|span| span.end > at).take(2).collect();
    }
    let mut before: Vec<Span> = lines.take_while(|span| span.start < at).collect();
    before.reverse();
    before.truncate(2);
    before
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "It ended\n\n“We yield,” said Élodie. Nobody\ncame.";

    #[test]
    fn a_caret_goes_by_letters_words_sentences_and_paragraphs() {
        let go = |at: &str, stride, on| {
            let caret = Caret::at(TEXT, TEXT.find(at).expect("the words are there"));
            caret.moved(TEXT, stride, on, true).selected().of(TEXT)
        };
        assert_eq!(go("lodie", Stride::Character, false), "É");
        assert_eq!(go("\n\n", Stride::Character, true), "\n\n");
        assert_eq!(go("“We", Stride::Character, false), "\n\n");
        assert_eq!(go("yield", Stride::Word, true), "yield");
        assert_eq!(go(",” said", Stride::Word, false), "yield");
        assert_eq!(go("yield", Stride::Sentence, true), "yield,” said Élodie.");
        assert_eq!(
            go("Nobody", Stride::Sentence, false),
            "“We yield,” said Élodie. "
        );
        assert_eq!(go("ended", Stride::Paragraph, true), "ended");
        assert_eq!(
            go("came", Stride::Paragraph, false),
            "“We yield,” said Élodie. Nobody\n"
        );
        assert_eq!(go("It", Stride::Sentence, false), "");
    }

    #[test]
    fn without_selecting_nothing_is_selected() {
        let caret = Caret::at(TEXT, 0).moved(TEXT, Stride::Word, true, false);
        assert_eq!((caret.at, caret.selected().len()), (2, 0));
    }

    proptest! {
        #[test]
        fn a_caret_stays_in_the_text_and_goes_its_way(text in "[a-zÉ“”. \n]{0,40}", at in 0..60usize, stride in 0..4usize, on in any::<bool>()) {
            let strides = [Stride::Character, Stride::Word, Stride::Sentence, Stride::Paragraph];
            let before = Caret::at(&text, at);
            let after = before.moved(&text, strides[stride], on, true);
            prop_assert!(text.is_char_boundary(after.at));
            let goes_its_way = if on { after.at >= before.at } else { after.at <= before.at };
            prop_assert!(goes_its_way);
        }
    }
}
