//! Everything that can happen to the page.

use hearsay_annotation::carets::Stride;
use hearsay_annotation::edges::Edge;
use hearsay_annotation::lists::Filter;
use hearsay_annotation::search::Query;
use hearsay_annotation::{Article, EntityId, History, MarkId, MarkKind};
use hearsay_marking::Marking;
use hearsay_text::{Label, Span};

use super::*;

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
    /// Of the marks on the words that have the focus, another one is turned to: all of them, that one first.
    Turn(Vec<MarkId>),
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
    /// The same older version is compared once more, since the article has changed.
    CompareAgain,
    /// The library holds these newer versions of the article with that id, the newest first.
    Followed(String, Vec<Summary>),
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
    /// Single characters that act wherever the focus is are switched off, or on again.
    KeysOff(bool),
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
