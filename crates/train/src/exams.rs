//! How well a network in training does on the development sets, before it is packed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use anyhow::Result;
use hearsay_evaluate::Points;
use hearsay_evaluate::attribution::{Attribution as Gold, AttributionScores};
use hearsay_evaluate::concessions::{ConcessionScores, Row};
use hearsay_evaluate::corpora::{self, Annotated};
use hearsay_extract::grounds;
use hearsay_extract::names::{self as found_names, labels};
use hearsay_extract::predicates::window;
use hearsay_extract::roles::Role;
use hearsay_syntax::Relation;
use hearsay_syntax::encoder::{Layout, Vectors, maths};
use hearsay_text::{Document, Label, Span};

use crate::examples::{Portion, VectorTable, portions, treebank};
use crate::net::paths::best;
use crate::net::tape::NONE;
use crate::net::{Node, Tape};
use crate::network::{Network, Parameters, Sizes};
use crate::pack;
use crate::readers::marked;

/// The portions of a text, each with the tokens that it holds.
type Cut = Vec<(std::ops::Range<usize>, Portion)>;

/// The development sets, read.
#[derive(Debug)]
pub struct Exams {
    trees: Vec<(&'static str, Vec<Portion>)>,
    names: Vec<(&'static str, Vec<(marked::Marked, Cut)>)>,
    articles: Vec<(corpora::Annotated<Gold>, Cut)>,
    passages: Vec<(Annotated<Row>, Cut)>,
}

const LABELS: [Label; 3] = [Label::Person, Label::Organisation, Label::Place];

impl Exams {
    /// Reads the development sets under `data` and beside it; with `fold`, the training passages with concessions that were
    /// left out instead of their development set.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn read(data: &Path, left: Option<&[Annotated<Row>]>) -> Result<Self> {
        let cut = |text: &str| portions(&Layout::of(&Document::of(text)));
        let trees = ["ewt-dev", "gum-dev"].map(|name| {
            Ok((
                name,
                treebank::read(&data.join(format!("ud/{name}.conllu.gz")))?,
            ))
        });
        let names = [
            "crossner-politics-dev",
            "uner-ewt-dev",
            "gum-dev",
            "wikigold",
        ]
        .map(|name| {
            let texts = marked::json(&data.join(format!("ner/{name}.jsonl")))?;
            let texts = texts.into_iter().map(|text| {
                let portions = cut(&text.text);
                (text, portions)
            });
            Ok((name, texts.collect()))
        });
        let articles = corpora::read::<Gold>(&data.join("attribution/polnear-dev.jsonl"))?;
        let articles = articles.into_iter().map(|article| {
            let portions = cut(&article.text);
            (article, portions)
        });
        let passages = match left {
            Some(left) => left.to_vec(),
            None => corpora::read::<Row>(&data.join("../concessions/dev.jsonl"))?,
        };
        let passage = |passage: Annotated<Row>| {
            let portions = cut(&passage.text);
            (passage, portions)
        };
        Ok(Self {
            trees: trees.into_iter().collect::<Result<_>>()?,
            names: names.into_iter().collect::<Result<_>>()?,
            articles: articles.collect(),
            passages: passages.into_iter().map(passage).collect(),
        })
    }

    /// The vectors of all words in them.
    #[must_use]
    pub fn vectors(&self, vectors: &Vectors) -> VectorTable {
        let trees = self.trees.iter().flat_map(|(_, portions)| portions);
        let names = self
            .names
            .iter()
            .flat_map(|(_, texts)| texts)
            .flat_map(|(_, portions)| portions);
        let articles = self.articles.iter().flat_map(|(_, portions)| portions);
        let passages = self.passages.iter().flat_map(|(_, portions)| portions);
        let articles = articles.chain(passages);
        VectorTable::of(
            vectors,
            trees.chain(names.chain(articles).map(|(_, portion)| portion)),
        )
    }

    /// Prints the scores of a network.
    pub fn print(&self, sizes: Sizes, parameters: &Parameters, vectors: &VectorTable) {
        let network = Network { parameters, sizes };
        for (name, portions) in &self.trees {
            println!("  {name}: {}", trees(&network, portions, vectors));
        }
        for (name, texts) in &self.names {
            println!("  {name}: {}", names(&network, texts, vectors));
        }
        println!("  polnear-dev: {}", self.attributions(&network, vectors));
        println!(
            "  concessions: {}",
            grounds(&network, &self.passages, vectors)
        );
    }

    fn attributions(&self, network: &Network<'_>, vectors: &VectorTable) -> String {
        let mut scores = AttributionScores::default();
        for (article, portions) in &self.articles {
            let document = Document::of(&article.text);
            let mut predicted = Vec::new();
            for (range, portion) in portions {
                let mut tape = Tape::new(&network.parameters.values);
                let rows = network.encode(&mut tape, portion, vectors, &mut None);
                let cues = network.dense(&mut tape, rows, "role cues");
                let is_cue = |row: usize| {
                    let row = tape.value(cues).row(row);
                    row[1] > row[0]
                };
                let cues: Vec<usize> = (0..portion.words.len())
                    .filter(|&row| is_cue(row))
                    .collect();
                if cues.is_empty() {
                    continue;
                }
                let windows: Vec<_> = cues
                    .iter()
                    .map(|&cue| window(cue, portion.words.len()))
                    .collect();
                let scores = network.roles("role", &mut tape, rows, &cues, &mut None);
                let steps = network.parameters.value("role steps");
                let mut from = 0;
                for (cue, window) in cues.iter().zip(&windows) {
                    let path = best(
                        tape.value(scores),
                        from..from + window.len(),
                        steps,
                        |_, _| true,
                    );
                    from += window.len();
                    let spans = |role: Role| {
                        spans(
                            &article.text,
                            &document,
                            range.start + window.start,
                            &path,
                            role,
                        )
                    };
                    let (mut cue_spans, content) = (spans(Role::Cue), spans(Role::Content));
                    if cue_spans.is_empty() {
                        cue_spans.extend(points(
                            &article.text,
                            document.tokens[range.start + cue].span,
                        ));
                    }
                    if !content.is_empty() {
                        predicted.push(Gold {
                            source: spans(Role::Source),
                            cue: cue_spans,
                            content,
                        });
                    }
                }
            }
            scores.add(&article.characters(), &article.marks, &predicted);
        }
        let figures = |figures: &hearsay_evaluate::attribution::Figures| {
            let parts = figures
                .named()
                .map(|(name, tally)| format!("{name} {:.1}", tally.f1() * 100.0));
            parts.join("  ")
        };
        format!(
            "gold {} predicted {} paired {}; {}\n    direct: {}; speaker exact {:.1} overlap {:.1} coverage {:.1}",
            scores.gold,
            scores.predicted,
            scores.paired,
            figures(&scores.all),
            figures(&scores.direct),
            scores.speakers.exact_accuracy() * 100.0,
            scores.speakers.overlap_accuracy() * 100.0,
            scores.speakers.coverage() * 100.0,
        )
    }
}

fn points(text: &str, span: Span) -> Option<Points> {
    let start = text.get(..span.start)?.chars().count();
    Some(Points {
        start,
        end: start + span.of(text).chars().count(),
    })
}

/// The runs of a role, in code points.
fn spans(
    text: &str,
    document: &Document<'_>,
    offset: usize,
    path: &[u8],
    role: Role,
) -> Vec<Points> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < path.len() {
        let start = at;
        while at < path.len() && path[at] == role as u8 {
            at += 1;
        }
        if at > start {
            let span = document.span_of(offset + start..offset + at);
            found.extend(span.and_then(|span| points(text, span)));
        }
        at = at.max(start + 1);
    }
    found
}

fn names(network: &Network<'_>, texts: &[(marked::Marked, Cut)], vectors: &VectorTable) -> String {
    let (mut right, mut gold_count, mut found) = ([0; 3], [0; 3], [0; 3]);
    for (text, portions) in texts {
        let document = Document::of(&text.text);
        let gold: BTreeSet<_> = text.names.iter().copied().collect();
        let inside = |span: Span, label: Label| {
            gold.iter().any(|&(other, kind)| {
                kind != label && !LABELS.contains(&kind) && other != span && other.contains(span)
            })
        };
        for (range, portion) in portions {
            let mut tape = Tape::new(&network.parameters.values);
            let rows = network.encode(&mut tape, portion, vectors, &mut None);
            let scores = network.dense(&mut tape, rows, "names");
            let steps = network.parameters.value("name steps");
            for sentence in &portion.sentences {
                let path = best(
                    tape.value(scores),
                    sentence.clone(),
                    steps,
                    labels::may_follow,
                );
                for (from, to, label) in found_names::spans(&path) {
                    let offset = range.start + sentence.start;
                    let Some(span) = document.span_of(offset + from..offset + to) else {
                        continue;
                    };
                    let Some(at) = LABELS.iter().position(|&each| each == label) else {
                        continue;
                    };
                    if !inside(span, label) {
                        found[at] += 1;
                        right[at] += usize::from(gold.contains(&(span, label)));
                    }
                }
            }
        }
        for (_, label) in &gold {
            if let Some(at) = LABELS.iter().position(|each| each == label) {
                gold_count[at] += 1;
            }
        }
    }
    let f1 = |right: usize, gold: usize, found: usize| {
        200.0 * right as f64 / (gold + found).max(1) as f64
    };
    let sum = |counts: [usize; 3]| counts.iter().sum::<usize>();
    let (r, g, f) = (sum(right), sum(gold_count), sum(found));
    format!(
        "F1 {:.1} (P {:.1} R {:.1}; PER {:.1} ORG {:.1} LOC {:.1})",
        f1(r, g, f),
        100.0 * r as f64 / f.max(1) as f64,
        100.0 * r as f64 / g.max(1) as f64,
        f1(right[0], gold_count[0], found[0]),
        f1(right[1], gold_count[1], found[1]),
        f1(right[2], gold_count[2], found[2]),
    )
}

/// How well concessions are found, their claimants left aside, by how far a cue must be favoured.
fn grounds(
    network: &Network<'_>,
    passages: &[(Annotated<Row>, Cut)],
    vectors: &VectorTable,
) -> String {
    let finder = pack::grounds(network.parameters);
    let mut line = String::new();
    for least in [-1.5, -1.0, -0.5, 0.0] {
        let mut scores = ConcessionScores::default();
        for (passage, portions) in passages {
            let document = Document::of(&passage.text);
            let mut found = Vec::new();
            for (range, portion) in portions {
                let mut tape = Tape::new(&network.parameters.values);
                let rows = network.encode(&mut tape, portion, vectors, &mut None);
                found.extend(finder.find(&tape.value(rows).values, range.start, least));
            }
            let rows: Vec<Row> = found
                .iter()
                .filter_map(|ground| row(&document, ground))
                .collect();
            scores.add(&passage.characters(), &passage.marks, &rows);
        }
        let [p, r, f] = scores.detection().map(|share| 100.0 * share);
        let strict = 100.0 * scores.strictly()[2];
        let _ = write!(
            line,
            "\n    over {least}: P {p:.1} R {r:.1} F1 {f:.1}, strict {strict:.1}; fields {:.2?}",
            scores.agreement()
        );
    }
    line
}

fn row(document: &Document<'_>, ground: &grounds::Ground) -> Option<Row> {
    let points = |tokens: &Range<usize>| {
        let span = document.span_of(tokens.clone())?;
        self::points(document.text, span)
    };
    Some(Row {
        cue: points(&ground.cue)?,
        content: points(ground.contents.first()?)?,
        conceder: ground.conceder.as_ref().and_then(points),
        recipient: ground.recipient.as_ref().and_then(points),
        claimant: None,
        condition: ground.condition.as_ref().and_then(points),
        status: Some(ground.status.as_str().to_owned()),
    })
}

fn trees(network: &Network<'_>, portions: &[Portion], vectors: &VectorTable) -> String {
    let (mut all, mut tags, mut attached, mut labelled, mut universal) = (0, 0, 0, 0, 0);
    for portion in portions {
        let Some(gold) = &portion.known.grammar else {
            continue;
        };
        let mut tape = Tape::new(&network.parameters.values);
        let rows = network.encode(&mut tape, portion, vectors, &mut None);
        let of_tags = network.dense(&mut tape, rows, "tags");
        let heads = predicted_heads(network, &mut tape, rows, portion);
        let of_relations = network.relations("", &mut tape, rows, &heads);
        for (at, &head) in heads.iter().enumerate() {
            all += 1;
            let tag = maths::highest(tape.value(of_tags).row(at)) as u8;
            tags += usize::from(gold.tags[at] == Some(tag));
            if gold.heads[at] == Some(head) {
                let relation = Relation::ALL[maths::highest(tape.value(of_relations).row(at))];
                let right = gold.relations[at].map(|right| Relation::ALL[usize::from(right)]);
                attached += 1;
                labelled += usize::from(right == Some(relation));
                universal += usize::from(
                    right.is_some_and(|right| right.universal() == relation.universal()),
                );
            }
        }
    }
    let share = |count: usize| 100.0 * count as f64 / all as f64;
    format!(
        "tags {:.2}  attached {:.2}  labelled {:.2} (universal {:.2})",
        share(tags),
        share(attached),
        share(labelled),
        share(universal)
    )
}

fn predicted_heads(
    network: &Network<'_>,
    tape: &mut Tape<'_>,
    rows: Node,
    portion: &Portion,
) -> Vec<u32> {
    let dependents = network.dense(tape, rows, "dependents");
    let heads = network.dense(tape, rows, "heads");
    let root = network.dense(tape, rows, "root");
    let mut found = Vec::new();
    for sentence in &portion.sentences {
        let scores = network.arcs(tape, (dependents, heads, root), sentence);
        let scores = tape.value(scores);
        found.extend(
            (0..sentence.len()).map(|at| match maths::highest(scores.row(at)) {
                0 => NONE,
                head => (sentence.start + head - 1) as u32,
            }),
        );
    }
    found
}
