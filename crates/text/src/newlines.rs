//! Newlines, made the same once, when a text comes in.

use std::borrow::Cow;

/// The text with every `\r\n` and lone `\r` turned into `\n`.
///
/// Called once, at paste or when a file is opened; every offset afterwards counts in the result.
#[must_use]
pub fn normalise(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
