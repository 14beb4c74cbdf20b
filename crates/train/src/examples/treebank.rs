//! Portions of a treebank: parts of speech and dependencies.

use std::path::Path;

use anyhow::Result;
use hearsay_syntax::{Relation, Tag};

use super::{Grammar, Known, Portion, portions};
use crate::net::tape::NONE;
use hearsay_evaluate::treebank::columns::{self, Sentence};
use hearsay_evaluate::treebank::layout;

/// The portions of a CoNLL-U file. Tokens are the file's own.
///
/// # Errors
/// If the file cannot be read.
pub fn read(path: &Path) -> Result<Vec<Portion>> {
    let sentences = columns::sentences(path)?;
    let documents = sentences.chunk_by(|_, next| !next.begins_document);
    Ok(documents.flat_map(document).collect())
}

fn document(sentences: &[Sentence]) -> Vec<Portion> {
    let tokens = || sentences.iter().flat_map(|sentence| &sentence.tokens);
    let layout = layout(sentences);
    let (mut heads, mut relations) = (Vec::new(), Vec::new());
    for (sentence, range) in sentences.iter().zip(&layout.sentences) {
        for token in &sentence.tokens {
            let head = token.head.checked_sub(1);
            heads.push(Some(head.map_or(NONE, |head| (range.start + head) as u32)));
            relations.push(Some(Relation::parse(&token.relation) as u8));
        }
    }
    let all = Grammar {
        of: "",
        worth: 1.0,
        tags: tokens()
            .map(|token| Some(Tag::parse(&token.tag) as u8))
            .collect(),
        heads,
        relations,
    };
    portions(&layout)
        .into_iter()
        .map(|(range, portion)| Portion {
            known: Known {
                grammar: Some(all.of_words(range)),
                ..Known::default()
            },
            ..portion
        })
        .collect()
}
