//! Which sentences of other documents state the same as a chosen one.

use crate::error::{Error, Result};

/// When a sentence counts as support.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupportConfig {
    /// Least cosine of the TF-IDF word vectors, above 0, at most 1. Default 0.35.
    pub threshold: f64,
}

impl Default for SupportConfig {
    fn default() -> Self {
        Self { threshold: 0.35 }
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
