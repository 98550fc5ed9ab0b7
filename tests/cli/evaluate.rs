//! `briefing evaluate`.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::sandbox::{AGENCY, DAILY, Sandbox};

/// The test cluster files of the repository.
fn shipped(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clusters");
    path.join(name).display().to_string()
}

fn cluster(id: &str, references: &[&str]) -> String {
    let documents = json!([{"text": AGENCY}, {"id": "daily", "text": DAILY}]);
    let cluster = json!({
        "id": id,
        "documents": documents,
        "budget": {"words": 30},
        "references": references,
        "editor": {"desk": 3},
    });
    format!("{cluster}\n")
}

fn summary(id: &str, system: &str, text: &str) -> String {
    format!("{}\n", json!({"id": id, "system": system, "summary": text}))
}

/// Two clusters whose references are "a b c d" and "a b", and what two systems wrote.
fn with_systems() -> Sandbox {
    let sandbox = Sandbox::empty();
    let clusters = cluster("one", &["a b c d"]) + &cluster("two", &["a b"]);
    sandbox.write("clusters.jsonl", clusters);
    let summaries = [
        summary("one", "first", "a b"),
        summary("two", "first", "a x"),
        summary("two", "second", "a b"),
        summary("one", "second", "a b c"),
    ];
    sandbox.write("systems.jsonl", summaries.concat());
    sandbox
}

fn near(value: &Value, expected: f64) {
    let found = value.as_f64().expect("a number");
    assert!((found - expected).abs() < 1e-9, "{found} {expected}");
}

#[test]
fn packed_clusters_are_read() {
    let sandbox = with_systems();
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    let clusters = sandbox.read("clusters.jsonl");
    packed.write_all(clusters.as_bytes()).expect("memory");
    sandbox.write("clusters.jsonl.gz", packed.finish().expect("memory"));
    let run = |name: &str| sandbox.run(&["evaluate", name]).ends_with(0).stdout;
    assert_eq!(run("clusters.jsonl.gz"), run("clusters.jsonl"));
}

#[test]
fn ready_made_summaries_are_scored() {
    let sandbox = with_systems();
    let arguments = ["evaluate", "--summaries", "systems.jsonl", "clusters.jsonl"];
    let options = ["--format", "json", "--compare", "--per-cluster"];
    let outcome = sandbox.run(&[&arguments[..], &options].concat());
    let report = outcome.ends_with(0).says_nothing_else().json();
    assert_eq!(report["tokenization"], json!({"ascii": 2}));
    let [first, second] = [&report["systems"][0], &report["systems"][1]];
    assert_eq!([&first["system"], &second["system"]], ["first", "second"]);

    // By hand: the first has half of both references, the second 3/4 of one and all of the other.
    near(&first["figures"]["rouge-1"]["recall"]["mean"], 0.5);
    near(&first["figures"]["rouge-1"]["precision"]["mean"], 0.75);
    near(&second["figures"]["rouge-1"]["recall"]["mean"], 0.875);
    let difference = &second["differences"]["rouge-1"]["recall"];
    near(&difference["mean"], 0.375);
    near(&difference["low"], 0.25);
    near(&difference["high"], 0.5);
    // Of four combinations of signs, two are as far from 0.
    near(&difference["p"], 0.5);
    assert!(first.get("differences").is_none());
    let clusters = &second["per_cluster"];
    assert_eq!([&clusters[0]["id"], &clusters[1]["id"]], ["one", "two"]);
    near(&clusters[0]["figures"]["rouge-1"]["recall"], 0.75);
}

#[test]
fn a_summary_without_a_system_is_of_the_file() {
    let sandbox = with_systems();
    sandbox.write("plain.jsonl", "{\"id\": \"one\", \"summary\": \"a\"}\n");
    let arguments = ["evaluate", "--summaries", "plain.jsonl", "clusters.jsonl"];
    let outcome = sandbox.run(&arguments).ends_with(0);
    let outcome = outcome.complains("warning: plain: has summaries of 1 of the 2 clusters");
    let row = outcome.stdout.lines().nth(1).unwrap();
    assert!(row.starts_with("plain"), "{}", outcome.stdout);
    assert!(row.contains("25.00 [25.00, 25.00]"), "{}", outcome.stdout);
}

#[test]
fn clusters_are_summarised_within_their_own_budget_unless_one_is_given() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "clusters.jsonl",
        cluster("truce", &["The truce is extended."]),
    );
    let words = |options: &[&str]| {
        let arguments = ["evaluate", "clusters.jsonl", "--metrics", "compression"];
        let json = [&arguments[..], &["--format", "json"], options].concat();
        let report = sandbox.run(&json).ends_with(0).says_nothing_else().json();
        let system = &report["systems"][0];
        assert_eq!(system["system"], "textrank+coverage");
        let share = system["figures"]["compression"]["mean"].as_f64().unwrap();
        let all = AGENCY.split_whitespace().count() + DAILY.split_whitespace().count();
        (share * all as f64).round() as usize
    };
    let own = words(&[]);
    assert!((15..=30).contains(&own), "{own}");
    let given = words(&["--words", "60"]);
    assert!((31..=60).contains(&given), "{given}");
}

#[test]
fn the_summaries_are_those_of_summarize() {
    let sandbox = Sandbox::with_articles();
    let articles = ["agency.txt", "daily.txt"];
    let summarize = ["summarize", "--words", "40", "--format", "json"];
    let briefing = sandbox.run(&[&summarize[..], &articles].concat()).json();
    let sentences = briefing["sentences"].as_array().unwrap().iter();
    let lines: Vec<&str> = sentences.map(|one| one["text"].as_str().unwrap()).collect();
    sandbox.write("clusters.jsonl", cluster("truce", &[&lines.join("\n")]));
    let evaluate = [
        "evaluate",
        "--words",
        "40",
        "--format",
        "json",
        "clusters.jsonl",
    ];
    let report = sandbox.run(&evaluate).ends_with(0).json();
    near(
        &report["systems"][0]["figures"]["rouge-2"]["f1"]["mean"],
        1.0,
    );
}

#[test]
fn an_ablation_compares_the_method_with_what_lacks_a_part() {
    let sandbox = Sandbox::empty();
    let news = shipped("news.jsonl");
    let ablation = sandbox.run(&["evaluate", "--ablation", "--format", "json", &news]);
    let ablation = ablation.ends_with(0).says_nothing_else().json();
    let systems = ablation["systems"].as_array().unwrap();
    assert_eq!(systems[0]["system"], "textrank+coverage");
    assert!(systems[0]["differences"].is_null());
    for (name, options) in [
        ("no idf", &["--idf", "none"][..]),
        ("lead", &["--rank", "lead"]),
        ("mmr", &["--select", "mmr"]),
    ] {
        let named = systems.iter().find(|system| system["system"] == name);
        let named = named.unwrap_or_else(|| panic!("no {name}"));
        assert!(named["differences"].is_object(), "{name}");
        let base = ["evaluate", "--format", "json", &news];
        let alone = sandbox.run(&[&base[..], options].concat());
        let alone = alone.ends_with(0).json();
        assert_eq!(named["figures"], alone["systems"][0]["figures"], "{name}");
    }
}

#[test]
fn the_report_says_which_tokens_were_compared() {
    let news = shipped("news.jsonl");
    let outcome = Sandbox::empty().run(&["evaluate", &news]).ends_with(0);
    let outcome = outcome.says_nothing_else();
    let legend = "Tokens: [a-z0-9]+, stemmed (2 clusters); Unicode words, not stemmed (1 cluster).";
    assert!(outcome.stdout.contains(legend), "{}", outcome.stdout);
}

#[test]
fn every_form_is_the_same_on_any_number_of_threads() {
    let (news, systems) = (shipped("news.jsonl"), shipped("systems.jsonl"));
    for format in ["table", "csv", "json"] {
        for input in [
            &[&*news][..],
            &["--summaries", &systems, "--compare", &news],
        ] {
            let report = |threads| {
                let options = ["--metrics", "all", "--per-cluster", "--format", format];
                let arguments = ["evaluate", "--threads", threads];
                let arguments = [&arguments[..], &options, input].concat();
                Sandbox::empty().run(&arguments).ends_with(0).stdout
            };
            let one = report("1");
            assert!(one.lines().count() > 5, "{one}");
            assert_eq!(report("2"), one);
            assert_eq!(report("5"), one);
        }
    }
}

#[test]
fn csv_has_a_line_a_figure_and_holds_no_formula() {
    let sandbox = with_systems();
    sandbox.write("odd.jsonl", summary("one", "=1+1", "a b c d"));
    let arguments = [
        "evaluate",
        "--summaries",
        "odd.jsonl",
        "clusters.jsonl",
        "-q",
    ];
    let options = [
        "--format",
        "csv",
        "--metrics",
        "rouge-2,leaning",
        "--per-cluster",
    ];
    let outcome = sandbox
        .run(&[&arguments[..], &options].concat())
        .ends_with(0);
    let mut reader = csv::Reader::from_reader(outcome.stdout.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 8);
    assert!(records.iter().all(|record| &record[0] == "'=1+1"));
    let recall = records
        .iter()
        .find(|record| &record[3] == "recall")
        .unwrap();
    assert_eq!([&recall[2], &recall[4], &recall[5]], ["rouge-2", "1", "1"]);
    assert_eq!(&records[4][1], "one");
}

#[test]
fn stems_lengths_and_references_are_as_asked() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "clusters.jsonl",
        cluster("one", &["talks ended", "envoys walking"]),
    );
    sandbox.write("s.jsonl", summary("one", "s", "talk walk end"));
    let recall = |options: &[&str]| {
        let arguments = ["evaluate", "--summaries", "s.jsonl", "clusters.jsonl"];
        let json = [&arguments[..], &["--format", "json"], options].concat();
        let report = sandbox.run(&json).ends_with(0).json();
        let recall = &report["systems"][0]["figures"]["rouge-1"]["recall"]["mean"];
        recall.as_f64().unwrap()
    };
    for (options, expected) in [
        (&[][..], 0.75),
        (&["--no-stem"], 0.0),
        (&["--no-stem", "--stem"], 0.75),
        (&["--truncate", "1"], 0.25),
        (&["--truncate", "9b"], 0.5),
        (&["--profile", "rouge155", "--truncate", "1w"], 0.5),
        (&["--jackknife"], 0.75),
    ] {
        let found = recall(options);
        assert!((found - expected).abs() < 1e-9, "{options:?}: {found}");
    }
}

#[test]
fn a_broken_line_is_named_and_costs_the_others_nothing() {
    let sandbox = with_systems();
    let good = sandbox.read("clusters.jsonl");
    sandbox.write("clusters.jsonl", format!("{{\"id\": 3}}\n\n{good}[]\n"));
    let arguments = [
        "evaluate",
        "--summaries",
        "systems.jsonl",
        "clusters.jsonl",
        "none.jsonl",
    ];
    let outcome = sandbox.run(&arguments).ends_with(1);
    let outcome = outcome
        .complains("error: clusters.jsonl:1: invalid type: integer `3`")
        .complains("error: clusters.jsonl:5: ")
        .complains("error: none.jsonl: cannot be read");
    assert!(
        outcome.stdout.contains("second         2"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn summaries_of_no_cluster_and_second_ones_are_named() {
    let sandbox = with_systems();
    let more = summary("three", "first", "a") + &summary("one", "first", "a");
    sandbox.write("more.jsonl", more);
    let files = ["--summaries", "systems.jsonl", "--summaries", "more.jsonl"];
    let outcome = sandbox.run(&[&["evaluate", "clusters.jsonl"][..], &files].concat());
    outcome
        .ends_with(1)
        .complains("first: summary of three: there is no such cluster with references")
        .complains("first: summary of one: there is one already");
}

#[test]
fn without_anything_to_evaluate_the_status_is_3() {
    let sandbox = with_systems();
    sandbox.write("bare.jsonl", "{\"id\": \"a\", \"documents\": []}\n");
    sandbox.write("empty.jsonl", "");
    for file in ["bare.jsonl", "empty.jsonl"] {
        let outcome = sandbox.run(&["evaluate", file]).ends_with(3);
        outcome.complains("nothing to evaluate: there are no clusters with references");
    }
    let outcome = sandbox.run(&["evaluate", "missing.jsonl"]).ends_with(3);
    outcome.complains("nothing to evaluate: no cluster could be read");
    let arguments = ["evaluate", "--summaries", "empty.jsonl", "clusters.jsonl"];
    sandbox
        .run(&arguments)
        .ends_with(3)
        .complains("there are no summaries");
}

#[test]
fn a_cluster_that_cannot_be_summarised_is_named() {
    let sandbox = Sandbox::empty();
    let bare = "{\"id\": \"bare\", \"documents\": [], \"references\": [\"a\"]}\n";
    sandbox.write("clusters.jsonl", cluster("truce", &["The truce."]) + bare);
    let outcome = sandbox.run(&["evaluate", "clusters.jsonl"]).ends_with(1);
    let outcome = outcome.complains("error: cluster bare: nothing to summarise");
    assert!(
        outcome.stdout.contains("textrank+coverage         1"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn wrong_usage_is_refused_with_what_is_allowed() {
    let sandbox = with_systems();
    for (options, complaint) in [
        (
            &["--metrics", "rouge-9"][..],
            "must be some of all, rouge, quality, rouge-1",
        ),
        (
            &["--truncate", "0"],
            "must be a number of words such as 250 or 250w",
        ),
        (&["--profile", "own"], "[possible values: google, rouge155]"),
        (&["--compare"], "--compare needs several systems"),
        (&["--ablation", "--rank", "lead"], "cannot be used with"),
        (&["--words", "0"], "--words is 0, but must be 1 or more"),
    ] {
        let arguments = [&["evaluate", "clusters.jsonl"][..], options].concat();
        sandbox.run(&arguments).ends_with(2).complains(complaint);
    }
}

#[test]
fn settings_reach_it_and_pass_it_by() {
    let sandbox = with_systems();
    let settings =
        "metrics = \"rouge-1\"\nprofile = \"rouge155\"\nformat = \"markdown\"\ntop = 3\n";
    sandbox.write("settings.toml", settings);
    let arguments = ["evaluate", "--config", "settings.toml", "clusters.jsonl"];
    let outcome = sandbox.run_with(&[("BRIEFING_NO_STEM", "1")], &arguments);
    let table = outcome.ends_with(0).says_nothing_else().stdout;
    assert!(
        table.contains("Profile rouge155") && table.contains("not stemmed"),
        "{table}"
    );
    assert!(!table.contains("rouge-2"), "{table}");
}

#[test]
fn clusters_come_from_standard_input_too() {
    let sandbox = with_systems();
    let clusters = sandbox.read("clusters.jsonl");
    let piped = sandbox.pipe(&clusters, &["evaluate"]).ends_with(0);
    let named = sandbox.run(&["evaluate", "clusters.jsonl"]).ends_with(0);
    assert_eq!(piped.stdout, named.stdout);
}
