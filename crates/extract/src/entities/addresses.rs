//! The form of address before a bare surname is part of how the person is called: "Professor Reck", "Mr. Meyer".

use hearsay_text::{Document, Form, Label, Span};

use super::Cast;
use crate::lexica::{Kind, lexica};

/// The most tokens of a title: "Secretary of State".
const LONGEST: usize = 4;

/// Widens the mentions of persons by a single name to the title right before it. Nothing else of the cast changes.
pub fn widen(document: &Document<'_>, cast: &mut Cast) {
    let mut reach = 0;
    for at in 0..cast.mentions.len() {
        let mention = cast.mentions[at];
        let person = cast
            .entity(mention.entity)
            .is_some_and(|entity| entity.label == Label::Person);
        let tokens = document.tokens_in(mention.span);
        if mention.form == Form::Name && person && tokens.len() == 1 {
            let title = title_before(document, tokens.start).filter(|title| title.start >= reach);
            if let Some(title) = title {
                cast.mentions[at].span = title.to(mention.span);
            }
        }
        reach = reach.max(mention.span.end);
    }
}

/// The longest title that ends right before a token, all of its words but "of" and the like capitalised.
fn title_before(document: &Document<'_>, token: usize) -> Option<Span> {
    let sentence = document.sentences.get(document.sentence_of(token)?)?;
    let capital = |at: usize| document.word(at).starts_with(char::is_uppercase);
    let longest = LONGEST.min(token - sentence.tokens.start);
    let spans = (1..=longest)
        .rev()
        .filter(|&count| capital(token - count))
        .filter_map(|count| document.span_of(token - count..token));
    spans.into_iter().find(|span| {
        let kinds = lexica().kinds(span.of(document.text));
        kinds.any(&[Kind::Honorific, Kind::Office, Kind::Role])
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cast_of, marked};
    use super::*;

    #[track_caller]
    fn check(with_names: &str, expected: &[&str]) {
        let (text, names) = marked(with_names);
        let document = Document::of(&text);
        let mut cast = cast_of(&text, &names);
        widen(&document, &mut cast);
        let spans: Vec<&str> = cast
            .mentions
            .iter()
            .map(|mention| mention.span.of(&text))
            .collect();
        assert_eq!(spans, expected);
    }

    #[test]
    fn surnames_keep_their_form_of_address() {
        check(
            "Later Professor [PER Reck] met Mr. [PER Meyer].",
            &["Professor Reck", "Mr. Meyer"],
        );
    }

    #[test]
    fn full_names_and_other_words_stay() {
        check(
            "President [PER Ida Holm] left, and so did [PER Meyer].",
            &["Ida Holm", "Meyer"],
        );
        check("The president [PER Holm] likes it.", &["Holm"]);
    }
}
