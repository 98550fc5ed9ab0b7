//! Which documents are read, and how.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use briefing::ErrorKind;
use briefing::reader::{self, ReaderConfig, Reading};
use clap::Args;

use crate::cli::args::LanguageChoice;
use crate::cli::console::Console;
use crate::cli::settings::Settings;
use crate::cli::status::Usage;

/// What is read.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files and folders; `-` is standard input, which is also read where no path is given
    #[arg(value_name = "PATH", help_heading = None::<&str>)]
    paths: Vec<PathBuf>,
    /// Language of the articles: an ISO 639-1 code such as en or uk, or auto to identify it
    #[arg(long, value_name = "CODE", default_value = "auto")]
    pub(crate) language: LanguageChoice,
    /// Largest file that is read, in bytes; K, M and G stand for powers of 1024
    #[arg(long, value_name = "SIZE", value_parser = byte_size)]
    #[arg(default_value = shown_size(ReaderConfig::default().max_file_bytes))]
    pub(crate) max_file_bytes: u64,
}

impl InputArgs {
    /// The paths given, or standard input.
    ///
    /// # Errors
    /// If none is given and nobody pipes anything in.
    pub(crate) fn paths(&self, command: &str) -> Result<Vec<PathBuf>, Usage> {
        if !self.paths.is_empty() {
            return Ok(self.paths.clone());
        }
        if io::stdin().is_terminal() {
            return Err(Usage(format!(
                "no input: name files or folders (briefing {command} articles/) \
                 or pipe text in (cat article.txt | briefing {command})"
            )));
        }
        Ok(vec![PathBuf::from("-")])
    }

    /// The limits of the reader.
    ///
    /// # Errors
    /// If a limit is outside its range.
    pub(crate) fn limits(&self, settings: &Settings) -> anyhow::Result<ReaderConfig> {
        let config = ReaderConfig {
            max_file_bytes: self.max_file_bytes,
        };
        config.check().map_err(|error| settings.locate(error))?;
        Ok(config)
    }
}

/// Reads documents and names every input that failed.
pub(crate) fn read(paths: &[PathBuf], limits: &ReaderConfig, console: &Console) -> Reading {
    let mut reading = reader::read(paths, limits);
    for failure in reading.failures.drain(..) {
        console.failure(failure.into());
    }
    reading
}

/// That every input failed; each has been named by then.
pub(crate) fn nothing_was_read() -> anyhow::Error {
    let reason = "no input could be read".to_owned();
    briefing::Error::from(ErrorKind::NothingToSummarise { reason }).into()
}

/// How a path is called in messages.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

fn byte_size(text: &str) -> Result<u64, &'static str> {
    const ALLOWED: &str = "must be a whole number of bytes, or of K, M or G such as 64M";
    let shift = match text.bytes().last() {
        Some(b'k' | b'K') => 10,
        Some(b'm' | b'M') => 20,
        Some(b'g' | b'G') => 30,
        _ => 0,
    };
    let digits = if shift == 0 {
        text
    } else {
        &text[..text.len() - 1]
    };
    let number: u64 = digits.parse().map_err(|_| ALLOWED)?;
    number.checked_mul(1 << shift).ok_or(ALLOWED)
}

fn shown_size(bytes: u64) -> String {
    for (shift, suffix) in [(30, "G"), (20, "M"), (10, "K")] {
        if bytes != 0 && bytes.trailing_zeros() >= shift {
            return format!("{}{suffix}", bytes >> shift);
        }
    }
    bytes.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_they_are_shown() {
        for bytes in [0, 1, 1000, 1024, 64 << 20, 3 << 30] {
            assert_eq!(byte_size(&shown_size(bytes)), Ok(bytes));
        }
        assert_eq!(byte_size("64m"), Ok(64 << 20));
        for wrong in ["", "M", "-1", "1.5M", "99999999999G", "é"] {
            assert!(byte_size(wrong).is_err(), "{wrong}");
        }
    }
}
