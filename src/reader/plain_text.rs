//! Plain text: bytes into one document.

use std::borrow::Cow;
use std::path::Path;

use super::headline::headline;
use super::hygiene;
use crate::document::Document;
use crate::error::{ErrorKind, Result};
use crate::warning::Warning;

/// How far into a file a NUL byte tells that it is no text, in bytes. Later ones are control
/// characters like others.
const NUL_WINDOW: usize = 8 * 1024;

/// Byte order marks of encodings other than UTF-8, the longer before those they begin with.
const FOREIGN_MARKS: &[(&[u8], &str)] = &[
    (b"\xFF\xFE\0\0", "UTF-32"),
    (b"\0\0\xFE\xFF", "UTF-32"),
    (b"\xFF\xFE", "UTF-16"),
    (b"\xFE\xFF", "UTF-16"),
];

/// The document that a file's bytes hold, with its headline if it has one.
///
/// The bytes are UTF-8, with or without a byte order mark. Sequences that are not valid are
/// replaced by U+FFFD; line breaks become line feeds; what [`hygiene::clean`] removes is gone; the
/// warnings count both. Nothing else is changed: the headline stays in the text, and so do blank
/// lines. Valid, clean bytes become the text without a copy. Linear in the bytes.
///
/// # Errors
///
/// [`ErrorKind::Encoding`] for UTF-16 and UTF-32 with their marks, [`ErrorKind::Binary`] for a NUL
/// byte in the first 8 KiB, [`ErrorKind::Empty`] if nothing but white space is left; each names
/// `path`.
pub(super) fn document(
    id: String,
    path: &Path,
    bytes: Vec<u8>,
) -> Result<(Document, Vec<Warning>)> {
    check_encoding(path, &bytes)?;
    let (decoded, replaced) = decode(bytes);
    let body = decoded.strip_prefix('\u{FEFF}').unwrap_or(&decoded);
    let (text, removed) = match hygiene::clean(body) {
        (Cow::Owned(cleaned), removed) => (cleaned, removed),
        (Cow::Borrowed(clean), _) if clean.len() == decoded.len() => (decoded, 0),
        (Cow::Borrowed(clean), _) => (clean.to_owned(), 0),
    };
    if text.trim().is_empty() {
        return Err(ErrorKind::Empty {
            path: path.to_owned(),
            reason: "holds no text",
        }
        .into());
    }
    let mut warnings = Vec::new();
    if replaced > 0 {
        let document = id.clone();
        warnings.push(Warning::InvalidUtf8 { document, replaced });
    }
    if removed > 0 {
        let document = id.clone();
        warnings.push(Warning::ControlCharacters { document, removed });
    }
    let title = headline(&text).map(str::to_owned);
    let mut document = Document::new(id, text);
    document.title = title;
    Ok((document, warnings))
}

pub(super) fn check_encoding(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(&(_, encoding)) = FOREIGN_MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
    {
        return Err(ErrorKind::Encoding {
            path: path.to_owned(),
            encoding,
        }
        .into());
    }
    match bytes.iter().take(NUL_WINDOW).position(|&byte| byte == 0) {
        Some(offset) => Err(ErrorKind::Binary {
            path: path.to_owned(),
            offset,
        }
        .into()),
        None => Ok(()),
    }
}

/// The bytes as UTF-8, and how many maximal invalid sequences were replaced.
pub(super) fn decode(bytes: Vec<u8>) -> (String, usize) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, 0),
        Err(error) => {
            let bytes = error.as_bytes();
            let invalid = bytes
                .utf8_chunks()
                .filter(|chunk| !chunk.invalid().is_empty())
                .count();
            (String::from_utf8_lossy(bytes).into_owned(), invalid)
        }
    }
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
        Warning::InvalidUtf8 { document, replaced }
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
        // Latin-1 letters, one byte each.
        assert_text(
            b"caf\xE9 na\xEFve",
            "caf\u{FFFD} na\u{FFFD}ve",
            &[invalid(2)],
        );
        // A four-byte character cut short is one maximal sequence (Unicode 17, table 3-8).
        assert_text(b"a\xF0\x9F\x98b", "a\u{FFFD}b", &[invalid(1)]);
        // An overlong slash is two.
        assert_text(b"a\xC0\xAFb", "a\u{FFFD}\u{FFFD}b", &[invalid(2)]);
        // A replacement character of the source itself does not count.
        assert_text("a\u{FFFD}".as_bytes(), "a\u{FFFD}", &[]);
        assert_text(b"a\xFFb\x07", "a\u{FFFD}b", &[invalid(1), controls(1)]);
    }

    #[test]
    fn an_early_nul_means_binary() {
        let error = failure(b"PK\x03\0rest");
        assert!(matches!(error.kind(), ErrorKind::Binary { offset: 3, .. }));
        let mut late = vec![b'a'; NUL_WINDOW];
        late.push(0);
        assert_text(&late, &"a".repeat(NUL_WINDOW), &[controls(1)]);
        late[NUL_WINDOW - 1] = 0;
        assert!(read(&late).is_err());
    }

    #[test]
    fn other_encodings_are_named() {
        for (bytes, name) in [
            (&b"\xFF\xFEa\0"[..], "UTF-16"),
            (b"\xFE\xFF\0a", "UTF-16"),
            (b"\xFF\xFE\0\0a\0\0\0", "UTF-32"),
            (b"\0\0\xFE\xFF\0\0\0a", "UTF-32"),
        ] {
            let error = failure(bytes);
            assert_eq!(
                error.to_string(),
                format!(
                    "a.txt: is {name}, not UTF-8; convert it first, for instance with iconv -f {name} -t UTF-8"
                )
            );
        }
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

        #[test]
        fn replacements_are_those_of_the_standard_library(
            bytes in prop::collection::vec(prop_oneof![1..=255u8, Just(b'a'), 0x80..=0xF4u8], 1..100)
        ) {
            // The bytes EF BF BD spell the replacement character itself.
            prop_assume!(!bytes.windows(3).any(|three| three == b"\xEF\xBF\xBD"));
            let lossy = String::from_utf8_lossy(&bytes).into_owned();
            let (text, replaced) = decode(bytes);
            prop_assert_eq!(replaced, lossy.matches('\u{FFFD}').count());
            prop_assert_eq!(text, lossy);
        }
    }
}
