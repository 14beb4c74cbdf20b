//! The page's one value, and the one pure function that changes it.
//!
//! Nothing here knows a browser or a clock: times and ids come in with the actions, and what has to be done outside
//! (analyse, save, download) is done by [`crate::effects`].

mod action;
mod change;
mod correcting;
mod desk;
mod draft;
mod library;
mod notice;
mod picking;
mod seeking;
mod shared;
mod sight;
mod told;
mod versions;
mod view;
mod walk;

use hearsay_annotation::Article;
use hearsay_annotation::cards::Cards;
use hearsay_annotation::lists::Filter;
use hearsay_annotation::search::Query;
use hearsay_annotation::words;

use told::Happening;

pub use action::Action;
pub use change::{Change, Slot};
pub use correcting::{Correcting, Correction};
pub use desk::{Analysis, Desk, PORTION};
pub use draft::{Draft, DraftKind, Pick};
pub use library::{Bin, Library, Summary, texts};
pub use notice::{Notice, Storage};
pub use picking::{Picking, Taken};
pub use seeking::{Portion, Reply, Seeking};
pub use shared::Shared;
pub use sight::{FIELD, Sight, bounded};
pub use told::{Told, found};
pub use versions::{Found, Versions};
pub use view::{List, Sure, View};
pub use walk::{Deed, Place, Walk};

/// Everything that the page shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// Which of the three screens is up.
    pub screen: Screen,
    /// The article on the desk, shown on [`Screen::Reading`].
    pub desk: Option<Desk>,
    /// What the library holds.
    pub library: Library,
    /// What is shown of the marks.
    pub view: View,
    /// Whether the article on the desk is kept.
    pub storage: Storage,
    /// A sentence for the reader.
    pub notice: Option<Notice>,
    /// What was just done, in words for those who do not see it.
    pub told: Told,
    /// Whether the browser prints: then what is printed is drawn.
    pub printing: bool,
    /// Whether the menu of exports is open.
    pub sharing: bool,
    /// The article of which a newer version is awaited: what was decided in it is carried over.
    pub revising: Option<Shared<Article>>,
    /// What was typed into the empty sheet, so that it is still there after a look at the library.
    pub typed: String,
    /// The name that the reader signs decisions with; may be empty.
    pub reader: String,
    /// Whether single characters that would act wherever the focus is do nothing.
    pub keys_off: bool,
}

impl State {
    /// Whether undo and redo mean the article: what can't be seen is not changed, and a text that is being corrected stays.
    #[must_use]
    pub fn steps_back(&self) -> bool {
        let correction = self.desk.as_ref().and_then(|desk| desk.correction.as_ref());
        self.screen == Screen::Reading && !correction.is_some_and(|correction| correction.open)
    }

    /// Takes in that the article was changed, and whether its text was.
    fn after_edit(&mut self, rewords: bool) {
        if self.storage == Storage::Saved {
            self.storage = Storage::Pending;
        }
        // Where words were shown, others may stand by now.
        if rewords {
            self.view.at = None;
        }
        // Who is no more in the article can't be asked for.
        if let Some(desk) = &self.desk {
            let person = &mut self.view.filter.person;
            *person = person.filter(|&id| desk.article.entity(id).is_some());
        }
    }

    /// Whether it is the article that the browser prints.
    #[must_use]
    pub fn is_printing_article(&self) -> bool {
        self.printing && self.screen == Screen::Reading
    }
}

/// A screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Screen {
    /// The empty sheet.
    #[default]
    Start,
    /// An article with its marks.
    Reading,
    /// The saved articles.
    Library,
}

/// The state after an action. Pure: the same state and action give the same state.
#[must_use]
pub fn reduce(mut state: State, action: Action) -> State {
    match action {
        Action::Typed(words) => state.typed = words,
        Action::Arrived(article) => {
            state.typed.clear();
            let previous = state.revising.take();
            let article = match &previous {
                Some(older) => {
                    article.following(older.id(), older.older().iter().map(String::as_str))
                }
                None => *article,
            };
            let desk = Desk::new(article, Analysis::Running);
            put_down(&mut state, Desk { previous, ..desk });
        }
        Action::Revise => {
            let marked = state.desk.as_ref().filter(|desk| !desk.is_running());
            state.revising = marked.map(|desk| desk.article.clone());
            if state.revising.is_some() {
                state.screen = Screen::Start;
            }
        }
        Action::Opened(article, history) => {
            state.revising = None;
            put_down(&mut state, Desk::kept(*article, history));
            state.storage = Storage::Saved;
        }
        Action::CorrectText(step) => correcting::correct(&mut state, step),
        Action::Go(screen) => {
            // There is nothing to read without an article.
            let empty = screen == Screen::Reading && state.desk.is_none();
            state.screen = if empty { Screen::Start } else { screen };
            state.library.retitling = None;
            state.revising = None;
            state.sharing = false;
        }
        Action::Show(list) => {
            state.view.list = list;
            state.view.raised = true;
        }
        Action::Narrow(filter) => state.view.filter = filter,
        Action::Find(words) if state.screen == Screen::Library => {
            let query = state.library.seeking.query.clone();
            let query = Query {
                says: words,
                ..query
            };
            state.library.seeking.ask(query);
        }
        Action::Find(words) => {
            state.view.filter.says = bounded(words);
            state.view.at = None;
        }
        Action::Reach(span) => {
            state.view.at = Some(span);
            if let Some(desk) = &mut state.desk {
                desk.reach(span);
            }
        }
        Action::Look(sight) => sight.show(&mut state),
        Action::Seek(query) => state.library.seeking.ask(query),
        Action::Sought(portion) => state.library.seeking.take(portion),
        Action::Hide(list) => {
            let hidden = &mut state.view.hidden[list as usize];
            *hidden = !*hidden;
        }
        Action::Only(list) => {
            if state.view.is_alone(list) {
                state.view.hidden = [false; 3];
            } else {
                state.view.hidden = List::ALL.map(|other| other != list);
                state.view.list = list;
            }
        }
        Action::Sign(name) => {
            let name = words::on_one_line(&name);
            state.reader = name.chars().take(80).collect();
        }
        Action::KeysOff(off) => state.keys_off = off,
        Action::Require(sure) => state.view.sure = Sure(sure.0.min(100)),
        Action::Raise(raised) => state.view.raised = raised,
        Action::Share(open) => state.sharing = open,
        Action::Print(printing) => state.printing = printing,
        Action::Aloud => {
            state.view.aloud = !state.view.aloud;
            let are = if state.view.aloud { "are" } else { "are not" };
            let words = format!("beginnings and ends of marks {are} in the text");
            state.told.say(words);
        }
        Action::Listed(summaries) => state.library.summaries = Some(summaries),
        Action::Retitle(id) => state.library.retitling = id,
        Action::Deleted(bin) => delete(&mut state, bin),
        Action::Restored => {
            state.library.bin = None;
            state.notice = None;
        }
        Action::Saved(id, revision) => {
            let is_latest = |desk: &Desk| desk.article.id() == id && desk.revision == revision;
            if state.desk.as_ref().is_some_and(is_latest) {
                state.storage = Storage::Saved;
            }
        }
        Action::Refused(why) => {
            if !matches!(state.storage, Storage::Refused(_)) {
                let lost = if state.desk.is_some() {
                    ", so what you do here will be gone when you close the page. Share the article to keep it"
                } else {
                    ""
                };
                state.notice = Some(Notice::say(format!("{why}{lost}.")));
            }
            state.storage = Storage::Refused(why);
        }
        Action::Unanswered(id) => {
            let waits = |desk: &&mut Desk| desk.is_running() && desk.article.id() == id;
            if let Some(desk) = state.desk.as_mut().filter(waits) {
                desk.analysis = Analysis::Failed;
                let words = "The analyser does not answer yet. The text is kept: wait for it, load the page again to try \
                    once more, or mark it by hand.";
                state.notice = Some(Notice::say(words));
            }
        }
        Action::Clear(id) => {
            if state
                .desk
                .as_ref()
                .is_some_and(|desk| desk.article.id() == id)
            {
                state.desk = None;
            }
        }
        Action::Turn(marks) => {
            if let Some(desk) = &mut state.desk {
                let card = marks
                    .first()
                    .and_then(|&id| Cards::of(&desk.article).mark(id));
                if let Some(card) = card {
                    state.told.say(card.summary());
                }
                desk.pointed = marks;
            }
        }
        // What can't be seen is not changed.
        Action::Undo(_) | Action::Redo(_) if !state.steps_back() => {}
        Action::Say(notice) => state.notice = Some(notice),
        Action::Hush => {
            state.notice = None;
            state.library.bin = None;
        }
        action => {
            let Some(desk) = &mut state.desk else {
                return state;
            };
            let sure = state.view.sure.share();
            let chooses = matches!(
                action,
                Action::Choose(_) | Action::Add(_) | Action::Restore(..) | Action::Take(..)
            );
            let drafts = matches!(
                action,
                Action::Draft(_) | Action::Selected | Action::PickFor(..) | Action::Walk(..)
            );
            let retitles = matches!(action, Action::Title(..));
            let lacking = match &action {
                Action::Analysed { lacking, .. } => lacking.clone(),
                _ => None,
            };
            let failed = desk.analysis == Analysis::Failed;
            let awaits = desk.previous.is_some();
            let before = desk.revision;
            let wordings = desk.wordings;
            let happening = Happening::of(&action, desk);
            let compares = matches!(action, Action::CompareAgain);
            if let Err(error) = desk.reduce(action, sure, &state.reader) {
                state.notice = Some(Notice::failed(&error));
                return state;
            }
            let rewords = desk.wordings != wordings;
            if failed && desk.analysis == Analysis::Done {
                state.notice = None;
            }
            // What has changed since the older version is what the reader waits for.
            if awaits && desk.previous.is_none() && !desk.versions.changes.is_empty() {
                state.view.raised = true;
            }
            if desk.revision != before {
                state.told.say(happening.words(desk, &state.view));
            } else if compares {
                state.told.say("compared again".to_owned());
            }
            if let Some(why) = lacking.filter(|_| desk.revision != before) {
                let words = format!(
                    "The model did not load: {why}. The text was marked by rules alone, which find little. \
                    Load the page again to have it marked anew."
                );
                state.notice = Some(Notice::say(words));
            }
            if drafts && (desk.draft.is_some() || desk.picking.is_some() || desk.walk.is_some()) {
                state.view.raised = true;
            }
            if retitles {
                state.library.retitled(&Summary::of(&desk.article));
            }
            if desk.revision != before {
                state.after_edit(rewords);
            }
            if chooses {
                bring_up_chosen(&mut state);
            }
        }
    }
    state
}

/// Brings up the list that holds the card of the chosen mark, and widens it if the card is narrowed away.
fn bring_up_chosen(state: &mut State) {
    let chosen = state
        .desk
        .as_ref()
        .and_then(|desk| Some((desk, desk.article.mark(desk.chosen?)?)));
    let Some((desk, mark)) = chosen else { return };
    let cards = Cards::of(&desk.article);
    let card = cards.mark(mark.id);
    let found = card.is_none_or(|card| state.view.filter.finds(&card));
    if !found || !state.view.filter.keeps(&desk.article, mark) {
        state.view.filter = Filter::default();
    }
    state.view.list = List::of(mark.body.kind());
    state.view.raised = true;
}

fn put_down(state: &mut State, desk: Desk) {
    let left = state.desk.replace(desk);
    let left = left.filter(Desk::is_corrected);
    state.screen = Screen::Reading;
    state.view = View {
        list: state.view.list,
        aloud: state.view.aloud,
        ..View::default()
    };
    state.notice = left.map(|left| {
        let title = left.article.title();
        Notice::say(format!("The correction of “{title}” was not saved."))
    });
    state.sharing = false;
    state.printing = false;
    state.told.say(String::new());
    if !matches!(state.storage, Storage::Refused(_)) {
        state.storage = Storage::Pending;
    }
}

fn delete(state: &mut State, bin: Bin) {
    let id = &bin.summary.id;
    if let Some(summaries) = &mut state.library.summaries {
        summaries.retain(|summary| summary.id != *id);
    }
    state.notice = Some(Notice {
        words: format!("“{}” is deleted.", bin.summary.title),
        // A damaged record is not worth bringing back.
        restores: !bin.record.is_empty(),
    });
    state.library.bin = Some(bin);
}

#[cfg(test)]
mod tests;
