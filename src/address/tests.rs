use hearsay_annotation::search::Standing;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::state::bounded;

fn words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), any::<String>(), "[ -~“”é&=#%+,]{0,30}"].prop_map(bounded)
}

fn queries() -> impl Strategy<Value = Query> {
    let kinds = prop_oneof![
        Just(Kind::Any),
        of(select(Label::ALL)).prop_map(Kind::Names),
        Just(Kind::Quotes),
        of(select(Status::ALL)).prop_map(Kind::Concessions),
        Just(Kind::Text),
    ];
    let standings = prop_oneof![
        select(&Origin::ALL[..]).prop_map(Standing::By),
        Just(Standing::Dismissed)
    ];
    let all = (words(), kinds, of(standings), words(), words());
    all.prop_map(|(says, kind, standing, person, tag)| Query {
        says,
        kind,
        standing,
        person,
        tag,
    })
}

fn sights() -> impl Strategy<Value = Sight> {
    let some = |all: &'static [Label]| subsequence(all, 0..=all.len());
    let filters = (
        some(Label::ALL),
        subsequence(QuoteKind::ALL, 0..=3),
        subsequence(Status::ALL, 0..=6),
        of(any::<u32>().prop_map(EntityId)),
        of(any::<bool>()),
        of(select(&Origin::ALL[..])),
        (words(), words()),
    );
    let filters = filters.prop_map(
        |(labels, quotes, statuses, person, decided, origin, (tag, says))| Filter {
            labels,
            quotes,
            statuses,
            person,
            decided,
            origin,
            tag: (!tag.is_empty()).then_some(tag),
            says,
        },
    );
    let spans = (any::<u32>(), 1..500usize);
    let spans = spans.prop_map(|(start, long)| Span::new(start as usize, start as usize + long));
    let all = (
        of(select(&List::ALL[..])),
        filters,
        any::<[bool; 3]>(),
        0..=100u8,
        of(spans),
        of(any::<u32>().prop_map(MarkId)),
    );
    all.prop_map(|(list, filter, hidden, sure, at, chosen)| Sight {
        list,
        filter,
        hidden,
        sure: Sure(sure),
        at,
        chosen,
    })
}

fn addresses() -> impl Strategy<Value = Address> {
    prop_oneof![
        Just(Address::Start),
        queries().prop_map(Address::Library),
        ("[0-9a-f-]{1,20}", sights()).prop_map(|(id, sight)| Address::Article(id, Box::new(sight))),
    ]
}

proptest! {
    #[test]
    fn an_address_reads_as_it_was_written(address in addresses()) {
        let written = address.write();
        prop_assert!(written.is_ascii() && written.len() < MOST);
        prop_assert!(!written.contains(char::is_whitespace) && !written.contains(['<', '>', '"', '\'']));
        prop_assert_eq!(Address::read(&written), Some(address));
    }

    #[test]
    fn any_address_can_be_read_and_then_stays_as_it_is(
        head in select(vec!["", "library", "read=1f-a", "read=", "main"]),
        parts in vec((select(vec!["says", "list", "mark", "at", "kind", "label", "hide", "sure", "person", "origin", "x"]),
            prop_oneof![any::<String>(), "[0-9%m,e-]{0,8}", "(%[0-9A-F]{2}){0,4}"]), 0..6),
    ) {
        let parts = parts.iter().map(|(name, words)| format!("&{name}={words}"));
        let hash = format!("#{head}{}", parts.collect::<String>());
        if let Some(address) = Address::read(&hash) {
            prop_assert_eq!(Address::read(&address.write()), Some(address));
        }
    }
}

#[test]
fn a_plain_article_has_a_plain_address() {
    assert_eq!(Address::of_article("18f-0a").write(), "#read=18f-0a");
    assert_eq!(Address::Library(Query::default()).write(), "#library");
    assert_eq!(Address::read("#read=<script>"), None);
    assert_eq!(Address::read("#read="), None);
    assert_eq!(Address::read("#main"), None);
    assert_eq!(
        Address::read(&format!("#library&says={}", "a".repeat(MOST))),
        None
    );
}

#[test]
fn what_is_malformed_is_left_out_and_the_rest_counts() {
    let hash = "#read=1a&list=all&mark=12&mark=m7&at=9-3&says=%zz&sure=101&person=e01&review=&hide=gave,,x&kind=direct,odd&=&&x=1&label";
    let read = Address::read(hash);
    let filter = Filter {
        quotes: vec![QuoteKind::Direct],
        ..Filter::default()
    };
    let sight = Sight {
        filter,
        hidden: [false, false, true],
        ..Sight::default()
    };
    assert_eq!(read, Some(Address::Article("1a".into(), Box::new(sight))));
    let long = format!("#library&says={}&tag=a", "x".repeat(201));
    let query = Query {
        tag: "a".into(),
        ..Query::default()
    };
    assert_eq!(Address::read(&long), Some(Address::Library(query)));
}
