//! Numbers with a unit or a year behind them, whose full stop is that of the sentence.

use crate::language::Language;

/// Most words from the beginning of a clause to a year that may be its first part.
const LEADING: usize = 4;

/// Whether a text ends in a number and a unit that is written without a full stop: `42 km`.
pub(super) fn ends_in_unit(text: &str, unit: &str) -> bool {
    const UNITS: &[&str] = &[
        "cm", "ha", "kg", "km", "m", "mm", "га", "кг", "км", "м", "мм", "см",
    ];
    UNITS.contains(&unit)
        && text
            .strip_suffix(unit)
            .and_then(|number| number.strip_suffix([' ', '\u{a0}', '\u{202f}']))
            .is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text ends in a year and its abbreviation, as Slavic languages write it, and the year
/// is not the first part of its clause: `zmarł w 1950 r`, but `w 1950 r`, `gdy w maju 1950 r`.
///
/// What follows with a capital is then a new sentence rather than the subject of this one. A date
/// of a law (`z 1950 r. Prawo …`) is left open.
pub(super) fn ends_in_year(language: Language, text: &str, left: &str) -> bool {
    let year = match language {
        Language::Polish => "r",
        Language::Russian | Language::Belarusian => "г",
        Language::Ukrainian => "р",
        _ => return false,
    };
    if left != year {
        return false;
    }
    let from = text.len().saturating_sub(WINDOW);
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at));
    let window = &text[from.unwrap_or(text.len())..];
    let clause = window
        .rsplit([',', ';', ':', '–', '—', '(', '"', '„', '«'])
        .next();
    let words: Vec<&str> = clause.unwrap_or_default().split_whitespace().collect();
    let [head @ .., number, _] = &words[..] else {
        return false;
    };
    let dated = number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit());
    let law = head.iter().any(|word| matches!(*word, "z" | "ze"));
    let leads = head.len() <= LEADING && head.iter().all(|word| is_of_date(word));
    dated && !law && !leads
}

/// Most bytes looked at before a year.
const WINDOW: usize = 128;

/// Whether a word may stand between the beginning of a clause and a year that is its first part: a
/// preposition, a conjunction, a day, a month.
fn is_of_date(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "Dnia",
        "Do",
        "Latem",
        "Na",
        "Od",
        "Około",
        "Po",
        "Pod",
        "Przed",
        "W",
        "We",
        "Wiosną",
        "Zimą",
        "dnia",
        "do",
        "gdy",
        "gdzie",
        "i",
        "jesienią",
        "kiedy",
        "która",
        "które",
        "który",
        "latem",
        "na",
        "od",
        "około",
        "początku",
        "końcu",
        "połowie",
        "po",
        "pod",
        "przed",
        "w",
        "we",
        "wiosną",
        "zimą",
        "że",
        "В",
        "Во",
        "До",
        "З",
        "К",
        "На",
        "Около",
        "От",
        "По",
        "Після",
        "После",
        "С",
        "У",
        "Із",
        "в",
        "во",
        "где",
        "до",
        "де",
        "и",
        "к",
        "коли",
        "когда",
        "которая",
        "которое",
        "который",
        "на",
        "начале",
        "около",
        "от",
        "по",
        "после",
        "с",
        "середине",
        "та",
        "у",
        "что",
        "що",
        "який",
        "яка",
        "і",
        "й",
        "конце",
        "летом",
    ];
    const MONTHS: &[&str] = &[
        "styczni",
        "lut",
        "mar",
        "kwie",
        "maj",
        "czerw",
        "lip",
        "sierp",
        "wrze",
        "paźdz",
        "listop",
        "grud",
        "январ",
        "феврал",
        "март",
        "апрел",
        "ма",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
        "січ",
        "лют",
        "берез",
        "квіт",
        "трав",
        "черв",
        "лип",
        "серп",
        "верес",
        "жовт",
        "листоп",
        "груд",
    ];
    WORDS.contains(&word)
        || word.bytes().all(|b| b.is_ascii_digit())
        || MONTHS.iter().any(|month| word.starts_with(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_behind_numbers() {
        assert!(ends_in_unit("Er läuft 42 km", "km"));
        for (text, unit) in [("Er läuft km", "km"), ("Saal 5 K", "K"), ("", "")] {
            assert!(!ends_in_unit(text, unit), "{text}");
        }
    }

    #[test]
    fn years_that_end_a_clause() {
        for text in ["Zmarł w 1950 r", "Port, który zamknięto 3 maja 1950 r"] {
            assert!(ends_in_year(Language::Polish, text, "r"), "{text}");
        }
        for text in [
            "W maju 1950 r",
            "Port, który w 1950 r",
            "Ustawa z dnia 3 maja 1950 r",
            "Port 50 r",
            "r",
            "",
        ] {
            assert!(!ends_in_year(Language::Polish, text, "r"), "{text}");
        }
        assert!(ends_in_year(Language::Russian, "Он умер в 1950 г", "г"));
        assert!(!ends_in_year(Language::Czech, "Zemřel 1950 r", "r"));
    }
}
