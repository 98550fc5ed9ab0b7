//! Bytes into documents.

pub mod hygiene;

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::warning::Warning;

/// Limits of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderConfig {
    /// Largest file read, in bytes. Default 256 MiB.
    pub max_file_bytes: u64,
}

impl Default for ReaderConfig {
    fn default() -> Self {
        Self {
            max_file_bytes: 256 << 20,
        }
    }
}

impl ReaderConfig {
    /// Checks the limit.
    ///
    /// # Errors
    /// If it is 0.
    pub fn check(&self) -> Result<()> {
        if self.max_file_bytes == 0 {
            return Err(Error::parameter("max-file-bytes", 0, "1 or more"));
        }
        Ok(())
    }
}

/// What was read, and what was not.
#[derive(Debug, Default)]
pub struct Reading {
    /// The documents, in the order of the paths.
    pub documents: Vec<Document>,
    /// What the user should know.
    pub warnings: Vec<Warning>,
    /// Inputs that failed.
    pub failures: Vec<Error>,
}

/// Reads files and folders; `-` is standard input.
pub fn read(paths: &[PathBuf], config: &ReaderConfig) -> Reading {
    let mut reading = Reading::default();
    for path in paths {
        match read_one(path, config) {
            Ok(text) => reading
                .documents
                .push(Document::new(path.display().to_string(), text)),
            Err(error) => reading.failures.push(error),
        }
    }
    reading
}

fn read_one(path: &Path, config: &ReaderConfig) -> Result<String> {
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    outcome.map_err(|source| ErrorKind::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    if bytes.len() as u64 > config.max_file_bytes {
        return Err(ErrorKind::TooLarge {
            path: path.to_owned(),
            limit: config.max_file_bytes,
        }
        .into());
    }
    Ok(hygiene::clean(&String::from_utf8_lossy(&bytes))
        .0
        .into_owned())
}
