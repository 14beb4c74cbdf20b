use expect_test::expect;
use hearsay_annotation::cards::Cards;
use hearsay_annotation::lists::{self, Counts, Filter};
use hearsay_annotation::{Edit, EntityId, MarkId, MarkKind, Origin, edits};
use hearsay_text::{Label, QuoteKind, Status};

use crate::sample;

#[test]
fn a_card_says_what_it_is_and_why() {
    let article = sample::article();
    let cards = Cards::of(&article);
    let shown: Vec<String> = article
        .marks_in_text_order()
        .into_iter()
        .map(|mark| {
            let card = cards.mark(mark.id).unwrap();
            let lines = [
                card.kind().to_owned(),
                card.headline(),
                card.provenance(),
                card.summary(),
            ];
            lines.join(" | ")
        })
        .collect();
    expect![[r#"
        organisation | Tarn Harbour Board | machine, 0.86 | Tarn Harbour Board, organisation, 3 mentions.
        person | Mara Lindqvist | machine, 0.86 | Mara Lindqvist, person, chair, 2 mentions.
        organisation | Tarn Harbour Board | machine, 0.86 | Tarn Harbour Board, organisation, 3 mentions.
        indirect quote | Mara Lindqvist | machine, 0.86 | Indirect quote, Mara Lindqvist: “that the board had agreed to drop its ban on night ferries if the islands paid for lights”.
        organisation | Tarn Harbour Board | machine, 0.86 | Tarn Harbour Board, organisation, 3 mentions.
        claimed concession | Tarn Harbour Board → the islands | machine, 0.86 | Claimed concession, agreed: Tarn Harbour Board to the islands, “to drop its ban on night ferries”, condition “if the islands paid for lights”; says Mara Lindqvist.
        direct quote | Mara Lindqvist (“she”) | added by you | Direct quote, Mara Lindqvist (“she”): “We were wrong to wait so long,” … “It ends now.”. Added by you.
        person | Mara Lindqvist | machine, 0.86 | Mara Lindqvist, person, chair, 2 mentions.
        organisation | Tarn Courier | machine, 0.86 | Tarn Courier, organisation, 1 mention.
        place | Hesk | machine, 0.86 | Hesk, place, 1 mention.
        claimed concession | Hesk | machine, 0.31 | Claimed concession, refused: Hesk, “to give up its own pier”; in the reporter’s own words."#]].assert_eq(&shown.join("\n"));
}

#[test]
fn a_concession_is_shown_as_somebodys_claim() {
    let article = sample::article();
    let cards = Cards::of(&article);
    expect![[r#"
        Card {
            mark: MarkId(
                14,
            ),
            words: "to drop its ban on night ferries",
            origin: Machine,
            confidence: Some(
                0.86,
            ),
            why: "“agreed” with an infinitive",
            note: "",
            tags: [],
            decided: None,
            body: Concession {
                status: Agreed,
                conceder: Some(
                    Named {
                        name: "Tarn Harbour Board",
                        words: Some(
                            "the board",
                        ),
                        entity: Some(
                            EntityId(
                                2,
                            ),
                        ),
                        side: None,
                    },
                ),
                recipient: Some(
                    Named {
                        name: "the islands",
                        words: None,
                        entity: None,
                        side: None,
                    },
                ),
                claim: Says {
                    source: Named {
                        name: "Mara Lindqvist",
                        words: None,
                        entity: Some(
                            EntityId(
                                1,
                            ),
                        ),
                        side: None,
                    },
                    stance: Claims,
                    through: [],
                },
                what: "to drop its ban on night ferries",
                cue: "agreed",
                condition: Some(
                    "if the islands paid for lights",
                ),
                counterpart: None,
                quote: Some(
                    MarkId(
                        12,
                    ),
                ),
                others: [],
                again: false,
            },
        }
    "#]]
    .assert_debug_eq(&cards.mark(MarkId(14)).unwrap());
}

#[test]
fn the_lists_follow_the_text() {
    let article = sample::article();
    let cards = Cards::of(&article);
    let all = Filter::default();
    let counts = Counts {
        who: 4,
        said: 2,
        gave: 2,
    };
    assert_eq!(lists::counts(&article), counts);
    let who: Vec<String> = lists::who(&cards, &all)
        .iter()
        .map(|card| card.summary())
        .collect();
    expect![[r#"
        Tarn Harbour Board, organisation, 3 mentions.
        Mara Lindqvist, person, chair, 2 mentions.
        Tarn Courier, organisation, 1 mention.
        Hesk, place, 1 mention."#]]
    .assert_eq(&who.join("\n"));
    let gave: Vec<String> = lists::gave(&cards, &all)
        .iter()
        .map(|group| format!("{}: {}", group.name(), group.tally))
        .collect();
    expect![[r#"
        Tarn Harbour Board: gives 1
        Hesk: refuses 1"#]]
    .assert_eq(&gave.join("\n"));
    let said: Vec<MarkId> = lists::said(&cards, &all)
        .iter()
        .map(|card| card.mark)
        .collect();
    assert_eq!(said, [MarkId(12), MarkId(13)]);
}

#[test]
fn filters_keep_what_they_name() {
    let article = sample::article();
    let cards = Cards::of(&article);
    let filter = Filter {
        labels: vec![Label::Place],
        quotes: vec![QuoteKind::Direct],
        statuses: vec![Status::Refused, Status::Made],
        ..Filter::default()
    };
    assert_eq!(lists::who(&cards, &filter)[0].id, EntityId(4));
    assert_eq!(lists::said(&cards, &filter)[0].mark, MarkId(13));
    assert_eq!(lists::gave(&cards, &filter)[0].cards[0].mark, MarkId(15));
    let hesk = Filter {
        person: Some(EntityId(4)),
        ..Filter::default()
    };
    assert_eq!(lists::said(&cards, &hesk).len(), 0);
    assert_eq!(lists::gave(&cards, &hesk).len(), 1);
    assert_eq!(
        lists::labels(&article),
        [
            (Label::Person, 1),
            (Label::Organisation, 2),
            (Label::Place, 1)
        ]
    );
    assert_eq!(
        lists::statuses(&article),
        [(Status::Refused, 1), (Status::Agreed, 1)]
    );
    assert_eq!(lists::speakers(&cards)[0].id, EntityId(1));
}

#[test]
fn a_list_is_narrowed_to_what_it_says_and_to_what_is_open() {
    let article = sample::article();
    let cards = Cards::of(&article);
    let says = |says: &str| Filter {
        says: says.to_owned(),
        ..Filter::default()
    };
    let names = |filter: &Filter| {
        let found = lists::who(&cards, filter).into_iter();
        found.map(|card| card.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&says("harbour")), ["Tarn Harbour Board"]);
    assert_eq!(names(&says(" CHAIR ")), ["Mara Lindqvist"]);
    assert_eq!(lists::said(&cards, &says("it ends")).len(), 1);
    // By who gives, and by who gains.
    assert_eq!(lists::gave(&cards, &says("hesk")).len(), 1);
    assert_eq!(lists::gave(&cards, &says("islands")).len(), 1);
    let open = Filter {
        decided: Some(false),
        ..Filter::default()
    };
    assert_eq!(lists::said(&cards, &open)[0].mark, MarkId(12));
    let decided = Filter {
        decided: Some(true),
        ..Filter::default()
    };
    assert_eq!(lists::said(&cards, &decided)[0].mark, MarkId(13));
    assert_eq!(lists::gave(&cards, &decided).len(), 0);
}

#[test]
fn lists_narrow_by_who_made_it_by_tag_and_by_review() {
    let mut article = sample::article();
    for edit in [
        Edit::confirm(&article, &[MarkId(6)]).unwrap(),
        Edit::note(&article, MarkId(11), "", vec!["island".into()]).unwrap(),
        Edit::note(
            &article,
            MarkId(13),
            "Wrong?",
            vec!["island".into(), "tone".into()],
        )
        .unwrap(),
    ] {
        edits::apply(&mut article, edit).unwrap();
    }
    let names = |filter: Filter| -> Vec<String> {
        let found = lists::who(&Cards::of(&article), &filter);
        found.into_iter().map(|card| card.name).collect()
    };
    let decided = |decided| Filter {
        decided,
        ..Filter::default()
    };
    assert_eq!(names(decided(Some(true))), ["Mara Lindqvist"]);
    let open = ["Tarn Harbour Board", "Tarn Courier", "Hesk"];
    assert_eq!(names(decided(Some(false))), open);
    let confirmed = Filter {
        origin: Some(Origin::Confirmed),
        ..Filter::default()
    };
    assert_eq!(names(confirmed.clone()), ["Mara Lindqvist"]);
    let tagged = |tag: &str| Filter {
        tag: Some(tag.into()),
        ..Filter::default()
    };
    assert_eq!(names(tagged("island")), ["Hesk"]);
    assert_eq!(names(tagged("tone")), [""; 0]);
    let said = |filter: &Filter| lists::said(&Cards::of(&article), filter).len();
    assert_eq!((said(&tagged("tone")), said(&confirmed)), (1, 0));
    let mentions = lists::tags(&article, MarkKind::Mention);
    let quotes = lists::tags(&article, MarkKind::Quote);
    assert_eq!(
        (mentions.len(), quotes),
        (1, vec!["island".to_owned(), "tone".to_owned()])
    );
    let says = |says: &str| {
        let says = says.to_owned();
        said(&Filter {
            says,
            ..Filter::default()
        })
    };
    // Whatever the case and the quotation marks; a quote by its words and its speaker together.
    assert_eq!((says("LINDQVIST \"we were wrong"), says("courier")), (1, 0));
}
