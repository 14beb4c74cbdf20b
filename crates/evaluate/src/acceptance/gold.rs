//! What a careful reader marked in the article.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::Points;
use crate::attribution::Attribution;
use crate::concessions::Row;

/// All marks of one article. Offsets count code points.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Gold {
    /// Who and what the article is about.
    pub entities: Vec<GoldEntity>,
    /// Who said what.
    pub quotes: Vec<GoldQuote>,
    /// Who gives what.
    pub concessions: Vec<GoldConcession>,
}

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldEntity {
    /// The fullest name; unlike that of any other entity.
    pub name: String,
    /// What it is, in the spelling of the contract.
    pub label: String,
    /// Every way in which the article calls it, titles and descriptions included.
    pub aliases: Vec<String>,
}

/// Words reported as somebody's.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldQuote {
    /// `direct`, `mixed` or `indirect`.
    pub kind: String,
    /// What is said.
    pub content: Vec<Points>,
    /// The words that attribute it.
    pub cue: Option<Points>,
    /// The words that name who says it.
    pub source: Option<Points>,
    /// The name of the entity that says it.
    pub speaker: Option<String>,
}

/// One side of a concession.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct GoldParty {
    /// The words that name it.
    pub span: Option<Points>,
    /// The name of the entity.
    pub entity: Option<String>,
}

/// A claimed concession.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldConcession {
    /// The words that evoke it.
    pub cue: Points,
    /// What is given.
    pub content: Points,
    /// Who gives.
    pub conceder: GoldParty,
    /// Who gains.
    pub recipient: GoldParty,
    /// According to whom.
    pub claimant: GoldParty,
    /// How far it has come, in the spelling of the contract.
    pub status: String,
    /// The condition or counter-concession.
    pub condition: Option<Points>,
}

impl Gold {
    /// Reads a file.
    ///
    /// # Errors
    /// If it can't be read, has another shape, or two entities have the same name.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.display();
        let text = fs::read_to_string(path).with_context(|| format!("can't read {name}"))?;
        let gold: Self = serde_json::from_str(&text)
            .with_context(|| format!("{name} is no gold of an article"))?;
        let names: BTreeSet<_> = gold.entities.iter().map(|each| &each.name).collect();
        ensure!(
            names.len() == gold.entities.len(),
            "{name}: two entities have the same name"
        );
        Ok(gold)
    }
}

impl GoldEntity {
    /// Its name and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.aliases)
            .map(String::as_str)
    }
}

impl GoldQuote {
    /// As the scorer of attributions reads it.
    #[must_use]
    pub fn attribution(&self) -> Attribution {
        Attribution {
            source: self.source.into_iter().collect(),
            cue: self.cue.into_iter().collect(),
            content: self.content.clone(),
        }
    }
}

impl GoldConcession {
    /// As the scorer of concessions reads it.
    #[must_use]
    pub fn row(&self) -> Row {
        Row {
            cue: self.cue,
            content: self.content,
            conceder: self.conceder.span,
            recipient: self.recipient.span,
            claimant: self.claimant.span,
            condition: self.condition,
            status: Some(self.status.clone()),
        }
    }
}
