//! What a reader keeps of an article: its marks, the edits made to them, and the forms in which they are shown.
//!
//! An [`Article`] is a fixed text with entities and marks. Its invariant, held by construction: every span fits the
//! text, and every id that something refers to exists. Only an [`Edit`] changes it, and every edit has an inverse.
//!
//! From there: [`segments`] cuts the text for drawing, [`cards`] words what a mark is and why, [`lists`] orders the
//! cards into Who, Said and Gave, [`export`] writes one page of all of it, [`records`] stores and reads it back.

pub mod article;
pub mod cards;
pub mod check;
pub mod edits;
pub mod export;
pub mod history;
pub mod lists;
pub mod marks;
pub mod records;
pub mod segments;
pub mod words;

pub use article::{Article, Entity, Sheet};
pub use check::{Fault, FaultKind};
pub use edits::{Edit, EditError, Whom};
pub use history::History;
pub use marks::{Body, EntityId, Mark, MarkId, MarkKind, Origin, Party};
