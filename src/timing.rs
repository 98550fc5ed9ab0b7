//! How long each stage took, and how much it worked through.

use std::time::{Duration, Instant};

use serde::Serialize;

/// One stage of a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageTiming {
    /// The stage, such as `segment`.
    pub stage: &'static str,
    /// Wall-clock time.
    #[serde(rename = "seconds", serialize_with = "seconds")]
    pub time: Duration,
    /// How many items it worked through.
    pub items: usize,
    /// What the items are, such as `sentences`.
    pub unit: &'static str,
}

impl StageTiming {
    /// Items a second; 0 where no time was measured.
    pub fn throughput(&self) -> f64 {
        per_second(self.items, self.time)
    }
}

/// How fast a walk went over its graph.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WalkTiming {
    /// Iterations, each one product with the graph.
    pub iterations: usize,
    /// Stored numbers of the graph that an iteration passes over.
    pub entries: usize,
    /// Bytes that an iteration must read and write at the least: each array of the graph and each
    /// vector of the step once for every time that it is gone through, whatever the caches hold.
    pub bytes: usize,
    /// Wall-clock time of all iterations.
    #[serde(rename = "seconds", serialize_with = "seconds")]
    pub time: Duration,
}

impl WalkTiming {
    /// Stored numbers passed over a second, `entries · iterations / time`; 0 where no time was
    /// measured.
    pub fn entries_per_second(&self) -> f64 {
        per_second(self.entries * self.iterations, self.time)
    }

    /// Effective memory bandwidth in bytes a second, `bytes · iterations / time`; 0 where no time
    /// was measured.
    pub fn bytes_per_second(&self) -> f64 {
        per_second(self.bytes * self.iterations, self.time)
    }
}

fn per_second(items: usize, time: Duration) -> f64 {
    let seconds = time.as_secs_f64();
    if seconds > 0.0 {
        items as f64 / seconds
    } else {
        0.0
    }
}

/// Takes the time of stage after stage.
#[derive(Debug)]
pub(crate) struct Stopwatch {
    since: Instant,
    stages: Vec<StageTiming>,
}

impl Stopwatch {
    // Not inlined, so that a profiler can cut its counts where a stage begins.
    #[inline(never)]
    pub(crate) fn start() -> Self {
        Self {
            since: Instant::now(),
            stages: Vec::new(),
        }
    }

    /// Ends a stage that began where the one before ended.
    // Not inlined, for the same reason.
    #[inline(never)]
    pub(crate) fn lap(&mut self, stage: &'static str, items: usize, unit: &'static str) {
        let now = Instant::now();
        self.stages.push(StageTiming {
            stage,
            time: now - self.since,
            items,
            unit,
        });
        self.since = now;
    }

    pub(crate) fn stages(self) -> Vec<StageTiming> {
        self.stages
    }
}

fn seconds<S: serde::Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(time.as_secs_f64())
}
