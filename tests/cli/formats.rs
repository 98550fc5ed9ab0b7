//! Articles in other formats than plain text.

use crate::sandbox::{AGENCY, DAILY, Sandbox};

fn record(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text}).to_string()
}

fn cluster(id: &str, task: &str) -> String {
    let documents = format!("{},{}", record("agency", AGENCY), record("daily", DAILY));
    format!("{{\"id\": \"{id}\", \"documents\": [{documents}]{task}}}\n")
}

#[test]
fn the_same_articles_give_the_same_sentences_in_any_format() {
    let sandbox = Sandbox::with_articles();
    let sentences = |files: &[&str]| -> Vec<String> {
        let arguments = [&["summarize", "--format", "json"], files].concat();
        let json = sandbox
            .run(&arguments)
            .ends_with(0)
            .says_nothing_else()
            .json();
        let sentences = json["sentences"].as_array().unwrap().clone();
        let text = |sentence: &serde_json::Value| sentence["text"].as_str().unwrap().to_owned();
        sentences.iter().map(text).collect()
    };
    let plain = sentences(&["agency.txt", "daily.txt"]);
    assert_eq!(plain.len(), 5);
    let records = [record("a", AGENCY), record("b", DAILY)];
    sandbox.write("all.jsonl", records.join("\n"));
    sandbox.write("all.json", format!("[{}]", records.join(",")));
    sandbox.write("cluster.jsonl", cluster("truce", ""));
    let cell = |text: &str| format!("\"{text}\"\n");
    sandbox.write("all.csv", format!("text\n{}{}", cell(AGENCY), cell(DAILY)));
    for file in ["all.jsonl", "all.json", "cluster.jsonl", "all.csv"] {
        assert_eq!(sentences(&[file]), plain, "{file}");
    }
    let piped = sandbox.pipe(records.join("\n"), &["summarize", "--format", "json"]);
    assert_eq!(piped.ends_with(0).json()["counts"]["documents"], 2);
}

#[test]
fn a_cluster_brings_its_task_and_options_count_before_it() {
    let sandbox = Sandbox::empty();
    let task = ", \"budget\": {\"sentences\": 2}, \"query\": \"flour\"";
    sandbox.write("one.jsonl", cluster("truce", task));
    let count = |options: &[&str]| {
        let arguments = [&["summarize", "--format", "json", "one.jsonl"], options].concat();
        let json = sandbox.run(&arguments).ends_with(0).json();
        let first = json["sentences"][0]["text"].as_str().unwrap().to_owned();
        (json["sentences"].as_array().unwrap().len(), first)
    };
    let (own, first) = count(&["--sentences", "1"]);
    assert_eq!(own, 1);
    assert!(first.to_lowercase().contains("flour"), "{first}");
    assert_eq!(count(&[]).0, 2);
    let (_, first) = count(&["--sentences", "1", "--about", "truce"]);
    assert!(first.contains("truce"), "{first}");
}

#[test]
fn one_of_several_clusters_has_to_be_named() {
    let sandbox = Sandbox::with_articles();
    let other =
        "{\"id\": \"rain\", \"documents\": [{\"text\": \"It rained in the valley all day.\"}]}";
    sandbox.write("two.jsonl", cluster("truce", "") + other);
    for command in ["summarize", "rank"] {
        sandbox
            .run(&[command, "two.jsonl"])
            .ends_with(2)
            .complains("name it with --cluster; the input has truce, rain\n");
        sandbox
            .run(&[command, "--cluster", "snow", "two.jsonl"])
            .ends_with(2)
            .complains("there is no cluster \"snow\"; the input has truce, rain\n");
    }
    let json = sandbox
        .run(&[
            "summarize",
            "--cluster",
            "truce",
            "--format",
            "json",
            "two.jsonl",
        ])
        .ends_with(0)
        .says_nothing_else()
        .json();
    assert_eq!(json["counts"]["documents"], 2);
    let pieces = sandbox.run(&["segment", "two.jsonl"]).ends_with(0);
    assert!(pieces.stdout.contains("It rained in the valley"));
}

#[test]
fn broken_records_cost_the_others_nothing() {
    let sandbox = Sandbox::with_articles();
    let good = sandbox
        .run(&["summarize", "agency.txt", "daily.txt"])
        .ends_with(0);
    let bad = r#"{"bo\u001b[31mdy": "It rained."}"#;
    sandbox.write("bad.jsonl", format!("{bad}\n{{\"text\": \u{1b}[2J}}\n"));
    let partly = sandbox
        .run(&["summarize", "agency.txt", "bad.jsonl", "daily.txt"])
        .ends_with(1)
        .complains("--field text=NAME (it has \"body\")\n")
        .complains("bad.jsonl:2: expected value at column ");
    assert_eq!(partly.stdout, good.stdout);
    assert!(!partly.stderr.contains('\u{1b}'));
}

#[test]
fn the_output_never_replaces_an_input() {
    let sandbox = Sandbox::empty();
    sandbox.write("all.jsonl", record("x", AGENCY));
    sandbox
        .run(&["summarize", "-o", "all.jsonl", "all.jsonl"])
        .ends_with(2)
        .complains("all.jsonl: is also an input");
    assert_eq!(sandbox.read("all.jsonl"), record("x", AGENCY));
}

#[test]
fn wrong_options_of_input_are_named() {
    let sandbox = Sandbox::with_articles();
    for (option, value, complaint) in [
        (
            "--field",
            "writer=name",
            "must be FIELD=NAME with one of id, title",
        ),
        (
            "--exclude",
            "[z-a]",
            "--exclude is \"[z-a]\", but must be a pattern",
        ),
        ("--input-format", "pdf", "invalid value 'pdf'"),
        (
            "--max-documents",
            "0",
            "--max-documents is 0, but must be at least 1",
        ),
        ("--max-unpack-ratio", "0", "--max-unpack-ratio is 0"),
        ("--max-unpacked-bytes", "0", "--max-unpacked-bytes is 0"),
    ] {
        sandbox
            .run(&["summarize", option, value, "agency.txt"])
            .ends_with(2)
            .complains(complaint);
    }
}

#[test]
fn limits_say_so_when_they_bite_and_the_rest_goes_on() {
    let sandbox = Sandbox::with_articles();
    let arguments = ["summarize", "--format", "json", "--max-sentence-characters"];
    let whole = sandbox.run(&[&arguments[..], &["5000", "."]].concat());
    let longest = whole.ends_with(0).json()["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sentence| sentence["text"].as_str().unwrap().chars().count())
        .max()
        .unwrap();
    let limit = (longest - 1).to_string();
    let cut = sandbox.run(&[&arguments[..], &[&limit, "."]].concat());
    let cut = cut.ends_with(0).json();
    let warnings = cut["warnings"].to_string();
    assert!(warnings.contains("--max-sentence-characters"), "{warnings}");
    for sentence in cut["sentences"].as_array().unwrap() {
        assert!(sentence["text"].as_str().unwrap().chars().count() < longest);
    }
    for (option, value) in [
        ("--max-nesting", "0"),
        ("--max-nesting", "5000"),
        ("--max-attributes", "0"),
        ("--max-document-sentences", "0"),
        ("--max-extraction-seconds", "soon"),
    ] {
        sandbox.run(&["summarize", option, value, "."]).ends_with(2);
    }
}

#[test]
fn the_source_is_named_with_who_published_it() {
    let sandbox = Sandbox::empty();
    let mut record: serde_json::Value = serde_json::from_str(&record("a", AGENCY)).unwrap();
    record["site"] = "Coast Gazette".into();
    record["author"] = serde_json::json!(["Harbour desk", {"name": "City desk"}]);
    sandbox.write("a.json", record.to_string());
    let json = sandbox.run(&["summarize", "--format", "json", "a.json"]);
    let first = json.ends_with(0).json()["sentences"][0].clone();
    assert_eq!(first["site"], "Coast Gazette");
    assert_eq!(first["author"], "Harbour desk, City desk");
    let text = sandbox.run(&["summarize", "a.json"]).ends_with(0);
    assert!(text.stdout.contains(", Coast Gazette"), "{}", text.stdout);
}
