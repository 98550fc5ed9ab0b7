//! How much one briefing may cost.

use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind, Result};

/// WorkLimits of the work on one pile; none by default.
///
/// A pile beyond one of them gives an error in place of a briefing, so that one hostile pile cannot
/// hold up the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkLimits {
    /// Most sentences in the documents together; at least 1.
    pub sentences: Option<usize>,
    /// Most time for a briefing; more than 0. It is looked at after each stage, and after each
    /// document that is cut into sentences, so a large document may overrun it. Whether it is kept
    /// depends on the machine: of two runs that keep it, both give the same.
    pub time: Option<Duration>,
}

impl WorkLimits {
    /// Checks that no limit is 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Parameter`] for the first that is.
    pub fn check(&self) -> Result<()> {
        if self.sentences == Some(0) {
            return Err(Error::parameter("max-record-sentences", 0, "at least 1"));
        }
        if self.time == Some(Duration::ZERO) {
            return Err(Error::parameter("max-record-seconds", 0, "more than 0"));
        }
        Ok(())
    }

    pub(crate) fn check_sentences(&self, found: usize) -> Result<()> {
        match self.sentences {
            Some(limit) if found > limit => {
                Err(ErrorKind::TooManySentences { found, limit }.into())
            }
            _ => Ok(()),
        }
    }
}

/// The moment by which a piece of work must be done, if there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    limit: Duration,
    at: Option<Instant>,
}

impl Deadline {
    /// Starts to count.
    pub(crate) fn new(limits: &WorkLimits) -> Self {
        let limit = limits.time.unwrap_or(Duration::MAX);
        Self {
            limit,
            at: Instant::now().checked_add(limit),
        }
    }

    pub(crate) fn has_passed(&self) -> bool {
        self.at.is_some_and(|at| Instant::now() > at)
    }

    /// # Errors
    ///
    /// [`ErrorKind::OutOfTime`] if the moment has passed.
    pub(crate) fn check(&self) -> Result<()> {
        if self.has_passed() {
            let limit = self.limit;
            return Err(ErrorKind::OutOfTime { limit }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_limited_never_ends() {
        assert!(Deadline::new(&WorkLimits::default()).check().is_ok());
        let time = Some(Duration::from_nanos(1));
        let limits = WorkLimits {
            time,
            ..WorkLimits::default()
        };
        let deadline = Deadline::new(&limits);
        std::thread::sleep(Duration::from_millis(1));
        let error = deadline.check().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::OutOfTime { .. }));
    }

    #[test]
    fn nothing_at_all_is_no_limit() {
        let sentences = WorkLimits {
            sentences: Some(0),
            ..WorkLimits::default()
        };
        let time = WorkLimits {
            time: Some(Duration::ZERO),
            ..WorkLimits::default()
        };
        for limits in [sentences, time] {
            assert!(limits.check().is_err(), "{limits:?}");
        }
    }
}
