//! What is said aloud about what was just done, for those who do not see it. Brief: the focus tells the rest.

use hearsay_annotation::edges::{self, Edge};
use hearsay_annotation::lists::{self, review};
use hearsay_annotation::{Article, MarkId, MarkKind, Origin, words};

use super::{Action, Change, Desk, View};

/// A few words, and a number that tells them from the same words said before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What to say; empty: nothing.
    pub words: String,
    /// Goes up by one with each.
    pub nth: u32,
}

impl Told {
    /// Says something else.
    pub(super) fn say(&mut self, words: String) {
        self.words = words;
        self.nth = self.nth.wrapping_add(1);
    }
}

/// What an action is going to do, as seen before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Happening {
    Found,
    Confirmed(Option<MarkKind>),
    AllConfirmed(MarkKind),
    Dismissed(Option<MarkKind>),
    Removed,
    Moved(MarkId, Edge),
    Undone(String),
    Redone(String),
    Added,
    BroughtBack,
    /// Anything else that is an edit: the history has a name for it.
    Edited,
}

impl Happening {
    /// What `action` would do on the desk.
    pub(super) fn of(action: &Action, desk: &Desk) -> Self {
        let mark = |id: &MarkId| desk.article.mark(*id);
        let kind = |id: &MarkId| mark(id).map(|mark| mark.body.kind());
        let label = |label: Option<&str>| label.unwrap_or_default().to_owned();
        match action {
            Action::Analysed { .. } => Self::Found,
            Action::Confirm(id, _) => Self::Confirmed(kind(id)),
            Action::ConfirmAll(kind, _) => Self::AllConfirmed(*kind),
            Action::Remove(id, _) if mark(id).is_some_and(|mark| mark.origin == Origin::Added) => {
                Self::Removed
            }
            Action::Remove(id, _) => Self::Dismissed(kind(id)),
            Action::RemoveEntity(..) => Self::Removed,
            Action::Change(id, Change::Edge(edge, _) | Change::EdgeAt(edge, _), _) => {
                Self::Moved(*id, *edge)
            }
            Action::Undo(_) => Self::Undone(label(desk.history.undo_label())),
            Action::Redo(_) => Self::Redone(label(desk.history.redo_label())),
            Action::Add(_) => Self::Added,
            Action::Restore(..) => Self::BroughtBack,
            _ => Self::Edited,
        }
    }

    /// The words for it, once it is done.
    pub(super) fn words(self, desk: &Desk, view: &View) -> String {
        let article = &*desk.article;
        let reviewed = |kind: Option<MarkKind>| match kind {
            // Names are not reviewed one by one.
            None | Some(MarkKind::Mention) => String::new(),
            Some(kind) => {
                let review = review(article, kind, view.sure.share());
                format!("; {} of {} reviewed", review.decided, review.all)
            }
        };
        match self {
            Self::Found => found(article),
            Self::Confirmed(kind) => format!("confirmed{}", reviewed(kind)),
            Self::AllConfirmed(kind) => format!("all confirmed{}", reviewed(Some(kind))),
            Self::Dismissed(kind) => {
                format!("dismissed; undo with Ctrl+Z{}", reviewed(kind))
            }
            Self::Removed => "removed; undo with Ctrl+Z".to_owned(),
            Self::Moved(id, edge) => moved(article, id, edge),
            Self::Undone(label) => format!("undone: {label}"),
            Self::Redone(label) => format!("done again: {label}"),
            Self::Added => "added".to_owned(),
            Self::BroughtBack => "brought back".to_owned(),
            Self::Edited => format!("done: {}", desk.history.undo_label().unwrap_or("change")),
        }
    }
}

/// "9 names, 6 quotes, 5 claimed concessions": of the line under the title, too.
#[must_use]
pub fn found(article: &Article) -> String {
    let counts = lists::counts(article);
    [
        words::count(counts.who, "name", "names"),
        words::count(counts.said, "quote", "quotes"),
        words::count(counts.gave, "claimed concession", "claimed concessions"),
    ]
    .join(", ")
}

/// Where the edge of a mark is now, by the words there.
fn moved(article: &Article, id: MarkId, edge: Edge) -> String {
    let span = article.mark(id);
    let span = span.and_then(|mark| edges::piece(&mark.body, edge));
    let marked = span.map_or("", |span| article.words(span));
    let mut parts = marked.split_whitespace();
    match edge {
        Edge::Start => format!("moved: begins at “{}”", parts.next().unwrap_or_default()),
        Edge::End => format!("moved: ends at “{}”", parts.next_back().unwrap_or_default()),
    }
}
