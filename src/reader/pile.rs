//! The pile under way: which paths were read, which ids are taken, what came of it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use hashbrown::HashSet;
use rayon::prelude::*;

use super::exclude::Exclusion;
use super::ids::Ids;
use super::{ReaderConfig, Reading, Source, contents, display_path, folder, packing};
use super::{printable, read_bytes, unreadable};
use crate::error::{Error, ErrorKind};

/// The id of standard input.
const STANDARD_INPUT: &str = "stdin";

/// Files that are read before what they gave is counted.
const FILES_AHEAD: usize = 1024;

/// A [`Reading`] that grows path by path.
pub(super) struct Pile<'a> {
    config: &'a ReaderConfig,
    reading: Reading,
    /// Canonical paths of the files and folders read.
    seen: HashSet<PathBuf>,
    ids: Ids,
    /// Whether there are as many documents as there may be.
    is_full: bool,
}

impl<'a> Pile<'a> {
    pub(super) fn new(config: &'a ReaderConfig) -> Self {
        Self {
            config,
            reading: Reading::default(),
            seen: HashSet::new(),
            ids: Ids::default(),
            is_full: false,
        }
    }

    /// Reads what stands at a path, unless that was done before.
    pub(super) fn add(&mut self, path: &Path) {
        if self.is_full || !self.is_new(path) {
            return;
        }
        if is_standard_input(path) {
            self.add_stream(STANDARD_INPUT, io::stdin().lock());
            return;
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => self.add_folder(path),
            Ok(_) => self.add_file(path),
            Err(source) => self.reading.failures.push(unreadable(path, source)),
        }
    }

    /// Reads a stream to its end.
    pub(super) fn add_stream(&mut self, name: &str, input: impl Read) {
        let id = self.ids.take(printable(name));
        let path = Path::new(name);
        let reading = read_input(&id, path, input, 0, self.config);
        self.take(&id, path, reading);
    }

    pub(super) fn into_reading(self) -> Reading {
        self.reading
    }

    fn add_folder(&mut self, path: &Path) {
        let exclusion = match Exclusion::new(path, &self.config.exclude) {
            Ok(exclusion) => exclusion,
            Err(error) => return self.reading.failures.push(error),
        };
        let listing = folder::list(
            path,
            &exclusion,
            self.config.follow_links,
            packing::is_known_name,
        );
        self.reading.warnings.extend(listing.warnings);
        self.reading.failures.extend(listing.failures);
        let mut files = listing.files;
        // Where no links are followed, a file stands at its place in the folder.
        let real = match self.config.follow_links {
            false => fs::canonicalize(path).ok(),
            true => None,
        };
        files.retain(|file| match (&real, file.strip_prefix(path)) {
            (Some(folder), Ok(inside)) => self.seen.insert(folder.join(inside)),
            _ => self.is_new(file),
        });
        let files: Vec<(String, PathBuf)> = files
            .into_iter()
            .map(|file| (self.ids.take(display_path(&file)), file))
            .collect();
        // Nearly all give one.
        self.reading.documents.reserve(files.len());
        for some in files.chunks(FILES_AHEAD) {
            if self.is_full {
                return;
            }
            let read: Vec<Reading> = some
                .par_iter()
                .map(|(id, file)| read_file(id, file, self.config))
                .collect();
            for ((id, file), reading) in some.iter().zip(read) {
                self.take(id, file, reading);
            }
        }
    }

    fn add_file(&mut self, path: &Path) {
        let id = self.ids.take(display_path(path));
        let reading = read_file(&id, path, self.config);
        self.take(&id, path, reading);
    }

    /// Adds what a file gave, as far as there is room. Its own id, which a document may have, is
    /// taken already.
    fn take(&mut self, own: &str, path: &Path, mut read: Reading) {
        if self.is_full {
            return;
        }
        let from = self.reading.documents.len();
        let room = self.config.max_documents - from;
        if read.documents.len() > room {
            self.is_full = true;
            read.documents.truncate(room);
            let (path, limit) = (path.to_owned(), self.config.max_documents);
            let error = Error::from(ErrorKind::TooManyDocuments { path, limit });
            read.failures.push(error);
        }
        for mut document in read.documents {
            if document.id != own {
                document.id = self.ids.take(document.id);
            }
            self.reading.documents.push(document);
        }
        for mut cluster in read.clusters {
            let [start, end] =
                [cluster.documents.start, cluster.documents.end].map(|at| from + at.min(room));
            cluster.documents = start..end;
            self.reading.clusters.push(cluster);
        }
        self.reading.warnings.extend(read.warnings);
        self.reading.failures.extend(read.failures);
        self.reading.files.extend(read.files);
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
}

fn read_file(id: &str, path: &Path, config: &ReaderConfig) -> Reading {
    match File::open(path) {
        Ok(file) => {
            let length = file.metadata().map_or(0, |found| found.len());
            let mut reading = read_input(id, path, file, length, config);
            reading.files.push(path.to_owned());
            reading
        }
        Err(source) => unreadable(path, source).into(),
    }
}

/// The documents of an input that is to have a `length`, as far as that is known.
fn read_input(
    id: &str,
    path: &Path,
    input: impl Read,
    length: u64,
    config: &ReaderConfig,
) -> Reading {
    match read_bytes(path, input, length, config) {
        Ok(bytes) => {
            let name = path;
            let source = Source {
                id,
                path,
                name,
                config,
            };
            contents::documents(&source, bytes)
        }
        Err(error) => error.into(),
    }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}
