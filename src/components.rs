//! What is on screen. Components draw the state they are given and send actions, or ask [`crate::effects`] for what has
//! to be done outside; they own no data.

mod block;
mod cards;
mod correcting;
mod dates;
mod draft;
mod editing;
mod header;
mod library;
mod lists;
mod notice;
mod paper;
mod picking;
mod pin;
mod reading;
mod ring;
mod start;
mod walk;

pub use block::BlockView;
pub use cards::{EntityItem, MarkItem};
pub use correcting::CorrectText;
pub use dates::date;
pub use draft::{BeginForm, DraftForm};
pub use header::Header;
pub use library::LibraryScreen;
pub use lists::Lists;
pub use notice::NoticeBar;
pub use paper::Paper;
pub use picking::PickForm;
pub use pin::{Pin, PinKind, Props as PinProps};
pub use reading::Reading;
pub use ring::Ring;
pub use start::Start;
pub use walk::WalkForm;
