use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

const WORDS: &str = "The harbour opened again.\n";

/// A folder with these files, each holding a sentence.
fn folder_of(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        write(&folder, name, WORDS.as_bytes());
    }
    folder
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn read_all(paths: &[PathBuf]) -> Reading {
    read(paths, &ReaderConfig::default())
}

fn read_folder(folder: &TempDir) -> Reading {
    read_all(&[folder.path().to_owned()])
}

fn at_most(max_file_bytes: u64) -> ReaderConfig {
    ReaderConfig {
        max_file_bytes,
        ..ReaderConfig::default()
    }
}

/// Ids without the folder they begin with.
fn names(reading: &Reading, folder: &TempDir) -> Vec<String> {
    let prefix = format!("{}/", folder.path().display());
    reading
        .documents
        .iter()
        .map(|document| document.id.replace(&prefix, ""))
        .collect()
}

fn kinds(reading: &Reading) -> Vec<&ErrorKind> {
    reading.failures.iter().map(Error::kind).collect()
}

/// A stream that breaks after a few bytes.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn limits_are_checked() {
    assert!(ReaderConfig::default().check().is_ok());
    let error = at_most(0).check().unwrap_err();
    assert_eq!(
        error.to_string(),
        "max-file-bytes is 0, but must be at least 1"
    );
}

#[test]
fn every_limit_is_checked() {
    let zero: [fn(&mut ReaderConfig); 6] = [
        |config| config.max_unpacked_bytes = 0,
        |config| config.max_unpack_ratio = 0,
        |config| config.max_documents = 0,
        |config| config.max_nesting = 0,
        |config| config.max_nesting = 4097,
        |config| config.max_attributes = 0,
    ];
    for set in zero {
        let mut config = ReaderConfig::default();
        set(&mut config);
        assert!(config.check().is_err());
    }
}

#[test]
fn no_paths_give_nothing() {
    let reading = read_all(&[]);
    assert!(reading.documents.is_empty() && reading.failures.is_empty());
}

#[test]
fn streams_are_read_up_to_the_limit() {
    let config = at_most(4);
    assert!(read_from("a", Cursor::new("1234"), &config).is_ok());
    let error = read_from("a", io::repeat(b'x'), &config).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit: 4, .. }));
    let all = at_most(u64::MAX);
    assert!(read_from("a", Cursor::new("1234"), &all).is_ok());
    let error = read_from("a", Broken, &config).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unreadable { .. }));
}

#[test]
fn folders_are_read_in_the_order_of_the_path_bytes() {
    let folder = folder_of(&[
        "b.txt",
        "a/z.txt",
        "a.txt",
        "B.TXT",
        "a/b/c.text",
        "é",
        "a-1.txt",
    ]);
    let order = [
        "B.TXT",
        "a-1.txt",
        "a.txt",
        "a/b/c.text",
        "a/z.txt",
        "b.txt",
        "é",
    ];
    for _ in 0..2 {
        assert_eq!(names(&read_folder(&folder), &folder), order);
    }
}

#[test]
fn only_known_formats_are_read_from_folders_but_all_that_is_named() {
    let folder = folder_of(&["a.txt", "page.pdf", ".hidden.txt", ".git/a.txt", "odd."]);
    let reading = read_folder(&folder);
    assert_eq!(names(&reading, &folder), ["a.txt", "odd."]);
    let page = folder.path().join("page.pdf");
    let warning = format!(
        "{}: skipped: of no known format by its extension",
        page.display()
    );
    assert_eq!(reading.warnings.len(), 1);
    assert_eq!(reading.warnings[0].to_string(), warning);
    let named = read_all(&[page, folder.path().join(".hidden.txt")]);
    assert_eq!(named.documents.len(), 2);
}

#[test]
fn many_files_passed_over_are_summed_up() {
    let pages: Vec<String> = (0..25).map(|number| format!("{number}.pdf")).collect();
    let mut files: Vec<&str> = pages.iter().map(String::as_str).collect();
    files.push("a.txt");
    let folder = folder_of(&files);
    let reading = read_folder(&folder);
    assert_eq!(reading.warnings.len(), 11);
    let last = reading.warnings[10].to_string();
    assert!(last.ends_with("15 more files of no known format"), "{last}");
}

#[test]
fn a_folder_without_texts_is_a_failure() {
    let folder = folder_of(&["page.pdf"]);
    let reading = read_folder(&folder);
    assert!(matches!(kinds(&reading)[..], [ErrorKind::Empty { .. }]));
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(
        kinds(&read_folder(&empty))[..],
        [ErrorKind::Empty { .. }]
    ));
}

#[test]
fn bad_files_do_not_cost_the_good_ones() {
    let folder = folder_of(&["good.txt", "too.txt"]);
    write(&folder, "binary.txt", b"\x7FELF\0");
    write(&folder, "empty.txt", b"\n");
    write(&folder, "latin.txt", b"caf\xE9");
    write(&folder, "wide.txt", b"\xFF\xFEa\0");
    write(&folder, "long.txt", &[b'a'; 100]);
    let paths = [folder.path().join("missing.txt"), folder.path().to_owned()];
    let reading = read(&paths, &at_most(99));
    assert_eq!(
        names(&reading, &folder),
        ["good.txt", "latin.txt", "too.txt", "wide.txt"]
    );
    assert!(matches!(
        kinds(&reading)[..],
        [
            ErrorKind::Unreadable { .. },
            ErrorKind::Binary { offset: 4, .. },
            ErrorKind::Empty { .. },
            ErrorKind::TooLarge { limit: 99, .. },
        ]
    ));
    assert!(matches!(
        reading.warnings[..],
        [Warning::GuessedEncoding { .. }]
    ));
}

#[test]
fn a_file_reached_twice_is_read_once() {
    let folder = folder_of(&["a.txt", "sub/b.txt", "page.pdf"]);
    let path = |name: &str| folder.path().join(name);
    let reading = read_all(&[
        path("a.txt"),
        path("sub/../a.txt"),
        folder.path().to_owned(),
        path("sub"),
        path("."),
    ]);
    assert_eq!(names(&reading, &folder), ["a.txt", "sub/b.txt"]);
    assert_eq!(reading.warnings.len(), 1);
    assert!(reading.failures.is_empty());
}

#[test]
fn dates_come_from_file_names_alone() {
    let folder = folder_of(&["2025-03-20/a.txt", "20250321.txt", "b.txt"]);
    let dates: Vec<Option<String>> = read_folder(&folder)
        .documents
        .into_iter()
        .map(|document| document.date)
        .collect();
    assert_eq!(dates, [None, Some("2025-03-21".to_owned()), None]);
}

#[test]
fn what_is_excluded_is_passed_over_in_silence() {
    let folder = folder_of(&["a.txt", "b.md", "drafts/c.txt", "sub/drafts", "sub/d.txt"]);
    let config = ReaderConfig {
        exclude: vec!["*.md".to_owned(), "drafts/".to_owned()],
        ..ReaderConfig::default()
    };
    let reading = read(&[folder.path().to_owned()], &config);
    assert_eq!(
        names(&reading, &folder),
        ["a.txt", "sub/d.txt", "sub/drafts"]
    );
    assert!(reading.warnings.is_empty() && reading.failures.is_empty());
    // What is named is read.
    let named = read(&[folder.path().join("b.md")], &config);
    assert_eq!(named.documents.len(), 1);
    let wrong = ReaderConfig {
        exclude: vec!["[z-a]".to_owned()],
        ..ReaderConfig::default()
    };
    assert!(wrong.check().is_err());
    let reading = read(&[folder.path().to_owned()], &wrong);
    assert!(matches!(kinds(&reading)[..], [ErrorKind::Parameter { .. }]));
}

#[test]
fn no_more_documents_than_the_limit_are_read() {
    let folder = folder_of(&["a.txt", "c.txt", "d.txt"]);
    write(
        &folder,
        "b.jsonl",
        b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n",
    );
    let config = ReaderConfig {
        max_documents: 2,
        ..ReaderConfig::default()
    };
    let reading = read(
        &[folder.path().to_owned(), folder.path().join("a.txt")],
        &config,
    );
    assert_eq!(names(&reading, &folder), ["a.txt", "b.jsonl:1"]);
    assert!(matches!(
        kinds(&reading)[..],
        [ErrorKind::TooManyDocuments { limit: 2, .. }]
    ));
    let enough = ReaderConfig {
        max_documents: 5,
        ..ReaderConfig::default()
    };
    let reading = read(&[folder.path().to_owned()], &enough);
    assert_eq!((reading.documents.len(), reading.failures.len()), (5, 0));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn symbolic_links_are_followed_only_when_named() {
        let folder = folder_of(&["a.txt"]);
        let outside = folder_of(&["b.txt"]);
        let link = folder.path().join("link.txt");
        symlink(outside.path().join("b.txt"), &link).unwrap();
        symlink(folder.path(), folder.path().join("loop")).unwrap();
        let reading = read_folder(&folder);
        assert_eq!(names(&reading, &folder), ["a.txt"]);
        assert_eq!(reading.warnings.len(), 2);
        assert_eq!(names(&read_all(&[link]), &folder), ["link.txt"]);
        let config = ReaderConfig {
            follow_links: true,
            ..ReaderConfig::default()
        };
        let followed = read(&[folder.path().to_owned()], &config);
        assert_eq!(names(&followed, &folder), ["a.txt", "link.txt"]);
        let warning = followed.warnings[0].to_string();
        assert!(
            warning.ends_with("a link to a folder that it is in"),
            "{warning}"
        );
        assert_eq!((followed.warnings.len(), followed.failures.len()), (1, 0));
        let around = read_all(&[folder.path().join("loop")]);
        assert_eq!(names(&around, &folder), ["loop/a.txt"]);
    }

    #[test]
    fn a_link_to_itself_is_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("self.txt");
        symlink(&link, &link).unwrap();
        assert!(matches!(
            kinds(&read_all(&[link]))[..],
            [ErrorKind::Unreadable { .. }]
        ));
    }

    #[test]
    fn what_may_not_be_read_is_a_failure() {
        let folder = folder_of(&["a.txt", "locked.txt", "sub/b.txt"]);
        for name in ["locked.txt", "sub"] {
            let path = folder.path().join(name);
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        }
        let is_root = fs::File::open(folder.path().join("locked.txt")).is_ok();
        let reading = read_folder(&folder);
        let sub = folder.path().join("sub");
        fs::set_permissions(sub, fs::Permissions::from_mode(0o700)).unwrap();
        if !is_root {
            assert_eq!(names(&reading, &folder), ["a.txt"]);
            assert!(matches!(
                kinds(&reading)[..],
                [ErrorKind::Unreadable { .. }, ErrorKind::Unreadable { .. }]
            ));
        }
    }

    #[test]
    fn endless_files_are_bounded() {
        let reading = read(&[PathBuf::from("/dev/zero")], &at_most(10));
        assert!(matches!(kinds(&reading)[..], [ErrorKind::TooLarge { .. }]));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn pipes_can_be_named() {
        use std::io::Write;
        use std::os::fd::AsRawFd;

        let (reader, mut writer) = io::pipe().unwrap();
        writer.write_all(WORDS.as_bytes()).unwrap();
        drop(writer);
        let path = PathBuf::from(format!("/dev/fd/{}", reader.as_raw_fd()));
        let reading = read_all(&[path]);
        assert_eq!(reading.documents[0].text, WORDS);
    }

    #[test]
    fn sockets_in_folders_are_passed_over() {
        let folder = folder_of(&["a.txt"]);
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s")).unwrap();
        let reading = read_folder(&folder);
        assert_eq!(names(&reading, &folder), ["a.txt"]);
        assert!(
            reading.warnings[0]
                .to_string()
                .ends_with("not a regular file")
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn ids_are_printable_and_unique() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let folder = tempfile::tempdir().unwrap();
        for name in [&b"\xE9.txt"[..], b"\xEA.txt", b"\xEA\x1B[31m\n.txt"] {
            fs::write(folder.path().join(OsStr::from_bytes(name)), WORDS).unwrap();
        }
        let reading = read_folder(&folder);
        let ids = ["\u{FFFD}.txt", "\u{FFFD} .txt", "\u{FFFD}.txt#2"];
        assert_eq!(names(&reading, &folder), ids);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), id in ".*") {
        if let Ok((document, _)) = read_from(&id, &bytes[..], &ReaderConfig::default()) {
            prop_assert!(!document.text.trim().is_empty());
            prop_assert!(document.title.is_none_or(|title| document.text.contains(&title)));
        }
    }
}

/// Beginnings of every format, so that random bytes get past the detection.
const HEADS: [&str; 10] = [
    "",
    "{\"text\": \"It rained.\", ",
    "{\"documents\": [",
    "[{\"text\": \"",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{",
    "<rss version=\"2.0\"><channel><item><description>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content type=\"html\">",
    "title,text\na,",
    "---\ntitle: ",
    "# ",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_any_reader_panic(
        head in prop::sample::select(&HEADS[..]),
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            "[<>/&;a-z\"{}\\[\\]:,#*`\\n-]{0,200}".prop_map(String::into_bytes),
        ],
        format in prop::option::of(prop::sample::select(Format::ALL)),
        name in "[a-z]{0,3}(\\.(txt|md|json|jsonl|csv|rss|gz|zip))?",
    ) {
        let input = [head.as_bytes(), &bytes].concat();
        let config = ReaderConfig { format, ..ReaderConfig::default() };
        let reading = read_stream(&name, &input[..], &config);
        prop_assert!(!(reading.documents.is_empty() && reading.failures.is_empty()));
        for document in &reading.documents {
            prop_assert!(!document.text.trim().is_empty());
            let steers = document.text.contains(['\0', '\r', '\u{1B}', '\u{202E}']);
            prop_assert!(!steers);
        }
    }
}

#[test]
fn paths_are_displayed_on_one_line() {
    assert_eq!(display_path(Path::new("a\nb\u{1B}[2J.txt")), "a b.txt");
}

mod formats;
