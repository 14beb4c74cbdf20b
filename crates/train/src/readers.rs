//! Corpora as they lie on disk: CoNLL-U, CoNLL columns, JSON lines; gzipped or not.

pub mod columns;
pub mod marked;

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};

/// The text of a file, unpacked if its name ends in `.gz`.
///
/// # Errors
/// If it cannot be read, unpacked, or is not UTF-8.
pub fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text)
    } else {
        bytes.as_slice().read_to_string(&mut text)
    }
    .with_context(|| format!("cannot unpack {}", path.display()))?;
    Ok(text)
}
