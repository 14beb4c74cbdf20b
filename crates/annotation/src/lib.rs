//! What a reader keeps of an article: its marks, the edits made to them, and the forms in which they are shown.
//!
//! An [`Article`] is a text with entities and marks. Its invariant, held by construction: every span fits the
//! text, and every id that something refers to exists. Only an [`Edit`] changes it, and every edit has an inverse.
//!
//! From there: [`segments`] cuts the text for drawing, [`cards`] words what a mark is and why, [`lists`] orders the
//! cards into Who, Said and Gave ([`tellings`] lays together what is told twice), [`search`] finds words in all of it, [`export`] writes one page of all of it, [`records`] stores and reads it back.
//!
//! ```
//! use hearsay_annotation::{Article, Body, Edit, History, Sheet, cards::Cards};
//! use hearsay_text::{QuoteKind, Span};
//!
//! let mut article = Article::new(Sheet {
//!     id: "a".to_owned(),
//!     title: "Ferries".to_owned(),
//!     text: "“It ends now,” she said.".to_owned(),
//!     headings: vec![],
//!     created: 0,
//! });
//! let mut history = History::default();
//! let quote = Body::quote(QuoteKind::Direct, Span::new(0, 18), None);
//! let edit = Edit::add(&article, quote)?;
//! let id = edit.adds(&article).unwrap();
//! history.apply(&mut article, edit)?;
//! assert_eq!(Cards::of(&article).mark(id).unwrap().headline(), "speaker not found");
//! assert_eq!(history.undo_label(), Some("add quote"));
//! assert!(history.undo(&mut article)?);
//! assert_eq!(article.marks().len(), 0);
//! # Ok::<(), hearsay_annotation::EditError>(())
//! ```

pub mod anchors;
pub mod article;
pub mod candidates;
pub mod cards;
pub mod carets;
pub mod check;
pub mod corrections;
pub mod differences;
pub mod edges;
pub mod edits;
pub mod exchange;
pub mod export;
pub mod history;
pub mod lists;
pub mod marks;
pub mod occurrences;
pub mod records;
pub mod search;
pub mod segments;
pub mod tellings;
pub mod versions;
pub mod words;

pub use article::{Article, Entity, Sheet};
pub use check::{Fault, FaultKind};
pub use edits::{Edit, EditError, Whom};
pub use history::History;
pub use marks::{Body, Decision, Dismissed, EntityId, Mark, MarkId, MarkKind, Origin, Party, SURE};
