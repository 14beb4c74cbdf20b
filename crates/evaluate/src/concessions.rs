//! Scores of concessions, as `score_concessions.py` defines them.

use serde_json::{Map, Value, json};
use std::cmp::Reverse;

use crate::Points;
use crate::characters::is_word;
use crate::pairing::pair;
use crate::prf::{ratio, round};

/// A concession as it is compared: spans only. A row without content counts with its cue, and the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The words that evoke it.
    pub cue: Points,
    /// What is given.
    pub content: Points,
    /// Who gives.
    pub conceder: Option<Points>,
    /// Who gains.
    pub recipient: Option<Points>,
    /// According to whom.
    pub claimant: Option<Points>,
    /// The condition or counter-concession.
    pub condition: Option<Points>,
    /// How far it has come, in the spelling of the contract.
    pub status: Option<String>,
}

/// The fields on which matched rows are compared, in the order of the Python scorer.
pub const FIELDS: [&str; 5] = ["conceder", "recipient", "claimant", "status", "condition"];

impl Row {
    /// Which of [`FIELDS`] agree with another row of the same text.
    #[must_use]
    pub fn agreement(&self, other: &Self, text: &[char]) -> [bool; 5] {
        [
            same(text, self.conceder, other.conceder),
            same(text, self.recipient, other.recipient),
            same(text, self.claimant, other.claimant),
            self.status == other.status,
            same(text, self.condition, other.condition),
        ]
    }
}

/// Matches gold with predicted rows, one to one, greedily by overlap of content and cue. In the order of the matches.
#[must_use]
pub fn pairs(text: &[char], gold: &[Row], predicted: &[Row]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in predicted.iter().enumerate() {
            // No fit is below 0, where the order of the bits is the order of the numbers. Of equals the last in the
            // text comes first, as Python's reversed sort of tuples has it.
            let fit = overlap(text, a, b).map(f64::to_bits);
            candidates.extend(fit.map(|fit| (Reverse((fit, i, j)), i, j)));
        }
    }
    pair(candidates)
}

/// How well two rows fit; `None` if they do not match.
fn overlap(text: &[char], gold: &Row, predicted: &Row) -> Option<f64> {
    let mut fit = share(gold.content, predicted.content);
    let cues = share(gold.cue, predicted.cue);
    if fit < 0.5 {
        let crossed = share(gold.content, predicted.cue).max(share(gold.cue, predicted.content));
        fit = crossed * 0.9;
        if fit < 0.5 && cues < 1.0 {
            return None;
        }
        fit = fit.max(0.45);
    }
    let bonus = |holds: bool| if holds { 0.2 } else { 0.0 };
    let conceder = bonus(same(text, gold.conceder, predicted.conceder));
    Some(fit + (conceder + bonus(cues > 0.0)))
}

/// Code points that both cover, over those of the shorter one.
fn share(a: Points, b: Points) -> f64 {
    ratio(a.shared(b), a.len().min(b.len()).max(1))
}

/// Whether two fields agree: both absent, overlapping, or ending in the same word (a name told twice).
#[must_use]
pub fn same(text: &[char], a: Option<Points>, b: Option<Points>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return a.is_none() && b.is_none();
    };
    if a.shared(b) > 0 {
        return true;
    }
    let word = last_word(a.of(text));
    let names_nobody = ["", "he", "she", "it", "they", "who", "that"].contains(&word.as_str());
    !names_nobody && word == last_word(b.of(text))
}

/// The last word in lower case, without a possessive ending; empty if there is none.
fn last_word(words: &[char]) -> String {
    let kept: String = words
        .iter()
        .filter(|&&c| is_word(c) || matches!(c, '’' | '\'' | ' '))
        .collect();
    let last = kept.split(' ').rfind(|word| !word.is_empty());
    let last = last.unwrap_or_default().to_lowercase();
    let bare = ["’s", "'s"].iter().find_map(|end| last.strip_suffix(end));
    bare.unwrap_or(&last).to_owned()
}

/// Scores pooled over passages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConcessionScores {
    /// Passages added.
    pub passages: usize,
    /// Gold rows.
    pub gold: usize,
    /// Predicted rows.
    pub predicted: usize,
    /// Matched rows.
    pub matched: usize,
    /// Matched rows whose conceder and status agree.
    pub strict: usize,
    /// Matched rows that agree on each of [`FIELDS`].
    pub fields: [usize; 5],
}

impl ConcessionScores {
    /// Adds one passage.
    pub fn add(&mut self, text: &[char], gold: &[Row], predicted: &[Row]) {
        self.passages += 1;
        self.gold += gold.len();
        self.predicted += predicted.len();
        for (i, j) in pairs(text, gold, predicted) {
            self.matched += 1;
            let agreement = gold[i].agreement(&predicted[j], text);
            for (field, agrees) in self.fields.iter_mut().zip(agreement) {
                *field += usize::from(agrees);
            }
            self.strict += usize::from(agreement[0] && agreement[3]);
        }
    }

    /// Precision, recall and F1 of the matches. Nothing over nothing is 0 here, as in the Python scorer.
    #[must_use]
    pub fn detection(&self) -> [f64; 3] {
        self.prf(self.matched)
    }

    /// Precision, recall and F1 of the matches whose conceder and status agree.
    #[must_use]
    pub fn strictly(&self) -> [f64; 3] {
        self.prf(self.strict)
    }

    /// Share of the matched rows that agree on each of [`FIELDS`].
    #[must_use]
    pub fn agreement(&self) -> [f64; 5] {
        self.fields.map(|right| ratio(right, self.matched.max(1)))
    }

    fn prf(&self, right: usize) -> [f64; 3] {
        [
            ratio(right, self.predicted.max(1)),
            ratio(right, self.gold.max(1)),
            ratio(2 * right, (self.predicted + self.gold).max(1)),
        ]
    }

    /// As the Python scorer prints it, to three decimals.
    #[must_use]
    pub fn json(&self) -> Value {
        let fields: Map<String, Value> = FIELDS
            .iter()
            .zip(self.agreement())
            .map(|(name, share)| ((*name).to_owned(), round(share, 3).into()))
            .collect();
        json!({
            "passages": self.passages, "gold": self.gold, "predicted": self.predicted,
            "detection": self.detection().map(|each| round(each, 3)),
            "strict": self.strictly().map(|each| round(each, 3)),
            "fields": fields,
        })
    }
}
