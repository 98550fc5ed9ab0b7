//! WARC files: the web pages that a crawler brought home.

mod http;
mod record;
mod records;

use rayon::prelude::*;

use super::article::is_web_address;
use super::{Reading, Source, display_path, html};
use crate::error::{Error, ErrorKind};
use crate::warning::Warning;
use http::Answer;
use record::Record;
use records::Records;

/// Records whose pages are read at the same time, and kept in memory.
const AT_ONCE: usize = 256;

/// Broken records after which the rest is left out.
const MOST_BROKEN: usize = 1000;

/// The pages in a WARC file, packed with gzip record by record or not: responses of status 2xx that
/// hold HTML or XHTML.
///
/// A page is read as any other, in the encoding that the response or the page declares. Its address
/// is the one that it names as its own, else the one that was asked for; its date the one that it
/// tells: when it was fetched (`WARC-Date`) is not when it was published, and does not count. A
/// record that is broken costs itself only; what holds no page is counted in a warning. Linear;
/// keeps 256 records at a time unpacked.
pub(super) fn documents(source: &Source<'_>, bytes: &[u8]) -> Reading {
    let mut pages = Pages {
        source,
        reading: Reading::default(),
        others: 0,
    };
    let mut records = Records::new(source.config, bytes);
    let mut number = 0;
    loop {
        let mut batch = Vec::new();
        let mut is_hopeless = false;
        for record in records.by_ref().take(AT_ONCE) {
            number += 1;
            match record {
                Ok(record) => batch.push((number, record)),
                Err(reason) => pages.broken(number, &reason),
            }
            if pages.reading.failures.len() >= MOST_BROKEN {
                pages.broken(number, "too many are broken: the rest is left out");
                is_hopeless = true;
                break;
            }
        }
        let is_last = is_hopeless || batch.is_empty() && records.is_at_end();
        let read: Vec<_> = batch
            .par_iter()
            .map(|(number, record)| pages.page(*number, record))
            .collect();
        for ((number, _), page) in batch.iter().zip(read) {
            pages.add(*number, page);
        }
        if is_last {
            return pages.finish();
        }
    }
}

/// What came of a record.
enum Page {
    /// It is no response, and was not meant to be.
    None,
    /// A response that is no page, such as a picture or a redirection.
    Other,
    Read(Reading),
    Broken(String),
}

/// A reading that grows record by record.
struct Pages<'a> {
    source: &'a Source<'a>,
    reading: Reading,
    /// Responses that are no pages.
    others: usize,
}

impl Pages<'_> {
    fn page(&self, number: usize, record: &Record) -> Page {
        if !record.is_response() {
            return Page::None;
        }
        let answer = match Answer::of(&record.block, self.source.config) {
            Ok(answer) if answer.is_page() => answer,
            Ok(_) => return Page::Other,
            Err(reason) => return Page::Broken(reason),
        };
        let body = match answer.body() {
            Ok(body) => body,
            Err(reason) => return Page::Broken(reason),
        };
        let charset = answer.charset();
        let id = self.place(number);
        let path = self.source.path;
        let read = html::document(id, path, body, charset.as_deref(), self.source.config);
        let read = read.map(|(mut document, warnings)| {
            let asked_for = record.address.clone().filter(|url| is_web_address(url));
            document.url = document.url.or(asked_for);
            (document, warnings)
        });
        match read {
            Ok(read) => Page::Read(Ok(read).into()),
            Err(error) if matches!(error.kind(), ErrorKind::Empty { .. }) => Page::Other,
            Err(error) => Page::Broken(reason_of(&error, self.source)),
        }
    }

    fn place(&self, number: usize) -> String {
        format!("{}:{number}", self.source.id)
    }

    fn add(&mut self, number: usize, page: Page) {
        match page {
            Page::None => {}
            Page::Other => self.others += 1,
            Page::Broken(reason) => self.broken(number, &reason),
            Page::Read(read) => {
                self.reading.documents.extend(read.documents);
                self.reading.warnings.extend(read.warnings);
            }
        }
    }

    fn broken(&mut self, number: usize, reason: &str) {
        let reason = format!("record {number}: {reason}");
        let path = self.source.path.to_owned();
        let error = ErrorKind::Malformed { path, reason };
        self.reading.failures.push(error.into());
    }

    fn finish(mut self) -> Reading {
        if self.reading.documents.is_empty() && self.reading.failures.is_empty() {
            let (path, reason) = (self.source.path.to_owned(), "holds no web page with a text");
            let error = ErrorKind::Empty { path, reason };
            self.reading.failures.push(error.into());
        } else if self.others > 0 {
            let path = display_path(self.source.path);
            let reason = match self.others {
                1 => "1 response that is no web page with a text".to_owned(),
                more => format!("{more} responses that are no web pages with a text"),
            };
            self.reading
                .warnings
                .push(Warning::Skipped { path, reason });
        }
        self.reading
    }
}

/// What an error says without the file, which the record's error names as well.
fn reason_of(error: &Error, source: &Source<'_>) -> String {
    let message = error.to_string();
    let file = format!("{}: ", source.path.display());
    message.strip_prefix(&file).unwrap_or(&message).to_owned()
}

#[cfg(test)]
mod tests;
