//! Generated documents as the files that they could have been read from.

use std::fs;
use std::path::Path;

use briefing::Document;

/// Writes a file for each document into a folder: the headline, an empty line, the text.
pub(crate) fn write(documents: &[Document], folder: &Path) {
    for (number, document) in documents.iter().enumerate() {
        let headline = document.title.as_deref().unwrap_or_default();
        let date = document.date.as_deref().unwrap_or_default();
        let file = folder.join(format!("{number:06}-{date}.txt"));
        fs::write(file, format!("{headline}\n\n{}\n", document.text)).expect("a file");
    }
}
