//! Records from files, one after another, with a fingerprint of all that was read.

use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use briefing::reader::{self, Line};

use crate::cli::input;

/// A record on its way.
#[derive(Debug)]
pub(super) struct Record {
    /// How its file is called in messages.
    pub(super) file: Arc<str>,
    /// 1-based.
    pub(super) line: usize,
    pub(super) content: Content,
    /// Of this record and all before it.
    pub(super) fingerprint: u64,
}

/// What stands in the place of a record.
#[derive(Debug)]
pub(super) enum Content {
    Line(Line),
    /// The file cannot be read, or not any further, for this reason.
    Unreadable(String),
}

impl Content {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Line(line) => line.bytes(),
            Self::Unreadable(reason) => reason.as_bytes(),
        }
    }
}

/// Tells one run of bytes from another; not made to withstand forgery.
#[derive(Clone, Debug, Default)]
pub(super) struct Fingerprint(DefaultHasher);

impl Fingerprint {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    pub(super) fn value(&self) -> u64 {
        self.0.finish()
    }
}

/// The files of a run.
#[derive(Debug)]
pub(super) struct Records {
    pub(super) files: Vec<PathBuf>,
    /// A longer line is too long.
    pub(super) max_record_bytes: u64,
    /// Bytes read from the files so far, as they are on the disk.
    pub(super) bytes_read: Arc<AtomicU64>,
}

impl Records {
    /// Bytes of all files together, if that is known.
    pub(super) fn size(&self) -> Option<u64> {
        let sizes = self.files.iter().map(|path| {
            let found = path.metadata().ok()?;
            found.is_file().then_some(found.len())
        });
        sizes.sum()
    }

    /// Hands over record after record, until all are or one is not wanted.
    pub(super) fn read(self, mut hand_over: impl FnMut(Record) -> bool) {
        let mut fingerprint = Fingerprint::default();
        for path in &self.files {
            let file: Arc<str> = input::name(path).into();
            let mut line = 0;
            let mut pass = |line: usize, content: Content| {
                fingerprint.add(&line.to_le_bytes());
                fingerprint.add(&content.bytes().len().to_le_bytes());
                fingerprint.add(content.bytes());
                hand_over(Record {
                    file: Arc::clone(&file),
                    line,
                    content,
                    fingerprint: fingerprint.value(),
                })
            };
            let mut read = || -> io::Result<bool> {
                if is_table(path) {
                    return self.read_table(path, |row| {
                        line += 1;
                        pass(line, Content::Line(row))
                    });
                }
                let mut lines = reader::unpack(self.open(path)?)?;
                while let Some(content) = reader::read_line(&mut lines, self.max_record_bytes)? {
                    line += 1;
                    if !content.is_blank() && !pass(line, Content::Line(content)) {
                        return Ok(false);
                    }
                }
                Ok(true)
            };
            let is_wanted = match read() {
                Ok(is_wanted) => is_wanted,
                Err(error) => {
                    let reason = format!("cannot be read from here on: {error}");
                    pass(line + 1, Content::Unreadable(reason))
                }
            };
            if !is_wanted {
                return;
            }
        }
    }

    #[cfg(feature = "parquet")]
    fn read_table(&self, path: &Path, mut hand_over: impl FnMut(Line) -> bool) -> io::Result<bool> {
        super::table::read(std::fs::File::open(path)?, |row| {
            self.bytes_read
                .fetch_add(row.len() as u64, Ordering::Relaxed);
            let is_long = row.len() as u64 > self.max_record_bytes;
            hand_over(if is_long {
                Line::too_long(row)
            } else {
                Line::Whole(row)
            })
        })
    }

    #[cfg(not(feature = "parquet"))]
    #[expect(clippy::unused_self, reason = "as where there are tables")]
    fn read_table(&self, _: &Path, _: impl FnMut(Line) -> bool) -> io::Result<bool> {
        let reason = "it is Parquet, which this program was built without (cargo build --features \
                      parquet)";
        Err(io::Error::new(io::ErrorKind::Unsupported, reason))
    }

    fn open(&self, path: &Path) -> io::Result<Counted> {
        let input = input::open(path)?;
        let count = Arc::clone(&self.bytes_read);
        Ok(Counted { input, count })
    }
}

/// Whether a file is called like a table of Parquet.
pub(super) fn is_table(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("parquet")
}

/// A stream that tells how many of its bytes were read.
struct Counted {
    input: Box<dyn Read + Send>,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
