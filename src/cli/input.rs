//! Which documents are read, and how.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use briefing::ErrorKind;
use briefing::reader::{self, ClusterOutline, ReaderConfig, Reading};

use crate::cli::console::Console;
use crate::cli::options::InputArgs;
use crate::cli::settings::Settings;
use crate::cli::status::Usage;

/// The articles given, or standard input.
///
/// # Errors
/// If none is given and nobody pipes anything in.
pub(crate) fn paths(args: &InputArgs, command: &str) -> Result<Vec<PathBuf>, Usage> {
    or_standard_input(&args.paths, || {
        format!(
            "no input: name files or folders (briefing {command} articles/) \
             or pipe text in (cat article.txt | briefing {command})"
        )
    })
}

/// The files of clusters given, or standard input.
///
/// # Errors
/// As [`paths`].
pub(crate) fn clusters(paths: &[PathBuf], command: &str) -> Result<Vec<PathBuf>, Usage> {
    or_standard_input(paths, || {
        format!(
            "no input: name files of clusters (briefing {command} clusters.jsonl) or pipe them in"
        )
    })
}

fn or_standard_input(
    paths: &[PathBuf],
    reason: impl FnOnce() -> String,
) -> Result<Vec<PathBuf>, Usage> {
    if !paths.is_empty() {
        return Ok(paths.to_vec());
    }
    if io::stdin().is_terminal() {
        return Err(Usage(reason()));
    }
    Ok(vec![PathBuf::from("-")])
}

/// The stream at a path; `-` is standard input.
///
/// # Errors
/// If it cannot be opened.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    Ok(Box::new(File::open(path)?))
}

/// How the reader is to read, and how much.
///
/// # Errors
/// If a limit is outside its range or a pattern is none.
pub(crate) fn limits(args: &InputArgs, settings: &Settings) -> anyhow::Result<ReaderConfig> {
    let config = ReaderConfig {
        format: args.input_format.0,
        fields: args.field.iter().cloned().collect(),
        exclude: args.exclude.clone(),
        max_file_bytes: args.max_file_bytes,
        max_unpacked_bytes: args.max_unpacked_bytes,
        max_unpack_ratio: args.max_unpack_ratio,
        max_documents: args.max_documents,
        max_nesting: args.max_nesting,
        max_attributes: args.max_attributes,
        max_extraction: Duration::from_secs(args.max_extraction_seconds),
        follow_links: args.follow_links,
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

/// Leaves of what was read one cluster at most, and gives it: that of the name, else the only one.
/// What is in no cluster stays.
///
/// # Errors
/// If there is none of that name, or several and no name.
pub(crate) fn one_cluster(
    reading: &mut Reading,
    name: Option<&str>,
) -> Result<Option<ClusterOutline>, Usage> {
    let clusters = &mut reading.clusters;
    let place = match name {
        Some(name) => clusters.iter().position(|cluster| cluster.id == name),
        None if clusters.len() == 1 => Some(0),
        None if clusters.is_empty() => return Ok(None),
        None => None,
    };
    let Some(place) = place else {
        let wanted = match name {
            Some(name) => format!("there is no cluster {name:?}"),
            None => "a briefing is made of one cluster: name it with --cluster".to_owned(),
        };
        return Err(Usage(format!("{wanted}; {}", listed(clusters))));
    };
    let chosen = clusters.swap_remove(place);
    let others = std::mem::take(clusters);
    let mut number = 0;
    reading.documents.retain(|_| {
        let other = others.iter().any(|other| other.documents.contains(&number));
        number += 1;
        !other
    });
    Ok(Some(chosen))
}

/// How many clusters a message names.
const NAMED_CLUSTERS: usize = 10;

fn listed(clusters: &[ClusterOutline]) -> String {
    let named = clusters.iter().take(NAMED_CLUSTERS);
    let named: Vec<&str> = named.map(|cluster| cluster.id.as_str()).collect();
    let more = clusters.len() - named.len();
    match more {
        _ if named.is_empty() => "the input has none".to_owned(),
        0 => format!("the input has {}", named.join(", ")),
        _ => format!("the input has {} and {more} more", named.join(", ")),
    }
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
