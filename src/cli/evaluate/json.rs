//! The report as JSON.

use anyhow::Context;
use briefing::evaluation::{References, Truncation};
use briefing::render;
use serde_json::{Map, Value, json};

use super::report::{Column, Report, Row};

/// Version of the form. It grows when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

/// One object. Numbers are not rounded.
pub(super) fn json(report: &Report, compare: bool, per_cluster: bool) -> anyhow::Result<String> {
    let systems: Vec<Value> = report
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| system(report, row, compare && place > 0, per_cluster))
        .collect();
    let scorer = &report.scorer;
    let tokenizations = report.tokenizations.iter();
    let tokenizations: Map<String, Value> = tokenizations
        .map(|(kind, count)| (kind.to_string(), json!(count)))
        .collect();
    let truncation = match scorer.truncation {
        None => Value::Null,
        Some(Truncation::Words(words)) => json!({ "words": words }),
        Some(Truncation::Bytes(bytes)) => json!({ "bytes": bytes }),
    };
    let references = match scorer.references {
        References::Mean => "mean",
        References::Jackknife => "jackknife",
    };
    render::json(&json!({
        "schema": SCHEMA,
        "profile": scorer.profile.to_string(),
        "stem": scorer.stem,
        "truncate": truncation,
        "references": references,
        "tokenization": tokenizations,
        "clusters": report.clusters.len(),
        "systems": systems,
    }))
    .context("the report cannot be written as JSON")
}

fn system(report: &Report, row: &Row, compare: bool, per_cluster: bool) -> Value {
    let mut object = json!({
        "system": row.system.name,
        "clusters": row.system.judged.len(),
        "figures": by_figure(&report.columns, |at| json!(row.estimates[at])),
    });
    if compare {
        object["differences"] = by_figure(&report.columns, |at| {
            row.differences[at].map_or(Value::Null, |difference| {
                let estimate = difference.estimate;
                json!({
                    "mean": estimate.mean,
                    "low": estimate.low,
                    "high": estimate.high,
                    "p": difference.p,
                })
            })
        });
    }
    if per_cluster {
        let judged = row.system.judged.iter().map(|judged| {
            let number = |at: usize| json!(report.columns[at].number(judged));
            json!({
                "id": report.clusters[judged.cluster],
                "figures": by_figure(&report.columns, number),
            })
        });
        object["per_cluster"] = judged.collect();
    }
    object
}

/// An object with a field a figure: a value, or an object with a field a measure.
fn by_figure(columns: &[Column], value: impl Fn(usize) -> Value) -> Value {
    let mut figures = Map::new();
    for (at, column) in columns.iter().enumerate() {
        let name = column.figure.to_string();
        match column.measure {
            None => {
                figures.insert(name, value(at));
            }
            Some(measure) => {
                figures.entry(name).or_insert_with(|| json!({}))[measure.to_string()] = value(at);
            }
        }
    }
    Value::Object(figures)
}
