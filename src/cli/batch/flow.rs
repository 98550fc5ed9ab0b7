//! Records answered on many threads and delivered in their order, a bounded number at a time.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender, TryRecvError};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::thread;

use anyhow::{Context, anyhow};
use briefing::batch::{Answer, Batch, Failure, FailureKind};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::records::{Content, Record, Records};
use crate::cli::status::Usage;

/// Bytes that the records under way may have together; one longer record goes alone.
const MOST_BYTES: usize = 256 << 20;

/// Records under way for each thread, where the user does not say how many.
const RECORDS_A_THREAD: usize = 16;

/// A longer record is worked on by all threads together; the others by one each, which wastes
/// nothing on hand-overs between threads.
const LARGE_BYTES: usize = 4 << 20;

/// A thread's stack: records may nest.
const STACK_BYTES: usize = 8 << 20;

/// An answer in its turn.
#[derive(Debug)]
pub(super) struct Delivery {
    pub(super) answer: Answer,
    /// How the record's file is called.
    pub(super) file: Arc<str>,
    /// Of the input up to this record.
    pub(super) fingerprint: u64,
}

/// Who takes the answers.
pub(super) trait Recipient {
    /// Takes the next answer; whether more are wanted.
    ///
    /// # Errors
    /// If it cannot be kept.
    fn take(&mut self, delivery: Delivery) -> anyhow::Result<bool>;

    /// Called whenever no answer is waiting.
    ///
    /// # Errors
    /// If what was taken cannot be kept.
    fn rest(&mut self) -> anyhow::Result<()>;
}

/// How far an earlier run has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Done {
    pub(super) records: u64,
    /// Of the input up to there.
    pub(super) fingerprint: u64,
}

/// How records are answered.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) batch: Arc<Batch>,
    /// At least 1.
    pub(super) threads: usize,
    /// Records under way at most; at least 1.
    pub(super) window: usize,
    /// Records that are passed over since they were answered before.
    pub(super) done: Done,
}

/// What goes from thread to thread.
struct Job {
    number: u64,
    record: Record,
}

enum Outcome {
    Answered {
        number: u64,
        bytes: usize,
        delivery: Delivery,
    },
    /// What was answered before is not what is in the input.
    Refused(Usage),
}

impl Flow {
    /// As many threads as asked for, or one a core; a window that is fit for them.
    pub(super) fn new(batch: Batch, threads: usize, window: usize, done: Done) -> Self {
        let cores = || thread::available_parallelism().map_or(1, NonZero::get);
        let threads = if threads == 0 { cores() } else { threads };
        let window = match window {
            0 => threads * RECORDS_A_THREAD,
            window => window,
        };
        Self {
            batch: Arc::new(batch),
            threads,
            window,
            done,
        }
    }

    /// Answers all records. The threads are not waited for: when nobody wants answers any more,
    /// one may still wait for a line.
    ///
    /// # Errors
    /// Those of the recipient; if the input is not that of the earlier run.
    pub(super) fn run(
        self,
        records: Records,
        recipient: &mut impl Recipient,
    ) -> anyhow::Result<()> {
        let gate = Arc::new(Gate::new(self.window));
        let total = Arc::new(AtomicU64::new(u64::MAX));
        let (to_workers, jobs) = mpsc::sync_channel(self.threads);
        let (to_recipient, outcomes) = mpsc::channel();
        let spawn = |name: String, work: Box<dyn FnOnce() + Send>| {
            let builder = thread::Builder::new().name(name).stack_size(STACK_BYTES);
            let spawned = builder.spawn(work).map(drop);
            spawned.context("the system gives no thread")
        };

        let reading = Reading {
            done: self.done,
            gate: Arc::clone(&gate),
            to_workers,
            refuse: to_recipient.clone(),
            total: Arc::clone(&total),
        };
        spawn("reader".to_owned(), Box::new(|| reading.run(records)))?;
        let jobs = Arc::new(Mutex::new(jobs));
        let together: Arc<OnceLock<Option<ThreadPool>>> = Arc::default();
        for number in 0..self.threads {
            let worker = Worker {
                batch: Arc::clone(&self.batch),
                threads: self.threads,
                together: Arc::clone(&together),
            };
            let (jobs, answers) = (Arc::clone(&jobs), to_recipient.clone());
            let work = Box::new(move || worker.run(&jobs, &answers));
            spawn(format!("worker {number}"), work)?;
        }
        drop(to_recipient);
        let delivered = deliver(&outcomes, self.done.records, &gate, recipient)?;
        let total = total.load(Ordering::Acquire);
        match delivered {
            Some(next) if next != total => Err(anyhow!(
                "the program has lost a record, the one after the first {next}; please report it"
            )),
            _ => Ok(()),
        }
    }
}

/// Hands answers over in the order of their records, and says how many there were with those that
/// an earlier run answered; `None` if no more were wanted.
fn deliver(
    outcomes: &Receiver<Outcome>,
    from: u64,
    gate: &Gate,
    recipient: &mut impl Recipient,
) -> anyhow::Result<Option<u64>> {
    let mut early = BTreeMap::new();
    let mut next = from;
    loop {
        let outcome = match outcomes.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Empty) => {
                recipient.rest()?;
                let Ok(outcome) = outcomes.recv() else { break };
                outcome
            }
            Err(TryRecvError::Disconnected) => break,
        };
        match outcome {
            Outcome::Refused(reason) => return Err(reason.into()),
            Outcome::Answered {
                number,
                bytes,
                delivery,
            } => early.insert(number, (bytes, delivery)),
        };
        while let Some((bytes, delivery)) = early.remove(&next) {
            next += 1;
            gate.leave(bytes);
            if !recipient.take(delivery)? {
                return Ok(None);
            }
        }
    }
    Ok(Some(next))
}

/// The thread that reads.
struct Reading {
    done: Done,
    gate: Arc<Gate>,
    to_workers: SyncSender<Job>,
    refuse: Sender<Outcome>,
    total: Arc<AtomicU64>,
}

impl Reading {
    fn run(self, records: Records) {
        let mut number = 0;
        let mut is_refused = false;
        records.read(|record| {
            number += 1;
            if number <= self.done.records {
                is_refused =
                    number == self.done.records && record.fingerprint != self.done.fingerprint;
                return !is_refused;
            }
            self.gate.enter(record.content.bytes().len());
            let job = Job {
                number: number - 1,
                record,
            };
            self.to_workers.send(job).is_ok()
        });
        if is_refused || number < self.done.records {
            let reason = "the input is not that of the run that was broken off; run without \
                          --resume to begin at the start";
            let _ = self.refuse.send(Outcome::Refused(Usage(reason.to_owned())));
        }
        self.total.store(number, Ordering::Release);
    }
}

/// A thread that answers.
struct Worker {
    batch: Arc<Batch>,
    threads: usize,
    /// The pool of all threads, made for the first large record.
    together: Arc<OnceLock<Option<ThreadPool>>>,
}

impl Worker {
    fn run(&self, jobs: &Mutex<Receiver<Job>>, answers: &Sender<Outcome>) {
        // Parallel loops of the library run on this thread alone, if the system lets them.
        let alone = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        let _alone = alone.build();
        loop {
            let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(Job { number, record }) = job else {
                return;
            };
            let outcome = Outcome::Answered {
                number,
                bytes: record.content.bytes().len(),
                delivery: Delivery {
                    answer: self.answer(&record),
                    file: record.file,
                    fingerprint: record.fingerprint,
                },
            };
            if answers.send(outcome).is_err() {
                return;
            }
        }
    }

    fn answer(&self, record: &Record) -> Answer {
        let line = match &record.content {
            Content::Line(line) => line,
            Content::Unreadable(reason) => {
                return Answer::failed(Failure {
                    id: None,
                    kind: FailureKind::Unreadable,
                    message: reason.clone(),
                    line: record.line,
                });
            }
        };
        let answer = || self.batch.answer(line, record.line);
        let pool = (line.bytes().len() > LARGE_BYTES && self.threads > 1).then(|| self.together());
        match pool.flatten() {
            Some(pool) => pool.install(answer),
            None => answer(),
        }
    }

    fn together(&self) -> Option<&ThreadPool> {
        let pool = || {
            let builder = ThreadPoolBuilder::new().num_threads(self.threads);
            builder.stack_size(STACK_BYTES).build().ok()
        };
        self.together.get_or_init(pool).as_ref()
    }
}

/// Lets in so many records, and so many bytes of them, at a time.
#[derive(Debug)]
struct Gate {
    window: usize,
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    records: usize,
    bytes: usize,
}

impl Gate {
    fn new(window: usize) -> Self {
        Self {
            window,
            inside: Mutex::default(),
            left: Condvar::new(),
        }
    }

    /// Waits until there is room.
    fn enter(&self, bytes: usize) {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |inside: &mut Inside| {
            inside.records >= self.window
                || inside.records > 0 && inside.bytes.saturating_add(bytes) > MOST_BYTES
        };
        let inside = self.left.wait_while(inside, is_full);
        let mut inside = inside.unwrap_or_else(PoisonError::into_inner);
        inside.records += 1;
        inside.bytes += bytes;
    }

    fn leave(&self, bytes: usize) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.records -= 1;
        inside.bytes -= bytes;
        drop(inside);
        self.left.notify_one();
    }
}
