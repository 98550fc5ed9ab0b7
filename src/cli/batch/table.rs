//! Parquet: rows as records, and answers as rows.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use arrow_json::{LineDelimitedWriter, ReaderBuilder};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use serde::Serialize;
use serde_json::value::RawValue;

/// Rows that are held at a time.
const ROWS: usize = 64;

/// Hands over the rows of a table, each as a line of JSON, until one is not wanted; whether all
/// were.
///
/// # Errors
/// If the file is no table, or not from some row on.
pub(super) fn read(file: File, mut hand_over: impl FnMut(Vec<u8>) -> bool) -> io::Result<bool> {
    let rows = ParquetRecordBatchReaderBuilder::try_new(file).map_err(io::Error::other)?;
    let rows = rows
        .with_batch_size(ROWS)
        .build()
        .map_err(io::Error::other)?;
    for batch in rows {
        let mut lines = LineDelimitedWriter::new(Vec::new());
        let batch = batch.map_err(io::Error::other)?;
        lines.write(&batch).map_err(io::Error::other)?;
        lines.finish().map_err(io::Error::other)?;
        for line in lines.into_inner().split(|&byte| byte == b'\n') {
            if !line.is_empty() && !hand_over(line.to_vec()) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Writes lines of answers as a table, compressed as Spark does it. Holds the rows of one row group.
///
/// # Errors
/// If a file cannot be read or written.
pub(super) fn write(answers: &Path, table: File) -> io::Result<()> {
    let schema = schema();
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(16 * ROWS))
        .build();
    let mut writer = ArrowWriter::try_new(table, Arc::clone(&schema), Some(properties))
        .map_err(io::Error::other)?;
    let decoder = ReaderBuilder::new(Arc::clone(&schema)).build_decoder();
    let mut decoder = decoder.map_err(io::Error::other)?;
    for (number, answer) in (1_usize..).zip(BufReader::new(File::open(answers)?).lines()) {
        let row = row(&answer?, &schema)?;
        decoder.decode(&row).map_err(io::Error::other)?;
        if number.is_multiple_of(ROWS)
            && let Some(batch) = decoder.flush().map_err(io::Error::other)?
        {
            writer.write(&batch).map_err(io::Error::other)?;
        }
    }
    if let Some(batch) = decoder.flush().map_err(io::Error::other)? {
        writer.write(&batch).map_err(io::Error::other)?;
    }
    writer.close().map_err(io::Error::other)?;
    Ok(())
}

/// An answer with what its record had beside a cluster in one column, as JSON: a table has the same
/// columns in every row.
fn row(answer: &str, schema: &Schema) -> io::Result<Vec<u8>> {
    let answer: BTreeMap<String, &RawValue> = serde_json::from_str(answer)?;
    let is_own = |name: &str| name != EXTRA && schema.field_with_name(name).is_ok();
    let (own, extra): (BTreeMap<_, _>, BTreeMap<_, _>) =
        answer.into_iter().partition(|(name, _)| is_own(name));
    #[derive(Serialize)]
    struct Row<'a> {
        #[serde(flatten)]
        own: BTreeMap<String, &'a RawValue>,
        extra: Option<String>,
    }
    let extra = (!extra.is_empty())
        .then(|| serde_json::to_string(&extra))
        .transpose()?;
    Ok(serde_json::to_vec(&Row { own, extra })?)
}

/// The column of fields that no cluster has.
const EXTRA: &str = "extra";

/// The columns: the fields of a briefing as JSON has them, those of an error, and [`EXTRA`].
fn schema() -> SchemaRef {
    let text = || DataType::Utf8;
    let concept = || {
        structure(vec![
            ("term", text()),
            ("weight", DataType::Float64),
            ("documents", DataType::Int64),
        ])
    };
    let carrier = || structure(vec![("document", text()), ("title", text())]);
    let support = structure(vec![
        ("document", text()),
        ("title", text()),
        ("span", list(DataType::Int64)),
        ("text", text()),
        ("similarity", DataType::Float64),
        ("also_carried_by", list(carrier())),
    ]);
    let note = structure(vec![
        ("kind", text()),
        ("here", text()),
        ("there", text()),
        ("document", text()),
        ("title", text()),
        ("date", text()),
        ("span", list(DataType::Int64)),
        ("text", text()),
        ("message", text()),
    ]);
    let runner_up = structure(vec![
        ("document", text()),
        ("span", list(DataType::Int64)),
        ("text", text()),
        ("score", DataType::Float64),
    ]);
    let explanation = structure(vec![
        ("turn", DataType::Int64),
        ("rank_place", DataType::Int64),
        ("new_concepts", list(concept())),
        ("runner_up", runner_up),
    ]);
    let sentence = structure(vec![
        ("text", text()),
        ("document", text()),
        ("title", text()),
        ("date", text()),
        ("author", text()),
        ("site", text()),
        ("url", text()),
        ("span", list(DataType::Int64)),
        ("position", DataType::Int64),
        ("rank", DataType::Float64),
        ("score", DataType::Float64),
        ("also_carried_by", list(carrier())),
        ("supported_by", list(support)),
        ("notes", list(note)),
        ("explanation", explanation),
    ]);
    let name = structure(vec![
        ("name", text()),
        ("spelling", text()),
        ("rule", text()),
        ("beside", text()),
    ]);
    let counts = structure(vec![
        ("documents", DataType::Int64),
        ("sentences", DataType::Int64),
        ("terms", DataType::Int64),
        ("iterations", DataType::Int64),
        ("converged", DataType::Boolean),
    ]);
    let error = structure(vec![
        ("kind", text()),
        ("message", text()),
        ("line", DataType::Int64),
    ]);
    Arc::new(Schema::new(fields(vec![
        ("id", text()),
        ("schema", DataType::Int32),
        ("sentences", list(sentence)),
        ("concepts", list(concept())),
        ("names", list(name)),
        ("counts", counts),
        ("warnings", list(text())),
        ("error", error),
        (EXTRA, text()),
    ])))
}

fn fields(columns: Vec<(&str, DataType)>) -> Fields {
    let columns = columns.into_iter();
    columns
        .map(|(name, kind)| Field::new(name, kind, true))
        .collect()
}

fn structure(columns: Vec<(&str, DataType)>) -> DataType {
    DataType::Struct(fields(columns))
}

fn list(element: DataType) -> DataType {
    DataType::new_list(element, true)
}
