//! The best path through the labels of a sentence.

/// Which label may follow which, and what the step scores.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    labels: usize,
    sets: Vec<Set>,
    first: Vec<Option<i32>>,
    last: Vec<Option<i32>>,
}

/// Labels that may follow the same labels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Set {
    from: Vec<u8>,
    to: Vec<u8>,
    /// What the steps score: for each of `to` a row with a column for each of `from`.
    scores: Vec<i32>,
    /// How far the highest of `scores` lies above the lowest.
    spread: i32,
}

/// A score for each label that a byte can hold.
type Scores = [i32; 256];

impl Steps {
    /// Steps between `labels` labels. `score` gives the score of the step from a label (`None`: the sentence begins) to
    /// a label (`None`: it ends), or `None` where there is no such step.
    #[must_use]
    pub fn new(labels: u8, score: impl Fn(Option<u8>, Option<u8>) -> Option<i32>) -> Self {
        let mut sets: Vec<Set> = Vec::new();
        for to in 0..labels {
            let steps = (0..labels).filter_map(|from| Some((from, score(Some(from), Some(to))?)));
            let (from, scores): (Vec<u8>, Vec<i32>) = steps.unzip();
            if let Some(set) = sets.iter_mut().find(|set| set.from == from) {
                set.to.push(to);
                set.scores.extend(scores);
            } else {
                let (to, spread) = (vec![to], 0);
                sets.push(Set {
                    from,
                    to,
                    scores,
                    spread,
                });
            }
        }
        for set in &mut sets {
            let (low, high) = (set.scores.iter().min(), set.scores.iter().max());
            set.spread = high.unwrap_or(&0).saturating_sub(*low.unwrap_or(&0));
        }
        Self {
            labels: usize::from(labels),
            sets,
            first: (0..labels).map(|to| score(None, Some(to))).collect(),
            last: (0..labels).map(|from| score(Some(from), None)).collect(),
        }
    }

    /// The labels that together score best.
    ///
    /// `scores` has one row a token and one column a label, row after row; [`Steps::FORBIDDEN`] forbids a label. The
    /// answer has one label a token and is empty if no path is allowed. Of equal scores the lower label wins. Time
    /// grows with tokens × allowed steps.
    ///
    /// Method: Viterbi, IEEE Transactions on Information Theory 13 (1967), 260–269.
    #[must_use]
    pub fn best(&self, scores: &[i32]) -> Vec<u8> {
        if self.labels == 0 {
            return Vec::new();
        }
        let tokens = scores.len() / self.labels;
        let mut back = vec![0_u8; tokens * self.labels];
        let mut best: Scores = [Self::FORBIDDEN; 256];
        let mut next = best;
        let mut near = Vec::new();
        let rows = scores.chunks_exact(self.labels);
        for (token, (row, back)) in rows.zip(back.chunks_exact_mut(self.labels)).enumerate() {
            if token == 0 {
                for ((next, first), &score) in next.iter_mut().zip(&self.first).zip(row) {
                    let step = first.filter(|_| score > Self::FORBIDDEN);
                    *next = step.map_or(Self::FORBIDDEN, |step| step.saturating_add(score));
                }
            } else {
                for set in &self.sets {
                    set.step(&best, row, &mut near, &mut next, back);
                }
            }
            let next = &mut next[..self.labels];
            // Only differences count; kept small, they cannot overflow in the longest of sentences.
            let top = next
                .iter()
                .copied()
                .max()
                .unwrap_or_default()
                .max(Self::FORBIDDEN + 1);
            for score in next.iter_mut().filter(|score| **score > Self::FORBIDDEN) {
                *score = score.saturating_sub(top).max(Self::FORBIDDEN + 1);
            }
            best[..self.labels].copy_from_slice(next);
        }
        let ends = best
            .iter()
            .zip(&self.last)
            .enumerate()
            .filter_map(|(label, (&score, last))| {
                let step = (*last)?;
                (score > Self::FORBIDDEN)
                    .then(|| (score.saturating_add(step), std::cmp::Reverse(label)))
            });
        let (true, Some((_, std::cmp::Reverse(end)))) = (tokens > 0, ends.max()) else {
            return Vec::new();
        };
        let mut path = vec![end as u8; tokens];
        for token in (1..tokens).rev() {
            path[token - 1] = back[token * self.labels + usize::from(path[token])];
        }
        path
    }

    /// The score of a label that a token must not have.
    pub const FORBIDDEN: i32 = i32::MIN / 2;
}

impl Set {
    /// The best way to each label of the set for the next token, whose own scores are `row`, and in `back` where it
    /// comes from. `near` is overwritten.
    fn step(
        &self,
        best: &Scores,
        row: &[i32],
        near: &mut Vec<(usize, i32)>,
        next: &mut Scores,
        back: &mut [u8],
    ) {
        // A label further below the best one than steps can differ is on no best path.
        let top = self.from.iter().map(|&from| best[usize::from(from)]).max();
        let least = top.unwrap_or(Steps::FORBIDDEN).saturating_sub(self.spread);
        near.clear();
        for (column, &from) in self.from.iter().enumerate() {
            let before = best[usize::from(from)];
            if before >= least && before > Steps::FORBIDDEN {
                near.push((column, before));
            }
        }
        for (&to, steps) in self
            .to
            .iter()
            .zip(self.scores.chunks(self.from.len().max(1)))
        {
            let (mut top, mut comes) = (Steps::FORBIDDEN, 0);
            for &(column, before) in near.iter() {
                let step = steps.get(column).copied().unwrap_or_default();
                // A stranger's model may have any number.
                let whole = before.saturating_add(step);
                if whole > top {
                    (top, comes) = (whole, column);
                }
            }
            let to = usize::from(to);
            let (Some(&score), Some(back)) = (row.get(to), back.get_mut(to)) else {
                continue;
            };
            let open = top > Steps::FORBIDDEN && score > Steps::FORBIDDEN;
            next[to] = if open {
                top.saturating_add(score)
            } else {
                Steps::FORBIDDEN
            };
            *back = self.from.get(comes).copied().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two labels; 1 may not begin, nor follow itself.
    fn steps() -> Steps {
        Steps::new(2, |from, to| match (from, to) {
            (None, Some(1)) | (Some(1), Some(1)) => None,
            (Some(0), Some(1)) => Some(-1),
            _ => Some(0),
        })
    }

    #[test]
    fn the_best_allowed_path_is_found() {
        assert_eq!(steps().best(&[0, 9, 0, 9, 0, 9, 0, 9]), [0, 1, 0, 1]);
        assert_eq!(steps().best(&[0, 9, 0, 1, 0, 9]), [0, 0, 1]);
        assert_eq!(steps().best(&[0, 0, 0, 1]), [0, 0]);
    }

    #[test]
    fn the_answer_is_that_of_trying_every_path() {
        let step =
            |from: u8, to: u8| (from + 2 * to != 4).then(|| i32::from(from * 7 + to * 3) % 11 - 5);
        let steps = Steps::new(3, |from, to| match (from, to) {
            (Some(from), Some(to)) => step(from, to),
            _ => Some(0),
        });
        for seed in 0..400_i32 {
            let scores: Vec<i32> = (1..13).map(|at| (seed + 7) * at * at % 23 - 9).collect();
            let total = |path: &[u8]| {
                let own = path.iter().zip(scores.chunks(3));
                let own: i32 = own.map(|(&label, row)| row[usize::from(label)]).sum();
                let steps = path.windows(2).map(|pair| step(pair[0], pair[1]));
                Some(own + steps.sum::<Option<i32>>()?)
            };
            let paths = (0..81_u8).map(|n| [n / 27, n / 9 % 3, n / 3 % 3, n % 3]);
            let best = paths.filter_map(|path| total(&path)).max();
            assert_eq!(total(&steps.best(&scores)), best, "{seed}");
        }
    }

    #[test]
    fn numbers_of_any_size_are_added_without_harm() {
        let steps = Steps::new(2, |_, to| {
            Some(if to == Some(0) { i32::MIN } else { i32::MAX })
        });
        let scores = [i32::MAX, i32::MIN, i32::MAX, i32::MAX, -5, 7];
        assert!(steps.best(&scores).len() <= 3);
    }

    #[test]
    fn where_nothing_is_allowed_there_is_no_path() {
        assert!(steps().best(&[]).is_empty());
        assert!(steps().best(&[Steps::FORBIDDEN, 9]).is_empty());
        assert!(Steps::default().best(&[]).is_empty());
        assert!(Steps::default().best(&[1, 2]).is_empty());
    }
}
