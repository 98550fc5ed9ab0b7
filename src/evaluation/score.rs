//! What a candidate has in common with a reference, and the three figures made of it.

use serde::Serialize;

/// Units that a candidate shares with a reference, and how many units each of the two has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Shared units, clipped: a unit counts at most as often as the rarer side has it.
    pub hits: usize,
    /// Units of the candidate.
    pub candidate: usize,
    /// Units of the reference.
    pub reference: usize,
}

impl Overlap {
    /// Precision, recall and their harmonic mean.
    ///
    /// ```
    /// use briefing::evaluation::Overlap;
    /// let score = Overlap { hits: 1, candidate: 2, reference: 4 }.score();
    /// assert_eq!((score.precision, score.recall), (0.5, 0.25));
    /// assert!((score.f1 - 1.0 / 3.0).abs() < 1e-12);
    /// assert_eq!(Overlap::default().score().f1, 0.0);
    /// ```
    pub fn score(self) -> Score {
        Score::new(
            self.hits as f64 / self.candidate.max(1) as f64,
            self.hits as f64 / self.reference.max(1) as f64,
        )
    }
}

impl std::iter::Sum for Overlap {
    fn sum<I: Iterator<Item = Self>>(overlaps: I) -> Self {
        overlaps.fold(Self::default(), |sum, next| Self {
            hits: sum.hits + next.hits,
            candidate: sum.candidate + next.candidate,
            reference: sum.reference + next.reference,
        })
    }
}

/// Precision, recall and F1, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Shared units by units of the candidate.
    pub precision: f64,
    /// Shared units by units of the reference.
    pub recall: f64,
    /// `2pr / (p + r)`; 0 where both are 0. A mean of scores has the mean of their F1.
    pub f1: f64,
}

impl Score {
    /// The score of a precision and a recall.
    pub fn new(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Self {
            precision,
            recall,
            f1,
        }
    }

    /// The mean of each figure; all 0 without scores.
    pub fn mean(scores: &[Self]) -> Self {
        let mean = |figure: fn(&Self) -> f64| {
            scores.iter().map(figure).sum::<f64>() / scores.len().max(1) as f64
        };
        Self {
            precision: mean(|score| score.precision),
            recall: mean(|score| score.recall),
            f1: mean(|score| score.f1),
        }
    }
}
