//! Where a word with apostrophes falls apart: do|n't, Reck|’s, workers|’, can|not.

/// Contractions without an apostrophe, with the byte at which they part.
const RUN_TOGETHER: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("outta", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("havent", 4),
    ("couldnt", 5),
    ("wouldnt", 5),
];

/// The bytes at which `word` is cut, in order, none of them at an end.
pub(super) fn cuts(word: &str) -> Vec<usize> {
    let apostrophe = |c: char| matches!(c, '\'' | '’' | '‘' | '`' | '´' | '‛' | '＇');
    if !word.contains(apostrophe) {
        let joined = (word.len() <= 8)
            .then(|| {
                RUN_TOGETHER
                    .iter()
                    .find(|(known, _)| known.eq_ignore_ascii_case(word))
            })
            .flatten();
        return joined.map(|&(_, at)| vec![at]).unwrap_or_default();
    }
    let mut cuts = Vec::new();
    let mut end = word.len();
    while let Some(stem) = word.get(..end) {
        let Some((at, mark)) = stem.char_indices().rev().find(|&(_, c)| apostrophe(c)) else {
            break;
        };
        let suffix = stem.get(at + mark.len_utf8()..).unwrap_or_default();
        let before = stem.get(..at).unwrap_or_default();
        let cut = match suffix {
            // workers’
            "" => (before.ends_with(['s', 'S'])).then_some(at),
            "t" | "T" => before.len().checked_sub(1).filter(|&cut| {
                cut > 0
                    && before
                        .get(cut..)
                        .is_some_and(|n| n.eq_ignore_ascii_case("n"))
            }),
            _ => is_clitic(suffix).then_some(at),
        };
        let Some(cut) = cut.filter(|&cut| cut > 0) else {
            break;
        };
        cuts.push(cut);
        end = cut;
    }
    cuts.reverse();
    cuts
}

fn is_clitic(suffix: &str) -> bool {
    ["s", "m", "re", "ve", "ll", "d"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(suffix))
}
