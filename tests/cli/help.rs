//! Help, version, completions, and what wrong usage is answered with.

use crate::sandbox::Sandbox;

#[test]
fn short_help_gets_one_going() {
    let outcome = Sandbox::empty()
        .run(&["-h"])
        .ends_with(0)
        .says_nothing_else();
    insta::assert_snapshot!(outcome.stdout);
}

#[test]
fn short_help_of_each_command_fits_a_page_and_has_examples() {
    for command in ["summarize", "rank", "segment", "evaluate"] {
        let outcome = Sandbox::empty().run(&[command, "-h"]).ends_with(0);
        assert!(outcome.stdout.contains("Examples:"), "{}", outcome.stdout);
        assert!(!outcome.stdout.contains("--damping"), "{}", outcome.stdout);
        assert!(outcome.stdout.lines().count() < 70, "{}", outcome.stdout);
    }
}

#[test]
fn long_help_lists_the_parameters_with_the_defaults_of_the_library() {
    let outcome = Sandbox::empty().run(&["summarize", "--help"]).ends_with(0);
    let defaults = briefing::Config::default();
    let shown = [
        ("--tolerance", format!("{:?}", defaults.rank.tolerance)),
        ("--max-iterations", defaults.rank.max_iterations.to_string()),
        (
            "--rank-exponent",
            defaults.selection.rank_exponent.to_string(),
        ),
        (
            "--support-threshold",
            defaults.support.threshold.to_string(),
        ),
        ("--idf", defaults.vectorizer.idf.to_string()),
    ];
    for (option, default) in shown {
        let (_, help) = outcome
            .stdout
            .split_once(&format!("{option} <"))
            .expect(option);
        let (_, help) = help.split_once("[default: ").expect(option);
        let (found, _) = help.split_once(']').expect(option);
        assert_eq!(found, default, "{option}");
    }
}

#[test]
fn version_is_that_of_the_package() {
    let outcome = Sandbox::empty().run(&["--version"]).ends_with(0);
    let expected = format!("briefing {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(outcome.stdout, expected);
}

#[test]
fn wrong_usage_ends_with_2() {
    let sandbox = Sandbox::with_articles();
    let wrong: [&[&str]; 9] = [
        &[],
        &["sumarize"],
        &["summarize", "--wrods", "3"],
        &["summarize", "--words", "many", "agency.txt"],
        &[
            "summarize",
            "--words",
            "3",
            "--sentences",
            "3",
            "agency.txt",
        ],
        &["summarize", "--damping", "1", "agency.txt"],
        &["summarize", "--sentences", "0", "agency.txt"],
        &["summarize", "--language", "xx", "agency.txt"],
        &["summarize", "--max-file-bytes", "0", "agency.txt"],
    ];
    for arguments in wrong {
        let outcome = sandbox.run(arguments).ends_with(2);
        assert_eq!(outcome.stdout, "");
        assert_ne!(outcome.stderr, "");
    }
}

#[test]
fn a_parameter_outside_its_range_is_named_with_what_is_allowed() {
    let sandbox = Sandbox::with_articles();
    sandbox
        .run(&["rank", "--tolerance", "2", "agency.txt"])
        .ends_with(2)
        .complains("briefing: error: --tolerance is 2, but must be above 0 and below 1\n");
    sandbox
        .run(&["summarize", "--mmr-lambda", "x", "agency.txt"])
        .ends_with(2)
        .complains("must be a number");
}

#[test]
fn completions_know_the_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let outcome = Sandbox::empty().run(&["completions", shell]).ends_with(0);
        assert!(outcome.stdout.contains("max-iterations"), "{shell}");
    }
    Sandbox::empty().run(&["completions", "cmd"]).ends_with(2);
}

#[test]
fn usage_errors_show_no_control_characters() {
    let hostile = "--\u{202e}evil\u{9b}31m\u{1b}[1m";
    for arguments in [
        &["summarize", hostile][..],
        &["summarize", "--words", hostile],
    ] {
        let outcome = Sandbox::empty().run(arguments).ends_with(2);
        let leaked = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!outcome.stderr.contains(leaked), "{:?}", outcome.stderr);
        assert!(outcome.stderr.contains("evil"), "{:?}", outcome.stderr);
    }
}

#[test]
fn numbers_of_threads_that_no_machine_has_are_refused() {
    for threads in ["513", "1000000", "-1", "99999999999999999999"] {
        Sandbox::with_articles()
            .run(&["summarize", "--threads", threads, "agency.txt"])
            .ends_with(2);
    }
}

#[test]
fn a_question_without_a_word_is_refused() {
    for question in ["", " ", "?!"] {
        Sandbox::with_articles()
            .run(&["summarize", "--about", question, "agency.txt"])
            .ends_with(2)
            .complains("must hold a word");
    }
}
