//! The README keeps its word: every command in it runs, and what it shows is what comes out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A command of a `console` block and the output shown under it.
struct Example {
    command: String,
    shown: String,
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in include_str!("../README.md").lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            examples.push(Example {
                command: command.to_owned(),
                shown: String::new(),
            });
        } else if let Some(example) = examples.last_mut().filter(|_| inside) {
            example.shown += line;
            example.shown.push('\n');
        }
    }
    examples
}

/// A checkout in a folder of its own, so that what a command writes stays out of ours.
fn checkout() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for part in ["tests/articles", "tests/clusters"] {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join(part);
        for entry in walkdir::WalkDir::new(&ours) {
            let entry = entry.expect("readable");
            let relative = entry.path().strip_prefix(&ours).expect("inside");
            let target: PathBuf = folder.path().join(part).join(relative);
            if entry.file_type().is_dir() {
                fs::create_dir_all(target).expect("a folder");
            } else {
                fs::copy(entry.path(), target).expect("a copy");
            }
        }
    }
    folder
}

/// Runs a command as a reader would on a terminal of 80 columns, with the program under test in
/// the place of the installed one.
fn run(command: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_briefing"));
    let programs = program.parent().expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("sh")
        .arg("-c")
        .arg(command.replace("cargo run --release --", "briefing"))
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", programs.display()))
        .env("BRIEFING_WIDTH", "80")
        .output()
        .expect("a shell")
}

/// Whether a command measures: it takes minutes, builds what is not built for tests, and would
/// measure under the load of other tests. CI runs each benchmark once for itself.
fn measures(command: &str) -> bool {
    command.starts_with("cargo bench")
}

#[test]
fn every_benchmark_of_the_readme_exists() {
    let manifest: toml::Table = toml::from_str(include_str!("../Cargo.toml")).expect("TOML");
    let benches = manifest["bench"].as_array().expect("benchmarks");
    let named: Vec<&str> = benches.iter().filter_map(|b| b["name"].as_str()).collect();
    let examples = examples();
    let commands = examples.iter().map(|example| example.command.as_str());
    let mut shown = Vec::new();
    for command in commands.filter(|command| measures(command)) {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(words[..3], ["cargo", "bench", "--bench"], "{command}");
        assert!(named.contains(&words[3]), "{command}");
        shown.push(words[3]);
    }
    for name in named {
        assert!(shown.contains(&name), "{name} is not in the README");
    }
}

#[test]
fn the_readme_shows_the_table_of_growth_as_it_was_measured() {
    let readme = include_str!("../README.md");
    assert!(readme.contains(include_str!("../benches/growth.md")));
    assert!(readme.contains("](benches/growth.svg)"));
    assert!(include_str!("../benches/growth.svg").contains("sentences"));
}

#[test]
fn every_command_of_the_readme_runs_and_shows_what_it_says() {
    let folder = checkout();
    let mut examples = examples();
    examples.retain(|example| !measures(&example.command));
    let (tests, commands): (Vec<_>, Vec<_>) = examples
        .iter()
        .partition(|example| example.command == "cargo test");
    // This very run is the one command that cannot be run from here.
    assert_eq!(tests.len(), 1);
    assert!(commands.len() >= 10, "{} commands", commands.len());
    for example in commands {
        let output = run(&example.command, folder.path());
        let printed = String::from_utf8_lossy(&output.stdout);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{}\n{}\n{printed}{complaint}",
            example.command,
            output.status
        );
        if !example.shown.is_empty() {
            assert_eq!(printed, example.shown, "{}", example.command);
        }
    }
    let written = fs::read_to_string(folder.path().join("briefing.md")).expect("the -o file");
    assert!(written.contains("Sources"));
}
