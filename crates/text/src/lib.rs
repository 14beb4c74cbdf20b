//! Text as the other crates see it: spans, paragraphs, sentences and tokens.
//!
//! Every offset here counts **bytes** of a text whose newlines are `\n` (see [`newlines`]). Code points exist only
//! in what is written out ([`codepoints`]), UTF-16 units only at the DOM (in the page).
//!
//! [`Document::of`] goes down once: [`paragraphs`] (joining wrapped lines, telling headings), then for each paragraph
//! [`quotation`] (which marks open, close or are apostrophes), [`tokens`] (as the English Web Treebank cuts them) and
//! [`sentences`]. Every step is total and linear in the text's length.
//!
//! ```
//! use hearsay_text::Document;
//! let document = Document::of("Talks failed\n\nMr. Reck left. He said nothing.");
//! assert_eq!(document.paragraphs.len(), 2);
//! assert_eq!(document.sentences.len(), 3);
//! ```

mod abbreviations;
pub mod characters;
pub mod codepoints;
pub mod document;
pub mod newlines;
pub mod paragraphs;
pub mod quotation;
pub mod sentences;
pub mod span;
pub mod tokens;
pub mod vocabulary;

pub use document::Document;
pub use paragraphs::{Paragraph, ParagraphKind};
pub use sentences::Sentence;
pub use span::Span;
pub use tokens::{Token, TokenKind};
pub use vocabulary::{Form, Label, QuoteKind, Status};
