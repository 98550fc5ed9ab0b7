//! Bytes into documents.

mod escape;
pub mod hygiene;
