//! The text, with its marks inline.

use std::collections::BTreeMap;

use hearsay_text::{Label, ParagraphKind, QuoteKind};

use super::markup::Markup;
use super::{dates, title};
use crate::cards::{Card, CardBody, Cards};
use crate::marks::{Mark, MarkId, SURE};
use crate::segments::{Block, Segment};
use crate::words;

/// How a mark looks and where it leads.
struct Ink {
    /// Classes of its span.
    class: String,
    /// Its card.
    card: String,
    /// What a pointer that rests on it is told.
    hint: String,
}

/// Writes title, key and paragraphs.
pub(super) fn write(page: &mut Markup, cards: &Cards<'_>, blocks: &[Block]) {
    let article = cards.article();
    let inks: BTreeMap<MarkId, Ink> = article
        .marks()
        .filter_map(|mark| Some((mark.id, ink(mark, &cards.mark(mark.id)?))))
        .collect();
    page.open("article", &[("id", "text")]);
    let mut blocks = blocks;
    // A title that the text begins with is not said twice, and keeps its marks.
    if let Some((first, rest)) = blocks.split_first()
        && article.words(first.span) == title(article)
    {
        block(page, cards, &inks, first, "h1");
        blocks = rest;
    } else {
        page.element("h1", &[("dir", "auto")], title(article));
    }
    meta(page, cards);
    if article.marks().len() > 0 {
        key(page);
    }
    for each in blocks {
        let name = match each.kind {
            ParagraphKind::Heading => "h2",
            ParagraphKind::Body => "p",
        };
        block(page, cards, &inks, each, name);
    }
    page.close();
}

fn meta(page: &mut Markup, cards: &Cards<'_>) {
    let article = cards.article();
    let count = article.text().split_whitespace().count();
    page.open("p", &[("class", "meta")]);
    page.text("Pasted ");
    page.text(&dates::day(article.created()));
    page.text(" · ");
    page.text(&words::count(count, "word", "words"));
    page.close();
}

/// What each sort of mark looks like.
fn key(page: &mut Markup) {
    page.open("p", &[("class", "key")]);
    page.text("Marked: ");
    for (class, word) in [
        ("e person", "person"),
        ("e organisation", "organisation"),
        ("e place", "place"),
        ("q direct", "direct quote"),
        ("q indirect", "indirect quote"),
        ("q mixed", "partly direct quote"),
        ("c", "claimed concession"),
    ] {
        page.element("span", &[("class", class)], word);
        page.text(" ");
    }
    page.element("span", &[("class", "hint")], "Choose one to read its card.");
    page.close();
}

fn block(
    page: &mut Markup,
    cards: &Cards<'_>,
    inks: &BTreeMap<MarkId, Ink>,
    block: &Block,
    name: &'static str,
) {
    page.open(name, &[("dir", "auto")]);
    for each in &block.segments {
        segment(page, inks, each, cards.article().words(each.span));
    }
    page.close();
}

/// One link around spans, one in the other for each mark; so links never nest.
fn segment(page: &mut Markup, inks: &BTreeMap<MarkId, Ink>, segment: &Segment, words: &str) {
    let Some(ink) = segment.top().and_then(|top| inks.get(&top.mark)) else {
        page.text(words);
        return;
    };
    page.open(
        "a",
        &[("class", "mark"), ("href", &ink.card), ("title", &ink.hint)],
    );
    let mut depth = 0;
    for cover in &segment.covers {
        let Some(ink) = inks.get(&cover.mark) else {
            continue;
        };
        if cover.begins {
            let id = format!("t{}", cover.mark.0);
            page.open("span", &[("class", &ink.class), ("id", &id)]);
        } else {
            page.open("span", &[("class", &ink.class)]);
        }
        depth += 1;
    }
    page.text(words);
    for _ in 0..depth {
        page.close();
    }
    page.close();
}

fn ink(mark: &Mark, card: &Card) -> Ink {
    let unsure = mark.is_unsure(SURE);
    let headline = words::shorten(&card.headline(), 60);
    let (look, id, hint) = match &card.body {
        CardBody::Mention { entity, .. } => (
            entity_class(entity.label),
            entity.id.to_string(),
            format!("{headline}, {}", entity.kind()),
        ),
        CardBody::Quote { kind, .. } => (
            quote_class(*kind, unsure),
            mark.id.to_string(),
            format!("{}: {headline}", card.kind()),
        ),
        CardBody::Concession { status, .. } => (
            if unsure { "c unsure" } else { "c" },
            mark.id.to_string(),
            format!("{}, {}: {headline}", card.kind(), words::status(*status)),
        ),
    };
    Ink {
        class: format!("{look} {id}"),
        card: format!("#{id}"),
        hint,
    }
}

pub(super) fn entity_class(label: Label) -> &'static str {
    match label {
        Label::Person => "e person",
        Label::Organisation => "e organisation",
        Label::Place | Label::People => "e place",
        Label::Date | Label::Other => "e other",
    }
}

pub(super) fn quote_class(kind: QuoteKind, unsure: bool) -> &'static str {
    match (kind, unsure) {
        (_, true) => "q unsure",
        (QuoteKind::Direct, _) => "q direct",
        (QuoteKind::Mixed, _) => "q mixed",
        (QuoteKind::Indirect, _) => "q indirect",
    }
}
