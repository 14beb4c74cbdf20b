//! The article on paper: the text with numbers, then the three lists in full.

use std::collections::BTreeMap;
use std::rc::Rc;

use hearsay_annotation::cards::{Card, CardBody, Cards, Claim, EntityCard, Named};
use hearsay_annotation::lists::{self, Filter};
use hearsay_annotation::{Mark, MarkId, words};
use hearsay_text::ParagraphKind;
use yew::prelude::*;

use crate::drawing::{self, Drawn, How, Piece};
use crate::paper::{looks, numbers};
use crate::state::{Desk, Sure, found};

/// Properties of [`Paper`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article.
    pub desk: Desk,
    /// How sure the machine must be of what is more than a suggestion.
    pub sure: Sure,
    /// The day on which the article was pasted.
    pub day: AttrValue,
}

/// What each sort of mark looks like.
const KEY: [(&str, &str); 8] = [
    ("on-entity on-person", "person"),
    ("on-entity on-organisation", "organisation"),
    ("on-entity on-place", "place"),
    ("on-direct", "direct quote"),
    ("on-indirect", "indirect quote"),
    ("on-mixed", "partly direct quote"),
    ("on-gives", "claimed concession"),
    ("on-gives on-perhaps-gives", "suggestion"),
];

/// Everything that is printed; the stylesheet hides it on screen.
#[component]
pub fn Paper(props: &Props) -> Html {
    let article = &*props.desk.article;
    let how = How {
        bytes: usize::MAX,
        sure: props.sure.share(),
        aloud: false,
    };
    let blocks = drawing::Sheet::new(&props.desk.article, how).drawn;
    let sheet = Sheet {
        cards: Cards::of(article),
        numbers: numbers(&blocks),
        sure: props.sure.share(),
    };
    let titled = blocks
        .first()
        .is_some_and(|drawn| drawn.kind == ParagraphKind::Heading);
    let text = blocks.iter().enumerate().map(|(at, drawn)| {
        let text = sheet.block(drawn, at == 0);
        html! { <>{ text }if at == 0 && titled { { meta(props) } }</> }
    });
    html! {
        <div class="paper">
            if !titled {
                <h1 dir="auto">{ article.title() }</h1>
                { meta(props) }
            }
            { for text }
            { sheet.who() }
            { sheet.said() }
            { sheet.gave() }
            <p class="meta">{ "Made with Hearsay. A claim is shown as a claim: that somebody says it, not that it is so." }</p>
        </div>
    }
}

fn meta(props: &Props) -> Html {
    let article = &*props.desk.article;
    let length = words::count(article.text().split_whitespace().count(), "word", "words");
    let key = KEY.iter().map(|(class, word)| {
        html! { <><span class={format!("ink {class}")}>{ word }</span>{ " " }</> }
    });
    html! {
        <>
            <p class="meta">{ format!("Pasted {} · {length} · {}", props.day, found(article)) }</p>
            if article.marks().len() > 0 {
                <p class="meta">{ "Marked: " }{ for key }{ " – the small numbers lead to the lists after the text." }</p>
            }
        </>
    }
}

/// What the lists refer to.
struct Sheet<'a> {
    cards: Cards<'a>,
    numbers: BTreeMap<MarkId, usize>,
    sure: f32,
}

impl Sheet<'_> {
    fn block(&self, drawn: &Rc<Drawn>, first: bool) -> Html {
        let pieces = drawn.pieces.iter().map(|piece| self.piece(piece));
        let pieces: Html = pieces.collect();
        match (drawn.kind, first) {
            (ParagraphKind::Heading, true) => html! { <h1 dir="auto">{ pieces }</h1> },
            (ParagraphKind::Heading, false) => html! { <h2 dir="auto">{ pieces }</h2> },
            (ParagraphKind::Body, _) => html! { <p dir="auto">{ pieces }</p> },
        }
    }

    fn piece(&self, piece: &Piece) -> Html {
        let begun = piece.begins.iter().filter_map(|id| self.numbers.get(id));
        let begun: Vec<String> = begun.map(ToString::to_string).collect();
        let class = classes!("ink", looks(&piece.looks));
        html! {
            <>
                if !begun.is_empty() {
                    <sup>{ begun.join(" ") }</sup>
                }
                if piece.marks.is_empty() {
                    { &piece.text }
                } else {
                    <span {class}>{ &piece.text }</span>
                }
            </>
        }
    }

    fn number(&self, id: MarkId) -> String {
        self.numbers
            .get(&id)
            .map_or_else(String::new, ToString::to_string)
    }

    fn who(&self) -> Html {
        let mentions = lists::mentions(self.cards.article());
        let cards = lists::who(&self.cards, &Filter::default());
        let items = cards.iter().map(|card| {
            let notes = mentions.get(&card.id).into_iter().flatten();
            let notes = notes.filter(|mark| !(mark.note.is_empty() && mark.tags.is_empty()));
            let notes = notes.map(|mark| {
                let place = words::shorten(&self.words(mark), 40);
                remarks(&format!("“{place}”: "), &mark.note, &mark.tags)
            });
            html! { <li>{ entity(card) }{ for notes }</li> }
        });
        section("Who", cards.is_empty(), html! { <ul>{ for items }</ul> })
    }

    fn words(&self, mark: &Mark) -> String {
        self.cards.article().words(mark.body.anchor()).to_owned()
    }

    fn said(&self) -> Html {
        let cards = lists::said(&self.cards, &Filter::default());
        let items = cards.iter().map(|card| self.quote(card));
        section("Said", cards.is_empty(), html! { <ul>{ for items }</ul> })
    }

    fn quote(&self, card: &Card) -> Html {
        let CardBody::Quote { speaker, cue, .. } = &card.body else {
            return Html::default();
        };
        let speaker = speaker.as_ref().map(ToString::to_string);
        html! {
            <li>
                <p>
                    <b class="number">{ self.number(card.mark) }</b>
                    <b>{ speaker.unwrap_or_else(|| "speaker not found".to_owned()) }</b>
                    { " · " }{ card.kind() }{ self.perhaps(card) }
                    if !cue.is_empty() {
                        { format!(" · “{}”", cue.join(" … ")) }
                    }
                </p>
                <blockquote dir="auto">{ &card.words }</blockquote>
                { foot(card) }
            </li>
        }
    }

    fn perhaps(&self, card: &Card) -> &'static str {
        if card.is_unsure(self.sure) {
            " · suggestion"
        } else {
            ""
        }
    }

    fn gave(&self) -> Html {
        let groups = lists::gave(&self.cards, &Filter::default());
        let told = groups.iter().map(|group| {
            let items = group.cards.iter().map(|card| self.concession(card));
            html! {
                <>
                    <h3>{ group.name() }<small>{ format!(" {}", group.tally) }</small></h3>
                    <ul>{ for items }</ul>
                </>
            }
        });
        section("Gave", groups.is_empty(), told.collect())
    }

    fn concession(&self, card: &Card) -> Html {
        let CardBody::Concession {
            status,
            conceder,
            recipient,
            claim,
            what,
            condition,
            counterpart,
            others,
            ..
        } = &card.body
        else {
            return Html::default();
        };
        let giver = conceder.as_ref().map(Named::with_side);
        let others = others.iter().map(|other| self.number(other.mark));
        let others = others.collect::<Vec<_>>().join(", ");
        html! {
            <li>
                <p>
                    <b class="number">{ self.number(card.mark) }</b>
                    <b>{ words::status(*status) }</b>
                    { format!(" ({})", words::status_meaning(*status)) }{ self.perhaps(card) }{ " · " }
                    <b>{ giver.unwrap_or_else(|| "not said who".to_owned()) }</b>
                    if let Some(recipient) = recipient {
                        { format!(" {} ", words::toward(*status)) }<b>{ recipient.with_side() }</b>
                    }
                </p>
                <blockquote dir="auto">{ what }</blockquote>
                if let Some(condition) = condition {
                    <p>{ format!("condition: {condition}") }</p>
                }
                { says(claim) }
                if let Some((other, what)) = counterpart {
                    <p>{ format!("in exchange: {} {}", self.number(*other), words::shorten(what, 80)) }</p>
                }
                if !others.is_empty() {
                    <p>{ format!("also told: {others}") }</p>
                }
                { foot(card) }
            </li>
        }
    }
}

fn section(name: &'static str, none: bool, body: Html) -> Html {
    html! {
        <section>
            <h2>{ name }</h2>
            if none {
                <p>{ "None." }</p>
            } else {
                { body }
            }
        </section>
    }
}

fn entity(card: &EntityCard) -> Html {
    let counts = [
        (card.mentions, "mention", "mentions"),
        (card.quotes, "quote", "quotes"),
        (card.concessions, "concession", "concessions"),
    ];
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let counts = counts.map(|(count, one, many)| words::count(count, one, many));
    let facts = [card.kind().to_owned()]
        .into_iter()
        .chain(card.role.clone())
        .chain((!card.aliases.is_empty()).then(|| format!("also {}", card.aliases.join(", "))))
        .chain(counts)
        .chain([words::provenance_to_others(card.origin, None, None)]);
    html! { <p><b>{ &card.name }</b>{ format!(" · {}", facts.collect::<Vec<_>>().join(" · ")) }</p> }
}

/// A claim is always shown as a claim.
fn says(claim: &Claim) -> Html {
    html! { <p>{ claim.to_string() }</p> }
}

fn foot(card: &Card) -> Html {
    html! {
        <>
            <p class="meta">{ words::provenance_to_others(card.origin, card.confidence, card.signature()) }</p>
            { remarks("", &card.note, &card.tags) }
        </>
    }
}

fn remarks(of: &str, note: &str, tags: &[String]) -> Html {
    html! {
        <>
            if !note.is_empty() {
                <p dir="auto">{ format!("{of}Note: {note}") }</p>
            }
            if !tags.is_empty() {
                <p>{ format!("{of}Tags: {}", tags.join(", ")) }</p>
            }
        </>
    }
}
