//! Lists of words that the stages look names up in: countries and their peoples, places, first names, titles,
//! organisations, the calendar.
//!
//! The lists are the text files beside this module; each says where it comes from. They are parsed once, at the first
//! call of [`lexica`].

mod countries;
mod parse;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use hearsay_syntax::sequence::HashKeys;

pub use countries::Country;

/// What a word or phrase is known as. One phrase may be several things: "Jordan" is a country and a first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A country or territory: "Ukraine", "UAE", "the States".
    Country,
    /// An adjective or noun of nationality: "Danish", "Danes".
    People,
    /// A capital or seat that may stand for a government: "Oslo", "Kremlin".
    Seat,
    /// A state, province, region, sea or continent.
    Region,
    /// A large city that is no capital.
    City,
    /// A first name.
    FirstName,
    /// A first name, title or noun that goes with men.
    Male,
    /// A first name, title or noun that goes with women.
    Female,
    /// A title that one person holds at a time for each country or body: "prime minister", "CEO".
    Office,
    /// A title or trade that many may hold: "senator", "spokesman", "professor".
    Role,
    /// A word that goes before a title: "former", "deputy", "foreign".
    TitleModifier,
    /// A form of address: "Mr.", "Dr", "Dame".
    Honorific,
    /// A word typical of organisations' names: "ministry", "university", "Inc.".
    OrganisationWord,
    /// A news outlet or agency.
    Outlet,
    /// Another well-known organisation.
    Organisation,
    /// A month.
    Month,
    /// A day of the week.
    Weekday,
    /// A small word inside surnames: "von", "bin".
    Particle,
    /// What may follow a surname: "Jr.", "III".
    Suffix,
}

impl Kind {
    /// Every kind, in the order of the enumeration.
    pub const ALL: &[Self] = &[
        Self::Country,
        Self::People,
        Self::Seat,
        Self::Region,
        Self::City,
        Self::FirstName,
        Self::Male,
        Self::Female,
        Self::Office,
        Self::Role,
        Self::TitleModifier,
        Self::Honorific,
        Self::OrganisationWord,
        Self::Outlet,
        Self::Organisation,
        Self::Month,
        Self::Weekday,
        Self::Particle,
        Self::Suffix,
    ];
}

/// A set of [`Kind`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Kinds(u32);

impl Kinds {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether `kind` is in the set.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    /// Whether any of `kinds` is in the set.
    #[must_use]
    pub fn any(self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|&kind| self.has(kind))
    }

    /// The set as bits, a bit for each of [`Kind::ALL`], the first of them the lowest.
    #[must_use]
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds in the set, in the order of [`Kind::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL
            .iter()
            .copied()
            .filter(move |&kind| self.has(kind))
    }

    fn add(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u32;
    }

    fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The gender that a name, title or pronoun goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// The lists, indexed. See [`lexica`].
#[derive(Debug)]
pub struct Lexica {
    entries: HashMap<String, Entry, BuildHasherDefault<HashKeys>>,
    countries: Vec<Country>,
    longest: usize,
}

/// What is known of one phrase; countries by index.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    kinds: Kinds,
    country: Option<usize>,
    people: Option<usize>,
    seat: Option<usize>,
    /// Whether it is the first word of a longer phrase.
    opens: bool,
}

static LEXICA: LazyLock<Lexica> = LazyLock::new(Lexica::parse);

/// The lists, parsed at the first call.
///
/// ```
/// use hearsay_extract::lexica::{Kind, lexica};
/// assert!(lexica().kinds("Prime Minister").has(Kind::Office));
/// assert!(lexica().kinds("US").has(Kind::Country) && lexica().kinds("us").is_empty());
/// assert_eq!(lexica().people("Danes").map(|country| country.code), Some("DK"));
/// ```
#[must_use]
pub fn lexica() -> &'static Lexica {
    &LEXICA
}

impl Lexica {
    /// What `phrase` is known as: words with single spaces between them, as the text writes them.
    ///
    /// Case does not matter, save for entries written in capitals ("US", "WHO"), which match only so. Curly and straight
    /// apostrophes are alike.
    #[must_use]
    pub fn kinds(&self, phrase: &str) -> Kinds {
        self.word(phrase).0
    }

    /// What a word is known as (see [`Lexica::kinds`]), and whether a longer phrase of the lists begins with it.
    #[must_use]
    pub fn word(&self, word: &str) -> (Kinds, bool) {
        let find = |key: &str| {
            let entry = self.entries.get(key);
            entry.map_or_else(Default::default, |entry| (entry.kinds, entry.opens))
        };
        let exact = find(word);
        let folded = match fold(word) {
            Cow::Borrowed(_) => exact,
            Cow::Owned(folded) => find(&folded),
        };
        (exact.0.union(folded.0), exact.1 || folded.1)
    }

    /// The country that `phrase` names: "Britain", "UAE".
    #[must_use]
    pub fn country(&self, phrase: &str) -> Option<&Country> {
        self.find(phrase, |entry| entry.country)
    }

    /// The country whose nationality `phrase` is: "Danish", "Danes".
    #[must_use]
    pub fn people(&self, phrase: &str) -> Option<&Country> {
        self.find(phrase, |entry| entry.people)
    }

    /// The country or union whose government sits at `phrase`: "Oslo", "Brussels".
    #[must_use]
    pub fn seat(&self, phrase: &str) -> Option<&Country> {
        self.find(phrase, |entry| entry.seat)
    }

    /// The gender that a first name, title or noun goes with; `None` if it is unknown or goes with both.
    #[must_use]
    pub fn gender(&self, phrase: &str) -> Option<Gender> {
        let kinds = self.kinds(phrase);
        match (kinds.has(Kind::Male), kinds.has(Kind::Female)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    }

    /// Words in the longest phrase of the lists, so that a scan knows how far to look.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }

    fn find(&self, phrase: &str, index: impl Fn(&Entry) -> Option<usize>) -> Option<&Country> {
        let at = self
            .entries
            .get(phrase)
            .and_then(&index)
            .or_else(|| self.entries.get(fold(phrase).as_ref()).and_then(&index))?;
        self.countries.get(at)
    }
}

/// Lower case, with straight apostrophes. Borrowed only if nothing is to be changed.
fn fold(phrase: &str) -> Cow<'_, str> {
    if !phrase.is_ascii() {
        Cow::Owned(phrase.to_lowercase().replace('’', "'"))
    } else if phrase.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(phrase.to_ascii_lowercase())
    } else {
        Cow::Borrowed(phrase)
    }
}

#[cfg(test)]
mod tests;
