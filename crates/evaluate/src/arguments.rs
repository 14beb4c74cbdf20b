//! What the command line asks for.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// How the command is used.
pub const USAGE: &str = "\
usage: hearsay-evaluate [--data DIR] [--only PART]... [--also-train] [--model FILE] [--dump DIR]
                        [--errors names|quotes|concessions] [--check-scorers] [--robustness]

Runs the extractor over the development sets and prints one table.

  --data DIR       where the sets lie; without it the nearest folder `shared` above this one
  --only PART      syntax, names, attribution, concessions, undisputed, acceptance,
                   reliability, anchoring or speed; may be given several times
  --also-train     the training sets too
  --model FILE     the models to use; without it those of the checkout that this program was built from
  --dump DIR       writes the predictions there as JSONL, one file a set, for the Python scorers
  --errors KIND    prints what was missed and what was invented, instead of the table
  --check-scorers  compares with the Python scorers under DIR/tools, figure by figure, instead of the table
  --robustness     the main scores on worse text, instead of the table: in small letters, with straight quotation
                   marks, without paragraphs, with typos in one letter of fifty";

/// A part of the evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Parts of speech and dependencies.
    Syntax,
    /// Named entities.
    Names,
    /// Quotes with their sources.
    Attribution,
    /// Concessions.
    Concessions,
    /// Concessions in articles that have none.
    Undisputed,
    /// The one article that a careful reader marked in full.
    Acceptance,
    /// Whether confidences hold.
    Reliability,
    /// Whether marks find their words in a changed text.
    Anchoring,
    /// Time taken.
    Speed,
}

impl Part {
    fn named(name: &str) -> Result<Self> {
        Ok(match name {
            "syntax" => Self::Syntax,
            "names" | "entities" => Self::Names,
            "attribution" | "quotes" => Self::Attribution,
            "concessions" => Self::Concessions,
            "undisputed" => Self::Undisputed,
            "acceptance" => Self::Acceptance,
            "reliability" => Self::Reliability,
            "anchoring" => Self::Anchoring,
            "speed" => Self::Speed,
            _ => bail!("there is no part called {name:?}"),
        })
    }
}

/// The parsed command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Where the sets lie, if told.
    pub data: Option<PathBuf>,
    /// The parts wanted; empty means all.
    pub only: Vec<Part>,
    /// Whether to run the training sets too.
    pub also_train: bool,
    /// The models to use instead of the built-in ones.
    pub model: Option<PathBuf>,
    /// Where to write the predictions.
    pub dump: Option<PathBuf>,
    /// Whose mistakes to print instead of the table.
    pub errors: Option<Part>,
    /// Whether to compare with the Python scorers instead.
    pub check_scorers: bool,
    /// Whether to score worse texts instead.
    pub robustness: bool,
    /// Whether only [`USAGE`] is wanted.
    pub help: bool,
}

impl Arguments {
    /// Reads the words after the command's name.
    ///
    /// # Errors
    /// If one is not known or lacks its value.
    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut words = words.into_iter();
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .with_context(|| format!("{word} needs a value"))
            };
            match word.as_str() {
                "--data" => arguments.data = Some(value()?.into()),
                "--only" => arguments.only.push(Part::named(&value()?)?),
                "--also-train" => arguments.also_train = true,
                "--model" => arguments.model = Some(value()?.into()),
                "--dump" => arguments.dump = Some(value()?.into()),
                "--errors" => arguments.errors = Some(Part::named(&value()?)?),
                "--check-scorers" => arguments.check_scorers = true,
                "--robustness" => arguments.robustness = true,
                "--help" | "-h" => arguments.help = true,
                _ => bail!("unknown argument {word:?}\n\n{USAGE}"),
            }
        }
        Ok(arguments)
    }

    /// Whether a part is wanted.
    #[must_use]
    pub fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &str) -> Result<Arguments> {
        Arguments::parse(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn parts_add_up() {
        let all = parse("").unwrap();
        assert!(all.wants(Part::Speed));
        let some = parse("--only names --only quotes --data here").unwrap();
        assert_eq!(some.only, [Part::Names, Part::Attribution]);
        assert!(!some.wants(Part::Speed));
        assert_eq!(some.data, Some(PathBuf::from("here")));
    }

    #[test]
    fn mistakes_are_told() {
        assert!(parse("--data").is_err());
        assert!(parse("--only verbs").is_err());
        assert!(parse("--fast").is_err());
    }
}
