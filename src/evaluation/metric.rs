//! The members of the ROUGE family.

use std::fmt;

use super::n_gram::{Unigrams, n_gram_overlap, skip_bigram_overlap};
use super::score::Overlap;
use super::subsequence::{lcs_overlap, union_lcs_overlap};
use super::tokens::{NumberedText, Profile};

/// A way to compare a summary with a reference (Lin 2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Rouge {
    /// Runs of so many tokens, 1 or more: [`n_gram_overlap`].
    N(usize),
    /// Longest common subsequence of the whole texts: [`lcs_overlap`].
    L,
    /// Union of longest common subsequences, line by line: [`union_lcs_overlap`].
    Lsum,
    /// Pairs with at most four words between, and single words: [`skip_bigram_overlap`].
    Su4,
}

impl Rouge {
    /// Those that are reported.
    pub const ALL: &'static [Self] = &[
        Self::N(1),
        Self::N(2),
        Self::N(3),
        Self::N(4),
        Self::L,
        Self::Lsum,
        Self::Su4,
    ];

    pub(super) fn overlap(
        self,
        candidate: &NumberedText,
        reference: &NumberedText,
        profile: Profile,
    ) -> Overlap {
        let (one, other) = (&candidate.tokens, &reference.tokens);
        match self {
            Self::N(n) => n_gram_overlap(one, other, n),
            Self::L => lcs_overlap(one, other),
            Self::Lsum => union_lcs_overlap(&candidate.lines(), &reference.lines()),
            Self::Su4 => {
                let unigrams = match profile {
                    Profile::Google => Unigrams::All,
                    Profile::Rouge155 => Unigrams::AllButLast,
                };
                skip_bigram_overlap(one, other, unigrams)
            }
        }
    }
}

impl fmt::Display for Rouge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::N(n) => write!(f, "rouge-{n}"),
            Self::L => f.write_str("rouge-l"),
            Self::Lsum => f.write_str("rouge-lsum"),
            Self::Su4 => f.write_str("rouge-su4"),
        }
    }
}
