use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde::Deserialize;

use super::*;

const CANDIDATE: &str = "The delegations agreed to extend the truce.\n\
                         A convoy with flour reached the eastern town at noon.";

const REFERENCES: [&str; 2] = [
    "Delegates extended the truce by two weeks.\nFlour reached the town in a convoy at noon.",
    "A convoy had brought flour to the town by noon.\n\
     Delegations agreed that the truce be extended.",
];

#[track_caller]
fn assert_near(score: Score, [precision, recall, f1]: [f64; 3], what: &str) {
    let found = [score.precision, score.recall, score.f1];
    for (found, expected) in found.into_iter().zip([precision, recall, f1]) {
        assert!(
            (found - expected).abs() < 1e-9,
            "{what}: {found} {expected}"
        );
    }
}

/// The figures of rouge-score 0.1.2 for the two references of this file.
#[test]
fn the_google_profile_gives_the_figures_of_rouge_score() {
    let expected: [(bool, usize, [[f64; 3]; 6]); 4] = [
        (
            true,
            0,
            [
                [0.705882352941, 0.750000000000, 0.727272727273],
                [0.375000000000, 0.400000000000, 0.387096774194],
                [0.133333333333, 0.142857142857, 0.137931034483],
                [0.000000000000, 0.000000000000, 0.000000000000],
                [0.588235294118, 0.625000000000, 0.606060606061],
                [0.588235294118, 0.625000000000, 0.606060606061],
            ],
        ),
        (
            false,
            1,
            [
                [0.647058823529, 0.647058823529, 0.647058823529],
                [0.187500000000, 0.187500000000, 0.187500000000],
                [0.000000000000, 0.000000000000, 0.000000000000],
                [0.000000000000, 0.000000000000, 0.000000000000],
                [0.352941176471, 0.352941176471, 0.352941176471],
                [0.647058823529, 0.647058823529, 0.647058823529],
            ],
        ),
        (
            true,
            1,
            [
                [0.705882352941, 0.705882352941, 0.705882352941],
                [0.187500000000, 0.187500000000, 0.187500000000],
                [0.000000000000, 0.000000000000, 0.000000000000],
                [0.000000000000, 0.000000000000, 0.000000000000],
                [0.352941176471, 0.352941176471, 0.352941176471],
                [0.647058823529, 0.647058823529, 0.647058823529],
            ],
        ),
        (
            false,
            0,
            [
                [0.588235294118, 0.625000000000, 0.606060606061],
                [0.312500000000, 0.333333333333, 0.322580645161],
                [0.066666666667, 0.071428571429, 0.068965517241],
                [0.000000000000, 0.000000000000, 0.000000000000],
                [0.470588235294, 0.500000000000, 0.484848484848],
                [0.470588235294, 0.500000000000, 0.484848484848],
            ],
        ),
    ];
    for (stem, reference, figures) in expected {
        let scorer = RougeScorer {
            stem,
            ..RougeScorer::default()
        };
        let scores = scorer.score(
            &Rouge::ALL[..6],
            CANDIDATE,
            &REFERENCES[reference..=reference],
        );
        for ((score, figures), metric) in scores.into_iter().zip(figures).zip(Rouge::ALL) {
            assert_near(score, figures, &metric.to_string());
        }
    }
}

/// Compares with figures computed by rouge-score, where they lie beside the checkout.
#[test]
fn every_figure_of_a_file_of_vectors_is_met() {
    #[derive(Deserialize)]
    struct Vector {
        candidate: String,
        reference: String,
        stemmed: BTreeMap<String, Figures>,
        unstemmed: BTreeMap<String, Figures>,
    }
    #[derive(Deserialize)]
    struct Figures {
        p: f64,
        r: f64,
        f: f64,
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/rouge/vectors.jsonl");
    let Ok(file) = fs::read_to_string(path) else {
        return;
    };
    for (line, number) in file.lines().zip(1..) {
        let vector: Vector = serde_json::from_str(line).unwrap();
        for (stem, figures) in [(true, vector.stemmed), (false, vector.unstemmed)] {
            let scorer = RougeScorer {
                stem,
                ..RougeScorer::default()
            };
            let scores = scorer.score_by(
                Rouge::ALL,
                &vector.candidate,
                &[&vector.reference],
                Tokenization::Ascii,
            );
            for (metric, score) in Rouge::ALL.iter().zip(scores) {
                let name = match metric {
                    Rouge::L => "rougeL".to_owned(),
                    Rouge::Lsum => "rougeLsum".to_owned(),
                    _ => metric.to_string().replace('-', ""),
                };
                if let Some(Figures { p, r, f }) = figures.get(&name) {
                    assert_near(score, [*p, *r, *f], &format!("line {number}, {name}"));
                }
            }
        }
    }
}

/// By hand: of "a b c d", "a b" hits 2 of 2 and 1 of 4 pieces of the references "a b" and
/// "a x y z".
#[test]
fn references_are_averaged_as_the_profile_does() {
    let references = ["a b", "a x y z"];
    let scorer = RougeScorer {
        profile: Profile::Rouge155,
        ..RougeScorer::default()
    };
    let rouge155 = scorer.score(&[Rouge::N(1)], "a b c d", &references)[0];
    assert_near(rouge155, [3.0 / 8.0, 3.0 / 6.0, 3.0 / 7.0], "hits summed");
    let google = RougeScorer::default().score(&[Rouge::N(1)], "a b c d", &references)[0];
    let f1 = (2.0 / 3.0 + 0.25) / 2.0;
    assert_near(
        google,
        [3.0 / 8.0, (1.0 + 0.25) / 2.0, f1],
        "scores averaged",
    );
}

/// By hand: the three references give recalls of 1, 1/2 and 1/4. Without the first the best is
/// 1/2, without either of the others 1.
#[test]
fn the_jackknife_takes_the_best_of_all_but_one() {
    let references = ["a b", "a x", "a x y z"];
    for profile in [Profile::Google, Profile::Rouge155] {
        let scorer = RougeScorer {
            profile,
            references: References::Jackknife,
            ..RougeScorer::default()
        };
        let score = scorer.score(&[Rouge::N(1)], "a b", &references)[0];
        assert!((score.recall - 2.5 / 3.0).abs() < 1e-12, "{score:?}");
        let single = scorer.score(&[Rouge::N(1)], "a b", &references[2..])[0];
        assert!((single.recall - 0.25).abs() < 1e-12, "{single:?}");
    }
}

#[test]
fn only_rouge155_cuts_the_references() {
    let score = |profile| {
        let scorer = RougeScorer {
            profile,
            truncation: Some(Truncation::Words(2)),
            ..RougeScorer::default()
        };
        scorer.score(&[Rouge::N(1)], "a b c d", &["a b c d"])[0]
    };
    assert_near(score(Profile::Google), [1.0, 0.5, 2.0 / 3.0], "google");
    assert_near(score(Profile::Rouge155), [1.0; 3], "rouge155");
}

#[test]
fn other_scripts_are_scored_by_their_words() {
    let scorer = RougeScorer::default();
    let score = scorer.score(&[Rouge::N(1)], "Η Αθήνα χθες", &["η Αθήνα σήμερα"])[0];
    assert!((score.f1 - 2.0 / 3.0).abs() < 1e-12, "{score:?}");
    let ascii = scorer.score_by(&[Rouge::N(1)], "Η Αθήνα", &["Η Αθήνα"], Tokenization::Ascii);
    assert_eq!(ascii[0], Score::default());
}

#[test]
fn without_references_or_words_the_score_is_0() {
    for profile in Profile::ALL {
        for references in [References::Mean, References::Jackknife] {
            let scorer = RougeScorer {
                profile: *profile,
                references,
                ..RougeScorer::default()
            };
            for list in [&[][..], &[""], &["", "…"], &["talks"]] {
                let scores = scorer.score(Rouge::ALL, "", list);
                assert!(scores.iter().all(|score| *score == Score::default()));
            }
        }
    }
}

fn texts() -> impl Strategy<Value = String> {
    let words = vec![
        "the",
        "truce",
        "truces",
        "of",
        "Geneva",
        "3.5",
        "é",
        "\n",
        "-",
        "город",
    ];
    prop::collection::vec(prop::sample::select(words), 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn scores_are_within_0_and_1(
        candidate in texts(),
        references in prop::collection::vec(texts(), 1..4),
        rouge155 in any::<bool>(),
        jackknife in any::<bool>(),
        words in prop::option::of(0..20_usize),
    ) {
        let scorer = RougeScorer {
            profile: if rouge155 { Profile::Rouge155 } else { Profile::Google },
            references: if jackknife { References::Jackknife } else { References::Mean },
            truncation: words.map(Truncation::Words),
            ..RougeScorer::default()
        };
        for score in scorer.score(Rouge::ALL, &candidate, &references) {
            for figure in [score.precision, score.recall, score.f1] {
                prop_assert!((0.0..=1.0).contains(&figure), "{score:?}");
            }
        }
    }

    #[test]
    fn identical_texts_score_1(text in texts(), count in 1..4_usize, rouge155 in any::<bool>()) {
        let scorer = RougeScorer {
            profile: if rouge155 { Profile::Rouge155 } else { Profile::Google },
            ..RougeScorer::default()
        };
        let references = vec![text.clone(); count];
        let scores = scorer.score(Rouge::ALL, &text, &references);
        let tokens = Tokenizer {
            profile: scorer.profile,
            tokenization: Tokenization::of([text.as_str()]),
            stem: false,
        }
        .tokens(&text);
        for (metric, score) in Rouge::ALL.iter().zip(scores) {
            let least = match metric {
                Rouge::N(n) => *n,
                Rouge::Su4 => 2,
                _ => 1,
            };
            if tokens.len() >= least {
                prop_assert!((score.f1 - 1.0).abs() < 1e-12, "{metric}: {score:?}");
            }
        }
    }
}
