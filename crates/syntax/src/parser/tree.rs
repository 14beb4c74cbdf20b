//! The tree of highest score.

/// The head of each of `count` words, `None` for the one root, so that they form a tree whose arcs' scores add up to the
/// most; nothing for no words.
///
/// `scores` has a row for each word: its score as the root, then with each word as its head. Scores on the
/// diagonal are never used.
///
/// Mostly the best head of each word already makes a tree. Where it does not, arcs are chosen by Chu, Liu and Edmonds's
/// algorithm, once for each promising root, in time that grows with the cube of `count` at worst.
///
/// # Source
/// McDonald, Pereira, Ribarov, Hajič, EMNLP 2005; one root as in Zmigrod, Vieira, Cotterell, EMNLP 2020.
#[must_use]
pub fn best(scores: &[f32], count: usize) -> Vec<Option<usize>> {
    let wide = count + 1;
    let mut greedy = vec![None; count];
    for (word, row) in scores.chunks_exact(wide).enumerate() {
        let mut top = row.first().copied().unwrap_or_default();
        for (head, &score) in row.iter().skip(1).enumerate() {
            if head != word && score > top {
                top = score;
                if let Some(to) = greedy.get_mut(word) {
                    *to = Some(head);
                }
            }
        }
    }
    if is_tree(&greedy) || count == 0 {
        return greedy;
    }
    let root = likeliest_root(scores, count);
    // With one root there is no other: every other word has a head.
    let arc = |word: usize, head: usize| {
        scores
            .get(word * wide + head + 1)
            .copied()
            .unwrap_or(f32::NEG_INFINITY)
    };
    let mut table = vec![f32::NEG_INFINITY; count * count];
    for word in (0..count).filter(|&word| word != root) {
        for head in (0..count).filter(|&head| head != word) {
            table[word * count + head] = arc(word, head);
        }
    }
    let mut heads: Vec<Option<usize>> = spanning(&table, count, root)
        .into_iter()
        .map(Some)
        .collect();
    if let Some(to) = heads.get_mut(root) {
        *to = None;
    }
    heads
}

/// The word that loses least by being the root rather than having its best head.
fn likeliest_root(scores: &[f32], count: usize) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (word, row) in scores.chunks_exact(count + 1).enumerate() {
        let own = row.first().copied().unwrap_or_default();
        let others = row
            .iter()
            .skip(1)
            .enumerate()
            .filter(|&(head, _)| head != word);
        let top = others.fold(f32::NEG_INFINITY, |top, (_, &score)| top.max(score));
        let gain = if top == f32::NEG_INFINITY {
            f32::MAX
        } else {
            own - top
        };
        if gain > best.1 {
            best = (word, gain);
        }
    }
    best.0
}

fn is_tree(heads: &[Option<usize>]) -> bool {
    heads.iter().filter(|head| head.is_none()).count() == 1 && cycle(heads).is_none()
}

/// Words that are each other's heads in a circle.
fn cycle(heads: &[Option<usize>]) -> Option<Vec<usize>> {
    // In which walk each word was first met; walks are counted from one.
    let mut met = vec![0; heads.len()];
    for start in 0..heads.len() {
        let mut at = Some(start);
        while let Some(word) = at.filter(|&word| met.get(word) == Some(&0)) {
            met[word] = start + 1;
            at = heads.get(word).copied().flatten();
        }
        let Some(word) = at.filter(|&word| met.get(word) == Some(&(start + 1))) else {
            continue;
        };
        let mut circle = vec![word];
        let mut next = heads.get(word).copied().flatten();
        while let Some(other) = next.filter(|&other| other != word) {
            circle.push(other);
            next = heads.get(other).copied().flatten();
        }
        return Some(circle);
    }
    None
}

/// Heads of a tree of highest score with this root; `table` has a row for each word with its score under each head. The
/// root's own entry means nothing.
fn spanning(table: &[f32], count: usize, root: usize) -> Vec<usize> {
    let at = |word: usize, head: usize| {
        table
            .get(word * count + head)
            .copied()
            .unwrap_or(f32::NEG_INFINITY)
    };
    let heads: Vec<Option<usize>> = (0..count)
        .map(|word| {
            let others = (0..count).filter(|&head| head != word);
            let best = others.reduce(|best, head| {
                if at(word, head) > at(word, best) {
                    head
                } else {
                    best
                }
            });
            best.filter(|_| word != root)
        })
        .collect();
    let Some(circle) = cycle(&heads) else {
        return heads.into_iter().map(Option::unwrap_or_default).collect();
    };
    // The circle becomes one word, the last of a smaller sentence.
    let outside: Vec<usize> = (0..count).filter(|word| !circle.contains(word)).collect();
    let small = outside.len() + 1;
    let one = small - 1;
    let own = |word: usize| {
        heads
            .get(word)
            .copied()
            .flatten()
            .map_or(0.0, |head| at(word, head))
    };
    let mut smaller = vec![f32::NEG_INFINITY; small * small];
    // For each word outside: whom of the circle it would enter as a head, and whom it would have as a head.
    let (mut enters, mut leaves) = (vec![0; outside.len()], vec![0; outside.len()]);
    for (place, &word) in outside.iter().enumerate() {
        for (other, &head) in outside.iter().enumerate() {
            smaller[place * small + other] = at(word, head);
        }
        let leave = circle.iter().copied().reduce(|best, head| {
            if at(word, head) > at(word, best) {
                head
            } else {
                best
            }
        });
        let enter = circle.iter().copied().reduce(|best, each| {
            if at(each, word) - own(each) > at(best, word) - own(best) {
                each
            } else {
                best
            }
        });
        if let (Some(leave), Some(enter)) = (leave, enter) {
            (leaves[place], enters[place]) = (leave, enter);
            smaller[place * small + one] = at(word, leave);
            smaller[one * small + place] = at(enter, word) - own(enter);
        }
    }
    let root = outside
        .iter()
        .position(|&word| word == root)
        .unwrap_or_default();
    let solved = spanning(&smaller, small, root);
    let mut found: Vec<usize> = heads.into_iter().map(Option::unwrap_or_default).collect();
    for (place, &word) in outside.iter().enumerate() {
        let head = solved.get(place).copied().unwrap_or_default();
        found[word] = outside.get(head).copied().unwrap_or_else(|| leaves[place]);
    }
    let from = solved.get(one).copied().unwrap_or_default();
    if let (Some(&head), Some(&broken)) = (outside.get(from), enters.get(from)) {
        found[broken] = head;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sequence::hash_bytes;

    fn total(scores: &[f32], heads: &[Option<usize>]) -> f32 {
        let wide = heads.len() + 1;
        let each = heads
            .iter()
            .enumerate()
            .map(|(word, head)| scores[word * wide + head.map_or(0, |head| head + 1)]);
        each.sum()
    }

    /// The best tree, by trying all.
    fn tried(scores: &[f32], count: usize, root: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for code in 0..count.pow(count as u32) {
            let heads: Vec<Option<usize>> = (0..count)
                .map(|word| (word != root).then(|| code / count.pow(word as u32) % count))
                .collect();
            if heads
                .iter()
                .enumerate()
                .all(|(word, &head)| head != Some(word))
                && is_tree(&heads)
            {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    #[test]
    fn trees_are_the_best_with_their_root() {
        for seed in 0..200_u8 {
            let count = 1 + usize::from(seed) % 5;
            let scores: Vec<f32> = (0..count * (count + 1))
                .map(|at| (hash_bytes([seed, at as u8]) % 1000) as f32)
                .collect();
            let heads = best(&scores, count);
            assert!(is_tree(&heads), "{heads:?}");
            let root = heads.iter().position(Option::is_none).unwrap();
            assert_eq!(
                total(&scores, &heads),
                tried(&scores, count, root),
                "{seed}"
            );
        }
    }

    #[test]
    fn no_words_have_no_heads() {
        assert!(best(&[], 0).is_empty());
        assert_eq!(best(&[1.0, 0.0], 1), [None]);
    }
}
