//! Markdown files: headings told apart, marks of emphasis and links taken off.

use hearsay_text::newlines;

use super::{Block, Intake, join};

/// The words of a Markdown text. Only what a plain article uses is read: `#` and underlined headings, quotes, lists,
/// rules, emphasis, links, code fences; anything else stays as it stands.
#[must_use]
pub fn markdown(text: &str) -> Intake {
    let text = newlines::normalise(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut body = text.as_ref();
    // Front matter: a block of settings between two rules at the very top.
    if let Some(rest) = body.strip_prefix("---\n")
        && let Some((_, after)) = rest.split_once("\n---\n")
    {
        body = after;
    }
    for line in body.lines() {
        let line = line.trim();
        let rule = |mark: char| line.len() >= 3 && line.chars().all(|char| char == mark);
        if line.is_empty() || line.starts_with("```") {
            open = false;
        } else if rule('=') || rule('-') {
            if open && let Some(last) = blocks.last_mut() {
                last.heading = true;
            }
            open = false;
        } else if rule('*') || rule('_') {
            open = false;
        } else if let Some(heading) = heading(line) {
            blocks.push(Block {
                heading: true,
                text: inline(heading),
            });
            open = false;
        } else {
            let (words, starts) = item(line);
            if open
                && !starts
                && let Some(last) = blocks.last_mut()
            {
                last.text.push(' ');
                last.text.push_str(&inline(words));
            } else {
                blocks.push(Block {
                    heading: false,
                    text: inline(words),
                });
                open = true;
            }
        }
    }
    join(&blocks)
}

fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with([' ', '\t']))
        .then(|| words.trim().trim_end_matches('#').trim_end())
}

/// The words of a line without its quote or list mark, and whether it begins a list item.
fn item(line: &str) -> (&str, bool) {
    let line = line.trim_start_matches(['>', ' ']);
    for mark in ["- ", "* ", "+ "] {
        if let Some(words) = line.strip_prefix(mark) {
            return (words, true);
        }
    }
    (line, false)
}

/// Takes off emphasis and keeps a link's words.
fn inline(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(['*', '_', '`', '[', '!']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let image = rest.starts_with("![");
        if (image || rest.starts_with('['))
            && let Some((label, after)) = rest[usize::from(image) + 1..].split_once("](")
            && !label.contains(['[', ']'])
            && let Some((_, after)) = after.split_once(')')
        {
            if !image {
                out.push_str(label);
            }
            rest = after;
        } else if rest.starts_with('_') {
            // Emphasis begins and ends at the edge of a word. Inside one, or in a long row, they are the writer's own.
            let row = rest.len() - rest.trim_start_matches('_').len();
            let inside = out.ends_with(char::is_alphanumeric)
                && rest[row..].starts_with(char::is_alphanumeric);
            if inside || row > 3 {
                out.push_str(&rest[..row]);
            }
            rest = &rest[row..];
        } else {
            if rest.starts_with(['[', '!']) {
                out.push_str(&rest[..1]);
            }
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn headings_paragraphs_and_links() {
        let found = markdown(
            "---\ntags: x\n---\n# Talks *fail*\nHe said\nit is [over](https://x.example).\n\n> “Yes!”\n\nAgain\n-----\n- one\n- two",
        );
        assert_eq!(
            found.text,
            "Talks fail\n\nHe said it is over.\n\n“Yes!”\n\nAgain\n\none\n\ntwo"
        );
        let headings: Vec<&str> = found
            .headings
            .iter()
            .map(|span| span.of(&found.text))
            .collect();
        assert_eq!(headings, ["Talks fail", "Again"]);
    }

    #[test]
    fn underscores_are_emphasis_at_the_edge_of_a_word_only() {
        let read = |text: &str| markdown(text).text;
        assert_eq!(read("He _never_ said __so__, _he"), "He never said so, he");
        assert_eq!(read("snake_case, Name: ______"), "snake_case, Name: ______");
    }

    proptest! {
        #[test]
        fn any_text_is_markdown(text in any::<String>()) {
            let found = markdown(&text);
            for heading in found.headings {
                prop_assert!(found.text.get(heading.start..heading.end).is_some());
            }
        }
    }
}
