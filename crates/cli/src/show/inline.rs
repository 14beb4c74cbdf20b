//! The text with its marks. Signs close by name, so that marks that cross stay readable:
//! `{s1 “We will <g1 pull out,” s1} he said. g1>`

use std::collections::HashMap;
use std::io::{self, Write};

use hearsay_annotation::segments::{self, Block, Cover, Segment};
use hearsay_annotation::{Article, Body, MarkId, MarkKind};
use hearsay_text::paragraphs::ParagraphKind;
use hearsay_text::{Form, Label, QuoteKind};

use super::{Paint, color, harmless};

/// Writes every paragraph, a blank line after each.
pub(super) fn text(
    out: &mut impl Write,
    article: &Article,
    numbers: &HashMap<MarkId, String>,
    paint: Paint,
) -> io::Result<()> {
    let page = Page {
        article,
        numbers,
        paint,
    };
    for block in segments::blocks(article) {
        writeln!(out, "{}\n", page.block(&block))?;
    }
    Ok(())
}

struct Page<'a> {
    article: &'a Article,
    numbers: &'a HashMap<MarkId, String>,
    paint: Paint,
}

impl Page<'_> {
    fn block(&self, block: &Block) -> String {
        let mut shown = String::new();
        let mut before: &[Cover] = &[];
        for segment in &block.segments {
            self.close(&mut shown, before, &segment.covers);
            for cover in &segment.covers {
                if !has(before, cover.mark) {
                    shown.push_str(&self.paint.quiet(&self.opening(cover.mark)));
                }
            }
            let words = harmless(self.article.words(segment.span));
            shown.push_str(&self.paint.with(&self.style(segment, block.kind), &words));
            before = &segment.covers;
        }
        self.close(&mut shown, before, &[]);
        shown
    }

    /// Closes what covers no more: what began last first.
    fn close(&self, shown: &mut String, before: &[Cover], now: &[Cover]) {
        for cover in before.iter().rev() {
            if !has(now, cover.mark) {
                shown.push_str(&self.paint.quiet(&self.closing(cover.mark)));
            }
        }
    }

    fn opening(&self, id: MarkId) -> String {
        let name = self.numbers.get(&id).map_or("", String::as_str);
        match self.article.mark(id).map(|mark| mark.body.kind()) {
            Some(MarkKind::Mention) => "[".to_owned(),
            Some(MarkKind::Quote) => format!("{{{name} "),
            Some(MarkKind::Concession) => format!("<{name} "),
            None => String::new(),
        }
    }

    fn closing(&self, id: MarkId) -> String {
        let name = self.numbers.get(&id).map_or("", String::as_str);
        match self.article.mark(id).map(|mark| &mark.body) {
            Some(Body::Mention {
                form: Form::Name, ..
            }) => {
                let label = self.label(id).map_or("", Label::as_str);
                format!("|{label}]")
            }
            Some(Body::Mention { .. }) => "]".to_owned(),
            Some(Body::Quote { .. }) => format!(" {name}}}"),
            Some(Body::Concession { .. }) => format!(" {name}>"),
            None => String::new(),
        }
    }

    fn label(&self, id: MarkId) -> Option<Label> {
        match self.article.mark(id)?.body {
            Body::Mention { entity, .. } => Some(self.article.entity(entity)?.label),
            _ => None,
        }
    }

    /// The ANSI codes of what covers a segment: colour for entities, underline for quotes (where they are direct or
    /// partly so), bold for concessions, red where nothing else gives a colour.
    fn style(&self, segment: &Segment, kind: ParagraphKind) -> String {
        let mut hue = "";
        let mut codes = Vec::new();
        if kind == ParagraphKind::Heading {
            codes.push("1");
        }
        for cover in &segment.covers {
            match self.article.mark(cover.mark).map(|mark| &mark.body) {
                Some(Body::Mention { .. }) => {
                    hue = self.label(cover.mark).map(color).unwrap_or_default()
                }
                Some(Body::Quote { kind, .. }) if *kind != QuoteKind::Indirect => codes.push("4"),
                Some(Body::Concession { .. }) => {
                    codes.push("1");
                    if hue.is_empty() {
                        hue = "31";
                    }
                }
                _ => {}
            }
        }
        if !hue.is_empty() {
            codes.push(hue);
        }
        codes.sort_unstable();
        codes.dedup();
        codes.join(";")
    }
}

fn has(covers: &[Cover], mark: MarkId) -> bool {
    covers.iter().any(|cover| cover.mark == mark)
}
