//! How the program ends.

use std::io::{self, Write};
use std::process::ExitCode;

use briefing::ErrorKind;
use briefing::reader::hygiene::clean;

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// 0: all was done.
    Done,
    /// 1: some inputs failed, or the output could not be written to its end.
    Partial,
    /// 2: wrong usage or configuration.
    Usage,
    /// 3: there was nothing to summarise or to evaluate.
    Nothing,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Partial => 1,
            Status::Usage => 2,
            Status::Nothing => 3,
        })
    }
}

/// An error of the user's that no other type tells of: wrong usage or a wrong setting.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Usage(pub(crate) String);

impl Status {
    /// The status that an error leads to. A reader that has closed its end of a pipe has seen
    /// what it wanted: that is no error.
    pub(crate) fn of(error: &anyhow::Error) -> Self {
        for cause in error.chain() {
            if cause.is::<Usage>() {
                return Self::Usage;
            }
            if let Some(error) = cause.downcast_ref::<briefing::Error>() {
                return match error.kind() {
                    ErrorKind::Parameter { .. } => Self::Usage,
                    ErrorKind::NothingToSummarise { .. } | ErrorKind::NothingToEvaluate { .. } => {
                        Self::Nothing
                    }
                    _ => Self::Partial,
                };
            }
            if let Some(error) = cause.downcast_ref::<io::Error>()
                && error.kind() == io::ErrorKind::BrokenPipe
            {
                return Self::Done;
            }
        }
        Self::Partial
    }
}

/// Shows what clap answers: help and version on standard output, usage errors on standard error.
pub(crate) fn show(answer: &clap::Error) -> Status {
    let plain = answer.render().to_string();
    // A closed pipe must not turn help into a failure.
    let _ = match clean(&plain) {
        (_, 0) => answer.print(),
        // What was typed may have come from outside: a file name where an option was expected.
        (printable, _) => io::stderr().write_all(printable.as_bytes()),
    };
    if answer.exit_code() == 0 {
        Status::Done
    } else {
        Status::Usage
    }
}
