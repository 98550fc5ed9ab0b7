use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use super::super::{ReaderConfig, read_stream};
use super::*;

const PAGE: &str = "<html><head><title>Ferry back</title></head><body><p>The ferry sailed again on \
    Thursday, four days after the storm.</p></body></html>";

fn block(header: &str, body: &[u8]) -> Vec<u8> {
    [header.replace('\n', "\r\n").as_bytes(), b"\r\n", body].concat()
}

fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    block(
        &format!("HTTP/1.1 200 OK\nContent-Type: text/html\n{fields}"),
        body,
    )
}

/// A record of some kind, as crawlers write them.
fn record(kind: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let header = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://gazette.example/ferry\r\n\
         WARC-Date: 2025-03-21T10:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [header.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(block: &[u8]) -> Vec<u8> {
    record("response", "application/http; msgtype=response", block)
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Reading {
    read_stream(name, bytes, &ReaderConfig::default())
}

fn texts(reading: &Reading) -> Vec<&str> {
    let documents = reading.documents.iter();
    documents.map(|document| document.text.as_str()).collect()
}

fn ids(reading: &Reading) -> Vec<&str> {
    let documents = reading.documents.iter();
    documents.map(|document| document.id.as_str()).collect()
}

fn messages(reading: &Reading) -> Vec<String> {
    reading.failures.iter().map(ToString::to_string).collect()
}

const TEXT: &str = "The ferry sailed again on Thursday, four days after the storm.";

/// A file as crawls are shipped: information, a request, its answer, and others.
fn crawl() -> Vec<Vec<u8>> {
    vec![
        record("warcinfo", "application/warc-fields", b"software: x\r\n"),
        record(
            "request",
            "application/http; msgtype=request",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        response(&answer("", PAGE.as_bytes())),
        response(&block(
            "HTTP/1.1 301 Moved\nContent-Type: text/html\n",
            PAGE.as_bytes(),
        )),
        response(&block(
            "HTTP/1.1 200 OK\nContent-Type: image/png\n",
            b"\x89PNG",
        )),
        record("metadata", "application/warc-fields", b"fetchTimeMs: 5\r\n"),
    ]
}

#[test]
fn pages_are_read_and_the_rest_is_not() {
    let records = crawl();
    let packed: Vec<u8> = records.iter().flat_map(|record| gzipped(record)).collect();
    for (name, bytes) in [
        ("a.warc", records.concat()),
        ("a", records.concat()),
        ("a.warc.gz", packed),
        ("a.warc.gz", gzipped(&records.concat())),
        ("a.gz", gzipped(&records.concat())),
    ] {
        let reading = read(name, &bytes);
        assert_eq!(texts(&reading), [TEXT], "{name}");
        assert_eq!(ids(&reading), [format!("{name}:3")]);
        let document = &reading.documents[0];
        assert_eq!(document.title.as_deref(), Some("Ferry back"));
        assert_eq!(
            document.url.as_deref(),
            Some("https://gazette.example/ferry")
        );
        assert_eq!(document.date, None);
        assert!(reading.failures.is_empty(), "{name}");
        let warning = reading.warnings[0].to_string();
        assert!(
            warning.ends_with("2 responses that are no web pages with a text"),
            "{warning}"
        );
    }
}

#[test]
fn bodies_are_joined_and_unpacked() {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(PAGE.as_bytes()).unwrap();
    let zlib = zlib.finish().unwrap();
    let chunks = |body: &[u8]| {
        let (one, two) = body.split_at(body.len() / 2);
        let first = format!("{:X};x=y\r\n", one.len());
        let second = format!("\r\n{:x}\r\n", two.len());
        [
            first.as_bytes(),
            one,
            second.as_bytes(),
            two,
            b"\r\n0\r\n\r\n",
        ]
        .concat()
    };
    let page = PAGE.as_bytes();
    for (fields, body) in [
        ("Transfer-Encoding: chunked\n", chunks(page)),
        ("Transfer-Encoding: chunked\n", page.to_vec()),
        ("Content-Encoding: gzip\n", gzipped(page)),
        ("Content-Encoding: gzip\n", page.to_vec()),
        ("content-encoding: deflate\n", zlib),
        ("Content-Encoding: br\n", page.to_vec()),
        (
            "Transfer-Encoding: chunked\nContent-Encoding: gzip\n",
            chunks(&gzipped(page)),
        ),
    ] {
        let reading = read("a.warc", &response(&answer(fields, &body)));
        assert_eq!(texts(&reading), [TEXT], "{fields}");
    }
    let unknown = read(
        "a.warc",
        &response(&answer("Content-Encoding: br\n", b"\x0b\x02")),
    );
    assert_eq!(
        messages(&unknown),
        ["a.warc: record 1: packed as \"br\", which is not read"]
    );
}

#[test]
fn the_server_tells_the_encoding() {
    let page = "<html><p>Паром снова ходит.</p></html>";
    let (bytes, ..) = encoding_rs::KOI8_R.encode(page);
    let header = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=\"KOI8-R\"\n";
    let reading = read("a.warc", &response(&block(header, &bytes)));
    assert_eq!(texts(&reading), ["Паром снова ходит."]);
}

#[test]
fn a_broken_record_costs_itself() {
    let good = response(&answer("", PAGE.as_bytes()));
    let no_answer = response(b"nothing of the kind");
    let mut wrong = good.clone();
    let at = wrong
        .windows(16)
        .position(|it| it == b"Content-Length: ")
        .unwrap();
    wrong[at + 16] = b'9';
    let broken = [
        &good[..],
        b"WARC/1.0\r\nnothing\r\n\r\n",
        &no_answer,
        &wrong,
        &good,
    ]
    .concat();
    let reading = read("a.warc", &broken);
    assert_eq!(ids(&reading), ["a.warc:1", "a.warc:5"]);
    assert_eq!(
        messages(&reading),
        [
            "a.warc: record 2: it does not tell its length",
            "a.warc: record 4: it is cut short",
            "a.warc: record 3: it holds no answer of a web server",
        ]
    );
    let mut member = gzipped(&good);
    let middle = member.len() / 2;
    member[middle] ^= 0xFF;
    let packed = [&gzipped(&good)[..], &member, &gzipped(&good)].concat();
    let reading = read("a.warc.gz", &packed);
    assert_eq!(texts(&reading), [TEXT, TEXT]);
    assert!(messages(&reading)[0].starts_with("a.warc.gz: record 2: cannot be unpacked"));
    let cut = &packed[..packed.len() - 20];
    assert_eq!(read("a.warc.gz", cut).documents.len(), 1);
}

#[test]
fn what_is_unpacked_is_limited() {
    let spaces = " ".repeat(3 << 20);
    let bomb = gzipped(&response(&answer("", spaces.as_bytes())));
    let good = gzipped(&response(&answer("", PAGE.as_bytes())));
    let reading = read("a.warc.gz", &[&good[..], &bomb, &good].concat());
    assert_eq!(texts(&reading), [TEXT]);
    assert!(messages(&reading)[0].contains("--max-unpack-ratio"));
    let inner = response(&answer(
        "Content-Encoding: gzip\n",
        &gzipped(spaces.as_bytes()),
    ));
    let reading = read("a.warc", &[&good_plain()[..], &inner].concat());
    assert_eq!(texts(&reading), [TEXT]);
    assert!(messages(&reading)[0].contains("--max-unpack-ratio"));
}

fn good_plain() -> Vec<u8> {
    response(&answer("", PAGE.as_bytes()))
}

#[test]
fn what_holds_no_page_is_named() {
    for bytes in [&b""[..], b"WARC/1.0", b"\x1F\x8B\x08"] {
        let reading = read("a.warc", bytes);
        assert_eq!((reading.documents.len(), reading.failures.len()), (0, 1));
    }
    let information = record("warcinfo", "application/warc-fields", b"software: x\r\n");
    assert_eq!(
        messages(&read("a.warc", &information)),
        ["a.warc: holds no web page with a text"]
    );
    let marks = b"WARC/1.0\r\n\r\n".repeat(20_000);
    let reading = read("a.warc", &marks);
    assert_eq!(reading.failures.len(), MOST_BROKEN + 1);
}
