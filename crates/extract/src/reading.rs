//! Reading: the learned stages, which share one look at the text.

use hearsay_syntax::Syntax;
use hearsay_syntax::encoder::Layout;
use hearsay_text::Document;

use crate::Models;
use crate::grounds::{self, Ground};
use crate::names::{Name, Scores};
use crate::roles::Report;
use crate::{hints, roles};

/// What the learned stages found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Parts of speech, lemmas and dependencies.
    pub syntax: Syntax,
    /// Names, in text order.
    pub names: Vec<Name>,
    /// Who says what, in order of the cues.
    pub reports: Vec<Report>,
    /// Who gives what, in order of the cues, as far as it is not quite unlikely.
    pub grounds: Vec<Ground>,
    /// What the judge of concessions makes of each token as a cue; see
    /// [`Judge::look`](crate::concessions::judge::Judge::look).
    pub views: Vec<f32>,
}

/// Reads a document.
#[must_use]
pub fn read(document: &Document<'_>, models: &Models) -> Reading {
    let layout = Layout::of(document);
    let words = layout.seen();
    let hints = hints::of(&layout, &words);
    let mut scores = Scores::default();
    let (mut reports, mut grounds) = (Vec::new(), Vec::new());
    let mut views = Vec::new();
    let syntax = models
        .grammar
        .read(&layout, &words, &hints, |portion, rows| {
            models.names.score(rows, &mut scores);
            reports.extend(roles::find(&models.roles, rows, portion.start));
            grounds.extend(models.grounds.find(rows, portion.start, grounds::LEAST));
            models.judge.look(rows, &mut views);
        });
    Reading {
        names: models.names.find(document, &words, &scores),
        syntax,
        reports,
        grounds,
        views,
    }
}
