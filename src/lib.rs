//! Extractive multi-document summarization.
#![forbid(unsafe_code)]

pub mod document;
pub mod error;
pub mod language;
pub mod reader;
pub mod segmenter;
pub mod warning;

pub use document::{Document, Label, Sentence, SentenceId};
pub use error::{Error, ErrorKind, Result};
pub use language::Language;
pub use warning::Warning;
