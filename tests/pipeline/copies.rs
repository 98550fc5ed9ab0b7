//! Near-copies: one vote, one source, all named.

use briefing::{Budget, Config, Document, Report, Summarizer, Task};

use crate::articles;

fn run(documents: &[Document]) -> Report {
    let config = Config {
        budget: Budget::Words(60),
        explain: true,
        ..Config::default()
    };
    let summarizer = Summarizer::new(config).expect("a configuration");
    summarizer.run(&Task::new(documents)).expect("a briefing")
}

/// The same story in other papers: another headline, an editor's hand at some words, no end.
fn reprints(of: &Document, papers: &[&str]) -> Vec<Document> {
    let (_, body) = of.text.split_once('\n').expect("a headline and a body");
    let end = body.char_indices().nth(body.chars().count() * 9 / 10);
    let shorter = &body[..end.map_or(body.len(), |(at, _)| at)];
    let reprint = |paper: &&str| {
        let text = format!("{paper} reports\n{}", shorter.replacen("the ", "that ", 2));
        let mut reprint = Document::new(*paper, text);
        reprint.title = Some(format!("{paper} reports"));
        reprint.date.clone_from(&of.date);
        reprint
    };
    papers.iter().map(reprint).collect()
}

#[test]
fn a_wire_story_in_five_papers_has_one_vote() {
    let alone = articles("flood");
    let mut pile = alone.clone();
    pile.extend(reprints(
        &alone[0],
        &["Courier", "Echo", "Gazette", "Herald"],
    ));
    let (alone, pile) = (run(&alone), run(&pile));
    let texts = |report: &Report| -> Vec<String> {
        let sentences = report.briefing.sentences.iter();
        sentences.map(|sentence| sentence.text.clone()).collect()
    };
    assert_eq!(texts(&pile), texts(&alone));
    assert_eq!(
        pile.briefing.counts.documents,
        alone.briefing.counts.documents
    );
    let warnings: Vec<String> = pile
        .briefing
        .warnings
        .iter()
        .map(ToString::to_string)
        .collect();
    let reported = warnings.iter().any(|warning| {
        // The city paper has the agency's report already.
        warning.starts_with("5 copies without a vote of their own:") && warning.contains("Echo")
    });
    assert!(reported, "{warnings:?}");
}

#[test]
fn copies_are_named_and_are_no_support() {
    let original = articles("flood").swap_remove(0);
    let mut documents = vec![original.clone()];
    documents.extend(reprints(&original, &["Courier", "Echo"]));
    let briefing = run(&documents).briefing;
    for sentence in &briefing.sentences {
        assert_eq!(sentence.document, original.id);
        assert!(sentence.supported_by.is_empty());
    }
    let lead = &briefing.sentences[0];
    let carriers = lead.also_carried_by.iter();
    let carriers: Vec<&str> = carriers.map(|carrier| carrier.document.as_str()).collect();
    assert_eq!(carriers, ["Courier", "Echo"]);
}

#[test]
fn what_a_copy_adds_is_told() {
    let original = articles("flood").swap_remove(0);
    let mut reprint = reprints(&original, &["Courier"]).swap_remove(0);
    let added = "The mayor of the town told the Courier that the dam would be rebuilt by autumn.";
    reprint.text.push_str("\n\n");
    reprint.text.push_str(added);
    let config = Config {
        budget: Budget::Words(2000),
        ..Config::default()
    };
    let summarizer = Summarizer::new(config).expect("a configuration");
    let briefing = summarizer
        .summarize(&[original, reprint])
        .expect("a briefing");
    let told = briefing
        .sentences
        .iter()
        .find(|sentence| sentence.text == added);
    let told = told.expect("the new sentence");
    assert_eq!(told.document, "Courier");
    assert!(told.also_carried_by.is_empty());
}

#[test]
fn of_copies_the_earliest_is_the_original_in_whatever_order_they_come() {
    let mut documents = reprints(&articles("flood")[0], &["Courier", "Echo", "Gazette"]);
    for (document, day) in documents
        .iter_mut()
        .zip(["2024-09-17", "2024-09-16", "2024-09-18"])
    {
        document.date = Some(day.to_owned());
    }
    let forward = run(&documents).briefing;
    documents.reverse();
    let backward = run(&documents).briefing;
    for briefing in [forward, backward] {
        assert!(
            briefing
                .sentences
                .iter()
                .all(|sentence| sentence.document == "Echo")
        );
    }
}
