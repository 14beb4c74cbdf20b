//! One article as one static page: text, marks, cards and lists. It needs no script and loads nothing.
//!
//! A mark in the text is a link to its card, the card links back. On a narrow screen the card that was chosen stands
//! in a sheet from below. A policy in the page forbids whatever this module does not write.

mod dates;
mod lists;
mod markup;
mod text;

use crate::article::Article;
use crate::cards::Cards;
use crate::marks::Origin;
use crate::words;
use markup::Markup;

const STYLE: &str = include_str!("export/page.css");

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The article as an HTML document.
///
/// Ids in it: `t12` where mark 12 begins in the text, `m12` for its card, `e3` for the card of entity 3, and `text`,
/// `who`, `said`, `gave`. Whatever comes from the article is text in it, never markup.
#[must_use]
pub fn html(article: &Article) -> String {
    let cards = Cards::of(article);
    let mut page = Markup::document();
    page.open("html", &[("lang", "en")]);
    head(&mut page, article);
    page.open("body", &[]);
    page.element(
        "a",
        &[("class", "skip"), ("href", "#who")],
        "Go to the lists",
    );
    page.open("main", &[]);
    text::write(&mut page, &cards);
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
    page.style(STYLE);
    page.close();
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
