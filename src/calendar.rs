//! The English names of weekdays and months, and days of a month as they are written.

/// From Monday, in lower case.
pub(crate) const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// From January, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day of a month that a word writes in digits: `5`, `31`, `2nd`.
pub(crate) fn day_of_month(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    let written = matches!(ending, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2;
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| written)
}
