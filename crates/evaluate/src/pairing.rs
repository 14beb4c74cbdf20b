//! Pairing of gold with predicted marks, one to one.

use std::collections::BTreeSet;

/// Best candidates first, each side used once. A candidate is (key, left, right); the smallest key is the best.
#[must_use]
pub fn pair<Key: Ord>(mut candidates: Vec<(Key, usize, usize)>) -> Vec<(usize, usize)> {
    candidates.sort();
    let (mut lefts, mut rights) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, left, right) in candidates {
        if !lefts.contains(&left) && !rights.contains(&right) {
            lefts.insert(left);
            rights.insert(right);
            pairs.push((left, right));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_is_used_once() {
        let candidates = vec![(2, 0, 0), (1, 0, 1), (3, 1, 1), (4, 1, 0)];
        assert_eq!(pair(candidates), [(0, 1), (1, 0)]);
    }
}
