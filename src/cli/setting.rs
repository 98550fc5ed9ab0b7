//! A setting from outside the command line, and where it stands.

use std::fmt;
use std::path::PathBuf;

/// Where a setting stands that was not typed.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    Environment(String),
    File { path: PathBuf, line: usize },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment(name) => f.write_str(name),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
        }
    }
}

/// A setting from outside the command line.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    /// The option without its dashes.
    pub(crate) key: String,
    /// The values as the command line would spell them.
    pub(crate) values: Vec<String>,
    /// Whether it was written as a list.
    pub(crate) list: bool,
    /// The value as it was written.
    pub(crate) written: String,
    pub(crate) origin: Origin,
}
