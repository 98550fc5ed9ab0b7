//! Defaults, the config file, the environment and options, each over the one before.

use crate::sandbox::{Outcome, Sandbox};

const JSON: [&str; 5] = ["summarize", "--format", "json", "agency.txt", "daily.txt"];

fn sentences(outcome: Outcome) -> usize {
    let json = outcome.ends_with(0).json();
    json["sentences"].as_array().expect("sentences").len()
}

#[test]
fn options_count_before_variables_and_variables_before_the_file() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("briefing.toml", "sentences = 1\n");
    let file = ["--config", "briefing.toml"];
    let variable = [("BRIEFING_SENTENCES", "2")];
    let option = ["--sentences", "3"];
    assert_eq!(sentences(sandbox.run(&[&JSON[..], &file].concat())), 1);
    let both = sandbox.run_with(&variable, &[&JSON[..], &file].concat());
    assert_eq!(sentences(both), 2);
    let all = sandbox.run_with(&variable, &[&JSON[..], &file, &option].concat());
    assert_eq!(sentences(all), 3);
}

#[test]
fn a_length_in_another_unit_takes_the_place_of_the_one_set_before() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("briefing.toml", "words = 1\n");
    let file = [&JSON[..], &["--config", "briefing.toml"]].concat();
    sandbox.run(&file).ends_with(3);
    let variable = sandbox.run_with(&[("BRIEFING_SENTENCES", "2")], &file);
    assert_eq!(sentences(variable), 2);
    let option = sandbox.run(&[&file[..], &["--sentences", "3"]].concat());
    assert_eq!(sentences(option), 3);
}

#[test]
fn the_file_can_be_named_by_a_variable_and_set_flags() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("briefing.toml", "explain = true\nformat = \"json\"\n");
    let variables = [("BRIEFING_CONFIG", "briefing.toml")];
    let outcome = sandbox.run_with(&variables, &["summarize", "agency.txt"]);
    let json = outcome.ends_with(0).json();
    assert!(json["sentences"][0]["explanation"].is_object());
}

#[test]
fn what_only_another_command_understands_is_passed_over() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("briefing.toml", "format = \"markdown\"\nwords = 50\n");
    let outcome = sandbox.run(&["rank", "--config", "briefing.toml", "agency.txt"]);
    let outcome = outcome.ends_with(0).says_nothing_else();
    assert!(outcome.stdout.starts_with(" place"));
}

#[test]
fn a_wrong_file_is_answered_with_its_line_and_what_is_allowed() {
    let sandbox = Sandbox::with_articles();
    let cases = [
        (
            "words = 100\n\nmax-iteration = 5\n",
            "briefing.toml:3: unknown key \"max-iteration\"; did you mean max-iterations?",
        ),
        (
            "colour-of-the-cover = 5\n",
            "briefing.toml:1: unknown key \"colour-of-the-cover\"; \
             the keys are the options of briefing --help",
        ),
        (
            "# damping\ndamping = \"high\"\n",
            "briefing.toml:2: damping is \"high\", but must be a number",
        ),
        (
            "words = 1.5\n",
            "briefing.toml:1: words is 1.5, but must be a whole number",
        ),
        (
            "rank = 'pagerank'\n",
            "briefing.toml:1: rank is 'pagerank', but must be one of \
             textrank, lexrank, centroid, lead, random",
        ),
        (
            "explain = 1\n",
            "briefing.toml:1: explain is 1, but must be true or false",
        ),
        (
            "words = [1, 2]\n",
            "briefing.toml:1: words is [1, 2], but must be a single value",
        ),
        (
            "[summarize]\nwords = 5\n",
            "briefing.toml:1: summarize must be a number, a string, true or false, \
             or a list of these",
        ),
        (
            "quiet = true\ndamping = 1.5\n",
            "briefing.toml:2: damping is 1.5, but must be at least 0 and below 1",
        ),
        (
            "words = 5\nsentences = 5\n",
            "briefing.toml:2: sentences cannot be set beside words: a briefing has one length",
        ),
        ("words = \n", "briefing.toml:1: "),
    ];
    for (file, complaint) in cases {
        sandbox.write("briefing.toml", file);
        let outcome = sandbox.run(&["summarize", "--config", "briefing.toml", "agency.txt"]);
        let outcome = outcome.ends_with(2).complains(complaint);
        assert!(outcome.stderr.starts_with("briefing: error: "));
        assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
    }
}

#[test]
fn a_wrong_variable_is_answered_with_its_name() {
    let sandbox = Sandbox::with_articles();
    for (name, value, complaint) in [
        (
            "BRIEFING_WORDS",
            "many",
            "BRIEFING_WORDS: words is \"many\", but must be a whole number",
        ),
        (
            "BRIEFING_DAMPING",
            "2",
            "BRIEFING_DAMPING: damping is 2, but must be at least 0",
        ),
        (
            "BRIEFING_QUIET",
            "maybe",
            "BRIEFING_QUIET: quiet is \"maybe\", but must be true or false",
        ),
    ] {
        let outcome = sandbox.run_with(&[(name, value)], &["summarize", "agency.txt"]);
        outcome.ends_with(2).complains(complaint);
    }
}

#[test]
fn a_missing_file_is_named() {
    let sandbox = Sandbox::with_articles();
    sandbox
        .run(&["summarize", "--config", "none.toml", "agency.txt"])
        .ends_with(2)
        .complains("briefing: error: none.toml: cannot be read: ");
}

#[test]
fn a_file_too_large_for_settings_is_refused() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("huge.toml", "# settings\n".repeat(10_000));
    sandbox
        .run(&["summarize", "--config", "huge.toml", "agency.txt"])
        .ends_with(2)
        .complains("huge.toml: cannot be read: it is larger than 65536 bytes");
}
