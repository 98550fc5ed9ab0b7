//! The recipe, formula by formula, on piles small enough to work by hand.

use briefing::analysis::Analysis;
use briefing::rank::{Ranking, query_focus};
use briefing::selection::{SelectMethod, SelectionConfig, concept_weights};
use briefing::vectorizer::{Term, TermMatrix, VectorizerConfig};
use briefing::{Budget, Config, Document, Language, Summarizer, Task};
use ndarray::array;

fn matrix(texts: &[&str], documents: &[u32]) -> (Analysis, TermMatrix) {
    let analysis = Analysis::new(texts, Language::English);
    let matrix = TermMatrix::new(&analysis, documents, VectorizerConfig::default());
    (analysis, matrix)
}

fn word(analysis: &Analysis, matrix: &TermMatrix, row: usize, at: usize) -> u32 {
    let stem = analysis.row(row)[at].stem();
    matrix.column(Term::Word(stem), analysis).expect("known")
}

#[test]
fn concepts_weigh_what_their_sentences_deal_out() {
    // Row 0: words truce, talks and the pair: f = 0.1, 0.1, 0.9, sum 1.1.
    // Row 1: word truce alone: f = 0.1.
    let (analysis, matrix) = matrix(&["truce talks", "truce"], &[0, 1]);
    let ranking = Ranking {
        scores: array![0.6, 0.4],
        iterations: 0,
        change: 0.0,
        converged: true,
        walk: None,
    };
    let config = SelectionConfig::default();
    let weights = concept_weights(&matrix, &ranking, None, Vec::new(), 2.0, &config);
    let truce = word(&analysis, &matrix, 0, 0);
    let talks = word(&analysis, &matrix, 0, 1);
    // Both documents have truce, so the other one bears it out: 1² · (0.6 · 0.1/1.1 + 0.4).
    assert!((weights.of(truce) - (0.06 / 1.1 + 0.4)).abs() < 1e-12);
    // None of the one other has talks: (0.5 / 1.5)² · 0.6 · 0.1/1.1.
    assert!((weights.of(talks) - 0.06 / 1.1 / 9.0).abs() < 1e-12);
    // Two known documents tell of the truce: divided by 1 + 0.3 · 2.
    let mut known = vec![0; matrix.vocabulary().len()];
    known[truce as usize] = 2;
    let told = concept_weights(&matrix, &ranking, None, known, 2.0, &config);
    assert!((told.of(truce) - weights.of(truce) / 1.6).abs() < 1e-12);
    assert!((told.of(talks) - weights.of(talks)).abs() < 1e-15);
}

#[test]
fn first_sentences_that_others_bear_out_weigh_more() {
    use briefing::rank::{FactoredGraph, Place, lead_support};
    let body = |position| Place {
        position,
        body: true,
    };
    let support = |texts: &[&str], documents: &[u32], places: &[Place]| {
        let (_, matrix) = matrix(texts, documents);
        lead_support(&matrix, &FactoredGraph::new(&matrix), places)
    };
    // Only the two first sentences share a word: they hold all of what is shared, and so weigh
    // twice the mean of four.
    let texts = ["truce", "snow", "truce", "lake"];
    let places = [body(0), body(1), body(0), body(1)];
    assert!((support(&texts, &[0, 0, 1, 1], &places) - 2.0).abs() < 1e-12);
    let texts = ["snow", "truce", "lake", "truce"];
    assert!(support(&texts, &[0, 0, 1, 1], &places).abs() < 1e-12);
    // What a document repeats itself is no support, and one document has none.
    let texts = ["truce", "truce", "snow", "lake"];
    assert!((support(&texts, &[0, 0, 1, 1], &places) - 1.0).abs() < 1e-12);
    let places = [body(0), body(1), body(2), body(3)];
    assert!((support(&texts, &[0; 4], &places) - 1.0).abs() < 1e-12);
    assert!((support(&[], &[], &[]) - 1.0).abs() < 1e-12);
}

#[test]
fn a_query_is_answered_by_rare_words_in_short_sentences() {
    let (analysis, matrix) = matrix(&["truce talks", "talks", "snow"], &[0, 0, 0]);
    let talks = word(&analysis, &matrix, 0, 1);
    let focus = query_focus(&matrix, &[talks]).expect("two sentences have it");
    // ln(1 + 3/2) / √(3 + 4) against ln(1 + 3/2) / √(1 + 4).
    let (long, short) = (1.0 / 7.0_f64.sqrt(), 1.0 / 5.0_f64.sqrt());
    assert!((focus.rows[0] - long / (long + short)).abs() < 1e-12);
    assert!((focus.rows[1] - short / (long + short)).abs() < 1e-12);
    assert!(focus.rows[2].abs() < 1e-15);
    assert!(query_focus(&matrix, &[]).is_none());
}

fn pile() -> Vec<Document> {
    [
        "The two delegations met in Geneva on Monday to discuss a truce. \
         Bakers in the city sold record numbers of warm bread rolls.",
        "In Geneva the two delegations met on Monday and discussed a truce. \
         A wet spring has delayed the cherry harvest in the valley.",
        "Monday saw the two delegations meet in Geneva, where a truce was discussed. \
         The museum of clocks opens a new wing in the autumn.",
    ]
    .iter()
    .enumerate()
    .map(|(at, text)| Document::new(format!("{at}"), *text))
    .collect()
}

fn summarizer(sentences: usize, select: Option<SelectMethod>) -> Summarizer {
    let mut config = Config {
        budget: Budget::Sentences(sentences),
        ..Config::default()
    };
    config.selection.method = select;
    Summarizer::new(config).expect("in range")
}

#[test]
fn the_filters_say_what_the_sources_agree_on_once() {
    for select in [SelectMethod::Coverage, SelectMethod::Threshold] {
        let briefing = summarizer(3, Some(select))
            .summarize(&pile())
            .expect("text");
        let met = briefing
            .sentences
            .iter()
            .filter(|s| s.text.contains("truce"));
        let supports: Vec<usize> = met.map(|s| s.supported_by.len()).collect();
        assert_eq!(supports, [2], "{select}: {:?}", briefing.sentences);
    }
}

#[test]
fn a_query_turns_the_briefing_to_what_is_asked() {
    let mut documents = pile();
    documents.push(Document::new(
        "3",
        "In the valley a wet spring has delayed the cherry harvest by two weeks.",
    ));
    let summarizer = summarizer(1, None);
    let plain = summarizer.run(&Task::new(&documents)).expect("text");
    assert!(plain.briefing.sentences[0].text.contains("truce"));
    let asked = Task {
        query: Some("When is the cherry harvest?"),
        ..Task::new(&documents)
    };
    let asked = summarizer.run(&asked).expect("text");
    assert!(asked.briefing.sentences[0].text.contains("cherry"));
    let unknown = Task {
        query: Some("submarines"),
        ..Task::new(&documents)
    };
    let unknown = summarizer.run(&unknown).expect("text").briefing;
    assert_eq!(unknown.sentences, plain.briefing.sentences);
    assert_eq!(unknown.warnings.len(), 1, "{:?}", unknown.warnings);
}

#[test]
fn what_is_known_is_not_told_first() {
    let prisoners = "Envoys signed the prisoner agreement late on Sunday evening.";
    let grain = "Grain shipments will resume from southern ports next week.";
    let documents = [
        Document::new("a", format!("{prisoners} {grain}")),
        Document::new("b", format!("{grain} {prisoners}")),
    ];
    let summarizer = summarizer(1, None);
    for (told, new) in [(prisoners, grain), (grain, prisoners)] {
        let known = [Document::new("known", told), Document::new("again", told)];
        let task = Task {
            known: &known,
            ..Task::new(&documents)
        };
        let report = summarizer.run(&task).expect("text");
        assert_eq!(report.briefing.sentences[0].text, new);
    }
}

#[test]
fn a_known_article_is_not_quoted() {
    let documents = pile();
    let known = [Document::new("seen", documents[0].text.clone())];
    let summarizer = summarizer(9, None);
    let briefing = |known| {
        let task = Task {
            known,
            ..Task::new(&documents)
        };
        summarizer.run(&task).map(|report| report.briefing)
    };
    let quotes = |briefing: &briefing::Briefing, id: &str| {
        briefing.sentences.iter().any(|s| s.document == id)
    };
    assert!(quotes(&briefing(&[]).expect("text"), "0"));
    let new = briefing(&known).expect("text");
    assert!(!quotes(&new, "0") && quotes(&new, "1"));
    assert_eq!(
        briefing(&documents).expect_err("all known").to_string(),
        "nothing to summarise: no document that is not known holds a sentence"
    );
}

#[test]
fn a_known_sentence_is_not_told_again_by_another_source() {
    let documents = pile();
    let known = [Document::new(
        "seen",
        "On Monday the two delegations met in Geneva and discussed a truce.",
    )];
    let task = Task {
        known: &known,
        ..Task::new(&documents)
    };
    let report = summarizer(9, None).run(&task).expect("there is other news");
    let told = |s: &briefing::briefing::BriefingSentence| s.text.contains("truce");
    assert!(!report.briefing.sentences.is_empty());
    assert!(!report.briefing.sentences.iter().any(told));
    // The same words in another order have the same vector, whatever else the pile holds.
    let all = [Document::new(
        "a",
        "Envoys discussed the truce on Monday in the town hall.",
    )];
    let same = [Document::new(
        "b",
        "In the town hall envoys discussed the truce on Monday.",
    )];
    let task = Task {
        known: &same,
        ..Task::new(&all)
    };
    let error = summarizer(9, None).run(&task).expect_err("nothing new");
    assert_eq!(
        error.to_string(),
        "nothing to summarise: the known documents tell all of it"
    );
}

#[test]
fn stop_words_are_those_of_the_configuration() {
    let documents = [
        Document::new("agency", "The mayor said the harbour opens again in May."),
        Document::new("daily", "In May the market opens again, the mayor said."),
    ];
    let concepts = |edit: &dyn Fn(&mut Config)| -> Vec<String> {
        let mut config = Config::default();
        edit(&mut config);
        let summarizer = Summarizer::new(config).expect("in range");
        let briefing = summarizer.summarize(&documents).expect("sentences");
        briefing.concepts.into_iter().map(|it| it.term).collect()
    };
    let holds = |concepts: &[String], word: &str| concepts.iter().any(|it| it == word);
    let plain = concepts(&|_| {});
    assert!(
        holds(&plain, "mayor") && !holds(&plain, "said"),
        "{plain:?}"
    );
    let counted = concepts(&|config| config.stop_words.news_words = false);
    assert!(holds(&counted, "said"), "{counted:?}");
    let without = concepts(&|config| {
        config.stop_words.edits.add("Mayor").expect("a word");
    });
    assert!(!holds(&without, "mayor"), "{without:?}");
}
