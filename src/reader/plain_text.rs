//! Plain text: bytes into one document.

use std::borrow::Cow;
use std::path::Path;

use super::encoding::{self, Decoded};
use super::headline::headline;
use super::hygiene;
use crate::document::Document;
use crate::error::{ErrorKind, Result};
use crate::warning::Warning;

/// The document that a file's bytes hold, with its headline if it has one.
///
/// The encoding is found out as [`encoding::decode`] tells. Line breaks become line feeds; what
/// [`hygiene::clean`] removes is gone; warnings count what was replaced and removed. Nothing else is
/// changed: the headline stays in the text, and so do blank lines. Valid, clean UTF-8 becomes the
/// text without a copy. Linear in the bytes.
///
/// # Errors
///
/// [`ErrorKind::Binary`] for a NUL byte in the first 8 KiB that belongs to no text,
/// [`ErrorKind::Empty`] if nothing but white space is left; each names `path`.
pub(super) fn document(
    id: String,
    path: &Path,
    bytes: Vec<u8>,
) -> Result<(Document, Vec<Warning>)> {
    let decoded = encoding::decode(path, bytes, None)?;
    let Cleaned { text, warnings } = clean(&id, decoded);
    if text.trim().is_empty() {
        return Err(ErrorKind::Empty {
            path: path.to_owned(),
            reason: "holds no text",
        }
        .into());
    }
    let title = headline(&text).map(str::to_owned);
    let mut document = Document::new(id, text);
    document.title = title;
    Ok((document, warnings))
}

/// A cleaned text, and what was done to it.
#[derive(Debug)]
struct Cleaned {
    /// The text, with the line breaks and characters that [`hygiene::clean`] leaves.
    text: String,
    /// Undecodable bytes, guesses and control characters, each if there were any.
    warnings: Vec<Warning>,
}

/// Decoded text, cleaned, with warnings that name the document.
fn clean(id: &str, decoded: Decoded) -> Cleaned {
    let mut warnings = encoding_warnings(id, &decoded);
    let (text, removed) = match hygiene::clean(&decoded.text) {
        (Cow::Owned(cleaned), removed) => (cleaned, removed),
        (Cow::Borrowed(_), _) => (decoded.text, 0),
    };
    if removed > 0 {
        let document = id.to_owned();
        warnings.push(Warning::ControlCharacters { document, removed });
    }
    Cleaned { text, warnings }
}

/// What a document's decoding is worth a warning for.
pub(super) fn encoding_warnings(id: &str, decoded: &Decoded) -> Vec<Warning> {
    let (document, encoding) = (id.to_owned(), decoded.encoding);
    let mut warnings = Vec::new();
    if decoded.guessed {
        let document = document.clone();
        warnings.push(Warning::GuessedEncoding { document, encoding });
    }
    if decoded.replaced > 0 {
        warnings.push(Warning::Undecodable {
            document,
            encoding,
            replaced: decoded.replaced,
        });
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Result<(Document, Vec<Warning>)> {
        document("a".into(), Path::new("a.txt"), bytes.to_vec())
    }

    #[track_caller]
    fn assert_text(bytes: &[u8], text: &str, warnings: &[Warning]) {
        let (document, found) = read(bytes).unwrap();
        assert_eq!((document.text.as_str(), found.as_slice()), (text, warnings));
        assert_eq!(document.id, "a");
    }

    fn invalid(replaced: usize) -> Warning {
        let document = "a".into();
        let encoding = "UTF-8";
        Warning::Undecodable {
            document,
            encoding,
            replaced,
        }
    }

    fn guessed(encoding: &'static str) -> Warning {
        let document = "a".into();
        Warning::GuessedEncoding { document, encoding }
    }

    fn controls(removed: usize) -> Warning {
        let document = "a".into();
        Warning::ControlCharacters { document, removed }
    }

    fn failure(bytes: &[u8]) -> Error {
        read(bytes).unwrap_err()
    }

    #[test]
    fn plain_bytes_are_the_text() {
        assert_text(
            "Words — all of them.\n".as_bytes(),
            "Words — all of them.\n",
            &[],
        );
    }

    #[test]
    fn byte_order_marks_and_line_breaks_are_normalised_in_silence() {
        assert_text(b"\xEF\xBB\xBFone\r\ntwo\rthree", "one\ntwo\nthree", &[]);
        assert_text(b"\xEF\xBB\xBFone", "one", &[]);
        assert_text(b"\xEF\xBB\xBF\xEF\xBB\xBFone", "one", &[controls(1)]);
    }

    #[test]
    fn invalid_sequences_are_replaced_and_counted_as_one_each() {
        let four = "Škoda žije, říká";
        let flawed = |flaw: &[u8]| [four.as_bytes(), flaw, b" b"].concat();
        // A four-byte character cut short is one maximal sequence (Unicode 17, table 3-8).
        assert_text(
            &flawed(b"\xF0\x9F\x98"),
            &format!("{four}\u{FFFD} b"),
            &[invalid(1)],
        );
        let both = flawed(b"\xFF\x07");
        assert_text(
            &both,
            &format!("{four}\u{FFFD} b"),
            &[invalid(1), controls(1)],
        );
        // A replacement character of the source itself does not count.
        assert_text("a\u{FFFD}".as_bytes(), "a\u{FFFD}", &[]);
    }

    #[test]
    fn a_guess_is_told() {
        assert_text(
            b"A caf\xE9, na\xEFve and clich\xE9.",
            "A café, naïve and cliché.",
            &[guessed("windows-1252")],
        );
    }

    #[test]
    fn an_early_nul_means_binary() {
        let error = failure(b"PK\x03\0rest");
        assert!(matches!(error.kind(), ErrorKind::Binary { offset: 3, .. }));
    }

    #[test]
    fn nothing_to_read_is_an_error() {
        for bytes in [
            &b""[..],
            b" \r\n\t",
            b"\xEF\xBB\xBF",
            b"\x01\x02",
            "\u{3000}\u{200B}".as_bytes(),
        ] {
            assert_eq!(failure(bytes).to_string(), "a.txt: holds no text");
        }
    }

    #[test]
    fn the_headline_stays_in_the_text() {
        let text = "Harbour opens again\n\nThe harbour opened again on Monday after the storm.\n";
        let (document, _) = read(text.as_bytes()).unwrap();
        assert_eq!(document.title.as_deref(), Some("Harbour opens again"));
        assert_eq!(document.text, text);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok((document, _)) = read(&bytes) {
                let steers = document.text.contains(['\0', '\r', '\u{1B}', '\u{202E}']);
                prop_assert!(!steers);
            }
        }
    }
}
