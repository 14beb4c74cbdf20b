//! Searching: what is found in the sample, and what holds for every article.

use hearsay_annotation::records::{read, write};
use hearsay_annotation::search::{
    self, Hit, Kind, Place, Query, Search, Snippet, Standing, Wanted, What,
};
use hearsay_annotation::{Article, Edit, History, MarkId, Origin, edits};
use hearsay_text::{Label, Span, Status};
use proptest::prelude::*;
use proptest::sample::select;

use crate::{arbitrary, sample};

fn ask(article: &Article, query: Query) -> Vec<String> {
    let found = Search::of(&query).ask(article);
    found.map_or_else(Vec::new, |found| found.hits.iter().map(line).collect())
}

/// A hit on a line: "agreed: [the board] → Tarn: the [board] yields".
fn line(hit: &Hit) -> String {
    let what = match hit.what {
        What::Text => "text",
        What::Name(label) => label.as_str(),
        What::Quote(kind) => kind.as_str(),
        What::Concession(status) => status.as_str(),
    };
    let headline = hit
        .headline
        .iter()
        .map(|headline| format!(" {}:", shown(headline)));
    let claim = hit.claim.iter().map(|claim| format!(" ({})", shown(claim)));
    let words = std::iter::once(format!(" {}", shown(&hit.words)));
    let parts = headline.chain(words).chain(claim);
    format!("{what}:{}", parts.collect::<String>())
}

fn shown(snippet: &Snippet) -> String {
    let stretches = snippet.stretches().into_iter();
    let stretches = stretches.map(|(words, found)| match found {
        true => format!("[{words}]"),
        false => words.to_owned(),
    });
    stretches.collect()
}

fn says(words: &str) -> Query {
    Query {
        says: words.to_owned(),
        ..Query::default()
    }
}

#[test]
fn a_name_finds_what_is_said_under_any_of_its_aliases() {
    let article = sample::article();
    let quotes = |words: &str| {
        let query = Query {
            kind: Kind::Quotes,
            ..says(words)
        };
        ask(&article, query)
    };
    let both = [
        "indirect: Mara [Lindqvist]: that the board had agreed to drop its ban on night ferries if the islands paid for lights",
        "direct: Mara [Lindqvist] (“she”): “We were wrong to wait so long,” … “It ends now.”",
    ];
    assert_eq!(quotes("LINDQVIST"), both);
    assert_eq!(
        quotes("lindqvist wrong"),
        ["direct: Mara [Lindqvist] (“she”): “We were [wrong] to wait so long,” … “It ends now.”"]
    );
    assert_eq!(
        quotes("\"it ends now\""),
        ["direct: Mara Lindqvist (“she”): “We were wrong to wait so long,” … “[It ends now].”"]
    );
    assert_eq!(quotes("courier"), [""; 0]);
    let person = Query {
        kind: Kind::Concessions(None),
        person: "tarn harb".into(),
        ..Query::default()
    };
    assert_eq!(
        ask(&article, person),
        [
            "agreed: Tarn Harbour Board → the islands: to drop its ban on night ferries (says Mara Lindqvist)"
        ]
    );
}

#[test]
fn what_is_told_by_a_mark_is_not_told_again_by_the_text() {
    let article = sample::article();
    assert_eq!(
        ask(&article, says("board")),
        [
            "ORG: Tarn Harbour [Board]: ",
            "indirect: Mara Lindqvist: that the [board] had agreed to drop its ban on night ferries if the islands paid for lights",
            "agreed: Tarn Harbour [Board] → the islands: to drop its ban on night ferries (says Mara Lindqvist)",
            "text: Harbour [board] yields on night ferries",
            "text: Mara Lindqvist, who chairs the Tarn Harbour [Board], said on Monday that the [board] had agreed to drop its ban on night ferries if the islands paid for lights.",
        ]
    );
    assert_eq!(
        ask(&article, says("“wrong to wait”")),
        ["direct: Mara Lindqvist (“she”): “We were [wrong to wait] so long,” … “It ends now.”"]
    );
    let text = Query {
        kind: Kind::Text,
        ..says("wrong")
    };
    assert_eq!(
        ask(&article, text),
        ["text: “We were [wrong] to wait so long,” she told the Tarn Courier. “It ends now.”"]
    );
    assert_eq!(ask(&article, says("harbour helicopter")), [""; 0]);
}

#[test]
fn sorts_can_be_asked_for_without_words() {
    let article = sample::article();
    let of = |kind| {
        ask(
            &article,
            Query {
                kind,
                ..Query::default()
            },
        )
    };
    assert_eq!(of(Kind::Names(Some(Label::Place))), ["LOC: Hesk: "]);
    assert_eq!(of(Kind::Names(None)).len(), 4);
    assert_eq!(of(Kind::Quotes).len(), 2);
    assert_eq!(
        of(Kind::Concessions(Some(Status::Refused))),
        ["refused: Hesk: to give up its own pier (in the reporter’s own words)"]
    );
    assert_eq!(of(Kind::Text), [""; 0]);
    assert!(Query::default().is_blank() && says(" \" ").is_blank() && !says("x").is_blank());
    let added = Query {
        standing: Some(Standing::By(Origin::Added)),
        ..Query::default()
    };
    assert_eq!(ask(&article, added).len(), 1);
}

#[test]
fn notes_tags_and_what_was_dismissed_are_found() {
    let mut article = sample::article();
    let quote = Search::of(&says("wrong")).ask(&article).unwrap().hits[0].place;
    let Place::Mark(quote) = quote else {
        panic!("{quote:?}")
    };
    let note = Edit::note(&article, quote, "Ask the ministry.", vec!["Lights".into()]).unwrap();
    edits::apply(&mut article, note).unwrap();
    assert_eq!(
        ask(&article, says("ministry")),
        ["direct: Mara Lindqvist (“she”): Ask the [ministry]."]
    );
    let tagged = Query {
        tag: "lights".into(),
        ..Query::default()
    };
    assert_eq!(
        ask(&article, tagged.clone()),
        ["direct: Mara Lindqvist (“she”): “We were wrong to wait so long,” … “It ends now.”"]
    );
    let dismissed = Edit::remove(&article, &[MarkId(15)]).unwrap();
    edits::apply(&mut article, dismissed).unwrap();
    assert_eq!(article.dismissed().len(), 1);
    assert_eq!(
        ask(
            &article,
            Query {
                kind: Kind::Concessions(None),
                ..says("pier")
            }
        ),
        [""; 0]
    );
    let gone = Query {
        standing: Some(Standing::Dismissed),
        ..says("pier")
    };
    let found = Search::of(&gone).ask(&article).unwrap();
    assert!(found.hits[0].dismissed);
    let Place::Words(words) = found.hits[0].place else {
        panic!("{found:?}")
    };
    assert_eq!(article.words(words), "to give up its own pier");
}

#[test]
fn the_text_is_walked_paragraph_by_paragraph() {
    let article = sample::article();
    let places = search::places(article.text(), &Wanted::of("night ferries board"));
    let words: Vec<&str> = places.iter().map(|&place| article.words(place)).collect();
    assert_eq!(
        words,
        [
            "board", "night", "ferries", "Board", "board", "night", "ferries"
        ]
    );
}

fn query() -> impl Strategy<Value = Query> {
    let words = || {
        prop_oneof![
            arbitrary::text(3),
            Just(String::new()),
            Just("ina".to_owned()),
            Just("a".to_owned())
        ]
    };
    let kinds = vec![
        Kind::Any,
        Kind::Names(None),
        Kind::Names(Some(Label::Place)),
        Kind::Quotes,
        Kind::Concessions(None),
        Kind::Concessions(Some(Status::Made)),
        Kind::Text,
    ];
    let standings = vec![
        None,
        Some(Standing::By(Origin::Machine)),
        Some(Standing::By(Origin::Added)),
        Some(Standing::Dismissed),
    ];
    (words(), select(kinds), select(standings), words(), words()).prop_map(
        |(says, kind, standing, person, tag)| Query {
            says,
            kind,
            standing,
            person,
            tag,
        },
    )
}

fn sound(snippet: &Snippet) -> Result<(), TestCaseError> {
    let all: String = snippet
        .stretches()
        .into_iter()
        .map(|(words, _)| words)
        .collect();
    prop_assert_eq!(&all, &snippet.text);
    for place in &snippet.found {
        prop_assert!(!place.of(&snippet.text).is_empty());
    }
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_found_is_there(article in arbitrary::article(), query in query()) {
        let mut article = article;
        // Some of the marks are dismissed.
        let gone: Vec<MarkId> = article.marks().map(|mark| mark.id).filter(|id| id.0 % 3 == 0).collect();
        if let Ok(edit) = Edit::remove(&article, &gone) {
            let _ = edits::apply(&mut article, edit);
        }
        if let Some(found) = Search::of(&query).ask(&article) {
            prop_assert!(found.titled || found.count > 0);
            prop_assert!(found.count >= found.hits.len());
            sound(&found.title)?;
            for hit in &found.hits {
                sound(&hit.words)?;
                hit.headline.iter().try_for_each(sound)?;
                let text = article.text();
                let named = article.entities().flat_map(|entity| entity.aliases.iter().chain(&entity.role));
                let named = named.map(String::as_str).collect::<Vec<_>>();
                // Of a quote that is interrupted, piece by piece.
                let mut pieces = hit.words.text.split('…').map(str::trim);
                let is_said = pieces.all(|piece| text.contains(piece));
                prop_assert!(is_said || named.iter().any(|name| name.contains(&hit.words.text)));
                match hit.place {
                    Place::Mark(id) => prop_assert!(article.mark(id).is_some()),
                    Place::Words(span) => prop_assert!(!span.of(text).is_empty()),
                    Place::Article => {}
                }
            }
        }
        // It is the same after it was stored.
        let again = read(&write(&article, &History::default())).unwrap().article;
        prop_assert_eq!(Search::of(&query).ask(&again), Search::of(&query).ask(&article));
    }

    #[test]
    fn every_place_says_one_of_the_words(text in arbitrary::text(60), typed in prop_oneof![arbitrary::text(4), any::<String>()]) {
        let wanted = Wanted::of(&typed);
        let places = search::places(&text, &wanted);
        for pair in places.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start);
        }
        for place in &places {
            prop_assert!(!place.of(&text).is_empty());
            prop_assert!(!Wanted::places(&wanted, place.of(&text)).is_empty());
        }
    }

    #[test]
    fn a_piece_of_a_text_is_found_in_it(text in arbitrary::text(40), ends in (0..60usize, 1..20usize)) {
        let span: Span = arbitrary::span(&text, ends);
        let words = span.of(&text).split(['“', '”', '"', '\n']).next().unwrap_or_default();
        let wanted = Wanted::of(&format!("\"{words}\""));
        if !wanted.is_empty() {
            prop_assert!(wanted.within([text.as_str()]), "{:?} in {:?}", words, text);
            prop_assert!(!wanted.places(&text).is_empty());
        }
    }
}
