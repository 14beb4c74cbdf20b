//! The lists Who, Said and Gave, in the words of the page's cards.

use std::collections::HashMap;
use std::io::{self, Write};

use hearsay_annotation::cards::{Card, CardBody, Cards};
use hearsay_annotation::lists::{self, Filter};
use hearsay_annotation::{MarkId, words};

use super::{Paint, color, harmless};

/// Longest name in the column of names, in characters; longer ones push their line out.
const NAMES: usize = 28;

/// Who is in it: a line an entity.
pub(super) fn who(out: &mut impl Write, cards: &Cards<'_>, paint: Paint) -> io::Result<()> {
    let entities = lists::who(cards, &Filter::default());
    heading(out, "Who", entities.len(), paint)?;
    let width = entities.iter().map(|card| card.name.chars().count());
    let width = width.max().unwrap_or(0).min(NAMES);
    for card in &entities {
        let name = harmless(&card.name);
        let gap = " ".repeat(width.saturating_sub(name.chars().count()));
        let mut facts = vec![card.kind().to_owned()];
        facts.extend(card.role.clone());
        if !card.aliases.is_empty() {
            facts.push(format!("also {}", card.aliases.join(", ")));
        }
        facts.push(words::count(card.mentions, "mention", "mentions"));
        let facts = harmless(&facts.join("; "));
        writeln!(
            out,
            "  {}{gap}  {facts}",
            paint.with(color(card.label), &name)
        )?;
    }
    writeln!(out)
}

/// Who said what.
pub(super) fn said(
    out: &mut impl Write,
    cards: &Cards<'_>,
    numbers: &HashMap<MarkId, String>,
    paint: Paint,
) -> io::Result<()> {
    let quotes = lists::said(cards, &Filter::default());
    heading(out, "Said", quotes.len(), paint)?;
    for card in &quotes {
        let CardBody::Quote { cue, .. } = &card.body else {
            continue;
        };
        let mut facts = vec![card.kind().to_owned()];
        if !cue.is_empty() {
            facts.push(format!("“{}”", cue.join(" … ")));
        }
        facts.extend(card.confidence.map(|share| format!("{share:.2}")));
        let facts = paint.quiet(&harmless(&facts.join(", ")));
        let who = paint.strong(&harmless(&card.headline()));
        writeln!(out, "  {}  {who}  {facts}", number(numbers, card))?;
        writeln!(out, "       {}", harmless(&card.words))?;
    }
    writeln!(out)
}

/// Who is claimed to give ground, by conceder.
pub(super) fn gave(
    out: &mut impl Write,
    cards: &Cards<'_>,
    numbers: &HashMap<MarkId, String>,
    paint: Paint,
) -> io::Result<()> {
    let groups = lists::gave(cards, &Filter::default());
    let count = groups.iter().map(|group| group.cards.len()).sum();
    heading(out, "Gave", count, paint)?;
    for group in &groups {
        let name = paint.strong(&harmless(&group.name()));
        writeln!(out, "  {name}: {}", group.tally)?;
        for card in &group.cards {
            concession(out, card, numbers, paint)?;
        }
    }
    Ok(())
}

fn concession(
    out: &mut impl Write,
    card: &Card,
    numbers: &HashMap<MarkId, String>,
    paint: Paint,
) -> io::Result<()> {
    let CardBody::Concession {
        status,
        claim,
        what,
        condition,
        counterpart,
        quote,
        others,
        ..
    } = &card.body
    else {
        return Ok(());
    };
    let status = paint.with("31", words::status(*status));
    let parties = harmless(&card.headline());
    let share = card.confidence.map(|share| format!("  {share:.2}"));
    let share = paint.quiet(&share.unwrap_or_default());
    writeln!(
        out,
        "  {}  {status}: {parties}{share}",
        number(numbers, card)
    )?;
    writeln!(out, "       what: {}", harmless(what))?;
    if let Some(condition) = condition {
        writeln!(out, "       on condition: {}", harmless(condition))?;
    }
    if let Some(other) = counterpart.as_ref().and_then(|(id, _)| numbers.get(id)) {
        writeln!(out, "       in exchange: {other}")?;
    }
    let within = quote.and_then(|id| numbers.get(&id));
    let within: String = within
        .map(|quote| format!(", {quote}"))
        .into_iter()
        .collect();
    writeln!(out, "       {}{within}", harmless(&claim.to_string()))?;
    for other in others {
        let place = numbers.get(&other.mark).map_or("", String::as_str);
        let told = harmless(&other.to_string());
        writeln!(out, "       also told: {told}, {place}")?;
    }
    Ok(())
}

fn heading(out: &mut impl Write, name: &str, count: usize, paint: Paint) -> io::Result<()> {
    writeln!(out, "{} {count}", paint.strong(name))
}

/// "s1", in a column.
fn number(numbers: &HashMap<MarkId, String>, card: &Card) -> String {
    let number = numbers.get(&card.mark).map_or("", String::as_str);
    format!("{number:<3}")
}
