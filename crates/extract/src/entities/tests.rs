use expect_test::{Expect, expect};
use hearsay_text::{Label, Span};
use proptest::prelude::*;

use super::*;

/// Reads a text in which names stand in brackets with their label: "[PER Ida Holm] spoke".
pub(crate) fn marked(marked: &str) -> (String, Vec<Name>) {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (label, after) = after.split_once(' ').unwrap();
        let (name, after) = after.split_once(']').unwrap();
        text.push_str(before);
        names.push(Name {
            span: Span::new(text.len(), text.len() + name.len()),
            label: Label::parse(label).unwrap(),
            confidence: 0.9,
        });
        text.push_str(name);
        rest = after;
    }
    text.push_str(rest);
    (text, names)
}

pub(crate) fn cast_of(text: &str, names: &[Name]) -> Cast {
    let document = Document::of(text);
    let syntax = crate::reading::read(&document, &crate::Models::default()).syntax;
    merge(&document, &syntax, names)
}

/// One line an entity: label, name, role, aliases, number of mentions.
fn check(with_names: &str, expected: &Expect) {
    let (text, names) = marked(with_names);
    let cast = cast_of(&text, &names);
    let mut lines = String::new();
    for (index, entity) in cast.entities.iter().enumerate() {
        let mentions = cast.mentions.iter().filter(|m| m.entity.0 == index).count();
        let role = entity
            .role
            .as_ref()
            .map_or_else(String::new, |role| format!(" ({role})"));
        let aliases = entity.aliases.join(" | ");
        lines.push_str(&format!(
            "{} {}{role} ×{mentions}: {aliases}\n",
            entity.label.as_str(),
            entity.name
        ));
    }
    expected.assert_eq(&lines);
}

#[test]
fn a_surname_means_the_person_with_the_full_name() {
    check(
        "Danish Prime Minister [PER Ida Holm] met [PER Jonas Berg] of the opposition. \
         [PER Holm]’s party gained. Mr. [PER Berg] lost, and Berg went.",
        &expect![[r#"
            GPE Danish ×1: 
            PER Ida Holm (Danish Prime Minister) ×2: Danish Prime Minister Ida Holm | Holm
            PER Jonas Berg ×3: Mr. Berg | Berg
        "#]],
    );
}

#[test]
fn titles_make_roles_and_aliases() {
    check(
        "[LOC US] Secretary of State [PER Ann Pell] and [LOC Iceland]’s [PER Jonas Berg] met special \
         [LOC UN] envoy [PER Otto Lind], [ORG Harbour Commission] President [PER Mara de Wit] and \
         [PER Eve Rask], the Norwegian foreign minister. [PER Vice President Tom Reyes] was there.",
        &expect![[r#"
            LOC US ×1: 
            PER Ann Pell (US Secretary of State) ×1: US Secretary of State Ann Pell
            LOC Iceland ×1: 
            PER Jonas Berg ×1: Iceland’s Jonas Berg
            ORG UN ×1: 
            PER Otto Lind (special UN envoy) ×1: special UN envoy Otto Lind
            ORG Harbour Commission ×1: 
            PER Mara de Wit (Harbour Commission President) ×1: Harbour Commission President Mara de Wit
            PER Eve Rask (Norwegian foreign minister) ×1: 
            GPE Norwegian ×1: 
            PER Tom Reyes (Vice President) ×1: Vice President Tom Reyes
        "#]],
    );
}

#[test]
fn two_people_of_one_surname_stay_two() {
    check(
        "[PER Peter Lund] and [PER Anna Lund] spoke. Mr. [PER Lund] left. Mrs. [PER Lund] stayed. [PER Peter Lund Jr.] slept.",
        &expect![[r#"
            PER Peter Lund ×2: Mr. Lund | Lund
            PER Anna Lund ×2: Mrs. Lund | Lund
            PER Peter Lund Jr. ×1: 
        "#]],
    );
}

#[test]
fn a_bare_surname_is_his_who_bore_it_first_unless_another_was_just_named() {
    let filler =
        "The day was long and nothing else of note was said in the hall by anybody at all. "
            .repeat(6);
    check(
        &format!(
            "[PER Anna Lund] won. Her husband [PER Peter Lund] slept. {filler}Mayor [PER Lund] spoke. \
             [PER Peter Lund] woke. {filler}[PER Peter Lund] ate. [PER Lund] sang."
        ),
        &expect![[r#"
            PER Anna Lund (Mayor) ×3: Mayor Lund | Lund
            PER Peter Lund ×3: 
        "#]],
    );
    check(
        "[PER Anna Lund] won. [PER Peter Lund] came. [PER Lund] ate.",
        &expect![[r#"
            PER Anna Lund ×1: 
            PER Peter Lund ×2: Lund
        "#]],
    );
}

#[test]
fn headings_and_titles_do_not_make_long_names() {
    check(
        "[ORG Holm Fishing Plan Faces Test]\n\nThe plan of [PER Ida Holm] was heard by [ORG Narvik Court Justice] [PER Otto Lind] \
         on a day when it rained in the town. The [ORG Narvik Court] was full.",
        &expect![[r#"
            PER Ida Holm ×2: Holm
            ORG Narvik Court ×2: 
            PER Otto Lind (Narvik Court Justice) ×1: Narvik Court Justice Otto Lind
        "#]],
    );
}

#[test]
fn a_person_stays_one_when_most_sightings_are_taken_for_a_body() {
    check(
        "[PER Ida Holm] won. [ORG Holm] spoke. [ORG Holm] left. [ORG Holm] slept.",
        &expect![[r#"
            PER Ida Holm ×4: Holm
        "#]],
    );
}

#[test]
fn spellings_of_one_name_are_one() {
    check(
        "President [PER Maksym Hrytsenkyy] spoke. [PER Hrytsenky] and [PER Hrytsenkiy] are one. \
         [LOC Khmelnitsky] is not [LOC Khmelnitskyy]’s neighbour. [LOC Austria] is not [LOC Australia].",
        &expect![[r#"
            PER Maksym Hrytsenkyy (President) ×3: President Maksym Hrytsenkyy | Hrytsenky | Hrytsenkiy
            LOC Khmelnitskyy ×2: Khmelnitsky
            LOC Austria ×1: 
            LOC Australia ×1: 
        "#]],
    );
}

#[test]
fn acronyms_join_what_they_stand_for() {
    check(
        "The [ORG Harbour Workers Union] (HWU) struck. HWU won. The [ORG European Union] and the [ORG EU] agreed. \
         The [ORG Department of Fisheries] and the [ORG Fisheries Department] did, too. [ORG Nordwind Inc.] and [ORG Nordwind] also.",
        &expect![[r#"
            ORG Harbour Workers Union ×3: HWU
            ORG European Union ×2: EU
            ORG Department of Fisheries ×2: Fisheries Department
            ORG Nordwind Inc. ×2: Nordwind
        "#]],
    );
}

#[test]
fn a_country_has_many_names_and_a_seat_that_acts() {
    check(
        "[LOC Norway] waited. [LOC Oslo] said no. Talks in [LOC Stockholm] ended; [LOC Sweden] won. \
         [LOC Britain] and the [LOC UK] agree with [LOC America] and the [LOC U.S.]. [GPE Swedish] ships and [GPE Swedes] came. \
         The [ORG Kremlin] watched [LOC Russia].",
        &expect![[r#"
            LOC Norway ×2: Oslo
            LOC Stockholm ×1: 
            LOC Sweden ×1: 
            LOC Britain ×2: UK
            LOC America ×2: U.S.
            GPE Swedish ×2: Swedes
            LOC Russia ×2: Kremlin
        "#]],
    );
}

#[test]
fn a_name_found_once_is_found_everywhere() {
    check(
        "HOLM WINS\n\n[PER Ida Holm] won. A Holm-Berg pact, said [ORG NATO]. NATO-style walls. \
         [PER Will Mark] will mark it. In May, [PER Theresa May] may go. Holm Group fell.",
        &expect![[r#"
            PER Ida Holm ×2: Holm
            ORG NATO ×2: 
            PER Will Mark ×1: 
            PER Theresa May ×1: 
        "#]],
    );
}

#[test]
fn what_is_no_name_is_left_out() {
    check(
        "[PER Ida Holm] and [PER Jonas Berg]: the [MISC Holm-Berg] pact. [PER Mr. President], said [ORG POTUS]. \
         A [MISC Narvik-style] wall. [PER Anne-Marie] left. The [MISC pro-Danish] [MISC Blues] beat a [MISC Blue]. \
         [PER Mayor of Narvik] met [PER Otto Lind 's] and [PER Lady Nix].",
        &expect![[r#"
            PER Ida Holm ×2: Holm
            PER Jonas Berg ×2: Berg
            MISC Narvik ×1: 
            PER Anne-Marie ×1: 
            GPE Danish ×1: 
            MISC Blues ×2: Blue
            PER Otto Lind ×1: 
            PER Lady Nix ×1: 
        "#]],
    );
}

#[test]
fn labels_are_reconciled() {
    check(
        "[ORG Berg] said so. [PER Jonas Berg] left. [PER Berg] came. [ORG Norway] and [LOC Norway] and [MISC Norwegian] cod.",
        &expect![[r#"
            PER Jonas Berg ×3: Berg
            LOC Norway ×2: 
            GPE Norwegian ×1: 
        "#]],
    );
}

#[test]
fn a_surname_spelt_otherwise_is_no_place() {
    check(
        "[LOC Zelenskyy] and [LOC Kelmark] met [PER Volodymyr Zelensky].",
        &expect![[r#"
            PER Volodymyr Zelensky ×2: Zelenskyy
            LOC Kelmark ×1: 
        "#]],
    );
}

/// What must hold of any cast.
fn assert_sound(text: &str, cast: &Cast) {
    let mut end = 0;
    let mut seen = 0;
    for mention in &cast.mentions {
        assert!(
            mention.span.start >= end,
            "mentions are in order and apart: {mention:?}"
        );
        assert!(
            !mention.span.of(text).is_empty(),
            "mentions fit the text: {mention:?}"
        );
        assert!(
            mention.entity.0 <= seen && mention.entity.0 < cast.entities.len(),
            "{mention:?}"
        );
        seen = seen.max(mention.entity.0 + 1);
        end = mention.span.end;
    }
    assert_eq!(seen, cast.entities.len(), "every entity is mentioned");
    for entity in &cast.entities {
        assert!(!entity.name.is_empty());
        assert!(!entity.aliases.contains(&entity.name));
    }
}

#[test]
fn a_slip_in_a_known_surname_is_the_same_person() {
    check(
        "[PER Petra Zelinsky] left. Later Zelinskyy came back, and Zelinka stayed.",
        &expect![[r#"
            PER Petra Zelinsky ×2: Zelinskyy
        "#]],
    );
}

proptest! {
    #[test]
    fn any_names_in_any_text_make_a_sound_cast(
        text in "(\\PC|[A-D][a-c]{0,6}|[ .,’'()\n-]|Mr\\. |President |’s |US|EU){0,120}",
        names in prop::collection::vec((0_usize..400, 0_usize..40, 0_usize..6, any::<f32>()), 0..30),
    ) {
        let names: Vec<Name> = names
            .into_iter()
            .map(|(start, length, label, confidence)| Name {
                span: Span::new(start, start + length),
                label: Label::ALL[label],
                confidence,
            })
            .collect();
        assert_sound(&text, &cast_of(&text, &names));
    }
}

#[test]
fn casts_of_the_examples_are_sound_when_the_text_is_long() {
    let (text, names) =
        marked("[PER Ida Holm] met [PER Jonas Berg]. [PER Holm] won in [LOC Oslo].\n");
    let copies = 500;
    let long = text.repeat(copies);
    let names: Vec<Name> = (0..copies)
        .flat_map(|copy| {
            let offset = copy * text.len();
            names.iter().map(move |name| Name {
                span: Span::new(name.span.start + offset, name.span.end + offset),
                ..name.clone()
            })
        })
        .collect();
    let cast = cast_of(&long, &names);
    assert_sound(&long, &cast);
    assert_eq!((cast.entities.len(), cast.mentions.len()), (3, 4 * copies));
}

#[test]
fn what_a_name_owns_tells_a_place_from_a_person() {
    check(
        "[PER Kelmark]’s foreign minister left. [PER Kelmark] closed the port.\n\n\
         [PER TARNBY] — Rain fell in [PER Tarnby] again.",
        &expect![[r#"
            LOC Kelmark ×2: 
            LOC Tarnby ×2: TARNBY
        "#]],
    );
    // Somebody bears it, it is said of people too, or it stands there once by chance.
    check(
        "[PER Ida Kelmark] resigned. [PER Kelmark]’s army of aides wept. [PER Reck]’s foreign policy failed, \
         and faith in [PER Holm] waned.",
        &expect![[r#"
            PER Ida Kelmark ×2: Kelmark
            PER Reck ×1: 
            PER Holm ×1: 
        "#]],
    );
}
