//! Spelling variants of names.

use briefing::analysis::{Aliases, NameMerge, NameRule, NamesConfig};
use briefing::{Briefing, Budget, Config, Document, Language, Summarizer, Task};

use crate::articles;

fn config() -> Config {
    Config {
        budget: Budget::Sentences(3),
        language: Some(Language::English),
        explain: true,
        ..Config::default()
    }
}

fn briefing(documents: &[Document]) -> Briefing {
    let summarizer = Summarizer::new(config()).expect("in range");
    summarizer.summarize(documents).expect("sentences")
}

/// `spelling=name` of every merge.
fn merged(documents: &[Document]) -> Vec<String> {
    let pair = |merge: &NameMerge| format!("{}={}", merge.spelling, merge.name);
    briefing(documents).names.iter().map(pair).collect()
}

fn pile(texts: &[&str]) -> Vec<Document> {
    let document = |(at, text): (usize, &&str)| Document::new(format!("d{at}"), *text);
    texts.iter().enumerate().map(document).collect()
}

#[test]
fn three_papers_spell_an_official_in_three_ways() {
    let expected = [
        "Andrii=Andrey",
        "Andriy=Andrey",
        "Kiev=Kyiv",
        "Lysogorsky=Lisohorskiy",
        "Lysohorskyi=Lisohorskiy",
        "Sir Alan=Whitcombe",
    ];
    let mut found = merged(&articles("reservoir"));
    found.sort_unstable();
    // The two Danylenkos, the Ivanovs, Merkle and Merkel are others.
    assert_eq!(found, expected);
}

#[test]
fn the_talks_have_one_president() {
    let found = merged(&articles("peace-talks"));
    assert_eq!(found, ["Zelenskiy=Zelensky", "Zelenskyy=Zelensky"]);
}

#[test]
fn a_merged_name_is_one_concept_and_its_text_stays() {
    let documents = articles("reservoir");
    let briefing = briefing(&documents);
    let mut concepts = briefing.concepts.iter();
    let whole = concepts.find(|concept| concept.term == "Andrey Lisohorskiy");
    let in_documents = whole.map(|concept| concept.documents);
    assert_eq!(in_documents, Some(3), "{:?}", briefing.concepts);
    for sentence in &briefing.sentences {
        let source = documents.iter().find(|d| d.id == sentence.document);
        let source = source.expect("a source");
        assert_eq!(source.text[sentence.span.clone()], sentence.text);
    }
}

#[test]
fn without_merging_every_spelling_is_a_word_of_its_own() {
    let names = NamesConfig {
        merging: false,
        ..NamesConfig::default()
    };
    let summarizer = Summarizer::new(Config { names, ..config() }).expect("in range");
    let briefing = summarizer.summarize(&articles("reservoir")).expect("text");
    assert!(briefing.names.is_empty());
    let names = briefing.concepts.iter();
    let most = names
        .filter(|concept| concept.term.contains("sohorsk"))
        .map(|concept| concept.documents)
        .max();
    assert!(most.unwrap_or(0) <= 1);
}

#[test]
fn a_question_finds_the_name_in_another_spelling() {
    let documents = pile(&[
        "The council met on Monday about the new bridge over the river. \
         In the end Petro Zahorskyy signed the contract for it. \
         Builders will start in the spring with the northern pier.",
        "A contract for the bridge over the river is signed at last. \
         Builders will start with the northern pier in the spring. \
         Snow lay on the banks when Petro Zahorskyy left the council.",
    ]);
    let summarizer = Summarizer::new(config()).expect("in range");
    for query in ["Zahorsky", "what did zagorskiy sign?"] {
        let task = Task {
            query: Some(query),
            ..Task::new(&documents)
        };
        let briefing = summarizer.run(&task).expect("sentences").briefing;
        assert!(briefing.warnings.is_empty(), "{:?}", briefing.warnings);
        let merge = &briefing.names[0];
        assert_eq!(
            (merge.name.as_str(), merge.rule),
            ("Zahorskyy", NameRule::Query)
        );
    }
}

#[test]
fn known_documents_spell_as_they_like() {
    let documents = pile(&[
        "On Monday the envoy Petro Zahorskyy left Geneva without an agreement. \
         The hotel on the lake was empty by noon on the same day.",
    ]);
    let known = pile(&[
        "In Geneva the envoy Petro Zagorsky met the other delegation for two hours on Sunday.",
    ]);
    let task = Task {
        known: &known,
        ..Task::new(&documents)
    };
    let report = Summarizer::new(config()).expect("in range").run(&task);
    let names = report.expect("sentences").briefing.names;
    assert_eq!(names.len(), 1);
    assert_eq!(names[0].beside.as_deref(), Some("Petro"));
}

#[test]
fn persons_with_like_names_stay_apart() {
    let apart: &[&[&str]] = &[
        // Two who stand in one document.
        &[
            "On Friday Anna Petersen met the envoy, and Boris Peterson did not.",
            "Later Anna Petersen and Anna Peterson spoke of Friday.",
        ],
        // Two who have nothing beside them in common.
        &[
            "The winner was Anna Petersen, the jury said on Friday.",
            "The loser was Boris Peterson, the jury said on Friday.",
        ],
        // A form of address is nothing in common.
        &[
            "The winner was Mr Petersen, the jury said on Friday.",
            "The loser was Mr Peterson, the jury said on Friday.",
        ],
        // An office is not enough where vowels differ.
        &[
            "The speaker was President Petersen, the jury said on Friday.",
            "The speaker was President Peterson, the jury said on Friday.",
        ],
        // A word that is written without a capital as well.
        &[
            "We saw the Little Garden on Friday, a garden of herbs.",
            "We saw the Little Gardin on Friday, and no herbs.",
        ],
        // Wife and husband; short names; other consonants.
        &[
            "The speaker was President Ivanov, the jury said on Friday.",
            "The speaker was President Ivanova, the jury said on Friday.",
        ],
        &[
            "Troops of Great Iran and others crossed on Friday.",
            "Troops of Great Iraq and others crossed on Friday.",
        ],
        // What a comma parts is not beside.
        &[
            "After Anna, Petersen spoke of Friday.",
            "After Anna, Peterson spoke of Friday.",
        ],
    ];
    for texts in apart {
        assert_eq!(merged(&pile(texts)), [""; 0], "{texts:?}");
    }
}

#[test]
fn one_person_in_many_spellings_is_found() {
    let one: &[(&[&str], &[&str])] = &[
        (
            &[
                "The speaker was President Zahorskyy’s aide, it was said on Friday.",
                "The speaker was President Zagorskiy, it was said on Friday.",
            ],
            &["Zahorskyy=Zagorskiy"],
        ),
        (
            &[
                "The winner was Anna Petersen, the jury said on Friday.",
                "We saw Anna Peterson laugh. The winner, ANNA PETERSON, came late.",
            ],
            &["Petersen=Peterson"],
        ),
        // Diacritics, in a pile that is about the place.
        (
            &[
                "The quake was felt in Chillán, the mayor said on Friday.",
                "The quake was felt in Chillan, the mayor said on Friday.",
            ],
            &["Chillán=Chillan"],
        ),
        // One document with both, after the same given name.
        (
            &[
                "The speaker was Petro Zahorskyy, it was said. Then Petro Zahorsky left.",
                "The speaker was Petro Zahorskyy, it was said.",
            ],
            &["Zahorsky=Zahorskyy"],
        ),
    ];
    for (texts, expected) in one {
        assert_eq!(merged(&pile(texts)), *expected, "{texts:?}");
    }
}

#[test]
fn a_given_name_after_a_title_stands_for_the_one_surname_in_its_document() {
    let joined = pile(&[
        "The minister Ruth Hallam spoke on Friday. Then Dame Ruth’s Bill passed, it was said.",
    ]);
    assert_eq!(merged(&joined), ["Dame Ruth=Hallam"]);
    let others: &[&[&str]] = &[
        &[
            "The minister Ruth Hallam spoke on Friday at noon.",
            "Then Dame Ruth said that the bill had passed at last.",
        ],
        &["The ministers Ruth Hallam and Ruth Osgood met. Then Dame Ruth spoke to us all."],
        &["The minister Ruth Hallam spoke on Friday. Then Dame Ruth Osgood spoke to us all."],
        &["The minister Ruth Hallam spoke on Friday. Then Mrs Ruth spoke to us all."],
    ];
    for texts in others {
        assert_eq!(merged(&pile(texts)), [""; 0], "{texts:?}");
    }
}

#[test]
fn a_table_of_ones_own_extends_the_one_that_comes_along() {
    let documents = pile(&[
        "The train from Kyiv to Koblenz was late on Friday.",
        "The train from Kiew to Coblence was late on Friday.",
        "The train from Kiev was late on Friday, and turkey was served.",
        "The train to Türkiye was late on Friday.",
    ]);
    assert_eq!(merged(&documents), ["Kiew=Kiev", "Kyiv=Kiev"]);
    let mut aliases = Aliases::default();
    let path = std::path::Path::new("mine.txt");
    aliases.extend(path, "Koblenz, Coblence").expect("a table");
    let names = NamesConfig {
        aliases,
        ..NamesConfig::default()
    };
    let summarizer = Summarizer::new(Config { names, ..config() }).expect("in range");
    let names = summarizer.summarize(&documents).expect("sentences").names;
    assert_eq!(names.len(), 3);
    assert!(names.iter().all(|merge| merge.rule == NameRule::Alias));
}

#[test]
fn other_scripts_are_left_alone() {
    let documents = pile(&[
        "Президент Володимир Зеленський виступив у Києві в п’ятницю ввечері.",
        "Президент Володимир Зеленскій виступив у Києві в суботу ввечері.",
        "President Volodymyr Zelensky spoke in Kyiv on Friday evening.",
    ]);
    assert_eq!(merged(&documents), [""; 0]);
}

#[test]
fn a_flood_of_like_names_is_left_alone() {
    // Some 12,000 names with the same consonants, all beside the same one.
    let vowels = ["a", "e", "i", "o", "u", "ai", "au", "ea", "eu", "io", "ua"];
    let mut text = String::new();
    for a in vowels {
        for b in vowels {
            for c in vowels {
                for d in ["a", "e", "i", "o", "u", "ai", "eo", "ue", "ia"] {
                    text.push_str(&format!("The boat of Anna M{a}r{b}k{c}l{d}n left port. "));
                }
            }
        }
    }
    let half = text.len() / 2;
    let documents = pile(&[
        &text[..half],
        &text[half..],
        "In Port Anna Marakalan left port.",
    ]);
    assert_eq!(merged(&documents), [""; 0]);
}
