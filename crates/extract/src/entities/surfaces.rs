//! Surfaces: the different ways in which names are written, each once, with a vote on what they name.

use std::collections::HashMap;

use hearsay_text::Label;

use super::spelling::Neighbours;
use crate::lexica::{Kind, lexica};

/// One way of writing a name.
#[derive(Debug, Clone)]
pub(super) struct Surface {
    /// As the text writes it, shouting headings aside.
    pub text: String,
    /// The words of its key (see [`key`]).
    pub words: Vec<String>,
    /// What it names: decided by [`Surfaces::vote`].
    pub label: Label,
    /// Confidence in each label, in the order of [`Label::ALL`], over all places where it stands.
    votes: [f32; Label::ALL.len()],
}

impl Surface {
    /// Counts what was cast for one label for another.
    pub fn move_votes(&mut self, from: Label, to: Label) {
        let moved = std::mem::take(&mut self.votes[from as usize]);
        self.votes[to as usize] += moved;
    }
}

/// All surfaces of a text, found by their keys.
#[derive(Debug, Default)]
pub(super) struct Surfaces {
    pub all: Vec<Surface>,
    index: HashMap<String, usize>,
}

/// What the lists know weighs about as much as one sure sighting.
const LIST_VOTE: f32 = 0.75;

impl Surfaces {
    /// Adds a sighting of `text`; returns the surface's index.
    pub fn add(&mut self, text: &str, label: Label, weight: f32) -> usize {
        let key = key(text);
        let next = self.all.len();
        let at = *self.index.entry(key).or_insert_with_key(|key| {
            self.all.push(Surface {
                text: single_spaced(text),
                words: key.split(' ').map(str::to_owned).collect(),
                label,
                votes: [0.0; Label::ALL.len()],
            });
            next
        });
        if let Some(surface) = self.all.get_mut(at) {
            if shouts(&surface.text) && !shouts(text) {
                surface.text = single_spaced(text);
            }
            if let Some(vote) = surface.votes.get_mut(label as usize) {
                *vote += weight;
            }
        }
        at
    }

    /// The surface with the key of `text`.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.index.get(&key(text)).copied()
    }

    /// The surface at `index`, which [`Surfaces::add`] gave.
    pub fn get(&self, index: usize) -> Option<&Surface> {
        self.all.get(index)
    }

    /// Gives every surface the label with most confidence, the lists having a say.
    pub fn vote(&mut self) {
        for surface in &mut self.all {
            let mut votes = surface.votes;
            add_list_votes(&surface.text, &mut votes);
            let mut best = (surface.label, f32::NEG_INFINITY);
            for (&label, &vote) in Label::ALL.iter().zip(&votes) {
                if vote > best.1 {
                    best = (label, vote);
                }
            }
            surface.label = best.0;
        }
        self.call_variants_people();
    }

    /// A surname spelt otherwise is no place: "Zelenskyy", where the text has "Volodymyr Zelensky".
    fn call_variants_people(&mut self) {
        let mut surnames = Neighbours::default();
        for surface in &self.all {
            let full = surface.label == Label::Person && surface.words.len() > 1;
            if let (true, Some(last)) = (full, surface.words.last()) {
                surnames.add(last, 0);
            }
        }
        for surface in &mut self.all {
            let [word] = surface.words.as_slice() else {
                continue;
            };
            let other = !matches!(surface.label, Label::Person | Label::People);
            if other && lexica().kinds(&surface.text).is_empty() && surnames.find(word).is_some() {
                surface.label = Label::Person;
            }
        }
    }
}

fn add_list_votes(text: &str, votes: &mut [f32; Label::ALL.len()]) {
    let kinds = lexica().kinds(text);
    if kinds.any(&[Kind::Organisation, Kind::Outlet]) {
        // A phrase or an acronym that is a known body is hardly anything else; "Apple" may be.
        let sure = text.contains(' ') || is_acronym(text);
        votes[Label::Organisation as usize] += LIST_VOTE * if sure { 3.0 } else { 1.0 };
    } else if kinds.any(&[Kind::Country, Kind::Region, Kind::City, Kind::Seat]) {
        votes[Label::Place as usize] += LIST_VOTE;
    }
    if kinds.has(Kind::Country) && !kinds.any(&[Kind::Organisation, Kind::People]) {
        // Corpora also call a country that acts an organisation or a people; here it stays a place.
        let acting = std::mem::take(&mut votes[Label::Organisation as usize])
            + std::mem::take(&mut votes[Label::People as usize]);
        votes[Label::Place as usize] += acting;
    }
    if kinds.has(Kind::People) && !kinds.has(Kind::Country) {
        // "Danish" is a nationality whatever corpora call it, but "French" may be a surname.
        votes[Label::People as usize] += 1.5 + std::mem::take(&mut votes[Label::Other as usize]);
    }
}

/// The form by which spellings are compared: lower case, no accents, straight apostrophes, single spaces.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        for char in word.chars() {
            match char {
                '’' | 'ʼ' | '`' => key.push('\''),
                '‑' | '–' => key.push('-'),
                _ => key.extend(char.to_lowercase().map(plain)),
            }
        }
    }
    key
}

/// A lower-case Latin letter without its accent; any other character as it is.
fn plain(char: char) -> char {
    match char {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ľ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// `text` with every run of white space made one space.
pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text longer than an acronym is all in capitals, as headings are.
fn shouts(text: &str) -> bool {
    text.chars().count() > 5 && !text.chars().any(char::is_lowercase)
}

/// Whether `text` may be an acronym: two to seven capitals or digits, full stops between them allowed.
pub(super) fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|&c| c != '.').count();
    (2..=7).contains(&letters)
        && text
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
        && text.chars().any(char::is_uppercase)
}
