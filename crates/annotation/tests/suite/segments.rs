use std::collections::BTreeSet;

use hearsay_annotation::segments::{Block, DEEPEST, blocks, drawn};
use hearsay_annotation::{Article, Body, Mark, MarkId, Origin};
use hearsay_text::{ParagraphKind, QuoteKind, Span};
use proptest::prelude::*;

use crate::{arbitrary, sample};

/// The marks drawn over the byte at `offset`, found the slow way.
fn naive(article: &Article, offset: usize) -> BTreeSet<MarkId> {
    let over = article.marks().filter(|mark| {
        let pieces = drawn(article.text(), &mark.body);
        pieces.iter().any(|piece| piece.covers(offset))
    });
    over.map(|mark| mark.id).collect()
}

proptest! {
    #[test]
    fn the_sweep_agrees_with_the_slow_way(article in arbitrary::article()) {
        let blocks = blocks(&article);
        let mut last: Vec<MarkId> = Vec::new();
        let mut first: Vec<MarkId> = Vec::new();
        let mut drawn: BTreeSet<MarkId> = BTreeSet::new();
        for block in &blocks {
            let mut at = block.span.start;
            for segment in &block.segments {
                prop_assert_eq!(segment.span.start, at);
                prop_assert!(!segment.span.is_empty());
                at = segment.span.end;
                let covers: BTreeSet<MarkId> = segment.covers.iter().map(|cover| cover.mark).collect();
                prop_assert_eq!(covers.len(), segment.covers.len());
                for byte in segment.span.start..segment.span.end {
                    prop_assert_eq!(&naive(&article, byte), &covers);
                }
                for cover in &segment.covers {
                    prop_assert_eq!(cover.begins, drawn.insert(cover.mark));
                    prop_assert!(!last.contains(&cover.mark));
                    first.extend(cover.begins.then_some(cover.mark));
                    last.extend(cover.ends.then_some(cover.mark));
                }
            }
            prop_assert_eq!(at, block.span.end);
        }
        first.sort_unstable();
        last.sort_unstable();
        prop_assert_eq!(first, last);
    }
}

fn show(article: &Article, block: &Block) -> String {
    let mut shown = String::new();
    for segment in &block.segments {
        for cover in segment.covers.iter().filter(|cover| cover.begins) {
            shown.push_str(&format!("[{} ", cover.mark));
        }
        shown.push_str(article.words(segment.span));
        for cover in segment.covers.iter().rev().filter(|cover| cover.ends) {
            shown.push_str(&format!(" {}]", cover.mark));
        }
        shown.push('|');
    }
    shown
}

#[test]
fn an_article_is_cut_at_every_edge() {
    let article = sample::article();
    let blocks = blocks(&article);
    assert_eq!(blocks[0].kind, ParagraphKind::Heading);
    assert_eq!(blocks[1].kind, ParagraphKind::Body);
    let shown: Vec<String> = blocks.iter().map(|block| show(&article, block)).collect();
    expect_test::expect![[r#"
        [m5 Harbour board m5]| yields on night ferries|
        [m6 Mara Lindqvist m6]|, who chairs the |[m7 Tarn Harbour Board m7]|, said on Monday |[m12 that |[m8 the board m8]| had |[m14 agreed to drop its ban on night ferries m14]| if the islands paid for lights m12]|.|
        [m13 “We were wrong to wait so long,”| |[m9 she m9]| told the |[m10 Tarn Courier m10]|. |“It ends now.” m13]|
        The island of |[m11 Hesk m11]| |[m15 refused to give up its own pier m15]|.|"#]].assert_eq(&shown.join("\n"));
}

#[test]
fn no_segment_is_deeper_than_a_reader_can_see() {
    let text = "word ".repeat(200);
    let sheet = hearsay_annotation::Sheet {
        id: "deep".to_owned(),
        title: String::new(),
        text: text.clone(),
        headings: Vec::new(),
        created: 0,
    };
    let quote = |index: usize| Mark {
        id: MarkId(u32::try_from(index).unwrap()),
        origin: Origin::Added,
        confidence: None,
        why: String::new(),
        note: String::new(),
        tags: Vec::new(),
        decided: None,
        body: Body::quote(
            QuoteKind::Direct,
            Span::new(index * 5, text.len() - index * 2 - 1),
            None,
        ),
    };
    let (article, faults) = Article::new(sheet).with_marks([], (0..100).map(quote));
    assert_eq!(faults, []);
    let blocks = blocks(&article);
    let segments = || blocks.iter().flat_map(|block| &block.segments);
    assert!(segments().all(|segment| segment.covers.len() <= DEEPEST));
    let covers = segments().flat_map(|segment| &segment.covers);
    assert_eq!(covers.filter(|cover| cover.begins).count(), 100);
}
