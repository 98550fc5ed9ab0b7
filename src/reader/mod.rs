//! Bytes into documents.
//!
//! [`read`] takes files, folders and standard input and gives what could be read, beside what
//! could not: one bad file never costs the good ones. [`read_from`] reads one document from any
//! stream, [`json_lines`] records such as [`Cluster`](crate::Cluster)s.

mod article;
mod cluster_record;
mod config;
mod contents;
mod credit;
mod csv;
mod date;
mod encoding;
mod escape;
mod exclude;
mod feed;
mod fields;
mod folder;
mod format;
mod headline;
mod html;
pub mod hygiene;
mod ids;
mod json;
mod json_lines;
#[cfg(feature = "mail")]
mod mail;
mod markdown;
mod moment;
mod packing;
mod pile;
mod plain_text;
mod record_files;
mod source;
#[cfg(feature = "warc")]
mod warc;
mod zstandard;

use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::selection::Budget;
use crate::warning::Warning;
pub use cluster_record::{ClusterRecord, NoCluster};
pub use config::ReaderConfig;
pub use fields::{FieldName, Fields};
pub use format::Format;
pub use json_lines::{Line, json_lines, read_line};
pub use packing::unpack;
use pile::Pile;
pub use record_files::RecordFiles;
use source::Source;

/// What came of reading: the documents, and what was wrong with them or in their place.
#[derive(Debug, Default)]
pub struct Reading {
    /// What could be read, in the order of the paths given; the ids are unique.
    pub documents: Vec<Document>,
    /// Which of them came as clusters, and with what task, in the order of the documents.
    pub clusters: Vec<ClusterOutline>,
    /// What was changed or passed over.
    pub warnings: Vec<Warning>,
    /// Files and folders that gave no document, each with the reason.
    pub failures: Vec<Error>,
    /// The files that were opened.
    pub files: Vec<PathBuf>,
}

/// A [`Cluster`](crate::Cluster) among the documents read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterOutline {
    /// The file.
    pub path: PathBuf,
    /// Names the cluster; where it has no id, by file and number.
    pub id: String,
    /// Its documents, of [`Reading::documents`].
    pub documents: Range<usize>,
    /// What the summary should be about.
    pub query: Option<String>,
    /// What the reader knows already.
    pub known: Vec<Document>,
    /// How long the summary may be.
    pub budget: Option<Budget>,
}

/// Reads each path: a file, a folder, or `-` for standard input.
///
/// The [`Format`] is that of the configuration, else the one that the name's extension or the first
/// bytes tell. What is packed with gzip or Zstandard is unpacked, and of a ZIP archive every member
/// is read, by its own name; an archive inside of another is not.
///
/// A file named here is read whatever its extension and kind, so pipes work. In a folder, and the
/// folders below it, regular files with the extension of a format or none are read, in the order of
/// the bytes of their paths; hidden ones, those that the configuration excludes, and, unless it says
/// otherwise, symbolic links are not. A file reached twice is read once, and so is standard input.
///
/// A document's id is the one that its record has, else its path as it was given (in a folder,
/// joined with the folder as it was given; in an archive, joined with the archive's), `stdin` for
/// standard input, with `:7` for the seventh line, row or entry; `#2` and so on is added to one that
/// is taken. A date that the document lacks is the first day in its file's name (`2025-03-20` or
/// `20250320`), if the file holds no other document. A title that it lacks is the first line if that
/// reads like a headline.
///
/// Linear in the bytes read; holds one file a thread beside the documents.
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

/// Reads a stream to its end as [`read`] does a file called `name`.
///
/// ```
/// use briefing::reader::{ReaderConfig, read_stream};
/// let csv = "title,text\nHarbour open,The harbour opened again.\n";
/// let reading = read_stream("news.csv", csv.as_bytes(), &ReaderConfig::default());
/// assert_eq!(reading.documents[0].title.as_deref(), Some("Harbour open"));
/// ```
pub fn read_stream(name: &str, input: impl Read, config: &ReaderConfig) -> Reading {
    let mut pile = Pile::new(config);
    pile.add_stream(name, input);
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
    let bytes = read_bytes(path, input, 0, config)?;
    if html::looks_like_page(&bytes) {
        return html::document(printable(id), path, bytes, None, config);
    }
    plain_text::document(printable(id), path, bytes)
}

/// All bytes of a stream, but never more than one over the limit: a pipe has no length and a
/// file's may be wrong. For the `length` that it is to have, 0 if unknown, room is made at once.
fn read_bytes(
    path: &Path,
    input: impl Read,
    length: u64,
    config: &ReaderConfig,
) -> Result<Vec<u8>> {
    let limit = config.max_file_bytes;
    // One more byte, to see that nothing follows.
    let room = usize::try_from(length.min(limit)).unwrap_or(0) + 1;
    let mut bytes = Vec::with_capacity(room);
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
