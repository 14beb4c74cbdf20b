//! What the command line asks for.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt};

use crate::input::Input;

/// `hearsay --help`
const HELP: &str = "\
hearsay: who is in an article, who said what, and who is claimed to have given ground

usage: hearsay extract [--format text|json|plover] [--color auto|always|never] [FILE]
       hearsay batch [FILE]

extract reads one text and shows it with marks, then three lists: who, said, gave.
batch reads JSONL, one {\"id\", \"text\"} a line, and writes one extraction a line in the same order.
Without FILE, or with -, both read standard input. Texts are UTF-8.

  --help       this, or more after a command
  --version    the version

Exit status: 0 all well, 1 a text could not be read or a line failed, 2 the command was not understood.
";

/// `hearsay extract --help`
const EXTRACT_HELP: &str = "\
usage: hearsay extract [--format text|json|plover] [--color auto|always|never] [FILE]

Reads one text, UTF-8, from FILE or standard input.

  --format text    the text with marks, then the lists Who, Said and Gave (the default)
  --format json    one object, offsets in Unicode code points of the text as it was given
  --format plover  the concessions as event records: tab-separated, columns as in the POLECAT data
  --color WHEN     auto (the default: on a terminal, unless NO_COLOR is set), always or never

Marks, with or without colours:
  [Reck|PER]       a name and what it is: PER person, ORG organisation, LOC place, GPE people,
                   DATE date, MISC other; [she] is somebody meant by another word
  {s1 … s1}        what is said, number 1 of the list Said
  <g1 … g1>        what is claimed to be given, number 1 of the list Gave
";

/// `hearsay batch --help`
const BATCH_HELP: &str = "\
usage: hearsay batch [FILE]

Reads JSONL from FILE or standard input: one object a line, with \"text\" and an \"id\" that is a string or null.
Writes one extraction a line in the same order, on all cores, holding only a few lines at a time.

A line that is no such object, or is longer than 64 MiB, gets a message with its number on standard error. The
others go on, and the exit status is 1.
";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print this.
    Help(&'static str),
    /// Print the version.
    Version,
    /// Extract one text.
    Extract {
        /// From where.
        input: Input,
        /// For whom.
        format: Format,
        /// Whether in colours.
        color: When,
    },
    /// Extract a text a line.
    Batch {
        /// From where.
        input: Input,
    },
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    People,
    /// For programs.
    Json,
    /// For programs that read events.
    Plover,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Understands the words after the program's name.
///
/// # Errors
/// One sentence for people, when something is missing, unknown or too much.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = Parser::from_args(words);
    match parser.next()? {
        None => Err("a command is missing: extract or batch".into()),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(HELP)),
        Some(Arg::Short('V') | Arg::Long("version")) => Ok(Command::Version),
        Some(Arg::Value(word)) if word == "extract" => extract(parser),
        Some(Arg::Value(word)) if word == "batch" => batch(parser),
        Some(Arg::Value(word)) if word == "help" => Ok(Command::Help(HELP)),
        Some(Arg::Value(word)) => Err(format!(
            "unknown command '{}': the commands are extract and batch",
            word.to_string_lossy()
        )
        .into()),
        Some(other) => Err(other.unexpected()),
    }
}

fn extract(mut parser: Parser) -> Result<Command, lexopt::Error> {
    let (mut input, mut format, mut color) = (None, Format::People, When::Auto);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(EXTRACT_HELP)),
            Arg::Long("format") => format = parser.value()?.parse_with(self::format)?,
            Arg::Long("color" | "colour") => color = parser.value()?.parse_with(when)?,
            Arg::Value(word) => set(&mut input, word)?,
            other => return Err(other.unexpected()),
        }
    }
    let input = input.unwrap_or(Input::Standard);
    Ok(Command::Extract {
        input,
        format,
        color,
    })
}

fn batch(mut parser: Parser) -> Result<Command, lexopt::Error> {
    let mut input = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(BATCH_HELP)),
            Arg::Value(word) => set(&mut input, word)?,
            other => return Err(other.unexpected()),
        }
    }
    let input = input.unwrap_or(Input::Standard);
    Ok(Command::Batch { input })
}

fn set(input: &mut Option<Input>, word: OsString) -> Result<(), lexopt::Error> {
    if input.is_some() {
        return Err(format!(
            "one file at a time: '{}' is too many",
            word.to_string_lossy()
        )
        .into());
    }
    *input = Some(Input::named(word));
    Ok(())
}

fn format(word: &str) -> Result<Format, &'static str> {
    match word {
        "text" => Ok(Format::People),
        "json" => Ok(Format::Json),
        "plover" => Ok(Format::Plover),
        _ => Err("the formats are text, json and plover"),
    }
}

fn when(word: &str) -> Result<When, &'static str> {
    match word {
        "auto" => Ok(When::Auto),
        "always" => Ok(When::Always),
        "never" => Ok(When::Never),
        _ => Err("it is auto, always or never"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_may_stand_anywhere_after_the_command() {
        let expected = Command::Extract {
            input: Input::named("a.txt".into()),
            format: Format::Json,
            color: When::Never,
        };
        assert_eq!(
            parsed("extract --format=json a.txt --color never"),
            Ok(expected)
        );
        assert_eq!(
            parsed("batch -"),
            Ok(Command::Batch {
                input: Input::Standard
            })
        );
        assert_eq!(parsed("batch"), parsed("batch -"));
        assert_eq!(parsed("batch --help"), Ok(Command::Help(BATCH_HELP)));
    }

    #[test]
    fn what_is_not_understood_is_said_plainly() {
        for (line, message) in [
            ("", "a command is missing: extract or batch"),
            (
                "mark",
                "unknown command 'mark': the commands are extract and batch",
            ),
            ("extract a b", "one file at a time: 'b' is too many"),
            ("extract --fast", "invalid option '--fast'"),
            ("batch --format json", "invalid option '--format'"),
        ] {
            assert_eq!(parsed(line), Err(message.to_owned()), "{line}");
        }
        assert!(
            parsed("extract --format xml")
                .is_err_and(|error| error.contains("text, json and plover"))
        );
    }
}
