//! Quotations that go on with a quote told before them: Reck called the plan “a disgrace.” “I will fight it.”

use super::attribution::Attribution;
use super::narration::Narration;

/// Adds quotations that nothing attributes to the quote whose own quotation ends right before them, in the same
/// paragraph.
pub(super) fn append(narration: &Narration<'_, '_>, found: &mut [Attribution]) {
    let mut owner: Vec<Option<usize>> = vec![None; narration.quotations.len()];
    for (index, attribution) in found.iter().enumerate() {
        for &piece in &attribution.content {
            for token in narration.document.tokens_in(piece) {
                if let Some(quotation) = narration.quotation(token)
                    && let Some(owner) = owner.get_mut(quotation)
                {
                    *owner = Some(index);
                }
            }
        }
    }
    for quotation in 1..owner.len() {
        if owner[quotation].is_some() || !is_speech(narration, quotation) {
            continue;
        }
        let before = narration.quotations[quotation - 1];
        let here = narration.quotations[quotation];
        let Some(index) = owner[quotation - 1] else {
            continue;
        };
        let Some(attribution) = found.get_mut(index) else {
            continue;
        };
        let last = attribution
            .content
            .last()
            .is_some_and(|piece| piece.end >= before.span.end && piece.end <= here.span.start);
        if before.paragraph == here.paragraph && last && near(narration, quotation) {
            attribution.content.push(here.span);
            owner[quotation] = Some(index);
        }
    }
}

/// Whether a quotation is a sentence of its own.
fn is_speech(narration: &Narration<'_, '_>, quotation: usize) -> bool {
    let here = narration.quotations[quotation];
    let capital = here
        .inner
        .of(narration.document.text)
        .trim_start()
        .starts_with(|c: char| !c.is_lowercase());
    let ends = narration
        .ending(quotation)
        .is_some_and(|c| matches!(c, '.' | '?' | '!' | '…'));
    capital && ends && !here.single
}

/// Whether the quotation opens a passage, and the one before it stands in the passage before.
fn near(narration: &Narration<'_, '_>, quotation: usize) -> bool {
    let start = narration.quoted(quotation).start;
    let passage = narration
        .passages
        .partition_point(|passage| passage.tokens.end <= start);
    let opens = narration
        .passages
        .get(passage)
        .is_some_and(|passage| passage.tokens.start == start);
    let before = passage
        .checked_sub(1)
        .and_then(|before| narration.passages.get(before))
        .is_some_and(|before| {
            before
                .tokens
                .contains(&narration.quoted(quotation - 1).start)
        });
    opens && before
}
