//! Concessions in any text: nothing found lies outside it.

use hearsay_extract::entities::Cast;
use hearsay_extract::{Concession, concessions};
use hearsay_syntax::{Syntax, Tag, Tagger};
use hearsay_text::Document;
use proptest::prelude::*;

fn found(text: &str) -> Vec<Concession> {
    let document = Document::of(text);
    let syntax = Syntax::of(&document, &Tagger::default());
    concessions::find(&document, &syntax, &Cast::default(), &[])
}

/// Words that cues are made of, so that arbitrary texts have something to find.
fn wordy() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "agreed",
        "to",
        "cede",
        "land",
        "refused",
        "if",
        "Norland",
        "the",
        "rebels",
        "withdrew",
        "from",
        ",",
        ".",
        "“",
        "”",
        "and",
        "release",
        "hostages",
        "in",
        "exchange",
        "for",
        "demanded",
        "that",
        "concession",
        ":",
        "will",
        "not",
        "who",
        "by",
        "was",
        "—",
        "(",
        ")",
        "'s",
        "\n\n",
        "urged",
        "offering",
        "é",
        "🕊",
        "is",
        "ready",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "))
}

/// The rows of a text whose words are tagged at random: grammar gone wrong must do no harm.
fn mistagged(text: &str, tags: &[usize]) -> Vec<Concession> {
    let document = Document::of(text);
    let mut syntax = Syntax::of(&document, &Tagger::default());
    for (tag, number) in syntax.tags.iter_mut().zip(tags.iter().cycle()) {
        *tag = Tag::ALL[number % Tag::ALL.len()];
    }
    concessions::find(&document, &syntax, &Cast::default(), &[])
}

fn check(text: &str, rows: &[Concession]) -> Result<(), TestCaseError> {
    for each in rows {
        let parties = [each.conceder, each.recipient, each.claimant];
        let spans = parties
            .iter()
            .filter_map(|party| party.span)
            .chain(each.condition);
        for span in spans.chain([each.cue, each.content]) {
            prop_assert!(
                text.get(span.start..span.end)
                    .is_some_and(|words| !words.trim().is_empty())
            );
        }
        if let Some(other) = each.counterpart {
            prop_assert!(other.0 < rows.len());
        }
        prop_assert!((0.0..=1.0).contains(&each.confidence));
        prop_assert!(!each.why.is_empty());
    }
    prop_assert!(rows.is_sorted_by_key(|each| each.content.start));
    Ok(())
}

proptest! {
    #[test]
    fn any_text_has_rows_inside_it(text in "\\PC*") {
        check(&text, &found(&text))?;
    }

    #[test]
    fn any_words_have_rows_inside_them(text in wordy()) {
        check(&text, &found(&text))?;
    }

    #[test]
    fn wrong_grammar_has_rows_inside_the_text(text in wordy(), tags in prop::collection::vec(0..64_usize, 1..60)) {
        check(&text, &mistagged(&text, &tags))?;
    }
}
