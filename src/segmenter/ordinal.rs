//! Ordinal numbers set as a number with a full stop: `am 3. Juni`, `XII. kapitola`.

use crate::language::Language;

/// Whether a language writes `3.` for third.
pub(super) fn writes_ordinals(language: Language) -> bool {
    use Language::{
        Croatian, Czech, Danish, Estonian, Finnish, German, Hungarian, Icelandic, Latvian,
        Norwegian, Polish, Serbian, Slovak, Slovenian, Turkish,
    };
    matches!(
        language,
        Croatian
            | Czech
            | Danish
            | Estonian
            | Finnish
            | German
            | Hungarian
            | Icelandic
            | Latvian
            | Norwegian
            | Polish
            | Serbian
            | Slovak
            | Slovenian
            | Turkish
    )
}

/// Whether the number at the end of a text is no ordinal, although its language writes them so and
/// a capital follows: `150 000`, `č. 30`, `bus 47`, `3–2`.
///
/// In German and Turkish a capital shows nothing, since what is counted often has one; some German
/// nouns have their number behind them, as in `auf Platz 3`. Elsewhere
/// small words before a number (`den 3.`, `v 1.`) make it an ordinal, longer ones do not, and few
/// ordinals are beyond the days of a month.
pub(super) fn is_cardinal(language: Language, text: &str, number: &str) -> bool {
    let before = &text[..text.len() - number.len().min(text.len())];
    if before.ends_with(['–', '—', '/']) {
        return true; // a score or a span
    }
    let grouped = number.len() == 3 && before.ends_with([' ', '.', '\u{a0}', '\u{202f}']);
    let before = before.trim_end();
    if grouped && before.ends_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    match language {
        Language::German => return is_numbered(word),
        Language::Turkish => return false,
        _ => {}
    }
    if matches!(word, "lat" | "lata" | "latach" | "latom") {
        return false; // Polish decades: `w latach 90.`
    }
    let long = word.chars().nth(3).is_some() && word.chars().all(char::is_lowercase);
    word.ends_with('.') || long || number.parse::<u32>().is_ok_and(|value| value > 31)
}

/// Whether a German noun has its number behind it.
fn is_numbered(word: &str) -> bool {
    const NUMBERED: &[&str] = &[
        "Absatz",
        "Abschnitt",
        "Artikel",
        "Ebene",
        "Etappe",
        "Folge",
        "Gleis",
        "Gruppe",
        "Halle",
        "Kapitel",
        "Kategorie",
        "Klasse",
        "Linie",
        "Nummer",
        "Paragraf",
        "Paragraph",
        "Phase",
        "Platz",
        "Position",
        "Punkt",
        "Rang",
        "Raum",
        "Reaktor",
        "Runde",
        "Seite",
        "Startplatz",
        "Stufe",
        "Tabellenplatz",
        "Teil",
        "Zimmer",
    ];
    NUMBERED.binary_search(&word).is_ok()
}

/// Whether a word is a number in Roman numerals of two letters or more.
pub(super) fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b"IVXLC".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count() {
        let cardinal = |language, text: &str| {
            let number = text.rsplit(' ').next().unwrap();
            is_cardinal(language, text, number)
        };
        for text in [
            "přes 150 000",
            "autobus č. 30",
            "linka autobusu 30",
            "let 447",
        ] {
            assert!(cardinal(Language::Czech, text), "{text}");
        }
        for text in ["v 1", "Karel 4", "3"] {
            assert!(!cardinal(Language::Czech, text), "{text}");
        }
        assert!(cardinal(Language::German, "rund 58 500"));
        assert!(is_cardinal(Language::German, "endete 3–2", "2"));
        assert!(!cardinal(Language::Polish, "w latach 90"));
        assert!(cardinal(Language::German, "auf Platz 3"));
        assert!(!cardinal(Language::German, "zum Geburtstag 50"));
    }

    #[test]
    fn roman_numerals() {
        assert!(is_roman("II") && is_roman("XIV") && is_roman("XL"));
        assert!(!is_roman("I") && !is_roman("") && !is_roman("Vi") && !is_roman("MV"));
    }
}
