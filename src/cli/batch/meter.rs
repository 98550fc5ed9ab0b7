//! How far a batch has come, and how fast.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::console::Console;
use crate::cli::progress::{PATIENCE, TICK};

/// Counts records, and shows a bar on a terminal.
#[derive(Debug)]
pub(super) struct Meter {
    start: Instant,
    /// Records answered in this run.
    records: u64,
    /// Records that failed, in this run and before.
    failed: u64,
    bytes_read: Arc<AtomicU64>,
    /// Bytes of the input, if that is known.
    size: Option<u64>,
    bar: Option<ProgressBar>,
    shows: bool,
}

impl Meter {
    pub(super) fn new(console: &Console, size: Option<u64>, bytes_read: Arc<AtomicU64>) -> Self {
        Self {
            start: Instant::now(),
            records: 0,
            failed: 0,
            bytes_read,
            size,
            bar: None,
            shows: console.shows_progress(),
        }
    }

    pub(super) fn count(&mut self, failed: bool) {
        self.records += 1;
        self.failed += u64::from(failed);
        self.show();
    }

    /// Does something that writes to the terminal.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    pub(super) fn show(&mut self) {
        if !self.shows || self.start.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| begun(self.size));
        bar.set_position(self.bytes_read.load(Ordering::Relaxed));
        let (records, failed) = (self.records, self.failed);
        let rate = records as f64 / self.start.elapsed().as_secs_f64();
        bar.set_message(format!("{records} records, {rate:.0}/s, {failed} failed"));
    }

    /// Takes the bar away and tells what was done, and whether that was all.
    pub(super) fn finish(&mut self, console: &Console, resumed: u64, is_complete: bool) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        let seconds = self.start.elapsed().as_secs_f64();
        let (records, failed) = (self.records, self.failed);
        let rate = records as f64 / seconds;
        let more = match resumed {
            0 => String::new(),
            resumed => format!(" and {resumed} from the run before"),
        };
        let plural = if records == 1 { "" } else { "s" };
        let (event, stopped) = if is_complete {
            ("finished", "")
        } else {
            ("stopped", "stopped before the end: ")
        };
        console.summary(
            format_args!(
                "{stopped}{records} record{plural}{more}, {failed} failed, {seconds:.1} s, {rate:.0} a second"
            ),
            &serde_json::json!({
                "event": event,
                "records": records,
                "resumed": resumed,
                "failed": failed,
                "seconds": seconds,
                "records_per_second": rate,
                "bytes_read": self.bytes_read.load(Ordering::Relaxed),
            }),
        );
    }

    /// Counts what failed before the first record.
    pub(super) fn resume(&mut self, failed: u64) {
        self.failed = failed;
    }
}

fn begun(size: Option<u64>) -> ProgressBar {
    let (bar, template) = match size {
        Some(size) => (ProgressBar::new(size), "{wide_bar} {msg}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg} ({elapsed})"),
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(TICK);
    bar
}
