//! `briefing summarize`.

use crate::sandbox::{AGENCY, DAILY, Sandbox};

const BOTH: [&str; 2] = ["agency.txt", "daily.txt"];

fn summarize<'a>(options: &[&'a str]) -> Vec<&'a str> {
    [&["summarize"], options, &BOTH].concat()
}

#[test]
fn every_sentence_can_be_found_in_its_source() {
    let sandbox = Sandbox::with_articles();
    let json = sandbox
        .run(&summarize(&["--format", "json"]))
        .ends_with(0)
        .says_nothing_else()
        .json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["counts"]["documents"], 2);
    let sentences = json["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 5);
    for sentence in sentences {
        let article = match sentence["document"].as_str().unwrap() {
            "agency.txt" => AGENCY,
            "daily.txt" => DAILY,
            other => panic!("{other} was not given"),
        };
        let bound = |at: usize| sentence["span"][at].as_u64().unwrap() as usize;
        assert_eq!(
            &article[bound(0)..bound(1)],
            sentence["text"].as_str().unwrap()
        );
    }
}

#[test]
fn text_names_the_sources_and_how_many_agree() {
    let sandbox = Sandbox::with_articles();
    let outcome = sandbox
        .run(&summarize(&["--sentences", "1"]))
        .ends_with(0)
        .says_nothing_else();
    let mut lines = outcome.stdout.lines();
    let sentence = lines.next().unwrap();
    assert!(
        sentence.contains("truce") && sentence.ends_with(" [1 +1]"),
        "{sentence}"
    );
    assert_eq!(lines.next(), Some(""));
    assert_eq!(
        lines.next(),
        Some("Sources (+n: n other sources say the same)")
    );
    assert!(lines.next().unwrap().starts_with("[1] "));
    assert_eq!(lines.next(), None);
}

#[test]
fn lengths_are_kept() {
    let sandbox = Sandbox::with_articles();
    let text = |unit: &str, limit: &str| -> String {
        let outcome = sandbox.run(&summarize(&[unit, limit, "--format", "json"]));
        let json = outcome.ends_with(0).json();
        let sentences = json["sentences"].as_array().unwrap();
        let texts: Vec<&str> = sentences
            .iter()
            .filter_map(|s| s["text"].as_str())
            .collect();
        texts.join(" ")
    };
    assert!(text("--words", "40").split_whitespace().count() <= 40);
    assert!(text("--characters", "200").chars().count() <= 200);
    assert!(text("--bytes", "200").len() <= 200);
}

#[test]
fn the_width_is_kept_and_nothing_is_wrapped_without_it() {
    let sandbox = Sandbox::with_articles();
    let wrapped = sandbox.run(&summarize(&["--width", "50"])).ends_with(0);
    assert!(
        wrapped
            .stdout
            .lines()
            .all(|line| line.chars().count() <= 50)
    );
    let flowing = sandbox.run(&summarize(&[])).ends_with(0);
    assert!(flowing.stdout.lines().any(|line| line.len() > 80));
}

#[test]
fn a_missing_file_costs_the_others_nothing() {
    let sandbox = Sandbox::with_articles();
    let good = sandbox.run(&summarize(&[])).ends_with(0);
    let arguments = [&summarize(&[])[..], &["missing.txt"]].concat();
    let partly = sandbox.run(&arguments).ends_with(1);
    let partly = partly.complains("briefing: error: missing.txt: cannot be read: ");
    assert_eq!(partly.stdout, good.stdout);
}

#[test]
fn nothing_to_summarise_ends_with_3() {
    let sandbox = Sandbox::empty();
    sandbox
        .run(&["summarize", "missing.txt"])
        .ends_with(3)
        .complains("missing.txt");
    sandbox.write("blank.txt", " \n\n");
    let blank = sandbox.run(&["summarize", "blank.txt"]).ends_with(3);
    assert_eq!(blank.stdout, "");
    let piped = sandbox.run(&["summarize"]).ends_with(3);
    assert!(
        piped.stderr.contains("briefing: error: "),
        "{}",
        piped.stderr
    );
    sandbox.run(&["rank", "blank.txt"]).ends_with(3);
}

#[test]
fn standard_input_is_read_where_no_path_is_given() {
    let sandbox = Sandbox::empty();
    let outcome = sandbox
        .pipe(AGENCY, &["summarize", "--sentences", "1"])
        .ends_with(0);
    assert!(outcome.stdout.contains("[1]"), "{}", outcome.stdout);
}

#[test]
fn the_same_bytes_whatever_the_number_of_threads() {
    let sandbox = Sandbox::with_articles();
    let run = |threads: &str| {
        let options = ["--format", "json", "--explain", "--threads", threads];
        sandbox.run(&summarize(&options)).ends_with(0).stdout
    };
    let alone = run("1");
    assert_eq!(run("2"), alone);
    assert_eq!(run("8"), alone);
}

#[test]
fn what_steers_a_terminal_does_not_come_out() {
    let sandbox = Sandbox::empty();
    let hostile = AGENCY
        .replace("truce", "tr\u{1b}[31muce\u{202e}")
        .replace("river", "river\u{9b}2J\u{7}\u{2066}");
    let name = "a\u{1b}]0;title\u{7}.txt";
    sandbox.write(name, &hostile);
    let runs: [&[&str]; 8] = [
        &["summarize", "--explain"],
        &["summarize", "--format", "markdown"],
        &["summarize", "--format", "json", "--explain"],
        &["rank"],
        &["rank", "--format", "csv"],
        &["rank", "--format", "json"],
        &["segment"],
        &["segment", "--format", "json"],
    ];
    let steers = |c: char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        turns || (c.is_control() && c != '\n')
    };
    for arguments in runs {
        let arguments = [arguments, &[name, "missing\u{1b}[31m\u{202e}.txt"]].concat();
        let outcome = sandbox.run(&arguments).ends_with(1);
        assert!(!outcome.stdout.contains(steers), "{:?}", outcome.stdout);
        assert!(!outcome.stderr.contains(steers), "{:?}", outcome.stderr);
    }
}

#[test]
fn colour_only_where_it_is_asked_for_or_can_be_seen() {
    let sandbox = Sandbox::with_articles();
    let piped = sandbox.run(&summarize(&[]));
    assert!(!piped.stdout.contains('\u{1b}'));
    let forced = sandbox.run(&summarize(&["--color", "always"]));
    assert!(forced.stdout.contains('\u{1b}'));
}

#[test]
fn quiet_says_nothing_but_errors() {
    let sandbox = Sandbox::with_articles();
    let about = ["--about", "zeppelins"];
    let loud = sandbox.run(&summarize(&about)).ends_with(0);
    loud.complains("briefing: warning: ");
    sandbox
        .run(&[&summarize(&about)[..], &["--quiet"]].concat())
        .ends_with(0)
        .says_nothing_else();
    sandbox
        .run(&["summarize", "-q", "missing.txt"])
        .ends_with(3)
        .complains("missing.txt");
}

#[test]
fn timings_tell_of_every_stage_on_standard_error() {
    let sandbox = Sandbox::with_articles();
    let plain = sandbox.run(&summarize(&[])).ends_with(0);
    let timed = sandbox.run(&summarize(&["--timings"])).ends_with(0);
    assert_eq!(timed.stdout, plain.stdout);
    for stage in ["stage", "read ", "rank ", "render ", "total"] {
        assert!(timed.stderr.contains(stage), "{stage}: {}", timed.stderr);
    }
}

#[test]
fn explanations_are_given_where_asked_for() {
    let sandbox = Sandbox::with_articles();
    let outcome = sandbox.run(&summarize(&["--explain"])).ends_with(0);
    assert!(outcome.stdout.contains("    rank  "), "{}", outcome.stdout);
    let markdown = sandbox
        .run(&summarize(&["--format", "markdown"]))
        .ends_with(0);
    assert!(markdown.stdout.contains("\n1. "), "{}", markdown.stdout);
}

#[test]
fn what_is_known_counts_less() {
    let sandbox = Sandbox::with_articles();
    let options = ["--sentences", "1", "--known-factor", "100"];
    let fresh = sandbox.run(&summarize(&options)).ends_with(0);
    let known = [&summarize(&options)[..], &["--known", "known.txt"]].concat();
    let first = fresh.stdout.lines().next().unwrap().to_owned();
    sandbox.write("known.txt", &first);
    let outcome = sandbox.run(&known).ends_with(0);
    assert_ne!(outcome.stdout.lines().next().unwrap(), first);
}

#[test]
fn a_word_that_a_stemmer_panics_on_goes_unnoticed() {
    let sandbox = Sandbox::empty();
    let word = "\u{3b9}\u{3c3}\u{3b1}\u{3b9}\u{3c3}\u{3b1}";
    let article =
        format!("Η κυβέρνηση ανακοίνωσε σήμερα {word} νέα μέτρα για την ενέργεια στη χώρα.\n");
    let options = ["summarize", "--language", "el"];
    let outcome = sandbox.pipe(article, &options).ends_with(0);
    assert!(outcome.stdout.contains(word), "{}", outcome.stdout);
    outcome.says_nothing_else();
}

#[test]
fn the_order_of_the_paths_does_not_show() {
    let sandbox = Sandbox::with_articles();
    sandbox.write(
        "third.txt",
        "Nobody spoke of a treaty in Geneva on Monday evening.",
    );
    let paths = ["agency.txt", "daily.txt", "third.txt"];
    let run = |order: [usize; 3]| {
        let named = order.map(|at| paths[at]);
        sandbox
            .run(&[&["summarize"], &named[..]].concat())
            .ends_with(0)
            .stdout
    };
    let first = run([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(run(order), first, "{order:?}");
    }
}

/// A folder with three articles on one ferry that disagree on how many were on board and when.
fn with_ferry() -> Sandbox {
    let sandbox = Sandbox::empty();
    for (name, article) in [
        ("1.txt", include_str!("../articles/ferry/01-agency.txt")),
        ("2.txt", include_str!("../articles/ferry/02-daily.txt")),
        ("3.txt", include_str!("../articles/ferry/03-islander.txt")),
    ] {
        sandbox.write(name, article);
    }
    sandbox
}

#[test]
fn where_sources_disagree_a_note_says_so() {
    let sandbox = with_ferry();
    let run = |format: &str| {
        let arguments = ["summarize", "--sentences", "1", "--format", format];
        let files = ["1.txt", "2.txt", "3.txt"];
        sandbox.run(&[&arguments[..], &files].concat()).ends_with(0)
    };
    let text = run("text").stdout;
    let notes: Vec<&str> = text.lines().filter(|line| line.contains("Note:")).collect();
    assert_eq!(
        notes,
        [
            "    Note: here “42 people”, “57 people” in Passengers safe after ferry hits reef",
            "    Note: here “Monday”, “Tuesday” in Island asks why the ferry left harbour",
        ]
    );
    let page = run("markdown").stdout;
    assert!(
        page.contains("\n> Note: here “42 people”, “57 people” in "),
        "{page}"
    );
    let json = run("json").json();
    insta::assert_json_snapshot!(json["sentences"][0]["notes"]);
}

#[test]
fn a_count_of_another_day_is_a_development_and_no_disagreement() {
    let sandbox = with_ferry();
    let articles = ["2031-05-02.txt", "2031-05-03.txt"];
    sandbox.write(articles[0], sandbox.read("1.txt"));
    sandbox.write(articles[1], sandbox.read("2.txt"));
    let notes = |files: &[&str]| {
        let arguments = [&["summarize", "--sentences", "1"], files].concat();
        let outcome = sandbox.run(&arguments).ends_with(0);
        assert!(outcome.stdout.contains("+1]"), "{}", outcome.stdout);
        outcome.stdout.matches("Note:").count()
    };
    assert_eq!(notes(&["1.txt", "2.txt"]), 1);
    assert_eq!(notes(&articles), 0);
}
