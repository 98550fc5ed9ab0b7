//! Bytes into documents.
//!
//! [`read`] takes files, folders and standard input and gives what could be read, beside what
//! could not: one bad file never costs the good ones. [`read_from`] reads one document from any
//! stream, [`json_lines`] records such as [`Cluster`](crate::Cluster)s.

mod credit;
mod date;
mod encoding;
mod escape;
mod folder;
mod headline;
mod html;
pub mod hygiene;
mod json_lines;
mod moment;
mod pile;
mod plain_text;

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::warning::Warning;
pub use json_lines::{json_lines, read_line};
use pile::Pile;

/// The limits of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderConfig {
    /// Most bytes a file, or standard input, may have. At least 1; 256 MiB by default.
    pub max_file_bytes: u64,
}

impl Default for ReaderConfig {
    fn default() -> Self {
        Self {
            max_file_bytes: 256 * 1024 * 1024,
        }
    }
}

impl ReaderConfig {
    /// Checks the limits.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Parameter`] if `max_file_bytes` is 0.
    pub fn check(&self) -> Result<()> {
        match self.max_file_bytes {
            0 => Err(Error::parameter("max-file-bytes", 0, "at least 1")),
            _ => Ok(()),
        }
    }
}

/// What came of reading: the documents, and what was wrong with them or in their place.
#[derive(Debug, Default)]
pub struct Reading {
    /// What could be read, in the order of the paths given; the ids are unique.
    pub documents: Vec<Document>,
    /// What was changed or passed over.
    pub warnings: Vec<Warning>,
    /// Files and folders that gave no document, each with the reason.
    pub failures: Vec<Error>,
}

/// Reads each path: a file, a folder, or `-` for standard input.
///
/// A file named here is read whatever its extension and kind, so pipes work. In a folder, and the
/// folders below it, regular files ending in `.txt`, `.text`, `.html`, `.htm` or `.xhtml` or without
/// an extension are read, in the order of the bytes of their paths; hidden ones and symbolic links
/// are not. A file is a web page if it is called so or begins like one, otherwise plain text. A file reached
/// twice is read once, and so is standard input.
///
/// A document's id is its path as it was given (in a folder, joined with the folder as it was
/// given), `stdin` for standard input; `#2` and so on is added to one that is taken. Its date is
/// the first day in the file's name (`2025-03-20` or `20250320`), its title the first line if that
/// reads like a headline; a web page tells both itself, and its address and language.
///
/// Linear in the bytes read; holds one file beside the documents at a time.
///
/// ```
/// use briefing::reader::{ReaderConfig, read};
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("2025-03-20-harbour.txt");
/// std::fs::write(&file, "The harbour opened again.\n")?;
/// let reading = read(&[file, folder.path().join("missing.txt")], &ReaderConfig::default());
/// assert_eq!(reading.documents[0].date.as_deref(), Some("2025-03-20"));
/// assert_eq!(reading.failures.len(), 1);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn read(paths: &[PathBuf], config: &ReaderConfig) -> Reading {
    let mut pile = Pile::new(config);
    for path in paths {
        pile.add(path);
    }
    pile.into_reading()
}

/// Reads one document, plain text or a web page, from a stream to its end.
///
/// ```
/// use briefing::reader::{ReaderConfig, read_from};
/// let (document, warnings) = read_from("wire", &b"It rained.\r\n"[..], &ReaderConfig::default())?;
/// assert_eq!((document.text.as_str(), warnings.len()), ("It rained.\n", 0));
/// # Ok::<(), briefing::Error>(())
/// ```
///
/// # Errors
///
/// With `id` for the path: [`ErrorKind::Unreadable`] if the stream fails,
/// [`ErrorKind::TooLarge`] if it is longer than the limit, [`ErrorKind::Binary`] if it is no text,
/// [`ErrorKind::Empty`] if it holds only white space.
pub fn read_from(
    id: &str,
    input: impl Read,
    config: &ReaderConfig,
) -> Result<(Document, Vec<Warning>)> {
    let path = Path::new(id);
    let bytes = read_bytes(path, input, config)?;
    if html::looks_like_page(&bytes) {
        return html::document(printable(id), path, bytes, None);
    }
    plain_text::document(printable(id), path, bytes)
}

/// Whether this thread is looking for the article of a web page, so that a panic hook can pass over
/// the panics of a third-party library, which reading catches.
///
/// ```
/// assert!(!briefing::reader::is_extracting());
/// ```
pub fn is_extracting() -> bool {
    html::is_at_work()
}

/// All bytes of a stream, but never more than one over the limit: a pipe has no length and a
/// file's may be wrong.
fn read_bytes(path: &Path, input: impl Read, config: &ReaderConfig) -> Result<Vec<u8>> {
    let limit = config.max_file_bytes;
    let mut bytes = Vec::new();
    input
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|source| unreadable(path, source))?;
    if bytes.len() as u64 > limit {
        let path = path.to_owned();
        return Err(ErrorKind::TooLarge { path, limit }.into());
    }
    Ok(bytes)
}

fn unreadable(path: &Path, source: std::io::Error) -> Error {
    let path = path.to_owned();
    ErrorKind::Unreadable { path, source }.into()
}

/// A path as it may be printed on one line.
fn display_path(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

fn printable(name: &str) -> String {
    hygiene::clean(name).0.replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests;
