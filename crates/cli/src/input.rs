//! Where a text comes from.

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// A file or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("standard input"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

impl Input {
    /// The input that a word of the command line names; "-" is standard input.
    pub fn named(word: OsString) -> Self {
        if word == "-" {
            Self::Standard
        } else {
            Self::File(word.into())
        }
    }

    /// Opens it, to be read piece by piece.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(&self) -> Result<Box<dyn BufRead + Send>> {
        Ok(match self {
            Self::Standard => Box::new(BufReader::new(io::stdin())),
            Self::File(path) => {
                let file = File::open(path).with_context(|| format!("cannot open {self}"))?;
                Box::new(BufReader::new(file))
            }
        })
    }

    /// Reads it whole, as text.
    ///
    /// # Errors
    /// When it cannot be opened or read, or is not UTF-8.
    pub fn read(&self) -> Result<String> {
        let mut bytes = Vec::new();
        self.open()?
            .read_to_end(&mut bytes)
            .with_context(|| format!("cannot read {self}"))?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let bytes = error.as_bytes();
                let first = bytes.get(at).copied().unwrap_or_default();
                bail!(
                    "{self} is not UTF-8 text: the first bad byte is at offset {at} (0x{first:02X}){}",
                    hint(bytes)
                );
            }
        }
    }
}

/// What the bytes may be instead of UTF-8.
fn hint(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "; it looks like UTF-16, save it as UTF-8",
        [b'%', b'P', b'D', b'F', ..] => "; it looks like a PDF, save its text",
        [b'P', b'K', 3, 4, ..] => "; it looks like a Word or zip file, save its text",
        _ if bytes.iter().take(4096).any(|&byte| byte == 0) => "; it looks like a binary file",
        _ => "; it may be an older encoding, save it as UTF-8",
    }
}
