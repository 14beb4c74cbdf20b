//! The turns of a transcript as quotes: what is said after a speaker's label, with the colon as the cue.

use super::attribution::{Attribution, Construction};
use super::narration::Narration;
use crate::transcripts::Turn;

/// Puts the turns among the quotes found by other means. Of those that share words with a turn only such stay as name a
/// source of their own inside it: "RUBIO: Putin said that …".
pub(super) fn add(narration: &Narration<'_, '_>, turns: &[Turn], found: &mut Vec<Attribution>) {
    if turns.is_empty() {
        return;
    }
    let mut turn_of: Vec<Option<(usize, bool)>> = vec![None; narration.document.tokens.len()];
    for (index, turn) in turns.iter().enumerate() {
        let told = turn.content.iter().map(|run| (run, true));
        for (run, content) in told.chain([(&turn.source, false), (&turn.colon, false)]) {
            for holder in turn_of.get_mut(run.clone()).unwrap_or_default() {
                *holder = Some((index, content));
            }
        }
    }
    let place = |token: usize| turn_of.get(token).copied().flatten();
    found.retain(|each| {
        let mut told = each
            .content
            .iter()
            .flat_map(|&piece| narration.document.tokens_in(piece));
        let source = each.source.as_ref().and_then(|source| place(source.start));
        match source {
            // What is told inside a turn stays inside it.
            Some((_, true)) => told.all(|token| place(token) == source),
            Some((_, false)) => false,
            None => {
                told.all(|token| place(token).is_none())
                    && each.cue.clone().all(|token| place(token).is_none())
            }
        }
    });
    found.extend(turns.iter().map(|turn| {
        Attribution {
            construction: Construction::Turn,
            content: turn
                .content
                .iter()
                .filter_map(|run| narration.span(run))
                .collect(),
            cue: turn.colon.clone(),
            source: Some(turn.source.clone()),
            passage: narration
                .passages
                .partition_point(|passage| passage.tokens.end <= turn.colon.start),
            quotations: Vec::new(),
            belief: None,
        }
    }));
}
