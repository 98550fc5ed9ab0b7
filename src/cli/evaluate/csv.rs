//! The report as comma-separated values: a line a system, figure and measure.

use anyhow::Context;

use super::report::Report;
use crate::cli::ranking::cell;

const HEADER: [&str; 12] = [
    "system",
    "cluster",
    "metric",
    "measure",
    "clusters",
    "mean",
    "low",
    "high",
    "difference",
    "difference-low",
    "difference-high",
    "p",
];

/// Means have an empty `cluster`; of one cluster there is only its value, under `mean`. Numbers
/// are not rounded.
pub(super) fn csv(report: &Report, compare: bool, per_cluster: bool) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    let mut write = |system: &str, cluster: &str, column: usize, numbers: [String; 8]| {
        let column = &report.columns[column];
        let measure = column.measure.map(|measure| measure.to_string());
        let names = [
            cell(system),
            cell(cluster),
            column.figure.to_string(),
            measure.unwrap_or_default(),
        ];
        writer.write_record(names.iter().chain(&numbers))
    };
    for row in &report.rows {
        let name = row.system.name.as_str();
        for (at, column) in report.columns.iter().enumerate() {
            let judged = row.system.judged.iter();
            let count = judged.filter(|one| column.number(one).is_some()).count();
            let estimate = row.estimates[at];
            let difference = row.differences[at].filter(|_| compare);
            let apart = difference.map(|difference| difference.estimate);
            write(
                name,
                "",
                at,
                [
                    count.to_string(),
                    shown(estimate.map(|one| one.mean)),
                    shown(estimate.map(|one| one.low)),
                    shown(estimate.map(|one| one.high)),
                    shown(apart.map(|one| one.mean)),
                    shown(apart.map(|one| one.low)),
                    shown(apart.map(|one| one.high)),
                    shown(difference.map(|one| one.p)),
                ],
            )?;
        }
        for judged in row.system.judged.iter().filter(|_| per_cluster) {
            for (at, column) in report.columns.iter().enumerate() {
                let mut numbers = <[String; 8]>::default();
                numbers[0] = "1".to_owned();
                numbers[1] = shown(column.number(judged));
                write(name, &report.clusters[judged.cluster], at, numbers)?;
            }
        }
    }
    let bytes = writer.into_inner();
    let bytes = bytes.context("the report cannot be written as CSV")?;
    Ok(String::from_utf8(bytes)?)
}

fn shown(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
