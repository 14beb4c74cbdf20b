//! The extractor run over a set.

use anyhow::{Context, Result};
use hearsay_extract::Models;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::corpora::{Annotated, Annotation, read};
use crate::parallel;
use crate::predictions::{Prediction, predict};
use crate::sets::stem;

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
        Ok(Self::of(path, read::<Mark>(path)?, models))
    }

    /// Runs the extractor on all cores over documents of a file.
    #[must_use]
    pub fn of(path: &Path, documents: Vec<Annotated<Mark>>, models: &Models) -> Self {
        let predictions = parallel::map(&documents, |document| predict(&document.text, models));
        let folder = path.parent().map(stem).unwrap_or_default();
        Self {
            path: path.into(),
            name: format!("{folder}/{}", stem(path)),
            documents,
            predictions,
        }
    }

    /// Writes the predictions into `folder`, one JSON object a line, for the Python scorers. Returns the file.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn dump(&self, folder: &Path) -> Result<PathBuf> {
        let file = folder.join(format!("{}.pred.jsonl", self.name.replace('/', "-")));
        let write = || -> std::io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut out = BufWriter::new(fs::File::create(&file)?);
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
