//! Terms into weighted sparse rows.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How rare terms are weighted up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Idf {
    /// `ln(1 + n / n_c)`: positive even for a term in every sentence.
    #[default]
    Smooth,
    /// 1 for every term.
    None,
}

impl fmt::Display for Idf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Smooth => "smooth",
            Self::None => "none",
        })
    }
}

/// Weights of the terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VectorizerConfig {
    /// Weight of word columns, 0 to 1. Default 0.1.
    pub word_weight: f64,
    /// Weight of pair columns, 0 to 1. Default 0.9.
    pub pair_weight: f64,
    /// Inverse document frequency over sentences. Default [`Idf::Smooth`].
    pub idf: Idf,
}

impl Default for VectorizerConfig {
    fn default() -> Self {
        Self {
            word_weight: 0.1,
            pair_weight: 0.9,
            idf: Idf::Smooth,
        }
    }
}

impl VectorizerConfig {
    /// Checks the weights.
    ///
    /// # Errors
    /// If one lies outside 0 to 1, or both are 0.
    pub fn check(&self) -> Result<()> {
        for (name, value) in [
            ("word-weight", self.word_weight),
            ("pair-weight", self.pair_weight),
        ] {
            if !(0.0..=1.0).contains(&value) {
                return Err(Error::parameter(name, value, "0 to 1"));
            }
        }
        if self.word_weight + self.pair_weight > 0.0 {
            return Ok(());
        }
        Err(Error::parameter(
            "pair-weight",
            0,
            "above 0 where word-weight is 0",
        ))
    }
}
