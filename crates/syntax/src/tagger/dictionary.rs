//! Which tags a word can have.

use crate::Tag;
use crate::sequence::{Bytes, FormatError, Word, put_number};

/// The tags of the words that training met often, as classes of words with the same tags.
///
/// Words are known by 32 bits of their hash: with a few thousand words in it, one in half a million unknown words is
/// taken for a known one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// The tags of each class, the most frequent first; a class of one tag is certain.
    classes: Vec<Vec<Tag>>,
    /// Keys of words, ascending.
    words: Vec<u32>,
    /// The class of each of `words`.
    class_of: Vec<u8>,
}

impl Dictionary {
    /// The key of a word: part of its hash as it stands.
    #[must_use]
    pub fn key(word: u64) -> u32 {
        (word >> 32) as u32 ^ word as u32
    }

    /// A dictionary of words, by their keys and in ascending order, with their tags, the most frequent first. Words
    /// past the 255 most frequent classes are left out.
    #[must_use]
    pub fn new(words: &[(u32, Vec<Tag>)]) -> Self {
        let mut counts = std::collections::BTreeMap::<&[Tag], usize>::new();
        for (_, tags) in words {
            *counts.entry(tags).or_default() += 1;
        }
        let mut classes: Vec<_> = counts.into_iter().collect();
        classes.sort_by_key(|&(tags, count)| (std::cmp::Reverse(count), tags));
        classes.truncate(255);
        let classes: Vec<Vec<Tag>> = classes.into_iter().map(|(tags, _)| tags.to_vec()).collect();
        let mut dictionary = Self::default();
        for (key, tags) in words {
            if let Some(class) = classes.iter().position(|class| class == tags) {
                dictionary.words.push(*key);
                dictionary.class_of.push(class as u8);
            }
        }
        dictionary.classes = classes;
        dictionary
    }

    /// How many words are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The class of a word, counted from one; 0 if it is unknown. A capitalised word that is unknown as it stands has
    /// the class of the word in lower case.
    #[must_use]
    pub fn class(&self, word: &Word) -> u8 {
        let find = |hash| {
            let at = self.words.binary_search(&Self::key(hash)).ok()?;
            Some(self.class_of.get(at)? + 1)
        };
        find(word.exact)
            .or_else(|| find(word.lower))
            .unwrap_or_default()
    }

    /// The tag of a word that has only one.
    #[must_use]
    pub fn only(&self, word: &Word) -> Option<Tag> {
        let at = self.words.binary_search(&Self::key(word.exact)).ok()?;
        match self
            .classes
            .get(usize::from(*self.class_of.get(at)?))?
            .as_slice()
        {
            [tag] => Some(*tag),
            _ => None,
        }
    }

    /// Appends the dictionary to `into`.
    pub fn write(&self, into: &mut Vec<u8>) {
        put_number(self.classes.len() as u32, into);
        for class in &self.classes {
            into.push(class.len() as u8);
            into.extend(class.iter().map(|&tag| tag as u8));
        }
        put_number(self.words.len() as u32, into);
        let mut last = 0;
        for &word in &self.words {
            put_number(word - last, into);
            last = word;
        }
        into.extend(&self.class_of);
    }

    /// Reads what [`Dictionary::write`] wrote.
    ///
    /// # Errors
    /// If the bytes end early or hold a number that cannot be.
    pub fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        let mut dictionary = Self::default();
        for _ in 0..bytes.number(255)? {
            let count = usize::from(bytes.byte()?);
            let tags = bytes.take(count)?.iter();
            let tags = tags.map(|&tag| Tag::ALL.get(usize::from(tag)).copied());
            let tags = tags.collect::<Option<Vec<Tag>>>();
            dictionary.classes.push(tags.ok_or(FormatError::Range)?);
        }
        let count = bytes.number(bytes.len())?;
        let mut last = 0_u32;
        for _ in 0..count {
            let step = bytes.number(u32::MAX as usize)? as u32;
            last = last.checked_add(step).ok_or(FormatError::Range)?;
            dictionary.words.push(last);
        }
        dictionary.class_of = bytes.take(count)?.to_vec();
        let classes = dictionary.classes.len();
        if dictionary
            .class_of
            .iter()
            .any(|&class| usize::from(class) >= classes)
        {
            return Err(FormatError::Range);
        }
        Ok(dictionary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Word {
        Word::of(word, &mut String::new())
    }

    fn key(text: &str) -> u32 {
        Dictionary::key(word(text).exact)
    }

    fn sample() -> Dictionary {
        let mut words = vec![
            (key("the"), vec![Tag::Dt]),
            (key("said"), vec![Tag::Vbd, Tag::Vbn]),
            (key("will"), vec![Tag::Md, Tag::Nn]),
        ];
        words.sort();
        Dictionary::new(&words)
    }

    #[test]
    fn certain_words_have_their_tag_and_others_a_class() {
        let dictionary = sample();
        assert_eq!(dictionary.only(&word("the")), Some(Tag::Dt));
        assert_eq!(dictionary.only(&word("The")), None);
        assert_eq!(dictionary.only(&word("said")), None);
        assert_eq!(
            dictionary.class(&word("Will")),
            dictionary.class(&word("will"))
        );
        assert_ne!(
            dictionary.class(&word("will")),
            dictionary.class(&word("said"))
        );
        assert_eq!(dictionary.class(&word("Reck")), 0);
    }

    #[test]
    fn it_comes_back_and_no_part_of_it_does() {
        let mut bytes = Vec::new();
        sample().write(&mut bytes);
        assert_eq!(Dictionary::read(&mut Bytes::new(&bytes)), Ok(sample()));
        for end in 0..bytes.len() {
            assert!(
                Dictionary::read(&mut Bytes::new(&bytes[..end])).is_err(),
                "{end}"
            );
        }
    }
}
