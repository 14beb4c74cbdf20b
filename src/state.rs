//! The page's one value, and the one pure function that changes it.
//!
//! Nothing here knows a browser or a clock: times and ids come in with the actions, and what has to be done outside
//! (analyse, save, download) is done by [`crate::effects`].

mod change;
mod correcting;
mod desk;
mod draft;
mod library;
mod picking;
mod seeking;
mod shared;
mod sight;
mod told;
mod versions;
mod walk;

use hearsay_annotation::cards::Cards;
use hearsay_annotation::carets::Stride;
use hearsay_annotation::edges::Edge;
use hearsay_annotation::lists::Filter;
use hearsay_annotation::search::Query;
use hearsay_annotation::{Article, EditError, EntityId, History, MarkId, MarkKind, SURE};
use hearsay_marking::Marking;
use hearsay_text::{Label, Span};

use told::Happening;

pub use change::{Change, Slot};
pub use correcting::{Correcting, Correction};
pub use desk::{Analysis, Desk, PORTION};
pub use draft::{Draft, DraftKind, Pick};
pub use library::{Bin, Library, Summary, texts};
pub use picking::{Picking, Taken};
pub use seeking::{Portion, Reply, Seeking};
pub use shared::Shared;
pub use sight::{FIELD, Sight, bounded};
pub use told::{Told, found};
pub use versions::{Found, Versions};
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
}

impl State {
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

/// One of the three lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum List {
    /// Entities.
    #[default]
    Who,
    /// Quotes.
    Said,
    /// Concessions.
    Gave,
}

impl List {
    /// In the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Who, Self::Said, Self::Gave];

    /// The list that holds the cards of such marks.
    #[must_use]
    pub fn of(kind: MarkKind) -> Self {
        match kind {
            MarkKind::Mention => Self::Who,
            MarkKind::Quote => Self::Said,
            MarkKind::Concession => Self::Gave,
        }
    }

    /// The word on its tab.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Who => "Who",
            Self::Said => "Said",
            Self::Gave => "Gave",
        }
    }
}

/// What is shown of the marks: the list that is up, what it is narrowed to, and what is hidden in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// The list that is up.
    pub list: List,
    /// What it is narrowed to.
    pub filter: Filter,
    /// Whether the text shows no entities, quotes, concessions: in the order of [`List`].
    pub hidden: [bool; 3],
    /// Words of the text that are shown, in bytes: where the reader stands among those found, or what a search led to.
    pub at: Option<Span>,
    /// On a narrow screen: whether the lists are up over the text.
    pub raised: bool,
    /// How sure the machine must be of a quote or a concession that is drawn as more than a suggestion.
    pub sure: Sure,
    /// Whether the text says, to those who hear it, where quotes and concessions begin and end.
    pub aloud: bool,
}

impl View {
    /// Whether the text shows the marks of that list alone.
    #[must_use]
    pub fn is_alone(&self, list: List) -> bool {
        self.hidden == List::ALL.map(|other| other != list)
    }
}

/// From 0 to 100 per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sure(pub u8);

impl Default for Sure {
    fn default() -> Self {
        Self((SURE * 100.0) as u8)
    }
}

impl Sure {
    /// From 0 to 1.
    #[must_use]
    pub fn share(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

/// Whether the article on the desk is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Storage {
    /// Nothing to keep yet, or it is being written.
    #[default]
    Pending,
    /// Everything is kept.
    Saved,
    /// The browser said no; the sentence says how.
    Refused(String),
}

impl Storage {
    /// Why the browser keeps nothing, where it does not.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        match self {
            Self::Refused(why) => Some(why.clone()),
            Self::Pending | Self::Saved => None,
        }
    }
}

/// A sentence for the reader, at the foot of the page until it is dismissed or overtaken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub words: String,
    /// Whether it offers to bring back the article in the bin.
    pub restores: bool,
}

impl Notice {
    /// Just words.
    #[must_use]
    pub fn say(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            restores: false,
        }
    }

    fn failed(error: &EditError) -> Self {
        Self::say(format!("That did not work: {error}."))
    }
}

/// Everything that can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Something was typed into the empty sheet.
    Typed(String),
    /// A text came in, and is to be analysed.
    Arrived(Box<Article>),
    /// A newer version of the article on the desk is to be pasted.
    Revise,
    /// A saved article was opened, with what can be undone in it.
    Opened(Box<Article>, History),
    /// The analysis of the article with that id is done.
    Analysed {
        /// The article's id.
        id: String,
        /// What was found.
        marking: Marking,
        /// Why it was found by rules alone, without the model; `None` where the model had its part.
        lacking: Option<String>,
        /// When, in milliseconds since 1970.
        now: u64,
    },
    /// A mark is chosen, or none.
    Choose(Option<MarkId>),
    /// Marks are pointed at or have the focus, the topmost first, or none.
    Point(Vec<MarkId>),
    /// A mark of the machine is taken for right.
    Confirm(MarkId, u64),
    /// All quotes or concessions that nobody has decided about, and of which the machine is sure enough, are taken for right.
    ConfirmAll(MarkKind, u64),
    /// A mark is removed; one of the machine's is dismissed.
    Remove(MarkId, u64),
    /// A dismissed mark is brought back.
    Restore(MarkId, u64),
    /// Something about a mark is put right.
    Change(MarkId, Change, u64),
    /// Something is noted about a mark: the note, and tags.
    Note(MarkId, String, Vec<String>, u64),
    /// A quote and the next one after it become one.
    Join(MarkId, u64),
    /// An interrupted quote is cut after its first piece.
    Cut(MarkId, u64),
    /// A mention means somebody else: an entity of the article, or somebody new.
    Reassign(MarkId, Option<EntityId>, u64),
    /// An entity is called something else, or is something else.
    Rename(EntityId, String, Label, u64),
    /// The first entity becomes one with the second, which stays.
    Merge(EntityId, EntityId, u64),
    /// An entity is removed with all its mentions.
    RemoveEntity(EntityId, u64),
    /// All mentions of an entity that nobody has decided about are taken for right.
    ConfirmEntity(EntityId, u64),
    /// Wherever the words of a mention stand unmarked, they mean the same.
    Everywhere(MarkId, u64),
    /// A walk through all places with the words of a mention begins.
    Walk(MarkId, Deed),
    /// Yes or no to the place at which the walk stands; with the last answer, what was said yes to is done.
    Answer(bool, u64),
    /// Yes to all places that are left.
    AnswerRest(u64),
    /// The walk ends here; what was said yes to is done.
    Halt(u64),
    /// A part of a mark is to be picked in the text.
    PickFor(MarkId, Slot),
    /// Something is taken for the part that is being picked.
    Take(Taken, u64),
    /// Nothing is picked after all.
    Unpick,
    /// An edge of the chosen mark is being dragged, or none any more.
    Grip(Option<Edge>),
    /// A caret stands in the text at that byte, to select words with the keys; or none any more.
    Caret(Option<usize>),
    /// The caret goes that far, on or back, and selects what lies between or not.
    Stride(Stride, bool, bool),
    /// What the caret selected is to be marked.
    Selected,
    /// The latest edit is undone.
    Undo(u64),
    /// The latest undone edit is made again.
    Redo(u64),
    /// Words are selected, to be marked; or a new mark is begun without any.
    Draft(Span),
    /// Something about the mark in the making is picked.
    Pick(Pick),
    /// The mark in the making is added.
    Add(u64),
    /// The mark in the making is given up.
    Discard,
    /// The text itself is put right.
    CorrectText(Correcting),
    /// The library has been asked for older versions of an article.
    Found(Found),
    /// Another of the older versions is to be compared, by its id.
    Compare(String),
    /// More of a long article is shown.
    More,
    /// A list is brought up.
    Show(List),
    /// The lists are narrowed.
    Narrow(Filter),
    /// Something to look for was typed: in the article, or in the library if that is up.
    Find(String),
    /// Words of the text are shown.
    Reach(Span),
    /// What an address tells of the article on the desk is looked at.
    Look(Box<Sight>),
    /// The library is searched, or listed again if that asks for nothing.
    Seek(Query),
    /// Some of the library has been searched.
    Sought(Portion),
    /// The marks of one list are hidden in the text, or shown again.
    Hide(List),
    /// The text shows the marks of one list alone, or all again.
    Only(List),
    /// What the reader signs decisions with.
    Sign(String),
    /// Marks of which the machine is less sure are drawn as suggestions.
    Require(Sure),
    /// On a narrow screen: the lists are raised over the text or lowered.
    Raise(bool),
    /// The menu of exports is opened or closed.
    Share(bool),
    /// The browser begins to print, or is done.
    Print(bool),
    /// The borders of marks are put into words for those who hear the text, or not.
    Aloud,
    /// Another screen.
    Go(Screen),
    /// The library has been read.
    Listed(Vec<Summary>),
    /// A title is being written in the library: of which article, or none.
    Retitle(Option<String>),
    /// The article on the desk is called something else.
    Title(String, u64),
    /// An article was deleted and lies in the bin.
    Deleted(Bin),
    /// What was in the bin is back in the library.
    Restored,
    /// That revision of the article with that id is kept.
    Saved(String, u32),
    /// The analyser did not answer in time about the article with that id.
    Unanswered(String),
    /// The article with that id is taken off the desk, since it is going to be deleted.
    Clear(String),
    /// The browser keeps nothing; the sentence says why.
    Refused(String),
    /// A sentence for the reader.
    Say(Notice),
    /// The sentence has been read.
    Hush,
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
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            state.reader = name.chars().take(80).collect();
        }
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
        // What can't be seen is not changed.
        Action::Undo(_) | Action::Redo(_) if state.screen != Screen::Reading => {}
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
            let happening = Happening::of(&action, desk);
            if let Err(error) = desk.reduce(action, sure, &state.reader) {
                state.notice = Some(Notice::failed(&error));
                return state;
            }
            if desk.revision != before && state.storage == Storage::Saved {
                state.storage = Storage::Pending;
            }
            if failed && desk.analysis == Analysis::Done {
                state.notice = None;
            }
            // What has changed since the older version is what the reader waits for.
            if awaits && desk.previous.is_none() && !desk.versions.changes.is_empty() {
                state.view.raised = true;
            }
            if desk.revision != before {
                state.told.say(happening.words(desk, &state.view));
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
            // Who is no more in the article can't be asked for.
            let filter = &mut state.view.filter;
            filter.person = filter
                .person
                .filter(|&id| desk.article.entity(id).is_some());
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
