//! Input at the edges: a clear error or a result, never a panic.

use briefing::rank::RankMethod;
use briefing::selection::SelectMethod;
use briefing::{Budget, Config, Document, ErrorKind, Summarizer, Warning};

use crate::articles;

const RANKS: [RankMethod; 5] = [
    RankMethod::TextRank,
    RankMethod::LexRank,
    RankMethod::Centroid,
    RankMethod::Lead,
    RankMethod::Random,
];

const SELECTS: [SelectMethod; 3] = [
    SelectMethod::Coverage,
    SelectMethod::Mmr,
    SelectMethod::Threshold,
];

fn each_method(check: impl Fn(&Summarizer)) {
    for rank in RANKS {
        for select in SELECTS {
            let mut config = Config {
                budget: Budget::Sentences(3),
                ..Config::default()
            };
            config.rank.method = rank;
            config.selection.method = Some(select);
            config.explain = true;
            check(&Summarizer::new(config).expect("in range"));
        }
    }
}

fn reason(documents: &[Document], config: Config) -> String {
    let summarizer = Summarizer::new(config).expect("in range");
    let error = summarizer.summarize(documents).expect_err("nothing there");
    assert!(matches!(error.kind(), ErrorKind::NothingToSummarise { .. }));
    error.to_string()
}

#[test]
fn nothing_to_summarise_says_why() {
    let config = Config::default();
    assert_eq!(
        reason(&[], config.clone()),
        "nothing to summarise: there are no documents"
    );
    for text in ["", " \n\t\n "] {
        assert_eq!(
            reason(&[Document::new("empty", text)], config.clone()),
            "nothing to summarise: no document holds a sentence"
        );
    }
    assert_eq!(
        reason(&[Document::new("stop", "It was and they were.")], config),
        "nothing to summarise: no sentence has a word that is not a stop word"
    );
    let tiny = Config {
        budget: Budget::Words(3),
        ..Config::default()
    };
    let long = Document::new(
        "long",
        "Seven delegates arrived early to discuss the border.",
    );
    assert_eq!(
        reason(&[long], tiny),
        "nothing to summarise: no sentence fits into 3 words, the shortest has 8"
    );
}

#[test]
fn one_sentence_is_its_own_briefing() {
    let text = "Seven delegates arrived early to discuss the border.";
    each_method(|summarizer| {
        let briefing = summarizer
            .summarize(&[Document::new("one", text)])
            .expect("a sentence");
        assert_eq!(briefing.sentences.len(), 1);
        assert_eq!(briefing.sentences[0].text, text);
        assert!(briefing.sentences[0].supported_by.is_empty());
    });
}

#[test]
fn short_sentences_are_taken_where_there_are_no_others() {
    let summarizer = Summarizer::new(Config::default()).expect("in range");
    let briefing = summarizer
        .summarize(&[Document::new("short", "Talks failed.")])
        .expect("a sentence");
    assert_eq!(briefing.sentences[0].text, "Talks failed.");
    assert_eq!(briefing.warnings, [Warning::OnlyShortSentences]);
}

#[test]
fn identical_documents_are_told_once() {
    let article = articles("peace-talks").swap_remove(0);
    let copies: Vec<Document> = (0..7)
        .map(|copy| Document {
            id: format!("copy {copy}"),
            ..article.clone()
        })
        .collect();
    each_method(|summarizer| {
        let briefing = summarizer.summarize(&copies).expect("sentences");
        let mut texts: Vec<&str> = briefing.sentences.iter().map(|s| s.text.as_str()).collect();
        texts.sort_unstable();
        let all = texts.len();
        texts.dedup();
        // MMR weighs similarity against rank and may repeat itself; the filters may not.
        if summarizer.config().selection.method != Some(SelectMethod::Mmr) {
            assert_eq!(texts.len(), all, "{:?}", summarizer.config());
        }
        assert!(
            briefing
                .sentences
                .iter()
                .all(|s| s.also_carried_by.len() == 6)
        );
    });
}

#[test]
fn a_sentence_of_ten_megabytes_passes_through() {
    let mut text = "The delegates agreed on the following words: ".to_owned();
    while text.len() < 10_000_000 {
        text.push_str("truce border prisoners exchange ceasefire ");
    }
    let summarizer = Summarizer::new(Config::default()).expect("in range");
    let briefing = summarizer
        .summarize(&[
            Document::new("huge", text),
            Document::new(
                "good",
                "Seven delegates arrived early to discuss the border.",
            ),
        ])
        .expect("sentences");
    assert!(briefing.sentences.iter().any(|s| s.document == "good"));
}

#[test]
fn control_characters_and_noise_do_not_panic() {
    let noise = [
        "\0\0\0",
        "\u{1b}[31mRed alert for the delegates in the city hall\u{1b}[0m.",
        "\u{202e}Delegates discussed the border on Monday.",
        "…… ‽ ?! ((( \"\"\" “““ ”””",
        "🕊🕊🕊 🇺🇦 👩‍👩‍👧‍👦",
        "e\u{301}\u{301}\u{301}\u{301}",
        "ΐσαισα ισαισα ισαισα",
    ];
    each_method(|summarizer| {
        for text in noise {
            let documents = [
                Document::new("noise", text),
                Document::new(
                    "good",
                    "Seven delegates arrived early to discuss the border.",
                ),
            ];
            let briefing = summarizer.summarize(&documents).expect("one good sentence");
            assert!(briefing.sentences.iter().any(|s| s.document == "good"));
        }
    });
}

#[test]
fn parameters_outside_their_range_are_refused_with_value_and_range() {
    let refused = |change: &dyn Fn(&mut Config), message: &str| {
        let mut config = Config::default();
        change(&mut config);
        let error = Summarizer::new(config).expect_err(message);
        assert_eq!(error.to_string(), message);
    };
    refused(
        &|c| c.rank.damping = Some(1.0),
        "damping is 1, but must be at least 0 and below 1",
    );
    refused(
        &|c| c.rank.tolerance = f64::NAN,
        "tolerance is NaN, but must be above 0 and below 1",
    );
    refused(
        &|c| c.selection.mmr_lambda = -0.5,
        "mmr-lambda is -0.5, but must be 0 to 1",
    );
    refused(
        &|c| c.support.threshold = 0.0,
        "support-threshold is 0, but must be above 0 and at most 1",
    );
    refused(
        &|c| c.vectorizer.pair_weight = 2.0,
        "pair-weight is 2, but must be 0 to 1",
    );
    refused(
        &|c| c.budget = Budget::Bytes(0),
        "bytes is 0, but must be 1 or more",
    );
}

#[test]
fn a_document_in_another_language_is_left_out_with_a_warning() {
    let mut documents = articles("peace-talks");
    documents.extend(articles("german").into_iter().take(1));
    let config = Config {
        budget: Budget::Sentences(8),
        ..Config::default()
    };
    let briefing = Summarizer::new(config)
        .expect("in range")
        .summarize(&documents)
        .expect("sentences");
    let stranger = &documents.last().expect("German").id;
    assert!(briefing.sentences.iter().all(|s| &s.document != stranger));
    assert!(
        matches!(&briefing.warnings[..], [Warning::OtherLanguage { document, .. }] if document == stranger),
        "{:?}",
        briefing.warnings
    );
}
