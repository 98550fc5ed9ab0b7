//! The program in a process of its own, with what it used.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What the program used for a pile: medians over some runs.
#[derive(Debug)]
pub(crate) struct Point {
    pub(crate) sentences: usize,
    pub(crate) articles: usize,
    /// Of the files.
    pub(crate) bytes: u64,
    /// From start to end.
    pub(crate) seconds: f64,
    /// Of all threads, in the program and in the system.
    pub(crate) cpu_seconds: f64,
    /// Highest resident set.
    pub(crate) peak_bytes: u64,
}

/// Generates a pile on disk and has it summarised.
pub(crate) fn measure(
    sentences: usize,
    articles: Option<usize>,
    runs: u32,
) -> Result<Point, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    generate(sentences, articles, folder.path())?;
    let mut bytes = 0;
    let mut files = 0;
    for entry in fs::read_dir(folder.path())? {
        bytes += entry?.metadata()?.len();
        files += 1;
    }
    let runs = (0..runs)
        .map(|_| run(folder.path()))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Point {
        sentences,
        articles: files,
        bytes,
        seconds: median(runs.iter().map(|run| run.time.as_secs_f64())),
        cpu_seconds: median(runs.iter().map(|run| run.cpu.as_secs_f64())),
        peak_bytes: median(runs.iter().map(|run| run.peak_bytes as f64)) as u64,
    })
}

/// Has a process of its own generate the pile: the system counts the memory of the process that
/// starts another to that other's peak, so this one has to stay small.
fn generate(
    sentences: usize,
    articles: Option<usize>,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--sizes").arg(sentences.to_string());
    command.arg("--generate").arg(folder);
    if let Some(articles) = articles {
        command.arg("--articles").arg(articles.to_string());
    }
    let status = command.status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the pile of {sentences} sentences: {status}").into())
    }
}

struct Run {
    time: Duration,
    cpu: Duration,
    peak_bytes: u64,
}

fn run(folder: &Path) -> Result<Run, Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(["summarize", "--quiet", "--words", "250"]);
    command
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    let start = Instant::now();
    let used = command.spawn()?.wait4()?;
    let time = start.elapsed();
    if !used.status.success() {
        return Err(format!("{command:?}: {}", used.status).into());
    }
    Ok(Run {
        time,
        cpu: used.rusage.utime + used.rusage.stime,
        peak_bytes: used.rusage.maxrss,
    })
}

/// The middle one, the higher of two.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
