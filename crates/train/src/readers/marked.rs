//! Texts with marked names.
