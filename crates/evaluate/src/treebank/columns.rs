//! CoNLL-U and the like: a token a line, columns parted by tabs, sentences parted by blank lines.

use std::cmp::Ordering;
use std::path::Path;

use anyhow::Result;

/// One token of a treebank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word as it stands.
    pub form: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Its tag of the Penn Treebank.
    pub tag: String,
    /// The place of its head in the sentence, counted from one; 0 for the root.
    pub head: usize,
    /// Its relation to its head.
    pub relation: String,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
}

/// One sentence of a treebank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Whether a document begins with it.
    pub begins_document: bool,
    /// Whether a paragraph begins with it.
    pub begins_paragraph: bool,
}

/// The sentences of a CoNLL-U file. Lines of several words and of words that are not there are passed over.
///
/// # Errors
/// If the file cannot be read.
pub fn sentences(path: &Path) -> Result<Vec<Sentence>> {
    Ok(parse(&super::text(path)?))
}

fn parse(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut sentence = Sentence::default();
    // Whether the next token is glued, and until which token all are: a line of several words says both of them.
    let (mut next, mut within, mut several) = (false, 0, false);
    for line in text.lines().chain([""]) {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [id, form, lemma, _, tag, _, head, relation, ref rest @ ..] = columns[..] {
            let closes = rest
                .last()
                .is_some_and(|other| other.split('|').any(|each| each == "SpaceAfter=No"));
            if let Some((_, last)) = id.split_once('-') {
                within = last.parse().unwrap_or_default();
                several = closes;
            }
            if id.bytes().all(|b| b.is_ascii_digit()) {
                let glued = next;
                let place: usize = id.parse().unwrap_or_default();
                next = match place.cmp(&within) {
                    Ordering::Less => true,
                    Ordering::Equal => several,
                    Ordering::Greater => closes,
                };
                sentence.tokens.push(Token {
                    form: form.to_owned(),
                    lemma: lemma.to_owned(),
                    tag: tag.to_owned(),
                    head: head.parse().unwrap_or_default(),
                    relation: relation.to_owned(),
                    glued,
                });
            }
        } else if line.starts_with("# newdoc") {
            sentence.begins_document = true;
        } else if line.starts_with("# newpar") {
            sentence.begins_paragraph = true;
        } else if line.is_empty() && !sentence.tokens.is_empty() {
            found.push(std::mem::take(&mut sentence));
            within = 0;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_ranges_passed_over() {
        let text = "# newdoc id = a\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tDo\tdo\tAUX\tVBP\t_\t0\troot\n\
                    2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\n\n# newpar\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\n";
        let read = parse(text);
        assert_eq!(read.len(), 2);
        assert_eq!(
            read[0]
                .tokens
                .iter()
                .map(|t| t.form.as_str())
                .collect::<Vec<_>>(),
            ["Do", "n't"]
        );
        assert_eq!(
            (
                read[0].tokens[1].lemma.as_str(),
                read[0].tokens[1].tag.as_str()
            ),
            ("not", "RB")
        );
        assert_eq!(
            (read[0].tokens[1].head, read[0].tokens[1].relation.as_str()),
            (1, "advmod")
        );
        let glued = read.iter().flat_map(|sentence| &sentence.tokens);
        assert_eq!(
            glued.map(|token| token.glued).collect::<Vec<_>>(),
            [false, true, true]
        );
        assert!(read[0].begins_document && !read[0].begins_paragraph && read[1].begins_paragraph);
    }
}
