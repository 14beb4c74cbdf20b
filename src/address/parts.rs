//! The parts of an address: `&name=words` one after the other, the words in percent encoding.

use std::fmt::Write;
use std::str::FromStr;

use crate::state::bounded;

/// The parts of an address, by name.
#[derive(Debug, Default)]
pub(super) struct Parts(Vec<(String, String)>);

impl Parts {
    /// Reads parts with `&` between them. One without a name, or that can't be decoded, is left out.
    pub(super) fn read(text: &str) -> Self {
        let parts = text.split('&').filter_map(|part| {
            let (name, words) = part.split_once('=')?;
            Some((name.to_owned(), decode(words)?))
        });
        Self(parts.collect())
    }

    /// What the first part of that name says.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut parts = self.0.iter();
        let found = parts.find(|(other, _)| other == name);
        found.map(|(_, words)| words.as_str())
    }

    /// What a reader typed: none if it is longer than a field takes.
    pub(super) fn words(&self, name: &str) -> String {
        let words = self
            .get(name)
            .filter(|words| bounded((*words).to_owned()) == *words);
        words.unwrap_or_default().to_owned()
    }

    /// Adds a part, unless it says nothing.
    pub(super) fn put(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.0.push((name.to_owned(), words.to_owned()));
        }
    }

    /// The parts as text, each after a `&`.
    pub(super) fn write(&self) -> String {
        let mut text = String::new();
        for (name, words) in &self.0 {
            text.push('&');
            text.push_str(name);
            text.push('=');
            encode(words, &mut text);
        }
        text
    }
}

/// A number as it is written: digits alone, no more of them than needed.
pub(super) fn number<N: FromStr>(text: &str) -> Option<N> {
    let plain = text == "0" || !text.starts_with('0');
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain && digits)
}

fn encode(words: &str, text: &mut String) {
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => {
                text.push(char::from(byte));
            }
            // Writing to a string does not fail.
            other => drop(write!(text, "%{other:02X}")),
        }
    }
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let (high, low) = (digit()?, digit()?);
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}
