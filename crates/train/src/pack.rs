//! A trained network, packed: weights of eight bits, as the extractor reads them.

use hearsay_extract::concessions::chooser::Chooser;
use hearsay_extract::concessions::judge::Judge;
use hearsay_extract::predicates::{Reader, Weights};
use hearsay_extract::{Models, grounds, names};
use hearsay_syntax::encoder::{Dense, Encoder, Layer, Norm, TABLES, Table, Vectors};
use hearsay_syntax::{Grammar, Parser};

use crate::network::{Parameters, Sizes};

/// The models of these parameters.
#[must_use]
pub fn pack(parameters: &Parameters, sizes: Sizes, vectors: &Vectors) -> Models {
    let value = |name: &str| parameters.value(name);
    let dense = |name: &str| dense(parameters, name);
    let table = |name: &str| table(parameters, name);
    let norm = |name: &str| {
        Norm::new(
            &value(&format!("{name} gain")).values,
            &value(&format!("{name} shift")).values,
        )
    };
    let layer = |layer: usize| {
        let side = |side: &str| {
            let name = format!("{layer} {side}");
            (value(&format!("{name} mix")).values.clone(), dense(&name))
        };
        Layer::new(
            side("forwards"),
            side("backwards"),
            dense(&format!("{layer} out")),
            norm(&layer.to_string()),
        )
    };
    Models {
        grammar: Grammar {
            encoder: Encoder {
                vectors: vectors.clone(),
                unknown: value("unknown").values.clone(),
                tables: (0..TABLES)
                    .map(|at| table(&format!("table {at}")))
                    .collect(),
                input: dense("input"),
                hints: table("hints"),
                norm: norm("input"),
                layers: (0..sizes.layers).map(layer).collect(),
            },
            tags: dense("tags"),
            parser: Parser {
                dependents: dense("dependents"),
                heads: dense("heads"),
                root: dense("root"),
                distances: value("distances").values.clone(),
                relation_dependents: dense("relation dependents"),
                relation_heads: dense("relation heads"),
                relations: dense("relations"),
            },
        },
        names: names::Finder::new(dense("names"), value("name steps").values.clone()),
        roles: reader(parameters, "role"),
        grounds: grounds(parameters),
        // Learned afterwards, from what is found with the rest.
        judge: Judge::default(),
        chooser: Chooser::default(),
    }
}

fn dense(parameters: &Parameters, name: &str) -> Dense {
    let weights = parameters.value(name);
    let bias = parameters.value(&format!("{name} bias"));
    Dense::new(weights.rows, weights.columns, &weights.values, &bias.values)
}

fn table(parameters: &Parameters, name: &str) -> Table {
    let value = parameters.value(name);
    Table::new(value.columns, &value.values)
}

fn reader(parameters: &Parameters, of: &str) -> Reader {
    let dense = |what: &str| dense(parameters, &format!("{of} {what}"));
    Reader::new(Weights {
        cues: dense("cues"),
        words: dense("words"),
        askers: dense("askers"),
        distances: table(parameters, &format!("{of} distances")),
        reach: dense("reach"),
        roles: dense("parts"),
        steps: parameters.value(&format!("{of} steps")).values.clone(),
    })
}

/// The part that finds concessions.
#[must_use]
pub fn grounds(parameters: &Parameters) -> grounds::Finder {
    grounds::Finder {
        reader: reader(parameters, "ground"),
        statuses: dense(parameters, "ground statuses"),
    }
}
