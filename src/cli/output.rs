//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::{Builder, NamedTempFile};

use crate::cli::options::Color;
use crate::cli::status::Usage;

/// The one writer of results. [`finish`](Self::finish) must be called for them to count.
#[derive(Debug)]
pub(crate) enum Output {
    /// Standard output.
    Standard(BufWriter<io::Stdout>),
    /// A file that exists and is no regular one: a device or a pipe.
    Device(BufWriter<fs::File>, PathBuf),
    /// A file, written beside its place until it is complete, from the first result on.
    File(Option<BufWriter<NamedTempFile>>, PathBuf),
}

impl Output {
    /// Opens the file named by `--output`, or standard output.
    ///
    /// # Errors
    /// If no file can be written there: wrong usage, found before any work is done.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Usage> {
        match path {
            Some(path) if path != Path::new("-") => {
                Self::open_file(path).map_err(|error| unwritable(path, &error))
            }
            _ => Ok(Self::Standard(BufWriter::new(io::stdout()))),
        }
    }

    fn open_file(path: &Path) -> io::Result<Self> {
        // The file a symbolic link points to is the one to replace.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&path).is_ok_and(|present| !present.is_file()) {
            let device = fs::OpenOptions::new().write(true).open(&path)?;
            return Ok(Self::Device(BufWriter::new(device), path));
        }
        // Tells now whether there can be a file, but leaves none behind if the work is broken off.
        drop(beside(&path)?);
        Ok(Self::File(None, path))
    }

    /// Refuses to write over a file that was read.
    ///
    /// # Errors
    /// If the file is one of these: wrong usage.
    pub(crate) fn spare(&self, files: &[PathBuf]) -> Result<(), Usage> {
        let Self::File(_, path) = self else {
            return Ok(());
        };
        let is_own = |read: &PathBuf| read.canonicalize().is_ok_and(|read| &read == path);
        if path.exists() && files.iter().any(is_own) {
            let path = path.display();
            return Err(Usage(format!("{path}: is also an input, name another -o")));
        }
        Ok(())
    }

    /// Whether results should be coloured.
    pub(crate) fn has_color(&self, color: Color) -> bool {
        let auto = || anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        match color {
            Color::Auto => self.is_terminal() && auto(),
            Color::Always => true,
            Color::Never => false,
        }
    }

    /// Columns of the terminal that results go to, at most `most`; 0 if they go elsewhere.
    pub(crate) fn columns(&self, most: usize) -> usize {
        if !self.is_terminal() {
            return 0;
        }
        let size = terminal_size::terminal_size_of(io::stdout());
        size.map_or(80, |(width, _)| usize::from(width.0)).min(most)
    }

    fn is_terminal(&self) -> bool {
        matches!(self, Self::Standard(_)) && io::stdout().is_terminal()
    }

    /// Writes text.
    ///
    /// # Errors
    /// If it cannot be written; the message says where.
    pub(crate) fn put(&mut self, text: &str) -> anyhow::Result<()> {
        let written = match self {
            Self::Standard(stream) => stream.write_all(text.as_bytes()),
            Self::Device(stream, _) => stream.write_all(text.as_bytes()),
            Self::File(stream, path) => written(stream, path, text),
        };
        written.with_context(|| self.failed())
    }

    /// Hands over what is still held back, so that a reader of the stream can see it.
    ///
    /// # Errors
    /// As [`put`](Self::put).
    pub(crate) fn flush(&mut self) -> anyhow::Result<()> {
        let flushed = match self {
            Self::Standard(stream) => stream.flush(),
            Self::Device(stream, _) => stream.flush(),
            Self::File(stream, _) => stream.as_mut().map_or(Ok(()), Write::flush),
        };
        flushed.with_context(|| self.failed())
    }

    /// Completes the results: only now a file takes its place.
    ///
    /// # Errors
    /// As [`put`](Self::put).
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        let failed = self.failed();
        if let Self::File(stream, path) = self {
            let stream = match stream {
                Some(stream) => Ok(stream),
                None => beside(&path).map(BufWriter::new),
            };
            let stream = stream.with_context(|| failed.clone())?;
            let file = stream.into_inner().map_err(|error| error.into_error());
            let kept = file.and_then(|file| file.persist(path).map_err(|error| error.error));
            kept.context(failed)?;
        }
        Ok(())
    }

    fn failed(&self) -> String {
        match self {
            Self::Standard(_) => "standard output: cannot be written".to_owned(),
            Self::Device(_, path) | Self::File(_, path) => {
                format!("{}: cannot be written", path.display())
            }
        }
    }
}

/// Writes to the file beside `path`, which is made for the first text.
fn written(
    stream: &mut Option<BufWriter<NamedTempFile>>,
    path: &Path,
    text: &str,
) -> io::Result<()> {
    let stream = match stream {
        Some(stream) => stream,
        None => stream.insert(BufWriter::new(beside(path)?)),
    };
    stream.write_all(text.as_bytes())
}

/// A temporary file in the folder of `path`, with the permissions that the file there has or a new
/// one would have.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = Builder::new();
    builder.prefix(".briefing-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the system takes away what the umask forbids.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    if let Ok(present) = fs::metadata(path) {
        file.as_file().set_permissions(present.permissions())?;
    }
    Ok(file)
}

fn unwritable(path: &Path, error: &io::Error) -> Usage {
    // The library that makes the file adds the name of the temporary one, which means nothing.
    let cause = error.get_ref().and_then(std::error::Error::source);
    let reason = cause.map_or_else(|| error.to_string(), ToString::to_string);
    Usage(format!("{}: cannot be written: {reason}", path.display()))
}
