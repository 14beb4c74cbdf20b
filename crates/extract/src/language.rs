//! In which language a text is, where it is surely not English.
//!
//! Hearsay reads English. A text in another language would come out full of nonsense, so it is told from English first;
//! an English text taken for another would lose all its marks, which is worse, so doubt counts for English. A stretch of
//! text is English where enough of its words are those that hold English sentences together. Only where they are missing
//! is `whatlang` asked, which goes by trigrams, and only about words in small letters, since names are foreign in any
//! language; and the language that it says has to bear it out with common words of its own.

use hearsay_text::characters::{is_blank, is_line_end};
use whatlang::{Info, Lang};

/// A language that is not English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(Lang);

impl Language {
    /// Its English name: "German".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Lang::Cmn => "Chinese",
            Lang::Nob => "Norwegian",
            other => other.eng_name(),
        }
    }

    /// Its code of three letters, by ISO 639-3: "deu".
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// What to tell a reader about a text in it.
    #[must_use]
    pub fn notice(self) -> String {
        format!(
            "This text looks like {}. Hearsay reads English: only quotation marks are shown.",
            self.name()
        )
    }
}

/// Letters from which on a stretch of text is judged by itself; shorter lines are taken together.
const STRETCH: usize = 120;
/// Letters without which nothing is sure: in Latin letters, and in others, where a script tells more.
const LEAST: usize = 80;
const LEAST_OTHER: usize = 20;
/// Bytes of a stretch that are looked at, and of a text. Of a longer one a part is, evenly.
const LOOKED_AT: usize = 2_000;
const SAMPLE: usize = 1 << 16;

/// The language of a text that is surely not English: one in which most of it is written, and hardly any of it in English.
///
/// ```
/// use hearsay_extract::language;
/// assert_eq!(language::foreign("The talks in Berlin failed on Monday, the chancellor said."), None);
/// let german = "Die Gespräche in Berlin sind am Montag gescheitert, sagte der Kanzler, weil sich niemand einigen wollte.";
/// assert_eq!(language::foreign(german).map(|language| language.name()), Some("German"));
/// ```
#[must_use]
pub fn foreign(text: &str) -> Option<Language> {
    let step = 1 + text.len() / SAMPLE;
    let mut letters = Letters::default();
    for stretch in stretches(text).step_by(step) {
        letters.add(stretch);
    }
    letters.verdict()
}

/// The lines of a text, short ones together with what follows.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut counted = 0;
        let mut end = 0;
        for line in rest.split_inclusive(is_line_end) {
            end += line.len();
            let letters = line.chars().filter(|c| c.is_alphabetic());
            counted += letters.take(STRETCH).count();
            if counted >= STRETCH {
                break;
            }
        }
        let (stretch, after) = rest.split_at_checked(end)?;
        rest = after;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// How many letters are in which language.
#[derive(Debug, Default)]
struct Letters {
    all: usize,
    english: usize,
    /// In the order of their first appearance; there are few.
    others: Vec<(Lang, usize)>,
    /// Of the others, those that are not Latin.
    other_script: usize,
}

impl Letters {
    fn add(&mut self, stretch: &str) {
        let stretch = stretch
            .get(..stretch.floor_char_boundary(LOOKED_AT))
            .unwrap_or_default();
        let letters = stretch.chars().filter(|c| c.is_alphabetic()).count();
        let other = stretch
            .chars()
            .filter(|&c| c.is_alphabetic() && !is_latin(c))
            .count();
        self.all += letters;
        if other * 2 > letters {
            if let Some(found) = whatlang::detect(stretch).filter(|found| found.lang() != Lang::Eng)
            {
                self.other_script += letters;
                self.count(found.lang(), letters);
            }
            return;
        }
        if is_english(stretch) {
            self.english += letters;
            return;
        }
        let small = words(stretch).filter(|word| word.starts_with(char::is_lowercase));
        let small = small.collect::<Vec<_>>().join(" ");
        let sure = whatlang::detect(&small).filter(|found| is_written_in(found, stretch));
        if let Some(found) = sure {
            self.count(found.lang(), letters);
        }
    }

    fn count(&mut self, lang: Lang, letters: usize) {
        match self.others.iter_mut().find(|(other, _)| *other == lang) {
            Some((_, count)) => *count += letters,
            None => self.others.push((lang, letters)),
        }
    }

    fn verdict(&self) -> Option<Language> {
        let foreign: usize = self.others.iter().map(|(_, count)| count).sum();
        let least = if self.other_script * 2 > foreign {
            LEAST_OTHER
        } else {
            LEAST
        };
        let sure = foreign >= least && foreign * 2 > self.all && foreign > 2 * self.english;
        let (lang, _) = self.others.iter().max_by_key(|(_, count)| count)?;
        sure.then_some(Language(*lang))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| is_blank(c) || !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
}

/// Letters of Latin script, all of Europe's and Vietnam's.
fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}')
}

/// Words that hold English sentences together, and are none in the languages around.
const ENGLISH: &str = "the and to that with from are has his this which their who would not but after says said you \
    they it its of what how why could should about she been because there when can your than against into over as for \
    i'm i’m it's it’s";

/// Such words of other languages in Latin letters, a language a line, each behind its code; none that are English, too.
const COMMON: &str = include_str!("language/common.txt");

/// Whether enough of the words are such as hold English together: one in twelve. In English articles it is one in three,
/// in headlines one in seven; in other languages hardly one in fifty, by chance or from a quotation.
fn is_english(text: &str) -> bool {
    holds(text, ENGLISH, 12)
}

/// Whether enough of the words are such as hold the language together: one in twelve where `whatlang` is sure. Of Danish
/// and Norwegian it never is, since they are so close: there, one in five. Slang and misspelt English may look like any
/// language, but do not have those.
fn is_written_in(found: &Info, text: &str) -> bool {
    let part = match found.lang() {
        _ if found.is_reliable() => 12,
        Lang::Dan | Lang::Nob => 5,
        _ => return false,
    };
    let line = COMMON
        .lines()
        .find_map(|line| line.strip_prefix(found.lang().code()));
    line.is_some_and(|words| holds(text, words, part))
}

/// Whether one word in `part` is one of `known`. Looks no further than it takes to be sure of it.
fn holds(text: &str, known: &str, part: usize) -> bool {
    let all = words(text).count();
    let mut held = 0;
    for word in words(text) {
        if held * part >= all {
            break;
        }
        let elided = word.split_inclusive(['\'', '’']).next().unwrap_or(word);
        let is =
            |known: &str| known.eq_ignore_ascii_case(word) || known.eq_ignore_ascii_case(elided);
        held += usize::from(known.split_ascii_whitespace().any(is));
    }
    held * part >= all
}
