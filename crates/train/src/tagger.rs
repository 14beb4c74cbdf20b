//! Training of the tagger.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Result;
use hearsay_syntax::sequence::Word;
use hearsay_syntax::tagger::{Context, Dictionary};
use hearsay_syntax::{Tag, Tagger};

use crate::perceptron::{Census, Perceptron};
use crate::random::Random;
use crate::readers::columns::{self, Token};

/// The knobs of training.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Rows of the hashed table, as a power of two.
    pub bits: u32,
    /// How often a feature must be met to have a weight.
    pub least: u8,
    /// Passes over the corpus.
    pub passes: usize,
    /// What averaged weights are multiplied with before rounding.
    pub scale: f64,
    /// Packed weights below this are dropped.
    pub prune: i8,
    /// Seed of the order of sentences.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bits: 22,
            least: 6,
            passes: 8,
            scale: 1.0,
            prune: 1,
            seed: 1,
        }
    }
}

/// One sentence, ready for training.
struct Example {
    words: Vec<Word>,
    tags: Vec<Tag>,
}

/// Trains a tagger on the English Web Treebank and GUM under `data`.
///
/// # Errors
/// If a file cannot be read.
pub fn train(data: &Path, settings: Settings) -> Result<Tagger> {
    let mut sentences = columns::sentences(&data.join("ud/ewt-train.conllu.gz"))?;
    sentences.extend(columns::sentences(&data.join("ud/gum-train.conllu.gz"))?);
    let examples: Vec<Example> = sentences.iter().map(|sentence| example(sentence)).collect();
    let dictionary = dictionary(&examples);
    let mut census = Census::new(settings.bits);
    for example in &examples {
        let context = Context::of(&example.words, &dictionary);
        for index in 0..example.words.len() {
            context.features(index, &example.tags[..index], |feature| census.add(feature));
        }
    }
    let mut perceptron = Perceptron::new(&census, settings.least, Tag::ALL.len());
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(settings.seed);
    for pass in 1..=settings.passes {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for &index in &order {
            wrong += learn(&examples[index], &dictionary, &mut perceptron);
            all += examples[index].words.len();
        }
        eprintln!(
            "tagger: pass {pass} of {}, {wrong} of {all} tags wrong",
            settings.passes
        );
    }
    Ok(Tagger::new(
        dictionary,
        perceptron.pack(settings.scale, settings.prune)?,
    ))
}

fn example(sentence: &[Token]) -> Example {
    let mut scratch = String::new();
    Example {
        words: sentence
            .iter()
            .map(|token| Word::of(&token.form, &mut scratch))
            .collect(),
        tags: sentence
            .iter()
            .map(|token| Tag::parse(&token.tag))
            .collect(),
    }
}

/// Tags a sentence as it now would be and corrects each mistake. Returns how many there were.
fn learn(example: &Example, dictionary: &Dictionary, perceptron: &mut Perceptron) -> usize {
    let context = Context::of(&example.words, dictionary);
    let mut tags = Vec::with_capacity(example.words.len());
    let (mut places, mut wrong) = (Vec::new(), 0);
    for (index, &gold) in example.tags.iter().enumerate() {
        perceptron.tick();
        let guess = dictionary.only(&example.words[index]).unwrap_or_else(|| {
            places.clear();
            context.features(index, &tags, |feature| {
                places.extend(perceptron.place(feature))
            });
            let mut scores = vec![0; Tag::ALL.len()];
            perceptron.score(&places, &mut scores);
            let best = (0..scores.len()).max_by_key(|&at| (scores[at], std::cmp::Reverse(at)));
            let guess = Tag::ALL[best.unwrap_or_default()];
            if guess != gold {
                perceptron.update(&places, gold as usize, 1);
                perceptron.update(&places, guess as usize, -1);
            }
            guess
        });
        wrong += usize::from(guess != gold);
        tags.push(guess);
    }
    wrong
}

/// Words met at least this often are in the dictionary.
const KNOWN: usize = 5;
/// Words met at least this often, always with one tag, are certain.
const CERTAIN: usize = 30;

fn dictionary(examples: &[Example]) -> Dictionary {
    let mut counts: HashMap<u64, BTreeMap<Tag, usize>> = HashMap::new();
    for example in examples {
        for (word, &tag) in example.words.iter().zip(&example.tags) {
            *counts
                .entry(word.exact)
                .or_default()
                .entry(tag)
                .or_default() += 1;
        }
    }
    let mut words = BTreeMap::new();
    for (word, tags) in counts {
        let total: usize = tags.values().sum();
        if total < KNOWN {
            continue;
        }
        let mut tags: Vec<(usize, Tag)> =
            tags.into_iter().map(|(tag, count)| (count, tag)).collect();
        tags.sort_by_key(|&(count, tag)| (std::cmp::Reverse(count), tag));
        let mut class: Vec<Tag> = tags
            .iter()
            .filter(|&&(count, _)| count * 50 >= total)
            .map(|&(_, tag)| tag)
            .take(4)
            .collect();
        // A class of one is looked up and asks nobody: too few sightings, and the tag is said twice.
        let certain = total >= CERTAIN && tags[0].0 * 500 >= total * 499;
        if class.len() == 1 && !certain {
            class.push(class[0]);
        }
        words.insert(Dictionary::key(word), class);
    }
    Dictionary::new(&words.into_iter().collect::<Vec<_>>())
}

/// Share of tokens of a CoNLL-U file that get their tag, given its tokens.
///
/// # Errors
/// If the file cannot be read.
pub fn accuracy(tagger: &Tagger, path: &Path) -> Result<f64> {
    let (mut right, mut all) = (0, 0);
    for sentence in columns::sentences(path)? {
        let example = example(&sentence);
        let tags = tagger.tag_words(&example.words);
        right += tags
            .iter()
            .zip(&example.tags)
            .filter(|(a, b)| a == b)
            .count();
        all += tags.len();
    }
    Ok(right as f64 / all as f64)
}
