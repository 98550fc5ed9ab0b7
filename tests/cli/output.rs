//! Files that appear whole or not at all, and pipes that close.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::sandbox::{AGENCY, Sandbox};

const SUMMARIZE: [&str; 5] = ["summarize", "agency.txt", "daily.txt", "-o", "out.txt"];

#[test]
fn a_file_holds_what_standard_output_would() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("out.txt", "old");
    let printed = sandbox.run(&SUMMARIZE[..3]).ends_with(0);
    let outcome = sandbox.run(&SUMMARIZE).ends_with(0).says_nothing_else();
    assert_eq!(outcome.stdout, "");
    assert_eq!(sandbox.read("out.txt"), printed.stdout);
    let names = ["agency.txt", "daily.txt", "out.txt"].map(Path::new);
    assert_eq!(sandbox.names(), names, "nothing is left beside it");
}

#[test]
fn a_failure_leaves_the_old_file_as_it_was() {
    let sandbox = Sandbox::empty();
    sandbox.write("out.txt", "old");
    sandbox
        .run(&["summarize", "missing.txt", "-o", "out.txt"])
        .ends_with(3);
    assert_eq!(sandbox.read("out.txt"), "old");
    assert_eq!(sandbox.names(), [Path::new("out.txt")]);
}

#[test]
fn a_file_that_cannot_be_is_named() {
    let sandbox = Sandbox::with_articles();
    sandbox
        .run(&["summarize", "agency.txt", "-o", "no/such/folder.txt"])
        .ends_with(2)
        .complains("briefing: error: no/such/folder.txt: cannot be written: ");
}

#[test]
fn a_dash_is_standard_output() {
    let sandbox = Sandbox::with_articles();
    let outcome = sandbox
        .run(&["summarize", "agency.txt", "-o", "-"])
        .ends_with(0);
    assert!(outcome.stdout.contains("Sources"));
    assert!(!sandbox.names().iter().any(|name| name == Path::new("-")));
}

#[cfg(unix)]
#[test]
fn a_new_file_has_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_articles();
    let mode = |name: &str| {
        let metadata = fs::metadata(sandbox.path().join(name)).unwrap();
        metadata.permissions().mode() & 0o777
    };
    sandbox.run(&SUMMARIZE).ends_with(0);
    assert_eq!(mode("out.txt"), mode("agency.txt"));
    let private = fs::Permissions::from_mode(0o640);
    fs::set_permissions(sandbox.path().join("out.txt"), private).unwrap();
    sandbox.run(&SUMMARIZE).ends_with(0);
    assert_eq!(
        mode("out.txt"),
        0o640,
        "a file that was there keeps its own"
    );
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_one() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("target.txt", "old");
    std::os::unix::fs::symlink("target.txt", sandbox.path().join("out.txt")).unwrap();
    sandbox.run(&SUMMARIZE).ends_with(0);
    assert!(sandbox.path().join("out.txt").is_symlink());
    assert!(sandbox.read("target.txt").contains("Sources"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_named_and_ends_with_1() {
    let sandbox = Sandbox::with_articles();
    sandbox
        .run(&["summarize", "agency.txt", "-o", "/dev/full"])
        .ends_with(1)
        .complains("briefing: error: /dev/full: cannot be written: ");
}

#[test]
fn a_broken_pipe_ends_quietly() {
    let sandbox = Sandbox::empty();
    let lines = "{\"text\": \"Water rises.\"}\n".repeat(10_000);
    let cases: [(&[&str], &str); 3] = [
        (&["summarize"], AGENCY),
        (&["rank"], AGENCY),
        (&["segment", "--jsonl"], &lines),
    ];
    for (arguments, input) in cases {
        let mut child = sandbox
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        // The program may have ended before it has read everything.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert_eq!(said, "", "{arguments:?}");
    }
}

#[test]
fn an_article_is_not_written_over() {
    let sandbox = Sandbox::with_articles();
    for paths in [&["agency.txt"][..], &["."]] {
        let arguments = [&["summarize", "-o", "agency.txt"], paths].concat();
        sandbox
            .run(&arguments)
            .ends_with(2)
            .complains("agency.txt: is also an input, name another -o");
        assert_eq!(sandbox.read("agency.txt"), AGENCY);
    }
}
