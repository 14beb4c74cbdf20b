//! A text with overlapping marks, as paragraphs of flat segments, each with the marks that cover it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use hearsay_text::Span;
use hearsay_text::paragraphs::{self, ParagraphKind};

use crate::article::Article;
use crate::marks::{Body, MarkId, MarkKind};

/// A paragraph or heading, cut at every edge of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, in bytes, without white space around it.
    pub span: Span,
    /// Heading or running text.
    pub kind: ParagraphKind,
    /// Its pieces: one after the other, none empty, together the whole block.
    pub segments: Vec<Segment>,
}

/// A stretch of a block that the same marks cover from end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What covers it: what began first comes first, then the longer, then by [`MarkKind`], then by id. Of more than
    /// [`DEEPEST`] the last, and those that begin here: so each mark is drawn somewhere.
    pub covers: Vec<Cover>,
}

/// No reader can tell more marks apart that lie over each other, and a stranger's file can't make a page of them.
pub const DEEPEST: usize = 24;

/// A mark over a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// Which.
    pub mark: MarkId,
    /// Its sort.
    pub kind: MarkKind,
    /// Whether this is the first segment that the mark covers in the whole article.
    pub begins: bool,
    /// Whether this is the last one.
    pub ends: bool,
}

impl Segment {
    /// The mark that a click here means: a mention, else a concession, else a quote; of several the innermost.
    #[must_use]
    pub fn top(&self) -> Option<Cover> {
        let of = |kind| self.covers.iter().rev().find(|cover| cover.kind == kind);
        [MarkKind::Mention, MarkKind::Concession, MarkKind::Quote]
            .into_iter()
            .find_map(of)
            .copied()
    }
}

/// Where a mark is drawn: in text order, pieces apart from each other.
///
/// A mention: its span. A quote: its content. A concession: its cue and its content, as one where only white space
/// stands between.
#[must_use]
pub fn drawn(text: &str, body: &Body) -> Vec<Span> {
    match body {
        Body::Mention { span, .. } => vec![*span],
        Body::Quote { content, .. } => content.clone(),
        Body::Concession { cue, content, .. } => {
            let (first, second) = if cue <= content {
                (*cue, *content)
            } else {
                (*content, *cue)
            };
            let between = text.get(first.end..second.start);
            // Nothing can be cut from between spans that overlap.
            if between.is_none_or(|gap| gap.trim().is_empty()) {
                vec![first.to(second)]
            } else {
                vec![first, second]
            }
        }
    }
}

/// The article as blocks of segments.
///
/// Headings known from a rich paste are the only ones where there are any; else the text is asked. Time grows with
/// the text and the marks, sorted.
#[must_use]
pub fn blocks(article: &Article) -> Vec<Block> {
    let mut sweep = Sweep::of(article);
    let mut blocks: Vec<Block> = paragraphs::paragraphs(article.text())
        .into_iter()
        .map(|(span, kind)| Block {
            span,
            kind: heading(article, span, kind),
            segments: sweep.cut(span),
        })
        .collect();
    tell_edges(&mut blocks);
    blocks
}

fn heading(article: &Article, span: Span, guess: ParagraphKind) -> ParagraphKind {
    let known = article.headings();
    if known.is_empty() {
        return guess;
    }
    // Headings are sorted, and those of one text lie apart.
    let at = known.partition_point(|heading| heading.end <= span.start);
    match known.get(at) {
        Some(heading) if heading.overlaps(span) => ParagraphKind::Heading,
        _ => ParagraphKind::Body,
    }
}

/// Moves once over all pieces of all marks, from left to right.
struct Sweep {
    /// Sorted by start, the longer first.
    pieces: Vec<(Span, MarkKind, MarkId)>,
    /// Indices of `pieces`, by end.
    by_end: Vec<usize>,
    opened: usize,
    closed: usize,
    /// Indices of the pieces open now.
    open: BTreeSet<usize>,
    /// Those opened since the last segment, ascending.
    fresh: Vec<usize>,
}

impl Sweep {
    fn of(article: &Article) -> Self {
        let mut pieces: Vec<(Span, MarkKind, MarkId)> = article
            .marks()
            .flat_map(|mark| {
                let drawn = drawn(article.text(), &mark.body);
                drawn
                    .into_iter()
                    .map(|span| (span, mark.body.kind(), mark.id))
            })
            .collect();
        pieces.sort_unstable_by_key(|&(span, kind, id)| (span.start, Reverse(span.end), kind, id));
        let mut by_end: Vec<usize> = (0..pieces.len()).collect();
        by_end.sort_unstable_by_key(|&index| pieces[index].0.end);
        Self {
            pieces,
            by_end,
            opened: 0,
            closed: 0,
            open: BTreeSet::new(),
            fresh: Vec::new(),
        }
    }

    /// Opens and closes what has begun and ended up to `offset`.
    fn advance(&mut self, offset: usize) {
        while let Some((span, ..)) = self.pieces.get(self.opened)
            && span.start <= offset
        {
            self.open.insert(self.opened);
            self.fresh.push(self.opened);
            self.opened += 1;
        }
        // A piece is never empty, so it was opened before it is closed.
        while let Some(&index) = self.by_end.get(self.closed)
            && self.pieces[index].0.end <= offset
        {
            self.open.remove(&index);
            self.closed += 1;
        }
    }

    /// The next edge after what has been opened and closed.
    fn edge(&self) -> Option<usize> {
        let start = self.pieces.get(self.opened).map(|(span, ..)| span.start);
        let end = self
            .by_end
            .get(self.closed)
            .map(|&index| self.pieces[index].0.end);
        match (start, end) {
            (Some(start), Some(end)) => Some(start.min(end)),
            (edge, None) | (None, edge) => edge,
        }
    }

    fn cut(&mut self, block: Span) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut at = block.start;
        self.advance(at);
        while at < block.end {
            let end = self.edge().map_or(block.end, |edge| edge.min(block.end));
            segments.push(Segment {
                span: Span::new(at, end),
                covers: self.covers(),
            });
            at = end;
            self.advance(at);
        }
        segments
    }

    /// What is open now, and no longer fresh.
    fn covers(&mut self) -> Vec<Cover> {
        let mut covers: Vec<usize> = self.open.iter().rev().take(DEEPEST).copied().collect();
        covers.reverse();
        if let Some(&deep) = covers.first() {
            let shallow = |index: &usize| *index < deep && self.open.contains(index);
            let fresh: Vec<usize> = self.fresh.iter().copied().filter(shallow).collect();
            covers.splice(..0, fresh);
        }
        self.fresh.clear();
        let cover = |index: usize| {
            let (_, kind, mark) = self.pieces[index];
            Cover {
                mark,
                kind,
                begins: false,
                ends: false,
            }
        };
        covers.into_iter().map(cover).collect()
    }
}

/// Says which segments are the first and the last of a mark.
fn tell_edges(blocks: &mut [Block]) {
    let mut last: BTreeMap<MarkId, &mut Cover> = BTreeMap::new();
    let segments = blocks.iter_mut().flat_map(|block| &mut block.segments);
    for cover in segments.flat_map(|segment| &mut segment.covers) {
        cover.begins = !last.contains_key(&cover.mark);
        last.insert(cover.mark, cover);
    }
    for cover in last.into_values() {
        cover.ends = true;
    }
}
