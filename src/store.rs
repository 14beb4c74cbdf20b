//! The library, kept in the browser's IndexedDB.
//!
//! Two stores written in one transaction: `articles` holds each record whole, as the JSON that
//! [`hearsay_annotation`] writes and checks; `summaries` holds what the list shows, so that listing reads no texts.

use idb::{
    Database, DatabaseEvent, Factory, KeyPath, ObjectStoreParams, TransactionMode,
    TransactionResult,
};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use thiserror::Error;
use wasm_bindgen::JsValue;

use crate::state::Summary;

const NAME: &str = "hearsay";
const VERSION: u32 = 1;
const ARTICLES: &str = "articles";
const SUMMARIES: &str = "summaries";

/// Why the library could not be read or written. The words are shown to the reader.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The browser has no storage for this page: a private window, a setting, a policy.
    #[error("This browser keeps nothing for this page")]
    Refused,
    /// No room is left.
    #[error("This browser’s storage is full")]
    Full,
    /// It keeps something under the article's id that is no record.
    #[error("What this browser kept of it is damaged")]
    Damaged,
    /// Anything else the browser says.
    #[error("This browser’s storage failed ({0})")]
    Failed(String),
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> Self {
        let text = format!("{error:?}");
        if text.contains("QuotaExceeded") {
            Self::Full
        } else if text.contains("SecurityError")
            || text.contains("InvalidStateError")
            || text.contains("IndexedDbNotFound")
        {
            Self::Refused
        } else {
            Self::Failed(error.to_string())
        }
    }
}

impl From<serde_wasm_bindgen::Error> for StoreError {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

#[derive(Serialize, Deserialize)]
struct Row {
    id: String,
    record: String,
}

/// What is kept under an article's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// Something that is no record.
    Damaged,
    /// A record, as it was put.
    Record(String),
}

/// The open library.
#[derive(Debug)]
pub struct Store(Database);

impl Store {
    /// Opens the library, and makes it if this is the first time.
    ///
    /// # Errors
    /// [`StoreError`] where the browser refuses.
    pub async fn open() -> Result<Self, StoreError> {
        let factory = Factory::new().map_err(|_| StoreError::Refused)?;
        let mut request = factory.open(NAME, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            // A store that cannot be made shows as an error of the first transaction.
            let Ok(database) = event.database() else {
                return;
            };
            for name in [ARTICLES, SUMMARIES] {
                let mut params = ObjectStoreParams::new();
                params.key_path(Some(KeyPath::new_single("id")));
                let _ = database.create_object_store(name, params);
            }
        });
        Ok(Self(request.await.map_err(|_| StoreError::Refused)?))
    }

    /// Keeps an article, over an older one with the same id.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is half written then.
    pub async fn put(&self, summary: &Summary, record: String) -> Result<(), StoreError> {
        let transaction = self
            .0
            .transaction(&[ARTICLES, SUMMARIES], TransactionMode::ReadWrite)?;
        let row = Row {
            id: summary.id.clone(),
            record,
        };
        transaction
            .object_store(ARTICLES)?
            .put(&js(&row)?, None)?
            .await?;
        transaction
            .object_store(SUMMARIES)?
            .put(&js(summary)?, None)?
            .await?;
        kept(transaction.commit()?.await?)
    }

    /// The record of an article, as it was put; `None` if there is none.
    ///
    /// # Errors
    /// [`StoreError`]
    pub async fn get(&self, id: &str) -> Result<Option<String>, StoreError> {
        let transaction = self.0.transaction(&[ARTICLES], TransactionMode::ReadOnly)?;
        let found = transaction
            .object_store(ARTICLES)?
            .get(JsValue::from_str(id))?
            .await?;
        Ok(match found {
            Some(value) => Some(
                serde_wasm_bindgen::from_value::<Row>(value)
                    .map_err(|_| StoreError::Damaged)?
                    .record,
            ),
            None => None,
        })
    }

    /// The records of some articles, in that order, read at once.
    ///
    /// # Errors
    /// [`StoreError`] where nothing can be read; one that is damaged costs only itself.
    pub async fn get_all(&self, ids: &[&str]) -> Result<Vec<Kept>, StoreError> {
        let transaction = self.0.transaction(&[ARTICLES], TransactionMode::ReadOnly)?;
        let articles = transaction.object_store(ARTICLES)?;
        let mut kept = Vec::with_capacity(ids.len());
        for id in ids {
            let found = articles.get(JsValue::from_str(id))?.await?;
            kept.push(match found.map(serde_wasm_bindgen::from_value::<Row>) {
                None => Kept::Nothing,
                Some(Ok(row)) => Kept::Record(row.record),
                Some(Err(_)) => Kept::Damaged,
            });
        }
        Ok(kept)
    }

    /// What the list shows, last changed first. A summary that cannot be read is left out.
    ///
    /// # Errors
    /// [`StoreError`]
    pub async fn list(&self) -> Result<Vec<Summary>, StoreError> {
        let transaction = self
            .0
            .transaction(&[SUMMARIES], TransactionMode::ReadOnly)?;
        let found = transaction
            .object_store(SUMMARIES)?
            .get_all(None, None)?
            .await?;
        let mut summaries: Vec<Summary> = found
            .into_iter()
            .filter_map(|value| serde_wasm_bindgen::from_value(value).ok())
            .collect();
        summaries.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
        Ok(summaries)
    }

    /// Forgets an article.
    ///
    /// # Errors
    /// [`StoreError`]
    pub async fn delete(&self, id: &str) -> Result<(), StoreError> {
        let transaction = self
            .0
            .transaction(&[ARTICLES, SUMMARIES], TransactionMode::ReadWrite)?;
        for name in [ARTICLES, SUMMARIES] {
            transaction
                .object_store(name)?
                .delete(JsValue::from_str(id))?
                .await?;
        }
        kept(transaction.commit()?.await?)
    }
}

/// A transaction may be given up at the very end, when the browser finds no room for it, without an error of its own.
fn kept(result: TransactionResult) -> Result<(), StoreError> {
    if result.is_committed() {
        Ok(())
    } else {
        Err(StoreError::Full)
    }
}

fn js<T: Serialize>(value: &T) -> Result<JsValue, StoreError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
