//! CoNLL-U and the like: a token a line, columns parted by tabs, sentences parted by blank lines.

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
}

/// The sentences of a CoNLL-U file. Lines of several words and of words that are not there are passed over.
///
/// # Errors
/// If the file cannot be read.
pub fn sentences(path: &Path) -> Result<Vec<Vec<Token>>> {
    Ok(parse(&super::text(path)?))
}

fn parse(text: &str) -> Vec<Vec<Token>> {
    let mut found = vec![Vec::new()];
    for line in text.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [id, form, lemma, _, tag, ..] = columns[..] {
            if let (Some(last), true) = (found.last_mut(), id.bytes().all(|b| b.is_ascii_digit())) {
                last.push(Token {
                    form: form.to_owned(),
                    lemma: lemma.to_owned(),
                    tag: tag.to_owned(),
                });
            }
        } else if line.is_empty() {
            found.push(Vec::new());
        }
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_ranges_passed_over() {
        let text = "# text = Don't\n1-2\tDon't\t_\t_\t_\n1\tDo\tdo\tAUX\tVBP\n2\tn't\tnot\tPART\tRB\n\n1\tGo\tgo\tVERB\tVB\n";
        let read = parse(text);
        assert_eq!(read.len(), 2);
        assert_eq!(
            read[0].iter().map(|t| t.form.as_str()).collect::<Vec<_>>(),
            ["Do", "n't"]
        );
        assert_eq!(
            (read[0][1].lemma.as_str(), read[0][1].tag.as_str()),
            ("not", "RB")
        );
    }
}
