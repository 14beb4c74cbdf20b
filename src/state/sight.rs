//! A sight of an article: what of the view an address keeps, so that a bookmark and the back button bring it again.

use hearsay_annotation::MarkId;
use hearsay_annotation::lists::Filter;
use hearsay_text::Span;

use super::{Desk, List, State, Sure, View};

/// How many characters a field takes in which something is looked for.
pub const FIELD: usize = 200;

/// The words, cut to what a field takes.
#[must_use]
pub fn bounded(mut words: String) -> String {
    if let Some((end, _)) = words.char_indices().nth(FIELD) {
        words.truncate(end);
    }
    words
}

/// What is looked at in an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// The list that is up; none: that of the chosen mark, or *Who*.
    pub list: Option<List>,
    /// What the lists are narrowed to.
    pub filter: Filter,
    /// Whether the text shows no entities, quotes, concessions: in the order of [`List`].
    pub hidden: [bool; 3],
    /// How sure the machine must be.
    pub sure: Sure,
    /// The words that are shown in the text, in bytes.
    pub at: Option<Span>,
    /// The mark that is chosen.
    pub chosen: Option<MarkId>,
}

impl Sight {
    /// What is looked at now.
    #[must_use]
    pub fn of(view: &View, desk: &Desk) -> Self {
        // The list that comes up by itself needs no word.
        let plain = view.list == List::Who && desk.chosen.is_none();
        Self {
            list: (!plain).then_some(view.list),
            filter: view.filter.clone(),
            hidden: view.hidden,
            sure: view.sure,
            at: view.at,
            chosen: desk.chosen,
        }
    }

    /// Shows it of the article on the desk: what the article does not have is left out.
    pub(super) fn show(self, state: &mut State) {
        let Some(desk) = &mut state.desk else { return };
        desk.choose(self.chosen);
        let chosen = desk.chosen.and_then(|id| desk.article.mark(id));
        let own = chosen.map(|mark| List::of(mark.body.kind()));
        let shows = |at: &Span| !desk.article.words(*at).trim().is_empty();
        let mut filter = self.filter;
        filter.person = filter
            .person
            .filter(|&id| desk.article.entity(id).is_some());
        state.view = View {
            list: self.list.or(own).unwrap_or_default(),
            filter,
            hidden: self.hidden,
            at: self.at.filter(shows),
            raised: state.view.raised || desk.chosen.is_some(),
            sure: self.sure,
            aloud: state.view.aloud,
        };
        if let Some(at) = state.view.at {
            desk.reach(at);
        }
    }
}
