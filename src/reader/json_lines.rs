//! JSON Lines: one record a line.

use std::io::{self, BufRead, BufReader, Read};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::{ReaderConfig, unreadable};
use crate::error::{Error, ErrorKind, Result};

/// Bytes read at once.
const BUFFER_BYTES: usize = 1 << 18;

/// The records of a stream, one a line, such as [`Cluster`](crate::Cluster)s.
///
/// Blank lines are passed over, and so are fields that a record has no place for. A line that is
/// no record, or longer than the limit of `config`, is an error of its own
/// ([`ErrorKind::Record`], with `path` and the 1-based number of the line) and the next one is
/// read all the same; a stream that fails ([`ErrorKind::Unreadable`]) ends there. Holds one line
/// at a time.
///
/// ```
/// use std::path::Path;
/// use briefing::Cluster;
/// use briefing::reader::{ReaderConfig, json_lines};
/// let file = br#"{"id": "a", "documents": []}
/// {"id": "b", "documents": }
/// {"id": "c", "documents": []}"#;
/// let lines = json_lines::<Cluster, _>(Path::new("x.jsonl"), &file[..], &ReaderConfig::default());
/// let (good, bad): (Vec<_>, Vec<_>) = lines.partition(|line| line.is_ok());
/// assert_eq!(good.len(), 2);
/// let error = bad[0].as_ref().unwrap_err();
/// assert_eq!(error.to_string(), "x.jsonl:2: expected value at column 26");
/// ```
pub fn json_lines<T: DeserializeOwned, R: Read>(
    path: &Path,
    input: R,
    config: &ReaderConfig,
) -> impl Iterator<Item = Result<T>> + use<T, R> {
    numbered(path, input, config).map(|(_, record)| record)
}

/// The same, each with the 1-based number of its line.
pub(super) fn numbered<T: DeserializeOwned, R: Read>(
    path: &Path,
    input: R,
    config: &ReaderConfig,
) -> impl Iterator<Item = (usize, Result<T>)> + use<T, R> {
    JsonLines {
        path: path.to_owned(),
        reader: Some(BufReader::with_capacity(BUFFER_BYTES, input)),
        limit: config.max_file_bytes,
        number: 0,
        record: PhantomData,
    }
}

struct JsonLines<R, T> {
    path: PathBuf,
    /// `None` once the stream has ended.
    reader: Option<R>,
    limit: u64,
    number: usize,
    record: PhantomData<T>,
}

impl<R: BufRead, T: DeserializeOwned> Iterator for JsonLines<R, T> {
    type Item = (usize, Result<T>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = match read_line(self.reader.as_mut()?, self.limit) {
                Ok(line) => line,
                Err(error) => {
                    self.reader = None;
                    return Some((self.number, Err(unreadable(&self.path, error))));
                }
            };
            let Some(line) = line else {
                self.reader = None;
                return None;
            };
            self.number += 1;
            let Line::Whole(line) = line else {
                let limit = self.limit;
                let error = self.failed(format!(
                    "line is longer than the limit of {limit} bytes; raise it with --max-file-bytes"
                ));
                return Some((self.number, Err(error)));
            };
            // A byte order mark is no part of the first record.
            let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
            if !line.trim_ascii().is_empty() {
                let record = serde_json::from_slice(line);
                let record = record.map_err(|error| self.failed(reason(&error)));
                return Some((self.number, record));
            }
        }
    }
}

impl<R, T> JsonLines<R, T> {
    fn failed(&self, reason: String) -> Error {
        ErrorKind::Record {
            path: self.path.clone(),
            line: self.number,
            reason,
        }
        .into()
    }
}

/// What the parser says, without the number of the line, which is always 1 to it.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.replace(" at line 1 column ", " at column ")
}

/// A line of a stream, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// All of it.
    Whole(Vec<u8>),
    /// The head, of at most 64 KiB, of a line longer than the limit; the rest is passed over.
    TooLong(Vec<u8>),
}

impl Line {
    /// The head of a line that is too long.
    pub fn too_long(mut line: Vec<u8>) -> Self {
        line.truncate(HEAD_BYTES);
        line.shrink_to_fit();
        Self::TooLong(line)
    }

    /// What is held of it.
    pub fn bytes(&self) -> &[u8] {
        let (Self::Whole(bytes) | Self::TooLong(bytes)) = self;
        bytes
    }

    /// Whether it is white space and no more.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Whole(bytes) if bytes.trim_ascii().is_empty())
    }
}

/// Bytes that are kept of a line that is too long.
const HEAD_BYTES: usize = 1 << 16;

/// The next line; `None` at the end of the stream.
///
/// # Errors
/// If the stream fails.
pub fn read_line(reader: &mut impl BufRead, limit: u64) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let most = limit.saturating_add(1);
    if reader.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 > limit {
        skip_line(reader)?;
        line.pop();
        return Ok(Some(Line::too_long(line)));
    }
    Ok(Some(Line::Whole(line)))
}

fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let used = end.map_or(buffer.len(), |end| end + 1);
        let finished = end.is_some() || buffer.is_empty();
        reader.consume(used);
        if finished {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_over_the_limit_is_passed_over_whole() {
        let mut stream = BufReader::with_capacity(4, &b"12345\n1234567\n\n123"[..]);
        let mut next = || read_line(&mut stream, 5).unwrap();
        assert_eq!(next(), Some(Line::Whole(b"12345".to_vec())));
        assert_eq!(next(), Some(Line::TooLong(b"12345".to_vec())));
        assert_eq!(next(), Some(Line::Whole(Vec::new())));
        assert_eq!(next(), Some(Line::Whole(b"123".to_vec())));
        assert_eq!(next(), None);
    }

    fn numbers(stream: &[u8]) -> Vec<std::result::Result<u32, String>> {
        let config = ReaderConfig {
            max_file_bytes: 6,
            ..ReaderConfig::default()
        };
        let lines = json_lines::<u32, _>(Path::new("n.jsonl"), stream, &config);
        lines
            .map(|line| line.map_err(|error| error.to_string()))
            .collect()
    }

    #[test]
    fn a_broken_line_costs_the_others_nothing() {
        let found = numbers(b"\xEF\xBB\xBF1\r\n\n2\n{\n1234567\n\xFF\n3");
        assert_eq!([&found[0], &found[1], &found[5]], [&Ok(1), &Ok(2), &Ok(3)]);
        for (found, line) in found[2..5].iter().zip([4, 5, 6]) {
            let message = found.as_ref().unwrap_err();
            assert!(
                message.starts_with(&format!("n.jsonl:{line}: ")),
                "{message}"
            );
        }
        assert_eq!(found.len(), 6);
    }

    #[test]
    fn nothing_holds_no_records() {
        assert!(numbers(b"").is_empty());
        assert!(numbers(b"\n \n").is_empty());
    }
}
