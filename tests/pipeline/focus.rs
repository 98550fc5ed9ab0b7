//! What `--about` and `--known` promise, on piles of articles.

use briefing::briefing::BriefingSentence;
use briefing::{Budget, Config, Document, Summarizer, Task};
use hashbrown::HashSet;

use super::articles;

fn sentences(task: &Task<'_>, words: usize) -> Vec<BriefingSentence> {
    let config = Config {
        budget: Budget::Words(words),
        explain: true,
        ..Config::default()
    };
    let summarizer = Summarizer::new(config).expect("in range");
    summarizer.run(task).expect("text").briefing.sentences
}

fn ids(documents: &[Document]) -> HashSet<&str> {
    documents.iter().map(|document| &*document.id).collect()
}

/// Two events in one pile, four articles and six.
fn mixed() -> (Vec<Document>, Vec<Document>, Vec<Document>) {
    let (talks, flood) = (articles("peace-talks"), articles("flood"));
    let pile = [talks.clone(), flood.clone()].concat();
    (talks, flood, pile)
}

#[test]
fn a_query_takes_its_event_out_of_a_mixed_pile() {
    let (talks, flood, pile) = mixed();
    let about = |query| {
        let task = Task {
            query,
            ..Task::new(&pile)
        };
        sentences(&task, 120)
    };
    let of = |event: &[Document], sentences: &[BriefingSentence]| {
        let ids = ids(event);
        let own = sentences.iter().filter(|s| ids.contains(&*s.document));
        (own.count(), sentences.len())
    };
    for (event, query) in [
        (&talks, "peace talks"),
        (
            &talks,
            "What did the military planners at Northwood discuss?",
        ),
        (&flood, "flood"),
        (
            &flood,
            "How many people did the storm Boris kill in Poland?",
        ),
    ] {
        let (own, all) = of(event, &about(Some(query)));
        assert!(all >= 3, "{query}: {all} sentences");
        assert_eq!(own, all, "{query}");
        // Without the query the other event is told as well.
        let (own, all) = of(event, &about(None));
        assert!(own < all);
    }
}

#[test]
fn an_event_that_a_single_article_tells_of_can_be_asked_for() {
    let mut pile = articles("flood");
    pile.push(Document::new(
        "observatory",
        "The old observatory on the hill will open to visitors in May, after four years of \
         repairs. Its telescope was taken apart and cleaned lens by lens. Astronomers used the \
         telescope until the lights of the suburbs grew too bright for it. On clear evenings \
         visitors of the observatory may look through the telescope themselves.",
    ));
    let task = Task {
        query: Some("telescope of the observatory"),
        ..Task::new(&pile)
    };
    let sentences = sentences(&task, 40);
    assert!(sentences.len() >= 2, "{sentences:?}");
    let own = |s: &BriefingSentence| s.document == "observatory";
    assert!(sentences.iter().all(own), "{sentences:?}");
}

/// The cosine of the sets of lower-case words of five letters or more.
fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphabetic());
        let long = words.filter(|word| word.chars().count() >= 5);
        long.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count() as f64;
    shared / ((one.len() * other.len()) as f64).sqrt().max(1.0)
}

/// The greatest likeness of a sentence to a sentence or a line of a document.
fn told(sentence: &str, documents: &[Document]) -> f64 {
    let texts = documents.iter().flat_map(|known| known.text.lines());
    let sentences = texts.flat_map(|line| line.split(". "));
    let likenesses = sentences.map(|known| likeness(sentence, known));
    likenesses.fold(0.0, f64::max)
}

#[test]
fn what_is_known_is_not_told_again_but_what_has_changed_is() {
    let new = articles("flood");
    // Nearly a copy of one of the six, of the first day, with six dead.
    let known: Vec<Document> = new
        .iter()
        .filter(|document| document.id.ends_with("city-paper.txt"))
        .cloned()
        .collect();
    let told_again = |reader: &[Document]| {
        let task = Task {
            known: reader,
            ..Task::new(&new)
        };
        let sentences = sentences(&task, 250);
        assert!(sentences.len() >= 6);
        let again = sentences.iter().filter(|s| told(&s.text, &known) > 0.6);
        let tolls = ["at least 16", "21", "At least 24"];
        let later = |s: &BriefingSentence| tolls.iter().any(|toll| s.text.contains(toll));
        let toll = sentences.iter().any(later);
        (again.count(), toll)
    };
    let (unaware, _) = told_again(&[]);
    assert!(unaware >= 3, "{unaware}");
    assert_eq!(told_again(&known), (0, true));
}

#[test]
fn of_a_near_copy_of_a_known_article_only_what_is_added_is_told() {
    let (known, new): (Vec<Document>, Vec<Document>) = articles("flood")
        .into_iter()
        .filter(|document| document.date.as_deref() == Some("2024-09-15"))
        .partition(|document| document.id.ends_with("agency.txt"));
    let task = Task {
        known: &known,
        ..Task::new(&new)
    };
    let sentences = sentences(&task, 250);
    let added = "In our own city";
    assert!(sentences.iter().any(|s| s.text.starts_with(added)));
    let paragraph = new[0].text.find(added).expect("the last paragraph");
    for sentence in &sentences {
        assert!(sentence.span.start >= paragraph, "{}", sentence.text);
    }
}

#[test]
fn what_is_new_is_taken_before_what_the_known_articles_speak_of() {
    let ports = [
        "Dockers at the northern ports have ended their strike over night shifts.",
        "The strike of dockers over night shifts is over in all northern ports.",
        "After nine days northern ports work again, as dockers gave up the strike over night \
         shifts.",
    ];
    let ferry = [
        "A ferry ran aground off the lighthouse with eighty passengers on board.",
        "Eighty passengers waited for hours when the ferry ran aground near the lighthouse.",
        "Near the lighthouse a ferry with eighty passengers ran aground in fog.",
    ];
    let new: Vec<Document> = ports
        .iter()
        .zip(ferry)
        .enumerate()
        .map(|(at, (ports, ferry))| {
            // The second article opens with the ferry.
            let text = match at {
                1 => format!("{ferry} {ports}"),
                _ => format!("{ports} {ferry}"),
            };
            Document::new(at.to_string(), text)
        })
        .collect();
    // The same strike, in sentences that are not told again word by word.
    let strike = [
        "Dockers went on strike over night shifts, and northern ports stood still for a second \
         day while ships queued in the bay.",
        "No ship was unloaded in the northern ports, where the strike over night shifts costs \
         owners millions, a union of dockers said.",
        "Talks between owners and dockers on the strike in the northern ports broke down before \
         dawn, and both blamed the other for it.",
        "Fruit rots in warehouses of the northern ports, where dockers refuse night shifts and a \
         fifth day of the strike has begun.",
    ];
    let known: Vec<Document> = strike
        .iter()
        .enumerate()
        .map(|(at, text)| Document::new(format!("known {at}"), *text))
        .collect();
    let first = |known: &[Document]| {
        let task = Task {
            known,
            ..Task::new(&new)
        };
        let sentences = sentences(&task, 60);
        let first = |s: &BriefingSentence| s.explanation.as_ref().is_some_and(|e| e.turn == 1);
        let first = sentences.iter().find(|&s| first(s)).expect("a first turn");
        first.text.clone()
    };
    assert!(first(&[]).contains("strike"), "{}", first(&[]));
    assert!(first(&known).contains("ferry"), "{}", first(&known));
}

#[test]
fn for_a_reader_who_knows_the_story_the_latest_day_comes_first() {
    let mut articles = articles("flood");
    articles.retain(|article| article.date.is_some());
    let (known, new) = articles.split_at(1);
    let days = |known: &[Document]| -> Vec<String> {
        let task = Task {
            known,
            ..Task::new(new)
        };
        let days = sentences(&task, 120).into_iter().map(|s| s.date);
        days.map(|day| day.expect("dated")).collect()
    };
    let (with_known, without) = (days(known), days(&[]));
    assert!(without.is_sorted(), "{without:?}");
    assert!(with_known.is_sorted_by(|a, b| a >= b), "{with_known:?}");
    assert!(with_known.first() > with_known.last(), "{with_known:?}");
}
