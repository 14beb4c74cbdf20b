//! What was done, so that it can be undone and done again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::edits::{self, Edit, EditError};

/// The edits of one article, with the way back and the way forth. Kept with the article if the caller stores it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    /// Inverses, the latest last; shared, so that a copy of a long history costs little.
    undo: Vec<Arc<Edit>>,
    /// Inverses of what was undone, the latest last.
    redo: Vec<Arc<Edit>>,
}

impl History {
    /// Makes an edit and remembers the way back. What was undone before can't be done again.
    ///
    /// # Errors
    /// As [`edits::apply`]; article and history are then as they were.
    pub fn apply(&mut self, article: &mut Article, edit: Edit) -> Result<(), EditError> {
        let inverse = edits::apply(article, edit)?;
        self.redo.clear();
        self.undo.push(Arc::new(inverse));
        Ok(())
    }

    /// What [`Self::undo`] would undo: "remove quote".
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|edit| edit.label())
    }

    /// What [`Self::redo`] would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|edit| edit.label())
    }

    /// Whether one of the steps back or forth changes the text itself.
    #[must_use]
    pub fn rewords(&self) -> bool {
        self.undo
            .iter()
            .chain(&self.redo)
            .any(|edit| edit.rewords())
    }

    /// Takes the latest edit back. `false`: there was none.
    ///
    /// # Errors
    /// As [`edits::apply`], if this is not the article's history; the step is then dropped.
    pub fn undo(&mut self, article: &mut Article) -> Result<bool, EditError> {
        let Some(edit) = self.undo.pop() else {
            return Ok(false);
        };
        let edit = edits::apply(article, Arc::unwrap_or_clone(edit))?;
        self.redo.push(Arc::new(edit));
        Ok(true)
    }

    /// Makes the latest edit that was undone again. `false`: there was none.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&mut self, article: &mut Article) -> Result<bool, EditError> {
        let Some(edit) = self.redo.pop() else {
            return Ok(false);
        };
        let edit = edits::apply(article, Arc::unwrap_or_clone(edit))?;
        self.undo.push(Arc::new(edit));
        Ok(true)
    }
}
