//! Searching the library, as the page shows it: what is looked for, and what has been found so far.

use hearsay_annotation::search::{Found, Query};

use super::{Shared, Summary, bounded};

/// A search of the library.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seeking {
    /// What is looked for; if it asks for nothing, all articles are listed.
    pub query: Query,
    /// What was found, article by article in the order of the list. Of the query before as long as there is nothing newer.
    pub told: Vec<Shared<Reply>>,
    /// How many articles could not be read.
    pub unread: usize,
    /// Whether all have been looked through.
    pub done: bool,
}

/// What one article says to a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// Its line in the library.
    pub summary: Summary,
    /// What was found in it.
    pub found: Found,
}

/// What some of the articles say to a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Portion {
    /// What was asked.
    pub query: Query,
    /// Whether it is the first: then what was found before is over.
    pub first: bool,
    /// What was found.
    pub told: Vec<Shared<Reply>>,
    /// How many articles of these could not be read.
    pub unread: usize,
    /// Whether no more will come.
    pub last: bool,
}

impl Seeking {
    /// Looks for something else, or for nothing.
    pub(super) fn ask(&mut self, query: Query) {
        let query = Query {
            says: bounded(query.says),
            person: bounded(query.person),
            tag: bounded(query.tag),
            ..query
        };
        if query.is_blank() {
            *self = Self {
                query,
                ..Self::default()
            };
        } else if query != self.query {
            self.query = query;
            self.done = false;
        }
    }

    /// Takes in what was found, unless something else is looked for by now.
    pub(super) fn take(&mut self, portion: Portion) {
        if portion.query != self.query || portion.query.is_blank() {
            return;
        }
        if portion.first {
            self.told.clear();
            self.unread = 0;
        }
        self.told.extend(portion.told);
        self.unread += portion.unread;
        self.done = portion.last;
    }
}
