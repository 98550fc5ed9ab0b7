//! What an input is: told by its name, else by how it begins.

use std::fmt;
use std::path::Path;

use super::html::looks_like_page;

/// The formats that articles are read from. Any of them may be packed: see
/// [`read`](super::read).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One article, plain text: `.txt`, `.text`, and whatever is nothing else.
    Text,
    /// One article, a web page: `.html`, `.htm`, `.xhtml`.
    Html,
    /// One article, Markdown: `.md`, `.markdown`.
    Markdown,
    /// Documents or clusters in JSON: `.json`.
    Json,
    /// A document or a cluster a line: `.jsonl`, `.ndjson`.
    JsonLines,
    /// A document a row below a header: `.csv`, `.tsv`.
    Csv,
    /// RSS, Atom or JSON Feed, a document an entry: `.rss`, `.atom`, `.xml`.
    Feed,
    /// What a crawler brought home, a document a web page: `.warc`. With the feature `warc`.
    Warc,
    /// One message or a mailbox, a document a message: `.eml`, `.mbox`. With the feature `mail`.
    Mail,
}

/// How far into an input its first element is looked for, in bytes.
const SNIFFED: usize = 4096;

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Html,
        Self::Markdown,
        Self::Json,
        Self::JsonLines,
        Self::Csv,
        Self::Feed,
        Self::Warc,
        Self::Mail,
    ];

    /// Whether this build reads the format.
    pub fn is_available(self) -> bool {
        let optional = [
            (Self::Warc, cfg!(feature = "warc")),
            (Self::Mail, cfg!(feature = "mail")),
        ];
        !optional.contains(&(self, false))
    }

    /// The format that a file's extension tells, in capitals or not.
    pub(super) fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "text" => Self::Text,
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "json" => Self::Json,
            "jsonl" | "ndjson" => Self::JsonLines,
            "csv" | "tsv" => Self::Csv,
            "rss" | "atom" | "xml" => Self::Feed,
            "warc" => Self::Warc,
            "eml" | "mbox" => Self::Mail,
            _ => return None,
        })
    }

    /// The format that an input's first bytes tell: a page or a feed by its first element, JSON by how an
    /// object or a list of objects begins, plain text otherwise.
    pub(super) fn of_content(bytes: &[u8]) -> Self {
        if looks_like_page(bytes) {
            return Self::Html;
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let bytes = bytes.trim_ascii_start();
        match bytes {
            [b'W', ..] if bytes.starts_with(b"WARC/1.") => Self::Warc,
            [b'<', ..] if is_feed(&bytes[..bytes.len().min(SNIFFED)]) => Self::Feed,
            [b'[', rest @ ..] if matches!(rest.trim_ascii_start(), [b'{' | b']', ..]) => Self::Json,
            [b'{', rest @ ..] if matches!(rest.trim_ascii_start(), [b'"' | b'}', ..]) => {
                if is_lines(bytes) {
                    Self::JsonLines
                } else {
                    Self::Json
                }
            }
            _ => Self::Text,
        }
    }
}

/// Whether the first line is a whole JSON object and another begins below it.
pub(super) fn is_lines(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let Some(end) = bytes.iter().position(|&byte| byte == b'\n') else {
        return false;
    };
    let (first, rest) = bytes.split_at(end);
    rest.trim_ascii_start().starts_with(b"{")
        && serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok()
}

fn is_feed(head: &[u8]) -> bool {
    let begins = |name: &[u8]| {
        head.windows(name.len() + 1)
            .any(|window| window.starts_with(name) && !window[name.len()].is_ascii_alphanumeric())
    };
    [&b"<rss"[..], b"<feed", b"<rdf:RDF", b"<RDF"]
        .into_iter()
        .any(begins)
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Feed => "feed",
            Self::Warc => "warc",
            Self::Mail => "mail",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_tell_formats() {
        for (name, format) in [
            ("a.txt", Some(Format::Text)),
            ("a.TEXT", Some(Format::Text)),
            ("a.HTM", Some(Format::Html)),
            ("a.md", Some(Format::Markdown)),
            ("a.json", Some(Format::Json)),
            ("a.b.jsonl", Some(Format::JsonLines)),
            ("a.ndjson", Some(Format::JsonLines)),
            ("a.csv", Some(Format::Csv)),
            ("a.rss", Some(Format::Feed)),
            ("a.warc", Some(Format::Warc)),
            ("a.pdf", None),
            ("json", None),
            (".json", None),
            ("", None),
        ] {
            assert_eq!(Format::of_name(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn first_bytes_tell_formats() {
        for (content, format) in [
            ("{\"text\": \"It rained.\"}", Format::Json),
            ("\u{FEFF} [\n {\"text\": \"It rained.\"}]", Format::Json),
            ("[]", Format::Json),
            ("{\"text\": 1}\n{\"text\": 2}\n", Format::JsonLines),
            ("{\"text\": 1}\r\n\r\n{", Format::JsonLines),
            ("{\"text\":\n1}\n{}", Format::Json),
            (
                "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">",
                Format::Feed,
            ),
            (
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>",
                Format::Feed,
            ),
            ("<rdf:RDF xmlns=\"\">", Format::Feed),
            ("\n<!DOCTYPE html>\n<p>It rained.", Format::Html),
            ("<feedback>", Format::Text),
            ("{\"text\": 1}", Format::Json),
            ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", Format::Warc),
            ("[Update] The harbour is open.", Format::Text),
            ("{sic} The harbour is open.", Format::Text),
            ("The harbour is open.", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(Format::of_content(content.as_bytes()), format, "{content}");
        }
    }

    #[test]
    fn names_are_the_ones_shown() {
        let names: Vec<String> = Format::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(
            names.join(" "),
            "text html markdown json jsonl csv feed warc mail"
        );
    }
}
