//! The best path through the labels of a sentence.

/// Which label may follow which, and what the step scores.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    labels: usize,
    /// For each label the labels that may come before it, with the score of the step.
    before: Vec<Vec<(u8, i32)>>,
    first: Vec<Option<i32>>,
    last: Vec<Option<i32>>,
}

impl Steps {
    /// Steps between `labels` labels. `score` gives the score of the step from a label (`None`: the sentence begins) to
    /// a label (`None`: it ends), or `None` where there is no such step.
    #[must_use]
    pub fn new(labels: u8, score: impl Fn(Option<u8>, Option<u8>) -> Option<i32>) -> Self {
        Self {
            labels: usize::from(labels),
            before: (0..labels)
                .map(|to| {
                    (0..labels)
                        .filter_map(|from| Some((from, score(Some(from), Some(to))?)))
                        .collect()
                })
                .collect(),
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
        let mut best = vec![Self::FORBIDDEN; self.labels];
        let mut next = best.clone();
        for (token, row) in scores.chunks_exact(self.labels).enumerate() {
            for (label, &score) in row.iter().enumerate() {
                let mut top = (Self::FORBIDDEN, 0);
                if score <= Self::FORBIDDEN {
                } else if token == 0 {
                    if let Some(Some(step)) = self.first.get(label) {
                        top.0 = *step;
                    }
                } else {
                    for &(from, step) in self.before.get(label).map_or(&[][..], Vec::as_slice) {
                        let before = best
                            .get(usize::from(from))
                            .copied()
                            .unwrap_or(Self::FORBIDDEN);
                        if before > Self::FORBIDDEN && before + step > top.0 {
                            top = (before + step, from);
                        }
                    }
                }
                next[label] = if top.0 > Self::FORBIDDEN {
                    top.0 + score
                } else {
                    Self::FORBIDDEN
                };
                back[token * self.labels + label] = top.1;
            }
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
            std::mem::swap(&mut best, &mut next);
        }
        let ends = best
            .iter()
            .zip(&self.last)
            .enumerate()
            .filter_map(|(label, (&score, last))| {
                let step = (*last)?;
                (score > Self::FORBIDDEN).then(|| (score + step, std::cmp::Reverse(label)))
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
    fn where_nothing_is_allowed_there_is_no_path() {
        assert!(steps().best(&[]).is_empty());
        assert!(steps().best(&[Steps::FORBIDDEN, 9]).is_empty());
        assert!(Steps::default().best(&[]).is_empty());
        assert!(Steps::default().best(&[1, 2]).is_empty());
    }
}
