//! What is drawn of an article: paragraphs as pieces with their looks, and the notes in the margin. Pure.

mod found;
mod notes;
mod pieces;
mod sheet;

use hearsay_annotation::MarkId;
use hearsay_text::{ParagraphKind, Span};
use yew::AttrValue;

use crate::borders::Border;
pub use found::{Found, Light};
pub use notes::Note;
pub use pieces::kind_class;
pub use sheet::{How, Sheet};

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
    /// The marks whose notes do not fit beside it.
    pub more_notes: Vec<MarkId>,
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
    /// The same as the page writes them, "m4 m17"; empty without marks.
    pub ids: AttrValue,
    /// `at` as the page writes it.
    pub place: AttrValue,
    /// Whether the topmost mark takes the focus here: on the first piece of which it is the topmost.
    pub focus: bool,
    /// What the mark that takes the focus here is, for those who hear the page.
    pub said: Option<AttrValue>,
    /// The quotes and concessions that begin here, the outermost first.
    pub begins: Vec<MarkId>,
    /// What is said before and after it, where marks' borders are to be heard.
    pub border: Border,
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use hearsay_annotation::{Article, Body, Mark, Origin, SURE};
    use hearsay_text::QuoteKind;

    use crate::state::Shared;

    fn article(text: &str) -> Article {
        crate::intake::plain(text).article("a".into(), 0)
    }

    fn sheet(article: Article, bytes: usize, sure: f32) -> Sheet {
        let aloud = false;
        Sheet::new(&Shared::new(article), How { bytes, sure, aloud })
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
        let quoted = quoted(
            "The talks\n\n“It is over,” she said.",
            "“It is over,”",
            "she",
        );
        let Sheet { drawn, more, .. } = sheet(quoted, 1000, SURE);
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
            let piece = sheet(article, 1000, sure).drawn[0].pieces[0].clone();
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
        let pieces = sheet(article, 1000, SURE).drawn[0].pieces.clone();
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
        let part = sheet(article(&text), 500, SURE);
        assert!(part.more && part.drawn.len() < 30);
        assert_eq!(sheet(article(&text), text.len(), SURE).drawn.len(), 100);
    }
}
