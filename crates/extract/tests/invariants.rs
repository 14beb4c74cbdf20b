//! What holds of the extraction of any text whatever: every span fits, every link leads somewhere, all is in order.

use hearsay_extract::{Concession, Extraction, Models, Quote, contract, extract};
use hearsay_text::Span;
use hearsay_text::newlines::normalise;
use proptest::prelude::*;

fn models() -> Models {
    Models::read(include_bytes!("../../../models/hearsay.model"))
        .expect("the models fit the program")
}

fn check(given: &str, models: &Models) -> Extraction {
    let text = normalise(given);
    let found = extract(&text, models);
    let fits = |span: Span| assert!(!span.of(&text).is_empty(), "{span:?} in {text:?}");
    for mention in &found.mentions {
        fits(mention.span);
        assert!(mention.entity.0 < found.entities.len());
    }
    assert!(
        found
            .mentions
            .is_sorted_by_key(|mention| mention.span.start)
    );
    for quote in &found.quotes {
        check_quote(quote, &found, fits);
    }
    assert!(
        found
            .quotes
            .is_sorted_by_key(|quote| quote.content.first().map(|span| span.start))
    );
    for concession in &found.concessions {
        check_concession(concession, &found, fits);
    }
    assert!(
        found
            .concessions
            .is_sorted_by_key(|concession| concession.content.start)
    );
    let written = contract::json_as_given(None, given, &found);
    assert_eq!(written["length"], given.chars().count());
    found
}

fn check_quote(quote: &Quote, found: &Extraction, fits: impl Fn(Span)) {
    assert!(!quote.content.is_empty());
    for pieces in [&quote.content, &quote.cue, &quote.source] {
        pieces.iter().for_each(|&span| fits(span));
    }
    assert!(
        quote
            .content
            .is_sorted_by(|one, next| one.end <= next.start)
    );
    assert!(quote.speaker.is_none_or(|id| id.0 < found.entities.len()));
    assert!((0.0..=1.0).contains(&quote.confidence));
}

fn check_concession(concession: &Concession, found: &Extraction, fits: impl Fn(Span)) {
    fits(concession.cue);
    fits(concession.content);
    concession.condition.into_iter().for_each(&fits);
    for party in [
        concession.conceder,
        concession.recipient,
        concession.claimant,
    ] {
        party.span.into_iter().for_each(&fits);
        assert!(party.entity.is_none_or(|id| id.0 < found.entities.len()));
    }
    assert!(
        concession
            .counterpart
            .is_none_or(|id| id.0 < found.concessions.len())
    );
    assert!(concession.quote.is_none_or(|id| id.0 < found.quotes.len()));
    assert!((0.0..=1.0).contains(&concession.confidence));
}

/// Words of news, marks of all sorts, and what does not belong.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    ".",
    "...",
    "?",
    "!",
    ",",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "«",
    "»",
    "President",
    "Mr.",
    "Ilse",
    "Marenhout",
    "Veldria",
    "the",
    "government",
    "U.S.",
    "Friday",
    "He",
    "she",
    "they",
    "who",
    "said",
    "told",
    "according to",
    "claimed that",
    "agreed to",
    "refused to",
    "offered",
    "would",
    "if",
    "in exchange for",
    "urged",
    "release",
    "withdraw",
    "its troops",
    "prisoners",
    "and",
    "of",
    "to",
    "had",
    "not",
    "’s",
    "n't",
    "5",
    "$",
    "RECK:",
    "Q:",
    "@reck",
    "https://example.org",
    "\u{301}",
    "👩\u{200D}👧",
    "\0",
    "\u{FEFF}",
    "\u{2028}",
    "İ",
    "ﬁ",
    "يقول",
    "在",
];

proptest! {
    #[test]
    fn any_string_is_an_article(text in any::<String>()) {
        check(&text, &Models::default());
    }

    #[test]
    fn so_is_anything_like_news(
        pieces in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..80),
    ) {
        let text: String = pieces.iter().flat_map(|(piece, apart)| [*piece, if *apart { " " } else { "" }]).collect();
        check(&text, &models());
    }
}

/// Repetitions that nobody writes: one endless sentence, thousands of names or unpaired marks.
#[test]
fn hostile_texts_are_articles_too() {
    let models = models();
    let long = 50_000;
    for piece in [
        "a",
        "\"",
        "'a ",
        "“",
        "“a” ",
        "‘“",
        "(",
        ".",
        "12 + 30 = 42; ",
        "\n",
        "Reck ",
        "Reck, ",
        "RECK: I know.\n",
        "RECK: I know.\nPOE: No.\n",
        "Q: Why?\nsaid Reck\n",
        "He said ",
        "Mr. ",
        "of the ",
        "“Go,” said Reck. ",
        "Reck told Poe that ",
        "Reck agreed to release Poe if ",
        "he ",
        "Veldria and ",
        "U.S. ",
        "-",
        "Ilse Marenhout of ",
        "according to ",
    ] {
        check(&piece.repeat(long / piece.len()), &models);
    }
}
