//! Keeping: every change of the desk is saved, and the library is read.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gloo::utils::document;
use hearsay_annotation::{Article, Edit, History, edits, records};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::address::lead_to;
use super::later::DRAWN_MS;
use super::now;
use crate::state::{Action, Bin, Notice, Screen, Shared, Sight, State, Storage, Summary};
use crate::store::{Store, StoreError};

/// Writes and reads the library. Opened at first use; cheap to clone.
#[derive(Clone)]
pub struct Keeper {
    store: Rc<RefCell<Option<Rc<Store>>>>,
    pub(super) send: Callback<Action>,
    /// The number of the latest search.
    pub(super) searches: Rc<Cell<u32>>,
    /// What is to be saved as soon as the change is drawn.
    due: Rc<RefCell<Option<Due>>>,
    /// When something was last saved, in milliseconds since 1970.
    saved: Rc<Cell<u64>>,
}

/// An article as it is to be saved.
struct Due {
    article: Shared<Article>,
    history: Shared<History>,
    revision: u32,
}

/// However quickly changes follow each other, one is saved in so many milliseconds.
const AT_LEAST_EVERY_MS: u64 = 1000;

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
    }
}

impl Keeper {
    /// A keeper whose outcomes go to `send`.
    #[must_use]
    pub fn new(send: Callback<Action>) -> Self {
        Self {
            store: Rc::default(),
            send,
            searches: Rc::default(),
            due: Rc::default(),
            saved: Rc::default(),
        }
    }

    pub(super) async fn store(&self) -> Result<Rc<Store>, StoreError> {
        if let Some(open) = self.store.borrow().clone() {
            return Ok(open);
        }
        let opened = Rc::new(Store::open().await?);
        *self.store.borrow_mut() = Some(opened.clone());
        Ok(opened)
    }

    /// Does something with the library; a failure is said with `failed` before it. What is due is saved before: what is
    /// read is as it was left, and what is deleted is not saved once more.
    fn attempt<F>(&self, failed: &'static str, work: impl FnOnce(Self) -> F + 'static)
    where
        F: Future<Output = Result<(), String>> + 'static,
    {
        self.save_now();
        let keeper = self.clone();
        spawn_local(async move {
            let send = keeper.send.clone();
            if let Err(why) = work(keeper).await {
                send.emit(Action::Say(Notice::say(format!("{failed} {why}."))));
            }
        });
    }

    /// Saves an article, and says so when it is done, or why not. Of a row of changes, as of a key held down, the last is
    /// saved, and one every second.
    pub fn save(&self, article: Shared<Article>, history: Shared<History>, revision: u32) {
        let other = |due: &Due| due.article.id() != article.id();
        if self.due.borrow().as_ref().is_some_and(other) {
            self.save_now();
        }
        *self.due.borrow_mut() = Some(Due {
            article,
            history,
            revision,
        });
        let keeper = self.clone();
        spawn_local(async move {
            // What was done is drawn first: a long article takes a while to be written.
            TimeoutFuture::new(DRAWN_MS).await;
            let is_last = |due: &Due| due.revision == revision;
            let is_last = keeper.due.borrow().as_ref().is_some_and(is_last);
            if is_last || now() >= keeper.saved.get() + AT_LEAST_EVERY_MS {
                keeper.save_now();
            }
        });
    }

    /// Saves at once what is due, if anything is.
    fn save_now(&self) {
        let Some(due) = self.due.borrow_mut().take() else {
            return;
        };
        self.saved.set(now());
        let keeper = self.clone();
        spawn_local(async move {
            let Due {
                article,
                history,
                revision,
            } = due;
            let saved = async {
                keeper
                    .store()
                    .await?
                    .put(&Summary::of(&article), records::write(&article, &history))
                    .await
            };
            keeper.send.emit(match saved.await {
                Ok(()) => Action::Saved(article.id().to_owned(), revision),
                Err(error) => Action::Refused(error.to_string()),
            });
        });
    }

    /// Reads the list, with what is due in it.
    pub fn list(&self) {
        self.save_now();
        let keeper = self.clone();
        spawn_local(async move {
            let listed = async { keeper.store().await?.list().await };
            match listed.await {
                Ok(summaries) => keeper.send.emit(Action::Listed(summaries)),
                Err(error) => keeper.send.emit(Action::Refused(error.to_string())),
            }
        });
    }

    /// Puts a saved article on the desk.
    pub fn open(&self, id: String) {
        self.open_with(id, None);
    }

    /// Puts a saved article on the desk, and looks at it as an address tells.
    pub fn open_at(&self, id: String, sight: Box<Sight>) {
        self.open_with(id, Some(sight));
    }

    fn open_with(&self, id: String, sight: Option<Box<Sight>>) {
        self.attempt(
            "The article could not be opened as it was.",
            |keeper| async move {
                let Some(read) = keeper.read(&id).await? else {
                    keeper.send.emit(Action::Go(Screen::Start));
                    return Err("It is not in this browser’s library".to_owned());
                };
                let faults = read.faults.len();
                // What was decided in the version before is carried over with the marks: it must be there before they come.
                let older = read.article.older().to_vec();
                let wanted = older.first().cloned().filter(|_| read.article.is_unread());
                let found = match wanted {
                    Some(wanted) => keeper.older(id, &older, wanted).await.ok(),
                    None => None,
                };
                keeper
                    .send
                    .emit(Action::Opened(Box::new(read.article), read.history));
                if let Some(found) = found {
                    keeper.send.emit(Action::Found(found));
                }
                if let Some(sight) = sight {
                    keeper.send.emit(Action::Look(sight.clone()));
                    lead_to(&sight);
                }
                match faults {
                    0 => Ok(()),
                    many => Err(format!(
                        "{many} of its marks did not fit the text and are left out"
                    )),
                }
            },
        );
    }

    /// Deletes an article and puts it in the bin.
    pub fn delete(&self, summary: Summary) {
        self.attempt("The article could not be deleted.", |keeper| async move {
            let store = keeper.store().await.map_err(words)?;
            let record = match store.get(&summary.id).await {
                Ok(record) => record.unwrap_or_default(),
                // Nothing that could be brought back.
                Err(StoreError::Damaged) => String::new(),
                Err(error) => return Err(words(error)),
            };
            store.delete(&summary.id).await.map_err(words)?;
            keeper.send.emit(Action::Deleted(Bin { summary, record }));
            Ok(())
        });
    }

    /// Takes an article out of the bin.
    pub fn restore(&self, bin: Bin) {
        self.attempt(
            "The article could not be brought back.",
            |keeper| async move {
                keeper
                    .store()
                    .await
                    .map_err(words)?
                    .put(&bin.summary, bin.record)
                    .await
                    .map_err(words)?;
                keeper.send.emit(Action::Restored);
                keeper.list();
                Ok(())
            },
        );
    }

    /// Calls a saved article something else.
    pub fn retitle(&self, id: String, title: String) {
        self.attempt("The title could not be changed.", |keeper| async move {
            if let Some(records::Reading {
                mut article,
                history,
                ..
            }) = keeper.read(&id).await?
            {
                edits::apply(&mut article, Edit::set_title(title))
                    .map_err(|error| error.to_string())?;
                // One whose marks never came is known by never having been changed.
                if !article.is_unread() {
                    article.touch(now());
                }
                let store = keeper.store().await.map_err(words)?;
                store
                    .put(&Summary::of(&article), records::write(&article, &history))
                    .await
                    .map_err(words)?;
            }
            keeper.send.emit(Action::Retitle(None));
            keeper.list();
            Ok(())
        });
    }

    pub(super) async fn read(&self, id: &str) -> Result<Option<records::Reading>, String> {
        let record = self
            .store()
            .await
            .map_err(words)?
            .get(id)
            .await
            .map_err(words)?;
        let Some(record) = record else {
            return Ok(None);
        };
        let read = records::read(&record).map_err(|error| error.to_string())?;
        // Under another's id it would be saved over that one.
        if read.article.id() == id {
            Ok(Some(read))
        } else {
            Err("Its record is of another article".to_owned())
        }
    }
}

pub(super) fn words(error: StoreError) -> String {
    error.to_string()
}

/// Saves the desk whenever its revision grows, and reads the list whenever the library comes up.
#[hook]
pub fn use_saving(state: &State, keeper: &Rc<Keeper>) {
    let unsaved = state.desk.as_ref().filter(|desk| desk.revision > 0);
    let due = unsaved.map(|desk| (desk.article.id().to_owned(), desk.revision));
    let kept = unsaved.map(|desk| (desk.article.clone(), desk.history.clone()));
    {
        let keeper = keeper.clone();
        use_effect_with(due, move |due| {
            if let (Some((_, revision)), Some((article, history))) = (due, kept) {
                keeper.save(article, history, *revision);
            }
        });
    }
    // A page that is put away may not come back.
    let hidden = keeper.clone();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&document(), "visibilitychange", move |_| {
            if document().hidden() {
                hidden.save_now();
            }
        });
        move || drop(listener)
    });
    // Once more when what was on its way is saved.
    let keeper = keeper.clone();
    let saved = state.storage == Storage::Saved;
    use_effect_with(
        (state.screen == Screen::Library, saved),
        move |&(listing, _)| {
            if listing {
                keeper.list();
            }
        },
    );
}
