//! Extractive multi-document summarization.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod briefing;
pub mod config;
pub mod document;
pub mod error;
pub mod language;
pub mod ordering;
mod pile;
pub mod rank;
pub mod reader;
pub mod render;
pub mod segmenter;
pub mod selection;
pub mod similarity;
pub mod sparse_matrix;
pub mod summarizer;
pub mod support;
pub mod timing;
pub mod vectorizer;
pub mod warning;

pub use briefing::Briefing;
pub use config::Config;
pub use document::{Document, Label, Sentence, SentenceId};
pub use error::{Error, ErrorKind, Result};
pub use language::Language;
pub use selection::Budget;
pub use summarizer::{Report, Summarizer, Task};
pub use warning::Warning;
