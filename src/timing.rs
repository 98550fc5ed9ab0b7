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
        let seconds = self.time.as_secs_f64();
        if seconds > 0.0 {
            self.items as f64 / seconds
        } else {
            0.0
        }
    }
}

/// Takes the time of stage after stage.
#[derive(Debug)]
pub(crate) struct Stopwatch {
    since: Instant,
    stages: Vec<StageTiming>,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self {
            since: Instant::now(),
            stages: Vec::new(),
        }
    }

    /// Ends a stage that began where the one before ended.
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
