//! What holds for whatever is read from any bytes.

use std::io::Read;
use std::path::Path;

use briefing::reader::{
    ClusterRecord, Format, ReaderConfig, Reading, hygiene, json_lines, read_stream, unpack,
};
use briefing::{Cluster, Document, ErrorKind};

/// Most documents that are read.
const DOCUMENTS: usize = 6;

/// Most bytes that a packed file may hold.
const UNPACKED: u64 = 1 << 17;

/// Bytes of text that a byte can become: U+FFFD has three, Windows-1252 has letters of three.
const GROWTH: usize = 3;

/// What the input is called: harmless, so that all harm is the content's.
const NAME: &str = "input";

/// Reads the bytes as a format, or as what they look like, and checks all that came of it.
pub fn assert_any_bytes_are_read(format: Option<Format>, bytes: &[u8]) {
    let reading = read(format, bytes);
    assert_reading(&reading);
    let again = read(format, bytes);
    assert_eq!(format!("{reading:?}"), format!("{again:?}"));
}

/// Unpacks the bytes and reads what is in them, within bounds.
pub fn assert_any_packing_is_unpacked(bytes: &[u8]) {
    let reading = read(Some(Format::Text), bytes);
    assert_reading(&reading);
    let total: usize = reading.documents.iter().map(|it| it.text.len()).sum();
    let most = bytes.len().max(UNPACKED as usize) * GROWTH;
    assert!(total <= most, "{total} bytes out of {}", bytes.len());
    assert_reading(&read(None, bytes));
    assert_the_stream_agrees(bytes, &reading);
}

/// Unpacked as a stream, a file holds what it holds unpacked at once.
fn assert_the_stream_agrees(bytes: &[u8], reading: &Reading) {
    let mut unpacked = Vec::new();
    let limit = UNPACKED + 1;
    let streamed = unpack(bytes).and_then(|stream| stream.take(limit).read_to_end(&mut unpacked));
    let is_whole =
        streamed.is_ok() && unpacked.len() as u64 <= UNPACKED && !reading.documents.is_empty();
    if is_whole && reading.failures.is_empty() {
        let again = read(Some(Format::Text), &unpacked);
        let texts = |reading: &Reading| -> Vec<String> {
            reading.documents.iter().map(|it| it.text.clone()).collect()
        };
        assert_eq!(texts(reading), texts(&again));
    }
}

/// Reads the bytes as a record a line: every line that is not blank gives a record or an error.
pub fn assert_any_lines_are_read(bytes: &[u8]) {
    assert_any_bytes_are_read(Some(Format::JsonLines), bytes);
    let lines = bytes.split(|&byte| byte == b'\n');
    lines.for_each(assert_any_record_is_read);
    let filled = bytes.split(|&byte| byte == b'\n').filter(|line| {
        let unmarked = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        !unmarked.trim_ascii().is_empty()
    });
    let config = config(None);
    let records: Vec<_> = json_lines::<Cluster, _>(Path::new(NAME), bytes, &config).collect();
    assert_eq!(records.len(), filled.count());
    for record in records {
        match record {
            Ok(cluster) => {
                let documents = || cluster.documents.iter().chain(&cluster.known);
                assert!(documents().all(|document| !document.id.is_empty()));
                for document in documents() {
                    assert_round_trip(document);
                }
            }
            Err(error) => {
                assert!(matches!(error.kind(), ErrorKind::Record { line, .. } if *line > 0));
                assert_line(&error.to_string());
            }
        }
    }
}

/// Reads the bytes as the record of a cluster.
fn assert_any_record_is_read(bytes: &[u8]) {
    match ClusterRecord::read(bytes, &config(None)) {
        Ok(record) => {
            assert_line(&record.cluster.id);
            let documents = &record.cluster.documents;
            let mut ids: Vec<&str> = documents.iter().map(|it| it.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), documents.len(), "ids are not unique");
            documents.iter().for_each(assert_document);
            record.cluster.known.iter().for_each(assert_document);
            for (name, value) in &record.extra {
                let again = record.extra.iter().filter(|(other, _)| other == name);
                assert_eq!(again.count(), 1, "{name}");
                assert!(serde_json::from_str::<serde::de::IgnoredAny>(value.get()).is_ok());
            }
        }
        Err(none) => {
            assert_line(&none.reason);
            none.id.iter().for_each(|id| assert_line(id));
            assert_eq!(
                none.id,
                ClusterRecord::id_in(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
            );
        }
    }
}

fn config(format: Option<Format>) -> ReaderConfig {
    ReaderConfig {
        format,
        max_documents: DOCUMENTS,
        max_unpacked_bytes: UNPACKED,
        ..ReaderConfig::default()
    }
}

fn read(format: Option<Format>, bytes: &[u8]) -> Reading {
    read_stream(NAME, bytes, &config(format))
}

fn assert_reading(reading: &Reading) {
    assert!(reading.documents.len() <= DOCUMENTS);
    assert!(
        !reading.documents.is_empty()
            || !reading.failures.is_empty()
            || !reading.clusters.is_empty(),
        "neither read nor refused: {reading:?}"
    );
    let mut ids: Vec<&str> = reading.documents.iter().map(|it| it.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), reading.documents.len(), "ids are not unique");
    for document in &reading.documents {
        assert_document(document);
        assert_round_trip(document);
    }
    let mut end = 0;
    for cluster in &reading.clusters {
        assert!(cluster.documents.start >= end && cluster.documents.end >= cluster.documents.start);
        assert!(cluster.documents.end <= reading.documents.len());
        end = cluster.documents.end;
        assert_line(&cluster.id);
        cluster.known.iter().for_each(assert_document);
    }
    for warning in &reading.warnings {
        assert_line(&warning.to_string());
    }
    for failure in &reading.failures {
        assert_line(&failure.to_string());
    }
}

/// All text is clean, and what should be one line is one.
fn assert_document(document: &Document) {
    assert!(!document.text.trim().is_empty());
    assert_clean(&document.text);
    assert!(!document.id.is_empty());
    assert_line(&document.id);
    let lines = [
        &document.title,
        &document.date,
        &document.url,
        &document.language,
    ];
    for line in lines.into_iter().flatten() {
        assert_line(line);
        assert!(!line.trim().is_empty(), "blank in {document:?}");
    }
    if let Some(date) = &document.date {
        let shape: Vec<bool> = date
            .bytes()
            .take(10)
            .map(|it| it.is_ascii_digit())
            .collect();
        let day = [true, true, true, true, false, true, true, false, true, true];
        assert_eq!(shape, day, "{date}");
    }
    if let Some(url) = &document.url {
        let scheme = url.split("://").next().unwrap_or_default();
        let web = ["http", "https"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(scheme));
        assert!(web && url.len() > scheme.len() + 3, "{url}");
    }
}

/// Cleaned before, there is nothing to clean.
fn assert_clean(text: &str) {
    let (clean, removed) = hygiene::clean(text);
    assert_eq!((clean.as_ref(), removed), (text, 0));
    assert_steers_nothing(text);
}

fn assert_line(line: &str) {
    assert_steers_nothing(line);
    assert!(!line.contains('\n'), "{line:?}");
}

/// No control character, escape sequence or bidi override, whatever the cleaning thinks of it.
pub fn assert_steers_nothing(text: &str) {
    let steers = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    assert!(!text.contains(steers), "{text:?}");
}

fn assert_round_trip(document: &Document) {
    let json = serde_json::to_string(document).expect("a document is data");
    let back: Document = serde_json::from_str(&json).expect("and data comes back");
    assert_eq!(*document, back);
}
