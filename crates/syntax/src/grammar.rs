//! The learned grammar: the encoder, and what reads off its rows the parts of speech and the dependencies.

use std::ops::Range;

use crate::encoder::{Dense, Encoder, Layout, Lexeme, Met, maths};
use crate::sequence::{Bytes, FormatError, Word};
use crate::{Parser, Syntax, Tag, lemmas, parser};

/// The learned grammar. The default knows nothing: every token is [`Tag::Other`] and a root.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grammar {
    /// What each word is about where it stands.
    pub encoder: Encoder,
    /// From the encoder's rows to [`Tag::ALL`].
    pub tags: Dense,
    /// Dependencies.
    pub parser: Parser,
}

impl Grammar {
    /// Tags, lemmatises and parses the words of a layout.
    ///
    /// `words` and `hints` have an entry for each of its words; what a hint means is the caller's, as long as it is what
    /// it was in training. `see` is shown the encoder's rows of each portion, as a range of words, one after the other:
    /// nothing keeps them, so that a long text takes no more memory than a short one.
    #[must_use]
    pub fn read(
        &self,
        layout: &Layout<'_>,
        words: &[Word],
        hints: &[u32],
        mut see: impl FnMut(Range<usize>, &[f32]),
    ) -> Syntax {
        let mut syntax = Syntax::default();
        let mut met = Met::default();
        let mut scores = Vec::new();
        let mut sentence_at = 0;
        for portion in layout.portions() {
            let lexemes: Vec<Lexeme> = words
                .get(portion.clone())
                .unwrap_or_default()
                .iter()
                .map(Lexeme::of)
                .collect();
            let rows = self.encoder.encode(
                &lexemes,
                hints.get(portion.clone()).unwrap_or_default(),
                &mut met,
            );
            self.tags.apply(&rows, &mut scores);
            let tag = |row: &[f32]| {
                Tag::ALL
                    .get(maths::highest(row))
                    .copied()
                    .unwrap_or_default()
            };
            syntax
                .tags
                .extend(scores.chunks_exact(self.tags.outputs().max(1)).map(tag));
            syntax.tags.resize(portion.end, Tag::default());
            // A sentence too long for one portion goes on in the next: its parts are parsed apart.
            let mut parts = Vec::new();
            while let Some(sentence) = layout
                .sentences
                .get(sentence_at)
                .filter(|each| each.start < portion.end)
            {
                let (from, to) = (
                    sentence.start.max(portion.start),
                    sentence.end.min(portion.end),
                );
                parts.push(from - portion.start..to - portion.start);
                if sentence.end > portion.end {
                    break;
                }
                sentence_at += 1;
            }
            let parse = self.parser.parse(&rows, &parts);
            let offset = |&head: &u32| {
                if head == parser::ROOT {
                    head
                } else {
                    head + portion.start as u32
                }
            };
            syntax.heads.extend(parse.heads.iter().map(offset));
            syntax.relations.extend(parse.relations);
            see(portion, &rows);
        }
        let lemma = |(&word, &tag): (&&str, &Tag)| lemmas::lemma(word, tag);
        syntax.lemmas = layout.words.iter().zip(&syntax.tags).map(lemma).collect();
        syntax
    }

    /// Appends the grammar to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        if self.encoder.width() == 0 {
            return;
        }
        self.encoder.write(into);
        self.tags.write(into);
        self.parser.write(into);
    }

    /// Reads what [`Grammar::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read_from(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let encoder = Encoder::read(bytes)?;
        let width = encoder.width();
        Ok(Self {
            tags: Dense::read_shape(bytes, width, Tag::ALL.len())?,
            parser: Parser::read(bytes, width)?,
            encoder,
        })
    }
}
