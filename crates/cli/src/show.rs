//! An extraction for people: the text with marks inline, then who is in it, who said what, and who gave ground.

mod inline;
mod lists;

use std::collections::HashMap;
use std::io::{self, Write};

use hearsay_annotation::cards::Cards;
use hearsay_annotation::{Article, MarkId, MarkKind, Sheet};
use hearsay_extract::Extraction;
use hearsay_text::Label;

/// How to tell things apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// By signs alone.
    Plain,
    /// By signs and ANSI colours.
    Colors,
}

/// Writes all of it.
///
/// # Errors
/// When `out` cannot be written.
pub fn article(
    out: &mut impl Write,
    text: &str,
    found: &Extraction,
    paint: Paint,
) -> io::Result<()> {
    let article = marked(text, found);
    let numbers = numbers(&article);
    inline::text(out, &article, &numbers, paint)?;
    let cards = Cards::of(&article);
    lists::who(out, &cards, paint)?;
    lists::said(out, &cards, &numbers, paint)?;
    lists::gave(out, &cards, &numbers, paint)
}

/// What quotes and concessions are called in the text and in the lists: s1, s2, g1.
fn numbers(article: &Article) -> HashMap<MarkId, String> {
    let (mut said, mut gave) = (0, 0);
    let mut numbers = HashMap::new();
    for mark in article.marks_in_text_order() {
        let name = match mark.body.kind() {
            MarkKind::Mention => continue,
            MarkKind::Quote => {
                said += 1;
                format!("s{said}")
            }
            MarkKind::Concession => {
                gave += 1;
                format!("g{gave}")
            }
        };
        numbers.insert(mark.id, name);
    }
    numbers
}

impl Paint {
    /// `words` with the effects of the ANSI codes `codes`, separated by semicolons.
    fn with(self, codes: &str, words: &str) -> String {
        match self {
            Self::Colors if !codes.is_empty() && !words.is_empty() => {
                format!("\x1b[{codes}m{words}\x1b[0m")
            }
            _ => words.to_owned(),
        }
    }

    fn strong(self, words: &str) -> String {
        self.with("1", words)
    }

    fn quiet(self, words: &str) -> String {
        self.with("2", words)
    }
}

/// The colour of a label: those of the terminal's own palette, so that they suit light and dark.
fn color(label: Label) -> &'static str {
    match label {
        Label::Person => "36",
        Label::Organisation => "35",
        Label::Place => "32",
        Label::People => "34",
        Label::Date | Label::Other => "",
    }
}

/// `words` without control characters, which could drive the terminal: shown as Unicode's pictures of them. Newlines
/// and tabs stay.
fn harmless(words: &str) -> String {
    words
        .chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
            '\u{7F}'..='\u{9F}' => '\u{FFFD}',
            _ => c,
        })
        .collect()
}

/// The article of `text` with all that was found in it.
fn marked(text: &str, found: &Extraction) -> Article {
    let sheet = Sheet {
        id: String::new(),
        title: String::new(),
        text: text.to_owned(),
        headings: Vec::new(),
        created: 0,
    };
    let marking = hearsay_marking::marks(found);
    // Faults are links that lead nowhere; they are left out, and there is nobody to tell.
    Article::new(sheet)
        .with_marks(marking.entities, marking.marks)
        .0
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use hearsay_extract::{Concession, Entity, EntityId, Mention, Party, Quote, QuoteId};
    use hearsay_text::{Form, QuoteKind, Span, Status};

    use super::*;

    const ARTICLE: &str = "Harbour talks stall\n\n\
        Minister Ilse Marenhout met the Veldrian envoy on Sunday. “We will open the port,” she said. “If the fleet leaves.”\n\n\
        She said Veldria had refused to pull out.\u{1b}[2J";

    /// The place of `words`, from the `nth`, counted from 0.
    fn find(words: &str, nth: usize) -> Span {
        let (start, _) = ARTICLE.match_indices(words).nth(nth).unwrap();
        Span::new(start, start + words.len())
    }

    fn found() -> Extraction {
        let (marenhout, veldria) = (EntityId(0), EntityId(1));
        let party = |words, nth, entity| Party {
            span: Some(find(words, nth)),
            entity,
        };
        let mention = |words, nth, entity, form| Mention {
            span: find(words, nth),
            entity,
            form,
        };
        Extraction {
            language: None,
            entities: vec![
                Entity {
                    name: "Ilse Marenhout".to_owned(),
                    label: Label::Person,
                    aliases: vec!["Marenhout".to_owned()],
                    role: Some("Minister".to_owned()),
                    side: None,
                },
                Entity {
                    name: "Veldria".to_owned(),
                    label: Label::Place,
                    aliases: Vec::new(),
                    role: None,
                    side: None,
                },
            ],
            mentions: vec![
                mention("Ilse Marenhout", 0, marenhout, Form::Name),
                mention("she", 0, marenhout, Form::Pronoun),
                mention("Veldria", 1, veldria, Form::Name),
            ],
            quotes: vec![
                Quote {
                    kind: QuoteKind::Direct,
                    content: vec![
                        find("“We will open the port,”", 0),
                        find("“If the fleet leaves.”", 0),
                    ],
                    cue: vec![find("said", 0)],
                    source: vec![find("she", 0)],
                    speaker: Some(marenhout),
                    confidence: 0.9,
                    why: String::new(),
                },
                Quote {
                    kind: QuoteKind::Indirect,
                    content: vec![find("Veldria had refused to pull out", 0)],
                    cue: vec![find("said", 1)],
                    source: vec![find("She", 0)],
                    speaker: None,
                    confidence: 0.5,
                    why: String::new(),
                },
            ],
            concessions: vec![
                Concession {
                    cue: find("will open", 0),
                    content: find("open the port,” she said", 0),
                    conceder: party("We", 0, Some(marenhout)),
                    recipient: Party::default(),
                    claimant: party("she", 0, Some(marenhout)),
                    status: Status::Offered,
                    condition: Some(find("If the fleet leaves", 0)),
                    counterpart: Some(hearsay_extract::ConcessionId(1)),
                    quote: Some(QuoteId(0)),
                    confidence: 0.75,
                    why: String::new(),
                },
                Concession {
                    cue: find("refused", 0),
                    content: find("to pull out", 0),
                    conceder: party("Veldria", 1, Some(veldria)),
                    recipient: Party::default(),
                    claimant: Party::default(),
                    status: Status::Refused,
                    condition: None,
                    counterpart: None,
                    quote: None,
                    confidence: 0.5,
                    why: String::new(),
                },
            ],
        }
    }

    fn check(text: &str, found: &Extraction, paint: Paint, expected: Expect) {
        let mut out = Vec::new();
        article(&mut out, text, found, paint).unwrap();
        expected.assert_eq(&String::from_utf8(out).unwrap().replace('\u{1b}', "\\e"));
    }

    #[test]
    fn marks_and_lists_can_be_read_without_colors() {
        check(
            ARTICLE,
            &found(),
            Paint::Plain,
            expect![[r#"
                Harbour talks stall

                Minister [Ilse Marenhout|PER] met the Veldrian envoy on Sunday. {s1 “We <g1 will open the port,” s1} [she] said g1>. {s1 “If the fleet leaves.” s1}

                She said {s2 [Veldria|LOC] had <g2 refused to pull out g2> s2}.␛[2J

                Who 2
                  Ilse Marenhout  person; Minister; also Marenhout; 2 mentions
                  Veldria         place; 1 mention

                Said 2
                  s1   Ilse Marenhout (“she”)  direct quote, “said”, 0.90
                       “We will open the port,” … “If the fleet leaves.”
                  s2   She  indirect quote, “said”, 0.50
                       Veldria had refused to pull out

                Gave 2
                  Ilse Marenhout: may give 1
                  g1   offered: Ilse Marenhout  0.75
                       what: open the port,” she said
                       on condition: If the fleet leaves
                       in exchange: g2
                       says Ilse Marenhout (“she”), s1
                  Veldria: refuses 1
                  g2   refused: Veldria  0.50
                       what: to pull out
                       in the reporter’s own words
            "#]],
        );
    }

    #[test]
    fn colors_add_to_the_signs() {
        check(
            ARTICLE,
            &found(),
            Paint::Colors,
            expect![[r#"
                \e[1mHarbour talks stall\e[0m

                Minister \e[2m[\e[0m\e[36mIlse Marenhout\e[0m\e[2m|PER]\e[0m met the Veldrian envoy on Sunday. \e[2m{s1 \e[0m\e[4m“We \e[0m\e[2m<g1 \e[0m\e[1;31;4mwill open the port,”\e[0m\e[2m s1}\e[0m\e[1;31m \e[0m\e[2m[\e[0m\e[1;36mshe\e[0m\e[2m]\e[0m\e[1;31m said\e[0m\e[2m g1>\e[0m. \e[2m{s1 \e[0m\e[4m“If the fleet leaves.”\e[0m\e[2m s1}\e[0m

                She said \e[2m{s2 \e[0m\e[2m[\e[0m\e[32mVeldria\e[0m\e[2m|LOC]\e[0m had \e[2m<g2 \e[0m\e[1;31mrefused to pull out\e[0m\e[2m g2>\e[0m\e[2m s2}\e[0m.␛[2J

                \e[1mWho\e[0m 2
                  \e[36mIlse Marenhout\e[0m  person; Minister; also Marenhout; 2 mentions
                  \e[32mVeldria\e[0m         place; 1 mention

                \e[1mSaid\e[0m 2
                  s1   \e[1mIlse Marenhout (“she”)\e[0m  \e[2mdirect quote, “said”, 0.90\e[0m
                       “We will open the port,” … “If the fleet leaves.”
                  s2   \e[1mShe\e[0m  \e[2mindirect quote, “said”, 0.50\e[0m
                       Veldria had refused to pull out

                \e[1mGave\e[0m 2
                  \e[1mIlse Marenhout\e[0m: may give 1
                  g1   \e[31moffered\e[0m: Ilse Marenhout\e[2m  0.75\e[0m
                       what: open the port,” she said
                       on condition: If the fleet leaves
                       in exchange: g2
                       says Ilse Marenhout (“she”), s1
                  \e[1mVeldria\e[0m: refuses 1
                  g2   \e[31mrefused\e[0m: Veldria\e[2m  0.50\e[0m
                       what: to pull out
                       in the reporter’s own words
            "#]],
        );
    }

    #[test]
    fn a_text_without_findings_is_shown_as_it_is() {
        check(
            "Nobody came.",
            &Extraction::default(),
            Paint::Plain,
            expect![[r#"
                Nobody came.

                Who 0

                Said 0

                Gave 0
            "#]],
        );
    }
}
