//! The page: one state, changed by one pure function; components draw it; a worker analyses; the browser keeps it.

#![cfg_attr(not(target_arch = "wasm32"), allow(clippy::missing_panics_doc))]

pub mod address;
pub mod analysis;
pub mod app;
pub mod borders;
pub mod components;
pub mod contours;
pub mod drawing;
pub mod effects;
pub mod intake;
pub mod paper;
pub mod state;
pub mod store;
pub mod utf16;
