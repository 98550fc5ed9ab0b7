//! What a record, a row or an entry tells of a document, and the document made of it.

use super::headline::headline;
use super::{date, hygiene, printable};
use crate::document::Document;
use crate::warning::Warning;

/// Longest part of a value that messages quote, in characters.
const QUOTED: usize = 40;

/// The fields of a document as they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Article {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) site: Option<String>,
    pub(super) date: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) text: String,
}

impl Article {
    /// The document, or `None` if nothing but white space is left of its text.
    ///
    /// Everything is cleaned ([`hygiene::clean`]); what should be one line is one. A date becomes
    /// ISO 8601, or is left out with a warning; an address that is not of http or https is left
    /// out. Without a title the headline at the head of the text is one. Without an id it is called
    /// `place`, and so it is in warnings.
    pub(super) fn into_document(
        self,
        place: &str,
        warnings: &mut Vec<Warning>,
    ) -> Option<Document> {
        let (text, removed) = hygiene::clean(&self.text);
        if text.trim().is_empty() {
            return None;
        }
        let document = || place.to_owned();
        if removed > 0 {
            let document = document();
            warnings.push(Warning::ControlCharacters { document, removed });
        }
        let written = line(self.date);
        let date = written.as_deref().and_then(date::moment);
        if let Some(date) = written.filter(|_| date.is_none()) {
            let (document, date) = (document(), excerpt(&date));
            warnings.push(Warning::UnknownDate { document, date });
        }
        let title = line(self.title);
        Some(Document {
            id: line(self.id).unwrap_or_else(document),
            title: title.or_else(|| headline(&text).map(str::to_owned)),
            author: line(self.author),
            site: line(self.site),
            date,
            url: line(self.url).filter(|url| is_web_address(url)),
            language: line(self.language),
            text: text.into_owned(),
        })
    }
}

/// A field of one line, unless it is blank.
fn line(field: Option<String>) -> Option<String> {
    let line = printable(field?.trim());
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// Whether an address is one of the web, without white space and without what is not to be printed.
pub(super) fn is_web_address(url: &str) -> bool {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let scheme_is = |known: &str| scheme.eq_ignore_ascii_case(known);
    (scheme_is("http") || scheme_is("https"))
        && !rest.is_empty()
        && !rest.contains(char::is_whitespace)
        && matches!(hygiene::clean(rest), (_, 0))
}

/// The head of a value, for a message of one line.
pub(super) fn excerpt(value: &str) -> String {
    let line = printable(value);
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn every_field_is_cleaned() {
        let article = Article {
            id: some("a\u{1B}[31m\n1"),
            title: some(" The harbour\tis open "),
            author: some("Harbour\u{1B}[1m desk "),
            site: some(" "),
            date: some("2025/03/20"),
            url: some("HTTPS://example.org/a"),
            language: some(""),
            text: "It \u{202E}rained.\r\n".to_owned(),
        };
        let mut warnings = Vec::new();
        let document = article.into_document("x:1", &mut warnings).unwrap();
        let expected = Document {
            id: "a 1".to_owned(),
            title: some("The harbour is open"),
            author: some("Harbour desk"),
            site: None,
            date: some("2025-03-20"),
            url: some("HTTPS://example.org/a"),
            language: None,
            text: "It rained.\n".to_owned(),
        };
        assert_eq!(document, expected);
        let (document, removed) = ("x:1".to_owned(), 1);
        assert_eq!(warnings, [Warning::ControlCharacters { document, removed }]);
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for url in [
            "javascript:alert(1)",
            "ftp://a",
            "https://",
            "http://a b",
            "www.example.org",
        ] {
            let article = Article {
                url: some(url),
                date: some("the day before yesterday"),
                text: "It rained.".to_owned(),
                ..Article::default()
            };
            let mut warnings = Vec::new();
            let document = article.into_document("x:1", &mut warnings).unwrap();
            assert_eq!((document.url, document.date), (None, None));
            assert!(
                warnings[0]
                    .to_string()
                    .contains("\"the day before yesterday\"")
            );
        }
        assert!(is_web_address("http://a") && !is_web_address("http://a\u{7f}"));
        let blank = Article {
            text: " \u{200B}\n".to_owned(),
            ..Article::default()
        };
        assert_eq!(blank.into_document("x:1", &mut Vec::new()), None);
    }
}
