//! What holds for any text whatever.

use hearsay_text::characters::{is_blank, is_line_end};
use hearsay_text::codepoints::CodePoints;
use hearsay_text::sentences::LONGEST;
use hearsay_text::{Document, Span};
use proptest::prelude::*;

fn check(text: &str) {
    let document = Document::of(text);
    let mut end = 0;
    let (mut sentences, mut tokens) = (0, 0);
    for paragraph in &document.paragraphs {
        assert!(paragraph.span.start >= end && !paragraph.span.is_empty());
        assert!(!paragraph.span.of(text).is_empty(), "{:?}", paragraph.span);
        end = paragraph.span.end;
        assert_eq!(paragraph.sentences.start, sentences);
        assert_eq!(paragraph.tokens.start, tokens);
        sentences = paragraph.sentences.end;
        tokens = paragraph.tokens.end;
    }
    assert_eq!(sentences, document.sentences.len());
    assert_eq!(tokens, document.tokens.len());
    let mut next = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        assert_eq!(sentence.tokens.start, next);
        assert!(!sentence.tokens.is_empty() && sentence.tokens.len() <= LONGEST);
        next = sentence.tokens.end;
        assert_eq!(
            document.span_of(sentence.tokens.clone()),
            Some(sentence.span)
        );
        let paragraph = &document.paragraphs[sentence.paragraph];
        assert!(paragraph.span.contains(sentence.span) && paragraph.sentences.contains(&index));
    }
    assert_eq!(next, document.tokens.len());
    let mut at = 0;
    for token in &document.tokens {
        assert!(token.span.start >= at && !token.span.of(text).is_empty());
        assert!(text[at..token.span.start].chars().all(is_blank));
        assert!(!token.span.of(text).contains(is_line_end));
        at = token.span.end;
    }
    assert!(text[at..].chars().all(is_blank));
}

proptest! {
    #[test]
    fn any_string_is_cut_without_loss(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn so_is_anything_like_news(parts in prop::collection::vec(prop_oneof![
        Just("\n"), Just("\n\n"), Just(" "), Just("\""), Just("'"), Just("“"), Just("”"), Just("‘"), Just("’"), Just("."),
        Just("..."), Just("U.S"), Just("Mr"), Just("said"), Just("Reck"), Just("they"), Just("s"), Just("90s"), Just("-"),
        Just("—"), Just("5"), Just(","), Just("("), Just(")"), Just("!"), Just("@"), Just("www.a"), Just("\u{301}"), Just("👩‍👧"),
        Just("\u{FEFF}"), Just("\0"), Just("\u{2028}"), Just("em"), Just("n't"), Just("»"), Just("„"), Just("$"), Just("http://"),
    ], 0..60)) {
        check(&parts.concat());
    }

    #[test]
    fn code_points_are_counted_as_one_would_by_hand(text in any::<String>(), marks in "[e\u{301}👩\u{200D}\u{1F3FD}\n ]{0,300}") {
        let text = text + &marks;
        let points = CodePoints::of(&text);
        prop_assert_eq!(points.length(), text.chars().count());
        for (index, (byte, c)) in text.char_indices().enumerate() {
            prop_assert_eq!(points.at_byte(byte), index);
            prop_assert_eq!(points.to_byte(index), byte);
            let span = Span::new(byte, byte + c.len_utf8());
            prop_assert_eq!(points.span(span), (index, index + 1));
        }
        prop_assert_eq!(points.at_byte(text.len() + 9), points.length());
        prop_assert_eq!(points.to_byte(points.length() + 9), text.len());
    }
}

/// Each of these took minutes, not a second, if any stage looked back or ahead without bound.
#[test]
fn hostile_texts_are_cut_too() {
    let long = 1_000_000;
    for text in [
        "a".repeat(long),
        "a ".repeat(long / 2),
        "'s ".repeat(100_000),
        "s' ".repeat(100_000),
        "\"' “‘".repeat(50_000),
        "a'd".repeat(long / 3),
        "a.".repeat(long / 2),
        "a-".repeat(long / 2),
        "a@".repeat(long / 2),
        "www.a)".repeat(long / 6),
        ".".repeat(long),
        ". ".repeat(long / 2),
        "1.".repeat(long / 2),
        "A. ".repeat(long / 3),
        " ".repeat(long),
        "\n".repeat(long),
        "x\n".repeat(long / 2),
        "?!)".repeat(long / 3),
        "👩\u{200D}".repeat(long / 7),
        "\u{301}".repeat(long / 2),
        "—‚12*€".repeat(500_000),
    ] {
        check(&text);
    }
}
