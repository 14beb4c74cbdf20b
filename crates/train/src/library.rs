//! The corpora, read for training and for examination.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use hearsay_evaluate::attribution::Attribution as Gold;
use hearsay_evaluate::concessions::Row;
use hearsay_evaluate::corpora::{self, Annotated};
use hearsay_syntax::encoder::Vectors;
use hearsay_text::Label;

use crate::examples::names::Custom;
use crate::examples::{Portion, attributions, grounds, names, treebank};
use crate::readers::marked;
use crate::readers::standoff::{Articles, Silver};

/// What training reads.
#[derive(Debug)]
pub struct Library {
    /// Portions to learn from, by corpus: see [`Shelf`].
    pub shelves: Vec<Shelf>,
}

/// One corpus.
#[derive(Debug)]
pub struct Shelf {
    /// Its name.
    pub name: &'static str,
    /// How often it is read in a pass.
    pub times: f32,
    /// By what the dropout of the settings is multiplied. What only names are known of is soon known by heart.
    pub dropout: f32,
    /// Its portions.
    pub portions: Vec<Portion>,
}

const OPEN: Custom = Custom {
    hidden: &[],
    titled: true,
    worth: 1.0,
};

/// The dropout where only names are known, as a multiple of the settings'.
const NAMES: f32 = 2.0;

impl Library {
    /// Reads the training corpora under `data` and beside it, and the project's own annotations. No development split is
    /// among them.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn read(data: &Path, lessons: &Lessons) -> Result<Self> {
        let marked = |file: &str, custom: Custom| -> Result<Vec<Portion>> {
            let texts = marked::json(&data.join(file))?;
            Ok(texts
                .iter()
                .flat_map(|text| names::read(text, custom))
                .collect())
        };
        let gum = Custom {
            hidden: &[Label::People, Label::Other],
            titled: false,
            worth: 1.0,
        };
        let shelves = vec![
            (
                "ewt",
                2.5,
                1.0,
                treebank::read(&data.join("ud/ewt-train.conllu.gz"))?,
            ),
            (
                "gum",
                2.0,
                1.0,
                treebank::read(&data.join("ud/gum-train.conllu.gz"))?,
            ),
            ("gmb-voa", 1.0, NAMES, marked("ner/gmb-voa.jsonl", OPEN)?),
            ("gum-names", 3.0, NAMES, marked("ner/gum-train.jsonl", gum)?),
            (
                "crossner",
                6.0,
                NAMES,
                marked("ner/crossner-politics-train.jsonl", OPEN)?,
            ),
            ("polnear", 1.25, 1.0, articles(data)?),
            (
                "grounds",
                1.5,
                1.0,
                grounds(lessons.kept.iter().chain(&lessons.written)),
            ),
        ];
        let shelf = |(name, times, dropout, portions)| Shelf {
            name,
            times,
            dropout,
            portions,
        };
        Ok(Self {
            shelves: shelves.into_iter().map(shelf).collect(),
        })
    }
}

fn articles(data: &Path) -> Result<Vec<Portion>> {
    let file = data.join("attribution/polnear-train.jsonl");
    let silver = marked::corenlp(&data.join("silver/polnear-train.corenlp.conll.gz"), &file)?;
    let silver: HashMap<String, _> = silver
        .into_iter()
        .map(|each| (each.text.clone(), each))
        .collect();
    let custom = Custom { worth: 0.3, ..OPEN };
    let articles = corpora::read::<Gold>(&file)?;
    let portions = articles.iter().flat_map(|article: &Annotated<Gold>| {
        attributions::read(
            &article.text,
            &article.marks,
            silver.get(&article.text),
            custom,
        )
    });
    Ok(portions.collect())
}

/// The project's own annotated passages: of a broadcaster, of PolNeAR's training articles, and written for the purpose.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/annotations/voa.jsonl");
const CUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/annotations/polnear.jsonl");
const WRITTEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/annotations/written.jsonl");
/// Those about which a teacher was in doubt.
const DOUBTFUL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/annotations/doubtful.jsonl");
/// What a teacher marked (`teacher/silver`).
const SILVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/annotations/silver.jsonl");

/// How many folds the passages with concessions are laid in.
const FOLDS: usize = 5;

/// The passages with concessions. The network learns from those that are kept and written, the judge from all that are not
/// doubtful, the chooser from all that somebody read: more of them make none of them better, and the network a little worse at
/// names (`models/README.md`).
#[derive(Debug)]
pub struct Lessons {
    /// Real ones to learn from.
    pub kept: Vec<Annotated<Row>>,
    /// Real ones of campaign news, for the judge.
    pub campaign: Vec<Annotated<Row>>,
    /// Those written for training.
    pub written: Vec<Annotated<Row>>,
    /// Real ones of newswire, campaigns and world news about which a teacher was in doubt, for the chooser of sides.
    pub doubtful: Vec<Annotated<Row>>,
    /// Those that a teacher marked, for the judge; what was doubtful is among them.
    pub silver: Vec<Silver>,
    /// Real ones that are held out: the fold, if there is one.
    pub left: Vec<Annotated<Row>>,
}

impl Lessons {
    /// Reads the passages. With `fold`, every fifth real one is left out, beginning with that one, of those that are not
    /// doubtful. What is doubtful and what a teacher marked stands partly in the stories of Reuters, in the folder `wire`;
    /// without it, none of either is read.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn read(data: &Path, wire: Option<&Path>, fold: Option<usize>) -> Result<Self> {
        let articles = Articles::read(data, wire)?;
        let mut real = corpora::read(&data.join("../concessions/train.jsonl"))?;
        real.extend(corpora::read::<Row>(Path::new(OWN))?);
        let mut left = Vec::new();
        // Each set by itself, as `teacher/silver` deals them out: its first teacher has not seen the first fold.
        let mut deal = |passages: Vec<Annotated<Row>>| {
            let mut kept = Vec::with_capacity(passages.len());
            for (at, passage) in passages.into_iter().enumerate() {
                if Some(at % FOLDS) == fold {
                    left.push(passage);
                } else {
                    kept.push(passage);
                }
            }
            kept
        };
        let (doubtful, silver) = match wire {
            Some(_) => (
                articles.cut(Path::new(DOUBTFUL))?,
                articles.silver(Path::new(SILVER))?,
            ),
            None => (Vec::new(), Vec::new()),
        };
        Ok(Self {
            kept: deal(real),
            campaign: deal(articles.cut(Path::new(CUT))?),
            written: corpora::read(Path::new(WRITTEN))?,
            doubtful,
            silver,
            left,
        })
    }
}

fn grounds<'p>(passages: impl Iterator<Item = &'p Annotated<Row>>) -> Vec<Portion> {
    let portions = passages.flat_map(|passage| grounds::read(&passage.text, &passage.marks));
    portions.map(|(_, portion)| portion).collect()
}

/// Reads `vectors.bin`, which `teacher/vectors.py` wrote.
///
/// # Errors
/// If the file cannot be read or is none of that kind.
pub fn vectors(path: &Path) -> Result<Vectors> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&bytes).with_context(|| format!("{} holds no word vectors", path.display()))
}

fn parse(bytes: &[u8]) -> Result<Vectors> {
    let end = bytes
        .iter()
        .position(|&byte| byte == b'\n')
        .context("no first line")?;
    let head = std::str::from_utf8(&bytes[..end])?;
    let ["hearsay-vectors", "1", words, dimensions, spaces] =
        head.split(' ').collect::<Vec<_>>()[..]
    else {
        anyhow::bail!("another first line");
    };
    let (count, dimensions, spaces): (usize, usize, usize) =
        (words.parse()?, dimensions.parse()?, spaces.parse()?);
    let (books, codes) = (256 * dimensions * 4, count * spaces);
    let rest = &bytes[end + 1..];
    ensure!(rest.len() > books + codes, "it ends too early");
    let values: Vec<f32> = rest[..books]
        .as_chunks()
        .0
        .iter()
        .map(|&chunk| f32::from_le_bytes(chunk))
        .collect();
    let words: Vec<&str> = std::str::from_utf8(&rest[books + codes..])?
        .split('\n')
        .collect();
    ensure!(words.len() == count, "another number of words than it says");
    Ok(Vectors::new(
        dimensions,
        spaces,
        &values,
        &words,
        &rest[books..books + codes],
    ))
}
