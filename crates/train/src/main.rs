//! `hearsay-train`: trains the models on corpora that are not part of the project.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use hearsay_train::examples::VectorTable;
use hearsay_train::exams::Exams;
use hearsay_train::lessons::{self, Settings};
use hearsay_train::library::{self, Library};
use hearsay_train::network::{Network, Parameters, Sizes};
use hearsay_train::pack::pack;
use hearsay_train::teaching::teach;

const USAGE: &str = "usage: hearsay-train [--data DIR] [--out DIR] [--set NAME=VALUE]...";

fn main() -> Result<()> {
    let (mut data, mut out) = (PathBuf::from("../shared/data"), PathBuf::from("models"));
    let mut teacher = None;
    let mut vector_file = PathBuf::from("models/vectors.bin");
    let mut settings = Settings::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--data" => data = arguments.next().context(USAGE)?.into(),
            "--teacher" => teacher = Some(PathBuf::from(arguments.next().context(USAGE)?)),
            "--vectors" => vector_file = arguments.next().context(USAGE)?.into(),
            "--out" => out = arguments.next().context(USAGE)?.into(),
            "--set" => {
                let pair = arguments.next().context(USAGE)?;
                let (name, value) = pair.split_once('=').context(USAGE)?;
                match name {
                    "passes" => settings.passes = value.parse()?,
                    "width" => settings.sizes.width = value.parse()?,
                    "layers" => settings.sizes.layers = value.parse()?,
                    "arcs" => settings.sizes.arcs = value.parse()?,
                    "relations" => settings.sizes.relations = value.parse()?,
                    "roles" => settings.sizes.roles = value.parse()?,
                    "reach" => settings.sizes.reach = value.parse()?,
                    "rate" => settings.rate = value.parse()?,
                    "dropout" => settings.dropout = value.parse()?,
                    "batch" => settings.batch = value.parse()?,
                    "seed" => settings.seed = value.parse()?,
                    _ => bail!(USAGE),
                }
            }
            _ => bail!(USAGE),
        }
    }
    let vectors = library::vectors(&vector_file)?;
    let mut library = Library::read(&data)?;
    for shelf in &library.shelves {
        let words: usize = shelf.portions.iter().map(|portion| portion.words.len()).sum();
        eprintln!("{}: {} portions, {words} words", shelf.name, shelf.portions.len());
    }
    let exams = Exams::read(&data)?;
    let exam_vectors = exams.vectors(&vectors);
    let table = VectorTable::of(&vectors, library.shelves.iter().flat_map(|shelf| &shelf.portions));
    if let Some(file) = teacher {
        let sizes = Sizes::TEACHER;
        let mut parameters = Parameters::new(sizes, table.dimensions(), hearsay_extract::hints::COUNT, 1);
        parameters.fill(&std::fs::read(&file)?)?;
        exams.print(sizes, &parameters, &exam_vectors);
        let network = Network { parameters: &parameters, sizes };
        teach(&mut library, &network, &table);
        eprintln!("taught");
    }
    let file = out.join("hearsay.model");
    let write = |parameters: &Parameters| -> Result<usize> {
        let bytes = pack(parameters, settings.sizes, &vectors).write();
        std::fs::write(out.join("weights.bin"), parameters.bytes())?;
        std::fs::write(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
        Ok(bytes.len())
    };
    // What was reached is kept now and then, should the rest be cut off.
    let parameters = lessons::train(&library, &table, settings, |pass, parameters| {
        if pass % 3 == 1 {
            exams.print(settings.sizes, parameters, &exam_vectors);
            write(parameters)?;
        }
        Ok(())
    })?;
    exams.print(settings.sizes, &parameters, &exam_vectors);
    let size = write(&parameters)?;
    println!("{}: {size} bytes", file.display());
    Ok(())
}
