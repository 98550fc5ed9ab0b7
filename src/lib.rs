//! Extractive multi-document summarization: a short briefing out of many news articles, made of
//! the sources' own sentences, each traceable to its article and to the others that bear it out.
//!
//! # Quick start
//!
//! ```
//! use briefing::{Budget, Config, Document, Summarizer};
//!
//! let documents = [
//!     Document::new("agency", "The two delegations met in Geneva on Monday to discuss a truce. \
//!         Talks on prisoners are to follow in May."),
//!     Document::new("daily", "A truce was discussed in Geneva on Monday, where the two \
//!         delegations met for six hours. Snow fell on the lake."),
//! ];
//! let config = Config { budget: Budget::Words(15), ..Config::default() };
//! let briefing = Summarizer::new(config)?.summarize(&documents)?;
//!
//! let first = &briefing.sentences[0];
//! assert!(first.text.contains("truce"));
//! assert_eq!(first.supported_by.len(), 1);
//! let source = documents.iter().find(|d| d.id == first.document).expect("one of ours");
//! assert_eq!(source.text[first.span.clone()], first.text);
//! # Ok::<(), briefing::Error>(())
//! ```
//!
//! Articles come from files and folders by [`reader::read`]; a briefing becomes text, Markdown or
//! JSON by [`render`]. A pile with a query or with documents that are known already is a [`Task`].
//! [`evaluation`] measures briefings against references, and without.
//!
//! # The path of the data
//!
//! ```text
//! bytes → Document → Sentence → terms → TermMatrix → Ranking → selection → Briefing → text, …
//!      reader    segmenter  analysis  vectorizer    rank    selection  ordering   render
//! ```
//!
//! Each arrow is one module, each word an owned artefact that can be used alone;
//! [`Summarizer::run`] is the pipeline.
//!
//! # The method
//!
//! TextRank over the sentences of all documents, on a graph that is never built, then a redundancy
//! filter that covers what ranked high once. Time and memory are linear in the text.
//!
//! - **Names** ([`NamesConfig`](analysis::NamesConfig)): spelling variants of a name get one stem.
//! - **Terms** ([`analysis`], [`vectorizer`]): stems of words, and pairs of adjacent stems; TF-IDF
//!   rows, pairs weighing most.
//! - **Walk** ([`rank`]): power iteration over the cosine graph `X Xᵀ` without its diagonal, each
//!   product in two passes over `X`; the restart leans to what stands early in its document, and
//!   to the query.
//! - **Concepts** ([`selection::concept_weights`]): every sentence deals its rank out to its
//!   terms; what more documents have weighs more.
//! - **Selection** ([`selection::select`]): greedily the sentence whose uncovered concepts weigh
//!   most for its length, under a budget that is never exceeded.
//!
//! Where a sentence that supports a chosen one gives another number or day, the briefing says so
//! ([`conflict`]).
//!
//! The published methods that it is measured against are there as well:
//! [`RankMethod`](rank::RankMethod) and [`SelectMethod`](selection::SelectMethod). Every parameter,
//! with its default and range, is in [`Config`].
//!
//! # What holds
//!
//! The same input and configuration give the same bytes, on any number of threads and in whatever
//! order the documents come. `document.text[span] == sentence.text` for every sentence. The
//! library prints nothing: what went less than well comes back as [`Warning`]s.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod batch;
pub mod briefing;
mod bytes;
mod calendar;
pub mod cluster;
pub mod config;
pub mod conflict;
pub mod copies;
pub mod document;
pub mod error;
pub mod evaluation;
pub mod guard;
pub mod language;
mod letter;
pub mod limits;
pub mod ordering;
mod pile;
pub mod rank;
pub mod reader;
pub mod render;
pub mod segmenter;
pub mod selection;
pub mod similarity;
pub mod sliced_rows;
pub mod sparse_matrix;
pub mod summarizer;
pub mod support;
pub mod timing;
pub mod vectorizer;
pub mod warning;

pub use briefing::Briefing;
pub use cluster::Cluster;
pub use config::Config;
pub use document::{Document, Label, Sentence, SentenceId};
pub use error::{Error, ErrorKind, Result};
pub use language::Language;
pub use limits::WorkLimits;
pub use selection::Budget;
pub use summarizer::{Report, Summarizer, Task};
pub use warning::{TagLimit, Warning};

/// The README's library example runs as a doctest.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
