//! The tools in the reader's hand: words selected for a mark in the making or a part of one, a caret, a walk, a grip.

use hearsay_annotation::carets::Caret;
use hearsay_annotation::{Decision, EditError};
use hearsay_text::Span;

use super::Desk;
use crate::state::{Action, Draft, Picking, Walk};

impl Desk {
    /// Whether the reader has something in hand that letting go takes out of it.
    #[must_use]
    pub fn has_tool(&self) -> bool {
        self.picking.is_some() || self.walk.is_some() || self.caret.is_some()
    }

    /// Ends picking, walking and selecting; nothing is changed.
    pub(super) fn put_tools_down(&mut self) {
        self.picking = None;
        self.walk = None;
        self.caret = None;
    }

    /// Takes in words selected in the text: for the part that is being picked, else for a new mark. What a walk shows or a
    /// grip drags is selected, too, but not by the reader.
    pub(super) fn select(&mut self, span: Span) {
        if self.walk.is_some() || self.grip.is_some() || self.caret.is_some() {
            return;
        }
        let draft = Draft::of(&self.article, span);
        match &mut self.picking {
            Some(picking) => picking.words = draft.map(|draft| draft.span),
            None => self.draft = draft,
        }
    }

    /// Takes in an action of one of the tools; any other changes nothing.
    pub(super) fn use_tool(
        &mut self,
        action: Action,
        signed: impl Fn(u64) -> Decision,
    ) -> Result<(), EditError> {
        match action {
            Action::PickFor(mark, slot) if self.article.mark(mark).is_some() => {
                self.put_tools_down();
                self.draft = None;
                self.picking = Some(Picking {
                    mark,
                    slot,
                    words: None,
                });
            }
            Action::Take(taken, now) => {
                let Some(picking) = self.picking else {
                    return Ok(());
                };
                // What does not fit leaves the question open.
                if let Some(edit) = picking.edit(&self.article, taken)? {
                    self.edit(edit, signed(now))?;
                    self.picking = None;
                    self.chosen = Some(picking.mark);
                }
            }
            Action::Unpick => self.picking = None,
            Action::Walk(id, deed) => {
                self.put_tools_down();
                self.draft = None;
                self.walk = Walk::of(&self.article, id, deed);
                self.reach_walk();
            }
            Action::Answer(yes, now) => {
                if let Some(walk) = &mut self.walk {
                    walk.answer(yes);
                    if walk.here().is_none() {
                        self.end_walk(signed(now))?;
                    }
                    self.reach_walk();
                }
            }
            Action::AnswerRest(now) => {
                if let Some(walk) = &mut self.walk {
                    walk.rest();
                    self.end_walk(signed(now))?;
                }
            }
            Action::Halt(now) => self.end_walk(signed(now))?,
            Action::Grip(edge) => self.grip = edge.filter(|_| self.chosen.is_some()),
            Action::Caret(at) => {
                let at = at.filter(|_| !self.is_running());
                self.caret = at.map(|at| Caret::at(self.article.text(), at));
            }
            Action::Stride(stride, on, selects) => {
                if let Some(caret) = &mut self.caret {
                    *caret = caret.moved(self.article.text(), stride, on, selects);
                    let at = Span::new(caret.at, caret.at);
                    self.reach(at);
                }
            }
            Action::Selected => {
                let selected = self.caret.map(Caret::selected);
                if let Some(span) = selected.filter(|span| !span.is_empty()) {
                    self.caret = None;
                    self.select(span);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows as much of a long article as holds the place at which the walk stands.
    fn reach_walk(&mut self) {
        if let Some(place) = self.walk.as_ref().and_then(Walk::here) {
            self.reach(place.span);
        }
    }

    /// Does what was said yes to on the walk.
    fn end_walk(&mut self, by: Decision) -> Result<(), EditError> {
        let Some(walk) = self.walk.take() else {
            return Ok(());
        };
        match walk.edit(&self.article)? {
            Some(edit) => self.edit(edit, by),
            None => Ok(()),
        }
    }
}
