//! `briefing rank`.

use crate::sandbox::Sandbox;

const BOTH: [&str; 3] = ["rank", "agency.txt", "daily.txt"];

fn ranked(options: &[&str]) -> serde_json::Value {
    let sandbox = Sandbox::with_articles();
    let json = [&BOTH[..], &["--format", "json"], options].concat();
    sandbox.run(&json).ends_with(0).says_nothing_else().json()
}

fn numbers(ranking: &serde_json::Value, field: &str) -> Vec<f64> {
    let sentences = ranking["sentences"].as_array().expect("a list");
    sentences
        .iter()
        .map(|sentence| sentence[field].as_f64().expect("a number"))
        .collect()
}

#[test]
fn sentences_come_highest_rank_first() {
    let ranking = ranked(&[]);
    let ranks = numbers(&ranking, "rank");
    assert!(ranks.is_sorted_by(|a, b| a >= b));
    assert_eq!(ranks.len(), 10);
    assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(ranking["converged"], true);
}

#[test]
fn the_top_can_be_listed_as_it_stands_in_the_documents() {
    let top = ranked(&["--top", "4"]);
    assert_eq!(numbers(&top, "place"), [1.0, 2.0, 3.0, 4.0]);
    let ordered = ranked(&["--top", "4", "--order", "document"]);
    let mut places = numbers(&ordered, "place");
    let key = |sentence: &serde_json::Value| {
        let document = sentence["document"].as_str().unwrap().to_owned();
        (document, sentence["position"].as_u64())
    };
    let sentences = ordered["sentences"].as_array().unwrap();
    assert!(sentences.is_sorted_by_key(key));
    places.sort_by(f64::total_cmp);
    assert_eq!(places, [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn csv_is_read_back_whole_and_holds_no_formula() {
    let sandbox = Sandbox::with_articles();
    sandbox.write(
        "formula.txt",
        "=SUM(A1), \"quoted\", is what the table said of the truce along the river on Monday.\n",
    );
    let arguments = [&BOTH[..], &["formula.txt", "--format", "csv"]].concat();
    let outcome = sandbox.run(&arguments).ends_with(0);
    let mut reader = csv::Reader::from_reader(outcome.stdout.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.unwrap()).collect();
    assert_eq!(records.len(), 11);
    let formula = records
        .iter()
        .find(|record| &record[2] == "formula.txt")
        .unwrap();
    assert!(
        formula[7].starts_with("'=SUM(A1), \"quoted\""),
        "{formula:?}"
    );
}

#[test]
fn the_table_has_a_line_a_sentence() {
    let sandbox = Sandbox::with_articles();
    let outcome = sandbox
        .run(&[&BOTH[..], &["--top", "3"]].concat())
        .ends_with(0);
    let mut lines = outcome.stdout.lines();
    let heading: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
    assert_eq!(heading, ["place", "rank", "document:position", "text"]);
    assert_eq!(lines.count(), 3);
}

#[test]
fn methods_differ() {
    let lead = ranked(&["--rank", "lead", "--top", "1"]);
    assert_eq!(lead["sentences"][0]["position"], 0);
    let random = ranked(&["--rank", "random", "--seed", "1"]);
    let other = ranked(&["--rank", "random", "--seed", "2"]);
    assert_ne!(random, other);
    assert_eq!(random, ranked(&["--rank", "random", "--seed", "1"]));
}

#[test]
fn timings_tell_of_every_stage_and_of_the_walk() {
    let sandbox = Sandbox::with_articles();
    let plain = sandbox.run(&BOTH).ends_with(0);
    let timed = [&BOTH[..], &["--timings"]].concat();
    let outcome = sandbox.run(&timed).ends_with(0);
    assert_eq!(outcome.stdout, plain.stdout);
    for stage in ["stage ", "read ", "vectorise ", "total ", "walk: "] {
        let mut lines = outcome.stderr.lines();
        assert!(lines.any(|line| line.starts_with(stage)), "{stage}");
    }
    let lead = [&timed[..], &["--rank", "lead"]].concat();
    assert!(!sandbox.run(&lead).ends_with(0).stderr.contains("walk"));
}

#[test]
fn json_has_the_timings_that_are_asked_for() {
    assert!(ranked(&[]).get("timings").is_none());
    let sandbox = Sandbox::with_articles();
    let json = [&BOTH[..], &["--format", "json", "--timings"]].concat();
    let ranking = sandbox.run(&json).ends_with(0).json();
    let stages = ranking["timings"]["stages"].as_array().expect("a list");
    let named: Vec<_> = stages.iter().map(|stage| &stage["stage"]).collect();
    assert_eq!(named, ["read", "segment", "analyse", "vectorise", "rank"]);
    let shares = stages.iter().filter_map(|stage| stage["share"].as_f64());
    let shares: f64 = shares.sum();
    assert!((shares - 1.0).abs() < 1e-9, "{shares}");
    let walk = &ranking["timings"]["walk"];
    assert_eq!(walk["iterations"], ranking["iterations"]);
    let number = |name: &str| walk[name].as_f64().expect("a number");
    // Each of the non-zeros is a value of eight bytes with a column of four.
    assert!(number("bytes") > 12.0 * number("entries") && number("entries") > 0.0);
    let rate = number("bytes") * number("iterations") / number("seconds");
    assert!((number("bytes_per_second") / rate - 1.0).abs() < 1e-9);
}
