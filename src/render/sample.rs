//! Briefings made by hand, for the tests of the renderers.

use crate::analysis::{NameMerge, NameRule};
use crate::briefing::{
    Briefing, BriefingSentence, Carrier, Concept, Counts, Explanation, Note, RunnerUp, SCHEMA,
    Support,
};
use crate::conflict::ConflictKind;

fn sentence(document: &str, text: &str) -> BriefingSentence {
    BriefingSentence {
        text: text.to_owned(),
        document: document.to_owned(),
        title: None,
        author: None,
        site: None,
        date: None,
        url: None,
        span: 0..text.len(),
        position: 0,
        rank: 0.0213,
        score: 1.7021,
        also_carried_by: Vec::new(),
        supported_by: Vec::new(),
        notes: Vec::new(),
        explanation: None,
    }
}

fn support(document: &str, text: &str, similarity: f64) -> Support {
    Support {
        document: document.to_owned(),
        title: None,
        span: 0..text.len(),
        text: text.to_owned(),
        similarity,
        also_carried_by: Vec::new(),
    }
}

fn carrier(document: &str) -> Carrier {
    Carrier {
        document: document.to_owned(),
        title: None,
    }
}

fn note(document: &str, message: &str) -> Note {
    Note {
        kind: ConflictKind::Number,
        here: String::new(),
        there: String::new(),
        document: document.to_owned(),
        title: None,
        date: None,
        span: 0..0,
        text: String::new(),
        message: message.to_owned(),
    }
}

fn briefing_of(sentences: Vec<BriefingSentence>) -> Briefing {
    Briefing {
        schema: SCHEMA,
        id: String::new(),
        sentences,
        concepts: Vec::new(),
        names: Vec::new(),
        counts: Counts {
            documents: 3,
            sentences: 40,
            terms: 300,
            iterations: 21,
            converged: true,
        },
        warnings: Vec::new(),
    }
}

/// Four sentences from three sources: with an address, with a title alone, with neither.
pub(super) fn briefing() -> Briefing {
    let mut truce = sentence(
        "a.txt",
        "The two governments agreed on Monday to extend the ceasefire by two weeks, and said that talks in the capital would resume on Thursday.",
    );
    truce.title = Some("Ceasefire extended by two weeks".to_owned());
    truce.date = Some("2025-03-20".to_owned());
    truce.site = Some("Valley News".to_owned());
    truce.url = Some("https://news.example/2025/03/20/ceasefire-extended".to_owned());
    truce.span = 0..75;
    truce.also_carried_by = vec![carrier("wire/d.txt"), carrier("evening/e.txt")];
    truce.supported_by = vec![
        support("b.txt", "The ceasefire will last two more weeks.", 0.62),
        support(
            "c.txt",
            "Both sides prolonged the ceasefire until early April.",
            0.48,
        ),
    ];
    let mut convoy = sentence(
        "b.txt",
        "A convoy with food reached\nthe border town at noon.",
    );
    convoy.title = Some("Convoy arrives".to_owned());
    convoy.notes = vec![note("c.txt", "here “noon”, “one o’clock” in c.txt")];
    let again = BriefingSentence {
        text: "Observers counted no violations overnight.".to_owned(),
        supported_by: vec![support("c.txt", "The night was quiet.", 0.4)],
        ..truce.clone()
    };
    let plain = sentence("c.txt", "東京の会議は木曜日に再開される。");
    briefing_of(vec![truce, convoy, again, plain])
}

/// The same with explanations under the first two sentences.
pub(super) fn explained() -> Briefing {
    let mut briefing = briefing();
    let merge = |spelling: &str, rule, beside: Option<&str>| NameMerge {
        name: "Zelensky".to_owned(),
        spelling: spelling.to_owned(),
        rule,
        beside: beside.map(str::to_owned),
    };
    briefing.names = vec![
        merge("Zelenskiy", NameRule::Transliteration, Some("Volodymyr")),
        merge("zelenskyy", NameRule::Query, None),
    ];
    let concept = |term: &str, weight| Concept {
        term: term.to_owned(),
        weight,
        documents: 3,
    };
    briefing.sentences[0].explanation = Some(Explanation {
        turn: 1,
        rank_place: 2,
        new_concepts: vec![concept("ceasefire", 0.12), concept("two weeks", 0.0803)],
        runner_up: Some(RunnerUp {
            document: "b.txt".to_owned(),
            span: 0..10,
            text: "The ceasefire will last two more weeks, ".repeat(4),
            score: 1.52,
        }),
    });
    briefing.sentences[1].explanation = Some(Explanation {
        turn: 2,
        rank_place: 1,
        new_concepts: Vec::new(),
        runner_up: None,
    });
    briefing
}

/// What an attacker could publish.
pub(super) fn hostile() -> Briefing {
    let mut sentence = sentence(
        "<b>\u{1b}]0;owned\u{7}id",
        "# <script>alert(1)</script>\u{1b}[31m [click](javascript:x) \u{202e}`gnp`\n\n- *item*",
    );
    sentence.title = Some("1. ![x](https://a.example/p.png)\u{9b}2J".to_owned());
    sentence.date = Some("2025-03-20\n# no".to_owned());
    sentence.site = Some("<b>\n*site*".to_owned());
    sentence.url = Some("https://a.example/> <i>\n[1]: x".to_owned());
    sentence.also_carried_by = vec![carrier("<u>\u{1b}[1m*e*.txt\n# f")];
    sentence.notes = vec![note(
        "<hr>",
        "here “*1*”, “<hr>\u{0}\u{1b}[31m\n2” in \u{202e}# [x](y)",
    )];
    briefing_of(vec![sentence])
}
