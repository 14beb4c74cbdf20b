//! The sets that are scored, and where they lie.

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};

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

    /// The development sets of treebanks.
    ///
    /// # Errors
    /// If one is missing.
    pub fn trees(&self) -> Result<Vec<PathBuf>> {
        ["ewt", "gum"]
            .iter()
            .map(|name| self.file(&format!("data/ud/{name}-dev.conllu.gz")))
            .collect()
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
