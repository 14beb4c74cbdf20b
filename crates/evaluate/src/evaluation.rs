//! The sets that are scored, where they lie, and the extractor run over them.

use anyhow::{Context, Result, bail, ensure};
use hearsay_extract::Models;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::attribution::{Attribution, AttributionScores};
use crate::concessions::{ConcessionScores, Row};
use crate::corpora::{Annotated, Annotation, read};
use crate::names::{NameScores, NamedSpan};
use crate::parallel;
use crate::predictions::{Prediction, predict};

/// The folder that holds the corpora: `data/`, `concessions/`, `acceptance/`, `tools/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data {
    root: PathBuf,
}

impl Data {
    /// The folder that is told, or else the nearest folder `shared` above the current one.
    ///
    /// # Errors
    /// If there is none.
    pub fn find(told: Option<&Path>) -> Result<Self> {
        if let Some(root) = told {
            ensure!(root.is_dir(), "there is no folder {}", root.display());
            return Ok(Self { root: root.into() });
        }
        let here = std::env::current_dir().context("can't tell the current folder")?;
        let mut shared = here.ancestors().map(|folder| folder.join("shared"));
        let Some(root) = shared.find(|folder| folder.join("data").is_dir()) else {
            bail!(
                "no evaluation data: no folder above {} holds shared/data; tell where it lies with --data DIR",
                here.display()
            );
        };
        Ok(Self { root })
    }

    /// A file below the folder.
    ///
    /// # Errors
    /// If it is not there.
    pub fn file(&self, path: &str) -> Result<PathBuf> {
        let file = self.root.join(path);
        ensure!(
            file.is_file(),
            "evaluation data is missing: there is no {}",
            file.display()
        );
        Ok(file)
    }

    /// The files of named entities, in order of their names.
    ///
    /// # Errors
    /// If the folder can't be read or holds no development set.
    pub fn names(&self, also_train: bool) -> Result<Vec<PathBuf>> {
        let folder = self.root.join("data/ner");
        let listed = fs::read_dir(&folder);
        let listed =
            listed.with_context(|| format!("evaluation data is missing: {}", folder.display()))?;
        let mut files = Vec::new();
        for entry in listed {
            let path = entry?.path();
            let name = stem(&path);
            let dev = name.ends_with("-dev") || name == "wikigold";
            let train = name.ends_with("-train") || name == "gmb-voa";
            if path.extension().is_some_and(|end| end == "jsonl") && (dev || also_train && train) {
                files.push(path);
            }
        }
        ensure!(
            !files.is_empty(),
            "evaluation data is missing: {} holds no development set",
            folder.display()
        );
        files.sort();
        Ok(files)
    }

    /// The files of attributions.
    ///
    /// # Errors
    /// If one is missing.
    pub fn attribution(&self, also_train: bool) -> Result<Vec<PathBuf>> {
        self.files(
            "data/attribution/polnear-dev.jsonl",
            "data/attribution/polnear-train.jsonl",
            also_train,
        )
    }

    /// The files of concessions.
    ///
    /// # Errors
    /// If one is missing.
    pub fn concessions(&self, also_train: bool) -> Result<Vec<PathBuf>> {
        self.files(
            "concessions/dev.jsonl",
            "concessions/train.jsonl",
            also_train,
        )
    }

    fn files(&self, dev: &str, train: &str, also_train: bool) -> Result<Vec<PathBuf>> {
        let wanted = if also_train {
            vec![dev, train]
        } else {
            vec![dev]
        };
        wanted.into_iter().map(|path| self.file(path)).collect()
    }
}

/// The name of a file without its ending.
#[must_use]
pub fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A corpus and what the extractor says of it.
#[derive(Debug, Clone)]
pub struct Run<Mark> {
    /// The file.
    pub path: PathBuf,
    /// What to call it: folder and file name.
    pub name: String,
    /// Its documents.
    pub documents: Vec<Annotated<Mark>>,
    /// One for each document.
    pub predictions: Vec<Prediction>,
}

impl<Mark: Annotation + Sync> Run<Mark> {
    /// Reads a file and runs the extractor over it on all cores.
    ///
    /// # Errors
    /// If the file is no such corpus.
    pub fn over(path: &Path, models: &Models) -> Result<Self> {
        let documents = read::<Mark>(path)?;
        let predictions = parallel::map(&documents, |document| predict(&document.text, models));
        let folder = path.parent().map(stem).unwrap_or_default();
        Ok(Self {
            path: path.into(),
            name: format!("{folder}/{}", stem(path)),
            documents,
            predictions,
        })
    }

    /// Writes the predictions into `folder`, one JSON object a line, for the Python scorers. Returns the file.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn dump(&self, folder: &Path) -> Result<PathBuf> {
        let file = folder.join(format!("{}.pred.jsonl", self.name.replace('/', "-")));
        let write = || -> std::io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut out = std::io::BufWriter::new(fs::File::create(&file)?);
            for (document, prediction) in self.pairs() {
                writeln!(out, "{}", prediction.json(&document.id))?;
            }
            out.flush()
        };
        write().with_context(|| format!("can't write {}", file.display()))?;
        Ok(file)
    }

    /// Each document with its prediction.
    pub fn pairs(&self) -> impl Iterator<Item = (&Annotated<Mark>, &Prediction)> {
        self.documents.iter().zip(&self.predictions)
    }
}

impl Run<NamedSpan> {
    /// Scores the names.
    ///
    /// # Errors
    /// If a prediction lies outside its text.
    pub fn scores(&self) -> Result<NameScores> {
        let mut scores = NameScores::default();
        for (document, prediction) in self.pairs() {
            let length = document.text.chars().count();
            let added = scores.add(length, &document.marks, &prediction.names);
            added.with_context(|| format!("{}, {}", self.name, document.id))?;
        }
        Ok(scores)
    }
}

impl Run<Attribution> {
    /// Scores the quotes.
    #[must_use]
    pub fn scores(&self) -> AttributionScores {
        let mut scores = AttributionScores::default();
        for (document, prediction) in self.pairs() {
            let text = document.characters();
            scores.add(&text, &document.marks, &prediction.attributions);
        }
        scores
    }
}

impl Run<Row> {
    /// Scores the concessions.
    #[must_use]
    pub fn scores(&self) -> ConcessionScores {
        let mut scores = ConcessionScores::default();
        for (document, prediction) in self.pairs() {
            let text = document.characters();
            scores.add(&text, &document.marks, &prediction.concessions);
        }
        scores
    }
}
