//! What can be found in an article besides its text: entities, marks, and what was dismissed.

use std::collections::{BTreeMap, BTreeSet};

use hearsay_text::{Label, Span};

use super::{Part, Place, Standing, Wanted, What};
use crate::article::{Article, Entity};
use crate::lists::mentioned_with;
use crate::marks::{Body, EntityId, Mark, MarkId, MarkKind, Party};

/// Something that can be found.
pub(super) struct Item<'a> {
    pub what: What,
    /// The mark; none for an entity.
    pub mark: Option<&'a Mark>,
    /// Of an entity and its mentions: its name.
    pub name: Option<&'a str>,
    /// What it says, the part that tells most first.
    pub texts: Vec<(Part, &'a str)>,
    /// The names of who speaks, gives, gains or claims: looked through together with what it says.
    names: Vec<&'a str>,
    /// Those, and the entity itself.
    pub entities: Vec<EntityId>,
    /// The words for those who are no entity.
    pub unnamed: Vec<&'a str>,
    pub tags: &'a [String],
    pub dismissed: bool,
    /// Of an entity: its first mention.
    first: Option<MarkId>,
}

impl<'a> Item<'a> {
    /// The words that it marks, piece by piece.
    pub fn words(&self) -> impl Iterator<Item = &'a str> {
        let words = self.texts.iter().filter(|(part, _)| *part == Part::Words);
        words.map(|(_, words)| *words)
    }

    /// The sort of its mark.
    pub fn kind(&self) -> MarkKind {
        match self.what {
            What::Quote(_) => MarkKind::Quote,
            What::Concession(_) => MarkKind::Concession,
            What::Name(_) | What::Text => MarkKind::Mention,
        }
    }

    /// The stretches of the text that it tells of, who says it included.
    pub fn spans(&self) -> Vec<Span> {
        let body = self.mark.map(|mark| &mark.body);
        body.map_or_else(Vec::new, Body::spans)
    }

    /// Whether it says what is wanted. What a mention says is told by its entity already, except for what is noted about
    /// it or where it was asked for by a tag.
    pub fn says(&self, wanted: &Wanted, by_tag: bool) -> bool {
        let said = self.texts.iter().map(|(_, text)| *text);
        let own = match (self.mark, self.what) {
            (Some(_), What::Name(_)) if !self.dismissed && !by_tag => {
                let mut noted = self.texts.iter().filter(|(part, _)| *part != Part::Words);
                noted.any(|(_, text)| wanted.some_within(text))
            }
            _ => true,
        };
        own && wanted.within(said.chain(self.names.iter().copied()))
    }

    /// Where it leads.
    pub fn place(&self, article: &Article) -> Place {
        match (self.mark, self.first) {
            // It is no mark of the article any more.
            (Some(mark), _) if self.dismissed => Place::Words(mark.body.anchor()),
            (Some(mark), _) if article.mark(mark.id).is_some() => Place::Mark(mark.id),
            (None, Some(first)) => Place::Mark(first),
            _ => Place::Article,
        }
    }
}

/// All of an article that stands so: names, quotes, concessions, each in text order.
pub(super) fn of(article: &Article, standing: Option<Standing>) -> Vec<Item<'_>> {
    if standing == Some(Standing::Dismissed) {
        let mut gone: Vec<Item<'_>> = article
            .dismissed()
            .map(|each| item(article, &each.mark, each.entity.as_ref()))
            .map(|item| Item {
                dismissed: true,
                ..item
            })
            .collect();
        gone.sort_by_key(|item| {
            item.mark
                .map(|mark| (order(item.kind()), mark.body.anchor()))
        });
        return gone;
    }
    let origin = match standing {
        Some(Standing::By(origin)) => Some(origin),
        _ => None,
    };
    let marks = article.marks_in_text_order();
    let mut first: BTreeMap<EntityId, (usize, MarkId)> = BTreeMap::new();
    for (place, mark) in marks.iter().enumerate() {
        if let Body::Mention { entity, .. } = mark.body {
            first.entry(entity).or_insert((place, mark.id));
        }
    }
    let mentioned: Option<BTreeSet<EntityId>> =
        origin.map(|origin| mentioned_with(article, |mark| mark.origin == origin));
    let mut entities: Vec<(usize, Item<'_>)> = article
        .entities()
        .filter(|entity| {
            let own = origin.is_none_or(|origin| entity.origin == origin);
            own || mentioned
                .as_ref()
                .is_some_and(|found| found.contains(&entity.id))
        })
        .map(|entity| {
            let first = first.get(&entity.id).copied();
            let place = first.map_or(usize::MAX, |(place, _)| place);
            (place, of_entity(entity, first.map(|(_, id)| id)))
        })
        .collect();
    entities.sort_by_key(|(place, _)| *place);
    let mut items: Vec<Item<'_>> = entities.into_iter().map(|(_, item)| item).collect();
    for kind in [MarkKind::Mention, MarkKind::Quote, MarkKind::Concession] {
        let of_kind = marks.iter().filter(|mark| {
            let noted = !mark.note.is_empty() || !mark.tags.is_empty();
            let stands = origin.is_none_or(|origin| mark.origin == origin);
            mark.body.kind() == kind && stands && (kind != MarkKind::Mention || noted)
        });
        items.extend(of_kind.map(|mark| item(article, mark, None)));
    }
    items
}

fn order(kind: MarkKind) -> usize {
    match kind {
        MarkKind::Mention => 0,
        MarkKind::Quote => 1,
        MarkKind::Concession => 2,
    }
}

fn of_entity(entity: &Entity, first: Option<MarkId>) -> Item<'_> {
    let aliases = entity.aliases.iter().chain(&entity.role);
    let aliases = aliases.filter(|alias| **alias != entity.name);
    Item {
        what: What::Name(entity.label),
        mark: None,
        name: Some(&entity.name),
        texts: aliases.map(|alias| (Part::Alias, alias.as_str())).collect(),
        names: std::iter::once(&entity.name)
            .chain(&entity.side)
            .map(String::as_str)
            .collect(),
        entities: vec![entity.id],
        unnamed: Vec::new(),
        tags: &[],
        dismissed: false,
        first,
    }
}

/// `gone`: the entity that was dismissed with it.
fn item<'a>(article: &'a Article, mark: &'a Mark, gone: Option<&'a Entity>) -> Item<'a> {
    let known = |id: &EntityId| {
        let gone = gone.filter(|entity| entity.id == *id);
        article.entity(*id).or(gone)
    };
    let words = |span: &Span| article.words(*span);
    let (what, name, spans, unnamed): (What, Option<&str>, Vec<Span>, Vec<&str>) = match &mark.body
    {
        Body::Mention { span, entity, .. } => {
            let entity = known(entity);
            let label = entity.map_or(Label::Other, |entity| entity.label);
            let name = entity.map_or_else(|| article.words(*span), |entity| &entity.name);
            (What::Name(label), Some(name), vec![*span], Vec::new())
        }
        Body::Quote {
            kind,
            content,
            source,
            speaker,
            ..
        } => {
            let unnamed = source.iter().filter(|_| speaker.is_none()).map(words);
            (What::Quote(*kind), None, content.clone(), unnamed.collect())
        }
        Body::Concession {
            content,
            cue,
            condition,
            conceder,
            recipient,
            claimant,
            status,
            ..
        } => {
            let named = |party: &&&Party| party.entity.is_none();
            let parties = [conceder, recipient, claimant];
            let unnamed = parties
                .iter()
                .filter(named)
                .filter_map(|party| party.span.as_ref());
            let spans = [Some(*content), *condition, Some(*cue)];
            let spans = spans.into_iter().flatten().collect();
            (
                What::Concession(*status),
                None,
                spans,
                unnamed.map(words).collect(),
            )
        }
    };
    let entities: Vec<EntityId> = mark.body.entities().collect();
    let named = entities.iter().filter_map(known);
    let names = named.flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases));
    let names = names
        .map(String::as_str)
        .chain(unnamed.iter().copied())
        .collect();
    let mut texts: Vec<(Part, &str)> = spans
        .iter()
        .map(|span| (Part::Words, words(span)))
        .collect();
    if !mark.note.is_empty() {
        texts.push((Part::Note, &mark.note));
    }
    texts.extend(mark.tags.iter().map(|tag| (Part::Tag, tag.as_str())));
    Item {
        what,
        mark: Some(mark),
        name,
        texts,
        names,
        entities,
        unnamed,
        tags: &mark.tags,
        dismissed: false,
        first: None,
    }
}
