//! The labels of the name model: where in a name a token stands, and what the name is.

use hearsay_text::Label;

/// Where in a name a token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The first of several.
    First,
    /// Neither first nor last.
    Inner,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

/// What the model tells apart. Dates are left to others.
pub const KINDS: [Label; 5] = [
    Label::Person,
    Label::Organisation,
    Label::Place,
    Label::People,
    Label::Other,
];

const PLACES: [Place; 4] = [Place::First, Place::Inner, Place::Last, Place::Only];

/// How many labels there are: one for tokens outside every name, and four for each kind.
pub const COUNT: u8 = 21;

/// The label of tokens outside every name.
pub const OUTSIDE: u8 = 0;

/// The label of a token at `place` in a name of `kind`; [`OUTSIDE`] if the model does not know the kind.
#[must_use]
pub fn label(kind: Label, place: Place) -> u8 {
    let kind = KINDS.iter().position(|&each| each == kind);
    kind.map_or(OUTSIDE, |kind| 1 + 4 * kind as u8 + place as u8)
}

/// What a label says; `None` for [`OUTSIDE`] and anything past the last label.
#[must_use]
pub fn meaning(label: u8) -> Option<(Label, Place)> {
    let at = usize::from(label.checked_sub(1)?);
    Some((*KINDS.get(at / 4)?, *PLACES.get(at % 4)?))
}

/// Whether `next` may stand directly after `label`; `None` is the edge of the sentence.
#[must_use]
pub fn may_follow(label: Option<u8>, next: Option<u8>) -> bool {
    let open = label
        .and_then(meaning)
        .filter(|(_, place)| matches!(place, Place::First | Place::Inner));
    let continues = next
        .and_then(meaning)
        .filter(|(_, place)| matches!(place, Place::Inner | Place::Last));
    open.map(|(kind, _)| kind) == continues.map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_mean_what_they_were_made_of() {
        let mut seen = vec![OUTSIDE];
        for kind in KINDS {
            for place in PLACES {
                seen.push(label(kind, place));
                assert_eq!(meaning(label(kind, place)), Some((kind, place)));
            }
        }
        assert_eq!(seen, (0..COUNT).collect::<Vec<_>>());
        assert_eq!(label(Label::Date, Place::Only), OUTSIDE);
        assert_eq!(meaning(COUNT), None);
    }

    #[test]
    fn names_are_closed_before_others_begin() {
        let first = label(Label::Person, Place::First);
        assert!(may_follow(
            Some(first),
            Some(label(Label::Person, Place::Last))
        ));
        assert!(!may_follow(
            Some(first),
            Some(label(Label::Place, Place::Last))
        ));
        assert!(!may_follow(Some(first), None) && !may_follow(Some(first), Some(OUTSIDE)));
        assert!(may_follow(None, Some(first)) && may_follow(Some(OUTSIDE), Some(first)));
        assert!(!may_follow(None, Some(label(Label::Person, Place::Inner))));
    }
}
