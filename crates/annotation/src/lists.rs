//! The three lists beside the text: Who, Said, Gave. Each in the order of the text.

use std::collections::{BTreeMap, BTreeSet};

use hearsay_text::{Label, QuoteKind, Status};

use crate::article::{Article, Entity};
use crate::cards::{Card, CardBody, Cards, Claim, EntityCard, Named, PartyKey};
use crate::marks::{Body, EntityId, Mark, MarkKind, Origin};
use crate::search::Wanted;
use crate::tellings;
use crate::words;

/// How many entries each list has without a filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entities.
    pub who: usize,
    /// Quotes.
    pub said: usize,
    /// Concessions.
    pub gave: usize,
}

/// What to show. An empty choice shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of *Who*: only these.
    pub labels: Vec<Label>,
    /// Of *Said*: only these.
    pub quotes: Vec<QuoteKind>,
    /// Of *Gave*: only these.
    pub statuses: Vec<Status>,
    /// Of *Said*: only what this one says; of *Gave*: only where this one gives, gains or claims.
    pub person: Option<EntityId>,
    /// Only what nobody has decided about, or only what somebody has; of *Who*: about the entity or one of its mentions.
    pub decided: Option<bool>,
    /// Only what comes from there; of *Who*: the entity or one of its mentions.
    pub origin: Option<Origin>,
    /// Only what has this tag; of *Who*: on one of its mentions.
    pub tag: Option<String>,
    /// Only cards that say this, as [`Wanted`] looks for it, in their words, names, notes or tags.
    pub says: String,
}

impl Filter {
    /// Whether a mark has its card in its list: an entity's mention in *Who*, a quote in *Said*, a concession in *Gave*.
    #[must_use]
    pub fn keeps(&self, article: &Article, mark: &Mark) -> bool {
        let body = &mark.body;
        match body {
            Body::Mention { entity, .. } => {
                let mut kept = self.entities(article).into_iter();
                kept.any(|kept| kept.id == *entity)
            }
            Body::Quote { kind, speaker, .. } => {
                let speaks = |person| *speaker == Some(person);
                self.stands(mark) && allows(&self.quotes, *kind) && self.person.is_none_or(speaks)
            }
            Body::Concession { status, .. } => {
                let involved = |person| body.refers_to(person);
                self.stands(mark)
                    && allows(&self.statuses, *status)
                    && self.person.is_none_or(involved)
            }
        }
    }

    /// Whether a mark is decided about as asked for, comes from there and has the tag.
    fn stands(&self, mark: &Mark) -> bool {
        let decided = mark.origin != Origin::Machine;
        self.decided.is_none_or(|is| is == decided)
            && self.origin.is_none_or(|origin| origin == mark.origin)
            && self.tag.as_ref().is_none_or(|tag| mark.tags.contains(tag))
    }

    /// The entities that *Who* shows, whatever their cards say. One counts as reviewed once it or a mention of it is.
    fn entities<'a>(&self, article: &'a Article) -> Vec<&'a Entity> {
        let labelled = article.entities();
        let labelled = labelled.filter(|entity| allows(&self.labels, entity.label));
        let mut kept: Vec<&Entity> = labelled.collect();
        if let Some(wanted) = self.decided {
            let decided = |origin| origin != Origin::Machine;
            let mentioned = mentioned_with(article, |mark| decided(mark.origin));
            let is = |entity: &Entity| decided(entity.origin) || mentioned.contains(&entity.id);
            kept.retain(|entity| is(entity) == wanted);
        }
        if let Some(origin) = self.origin {
            let mentioned = mentioned_with(article, |mark| mark.origin == origin);
            kept.retain(|entity| entity.origin == origin || mentioned.contains(&entity.id));
        }
        if let Some(tag) = &self.tag {
            let mentioned = mentioned_with(article, |mark| mark.tags.contains(tag));
            kept.retain(|entity| mentioned.contains(&entity.id));
        }
        kept
    }

    /// Whether the card of a mark says what is looked for.
    #[must_use]
    pub fn finds(&self, card: &Card) -> bool {
        says(card, &Wanted::of(&self.says))
    }
}

fn says_entity(card: &EntityCard, wanted: &Wanted) -> bool {
    let names = std::iter::once(&card.name).chain(&card.aliases);
    wanted.within(names.chain(&card.role).map(String::as_str))
}

/// Whether the texts of a card together say what is looked for.
fn says(card: &Card, wanted: &Wanted) -> bool {
    if let CardBody::Mention { entity, .. } = &card.body {
        return says_entity(entity, wanted);
    }
    let own = [card.words.as_str(), &card.note];
    let named = match &card.body {
        CardBody::Mention { .. } => [None, None, None],
        CardBody::Quote { speaker, .. } => [speaker.as_ref(), None, None],
        CardBody::Concession {
            conceder,
            recipient,
            claim,
            ..
        } => {
            let source = match claim {
                Claim::Says { source, .. } => Some(source),
                Claim::Reporter => None,
            };
            [conceder.as_ref(), recipient.as_ref(), source]
        }
    };
    let named = named.into_iter().flatten();
    let named = named.flat_map(|named| std::iter::once(&named.name).chain(&named.words));
    let tags = card.tags.iter().chain(named).map(String::as_str);
    wanted.within(own.into_iter().chain(tags))
}

/// The concessions of one conceder.
#[derive(Debug, Clone, PartialEq)]
pub struct Gives {
    /// Who gives; none: the text does not say.
    pub conceder: Option<Named>,
    /// How many of which sort: "gives 2, may give 1".
    pub tally: String,
    /// In text order, tellings of the same together.
    pub cards: Vec<Card>,
}

impl Gives {
    /// The heading of the group: a name, with its side, or "Not said who".
    #[must_use]
    pub fn name(&self) -> String {
        self.conceder
            .as_ref()
            .map_or_else(|| "Not said who".to_owned(), Named::with_side)
    }
}

/// How far a review has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Review {
    /// What the machine made and somebody decided about, what was dismissed included.
    pub decided: usize,
    /// What the machine made.
    pub all: usize,
    /// What is open and can be taken for right at once: see [`Mark::is_ready`].
    pub sure: usize,
}

/// How far the review of one sort of marks has come; `sure` as in [`crate::Mark::is_unsure`].
#[must_use]
pub fn review(article: &Article, kind: MarkKind, sure: f32) -> Review {
    let dismissed = article.dismissed();
    let dismissed = dismissed
        .filter(|each| each.mark.body.kind() == kind)
        .count();
    let mut review = Review {
        decided: dismissed,
        all: dismissed,
        sure: 0,
    };
    for mark in article.marks().filter(|mark| mark.body.kind() == kind) {
        match mark.origin {
            Origin::Added => {}
            Origin::Machine => {
                review.all += 1;
                review.sure += usize::from(mark.is_ready(sure));
            }
            Origin::Confirmed | Origin::Corrected => {
                review.all += 1;
                review.decided += 1;
            }
        }
    }
    review
}

/// Counts all three.
#[must_use]
pub fn counts(article: &Article) -> Counts {
    let mut counts = Counts {
        who: article.entities().len(),
        ..Counts::default()
    };
    for mark in article.marks() {
        match mark.body.kind() {
            MarkKind::Mention => {}
            MarkKind::Quote => counts.said += 1,
            MarkKind::Concession => counts.gave += 1,
        }
    }
    counts
}

/// Who is in it: by first mention, those that are never mentioned last.
#[must_use]
pub fn who(cards: &Cards<'_>, filter: &Filter) -> Vec<EntityCard> {
    let wanted = Wanted::of(&filter.says);
    let mut found: Vec<EntityCard> = filter
        .entities(cards.article())
        .into_iter()
        .filter_map(|entity| cards.entity(entity.id))
        .filter(|card| says_entity(card, &wanted))
        .collect();
    found.sort_by_key(|card| {
        let first = card.first.and_then(|id| cards.article().mark(id));
        (first.is_none(), first.map(|mark| mark.body.anchor()))
    });
    found
}

/// The mentions of each entity, in text order.
#[must_use]
pub fn mentions(article: &Article) -> BTreeMap<EntityId, Vec<&Mark>> {
    let mut found: BTreeMap<EntityId, Vec<&Mark>> = BTreeMap::new();
    for mark in article.marks_of(MarkKind::Mention) {
        if let Body::Mention { entity, .. } = mark.body {
            found.entry(entity).or_default().push(mark);
        }
    }
    found
}

/// Who said what.
#[must_use]
pub fn said(cards: &Cards<'_>, filter: &Filter) -> Vec<Card> {
    select(cards, MarkKind::Quote, filter)
}

/// Who is claimed to give ground, by conceder; conceders in the order of their first concession, and what is one concession
/// told more than once next to each other.
#[must_use]
pub fn gave(cards: &Cards<'_>, filter: &Filter) -> Vec<Gives> {
    let found = select(cards, MarkKind::Concession, filter);
    let mut groups: Vec<Gives> = Vec::new();
    let mut places: BTreeMap<Option<PartyKey>, usize> = BTreeMap::new();
    for card in found {
        let CardBody::Concession { conceder, .. } = &card.body else {
            continue;
        };
        let key = conceder.as_ref().map(Named::key);
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            let conceder = conceder.clone().map(|named| Named {
                words: None,
                ..named
            });
            groups.push(Gives {
                conceder,
                tally: String::new(),
                cards: Vec::new(),
            });
        }
        groups[place].cards.push(card);
    }
    for group in &mut groups {
        tellings::lay_together(&mut group.cards);
        group.tally = tally(&group.cards);
    }
    groups
}

/// Which labels the article has, and how many entities of each; in the order of the contract.
#[must_use]
pub fn labels(article: &Article) -> Vec<(Label, usize)> {
    let found = article.entities().map(|entity| entity.label);
    tell(Label::ALL, found)
}

/// Which statuses the article has, and how many concessions of each; in the order of the contract.
#[must_use]
pub fn statuses(article: &Article) -> Vec<(Status, usize)> {
    let found = article.marks().filter_map(|mark| match mark.body {
        Body::Concession { status, .. } => Some(status),
        _ => None,
    });
    tell(Status::ALL, found)
}

/// Who speaks, and how many quotes; those who say most come first.
#[must_use]
pub fn speakers(cards: &Cards<'_>) -> Vec<EntityCard> {
    let mut found = who(cards, &Filter::default());
    found.retain(|card| card.quotes > 0);
    found.sort_by_key(|card| std::cmp::Reverse(card.quotes));
    found
}

/// The entities of which a mention is as asked for.
pub(crate) fn mentioned_with(
    article: &Article,
    fits: impl Fn(&Mark) -> bool,
) -> BTreeSet<EntityId> {
    let mentions = article.marks().filter(|mark| fits(mark));
    let mentioned = mentions.filter_map(|mark| match mark.body {
        Body::Mention { entity, .. } => Some(entity),
        _ => None,
    });
    mentioned.collect()
}

/// Which tags marks of one sort have, each once, in order.
#[must_use]
pub fn tags(article: &Article, kind: MarkKind) -> Vec<String> {
    let marks = article.marks().filter(|mark| mark.body.kind() == kind);
    let tags: BTreeSet<&String> = marks.flat_map(|mark| &mark.tags).collect();
    tags.into_iter().cloned().collect()
}

/// From where marks of one sort come, and how many from each.
#[must_use]
pub fn origins(article: &Article, kind: MarkKind) -> Vec<(Origin, usize)> {
    let marks = article.marks().filter(|mark| mark.body.kind() == kind);
    tell(&Origin::ALL, marks.map(|mark| mark.origin))
}

fn tell<T: Copy + Ord>(all: &[T], found: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in found {
        *counts.entry(one).or_default() += 1;
    }
    all.iter()
        .filter_map(|one| counts.get(one).map(|&count| (*one, count)))
        .collect()
}

fn allows<T: PartialEq>(chosen: &[T], one: T) -> bool {
    chosen.is_empty() || chosen.contains(&one)
}

fn select(cards: &Cards<'_>, kind: MarkKind, filter: &Filter) -> Vec<Card> {
    let article = cards.article();
    let wanted = Wanted::of(&filter.says);
    let marks = article.marks_of(kind).into_iter();
    let kept = marks.filter(|mark| filter.keeps(article, mark));
    let cards = kept.filter_map(|mark| cards.mark(mark.id));
    cards.filter(|card| says(card, &wanted)).collect()
}

/// "gives 2, may give 1, asked for 2, refuses 1": without what there is none of. What is only told again is not counted.
fn tally(cards: &[Card]) -> String {
    let count = |wanted: &[Status]| {
        let is_wanted = |card: &&Card| matches!(&card.body, CardBody::Concession { status, again: false, .. } if wanted.contains(status));
        cards.iter().filter(is_wanted).count()
    };
    let parts = [
        ("gives", count(&[Status::Made, Status::Agreed])),
        ("may give", count(&[Status::Offered, Status::Discussed])),
        ("asked for", count(&[Status::Demanded])),
        ("refuses", count(&[Status::Refused])),
    ];
    words::list(
        parts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{word} {count}")),
    )
}
