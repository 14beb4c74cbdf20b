//! According to whom: the quote that tells a concession, and its source.

use hearsay_text::Span;

use crate::{Party, Quote, QuoteId};

/// How many pieces may begin between a cue and the start of the quote around it.
const NESTED: usize = 64;

/// Quotes by where their pieces stand, so that the one around a cue is found without reading all of them.
pub(super) struct Claims<'q> {
    quotes: &'q [Quote],
    /// Every piece of content, with its quote, in text order.
    pieces: Vec<(Span, usize)>,
    /// The furthest end of this piece and all before it.
    reach: Vec<usize>,
}

impl<'q> Claims<'q> {
    pub fn of(quotes: &'q [Quote]) -> Self {
        let mut pieces: Vec<(Span, usize)> = quotes
            .iter()
            .enumerate()
            .flat_map(|(index, quote)| quote.content.iter().map(move |&piece| (piece, index)))
            .collect();
        pieces.sort_unstable_by_key(|&(span, index)| {
            (span.start, std::cmp::Reverse(span.end), index)
        });
        let mut furthest = 0;
        let reach = pieces
            .iter()
            .map(|(span, _)| {
                furthest = furthest.max(span.end);
                furthest
            })
            .collect();
        Self {
            quotes,
            pieces,
            reach,
        }
    }

    /// The innermost quote whose content holds the cue and that `claims`, and its source as a party.
    pub fn around(&self, cue: Span, claims: impl Fn(&Quote) -> bool) -> Option<(QuoteId, Party)> {
        let after = self
            .pieces
            .partition_point(|(span, _)| span.start <= cue.start);
        let mut best: Option<usize> = None;
        for at in (0..after).rev().take(NESTED) {
            if self.reach.get(at).is_none_or(|&reach| reach < cue.end) {
                break;
            }
            let (span, quote) = self.pieces[at];
            if span.contains(cue) && self.quotes.get(quote).is_some_and(&claims) {
                best = Some(quote);
                break;
            }
        }
        let index = best?;
        let quote = self.quotes.get(index)?;
        let party = Party {
            span: quote.source.first().copied(),
            entity: quote.speaker,
        };
        Some((QuoteId(index), party))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EntityId;
    use hearsay_text::QuoteKind;

    fn quote(
        content: (usize, usize),
        source: Option<(usize, usize)>,
        speaker: Option<usize>,
    ) -> Quote {
        Quote {
            kind: QuoteKind::Indirect,
            content: vec![Span::new(content.0, content.1)],
            cue: Vec::new(),
            source: source
                .map(|(start, end)| Span::new(start, end))
                .into_iter()
                .collect(),
            speaker: speaker.map(EntityId),
            confidence: 1.0,
            why: String::new(),
        }
    }

    #[test]
    fn the_innermost_source_claims() {
        let quotes = [
            quote((10, 90), Some((0, 5)), Some(0)),
            quote((40, 60), Some((30, 35)), None),
        ];
        let claims = Claims::of(&quotes);
        let inner = claims
            .around(Span::new(45, 50), |_| true)
            .map(|(id, party)| (id.0, party.span));
        assert_eq!(inner, Some((1, Some(Span::new(30, 35)))));
        let outer = claims
            .around(Span::new(70, 75), |_| true)
            .map(|(id, party)| (id.0, party.entity));
        assert_eq!(outer, Some((0, Some(EntityId(0)))));
        assert_eq!(claims.around(Span::new(85, 95), |_| true), None);
    }

    #[test]
    fn a_speaker_without_words_for_him_still_claims() {
        let quotes = [quote((0, 20), None, Some(3))];
        let found = Claims::of(&quotes)
            .around(Span::new(5, 8), |_| true)
            .map(|(_, party)| party);
        assert_eq!(
            found,
            Some(Party {
                span: None,
                entity: Some(EntityId(3))
            })
        );
    }
}
