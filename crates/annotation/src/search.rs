//! Search: what an article says about what somebody looks for, as lines that lead to their places. Pure.
//!
//! Words are looked for as a reader types them ([`Wanted`]): in any case, with or without accents, whatever the quotation
//! marks and the blanks. A quote is found by its words and by the names of who says it together, so that "Reck ferries"
//! finds what Reck says about ferries.

mod folding;
mod items;
mod snippets;
mod wanted;

use std::collections::BTreeSet;

use hearsay_text::{Label, QuoteKind, Span, Status, paragraphs};

use crate::article::Article;
use crate::cards::{Card, CardBody, Cards};
use crate::marks::{EntityId, MarkId, MarkKind, Origin};
use items::Item;

pub use snippets::Snippet;
pub use wanted::Wanted;

/// How many lines are made of one article; the rest is counted.
pub const MOST_HITS: usize = 200;

/// What is looked for. The default asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// As typed: words that must all be there, and phrases in quotation marks.
    pub says: String,
    /// Where to look.
    pub kind: Kind,
    /// Only marks that stand so.
    pub standing: Option<Standing>,
    /// Only what this one says, gives, gains or claims, and their own name: by a name, as typed.
    pub person: String,
    /// Only marks with this tag, as typed.
    pub tag: String,
}

/// Where to look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Everywhere.
    #[default]
    Any,
    /// Among the names; of these only.
    Names(Option<Label>),
    /// Among the quotes.
    Quotes,
    /// Among the concessions; of these only.
    Concessions(Option<Status>),
    /// In the text itself.
    Text,
}

/// How a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In the article, from there.
    By(Origin),
    /// Taken for wrong: such marks are found only when they are asked for.
    Dismissed,
}

/// What was found in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The title, with what was found in it.
    pub title: Snippet,
    /// Whether the title says all that is looked for.
    pub titled: bool,
    /// One line each: names, quotes, concessions, then the text, each in text order. No more than [`MOST_HITS`].
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub count: usize,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What sort of thing it is.
    pub what: What,
    /// Whose it is: a name, the speaker, the parties. None in the text.
    pub headline: Option<Snippet>,
    /// Where of it the words were found.
    pub part: Part,
    /// The words around.
    pub words: Snippet,
    /// Of a concession: according to whom.
    pub claim: Option<Snippet>,
    /// Whether it was dismissed.
    pub dismissed: bool,
    /// Where it leads.
    pub place: Place,
}

/// What sort of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Words of the text.
    Text,
    /// A name.
    Name(Label),
    /// A quote.
    Quote(QuoteKind),
    /// A concession.
    Concession(Status),
}

/// Which part of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The words that it marks.
    Words,
    /// Another name, or a title or office.
    Alias,
    /// What the reader notes about it.
    Note,
    /// One of its tags.
    Tag,
}

/// Where a hit leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// To a mark.
    Mark(MarkId),
    /// To words of the text, in bytes.
    Words(Span),
    /// To the article: an entity that nothing mentions.
    Article,
}

impl Query {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let narrows = self.kind != Kind::Any || self.standing.is_some();
        let words = [&self.says, &self.person, &self.tag];
        !narrows && words.iter().all(|typed| Wanted::of(typed).is_empty())
    }
}

/// A query made ready to be asked of many articles.
#[derive(Debug, Clone)]
pub struct Search {
    wanted: Wanted,
    person: Wanted,
    tag: Wanted,
    kind: Kind,
    standing: Option<Standing>,
}

impl Search {
    /// Makes a query ready.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        Self {
            wanted: Wanted::of(&query.says),
            person: Wanted::of(&query.person),
            tag: Wanted::of(&query.tag),
            kind: query.kind,
            standing: query.standing,
        }
    }

    /// What an article says to it; none if nothing.
    #[must_use]
    pub fn ask(&self, article: &Article) -> Option<Found> {
        let mut taking = Taking::default();
        let mut told: Vec<Span> = Vec::new();
        let persons = self.persons(article);
        for item in items::of(article, self.standing) {
            if self.takes(&item, &persons) {
                if matches!(item.kind(), MarkKind::Quote | MarkKind::Concession) {
                    told.extend(item.spans());
                }
                if let Some(cards) = taking.count_one(article) {
                    let hit = self.hit(&item, cards);
                    taking.hits.push(hit);
                }
            }
        }
        if self.reads_text() {
            self.read_text(article, told, &mut taking);
        }
        let reads_title = self.reads_text() && self.kind == Kind::Any;
        let titled = reads_title && self.wanted.within([article.title()]);
        let found = Found {
            title: Snippet::whole(article.title(), &self.wanted),
            titled,
            count: taking.count,
            hits: taking.hits,
        };
        (found.titled || found.count > 0).then_some(found)
    }

    /// The entities that are called what is asked for; everybody where nobody is.
    fn persons(&self, article: &Article) -> BTreeSet<EntityId> {
        let called = article.entities().filter(|entity| {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            self.person.names(names.map(String::as_str))
        });
        called.map(|entity| entity.id).collect()
    }

    fn takes(&self, item: &Item<'_>, persons: &BTreeSet<EntityId>) -> bool {
        let kind = match (self.kind, item.what) {
            (Kind::Any, _) | (Kind::Quotes, What::Quote(_)) => true,
            (Kind::Names(wanted), What::Name(label)) => wanted.is_none_or(|one| one == label),
            (Kind::Concessions(wanted), What::Concession(status)) => {
                wanted.is_none_or(|one| one == status)
            }
            _ => false,
        };
        let involved = || {
            let known = item.entities.iter().any(|id| persons.contains(id));
            known || item.unnamed.iter().any(|words| self.person.names([*words]))
        };
        let tagged = || item.tags.iter().any(|tag| self.tag.within([tag.as_str()]));
        kind && (self.person.is_empty() || involved())
            && (self.tag.is_empty() || tagged())
            && item.says(&self.wanted, !self.tag.is_empty())
    }

    fn hit(&self, item: &Item<'_>, cards: &Cards<'_>) -> Hit {
        let says = |(_, text): &&(Part, &str)| self.wanted.some_within(text);
        let named = item.mark.is_none() && self.wanted.within(item.name);
        // Of an entity the name is the headline, and says enough.
        let says = item.texts.iter().find(says).filter(|_| !named);
        let first = item.texts.first().filter(|_| item.mark.is_some());
        let (part, text) = says.or(first).copied().unwrap_or((Part::Words, ""));
        let card = item.mark.and_then(|mark| cards.card(mark));
        // Of a quote in pieces all are told, whichever says it; the snippet keeps what is near.
        let pieces: Vec<&str> = match (item.what, part) {
            (What::Quote(_), Part::Words) => item.words().collect(),
            _ => vec![text],
        };
        let name = item.name.map(str::to_owned);
        let headline = name.or_else(|| card.as_ref().map(Card::headline));
        let claim = match card.map(|card| card.body) {
            Some(CardBody::Concession { claim, .. }) => {
                Some(Snippet::whole(&claim.to_string(), &self.wanted))
            }
            _ => None,
        };
        Hit {
            what: item.what,
            headline: headline.map(|line| Snippet::whole(&line, &self.wanted)),
            part,
            words: Snippet::around(&pieces.join(" … "), &self.wanted),
            claim,
            dismissed: item.dismissed,
            place: item.place(cards.article()),
        }
    }

    /// Whether the text can answer: it has no speaker, tag or origin.
    fn reads_text(&self) -> bool {
        let marked = self.standing.is_some() || !self.person.is_empty() || !self.tag.is_empty();
        matches!(self.kind, Kind::Any | Kind::Text) && !marked && !self.wanted.is_empty()
    }

    /// A line for each paragraph that says it, unless the quotes and concessions listed say all of that already.
    fn read_text<'a>(&self, article: &'a Article, told: Vec<Span>, taking: &mut Taking<'a>) {
        let told = joined(told);
        for (span, _) in paragraphs::paragraphs(article.text()) {
            let text = span.of(article.text());
            if !self.wanted.within([text]) {
                continue;
            }
            let mut places = self.wanted.places(text).into_iter();
            let first = places.find_map(|place| {
                let place = Span::new(span.start + place.start, span.start + place.end);
                let before = told.partition_point(|told| told.start <= place.start);
                let last = before.checked_sub(1).and_then(|last| told.get(last));
                let is_told = last.is_some_and(|told| told.contains(place));
                (!is_told).then_some(place)
            });
            let Some(first) = first else { continue };
            if taking.count_one(article).is_some() {
                taking.hits.push(Hit {
                    what: What::Text,
                    headline: None,
                    part: Part::Words,
                    words: Snippet::around(text, &self.wanted),
                    claim: None,
                    dismissed: false,
                    place: Place::Words(first),
                });
            }
        }
    }
}

/// What has been found so far.
#[derive(Default)]
struct Taking<'a> {
    /// Made for the first line: most articles have none.
    cards: Option<Cards<'a>>,
    hits: Vec<Hit>,
    count: usize,
}

impl<'a> Taking<'a> {
    /// Counts one more; gives the cards if there is room for its line.
    fn count_one(&mut self, article: &'a Article) -> Option<&Cards<'a>> {
        self.count += 1;
        let room = self.hits.len() < MOST_HITS;
        room.then(|| &*self.cards.get_or_insert_with(|| Cards::of(article)))
    }
}

/// The same stretches in order, with those that overlap made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut().filter(|last| span.start < last.end) {
            Some(last) => *last = last.to(span),
            None => joined.push(span),
        }
    }
    joined
}

/// Where the text says what is wanted: every place of its words, in the paragraphs that say all of them. At most
/// [`MOST_PLACES`], in text order, apart from each other.
#[must_use]
pub fn places(text: &str, wanted: &Wanted) -> Vec<Span> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let paragraphs = paragraphs::paragraphs(text).into_iter();
    let places = paragraphs.flat_map(|(span, _)| {
        let paragraph = span.of(text);
        let places = if wanted.within([paragraph]) {
            wanted.places(paragraph)
        } else {
            Vec::new()
        };
        let places = places.into_iter();
        places.map(move |place| Span::new(span.start + place.start, span.start + place.end))
    });
    places.take(MOST_PLACES).collect()
}

/// More places than anybody walks through.
pub const MOST_PLACES: usize = 500;
