//! Folders: which of their files are read, and in what order.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::exclude::Exclusion;
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

/// The articles in a folder and the folders below it.
///
/// They are in regular files with an extension that tells a format or a packing, in capitals or
/// not, or without an extension. Whatever is excluded or begins with a full stop is passed over in
/// silence; other files, and symbolic links unless they are to be followed, with a warning each,
/// after ten of them with one for the rest. A link to a folder around itself is passed over as well.
pub(super) fn list(
    folder: &Path,
    exclusion: &Exclusion,
    follow_links: bool,
    is_wanted: fn(&Path) -> bool,
) -> Listing {
    let mut listing = Listing::default();
    let mut skipped = 0;
    let walk = WalkDir::new(folder)
        .follow_links(follow_links)
        // By name: all in a folder have the same path before it.
        .sort_by(|one, other| path_bytes(one.path()).cmp(path_bytes(other.path())))
        .into_iter()
        .filter_entry(|entry| {
            let is_folder = entry.file_type().is_dir();
            entry.depth() == 0
                || !(is_hidden(entry.file_name()) || exclusion.covers(entry.path(), is_folder))
        });
    for entry in walk {
        let (path, reason) = match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => continue,
            Ok(entry) => match reason_to_skip(&entry, is_wanted) {
                Some(reason) => (entry.into_path(), reason),
                None => {
                    listing.files.push(entry.into_path());
                    continue;
                }
            },
            Err(error) if error.loop_ancestor().is_some() => {
                let path = error.path().unwrap_or(folder);
                (path.to_owned(), "a link to a folder that it is in")
            }
            Err(error) => {
                listing.failures.push(failure(folder, error));
                continue;
            }
        };
        skipped += 1;
        if skipped <= NAMED_SKIPS {
            listing.warnings.push(skip(&path, reason.to_owned()));
        }
    }
    if skipped > NAMED_SKIPS {
        let more = skipped - NAMED_SKIPS;
        let plural = if more == 1 { "" } else { "s" };
        let reason = format!("{more} more file{plural} of no known format");
        listing.warnings.push(skip(folder, reason));
    }
    if listing.files.is_empty() && listing.failures.is_empty() {
        let path = folder.to_owned();
        let reason = "holds no file of a known format and none without an extension";
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

fn reason_to_skip(entry: &DirEntry, is_wanted: fn(&Path) -> bool) -> Option<&'static str> {
    let kind = entry.file_type();
    if kind.is_symlink() {
        Some("symbolic links are followed only with --follow-links")
    } else if !kind.is_file() {
        Some("not a regular file")
    } else if !is_wanted(entry.path()) {
        Some("of no known format by its extension")
    } else {
        None
    }
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
