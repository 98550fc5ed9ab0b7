//! Datelines: place and date, on a line of their own or at the head of the first sentence.

use super::calendar::{is_date_filler, is_day, is_figure, is_month, is_weekday, is_year};
use super::mark::{is_dash, is_opener};
use crate::bytes::{self, within};

/// Most bytes in a dateline.
const LONGEST: usize = 90;
/// Most words in a dateline.
const MOST_WORDS: usize = 9;
/// Most words of a date, the year last.
const DATE_WORDS: usize = 6;
/// Names that news agencies sign a dateline with.
const AGENCIES: &[&str] = &[
    "AFP",
    "ANSA",
    "AP",
    "Associated Press",
    "BBC",
    "Bloomberg",
    "CNN",
    "EFE",
    "IANS",
    "Interfax",
    "Kyodo",
    "PA",
    "PTI",
    "REUTERS",
    "Reuters",
    "TASS",
    "Thomson Reuters Foundation",
    "UPI",
    "Xinhua",
    "dpa",
];

/// Whether a line is a date, a time, or a place with one of them, and nothing else.
pub(super) fn is_dateline(line: &str) -> bool {
    if line.len() > LONGEST || !line.bytes().any(|b| b.is_ascii_digit() || b == b'y') {
        return false;
    }
    let names_date = |w: &&str| is_month(w) || is_weekday(w);
    let belongs = |w: &&str| names_date(w) || is_figure(w) || is_date_filler(w);
    if !words(line).next_back().is_some_and(|last| belongs(&last)) {
        return false;
    }
    let words: Vec<&str> = words(line).collect();
    let date = words
        .iter()
        .rposition(|w| !belongs(w))
        .map_or(0, |at| at + 1);
    let (place, date) = words.split_at(date);
    let dated = date.iter().any(names_date)
        || date.iter().any(|w| is_moment(w))
        || (date.iter().any(|w| is_figure(w)) && date.iter().any(|w| is_date_filler(w)));
    let placed = place.is_empty()
        || place.len() <= 4
            && place.iter().all(|w| w.starts_with(char::is_uppercase))
            && (is_capitals(place[0]) || line.contains(','))
            && date.iter().any(|w| is_figure(w));
    dated && placed && words.len() <= 14
}

/// Whether a figure is a date or time by itself.
fn is_moment(word: &str) -> bool {
    word.len() >= 4 && is_figure(word) && word.contains([':', '/', '-'])
}

/// The words of a line, the marks between them left out.
fn words(line: &str) -> impl DoubleEndedIterator<Item = &str> {
    line.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '–' | '—' | '·' | '•')
    })
    .filter(|word| !word.is_empty() && *word != "-")
}

/// The length of the dateline a paragraph begins with, a dash behind it included; 0 if there is
/// none. What follows is the first sentence, white space before it.
///
/// `early` says whether the paragraph is among the first: only there may a dateline be written
/// without capitals or an agency.
pub(super) fn glued(paragraph: &str, early: bool) -> usize {
    let mut head = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(head) {
        head -= 1;
    }
    let date = match may_be_dated(&paragraph.as_bytes()[..head]) {
        true => leading_date(&paragraph[..head], early),
        false => 0,
    };
    let rest = paragraph[date..head].trim_start();
    let at = head - rest.len();
    match leading_place(rest, early) {
        0 => date,
        place => at + place,
    }
}

/// Whether a digit stands among the first words of a head, where the day of its date would: as far
/// as words behind spaces tell.
fn may_be_dated(head: &[u8]) -> bool {
    let digit = |byte: u8| within(byte, b'0', b'9');
    // Most have none, which is found sooner than where one stands.
    bytes::holds(head, digit)
        && bytes::position(head, digit).is_some_and(|at| {
            let begins = |pair: &&[u8]| pair[0] == b' ' && pair[1].is_ascii_alphanumeric();
            let before = head[..=at].windows(2).filter(begins).count();
            before + 1 < DATE_WORDS
        })
}

/// `Tuesday, January 18, 2005Through …`, `mardi 18 janvier 2005Grâce …`, and with white space
/// behind the year if the day of the week is given or the paragraph is early.
fn leading_date(head: &str, early: bool) -> usize {
    let mut counted = false;
    let mut worded = false;
    let mut weekday = false;
    let mut at = 0;
    for _ in 0..DATE_WORDS {
        let rest = head[at..].trim_start_matches([' ', '\u{a0}', ',']);
        at = head.len() - rest.len();
        let year = rest
            .get(..4)
            .filter(|year| counted && worded && is_year(year));
        if year.is_some() {
            let behind = &rest[4..];
            let bare = behind.trim_start().trim_start_matches(is_opener);
            let capital = bare.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
            let glued = bare.len() == behind.len();
            return if capital && (glued || weekday || early && named_date(&head[..at])) {
                at + 4
            } else {
                0
            };
        }
        let word = rest.split([' ', '\u{a0}', ',']).next().unwrap_or("");
        if is_day(word.trim_end_matches('.')) {
            counted = true;
        } else if !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '.') {
            worded = true;
            weekday |= is_weekday(word);
        } else {
            return 0;
        }
        at += word.len();
    }
    0
}

/// Whether a head is only a month and a day in English.
fn named_date(head: &str) -> bool {
    words(head).all(|w| is_month(w) || is_day(w))
}

/// `LONDON (Reuters) - `, `KYIV, Ukraine — `, `(CNN)`.
fn leading_place(head: &str, early: bool) -> usize {
    let may_part = |byte: u8| (byte == b'(') | may_be_dash(byte);
    let parted = bytes::holds(head.as_bytes(), may_part)
        && bytes::holds(&head.as_bytes()[..longest_place(head)], may_part);
    if !parted {
        return 0; // as nearly all sentences
    }
    if let Some(end) = signed(head) {
        return end;
    }
    let Some((place, dash)) = dash(head) else {
        return 0;
    };
    let listed: Vec<&str> = words(place).collect();
    let Some(&first) = listed.first() else {
        return 0;
    };
    let hyphen = head[place.len()..].trim_start().starts_with("- ");
    let capitals = is_capitals(first) && (!hyphen || first.len() >= 4);
    let named = early && !hyphen && place.contains(',');
    let fits = listed.len() <= MOST_WORDS
        && listed.iter().all(|w| is_placed(w))
        && !place.contains([':', ';', '?', '!', '"', '“'])
        && (capitals || named && listed.len() <= 4);
    if fits && begins_sentence(&head[dash..]) {
        dash
    } else {
        0
    }
}

/// A dateline signed by an agency in brackets, and a dash if there is one.
fn signed(head: &str) -> Option<usize> {
    let open = bytes::position(head.as_bytes(), |byte| byte == b'(')?;
    let close = open + head[open..].find(')')?;
    let agency = &head[open + 1..close];
    let known = AGENCIES
        .iter()
        .any(|name| agency == *name || agency.ends_with(name));
    let mut place = words(&head[..open]);
    if !place.by_ref().take(MOST_WORDS).all(is_placed) || place.next().is_some() {
        return None;
    }
    let end = close + 1;
    let behind = head[end..].trim_start();
    let dashed = behind.trim_start_matches(is_dash);
    let capitals = head.split([' ', ',', '.']).next().is_some_and(is_capitals);
    let is_dashed = dashed.len() < behind.len();
    let named = agency.starts_with(char::is_uppercase)
        || ["our ", "own "].iter().any(|own| agency.starts_with(own));
    let signed = known || capitals && is_dashed && named;
    let length = if is_dashed {
        head.len() - dashed.len()
    } else {
        end
    };
    (signed && (is_dashed || known) && begins_sentence(dashed)).then_some(length)
}

/// The first dash that parts a head, as the text before it and the offset after it.
fn dash(head: &str) -> Option<(&str, usize)> {
    for at in bytes::positions(head.as_bytes(), may_be_dash) {
        let Some(c) = head[at..].chars().next().filter(|&c| is_dash(c)) else {
            continue;
        };
        let rest = head[at..].trim_start_matches(is_dash);
        let marks = head.len() - at - rest.len();
        if c != '-' || marks > 1 || head[..at].ends_with(' ') && rest.starts_with(' ') {
            return Some((head[..at].trim_end(), at + marks));
        }
    }
    None
}

/// Whether a dash may begin with a byte.
fn may_be_dash(byte: u8) -> bool {
    (byte == b'-') | (byte == 0xE2)
}

/// Where the first word stands that is surely in no place and no date, or the end: a small letter
/// of ASCII behind a space begins it.
fn longest_place(head: &str) -> usize {
    let bytes = head.as_bytes();
    let is_other = |(at, pair): &(usize, &[u8])| {
        pair[0] == b' ' && pair[1].is_ascii_lowercase() && {
            let word = &head[at + 1..];
            let letters = word.bytes().take_while(u8::is_ascii_lowercase);
            !is_placed(&word[..letters.count()])
        }
    };
    let mut pairs = bytes.windows(2).enumerate();
    pairs.find(is_other).map_or(bytes.len(), |(at, _)| at + 1)
}

/// Whether a text begins as sentences do: a capital or a figure, opening marks passed over.
fn begins_sentence(text: &str) -> bool {
    text.trim_start()
        .trim_start_matches(is_opener)
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether a word can stand in the place or date of a dateline.
fn is_placed(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || is_figure(word)
        || matches!(word, "de" | "of" | "the" | "del" | "al")
}

/// Whether a word is three letters or more, all capitals.
fn is_capitals(word: &str) -> bool {
    word.chars().count() >= 3
        && word
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '\'' | '’' | '.' | '-' | '/'))
        && word.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_place_and_date() {
        for line in [
            "Tuesday, January 18, 2005",
            "18 March 2024",
            "Published: 12:30, 4 May 2020",
            "Updated 3 hours ago",
            "LONDON, March 20",
            "Lisbon, Portugal, 4 May 2020",
            "2025-03-20",
        ] {
            assert!(is_dateline(line), "{line}");
        }
        for line in [
            "March of the penguins",
            "2005",
            "The May election",
            "He left on Monday",
            "12 killed on Monday",
            "",
        ] {
            assert!(!is_dateline(line), "{line}");
        }
    }

    #[test]
    fn datelines_glued_to_a_sentence() {
        for (paragraph, dateline) in [
            (
                "Tuesday, January 18, 2005Through the night",
                "Tuesday, January 18, 2005",
            ),
            (
                "Saturday, March 26, 2005 Up to four boats",
                "Saturday, March 26, 2005",
            ),
            (
                "mardi 18 janvier 2005Grâce aux dons",
                "mardi 18 janvier 2005",
            ),
            ("LONDON (Reuters) - The harbour", "LONDON (Reuters) -"),
            (
                "PORTO, Portugal, May 4 (AP) — The harbour",
                "PORTO, Portugal, May 4 (AP) —",
            ),
            ("KYIV, Ukraine — The harbour", "KYIV, Ukraine —"),
            (
                "PORTO/LISBON/FARO (Staff) - The harbour",
                "PORTO/LISBON/FARO (Staff) -",
            ),
            ("PORTO/LISBON — The harbour", "PORTO/LISBON —"),
            (
                "PORTO (our correspondent) – The harbour",
                "PORTO (our correspondent) –",
            ),
            ("NEW YORK—The harbour", "NEW YORK—"),
            ("Port of Bath (AP) - The harbour", "Port of Bath (AP) -"),
            ("Lisbon, Portugal – “The harbour", "Lisbon, Portugal –"),
            ("(CNN) The harbour", "(CNN)"),
            ("(CNN)The harbour", "(CNN)"),
        ] {
            assert_eq!(
                &paragraph[..glued(paragraph, true)],
                dateline,
                "{paragraph}"
            );
        }
    }

    #[test]
    fn sentences_that_only_look_like_one() {
        for paragraph in [
            "Ships near Bath (AP) - The harbour",
            "NATO — the alliance — met.",
            "On March 3, 2005 Congress met.",
            "January 18, 2005 was a cold day.",
            "The harbour - a Roman one - was closed.",
            "Air France Flight 447 (AF) was late.",
            "X-ray machines were bought.",
            "",
        ] {
            assert_eq!(glued(paragraph, true), 0, "{paragraph}");
        }
    }
}
