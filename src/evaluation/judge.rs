//! All that is said of one summary of one cluster.

use std::fmt;

use serde::Serialize;

use super::metric::Rouge;
use super::quality::{SummarySentences, compression};
use super::rouge::RougeScorer;
use super::score::Score;
use super::tokens::Tokenization;
use crate::cluster::Cluster;
use crate::language::Language;
use crate::support::SupportConfig;

/// A figure by which a summary is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Figure {
    /// Against the references.
    Rouge(Rouge),
    /// Likeness of the two most alike sentences: [`Redundancy`](super::Redundancy).
    HighestRedundancy,
    /// Mean likeness of two sentences.
    MeanRedundancy,
    /// Share of sentences that lean on what is not there: [`SummarySentences::leaning`].
    Leaning,
    /// Share of sentences with an unclosed quotation: [`SummarySentences::unclosed_quotes`].
    UnclosedQuotes,
    /// Words by words of the documents: [`compression`].
    Compression,
    /// Share of the documents that are told of: [`SummarySentences::coverage`].
    Coverage,
}

impl Figure {
    /// Those that need references.
    pub const ROUGE: &'static [Self] = &[
        Self::Rouge(Rouge::N(1)),
        Self::Rouge(Rouge::N(2)),
        Self::Rouge(Rouge::N(3)),
        Self::Rouge(Rouge::N(4)),
        Self::Rouge(Rouge::L),
        Self::Rouge(Rouge::Lsum),
        Self::Rouge(Rouge::Su4),
    ];

    /// Those that need none.
    pub const QUALITY: &'static [Self] = &[
        Self::HighestRedundancy,
        Self::MeanRedundancy,
        Self::Leaning,
        Self::UnclosedQuotes,
        Self::Compression,
        Self::Coverage,
    ];
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rouge(rouge) => return rouge.fmt(f),
            Self::HighestRedundancy => "highest-redundancy",
            Self::MeanRedundancy => "mean-redundancy",
            Self::Leaning => "leaning",
            Self::UnclosedQuotes => "unclosed-quotes",
            Self::Compression => "compression",
            Self::Coverage => "coverage",
        })
    }
}

/// What a figure comes to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Of a [`Figure::Rouge`].
    Score(Score),
    /// Of any other; `None` where the cluster does not have what it takes, such as documents.
    Share(Option<f64>),
}

/// Which of the numbers of a [`Score`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Shared units by units of the candidate.
    Precision,
    /// Shared units by units of the reference.
    #[default]
    Recall,
    /// Their harmonic mean.
    F1,
}

impl Measure {
    /// Every measure.
    pub const ALL: &'static [Self] = &[Self::Precision, Self::Recall, Self::F1];
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Precision => "precision",
            Self::Recall => "recall",
            Self::F1 => "f1",
        })
    }
}

impl Value {
    /// The number; the measure does not matter where there is but one.
    pub fn number(self, measure: Measure) -> Option<f64> {
        match (self, measure) {
            (Self::Score(score), Measure::Precision) => Some(score.precision),
            (Self::Score(score), Measure::Recall) => Some(score.recall),
            (Self::Score(score), Measure::F1) => Some(score.f1),
            (Self::Share(share), _) => share,
        }
    }
}

/// Judges summaries.
#[derive(Clone, Debug)]
pub struct Judge {
    /// How ROUGE is computed.
    pub scorer: RougeScorer,
    /// What is asked for.
    pub figures: Vec<Figure>,
    /// When a document counts as covered.
    pub support: SupportConfig,
    /// Language of the summaries; `None` takes that of the documents or identifies it.
    pub language: Option<Language>,
}

impl Judge {
    /// What each figure comes to, in the order of the figures.
    ///
    /// ```
    /// use briefing::evaluation::{Figure, Judge, Measure, Rouge, RougeScorer};
    /// use briefing::{Cluster, Document};
    /// let cluster = Cluster {
    ///     documents: vec![Document::new("a", "The truce holds. Snow fell on the lake again.")],
    ///     references: vec!["The truce holds on".to_owned()],
    ///     ..Cluster::default()
    /// };
    /// let judge = Judge {
    ///     scorer: RougeScorer::default(),
    ///     figures: vec![Figure::Rouge(Rouge::N(1)), Figure::Coverage],
    ///     support: Default::default(),
    ///     language: None,
    /// };
    /// let values = judge.judge("The truce holds.", &cluster);
    /// assert_eq!(values[0].number(Measure::Recall), Some(0.75));
    /// assert_eq!(values[1].number(Measure::Recall), Some(1.0));
    /// ```
    pub fn judge(&self, summary: &str, cluster: &Cluster) -> Vec<Value> {
        let metrics: Vec<Rouge> = self
            .figures
            .iter()
            .filter_map(|figure| rouge(*figure))
            .collect();
        let scores = self.scorer.score(&metrics, summary, &cluster.references);
        let mut scores = scores.into_iter();
        let needs_sentences =
            |figure: &Figure| !matches!(figure, Figure::Rouge(_) | Figure::Compression);
        let sentences = self
            .figures
            .iter()
            .any(needs_sentences)
            .then(|| SummarySentences::new(summary, self.language_of(summary, cluster)));
        let of_sentences = |judge: &dyn Fn(&SummarySentences) -> Option<f64>| {
            Value::Share(sentences.as_ref().and_then(judge))
        };
        let value = |figure: &Figure| match figure {
            Figure::Rouge(_) => Value::Score(scores.next().unwrap_or_default()),
            Figure::HighestRedundancy => of_sentences(&|them| Some(them.redundancy().highest)),
            Figure::MeanRedundancy => of_sentences(&|them| Some(them.redundancy().mean)),
            Figure::Leaning => of_sentences(&|them| Some(them.leaning(&cluster.documents))),
            Figure::UnclosedQuotes => of_sentences(&|them| Some(them.unclosed_quotes())),
            Figure::Coverage => {
                of_sentences(&|them| them.coverage(&cluster.documents, &self.support))
            }
            Figure::Compression => Value::Share(compression(summary, &cluster.documents)),
        };
        self.figures.iter().map(value).collect()
    }

    /// What counts as a token in the references of a cluster.
    pub fn tokenization(&self, cluster: &Cluster) -> Tokenization {
        Tokenization::of(cluster.references.iter().map(String::as_str))
    }

    fn language_of(&self, summary: &str, cluster: &Cluster) -> Language {
        let declared = || {
            let mut codes = cluster
                .documents
                .iter()
                .filter_map(|one| one.language.as_deref());
            codes.find_map(|code| code.parse().ok())
        };
        let identified = || {
            let identified = Language::identify(summary).filter(|found| found.reliable);
            identified.map(|found| found.language)
        };
        let language = self.language.or_else(declared).or_else(identified);
        language.unwrap_or(Language::English)
    }
}

fn rouge(figure: Figure) -> Option<Rouge> {
    match figure {
        Figure::Rouge(rouge) => Some(rouge),
        _ => None,
    }
}
