//! Intake: what is pasted, dropped or opened becomes plain text with its headings. Hostile until it is through here.
//!
//! Rich text keeps paragraphs and headings and loses everything else. The result's newlines are `\n`.

mod markdown;
mod rich;

use hearsay_annotation::{Article, Sheet, words};
use hearsay_text::{Span, characters::is_blank, newlines};
use thiserror::Error;

pub use markdown::markdown;
pub use rich::rich;

/// A text that has come in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Intake {
    /// The text; its paragraphs are parted by blank lines where the source told them apart.
    pub text: String,
    /// Where the source says that a heading stands, in bytes of `text`.
    pub headings: Vec<Span>,
}

impl Intake {
    /// The text as an article called after its first heading or, failing that, its first words.
    #[must_use]
    pub fn article(self, id: String, now: u64) -> Article {
        let first = self
            .text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default();
        let heading = self
            .headings
            .first()
            .map_or(first, |span| span.of(&self.text));
        let mut title = words::shorten(heading, 90);
        if let Some(cut) = title.strip_suffix('…') {
            title = format!("{}…", cut.trim_end_matches(|c: char| !c.is_alphanumeric()));
        }
        Article::new(Sheet {
            id,
            title,
            text: self.text,
            headings: self.headings,
            created: now,
        })
    }
}

/// Why a text could not be taken in. The words are shown to the reader.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum IntakeError {
    /// Nothing but white space.
    #[error("There is no text in {0}.")]
    Empty(String),
    /// A picture, a PDF, an archive.
    #[error("{0} is not a text file. Open a .txt, .md or .html file, or paste the article’s text.")]
    Binary(String),
    /// Text in another encoding.
    #[error(
        "{name} is not UTF-8: byte {at} does not fit. Save it as UTF-8 and open it again, or paste its text."
    )]
    NotUtf8 {
        /// The file's name.
        name: String,
        /// Where the first bad byte stands, counted from 0.
        at: usize,
    },
    /// More than the page can hold comfortably.
    #[error("{name} holds {megabytes} MB. The page takes up to {} MB; the command line takes more.", MOST >> 20)]
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size.
        megabytes: usize,
    },
}

/// The largest text that the page takes, in bytes: several books of a thousand pages.
pub const MOST: usize = 16 << 20;

/// One paragraph or heading of a rich text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// Whether it is a heading.
    pub heading: bool,
    /// Its words, white space not yet folded.
    pub text: String,
}

/// Plain text as it is, newlines normalised.
#[must_use]
pub fn plain(text: &str) -> Intake {
    Intake {
        text: newlines::normalise(text).into_owned(),
        headings: Vec::new(),
    }
}

/// What the clipboard holds: its rich form where that has the words, else its plain one.
#[must_use]
pub fn pasted(html: &str, plain_text: &str) -> Intake {
    let words = |text: &str| text.split_whitespace().count();
    if !html.is_empty() {
        let found = rich(html);
        // Some programs put a shell without words into the rich form.
        if 2 * words(&found.text) >= words(plain_text) && !found.text.is_empty() {
            return found;
        }
    }
    plain(plain_text)
}

/// Blocks as one text: white space folded, empty ones left out, a blank line between two.
#[must_use]
pub fn join(blocks: &[Block]) -> Intake {
    let mut joined = Intake::default();
    for block in blocks {
        let words: Vec<&str> = block.text.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        if !joined.text.is_empty() {
            joined.text.push_str("\n\n");
        }
        let start = joined.text.len();
        joined.text.push_str(&words.join(" "));
        if block.heading {
            joined.headings.push(Span::new(start, joined.text.len()));
        }
    }
    joined
}

/// The text of a file.
///
/// # Errors
/// [`IntakeError`] for a file that is no UTF-8 text, or none at all, or too large.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, IntakeError> {
    let name = || format!("“{name}”");
    if bytes.len() > MOST {
        return Err(IntakeError::TooLarge {
            name: name(),
            megabytes: bytes.len().div_ceil(1 << 20),
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) || bytes.starts_with(b"%PDF-") {
        return Err(IntakeError::Binary(name()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(IntakeError::NotUtf8 {
            name: name(),
            at: error.valid_up_to(),
        }),
    }
}

/// A file as a text, by the ending of its name.
///
/// # Errors
/// As [`decode`], and [`IntakeError::Empty`] for one without words.
pub fn file(name: &str, bytes: &[u8]) -> Result<Intake, IntakeError> {
    let text = decode(name, bytes)?;
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let intake = match ending.as_deref() {
        Some("html" | "htm" | "xhtml") => rich(&text),
        Some("md" | "markdown") => markdown(&text),
        _ => plain(&text),
    };
    if intake.text.chars().all(is_blank) {
        return Err(IntakeError::Empty(format!("“{name}”")));
    }
    Ok(intake)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_or_refused_with_a_sentence() {
        assert_eq!(
            file("a.txt", b"\xEF\xBB\xBFOne\r\ntwo").map(|found| found.text),
            Ok("One\ntwo".into())
        );
        let said = |name: &str, bytes: &[u8]| {
            file(name, bytes)
                .map_err(|error| error.to_string())
                .expect_err("refused")
        };
        assert_eq!(said("a.txt", b" \n "), "There is no text in “a.txt”.");
        assert!(said("a.png", b"\x89PNG\0\0").starts_with("“a.png” is not a text file."));
        assert!(said("a.txt", b"caf\xE9").contains("byte 3"));
        assert!(said("a.txt", &vec![b'a'; MOST + 1]).contains("The page takes up to 16 MB"));
    }

    #[test]
    fn an_article_is_called_after_its_first_heading_or_first_words() {
        let title = |intake: Intake| intake.article("a".into(), 0).title().to_owned();
        let long = format!("{} — furthermore and so on", "word ".repeat(17).trim_end());
        assert_eq!(title(plain("\n Talks fail\n\nHe left.")), "Talks fail");
        assert!(
            title(plain(&long)).ends_with("word…"),
            "{}",
            title(plain(&long))
        );
    }

    #[test]
    fn blocks_are_parted_by_blank_lines() {
        let block = |heading, text: &str| Block {
            heading,
            text: text.into(),
        };
        let joined = join(&[
            block(true, " Talks\n fail "),
            block(false, "\u{a0} "),
            block(false, "He left."),
        ]);
        assert_eq!(joined.text, "Talks fail\n\nHe left.");
        assert_eq!(joined.headings, vec![Span::new(0, 10)]);
    }
}
