//! The command line: extract one text, or a whole archive.
//!
//! Exit status: 0 when all went well, 1 when a text could not be read or a line of a batch failed, 2 when the command
//! was not understood.

mod arguments;
mod batch;
mod input;
mod show;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use arguments::{Command, Format, When};
use hearsay_extract::{Models, contract, extract, plover};
use hearsay_text::newlines::normalise;
use show::Paint;

const UNREADABLE: u8 = 1;
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let command = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(error) => {
            complain(&format!("{error}\nTry: hearsay --help"));
            return ExitCode::from(MISUSED);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(UNREADABLE)
        }
    }
}

fn run(command: Command) -> Result<()> {
    // Standard output would write every line by itself.
    let mut out = BufWriter::new(io::stdout().lock());
    match command {
        Command::Help(text) => out.write_all(text.as_bytes())?,
        Command::Version => writeln!(out, "hearsay {}", env!("CARGO_PKG_VERSION"))?,
        Command::Extract {
            input,
            format,
            color,
        } => {
            let given = input.read()?;
            let text = normalise(&given);
            let found = extract(&text, &models()?);
            if let Some(language) = found.language {
                complain(&language.notice());
            }
            match format {
                Format::People => {
                    let paint = if color.is_on() {
                        Paint::Colors
                    } else {
                        Paint::Plain
                    };
                    show::article(&mut out, &text, &found, paint)?;
                }
                Format::Plover => {
                    out.write_all(plover::records("", &given, &found).as_bytes())?;
                }
                Format::Json => {
                    serde_json::to_writer_pretty(
                        &mut out,
                        &contract::json_as_given(None, &given, &found),
                    )
                    .map_err(io::Error::from)?;
                    out.write_all(b"\n")?;
                }
            }
        }
        Command::Batch { input } => {
            let lines = input.open()?;
            let tally = batch::run(lines, &mut out, &models()?)
                .with_context(|| format!("cannot go on with {input}"))?;
            if tally.failed > 0 {
                anyhow::bail!("{} of {} lines failed", tally.failed, tally.lines);
            }
        }
    }
    Ok(out.flush()?)
}

/// What the stages have learned, built into the program so that it is one file.
fn models() -> Result<Models> {
    const FILE: &[u8] = include_bytes!("../../../models/hearsay.model");
    Models::read(FILE).context("cannot read the models that are built in")
}

impl When {
    fn is_on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            // https://no-color.org: set and not empty
            Self::Auto => {
                io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }
}

/// Whoever reads our output has seen enough, `head` for one. That is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Says what went wrong, or what to know of the result, on standard error; where that is closed too, nobody is listening.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "hearsay: {message}");
}
