//! A folder of its own for every test, and the program run in it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// An article on a truce.
pub(crate) const AGENCY: &str = "\
The two delegations agreed in Geneva on Monday to extend the truce along the river by two weeks. \
The talks are to go on in the same hotel on Thursday morning. \
Observers counted no shots along the river during the night.

A convoy with flour and medicine reached the town on the eastern bank at noon. \
Its drivers had waited at the bridge for eleven days.
";

/// The same event, told by another source.
pub(crate) const DAILY: &str = "\
The truce along the river will last two more weeks, the two delegations agreed in Geneva on Monday. \
Neither of them wanted to speak of a peace treaty yet. \
Hotel staff carried the flags out through the kitchen.

Flour and medicine came to the eastern bank in a convoy of thirty lorries at noon. \
The bridge that they crossed had been closed for eleven days.
";

/// A temporary folder that the program runs in.
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder }
    }

    /// A folder with two articles, `agency.txt` and `daily.txt`.
    pub(crate) fn with_articles() -> Self {
        let sandbox = Self::empty();
        sandbox.write("agency.txt", AGENCY);
        sandbox.write("daily.txt", DAILY);
        sandbox
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), content).expect("a file in the sandbox");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("a file in the sandbox")
    }

    /// The names of everything in the folder, hidden files included, in order.
    pub(crate) fn names(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path()).expect("the sandbox");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name());
        let mut names: Vec<PathBuf> = entries
            .map(|entry| name(entry).expect("an entry").into())
            .collect();
        names.sort();
        names
    }

    /// The program with arguments, with no settings from outside and nothing on standard input.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("BRIEFING_") {
                command.env_remove(name);
            }
        }
        command
            .args(arguments)
            .current_dir(self.path())
            .env_remove("COLUMNS")
            .env_remove("CLICOLOR_FORCE")
            .stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        Outcome::of(self.command(arguments), "")
    }

    /// Runs the program with a variable in its environment.
    pub(crate) fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Outcome {
        let mut command = self.command(arguments);
        command.envs(variables.iter().copied());
        Outcome::of(command, "")
    }

    /// Runs the program with text on its standard input.
    pub(crate) fn pipe(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Outcome {
        Outcome::of(self.command(arguments), input)
    }
}

/// How a run ended and what it said.
pub(crate) struct Outcome {
    command: String,
    status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    fn of(mut command: Command, input: impl AsRef<[u8]>) -> Self {
        let words: Vec<String> = command
            .get_args()
            .map(OsStr::to_string_lossy)
            .map(String::from)
            .collect();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.as_ref().to_owned();
        let feeder = std::thread::spawn(move || {
            // A program that does not read is a program that has failed already.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the input is written");
        Self {
            command: format!("briefing {}", words.join(" ")),
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// Fails the test, saying everything about the run, unless it ended with this status.
    #[track_caller]
    pub(crate) fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}", self.report());
        self
    }

    /// Fails the test unless standard error holds a text.
    #[track_caller]
    pub(crate) fn complains(self, text: &str) -> Self {
        assert!(
            self.stderr.contains(text),
            "{text:?} is missing\n{}",
            self.report()
        );
        self
    }

    /// Fails the test unless standard error is empty.
    #[track_caller]
    pub(crate) fn says_nothing_else(self) -> Self {
        assert!(self.stderr.is_empty(), "{}", self.report());
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        let value = serde_json::from_str(&self.stdout);
        value.unwrap_or_else(|error| panic!("no JSON: {error}\n{}", self.report()))
    }

    fn report(&self) -> String {
        format!(
            "command: {}\nstatus: {:?}\n--- standard output\n{}\n--- standard error\n{}",
            self.command, self.status, self.stdout, self.stderr
        )
    }
}
