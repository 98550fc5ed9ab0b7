//! `briefing segment`.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::sandbox::{AGENCY, Sandbox};

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn pieces_are_listed_with_span_and_label() {
    let sandbox = Sandbox::with_articles();
    let outcome = sandbox
        .run(&["segment", "agency.txt"])
        .ends_with(0)
        .says_nothing_else();
    let first = outcome.stdout.lines().next().unwrap();
    let end = AGENCY.find(" The talks").unwrap();
    assert_eq!(
        first,
        format!("agency.txt:0-{end}  sentence   {}", &AGENCY[..end])
    );
    assert_eq!(outcome.stdout.lines().count(), 5);
}

#[test]
fn json_spans_lead_back_to_the_text() {
    let sandbox = Sandbox::with_articles();
    let outcome = sandbox
        .run(&["segment", "--format", "json", "agency.txt"])
        .ends_with(0);
    for piece in outcome.json().as_array().unwrap() {
        let bound = |at: usize| piece["span"][at].as_u64().unwrap() as usize;
        assert_eq!(&AGENCY[bound(0)..bound(1)], piece["text"].as_str().unwrap());
    }
}

#[test]
fn json_lines_are_answered_in_order_and_broken_ones_in_their_place() {
    let sandbox = Sandbox::empty();
    let input = "\
        {\"lang\": \"en\", \"text\": \"It rains. It pours.\"}\n\
        {\"lang\": \"en\"\n\
        \n\
        {\"lang\": \"tlh\", \"text\": \"One here. Two there.\"}\n\
        {\"lang\": \"de\", \"text\": \"\"}\n\
        {\"text\": 5}";
    let outcome = sandbox.pipe(input, &["segment", "--jsonl"]).ends_with(1);
    let answers = lines(&outcome.stdout);
    assert_eq!(answers[0], json!({"sentences": ["It rains.", "It pours."]}));
    assert_eq!(answers[1]["error"]["line"], 2);
    assert_eq!(answers[1]["error"]["kind"], "json");
    assert_eq!(
        answers[2],
        json!({"sentences": ["One here.", "Two there."]})
    );
    assert_eq!(answers[3], json!({"sentences": []}));
    assert_eq!(answers[4]["error"]["line"], 6);
    assert_eq!(answers.len(), 5);
    let complaints: Vec<&str> = outcome.stderr.lines().collect();
    assert_eq!(complaints.len(), 2);
    assert!(complaints[0].starts_with("briefing: error: standard input:2: "));
    assert!(complaints[1].starts_with("briefing: error: standard input:6: "));
}

#[test]
fn more_lines_than_a_window_holds_keep_their_order() {
    let sandbox = Sandbox::empty();
    let text = "Water rises. ".repeat(1000);
    let input: String = (0..150)
        .map(|number| {
            format!(
                "{}\n",
                json!({"lang": "en", "text": format!("Number {number}. {text}")})
            )
        })
        .collect();
    sandbox.write("many.jsonl", &input);
    let run = |threads: &str| {
        let arguments = ["segment", "--jsonl", "--threads", threads, "many.jsonl"];
        sandbox
            .run(&arguments)
            .ends_with(0)
            .says_nothing_else()
            .stdout
    };
    let parallel = run("4");
    for (number, answer) in lines(&parallel).iter().enumerate() {
        assert_eq!(answer["sentences"][0], format!("Number {number}."));
    }
    assert_eq!(run("1"), parallel);
}

#[test]
fn whoever_waits_for_an_answer_gets_it() {
    let sandbox = Sandbox::empty();
    let mut child = sandbox
        .command(&["segment", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(questions, "{{\"text\": \"Number {number}.\"}}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert_eq!(
            answer,
            format!("{{\"sentences\":[\"Number {number}.\"]}}\n")
        );
    }
    drop(questions);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_over_the_limit_is_an_error_and_the_next_is_answered() {
    let sandbox = Sandbox::empty();
    let long = json!({"text": "Long. ".repeat(100)});
    let input = format!("{long}\n{}\n", json!({"text": "Short."}));
    let arguments = ["segment", "--jsonl", "--max-file-bytes", "100"];
    let outcome = sandbox.pipe(input, &arguments).ends_with(1);
    let answers = lines(&outcome.stdout);
    assert_eq!(answers[0]["error"]["kind"], "too-large");
    assert_eq!(answers[1], json!({"sentences": ["Short."]}));
}

#[test]
fn a_missing_file_of_lines_is_named() {
    let sandbox = Sandbox::empty();
    sandbox.write("good.jsonl", "{\"text\": \"Short.\"}\n");
    let arguments = ["segment", "--jsonl", "missing.jsonl", "good.jsonl"];
    let outcome = sandbox.run(&arguments).ends_with(1);
    let outcome = outcome.complains("briefing: error: missing.jsonl: cannot be read: ");
    assert_eq!(lines(&outcome.stdout), [json!({"sentences": ["Short."]})]);
}
