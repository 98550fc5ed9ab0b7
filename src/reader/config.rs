//! How inputs are read, and how much of them.

use super::exclude::Exclusion;
use super::fields::Fields;
use super::format::Format;
use crate::error::{Error, Result};

/// What inputs are taken for, and the limits of reading.
///
/// ```
/// use briefing::reader::{Format, ReaderConfig};
/// let config = ReaderConfig { format: Some(Format::JsonLines), ..ReaderConfig::default() };
/// assert!(config.check().is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderConfig {
    /// The format of every input; `None` finds it out by name and content.
    pub format: Option<Format>,
    /// How the fields of JSON and CSV are called.
    pub fields: Fields,
    /// Files and folders passed over inside of folders, each pattern as a line of a `.gitignore`.
    pub exclude: Vec<String>,
    /// Most bytes a file, or standard input, may have. At least 1; 256 MiB by default.
    pub max_file_bytes: u64,
    /// Most bytes that one packed file may hold unpacked, an archive's members together. At least
    /// 1; 1 GiB by default.
    pub max_unpacked_bytes: u64,
    /// Most bytes that a byte of a packed file may unpack to, where that is more than a mebibyte in
    /// all. At least 1; 200 by default: text seldom exceeds 20.
    pub max_unpack_ratio: u64,
    /// Most documents in all. At least 1; 1,000,000 by default.
    pub max_documents: usize,
}

impl Default for ReaderConfig {
    fn default() -> Self {
        Self {
            format: None,
            fields: Fields::default(),
            exclude: Vec::new(),
            max_file_bytes: 256 << 20,
            max_unpacked_bytes: 1 << 30,
            max_unpack_ratio: 200,
            max_documents: 1_000_000,
        }
    }
}

impl ReaderConfig {
    /// Checks the limits and the patterns.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Parameter`](crate::ErrorKind::Parameter) if a limit is 0 or a pattern is none.
    pub fn check(&self) -> Result<()> {
        let limits = [
            ("max-file-bytes", self.max_file_bytes),
            ("max-unpacked-bytes", self.max_unpacked_bytes),
            ("max-unpack-ratio", self.max_unpack_ratio),
            ("max-documents", self.max_documents as u64),
        ];
        for (name, limit) in limits {
            if limit == 0 {
                return Err(Error::parameter(name, 0, "at least 1"));
            }
        }
        Exclusion::check(&self.exclude)
    }
}
