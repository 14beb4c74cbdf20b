//! Texts cut, printed readably: `#` a heading, `¶` a paragraph, one line a sentence, `|` between tokens that touch,
//! ⟨ and ⟩ at marks that open and close.

use expect_test::{Expect, expect};
use hearsay_text::{Document, ParagraphKind, TokenKind};

fn check(text: &str, expected: Expect) {
    let document = Document::of(text);
    let mut shown = String::new();
    for paragraph in &document.paragraphs {
        shown.push_str(match paragraph.kind {
            ParagraphKind::Heading => "#",
            ParagraphKind::Body => "¶",
        });
        for sentence in &document.sentences[paragraph.sentences.clone()] {
            let mut end = None;
            for index in sentence.tokens.clone() {
                let token = document.tokens[index];
                shown.push_str(if end == Some(token.span.start) {
                    "|"
                } else {
                    " "
                });
                end = Some(token.span.end);
                let word = document.word(index);
                match token.kind {
                    TokenKind::OpenQuote => shown.extend(["⟨", word]),
                    TokenKind::CloseQuote => shown.extend([word, "⟩"]),
                    _ => shown.push_str(word),
                }
            }
            shown.push_str("\n ");
        }
        shown.pop();
    }
    expected.assert_eq(&shown);
}

#[test]
fn clitics_hyphens_and_figures() {
    check(
        "They don’t know; it's Reck’s and the workers' follow-up, a non-member’s. He cannot pay US$5m or £3.50, 40% of 1,000.\n\
         At 10:30 on 9/11, 3rd of the 1990s, the ’90s and 5pm. MH17 and AT&T, Ph.D. from the U.S. embassy: ring 555-0143.\n\
         See https://example.com/a?b=c, or ask press.office@example.org, @reck_office #talks. The 2015-16 vote—he said--failed... 👩‍👧 €5",
        expect![[r#"
            ¶ They do|n’t know|; it|'s Reck|’s and the workers|' follow|-|up|, a non-member|’s|.
              He can|not pay US|$|5|m or £|3.50|, 40|% of 1,000|.
            ¶ At 10:30 on 9/11|, 3rd of the 1990s|, the ’90s and 5|pm|.
              MH17 and AT&T|, Ph.D. from the U.S. embassy|: ring 555-0143|.
            ¶ See https://example.com/a?b=c|, or ask press.office@example.org|, @reck_office #talks|.
              The 2015|-|16 vote|—|he said|--|failed|... 👩‍👧 €|5
        "#]],
    );
}

#[test]
fn sentences_end_where_they_should() {
    check(
        "“Go!” she said. “Go.” He left. “Go!” Mr. Reck said. “Is it true?” asked J. D. Vance. “Really?” He did not answer.\n\
         The U.S. Senate met at 5 p.m. Monday. It was 3.5 per cent. He lives in the U.S. The economy grew.\n\
         Gov. Jan Lee of Jackson, Miss., agreed on Jan. 5 with No. 10. “No.” He works at Acme Inc. The firm grew.\n\
         He waited... and left... The end. What?! (He left.) She stayed (what a day!) here.\n\
         He gave a reason: It was late. Nobody stayed – The house was empty. So do I. He chose plan B. It failed. [3] Nobody knew.[4][5] They left.",
        expect![[r#"
            ¶ ⟨“|Go|!|”⟩ she said|.
              ⟨“|Go|.|”⟩
              He left|.
              ⟨“|Go|!|”⟩ Mr. Reck said|.
              ⟨“|Is it true|?|”⟩ asked J. D. Vance|.
              ⟨“|Really|?|”⟩
              He did not answer|.
            ¶ The U.S. Senate met at 5 p.m. Monday|.
              It was 3.5 per cent|.
              He lives in the U.S.
              The economy grew|.
            ¶ Gov. Jan Lee of Jackson|, Miss.|, agreed on Jan. 5 with No. 10|.
              ⟨“|No|.|”⟩
              He works at Acme Inc.
              The firm grew|.
            ¶ He waited|... and left|...
              The end|.
              What|?!
              (|He left|.|)
              She stayed (|what a day|!|) here|.
            ¶ He gave a reason|: It was late|.
              Nobody stayed – The house was empty|.
              So do I|.
              He chose plan B|.
              It failed|. [|3|]
              Nobody knew|.|[|4|]|[|5|]
              They left|.
        "#]],
    );
}

#[test]
fn single_marks_and_apostrophes_are_told_apart() {
    check(
        "'I don't know,' she said. 'It's the workers' rights that the '90s gave 'em.' Rock 'n' roll at O'Brien's.\n\
         ‘I don’t know,’ she said. ‘It’s the workers’ rights that the ’90s gave ’em.’ They were runnin’ to the bosses’ car.\n\
         He said: \"I was told 'go home' by him.\" She is 6'2\" tall. “‘Stop’ was all,” he said. ‘He’s “mad”’, she said of the U.N.’s man.\n\
         ” The typist slipped. “He is 6’2”,” she said of ‘Lyin’ Ted’ Reck. Robert C. “Bobby” Reck is John Q. Public. Rock 'n' roll '24.",
        expect![[r#"
            ¶ ⟨'|I do|n't know|,|'⟩ she said|.
              ⟨'|It|'s the workers|' rights that the '90s gave 'em|.|'⟩
              Rock 'n' roll at O'Brien|'s|.
            ¶ ⟨‘|I do|n’t know|,|’⟩ she said|.
              ⟨‘|It|’s the workers|’ rights that the ’90s gave ’em|.|’⟩
              They were runnin’ to the bosses|’ car|.
            ¶ He said|: ⟨"|I was told ⟨'|go home|'⟩ by him|.|"⟩
              She is 6|'|2|" tall|.
              ⟨“|⟨‘|Stop|’⟩ was all|,|”⟩ he said|.
              ⟨‘|He|’s ⟨“|mad|”⟩|’⟩|, she said of the U.N.|’s man|.
            ¶ ⟨” The typist slipped|.
              ⟨“|He is 6|’|2|”|,|”⟩ she said of ⟨‘|Lyin’ Ted|’⟩ Reck|.
              Robert C. ⟨“|Bobby|”⟩ Reck is John Q. Public|.
              Rock 'n' roll '24|.
        "#]],
    );
}

#[test]
fn marks_of_other_typographies() {
    check(
        "„Nein“, sagte er. « Oui », dit-il. »Ja«, sagte sie. ``Yes,'' he said. \"Go—\" he said. He said—\"Go\"—and left. ''He told me, 'Go,''' she said.",
        expect![[r#"
            ¶ ⟨„|Nein|“⟩|, sagte er|.
              ⟨« Oui »⟩|, dit|-|il|.
              ⟨»|Ja|«⟩|, sagte sie|.
              ⟨``|Yes|,|''⟩ he said|.
              ⟨"|Go|—|"⟩ he said|.
              He said|—|⟨"|Go|"⟩|—|and left|.
              ⟨''|He told me|, ⟨'|Go|,|'⟩|''⟩ she said|.
        "#]],
    );
}
