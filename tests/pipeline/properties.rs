//! Laws that hold for any pile.

use std::collections::BTreeMap;

use briefing::analysis::{NameMerge, NameRule};
use briefing::rank::RankMethod;
use briefing::selection::SelectMethod;
use briefing::{Briefing, Budget, Config, Document, Summarizer, Task};
use proptest::prelude::*;

use crate::articles;

/// Piles of one to five documents of news-like sentences over a small vocabulary, so that
/// sentences share words, with headings, quotations and odd characters between them.
fn piles() -> impl Strategy<Value = Vec<Document>> {
    let word = prop::sample::select(vec![
        "delegates",
        "truce",
        "border",
        "talks",
        "Geneva",
        "Monday",
        "Tuesday",
        "12",
        "20",
        "prisoners",
        "exchange",
        "the",
        "of",
        "and",
        "said",
        "U.S.",
        "3.5",
        "Mr",
        "“ceasefire”",
        "won’t",
        "город",
        "和平",
        "\u{1b}[1m",
        "é",
        "…",
    ]);
    let sentence = prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "));
    let end = prop::sample::select(vec![". ", "! ", "? ", ".” ", ".\n\n", "\n", " "]);
    let text = prop::collection::vec((sentence, end), 0..12)
        .prop_map(|pieces| pieces.into_iter().map(|(s, end)| s + end).collect());
    prop::collection::vec(text, 1..6).prop_map(|texts: Vec<String>| {
        texts
            .into_iter()
            .enumerate()
            .map(|(at, text)| Document::new(format!("d{at}"), text))
            .collect()
    })
}

/// Piles of names in many spellings, given and family names at random, with titles and possessives.
fn piles_of_names() -> impl Strategy<Value = Vec<Document>> {
    let given = prop::sample::select(vec![
        "Petro",
        "Pedro",
        "Serhiy",
        "Sergei",
        "Anna",
        "Sir",
        "President",
        "Mr",
        "the",
        "ANNA",
    ]);
    let family = prop::sample::select(vec![
        "Zahorskyy",
        "Zagorsky",
        "Zahorskiy’s",
        "Zahorska",
        "ZAHORSKY",
        "zagorsky",
        "Petersen",
        "Peterson's",
        "Pétersen",
        "Kyiv",
        "Kiev",
        "Загорський",
        "Serhii",
        "Anna",
        "left",
    ]);
    let between = prop::sample::select(vec![" ", " met ", ", ", ". ", " and ", ".\n\n"]);
    let clause = (given, family, between).prop_map(|(g, f, b)| format!("{g} {f}{b}"));
    let text = prop::collection::vec(clause, 1..12).prop_map(|clauses| clauses.concat());
    prop::collection::vec(text, 1..8).prop_map(|texts: Vec<String>| {
        let numbered = texts.into_iter().enumerate();
        numbered
            .map(|(at, text)| Document::new(format!("d{at}"), format!("On Friday {text}")))
            .collect()
    })
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (1..8_usize).prop_map(Budget::Sentences),
        (1..60_usize).prop_map(Budget::Words),
        (1..300_usize).prop_map(Budget::Characters),
        (1..300_usize).prop_map(Budget::Bytes),
    ]
}

fn configs() -> impl Strategy<Value = Config> {
    let rank = prop::sample::select(vec![
        RankMethod::TextRank,
        RankMethod::LexRank,
        RankMethod::Centroid,
        RankMethod::Lead,
        RankMethod::Random,
    ]);
    let select = prop::sample::select(vec![
        None,
        Some(SelectMethod::Coverage),
        Some(SelectMethod::Mmr),
        Some(SelectMethod::Threshold),
    ]);
    (budgets(), rank, select).prop_map(|(budget, rank, select)| {
        let mut config = Config {
            budget,
            language: Some(briefing::Language::English),
            ..Config::default()
        };
        config.rank.method = rank;
        config.selection.method = select;
        config
    })
}

/// The length of a briefing as its reader would measure it.
fn length(briefing: &Briefing, budget: Budget) -> usize {
    let texts: Vec<&str> = briefing.sentences.iter().map(|s| s.text.as_str()).collect();
    let joined = texts.join(" ");
    match budget {
        Budget::Sentences(_) => texts.len(),
        Budget::Words(_) => joined.split_whitespace().count(),
        Budget::Characters(_) => joined.chars().count(),
        Budget::Bytes(_) => joined.len(),
    }
}

/// What counts as what in a pile, if it can be summarised.
fn merged_spellings(documents: &[Document], config: &Config) -> Option<Vec<NameMerge>> {
    let summarizer = Summarizer::new(config.clone()).expect("in range");
    let briefing = summarizer.summarize(documents).ok()?;
    Some(briefing.names)
}

proptest! {
    #[test]
    fn briefings_keep_their_laws(documents in piles(), config in configs()) {
        let budget = config.budget;
        let summarizer = Summarizer::new(config).expect("in range");
        let Ok(briefing) = summarizer.summarize(&documents) else {
            return Ok(());
        };
        let texts: BTreeMap<&str, &str> = documents
            .iter()
            .map(|document| (document.id.as_str(), document.text.as_str()))
            .collect();
        prop_assert!(!briefing.sentences.is_empty());
        prop_assert!(length(&briefing, budget) <= budget.limit());
        let mut places = Vec::new();
        for sentence in &briefing.sentences {
            let document = sentence.document.as_str();
            prop_assert_eq!(&texts[document][sentence.span.clone()], &sentence.text);
            for support in &sentence.supported_by {
                let other = support.document.as_str();
                prop_assert_ne!(other, document);
                prop_assert_eq!(&texts[other][support.span.clone()], &support.text);
                prop_assert!((0.0..=1.0).contains(&support.similarity));
            }
            for note in &sentence.notes {
                let supports = sentence.supported_by.iter().any(|support| {
                    support.document == note.document && support.span == note.span
                });
                prop_assert!(supports);
                prop_assert!(sentence.text.contains(&note.here));
                prop_assert!(note.text.contains(&note.there));
            }
            places.push((document, sentence.span.start));
        }
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), briefing.sentences.len());
    }

    #[test]
    fn ranks_are_a_distribution(documents in piles(), config in configs()) {
        let summarizer = Summarizer::new(config).expect("in range");
        let Ok(ranked) = summarizer.rank(&Task::new(&documents)) else {
            return Ok(());
        };
        prop_assert!(ranked.ranks.iter().all(|&rank| rank >= 0.0));
        let total: f64 = ranked.ranks.iter().sum();
        // Centroid alone has nothing to say of a pile without words.
        let mute = summarizer.config().rank.method == RankMethod::Centroid && total <= 0.0;
        prop_assert!(mute || (total - 1.0).abs() < 1e-9, "{}", total);
        for (sentence, document) in ranked.sentences.iter().map(|s| (s, &documents[s.id.document])) {
            prop_assert_eq!(&document.text[sentence.span.clone()], &sentence.text);
        }
    }

    #[test]
    fn the_order_of_the_documents_does_not_show(
        documents in piles(),
        config in configs(),
        turn in 0..5_usize,
    ) {
        // Taking first sentences in turn is the one method that goes by the order given.
        prop_assume!(config.rank.method != RankMethod::Lead);
        let summarizer = Summarizer::new(config).expect("in range");
        let mut turned = documents.clone();
        turned.rotate_left(turn % documents.len());
        turned.reverse();
        let bytes = |documents: &[Document]| {
            let briefing = summarizer.summarize(documents).ok()?;
            serde_json::to_string(&briefing).ok()
        };
        prop_assert_eq!(bytes(&documents), bytes(&turned));
    }

    #[test]
    fn merged_names_do_not_go_by_the_order_and_no_spelling_has_two_names(
        documents in piles_of_names(),
        turn in 0..8_usize,
    ) {
        let config = Config {
            language: Some(briefing::Language::English),
            explain: true,
            ..Config::default()
        };
        let mut turned = documents.clone();
        turned.rotate_left(turn % documents.len());
        turned.reverse();
        let merges = merged_spellings(&documents, &config);
        prop_assert_eq!(&merges, &merged_spellings(&turned, &config));
        let merges = merges.unwrap_or_default();
        let mut spellings: Vec<&str> = merges
            .iter()
            .filter(|merge| merge.rule != NameRule::Title)
            .map(|merge| merge.spelling.as_str())
            .collect();
        let count = spellings.len();
        spellings.sort_unstable();
        spellings.dedup();
        prop_assert_eq!(spellings.len(), count, "{:?}", &merges);
        for merge in &merges {
            prop_assert!(!spellings.contains(&merge.name.as_str()), "{:?}", &merges);
        }
    }
}

#[test]
fn the_number_of_threads_does_not_show() {
    // Enough rows that every parallel loop is split.
    let mut documents = Vec::new();
    for copy in 0..40 {
        for (at, mut document) in articles("peace-talks").into_iter().enumerate() {
            document.id = format!("{copy}-{at}");
            document.text = document
                .text
                .replace("talks", &format!("talks{}", copy % 7));
            documents.push(document);
        }
    }
    let config = Config {
        budget: Budget::Words(300),
        explain: true,
        ..Config::default()
    };
    let summarizer = Summarizer::new(config).expect("in range");
    let bytes = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        let briefing = pool.install(|| summarizer.summarize(&documents));
        serde_json::to_string(&briefing.expect("sentences")).expect("serialisable")
    };
    let one = bytes(1);
    assert_eq!(one, bytes(2));
    assert_eq!(one, bytes(8));
}

#[test]
fn a_summarizer_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Summarizer>();
}
