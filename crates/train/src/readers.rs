//! Marked texts, as they lie on disk.

pub mod marked;
pub mod reuters;
pub mod standoff;
