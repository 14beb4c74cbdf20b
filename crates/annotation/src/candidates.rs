//! Who can be chosen for a part of a mark: a speaker, somebody who gives, gains or claims.

use std::collections::BTreeSet;

use hearsay_text::Label;

use crate::article::{Article, Entity};
use crate::marks::{Body, EntityId};
use crate::words;

/// The entities, those first that are likely meant: people and organisations that speak, give, gain or claim in the text, then
/// whatever else does (a country gives ground, too), then other people and organisations, then the rest. Each in the order of
/// their ids.
#[must_use]
pub fn candidates(article: &Article) -> Vec<&Entity> {
    let acting: BTreeSet<EntityId> = article
        .marks()
        .filter(|mark| !matches!(mark.body, Body::Mention { .. }))
        .flat_map(|mark| mark.body.entities())
        .collect();
    let mut candidates: Vec<&Entity> = article.entities().collect();
    candidates.sort_by_key(|entity| {
        let speaks = matches!(entity.label, Label::Person | Label::Organisation);
        (!acting.contains(&entity.id), !speaks)
    });
    candidates
}

/// The name with what it is, so that a person can be told from a place: "Marta Lind (person)".
#[must_use]
pub fn described(entity: &Entity) -> String {
    format!("{} ({})", entity.name, words::label(entity.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Sheet;
    use crate::marks::{Mark, MarkId, Origin, Party};
    use hearsay_text::{QuoteKind, Span, Status};

    #[test]
    fn who_acts_in_the_text_comes_first_and_people_before_places() {
        let names = [
            ("Orsa", Label::Place),
            ("Reck", Label::Person),
            ("Veldria", Label::Place),
            ("the board", Label::Organisation),
            ("Ina Moss", Label::Person),
        ];
        let entities = (1u32..).zip(names).map(|(id, (name, label))| Entity {
            id: EntityId(id),
            name: name.to_owned(),
            label,
            aliases: Vec::new(),
            role: None,
            side: None,
            origin: Origin::Machine,
        });
        let span = Span::new(0, 4);
        let quote = Body::quote(QuoteKind::Direct, span, Some(EntityId(5)));
        let mut gives = Body::concession(Status::Made, span, None);
        if let Body::Concession { conceder, .. } = &mut gives {
            *conceder = Party {
                span: None,
                entity: Some(EntityId(3)),
            };
        }
        let marks = [quote, gives].map(|body| Mark::new(MarkId(0), Origin::Machine, body));
        let marks = (6u32..).zip(marks).map(|(id, mark)| Mark {
            id: MarkId(id),
            ..mark
        });
        let article = Article::new(Sheet {
            id: "a".to_owned(),
            title: String::new(),
            text: "Over.".to_owned(),
            headings: Vec::new(),
            created: 0,
        });
        let (article, faults) = article.with_marks(entities, marks);
        assert!(faults.is_empty(), "{faults:?}");
        let told: Vec<String> = candidates(&article).into_iter().map(described).collect();
        assert_eq!(
            told,
            [
                "Ina Moss (person)",
                "Veldria (place)",
                "Reck (person)",
                "the board (organisation)",
                "Orsa (place)"
            ]
        );
    }
}
