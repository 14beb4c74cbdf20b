//! Components rendered natively: the words on screen, without a browser.

use hearsay_annotation::cards::Cards;
use hearsay_annotation::{Article, Body, Entity, EntityId, Mark, MarkId, Origin, Party, Sheet};
use hearsay_page::components::{EntityItem, Header, MarkItem, Paper};
use hearsay_page::state::{Action, Analysis, Desk, Screen, Storage, Sure};
use hearsay_text::{Form, Label, QuoteKind, Span, Status};
use yew::LocalServerRenderer;
use yew::platform::Runtime;
use yew::prelude::*;

const TEXT: &str = "Reck said <Veldria> had agreed to free all.";

/// Reck says that Veldria has agreed; nobody is found for a second quote.
fn article() -> Article {
    let at = |words: &str| {
        let start = TEXT.find(words).expect("the words are there");
        Span::new(start, start + words.len())
    };
    let reck = Entity {
        id: EntityId(1),
        name: "Reck".into(),
        label: Label::Person,
        aliases: vec!["Tomas".into()],
        role: Some("negotiator".into()),
        side: None,
        origin: Origin::Machine,
    };
    let machine = |id: u32, body: Body| Mark {
        id: MarkId(id),
        origin: Origin::Machine,
        confidence: Some(0.86),
        why: "because".into(),
        note: String::new(),
        tags: Vec::new(),
        decided: None,
        body,
    };
    let said = Party {
        span: Some(at("Reck")),
        entity: Some(EntityId(1)),
    };
    let marks = [
        machine(
            2,
            Body::Mention {
                span: at("Reck"),
                entity: EntityId(1),
                form: Form::Name,
            },
        ),
        machine(
            3,
            Body::quote(
                QuoteKind::Indirect,
                at("<Veldria> had agreed to free all"),
                None,
            ),
        ),
        machine(
            4,
            Body::Concession {
                cue: at("agreed"),
                content: at("to free all"),
                conceder: Party {
                    span: Some(at("<Veldria>")),
                    entity: None,
                },
                recipient: Party::default(),
                claimant: said,
                status: Status::Agreed,
                condition: None,
                counterpart: None,
                quote: Some(MarkId(3)),
            },
        ),
    ];
    let sheet = Sheet {
        id: "a".into(),
        title: "Free".into(),
        text: TEXT.into(),
        headings: vec![],
        created: 0,
    };
    let (article, faults) = Article::new(sheet).with_marks([reck], marks);
    assert!(faults.is_empty(), "{faults:?}");
    article
}

/// The words and tags that a component puts on screen.
fn rendered<C: BaseComponent>() -> String
where
    C::Properties: Default,
{
    let (done, shown) = std::sync::mpsc::channel();
    Runtime::default().spawn_pinned(move || async move {
        let shown = LocalServerRenderer::<C>::new()
            .hydratable(false)
            .render()
            .await;
        done.send(shown).expect("somebody waits for it");
    });
    shown.recv().expect("a rendered component")
}

#[component]
fn AllCards() -> Html {
    let article = article();
    let cards = Cards::of(&article);
    let send = Callback::<Action>::noop();
    let desk = Desk::new(article.clone(), Analysis::Done);
    let mark = |id: u32, chosen: bool| {
        let chosen = chosen.then(|| desk.clone());
        let card = cards.mark(MarkId(id)).expect("a card");
        html! { <MarkItem {card} {chosen} unsure={false} send={send.clone()} /> }
    };
    let card = cards.entity(EntityId(1)).expect("a card");
    html! {
        <>
            <EntityItem {card} chosen={Some((MarkId(2), desk.clone()))} next={None::<MarkId>} send={send.clone()} />
            { mark(3, false) }
            { mark(4, true) }
        </>
    }
}

#[test]
fn a_claim_is_shown_as_a_claim_and_an_unknown_speaker_as_unknown() {
    let shown = rendered::<AllCards>();
    assert!(shown.contains("speaker not found"), "{shown}");
    assert!(shown.contains("says <b>Reck</b>"), "{shown}");
    assert!(
        shown.contains("machine, 0.86") && shown.contains("Why: because"),
        "{shown}"
    );
}

#[test]
fn a_chosen_card_can_be_put_right() {
    let shown = rendered::<AllCards>();
    assert_eq!(shown.matches("Put right").count(), 2, "{shown}");
    assert!(
        shown.contains("According to") && shown.contains("Here means"),
        "{shown}"
    );
}

#[test]
fn every_card_can_be_removed_and_says_which() {
    let shown = rendered::<AllCards>();
    // Two that are open, and one that is not: its name says what goes, the word on it is short.
    assert_eq!(shown.matches(">Remove").count(), 3, "{shown}");
    let named = "aria-label=\"Remove: indirect quote, speaker not found, &lt;Veldria&gt; had agreed to free all\"";
    assert_eq!(shown.matches("aria-label=\"Remove").count(), 1, "{shown}");
    assert!(shown.contains(named), "{shown}");
    assert!(
        shown.contains("Remove here") && !shown.contains("Remove everywhere"),
        "{shown}"
    );
}

#[test]
fn the_text_is_never_markup() {
    let shown = rendered::<AllCards>();
    assert!(
        shown.contains("&lt;Veldria&gt;") && !shown.contains("<Veldria>"),
        "{shown}"
    );
}

#[component]
fn RefusedHeader() -> Html {
    html! {
        <Header
            screen={Screen::Reading}
            desk={Desk::new(article(), Analysis::Done)}
            storage={Storage::Refused("This browser’s storage is full".into())}
            sharing=true
            send={Callback::<Action>::noop()}
        />
    }
}

#[test]
fn what_is_not_saved_is_said_and_can_still_be_shared() {
    let shown = rendered::<RefusedHeader>();
    assert!(
        shown.contains("Not saved") && shown.contains("storage is full"),
        "{shown}"
    );
    assert!(
        shown.contains("A page (HTML)") && shown.contains("Data (JSON)"),
        "{shown}"
    );
}

#[component]
fn Printed() -> Html {
    html! { <Paper desk={Desk::new(article(), Analysis::Done)} sure={Sure::default()} day="23 November 2026" /> }
}

#[test]
fn on_paper_numbers_lead_from_the_text_to_the_lists() {
    let shown = rendered::<Printed>();
    for part in [
        "Pasted 23 November 2026",
        // The quote begins first, the concession second.
        "<sup>1</sup>",
        "<sup>2</sup><span class=\"ink on-indirect on-gives\">agreed to free all</span>",
        "<b class=\"number\">1</b><b>speaker not found</b> · indirect quote",
        "<b class=\"number\">2</b><b>agreed</b>",
        "says Reck",
        "machine, 0.86",
        "&lt;Veldria&gt;",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    assert!(!shown.contains("<button"), "{shown}");
}
