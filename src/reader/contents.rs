//! The bytes of a file into documents: unpacked, then read as the format that they are.

#[cfg(feature = "mail")]
use super::mail;
use super::plain_text;
use super::plain_text::encoding_warnings;
#[cfg(feature = "warc")]
use super::warc;
use super::{Format, Reading, Source, csv, date, encoding, feed, html, json, markdown, packing};
use crate::document::Document;
#[cfg(not(all(feature = "warc", feature = "mail")))]
use crate::error::ErrorKind;
use crate::error::{Error, Result};
use crate::warning::Warning;

/// All documents of a file.
pub(super) fn documents(source: &Source<'_>, bytes: Vec<u8>) -> Reading {
    #[cfg(feature = "warc")]
    if packing::is_gzip(&bytes) && is_warc(source) {
        // Packed record by record, so that a break costs no more than one.
        return warc::documents(source, &bytes);
    }
    packing::unpacked(source, bytes, &read)
}

/// Whether a packed file is to hold records of a crawler.
#[cfg(feature = "warc")]
fn is_warc(source: &Source<'_>) -> bool {
    let of_name = || Format::of_name(&packing::without_packing(source.name));
    source.config.format.or_else(of_name) == Some(Format::Warc)
}

/// The documents of a file that is not packed, or of what was packed in it.
fn read(source: &Source<'_>, bytes: Vec<u8>) -> Reading {
    let of_name = || Format::of_name(source.name);
    let format = source.config.format.or_else(of_name);
    let mut reading = match format.unwrap_or_else(|| Format::of_content(&bytes)) {
        Format::Text => plain_text::document(source.id.to_owned(), source.path, bytes).into(),
        Format::Html => html::document(
            source.id.to_owned(),
            source.path,
            bytes,
            None,
            source.config,
        )
        .into(),
        Format::Markdown => with_text(source, bytes, markdown::document),
        Format::Json => match json::documents(source, &bytes) {
            Some(reading) => reading,
            None => feed::documents(source, bytes),
        },
        Format::JsonLines => json::lines(source, &bytes),
        Format::Csv => with_text(source, bytes, csv::documents),
        Format::Feed => feed::documents(source, bytes),
        #[cfg(feature = "warc")]
        Format::Warc => warc::documents(source, &bytes),
        #[cfg(feature = "mail")]
        Format::Mail => mail::documents(source, &bytes),
        #[cfg(not(all(feature = "warc", feature = "mail")))]
        missing => unavailable(source, missing),
    };
    if let ([document], []) = (&mut reading.documents[..], &reading.clusters[..])
        && document.date.is_none()
    {
        let name = source.name.file_name().unwrap_or_default();
        document.date = date::date_in_name(&name.to_string_lossy());
    }
    reading
}

/// That this build does not read a format.
#[cfg(not(all(feature = "warc", feature = "mail")))]
fn unavailable(source: &Source<'_>, format: Format) -> Reading {
    let path = source.path.to_owned();
    let reason =
        format!("is of a format that this build does not read: build with the feature {format}");
    Error::from(ErrorKind::Malformed { path, reason }).into()
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
                reading.documents = vec![document];
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
