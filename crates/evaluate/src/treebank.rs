//! Parts of speech and dependencies against treebanks, on the treebanks' own tokens.

pub mod columns;

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use hearsay_extract::{Models, hints};
use hearsay_syntax::encoder::Layout;
use hearsay_syntax::{Relation, Tag};

use columns::Sentence;

/// The text of a file, unpacked if its name ends in `.gz`.
///
/// # Errors
/// If it cannot be read, unpacked, or is not UTF-8.
pub fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text)
    } else {
        bytes.as_slice().read_to_string(&mut text)
    }
    .with_context(|| format!("cannot unpack {}", path.display()))?;
    Ok(text)
}

/// The words of one document of a treebank, laid out as a text would be.
#[must_use]
pub fn layout(sentences: &[Sentence]) -> Layout<'_> {
    let mut layout = Layout::default();
    for sentence in sentences {
        let start = layout.words.len();
        layout
            .words
            .extend(sentence.tokens.iter().map(|token| token.form.as_str()));
        layout
            .glued
            .extend(sentence.tokens.iter().map(|token| token.glued));
        layout.sentences.push(start..layout.words.len());
        layout.opens.push(sentence.begins_paragraph || start == 0);
        layout.heads.push(false);
    }
    layout
}

/// Tokens that were right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TreeScores {
    /// All tokens.
    pub tokens: usize,
    /// Those with their tag.
    pub tags: usize,
    /// Those with their head.
    pub attached: usize,
    /// Those with their head and relation, subtypes left out, as the CoNLL 2018 shared task scores.
    pub labelled: usize,
    /// Those with their head and relation, subtypes and all.
    pub exactly: usize,
}

impl TreeScores {
    /// Reads the documents of a treebank with these models and counts what is right.
    pub fn add(&mut self, sentences: &[Sentence], models: &Models) {
        for document in sentences.chunk_by(|_, next| !next.begins_document) {
            let layout = layout(document);
            let words = layout.seen();
            let hints = hints::of(&layout, &words);
            let syntax = models.grammar.read(&layout, &words, &hints, |_, _| {});
            let gold = document.iter().zip(&layout.sentences);
            let gold = gold.flat_map(|(sentence, range)| {
                sentence.tokens.iter().map(|token| (token, range.start))
            });
            for (at, (token, start)) in gold.enumerate() {
                self.tokens += 1;
                self.tags += usize::from(syntax.tag(at) == Tag::parse(&token.tag));
                let head = token.head.checked_sub(1).map(|head| start + head);
                if syntax.head(at) == head {
                    let (found, right) = (syntax.relation(at), Relation::parse(&token.relation));
                    self.attached += 1;
                    self.labelled += usize::from(found.universal() == right.universal());
                    self.exactly += usize::from(found == right);
                }
            }
        }
    }

    /// The figures in per cent: tags, attached, labelled, labelled with subtypes.
    #[must_use]
    pub fn shares(&self) -> [f64; 4] {
        [self.tags, self.attached, self.labelled, self.exactly]
            .map(|count| 100.0 * count as f64 / self.tokens.max(1) as f64)
    }
}

/// One line for a treebank.
///
/// # Errors
/// If the file cannot be read.
pub fn line(path: &Path, models: &Models) -> Result<String> {
    let mut scores = TreeScores::default();
    scores.add(&columns::sentences(path)?, models);
    let [tags, attached, labelled, exactly] = scores.shares();
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().replace(".conllu.gz", ""))
        .unwrap_or_default();
    Ok(format!(
        "  {name:<12} tags {tags:.2}   attached {attached:.2}   labelled {labelled:.2} (with subtypes {exactly:.2})   of {} tokens",
        scores.tokens
    ))
}
