//! The library as a whole, against oracles from outside and by its laws.

mod copies;
mod degenerate;
mod focus;
mod full_graph;
mod method;
mod names;
mod properties;
mod published;

use std::path::{Path, PathBuf};

use briefing::Document;
use briefing::reader::{ReaderConfig, read};

/// The test articles of a folder under `tests/articles`.
fn articles(folder: &str) -> Vec<Document> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/articles")
        .join(folder);
    let reading = read(&[path], &ReaderConfig::default());
    assert!(reading.failures.is_empty(), "{:?}", reading.failures);
    reading.documents
}
