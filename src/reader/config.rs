//! How inputs are read, and how much of them.

use std::time::Duration;

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
    /// Most levels that tags of pages, elements of feeds, and lists and objects of JSON may be
    /// nested. 1 to 4096; 512 by default. In pages deeper tags are passed over, a feed's entry or a
    /// record that is deeper is an error. JSON is never read deeper than 127.
    pub max_nesting: usize,
    /// Most attributes that are read of a page's tag. At least 1; 256 by default.
    pub max_attributes: usize,
    /// How long the article in a page may be looked for, before all text of the page is taken. 20
    /// seconds by default, many times what any page needs that is no attack; 0 looks for none.
    pub max_extraction: Duration,
    /// Whether symbolic links in folders are followed, out of the folder too. Not by default. What
    /// several links lead to is read once.
    pub follow_links: bool,
}

/// Most levels that can be asked for: what the stack of the thread that parses pages is good for.
const MOST_LEVELS: usize = 4096;

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
            max_nesting: 512,
            max_attributes: 256,
            max_extraction: Duration::from_secs(20),
            follow_links: false,
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
            ("max-nesting", self.max_nesting as u64),
            ("max-attributes", self.max_attributes as u64),
        ];
        for (name, limit) in limits {
            if limit == 0 {
                return Err(Error::parameter(name, 0, "at least 1"));
            }
        }
        if self.max_nesting > MOST_LEVELS {
            let allowed = format!("at most {MOST_LEVELS}");
            return Err(Error::parameter("max-nesting", self.max_nesting, allowed));
        }
        Exclusion::check(&self.exclude)
    }
}
