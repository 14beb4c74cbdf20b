//! The desk: the article being read, with its history and what the reader is doing to it.

mod tools;

use hearsay_annotation::carets::Caret;
use hearsay_annotation::edges::Edge;
use hearsay_annotation::versions::carry;
use hearsay_annotation::words::on_one_line;
use hearsay_annotation::{
    Article, Body, Decision, Edit, EditError, EntityId, History, Mark, MarkId, MarkKind, Origin,
    Whom, occurrences,
};
use hearsay_extract::{Language, language};
use hearsay_text::{Form, Span};

use super::{Action, Correction, Draft, Picking, Shared, Versions, Walk};

/// Bytes of a long article shown at once; the rest follows on demand, so that any length opens quickly.
pub const PORTION: usize = 120_000;

/// The article being read.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// The article.
    pub article: Shared<Article>,
    /// What can be undone and redone.
    pub history: Shared<History>,
    /// The language of a text that is surely not English.
    pub language: Option<Language>,
    /// Whether the marks are there yet.
    pub analysis: Analysis,
    /// Counts the changes, so that each is saved once. 0: nothing to save.
    pub revision: u32,
    /// Counts the changes of the text itself.
    pub wordings: u32,
    /// The mark whose card is chosen.
    pub chosen: Option<MarkId>,
    /// The marks under the pointer or the focus, the topmost first.
    pub pointed: Vec<MarkId>,
    /// The mark in the making.
    pub draft: Option<Draft>,
    /// A part of a mark that is being picked in the text.
    pub picking: Option<Picking>,
    /// A walk through all places with the same words.
    pub walk: Option<Walk>,
    /// The edge of the chosen mark that is being dragged.
    pub grip: Option<Edge>,
    /// The caret that selects words with the keys.
    pub caret: Option<Caret>,
    /// How many portions of a long article are shown.
    pub portions: usize,
    /// The older version, until the marks of this one are there.
    pub previous: Option<Shared<Article>>,
    /// The older versions that the library holds, and what changed since one of them.
    pub versions: Versions,
    /// The text being put right.
    pub correction: Option<Correction>,
}

/// Whether the marks are there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Analysis {
    /// The worker has the text.
    Running,
    /// The marks are there.
    Done,
    /// They did not come; the reader may add some by hand.
    Failed,
}

impl Desk {
    /// An article that is not saved yet.
    #[must_use]
    pub fn new(article: Article, analysis: Analysis) -> Self {
        Self {
            revision: 1,
            ..Self::with(article, analysis)
        }
    }

    /// An article from the library, as it was saved. One that was closed before the model had read it is analysed again.
    #[must_use]
    pub fn kept(article: Article, history: History) -> Self {
        let analysis = if article.is_unread() {
            Analysis::Running
        } else {
            Analysis::Done
        };
        Self {
            history: Shared::new(history),
            ..Self::with(article, analysis)
        }
    }

    fn with(article: Article, analysis: Analysis) -> Self {
        Self {
            language: language::foreign(article.text()),
            versions: Versions::of(&article),
            correction: None,
            article: Shared::new(article),
            history: Shared::default(),
            analysis,
            revision: 0,
            wordings: 0,
            chosen: None,
            pointed: Vec::new(),
            draft: None,
            picking: None,
            walk: None,
            grip: None,
            caret: None,
            portions: 1,
            previous: None,
        }
    }

    /// The desk without what is pointed at: for what does not change under the pointer.
    #[must_use]
    pub fn at_rest(&self) -> Self {
        Self {
            pointed: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether the marks are still awaited.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.analysis == Analysis::Running
    }

    /// Takes in an action that concerns the article; any other changes nothing. `sure`: below it a mark is a suggestion.
    /// `reader`: who decides; may be empty.
    ///
    /// # Errors
    /// [`EditError`] where an edit can't be made; the article is then as it was.
    pub(super) fn reduce(
        &mut self,
        action: Action,
        sure: f32,
        reader: &str,
    ) -> Result<(), EditError> {
        let by = (!reader.is_empty()).then(|| reader.to_owned());
        let signed = |now| Decision {
            at: now,
            by: by.clone(),
        };
        match action {
            // An answer about a text that is no longer on the desk comes too late, and so does one after an edit.
            Action::Analysed {
                id,
                marking,
                lacking,
                now,
            } if self.article.id() == id && self.article.is_unread() => {
                let (mut article, _) =
                    Article::clone(&self.article).with_marks(marking.entities, marking.marks);
                let carries = self.previous.is_some();
                if let Some(previous) = self.previous.take() {
                    let (carried, changes) = carry(&previous, &article);
                    article = carried;
                    self.versions
                        .told(previous, &article, changes, self.revision + 1);
                }
                // What was carried over must not be read anew.
                if lacking.is_none() || carries {
                    article.touch(now.max(article.created().saturating_add(1)));
                }
                self.article = Shared::new(article);
                self.analysis = Analysis::Done;
                self.revision += 1;
            }
            // Letting go lets go of the tool first.
            Action::Choose(None) if self.has_tool() => self.put_tools_down(),
            Action::Choose(mark) => self.choose(mark),
            Action::Point(marks) => self.pointed = marks,
            Action::Confirm(id, now) if self.is_open(id) => {
                self.edit(Edit::confirm(&self.article, &[id])?, signed(now))?
            }
            Action::Remove(id, now) => {
                self.edit(Edit::remove(&self.article, &[id])?, signed(now))?
            }
            Action::ConfirmAll(kind, now) => {
                let open = |mark: &&Mark| mark.body.kind() == kind && mark.is_ready(sure);
                let ids: Vec<MarkId> = self
                    .article
                    .marks()
                    .filter(open)
                    .map(|mark| mark.id)
                    .collect();
                if !ids.is_empty() {
                    self.edit(Edit::confirm(&self.article, &ids)?, signed(now))?;
                }
            }
            Action::ConfirmEntity(id, now) => {
                let open = |mark: &&Mark| {
                    mark.origin == Origin::Machine
                        && matches!(mark.body, Body::Mention { entity, .. } if entity == id)
                };
                let ids = self.article.marks().filter(open).map(|mark| mark.id);
                let ids: Vec<MarkId> = ids.collect();
                if !ids.is_empty() {
                    self.edit(Edit::confirm(&self.article, &ids)?, signed(now))?;
                }
            }
            Action::Restore(id, now) => {
                self.edit(Edit::restore(&self.article, id)?, signed(now))?;
                self.chosen = Some(id);
            }
            Action::Change(id, change, now) => {
                if let Some(body) = change.made(&self.article, id) {
                    self.edit(Edit::change(&self.article, id, body)?, signed(now))?;
                }
            }
            Action::Note(id, note, tags, now) => {
                self.edit(Edit::note(&self.article, id, &note, tags)?, signed(now))?;
            }
            Action::Join(id, now) => {
                if let Some(next) = self.quote_after(id) {
                    self.edit(Edit::join(&self.article, id, next)?, signed(now))?;
                }
            }
            Action::Cut(id, now) => {
                let second = match self.article.mark(id).map(|mark| &mark.body) {
                    Some(Body::Quote { content, .. }) => content.get(1).map(|piece| piece.start),
                    _ => None,
                };
                if let Some(at) = second {
                    self.edit(Edit::cut(&self.article, id, at)?, signed(now))?;
                }
            }
            Action::Reassign(id, whom, now) => {
                if let Some(whom) = self.whom(id, whom) {
                    self.edit(Edit::reassign(&self.article, &[id], whom)?, signed(now))?;
                }
            }
            Action::Rename(id, name, label, now) => {
                self.edit(Edit::rename(&self.article, id, &name, label)?, signed(now))?;
            }
            Action::Merge(from, into, now) => {
                self.edit(Edit::merge(&self.article, into, from)?, signed(now))?;
            }
            Action::Everywhere(id, now) => {
                if let Some((entity, spans)) =
                    self.elsewhere(id).filter(|(_, spans)| !spans.is_empty())
                {
                    let whom = Whom::Known(entity);
                    self.edit(
                        Edit::add_mentions(&self.article, &spans, whom)?,
                        signed(now),
                    )?;
                }
            }
            Action::RemoveEntity(id, now) => {
                self.edit(Edit::remove_entity(&self.article, id)?, signed(now))?
            }
            // One whose marks never came is known by never having been changed.
            Action::Title(title, now) => {
                let now = if self.is_running() {
                    self.article.changed()
                } else {
                    now
                };
                self.edit(Edit::set_title(title), signed(now))?;
            }
            Action::Undo(now) if self.history.undo_label().is_some() => {
                self.step(History::undo, now)?
            }
            Action::Redo(now) if self.history.redo_label().is_some() => {
                self.step(History::redo, now)?
            }
            // Marks added before the machine's come would have to make way for them.
            Action::Draft(span) if !self.is_running() => self.select(span),
            Action::Pick(pick) => {
                if let Some(draft) = &mut self.draft {
                    draft.pick(&self.article, pick);
                }
            }
            Action::Add(now) => {
                if let Some(edit) = self
                    .draft
                    .as_ref()
                    .map(|draft| draft.edit(&self.article))
                    .transpose()?
                    .flatten()
                {
                    let added = edit.adds(&self.article);
                    self.edit(edit, signed(now))?;
                    self.draft = None;
                    self.chosen = added;
                }
            }
            Action::Discard => self.draft = None,
            // An answer about another version than is wanted by now comes too late.
            Action::Found(found)
                if found.id == self.article.id()
                    && self.versions.wanted.as_ref() == Some(&found.wanted) =>
            {
                self.versions.older = found.older;
                match found.article {
                    Some(older) if !self.is_running() => {
                        let older = Shared::new(*older);
                        self.versions.compare(older, &self.article, self.revision);
                    }
                    // What was decided in it is carried over.
                    Some(older) if self.previous.is_none() => {
                        self.previous = Some(Shared::new(*older));
                    }
                    _ => {}
                }
            }
            Action::Compare(id) if self.article.older().contains(&id) => {
                self.versions.wanted = Some(id);
            }
            Action::CompareAgain => {
                self.versions.compare_again(&self.article, self.revision);
            }
            Action::Followed(id, newer) if self.article.id() == id => self.versions.newer = newer,
            Action::More => self.portions += 1,
            action => return self.use_tool(action, signed),
        }
        Ok(())
    }

    /// Chooses a mark, if there is such a one, or none.
    pub(super) fn choose(&mut self, mark: Option<MarkId>) {
        self.chosen = mark.filter(|&id| self.article.mark(id).is_some());
        if let Some(mark) = self.chosen.and_then(|id| self.article.mark(id)) {
            self.reach(mark.body.anchor());
        }
    }

    /// Shows as much of a long article as holds words of it.
    pub(super) fn reach(&mut self, words: Span) {
        let within = words.start.min(self.article.text().len());
        self.portions = self.portions.max(within / PORTION + 1);
    }

    /// Lets go of what was about the text as it was.
    pub(super) fn reworded(&mut self) {
        self.wordings += 1;
        self.draft = None;
        self.put_tools_down();
        self.language = language::foreign(self.article.text());
    }

    /// Whether nobody has decided about the mark yet.
    fn is_open(&self, id: MarkId) -> bool {
        let mark = self.article.mark(id);
        mark.is_some_and(|mark| mark.origin == Origin::Machine)
    }

    /// The quote that follows another in the text.
    #[must_use]
    pub fn quote_after(&self, id: MarkId) -> Option<MarkId> {
        let mut quotes = self.article.marks_of(MarkKind::Quote).into_iter();
        quotes.find(|mark| mark.id == id)?;
        quotes.next().map(|mark| mark.id)
    }

    /// Whom a mention means, and where else its words stand without a name on them.
    #[must_use]
    pub fn elsewhere(&self, id: MarkId) -> Option<(EntityId, Vec<Span>)> {
        let Body::Mention {
            span,
            entity,
            form: Form::Name,
        } = self.article.mark(id)?.body
        else {
            return None;
        };
        let words = self.article.words(span);
        Some((entity, occurrences::unnamed(&self.article, words)))
    }

    /// Somebody of the article, or somebody new who is called and is what the mention says.
    fn whom(&self, id: MarkId, whom: Option<EntityId>) -> Option<Whom> {
        if let Some(known) = whom {
            return Some(Whom::Known(known));
        }
        let Body::Mention { span, entity, .. } = self.article.mark(id)?.body else {
            return None;
        };
        Some(Whom::New {
            name: on_one_line(self.article.words(span)),
            label: self.article.entity(entity)?.label,
        })
    }

    pub(super) fn edit(&mut self, edit: Edit, by: Decision) -> Result<(), EditError> {
        let edit = edit.signed(&by);
        self.history
            .make_mut()
            .apply(self.article.make_mut(), edit)?;
        self.changed(by.at);
        Ok(())
    }

    fn step(
        &mut self,
        step: fn(&mut History, &mut Article) -> Result<bool, EditError>,
        now: u64,
    ) -> Result<(), EditError> {
        let before = self.article.clone();
        if step(self.history.make_mut(), self.article.make_mut())? {
            self.changed(now);
            if before.text() != self.article.text() {
                self.reworded();
            }
        }
        Ok(())
    }

    /// Notes a change: when it was, that it is to be saved, and that a mark may be gone.
    fn changed(&mut self, now: u64) {
        // A clock that was set back does not make it one that was never changed.
        let later = self.article.changed().max(now);
        self.article.make_mut().touch(later);
        self.revision += 1;
        self.chosen = self.chosen.filter(|&id| self.article.mark(id).is_some());
        self.pointed.retain(|&id| self.article.mark(id).is_some());
        if let Some(draft) = &mut self.draft {
            draft.forget_gone(&self.article);
        }
        // A tool that was at work on what has gone since is put down.
        let gone = |picking: &Picking| self.article.mark(picking.mark).is_none();
        if self.picking.as_ref().is_some_and(gone) {
            self.picking = None;
        }
        self.walk = None;
        self.grip = None;
    }
}
