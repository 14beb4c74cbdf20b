//! Sides: who gives and who gains, chosen among the phrases around the cue.
//!
//! Frames read off the grammar who gives; who gains is as often told elsewhere: as the owner of a demand that is refused, as
//! somebody who is to be helped, in the sentence before. The chooser looks at every phrase that could name a party, at
//! nobody, and at what frames and model have found; each has a score, and the highest is taken. Method: a log-linear choice among
//! candidates, learned from annotated passages.

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_syntax::encoder::Table;
use hearsay_syntax::sequence::{Bytes, FormatError};

use super::clauses::Clauses;
use super::parties::head_of;
use super::places::{self, Places};
use super::{Row, overlap};
use crate::grounds::Ground;

/// How many places what holds of an option is hashed to.
pub const PLACES: usize = 1 << 12;
/// Who gives, who gains.
pub const SIDES: usize = 2;

/// Options further from the cue than this are passed over.
const NEAREST: usize = 40;
/// The greatest number of phrases between cue and option that is told from more.
const FAR: usize = 5;
/// Where the model's share of a word is told apart.
const STEPS: [f32; 6] = [0.01, 0.03, 0.1, 0.25, 0.5, 0.8];

/// One of two sides of a concession.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who gives.
    Conceder,
    /// Who gains.
    Recipient,
}

impl Side {
    /// Both, in the order of their numbers.
    pub const ALL: [Self; SIDES] = [Self::Conceder, Self::Recipient];

    fn other(self) -> Self {
        match self {
            Self::Conceder => Self::Recipient,
            Self::Recipient => Self::Conceder,
        }
    }
}

/// Whom a side may be, and what holds of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Tokens; nobody, if none.
    pub tokens: Option<Range<usize>>,
    /// Whether frame or model found the same.
    pub was_found: bool,
    /// Places below [`PLACES`], each once, ascending.
    pub holds: Vec<u32>,
}

/// The chooser. The default has learned nothing and leaves everything as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chooser {
    /// For each place a number for either side.
    weights: Table,
}

impl Chooser {
    /// A chooser of these weights, [`PLACES`] rows of [`SIDES`], rounded to 8 bits.
    #[must_use]
    pub fn new(weights: &[f32]) -> Self {
        Self {
            weights: Table::new(SIDES, weights),
        }
    }

    /// Whether it has learned nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weights.rows() == 0
    }

    /// How much speaks for a choice.
    fn score(&self, side: Side, choice: &Choice) -> f32 {
        let mut sums = [0.0; SIDES];
        for &place in &choice.holds {
            self.weights.add(place as usize, &mut sums);
        }
        sums[side as usize]
    }

    /// The place of the choice for which most speaks; of equals the last.
    #[must_use]
    pub fn best(&self, side: Side, choices: &[Choice]) -> Option<usize> {
        let scores = choices.iter().map(|choice| self.score(side, choice));
        let best = scores.enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
        best.map(|(at, _)| at)
    }

    /// Appends the chooser to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        if !self.is_empty() {
            self.weights.write(into);
        }
    }

    /// Reads what [`Chooser::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let weights = Table::read(bytes, SIDES)?;
        if weights.rows() != PLACES {
            return Err(FormatError::Range);
        }
        Ok(Self { weights })
    }
}

/// Puts the likeliest in the place of who was found to give and to gain.
pub(super) fn choose(
    clauses: &Clauses<'_>,
    rows: &mut [Row],
    grounds: &[Ground],
    chooser: &Chooser,
) {
    if chooser.is_empty() {
        return;
    }
    for row in rows {
        for side in Side::ALL {
            let mut choices = choices(clauses, row, grounds, side);
            if let Some(best) = chooser.best(side, &choices) {
                *found_mut(row, side) = choices.swap_remove(best).tokens;
            }
        }
    }
}

fn found(row: &Row, side: Side) -> Option<&Range<usize>> {
    match side {
        Side::Conceder => row.draft.conceder.as_ref(),
        Side::Recipient => row.draft.recipient.as_ref(),
    }
}

fn found_mut(row: &mut Row, side: Side) -> &mut Option<Range<usize>> {
    match side {
        Side::Conceder => &mut row.draft.conceder,
        Side::Recipient => &mut row.draft.recipient,
    }
}

/// Whom a side of a row may be: nobody first, then in text order.
pub(super) fn choices(
    clauses: &Clauses<'_>,
    row: &Row,
    grounds: &[Ground],
    side: Side,
) -> Vec<Choice> {
    let view = View::of(clauses, row, grounds, side);
    let mut choices = vec![view.nobody()];
    choices.extend(
        options(clauses, row, side)
            .into_iter()
            .map(|tokens| Choice {
                holds: view.holds(&tokens),
                was_found: found(row, side) == Some(&tokens),
                tokens: Some(tokens),
            }),
    );
    choices
}

/// The words that may name a party: phrases of the sentence of the cue and of the one before, those who own something in
/// them, peoples as adjectives; what was found keeps its extent.
fn options(clauses: &Clauses<'_>, row: &Row, side: Side) -> Vec<Range<usize>> {
    let cue = row.draft.cue.start;
    let own = clauses.sentence(cue);
    let before = own.start.checked_sub(1);
    let first = before.map_or(own.start, |at| clauses.sentence(at).start);
    let mut found: Vec<Range<usize>> = self::found(row, side).cloned().into_iter().collect();
    let mut at = first;
    while at < own.end {
        let Some(phrase) = clauses.phrase(at) else {
            at += 1;
            continue;
        };
        at = phrase.tokens.end.max(at + 1);
        if clauses.is_time(phrase) {
            continue;
        }
        let owner = phrase
            .possessor
            .clone()
            .filter(|owner| owner.start == phrase.tokens.start);
        let people = (phrase.tokens.start..phrase.head).find(|&at| {
            clauses.tag(at).is_adjective()
                && clauses.document.word(at).starts_with(char::is_uppercase)
                && at > first
        });
        for part in owner.into_iter().chain(people.map(|at| at..at + 1)) {
            if !found.contains(&part) {
                found.push(part);
            }
        }
        // "A demand" is no party.
        if !clauses.is_in(phrase.head, "abstract") || clauses.tag(phrase.head).is_proper() {
            let whole = clauses.with_of(phrase);
            if !found.iter().any(|known| overlap(known, &whole)) {
                found.push(whole);
            }
        }
    }
    found.sort_by_key(|tokens| (tokens.start.abs_diff(cue), tokens.end));
    found.truncate(NEAREST);
    found.sort_by_key(|tokens| (tokens.start, tokens.end));
    found
}

/// What is looked at of a row, for one of its sides.
struct View<'v> {
    clauses: &'v Clauses<'v>,
    row: &'v Row,
    ground: Option<&'v Ground>,
    side: Side,
    /// The frame's cue, or the word.
    cue: u64,
    sentence: Range<usize>,
}

impl<'v> View<'v> {
    fn of(clauses: &'v Clauses<'v>, row: &'v Row, grounds: &'v [Ground], side: Side) -> Self {
        let draft = &row.draft;
        Self {
            clauses,
            row,
            ground: row.ground.and_then(|at| grounds.get(at)),
            side,
            cue: places::cue(clauses, draft),
            sentence: clauses.sentence(draft.cue.start),
        }
    }

    /// How far the model takes any of these words for the side, in [`STEPS`]; another number where it says nothing.
    fn lean(&self, tokens: &Range<usize>, side: Side) -> u64 {
        let Some(ground) = self.ground else { return 9 };
        let shares = tokens.clone().map(|at| ground.lean(at)[side as usize]);
        let share = shares.fold(0.0, f32::max);
        STEPS.iter().filter(|step| share >= **step).count() as u64
    }

    fn status(&self) -> u64 {
        self.row.draft.status as u64
    }

    /// Whether the words are what frame or model found for a side: not, partly, just so; and by which of them.
    fn known(&self, tokens: &Range<usize>, side: Side) -> u64 {
        match found(self.row, side) {
            None => 0,
            Some(known) if known == tokens => 1 + u64::from(self.row.draft.frame.is_some()),
            Some(known) if overlap(known, tokens) => 3,
            Some(_) => 4,
        }
    }

    fn nobody(&self) -> Choice {
        let mut places = Places::below(PLACES);
        let known = u64::from(found(self.row, self.side).is_some());
        let told = u64::from(found(self.row, self.side.other()).is_some());
        let frame = u64::from(self.row.draft.frame.is_some());
        let most = self.lean(&self.sentence, self.side);
        places.add(40, &[]);
        places.add(41, &[self.cue]);
        places.add(42, &[self.status()]);
        places.add(43, &[known, frame]);
        places.add(44, &[most]);
        places.add(45, &[self.status(), known, most]);
        places.add(46, &[known, told]);
        places.add(47, &[self.cue, self.status()]);
        places.add(48, &[known, most]);
        Choice {
            tokens: None,
            was_found: known == 0,
            holds: places.done(),
        }
    }

    fn holds(&self, tokens: &Range<usize>) -> Vec<u32> {
        let (clauses, draft) = (self.clauses, &self.row.draft);
        let word = |at: usize| places::word(clauses, at);
        let head = head_of(clauses, tokens).min(tokens.end - 1);
        let kind = self.kind(tokens, head);
        let place = self.place(tokens);
        let far = self.far(tokens);
        let before = tokens.start.checked_sub(1);
        let before = before.filter(|at| *at >= self.sentence.start);
        let leads = before.map_or(0, |at| match clauses.tag(at) {
            Tag::In | Tag::To => word(at),
            tag => 1 + tag as u64,
        });
        let next = clauses.tag(tokens.end) as u64;
        let (own, cue, status) = (self.known(tokens, self.side), self.cue, self.status());
        let lean = self.lean(tokens, self.side);
        let other = self.side.other();
        let across = self.known(tokens, other);
        let again = found(self.row, other).is_some_and(|known| {
            let last = |tokens: &Range<usize>| clauses.lemma(tokens.end - 1).to_lowercase();
            last(known) == last(tokens)
        });
        let told = clauses
            .group(tokens.end)
            .map_or(0, |group| 1 + word(group.head));
        let owns = clauses
            .phrase(tokens.start)
            .is_some_and(|phrase| phrase.possessive || phrase.possessor.as_ref() == Some(tokens));
        let owns = u64::from(owns);
        let mut places = Places::below(PLACES);
        places.add(1, &[kind]);
        places.add(2, &[place, far]);
        places.add(3, &[place, kind]);
        places.add(4, &[leads, place]);
        places.add(5, &[cue, place]);
        places.add(6, &[cue, leads]);
        places.add(7, &[status, place, kind]);
        places.add(8, &[own]);
        places.add(9, &[own, status]);
        places.add(10, &[lean]);
        places.add(11, &[self.lean(tokens, other)]);
        places.add(12, &[lean, own]);
        places.add(13, &[u64::from(again)]);
        places.add(14, &[next, place]);
        places.add(15, &[word(head)]);
        places.add(16, &[owns, place]);
        places.add(17, &[told]);
        places.add(18, &[status, leads, place]);
        places.add(19, &[across]);
        places.add(20, &[across, lean]);
        places.add(21, &[cue, own]);
        places.add(22, &[status, place, far]);
        places.add(23, &[cue, status, place]);
        places.add(24, &[own, kind]);
        places.add(25, &[place, owns, status, kind]);
        places.add(26, &[kind, u64::from(draft.conceder.is_some()), place]);
        places.done()
    }

    /// What sort of words they are.
    fn kind(&self, tokens: &Range<usize>, head: usize) -> u64 {
        let clauses = self.clauses;
        match clauses.tag(head) {
            Tag::Prp if clauses.is_any(head, &["it"]) => 0,
            Tag::Prp if clauses.is_any(head, &["they", "them"]) => 1,
            Tag::Prp => 2,
            Tag::PrpPossessive => 3,
            tag if tag.is_proper() => 4 + u64::from(tokens.len() > 1),
            tag if tag.is_adjective() => 6,
            tag if tag.is_noun() && clauses.is_in(head, "organ") => 7,
            tag if tag.is_noun() && clauses.is_in(head, "abstract") => 8,
            tag if tag.is_noun() => {
                let mut named = tokens.clone();
                9 + u64::from(named.any(|at| clauses.tag(at).is_proper()))
            }
            _ => 11,
        }
    }

    /// Where they stand: before the cue, within what is given, between, after both, in the sentence before.
    fn place(&self, tokens: &Range<usize>) -> u64 {
        let draft = &self.row.draft;
        if tokens.start < self.sentence.start {
            4
        } else if overlap(tokens, &draft.content) {
            1
        } else if tokens.end <= draft.cue.start.min(draft.content.start) {
            0
        } else if tokens.start >= draft.cue.end.max(draft.content.end) {
            3
        } else {
            2
        }
    }

    /// How many phrases stand between them and the cue.
    fn far(&self, tokens: &Range<usize>) -> u64 {
        let cue = &self.row.draft.cue;
        let between = if tokens.end <= cue.start {
            tokens.end..cue.start
        } else {
            cue.end.min(tokens.start)..tokens.start
        };
        let heads = between.filter(|&at| {
            let phrase = self.clauses.phrase(at);
            phrase.is_some_and(|phrase| phrase.head == at)
        });
        heads.take(FAR).count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(holds: &[u32]) -> Choice {
        Choice {
            tokens: None,
            was_found: false,
            holds: holds.to_vec(),
        }
    }

    fn chooser() -> Chooser {
        let mut weights = vec![0.0; PLACES * SIDES];
        (weights[3 * SIDES], weights[3 * SIDES + 1]) = (1.0, -1.0);
        (weights[7 * SIDES], weights[7 * SIDES + 1]) = (0.25, 0.5);
        Chooser::new(&weights)
    }

    #[test]
    fn each_side_has_its_own_favourite() {
        let choices = [choice(&[]), choice(&[3]), choice(&[3, 7]), choice(&[7])];
        assert_eq!(chooser().best(Side::Conceder, &choices), Some(2));
        assert_eq!(chooser().best(Side::Recipient, &choices), Some(3));
        assert_eq!(chooser().best(Side::Recipient, &[]), None);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut bytes = Vec::new();
        chooser().write(&mut bytes);
        let read = |bytes: &[u8]| Chooser::read(&mut Bytes::new(bytes));
        assert_eq!(read(&bytes), Ok(chooser()));
        assert!(read(&bytes[..bytes.len() - 1]).is_err());
        assert_eq!(read(&[]), Ok(Chooser::default()));
        let mut none = Vec::new();
        Chooser::default().write(&mut none);
        assert!(none.is_empty());
    }
}
