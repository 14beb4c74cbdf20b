//! `hearsay-train`: trains the models on corpora that are not part of the project.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use hearsay_extract::Models;
use hearsay_train::names;

const USAGE: &str = "usage: hearsay-train all|tagger|names [--data DIR] [--out DIR]

Trains the models on the corpora under DIR (../shared/data) and writes models/hearsay.model. `tagger` and `names`
train only that part and keep the rest of the file as it is.";

fn main() -> Result<()> {
    let (mut what, mut data, mut out) = (
        None,
        PathBuf::from("../shared/data"),
        PathBuf::from("models"),
    );
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--data" => data = arguments.next().context(USAGE)?.into(),
            "--out" => out = arguments.next().context(USAGE)?.into(),
            "all" | "tagger" | "names" if what.is_none() => what = Some(argument),
            _ => bail!(USAGE),
        }
    }
    let what = what.context(USAGE)?;
    let file = out.join("hearsay.model");
    let mut models = Models::default();
    if let (true, Ok(bytes)) = (what != "all", std::fs::read(&file)) {
        models = Models::read(&bytes)?;
    }
    if what != "names" {
        models.tagger = hearsay_train::tagger::train(&data, Default::default())?;
        for name in ["ewt", "gum"] {
            let share = hearsay_train::tagger::accuracy(
                &models.tagger,
                &data.join(format!("ud/{name}-dev.conllu.gz")),
            )?;
            println!("tagger: {name}-dev {:.2} %", share * 100.0);
        }
    }
    if what != "tagger" {
        models.names = names::train(&data, &models.tagger, Default::default())?;
        for name in [
            "crossner-politics-dev",
            "uner-ewt-dev",
            "gum-dev",
            "wikigold",
        ] {
            let counts = names::scores::of(
                &models.names,
                &models.tagger,
                &data.join(format!("ner/{name}.jsonl")),
            )?;
            println!("names: {name}: {}", counts.line());
        }
    }
    let bytes = models.write();
    std::fs::write(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
    println!(
        "{}: {} bytes; rows and weights: tagger {:?}, names {:?}",
        file.display(),
        bytes.len(),
        models.tagger.size(),
        models.names.size()
    );
    Ok(())
}
