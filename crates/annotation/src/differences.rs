//! Differences: two wordings of one thing as one line of words that stayed, went and came. Pure.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words of a line, joined by single spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Stayed(String),
    /// Only in the first.
    Went(String),
    /// Only in the second.
    Came(String),
}

/// What it takes to make one line out of another, word by word. White space does not count.
#[must_use]
pub fn between(before: &str, after: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (
        before.split_whitespace().collect(),
        after.split_whitespace().collect(),
    );
    let mut pieces = Vec::new();
    let mut push = |words: &[&str], piece: fn(String) -> Piece| {
        if !words.is_empty() {
            pieces.push(piece(words.join(" ")));
        }
    };
    let (mut from, mut to) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            push(&old[from..old_index], Piece::Went);
            push(&new[to..new_index], Piece::Came);
            (from, to) = (old_index + len, new_index + len);
            push(&old[old_index..from], Piece::Stayed);
        }
    }
    push(&old[from..], Piece::Went);
    push(&new[to..], Piece::Came);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn one_line_tells_what_went_and_what_came() {
        let pieces = between(
            "“Trust is built one bus at a time,”",
            "“Trust is built slowly, one\nbus at night,”",
        );
        expect![[r#"
            [
                Stayed(
                    "“Trust is built",
                ),
                Came(
                    "slowly,",
                ),
                Stayed(
                    "one bus at",
                ),
                Went(
                    "a time,”",
                ),
                Came(
                    "night,”",
                ),
            ]
        "#]]
        .assert_debug_eq(&pieces);
    }

    proptest! {
        #[test]
        fn both_lines_can_be_read_from_it(before in "[ab ]{0,20}", after in "[ab ]{0,20}") {
            let pieces = between(&before, &after);
            let read = |wanted: fn(&Piece) -> Option<&String>| {
                let words: Vec<&str> = pieces.iter().filter_map(wanted).map(String::as_str).collect();
                words.join(" ")
            };
            let old = read(|piece| match piece {
                Piece::Stayed(words) | Piece::Went(words) => Some(words),
                Piece::Came(_) => None,
            });
            let new = read(|piece| match piece {
                Piece::Stayed(words) | Piece::Came(words) => Some(words),
                Piece::Went(_) => None,
            });
            prop_assert_eq!(old, crate::words::on_one_line(&before));
            prop_assert_eq!(new, crate::words::on_one_line(&after));
        }
    }
}
