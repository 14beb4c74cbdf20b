//! What is looked for, as typed: words that must all be there, in any order, and phrases in quotation marks.

use hearsay_text::Span;

use super::folding::{fold, is_accent, walk};

/// More words than anybody types.
const MOST_TERMS: usize = 16;

/// Words and phrases to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted(Vec<String>);

impl Wanted {
    /// From what was typed. A quotation mark that is not closed yet holds to the end.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let folded = fold(typed);
        let mut terms: Vec<String> = Vec::new();
        for (index, stretch) in folded.split('"').enumerate() {
            let phrase = index % 2 == 1;
            let words: Vec<&str> = stretch.split_whitespace().collect();
            if phrase {
                terms.push(words.join(" "));
            } else {
                terms.extend(words.into_iter().map(str::to_owned));
            }
        }
        terms.retain(|term| !term.is_empty());
        terms.truncate(MOST_TERMS);
        Self(terms)
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each word is in one of the texts. True where nothing is looked for.
    #[must_use]
    pub fn within<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let mut missing: Vec<&String> = self.0.iter().collect();
        for text in texts {
            if missing.is_empty() {
                break;
            }
            let text = fold(text);
            missing.retain(|term| !text.contains(*term));
        }
        missing.is_empty()
    }

    /// Whether at least one word is in the text. False where nothing is looked for.
    pub(super) fn some_within(&self, text: &str) -> bool {
        let text = fold(text);
        self.0.iter().any(|term| text.contains(term))
    }

    /// Whether one of the names has each word, from where a word of it begins. False where nothing is looked for.
    #[must_use]
    pub fn names<'t>(&self, names: impl IntoIterator<Item = &'t str>) -> bool {
        let begins = |name: &str, term: &str| {
            let mut places = name.match_indices(term);
            places.any(|(at, _)| {
                let before = name.get(..at).and_then(|before| before.chars().next_back());
                before.is_none_or(|c| !c.is_alphanumeric())
            })
        };
        let mut names = names.into_iter().map(fold);
        !self.is_empty() && names.any(|name| self.0.iter().all(|term| begins(&name, term)))
    }

    /// Where the words stand in the text, in bytes: in text order, none empty, apart from each other. What folds into
    /// nothing and sits on the last letter belongs to it.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Span> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for term in &self.0 {
            let places = folded.match_indices(term.as_str());
            found.extend(places.map(|(at, _)| (at, at + term.len())));
        }
        found.sort_unstable();
        self.unfold(text, &found)
    }

    /// The places of the text that are folded to those, which are sorted.
    fn unfold(&self, text: &str, found: &[(usize, usize)]) -> Vec<Span> {
        let mut places: Vec<Span> = Vec::new();
        if found.is_empty() {
            return places;
        }
        // Of the characters that are folded to something: where they begin in the folded text, and where they stand.
        let mut marks: Vec<(usize, Span)> = Vec::new();
        let mut at = 0;
        walk(text, |span, piece| {
            if !piece.is_empty() {
                marks.push((at, span));
                at += piece.len();
                return;
            }
            let sits = span.of(text).starts_with(is_accent);
            let last = marks.last_mut().map(|(_, last)| last);
            if let Some(last) = last.filter(|last| sits && last.end == span.start) {
                last.end = span.end;
            }
        });
        let holding = |byte: usize| {
            let after = marks.partition_point(|(begin, _)| *begin <= byte);
            after.checked_sub(1).and_then(|index| marks.get(index))
        };
        for &(start, end) in found {
            let (Some((_, first)), Some((_, last))) = (holding(start), holding(end - 1)) else {
                continue;
            };
            let place = first.to(*last);
            match places.last_mut().filter(|before| place.start < before.end) {
                Some(before) => before.end = before.end.max(place.end),
                None => places.push(place),
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        let places = Wanted::of(typed).places(text);
        places.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let text = "“Élan” — the e\u{301}lan of Straße  12, O’Neil’s.";
        assert_eq!(found("elan", text), ["Élan", "e\u{301}lan"]);
        assert_eq!(found("\"strasse 12\"", text), ["Straße  12"]);
        assert_eq!(found("o'neil's", text), ["O’Neil’s"]);
        assert_eq!(found("s", "ß s"), ["ß", "s"]);
        assert_eq!(found("", text), [""; 0]);
    }

    #[test]
    fn words_must_all_be_there_and_phrases_stand_together() {
        assert!(Wanted::of("ferry night").within(["the night", "of the Ferry"]));
        assert!(!Wanted::of("ferry night").within(["the night"]));
        assert!(!Wanted::of("“night ferry”").within(["ferry at night"]));
        assert!(Wanted::of("“night ferr").within(["Night  ferries"]));
        assert!(Wanted::of(" \" \" ").is_empty());
    }

    #[test]
    fn a_name_is_found_from_where_a_word_begins() {
        assert!(Wanted::of("kim").names(["Kim Jong-un"]));
        assert!(Wanted::of("un").names(["Kim Jong-un"]));
        assert!(!Wanted::of("kim").names(["Joakim"]));
        assert!(!Wanted::of("anna reck").names(["Anna", "Reck"]));
        assert!(!Wanted::of("").names(["Anna"]));
    }
}
