//! The day of publication that a file's name tells.

use std::ops::RangeInclusive;

use jiff::civil::Date;

/// Years in which a number of eight digits is taken for a day.
const YEARS: RangeInclusive<i16> = 1900..=2100;

/// The first calendar day in a file's name, as `2025-03-20`: written so, or as `20250320`, with no
/// further digit beside it; `None` if there is none from 1900 to 2100.
pub(super) fn date_in_name(name: &str) -> Option<String> {
    let runs = digit_runs(name);
    (0..runs.len()).find_map(|at| {
        let day = compact_day(runs[at].1).or_else(|| hyphened_day(name, &runs[at..]))?;
        Some(day.to_string())
    })
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
