//! The library's one error type: what went wrong, and where.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// What the library's fallible functions return.
pub type Result<T> = std::result::Result<T, Error>;

/// An error with its place: the file, the parameter, the value.
///
/// Displayed as one lower-case line without a full stop; the cause, if there is one, is its
/// `source()` and not repeated in the line.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<ErrorKind>);

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// A parameter outside its range.
    pub fn parameter(
        name: &'static str,
        value: impl fmt::Display,
        allowed: impl Into<String>,
    ) -> Self {
        ErrorKind::Parameter {
            name,
            value: value.to_string(),
            allowed: allowed.into(),
        }
        .into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

/// The kinds of errors, each with its place.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder that cannot be read.
    #[error("{}: cannot be read", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file that is not text.
    #[error("{}: is not text (a NUL byte at offset {offset}); convert it to UTF-8 text first", path.display())]
    Binary {
        /// The file.
        path: PathBuf,
        /// 0-based offset of the first NUL byte.
        offset: usize,
    },
    /// A file larger than the limit.
    #[error("{}: is larger than the limit of {limit} bytes; raise it with --max-file-bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// A file or folder in which there is nothing to read.
    #[error("{}: {reason}", path.display())]
    Empty {
        /// The file or folder.
        path: PathBuf,
        /// What is missing.
        reason: &'static str,
    },
    /// A line that is not the record it should be.
    #[error("{}:{line}: {reason}", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// 1-based number of the line.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that is not what its format asks for.
    #[error("{}: {reason}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, where, and what can be done.
        reason: String,
    },
    /// A packed file that holds more than may be unpacked.
    #[error("{}: unpacks to more than {limit} bytes; if it is to be trusted, raise --{option}", path.display())]
    Unpacked {
        /// The file, or the member of an archive at which the limit was met.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
        /// The parameter that sets it, as the command line spells it without the dashes.
        option: &'static str,
    },
    /// More documents than the limit.
    #[error("{}: more than {limit} documents in all, the rest is left out; raise it with --max-documents", path.display())]
    TooManyDocuments {
        /// The file at which the limit was met.
        path: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// A parameter outside its range.
    #[error("{name} is {value}, but must be {allowed}")]
    Parameter {
        /// The parameter, as the command line spells it without the dashes.
        name: &'static str,
        /// The value given.
        value: String,
        /// The values allowed.
        allowed: String,
    },
    /// There is no summary with a reference to compare it to.
    #[error("nothing to evaluate: {reason}")]
    NothingToEvaluate {
        /// Why there is none.
        reason: String,
    },
    /// A pile of more sentences than it may have.
    #[error(
        "{found} sentences are more than the limit of {limit}; raise it with --max-record-sentences"
    )]
    TooManySentences {
        /// Sentences of all documents.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// Work that took longer than it may.
    #[error("not done within {} seconds; raise it with --max-record-seconds", limit.as_secs_f64())]
    OutOfTime {
        /// The limit.
        limit: Duration,
    },
    /// The documents hold no sentence that could be printed.
    #[error("nothing to summarise: {reason}")]
    NothingToSummarise {
        /// Why there is none.
        reason: String,
    },
}
