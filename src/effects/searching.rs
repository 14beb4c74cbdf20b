//! Searching the library: records are read and looked through a few at a time, so that the page goes on meanwhile.

use gloo::timers::future::TimeoutFuture;
use hearsay_annotation::records;
use hearsay_annotation::search::{Query, Search};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Keeper, now};
use crate::state::{Action, Notice, Portion, Reply, Screen, Shared, State, Summary};
use crate::store::{Kept, StoreError};

/// How long a query stands still before the library is read, in milliseconds.
const PAUSE: u32 = 120;

/// How long articles are looked through before the page has its turn, in milliseconds.
const SLICE: u64 = 30;

/// How many records are read at once: enough to be quick, few enough for the memory.
const ROWS: usize = 8;

impl Keeper {
    /// Looks through the articles, in their order; what they say comes in portions. A later search ends this one.
    fn search(&self, query: Query, summaries: Vec<Summary>) {
        let keeper = self.clone();
        let mine = self.searches.get().wrapping_add(1);
        self.searches.set(mine);
        if query.is_blank() {
            return;
        }
        spawn_local(async move {
            TimeoutFuture::new(PAUSE).await;
            if let Err(error) = keeper.look_through(mine, query, summaries).await {
                let words = format!("The library could not be searched. {error}.");
                keeper.send.emit(Action::Say(Notice::say(words)));
            }
        });
    }

    async fn look_through(
        &self,
        mine: u32,
        query: Query,
        summaries: Vec<Summary>,
    ) -> Result<(), StoreError> {
        let search = Search::of(&query);
        let portion = |first| Portion {
            query: query.clone(),
            first,
            told: Vec::new(),
            unread: 0,
            last: false,
        };
        let mut found = portion(true);
        let mut begun = now();
        for rows in summaries.chunks(ROWS) {
            let ids: Vec<&str> = rows.iter().map(|summary| summary.id.as_str()).collect();
            let kept = self.store().await?.get_all(&ids).await?;
            for (summary, kept) in rows.iter().zip(kept) {
                if self.searches.get() != mine {
                    return Ok(());
                }
                match told(&search, summary, kept) {
                    Ok(told) => found.told.extend(told.map(Shared::new)),
                    Err(Unreadable) => found.unread += 1,
                }
                if now() >= begun + SLICE {
                    let next = portion(false);
                    self.send
                        .emit(Action::Sought(std::mem::replace(&mut found, next)));
                    TimeoutFuture::new(0).await;
                    begun = now();
                }
            }
        }
        if self.searches.get() == mine {
            found.last = true;
            self.send.emit(Action::Sought(found));
        }
        Ok(())
    }
}

/// A record that can't be searched.
struct Unreadable;

/// What one record says; nothing, too, if it was deleted meanwhile.
fn told(search: &Search, summary: &Summary, kept: Kept) -> Result<Option<Reply>, Unreadable> {
    let record = match kept {
        Kept::Nothing => return Ok(None),
        Kept::Damaged => return Err(Unreadable),
        Kept::Record(record) => record,
    };
    let read = records::read(&record).map_err(|_| Unreadable)?;
    if read.article.id() != summary.id {
        return Err(Unreadable);
    }
    let found = search.ask(&read.article);
    Ok(found.map(|found| Reply {
        summary: summary.clone(),
        found,
    }))
}

/// Searches the library whenever something else is looked for there, or something else is kept.
#[hook]
pub fn use_searching(state: &State, keeper: &Keeper) {
    let library = Some(&state.library).filter(|_| state.screen == Screen::Library);
    let due = library.and_then(|library| {
        let summaries = library.summaries.clone()?;
        Some((library.seeking.query.clone(), summaries))
    });
    let keeper = keeper.clone();
    use_effect_with(due, move |due| {
        // Whoever leaves the library does not wait for an answer.
        let (query, summaries) = due.clone().unwrap_or_default();
        keeper.search(query, summaries);
    });
}
