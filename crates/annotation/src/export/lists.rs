//! The three lists with their cards.

use super::markup::Markup;
use super::text;
use crate::cards::{Card, CardBody, Cards, Claim, EntityCard, Named};
use crate::lists::{self, Filter};
use crate::marks::Mark;
use crate::words;

/// Links to mentions on one card; the text shows the rest.
const MOST_LINKS: usize = 24;

/// Writes Who, Said and Gave.
pub(super) fn write(page: &mut Markup, cards: &Cards<'_>) {
    let counts = lists::counts(cards.article());
    let names = [
        ("who", "Who", counts.who),
        ("said", "Said", counts.said),
        ("gave", "Gave", counts.gave),
    ];
    page.open("aside", &[("aria-label", "Marks")]);
    page.open("nav", &[("aria-label", "Lists")]);
    for (id, name, count) in names {
        let to = format!("#{id}");
        page.open("a", &[("href", &to)]);
        page.text(name);
        page.element("small", &[], &format!(" {count}"));
        page.close();
    }
    page.close();
    for (id, name, count) in names {
        page.open("section", &[("id", id)]);
        page.element("h2", &[], name);
        match id {
            _ if count == 0 => page.element("p", &[("class", "soft")], "None."),
            "who" => who(page, cards),
            "said" => said(page, cards),
            _ => gave(page, cards),
        }
        page.close();
    }
    page.close();
}

fn who(page: &mut Markup, cards: &Cards<'_>) {
    let mentions = lists::mentions(cards.article());
    page.open("ul", &[]);
    for card in lists::who(cards, &Filter::default()) {
        let places = mentions.get(&card.id).map_or(&[][..], Vec::as_slice);
        entity(page, &card, places);
    }
    page.close();
}

fn entity(page: &mut Markup, card: &EntityCard, places: &[&Mark]) {
    page.open("li", &[("class", "card"), ("id", &card.id.to_string())]);
    page.open("p", &[("class", "head")]);
    let class = text::entity_class(card.label);
    page.element("span", &[("class", class)], card.kind());
    page.text(" ");
    page.open("b", &[]);
    page.element("bdi", &[], &card.name);
    page.close();
    page.close();
    if let Some(role) = &card.role {
        page.element("p", &[], role);
    }
    if !card.aliases.is_empty() {
        let also = words::list(card.aliases.iter().cloned());
        page.element("p", &[("class", "by")], &format!("also {also}"));
    }
    page.open("p", &[("class", "by")]);
    page.text(&words::count(places.len(), "mention", "mentions"));
    page.text(": ");
    for (index, mark) in places.iter().take(MOST_LINKS).enumerate() {
        let to = format!("#t{}", mark.id.0);
        let name = format!("mention {}", index + 1);
        page.open("a", &[("href", &to), ("aria-label", &name)]);
        page.text(&(index + 1).to_string());
        page.close();
        page.text(" ");
    }
    if places.len() > MOST_LINKS {
        page.text("… ");
    }
    page.text("· ");
    page.text(&words::provenance_to_others(card.origin, None, None));
    page.close();
    page.close();
}

fn said(page: &mut Markup, cards: &Cards<'_>) {
    page.open("ul", &[]);
    for card in lists::said(cards, &Filter::default()) {
        quote(page, &card);
    }
    page.close();
}

fn quote(page: &mut Markup, card: &Card) {
    let CardBody::Quote { kind, speaker, cue } = &card.body else {
        return;
    };
    page.open("li", &[("class", "card"), ("id", &card.mark.to_string())]);
    page.open("p", &[("class", "head")]);
    let class = text::quote_class(*kind, false);
    page.element("span", &[("class", class)], words::quote(*kind));
    page.text(" ");
    match speaker {
        Some(speaker) => named(page, speaker),
        None => page.element("span", &[("class", "soft")], "speaker not found"),
    }
    page.close();
    page.element(
        "blockquote",
        &[("class", "what"), ("dir", "auto")],
        &card.words,
    );
    if !cue.is_empty() {
        let cue = words::list(cue.iter().map(|cue| format!("“{cue}”")));
        page.element("p", &[("class", "by")], &format!("by the words {cue}"));
    }
    foot(page, card);
    page.close();
}

fn gave(page: &mut Markup, cards: &Cards<'_>) {
    for group in lists::gave(cards, &Filter::default()) {
        page.open("h3", &[]);
        page.element("bdi", &[], &group.name());
        page.text(" ");
        page.element("small", &[], &group.tally);
        page.close();
        page.open("ul", &[]);
        for card in &group.cards {
            concession(page, card);
        }
        page.close();
    }
}

fn concession(page: &mut Markup, card: &Card) {
    let CardBody::Concession {
        status,
        recipient,
        claim,
        what,
        condition,
        counterpart,
        quote,
        others,
        ..
    } = &card.body
    else {
        return;
    };
    page.open("li", &[("class", "card"), ("id", &card.mark.to_string())]);
    page.open("p", &[("class", "head")]);
    let class = format!("status {}", words::status(*status));
    let meaning = words::status_meaning(*status);
    page.element(
        "span",
        &[("class", &class), ("title", meaning)],
        words::status(*status),
    );
    if let Some(recipient) = recipient {
        page.text(&format!(" {} ", words::toward(*status)));
        named(page, recipient);
    }
    page.close();
    page.element("p", &[("class", "what"), ("dir", "auto")], what);
    if let Some(condition) = condition {
        page.element(
            "p",
            &[("class", "by")],
            &format!("on condition: {condition}"),
        );
    }
    page.open("p", &[("class", "by")]);
    match claim {
        Claim::Says {
            source,
            stance,
            through,
        } => {
            page.text(&format!("{} ", stance.words()));
            named(page, source);
            for each in through {
                page.text(", according to ");
                named(page, each);
            }
        }
        Claim::Reporter => page.text(&claim.to_string()),
    }
    if let Some(quote) = quote {
        page.text(" · ");
        page.element("a", &[("href", &format!("#{quote}"))], "the quote");
    }
    page.close();
    if let Some((other, what)) = counterpart {
        page.open("p", &[("class", "by")]);
        page.text("in exchange ⇄ ");
        page.element(
            "a",
            &[("href", &format!("#{other}"))],
            &words::shorten(what, 80),
        );
        page.close();
    }
    if !others.is_empty() {
        page.open("p", &[("class", "by")]);
        page.text("also told: ");
        for (index, other) in others.iter().enumerate() {
            if index > 0 {
                page.text(" · ");
            }
            let to = format!("#{}", other.mark);
            page.element("a", &[("href", &to)], &other.to_string());
        }
        page.close();
    }
    foot(page, card);
    page.close();
}

/// A name, linked to its card where it has one, and the words of the text where they differ.
fn named(page: &mut Markup, named: &Named) {
    page.open("b", &[]);
    match named.entity {
        Some(id) => {
            page.open("a", &[("href", &format!("#{id}"))]);
            page.element("bdi", &[], &named.name);
            page.close();
        }
        None => page.element("bdi", &[], &named.name),
    }
    page.close();
    if let Some(side) = &named.side {
        page.element("span", &[("class", "soft")], &format!(" ({side})"));
    }
    if let Some(words) = &named.words {
        page.element("span", &[("class", "soft")], &format!(" (“{words}”)"));
    }
}

/// Why, who made it, and the way back.
fn foot(page: &mut Markup, card: &Card) {
    if !card.why.is_empty() {
        page.element("p", &[("class", "by")], &card.why);
    }
    if !card.note.is_empty() {
        page.element(
            "p",
            &[("class", "by"), ("dir", "auto")],
            &format!("Note: {}", card.note),
        );
    }
    if !card.tags.is_empty() {
        page.element(
            "p",
            &[("class", "by")],
            &words::list(card.tags.iter().cloned()),
        );
    }
    page.open("p", &[("class", "foot")]);
    page.element(
        "a",
        &[("href", &format!("#t{}", card.mark.0))],
        "in the text",
    );
    page.text(" · ");
    page.text(&words::provenance_to_others(
        card.origin,
        card.confidence,
        card.signature(),
    ));
    page.close();
}
