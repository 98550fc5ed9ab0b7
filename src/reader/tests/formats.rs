//! Each format good and broken, beside a good file that must come out unchanged.

use super::*;
use crate::selection::Budget;

fn stream(name: &str, content: &str) -> Reading {
    read_stream(name, content.as_bytes(), &ReaderConfig::default())
}

fn with_fields(name: &str, content: &str, names: &[&str]) -> Reading {
    let config = ReaderConfig {
        fields: names.iter().map(|name| name.parse().unwrap()).collect(),
        ..ReaderConfig::default()
    };
    read_stream(name, content.as_bytes(), &config)
}

/// What each document is called and says.
fn texts(reading: &Reading) -> Vec<(&str, &str)> {
    let documents = reading.documents.iter();
    documents
        .map(|document| (document.id.as_str(), document.text.as_str()))
        .collect()
}

#[test]
fn a_list_that_breaks_off_keeps_what_is_whole() {
    let cut = "[{\"text\": \"One.\"},\n{\"text\": \"Two.\", \"author\": [\"A\", {\"name\": \"B\"}]},\n{\"te";
    let reading = stream("a.json", cut);
    assert_eq!(
        texts(&reading),
        [("a.json:1", "One."), ("a.json:2", "Two.")]
    );
    assert_eq!(reading.documents[1].author.as_deref(), Some("A, B"));
    assert_eq!(
        messages(&reading),
        ["a.json:3: EOF while parsing a string at column 4: the file is cut short"]
    );
}

fn messages(reading: &Reading) -> Vec<String> {
    reading.failures.iter().map(ToString::to_string).collect()
}

fn warnings(reading: &Reading) -> Vec<String> {
    reading.warnings.iter().map(ToString::to_string).collect()
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Valley news</title><link>https://example.org/</link><language>en-gb</language>
<item><title>Gate &amp;amp; harbour &lt;i&gt;open&lt;/i&gt;</title>
  <link>https://example.org/gate</link><pubDate>Thu, 20 Mar 2025 10:15:00 +0100</pubDate>
  <description>The gate is open.</description>
  <content:encoded><![CDATA[<p>The harbour&#8217;s gate opened.</p><p>Three ferries
  left.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a headline</title></item>
<item><description>&lt;p&gt;Flour came &amp;amp; medicine.&lt;/p&gt;</description>
  <link>javascript:alert(1)</link></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley news</title>
<id>urn:a</id><updated>2025-03-20T10:00:00Z</updated>
<entry><title>Gate open</title><id>urn:b</id><updated>2025-03-20T10:15:00+01:00</updated>
<link rel="enclosure" href="https://example.org/a.mp3"/><link href="https://example.org/gate"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The gate opened.</p></div>
</content></entry></feed>"#;

const JSON_FEED: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Valley news",
"items": [{"id": "1", "url": "https://example.org/gate", "title": "Gate open",
"date_published": "2025-03-20T10:15:00+01:00", "content_html": "<p>The gate opened.</p>"}]}"#;

#[test]
fn rss_gives_a_document_an_entry() {
    let reading = stream("feed", RSS);
    assert_eq!(
        texts(&reading),
        [
            (
                "feed:1",
                "The harbour’s gate opened.\n\nThree ferries left."
            ),
            ("feed:2", "Only a headline"),
            ("feed:3", "Flour came & medicine.")
        ]
    );
    let first = &reading.documents[0];
    assert_eq!(first.title.as_deref(), Some("Gate & harbour open"));
    assert_eq!(first.date.as_deref(), Some("2025-03-20T09:15:00Z"));
    assert_eq!(first.url.as_deref(), Some("https://example.org/gate"));
    assert_eq!(first.language.as_deref(), Some("en-gb"));
    assert_eq!(first.site.as_deref(), Some("Valley news"));
    assert_eq!(reading.documents[2].url, None);
    assert_eq!(warnings(&reading), [""; 0]);
}

#[test]
fn atom_and_json_feeds_say_the_same() {
    for (name, feed) in [("a.xml", ATOM), ("a.json", JSON_FEED), ("a", JSON_FEED)] {
        let reading = stream(name, feed);
        assert_eq!(messages(&reading), [""; 0]);
        let document = &reading.documents[0];
        assert_eq!(document.text, "The gate opened.");
        assert_eq!(document.title.as_deref(), Some("Gate open"));
        assert_eq!(document.date.as_deref(), Some("2025-03-20T09:15:00Z"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/gate"));
    }
}

#[test]
fn broken_feeds_are_named() {
    let deep = "<a>".repeat(64_000);
    for broken in [
        "<feed",
        "",
        "<html></html>",
        &deep,
        "<rss><channel><title>",
        "{\"version\": 1}",
    ] {
        let reading = stream("feed.rss", broken);
        let message = &messages(&reading)[0];
        assert!(
            message.starts_with("feed.rss: is no feed that can be read"),
            "{message}"
        );
    }
    for empty in ["<rss/>", "<rss version='2.0'><channel></channel></rss>"] {
        assert_eq!(
            messages(&stream("a.rss", empty)),
            ["a.rss: is a feed without entries"]
        );
    }
}

#[test]
fn a_broken_entry_costs_itself() {
    let feed = "<rss version='2.0'><channel><title>Valley news</title>\n\
        <item><title>One</title></item>\n<item><title>A & B</title><link>&broken</item>\n\
        <item><title>Three</title></item><item><title>Fo";
    let reading = stream("a.rss", feed);
    assert_eq!(texts(&reading), [("a.rss:1", "One"), ("a.rss:3", "Three")]);
    assert_eq!(reading.documents[1].site.as_deref(), Some("Valley news"));
    let failures = messages(&reading);
    assert!(
        failures[0].starts_with("a.rss:3: entry 2 cannot be read: "),
        "{failures:?}"
    );
    assert_eq!(
        failures[1],
        "a.rss:4: entry 4 cannot be read: it is cut short"
    );
    let cut = &RSS[..RSS.len() - "</channel></rss>".len()];
    let reading = stream("a.rss", cut);
    assert_eq!((reading.documents.len(), reading.failures.len()), (3, 0));
    assert_eq!(
        warnings(&reading),
        ["a.rss: skipped: what follows the last entry: the feed is cut short"]
    );
}

#[test]
fn feeds_of_other_versions_and_encodings_are_read() {
    let entry = "<item><title>Паром</title></item>";
    for root in [
        "rss",
        "rss version='0.93'",
        "rss version='2.0' xmlns='http://example.org/'",
    ] {
        let feed = format!("<{root}><channel>{entry}</channel></rss>");
        assert_eq!(
            texts(&stream("a.rss", &feed)),
            [("a.rss:1", "Паром")],
            "{root}"
        );
    }
    let atom = "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>Gate</title>\
        <issued>2025-03-20T10:15:00Z</issued></entry></feed>";
    let reading = stream("a", atom);
    assert_eq!(texts(&reading), [("a:1", "Gate")]);
    assert_eq!(
        reading.documents[0].date.as_deref(),
        Some("2025-03-20T10:15:00Z")
    );
    let declared =
        format!("<?xml version='1.0' encoding='koi8-r'?><rss><channel>{entry}</channel></rss>");
    let (bytes, ..) = encoding_rs::KOI8_R.encode(&declared);
    let reading = read_stream("a.xml", &bytes[..], &ReaderConfig::default());
    assert_eq!(texts(&reading), [("a.xml:1", "Паром")]);
}

#[test]
fn entities_of_a_feed_are_not_expanded() {
    let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>\n\
        <rss version=\"2.0\"><channel><item><description>x &b;&b;</description></item></channel></rss>";
    let reading = stream("feed.rss", bomb);
    for document in &reading.documents {
        assert!(document.text.len() < 20, "{}", document.text);
    }
    let files = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n\
        <rss version=\"2.0\"><channel><item><description>a &x; b</description></item></channel></rss>";
    for document in &stream("feed.rss", files).documents {
        let is_kept = matches!(document.text.as_str(), "a &x; b" | "a b" | "a  b");
        assert!(is_kept, "{}", document.text);
    }
}

#[test]
fn nesting_in_feeds_and_json_is_limited() {
    let deep = |levels: usize| {
        let (open, close) = ("<b>".repeat(levels), "</b>".repeat(levels));
        format!(
            "<rss version='2.0'><channel><item><x>{open}{close}</x><title>Deep</title></item>\
             <item><title>Shallow</title></item></channel></rss>"
        )
    };
    let reading = stream("a.rss", &deep(400));
    assert_eq!(reading.documents.len(), 2);
    let reading = stream("a.rss", &deep(64_000));
    assert_eq!(texts(&reading), [("a.rss:2", "Shallow")]);
    assert_eq!(
        messages(&reading),
        [
            "a.rss:1: entry 1 cannot be read: nested deeper than 512 levels; raise it with --max-nesting"
        ]
    );
    let nested = "&lt;b&gt;".repeat(2000);
    let entry = format!(
        "<rss version=\"2.0\"><channel><item><description>{nested}</description></item>\
         <item><description>It rained.</description></item></channel></rss>"
    );
    assert!(texts(&stream("a.rss", &entry)).contains(&("a.rss:2", "It rained.")));
    let limits = ReaderConfig {
        max_nesting: 2,
        ..ReaderConfig::default()
    };
    let lines = "{\"text\": \"One.\", \"x\": [[]]}\n{\"text\": \"Two.\", \"x\": [1]}\n";
    let reading = read_stream("a.jsonl", lines.as_bytes(), &limits);
    assert_eq!(texts(&reading), [("a.jsonl:2", "Two.")]);
    assert_eq!(
        messages(&reading),
        ["a.jsonl:1: nested deeper than 2 levels; raise it with --max-nesting"]
    );
}

#[test]
fn json_holds_one_document_or_several() {
    let one = r#"{"id": 7, "title": " Gate open ", "date": "2025/03/20", "language": "en",
        "url": "https://example.org/gate", "text": "The gate opened.", "tags": [{}]}"#;
    let reading = stream("a", one);
    let document = &reading.documents[0];
    assert_eq!(texts(&reading), [("7", "The gate opened.")]);
    assert_eq!(document.title.as_deref(), Some("Gate open"));
    assert_eq!(document.date.as_deref(), Some("2025-03-20"));
    let list = r#"[{"text": "It rained."}, {"text": " "}, {"id": "b", "text": "It poured."}]"#;
    let reading = stream("a.json", list);
    assert_eq!(
        texts(&reading),
        [("a.json:1", "It rained."), ("b", "It poured.")]
    );
    assert_eq!(
        warnings(&reading),
        ["a.json: skipped: 1 document without a text"]
    );
    let lines = "{\"text\": \"It rained.\"}\n\n{\"text\": \"It poured.\"}\n";
    for name in ["a", "a.json", "a.jsonl"] {
        let reading = stream(name, lines);
        let places = [1, 3].map(|line| format!("{name}:{line}"));
        assert_eq!(names_only(&reading), places);
    }
    let values = "{\"text\":\n\"It rained.\"}\n{\"text\": \"It poured.\"}";
    assert_eq!(
        names_only(&stream("a.json", values)),
        ["a.json:1", "a.json:2"]
    );
}

fn names_only(reading: &Reading) -> Vec<&str> {
    texts(reading).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn ids_that_come_twice_are_told_apart() {
    let reading = stream(
        "a.jsonl",
        "{\"id\": 1, \"text\": \"A.\"}\n{\"id\": \"1\", \"text\": \"B.\"}",
    );
    assert_eq!(texts(&reading), [("1", "A."), ("1#2", "B.")]);
}

#[test]
fn a_file_with_one_document_may_be_dated_by_its_name() {
    let day = |content: &str| {
        let reading = stream("2025-03-20.jsonl", content);
        reading.documents[0].date.clone()
    };
    assert_eq!(day("{\"text\": \"A.\"}").as_deref(), Some("2025-03-20"));
    assert_eq!(
        day("{\"text\": \"A.\", \"date\": \"2025-03-19\"}").as_deref(),
        Some("2025-03-19")
    );
    assert_eq!(day("{\"text\": \"A.\"}\n{\"text\": \"B.\"}"), None);
}

#[test]
fn clusters_come_with_their_task() {
    let line = r#"{"id": "gate", "documents": [{"text": "It opened."}, {"id": "x", "text": "It is open."}],
        "query": "Who?", "known": [{"text": "It was shut."}], "budget": {"words": 9}, "references": 7}"#;
    let reading = stream("a.jsonl", &line.replace('\n', " "));
    assert_eq!(texts(&reading), [("1", "It opened."), ("x", "It is open.")]);
    let cluster = &reading.clusters[0];
    assert_eq!(
        (cluster.id.as_str(), cluster.documents.clone()),
        ("gate", 0..2)
    );
    assert_eq!(cluster.query.as_deref(), Some("Who?"));
    assert_eq!(cluster.known[0].text, "It was shut.");
    assert_eq!(cluster.budget, Some(Budget::Words(9)));
    // The same through the type that `evaluate` reads.
    let read: crate::Cluster = serde_json::from_str(&line.replace("7}", "[]}")).unwrap();
    assert_eq!(read.documents, reading.documents);
    assert_eq!(
        (read.query, read.known, read.budget),
        (cluster.query.clone(), cluster.known.clone(), cluster.budget)
    );
}

#[test]
fn fields_can_have_other_names() {
    let record =
        r#"{"content": {"body": "The gate opened."}, "head.line": "Gate open", "date": "soon"}"#;
    let names = ["text=content.body", "title=head.line", "date="];
    let reading = with_fields("a.json", record, &names);
    let document = &reading.documents[0];
    assert_eq!(document.text, "The gate opened.");
    assert_eq!(document.title.as_deref(), Some("Gate open"));
    assert!(reading.warnings.is_empty());
    let table = "Body;headline\nThe gate opened.;Gate open\n";
    let reading = with_fields("a.csv", table, &["text=body", "title=headline"]);
    assert_eq!(reading.documents[0].title.as_deref(), Some("Gate open"));
}

#[test]
fn wrong_json_is_named_with_value_and_way_out() {
    for (content, message) in [
        ("[1]", "a.json: document 1: is 1, but must be a document"),
        (
            "{\"text\": 42}",
            "a.json: document 1: \"text\" is 42, but must be a string; name another field",
        ),
        (
            "{\"body\": \"A.\"}",
            "a.json: document 1: has no \"text\"; name the field that holds the article with --field text=NAME (it has \"body\")",
        ),
        (
            "{\"text\": \"A.\", \"date\": []}",
            "a.json: document 1: \"date\" is [], but must be a string",
        ),
        (
            "{\"documents\": {}}",
            "a.json: document 1: \"documents\" is {}, but must be a list",
        ),
        (
            "{\"documents\": [3]}",
            "a.json: document 1: documents 1: is 3, but must be an object",
        ),
        (
            "{\"documents\": [], \"budget\": {\"words\": 0}}",
            "a.json: document 1: \"budget\" is {\"words\":0}, but must be a length such as",
        ),
        (
            "{\"documents\": [], \"query\": 1}",
            "a.json: document 1: \"query\" is 1, but must be a string",
        ),
        (
            "{\n\"text\": \"A.",
            "a.json:2: EOF while parsing a string at column 11: the file is cut short",
        ),
        ("{\"text\": \"\\ud800.\"}", "a.json:1: "),
        ("{\"text\": \"caf\u{e9}\", }", "a.json:1: trailing comma"),
        ("[]", "a.json: holds no document with a text"),
        ("", "a.json: holds no document with a text"),
    ] {
        let reading = stream("a.json", content);
        assert!(
            messages(&reading)[0].starts_with(message),
            "{:?}",
            messages(&reading)
        );
        assert!(reading.documents.is_empty());
    }
    let deep = "[".repeat(100_000);
    assert!(messages(&stream("a.json", &deep))[0].contains("nested deeper than 127 levels"));
    let invalid = read_stream(
        "a.json",
        &b"{\"text\": \"caf\xE9\"}"[..],
        &ReaderConfig::default(),
    );
    assert!(messages(&invalid)[0].starts_with("a.json:1: "));
}

#[test]
fn a_broken_line_costs_the_others_nothing() {
    let lines = "{\"text\": \"A.\"}\n{\"text\": \n{\"text\": null}\n{\"text\": \"B.\"}\n{\"te";
    let reading = stream("a.jsonl", lines);
    assert_eq!(texts(&reading), [("a.jsonl:1", "A."), ("a.jsonl:4", "B.")]);
    let lines = [2, 3, 5].map(|line| format!("a.jsonl:{line}: "));
    let messages = messages(&reading);
    assert_eq!(messages.len(), 3);
    for (message, line) in messages.iter().zip(lines) {
        assert!(message.starts_with(&line), "{message}");
    }
}

#[test]
fn tables_give_a_document_a_row() {
    let table = "\u{FEFF}id,title,date,text,more\n\
        a,Gate open,2025-03-20,\"The \"\"gate\"\",\nit opened.\",x\n,,,It rained.\n";
    let reading = stream("a.csv", table);
    assert_eq!(
        texts(&reading),
        [
            ("a", "The \"gate\",\nit opened."),
            ("a.csv:4", "It rained.")
        ]
    );
    assert_eq!(reading.documents[0].title.as_deref(), Some("Gate open"));
    let tabs = "title\ttext\nGate, open\tIt opened; it rained.\n";
    assert_eq!(
        texts(&stream("a.tsv", tabs)),
        [("a.tsv:2", "It opened; it rained.")]
    );
}

#[test]
fn broken_tables_are_named() {
    let reading = stream("a.csv", "title,body\nGate,It opened.\n");
    assert_eq!(
        messages(&reading),
        [
            "a.csv:1: no column is called \"text\"; name the one that holds the article with --field \
          text=NAME (there are \"title\", \"body\")"
        ]
    );
    let open = "title,text\nGate,\"It opened.\nFerry,It sailed.\nTram,\"It stood.\"\n";
    let reading = stream("a.csv", open);
    assert_eq!(
        texts(&reading),
        [("a.csv:3", "It sailed."), ("a.csv:4", "It stood.")]
    );
    assert_eq!(
        messages(&reading),
        ["a.csv:2: a quote is not closed: the record was passed over"]
    );
    let reading = stream("a.csv", "title,text\nGate\nGate,It opened.\n");
    assert_eq!(texts(&reading), [("a.csv:3", "It opened.")]);
    assert_eq!(
        messages(&reading),
        ["a.csv:2: the row has 1 of 2 cells and none for the text"]
    );
    let reading = read_stream("a.csv", &b"text\ncaf\xE9\n"[..], &ReaderConfig::default());
    assert_eq!(texts(&reading), [("a.csv:2", "café")]);
    assert!(warnings(&reading)[0].starts_with("a.csv: "));
    for empty in ["", "text\n", "\n"] {
        assert_eq!(messages(&stream("a.csv", empty)).len(), 1, "{empty:?}");
    }
    let binary = read_stream("a.csv", &b"text\n\0"[..], &ReaderConfig::default());
    assert!(matches!(
        binary.failures[0].kind(),
        ErrorKind::Binary { .. }
    ));
}

#[test]
fn a_format_can_be_forced() {
    let config = ReaderConfig {
        format: Some(Format::Text),
        ..ReaderConfig::default()
    };
    let json = "{\"text\": \"A.\"}";
    let reading = read_stream("a.json", json.as_bytes(), &config);
    assert_eq!(texts(&reading), [("a.json", json)]);
    let config = ReaderConfig {
        format: Some(Format::Markdown),
        ..ReaderConfig::default()
    };
    let reading = read_stream("a.txt", &b"It *rained*."[..], &config);
    assert_eq!(reading.documents[0].text.trim(), "It rained.");
}

#[test]
fn broken_files_of_all_formats_leave_a_good_one_unchanged() {
    let folder = folder_of(&["good.txt"]);
    let alone = read_folder(&folder);
    for (name, bytes) in [
        ("a.json", &b"[{\"text\": "[..]),
        ("b.jsonl", b"{\"text\": 1}"),
        ("c.csv", b"a,b\n1,2\n"),
        ("d.rss", b"<rss version=\"2.0\"><channel><item>"),
        ("e.md", b"```\ncode\n```\n"),
        ("f.txt.gz", b"\x1F\x8B\x08\0\0\0"),
        ("g.txt.zst", b"\x28\xB5\x2F\xFD\xFF"),
        ("h.zip", b"PK\x03\x04rest"),
        ("i.txt", b"\0"),
    ] {
        write(&folder, name, bytes);
    }
    let reading = read_folder(&folder);
    assert_eq!(reading.documents, alone.documents);
    let failures = messages(&reading);
    assert_eq!(failures.len(), 9, "{failures:?}");
    for (failure, name) in failures.iter().zip('a'..='i') {
        assert!(failure.contains(&format!("/{name}.")), "{failure}");
    }
}
