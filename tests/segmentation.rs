//! Laws that hold for every text: nothing is lost, nothing overlaps.

#[path = "laws/pieces.rs"]
pub mod pieces;

use briefing::segmenter::Segmenter;
use briefing::{Label, Language};
use proptest::prelude::*;

use pieces::assert_pieces;

const LANGUAGES: [Language; 10] = [
    Language::English,
    Language::German,
    Language::Ukrainian,
    Language::Chinese,
    Language::Arabic,
    Language::Japanese,
    Language::Hindi,
    Language::Greek,
    Language::Thai,
    Language::Czech,
];

/// Fragments that news is made of, so that generated texts meet the rules and not only noise.
fn newslike() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(vec![
        "The harbour reopened",
        "Mr. Shelley",
        "the U.S.",
        "at 5 p.m.",
        "Tuesday",
        "He left",
        "3.5 million",
        "No. 5",
        ".",
        ". ",
        "?",
        "! ",
        "… ",
        "... ",
        ", ",
        " ",
        "\n",
        "\n\n",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "(",
        ")",
        "[1]",
        " — ",
        " - ",
        "-- ",
        "LONDON (Reuters) - ",
        "Tuesday, May 4, 2021",
        "By Jane Austen",
        "Read more: ",
        "• ",
        "1. ",
        "2) ",
        "a. ",
        ":",
        "(AP)",
        "said",
        "they went",
        "і т. п.",
        "z. B.",
        "Die Behörde",
        "BREMEN, 6. Juli (dpa)",
        "i. d. R.",
        "。",
        "！",
        "؟",
        "।",
        " |",
        ";",
        ":)",
        " :-)",
        "「",
        "」",
        "《",
        "》",
        "港と",
        "说",
        "หน้า อย่างไรก็ตาม",
        "é",
        "\u{200b}",
        "\u{301}",
        "👩‍👩‍👧",
        "\u{0}",
        "\t",
        "\u{2029}",
        "\r\n",
        "Photo: ",
    ]);
    prop::collection::vec(fragment, 0..40).prop_map(|fragments| fragments.concat())
}

proptest! {
    #[test]
    fn nothing_is_lost_in_any_text(text in any::<String>(), title in any::<Option<String>>()) {
        for language in LANGUAGES {
            assert_pieces(&text, &Segmenter::new(language).segment(0, &text, title.as_deref()));
        }
    }

    #[test]
    fn nothing_is_lost_in_newslike_text(text in newslike()) {
        for language in LANGUAGES {
            let segmenter = Segmenter::new(language);
            assert_pieces(&text, &segmenter.segment(0, &text, None));
            let mut end = 0;
            for span in segmenter.split(&text) {
                assert!(text[end..span.start].trim().is_empty());
                end = span.end;
            }
            assert!(text[end..].trim().is_empty());
        }
    }

    /// A sentence cut out and cut again stays whole. Sentences that run over line breaks are left
    /// out, for whether lines were wrapped shows only in their block.
    #[test]
    fn a_sentence_is_one_sentence(
        words in prop::collection::vec(prop::sample::select(vec![
            "The harbour", "Mr. Shelley", "the U.S.", "at 5 p.m.", "on Tuesday", "he left.", "He left.", "“It rained.”", "“Why?”",
            "3.5 million", "No. 5", "said,", "J. K. Rowling", "Yahoo! in", "etc.", "Inc.", "However,", "in 2009.", "12 ships", "well...",
            "They", "\"Enough.\"", "\"Enough", "left.\"", "(It rained.)", "[1]", "Dec. 31", "— the port —", "a.", "1.", "left.Then",
        ]), 1..30)
    ) {
        let text = words.join(" ");
        let segmenter = Segmenter::new(Language::English);
        for span in segmenter.split(&text) {
            let sentence = &text[span];
            prop_assert_eq!(segmenter.split(sentence), vec![0..sentence.len()], "{} in {}", sentence, text);
        }
    }
}

/// 250 KB of hostile text each; how the time grows is measured in the benchmark of the stages.
#[test]
fn hostile_text_is_cut_by_the_same_laws() {
    let units = [
        "\"",
        "(",
        "1.",
        ".",
        " ",
        "\n",
        "👩‍👩‍👧",
        "a\u{301}",
        "\u{301}",
        "“",
        "”",
        "'",
        "’",
        "a",
        "A",
        ". ",
        ".(",
        ".\"",
        "? ",
        "…",
        "[1]",
        ".[1]",
        "1) ",
        " 1)",
        "• ",
        "• a. ",
        "* He left.\n",
        "1. He left.\n2. ",
        "‘He left’: ",
        "- ",
        " — ",
        "A.",
        "A. ",
        "a.b",
        "By ",
        "(@",
        " (@ — 1",
        "2005",
        "Mr. ",
        "\u{0}",
        "\r",
        "\u{2029}",
        ".\n",
        "x\n",
        ". '",
        ". \" ",
        "。",
        "‘a",
        "x.Aa",
        "1. a 2. ",
        ":) ",
        " (",
    ];
    let segmenter = Segmenter::new(Language::English);
    for unit in units {
        let text = unit.repeat(250_000 / unit.len());
        let pieces = segmenter.segment(0, &text, Some(&text));
        assert_pieces(&text, &pieces);
    }
    for (language, unit) in [
        (Language::Japanese, "「"),
        (Language::Japanese, "」"),
        (Language::Japanese, "「。"),
        (Language::Japanese, "「」"),
        (Language::Chinese, "。”他"),
        (Language::German, " Die"),
        (Language::German, "z. "),
        (Language::German, "A (dpa"),
        (Language::Greek, "a;"),
        (Language::Greek, "α; "),
        (Language::Hindi, " |"),
        (Language::Hindi, "क|"),
        (Language::Thai, " ดังนั้น"),
    ] {
        let text = unit.repeat(250_000 / unit.len());
        assert_pieces(&text, &Segmenter::new(language).segment(0, &text, None));
    }
}

#[test]
fn the_name_of_a_time_zone_goes_with_the_hour() {
    let count = |text: &str| Segmenter::new(Language::English).split(text).len();
    assert_eq!(
        count("It opened at 8 P.M. Lisbon Standard Time on Monday."),
        1
    );
    assert_eq!(count("It opened at 8 p.m. Lisbon Time, and closed."), 1);
    assert_eq!(count("It opened at 8 p.m. Lisbon Times readers came."), 2);
}

#[test]
fn an_article_is_labelled_piece_by_piece() {
    let text = "Harbour reopens after storm\n\n\
                By Our Staff\n\n\
                LISBON, Portugal (Reuters) - The harbour of Lisbon reopened on Monday. “We waited for a week.\n\n\
                “Now we can sail,” the harbour master said at 5 p.m. Ships left at once.\n\n\
                What happens next\n\n\
                • New piers\n\n\
                Read more: The storm in pictures\n";
    let pieces =
        Segmenter::new(Language::English).segment(3, text, Some("Harbour  reopens after storm"));
    let found: Vec<(Label, Option<usize>, bool)> = pieces
        .iter()
        .map(|piece| (piece.label, piece.quotation, piece.unbalanced_quote))
        .collect();
    assert_eq!(
        found,
        [
            (Label::Headline, None, false),
            (Label::Byline, None, false),
            (Label::Dateline, None, false),
            (Label::Sentence, None, false),
            (Label::Sentence, Some(0), true),
            (Label::Sentence, Some(0), false),
            (Label::Sentence, None, false),
            (Label::Heading, None, false),
            (Label::ListItem, None, false),
            (Label::Caption, None, false),
        ]
    );
    assert!(pieces.iter().all(|piece| piece.id.document == 3));
    assert_eq!(pieces[6].text, "Ships left at once.");
    assert_eq!(pieces[6].paragraph, 3);
}
