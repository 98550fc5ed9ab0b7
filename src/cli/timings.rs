//! The table of stages.

use std::time::{Duration, Instant};

use briefing::timing::StageTiming;

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

/// Stage, time, share of the whole, items and items a second, in aligned columns.
pub(crate) fn table(stages: &[StageTiming]) -> String {
    let total: Duration = stages.iter().map(|stage| stage.time).sum();
    let mut table = row(["stage", "time", "share", "items", "per second"]);
    for stage in stages {
        let share = stage.time.as_secs_f64() / total.as_secs_f64().max(f64::MIN_POSITIVE);
        table += &row([
            stage.stage,
            &duration(stage.time),
            &format!("{:.1} %", share * 100.0),
            &format!("{} {}", grouped(stage.items), unit(stage)),
            &grouped(stage.throughput() as usize),
        ]);
    }
    table += &row(["total", &duration(total), "", "", ""]);
    table
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
}
