//! Folders: which of their files are read, and in what order.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{display_path, unreadable};
use crate::error::{Error, ErrorKind};
use crate::warning::Warning;

/// How many files passed over are named one by one; the rest are counted.
const NAMED_SKIPS: usize = 10;

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The files to read, in the order of the bytes of their paths.
    pub(super) files: Vec<PathBuf>,
    /// Files passed over.
    pub(super) warnings: Vec<Warning>,
    /// What could not be looked into, or that there is nothing to read.
    pub(super) failures: Vec<Error>,
}

/// The texts in a folder and the folders below it.
///
/// Texts are regular files ending in `.txt` or `.text`, in capitals or not, or without an
/// extension. Whatever begins with a full stop is passed over in silence; other files and symbolic
/// links, which are not followed, with a warning each, after ten of them with one for the rest.
pub(super) fn list(folder: &Path) -> Listing {
    let mut listing = Listing::default();
    let mut skipped = 0;
    let walk = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    for entry in walk {
        match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => {}
            Ok(entry) => match reason_to_skip(&entry) {
                None => listing.files.push(entry.into_path()),
                Some(reason) => {
                    skipped += 1;
                    if skipped <= NAMED_SKIPS {
                        listing.warnings.push(skip(entry.path(), reason.to_owned()));
                    }
                }
            },
            Err(error) => listing.failures.push(failure(folder, error)),
        }
    }
    if skipped > NAMED_SKIPS {
        let more = skipped - NAMED_SKIPS;
        let plural = if more == 1 { "" } else { "s" };
        let reason = format!("{more} more file{plural} that are not plain text");
        listing.warnings.push(skip(folder, reason));
    }
    if listing.files.is_empty() && listing.failures.is_empty() {
        let path = folder.to_owned();
        let reason = "holds no .txt or .text file and none without an extension";
        listing
            .failures
            .push(ErrorKind::Empty { path, reason }.into());
    }
    listing
        .files
        .sort_by(|one, other| path_bytes(one).cmp(path_bytes(other)));
    listing
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn reason_to_skip(entry: &DirEntry) -> Option<&'static str> {
    let kind = entry.file_type();
    if kind.is_symlink() {
        Some("symbolic links are not followed")
    } else if !kind.is_file() {
        Some("not a regular file")
    } else if !is_text_name(entry.path()) && !is_page_name(entry.path()) {
        Some("not plain text by its extension")
    } else {
        None
    }
}

fn is_text_name(path: &Path) -> bool {
    path.extension().is_none_or(|extension| {
        ["", "txt", "text"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Whether a file is a web page by its extension.
pub(super) fn is_page_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["html", "htm", "xhtml"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

fn skip(path: &Path, reason: String) -> Warning {
    let path = display_path(path);
    Warning::Skipped { path, reason }
}

fn failure(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    let source = error
        .into_io_error()
        .unwrap_or_else(|| io::Error::other("a folder that contains itself"));
    unreadable(&path, source)
}

fn path_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}
