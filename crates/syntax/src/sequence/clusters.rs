//! Groups of words that are used alike, so that a model knows something of words its corpora lack.

use super::bytes::{Bytes, FormatError, put_number};
use super::hashing::hash_bytes;

/// Words by group, at two levels: some hundred narrow groups, which make up some dozen wide ones.
///
/// Words are known by 26 bits of their hash: with 20,000 words in it, one in 3,000 unknown words is taken for a known
/// one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clusters {
    /// The wide group of each narrow one.
    wide: Vec<u8>,
    /// Keys of words, ascending.
    words: Vec<u32>,
    /// The narrow group of each of `words`.
    narrow: Vec<u16>,
}

/// The groups of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Group {
    /// The narrow one, counted from one; 0 for a word without a group.
    pub narrow: u16,
    /// The wide one, counted from one; 0 for a word without a group.
    pub wide: u16,
}

const MOST: usize = 4096;

impl Clusters {
    fn key(lower: u64) -> u32 {
        (lower >> 38) as u32
    }

    /// Groups from a list: a line for each narrow group, its wide group's number (below 256), a tab, and its words in
    /// lower case, parted by blanks. Lines that begin with `#` and lines past the 4096th are passed over; of two words
    /// with one key the first counts.
    #[must_use]
    pub fn parse(list: &str) -> Self {
        let (mut wide, mut words) = (Vec::new(), std::collections::BTreeMap::new());
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        for (group, members) in lines.filter_map(|line| line.split_once('\t')).take(MOST) {
            for word in members.split(' ') {
                words
                    .entry(Self::key(hash_bytes(word.bytes())))
                    .or_insert(wide.len() as u16);
            }
            wide.push(group.parse().unwrap_or_default());
        }
        Self {
            wide,
            words: words.keys().copied().collect(),
            narrow: words.into_values().collect(),
        }
    }

    /// The groups of a word, by the hash of its lower case ([`super::Word::lower`]).
    #[must_use]
    pub fn group(&self, lower: u64) -> Group {
        let at = self.words.binary_search(&Self::key(lower)).ok();
        let narrow = at.and_then(|at| self.narrow.get(at)).copied();
        narrow.map_or(Group::default(), |narrow| Group {
            narrow: narrow + 1,
            wide: self
                .wide
                .get(usize::from(narrow))
                .map_or(0, |&wide| u16::from(wide) + 1),
        })
    }

    /// Appends the groups to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        put_number(self.wide.len() as u32, into);
        into.extend(&self.wide);
        put_number(self.words.len() as u32, into);
        let mut last = 0;
        for &word in &self.words {
            put_number(word - last, into);
            last = word;
        }
        into.extend(self.narrow.iter().map(|narrow| *narrow as u8));
        into.extend(self.narrow.iter().map(|narrow| (narrow >> 8) as u8));
    }

    /// Reads what [`Clusters::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        let groups = bytes.number(MOST)?;
        let wide = bytes.take(groups)?.to_vec();
        let count = bytes.number(bytes.len())?;
        let (mut words, mut last) = (Vec::with_capacity(count), 0_u32);
        for _ in 0..count {
            last = last
                .checked_add(bytes.number(1 << 26)? as u32)
                .ok_or(FormatError::Range)?;
            words.push(last);
        }
        let (low, high) = (bytes.take(count)?, bytes.take(count)?);
        let narrow: Vec<u16> = low
            .iter()
            .zip(high)
            .map(|(&low, &high)| u16::from_le_bytes([low, high]))
            .collect();
        if narrow.iter().any(|&narrow| usize::from(narrow) >= groups) {
            return Err(FormatError::Range);
        }
        Ok(Self {
            wide,
            words,
            narrow,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "# two groups of towns, one of fruit\n7\toslo bergen\n7\tturin\n0\tplum pear\n";

    fn group(clusters: &Clusters, word: &str) -> (u16, u16) {
        let group = clusters.group(hash_bytes(word.bytes()));
        (group.narrow, group.wide)
    }

    #[test]
    fn words_have_the_groups_of_their_line() {
        let clusters = Clusters::parse(LIST);
        assert_eq!(group(&clusters, "bergen"), (1, 8));
        assert_eq!(group(&clusters, "turin"), (2, 8));
        assert_eq!(group(&clusters, "plum"), (3, 1));
        assert_eq!(group(&clusters, "reck"), (0, 0));
    }

    #[test]
    fn they_come_back_and_no_part_of_them_does() {
        let mut bytes = Vec::new();
        Clusters::parse(LIST).write(&mut bytes);
        assert_eq!(
            Clusters::read(&mut Bytes::new(&bytes)),
            Ok(Clusters::parse(LIST))
        );
        for end in 0..bytes.len() {
            assert!(
                Clusters::read(&mut Bytes::new(&bytes[..end])).is_err(),
                "{end}"
            );
        }
    }
}
