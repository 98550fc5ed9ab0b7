//! The pile under way: which paths were read, which ids are taken, what came of it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{ReaderConfig, Reading, date, display_path, folder, html, plain_text};
use super::{read_bytes, read_from, unreadable};
use crate::document::Document;
use crate::error::Result;
use crate::warning::Warning;

/// The id of standard input.
const STANDARD_INPUT: &str = "stdin";

/// A [`Reading`] that grows path by path.
pub(super) struct Pile<'a> {
    config: &'a ReaderConfig,
    reading: Reading,
    /// Canonical paths of the files and folders read.
    seen: BTreeSet<PathBuf>,
    ids: BTreeSet<String>,
}

impl<'a> Pile<'a> {
    pub(super) fn new(config: &'a ReaderConfig) -> Self {
        Self {
            config,
            reading: Reading::default(),
            seen: BTreeSet::new(),
            ids: BTreeSet::new(),
        }
    }

    /// Reads what stands at a path, unless that was done before.
    pub(super) fn add(&mut self, path: &Path) {
        if !self.is_new(path) {
            return;
        }
        if is_standard_input(path) {
            let id = self.take_id(STANDARD_INPUT.to_owned());
            let read = read_from(&id, io::stdin().lock(), self.config);
            self.take(read);
            return;
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => self.add_folder(path),
            Ok(_) => self.add_file(path),
            Err(source) => self.reading.failures.push(unreadable(path, source)),
        }
    }

    pub(super) fn into_reading(self) -> Reading {
        self.reading
    }

    fn add_folder(&mut self, path: &Path) {
        let listing = folder::list(path);
        self.reading.warnings.extend(listing.warnings);
        self.reading.failures.extend(listing.failures);
        let mut files = listing.files;
        files.retain(|file| self.is_new(file));
        let files: Vec<(String, PathBuf)> = files
            .into_iter()
            .map(|file| (self.take_id(display_path(&file)), file))
            .collect();
        let read: Vec<_> = files
            .into_par_iter()
            .map(|(id, file)| read_file(id, &file, self.config))
            .collect();
        for read in read {
            self.take(read);
        }
    }

    fn add_file(&mut self, path: &Path) {
        let id = self.take_id(display_path(path));
        self.take(read_file(id, path, self.config));
    }

    fn take(&mut self, read: Result<(Document, Vec<Warning>)>) {
        match read {
            Ok((document, warnings)) => {
                self.reading.documents.push(document);
                self.reading.warnings.extend(warnings);
            }
            Err(error) => self.reading.failures.push(error),
        }
    }

    /// Whether a path leads to something not yet seen, which it then is. What has no canonical path
    /// (`-`, an anonymous pipe) is told by the path given.
    fn is_new(&mut self, path: &Path) -> bool {
        let given = || path.to_owned();
        let place = if is_standard_input(path) {
            given()
        } else {
            fs::canonicalize(path).unwrap_or_else(|_| given())
        };
        self.seen.insert(place)
    }

    /// The id itself, or the first of `id#2`, `id#3` … that was not taken before.
    fn take_id(&mut self, id: String) -> String {
        if self.ids.insert(id.clone()) {
            return id;
        }
        (2_usize..)
            .map(|number| format!("{id}#{number}"))
            .find(|numbered| self.ids.insert(numbered.clone()))
            .unwrap_or(id)
    }
}

fn read_file(id: String, path: &Path, config: &ReaderConfig) -> Result<(Document, Vec<Warning>)> {
    let file = File::open(path).map_err(|source| unreadable(path, source))?;
    let bytes = read_bytes(path, file, config)?;
    let is_page = folder::is_page_name(path) || html::looks_like_page(&bytes);
    let (mut document, warnings) = if is_page {
        html::document(id, path, bytes, None)?
    } else {
        plain_text::document(id, path, bytes)?
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    document.date = document.date.or_else(|| date::date_in_name(&name));
    Ok((document, warnings))
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}
