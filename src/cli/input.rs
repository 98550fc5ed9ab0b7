//! Which documents are read, and how.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use briefing::ErrorKind;
use briefing::reader::{self, ReaderConfig, Reading};

use crate::cli::console::Console;
use crate::cli::options::InputArgs;
use crate::cli::settings::Settings;
use crate::cli::status::Usage;

/// The paths given, or standard input.
///
/// # Errors
/// If none is given and nobody pipes anything in.
pub(crate) fn paths(args: &InputArgs, command: &str) -> Result<Vec<PathBuf>, Usage> {
    if !args.paths.is_empty() {
        return Ok(args.paths.clone());
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
pub(crate) fn limits(args: &InputArgs, settings: &Settings) -> anyhow::Result<ReaderConfig> {
    let config = ReaderConfig {
        max_file_bytes: args.max_file_bytes,
    };
    config.check().map_err(|error| settings.locate(error))?;
    Ok(config)
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
