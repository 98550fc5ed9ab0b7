//! The day or moment of publication: as a file's name tells it, or as a record has it.

use jiff::civil::Date;

use super::moment::{self, YEARS};

/// The first calendar day in a file's name, as `2025-03-20`: written so, or as `20250320`, with no
/// further digit beside it; `None` if there is none from 1900 to 2100.
pub(super) fn date_in_name(name: &str) -> Option<String> {
    let runs = digit_runs(name);
    (0..runs.len()).find_map(|at| {
        let day = compact_day(runs[at].1).or_else(|| hyphened_day(name, &runs[at..]))?;
        Some(day.to_string())
    })
}

/// A day or moment as records write it, in ISO 8601: `2025-03-20`, `2025-03-20T10:15:00+01:00`.
///
/// Understood are ISO 8601 and RFC 3339 (with a space for the `T` as well), days with slashes
/// (`2025/03/20`), and RFC 2822 (`Thu, 20 Mar 2025 10:15:00 +0100`). The zone stays the one written; a
/// moment without one stays without. `None` for anything else: days are not guessed.
pub(super) fn moment(written: &str) -> Option<String> {
    moment::iso(written).or_else(|| moment::iso(&written.replacen('/', "-", 2)))
}

/// Runs of ASCII digits, each with its byte offset.
fn digit_runs(name: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut from = 0;
    for part in name.split(|c: char| !c.is_ascii_digit()) {
        // Parts are slices of the name in order, so the search begins where the last one ended.
        if !part.is_empty() {
            from += name[from..].find(part).unwrap_or_default();
            runs.push((from, part));
            from += part.len();
        }
    }
    runs
}

fn compact_day(digits: &str) -> Option<Date> {
    let [year, month, day] = [digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?];
    if digits.len() != 8 {
        return None;
    }
    calendar_day(year, month, day)
}

fn hyphened_day(name: &str, runs: &[(usize, &str)]) -> Option<Date> {
    let &[(from, year), (_, month), (last, day), ..] = runs else {
        return None;
    };
    if [year.len(), month.len(), day.len()] != [4, 2, 2] {
        return None;
    }
    let hyphened = name[from..last + 2] == format!("{year}-{month}-{day}");
    hyphened.then(|| calendar_day(year, month, day))?
}

fn calendar_day(year: &str, month: &str, day: &str) -> Option<Date> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn moments_in_records() {
        for (written, moment_) in [
            ("2025-03-20", Some("2025-03-20")),
            (" 2025-03-20 ", Some("2025-03-20")),
            ("20250320", Some("2025-03-20")),
            ("2025/03/20", Some("2025-03-20")),
            ("2025-03-20T10:15:00Z", Some("2025-03-20T10:15:00Z")),
            (
                "2025-03-20T10:15:00+01:00",
                Some("2025-03-20T10:15:00+01:00"),
            ),
            (
                "2025-03-20T10:15:00-0330",
                Some("2025-03-20T10:15:00-03:30"),
            ),
            ("2025-03-20 10:15", Some("2025-03-20T10:15:00")),
            ("2025-03-20T10:15:00.5Z", Some("2025-03-20T10:15:00Z")),
            (
                "Thu, 20 Mar 2025 10:15:00 +0100",
                Some("2025-03-20T10:15:00+01:00"),
            ),
            ("20 Mar 2025 10:15 GMT", Some("2025-03-20T10:15:00Z")),
            ("2025-02-29", None),
            ("0001-01-01", None),
            ("20 March", None),
            ("03/20/2025", None),
            ("1742465700", None),
            ("", None),
        ] {
            assert_eq!(moment(written).as_deref(), moment_, "{written:?}");
        }
    }

    #[test]
    fn days_in_names() {
        for (name, day) in [
            ("2025-03-20.txt", Some("2025-03-20")),
            ("agency_2025-03-20T1015_talks.txt", Some("2025-03-20")),
            ("20250320-talks.txt", Some("2025-03-20")),
            ("talks-20250320", Some("2025-03-20")),
            ("2024-02-29", Some("2024-02-29")),
            ("001-20250320.txt", Some("2025-03-20")),
            ("2025-13-01 or 2025-12-01", Some("2025-12-01")),
            ("é2025-03-20é", Some("2025-03-20")),
            ("2025-02-29", None),
            ("20250431", None),
            ("18991231", None),
            ("21010101", None),
            ("12025-03-20", None),
            ("2025-03-201", None),
            ("20250320101530", None),
            ("2025_03_20", None),
            ("2025-3-20", None),
            ("99999999", None),
            ("talks", None),
            ("", None),
        ] {
            assert_eq!(date_in_name(name).as_deref(), day, "{name:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_name_gives_a_day_it_holds(name in "[0-9é_-]{0,30}") {
            if let Some(day) = date_in_name(&name) {
                let compact = day.replace('-', "");
                prop_assert!(name.contains(&day) || name.contains(&compact));
            }
        }
    }
}
