use super::*;
use proptest::prelude::*;

/// What must never come through, written apart from the classes: each character of the Unicode
/// block given by its name in the standard.
fn is_forbidden(c: char) -> bool {
    let point = u32::from(c);
    (c.is_control() && c != '\t' && c != '\n')
        || (0x202A..=0x202E).contains(&point)
        || (0x2066..=0x2069).contains(&point)
        || [0xAD, 0x2028, 0x2029, 0x2060, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB].contains(&point)
}

#[track_caller]
fn assert_clean(dirty: &str, text: &str, removed: usize) {
    let (cleaned, count) = clean(dirty);
    assert_eq!((cleaned.as_ref(), count), (text, removed), "{dirty:?}");
}

#[track_caller]
fn assert_kept(text: &str) {
    let (cleaned, count) = clean(text);
    assert!(matches!(cleaned, Cow::Borrowed(_)), "{text:?}");
    assert_eq!((cleaned.as_ref(), count), (text, 0));
}

#[test]
fn clean_text_is_borrowed() {
    for text in [
        "",
        "plain\ttext\n",
        "“Curly” – and — dashed… at 20\u{A0}°C",
        "日本語の文章。",
        "Πρόοδος · прогрес · תקדמות · تقدم",
    ] {
        assert_kept(text);
    }
}

#[test]
fn every_line_break_becomes_a_line_feed() {
    assert_clean("a\r\nb\rc\u{B}d\u{C}e", "a\nb\nc\nd\ne", 0);
    assert_clean("a\u{85}b\u{2028}c\u{2029}d", "a\nb\nc\nd", 0);
    assert_clean("\r\r\n\n\r", "\n\n\n\n", 0);
}

#[test]
fn controls_go() {
    assert_clean("a\0b\u{8}c\u{7F}d\u{81}e\u{90}f", "abcdef", 5);
    assert_clean("\u{1}", "", 1);
}

#[test]
fn misread_windows_letters_are_put_right() {
    assert_clean(
        "\u{93}dal\u{9A}\u{ED}\u{94} \u{96} it\u{92}s \u{80}5",
        "“další” – it’s €5",
        0,
    );
    assert_clean("\u{8B}a\u{9B} b", "‹a› b", 0);
    let bytes: Vec<u8> = (0x80..=0x9F).filter(|&byte| byte != 0x85).collect();
    let latin: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    // The row as the Unicode consortium's CP1252.TXT has it.
    let windows = "€‚ƒ„†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    assert_clean(&latin, windows, 5);
}

#[test]
fn escape_sequences_go_as_a_whole() {
    assert_clean("\u{1B}[1;31mred\u{1B}[0m", "red", 2);
    assert_clean("\u{1B}]0;owned\u{7}text", "text", 1);
    assert_clean(
        "\u{1B}]8;;https://example.org\u{1B}\\link\u{1B}]8;;\u{1B}\\",
        "link",
        2,
    );
    assert_clean("\u{9B}2Jgone", "gone", 1);
    assert_clean("cut off \u{1B}[31", "cut off [31", 1);
    assert_clean("\u{1B}\u{1B}[31mx", "x", 2);
}

#[test]
fn bidi_controls_go() {
    assert_clean("a\u{202E}b\u{202A}c\u{2066}d\u{2069}e\u{202C}", "abcde", 5);
}

#[test]
fn direction_marks_stay_with_right_to_left_letters_only() {
    assert_kept("שלום!\u{200F} (abc)");
    assert_kept("abc \u{200F}שלום");
    assert_kept("سلام\u{61C} 12");
    assert_clean("a\u{200E}b\u{200F}", "ab", 2);
    assert_clean("שלום\u{200F}\u{200F}\u{200E}", "שלום\u{200F}", 2);
    assert_clean("שלום\n\u{200F}abc", "שלום\nabc", 1);
}

#[test]
fn joiners_stay_where_scripts_need_them() {
    assert_kept("می\u{200C}خواهم");
    assert_kept("ක්\u{200D}රි");
    assert_kept("അവന്\u{200D} വന്നു");
    assert_kept("👩\u{200D}🚀 ❤\u{FE0F}\u{200D}🔥 🏴\u{200D}☠\u{FE0F}");
    assert_clean("pass\u{200D}word", "password", 1);
    assert_clean("café\u{200C}s", "cafés", 1);
    assert_clean("пере\u{200D}мога", "перемога", 1);
    assert_clean("می\u{200C}\u{200C}خ", "می\u{200C}خ", 1);
    assert_clean("\u{200C}خ \u{200D}", "خ ", 2);
}

#[test]
fn zero_width_characters_go() {
    assert_clean("a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e", "abcde", 4);
    assert_clean("\u{FFF9}a\u{FFFA}b\u{FFFB}", "ab", 3);
    assert_kept("ខ្ញុំ\u{200B}ទៅ");
}

#[test]
fn one_variation_selector_stays_after_its_character() {
    assert_kept("☀\u{FE0F} 葛\u{E0100}");
    assert_clean("☀\u{FE0F}\u{FE01}\u{E0101}", "☀\u{FE0F}", 2);
    assert_clean(" \u{FE0F}", " ", 1);
}

#[test]
fn tags_stay_in_flags_only() {
    let scotland = "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";
    assert_kept(scotland);
    assert_clean("a\u{E0061}\u{E0062}b", "ab", 2);
    assert_clean("🏴\u{E0067}\u{E0062}", "🏴", 2);
    let smuggled = format!("🏴{}\u{E007F}", "\u{E0061}".repeat(50));
    assert_clean(&smuggled, "🏴", 51);
}

#[test]
fn hostile_runs_are_linear() {
    // A quadratic scan of these would take hours.
    for run in ["\u{1B}]", "\u{1B}[1", "\u{9D}", "\u{200F}", "🏴\u{E0061}"] {
        let text = run.repeat(500_000);
        assert!(clean(&text).1 >= 500_000, "{run:?}");
    }
}

/// Strings in which hidden characters, letters of many scripts and escape sequences mix.
fn mixed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "a",
            "é",
            " ",
            "\n",
            "\r",
            "א",
            "ب",
            "ක",
            "្",
            "ก",
            "🏴",
            "❤",
            "\u{1B}",
            "[",
            "]",
            "3",
            "m",
            "\\",
            "\u{7}",
            "\u{9B}",
            "\u{9C}",
            "\u{9D}",
            "\u{85}",
            "\u{2028}",
            "\u{200B}",
            "\u{200C}",
            "\u{200D}",
            "\u{200E}",
            "\u{200F}",
            "\u{61C}",
            "\u{180E}",
            "\u{202E}",
            "\u{2069}",
            "\u{FE0F}",
            "\u{E0100}",
            "\u{FEFF}",
            "\u{AD}",
            "\u{E0067}",
            "\u{E007F}",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

#[test]
fn what_is_plain_is_so_character_by_character() {
    for c in '\0'..=char::MAX {
        let text = String::from(c);
        assert_eq!(clean(&text), clean_by_character(&text), "{c:?}");
    }
    assert!(is_plain("“a” – b’s café… €5\n".as_bytes()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_twice_is_cleaning_once(text in mixed()) {
        let (once, removed) = clean(&text);
        prop_assert_eq!(removed == 0 && once == text, matches!(once, Cow::Borrowed(_)));
        prop_assert!(!once.contains(is_forbidden), "{:?}", once);
        let (twice, again) = clean(&once);
        prop_assert!(matches!(twice, Cow::Borrowed(_)), "{:?} then {:?}", once, twice);
        prop_assert_eq!(again, 0);
    }
}
