//! Texts made worse in a known way, with their marks moved along.
//!
//! A variation changes single code points: each becomes none, one or several. So every place of the text as it was has one
//! place in the text as it is, and gold marks stay exact.

use crate::Points;
use crate::attribution::Attribution;
use crate::concessions::Row;
use crate::corpora::Annotated;
use crate::names::NamedSpan;

/// A way in which texts come worse than they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variation {
    /// As it is.
    None,
    /// In small letters.
    Small,
    /// With straight quotation marks and apostrophes.
    Straight,
    /// Without paragraphs: a blank for each line end.
    Joined,
    /// With one letter in fifty swapped with the next, left out or doubled, in words of at least [`LONG`] letters.
    Typos,
}

/// Letters of the shortest word that gets a typo: no word vanishes, and no mark with it.
pub const LONG: usize = 3;
/// One letter in so many goes wrong.
const RARE: u64 = 50;

impl Variation {
    /// Every one, in the order of the table.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Small,
        Self::Straight,
        Self::Joined,
        Self::Typos,
    ];

    /// What to call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "as it is",
            Self::Small => "small",
            Self::Straight => "straight",
            Self::Joined => "joined",
            Self::Typos => "typos",
        }
    }

    /// The text so changed. The same `seed` makes the same mistakes.
    #[must_use]
    pub fn of(self, text: &str, seed: u64) -> Varied {
        let characters: Vec<char> = text.chars().collect();
        let mut varied = Varied {
            text: String::with_capacity(text.len()),
            places: vec![0],
        };
        if self == Self::Typos {
            varied.mistype(&characters, seed);
            return varied;
        }
        for &c in &characters {
            match self {
                Self::Small => varied.push(c.to_lowercase()),
                Self::Straight => varied.push([straight(c)]),
                Self::Joined => {
                    varied.push([if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                        ' '
                    } else {
                        c
                    }])
                }
                Self::None | Self::Typos => varied.push([c]),
            }
        }
        varied
    }

    /// The document so changed.
    #[must_use]
    pub fn document<Mark: Moves>(self, document: &Annotated<Mark>) -> Annotated<Mark> {
        let seed = document.id.bytes().fold(0, |seed: u64, byte| {
            seed.wrapping_mul(31).wrapping_add(byte.into())
        });
        let varied = self.of(&document.text, seed);
        Annotated {
            id: document.id.clone(),
            marks: document
                .marks
                .iter()
                .map(|mark| mark.moved(&varied))
                .collect(),
            text: varied.text,
        }
    }
}

fn straight(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' => '\'',
        _ => c,
    }
}

/// A changed text, and where each of its places came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Varied {
    /// The text as it is now.
    pub text: String,
    /// For each code point of the text as it was, and for its end, the code point at which it stands now. Never falls.
    places: Vec<usize>,
}

impl Varied {
    /// Adds what one code point of the text as it was becomes.
    fn push(&mut self, now: impl IntoIterator<Item = char>) {
        let before = self.text.len();
        self.text.extend(now);
        let added = self
            .text
            .get(before..)
            .map_or(0, |added| added.chars().count());
        self.places
            .push(self.places.last().copied().unwrap_or(0) + added);
    }

    fn mistype(&mut self, characters: &[char], seed: u64) {
        let mut chance = Chance(seed);
        let mut at = 0;
        while at < characters.len() {
            let word = characters[at..]
                .iter()
                .take_while(|c| c.is_alphabetic())
                .count();
            let end = at + word.max(1);
            while at < end {
                let wrong = word >= LONG && chance.next().is_multiple_of(RARE);
                let kind = if wrong { chance.next() % 3 } else { 3 };
                match kind {
                    // One place per code point; the border between the two stays where it was.
                    0 if at + 1 < end => {
                        self.push([characters[at + 1]]);
                        at += 1;
                        self.push([characters[at - 1]]);
                    }
                    // The last two letters stay, so that something of the word does.
                    1 if at + LONG <= end => self.push([]),
                    2 => self.push([characters[at]; 2]),
                    _ => self.push([characters[at]]),
                }
                at += 1;
            }
        }
    }

    /// Where the stretch stands now. Offsets beyond the text go to its end.
    #[must_use]
    pub fn points(&self, before: Points) -> Points {
        let last = self.places.last().copied().unwrap_or(0);
        let at = |place: usize| self.places.get(place).copied().unwrap_or(last);
        Points::new(at(before.start), at(before.end))
    }
}

/// `SplitMix64` (Steele, Lea, Flood, OOPSLA 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// A mark that can go along with its text.
pub trait Moves {
    /// The mark in the changed text.
    #[must_use]
    fn moved(&self, varied: &Varied) -> Self;
}

impl Moves for NamedSpan {
    fn moved(&self, varied: &Varied) -> Self {
        let Points { start, end } = varied.points(self.points());
        Self {
            start,
            end,
            label: self.label.clone(),
        }
    }
}

impl Moves for Attribution {
    fn moved(&self, varied: &Varied) -> Self {
        let all = |pieces: &[Points]| pieces.iter().map(|&piece| varied.points(piece)).collect();
        Self {
            source: all(&self.source),
            cue: all(&self.cue),
            content: all(&self.content),
        }
    }
}

impl Moves for Row {
    fn moved(&self, varied: &Varied) -> Self {
        let at = |points: Option<Points>| points.map(|points| varied.points(points));
        Self {
            cue: varied.points(self.cue),
            content: varied.points(self.content),
            conceder: at(self.conceder),
            recipient: at(self.recipient),
            claimant: at(self.claimant),
            condition: at(self.condition),
            status: self.status.clone(),
        }
    }
}
