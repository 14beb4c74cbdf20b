//! Snippets: a piece of a text around what was found in it.

use hearsay_text::Span;

use super::wanted::Wanted;

/// How many characters stand before what was found, and how many a snippet has, at most.
const BEFORE: usize = 60;
const LENGTH: usize = 200;

/// A piece of a text, letter by letter, with what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The words.
    pub text: String,
    /// Whether the text goes on before it.
    pub before: bool,
    /// Whether the text goes on after it.
    pub after: bool,
    /// What was found, in bytes of `text`: in order, none empty, apart from each other.
    pub found: Vec<Span>,
}

impl Snippet {
    /// The whole text.
    #[must_use]
    pub fn whole(text: &str, wanted: &Wanted) -> Self {
        Self {
            text: text.to_owned(),
            before: false,
            after: false,
            found: wanted.places(text),
        }
    }

    /// The words around the first that is found, or the first words; cut between words where there are blanks.
    #[must_use]
    pub fn around(text: &str, wanted: &Wanted) -> Self {
        let found = wanted.places(text);
        let first = found.first().map_or(0, |place| place.start);
        let start = begin(text, first);
        let end = start + length(text.get(start..).unwrap_or_default());
        let cut = Span::new(start, end);
        let shown = found.iter().filter(|place| place.overlaps(cut));
        let shown = shown.map(|place| {
            let to = place.end.min(end);
            Span::new(place.start.max(start) - start, to - start)
        });
        Self {
            text: cut.of(text).to_owned(),
            before: !text.get(..start).unwrap_or_default().trim().is_empty(),
            after: !text.get(end..).unwrap_or_default().trim().is_empty(),
            found: shown.collect(),
        }
    }

    /// The snippet as stretches, each with whether it was found: together the whole of it.
    #[must_use]
    pub fn stretches(&self) -> Vec<(&str, bool)> {
        let mut stretches = Vec::new();
        let mut at = 0;
        for place in &self.found {
            stretches.push((Span::new(at, place.start).of(&self.text), false));
            stretches.push((place.of(&self.text), true));
            at = place.end;
        }
        stretches.push((self.text.get(at..).unwrap_or_default(), false));
        stretches.retain(|(words, _)| !words.is_empty());
        stretches
    }
}

/// Where a snippet begins whose first find stands at `first`: after a blank.
fn begin(text: &str, first: usize) -> usize {
    let head = text.get(..first).unwrap_or_default();
    let Some((earliest, _)) = head.char_indices().rev().nth(BEFORE) else {
        return text.len() - text.trim_start().len().max(text.len() - first);
    };
    let blank = head
        .get(earliest..)
        .and_then(|window| window.find(char::is_whitespace));
    let from = blank.map_or(earliest, |blank| earliest + blank);
    let window = text.get(from..first).unwrap_or_default();
    first - window.trim_start().len()
}

/// How many bytes of the text a snippet takes that begins with it: up to a blank.
fn length(text: &str) -> usize {
    let all = text.trim_end().len();
    let Some((most, _)) = text
        .char_indices()
        .nth(LENGTH)
        .filter(|(most, _)| *most < all)
    else {
        return all;
    };
    let window = text.get(..most).unwrap_or_default();
    // A last word may be long, but not most of the snippet.
    let blank = window
        .rfind(char::is_whitespace)
        .filter(|&blank| blank > most / 2);
    blank.map_or(most, |blank| {
        window
            .get(..blank)
            .map_or(blank, |cut| cut.trim_end().len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_words_on_both_sides() {
        let text = format!("{} the ferry {}", "word ".repeat(40), "words ".repeat(60));
        let snippet = Snippet::around(&text, &Wanted::of("ferry"));
        assert!(snippet.before && snippet.after);
        assert!(
            snippet.text.starts_with("word ") && snippet.text.ends_with(" words"),
            "{snippet:?}"
        );
        assert!(snippet.stretches().contains(&("ferry", true)));
        assert!(snippet.text.chars().count() <= LENGTH);
        let short = Snippet::around(" A ferry. ", &Wanted::of("ferry"));
        assert_eq!(
            (short.text.as_str(), short.before, short.after),
            ("A ferry.", false, false)
        );
        assert_eq!(
            short.stretches(),
            [("A ", false), ("ferry", true), (".", false)]
        );
    }
}
