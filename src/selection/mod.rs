//! Which sentences are taken: the redundancy filter under a budget.

mod budget;
mod concepts;
mod coverage;
mod mmr;
mod queue;
mod redundancy;
mod standalone;
mod threshold;

use std::fmt;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use budget::Budget;
pub use concepts::{ConceptWeights, concept_weights};
use redundancy::Redundancy;
pub use standalone::leans_on_context;

use crate::error::{Error, Result};
use crate::rank::{Focus, RankMethod, Ranking};
use crate::similarity::WordIndex;
use crate::vectorizer::TermMatrix;

/// Rows that one parallel task looks at least.
const ROWS_A_TASK: usize = 512;

/// Sentences shorter than this, which nearly all are, share the powers of their lengths.
const COMMON_LENGTHS: usize = 64;

/// How sentences are taken from the ranking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SelectMethod {
    /// Cover what ranked high once: the gain of a sentence is the weight of its concepts that no
    /// taken sentence has.
    #[default]
    Coverage,
    /// Maximal marginal relevance (Carbonell & Goldstein 1998).
    Mmr,
    /// By rank, passing over what is too similar to a taken sentence.
    Threshold,
}

impl SelectMethod {
    /// The method used with a ranking when none is asked for: coverage with TextRank, and with
    /// the plain published methods the plain filter that they were published with.
    pub fn default_for(rank: RankMethod) -> Self {
        match rank {
            RankMethod::TextRank => Self::Coverage,
            _ => Self::Threshold,
        }
    }
}

impl fmt::Display for SelectMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Coverage => "coverage",
            Self::Mmr => "mmr",
            Self::Threshold => "threshold",
        })
    }
}

/// The selection method and its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelectionConfig {
    /// The method; `None` takes [`SelectMethod::default_for`] the ranking.
    pub method: Option<SelectMethod>,
    /// Coverage: exponent of a sentence's rank in its gain, 0 to 5. Default 0.2.
    pub rank_exponent: f64,
    /// Coverage: exponent of a sentence's length in words by which its gain is divided, 0 to 2;
    /// without effect under a budget of sentences, where all cost the same. Default 0.5.
    pub cost_exponent: f64,
    /// Coverage: exponent of the share of other documents that bear a concept out, 0 to 5.
    /// Default 1.5.
    pub document_exponent: f64,
    /// The same where a query is given. Default 1.
    pub query_document_exponent: f64,
    /// Coverage: what that share is smoothed by, in documents, 0 to 100; at 0, what one document
    /// alone has is worth nothing beside others. Default 0.5.
    pub document_smoothing: f64,
    /// Coverage: how fast concepts lose weight that known documents tell, 0 to 100. Default 0.3.
    pub known_factor: f64,
    /// A sentence with fewer distinct pairs is never taken; 0 to 100. Default 4.
    pub min_pairs: usize,
    /// Coverage: factor of the gain of a sentence that leans on the one before it
    /// ([`leans_on_context`]) while that one is not taken, 0 to 1. Default 0.6.
    pub context_factor: f64,
    /// MMR: weight of the rank against the similarity to what is taken, 0 to 1. Default 0.5.
    pub mmr_lambda: f64,
    /// Coverage and threshold: a sentence is passed over if the cosine of its word vector to that
    /// of a taken or a known one is above this, 0 to 1; 1 passes over nothing. Default 0.4.
    pub redundancy_threshold: f64,
}

impl Default for SelectionConfig {
    fn default() -> Self {
        Self {
            method: None,
            rank_exponent: 0.2,
            cost_exponent: 0.5,
            document_exponent: 1.5,
            query_document_exponent: 1.0,
            document_smoothing: 0.5,
            known_factor: 0.3,
            min_pairs: 4,
            context_factor: 0.6,
            mmr_lambda: 0.5,
            redundancy_threshold: 0.4,
        }
    }
}

impl SelectionConfig {
    /// Checks every parameter against its range.
    ///
    /// # Errors
    /// The first parameter outside its range.
    pub fn check(&self) -> Result<()> {
        let ranges = [
            ("rank-exponent", self.rank_exponent, 5.0),
            ("cost-exponent", self.cost_exponent, 2.0),
            ("document-exponent", self.document_exponent, 5.0),
            ("query-document-exponent", self.query_document_exponent, 5.0),
            ("document-smoothing", self.document_smoothing, 100.0),
            ("known-factor", self.known_factor, 100.0),
            ("context-factor", self.context_factor, 1.0),
            ("mmr-lambda", self.mmr_lambda, 1.0),
            ("redundancy-threshold", self.redundancy_threshold, 1.0),
        ];
        for (name, value, highest) in ranges {
            if !(0.0..=highest).contains(&value) {
                return Err(Error::parameter(name, value, format!("0 to {highest}")));
            }
        }
        if self.min_pairs > 100 {
            return Err(Error::parameter("min-pairs", self.min_pairs, "0 to 100"));
        }
        Ok(())
    }
}

/// The rows that may be taken, what each costs, and what may be spent.
#[derive(Clone, Copy)]
pub struct Candidates<'a> {
    /// Rows in rising order.
    pub rows: &'a [usize],
    /// For every row of the matrix, what it takes from the budget; that of rows that may not be
    /// taken does not matter.
    pub costs: &'a [usize],
    /// In the same way its length in words; 1 under a budget of sentences, where all cost the same.
    pub words: &'a [usize],
    /// Whether a row can be read alone. That takes a look at its text, so it is asked only of those
    /// that come near being taken.
    pub context: &'a (dyn Fn(usize) -> Context + Sync),
    /// How much may be spent.
    pub budget: Budget,
}

impl fmt::Debug for Candidates<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidates")
            .field("rows", &self.rows)
            .field("costs", &self.costs)
            .field("words", &self.words)
            .field("budget", &self.budget)
            .finish_non_exhaustive()
    }
}

/// Whether a row can be read alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// It can.
    Alone,
    /// It leans on the sentence before it ([`leans_on_context`]).
    Leans {
        /// The row of that sentence, which is the one before; `None` if there is none.
        on: Option<usize>,
    },
}

/// A taken row, in the turn of its place in the selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The row.
    pub row: usize,
    /// What the method gave it in that turn.
    pub score: f64,
    /// The columns it was the first to cover (coverage only).
    pub covers: Vec<u32>,
    /// The row that would have been taken in its place and its score, if there was another that
    /// fitted. Coverage finds it only where explanations are asked for.
    pub runner_up: Option<(usize, f64)>,
}

/// What the methods select by.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The terms of every row.
    pub matrix: &'a TermMatrix,
    /// The rank of every row.
    pub ranking: &'a Ranking,
    /// The weight of every column.
    pub weights: &'a ConceptWeights<'a>,
    /// What the query asks for, if there is one.
    pub focus: Option<&'a Focus>,
    /// The word vectors with their index.
    pub index: &'a WordIndex<'a>,
}

/// Takes rows under a budget, in the order in which the method took them. Empty if nothing fits.
pub fn select(
    method: SelectMethod,
    evidence: &Evidence<'_>,
    candidates: &Candidates<'_>,
    explain: bool,
    config: &SelectionConfig,
) -> Vec<Chosen> {
    let mut redundancy = Redundancy::new(evidence.index, config.redundancy_threshold);
    match method {
        SelectMethod::Coverage => {
            let factors = gain_factors(evidence, candidates, config);
            coverage::select(
                evidence.matrix,
                evidence.weights,
                &factors,
                config.context_factor,
                &mut redundancy,
                candidates,
                explain,
            )
        }
        SelectMethod::Mmr => {
            let ranks = focused(evidence);
            let highest = highest(&ranks);
            let relevance: Vec<f64> = ranks.iter().map(|rank| rank / highest).collect();
            mmr::select(&relevance, evidence.index, config.mmr_lambda, candidates)
        }
        SelectMethod::Threshold => {
            threshold::select(&focused(evidence), &mut redundancy, candidates)
        }
    }
}

/// `(r_i / max r)^a / words_i^b` (`words_i` as [`Candidates::words`] has it), times
/// [`Focus::factors`] where there is a query: what the fresh concepts of a sentence are multiplied
/// by.
fn gain_factors(
    evidence: &Evidence<'_>,
    candidates: &Candidates<'_>,
    config: &SelectionConfig,
) -> Vec<f64> {
    let ranks = evidence.ranking.scores.as_slice().unwrap_or_default();
    let highest_rank = highest(ranks);
    let asked = evidence.focus.map(Focus::factors);
    let divisor = |length: usize| (length as f64).powf(config.cost_exponent);
    let common: Vec<f64> = (0..COMMON_LENGTHS).map(divisor).collect();
    ranks
        .par_iter()
        .enumerate()
        .with_min_len(ROWS_A_TASK)
        .map(|(row, rank)| {
            let asked = asked.as_ref().map_or(1.0, |asked| asked[row]);
            let length = candidates.words[row].max(1);
            let known = common.get(length).copied();
            asked * (rank / highest_rank).powf(config.rank_exponent)
                / known.unwrap_or_else(|| divisor(length))
        })
        .collect()
}

/// The ranks, times [`Focus::factors`] where there is a query.
fn focused(evidence: &Evidence<'_>) -> Vec<f64> {
    let ranks = evidence.ranking.scores.iter();
    match evidence.focus {
        None => ranks.copied().collect(),
        Some(focus) => ranks
            .zip(focus.factors())
            .map(|(rank, factor)| rank * factor)
            .collect(),
    }
}

/// The greatest of numbers that are nowhere negative; a tiny number if all are 0, to divide by.
fn highest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::MIN_POSITIVE, f64::max)
}
