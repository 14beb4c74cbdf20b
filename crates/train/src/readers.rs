//! Texts with marked names, as they lie on disk.

pub mod marked;
