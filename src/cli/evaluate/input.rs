//! Clusters and ready-made summaries from files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use briefing::reader::{ReaderConfig, json_lines, unpack};
use briefing::{Cluster, ErrorKind};
use hashbrown::HashMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::args::EvaluateArgs;
use crate::cli::console::Console;
use crate::cli::input::{name, open};
use crate::cli::settings::Settings;

/// The limits of the reader.
///
/// # Errors
/// If a limit is outside its range.
pub(super) fn limits(args: &EvaluateArgs, settings: &Settings) -> anyhow::Result<ReaderConfig> {
    let config = ReaderConfig {
        max_file_bytes: args.max_file_bytes,
        ..ReaderConfig::default()
    };
    config.check().map_err(|error| settings.locate(error))?;
    Ok(config)
}

/// The clusters that have references. Names every file and line that failed.
pub(super) fn clusters(
    paths: &[PathBuf],
    limits: &ReaderConfig,
    console: &Console,
) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    let mut passed_over = 0_usize;
    for path in paths {
        for cluster in records::<Cluster>(path, limits, console) {
            if cluster.references.is_empty() {
                passed_over += 1;
            } else {
                clusters.push(cluster);
            }
        }
    }
    let count = clusters.len();
    console.tell(format_args!(
        "clusters with references {count}, without {passed_over}"
    ));
    clusters
}

fn records<T: DeserializeOwned>(path: &Path, limits: &ReaderConfig, console: &Console) -> Vec<T> {
    let called = PathBuf::from(name(path));
    let stream = match open(path).and_then(unpack) {
        Ok(stream) => stream,
        Err(source) => {
            let path = called;
            let error = briefing::Error::from(ErrorKind::Unreadable { path, source });
            console.failure(error.into());
            return Vec::new();
        }
    };
    let mut records = Vec::new();
    for record in json_lines(&called, stream, limits) {
        match record {
            Ok(record) => records.push(record),
            Err(error) => console.failure(error.into()),
        }
    }
    records
}

/// Ready-made summaries, in the order in which they come.
#[derive(Debug, Default)]
pub(super) struct Summaries(Vec<Summary>);

#[derive(Debug)]
struct Summary {
    system: String,
    cluster: String,
    text: String,
}

/// The summaries of one system, each with the number of its cluster, in the order of the clusters.
#[derive(Debug)]
pub(super) struct SystemSummaries {
    pub(super) name: String,
    pub(super) summaries: Vec<(usize, String)>,
}

/// The summaries of the files, if there are files; a summary that names no system is of one that
/// is called like its file.
pub(super) fn summaries(
    paths: &[PathBuf],
    limits: &ReaderConfig,
    console: &Console,
) -> Option<Summaries> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        summary: String,
        #[serde(default)]
        system: Option<String>,
    }
    if paths.is_empty() {
        return None;
    }
    let mut all = Summaries::default();
    for path in paths {
        let stem = path.file_stem().unwrap_or(path.as_os_str());
        let stem = stem.to_string_lossy();
        let lines = records::<Line>(path, limits, console).into_iter();
        all.0.extend(lines.map(|line| Summary {
            system: line.system.unwrap_or_else(|| stem.clone().into_owned()),
            cluster: line.id,
            text: line.summary,
        }));
    }
    Some(all)
}

impl Summaries {
    /// The summaries of the clusters, system by system. Those of no cluster, and the second of
    /// the same, are named.
    pub(super) fn matched(self, clusters: &[Cluster], console: &Console) -> Vec<SystemSummaries> {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for (number, cluster) in clusters.iter().enumerate() {
            let id = cluster.id.as_str();
            if numbers.try_insert(id, number).is_err() {
                console.failure(anyhow!(
                    "cluster {id}: has the id of another one; passed over"
                ));
            }
        }
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut systems: Vec<SystemSummaries> = Vec::new();
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        for Summary {
            system,
            cluster,
            text,
        } in self.0
        {
            let Some(&number) = numbers.get(cluster.as_str()) else {
                console.failure(anyhow!(
                    "{system}: summary of {cluster}: there is no such cluster with references"
                ));
                continue;
            };
            let place = *places.entry(system).or_insert_with_key(|system| {
                systems.push(SystemSummaries {
                    name: system.clone(),
                    summaries: Vec::new(),
                });
                systems.len() - 1
            });
            let system = &mut systems[place];
            if seen.insert((place, number)) {
                system.summaries.push((number, text));
            } else {
                console.failure(anyhow!(
                    "{}: summary of {cluster}: there is one already; passed over",
                    system.name
                ));
            }
        }
        for system in &mut systems {
            system.summaries.sort_by_key(|(number, _)| *number);
        }
        systems
    }
}
