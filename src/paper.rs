//! The article as it is printed: which number stands where, and what a mark looks like without colour. Pure.

use std::collections::BTreeMap;
use std::rc::Rc;

use hearsay_annotation::MarkId;

use crate::drawing::Drawn;

/// Numbers the quotes and concessions in the order in which they begin in the text, from 1.
#[must_use]
pub fn numbers(blocks: &[Rc<Drawn>]) -> BTreeMap<MarkId, usize> {
    let pieces = blocks.iter().flat_map(|drawn| &drawn.pieces);
    let begun = pieces.flat_map(|piece| &piece.begins);
    begun
        .zip(1..)
        .map(|(&mark, number)| (mark, number))
        .collect()
}

/// The classes of a piece on paper: those on screen, with a name of their own each, since nothing of their looks is kept.
#[must_use]
pub fn looks(on_screen: &str) -> String {
    let looks = on_screen.split_whitespace().filter(|look| *look != "m");
    looks
        .map(|look| format!("on-{look}"))
        .collect::<Vec<_>>()
        .join(" ")
}
