//! Which sentences of other documents state the same as a chosen one, or a substantial part of it.

use hashbrown::HashSet;

use crate::error::{Error, Result};
use crate::similarity::{Scratch, WordIndex};

/// When a sentence counts as support.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupportConfig {
    /// Least cosine of the TF-IDF word vectors, above 0, at most 1. Default 0.4.
    ///
    /// Of 143 pairs read and judged (the README has the table), nine in ten with 0.4 or more state
    /// the same or a substantial part of it, of those from 0.35 to 0.4 not half. Asking for shared
    /// words, shared pairs or containment besides, or instead, gained nothing beyond chance on the
    /// half of the pairs that it was not chosen on.
    pub threshold: f64,
}

impl Default for SupportConfig {
    fn default() -> Self {
        Self { threshold: 0.4 }
    }
}

impl SupportConfig {
    /// Checks the threshold.
    ///
    /// # Errors
    /// If it is not above 0 and at most 1.
    pub fn check(&self) -> Result<()> {
        if self.threshold > 0.0 && self.threshold <= 1.0 {
            return Ok(());
        }
        Err(Error::parameter(
            "support-threshold",
            self.threshold,
            "above 0 and at most 1",
        ))
    }
}

/// A sentence that states the same as a chosen one, or a substantial part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Supporter {
    /// Its row.
    pub row: usize,
    /// Cosine of the word vectors.
    pub similarity: f64,
}

/// For a row the nearest row of each other document whose cosine reaches the threshold, most
/// similar first, equal ones by row; only rows that `can_support` count.
///
/// `documents[i]` is the document of row `i`. Takes the time of one search in the index.
pub fn supporters(
    row: usize,
    index: &WordIndex<'_>,
    documents: &[u32],
    can_support: impl Fn(usize) -> bool,
    config: &SupportConfig,
    scratch: &mut Scratch,
) -> Vec<Supporter> {
    let mut found: Vec<Supporter> = index
        .cosines(row, config.threshold, scratch)
        .into_iter()
        .filter(|&(other, _)| documents[other] != documents[row] && can_support(other))
        .map(|(other, cosine)| Supporter {
            row: other,
            similarity: cosine.min(1.0),
        })
        .collect();
    found.sort_by(|a, b| {
        b.similarity
            .total_cmp(&a.similarity)
            .then(a.row.cmp(&b.row))
    });
    let mut seen: HashSet<u32> = HashSet::new();
    found.retain(|supporter| seen.insert(documents[supporter.row]));
    found
}
