//! How long a briefing may be.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::bytes;
use crate::error::{Error, Result};

/// The length a briefing must not exceed, in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Budget {
    /// Number of sentences.
    Sentences(usize),
    /// Number of words: runs of characters between white space, as `wc -w` counts them.
    Words(usize),
    /// Number of Unicode scalar values, a separator between sentences counted.
    Characters(usize),
    /// Number of bytes of UTF-8, a separator between sentences counted.
    Bytes(usize),
}

impl Default for Budget {
    /// Five sentences.
    fn default() -> Self {
        Self::Sentences(5)
    }
}

impl Budget {
    /// The number, whatever its unit.
    pub fn limit(self) -> usize {
        match self {
            Self::Sentences(limit)
            | Self::Words(limit)
            | Self::Characters(limit)
            | Self::Bytes(limit) => limit,
        }
    }

    /// The unit's name, in the plural.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Sentences(_) => "sentences",
            Self::Words(_) => "words",
            Self::Characters(_) => "characters",
            Self::Bytes(_) => "bytes",
        }
    }

    /// What a sentence alone takes from the budget.
    ///
    /// ```
    /// use briefing::Budget;
    /// assert_eq!(Budget::Sentences(5).cost("Talks go on."), 1);
    /// assert_eq!(Budget::Words(5).cost("Talks go on."), 3);
    /// assert_eq!(Budget::Characters(5).cost("día"), 3);
    /// assert_eq!(Budget::Bytes(5).cost("día"), 4);
    /// ```
    pub fn cost(self, sentence: &str) -> usize {
        match self {
            Self::Sentences(_) => 1,
            Self::Words(_) => bytes::word_count(sentence),
            Self::Characters(_) => sentence.chars().count(),
            Self::Bytes(_) => sentence.len(),
        }
    }

    /// What stands between two sentences: one character or byte, nothing in the other units.
    pub fn separator(self) -> usize {
        match self {
            Self::Sentences(_) | Self::Words(_) => 0,
            Self::Characters(_) | Self::Bytes(_) => 1,
        }
    }

    /// Checks that the budget leaves room for something.
    ///
    /// # Errors
    /// If the number is 0.
    pub fn check(self) -> Result<()> {
        if self.limit() == 0 {
            return Err(Error::parameter(self.unit(), 0, "1 or more"));
        }
        Ok(())
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.limit(), self.unit())
    }
}

/// What is left of a budget while sentences are taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Purse {
    budget: Budget,
    left: usize,
    empty: bool,
}

impl Purse {
    pub(crate) fn new(budget: Budget) -> Self {
        Self {
            budget,
            left: budget.limit(),
            empty: true,
        }
    }

    /// Whether a sentence of this cost still fits.
    pub(crate) fn affords(&self, cost: usize) -> bool {
        self.price(cost) <= self.left
    }

    /// Whether sentences of these costs still fit, all of them one after the other.
    pub(crate) fn affords_all(mut self, costs: impl IntoIterator<Item = usize>) -> bool {
        costs.into_iter().all(|cost| {
            let fits = self.affords(cost);
            if fits {
                self.spend(cost);
            }
            fits
        })
    }

    /// Takes a sentence of this cost, which must fit.
    pub(crate) fn spend(&mut self, cost: usize) {
        self.left -= self.price(cost);
        self.empty = false;
    }

    fn price(&self, cost: usize) -> usize {
        let separator = if self.empty {
            0
        } else {
            self.budget.separator()
        };
        cost.saturating_add(separator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_purse_pays_for_separators() {
        let mut purse = Purse::new(Budget::Characters(7));
        assert!(purse.affords(7));
        purse.spend(3);
        assert!(purse.affords(3));
        assert!(!purse.affords(4));
        purse.spend(3);
        assert!(!purse.affords(0), "even nothing needs a separator");
    }

    #[test]
    fn sentences_that_come_together_pay_for_the_separator_between_them() {
        let mut purse = Purse::new(Budget::Characters(9));
        assert!(purse.affords_all([4, 4]));
        assert!(!purse.affords_all([4, 5]));
        purse.spend(3);
        assert!(purse.affords_all([2, 2]));
        assert!(!purse.affords_all([2, 3]));
    }

    #[test]
    fn a_budget_of_nothing_is_refused() {
        let error = Budget::Words(0).check().expect_err("0 words");
        assert_eq!(error.to_string(), "words is 0, but must be 1 or more");
    }
}
