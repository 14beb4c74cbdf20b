//! What features see of one word.

use super::hashing::hash_bytes;

/// A word as features see it: hashes of its parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    /// The word as it stands.
    pub exact: u64,
    /// The word in lower case, every digit as 0, apostrophes straight.
    pub lower: u64,
    /// The last one, two, three and four letters of `lower`; the whole word where it has no more.
    pub suffixes: [u64; 4],
    /// The first one to four letters of `lower`.
    pub prefixes: [u64; 4],
    /// Its outline: "Reck" is `Xx`, "G7" is `Xd`, "mid-May" is `x-Xx`.
    pub outline: u64,
    /// How it uses capitals.
    pub shape: Shape,
}

/// How a word uses capitals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No letter.
    #[default]
    None,
    /// Only lower-case letters, or letters of a script without case.
    Lower,
    /// One letter, a capital.
    Letter,
    /// A capital, then lower case: "Reck".
    Title,
    /// Only capitals, at least two: "NATO".
    Upper,
    /// Anything else: "McGrath", "iPhone".
    Mixed,
}

impl Shape {
    /// Whether the word begins with a capital or is known by one inside.
    #[must_use]
    pub fn is_capitalised(self) -> bool {
        matches!(self, Self::Letter | Self::Title | Self::Upper | Self::Mixed)
    }
}

impl Word {
    /// Stands where a sentence has no word: before its beginning, after its end.
    pub const EDGE: Self = Self {
        exact: 1,
        lower: 1,
        suffixes: [1; 4],
        prefixes: [1; 4],
        outline: 1,
        shape: Shape::None,
    };

    /// Looks at `word`. `scratch` is overwritten; lending the same one each time saves allocations.
    #[must_use]
    pub fn of(word: &str, scratch: &mut String) -> Self {
        scratch.clear();
        for char in word.chars() {
            match char {
                '0'..='9' => scratch.push('0'),
                '’' | '‘' => scratch.push('\''),
                char if char.is_ascii() => scratch.push(char.to_ascii_lowercase()),
                char => scratch.extend(char.to_lowercase()),
            }
        }
        let hash = |part: &str| hash_bytes(part.bytes());
        let lower = hash(scratch);
        let mut suffixes = [lower; 4];
        for (suffix, (at, _)) in suffixes.iter_mut().zip(scratch.char_indices().rev()) {
            *suffix = hash(scratch.get(at..).unwrap_or_default());
        }
        let mut prefixes = [lower; 4];
        for (prefix, (at, _)) in prefixes.iter_mut().zip(scratch.char_indices().skip(1)) {
            *prefix = hash(scratch.get(..at).unwrap_or_default());
        }
        Self {
            exact: hash(word),
            lower,
            suffixes,
            prefixes,
            outline: outline(word),
            shape: shape(word),
        }
    }
}

/// Runs of capitals, small letters and digits as one sign each; other characters as they stand, at most eight signs.
fn outline(word: &str) -> u64 {
    let (mut last, mut length) = ('\0', 0);
    let signs = word.chars().filter_map(|char| {
        let sign = match char {
            'a'..='z' => 'x',
            'A'..='Z' => 'X',
            c if c.is_lowercase() => 'x',
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'o',
            c if c.is_numeric() => 'd',
            '’' => '\'',
            c => c,
        };
        let new = sign != last && length < 8;
        last = sign;
        length += usize::from(new);
        new.then_some(sign as u32)
    });
    hash_bytes(signs.flat_map(u32::to_le_bytes))
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|char| char.is_alphabetic());
    let Some(first) = letters.next() else {
        return Shape::None;
    };
    let (mut upper, mut lower) = (0, 0);
    for letter in letters {
        *(if letter.is_uppercase() {
            &mut upper
        } else {
            &mut lower
        }) += 1;
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, 0) => Shape::Letter,
        (true, 0, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Word {
        Word::of(word, &mut String::new())
    }

    #[test]
    fn shapes_follow_capitals() {
        let shapes = [
            "Reck", "NATO", "U.S.", "A", "said", "McGrath", "1,000", "n’t", "大", "",
        ]
        .map(|each| word(each).shape);
        use Shape::{Letter, Lower, Mixed, None, Title, Upper};
        assert_eq!(
            shapes,
            [
                Title, Upper, Upper, Letter, Lower, Mixed, None, Lower, Lower, None
            ]
        );
    }

    #[test]
    fn affixes_are_shared_by_words_that_share_them() {
        let (left, right) = (word("Conceded"), word("ceded"));
        assert_eq!(left.suffixes, right.suffixes);
        assert_eq!(left.prefixes[0], right.prefixes[0]);
        assert_ne!(left.prefixes[1], right.prefixes[1]);
        assert_eq!(word("to").suffixes[3], word("to").lower);
        assert_eq!(word("1995").lower, word("2026").lower);
        assert_eq!(word("don’t").lower, word("don't").lower);
    }

    #[test]
    fn outlines_join_runs() {
        assert_eq!(word("Reck").outline, word("Smith").outline);
        assert_ne!(word("Reck").outline, word("RECK").outline);
        assert_eq!(word("mid-May").outline, word("anti-War").outline);
    }
}
