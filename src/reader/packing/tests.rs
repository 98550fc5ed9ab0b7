use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::reader::read_stream;

const WORDS: &str = "The harbour opened again.\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read(name: &str, bytes: &[u8]) -> Reading {
    read_stream(name, bytes, &ReaderConfig::default())
}

#[track_caller]
fn ids(reading: &Reading) -> Vec<&str> {
    let documents = reading.documents.iter();
    documents.map(|document| document.id.as_str()).collect()
}

#[track_caller]
fn failures(reading: &Reading) -> Vec<String> {
    reading.failures.iter().map(ToString::to_string).collect()
}

#[test]
fn packed_files_are_read_by_their_inner_names() {
    for (name, packed) in [
        ("2025-03-20.txt.gz", gzip(WORDS.as_bytes())),
        ("2025-03-20.txt.zst", zstd(WORDS.as_bytes())),
    ] {
        let reading = read(name, &packed);
        assert_eq!(ids(&reading), [name]);
        let document = &reading.documents[0];
        assert_eq!(
            (document.text.as_str(), document.date.as_deref()),
            (WORDS, Some("2025-03-20"))
        );
    }
    let rows = gzip(b"title,text\nOpen,The harbour opened again.\n");
    let reading = read("news.csv.gz", &rows);
    assert_eq!(ids(&reading), ["news.csv.gz:2"]);
}

#[test]
fn several_members_and_frames_are_one_text() {
    let twice = |pack: fn(&[u8]) -> Vec<u8>| [pack(b"It rained. "), pack(b"It poured.")].concat();
    for packed in [twice(gzip), twice(zstd)] {
        assert_eq!(
            read("a.txt", &packed).documents[0].text,
            "It rained. It poured."
        );
    }
    // A skippable frame between two others: magic, length, content.
    let skipped = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
    let frames = [zstd(b"It rained."), skipped, zstd(b" It poured.")].concat();
    assert_eq!(
        read("a.zst", &frames).documents[0].text,
        "It rained. It poured."
    );
}

#[test]
fn archives_are_read_member_by_member_in_order() {
    let inner = zip(&[("x.txt", WORDS.as_bytes())]);
    let archive = zip(&[
        ("b.txt", WORDS.as_bytes()),
        (
            "a/news.jsonl",
            b"{\"text\": \"It rained.\"}\n{\"text\": 1}\n",
        ),
        (".hidden.txt", WORDS.as_bytes()),
        ("__MACOSX/b.txt", WORDS.as_bytes()),
        ("photo.jpg", b"\xFF\xD8"),
        ("inner.zip", &inner),
    ]);
    let reading = read("all.zip", &archive);
    assert_eq!(ids(&reading), ["all.zip/a/news.jsonl:1", "all.zip/b.txt"]);
    let warnings: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["all.zip/photo.jpg: skipped: of no known format by its extension"]
    );
    let failures = failures(&reading);
    assert!(
        failures[0].starts_with("all.zip/a/news.jsonl:2: \"text\" is 1"),
        "{failures:?}"
    );
    assert_eq!(
        failures[1],
        "all.zip/inner.zip: is packed twice; unpack it once first"
    );
}

#[test]
fn clusters_of_several_members_keep_their_documents() {
    let one = b"{\"id\": \"one\", \"documents\": [{\"text\": \"It rained.\"}]}";
    let two = b"{\"id\": \"two\", \"documents\": [{\"text\": \"It snowed.\"}]}";
    let reading = read("all.zip", &zip(&[("a.json", one), ("b.json", two)]));
    let second = &reading.clusters[1];
    assert_eq!(
        (second.id.as_str(), second.documents.clone()),
        ("two", 1..2)
    );
    assert_eq!(reading.documents[1].text, "It snowed.");
}

#[test]
fn a_bomb_costs_itself_alone() {
    let bomb = vec![b'a'; 30 << 20];
    let archive = zip(&[
        ("a.txt", WORDS.as_bytes()),
        ("b.txt", &bomb),
        ("c.txt", WORDS.as_bytes()),
    ]);
    let reading = read("all.zip", &archive);
    assert_eq!(ids(&reading), ["all.zip/a.txt", "all.zip/c.txt"]);
    let message = &failures(&reading)[0];
    assert!(
        message.starts_with("all.zip/b.txt: unpacks to more than "),
        "{message}"
    );
    assert!(message.ends_with("raise --max-unpack-ratio"), "{message}");
    for packed in [gzip(&bomb), zstd(&bomb)] {
        let reading = read("a.txt", &packed);
        assert!(matches!(
            reading.failures[0].kind(),
            ErrorKind::Unpacked {
                option: "max-unpack-ratio",
                ..
            }
        ));
    }
}

#[test]
fn the_limit_holds_for_an_archive_as_a_whole() {
    let half = "It rained. ".repeat(50);
    let config = ReaderConfig {
        max_unpacked_bytes: 800,
        ..ReaderConfig::default()
    };
    let archive = zip(&[("a.txt", half.as_bytes()), ("b.txt", half.as_bytes())]);
    let reading = read_stream("all.zip", &archive[..], &config);
    assert_eq!(ids(&reading), ["all.zip/a.txt"]);
    assert_eq!(
        failures(&reading),
        [
            "all.zip/b.txt: unpacks to more than 800 bytes; if it is to be trusted, raise \
          --max-unpacked-bytes"
        ]
    );
}

#[test]
fn broken_packings_are_named() {
    let words = WORDS.repeat(40);
    for (name, packed) in [
        ("a.gz", gzip(words.as_bytes())),
        ("a.zst", zstd(words.as_bytes())),
        ("a.zip", zip(&[("a.txt", words.as_bytes())])),
    ] {
        for cut in [4, packed.len() / 2, packed.len() - 1] {
            let reading = read(name, &packed[..cut]);
            assert!(reading.documents.is_empty(), "{name} {cut}");
            let message = &failures(&reading)[0];
            assert!(
                message.starts_with(&format!("{name}: cannot be unpacked: ")),
                "{message}"
            );
        }
    }
    let twice = gzip(&gzip(WORDS.as_bytes()));
    assert_eq!(
        failures(&read("a.gz.gz", &twice)),
        ["a.gz.gz: is packed twice; unpack it once first"]
    );
    assert_eq!(
        failures(&read("a.zip", &zip(&[]))),
        ["a.zip: holds no file of a known format"]
    );
}

#[test]
fn names_worth_opening() {
    for name in [
        "a",
        "a.",
        "a.txt",
        "a.ZIP",
        "a.txt.gz",
        "a.GZ",
        "b.jsonl.zst",
    ] {
        assert!(is_known_name(Path::new(name)), "{name}");
    }
    for name in ["a.pdf", "a.tar.gz", "a.txt.gz.gz", "a.docx"] {
        assert!(!is_known_name(Path::new(name)), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_never_causes_a_panic(at in 0_usize..200, byte: u8, which in 0_usize..3) {
        let text = WORDS.repeat(3);
        let mut packed = match which {
            0 => gzip(text.as_bytes()),
            1 => zstd(text.as_bytes()),
            _ => zip(&[("a.txt", text.as_bytes())]),
        };
        let at = at % packed.len();
        packed[at] = byte;
        let reading = read("a.txt", &packed);
        prop_assert!(!(reading.documents.is_empty() && reading.failures.is_empty()));
    }
}
