//! What stands above a report in a German paper, put in front of its text: the dateline of an agency,
//! the name of a correspondent.

use super::{floor, tail};

/// Whether an agency's dateline follows what has no mark at its end: `BRÜSSEL, 6. Juli (dpa).`
pub(super) fn is_dateline(before: &str, from: &str) -> bool {
    const AGENCIES: &[&str] = &[
        "AFP", "AP", "APA", "Reuter", "Reuters", "afp", "ap", "dapd", "dpa", "epd", "rtr", "sda",
        "sid", "vwd",
    ];
    if !from.chars().take(3).all(char::is_uppercase) {
        return false;
    }
    let window = &from[..floor(from, 64)];
    let Some((place, rest)) = window.split_once(" (") else {
        return false;
    };
    let (town, date) = place.split_once(", ").unwrap_or((place, ""));
    let capitals = |c: char| c.is_uppercase() || matches!(c, ' ' | '/' | '-' | '.');
    let dated = date.is_empty() || date.starts_with(|c: char| c.is_ascii_digit());
    let agency = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let behind = rest.split_once(')').map_or("", |(_, behind)| behind);
    let closed = [".", ":", " -", " –", " —"]
        .iter()
        .any(|mark| behind.starts_with(mark));
    let last = tail(before.trim_end_matches(['"', '”', '“', '»', '\'']));
    town.chars().nth(2).is_some()
        && town.chars().all(capitals)
        && dated
        && AGENCIES.contains(&agency)
        && closed
        && last.contains(char::is_lowercase)
}

/// The length of the name of a correspondent that a text begins with, if the report follows:
/// `Von Anna Hafner (Bremen) Die Stadt …`.
pub(super) fn signed(from: &str) -> Option<usize> {
    if !from.starts_with("Von ") {
        return None;
    }
    let window = &from[..floor(from, 96)];
    let (name, rest) = window.strip_prefix("Von ")?.split_once(" (")?;
    let (place, _) = rest.split_once(") ")?;
    let length = "Von ".len() + name.len() + " (".len() + place.len() + ")".len();
    let named = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|c| c.is_lowercase() || c == '-' || c.is_uppercase())
    };
    let whole = (2..=3).contains(&name.split(' ').count())
        && name.split(' ').all(named)
        && place.split([' ', '/']).all(named);
    let reported = from[length + 1..].starts_with(char::is_uppercase);
    (whole && reported).then_some(length)
}
