//! Scores of quotes with their sources, as `score.py attribution` defines them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::characters::{OPENERS, QUOTES, content_trims, source_trims};
use crate::intervals::{normal, shared, size, tokens};
use crate::pairing::pair;
use crate::prf::{ratio, round};
use crate::{Points, Tally};

/// Words attributed to a source. Every part is a list of pieces in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The words that name who says it.
    pub source: Vec<Points>,
    /// The words that attribute it.
    pub cue: Vec<Points>,
    /// What is said.
    pub content: Vec<Points>,
}

/// An attribution as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The content, joined and trimmed.
    pub content: Vec<Points>,
    /// The source, joined and trimmed, without a leading "the".
    pub source: Vec<Points>,
    /// Whether the content begins with, or directly after, a quotation mark.
    pub direct: bool,
    content_tokens: BTreeSet<Points>,
    source_tokens: BTreeSet<Points>,
}

impl View {
    /// Reads an attribution of `text`.
    #[must_use]
    pub fn of(attribution: &Attribution, text: &[char]) -> Self {
        let content = normal(&attribution.content, text, content_trims, false);
        let source = normal(&attribution.source, text, source_trims, true);
        let first = attribution.content.iter().min().map(|span| span.start);
        let begins = first
            .and_then(|at| text.get(at))
            .is_some_and(|&c| QUOTES.contains(c));
        let after = first
            .and_then(|at| text.get(at.checked_sub(1)?))
            .is_some_and(|&c| OPENERS.contains(c));
        Self {
            direct: begins || after,
            content_tokens: tokens(&content, text),
            source_tokens: tokens(&source, text),
            content,
            source,
        }
    }

    /// The Dice overlap of two contents in code points, from 0 to 1.
    #[must_use]
    pub fn dice(&self, other: &Self) -> f64 {
        let both = size(&self.content) + size(&other.content);
        ratio(2 * shared(&self.content, &other.content), both.max(1))
    }

    fn covers_half_of(&self, gold: &Self) -> bool {
        let shared = gold.content_tokens.intersection(&self.content_tokens);
        !gold.content_tokens.is_empty() && 2 * shared.count() >= gold.content_tokens.len()
    }

    /// Whether the sources share a word other than an article.
    #[must_use]
    pub fn names_with(&self, other: &Self, text: &[char]) -> bool {
        self.source_tokens
            .intersection(&other.source_tokens)
            .any(|word| !matches!(word.words(text).to_lowercase().as_str(), "the" | "a" | "an"))
    }
}

/// Pairs gold with predicted attributions one to one: greatest Dice overlap of the contents first, then greatest
/// overlap, then equal sources, then greatest overlap of the sources, then text order.
#[must_use]
pub fn pairs(gold: &[View], predicted: &[View]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in predicted.iter().enumerate() {
            let overlap = shared(&a.content, &b.content);
            if overlap > 0 {
                // Between 0 and 1, where the order of the bits is the order of the numbers.
                let dice = round(a.dice(b), 9).to_bits();
                let sources = (a.source != b.source, Reverse(shared(&a.source, &b.source)));
                candidates.push(((Reverse(dice), Reverse(overlap), sources, i, j), i, j));
            }
        }
    }
    pair(candidates)
}

/// The figures over one selection of attributions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Equal contents.
    pub content_exact: Tally,
    /// Word tokens shared by paired contents.
    pub content_tokens: Tally,
    /// Equal sources, of attributions that have one.
    pub source_exact: Tally,
    /// Word tokens shared by paired sources.
    pub source_tokens: Tally,
    /// Equal contents and equal sources; two absent sources are equal.
    pub full: Tally,
}

impl Figures {
    /// Name and value of each, in the order of the Python scorer.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Tally); 5] {
        [
            ("content_exact", self.content_exact),
            ("content_tokens", self.content_tokens),
            ("source_exact", self.source_exact),
            ("source_tokens", self.source_tokens),
            ("full", self.full),
        ]
    }

    fn count(&mut self, view: &View, side: fn(&mut Tally) -> &mut usize) {
        *side(&mut self.content_exact) += 1;
        *side(&mut self.full) += 1;
        *side(&mut self.content_tokens) += view.content_tokens.len();
        *side(&mut self.source_tokens) += view.source_tokens.len();
        *side(&mut self.source_exact) += usize::from(!view.source.is_empty());
    }

    fn count_pair(&mut self, gold: &View, predicted: &View) {
        let content = gold.content == predicted.content;
        let source = gold.source == predicted.source;
        self.content_exact.right += usize::from(content);
        self.source_exact.right += usize::from(source && !gold.source.is_empty());
        self.full.right += usize::from(content && source);
        let common = |a: &BTreeSet<Points>, b| a.intersection(b).count();
        self.content_tokens.right += common(&gold.content_tokens, &predicted.content_tokens);
        self.source_tokens.right += common(&gold.source_tokens, &predicted.source_tokens);
    }

    fn json(&self) -> Map<String, Value> {
        let named = self.named().into_iter();
        named
            .map(|(name, tally)| (name.into(), tally.json()))
            .collect()
    }
}

/// Who says the direct quotes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Speakers {
    /// Direct gold quotes that have a source.
    pub gold_with_source: usize,
    /// Of these, those whose pair covers at least half of their content's tokens.
    pub covered: usize,
    /// Of the covered, those with the same source.
    pub exact: usize,
    /// Of the covered, those whose sources share a word other than an article.
    pub overlap: usize,
}

impl Speakers {
    /// `part` over the covered; 0 where none is.
    fn accuracy(&self, part: usize) -> f64 {
        if self.covered == 0 {
            0.0
        } else {
            ratio(part, self.covered)
        }
    }

    /// Share of the covered with the same source.
    #[must_use]
    pub fn exact_accuracy(&self) -> f64 {
        self.accuracy(self.exact)
    }

    /// Share of the covered whose sources share a word.
    #[must_use]
    pub fn overlap_accuracy(&self) -> f64 {
        self.accuracy(self.overlap)
    }

    /// Share of the direct gold quotes with a source that are covered.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        if self.gold_with_source == 0 {
            0.0
        } else {
            ratio(self.covered, self.gold_with_source)
        }
    }
}

/// Scores pooled over documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AttributionScores {
    /// Documents added.
    pub documents: usize,
    /// Gold attributions.
    pub gold: usize,
    /// Predicted attributions.
    pub predicted: usize,
    /// Pairs of the two.
    pub paired: usize,
    /// Direct gold attributions.
    pub direct_gold: usize,
    /// Over all attributions.
    pub all: Figures,
    /// Over direct gold attributions, their pairs, and the predictions that are direct themselves.
    pub direct: Figures,
    /// Speakers of direct quotes.
    pub speakers: Speakers,
}

impl AttributionScores {
    /// Adds one document.
    pub fn add(&mut self, text: &[char], gold: &[Attribution], predicted: &[Attribution]) {
        let view = |each: &Attribution| View::of(each, text);
        let gold: Vec<View> = gold.iter().map(view).collect();
        let predicted: Vec<View> = predicted.iter().map(view).collect();
        let of_gold: BTreeMap<usize, usize> = pairs(&gold, &predicted).into_iter().collect();
        let of_predicted: BTreeMap<usize, usize> = of_gold.iter().map(|(&i, &j)| (j, i)).collect();
        self.documents += 1;
        self.gold += gold.len();
        self.predicted += predicted.len();
        self.paired += of_gold.len();
        self.direct_gold += gold.iter().filter(|each| each.direct).count();
        for (i, each) in gold.iter().enumerate() {
            let paired = of_gold.get(&i).map(|&j| &predicted[j]);
            self.all.count(each, |tally| &mut tally.gold);
            if let Some(paired) = paired {
                self.all.count_pair(each, paired);
            }
            if !each.direct {
                continue;
            }
            self.direct.count(each, |tally| &mut tally.gold);
            if let Some(paired) = paired {
                self.direct.count_pair(each, paired);
            }
            self.add_speaker(text, each, paired);
        }
        for (j, each) in predicted.iter().enumerate() {
            self.all.count(each, |tally| &mut tally.predicted);
            if each.direct || of_predicted.get(&j).is_some_and(|&i| gold[i].direct) {
                self.direct.count(each, |tally| &mut tally.predicted);
            }
        }
    }

    fn add_speaker(&mut self, text: &[char], gold: &View, paired: Option<&View>) {
        if gold.source.is_empty() {
            return;
        }
        self.speakers.gold_with_source += 1;
        if let Some(paired) = paired.filter(|paired| paired.covers_half_of(gold)) {
            self.speakers.covered += 1;
            self.speakers.exact += usize::from(gold.source == paired.source);
            self.speakers.overlap += usize::from(gold.names_with(paired, text));
        }
    }

    /// As the Python scorer prints it.
    #[must_use]
    pub fn json(&self) -> Value {
        let speakers = &self.speakers;
        let mut direct = self.direct.json();
        direct.insert("gold".into(), self.direct_gold.into());
        direct.insert(
            "speaker".into(),
            json!({
                "gold_with_source": speakers.gold_with_source, "covered": speakers.covered,
                "exact": speakers.exact, "overlap": speakers.overlap, "coverage": speakers.coverage(),
                "exact_accuracy": speakers.exact_accuracy(), "overlap_accuracy": speakers.overlap_accuracy(),
            }),
        );
        let mut all = self.all.json();
        all.insert("documents".into(), self.documents.into());
        all.insert("gold".into(), self.gold.into());
        all.insert("pred".into(), self.predicted.into());
        all.insert("paired".into(), self.paired.into());
        all.insert("direct".into(), Value::Object(direct));
        Value::Object(all)
    }
}
