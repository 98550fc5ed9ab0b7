//! `--stopwords` and `--no-news-words`.

use serde_json::json;

use crate::sandbox::{AGENCY, DAILY, Outcome, Sandbox};

/// The concepts of a briefing of the two articles, and how many terms they were chosen from.
fn concepts(outcome: Outcome) -> (Vec<String>, u64) {
    let json = outcome.ends_with(0).says_nothing_else().json();
    let concepts = json["concepts"].as_array().expect("concepts").iter();
    let terms = concepts.map(|concept| concept["term"].as_str().expect("a term").to_owned());
    (
        terms.collect(),
        json["counts"]["terms"].as_u64().expect("a number"),
    )
}

fn told(sandbox: &Sandbox, options: &[&str]) -> (Vec<String>, u64) {
    let arguments = ["summarize", "--format", "json", "agency.txt", "daily.txt"];
    concepts(sandbox.run(&[&arguments[..], options].concat()))
}

fn holds(concepts: &[String], word: &str) -> bool {
    concepts.iter().any(|concept| concept == word)
}

/// Two articles in which somebody says something.
fn with_speakers() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "agency.txt",
        "The mayor said the harbour opens again in May. Traders told her they had waited.\n\
         The bridge is safe, said the engineers. The mayor said it was cheap.\n",
    );
    sandbox.write(
        "daily.txt",
        "In May the market opens again, the mayor said. For years they had waited, traders said.\n\
         Engineers said that nothing ails the bridge. It was cheap, the mayor said.\n",
    );
    sandbox
}

#[test]
fn a_file_adds_words_and_takes_words_out() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("words.txt", "# of the house\r\nTRUCE\r\n\r\n  -the\r\n");
    let (before, _) = told(&sandbox, &[]);
    assert!(
        holds(&before, "truce") && !holds(&before, "the"),
        "{before:?}"
    );
    let (after, _) = told(&sandbox, &["--stopwords", "words.txt"]);
    assert!(!holds(&after, "truce") && holds(&after, "the"), "{after:?}");
}

#[test]
fn a_file_can_replace_the_list_and_a_later_one_change_it() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("none.txt", "-*\n");
    sandbox.write("some.txt", "the\nof\n");
    let (_, built_in) = told(&sandbox, &[]);
    let (without, all) = told(&sandbox, &["--stopwords", "none.txt"]);
    assert!(all > built_in && holds(&without, "the"), "{all} {built_in}");
    let both = ["--stopwords", "none.txt", "--stopwords", "some.txt"];
    let (own, some) = told(&sandbox, &both);
    assert!(some < all && !holds(&own, "the"), "{some} {all}");
    let reversed = ["--stopwords", "some.txt", "--stopwords", "none.txt"];
    assert_eq!(told(&sandbox, &reversed), (without, all));
}

#[test]
fn words_of_reporting_count_where_asked_for() {
    let sandbox = with_speakers();
    let (without, _) = told(&sandbox, &[]);
    let (with, _) = told(&sandbox, &["--no-news-words"]);
    assert!(!holds(&without, "said") && holds(&with, "said"), "{with:?}");
}

#[test]
fn both_can_be_set_in_the_file_and_by_variables() {
    let sandbox = with_speakers();
    sandbox.write("a.txt", "mayor\n");
    sandbox.write("b.txt", "opens\n");
    sandbox.write(
        "briefing.toml",
        "stopwords = [\"a.txt\", \"b.txt\"]\nno-news-words = true\n",
    );
    let (set, _) = told(&sandbox, &["--config", "briefing.toml"]);
    let (typed, _) = told(
        &sandbox,
        &[
            "--stopwords",
            "a.txt",
            "--stopwords",
            "b.txt",
            "--no-news-words",
        ],
    );
    assert_eq!(set, typed);
    assert!(!holds(&set, "mayor") && !holds(&set, "opens") && holds(&set, "said"));
    let variables = [
        ("BRIEFING_STOPWORDS", "a.txt"),
        ("BRIEFING_NO_NEWS_WORDS", "yes"),
    ];
    let arguments = ["summarize", "--format", "json", "agency.txt", "daily.txt"];
    let (set, _) = concepts(sandbox.run_with(&variables, &arguments));
    assert!(!holds(&set, "mayor") && holds(&set, "opens") && holds(&set, "said"));
}

#[test]
fn rank_and_evaluate_heed_them() {
    let sandbox = with_speakers();
    sandbox.write("words.txt", "-*\nmayor\nmarket\n");
    let documents = ["agency.txt", "daily.txt"].map(|name| json!({"text": sandbox.read(name)}));
    let cluster = json!({"id": "one", "documents": documents, "references": ["A market opens"]});
    sandbox.write("clusters.jsonl", format!("{cluster}\n"));
    let options = ["--stopwords", "words.txt", "--no-news-words"];
    let rank = ["rank", "--format", "csv", "agency.txt", "daily.txt"];
    let plain = sandbox.run(&rank).ends_with(0).stdout;
    let changed = sandbox.run(&[&rank[..], &options].concat()).ends_with(0);
    assert_ne!(changed.stdout, plain);
    let evaluate = ["evaluate", "--words", "12", "clusters.jsonl"];
    sandbox
        .run(&[&evaluate[..], &options].concat())
        .ends_with(0);
    sandbox.write("words.txt", "two words\n");
    for arguments in [&rank[..], &evaluate] {
        let outcome = sandbox.run(&[arguments, &options].concat());
        outcome
            .ends_with(2)
            .complains("words.txt:1: \"two words\" is 2 words");
    }
}

#[test]
fn what_is_wrong_with_a_file_is_named_with_its_line() {
    let sandbox = Sandbox::with_articles();
    let cases: [(&[u8], &str); 7] = [
        (
            b"one\nso called\n",
            "words.txt:2: \"so called\" is 2 words (\"so\", \"called\", \u{2026}); give one a line",
        ),
        (b"one\n\n-\n", "words.txt:3: \"\" holds no word"),
        (
            b"\xEF\xBB\xBF# head\n...\n",
            "words.txt:2: \"...\" holds no word",
        ),
        (b"one\ntw\xFFo\n", "words.txt:2: is not valid UTF-8"),
        (b"o\0n\0e\0\n", "words.txt:1: "),
        (b"\x1B[31mred\x1B[0m word\n", "words.txt:1: "),
        ("\u{202E}!\n".as_bytes(), "words.txt:1: "),
    ];
    for (content, complaint) in cases {
        sandbox.write("words.txt", content);
        let outcome = sandbox.run(&["summarize", "--stopwords", "words.txt", "agency.txt"]);
        let outcome = outcome.ends_with(2).complains(complaint);
        let leaked = |c: char| (c.is_control() && c != '\n') || c == '\u{202E}';
        assert!(!outcome.stderr.contains(leaked), "{:?}", outcome.stderr);
        assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
    }
}

#[test]
fn files_that_cannot_be_lists_are_refused() {
    let sandbox = Sandbox::with_articles();
    sandbox.write("huge.txt", "word\n".repeat(900_000));
    sandbox.write("line.txt", "word ".repeat(500_000));
    for (path, complaint) in [
        ("none.txt", "none.txt: cannot be read: "),
        (".", ".: cannot be read: "),
        (
            "huge.txt",
            "huge.txt: cannot be read: it is larger than 4194304 bytes",
        ),
        ("line.txt", "is 500000 words"),
    ] {
        let outcome = sandbox.run(&["summarize", "--stopwords", path, "agency.txt"]);
        let outcome = outcome.ends_with(2).complains(complaint);
        assert!(outcome.stderr.len() < 300, "{}", outcome.stderr.len());
    }
}

#[test]
fn a_language_without_a_list_is_named_once() {
    let sandbox = Sandbox::with_articles();
    let warning = "briefing: warning: no stop words for Zulu\n";
    let documents = [AGENCY, DAILY].map(|text| json!({"text": text}));
    let cluster = |id| json!({"id": id, "documents": documents, "references": ["A truce"]});
    let clusters = format!("{}\n{}\n", cluster("one"), cluster("two"));
    sandbox.write("clusters.jsonl", clusters);
    sandbox.write("words.txt", "the\n");
    for arguments in [
        &["summarize", "agency.txt", "daily.txt"][..],
        &["rank", "agency.txt", "daily.txt"],
        &["evaluate", "clusters.jsonl"],
    ] {
        let zulu = [arguments, &["--language", "zu"]].concat();
        assert_eq!(sandbox.run(&zulu).ends_with(0).stderr, warning);
        let own = [&zulu[..], &["--stopwords", "words.txt"]].concat();
        sandbox.run(&own).ends_with(0).says_nothing_else();
        let quiet = [&zulu[..], &["--quiet"]].concat();
        sandbox.run(&quiet).ends_with(0).says_nothing_else();
    }
}
