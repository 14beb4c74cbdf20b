//! Words and deeds told apart: "Velmark refused to hand over the station" tells what Velmark does, and is a concession
//! already; it is no quote beside that.

use std::collections::BTreeMap;

use hearsay_text::{QuoteKind, Span};

use crate::{Concession, Quote, QuoteId};

/// The quotes without those that only say once more what a concession says: the same cue with the same content, and no
/// concession told by it. Concessions are led to their quotes' new places.
#[must_use]
pub fn told_once(
    quotes: Vec<Quote>,
    mut concessions: Vec<Concession>,
) -> (Vec<Quote>, Vec<Concession>) {
    let by_cue: BTreeMap<usize, Span> = concessions
        .iter()
        .map(|each| (each.cue.start, each.content))
        .collect();
    let mut tells = vec![false; quotes.len()];
    for QuoteId(quote) in concessions.iter().filter_map(|each| each.quote) {
        if let Some(tells) = tells.get_mut(quote) {
            *tells = true;
        }
    }
    let is_deed = |quote: &Quote| {
        quote.kind == QuoteKind::Indirect
            && quote.cue.iter().any(|cue| {
                let deeds = by_cue.range(cue.start..cue.end.max(cue.start));
                deeds.into_iter().any(|(_, &content)| {
                    quote.content.iter().any(|&piece| is_mostly(piece, content))
                })
            })
    };
    let mut places = Vec::with_capacity(quotes.len());
    let mut kept = Vec::with_capacity(quotes.len());
    for (quote, tells) in quotes.into_iter().zip(tells) {
        places.push(QuoteId(kept.len()));
        if tells || !is_deed(&quote) {
            kept.push(quote);
        }
    }
    for concession in &mut concessions {
        concession.quote = concession
            .quote
            .and_then(|QuoteId(quote)| places.get(quote).copied());
    }
    (kept, concessions)
}

/// Whether two spans share at least half of the shorter one.
fn is_mostly(a: Span, b: Span) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    2 * shared >= a.len().min(b.len()) && shared > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Party;
    use hearsay_text::Status;

    fn quote(cue: Span, content: Span) -> Quote {
        Quote {
            kind: QuoteKind::Indirect,
            content: vec![content],
            cue: vec![cue],
            source: Vec::new(),
            speaker: None,
            confidence: 0.5,
            why: String::new(),
        }
    }

    fn concession(cue: Span, content: Span, quote: Option<usize>) -> Concession {
        Concession {
            cue,
            content,
            conceder: Party::default(),
            recipient: Party::default(),
            claimant: Party::default(),
            status: Status::Agreed,
            condition: None,
            counterpart: None,
            quote: quote.map(QuoteId),
            confidence: 0.5,
            why: String::new(),
        }
    }

    #[test]
    fn deeds_are_left_out_and_claims_stay() {
        let (agreed, content) = (Span::new(10, 16), Span::new(17, 40));
        let quotes = vec![
            quote(agreed, content),
            quote(Span::new(50, 54), Span::new(0, 45)),
            quote(Span::new(60, 66), Span::new(67, 80)),
        ];
        let (kept, concessions) =
            told_once(quotes.clone(), vec![concession(agreed, content, Some(1))]);
        assert_eq!(kept, quotes[1..]);
        assert_eq!(concessions[0].quote, Some(QuoteId(0)));
    }

    #[test]
    fn a_quote_that_tells_a_concession_stays() {
        let (cue, content) = (Span::new(0, 4), Span::new(5, 20));
        let (kept, _) = told_once(
            vec![quote(cue, content)],
            vec![concession(cue, content, Some(0))],
        );
        assert_eq!(kept.len(), 1);
    }
}
