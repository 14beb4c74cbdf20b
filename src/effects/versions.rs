//! Older and newer versions: looked up in the library for the article on the desk.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Keeper;
use super::keeper::words;
use crate::state::{Action, Found, Screen, State, Summary};

impl Keeper {
    /// Looks for the older versions of the article `id`, and reads the one that is `wanted`, or the newest that can be read.
    /// Where the library can't be read nothing comes: there is nothing to compare with, and the rest goes on.
    fn find_older(&self, id: String, older: Vec<String>, wanted: String) {
        let keeper = self.clone();
        spawn_local(async move {
            if let Ok(found) = keeper.older(id, &older, wanted).await {
                keeper.send.emit(Action::Found(found));
            }
        });
    }

    /// Looks for newer versions of the article `id`. Where the library can't be read it is as if there were none.
    fn find_newer(&self, id: String, older: Vec<String>) {
        let keeper = self.clone();
        spawn_local(async move {
            let Ok(store) = keeper.store().await else {
                return;
            };
            if let Ok(mut newer) = store.list().await {
                // What a line says of itself may be damaged: nothing follows itself, or one that follows it.
                let follows = |line: &Summary| line.older.contains(&id);
                newer.retain(|line| follows(line) && line.id != id && !older.contains(&line.id));
                newer.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| b.id.cmp(&a.id)));
                keeper.send.emit(Action::Followed(id, newer));
            }
        });
    }

    /// The older versions of the article `id` that the library holds, and the one that is `wanted` or the next one that can be read.
    pub(super) async fn older(
        &self,
        id: String,
        older: &[String],
        wanted: String,
    ) -> Result<Found, String> {
        let listed = self.store().await.map_err(words)?.list().await;
        let mut listed: Vec<Summary> = listed.map_err(words)?;
        listed.retain(|line| older.contains(&line.id));
        listed.sort_by_key(|line| older.iter().position(|id| *id == line.id));
        let mut article = None;
        for id in std::iter::once(&wanted).chain(listed.iter().map(|line| &line.id)) {
            // A damaged one is as good as gone.
            if let Ok(Some(read)) = self.read(id).await {
                article = Some(Box::new(read.article));
                break;
            }
        }
        Ok(Found {
            id,
            wanted,
            older: listed,
            article,
        })
    }
}

/// Looks for older versions whenever an article that has some comes to the desk, or another of them is to be compared; and for
/// newer ones whenever an article is looked at: one may have been deleted in the library.
#[hook]
pub fn use_versions(state: &State, keeper: &Rc<Keeper>) {
    let wanted = state.desk.as_ref().and_then(|desk| {
        let wanted = desk.versions.wanted.clone()?;
        Some((desk.article.id().to_owned(), wanted))
    });
    let older = state
        .desk
        .as_ref()
        .map(|desk| desk.article.older().to_vec());
    let looked_at = state.desk.as_ref().map(|desk| desk.article.id().to_owned());
    let looked_at = looked_at.filter(|_| state.screen == Screen::Reading);
    {
        let (keeper, older) = (keeper.clone(), older.clone());
        use_effect_with(looked_at, move |id| {
            if let (Some(id), Some(older)) = (id.clone(), older) {
                keeper.find_newer(id, older);
            }
        });
    }
    let keeper = keeper.clone();
    use_effect_with(wanted, move |wanted| {
        if let (Some((id, wanted)), Some(older)) = (wanted.clone(), older) {
            keeper.find_older(id, older, wanted);
        }
    });
}
