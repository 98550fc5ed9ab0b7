//! An input on its way: what it is called and how it is to be read.

use std::path::Path;

use super::{ReaderConfig, Reading, display_path};
use crate::error::ErrorKind;
use crate::warning::Warning;

/// What a format's reader is told of its input.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    /// What its document is called, or its documents begin with.
    pub(super) id: &'a str,
    /// Names it in errors.
    pub(super) path: &'a Path,
    /// Tells its format: the path, or what a packed file would be called unpacked.
    pub(super) name: &'a Path,
    pub(super) config: &'a ReaderConfig,
}

impl Source<'_> {
    /// Says that records hold no text: as a warning beside others, as an error alone.
    pub(super) fn tell_blank(&self, blank: usize, reading: &mut Reading) {
        let is_empty = reading.documents.is_empty() && reading.failures.is_empty();
        if is_empty {
            let (path, reason) = (self.path.to_owned(), "holds no document with a text");
            reading
                .failures
                .push(ErrorKind::Empty { path, reason }.into());
        } else if blank > 0 {
            let path = display_path(self.path);
            let reason = match blank {
                1 => "1 document without a text".to_owned(),
                more => format!("{more} documents without a text"),
            };
            reading.warnings.push(Warning::Skipped { path, reason });
        }
    }
}
