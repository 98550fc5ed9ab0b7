//! Words of dates and times.

use crate::calendar::{MONTHS, WEEKDAYS, day_of_month};

/// Whether a word names a month in English, in full or cut short, a full stop allowed.
pub(super) fn is_month(word: &str) -> bool {
    is_name_or_short(word, &MONTHS)
}

/// Whether a word names a day of the week in English, in full or cut short, a full stop allowed.
pub(super) fn is_weekday(word: &str) -> bool {
    is_name_or_short(word, &WEEKDAYS)
}

/// Whether a capitalised word is one of the names or its first three to five letters.
fn is_name_or_short(word: &str, names: &[&str]) -> bool {
    let bare = word.strip_suffix('.').unwrap_or(word);
    bare.starts_with(|c: char| c.is_ascii_uppercase())
        && names.iter().any(|name| {
            let full = bare.eq_ignore_ascii_case(name);
            full || (3..=5).contains(&bare.len())
                && name
                    .get(..bare.len())
                    .is_some_and(|short| short.eq_ignore_ascii_case(bare))
        })
}

/// Whether a word is a day of the month: `5`, `31`, `2nd`.
pub(super) fn is_day(word: &str) -> bool {
    day_of_month(word).is_some()
}

/// Whether a word is a year of the last or this century.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether a word is made of digits and the marks of dates and times: `12:30`, `2025-03-20`,
/// `10.15am`.
pub(super) fn is_figure(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(
        &word[bare.len()..],
        "" | "am" | "pm" | "AM" | "PM" | "st" | "nd" | "rd" | "th" | "Z"
    ) && bare.starts_with(|c: char| c.is_ascii_digit())
        && bare
            .bytes()
            .all(|b| b.is_ascii_digit() || b":./-+T".contains(&b))
}

/// Whether a word goes with dates and times but names none: `Published`, `GMT`, `ago`.
pub(super) fn is_date_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "a.m",
        "ago",
        "am",
        "at",
        "bst",
        "cest",
        "cet",
        "created",
        "date",
        "day",
        "days",
        "edt",
        "est",
        "et",
        "filed",
        "first",
        "gmt",
        "hour",
        "hours",
        "hrs",
        "ist",
        "last",
        "local",
        "minutes",
        "modified",
        "mins",
        "of",
        "on",
        "originally",
        "p.m",
        "pdt",
        "pm",
        "posted",
        "pst",
        "pt",
        "published",
        "revised",
        "the",
        "time",
        "today",
        "updated",
        "utc",
        "yesterday",
    ];
    let bare = word.trim_end_matches(['.', ':']);
    FILLERS
        .iter()
        .any(|filler| bare.eq_ignore_ascii_case(filler))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_short_forms() {
        assert!(is_month("March") && is_month("Sept.") && is_month("JAN"));
        assert!(!is_month("march") && !is_month("Ma") && !is_month("Marches") && !is_month("é"));
        assert!(is_weekday("Thurs.") && is_weekday("Sunday") && !is_weekday("Sundays"));
    }

    #[test]
    fn figures() {
        assert!(is_day("31") && is_day("2nd") && !is_day("32") && !is_day("7x") && !is_day(""));
        assert!(is_year("2005") && !is_year("3005") && !is_year("200"));
        assert!(
            is_figure("12:30") && is_figure("2025-03-20") && is_figure("9am") && !is_figure("A1")
        );
        assert!(is_date_filler("Updated:") && !is_date_filler("London"));
    }
}
