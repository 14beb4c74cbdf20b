//! Portions of a treebank: parts of speech and dependencies.

use std::path::Path;

use anyhow::Result;
use hearsay_syntax::{Relation, Tag};

use super::{Known, Portion, portions};
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
            heads.push(
                token
                    .head
                    .checked_sub(1)
                    .map_or(NONE, |head| (range.start + head) as u32),
            );
            relations.push(Relation::parse(&token.relation) as u8);
        }
    }
    let tags: Vec<u8> = tokens().map(|token| Tag::parse(&token.tag) as u8).collect();
    portions(&layout)
        .into_iter()
        .filter_map(|(range, portion)| {
            let local = |&head: &u32| {
                if head == NONE {
                    Some(NONE)
                } else {
                    head.checked_sub(range.start as u32)
                }
            };
            let heads: Option<Vec<u32>> = heads[range.clone()].iter().map(local).collect();
            let heads = heads.filter(|heads| {
                heads
                    .iter()
                    .all(|&head| head == NONE || (head as usize) < range.len())
            })?;
            Some(Portion {
                known: Known {
                    tags: Some(tags[range.clone()].to_vec()),
                    tree: Some((heads, relations[range].to_vec())),
                    ..Known::default()
                },
                ..portion
            })
        })
        .collect()
}
