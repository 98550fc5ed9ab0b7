//! Every setting of the pipeline, with its default, checked before anything runs.

use crate::analysis::{NamesConfig, StopWordsConfig};
use crate::copies::CopyConfig;
use crate::error::Result;
use crate::language::Language;
use crate::limits::WorkLimits;
use crate::rank::RankConfig;
use crate::segmenter::SentenceLimits;
use crate::selection::{Budget, SelectionConfig};
use crate::support::SupportConfig;
use crate::vectorizer::VectorizerConfig;

/// What a [`Summarizer`](crate::Summarizer) is built from.
///
/// The defaults are the measured recipe; each parameter's own documentation gives its range.
///
/// ```
/// use briefing::{Budget, Config};
/// let config = Config { budget: Budget::Words(100), ..Config::default() };
/// assert!(config.check().is_ok());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// How long the briefing may be.
    pub budget: Budget,
    /// Language of the pile; `None` identifies it.
    pub language: Option<Language>,
    /// How many sentences of a document count, and how long they may be.
    pub limits: SentenceLimits,
    /// When a document counts as a copy of another, and has no vote of its own.
    pub copies: CopyConfig,
    /// Which words are too common to count.
    pub stop_words: StopWordsConfig,
    /// How spelling variants of names are treated.
    pub names: NamesConfig,
    /// Terms and their weights.
    pub vectorizer: VectorizerConfig,
    /// The ranking method and its parameters.
    pub rank: RankConfig,
    /// The selection method and its parameters.
    pub selection: SelectionConfig,
    /// When another document's sentence counts as support.
    pub support: SupportConfig,
    /// Whether each chosen sentence carries an [`Explanation`](crate::briefing::Explanation).
    pub explain: bool,
    /// How much a briefing may cost.
    pub work: WorkLimits,
}

impl Config {
    /// Checks every parameter against its range.
    ///
    /// # Errors
    /// The first parameter outside its range, with its value and what is allowed.
    pub fn check(&self) -> Result<()> {
        self.budget.check()?;
        self.limits.check()?;
        self.copies.check()?;
        self.vectorizer.check()?;
        self.rank.check()?;
        self.selection.check()?;
        self.support.check()?;
        self.work.check()
    }
}
