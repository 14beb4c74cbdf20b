//! What is drawn of an article: paragraphs as pieces with their looks, and the notes in the margin. Pure.

mod found;

use std::collections::BTreeSet;
use std::rc::Rc;

use hearsay_annotation::cards::{Card, CardBody, Cards};
use hearsay_annotation::segments::{self, Segment};
use hearsay_annotation::{Article, Body, MarkId, MarkKind, words};
use hearsay_text::{Form, Label, ParagraphKind, QuoteKind, Span};
use yew::AttrValue;

use crate::borders::{Border, borders};
pub use found::{Found, Light};

/// A paragraph or heading, ready to be drawn. Equal ones look the same, so that what did not change is not drawn again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Where it begins, in bytes of the article's text.
    pub start: usize,
    /// Heading or running text.
    pub kind: ParagraphKind,
    /// Its pieces, one after the other.
    pub pieces: Vec<Piece>,
    /// Who is quoted and who gives what to whom, beside it.
    pub notes: Vec<Note>,
    /// How many more notes there would be.
    pub more_notes: usize,
}

impl Drawn {
    /// Whether those edges of a span that lie in it lie between characters: what an address tells may be about another text.
    #[must_use]
    pub fn has_edges(&self, span: Span) -> bool {
        self.pieces.iter().all(|piece| {
            let is_edge = |at: usize| {
                let within = at.checked_sub(piece.at);
                within.is_none_or(|at| at >= piece.text.len() || piece.text.is_char_boundary(at))
            };
            is_edge(span.start) && is_edge(span.end)
        })
    }

    /// Whether what stands at that byte stands in it: at the edge between two, in the latter, or in the former if it is an
    /// `end`.
    #[must_use]
    pub fn holds(&self, at: usize, end: bool) -> bool {
        let last = self.pieces.last().map(|piece| piece.at + piece.text.len());
        let last = last.unwrap_or(self.start);
        if end {
            self.start < at && at <= last
        } else {
            self.start <= at && at <= last
        }
    }
}

/// A piece of text that looks the same from end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: AttrValue,
    /// Where it begins, in bytes of the article's text.
    pub at: usize,
    /// Its classes in the stylesheet; empty without marks.
    pub looks: AttrValue,
    /// The marks on it, the topmost first.
    pub marks: Vec<MarkId>,
    /// Whether the topmost mark takes the focus here: on the first piece of which it is the topmost.
    pub focus: bool,
    /// What the mark that takes the focus here is, for those who hear the page.
    pub said: Option<AttrValue>,
    /// The quotes and concessions that begin here, the outermost first.
    pub begins: Vec<MarkId>,
    /// What is said before and after it, where marks' borders are to be heard.
    pub border: Border,
}

/// A note in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which mark it is about.
    pub mark: MarkId,
    /// A quote or a concession.
    pub kind: MarkKind,
    /// Who, or who to whom.
    pub headline: AttrValue,
    /// The rest, line by line.
    pub lines: Vec<AttrValue>,
}

/// About how many characters a line of the text takes, and a line of the margin.
const TEXT_LINE: usize = 72;
const NOTE_LINE: usize = 26;

/// The first paragraphs of an article that hold `bytes` of text, at least one, and whether more follow. Quotes and
/// concessions of which the machine is less sure than `sure` are drawn as suggestions. `aloud`: with the borders of marks
/// in words.
#[must_use]
pub fn draw(article: &Article, bytes: usize, sure: f32, aloud: bool) -> (Vec<Rc<Drawn>>, bool) {
    let cards = Cards::of(article);
    let mut focused = BTreeSet::new();
    let mut drawn = Vec::new();
    let mut more = false;
    for block in segments::blocks(article) {
        if block.span.start >= bytes && !drawn.is_empty() {
            more = true;
            break;
        }
        let begun = block
            .segments
            .iter()
            .flat_map(|segment| &segment.covers)
            .filter(|cover| cover.begins);
        let mut notes: Vec<Note> = begun
            .filter_map(|cover| {
                note(
                    &cards
                        .mark(cover.mark)
                        .filter(|_| cover.kind != MarkKind::Mention)?,
                )
            })
            .collect();
        let more_notes = fit(&mut notes, block.span.len());
        let mut pieces: Vec<Piece> = block
            .segments
            .iter()
            .map(|segment| piece(article, segment, &mut focused, sure))
            .collect();
        if aloud {
            for (piece, border) in pieces.iter_mut().zip(borders(&cards, &block, sure)) {
                piece.border = border;
            }
        }
        drawn.push(Rc::new(Drawn {
            start: block.span.start,
            kind: block.kind,
            pieces,
            notes,
            more_notes,
        }));
    }
    (drawn, more)
}

/// Keeps the notes that fit beside a paragraph of so many bytes, concessions first, and says how many do not: notes that
/// run past their paragraph would tear the text apart.
fn fit(notes: &mut Vec<Note>, bytes: usize) -> usize {
    let all = notes.len();
    // Three lines of text are as high as five of the margin; half a line parts two notes.
    let lines = (bytes / TEXT_LINE + 1).max(2);
    let mut room = lines * 5 * NOTE_LINE / 3;
    let mut keep = vec![false; all];
    for wanted in [MarkKind::Concession, MarkKind::Quote] {
        for (note, keep) in notes
            .iter()
            .zip(&mut keep)
            .filter(|(note, _)| note.kind == wanted)
        {
            let lines = std::iter::once(&note.headline).chain(&note.lines);
            let takes = lines
                .map(|line| line.len().div_ceil(NOTE_LINE) * NOTE_LINE)
                .sum::<usize>()
                + NOTE_LINE / 2;
            *keep = takes <= room;
            room -= if *keep { takes } else { 0 };
        }
    }
    let mut keep = keep.into_iter();
    notes.retain(|_| keep.next().unwrap_or(false));
    all - notes.len()
}

fn piece(article: &Article, segment: &Segment, focused: &mut BTreeSet<MarkId>, sure: f32) -> Piece {
    let top = segment.top();
    let mut marks: Vec<MarkId> = top.iter().map(|cover| cover.mark).collect();
    marks.extend(
        segment
            .covers
            .iter()
            .rev()
            .map(|cover| cover.mark)
            .filter(|&id| top.is_some_and(|top| top.mark != id)),
    );
    let mut looks: Vec<&str> = if marks.is_empty() {
        Vec::new()
    } else {
        vec!["m"]
    };
    for cover in &segment.covers {
        let Some(mark) = article.mark(cover.mark) else {
            continue;
        };
        looks.extend(look(article, &mark.body));
    }
    looks.extend(perhaps(article, segment, sure));
    // A blank between other marks has no name by which it could be told.
    let blank = segment.span.of(article.text()).trim().is_empty();
    let focus = !blank && top.is_some_and(|top| focused.insert(top.mark));
    Piece {
        text: segment.span.of(article.text()).to_owned().into(),
        at: segment.span.start,
        looks: looks.join(" ").into(),
        said: top
            .filter(|_| focus)
            .and_then(|top| spoken(article, top.mark, sure))
            .map(AttrValue::from),
        marks,
        focus,
        begins: begun(segment),
        border: Border::default(),
    }
}

fn begun(segment: &Segment) -> Vec<MarkId> {
    let covers = segment.covers.iter();
    let begun = covers.filter(|cover| cover.begins && cover.kind != MarkKind::Mention);
    begun.map(|cover| cover.mark).collect()
}

/// The classes of a segment whose quotes, or whose concessions, are all no more than suggestions.
fn perhaps(article: &Article, segment: &Segment, sure: f32) -> Vec<&'static str> {
    let kinds = [
        (MarkKind::Quote, "perhaps-said"),
        (MarkKind::Concession, "perhaps-gives"),
    ];
    let all_unsure = |kind: MarkKind| {
        let mut marks = segment
            .covers
            .iter()
            .filter(|cover| cover.kind == kind)
            .filter_map(|cover| article.mark(cover.mark))
            .peekable();
        marks.peek().is_some() && marks.all(|mark| mark.is_unsure(sure))
    };
    kinds
        .into_iter()
        .filter(|(kind, _)| all_unsure(*kind))
        .map(|(_, class)| class)
        .collect()
}

/// What a mark is, in a word or two, for those who hear the page.
fn spoken(article: &Article, id: MarkId, sure: f32) -> Option<String> {
    let mark = article.mark(id)?;
    let said = match &mark.body {
        Body::Mention { entity, .. } => words::label(article.entity(*entity)?.label).to_owned(),
        Body::Quote { kind, .. } => words::quote(*kind).to_owned(),
        Body::Concession { status, .. } => {
            format!("claimed concession, {}", words::status(*status))
        }
    };
    let suggested = mark.body.kind() != MarkKind::Mention && mark.is_unsure(sure);
    Some(if suggested {
        format!("suggestion: {said}")
    } else {
        said
    })
}

/// The class of an entity in the stylesheet, by what it is.
#[must_use]
pub fn kind_class(label: Label) -> &'static str {
    match label {
        Label::Person => "person",
        Label::Organisation => "organisation",
        Label::Place => "place",
        Label::People => "people",
        Label::Date => "date",
        Label::Other => "other",
    }
}

/// The classes of a mark in the stylesheet.
fn look(article: &Article, body: &Body) -> Vec<&'static str> {
    match body {
        Body::Mention { entity, form, .. } => {
            let kind = article
                .entity(*entity)
                .map_or("other", |entity| kind_class(entity.label));
            match form {
                Form::Name => vec!["entity", kind],
                Form::Nominal => vec!["entity", kind, "nominal"],
                Form::Pronoun => vec!["entity", kind, "pronoun"],
            }
        }
        Body::Quote {
            kind: QuoteKind::Direct,
            ..
        } => vec!["direct"],
        Body::Quote {
            kind: QuoteKind::Mixed,
            ..
        } => vec!["mixed"],
        Body::Quote {
            kind: QuoteKind::Indirect,
            ..
        } => vec!["indirect"],
        Body::Concession { .. } => vec!["gives"],
    }
}

fn note(card: &Card) -> Option<Note> {
    let (kind, lines) = match &card.body {
        CardBody::Mention { .. } => return None,
        CardBody::Quote { cue, .. } => (
            MarkKind::Quote,
            vec![words::shorten(&cue.join(" … "), NOTE_LINE)],
        ),
        CardBody::Concession {
            status,
            condition,
            claim,
            ..
        } => {
            let mut lines = vec![words::status(*status).to_owned()];
            lines.extend(condition.as_ref().map(|words| words::shorten(words, 60)));
            lines.push(claim.to_string());
            (MarkKind::Concession, lines)
        }
    };
    let lines = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(AttrValue::from)
        .collect();
    Some(Note {
        mark: card.mark,
        kind,
        headline: card.headline().into(),
        lines,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use hearsay_annotation::{Mark, Origin, SURE};
    use hearsay_text::Span;

    fn article(text: &str) -> Article {
        crate::intake::plain(text).article("a".into(), 0)
    }

    /// The article with a direct quote of these words, by those words.
    fn quoted(text: &str, content: &str, source: &str) -> Article {
        let span = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len()));
        let mut body = Body::quote(QuoteKind::Direct, span(content).expect("content"), None);
        if let Body::Quote { source: by, .. } = &mut body {
            by.extend(span(source));
        }
        let mark = Mark::new(MarkId(1), Origin::Machine, body);
        article(text).with_marks([], [mark]).0
    }

    #[test]
    fn a_quote_is_drawn_with_its_line_and_noted_beside_it() {
        let (drawn, more) = draw(
            &quoted(
                "The talks\n\n“It is over,” she said.",
                "“It is over,”",
                "she",
            ),
            1000,
            SURE,
            false,
        );
        let shown: Vec<String> = drawn
            .iter()
            .flat_map(|block| {
                let pieces = block.pieces.iter().map(|piece| {
                    format!(
                        "{:?} [{}] {:?}",
                        piece.text.as_str(),
                        piece.looks,
                        piece.focus
                    )
                });
                let notes = block
                    .notes
                    .iter()
                    .map(|note| format!("  note: {} | {}", note.headline, note.lines.join(" | ")));
                pieces.chain(notes).collect::<Vec<_>>()
            })
            .collect();
        expect![[r#"
            "The talks" [] false
            "“It is over,”" [m direct] true
            " she said." [] false
              note: she | "#]]
        .assert_eq(&shown.join("\n"));
        assert!(!more);
    }

    #[test]
    fn what_the_machine_is_not_sure_of_is_drawn_as_a_suggestion() {
        let looks = |confidence: f32, sure: f32| {
            let mut article = quoted("“Over,” she said.", "“Over,”", "she");
            let mut mark = article.mark(MarkId(1)).expect("the quote").clone();
            mark.confidence = Some(confidence);
            article = article.with_marks([], [mark]).0;
            let piece = draw(&article, 1000, sure, false).0[0].pieces[0].clone();
            (
                piece.looks.to_string(),
                piece.said.map(|said| said.to_string()),
            )
        };
        assert_eq!(
            looks(0.4, SURE),
            (
                "m direct perhaps-said".to_owned(),
                Some("suggestion: direct quote".to_owned())
            )
        );
        assert_eq!(looks(0.4, 0.3).0, "m direct");
        assert_eq!(looks(0.6, SURE).0, "m direct");
    }

    #[test]
    fn a_blank_between_other_marks_takes_no_focus() {
        let text = "Reck left, she said.";
        let quote = quoted(text, "Reck left", "she");
        let mut concession = quote.mark(MarkId(1)).expect("the quote").clone();
        concession.id = MarkId(2);
        let at = Span::new(0, 4);
        concession.body = Body::concession(hearsay_text::Status::Made, at, None);
        let marks = [
            quote.mark(MarkId(1)).expect("the quote").clone(),
            concession,
        ];
        let article = article(text).with_marks([], marks).0;
        let pieces = draw(&article, 1000, SURE, false).0[0].pieces.clone();
        let focused: Vec<&str> = pieces
            .iter()
            .filter(|piece| piece.focus)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(focused, ["Reck", " left"]);
    }

    #[test]
    fn a_long_article_comes_in_portions() {
        let text = "One sentence stands here.\n\n".repeat(100);
        let (drawn, more) = draw(&article(&text), 500, SURE, false);
        assert!(more && drawn.len() < 30);
        assert_eq!(draw(&article(&text), text.len(), SURE, false).0.len(), 100);
    }

    #[test]
    fn notes_never_run_past_their_paragraph() {
        let note = |kind| Note {
            mark: MarkId(1),
            kind,
            headline: "Somebody → somebody else".into(),
            lines: vec!["agreed".into()],
        };
        let mut notes = vec![
            note(MarkKind::Quote),
            note(MarkKind::Quote),
            note(MarkKind::Concession),
        ];
        assert_eq!(fit(&mut notes, 70), 2);
        assert_eq!(
            notes.iter().map(|note| note.kind).collect::<Vec<_>>(),
            [MarkKind::Concession]
        );
    }
}
