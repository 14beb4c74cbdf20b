//! The part of the page's address after `#`: which screen is up, and what is looked at there. Pure.
//!
//! `#read=ID&list=said&says=ferries&mark=m12` is an article with a list, a filter and a mark; `#library&says=ferries` is a
//! search. Whatever an address holds was written by a stranger: a part that is unknown, malformed or too long is left out,
//! and the first of two of the same name counts.

mod parts;

use hearsay_annotation::article::is_id;
use hearsay_annotation::lists::Filter;
use hearsay_annotation::search::{Kind, Query, Standing};
use hearsay_annotation::{EntityId, MarkId, Origin};
use hearsay_text::{Label, QuoteKind, Span, Status};

use crate::state::{List, Sight, Sure};
use parts::{Parts, number};

/// Bytes of an address that are looked at: a longer one leads nowhere.
const MOST: usize = 16 * 1024;

/// What stands where a list is hidden in the text, in the order of [`List::ALL`].
const LISTS: [&str; 3] = ["who", "said", "gave"];

/// Where the page is, as its address says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The empty sheet.
    Start,
    /// The library, with what is searched for there.
    Library(Query),
    /// An article, with what is looked at in it.
    Article(String, Box<Sight>),
}

impl Address {
    /// An article as it opens.
    #[must_use]
    pub fn of_article(id: impl Into<String>) -> Self {
        Self::Article(id.into(), Box::default())
    }

    /// Whether both lead to the same screen and article, whatever is looked at there.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Start, Self::Start) | (Self::Library(_), Self::Library(_)) => true,
            (Self::Article(one, _), Self::Article(another, _)) => one == another,
            _ => false,
        }
    }

    /// Reads what stands in the browser's address bar, with or without its `#`. `None` if it is not ours: it leads nowhere.
    #[must_use]
    pub fn read(hash: &str) -> Option<Self> {
        let hash = hash.trim_start_matches('#');
        if hash.len() > MOST {
            return None;
        }
        let (screen, rest) = hash.split_once('&').unwrap_or((hash, ""));
        let parts = Parts::read(rest);
        match screen {
            "" => Some(Self::Start),
            "library" => Some(Self::Library(query(&parts))),
            other => {
                let id = other.strip_prefix("read=")?;
                // Anything else is not looked up.
                is_id(id).then(|| Self::Article(id.to_owned(), Box::new(sight(&parts))))
            }
        }
    }

    /// The address, with its `#`.
    #[must_use]
    pub fn write(&self) -> String {
        match self {
            Self::Start => "#".to_owned(),
            Self::Library(query) => format!("#library{}", write_query(query)),
            Self::Article(id, sight) => format!("#read={id}{}", write_sight(sight)),
        }
    }
}

fn query(parts: &Parts) -> Query {
    let kind = match parts.get("kind") {
        Some("names") => Kind::Names(parts.get("label").and_then(Label::parse)),
        Some("quotes") => Kind::Quotes,
        Some("concessions") => Kind::Concessions(parts.get("status").and_then(Status::parse)),
        Some("text") => Kind::Text,
        _ => Kind::Any,
    };
    Query {
        says: parts.words("says"),
        kind,
        standing: parts.get("origin").and_then(standing),
        person: parts.words("person"),
        tag: parts.words("tag"),
    }
}

/// How marks stand, by the word for it.
#[must_use]
pub fn standing(word: &str) -> Option<Standing> {
    match word {
        "dismissed" => Some(Standing::Dismissed),
        other => Origin::parse(other).map(Standing::By),
    }
}

/// The word for how marks stand.
#[must_use]
pub fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::By(origin) => origin.as_str(),
        Standing::Dismissed => "dismissed",
    }
}

/// The word for where to look; empty for everywhere.
#[must_use]
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Any => "",
        Kind::Names(_) => "names",
        Kind::Quotes => "quotes",
        Kind::Concessions(_) => "concessions",
        Kind::Text => "text",
    }
}

fn write_query(query: &Query) -> String {
    let mut parts = Parts::default();
    parts.put("says", &query.says);
    parts.put("kind", kind_word(query.kind));
    match query.kind {
        Kind::Names(Some(label)) => parts.put("label", label.as_str()),
        Kind::Concessions(Some(status)) => parts.put("status", status.as_str()),
        _ => {}
    }
    parts.put("origin", query.standing.map_or("", standing_word));
    parts.put("person", &query.person);
    parts.put("tag", &query.tag);
    parts.write()
}

fn sight(parts: &Parts) -> Sight {
    let list = |word: &str| {
        LISTS
            .iter()
            .position(|list| *list == word)
            .map(|at| List::ALL[at])
    };
    let hidden = parts.get("hide").unwrap_or_default();
    let mut hides = [false; 3];
    for list in hidden.split(',').filter_map(list) {
        hides[list as usize] = true;
    }
    let at = parts.get("at").and_then(|at| {
        let (start, end) = at.split_once('-')?;
        let (start, end) = (number::<usize>(start)?, number::<usize>(end)?);
        (start < end).then(|| Span::new(start, end))
    });
    let id = |name, letter| number::<u32>(parts.get(name)?.strip_prefix(letter)?);
    let some = |words: String| (!words.is_empty()).then_some(words);
    Sight {
        list: parts.get("list").and_then(list),
        filter: Filter {
            labels: all(Label::ALL, parts.get("label"), Label::as_str),
            quotes: all(QuoteKind::ALL, parts.get("kind"), QuoteKind::as_str),
            statuses: all(Status::ALL, parts.get("status"), Status::as_str),
            person: id("person", 'e').map(EntityId),
            decided: match parts.get("review") {
                Some("open") => Some(false),
                Some("done") => Some(true),
                _ => None,
            },
            origin: parts.get("origin").and_then(Origin::parse),
            tag: some(parts.words("tag")),
            says: parts.words("says"),
        },
        hidden: hides,
        sure: match parts.get("sure").and_then(number::<u8>) {
            Some(sure) if sure <= 100 => Sure(sure),
            _ => Sure::default(),
        },
        at,
        chosen: id("mark", 'm').map(MarkId),
    }
}

/// Those of `all` whose words stand in a list with commas.
fn all<T: Copy>(all: &[T], listed: Option<&str>, word: fn(T) -> &'static str) -> Vec<T> {
    let listed: Vec<&str> = listed.map_or_else(Vec::new, |listed| listed.split(',').collect());
    let all = all.iter().copied();
    all.filter(|&one| listed.contains(&word(one))).collect()
}

fn write_sight(sight: &Sight) -> String {
    fn listed<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
        all.iter()
            .map(|&one| word(one))
            .collect::<Vec<_>>()
            .join(",")
    }
    let Sight {
        list,
        filter,
        hidden,
        sure,
        at,
        chosen,
    } = sight;
    let mut parts = Parts::default();
    parts.put("list", list.map_or("", |list| LISTS[list as usize]));
    parts.put("says", &filter.says);
    parts.put("label", &listed(&filter.labels, Label::as_str));
    parts.put("kind", &listed(&filter.quotes, QuoteKind::as_str));
    parts.put("status", &listed(&filter.statuses, Status::as_str));
    let person = filter.person.map(|id| id.to_string());
    parts.put("person", &person.unwrap_or_default());
    let review = filter
        .decided
        .map(|done| if done { "done" } else { "open" });
    parts.put("review", review.unwrap_or_default());
    parts.put("origin", filter.origin.map_or("", Origin::as_str));
    parts.put("tag", filter.tag.as_deref().unwrap_or_default());
    let hides = LISTS.iter().zip(hidden).filter(|(_, hidden)| **hidden);
    let hides: Vec<&str> = hides.map(|(list, _)| *list).collect();
    parts.put("hide", &hides.join(","));
    if *sure != Sure::default() {
        parts.put("sure", &sure.0.to_string());
    }
    let at = at.map(|at| format!("{}-{}", at.start, at.end));
    parts.put("at", &at.unwrap_or_default());
    let mark = chosen.map(|id| id.to_string());
    parts.put("mark", &mark.unwrap_or_default());
    parts.write()
}

#[cfg(test)]
mod tests;
