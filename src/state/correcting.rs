//! Correcting the text: what the reader has typed, kept until it is saved, and saving it.

use hearsay_annotation::{Decision, Edit, EditError};
use hearsay_text::newlines;

use super::{Desk, Notice, State};
use crate::intake::{IntakeError, MOST};

/// A text that is being corrected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// Whether it is up in place of the article; else it was set aside.
    pub open: bool,
    /// What was typed; none while it is the article's text.
    pub typed: Option<String>,
}

/// A step of correcting the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correcting {
    /// The text is opened, as it was set aside or else as it is.
    Open,
    /// This is what stands there now.
    Typed(String),
    /// The article comes back; what stands there is kept for the next time.
    SetAside(String),
    /// What was typed is given up for the article's text.
    Anew,
    /// What stands there becomes the text. When, in milliseconds since 1970.
    Save(String, u64),
}

impl Correction {
    /// Takes in what stands in the field, where the article says `text`.
    fn type_in(&mut self, typed: String, text: &str) {
        self.typed = Some(typed).filter(|typed| typed != text);
    }
}

impl Desk {
    /// Whether there is a correction of the text that is not saved.
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        let correction = self.correction.as_ref();
        correction.is_some_and(|correction| correction.typed.is_some())
    }

    fn correct(&mut self, step: Correcting) -> Result<(), EditError> {
        match (step, &mut self.correction) {
            (Correcting::Open, correction) => correction.get_or_insert_default().open = true,
            (Correcting::Typed(text), Some(correction)) => {
                correction.type_in(text, self.article.text());
            }
            (Correcting::SetAside(text), Some(correction)) => {
                correction.type_in(text, self.article.text());
                correction.open = false;
            }
            (Correcting::Anew, Some(correction)) => correction.typed = None,
            (Correcting::Save(text, now), _) => {
                if newlines::normalise(&text) != self.article.text() {
                    // It decides about no mark, so that nobody signs.
                    let by = Decision { at: now, by: None };
                    self.edit(Edit::correct_text(&self.article, &text)?, by)?;
                    self.reworded();
                }
                self.correction = None;
            }
            (_, None) => {}
        }
        Ok(())
    }
}

/// Takes in a step, and says what the reader can't see of it. While the marks are awaited the text stays as it is.
pub(super) fn correct(state: &mut State, step: Correcting) {
    let Some(desk) = state.desk.as_mut().filter(|desk| !desk.is_running()) else {
        return;
    };
    if let Correcting::Save(text, _) = &step
        && text.len() > MOST
    {
        let error = IntakeError::TooLarge {
            name: "The corrected text".to_owned(),
            megabytes: text.len().div_ceil(1 << 20),
        };
        state.notice = Some(Notice::say(error.to_string()));
        return;
    }
    let (revision, marks) = (desk.revision, desk.article.marks().len());
    let (opens, sets_aside) = (
        step == Correcting::Open,
        matches!(step, Correcting::SetAside(_)),
    );
    if let Err(error) = desk.correct(step) {
        state.notice = Some(Notice::failed(&error));
        return;
    }
    if desk.revision != revision {
        state.notice = without_words(marks.saturating_sub(desk.article.marks().len()));
        state.told.say("done: correct the text".to_owned());
        state.after_edit(true);
    }
    if opens {
        // On a narrow screen the lists would lie over the field.
        state.view.raised = false;
    }
    let is_corrected = state.desk.as_ref().is_some_and(Desk::is_corrected);
    if sets_aside && is_corrected {
        let words = "The text is as it was. What you typed waits under “Correct the text” as long as this article is open.";
        state.notice = Some(Notice::say(words));
    }
}

/// What a saved correction did to the marks, where it took some.
fn without_words(gone: usize) -> Option<Notice> {
    let words = match gone {
        0 => return None,
        1 => "1 mark had no words left and is gone. Undo brings it back.".to_owned(),
        many => format!("{many} marks had no words left and are gone. Undo brings them back."),
    };
    Some(Notice::say(words))
}
