//! From a text to who is in it, who said what, and who is claimed to have given ground.
//!
//! [`extract`] is pure and total: any text is an article, and analysis neither fails nor panics. Each stage reads the
//! stages before it and stands behind a type that its learned successor will keep:
//!
//! text → [`Document`] → [`reading`] (syntax, names, roles) → [`transcripts`] → [`entities`] → [`coreference`] →
//! [`quotes`] → [`concessions`]. A text in another language ([`language`]) takes a shorter way.

pub mod concessions;
pub mod contract;
pub mod coreference;
pub mod deeds;
pub mod entities;
pub mod extraction;
pub mod grounds;
pub mod hints;
pub mod language;
pub mod lexica;
pub mod models;
pub mod names;
pub mod plover;
pub mod predicates;
pub mod quotes;
pub mod reading;
pub mod roles;
pub mod transcripts;

use hearsay_text::Document;

pub use extraction::{
    Concession, ConcessionId, Entity, EntityId, Extraction, Mention, Party, Quote, QuoteId,
};
pub use language::Language;
pub use models::{ModelError, Models};

use concessions::Evidence;
use reading::Reading;

/// Everything found in `text`, whose newlines are `\n` (see [`hearsay_text::newlines`]). Offsets are bytes.
///
/// ```
/// use hearsay_extract::{Models, extract};
/// let found = extract("", &Models::default());
/// assert!(found.entities.is_empty() && found.quotes.is_empty() && found.concessions.is_empty());
/// ```
#[must_use]
pub fn extract(text: &str, models: &Models) -> Extraction {
    let document = Document::of(text);
    if let Some(language) = language::foreign(text) {
        return Extraction {
            language: Some(language),
            quotes: quotes::marked(&document, language),
            ..Extraction::default()
        };
    }
    let Reading {
        syntax,
        names,
        reports,
        grounds,
        views,
    } = reading::read(&document, models);
    let turns = transcripts::turns(&document, &names);
    let names = transcripts::with_speakers(names, &turns);
    let mut cast = entities::merge(&document, &syntax, &names);
    coreference::resolve(&document, &syntax, &mut cast);
    entities::sides::add(&mut cast);
    let quotes = quotes::find(&document, &syntax, &cast, &reports, &turns);
    let concessions = {
        let evidence = Evidence {
            grounds: &grounds,
            views: &views,
            judge: models.weighs(),
            chooser: Some(&models.chooser),
        };
        concessions::find(&document, &syntax, &cast, &quotes, &evidence)
    };
    let (quotes, concessions) = deeds::told_once(quotes, concessions);
    entities::addresses::widen(&document, &mut cast);
    Extraction {
        language: None,
        entities: cast.entities,
        mentions: cast.mentions,
        quotes,
        concessions,
    }
}
