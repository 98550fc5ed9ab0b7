//! A sign of life while work lasts.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::console::Console;

/// Work shorter than this shows nothing.
pub(crate) const PATIENCE: Duration = Duration::from_millis(500);
/// Time between two pictures of the spinner.
pub(crate) const TICK: Duration = Duration::from_millis(100);

/// A spinner on standard error with what is being done, from half a second after its start until
/// it is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    thread: Option<(Sender<String>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait, if progress may be shown at all.
    pub(crate) fn start(console: &Console, doing: &str) -> Self {
        if !console.shows_progress() {
            return Self { thread: None };
        }
        let (sender, receiver) = mpsc::channel::<String>();
        let mut doing = doing.to_owned();
        let thread = thread::spawn(move || {
            let mut spinner: Option<ProgressBar> = None;
            let start = Instant::now();
            loop {
                let wait = match spinner {
                    None => PATIENCE.saturating_sub(start.elapsed()),
                    Some(_) => PATIENCE,
                };
                match receiver.recv_timeout(wait) {
                    Ok(next) => doing = next,
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                // News may come without a pause.
                if spinner.is_none() && start.elapsed() >= PATIENCE {
                    spinner = Some(spin());
                }
                if let Some(spinner) = &spinner {
                    spinner.set_message(doing.clone());
                }
            }
            if let Some(spinner) = spinner {
                spinner.finish_and_clear();
            }
        });
        Self {
            thread: Some((sender, thread)),
        }
    }

    /// Says what is done now.
    pub(crate) fn now(&self, doing: String) {
        if let Some((sender, _)) = &self.thread {
            let _ = sender.send(doing);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.thread.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn spin() -> ProgressBar {
    let spinner = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(TICK);
    spinner
}
