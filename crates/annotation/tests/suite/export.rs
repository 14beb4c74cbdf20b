use std::collections::BTreeSet;

use hearsay_annotation::export::html;
use hearsay_annotation::segments;
use proptest::prelude::*;

use crate::{arbitrary, sample};

/// A tag as it stands in a document.
#[derive(Debug, PartialEq)]
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    attributes: Vec<(&'a str, &'a str)>,
}

/// The tags of a page, each with the text that follows it. Panics on markup that the export does not write.
fn scan(page: &str) -> Vec<(Tag<'_>, &str)> {
    let mut rest = page.strip_prefix("<!doctype html>\n").unwrap();
    let mut found = Vec::new();
    while let Some(after) = rest.strip_prefix('<') {
        let (inner, after) = after.split_once('>').unwrap();
        let (closes, inner) = inner
            .strip_prefix('/')
            .map_or((false, inner), |name| (true, name));
        let (name, mut values) = inner.split_once(' ').unwrap_or((inner, ""));
        let mut attributes = Vec::new();
        while !values.is_empty() {
            let (key, after) = values.split_once("=\"").unwrap();
            let (value, after) = after.split_once('"').unwrap();
            attributes.push((key, value));
            values = after.strip_prefix(' ').unwrap_or(after);
        }
        let end = if name == "style" && !closes {
            after.find("</style>")
        } else {
            after.find('<')
        };
        let (text, after) = after.split_at(end.unwrap_or(after.len()));
        found.push((
            Tag {
                name,
                closes,
                attributes,
            },
            text,
        ));
        rest = after;
    }
    assert_eq!(rest, "");
    found
}

const NAMES: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "main",
    "div",
    "article",
    "h1",
    "h2",
    "h3",
    "p",
    "span",
    "aside",
    "nav",
    "small",
    "section",
    "ul",
    "li",
    "b",
    "bdi",
    "blockquote",
    "footer",
];

const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "href",
    "id",
    "dir",
    "title",
    "aria-label",
];

/// Checks that a page holds only our elements, well nested, with links that lead somewhere in it.
fn check(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let (mut ids, mut links) = (BTreeSet::new(), BTreeSet::new());
    for (tag, text) in scan(page) {
        assert!(NAMES.contains(&tag.name), "{tag:?}");
        assert!(tag.name == "style" || !text.contains('>'), "{text:?}");
        if tag.closes {
            assert_eq!(open.pop(), Some(tag.name));
            continue;
        }
        assert!(tag.name != "a" || !open.contains(&"a"), "a link in a link");
        assert!(
            tag.name != "p" || !open.contains(&"p"),
            "a paragraph in a paragraph"
        );
        for (key, value) in tag.attributes {
            assert!(ATTRIBUTES.contains(&key), "{key}");
            if key == "id" {
                assert!(ids.insert(value), "{value} twice");
            } else if key == "href" {
                links.insert(value.strip_prefix('#').unwrap());
            }
        }
        if tag.name != "meta" {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty());
    let lost: Vec<_> = links.difference(&ids).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

fn unescape(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// The words of all paragraphs and headings of the article, without key and date.
fn reading(page: &str) -> String {
    let mut read = String::new();
    let mut on = false;
    for (tag, text) in scan(page) {
        match tag.name {
            "h1" | "h2" | "p" if !tag.closes => on = tag.attributes.contains(&("dir", "auto")),
            "h1" | "h2" | "p" | "aside" => on = false,
            _ => {}
        }
        if on {
            read.push_str(text);
        }
    }
    unescape(&read)
}

proptest! {
    #[test]
    fn what_anybody_writes_stays_text(article in arbitrary::article()) {
        let page = html(&article);
        check(&page);
        let page = page.split("<aside").next().unwrap();
        let blocks = segments::blocks(&article);
        let words: String = blocks.iter().map(|block| article.words(block.span)).collect();
        let seen: String = words.chars().map(|char| if char == '\u{0}' { '\u{fffd}' } else { char }).collect();
        prop_assert!(reading(page).ends_with(&seen));
    }
}

#[test]
fn a_small_article_as_a_page() {
    let page = html(&sample::article());
    check(&page);
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    expect_test::expect_file!["export.html"].assert_eq(&format!("{before}<style></style>{after}"));
}

#[test]
fn nothing_is_fetched() {
    let page = html(&sample::article());
    for fetching in [
        "http:", "https:", "url(", "@import", "src=", "<script", "<link",
    ] {
        assert!(!page.contains(fetching), "{fetching}");
    }
    assert!(
        page.contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\"")
    );
}
