//! Tellings: the same concession told more than once, by whom, and whether somebody denies it. Pure.

use std::collections::BTreeMap;
use std::fmt;

use hearsay_text::Status;

use crate::cards::{Card, CardBody, Claim, Named, PartyKey};
use crate::exchange::Line;
use crate::marks::MarkId;
use crate::words;

/// Another telling of the same concession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Its mark.
    pub mark: MarkId,
    /// How far it has come, as told there.
    pub status: Status,
    /// According to whom.
    pub claim: Claim,
}

impl fmt::Display for Telling {
    /// "agreed, says Reck".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", words::status(self.status), self.claim)
    }
}

/// Concessions of one conceder that a concession is compared with, by their first tellings, so that time grows with the text
/// alone.
const COMPARED: usize = 64;
/// Other tellings that a card names.
const MOST: usize = 5;
/// Letters of a word that count: "withdraw", "withdrawal" and "withdrawing" are alike.
const STEM: usize = 6;

/// Lays together what is one concession told more than once, in the order in which each is first told. Every card gets the
/// other tellings of its own, and knows whether an earlier one says that it has come as far.
///
/// Two cards tell of the same if one gives in both, the words for what is given share at least half of those of the
/// shorter one, no number is at odds, and not each names another who gains.
pub(crate) fn lay_together(cards: &mut Vec<Card>) {
    let mut groups: Vec<Vec<(Card, Gist)>> = Vec::with_capacity(cards.len());
    let mut by_conceder: BTreeMap<PartyKey, Vec<usize>> = BTreeMap::new();
    for card in cards.drain(..) {
        let gist = Gist::of(&card);
        let known = gist
            .conceder
            .as_ref()
            .map(|key| by_conceder.entry(key.clone()).or_default());
        let same = known.as_ref().and_then(|places| {
            let mut near = places.iter().rev().take(COMPARED);
            near.find(|&&place| {
                groups[place]
                    .iter()
                    .take(MOST)
                    .any(|(_, other)| gist.is_same_as(other))
            })
        });
        match same {
            Some(&place) => groups[place].push((card, gist)),
            None => {
                if let Some(places) = known {
                    places.push(groups.len());
                }
                groups.push(vec![(card, gist)]);
            }
        }
    }
    for group in groups {
        let told: Vec<Telling> = group.iter().filter_map(|(card, _)| telling(card)).collect();
        let mut lines: Vec<Line> = Vec::new();
        for (mut card, _) in group {
            if let CardBody::Concession {
                status,
                others,
                again,
                ..
            } = &mut card.body
            {
                *again = lines.contains(&Line::of(*status));
                lines.push(Line::of(*status));
                let other = |telling: &&Telling| telling.mark != card.mark;
                *others = told.iter().filter(other).take(MOST).cloned().collect();
            }
            cards.push(card);
        }
    }
}

fn telling(card: &Card) -> Option<Telling> {
    match &card.body {
        CardBody::Concession { status, claim, .. } => Some(Telling {
            mark: card.mark,
            status: *status,
            claim: claim.clone(),
        }),
        _ => None,
    }
}

/// What of a concession is compared.
#[derive(Debug, Default)]
struct Gist {
    conceder: Option<PartyKey>,
    recipient: Option<PartyKey>,
    /// The beginnings of the words that say what is given.
    stems: Vec<String>,
    numbers: Vec<String>,
}

/// Words that say nothing of what is given.
const EMPTY: [&str; 24] = [
    "all", "also", "and", "any", "for", "from", "had", "has", "have", "her", "his", "into", "its",
    "more", "most", "not", "our", "some", "that", "the", "their", "those", "will", "with",
];

const NUMBERS: [&str; 22] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
];

impl Gist {
    fn of(card: &Card) -> Self {
        let CardBody::Concession {
            conceder,
            recipient,
            what,
            ..
        } = &card.body
        else {
            return Self::default();
        };
        let mut gist = Self {
            conceder: conceder.as_ref().map(Named::key),
            recipient: recipient.as_ref().map(Named::key),
            ..Self::default()
        };
        for word in what.split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            if number || NUMBERS.contains(&word.as_str()) {
                gist.numbers.push(word);
            } else if word.chars().count() > 2 && !EMPTY.contains(&word.as_str()) {
                let stem = word.chars().take(STEM).collect();
                if !gist.stems.contains(&stem) {
                    gist.stems.push(stem);
                }
            }
        }
        gist
    }

    fn is_same_as(&self, other: &Self) -> bool {
        let at_odds = |a: &Option<PartyKey>, b: &Option<PartyKey>| matches!((a, b), (Some(a), Some(b)) if a != b);
        let numbers = self.numbers.is_empty()
            || other.numbers.is_empty()
            || self.numbers.iter().any(|own| other.numbers.contains(own));
        let shorter = self.stems.len().min(other.stems.len());
        let shared = self.stems.iter().filter(|stem| other.stems.contains(stem));
        shorter > 0
            && numbers
            && self.conceder == other.conceder
            && !at_odds(&self.recipient, &other.recipient)
            && 2 * shared.count() >= shorter
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::tests::card;

    fn told(id: u32, from: &str, to: Option<&str>, what: &str, status: Status) -> Card {
        let mut card = card(id, Some(from), to, status);
        if let CardBody::Concession { what: own, .. } = &mut card.body {
            *own = what.to_owned();
        }
        card
    }

    fn ids(cards: &[Card]) -> Vec<(u32, Vec<u32>, bool)> {
        let others = |card: &Card| match &card.body {
            CardBody::Concession { others, again, .. } => (
                card.mark.0,
                others.iter().map(|other| other.mark.0).collect(),
                *again,
            ),
            _ => unreachable!("only concessions"),
        };
        cards.iter().map(others).collect()
    }

    #[test]
    fn the_same_told_twice_stands_together() {
        let mut cards = vec![
            told(
                1,
                "Norland",
                None,
                "withdraw from the islands",
                Status::Offered,
            ),
            told(
                2,
                "Norland",
                Some("Sudland"),
                "to free 10 prisoners",
                Status::Made,
            ),
            told(
                3,
                "Norland",
                None,
                "its withdrawal from the islands",
                Status::Agreed,
            ),
            told(
                4,
                "Norland",
                Some("Sudland"),
                "all of the prisoners",
                Status::Agreed,
            ),
        ];
        lay_together(&mut cards);
        assert_eq!(
            ids(&cards),
            [
                (1, vec![3], false),
                (3, vec![1], false),
                (2, vec![4], false),
                (4, vec![2], true),
            ]
        );
    }

    #[test]
    fn another_conceder_number_or_recipient_is_another_concession() {
        let mut cards = vec![
            told(
                1,
                "Norland",
                Some("Sudland"),
                "free 10 prisoners",
                Status::Made,
            ),
            told(2, "Sudland", None, "free 10 prisoners", Status::Made),
            told(
                3,
                "Norland",
                Some("Sudland"),
                "free 30 prisoners",
                Status::Made,
            ),
            told(
                4,
                "Norland",
                Some("Westland"),
                "free 10 prisoners",
                Status::Made,
            ),
        ];
        lay_together(&mut cards);
        assert!(ids(&cards).iter().all(|(_, others, _)| others.is_empty()));
    }

    #[test]
    fn who_gives_must_be_known() {
        let mut cards = vec![
            card(1, None, None, Status::Made),
            card(2, None, None, Status::Made),
        ];
        lay_together(&mut cards);
        assert!(ids(&cards).iter().all(|(_, others, _)| others.is_empty()));
    }
}
