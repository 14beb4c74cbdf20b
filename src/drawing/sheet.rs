//! The sheet: an article as it is drawn, from which the next is drawn after an edit.

use std::collections::BTreeSet;
use std::rc::Rc;

use hearsay_annotation::cards::Cards;
use hearsay_annotation::segments::{self, Block, DEEPEST};
use hearsay_annotation::{Article, Body, MarkId};

use super::Drawn;
use super::notes::{fit, note};
use super::pieces::{is_blank, piece};
use crate::borders::borders;
use crate::state::Shared;

/// How an article is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct How {
    /// How many bytes of the text at least; all of it where it is longer than the text.
    pub bytes: usize,
    /// Quotes and concessions of which the machine is less sure are drawn as suggestions.
    pub sure: f32,
    /// With the borders of marks in words.
    pub aloud: bool,
}

/// The first paragraphs of an article, drawn.
#[derive(Debug)]
pub struct Sheet {
    article: Shared<Article>,
    how: How,
    /// What the paragraphs were drawn from, one for each.
    blocks: Vec<Block>,
    /// The paragraphs: at least one where the text has any.
    pub drawn: Vec<Rc<Drawn>>,
    /// Whether more of them follow.
    pub more: bool,
}

impl Sheet {
    /// Draws an article.
    #[must_use]
    pub fn new(article: &Shared<Article>, how: How) -> Self {
        Self::after(None, article, how)
    }

    /// Draws an article again. Paragraphs of which nothing changed since `before` are those of `before`.
    #[must_use]
    pub fn after(before: Option<&Self>, article: &Shared<Article>, how: How) -> Self {
        let cards = Cards::of(article);
        let before = before.filter(|before| before.is_alike(article, how));
        let mut old = before.into_iter().flat_map(Self::paragraphs).peekable();
        let mut focused = BTreeSet::new();
        let mut sheet = Self {
            article: article.clone(),
            how,
            blocks: Vec::new(),
            drawn: Vec::new(),
            more: false,
        };
        for block in segments::blocks(article) {
            if block.span.start >= how.bytes && !sheet.drawn.is_empty() {
                sheet.more = true;
                break;
            }
            let same = old.next_if(|(old, _)| old.span.start == block.span.start);
            let kept = before.zip(same).and_then(|(before, (old, drawn))| {
                let kept = *old == block
                    && before.has_same_marks(article, &block)
                    && has_same_focus(drawn, &focused);
                kept.then_some(drawn)
            });
            sheet.drawn.push(match kept {
                Some(drawn) => {
                    let taken = drawn.pieces.iter().filter(|piece| piece.focus);
                    focused.extend(taken.filter_map(|piece| piece.marks.first()));
                    drawn.clone()
                }
                None => Rc::new(draw(&cards, &block, how, &mut focused)),
            });
            sheet.blocks.push(block);
        }
        sheet
    }

    /// Whether what is drawn of each mark would look the same, had it not changed: text and names are as they were.
    fn is_alike(&self, article: &Article, how: How) -> bool {
        let drawn_so = |how: How| (how.sure.to_bits(), how.aloud);
        drawn_so(self.how) == drawn_so(how)
            && self.article.text() == article.text()
            && self.article.entities().eq(article.entities())
    }

    fn paragraphs(&self) -> impl Iterator<Item = (&Block, &Rc<Drawn>)> {
        self.blocks.iter().zip(&self.drawn)
    }

    /// Whether no mark that shows in a block was changed, nor a quote that its notes tell of.
    fn has_same_marks(&self, article: &Article, block: &Block) -> bool {
        let same = |id: MarkId| article.shares(&self.article, id);
        let tells_same = |id: MarkId| match article.mark(id).map(|mark| &mark.body) {
            // Its note tells who says so: the quote that it is linked to, and those around its cue.
            Some(Body::Concession { cue, quote, .. }) => {
                block.span.contains(*cue) && quote.is_none_or(same)
            }
            _ => true,
        };
        block.segments.iter().all(|segment| {
            // Deeper there may be a quote that tells a concession, and changed.
            let shallow = segment.covers.len() < DEEPEST;
            let mut covers = segment.covers.iter();
            shallow && covers.all(|cover| same(cover.mark) && tells_same(cover.mark))
        })
    }
}

/// Whether the marks that took the focus in a paragraph would take it again, where those of `focused` took it before.
fn has_same_focus(drawn: &Drawn, focused: &BTreeSet<MarkId>) -> bool {
    let mut here = BTreeSet::new();
    let mut pieces = drawn.pieces.iter().filter(|piece| !is_blank(&piece.text));
    pieces.all(|piece| match piece.marks.first() {
        Some(top) => piece.focus == (!focused.contains(top) && here.insert(*top)),
        None => true,
    })
}

fn draw(cards: &Cards<'_>, block: &Block, how: How, focused: &mut BTreeSet<MarkId>) -> Drawn {
    let segments = block.segments.iter();
    let pieces = segments.map(|segment| piece(cards.article(), segment, focused, how.sure));
    let mut pieces: Vec<_> = pieces.collect();
    if how.aloud {
        for (piece, border) in pieces.iter_mut().zip(borders(cards, block, how.sure)) {
            piece.border = border;
        }
    }
    let begun = pieces.iter().flat_map(|piece| &piece.begins);
    let mut notes = begun.filter_map(|&id| note(&cards.mark(id)?)).collect();
    let more_notes = fit(&mut notes, block.span.len());
    Drawn {
        start: block.span.start,
        kind: block.kind,
        pieces,
        notes,
        more_notes,
    }
}

#[cfg(test)]
mod tests {
    use hearsay_annotation::{Body, Decision, Edit, Entity, EntityId, History, Mark, Origin};
    use hearsay_text::{Form, Label, QuoteKind, Span, Status};
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Reck speaks\n\n“We go,” Reck said. “We free all.”\n\nHolm denied it and gave in, after two nights of talks in the old hotel on the hill over the lake, and after a day on which nobody said a word to anybody.\n\nReck left.";

    /// Where words stand in it for the first time, or a later one.
    fn at(words: &str, nth: usize) -> Span {
        let (start, words) = TEXT
            .match_indices(words)
            .nth(nth)
            .expect("the words are there");
        Span::new(start, start + words.len())
    }

    /// Three paragraphs with names, a quote of two pieces, a concession that it tells and one that answers it.
    fn article() -> Article {
        let entity = |id: u32, name: &str| Entity {
            id: EntityId(id),
            name: name.to_owned(),
            label: Label::Person,
            aliases: Vec::new(),
            role: None,
            side: None,
            origin: Origin::Machine,
        };
        let named = |words: &str, nth, id| Body::Mention {
            span: at(words, nth),
            entity: EntityId(id),
            form: Form::Name,
        };
        let mut quote = Body::quote(QuoteKind::Direct, at("“We go,”", 0), Some(EntityId(1)));
        if let Body::Quote { content, .. } = &mut quote {
            content.push(at("“We free all.”", 0));
        }
        let given = |words: &str, told: Option<u32>, other: u32| {
            let mut body = Body::concession(Status::Agreed, at(words, 0), None);
            if let Body::Concession {
                quote,
                counterpart,
                claimant,
                ..
            } = &mut body
            {
                *quote = told.map(MarkId);
                *counterpart = Some(MarkId(other));
                claimant.entity = told.map(|_| EntityId(1));
            }
            body
        };
        let bodies = [
            quote,
            given("free all", Some(11), 13),
            given("gave in", Some(11), 12),
            named("Reck", 0, 1),
            named("Reck", 1, 1),
            named("Holm", 0, 2),
            named("Reck", 2, 1),
        ];
        let marks = bodies.into_iter().zip(11..).map(|(body, id)| {
            let mut mark = Mark::new(MarkId(id), Origin::Machine, body);
            mark.confidence = Some(0.4);
            mark
        });
        let article = crate::intake::plain(TEXT).article("a".into(), 0);
        let (article, faults) = article.with_marks([entity(1, "Reck"), entity(2, "Holm")], marks);
        assert_eq!(faults, []);
        article
    }

    #[derive(Debug, Clone)]
    enum Step {
        Confirm(u32),
        Remove(u32),
        Stretch(u32, usize, usize),
        Rename(u32),
        Quote(usize, usize),
        Speaker(u32, bool),
        Undo,
        Look(bool, bool),
    }

    fn step() -> impl Strategy<Value = Step> {
        let mark = 11..20u32;
        prop_oneof![
            mark.clone().prop_map(Step::Confirm),
            mark.clone().prop_map(Step::Remove),
            (mark, 0..60usize, 1..60usize).prop_map(|(id, at, long)| Step::Stretch(id, at, long)),
            (1..3u32).prop_map(Step::Rename),
            (0..60usize, 1..60usize).prop_map(|(at, long)| Step::Quote(at, long)),
            any::<bool>().prop_map(|denies| Step::Speaker(11, denies)),
            Just(Step::Undo),
            any::<(bool, bool)>().prop_map(|(sure, aloud)| Step::Look(sure, aloud)),
        ]
    }

    /// The edit of a step, if the article can take it.
    fn edit(article: &Article, step: &Step) -> Option<Edit> {
        match *step {
            Step::Confirm(id) => Edit::confirm(article, &[MarkId(id)]).ok(),
            Step::Remove(id) => Edit::remove(article, &[MarkId(id)]).ok(),
            Step::Stretch(id, at, long) => {
                let mut body = article.mark(MarkId(id))?.body.clone();
                match &mut body {
                    Body::Mention { span, .. } => *span = Span::new(at, at + long),
                    Body::Quote { content, .. } => *content = vec![Span::new(at, at + long)],
                    Body::Concession { content, .. } => *content = Span::new(at, at + long),
                }
                Edit::change(article, MarkId(id), body).ok()
            }
            Step::Rename(id) => {
                Edit::rename(article, EntityId(id), "Anna", Label::Organisation).ok()
            }
            Step::Quote(at, long) => {
                let body = Body::quote(QuoteKind::Indirect, Span::new(at, at + long), None);
                Edit::add(article, body).ok()
            }
            Step::Speaker(id, denies) => {
                let mut body = article.mark(MarkId(id))?.body.clone();
                let Body::Quote { speaker, cue, .. } = &mut body else {
                    return None;
                };
                *speaker = Some(EntityId(2));
                *cue = denies.then_some(at("denied", 0)).into_iter().collect();
                Edit::change(article, MarkId(id), body).ok()
            }
            Step::Undo | Step::Look(..) => None,
        }
    }

    proptest! {
        #[test]
        fn what_is_drawn_after_edits_is_what_is_drawn_at_once(steps in proptest::collection::vec(step(), 1..12)) {
            let mut article = Shared::new(article());
            let mut history = History::default();
            let mut how = How { bytes: 1000, sure: 0.5, aloud: false };
            let mut sheet = Sheet::new(&article, how);
            for step in steps {
                if let Step::Look(sure, aloud) = step {
                    how = How { sure: if sure { 0.5 } else { 0.3 }, aloud, ..how };
                } else if let Some(edit) = edit(&article, &step) {
                    // What can't be done changes nothing.
                    let _ = history.apply(article.make_mut(), edit.signed(&Decision { at: 1, by: None }));
                } else if matches!(step, Step::Undo) {
                    history.undo(article.make_mut())?;
                }
                sheet = Sheet::after(Some(&sheet), &article, how);
                prop_assert_eq!(&sheet.drawn, &Sheet::new(&article, how).drawn);
            }
        }
    }

    #[test]
    fn an_edit_leaves_the_other_paragraphs_alone() -> Result<(), hearsay_annotation::EditError> {
        let mut article = Shared::new(article());
        let how = How {
            bytes: 1000,
            sure: 0.5,
            aloud: false,
        };
        let before = Sheet::new(&article, how);
        let confirm = Edit::confirm(&article, &[MarkId(13)])?;
        History::default().apply(article.make_mut(), confirm)?;
        let after = Sheet::after(Some(&before), &article, how);
        let pairs = before.drawn.iter().zip(&after.drawn);
        let kept: Vec<bool> = pairs.map(|(old, new)| Rc::ptr_eq(old, new)).collect();
        assert_eq!(kept, [true, true, false, true]);
        Ok(())
    }
}
