//! How many instructions the program takes, stage by stage: they repeat where times do not.
//!
//! ```text
//! cargo bench --bench instructions
//! ```
//!
//! runs the program under valgrind's callgrind, on one thread, on a generated pile and on four
//! short articles, and holds its counts against those in `instructions.json` beside this file;
//! `-- --save` puts the new counts there, `-- --program FILE` counts a program that is built
//! already. A count that is more than [`TOLERANCE`] above the kept
//! one is a failure. Counts belong to a compiler and to a kind of processor, by which libraries
//! choose between forms of one function: where the compiler or the architecture is another than
//! the file names, the differences are shown and none is a failure.

mod generated_news;
mod news_files;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{ErrorKind, Write, stderr};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use clap::Parser;
use serde::{Deserialize, Serialize};

const SENTENCES: usize = 2_000;
const SEED: u64 = 2011;

/// By what share a count may rise.
const TOLERANCE: f64 = 0.03;

/// What callgrind's dumps of a run on the pile hold, in order: it cuts them where the pipeline
/// starts and where each of its stages ends.
const PARTS: [&str; 8] = [
    "start and read",
    "segment",
    "analyse",
    "vectorise",
    "rank",
    "select",
    "compose",
    "render and end",
];

/// A whole run on four short articles, most of which is starting up.
const SHORT: &str = "four short articles";

/// Counts the instructions of every stage
#[derive(Parser)]
struct Args {
    /// Keep the counts as those to hold later ones against
    #[arg(long)]
    save: bool,
    /// The program to count, as built by `cargo build --release`
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_briefing"))]
    program: PathBuf,
    /// Only see that counting works, on four short articles
    #[arg(long)]
    test: bool,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
    /// Names of benchmarks, as others take them: nothing is done unless one is part of
    /// `instructions`
    filter: Vec<String>,
}

/// Counts, and what they depend on.
#[derive(Serialize, Deserialize)]
struct Counts {
    compiler: String,
    architecture: String,
    instructions: BTreeMap<String, u64>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let args = Args::parse();
    let named = |filter: &String| "instructions".contains(filter.as_str());
    if !args.filter.is_empty() && !args.filter.iter().any(named) {
        return Ok(ExitCode::SUCCESS);
    }
    if !has_valgrind()? {
        writeln!(
            stderr(),
            "instructions: nothing counted, there is no valgrind here"
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    if args.test {
        let short = count_short(&args.program)?;
        writeln!(stderr(), "{SHORT}: {}", millions(short))?;
        return Ok(ExitCode::SUCCESS);
    }
    let counts = Counts {
        compiler: compiler()?,
        architecture: std::env::consts::ARCH.to_owned(),
        instructions: count_all(&args.program)?,
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.json");
    if args.save {
        fs::write(&file, serde_json::to_string_pretty(&counts)? + "\n")?;
        writeln!(stderr(), "kept in {}", file.display())?;
    }
    let kept: Counts = serde_json::from_slice(&fs::read(&file)?)?;
    Ok(compare(&counts, &kept)?)
}

fn has_valgrind() -> std::io::Result<bool> {
    let mut command = Command::new("valgrind");
    match command.arg("--version").stdout(Stdio::null()).status() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        status => status.map(|status| status.success()),
    }
}

/// The version of the compiler in force here.
fn compiler() -> Result<String, Box<dyn Error>> {
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).arg("--version").output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn count_all(program: &Path) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    news_files::write(&generated_news::pile(SENTENCES, SEED), folder.path());
    let parts = count(program, folder.path())?;
    if parts.len() != PARTS.len() {
        return Err(format!("{} parts, {} expected", parts.len(), PARTS.len()).into());
    }
    let names = PARTS.map(str::to_owned).into_iter();
    let mut counts: BTreeMap<String, u64> = names.zip(parts).collect();
    counts.insert(SHORT.to_owned(), count_short(program)?);
    Ok(counts)
}

fn count_short(program: &Path) -> Result<u64, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/peace-talks");
    Ok(count(program, &folder)?.iter().sum())
}

/// The instructions of a run of the program on a folder, cut where a stage begins.
fn count(program: &Path, articles: &Path) -> Result<Vec<u64>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let dump = folder.path().join("dump");
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=callgrind", "--quiet"])
        .arg("--dump-before=*Stopwatch*")
        .arg(format!("--callgrind-out-file={}", dump.display()))
        .arg(program)
        .args(["summarize", "--threads", "1", "--words", "250"])
        .arg(articles)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    let status = command.status()?;
    if !status.success() {
        return Err(format!("{command:?}: {status}").into());
    }
    let parts = (1..).map(|part| dump.with_extension(part.to_string()));
    let parts = parts.take_while(|part| part.exists());
    // What is left at the end has the name without a number.
    parts
        .chain([dump.clone()])
        .map(|part| total(&part))
        .collect()
}

/// The line `totals: …` of a dump.
fn total(dump: &Path) -> Result<u64, Box<dyn Error>> {
    let text = String::from_utf8_lossy(&fs::read(dump)?).into_owned();
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    Ok(total.ok_or("a dump without totals")?.trim().parse()?)
}

/// Shows the counts beside the kept ones; a failure if one has risen where they can be compared.
fn compare(counts: &Counts, kept: &Counts) -> std::io::Result<ExitCode> {
    let mut out = stderr();
    let comparable = counts.compiler == kept.compiler && counts.architecture == kept.architecture;
    writeln!(
        out,
        "{:<22} {:>14} {:>14} {:>8}",
        "instructions", "kept", "now", "change"
    )?;
    let mut risen = Vec::new();
    let mut fallen = Vec::new();
    for name in PARTS.into_iter().chain([SHORT]) {
        let now = counts.instructions[name];
        let Some(&before) = kept.instructions.get(name) else {
            writeln!(out, "{name:<22} {:>14} {:>14}", "–", millions(now))?;
            continue;
        };
        let change = now as f64 / before as f64 - 1.0;
        let (before, now) = (millions(before), millions(now));
        writeln!(
            out,
            "{name:<22} {before:>14} {now:>14} {:>+6.1} %",
            100.0 * change
        )?;
        if change > TOLERANCE {
            risen.push(name);
        } else if change < -TOLERANCE {
            fallen.push(name);
        }
    }
    if !comparable {
        writeln!(
            out,
            "not compared: kept for {} on {}, counted with {} on {}",
            kept.compiler, kept.architecture, counts.compiler, counts.architecture
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    let percent = 100.0 * TOLERANCE;
    if !fallen.is_empty() {
        writeln!(
            out,
            "fallen by more than {percent} %: {}; -- --save keeps it so",
            fallen.join(", ")
        )?;
    }
    if risen.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "risen by more than {percent} %: {}", risen.join(", "))?;
    Ok(ExitCode::FAILURE)
}

fn millions(count: u64) -> String {
    format!("{:.2} M", count as f64 / 1e6)
}
