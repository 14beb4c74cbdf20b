//! Plain words for what marks are made of: one place for the page, the lists and the export.

use hearsay_text::{Form, Label, QuoteKind, Status};

use crate::article::Article;
use crate::marks::{Body, Origin};

/// Words of a text on one line, white space folded.
#[must_use]
pub fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an entity is: "person".
#[must_use]
pub fn label(label: Label) -> &'static str {
    match label {
        Label::Person => "person",
        Label::Organisation => "organisation",
        Label::Place => "place",
        Label::People => "people",
        Label::Date => "date",
        Label::Other => "other name",
    }
}

/// How a mention refers: "by name".
#[must_use]
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "by name",
        Form::Nominal => "by description",
        Form::Pronoun => "by pronoun",
    }
}

/// What sort of quote: "direct quote".
#[must_use]
pub fn quote(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct quote",
        QuoteKind::Mixed => "partly direct quote",
        QuoteKind::Indirect => "indirect quote",
    }
}

/// How far a concession has come, in a word: "agreed".
#[must_use]
pub fn status(status: Status) -> &'static str {
    status.as_str()
}

/// What a status means, in a sentence without its full stop.
#[must_use]
pub fn status_meaning(status: Status) -> &'static str {
    match status {
        Status::Refused => "ruled out, withheld or failed",
        Status::Made => "it has happened or is under way",
        Status::Agreed => "promised or accepted, still to come",
        Status::Offered => "put forward by the one who would give",
        Status::Demanded => "asked for by somebody else",
        Status::Discussed => "talked of as possible",
    }
}

/// The word before the one who gains: a demand comes from them, anything else goes to them.
#[must_use]
pub fn toward(status: Status) -> &'static str {
    if status == Status::Demanded {
        "by"
    } else {
        "to"
    }
}

/// What became of it: "confirmed".
#[must_use]
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Machine => "machine",
        Origin::Confirmed => "confirmed",
        Origin::Corrected => "corrected",
        Origin::Added => "added",
    }
}

/// Who made it, and how sure, or who decided about it last: "machine, 0.86", "added by you", "confirmed by Ina".
#[must_use]
pub fn provenance(origin: Origin, confidence: Option<f32>, by: Option<&str>) -> String {
    made(origin, confidence, by.unwrap_or("you"))
}

/// As [`provenance`], for those who did not do it themselves: "added by a person".
#[must_use]
pub fn provenance_to_others(origin: Origin, confidence: Option<f32>, by: Option<&str>) -> String {
    made(origin, confidence, by.unwrap_or("a person"))
}

fn made(origin: Origin, confidence: Option<f32>, who: &str) -> String {
    match (origin, confidence) {
        (Origin::Machine, Some(share)) => format!("machine, {share:.2}"),
        (Origin::Machine, None) => "machine".to_owned(),
        (Origin::Confirmed, _) => format!("confirmed by {who}"),
        (Origin::Corrected, _) => format!("corrected by {who}"),
        (Origin::Added, _) => format!("added by {who}"),
    }
}

/// What a mark is, for the undo button: "quote", "concession", or the name of who is mentioned.
pub(crate) fn short_kind(article: &Article, body: &Body) -> String {
    match body {
        Body::Mention { entity, .. } => article
            .entity(*entity)
            .map_or_else(|| "name".to_owned(), |entity| shorten(&entity.name, 40)),
        Body::Quote { .. } => "quote".to_owned(),
        Body::Concession { .. } => "concession".to_owned(),
    }
}

/// `text` on one line, cut with "…" after a word when it is longer than `most` characters.
#[must_use]
pub fn shorten(text: &str, most: usize) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(length > 0);
        if length + more > most {
            if length == 0 {
                short.extend(word.chars().take(most));
            }
            short.push('…');
            break;
        }
        if length > 0 {
            short.push(' ');
        }
        short.push_str(word);
        length += more;
    }
    short
}

/// "1 mention", "3 mentions".
#[must_use]
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The parts with ", " between them.
pub(crate) fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_after_a_word() {
        assert_eq!(shorten(" one\n two  three ", 13), "one two three");
        assert_eq!(shorten("one two three", 12), "one two…");
        assert_eq!(shorten("ééééé", 3), "ééé…");
        assert_eq!(shorten(" \n", 3), "");
    }

    #[test]
    fn who_made_it_is_said_to_each_reader() {
        assert_eq!(
            provenance(Origin::Machine, Some(0.857), None),
            "machine, 0.86"
        );
        assert_eq!(provenance(Origin::Added, None, None), "added by you");
        let others = provenance_to_others(Origin::Added, None, None);
        assert_eq!(others, "added by a person");
    }

    #[test]
    fn a_demand_comes_from_the_one_who_gains() {
        assert_eq!(
            (toward(Status::Demanded), toward(Status::Refused)),
            ("by", "to")
        );
    }
}
