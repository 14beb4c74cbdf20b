//! What an altered stretch became, and how far it reaches.

use std::ops::Range;

use hearsay_text::Span;

use super::{Anchors, FEW, LEAST, alike};

impl Anchors<'_> {
    /// What stands between the words that were kept, in it or on both sides of it, and how much of it is left.
    pub(super) fn altered(&self, words: &Range<usize>) -> Option<(Span, f32)> {
        let core = self.core(words);
        let new = self.start_of(words, &core)?..self.end_of(words, &core)?;
        let before = self.kept[..words.start]
            .iter()
            .rev()
            .take(2)
            .find_map(|at| *at);
        let after = self.kept[words.end..].iter().take(2).find_map(|at| *at);
        let in_order =
            before.is_none_or(|at| at < new.start) && after.is_none_or(|at| at >= new.end);
        if new.is_empty() || !in_order || new.len() > 2 * words.len() + 2 {
            return None;
        }
        let (old_keys, new_keys) = (&self.old.keys[words.clone()], &self.new.keys[new.clone()]);
        if old_keys == new_keys || (words.len() <= FEW && !self.has_company(words, new.clone())) {
            // The same words would have been kept if they were these.
            return None;
        }
        // Of two sentences that say nearly the same, one may have gone.
        let begins = self.kept.get(core.start).copied().flatten();
        if !core.is_empty() && begins.is_some_and(|new| self.has_rival(&core, new)) {
            return None;
        }
        let share = if words.len() > FEW {
            let kept = self.kept[words.clone()].iter().flatten();
            let kept = kept.filter(|at| new.contains(at));
            kept.count() as f32 / words.len().max(new.len()) as f32
        } else {
            alike(&old_keys.concat(), &new_keys.concat())
        };
        let span = Span::new(
            self.new.words[new.start].start,
            self.new.words[new.end - 1].end,
        );
        (share >= LEAST).then_some((span, share))
    }

    /// The word of the new version with which an altered stretch begins: outwards from its `core`, word by word as long as
    /// they are alike, else from one that was kept to the next, and at the edge as far as what was kept before it.
    fn start_of(&self, words: &Range<usize>, core: &Range<usize>) -> Option<usize> {
        let (mut old, mut new) = if core.is_empty() {
            (words.end, self.bound_after(words.end)?)
        } else {
            (core.start, self.kept[core.start]?)
        };
        while old > words.start {
            if new > 0 && self.is_like(old - 1, new - 1) {
                (old, new) = (old - 1, new - 1);
                continue;
            }
            let mut outer = (words.start..old).rev();
            let next = outer.find_map(|at| Some((at, self.kept[at].filter(|&to| to < new)?)));
            let Some((at, to)) = next else { break };
            if !self.is_joined(at + 1 - words.start, to + 1..new) {
                return None;
            }
            (old, new) = (at, to);
        }
        if old == words.start {
            return Some(new);
        }
        let bound = self.bound_before(words.start)?;
        self.is_rewritten(old - words.start, bound..new)
            .then_some(bound)
    }

    /// One past the word of the new version with which an altered stretch ends, as [`Self::start_of`].
    fn end_of(&self, words: &Range<usize>, core: &Range<usize>) -> Option<usize> {
        let (mut old, mut new) = if core.is_empty() {
            (words.start, self.bound_before(words.start)?)
        } else {
            (core.end, self.kept[core.end - 1]? + 1)
        };
        while old < words.end {
            if new < self.new.words.len() && self.is_like(old, new) {
                (old, new) = (old + 1, new + 1);
                continue;
            }
            let mut outer = old..words.end;
            let next = outer.find_map(|at| Some((at, self.kept[at].filter(|&to| to >= new)?)));
            let Some((at, to)) = next else { break };
            if !self.is_joined(words.end - at, new..to) {
                return None;
            }
            (old, new) = (at + 1, to + 1);
        }
        if old == words.end {
            return Some(new);
        }
        let bound = self.bound_after(words.end)?;
        self.is_rewritten(words.end - old, new..bound)
            .then_some(bound)
    }

    /// The longest run of words that were kept together; empty if none was.
    fn core(&self, words: &Range<usize>) -> Range<usize> {
        let (mut run, mut longest) = (words.start..words.start, words.start..words.start);
        for at in words.clone() {
            let goes_on = at > words.start
                && self.kept[at].is_some_and(|to| to.checked_sub(1) == self.kept[at - 1]);
            run = match self.kept[at] {
                Some(_) if goes_on => run.start..at + 1,
                Some(_) => at..at + 1,
                None => at..at,
            };
            if run.len() > longest.len() {
                longest = run.clone();
            }
        }
        longest
    }

    /// Whether `outer` words at an edge belong to the others across what stands between them now: a few don't, if it is
    /// whole sentences.
    fn is_joined(&self, outer: usize, between: Range<usize>) -> bool {
        outer > FEW || !between.clone().any(|at| self.new.ends_sentence(at))
    }

    /// One past what became of the word before `at`.
    fn bound_before(&self, at: usize) -> Option<usize> {
        match at.checked_sub(1) {
            None => Some(0),
            Some(before) => self.kept[before].map(|at| at + 1),
        }
    }

    /// What became of the word at `at`.
    fn bound_after(&self, at: usize) -> Option<usize> {
        match self.kept.get(at) {
            None => Some(self.new.words.len()),
            Some(after) => *after,
        }
    }

    /// Whether a word of the new version may be one of the old with a slip.
    fn is_like(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.keys[old], &self.new.keys[new]);
        old == new || alike(old, new) >= LEAST
    }

    /// Whether the words `new` may be what `count` words at an edge became: as many, or others within one sentence. Whole
    /// sentences that stand there may have come from elsewhere.
    fn is_rewritten(&self, count: usize, new: Range<usize>) -> bool {
        new.len() == count
            || !(new.start > new.end || new.clone().any(|at| self.new.ends_sentence(at)))
    }
}
