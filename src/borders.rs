//! Where quotes and concessions begin and end, in words, for those who hear the text. Pure.

use std::collections::BTreeSet;

use hearsay_annotation::cards::{Card, CardBody, Cards};
use hearsay_annotation::segments::{Block, Segment};
use hearsay_annotation::{MarkId, MarkKind, words};
use hearsay_text::QuoteKind;

/// What is said before and after a segment: "[quote, Anna Keller: ", " end of quote]".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Border {
    /// Before it; empty where nothing begins.
    pub before: String,
    /// After it; empty where nothing ends.
    pub after: String,
}

/// The borders of each segment of a block. Names have none: they would drown the text. A mark of which the machine is less
/// sure than `sure` is called a suggestion.
#[must_use]
pub fn borders(cards: &Cards<'_>, block: &Block, sure: f32) -> Vec<Border> {
    let held: Vec<BTreeSet<MarkId>> = block.segments.iter().map(marks).collect();
    let none = BTreeSet::new();
    let told = block.segments.iter().enumerate().map(|(at, segment)| {
        let before = at.checked_sub(1).and_then(|at| held.get(at));
        let (before, after) = (before.unwrap_or(&none), held.get(at + 1).unwrap_or(&none));
        let mut border = Border::default();
        for cover in &segment.covers {
            let Some(card) = card(cards, cover.kind, cover.mark) else {
                continue;
            };
            if !before.contains(&cover.mark) {
                border.before.push_str(&opening(&card, cover.begins, sure));
            }
            // What began last ends first.
            if !after.contains(&cover.mark) {
                border.after.insert_str(0, closing(&card, cover.ends));
            }
        }
        border
    });
    told.collect()
}

fn marks(segment: &Segment) -> BTreeSet<MarkId> {
    segment.covers.iter().map(|cover| cover.mark).collect()
}

fn card(cards: &Cards<'_>, kind: MarkKind, id: MarkId) -> Option<Card> {
    cards.mark(id).filter(|_| kind != MarkKind::Mention)
}

fn opening(card: &Card, first: bool, sure: f32) -> String {
    let perhaps = if card.is_unsure(sure) {
        "suggestion, "
    } else {
        ""
    };
    match &card.body {
        CardBody::Mention { .. } => String::new(),
        CardBody::Quote { .. } if !first => "[quote goes on: ".to_owned(),
        CardBody::Concession { .. } if !first => "[concession goes on: ".to_owned(),
        CardBody::Quote { kind, speaker, .. } => {
            let kind = match kind {
                QuoteKind::Direct => "quote",
                other => words::quote(*other),
            };
            let speaker = speaker.as_ref().map(|speaker| speaker.name.as_str());
            let speaker = speaker.unwrap_or("speaker not found");
            format!("[{perhaps}{kind}, {speaker}: ")
        }
        CardBody::Concession { status, .. } => {
            let status = words::status(*status);
            format!("[{perhaps}claimed concession, {status}: ")
        }
    }
}

fn closing(card: &Card, last: bool) -> &'static str {
    match (&card.body, last) {
        (CardBody::Mention { .. }, _) => "",
        (CardBody::Quote { .. }, true) => " end of quote]",
        (CardBody::Quote { .. }, false) => " quote breaks off]",
        (CardBody::Concession { .. }, true) => " end of concession]",
        (CardBody::Concession { .. }, false) => " concession breaks off]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_annotation::{Body, Mark, Origin, SURE, segments};
    use hearsay_text::{Span, Status};

    #[test]
    fn borders_say_what_begins_and_ends_and_who_speaks() {
        let text = "“We go,” Reck said, “to free all.”";
        let at = |words: &str| {
            let start = text.find(words).expect("the words are there");
            Span::new(start, start + words.len())
        };
        let mut quote = Body::quote(QuoteKind::Direct, at("“We go,”"), None);
        if let Body::Quote {
            content, source, ..
        } = &mut quote
        {
            content.push(at("“to free all.”"));
            source.push(at("Reck"));
        }
        let given = Body::concession(Status::Agreed, at("to free all"), None);
        let marks = [(1, quote), (2, given)];
        let marks = marks.map(|(id, body)| Mark::new(MarkId(id), Origin::Machine, body));
        let article = crate::intake::plain(text).article("a".into(), 0);
        let article = article.with_marks([], marks).0;
        let cards = Cards::of(&article);
        let block = segments::blocks(&article).remove(0);
        let heard: String = borders(&cards, &block, SURE)
            .iter()
            .zip(&block.segments)
            .map(|(border, segment)| {
                let words = article.words(segment.span);
                format!("{}{words}{}", border.before, border.after)
            })
            .collect();
        assert_eq!(
            heard,
            "[quote, Reck: “We go,” quote breaks off] Reck said, [quote goes on: “[claimed concession, agreed: to free \
             all end of concession].” end of quote]"
        );
    }
}
