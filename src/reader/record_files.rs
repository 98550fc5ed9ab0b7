//! Which files hold records.

use std::path::{Path, PathBuf};

use super::exclude::Exclusion;
use super::{Format, ReaderConfig, folder, packing};
use crate::error::Error;
use crate::warning::Warning;

/// Files of JSON Lines, and what else was found.
#[derive(Debug, Default)]
pub struct RecordFiles {
    /// The files, `-` for standard input, in the order of the paths given.
    pub files: Vec<PathBuf>,
    /// What was passed over in folders.
    pub warnings: Vec<Warning>,
    /// Folders that cannot be looked into, or hold no such file.
    pub failures: Vec<Error>,
}

impl RecordFiles {
    /// The files at some paths. In a folder, and the folders below it, those are taken that are
    /// called `.jsonl` or `.ndjson`, also with `.gz` or `.zst` behind it, or `.parquet`, in the order
    /// of the bytes of their paths; hidden ones and those that the configuration excludes are not,
    /// nor, unless it says so, symbolic links. Everything else is a file whatever it is called, and is not opened yet.
    pub fn find(paths: &[PathBuf], config: &ReaderConfig) -> Self {
        let mut found = Self::default();
        for path in paths {
            if path.is_dir() {
                found.add_folder(path, config);
            } else {
                found.files.push(path.clone());
            }
        }
        found
    }

    fn add_folder(&mut self, path: &Path, config: &ReaderConfig) {
        let exclusion = match Exclusion::new(path, &config.exclude) {
            Ok(exclusion) => exclusion,
            Err(error) => return self.failures.push(error),
        };
        let listing = folder::list(path, &exclusion, config.follow_links, is_file_of_records);
        self.warnings.extend(listing.warnings);
        self.failures.extend(listing.failures);
        self.files.extend(listing.files);
    }
}

/// Whether a file is called like JSON Lines, packed or not, or a table of Parquet.
fn is_file_of_records(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    let name = packing::without_packing(path);
    extension.eq_ignore_ascii_case("parquet") || Format::of_name(&name) == Some(Format::JsonLines)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn folders_give_their_files_of_records() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.jsonl.gz",
            "a.ndjson",
            "c.txt",
            ".d.jsonl",
            "e.jsonl.zst",
            "f.json",
            "g.parquet",
        ] {
            fs::write(folder.path().join(name), "{}").unwrap();
        }
        let paths = [PathBuf::from("-"), folder.path().to_owned()];
        let found = RecordFiles::find(&paths, &ReaderConfig::default());
        let names = found.files.iter().map(|file| file.file_name().unwrap());
        let names: Vec<_> = names.collect();
        assert_eq!(
            names,
            ["-", "a.ndjson", "b.jsonl.gz", "e.jsonl.zst", "g.parquet"]
        );
        assert_eq!((found.warnings.len(), found.failures.len()), (2, 0));

        let empty = tempfile::tempdir().unwrap();
        let found = RecordFiles::find(&[empty.path().to_owned()], &ReaderConfig::default());
        assert_eq!(found.failures.len(), 1);
    }
}
