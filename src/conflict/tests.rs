use proptest::prelude::*;

use super::numeral::numerals;
use super::quantity::quantities;
use super::word::{Word, words};
use super::*;

fn finder() -> ConflictFinder {
    ConflictFinder::of(Language::English).expect("English is read")
}

fn read(sentence: &str) -> Vec<Word<'_>> {
    let finder = finder();
    words(sentence, &finder.stemmer, &finder.stop_words)
}

/// Kinds and values of the conflicts of two sentences, published on days that may be known.
fn found_on(here: (&str, Option<&str>), there: (&str, Option<&str>)) -> Vec<String> {
    let [a, b] = [here, there].map(|(text, date)| Statement { text, date });
    let conflicts = finder().conflicts(&a, &b).into_iter();
    conflicts
        .map(|conflict| {
            let (here, there) = (&a.text[conflict.here], &b.text[conflict.there]);
            format!("{:?}: {here} / {there}", conflict.kind)
        })
        .collect()
}

fn found(here: &str, there: &str) -> Vec<String> {
    found_on((here, None), (there, None))
}

#[test]
fn numbers_are_read_in_digits_and_words_with_their_hedges() {
    for (sentence, least, most) in [
        ("42 miners", 42.0, 42.0),
        ("forty-two miners", 42.0, 42.0),
        ("seven hundred and three miners", 703.0, 703.0),
        ("1,204 miners", 1204.0, 1204.0),
        ("1,200 miners", 1150.0, 1250.0),
        ("1200 miners", 1150.0, 1250.0),
        ("1.2 thousand miners", 1150.0, 1250.0),
        ("3.5 tonnes", 3.45, 3.55),
        ("half a million miners", 450_000.0, 550_000.0),
        ("at least 42 miners", 42.0, 63.0),
        ("more than forty-two miners", 42.0, 63.0),
        ("42 or more miners", 42.0, 63.0),
        ("no more than 42 miners", 0.0, 42.0),
        ("as many as 42 miners", 0.0, 42.0),
        ("about 42 miners", 31.5, 56.0),
        ("nearly 42 miners", 31.5, 56.0),
        ("a dozen miners", 9.0, 16.0),
        ("20 to 30 miners", 20.0, 30.0),
        ("between 20 and 30 miners", 20.0, 30.0),
        ("20–30 miners", 20.0, 30.0),
        ("3 to 4 million tonnes", 3e6, 4.5e6),
    ] {
        let words = read(sentence);
        let numerals = numerals(sentence, &words);
        assert_eq!(numerals.len(), 1, "{sentence}");
        let extent = numerals[0].extent;
        assert!(
            (extent.least - least).abs() < 1e-6,
            "{sentence}: {extent:?}"
        );
        assert!((extent.most - most).abs() < 1e-6, "{sentence}: {extent:?}");
    }
}

#[test]
fn figures_that_count_nothing_are_no_numbers() {
    for sentence in [
        "The A330-200 took off",
        "at 5:42 in the morning",
        "a 3-2 win",
        "on the 7th floor",
        "one of them left",
        "1' 37\" behind",
        "about 222.570 of them",
        "hundreds of miners",
        "999999999999999999999 miners",
    ] {
        let words = read(sentence);
        assert_eq!(numerals(sentence, &words).len(), 0, "{sentence}");
    }
}

#[test]
fn years_days_and_times_are_no_quantities() {
    for sentence in [
        "in 2019 miners struck",
        "on May 12 miners struck",
        "on 12 May miners struck",
        "at 7 p.m. miners struck",
        "12 of the miners struck",
        "a 12-way tie",
        "a 42-year-old",
    ] {
        let words = read(sentence);
        let numerals = numerals(sentence, &words);
        assert!(
            quantities(sentence, &words, numerals).is_empty(),
            "{sentence}"
        );
    }
}

#[test]
fn disagreements_are_found() {
    for (here, there, expected) in [
        (
            "The ferry sank off the island with 42 people on board.",
            "A ferry with 57 people on board sank off the island.",
            "Number: 42 people / 57 people",
        ),
        (
            "The landslide killed at least twenty villagers near the quarry.",
            "Twelve villagers died in the landslide near the quarry.",
            "Number: at least twenty villagers / Twelve villagers",
        ),
        (
            "The bank will lend the shipyard $1.2 billion for new docks.",
            "For new docks the bank will lend the shipyard $900 million.",
            "Number: $1.2 billion / $900 million",
        ),
        (
            "Turnout in the harbour district fell to 38 percent.",
            "Turnout in the harbour district fell to 31%.",
            "Number: 38 percent / 31%",
        ),
        (
            "The strike at the port began on Monday after talks failed.",
            "After talks failed, the strike at the port began on Tuesday.",
            "Weekday: Monday / Tuesday",
        ),
        (
            "The reactor was shut down on March 14 after a leak was found.",
            "After a leak was found the reactor was shut down on 16 March.",
            "Date: March 14 / 16 March",
        ),
        (
            "On Friday, the old bridge over the gorge collapsed.",
            "The old bridge over the gorge collapsed on Saturday.",
            "Weekday: Friday / Saturday",
        ),
        // Both lower bounds, but far apart.
        (
            "The mudslide killed at least 12 people above the reservoir.",
            "At least 25 people were killed by the mudslide above the reservoir.",
            "Number: at least 12 people / At least 25 people",
        ),
        // Others of the kind that both tell, or that come on top.
        (
            "The winery pledged 40,000 euros and the brewery raised 90,000 euros for the school.",
            "For the school the brewery raised 70,000 euros and the winery pledged 40,000 euros.",
            "Number: 90,000 euros / 70,000 euros",
        ),
        (
            "A total of 14 dinghies have now left the island regatta, after three more dinghies capsized.",
            "Nine dinghies have been forced to leave the island regatta in heavy wind.",
            "Number: 14 dinghies / Nine dinghies",
        ),
        // A name before what is counted.
        (
            "Six Lakeland Airways seaplanes were grounded after a float broke at the jetty.",
            "The airline grounded four seaplanes after a float broke at the jetty.",
            "Number: Six Lakeland Airways seaplanes / four seaplanes",
        ),
        // One sentence says more: where somebody is from, which part, when.
        (
            "Rebels in northern hills stormed a barracks early on Friday, killing 11 guards.",
            "Rebels stormed a barracks in the hills, killing 14 guards and burning trucks.",
            "Number: 11 guards / 14 guards",
        ),
        (
            "The blast in Trieste killed 21 welders at the yard.",
            "The blast in Trieste at the yard killed 24 welders from a Croatian firm.",
            "Number: 21 welders / 24 welders",
        ),
        (
            "The May 3 landing on the southern cape was meant as a survey of seal colonies.",
            "The May 4 landing on the cape was meant as a survey of known seal colonies.",
            "Date: May 3 / May 4",
        ),
    ] {
        assert_eq!(found(here, there), [expected]);
    }
}

#[test]
fn silence_where_both_can_be_right() {
    for (here, there) in [
        // Roundings, bounds and estimates.
        (
            "The fire destroyed 1,204 homes on the ridge.",
            "The fire destroyed 1,200 homes on the ridge.",
        ),
        (
            "The fire destroyed 1,204 homes on the ridge.",
            "The fire destroyed over 1,000 homes on the ridge.",
        ),
        (
            "The fire destroyed up to 60 homes on the ridge.",
            "The fire destroyed about 50 homes on the ridge.",
        ),
        (
            "The fire destroyed 40 to 60 homes on the ridge.",
            "The fire destroyed fifty homes on the ridge.",
        ),
        (
            "The price of flour rose by 4.6 percent.",
            "The price of flour rose by 5 percent.",
        ),
        // The other value is told as well.
        (
            "The fire destroyed 42 homes on the ridge.",
            "The fire destroyed 57 homes on the ridge, not 42.",
        ),
        // Another unit, or another thing of that unit.
        (
            "The fire destroyed 42 homes on the ridge.",
            "The fire destroyed 57 barns on the ridge.",
        ),
        (
            "The fire destroyed 42 stone homes on the ridge.",
            "The fire destroyed 57 wooden homes on the ridge.",
        ),
        // What befell those counted.
        (
            "The landslide killed 12 villagers near the quarry.",
            "The landslide injured 40 villagers near the quarry.",
        ),
        // A part and the whole, each and all.
        (
            "The fire destroyed 42 homes on the ridge.",
            "The fire destroyed another 57 homes on the ridge.",
        ),
        (
            "The owners paid 500 dollars each for the repairs.",
            "The owners paid 9,000 dollars for the repairs.",
        ),
        // Others are named.
        (
            "The torch reached Lisbon on May 5 in heavy rain.",
            "The torch reached Madrid on May 7 in heavy rain.",
        ),
        (
            "Norway sent 30 doctors to the flooded valley.",
            "Portugal sent 12 doctors to the flooded valley.",
        ),
        // Other days.
        (
            "On Monday the fire destroyed 42 homes on the ridge.",
            "On Tuesday the fire destroyed 57 homes on the ridge.",
        ),
        // Several of a kind.
        (
            "The fire destroyed 42 homes in May and 9 homes in June.",
            "The fire destroyed 57 homes on the ridge.",
        ),
        // The day of saying.
        (
            "The strike at the port goes on, the union said Monday.",
            "The strike at the port goes on, the union said Tuesday.",
        ),
        // Every week.
        (
            "The market on the quay opens every Monday.",
            "The market on the quay opens every Friday.",
        ),
        (
            "The race runs from March 14-16 along the coast.",
            "The race runs on March 18 along the coast.",
        ),
        // Told on a day by someone with a long title.
        (
            "The strike at the port goes on, the union told Harbour Radio on Monday.",
            "The strike at the port goes on, the union told Harbour Radio on Tuesday.",
        ),
        // The edge of a day.
        (
            "The old bridge over the gorge collapsed late on Friday.",
            "The old bridge over the gorge collapsed on Saturday.",
        ),
        // A value before and after a change, and the change.
        (
            "The bank raised its key rate to 4 percent.",
            "The bank raised its key rate by 2 percent.",
        ),
        (
            "The bank lowered its key rate from 6 percent.",
            "The bank lowered its key rate to 4 percent.",
        ),
        // A share of something, and a change.
        (
            "The survey of the clinics shows 3 percent of people use them.",
            "The survey of the clinics shows the number of people rose 8 percent.",
        ),
        // Other spans of time.
        (
            "The army has fired five test rockets over the strait.",
            "The army fired two test rockets over the strait last year.",
        ),
        (
            "The army has fired five test rockets over the strait.",
            "The army has fired two test rockets over the strait since the truce.",
        ),
        (
            "Last year, the army spent 3 percent of its budget on rockets.",
            "The army currently spends 5 percent of its budget on rockets.",
        ),
        (
            "Emissions of soot in the valley will fall by 40 percent by 2030.",
            "Emissions of soot in the valley will fall by 70 percent by 2040.",
        ),
        // Other people.
        (
            "An appeal was issued to find a 27-year-old man missing from home.",
            "An appeal was issued to find a 41-year-old man missing from home.",
        ),
        (
            "He is 6 feet tall and was seen in a red coat.",
            "She is 5 feet tall and was seen in a red coat.",
        ),
        // Another firm, though only one is named.
        (
            "The cut brings its posted price for North Sea crude to 16 crowns a barrel.",
            "The cut brings Vestol's posted price for North Sea crude to 17 crowns a barrel.",
        ),
        // Other parts.
        (
            "The fire in the northern forest destroyed 42 homes.",
            "The fire in the southern forest destroyed 57 homes.",
        ),
        // Another statement.
        (
            "The fire destroyed 42 homes.",
            "Insurers counted 57 homes in the valley without cover.",
        ),
    ] {
        let both = found(here, there);
        if here.starts_with("On Monday") {
            assert!(
                both.iter().all(|one| one.starts_with("Weekday")),
                "{both:?}"
            );
        } else {
            assert!(both.is_empty(), "{both:?}: {here} / {there}");
        }
    }
}

#[test]
fn articles_of_other_days_may_speak_of_other_moments() {
    let died = [6, 21].map(|dead| format!("The flood killed {dead} people in the valley."));
    let [first, second] = [died[0].as_str(), died[1].as_str()];
    let on = |a, b| found_on((first, a), (second, b)).len();
    assert_eq!(on(None, None), 1);
    assert_eq!(on(Some("2031-05-02"), None), 1);
    assert_eq!(on(Some("2031-05-02"), Some("2031-05-02T18:00:00Z")), 1);
    assert_eq!(on(Some("2031-05-02"), Some("2031-05-03")), 0);

    let first = "The strike at the port began on Monday after talks failed.";
    let second = "After talks failed the strike at the port began on Tuesday.";
    let on = |a, b| found_on((first, a), (second, b)).len();
    assert_eq!(on(Some("2031-05-02"), Some("2031-05-08")), 1);
    assert_eq!(on(Some("2031-05-02"), Some("2031-05-09")), 0);
}

#[test]
fn other_languages_are_not_read() {
    assert!(ConflictFinder::of(Language::German).is_none());
}

/// Texts of numbers, days, marks and names in any order, and of anything at all.
fn sentences() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "more than ",
        "about ",
        "half a ",
        "a ",
        "twenty",
        "-",
        "two ",
        "hundred ",
        "and ",
        "1,200 ",
        "3.5",
        "%",
        "$",
        "million ",
        "people ",
        "died ",
        "on ",
        "Monday ",
        "March ",
        "14",
        ", ",
        "–",
        "to ",
        "2025 ",
        "Geneva ",
        "\u{202e}",
        "’s ",
        "é",
        "和平",
        "0",
        "00",
        ".",
        "year",
        "old ",
    ]);
    let news = prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => news, 1 => "\\PC{0,60}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sentence_contradicts_itself(sentence in sentences()) {
        prop_assert!(found(&sentence, &sentence).is_empty());
    }

    #[test]
    fn values_lie_in_their_sentences_and_sides_can_be_swapped(a in sentences(), b in sentences()) {
        let [here, there] = [&a, &b].map(|text| Statement { text, date: None });
        let finder = finder();
        let conflicts = finder.conflicts(&here, &there);
        for conflict in &conflicts {
            prop_assert!(a.get(conflict.here.clone()).is_some_and(|value| !value.is_empty()));
            prop_assert!(b.get(conflict.there.clone()).is_some_and(|value| !value.is_empty()));
        }
        let mut swapped: Vec<(Range<usize>, Range<usize>)> = finder
            .conflicts(&there, &here)
            .into_iter()
            .map(|conflict| (conflict.there, conflict.here))
            .collect();
        let mut direct: Vec<_> = conflicts.into_iter().map(|c| (c.here, c.there)).collect();
        swapped.sort_by_key(|(here, there)| (here.start, there.start));
        direct.sort_by_key(|(here, there)| (here.start, there.start));
        prop_assert_eq!(swapped, direct);
    }
}
