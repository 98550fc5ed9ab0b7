//! Options for spelling variants of names.

use serde_json::Value;

use crate::sandbox::Sandbox;

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "a.txt",
        "The envoy Petro Zahorskyy left Kyiv on Monday with a draft of the treaty. \
         Its twelve pages are about water and the two dams at Koblenz.\n",
    );
    sandbox.write(
        "b.txt",
        "A draft of the treaty left Kiev on Monday with the envoy Petro Zagorsky. \
         The dams at Coblence fill two of its twelve pages.\n",
    );
    sandbox
}

/// The briefing of both articles.
fn briefing(sandbox: &Sandbox, options: &[&str]) -> Value {
    let always = [
        "summarize",
        "--format",
        "json",
        "--language",
        "en",
        "a.txt",
        "b.txt",
    ];
    sandbox
        .run(&[&always[..], options].concat())
        .ends_with(0)
        .json()
}

fn names(sandbox: &Sandbox, options: &[&str]) -> Vec<String> {
    let json = briefing(sandbox, options);
    let merges = json["names"].as_array().cloned().unwrap_or_default();
    merges
        .iter()
        .map(|merge| {
            let field = |name: &str| merge[name].as_str().unwrap_or("-").to_owned();
            ["spelling", "name", "rule", "beside"].map(field).join(" ")
        })
        .collect()
}

#[test]
fn explanations_list_what_was_merged() {
    let sandbox = sandbox();
    let expected = [
        "Kyiv Kiev alias -",
        "Zahorskyy Zagorsky transliteration Petro",
    ];
    assert_eq!(names(&sandbox, &["--explain"]), expected);
    assert_eq!(names(&sandbox, &[]), [""; 0]);
    let arguments = [
        "summarize",
        "--explain",
        "--language",
        "en",
        "a.txt",
        "b.txt",
    ];
    let text = sandbox.run(&arguments).ends_with(0).stdout;
    let (_, listed) = text.split_once("\nNames\n").expect("a list of names");
    let (listed, _) = listed.split_once("\n\n").expect("an end of it");
    let lines = [
        "    Kyiv = Kiev (alias)",
        "    Zahorskyy = Zagorsky (transliteration, beside Petro)",
    ];
    assert_eq!(listed, lines.join("\n"));
}

#[test]
fn without_merging_nothing_is_merged() {
    let sandbox = sandbox();
    let options = ["--explain", "--no-name-merging"];
    assert_eq!(names(&sandbox, &options), [""; 0]);
    let concepts = |options: &[&str]| briefing(&sandbox, options)["concepts"].to_string();
    assert_ne!(concepts(&[]), concepts(&["--no-name-merging"]));
}

#[test]
fn merging_does_not_change_the_text() {
    let sandbox = sandbox();
    let outcome = sandbox.run(&["summarize", "--language", "en", "a.txt", "b.txt"]);
    let printed = outcome.ends_with(0).stdout;
    for line in printed.lines().take_while(|line| !line.is_empty()) {
        let sentence = line.rsplit_once(" [").expect("a marker").0;
        let sources = sandbox.read("a.txt") + &sandbox.read("b.txt");
        assert!(sources.contains(sentence), "{sentence}");
    }
}

#[test]
fn tables_extend_the_one_that_comes_along_and_can_be_set_in_the_file() {
    let sandbox = sandbox();
    sandbox.write("mine.tsv", "# towns\nKoblenz\tCoblence\n");
    let options = ["--explain", "--name-aliases", "mine.tsv"];
    let found = names(&sandbox, &options);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found.contains(&"Koblenz Coblence alias -".to_owned()),
        "{found:?}"
    );
    sandbox.write(
        "briefing.toml",
        "explain = true\nname-aliases = [\"mine.tsv\"]\n",
    );
    assert_eq!(names(&sandbox, &["--config", "briefing.toml"]), found);
    sandbox.write("briefing.toml", "explain = true\nno-name-merging = true\n");
    assert_eq!(names(&sandbox, &["--config", "briefing.toml"]), [""; 0]);
}

#[test]
fn a_wrong_table_is_answered_with_its_line() {
    let sandbox = sandbox();
    sandbox.write("mine.tsv", "Koblenz, Coblence\n\nNew Delhi, Delhi\n");
    for command in ["summarize", "rank", "evaluate"] {
        sandbox
            .run(&[command, "--name-aliases", "mine.tsv", "a.txt"])
            .ends_with(2)
            .complains("briefing: error: mine.tsv:3: \"New Delhi\" is not a single word\n");
        sandbox
            .run(&[command, "--name-aliases", "none.tsv", "a.txt"])
            .ends_with(2)
            .complains("briefing: error: none.tsv: cannot be read: ");
    }
}
