//! How good summaries are: ROUGE against references, figures without references, and how far
//! both can be trusted.
//!
//! ROUGE (C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004) counts what
//! a summary has in common with summaries that people wrote. [`RougeScorer`] computes it as one of
//! two programs does ([`Profile`]). [`Estimate`] and [`p_value`] say what a mean over clusters and
//! a difference between two systems are worth.

mod ablation;
mod bootstrap;
mod judge;
mod metric;
mod n_gram;
mod porter;
mod quality;
mod rouge;
mod score;
mod subsequence;
mod tokens;

pub use ablation::{Variant, ablation};
pub use bootstrap::{Estimate, p_value};
pub use judge::{Figure, Judge, Measure, Value};
pub use metric::Rouge;
pub use n_gram::{Unigrams, n_gram_overlap, skip_bigram_overlap};
pub use porter::{PorterForm, porter_stem};
pub use quality::{Redundancy, SummarySentences, compression};
pub use rouge::{References, RougeScorer, Truncation};
pub use score::{Overlap, Score};
pub use subsequence::{lcs_overlap, union_lcs_overlap};
pub use tokens::{Profile, Tokenization, Tokenizer};
