//! The words in which marks are described, shared by the extractor and by the reader's own marks.
//!
//! The spellings are those of the output contract, in which they are stored and shown.

use serde::{Deserialize, Serialize};

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Label {
    /// A person.
    #[serde(rename = "PER")]
    Person,
    /// An organisation: company, party, ministry, team, news outlet.
    #[serde(rename = "ORG")]
    Organisation,
    /// A place, countries included.
    #[serde(rename = "LOC")]
    Place,
    /// A nationality or people as an adjective or noun: Russian, Europeans.
    #[serde(rename = "GPE")]
    People,
    /// A date or time expression.
    #[serde(rename = "DATE")]
    Date,
    /// Any other name: events, works, laws.
    #[serde(rename = "MISC")]
    Other,
}

/// How a mention refers to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// By its name.
    Name,
    /// By a description: "the Ukrainian leader".
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// How words are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Wholly inside quotation marks.
    Direct,
    /// Partly inside quotation marks.
    Mixed,
    /// Paraphrased.
    Indirect,
}

/// How far a claimed concession is said to have come. In the order of `GUIDELINE.md`: the first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Rejected, ruled out, denied, withheld, or failed.
    Refused,
    /// Has happened or is under way.
    Made,
    /// Committed, promised, accepted, announced for the future.
    Agreed,
    /// Put forward by the conceder, often under a condition.
    Offered,
    /// Asked of the conceder by somebody else.
    Demanded,
    /// Possible, proposed by a third party, reported, considered.
    Discussed,
}

macro_rules! spellings {
    ($kind:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $kind {
            /// Every value, in the order of the contract.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The spelling of the output contract.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value with that spelling.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

spellings!(Label { Person => "PER", Organisation => "ORG", Place => "LOC", People => "GPE", Date => "DATE", Other => "MISC" });
spellings!(Form { Name => "name", Nominal => "nominal", Pronoun => "pronoun" });
spellings!(QuoteKind { Direct => "direct", Mixed => "mixed", Indirect => "indirect" });
spellings!(Status { Refused => "refused", Made => "made", Agreed => "agreed", Offered => "offered", Demanded => "demanded", Discussed => "discussed" });
