//! `briefing segment --jsonl`: a record in, a record out, line by line.

use std::io::{self, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use anyhow::anyhow;
use briefing::reader::{self, read_line};
use briefing::render;
use briefing::segmenter::Segmenter;
use briefing::{ErrorKind, Language};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::cli::console::Console;
use crate::cli::input;
use crate::cli::output::Output;

/// Bytes read at once.
const BUFFER_BYTES: usize = 1 << 20;
/// Windows that may wait to be answered.
const WINDOWS_AHEAD: usize = 4;
/// Bytes of lines that are worked on at the same time; one longer line is a window of its own.
const WINDOW_BYTES: usize = 4 << 20;

/// How lines are cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run<'a> {
    /// Of records that name no language; `None` identifies it.
    language: Option<Language>,
    /// A longer line is an error.
    max_line_bytes: u64,
    console: &'a Console,
}

#[derive(Deserialize)]
struct Record {
    lang: Option<String>,
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer<'a> {
    Sentences(Vec<&'a str>),
    Error(Failure),
}

/// What is wrong with a line.
#[derive(Clone, Debug, Serialize)]
struct Failure {
    kind: &'static str,
    message: String,
    line: usize,
}

/// Where lines come from.
type Stream = Box<dyn Read + Send>;

/// A line as it was read, with its number.
type Line = (usize, reader::Line);

/// Lines that are answered together.
#[derive(Debug, Default)]
struct Window {
    lines: Vec<Line>,
    bytes: usize,
    /// How the stream ended, if it ended behind these lines.
    end: Option<io::Result<()>>,
}

impl Window {
    /// The next lines that are not blank. The window ends where it is full, where the stream
    /// ends, and where the next line has not arrived yet: whoever sends a line and waits for the
    /// answer gets it.
    fn read(reader: &mut BufReader<Stream>, number: &mut usize, max_line_bytes: u64) -> Self {
        let mut window = Self::default();
        loop {
            let line = match read_line(reader, max_line_bytes) {
                Ok(Some(line)) => line,
                Ok(None) => {
                    window.end = Some(Ok(()));
                    return window;
                }
                Err(error) => {
                    window.end = Some(Err(error));
                    return window;
                }
            };
            *number += 1;
            if !line.is_blank() {
                window.bytes += line.bytes().len();
                window.lines.push((*number, line));
            }
            if window.bytes >= WINDOW_BYTES || !reader.buffer().contains(&b'\n') {
                return window;
            }
        }
    }

    fn append(&mut self, next: Self) {
        self.lines.extend(next.lines);
        self.bytes += next.bytes;
        self.end = next.end;
    }
}

impl<'a> Run<'a> {
    pub(crate) fn new(
        language: Option<Language>,
        max_line_bytes: u64,
        console: &'a Console,
    ) -> Self {
        Self {
            language,
            max_line_bytes,
            console,
        }
    }

    /// Answers every record of the files, in order. Memory holds a window of lines, not a file.
    ///
    /// # Errors
    /// If the output cannot be written. Files and lines that cannot be read are named on the
    /// console and cost nothing else.
    pub(crate) fn segment(&self, paths: &[PathBuf], output: &mut Output) -> anyhow::Result<()> {
        for path in paths {
            let stream = match input::open(path) {
                Ok(stream) => stream,
                Err(error) => {
                    self.console.failure(unreadable(path, error));
                    continue;
                }
            };
            self.answer(path, stream, output)?;
        }
        Ok(())
    }

    fn answer(&self, path: &Path, stream: Stream, output: &mut Output) -> anyhow::Result<()> {
        let windows = read_ahead(stream, self.max_line_bytes);
        while let Ok(window) = windows.recv() {
            let mut window = window;
            // What has arrived in the meantime is answered along with it.
            while window.bytes < WINDOW_BYTES && window.end.is_none() {
                let Ok(next) = windows.try_recv() else { break };
                window.append(next);
            }
            // Answered on many threads, written in order on this one.
            let lines = window.lines.par_iter();
            let answers: Vec<(String, Option<Failure>)> =
                lines.map(|line| self.answer_line(line)).collect();
            for (answer, failure) in answers {
                output.put(&answer)?;
                if let Some(Failure { message, line, .. }) = failure {
                    let name = input::name(path);
                    self.console.failure(anyhow!("{name}:{line}: {message}"));
                }
            }
            output.flush()?;
            if let Some(Err(error)) = window.end {
                self.console.failure(unreadable(path, error));
            }
        }
        Ok(())
    }

    fn answer_line(&self, (number, line): &Line) -> (String, Option<Failure>) {
        let record = match line {
            reader::Line::TooLong(_) => Err(("too-large", self.too_long())),
            reader::Line::Whole(line) => {
                serde_json::from_slice::<Record>(line).map_err(|e| ("json", reason(&e)))
            }
        };
        match record {
            Ok(record) => {
                let spans = self.segmenter(&record).split(&record.text);
                let sentence = |span: Range<usize>| &record.text[span];
                let sentences = spans.into_iter().map(sentence).collect();
                (written(&Answer::Sentences(sentences)), None)
            }
            Err((kind, message)) => {
                let line = *number;
                let failure = Failure {
                    kind,
                    message,
                    line,
                };
                (written(&Answer::Error(failure.clone())), Some(failure))
            }
        }
    }

    fn segmenter(&self, record: &Record) -> Segmenter {
        let identified = || identified(&record.text);
        Segmenter::new(match &record.lang {
            Some(code) => code.parse().unwrap_or_else(|_| identified()),
            None => self.language.unwrap_or_else(identified),
        })
    }

    fn too_long(&self) -> String {
        let limit = self.max_line_bytes;
        format!("line is longer than the limit of {limit} bytes; raise it with --max-file-bytes")
    }
}

/// Reads on a thread of its own while lines are answered, a few windows ahead at most. The thread
/// is not waited for: when nobody wants answers any more, it may still wait for a line.
fn read_ahead(stream: Stream, max_line_bytes: u64) -> Receiver<Window> {
    let (sender, receiver) = mpsc::sync_channel(WINDOWS_AHEAD);
    thread::spawn(move || {
        let mut reader = BufReader::with_capacity(BUFFER_BYTES, stream);
        let mut number = 0;
        loop {
            let window = Window::read(&mut reader, &mut number, max_line_bytes);
            let ends = window.end.is_some();
            if sender.send(window).is_err() || ends {
                return;
            }
        }
    });
    receiver
}

fn written(answer: &Answer<'_>) -> String {
    // Strings and numbers always serialise.
    render::json_line(answer).unwrap_or_default()
}

/// What the parser says, without the number of the line, which is always 1 to it.
fn reason(error: &serde_json::Error) -> String {
    error
        .to_string()
        .replace(" at line 1 column ", " at column ")
}

fn unreadable(path: &Path, source: io::Error) -> anyhow::Error {
    let path = PathBuf::from(input::name(path));
    briefing::Error::from(ErrorKind::Unreadable { path, source }).into()
}

/// The language of a text where it is clear, else English.
pub(crate) fn identified(text: &str) -> Language {
    let identified = Language::identify(text).filter(|identified| identified.reliable);
    identified.map_or(Language::English, |identified| identified.language)
}
