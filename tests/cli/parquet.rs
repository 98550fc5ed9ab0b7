//! `briefing batch` from and to Parquet.

use std::fs::File;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use arrow_json::reader::infer_json_schema_from_seekable;
use arrow_json::{LineDelimitedWriter, ReaderBuilder};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Value, json};

use crate::sandbox::{AGENCY, DAILY, Sandbox};

/// Clusters that bring out every field of a briefing but a failure.
fn clusters() -> String {
    let cluster = |id: &str, desk: usize| {
        let more = "The town's brewery counted 42 barrels of beer in its cellar on 3 May.";
        let other = "The town's brewery counted 57 barrels of beer in its cellar on 3 May.";
        let documents = json!([
            {"id": "a", "title": "Truce", "date": "2025-03-20", "url": "https://example.org/a",
             "author": "Staff", "site": "The Courier",
             "text": format!("{AGENCY}\n{more}")},
            {"id": "b", "title": "Longer truce", "text": format!("{DAILY}\n{other}")},
            {"id": "c", "title": "Longer truce, again", "text": format!("{DAILY}\n{other}")},
        ]);
        let cluster = json!({"id": id, "documents": documents, "desk": {"\"number\"": desk}});
        format!("{cluster}\n")
    };
    (0..150)
        .map(|number| cluster(&format!("c{number}"), number))
        .collect()
}

fn write_table(lines: &str, path: &Path) {
    let (schema, _) = infer_json_schema_from_seekable(Cursor::new(lines), None).expect("a schema");
    let schema = Arc::new(schema);
    let rows = ReaderBuilder::new(Arc::clone(&schema)).build(Cursor::new(lines));
    let file = File::create(path).expect("a file");
    let mut writer = ArrowWriter::try_new(file, schema, None).expect("a table");
    for batch in rows.expect("rows") {
        writer.write(&batch.expect("rows")).expect("a table");
    }
    writer.close().expect("a table");
}

/// The rows of a table, each an object without what is null.
fn rows(path: &Path) -> Vec<Value> {
    let file = File::open(path).expect("a table");
    let rows = ParquetRecordBatchReaderBuilder::try_new(file).expect("a table");
    let mut lines = LineDelimitedWriter::new(Vec::new());
    for batch in rows.build().expect("a table") {
        lines.write(&batch.expect("rows")).expect("memory");
    }
    lines.finish().expect("memory");
    let text = String::from_utf8(lines.into_inner()).expect("UTF-8");
    let row = |line: &str| serde_json::from_str(line).expect("an object");
    text.lines().map(row).collect()
}

/// What a table has of an answer: extra fields in one, and neither null nor what is missing.
fn as_row(answer: &str) -> Value {
    let mut answer: Value = serde_json::from_str(answer).expect("an answer");
    let fields = answer.as_object_mut().expect("an object");
    if let Some(desk) = fields.remove("desk") {
        fields.insert("extra".to_owned(), json!({"desk": desk}).to_string().into());
    }
    fields.retain(|_, value| !value.is_null());
    answer
}

#[test]
fn a_table_holds_what_lines_hold() {
    let sandbox = Sandbox::empty();
    let broken = "{\"id\": \"broken\", \"documents\": []}\n";
    let input = clusters() + broken;
    sandbox.write("clusters.jsonl", &input);
    write_table(&input, &sandbox.path().join("clusters.parquet"));
    let options = ["--explain", "--sentences", "4"];
    let run = |paths: &[&str]| {
        let arguments = [&["batch"], paths, &options[..]].concat();
        sandbox.run(&arguments).ends_with(1).stdout
    };
    let plain = run(&["clusters.jsonl"]);
    for part in [
        "also_carried_by",
        "supported_by",
        "notes\":[{",
        "explanation",
        "runner_up",
    ] {
        assert!(plain.contains(part), "the test's own input lacks {part}");
    }
    // The fields of a row come in the order of the columns, which is no difference.
    let from_table = run(&["clusters.parquet"]);
    let values = |text: &str| text.lines().map(as_row).collect::<Vec<Value>>();
    assert_eq!(values(&from_table), values(&plain));

    run(&["clusters.jsonl", "-o", "out.parquet"]);
    assert_eq!(rows(&sandbox.path().join("out.parquet")), values(&plain));
    assert_eq!(sandbox.names().len(), 3, "{:?}", sandbox.names());
}

#[test]
fn a_broken_table_is_told() {
    let sandbox = Sandbox::empty();
    sandbox.write("broken.parquet", "PAR1 and nothing more");
    sandbox.write("whole.jsonl", clusters().lines().next().expect("a line"));
    let arguments = ["batch", "broken.parquet", "whole.jsonl"];
    let outcome = sandbox
        .run(&arguments)
        .ends_with(1)
        .complains("broken.parquet");
    assert_eq!(outcome.stdout.lines().count(), 2);
}
