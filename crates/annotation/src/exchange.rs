//! Who gives what to whom, as a picture: parties, and an arrow for all that one gives another in one way. Pure.

use std::collections::BTreeMap;

use hearsay_text::Status;

use crate::cards::{Card, CardBody, PartyKey};
use crate::marks::MarkId;
use crate::words;

/// More parties no picture of this size can hold; those in the fewest concessions are left out.
pub const MOST: usize = 7;

/// How far a concession has come, as an arrow can show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// Made or agreed.
    Given,
    /// Offered or discussed.
    Possible,
    /// Demanded.
    Asked,
    /// Refused.
    Refused,
}

impl Line {
    pub(crate) fn of(status: Status) -> Self {
        match status {
            Status::Made | Status::Agreed => Self::Given,
            Status::Offered | Status::Discussed => Self::Possible,
            Status::Demanded => Self::Asked,
            Status::Refused => Self::Refused,
        }
    }

    /// The word for it: "gives".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Given => "gives",
            Self::Possible => "may give",
            Self::Asked => "is asked to give",
            Self::Refused => "refuses",
        }
    }
}

/// An arrow from one who gives to one who gains, as places in [`Exchange::parties`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    /// Who gives.
    pub from: usize,
    /// Who gains.
    pub to: usize,
    /// How far it has come.
    pub line: Line,
    /// The concessions that it stands for, in text order; at least one.
    pub marks: Vec<MarkId>,
}

/// The picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchange {
    /// The parties, by name, in the order in which they first give or gain.
    pub parties: Vec<String>,
    /// Who gives to whom.
    pub arrows: Vec<Arrow>,
    /// Concessions that it leaves out: the text leaves out a party, or both are one, or there are too many.
    pub left_out: usize,
}

impl Exchange {
    /// The picture of these concessions; other cards are passed over, and what is only told again.
    #[must_use]
    pub fn of<'c>(cards: impl IntoIterator<Item = &'c Card>) -> Self {
        let mut names: Vec<(PartyKey, String, usize)> = Vec::new();
        let mut arrows: BTreeMap<(PartyKey, PartyKey, Line), Vec<MarkId>> = BTreeMap::new();
        let mut all = 0;
        for card in cards {
            let CardBody::Concession {
                status,
                conceder,
                recipient,
                again: false,
                ..
            } = &card.body
            else {
                continue;
            };
            all += 1;
            let (Some(from), Some(to)) = (conceder, recipient) else {
                continue;
            };
            if from.key() == to.key() {
                continue;
            }
            for party in [from, to] {
                match names.iter_mut().find(|(known, ..)| *known == party.key()) {
                    Some((.., count)) => *count += 1,
                    None => names.push((party.key(), party.name.clone(), 1)),
                }
            }
            let arrow = (from.key(), to.key(), Line::of(*status));
            arrows.entry(arrow).or_default().push(card.mark);
        }
        while names.len() > MOST {
            let least = names.iter().enumerate().rev();
            let least = least.min_by_key(|(_, (.., count))| *count);
            let Some((at, _)) = least else { break };
            names.remove(at);
        }
        let place = |wanted: &PartyKey| names.iter().position(|(known, ..)| known == wanted);
        let mut drawn: Vec<Arrow> = arrows
            .into_iter()
            .filter_map(|((from, to, line), marks)| {
                Some(Arrow {
                    from: place(&from)?,
                    to: place(&to)?,
                    line,
                    marks,
                })
            })
            .collect();
        // A party whose counterparts were left out stands for nothing.
        let kept: Vec<usize> = (0..names.len())
            .filter(|&at| drawn.iter().any(|arrow| arrow.from == at || arrow.to == at))
            .collect();
        for arrow in &mut drawn {
            arrow.from = kept.binary_search(&arrow.from).unwrap_or_default();
            arrow.to = kept.binary_search(&arrow.to).unwrap_or_default();
        }
        let names = kept.into_iter().filter_map(|at| names.get(at).cloned());
        drawn.sort_by_key(|arrow| (arrow.from, arrow.to, arrow.line));
        let shown: usize = drawn.iter().map(|arrow| arrow.marks.len()).sum();
        Self {
            parties: names.map(|(_, name, _)| name).collect(),
            arrows: drawn,
            left_out: all - shown,
        }
    }

    /// An arrow in words: "Norland refuses Sudland 2 things".
    #[must_use]
    pub fn told(&self, arrow: &Arrow) -> String {
        let name = |at: usize| self.parties.get(at).map_or("", String::as_str);
        format!(
            "{} {} {} {}",
            name(arrow.from),
            arrow.line.word(),
            name(arrow.to),
            words::count(arrow.marks.len(), "thing", "things"),
        )
    }

    /// The whole picture in words, for those who do not see it.
    #[must_use]
    pub fn in_words(&self) -> String {
        let told: Vec<String> = self.arrows.iter().map(|arrow| self.told(arrow)).collect();
        format!("Claimed: {}.", told.join("; "))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::cards::{Claim, Named};
    use crate::marks::Origin;

    pub(crate) fn card(id: u32, from: Option<&str>, to: Option<&str>, status: Status) -> Card {
        let named = |name: &str| Named {
            name: name.to_owned(),
            words: None,
            entity: None,
            side: None,
        };
        Card {
            mark: MarkId(id),
            words: String::new(),
            origin: Origin::Machine,
            confidence: None,
            why: String::new(),
            note: String::new(),
            tags: Vec::new(),
            decided: None,
            body: CardBody::Concession {
                status,
                conceder: from.map(named),
                recipient: to.map(named),
                claim: Claim::Reporter,
                what: String::new(),
                cue: String::new(),
                condition: None,
                counterpart: None,
                quote: None,
                others: Vec::new(),
                again: false,
            },
        }
    }

    #[test]
    fn what_goes_the_same_way_is_one_arrow() {
        let cards = [
            card(1, Some("Norland"), Some("Sudland"), Status::Made),
            card(2, Some("norland"), Some("Sudland"), Status::Agreed),
            card(3, Some("Sudland"), Some("Norland"), Status::Refused),
            card(4, Some("Norland"), None, Status::Made),
            card(5, Some("Norland"), Some("Norland"), Status::Made),
        ];
        let exchange = Exchange::of(&cards);
        assert_eq!(exchange.parties, ["Norland", "Sudland"]);
        assert_eq!(exchange.arrows[0].marks, [MarkId(1), MarkId(2)]);
        assert_eq!(exchange.left_out, 2);
        assert_eq!(
            exchange.in_words(),
            "Claimed: Norland gives Sudland 2 things; Sudland refuses Norland 1 thing."
        );
    }

    #[test]
    fn of_many_parties_the_busiest_are_shown() {
        let names: Vec<String> = (0..12).map(|at| format!("P{at}")).collect();
        let cards: Vec<Card> = (0..12)
            .map(|at| card(at, Some(&names[at as usize]), Some("Hub"), Status::Made))
            .collect();
        let exchange = Exchange::of(&cards);
        assert_eq!(exchange.parties.len(), MOST);
        assert!(exchange.parties.contains(&"Hub".to_owned()));
        assert_eq!(exchange.arrows.len() + exchange.left_out, 12);
        let pairs: Vec<Card> = (0..6)
            .map(|at| {
                let to = at as usize * 2 % 12 + 1;
                card(at, Some(&names[to - 1]), Some(&names[to]), Status::Made)
            })
            .collect();
        let exchange = Exchange::of(&pairs);
        let drawn = |at: usize| {
            let mut arrows = exchange.arrows.iter();
            arrows.any(|arrow| arrow.from == at || arrow.to == at)
        };
        assert!((0..exchange.parties.len()).all(drawn));
    }
}
