//! One article as one static page: text, marks, cards and lists. It needs no script and loads nothing.
//!
//! A mark in the text is a link to its card, the card links back. On a narrow screen the card that was chosen stands
//! in a sheet from below. A policy in the page forbids whatever this module does not write.

mod dates;
mod lists;
mod markup;
mod text;

use std::fmt::Write;

use crate::article::Article;
use crate::cards::Cards;
use crate::marks::{MarkKind, Origin};
use crate::segments;
use crate::words;
use markup::Markup;

const STYLE: &str = include_str!("export/page.css");

/// Rules that light up all of a chosen mark; a longer article has them for its first marks only, since a browser
/// asks each of them again whenever something is chosen.
const MOST_RULES: usize = 600;

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The article as an HTML document.
///
/// Ids in it: `t12` where mark 12 begins in the text, `m12` for its card, `e3` for the card of entity 3, and `text`,
/// `who`, `said`, `gave`. Whatever comes from the article is text in it, never markup.
#[must_use]
pub fn html(article: &Article) -> String {
    let cards = Cards::of(article);
    let blocks = segments::blocks(article);
    let mut page = Markup::document();
    page.open("html", &[("lang", "en")]);
    head(&mut page, article);
    page.open("body", &[]);
    page.element(
        "a",
        &[("class", "skip"), ("href", "#who")],
        "Go to the lists",
    );
    page.open("div", &[("class", "page")]);
    page.open("main", &[]);
    text::write(&mut page, &cards, &blocks);
    page.close();
    lists::write(&mut page, &cards);
    page.close();
    foot(&mut page, article);
    page.finish()
}

fn head(page: &mut Markup, article: &Article) {
    page.open("head", &[]);
    page.void("meta", &[("charset", "utf-8")]);
    page.void(
        "meta",
        &[
            ("http-equiv", "Content-Security-Policy"),
            ("content", POLICY),
        ],
    );
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("referrer", "no-referrer"),
        ("generator", "Hearsay"),
    ] {
        page.void("meta", &[("name", name), ("content", content)]);
    }
    page.element("title", &[], title(article));
    page.style(STYLE, &chosen(article));
    page.close();
}

/// Rules by which a chosen quote or concession shows all its pieces, and a chosen entity all its mentions.
fn chosen(article: &Article) -> String {
    let entities = article
        .entities()
        .map(|entity| (entity.id.to_string(), None));
    let marks = article
        .marks()
        .filter(|mark| mark.body.kind() != MarkKind::Mention)
        .map(|mark| (mark.id.to_string(), Some(mark.id.0)));
    let mut rules = String::new();
    for (id, start) in entities.chain(marks).take(MOST_RULES) {
        // Writing to a string does not fail.
        let _ = match start {
            Some(start) => write!(rules, "body:has(#{id}:target,#t{start}:target) .{id},"),
            None => write!(rules, "body:has(#{id}:target) .{id},"),
        };
    }
    if rules.pop().is_some() {
        rules.push_str("{background:var(--chosen)}\n");
    }
    rules
}

/// What the article is called, also where it is called nothing.
fn title(article: &Article) -> &str {
    match article.title().trim() {
        "" => "Article",
        title => title,
    }
}

fn foot(page: &mut Markup, article: &Article) {
    let added = article
        .marks()
        .filter(|mark| mark.origin == Origin::Added)
        .count();
    let machine = article.marks().len() - added;
    page.open("footer", &[]);
    page.open("p", &[]);
    page.text("Made with Hearsay, ");
    page.text(&dates::minute(article.changed()));
    page.text(". ");
    page.text(&match (machine, added) {
        (0, 0) => "Nothing is marked.".to_owned(),
        (machine, 0) => format!(
            "A machine made {}, which may be wrong; nobody added any.",
            words::count(machine, "mark", "marks"),
        ),
        (machine, added) => format!(
            "A machine made {}, which may be wrong; a person added {added}.",
            words::count(machine, "mark", "marks"),
        ),
    });
    page.close();
    page.element(
        "p",
        &[],
        "A claim is shown as a claim: that somebody says it, not that it is so.",
    );
    page.close();
}
