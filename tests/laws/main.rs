//! Laws that hold for any bytes whatever: the fuzz targets check the same ones.
//!
//! What fuzzing found stands in `tests/laws/found`, a folder a target.

pub mod pieces;
pub mod pile;
pub mod reading;

use std::fs;
use std::path::Path;

use briefing::reader::Format;
use proptest::prelude::*;

use pieces::{assert_any_bytes_are_cut, assert_any_text_is_cut};
use pile::{AnyTask, SEPARATOR};
use reading::{
    assert_any_bytes_are_read, assert_any_lines_are_read, assert_any_packing_is_unpacked,
};

/// What any input may hold: words, and characters that are not what they look like.
const ANYWHERE: &[&str] = &[
    "The harbour opened again. ",
    "Three ferries left at 5 p.m. ",
    "2025-03-20",
    "é",
    "港は開いた。",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{1B}[31m",
    "\u{9B}2J",
    "\u{1B}]0;x\u{7}",
    "\u{202E}",
    "\u{2028}",
    "\u{200B}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{FDD0}",
    "&#27;",
    "&lt;",
    "&amp;amp;",
    "\"",
    "'",
    "https://example.org/a",
];

const MARKDOWN: &[&str] = &[
    "---\n",
    "title: ",
    "date: ",
    "url: ",
    "# ",
    "===\n",
    "> ",
    "- ",
    "1. ",
    "*",
    "_",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "<b>",
    "| a | b |\n|---|---|\n",
    "[^1]",
    "\\",
    "<!--",
    "+++\n",
];

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ": ",
    "\"text\"",
    "\"documents\"",
    "\"id\"",
    "\"title\"",
    "\"date\"",
    "\"url\"",
    "\"known\"",
    "\"query\"",
    "\"budget\"",
    "{\"words\": 9}",
    "null",
    "7",
    "\\u001b",
    "\\ud800",
    "{\"text\": \"It rained.\"}",
    "{\"id\": \"a\", \"documents\": [{\"text\": \"It rained.\"}]}",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"a\", \"items\": [",
];

const CSV: &[&str] = &[
    "id,title,date,url,language,text\n",
    "text\n",
    "text;title\n",
    "Text\tTitle\n",
    ",",
    ";",
    "\"\"",
    "1,a,",
];

const FEED: &[&str] = &[
    "<rss version=\"2.0\"><channel>",
    "</channel></rss>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<description>",
    "</description>",
    "<link>",
    "</link>",
    "<pubDate>",
    "</pubDate>",
    "<![CDATA[",
    "]]>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
    "</feed>",
    "<entry>",
    "</entry>",
    "<content type=\"html\">",
    "</content>",
    "<updated>",
    "</updated>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "<?xml version=\"1.0\" encoding=\"latin1\"?>",
    "&lt;p&gt;",
];

const HTML: &[&str] = &[
    "<html lang=en>",
    "<head>",
    "<title>",
    "</title>",
    "<meta charset=koi8-r>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article class=x>",
    "</article>",
    "<a href=b>",
    "</a>",
    "<b>",
    "</b>",
    "<h1>",
    "<li>",
    "<ul>",
    "</ul>",
    "<table>",
    "<td>",
    "</table>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<svg>",
    "<template>",
    "<meta property=og:title content=\"a &amp; b\">",
    "<link rel=canonical href=",
    ">",
    "<",
    "<meta property=article:published_time content=",
    "<script type=application/ld+json>{\"headline\":",
];

const NEWS: &[&str] = &[
    "LISBON (Wire) - ",
    "Some 42 people waited on the pier. ",
    "Some 57 people waited on the pier. ",
    "The harbour of Lisbon opened again on Monday after a week of storms. ",
    "After a week of storms the harbour of Lisbon opened again on Tuesday. ",
    "“We can sail,” he said. ",
    "*a* [b](c) <i>d</i> `e` ",
    "# ",
    "1. ",
    "- ",
    "www.a.example ",
    "http://a.example ",
    "|",
    "$",
    "~~",
    "\u{1E}",
    "\u{1E}",
    "\u{1F}",
    "\u{1F}javascript:a\u{1F}",
    "javascript:",
];

#[cfg(feature = "mail")]
const MAIL: &[&str] = &[
    "From MAILER Thu Mar 20 10:15:00 2025\n",
    "From: Coast Desk <desk@example.org>\n",
    "Subject: =?utf-8?Q?Harbour_=E2=80=93_open?=\n",
    "Date: Thu, 20 Mar 2025 10:15:00 +0100\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "Content-Type: text/html; charset=koi8-r\n",
    "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "--b\n",
    "--b--\n",
    "=1B[31m",
    "G1szMW0=",
    "\n\n",
    ">From ",
    "<p>",
];

#[cfg(feature = "warc")]
const WARC: &[&str] = &[
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "WARC-Target-URI: https://example.org/harbour\r\n",
    "WARC-Date: 2025-03-20T10:15:00Z\r\n",
    "Content-Type: application/http; msgtype=response\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 99\r\n",
    "Content-Length: 18446744073709551615\r\n",
    "\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "<html><p>",
];

/// Bytes made of a format's fragments, of others, and of chance.
fn bytes(fragments: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let written = |text: &str| text.as_bytes().to_vec();
    let piece = prop_oneof![
        8 => prop::sample::select(fragments).prop_map(written),
        6 => prop::sample::select(ANYWHERE).prop_map(written),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
        1 => any::<char>().prop_map(|c| c.to_string().into_bytes()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_text_is_read(bytes in bytes(ANYWHERE)) {
        assert_any_bytes_are_read(Some(Format::Text), &bytes);
    }

    #[test]
    fn any_markdown_is_read(bytes in bytes(MARKDOWN)) {
        assert_any_bytes_are_read(Some(Format::Markdown), &bytes);
    }

    #[test]
    fn any_json_is_read(bytes in bytes(JSON)) {
        assert_any_bytes_are_read(Some(Format::Json), &bytes);
        assert_any_lines_are_read(&bytes);
    }

    #[test]
    fn any_table_is_read(bytes in bytes(CSV)) {
        assert_any_bytes_are_read(Some(Format::Csv), &bytes);
    }

    #[test]
    fn any_feed_is_read(bytes in bytes(FEED)) {
        assert_any_bytes_are_read(Some(Format::Feed), &bytes);
    }

    #[cfg(feature = "mail")]
    #[test]
    fn any_mail_is_read(bytes in bytes(MAIL)) {
        assert_any_bytes_are_read(Some(Format::Mail), &bytes);
    }

    #[cfg(feature = "warc")]
    #[test]
    fn any_crawl_is_read(bytes in bytes(WARC)) {
        assert_any_bytes_are_read(Some(Format::Warc), &bytes);
    }

    #[test]
    fn any_text_is_cut(language: u8, bytes in bytes(NEWS)) {
        assert_any_text_is_cut(language, &String::from_utf8_lossy(&bytes), None);
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn any_page_is_read(bytes in bytes(HTML)) {
        assert_any_bytes_are_read(Some(Format::Html), &bytes);
    }

    #[test]
    fn any_pile_is_summarised(settings: [u8; 3], bytes in bytes(NEWS)) {
        AnyTask::of(&[&settings[..], &bytes].concat()).assert_is_summarised();
    }
}

/// Checks every input that fuzzing a target begins with, as far as they are here, or found.
#[expect(
    clippy::print_stdout,
    reason = "shown where a test fails: which input it was"
)]
fn each_input(target: &str, check: impl Fn(&[u8])) {
    for folder in ["fuzz/seeds", "tests/laws/found"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in fs::read_dir(folder.join(target)).into_iter().flatten() {
            let path = file.expect("a file").path();
            println!("{}", path.display());
            check(&fs::read(path).expect("bytes"));
        }
    }
}

#[test]
fn what_fuzzing_begins_with_and_what_it_found_keeps_the_laws() {
    for &format in Format::ALL.iter().filter(|it| it.is_available()) {
        each_input(&format.to_string(), |bytes| {
            assert_any_bytes_are_read(Some(format), bytes);
        });
    }
    each_input("json_lines", assert_any_lines_are_read);
    each_input("packed", assert_any_packing_is_unpacked);
    each_input("segmenter", assert_any_bytes_are_cut);
    each_input("pipeline", |bytes| {
        AnyTask::of(bytes).assert_is_summarised();
    });
}

#[test]
fn a_pile_made_of_bytes_is_what_they_say() {
    let documents = [
        "Harbour\u{1F}https://a.example\u{1F}2025-03-20\u{1F}The harbour opened again.",
        "Ferries left the harbour.",
    ];
    let text = format!("\u{8}\u{40}\u{0}{}", documents.join(&SEPARATOR.to_string()));
    let task = format!("{:?}", AnyTask::of(text.as_bytes()));
    for part in [
        "Sentences(3)",
        "TextRank",
        "title: Some(\"Harbour\")",
        "text: \"Ferries left the harbour.\"",
    ] {
        assert!(task.contains(part), "{task}");
    }
}
