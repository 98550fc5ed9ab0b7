//! How long what took, as a table and as JSON.

use std::time::{Duration, Instant};

use briefing::timing::{StageTiming, WalkTiming};
use serde::Serialize;

/// Does something and takes its time.
pub(crate) fn timed<T>(
    stage: &'static str,
    unit: &'static str,
    work: impl FnOnce() -> (T, usize),
) -> (T, StageTiming) {
    let start = Instant::now();
    let (result, items) = work();
    let time = start.elapsed();
    let timing = StageTiming {
        stage,
        time,
        items,
        unit,
    };
    (result, timing)
}

/// The stages and the walk as JSON has them: with the share of the whole and the rates.
#[derive(Serialize)]
pub(crate) struct Timings<'a> {
    stages: Vec<Stage<'a>>,
    walk: Option<Walk<'a>>,
}

#[derive(Serialize)]
struct Stage<'a> {
    #[serde(flatten)]
    timing: &'a StageTiming,
    share: f64,
    per_second: f64,
}

#[derive(Serialize)]
struct Walk<'a> {
    #[serde(flatten)]
    timing: &'a WalkTiming,
    entries_per_second: f64,
    bytes_per_second: f64,
}

impl<'a> Timings<'a> {
    pub(crate) fn new(stages: &'a [StageTiming], walk: Option<&'a WalkTiming>) -> Self {
        let total = total(stages);
        let stages = stages.iter().map(|timing| Stage {
            timing,
            share: share(timing, total),
            per_second: timing.throughput(),
        });
        Self {
            stages: stages.collect(),
            walk: walk.map(|timing| Walk {
                timing,
                entries_per_second: timing.entries_per_second(),
                bytes_per_second: timing.bytes_per_second(),
            }),
        }
    }
}

/// Stage, time, share of the whole, items and items a second, in aligned columns.
pub(crate) fn table(stages: &[StageTiming]) -> String {
    let total = total(stages);
    let mut table = row(["stage", "time", "share", "items", "per second"]);
    for stage in stages {
        table += &row([
            stage.stage,
            &duration(stage.time),
            &format!("{:.1} %", share(stage, total) * 100.0),
            &format!("{} {}", grouped(stage.items), unit(stage)),
            &grouped(stage.throughput() as usize),
        ]);
    }
    table += &row(["total", &duration(total), "", "", ""]);
    table
}

/// One line: iterations, what each passes over, and how fast.
pub(crate) fn walk(walk: &WalkTiming) -> String {
    let iterations = u32::try_from(walk.iterations).unwrap_or(u32::MAX);
    format!(
        "walk: {} iterations of {}, each over {} non-zeros in {}; {:.2} billion non-zeros \
         and {:.2} GB a second\n",
        walk.iterations,
        duration(walk.time.checked_div(iterations).unwrap_or_default()),
        grouped(walk.entries),
        bytes(walk.bytes),
        walk.entries_per_second() / 1e9,
        walk.bytes_per_second() / 1e9,
    )
}

fn total(stages: &[StageTiming]) -> Duration {
    stages.iter().map(|stage| stage.time).sum()
}

fn share(stage: &StageTiming, total: Duration) -> f64 {
    stage.time.as_secs_f64() / total.as_secs_f64().max(f64::MIN_POSITIVE)
}

fn row([stage, time, share, items, throughput]: [&str; 5]) -> String {
    let row = format!("{stage:<12} {time:>10} {share:>8} {items:>20} {throughput:>14}");
    format!("{}\n", row.trim_end())
}

/// The unit, in the singular where there is one item.
fn unit(stage: &StageTiming) -> &str {
    let singular = stage.unit.strip_suffix('s').filter(|_| stage.items == 1);
    singular.unwrap_or(stage.unit)
}

fn duration(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        ..1e3 => format!("{micros:.0} µs"),
        ..1e6 => format!("{:.2} ms", micros / 1e3),
        _ => format!("{:.2} s", micros / 1e6),
    }
}

/// A number of bytes in thousands or millions.
fn bytes(number: usize) -> String {
    match number as f64 {
        bytes @ ..1e6 => format!("{:.1} kB", bytes / 1e3),
        bytes => format!("{:.1} MB", bytes / 1e6),
    }
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let shown = [0, 999, 1000, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn columns_are_aligned_and_times_readable() {
        let stage = |stage, micros, items, unit| StageTiming {
            stage,
            time: Duration::from_micros(micros),
            items,
            unit,
        };
        let stages = [
            stage("read", 250, 1, "documents"),
            stage("segment", 1_750, 143, "sentences"),
        ];
        let expected = "\
stage              time    share                items     per second
read             250 µs   12.5 %           1 document          4,000
segment         1.75 ms   87.5 %        143 sentences         81,714
total           2.00 ms
";
        assert_eq!(table(&stages), expected);
        assert!(table(&[]).ends_with("0 µs\n"));
    }

    fn walked() -> WalkTiming {
        WalkTiming {
            iterations: 10,
            entries: 2_000_000,
            bytes: 30_000_000,
            time: Duration::from_millis(20),
        }
    }

    #[test]
    fn a_walk_is_told_with_its_rates() {
        let expected = "walk: 10 iterations of 2.00 ms, each over 2,000,000 non-zeros in 30.0 MB; \
                        1.00 billion non-zeros and 15.00 GB a second\n";
        assert_eq!(walk(&walked()), expected);
        let none = WalkTiming {
            iterations: 0,
            entries: 0,
            bytes: 16,
            time: Duration::ZERO,
        };
        assert!(walk(&none).starts_with("walk: 0 iterations of 0 µs, each over 0 non-zeros"));
        assert!(walk(&none).ends_with("0.00 billion non-zeros and 0.00 GB a second\n"));
    }

    #[test]
    fn json_has_shares_and_rates() {
        let stage = |stage, millis| StageTiming {
            stage,
            time: Duration::from_millis(millis),
            items: 30,
            unit: "sentences",
        };
        let stages = [stage("segment", 250), stage("rank", 750)];
        let walk = walked();
        let json = serde_json::to_value(Timings::new(&stages, Some(&walk))).unwrap();
        let expected = serde_json::json!({
            "stages": [
                {"stage": "segment", "seconds": 0.25, "items": 30, "unit": "sentences",
                 "share": 0.25, "per_second": 120.0},
                {"stage": "rank", "seconds": 0.75, "items": 30, "unit": "sentences",
                 "share": 0.75, "per_second": 40.0},
            ],
            "walk": {"iterations": 10, "entries": 2_000_000, "bytes": 30_000_000, "seconds": 0.02,
                     "entries_per_second": 1e9, "bytes_per_second": 1.5e10},
        });
        assert_eq!(json, expected);
        let json = serde_json::to_value(Timings::new(&[], None)).unwrap();
        assert_eq!(json, serde_json::json!({"stages": [], "walk": null}));
    }
}
