//! How important each sentence is: the walk over the similarity graph, and the plain methods.

mod baselines;
mod focus;
mod graph;
mod pagerank;
mod teleport;

use std::fmt;

use ndarray::Array1;
use serde::{Deserialize, Serialize};

pub use baselines::{centroid, lead, random};
pub use focus::{Focus, query_focus};
pub use graph::{DenseGraph, FactoredGraph, Graph, SparseGraph, Vertices, cosines};
pub use pagerank::{Walk, stationary_ranks};
pub use teleport::{Place, focused, lead_support, positional};

use crate::document::SentenceId;
use crate::error::{Error, Result};
use crate::timing::WalkTiming;
use crate::vectorizer::TermMatrix;

/// How sentences are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RankMethod {
    /// The walk over the full cosine graph of words and pairs, leaning to what stands early in
    /// its document (Mihalcea & Tarau 2004, with a weighted restart).
    #[default]
    TextRank,
    /// The walk over the graph of word cosines above a threshold, each sentence its own neighbour
    /// (Erkan & Radev 2004).
    LexRank,
    /// Likeness to the pile's mean vector (Radev et al. 2004).
    Centroid,
    /// First sentences of every document, then second ones, and so on.
    Lead,
    /// By lot, from a seed.
    Random,
}

impl fmt::Display for RankMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TextRank => "textrank",
            Self::LexRank => "lexrank",
            Self::Centroid => "centroid",
            Self::Lead => "lead",
            Self::Random => "random",
        })
    }
}

/// The ranking method and its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankConfig {
    /// The method. Default [`RankMethod::TextRank`].
    pub method: RankMethod,
    /// Share of a step that follows the graph, 0 to below 1; the rest restarts. `None` takes the
    /// method's own: 0.5 for TextRank, 0.85 for LexRank.
    pub damping: Option<f64>,
    /// The walk has settled when a step more would change the ranks by less than this, in L1;
    /// above 0, below 1. Default 1e-9.
    pub tolerance: f64,
    /// The walk stops after this many iterations; 1 or more. Default 100.
    pub max_iterations: usize,
    /// TextRank: how fast the restart falls with the position in the document, 0 to 5; at 0 it
    /// does not. Default 1.
    pub position_exponent: f64,
    /// TextRank: what a document's first sentence gets on top in the restart, in means of all
    /// sentences; 0 to 100. Default 2.
    pub first_sentence_bonus: f64,
    /// TextRank: exponent of [`lead_support`], by which that bonus is multiplied, 0 to 5; at 0 the
    /// bonus is the same for every pile. Default 1.
    pub lead_exponent: f64,
    /// Share of the restart that goes to the query, 0 to 1. Default 0.3.
    pub query_share: f64,
    /// LexRank: least cosine of an edge, 0 to below 1. Default 0.1.
    pub lexrank_threshold: f64,
    /// Random: the seed. Default 0.
    pub seed: u64,
}

impl Default for RankConfig {
    fn default() -> Self {
        Self {
            method: RankMethod::default(),
            damping: None,
            tolerance: 1e-9,
            max_iterations: 100,
            position_exponent: 1.0,
            first_sentence_bonus: 2.0,
            lead_exponent: 1.0,
            query_share: 0.3,
            lexrank_threshold: 0.1,
            seed: 0,
        }
    }
}

impl RankConfig {
    /// The damping in force: the one set, or the method's own.
    pub fn effective_damping(&self) -> f64 {
        self.damping.unwrap_or(match self.method {
            RankMethod::LexRank => 0.85,
            _ => 0.5,
        })
    }

    /// Checks every parameter against its range.
    ///
    /// # Errors
    /// The first parameter outside its range.
    pub fn check(&self) -> Result<()> {
        let damping = self.effective_damping();
        if !(0.0..1.0).contains(&damping) {
            return Err(Error::parameter(
                "damping",
                damping,
                "at least 0 and below 1",
            ));
        }
        if !(self.tolerance > 0.0 && self.tolerance < 1.0) {
            return Err(Error::parameter(
                "tolerance",
                self.tolerance,
                "above 0 and below 1",
            ));
        }
        if self.max_iterations == 0 {
            return Err(Error::parameter("max-iterations", 0, "1 or more"));
        }
        let ranges = [
            ("position-exponent", self.position_exponent, 5.0),
            ("first-sentence-bonus", self.first_sentence_bonus, 100.0),
            ("lead-exponent", self.lead_exponent, 5.0),
            ("query-share", self.query_share, 1.0),
        ];
        for (name, value, highest) in ranges {
            if !(0.0..=highest).contains(&value) {
                return Err(Error::parameter(name, value, format!("0 to {highest}")));
            }
        }
        if !(0.0..1.0).contains(&self.lexrank_threshold) {
            return Err(Error::parameter(
                "lexrank-threshold",
                self.lexrank_threshold,
                "at least 0 and below 1",
            ));
        }
        Ok(())
    }
}

/// A rank for every row, and how the walk went.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// Nowhere negative, summing to 1 (all 0 if there is nothing to tell rows apart).
    pub scores: Array1<f64>,
    /// Iterations of the walk; 0 for methods that do not iterate.
    pub iterations: usize,
    /// By how much a step more would change the ranks, in L1.
    pub change: f64,
    /// Whether the walk settled within its limit.
    pub converged: bool,
    /// How fast the walk went; `None` for methods that do not iterate.
    pub walk: Option<WalkTiming>,
}

impl Ranking {
    /// The ranking of a method that does not iterate: scores scaled to sum to 1.
    pub(crate) fn of_scores(mut scores: Array1<f64>) -> Self {
        let total = scores.sum();
        if total > 0.0 {
            scores /= total;
        }
        Self {
            scores,
            iterations: 0,
            change: 0.0,
            converged: true,
            walk: None,
        }
    }
}

/// Up to this many rows LexRank holds its graph as a dense matrix: at most 2 MB.
const DENSE_ROWS: usize = 512;

/// Ranks the rows of a term matrix; `focus` is what a query asks for, which only TextRank heeds.
///
/// TextRank, centroid, lead and random take time linear in the entries of the matrix; LexRank
/// builds its graph, which takes time and memory up to the square of the rows.
pub fn rank(
    matrix: &TermMatrix,
    ids: &[SentenceId],
    places: &[Place],
    focus: Option<&Focus>,
    config: &RankConfig,
) -> Ranking {
    let walk = Walk {
        damping: config.effective_damping(),
        tolerance: config.tolerance,
        max_iterations: config.max_iterations,
    };
    match config.method {
        RankMethod::TextRank => {
            let graph = FactoredGraph::new(matrix);
            let support = lead_support(matrix, &graph, places);
            let bonus = config.first_sentence_bonus * support.powf(config.lead_exponent);
            let mut teleport = positional(places, config.position_exponent, bonus);
            if let Some(focus) = focus {
                teleport = focused(&teleport, focus, config.query_share);
            }
            stationary_ranks(&graph, teleport.view(), walk)
        }
        RankMethod::LexRank => {
            let rows = matrix.word_tf_idf();
            let teleport = Array1::ones(rows.row_count());
            if rows.row_count() <= DENSE_ROWS {
                let graph = DenseGraph::thresholded(&cosines(&rows), config.lexrank_threshold);
                stationary_ranks(&graph, teleport.view(), walk)
            } else {
                let graph = SparseGraph::thresholded(&rows, config.lexrank_threshold);
                stationary_ranks(&graph, teleport.view(), walk)
            }
        }
        RankMethod::Centroid => centroid(&matrix.word_tf_idf()),
        RankMethod::Lead => lead(ids),
        RankMethod::Random => random(ids.len(), config.seed),
    }
}
