//! Times of the day: whether `a.m.` and `p.m.` end a sentence before a capital.

use super::word::After;

/// Whether a word is `a.m`, `p.m` in any case.
pub(super) fn is_time(word: &str) -> bool {
    word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m")
}

/// Whether the sentence goes on behind a time that ends `so_far`: `at 5 p.m. Tuesday`, `5 p.m. EST`,
/// `5 p.m. China Standard Time`, `At 5 a.m. Mr …`, but not `at 5 p.m. Police …`.
pub(super) fn goes_on(so_far: &str, after: &After<'_>) -> bool {
    let word = after.word;
    let zone = (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    zone || names_day(word) || names_zone(after.rest) || opens_with_time(so_far)
}

/// Whether a word names a day, a month or a part of the name of a time zone.
fn names_day(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "day",
        "Eastern",
        "Pacific",
        "Central",
        "Mountain",
        "Greenwich",
    ];
    const NAMES: &[&str] = &[
        "Apr",
        "April",
        "Aug",
        "August",
        "Dec",
        "December",
        "Feb",
        "February",
        "Fri",
        "Jan",
        "January",
        "July",
        "June",
        "March",
        "Mon",
        "Nov",
        "November",
        "Oct",
        "October",
        "Sat",
        "Sept",
        "September",
        "Sun",
        "Thu",
        "Thurs",
        "Tue",
        "Tues",
        "Wed",
    ];
    word != "Today" && ENDS.iter().any(|end| word.ends_with(end))
        || NAMES.binary_search(&word).is_ok()
}

fn names_zone(rest: &str) -> bool {
    let rest = rest.trim_start();
    ["Standard Time", "Daylight Time", "Summer Time", "Time"]
        .iter()
        .filter_map(|zone| rest.strip_prefix(zone))
        .any(|behind| !behind.starts_with(char::is_alphanumeric))
}

/// Whether a sentence has said no more than the time yet.
fn opens_with_time(so_far: &str) -> bool {
    let opens = matches!(
        so_far.split_whitespace().next(),
        Some("At" | "By" | "Around" | "About" | "Before" | "After" | "Until" | "From")
    );
    opens && so_far.split_whitespace().take(6).count() < 6
}

#[cfg(test)]
mod tests {
    use super::super::word::after;
    use super::*;

    #[test]
    fn what_follows_a_time() {
        let goes = |text: &str| {
            let (so_far, behind) = text.split_once(". ").unwrap();
            goes_on(so_far, &after(behind, 0, behind.len()))
        };
        for text in [
            "It rang at 5 pm. Tuesday",
            "It rang at 5 pm. EST",
            "At 5 pm. Mr Reed",
            "It rang at 5 pm. Sept 3",
        ] {
            assert!(goes(text), "{text}");
        }
        for text in [
            "It rang at 5 pm. Police came",
            "It rang at 5 pm. Today it",
            "It rang at 5 pm. Times",
        ] {
            assert!(!goes(text), "{text}");
        }
        assert!(is_time("P.M") && is_time("a.m") && !is_time("m"));
    }
}
