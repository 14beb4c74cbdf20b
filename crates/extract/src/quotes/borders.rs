//! Quotes kept inside their paragraph: what the model reads on over the end of a line is a list of headlines or posts far
//! more often than one person's words.

use std::ops::Range;

use hearsay_text::Span;

use super::attribution::Attribution;
use super::narration::Narration;

/// Cuts from each quote what lies in other paragraphs than its cue, unless marks hold it together: quotations, which go on
/// over paragraphs, stay, and so does all that a colon at the end of a paragraph leads up to.
pub(super) fn keep(narration: &Narration<'_, '_>, found: &mut Vec<Attribution>) {
    let paragraphs = &narration.document.paragraphs;
    found.retain_mut(|each| {
        let carrier = each.cue.start;
        let at = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= carrier);
        let Some(own) = paragraphs.get(at).map(|paragraph| &paragraph.tokens) else {
            return true;
        };
        if narration.word(own.end.saturating_sub(1)) == ":" {
            return true;
        }
        if let Some(source) = &mut each.source {
            // A source wholly elsewhere is meant so: the subject of the sentence before.
            let inside = within(source, own);
            if !inside.is_empty() {
                *source = inside;
            }
        }
        each.content = each
            .content
            .iter()
            .flat_map(|&piece| pieces(narration, piece, own))
            .collect();
        !each.content.is_empty()
    });
}

/// What stays of a piece of content.
fn pieces(narration: &Narration<'_, '_>, piece: Span, own: &Range<usize>) -> Vec<Span> {
    let tokens = narration.document.tokens_in(piece);
    if within(&tokens, own) == tokens {
        return vec![piece];
    }
    let mut runs: Vec<Range<usize>> = Vec::new();
    for token in tokens.clone() {
        if !own.contains(&token) && narration.quotation(token).is_none() {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.end == token => last.end += 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs.iter().filter_map(|run| narration.span(run)).collect()
}

fn within(tokens: &Range<usize>, own: &Range<usize>) -> Range<usize> {
    let start = tokens.start.max(own.start);
    start..tokens.end.min(own.end).max(start)
}
