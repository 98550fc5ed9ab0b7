//! `briefing batch`.

pub(crate) mod args;
mod flow;
mod meter;
mod partial;
mod records;
#[cfg(feature = "parquet")]
mod table;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing::batch::Batch;
use briefing::reader::{ReaderConfig, RecordFiles};
use briefing::{Config, WorkLimits};

use self::args::BatchArgs;
use self::flow::{Delivery, Flow, Recipient};
use self::meter::Meter;
use self::partial::{Entry, Partial, Terms};
use self::records::{Fingerprint, Records};
use crate::cli::console::Console;
use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::status::{Status, Usage};

/// Answers record after record.
pub(crate) fn run(
    args: &BatchArgs,
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<Status> {
    let mut config = Config {
        language: args.language.0,
        names: args.names.config()?,
        explain: args.explain,
        work: WorkLimits {
            sentences: Some(args.max_record_sentences),
            time: Some(args.max_record_seconds),
        },
        ..Config::default()
    };
    args.method.apply(&mut config)?;
    if args.max_record_bytes == 0 {
        let error = briefing::Error::parameter("max-record-bytes", 0, "at least 1");
        return Err(settings.locate(error));
    }
    let reader = ReaderConfig {
        fields: args.field.iter().cloned().collect(),
        exclude: args.exclude.clone(),
        follow_links: args.follow_links,
        ..ReaderConfig::default()
    };
    let budget = args.length.given();
    let terms = terms(&(&config, budget, &reader.fields, args.max_record_bytes));
    let batch = Batch::new(config, budget, reader.clone());
    let batch = batch.map_err(|error| settings.locate(error))?;

    let paths = input::clusters(&args.paths, "batch")?;
    let found = RecordFiles::find(&paths, &reader);
    console.warnings(&found.warnings);
    let lost = found.failures.len() as u64;
    for failure in found.failures {
        console.failure(failure.into());
    }
    let records = Records {
        files: found.files,
        max_record_bytes: args.max_record_bytes,
        bytes_read: Arc::default(),
    };
    let (sink, earlier) = Sink::open(args, &terms, &records.files, console)?;
    let mut clerk = Clerk {
        meter: Meter::new(console, records.size(), Arc::clone(&records.bytes_read)),
        sink,
        console,
        fail_fast: args.fail_fast,
        is_stopped: false,
    };
    clerk.meter.resume(earlier.failed + lost);
    let outcome = Flow::new(batch, args.common.threads, args.window, earlier.done())
        .run(records, &mut clerk)
        .and_then(|()| clerk.sink.finish(clerk.is_stopped));
    let is_complete = outcome.is_ok() && !clerk.is_stopped;
    clerk.meter.finish(console, earlier.records, is_complete);
    if let (true, Some(path)) = (clerk.is_stopped, &args.common.output) {
        let path = path.display();
        console.warn(format_args!(
            "{path} was not written; --resume goes on with what came before the failure"
        ));
    }
    outcome?;
    Ok(match console.status() {
        Status::Done if earlier.failed > 0 => Status::Partial,
        status => status,
    })
}

/// What answers depend on beside their records.
fn terms(options: &impl std::fmt::Debug) -> Terms {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(format!("{options:?}").as_bytes());
    Terms {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        options: fingerprint.value(),
    }
}

/// Where answers go.
enum Sink {
    /// Standard output, a device or a pipe: nothing of it can be taken back.
    Stream(Output),
    File(Box<Partial>),
}

impl Sink {
    /// Where answers are to go, and how far an earlier run came with them.
    fn open(
        args: &BatchArgs,
        terms: &Terms,
        inputs: &[PathBuf],
        console: &Console,
    ) -> Result<(Self, Entry), Usage> {
        let path = args
            .common
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"));
        let is_file = |path: &Path| path.metadata().map_or(true, |found| found.is_file());
        let Some(path) = path.filter(|path| is_file(path)) else {
            if args.resume {
                let reason = "--resume needs a file as --output, which a stream is not";
                return Err(Usage(reason.to_owned()));
            }
            let output = Output::open(args.common.output.as_deref())?;
            return Ok((Self::Stream(output), Entry::default()));
        };
        Partial::spare(path, inputs)?;
        let is_left = Partial::is_left(path);
        let (partial, entry) = Partial::open(path, terms, args.resume)?;
        if is_left && entry.is_none() {
            let path = path.display();
            let hint = if args.resume {
                "nothing of it can be gone on with"
            } else {
                "--resume goes on with it instead"
            };
            console.warn(format_args!(
                "{path}: an earlier run was broken off; what it did is done again ({hint})"
            ));
        }
        Ok((Self::File(Box::new(partial)), entry.unwrap_or_default()))
    }

    /// Completes the file, or leaves it to be gone on with.
    fn finish(self, is_broken_off: bool) -> anyhow::Result<()> {
        match self {
            Self::Stream(output) => output.finish(),
            Self::File(mut partial) if is_broken_off => partial.note(),
            Self::File(partial) => partial.finish(),
        }
    }
}

/// Keeps answers and tells of failures.
struct Clerk<'a> {
    sink: Sink,
    meter: Meter,
    console: &'a Console,
    fail_fast: bool,
    /// Whether a failure was the last answer.
    is_stopped: bool,
}

impl Recipient for Clerk<'_> {
    fn take(&mut self, delivery: Delivery) -> anyhow::Result<bool> {
        let Delivery {
            answer,
            file,
            fingerprint,
        } = delivery;
        let failed = answer.failure.is_some();
        self.is_stopped = failed && self.fail_fast;
        match &mut self.sink {
            Sink::Stream(output) => output.put(&answer.text)?,
            // It is to be tried again when the run goes on.
            Sink::File(_) if self.is_stopped => {}
            Sink::File(partial) => partial.put(&answer.text, failed, fingerprint)?,
        }
        if let Some(failure) = &answer.failure {
            let tell = || self.console.record_failure(&file, failure);
            self.meter.aside(tell);
        }
        self.meter.count(failed);
        Ok(!self.is_stopped)
    }

    fn rest(&mut self) -> anyhow::Result<()> {
        self.meter.show();
        match &mut self.sink {
            Sink::Stream(output) => output.flush(),
            Sink::File(_) => Ok(()),
        }
    }
}
