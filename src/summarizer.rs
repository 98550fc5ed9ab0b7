//! The pipeline, top to bottom.

use crate::briefing::Briefing;
use crate::config::Config;
use crate::document::{Document, Sentence};
use crate::error::Result;
use crate::timing::StageTiming;
use crate::warning::Warning;

/// A pile of documents with what is asked of it.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// The documents to summarise.
    pub documents: &'a [Document],
    /// What the briefing should be about, in the user's words.
    pub query: Option<&'a str>,
    /// Documents that the reader knows already.
    pub known: &'a [Document],
}

/// A briefing with the times of the stages that made it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The briefing.
    pub briefing: Briefing,
    /// Stage after stage, in the order of the pipeline.
    pub timings: Vec<StageTiming>,
}

/// Every sentence of a pile with its rank.
#[derive(Clone, Debug)]
pub struct RankedSentences {
    /// The sentences, document after document in the order given.
    pub sentences: Vec<Sentence>,
    /// Rank of each sentence; the ranks sum to 1. Pieces that do not vote have 0.
    pub ranks: Vec<f64>,
    /// Iterations of the walk; 0 for methods that do not iterate.
    pub iterations: usize,
    /// L1 change in the last iteration.
    pub change: f64,
    /// Whether the walk settled within its limit.
    pub converged: bool,
    /// What the user should know.
    pub warnings: Vec<Warning>,
    /// Stage after stage, in the order of the pipeline.
    pub timings: Vec<StageTiming>,
}

/// Makes briefings by one configuration; cheap to keep and to share between threads.
#[derive(Clone, Debug)]
pub struct Summarizer {
    config: Config,
}

impl Summarizer {
    /// A summarizer with a checked configuration.
    ///
    /// # Errors
    /// The first parameter outside its range.
    pub fn new(config: Config) -> Result<Self> {
        config.check()?;
        Ok(Self { config })
    }

    /// The briefing of a pile.
    ///
    /// # Errors
    /// [`NothingToSummarise`](crate::ErrorKind::NothingToSummarise) if no document holds a
    /// sentence that could be printed.
    pub fn summarize(&self, documents: &[Document]) -> Result<Briefing> {
        let task = Task {
            documents,
            query: None,
            known: &[],
        };
        self.run(&task).map(|report| report.briefing)
    }

    /// The briefing of a pile with a query or known documents, and the times of its stages.
    ///
    /// # Errors
    /// As [`summarize`](Self::summarize).
    pub fn run(&self, task: &Task<'_>) -> Result<Report> {
        let _ = (task, &self.config);
        unimplemented!()
    }

    /// Every sentence of a pile with its rank.
    ///
    /// # Errors
    /// As [`summarize`](Self::summarize).
    pub fn rank(&self, task: &Task<'_>) -> Result<RankedSentences> {
        let _ = task;
        unimplemented!()
    }
}
