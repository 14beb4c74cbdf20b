//! Whether marks find their words again in a text that was changed: articles are altered by rules that know where every
//! character went, and the anchors are held to it.

use hearsay_annotation::anchors::{Anchors, Place};
use hearsay_extract::{Models, extract};
use hearsay_text::{Document, Span};

/// Articles that are altered.
const ARTICLES: usize = 500;

/// How often marks were placed rightly.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Marks whose words are all there, in one piece.
    there: usize,
    /// Of those, placed on just these words.
    right: usize,
    /// Placed on other words: of those or of marks that are gone.
    wrong: usize,
    /// Marks that lost words, or whose words were torn apart.
    gone: usize,
}

/// A text in the making, with the place in it of every byte of the old one that is still there.
struct Altered {
    text: String,
    places: Vec<Option<usize>>,
}

impl Altered {
    /// Where the first and the last character of a span went, if all of it is there in one piece.
    fn truth(&self, old: &str, span: Span) -> Option<Span> {
        let mut places = span.of(old).char_indices();
        let first = self.places[span.start]?;
        let mut last = first;
        let all = places.all(|(at, c)| match self.places[span.start + at] {
            Some(place) => {
                let goes_on = place >= last && place <= last + 12;
                last = place;
                goes_on || c.is_whitespace()
            }
            None => c.is_whitespace(),
        });
        let end = self.text[last..]
            .chars()
            .next()
            .map(|c| last + c.len_utf8());
        end.filter(|_| all).map(|end| Span::new(first, end))
    }
}

/// Numbers that chance would give, from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// Alters a text: a sentence moved, one or two left out, a paragraph added, quotation marks straightened, spaces and line
/// ends changed, a slip in about one word of sixty, and about one word of three hundred left out.
fn alter(old: &str, seed: u64) -> Altered {
    let mut chance = Chance(seed);
    let document = Document::of(old);
    // Sentences with the white space after them, as spans of bytes.
    let starts: Vec<usize> = document
        .sentences
        .iter()
        .filter_map(|sentence| document.tokens.get(sentence.tokens.start))
        .map(|token| token.span.start)
        .collect();
    let mut parts: Vec<Span> = Vec::new();
    if let Some(&first) = starts.first() {
        parts.push(Span::new(0, first));
        let ends = starts.iter().skip(1).copied().chain([old.len()]);
        parts.extend(
            starts
                .iter()
                .zip(ends)
                .map(|(&start, end)| Span::new(start, end)),
        );
    }
    if parts.len() > 4 {
        let from = 1 + chance.below(parts.len() - 1);
        let moved = parts.remove(from);
        let to = 1 + chance.below(parts.len() - 1);
        parts.insert(to, moved);
        for _ in 0..1 + chance.below(2) {
            let gone = 1 + chance.below(parts.len() - 1);
            parts.remove(gone);
        }
    }
    let added = 1 + chance.below(parts.len().max(2) - 1);
    let straight = chance.below(2) == 0;
    let mut altered = Altered {
        text: String::new(),
        places: vec![None; old.len() + 1],
    };
    for (index, part) in parts.iter().enumerate() {
        if index == added {
            altered.text.push_str(
                "\nThis story has been brought up to date with what officials said on Monday.\n",
            );
        }
        let mut left_out = false;
        for (at, c) in part.of(old).char_indices() {
            // A word goes with the space before it.
            left_out = match c {
                ' ' => chance.below(300) == 0,
                c => left_out && c.is_alphabetic(),
            };
            if left_out {
                continue;
            }
            altered.places[part.start + at] = Some(altered.text.len());
            let inside = c.is_alphabetic() && old[..part.start + at].ends_with(char::is_alphabetic);
            match c {
                '“' | '”' if straight => altered.text.push('"'),
                '‘' | '’' if straight => altered.text.push('\''),
                ' ' if chance.below(40) == 0 => altered.text.push_str("  "),
                ' ' if chance.below(80) == 0 => altered.text.push('\n'),
                c if inside && chance.below(300) == 0 => {
                    altered.text.push(if c == 'e' { 'a' } else { 'e' });
                }
                c => altered.text.push(c),
            }
        }
    }
    altered
}

/// The lines of the table.
#[must_use]
pub fn report<'t>(texts: impl Iterator<Item = &'t str>, models: &Models) -> String {
    let mut count = Count::default();
    let mut articles = 0;
    for (seed, text) in (1..).zip(texts.take(ARTICLES)) {
        articles += 1;
        let found = extract(text, models);
        let mentions = found.mentions.iter().map(|mention| mention.span);
        let quotes = found
            .quotes
            .iter()
            .flat_map(|quote| quote.content.iter().copied());
        let given = found
            .concessions
            .iter()
            .map(|concession| concession.content);
        let spans: Vec<Span> = mentions.chain(quotes).chain(given).collect();
        let altered = alter(text, seed);
        let anchors = Anchors::between(text, &altered.text);
        for span in spans {
            let place = anchors.place(span);
            match altered.truth(text, span) {
                Some(truth) => {
                    count.there += 1;
                    match place.span() {
                        Some(found) if found == truth => count.right += 1,
                        Some(_) => count.wrong += 1,
                        None => {}
                    }
                }
                None => {
                    count.gone += 1;
                    let meets = |found: Span| {
                        let mut left = altered.places[span.start..span.end].iter().flatten();
                        left.any(|&at| found.start <= at && at < found.end)
                    };
                    // Of words that were torn apart a part may be found, if it is called altered.
                    let wrong = match place {
                        Place::Gone => false,
                        Place::Altered(found, _) => !meets(found),
                        Place::Kept(_) | Place::Moved(_) => true,
                    };
                    count.wrong += usize::from(wrong);
                }
            }
        }
    }
    let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    format!(
        "anchoring, {articles} articles altered by rules\n  of {} marks still there {:.2} % are placed right\n  \
         {} of all {} marks ({:.2} %) are placed on other words\n",
        count.there,
        share(count.right, count.there),
        count.wrong,
        count.there + count.gone,
        share(count.wrong, count.there + count.gone),
    )
}
