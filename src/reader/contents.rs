//! The bytes of a file into documents: unpacked, then read as the format that they are.

use super::plain_text;
use super::plain_text::encoding_warnings;
use super::{Format, Reading, Source, csv, date, encoding, feed, html, json, markdown, packing};
use crate::document::Document;
use crate::error::{Error, Result};
use crate::warning::Warning;

/// All documents of a file.
pub(super) fn documents(source: &Source<'_>, bytes: Vec<u8>) -> Reading {
    packing::unpacked(source, bytes, &read)
}

/// The documents of a file that is not packed, or of what was packed in it.
fn read(source: &Source<'_>, bytes: Vec<u8>) -> Reading {
    let of_name = || Format::of_name(source.name);
    let format = source.config.format.or_else(of_name);
    let mut reading = match format.unwrap_or_else(|| Format::of_content(&bytes)) {
        Format::Text => plain_text::document(source.id.to_owned(), source.path, bytes).into(),
        Format::Html => html::document(source.id.to_owned(), source.path, bytes, None).into(),
        Format::Markdown => with_text(source, bytes, markdown::document),
        Format::Json => {
            json::documents(source, &bytes).unwrap_or_else(|| feed::documents(source, &bytes))
        }
        Format::JsonLines => json::lines(source, &bytes),
        Format::Csv => with_text(source, bytes, csv::documents),
        Format::Feed => feed::documents(source, &bytes),
    };
    if let ([document], []) = (&mut reading.documents[..], &reading.clusters[..])
        && document.date.is_none()
    {
        let name = source.name.file_name().unwrap_or_default();
        document.date = date::date_in_name(&name.to_string_lossy());
    }
    reading
}

/// What is made of the bytes as text.
fn with_text(
    source: &Source<'_>,
    bytes: Vec<u8>,
    read: fn(&Source<'_>, &str) -> Reading,
) -> Reading {
    let decoded = match encoding::decode(source.path, bytes, None) {
        Ok(decoded) => decoded,
        Err(error) => return error.into(),
    };
    let mut reading = read(source, &decoded.text);
    let warnings = encoding_warnings(source.id, &decoded);
    reading.warnings.splice(0..0, warnings);
    reading
}

impl From<Result<(Document, Vec<Warning>)>> for Reading {
    /// What came of one document.
    fn from(read: Result<(Document, Vec<Warning>)>) -> Self {
        let mut reading = Self::default();
        match read {
            Ok((document, warnings)) => {
                reading.documents.push(document);
                reading.warnings = warnings;
            }
            Err(error) => reading.failures.push(error),
        }
        reading
    }
}

impl From<Error> for Reading {
    /// That there is nothing but an error.
    fn from(error: Error) -> Self {
        Err(error).into()
    }
}
