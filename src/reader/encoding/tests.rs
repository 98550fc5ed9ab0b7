use super::*;
use encoding_rs::{BIG5, EUC_KR, GBK, ISO_8859_2, KOI8_U, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

fn decoded(bytes: &[u8], declared: Option<&str>) -> Decoded {
    decode(Path::new("a"), bytes.to_vec(), declared).unwrap()
}

/// What came of the bytes: encoding, text, replacements, whether it was guessed.
#[track_caller]
fn assert_decoded(bytes: &[u8], declared: Option<&str>, expected: (&str, &str, usize, bool)) {
    let found = decoded(bytes, declared);
    let found = (
        found.encoding,
        found.text.as_str(),
        found.replaced,
        found.guessed,
    );
    assert_eq!(found, expected);
}

fn written(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

#[test]
fn marks_go_before_declarations() {
    let koi = Some("koi8-r");
    assert_decoded(b"\xEF\xBB\xBFa\xC3\xA9", koi, ("UTF-8", "aé", 0, false));
    assert_decoded(b"\xFF\xFEa\0\xE9\0", koi, ("UTF-16LE", "aé", 0, false));
    assert_decoded(b"\xFE\xFF\0a\0\xE9", koi, ("UTF-16BE", "aé", 0, false));
    let wide = b"\xFF\xFE\0\0a\0\0\0\xE9\0\0\0";
    assert_decoded(wide, koi, ("UTF-32", "aé", 0, false));
    let wide = b"\0\0\xFE\xFF\0\0\0a\0\0\0\xE9";
    assert_decoded(wide, koi, ("UTF-32", "aé", 0, false));
}

#[test]
fn declarations_go_before_guesses() {
    let bytes = written(KOI8_U, "Пором повернувся");
    assert_decoded(
        &bytes,
        Some("koi8-u"),
        ("KOI8-U", "Пором повернувся", 0, false),
    );
    assert_decoded(
        b"caf\xE9",
        Some(" Latin1 "),
        ("windows-1252", "café", 0, false),
    );
    // Nothing says that a label is right: this one makes other letters of the bytes.
    assert_decoded(b"caf\xE9", Some("koi8-r"), ("KOI8-R", "cafИ", 0, false));
    assert_eq!(
        decoded(b"caf\xE9 au lait", Some("klingon")).encoding,
        "windows-1252"
    );
}

#[test]
fn valid_utf_8_goes_before_a_declaration_of_something_else() {
    let text = "Škoda — žije";
    for label in ["iso-8859-1", "gb2312", "utf-16", "utf-8"] {
        assert_decoded(text.as_bytes(), Some(label), ("UTF-8", text, 0, false));
    }
    // Two bytes that are one letter there and here: too little to doubt the declaration.
    assert_eq!(decoded(b"\xC4\xAA", Some("gbk")).encoding, "GBK");
    assert_eq!(decoded(b"\xC4\xAA\xC4\xAB", Some("gbk")).text, "Īī");
}

#[test]
fn utf_8_that_is_not_is_told_from_utf_8_with_flaws() {
    let flawed = b"\xC5\xA0koda \xC5\xBEije, \xC5\x99\xC3\xADk\xC3\xA1 \xFF.";
    for declared in [None, Some("utf-8")] {
        let text = "Škoda žije, říká \u{FFFD}.";
        assert_decoded(flawed, declared, ("UTF-8", text, 1, false));
    }
    // Cut short.
    assert_decoded(
        b"\xC5\xA0koda \xC5",
        None,
        ("UTF-8", "Škoda \u{FFFD}", 1, false),
    );
    let text = "Le café fermé a été rénové";
    let bytes = written(WINDOWS_1252, text);
    assert_decoded(&bytes, Some("utf-8"), ("windows-1252", text, 0, true));
}

#[test]
fn other_encodings_are_detected() {
    for (encoding, text) in [
        (
            WINDOWS_1252,
            "Der Fährverkehr nach der Insel läuft wieder, sagte die Behörde am Freitag.",
        ),
        (
            ISO_8859_2,
            "Trajekt začal po bouři opět jezdit, řekla mluvčí přístavu ve čtvrtek.",
        ),
        (
            WINDOWS_1251,
            "Паром снова ходит после шторма, сообщила администрация порта в четверг.",
        ),
        (
            KOI8_U,
            "Паром снова ходит после шторма, сообщила администрация порта в четверг.",
        ),
        (
            SHIFT_JIS,
            "嵐のあと、フェリーは木曜日に運航を再開したと港湾局が発表した。",
        ),
        (
            GBK,
            "港务局星期四表示，风暴过后渡轮已恢复航行，乘客可以照常购票。",
        ),
        (
            BIG5,
            "港務局星期四表示，風暴過後渡輪已恢復航行，乘客可以照常購票。",
        ),
        (
            EUC_KR,
            "항만 당국은 폭풍이 지나간 뒤 목요일에 여객선 운항을 다시 시작했다고 밝혔다.",
        ),
    ] {
        let found = decoded(&written(encoding, text), None);
        assert_eq!(
            (found.text.as_str(), found.guessed),
            (text, true),
            "{}",
            encoding.name()
        );
    }
    let text = "嵐のあと";
    let escapes = written(encoding_rs::ISO_2022_JP, text);
    assert_decoded(&escapes, None, ("ISO-2022-JP", text, 0, true));
}

#[test]
fn the_detector_looks_where_the_foreign_bytes_are() {
    let ascii = "All quiet.\n".repeat(200_000);
    let tail = "Паром снова ходит после шторма, сообщила администрация.";
    let bytes = [ascii.as_bytes(), &written(WINDOWS_1251, tail)].concat();
    assert!(decoded(&bytes, None).text.ends_with(tail));
}

#[test]
fn utf_16_without_a_mark_is_known_by_its_zeros() {
    let text = "The ferry sails again.\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_decoded(&little, None, ("UTF-16LE", text, 0, true));
    assert_decoded(&big, None, ("UTF-16BE", text, 0, true));
}

#[test]
fn an_early_nul_means_binary() {
    for (bytes, offset) in [
        (&b"PK\x03\0rest"[..], 3),
        (b"\x01\0\x02\0\x03\0", 1),
        (b"\xEF\xBB\xBFa\0", 4),
        (b"\0", 0),
    ] {
        let error = decode(Path::new("a"), bytes.to_vec(), Some("utf-8")).unwrap_err();
        let found = matches!(error.kind(), ErrorKind::Binary { offset: at, .. } if *at == offset);
        assert!(found, "{error}");
    }
    let mut late = vec![b'a'; NUL_WINDOW];
    late.push(0);
    assert_eq!(decoded(&late, None).text.len(), NUL_WINDOW + 1);
    late[NUL_WINDOW - 1] = 0;
    assert!(decode(Path::new("a"), late, None).is_err());
}

#[test]
fn what_cannot_be_decoded_is_counted() {
    assert_decoded(
        b"\xFF\xFE\0\xD8a\0\0",
        None,
        ("UTF-16LE", "\u{FFFD}a\u{FFFD}", 2, false),
    );
    assert_decoded(
        b"\0\0\xFE\xFF\0\x11\0\0\0\0\0",
        None,
        ("UTF-32", "\u{FFFD}\u{FFFD}", 2, false),
    );
    let found = decoded(b"\x82\xA0\x81\xFF a", Some("shift_jis"));
    assert_eq!(found.replaced, found.text.matches('\u{FFFD}').count());
    assert!(found.replaced > 0);
}

#[test]
fn nothing_is_utf_8() {
    assert_decoded(b"", None, ("UTF-8", "", 0, false));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn utf_8_comes_through_whatever_is_declared_of_single_bytes(text in "[^\0]{0,60}") {
        prop_assume!(!text.starts_with('\u{FEFF}') && !text.contains('\u{1B}'));
        let found = decoded(text.as_bytes(), Some("windows-1251"));
        prop_assert_eq!(found.text, text);
    }

    #[test]
    fn replacements_are_those_of_the_standard_library(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'a'), 0x80..=0xF4_u8], 1..100)
    ) {
        // The bytes EF BF BD spell the replacement character itself.
        prop_assume!(!bytes.windows(3).any(|three| three == b"\xEF\xBF\xBD"));
        let lossy = String::from_utf8_lossy(&bytes).into_owned();
        let (text, replaced) = decode_known(UTF_8, &bytes);
        prop_assert_eq!(replaced, lossy.matches(char::REPLACEMENT_CHARACTER).count());
        prop_assert_eq!(text, lossy);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        label in prop::sample::select(vec!["utf-8", "gb18030", "iso-2022-jp", "big5", "euc-jp", ""]),
    ) {
        let refused = bytes.contains(&0);
        match decode(Path::new("a"), bytes, Some(label)) {
            Ok(found) => {
                let marks = found.text.matches(char::REPLACEMENT_CHARACTER).count();
                prop_assert!(found.replaced <= marks);
            }
            Err(_) => prop_assert!(refused),
        }
    }
}
