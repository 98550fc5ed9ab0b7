//! A file of answers under way: written beside its place with a journal of how far it is whole.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::flow::Done;
use super::records::{Fingerprint, is_table};
use crate::cli::status::Usage;

/// Time between two entries of the journal.
const INTERVAL: Duration = Duration::from_millis(200);

/// What a run was begun with: the first line of its journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Terms {
    /// Of the program.
    pub(super) version: String,
    /// Fingerprint of every option that an answer depends on.
    pub(super) options: u64,
}

/// Up to where the file is whole: a line of the journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Records answered.
    pub(super) records: u64,
    /// How many of them failed.
    pub(super) failed: u64,
    /// Fingerprint of the input up to there.
    pub(super) input: u64,
    /// Bytes of the answers.
    bytes: u64,
    /// Fingerprint of the answers.
    output: u64,
}

impl Entry {
    pub(super) fn done(self) -> Done {
        Done {
            records: self.records,
            fingerprint: self.input,
        }
    }
}

/// The file, at `FILE.partial` until it is complete, and its journal, at `FILE.resume`.
#[derive(Debug)]
pub(super) struct Partial {
    path: PathBuf,
    stream: BufWriter<File>,
    journal: File,
    /// What is in the stream, the last of which the journal may not have.
    now: Entry,
    output: Fingerprint,
    noted: Instant,
}

impl Partial {
    /// Begins a file, or goes on with one. `None` in place of the entry says that there is nothing
    /// to go on with.
    ///
    /// # Errors
    /// Wrong usage if no file can be written there, if another run writes it, or if the run to go
    /// on with had other terms.
    pub(super) fn open(
        path: &Path,
        terms: &Terms,
        resume: bool,
    ) -> Result<(Self, Option<Entry>), Usage> {
        // The file a symbolic link points to is the one to replace.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let unwritable =
            |error: io::Error| Usage(format!("{}: cannot be written: {error}", path.display()));
        if is_table(&path) && cfg!(not(feature = "parquet")) {
            let reason = "this program was built without Parquet (cargo build --features parquet)";
            return Err(unwritable(io::Error::other(reason)));
        }
        let open = |path: &Path| {
            let mut options = OpenOptions::new();
            options
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(path)
        };
        let mut journal = open(&journal_path(&path)).map_err(unwritable)?;
        match journal.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let reason = "another run is writing it";
                return Err(Usage(format!("{}: {reason}", path.display())));
            }
            // Where files cannot be locked it goes without.
            Err(TryLockError::Error(_)) => {}
        }
        let mut stream = open(&partial_path(&path)).map_err(unwritable)?;
        if let Ok(present) = fs::metadata(&path) {
            // Nobody may read more of it under way than when it is complete.
            for file in [&stream, &journal] {
                let permitted = file.set_permissions(present.permissions());
                permitted.map_err(unwritable)?;
            }
        }
        let found = if resume {
            let journal_name = journal_path(&path);
            let earlier = Journal::read(&journal).map_err(unwritable)?;
            earlier.check(terms, &journal_name)?;
            earlier.last_whole(&mut stream).map_err(unwritable)?
        } else {
            None
        };
        let (now, output) = match &found {
            Some(whole) => {
                go_on(&mut stream, &mut journal, whole).map_err(unwritable)?;
                (whole.entry, whole.output.clone())
            }
            None => {
                begin(&mut stream, &mut journal, terms).map_err(unwritable)?;
                Default::default()
            }
        };
        let partial = Self {
            path,
            stream: BufWriter::new(stream),
            journal,
            now,
            output,
            noted: Instant::now(),
        };
        Ok((partial, found.map(|whole| whole.entry)))
    }

    /// Refuses to write over a file that is read, under whatever name it stands beside `path`, or
    /// comes as standard input.
    ///
    /// # Errors
    /// If one is: wrong usage.
    pub(super) fn spare(path: &Path, inputs: &[PathBuf]) -> Result<(), Usage> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let same = |one: &Path, other: &Path| {
            let (one, other) = (one.canonicalize(), other.canonicalize());
            matches!((one, other), (Ok(one), Ok(other)) if one == other)
        };
        for written in [path.clone(), partial_path(&path), journal_path(&path)] {
            for input in inputs {
                let input = if input == Path::new("-") {
                    Path::new("/dev/stdin")
                } else {
                    input
                };
                if same(input, &written) {
                    let name = written.display();
                    return Err(Usage(format!("{name}: is also an input, name another -o")));
                }
            }
        }
        Ok(())
    }

    /// Whether an earlier run to the same place was broken off.
    pub(super) fn is_left(path: &Path) -> bool {
        partial_path(path)
            .metadata()
            .is_ok_and(|found| found.len() > 0)
    }

    /// Adds the answer to a record; `input` is the fingerprint of the input up to it.
    ///
    /// # Errors
    /// If it cannot be written; the message says where.
    pub(super) fn put(&mut self, answer: &str, failed: bool, input: u64) -> anyhow::Result<()> {
        let written = self.stream.write_all(answer.as_bytes());
        written.with_context(|| self.failed())?;
        self.output.add(answer.as_bytes());
        self.now = Entry {
            records: self.now.records + 1,
            failed: self.now.failed + u64::from(failed),
            input,
            bytes: self.now.bytes + answer.len() as u64,
            output: self.output.value(),
        };
        if self.noted.elapsed() >= INTERVAL {
            self.note()?;
        }
        Ok(())
    }

    /// Makes sure of what was written so far, and notes it.
    ///
    /// # Errors
    /// As [`put`](Self::put).
    pub(super) fn note(&mut self) -> anyhow::Result<()> {
        self.noted = Instant::now();
        self.sync().with_context(|| self.failed())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.stream.flush()?;
        // The journal must not know of more than the disk has, even if the power fails.
        self.stream.get_ref().sync_data()?;
        write_line(&mut self.journal, &self.now)
    }

    /// Puts the complete file in its place.
    ///
    /// # Errors
    /// As [`put`](Self::put).
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        self.note()?;
        let finish = || -> io::Result<()> {
            if is_table(&self.path) {
                return self.finish_table();
            }
            fs::rename(partial_path(&self.path), &self.path)?;
            fs::remove_file(journal_path(&self.path))
        };
        finish().with_context(|| self.failed())
    }

    /// Puts a table made of the complete file in its place.
    #[cfg(feature = "parquet")]
    fn finish_table(&self) -> io::Result<()> {
        let partial = partial_path(&self.path);
        let beside = with_suffix(&self.path, ".table");
        super::table::write(&partial, File::create(&beside)?)?;
        fs::rename(beside, &self.path)?;
        fs::remove_file(partial)?;
        fs::remove_file(journal_path(&self.path))
    }

    #[cfg(not(feature = "parquet"))]
    fn finish_table(&self) -> io::Result<()> {
        // Refused when it was opened.
        Err(io::ErrorKind::Unsupported.into())
    }

    fn failed(&self) -> String {
        let path = self.path.display();
        format!("{path}: cannot be written; what there is so far is in {path}.partial")
    }
}

fn begin(stream: &mut File, journal: &mut File, terms: &Terms) -> io::Result<()> {
    journal.set_len(0)?;
    journal.rewind()?;
    write_line(journal, terms)?;
    stream.set_len(0)?;
    stream.rewind()
}

/// Takes back what came after the last entry that holds.
fn go_on(stream: &mut File, journal: &mut File, whole: &Whole) -> io::Result<()> {
    journal.set_len(whole.journal_bytes)?;
    journal.seek(SeekFrom::End(0))?;
    stream.set_len(whole.entry.bytes)?;
    stream.seek(SeekFrom::End(0))?;
    Ok(())
}

/// What the journal of an earlier run says.
struct Journal {
    terms: Option<Terms>,
    /// Each with the bytes of the journal up to its end.
    entries: Vec<(Entry, u64)>,
}

/// How far an earlier run's file is whole.
struct Whole {
    entry: Entry,
    /// Of the answers up to there.
    output: Fingerprint,
    /// Of the journal up to there.
    journal_bytes: u64,
}

impl Journal {
    /// Reads it as far as it is whole.
    fn read(file: &File) -> io::Result<Self> {
        let mut stream = BufReader::new(file);
        let mut line = Vec::new();
        let mut bytes = stream.read_until(b'\n', &mut line)? as u64;
        let terms = serde_json::from_slice(&line).ok();
        let mut entries = Vec::new();
        loop {
            line.clear();
            bytes += stream.read_until(b'\n', &mut line)? as u64;
            match serde_json::from_slice(&line) {
                Ok(entry) if line.ends_with(b"\n") => entries.push((entry, bytes)),
                _ => return Ok(Self { terms, entries }),
            }
        }
    }

    fn check(&self, terms: &Terms, name: &Path) -> Result<(), Usage> {
        let Some(begun) = &self.terms else {
            return Ok(());
        };
        let reason = if begun.version != terms.version {
            format!("version {} of the program", begun.version)
        } else if begun.options != terms.options {
            "other options".to_owned()
        } else {
            return Ok(());
        };
        Err(Usage(format!(
            "{}: the run that was broken off had {reason}; run it with the same, or without \
             --resume to begin at the start",
            name.display()
        )))
    }

    /// Up to where the journal tells the truth of the file.
    fn last_whole(&self, file: &mut File) -> io::Result<Option<Whole>> {
        let length = file.metadata()?.len();
        file.rewind()?;
        let mut stream = BufReader::new(file);
        let mut output = Fingerprint::default();
        let mut last = None;
        let mut read = 0;
        for &(entry, journal_bytes) in &self.entries {
            if entry.bytes > length || entry.bytes < read {
                break;
            }
            read_into(&mut stream.by_ref().take(entry.bytes - read), &mut output)?;
            read = entry.bytes;
            if output.value() != entry.output {
                break;
            }
            last = Some(Whole {
                entry,
                output: output.clone(),
                journal_bytes,
            });
        }
        Ok(last)
    }
}

fn read_into(stream: &mut impl BufRead, fingerprint: &mut Fingerprint) -> io::Result<()> {
    loop {
        let bytes = stream.fill_buf()?;
        if bytes.is_empty() {
            return Ok(());
        }
        fingerprint.add(bytes);
        let used = bytes.len();
        stream.consume(used);
    }
}

fn write_line(file: &mut File, value: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    file.write_all(&line)
}

fn partial_path(path: &Path) -> PathBuf {
    with_suffix(path, ".partial")
}

fn journal_path(path: &Path) -> PathBuf {
    with_suffix(path, ".resume")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
