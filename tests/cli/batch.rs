//! `briefing batch`.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::sandbox::{AGENCY, DAILY, Outcome, Sandbox};

/// A cluster of two articles and what its editor noted.
fn cluster(id: &str) -> String {
    let documents =
        json!([{"text": AGENCY}, {"id": "daily", "text": format!("{DAILY}It was {id}.")}]);
    let cluster = json!({
        "id": id,
        "documents": documents,
        "budget": {"sentences": 2},
        "references": ["What people wrote."],
        "desk": {"number": 3, "names": ["b", "a"]},
    });
    format!("{cluster}\n")
}

fn clusters(count: usize) -> String {
    (0..count)
        .map(|number| cluster(&format!("c{number}")))
        .collect()
}

fn lines(text: &str) -> Vec<Value> {
    let line = |line: &str| serde_json::from_str(line).expect("a line of JSON");
    text.lines().map(line).collect()
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn every_cluster_is_answered_in_its_place() {
    let sandbox = Sandbox::empty();
    sandbox.write("clusters.jsonl", clusters(3));
    let outcome = sandbox.run(&["batch", "clusters.jsonl"]).ends_with(0);
    let answers = lines(&outcome.stdout);
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, ["c0", "c1", "c2"]);
    let first = &answers[0];
    assert_eq!(first["schema"], 1);
    assert_eq!(first["sentences"].as_array().expect("sentences").len(), 2);
    assert_eq!(first["desk"], json!({"number": 3, "names": ["b", "a"]}));
    for gone in ["references", "documents", "budget"] {
        assert_eq!(first[gone], Value::Null);
    }

    // The same briefing that summarize makes, but for the name and the editor's note.
    let one = [
        "summarize",
        "--format",
        "json",
        "--cluster",
        "c0",
        "clusters.jsonl",
    ];
    let alone = sandbox.run(&one).ends_with(0).json();
    for part in ["concepts", "counts", "warnings"] {
        assert_eq!(first[part], alone[part], "{part}");
    }
    assert_eq!(first["sentences"][0]["text"], alone["sentences"][0]["text"]);
    assert_eq!(first["sentences"][0]["span"], alone["sentences"][0]["span"]);

    let options = ["--words", "40", "-q", "-o", "out.jsonl", "clusters.jsonl"];
    let outcome = sandbox
        .run(&[&["batch"], &options[..]].concat())
        .ends_with(0);
    outcome.says_nothing_else();
    let answers = lines(&sandbox.read("out.jsonl"));
    let sentences = answers[1]["sentences"].as_array().expect("sentences");
    let text = |sentence: &Value| sentence["text"].as_str().expect("text").to_owned();
    let words = |text: String| text.split_whitespace().count();
    assert!(sentences.iter().map(text).map(words).sum::<usize>() <= 40);
    assert_eq!(sandbox.names().len(), 2, "{:?}", sandbox.names());
}

#[test]
fn threads_and_window_change_nothing() {
    let sandbox = Sandbox::empty();
    let mut input = clusters(20);
    input.insert_str(0, "{\"id\": \"broken\"\n\n");
    sandbox.write("clusters.jsonl", input);
    let run = |options: &[&str]| {
        let arguments = [&["batch", "clusters.jsonl"], options].concat();
        sandbox.run(&arguments).ends_with(1).stdout
    };
    let plain = run(&[]);
    assert_eq!(plain.lines().count(), 21);
    for options in [["--threads", "1"], ["--threads", "8"], ["--window", "1"]] {
        assert_eq!(run(&options), plain, "{options:?}");
    }
}

#[test]
fn clusters_come_packed_in_folders_and_by_pipe() {
    let sandbox = Sandbox::empty();
    let text = clusters(4);
    let (first, second) = text.split_at(text.len() / 2);
    fs::create_dir(sandbox.path().join("folder")).expect("a folder");
    sandbox.write("folder/a.jsonl", first);
    sandbox.write("folder/b.jsonl.gz", gzipped(second));
    sandbox.write("folder/notes.md", "Not this one.");
    let plain = sandbox.pipe(&text, &["batch"]).ends_with(0).stdout;
    assert_eq!(plain.lines().count(), 4);
    let folder = sandbox.run(&["batch", "folder"]).ends_with(0);
    assert_eq!(folder.complains("notes.md").stdout, plain);
    let packed = sandbox.pipe(gzipped(&text), &["batch", "-"]).ends_with(0);
    assert_eq!(packed.stdout, plain);
}

#[test]
fn hostile_records_cost_themselves_alone() {
    let sandbox = Sandbox::empty();
    let good = cluster("good");
    let hostile: [(&[u8], &str, Value); 14] = [
        (
            b"{\"id\": \"cut\", \"documents\": [{\"te",
            "json",
            json!("cut"),
        ),
        (b"\x00\x00", "json", json!(null)),
        (
            b"{\"id\": \"a\", \"documents\": [{\"text\": \"\xff\"}]}",
            "json",
            json!("a"),
        ),
        (
            br#"{"id": "a", "documents": [{"text": "\ud800"}]}"#,
            "json",
            json!("a"),
        ),
        (br#"{"id": 1e999, "documents": []}"#, "json", json!(null)),
        (b"[]", "record", json!(null)),
        (
            br#"{"id": "a", "documents": {"text": "x"}}"#,
            "record",
            json!("a"),
        ),
        (
            br#"{"id": "a", "documents": [{"text": 5}]}"#,
            "record",
            json!("a"),
        ),
        (
            br#"{"id": "a", "documents": [], "budget": {"words": 0}}"#,
            "record",
            json!("a"),
        ),
        (
            br#"{"id": "a", "documents": [], "budget": {"pages": 1}}"#,
            "record",
            json!("a"),
        ),
        (
            br#"{"id": "a", "documents": [{"text": "It rained."}], "query": 5}"#,
            "record",
            json!("a"),
        ),
        (
            br#"{"documents": [{"text": "It rained."}]}"#,
            "record",
            json!(null),
        ),
        (
            br#"{"id": "a", "documents": []}"#,
            "nothing-to-summarise",
            json!("a"),
        ),
        (
            br#"{"id": 7, "documents": [{"text": "\u0000 \u001b"}]}"#,
            "nothing-to-summarise",
            json!("7"),
        ),
    ];
    let mut input = good.clone().into_bytes();
    for (record, _, _) in &hostile {
        input.extend_from_slice(record);
        input.push(b'\n');
        input.extend_from_slice(good.as_bytes());
    }
    let deep = format!(
        "{{\"id\": \"deep\", \"documents\": {}\n",
        "[".repeat(300_000)
    );
    input.extend_from_slice(deep.as_bytes());
    let outcome = sandbox.pipe(input, &["batch"]).ends_with(1);
    let answers = lines(&outcome.stdout);
    assert_eq!(answers.len(), 2 * hostile.len() + 2);
    for (number, (record, kind, id)) in hostile.iter().enumerate() {
        let answer = &answers[2 * number + 1];
        let record = String::from_utf8_lossy(record);
        assert_eq!(answer["error"]["kind"], *kind, "{record}: {answer}");
        assert_eq!(answer["id"], *id, "{record}");
        assert_eq!(answer["error"]["line"], 2 * number + 2, "{record}");
        assert_eq!(answers[2 * number + 2], answers[0]);
    }
    assert_eq!(answers.last().expect("an answer")["id"], "deep");
    assert_eq!(outcome.stderr.matches("error: ").count(), hostile.len() + 1);
    outcome.complains("standard input:2: cluster cut: ");
}

#[test]
fn limits_are_told_in_the_record() {
    let sandbox = Sandbox::empty();
    let text = "It rained. ".repeat(100_000);
    let long = format!(r#"{{"id": "long", "documents": [{{"text": "{text}"}}]}}"#);
    sandbox.write(
        "clusters.jsonl",
        format!("{}{long}\n{}", cluster("a"), cluster("b")),
    );
    for (options, kind) in [
        (["--max-record-bytes", "10K"], "too-large"),
        (["--max-record-sentences", "100"], "too-many-sentences"),
    ] {
        let arguments = [&["batch", "clusters.jsonl"], &options[..]].concat();
        let outcome = sandbox.run(&arguments).ends_with(1).complains(options[0]);
        let answers = lines(&outcome.stdout);
        assert_eq!(answers.len(), 3);
        assert_eq!(answers[1]["id"], "long");
        assert_eq!(answers[1]["error"]["kind"], kind);
        assert!(answers[0]["error"].is_null() && answers[2]["error"].is_null());
    }
    let arguments = [
        "batch",
        "clusters.jsonl",
        "--max-record-seconds",
        "0.000001",
    ];
    let outcome = sandbox.run(&arguments).ends_with(1).complains(arguments[2]);
    let answers = lines(&outcome.stdout);
    assert_eq!(answers[0]["error"]["kind"], "out-of-time");
    assert_eq!(answers.len(), 3);
}

#[test]
fn an_unreadable_file_is_told_in_its_place() {
    let sandbox = Sandbox::empty();
    let mut packed = gzipped(&clusters(50));
    packed.truncate(packed.len() - 20);
    sandbox.write("cut.jsonl.gz", packed);
    sandbox.write("whole.jsonl", cluster("whole"));
    let arguments = ["batch", "missing.jsonl", "cut.jsonl.gz", "whole.jsonl"];
    let outcome = sandbox
        .run(&arguments)
        .ends_with(1)
        .complains("missing.jsonl");
    let answers = lines(&outcome.complains("cut.jsonl.gz").stdout);
    assert_eq!(answers[0]["error"]["kind"], "unreadable");
    let end = &answers[answers.len() - 2..];
    assert_eq!(end[0]["error"]["kind"], "unreadable");
    assert_eq!(end[1]["id"], "whole");
}

#[test]
fn the_first_failure_can_be_the_last() {
    let sandbox = Sandbox::empty();
    let input = format!("{}broken\n{}", cluster("a"), clusters(100));
    sandbox.write("clusters.jsonl", input);
    let outcome = sandbox
        .run(&["batch", "--fail-fast", "clusters.jsonl"])
        .ends_with(1);
    assert_eq!(outcome.stdout.lines().count(), 2);

    let file = ["batch", "-o", "out.jsonl", "clusters.jsonl"];
    sandbox
        .run(&[&file[..], &["--fail-fast"]].concat())
        .ends_with(1);
    assert!(!sandbox.path().join("out.jsonl").exists());
    // What failed is tried again.
    sandbox
        .run(&[&file[..], &["--resume"]].concat())
        .ends_with(1);
    assert_eq!(sandbox.read("out.jsonl").lines().count(), 102);
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let sandbox = Sandbox::empty();
    let mut child = sandbox
        .command(&["batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut questions = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in ["a", "b"] {
        questions
            .write_all(cluster(id).as_bytes())
            .expect("a reader");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("an answer");
        assert_eq!(lines(&answer)[0]["id"], id);
    }
    // Whoever has seen enough may go.
    drop(answers);
    questions
        .write_all(clusters(20).as_bytes())
        .expect("room in the pipe");
    drop(questions);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn an_empty_input_has_an_empty_answer() {
    let sandbox = Sandbox::empty();
    let outcome = sandbox
        .pipe(" \n\n", &["batch", "-o", "out.jsonl"])
        .ends_with(0);
    assert_eq!(outcome.stdout, "");
    assert_eq!(sandbox.read("out.jsonl"), "");
}

#[test]
fn machines_can_read_the_log() {
    let sandbox = Sandbox::empty();
    let input = format!("{}broken\n", clusters(2));
    let outcome = sandbox
        .pipe(input, &["batch", "--log-format", "json"])
        .ends_with(1);
    let log = lines(&outcome.stderr);
    assert_eq!(log[0]["level"], "error");
    assert_eq!(
        [&log[0]["kind"], &log[0]["file"]],
        ["json", "standard input"]
    );
    let end = log.last().expect("a line");
    assert_eq!(
        [&end["records"], &end["failed"], &end["resumed"]],
        [3, 1, 0]
    );
    assert!(end["time"].as_str().expect("a time").ends_with('Z'));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let sandbox = Sandbox::empty();
    let outcome = sandbox
        .pipe(clusters(3), &["batch", "-o", "/dev/full"])
        .ends_with(1);
    outcome.complains("/dev/full: cannot be written");
}

#[test]
fn wrong_usage_is_found_before_work_begins() {
    let sandbox = Sandbox::empty();
    sandbox.write("clusters.jsonl", clusters(1));
    sandbox.write("clusters.partial", clusters(1));
    for (options, reason) in [
        (&["--resume"][..], "--output"),
        (&["--resume", "-o", "-"], "--resume needs a file"),
        (&["-o", "clusters.jsonl"], "is also an input"),
        (&["-o", "clusters"], "is also an input"),
        (&["-o", "missing/out.jsonl"], "cannot be written"),
        (&["--max-record-bytes", "0"], "must be at least 1"),
        (&["--max-record-sentences", "0"], "must be at least 1"),
        (&["--max-record-seconds", "0"], "above 0"),
        (&["--damping", "2"], "--damping"),
    ] {
        let arguments = [&["batch", "clusters.jsonl", "clusters.partial"], options].concat();
        sandbox.run(&arguments).ends_with(2).complains(reason);
    }
    assert_eq!(sandbox.names().len(), 2);
}

/// Lines of the journal of a run under way.
fn journal(sandbox: &Sandbox) -> usize {
    let journal = fs::read_to_string(sandbox.path().join("out.jsonl.resume"));
    journal.map_or(0, |journal| journal.lines().count())
}

fn resume(sandbox: &Sandbox, options: &[&str]) -> Outcome {
    let arguments = ["batch", "--resume", "-o", "out.jsonl", "clusters.jsonl"];
    sandbox.run(&[&arguments[..], options].concat())
}

/// Starts a run and kills it as soon as it has noted so many entries more, unless it ends before.
fn start_and_kill(sandbox: &Sandbox, entries: usize) -> bool {
    let arguments = [
        "batch",
        "--resume",
        "-q",
        "-o",
        "out.jsonl",
        "clusters.jsonl",
    ];
    let mut child: Child = sandbox
        .command(&arguments)
        .spawn()
        .expect("the program starts");
    let wanted = journal(sandbox).max(1) + entries;
    while journal(sandbox) < wanted {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("a child");
    child.wait().expect("a child");
    true
}

#[test]
fn a_run_killed_again_and_again_ends_as_if_it_had_not_been() {
    let sandbox = Sandbox::empty();
    let input = format!("{}broken\n{}", clusters(250), clusters(250));
    sandbox.write("clusters.jsonl", input);
    let whole = sandbox
        .run(&["batch", "-q", "clusters.jsonl"])
        .ends_with(1)
        .stdout;
    let mut kills = 0;
    while kills < 6 && start_and_kill(&sandbox, kills % 3) {
        kills += 1;
        assert!(!sandbox.path().join("out.jsonl").exists());
    }
    assert!(kills > 1, "the input is too short for this machine");
    let outcome = resume(&sandbox, &[]).ends_with(1);
    assert!(sandbox.read("out.jsonl") == whole, "not the same");
    assert!(
        outcome.stderr.contains("from the run before"),
        "{}",
        outcome.stderr
    );
    assert_eq!(sandbox.names().len(), 2, "{:?}", sandbox.names());
}

#[test]
fn only_the_same_run_is_gone_on_with() {
    let sandbox = Sandbox::empty();
    let input = clusters(10);
    sandbox.write("clusters.jsonl", format!("{input}broken\n{}", clusters(5)));
    let begin = ["batch", "--fail-fast", "-o", "out.jsonl", "clusters.jsonl"];
    sandbox.run(&begin).ends_with(1);
    let partial = sandbox.read("out.jsonl.partial");
    assert_eq!(partial.lines().count(), 10);

    resume(&sandbox, &["--words", "30"])
        .ends_with(2)
        .complains("other options");
    sandbox.write("clusters.jsonl", format!("\n{input}"));
    resume(&sandbox, &[])
        .ends_with(2)
        .complains("the input is not that of the run");
    sandbox.write("clusters.jsonl", clusters(3));
    resume(&sandbox, &[])
        .ends_with(2)
        .complains("the input is not that of the run");
    assert!(!sandbox.path().join("out.jsonl").exists());

    // What comes after the break may have changed: the result is that of the input as it is.
    let changed = format!("{input}broken\n{}", clusters(2));
    sandbox.write("clusters.jsonl", &changed);
    // An answer cut in the middle is made again.
    sandbox.write("out.jsonl.partial", &partial[..partial.len() - 10]);
    resume(&sandbox, &[]).ends_with(1);
    let whole = sandbox
        .run(&["batch", "clusters.jsonl"])
        .ends_with(1)
        .stdout;
    assert_eq!(sandbox.read("out.jsonl"), whole);
}

#[test]
fn without_resume_it_begins_again_and_says_so() {
    let sandbox = Sandbox::empty();
    sandbox.write("clusters.jsonl", clusters(2));
    sandbox.write("out.jsonl.partial", "what was left\n");
    let arguments = ["batch", "-o", "out.jsonl", "clusters.jsonl"];
    sandbox
        .run(&arguments)
        .ends_with(0)
        .complains("--resume goes on with it");
    assert_eq!(sandbox.read("out.jsonl").lines().count(), 2);
    assert_eq!(sandbox.names().len(), 2);
}

#[test]
fn two_runs_do_not_write_one_file() {
    let sandbox = Sandbox::empty();
    sandbox.write("clusters.jsonl", clusters(1));
    let journal = File::create(sandbox.path().join("out.jsonl.resume")).expect("a file");
    journal.lock().expect("a lock");
    let arguments = ["batch", "-o", "out.jsonl", "clusters.jsonl"];
    sandbox
        .run(&arguments)
        .ends_with(2)
        .complains("another run");
}
