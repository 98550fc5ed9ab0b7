//! Lines about an article and not of it: bylines, datelines, picture credits, page furniture.

use crate::bytes;

/// Words that begin a byline, in the languages news is read in most.
const BYLINE_WORDS: &[&str] = &[
    "by",
    "von",
    "por",
    "par",
    "di",
    "da",
    "door",
    "av",
    "af",
    "автор",
    "автор:",
    "autor",
    "autor:",
    "auteur:",
    "author:",
    "text:",
];

/// Small words inside a byline.
const CONNECTORS: &[&str] = &[
    "and", "und", "y", "e", "et", "en", "og", "och", "i", "та", "и", "&", "in", "at", "for", "of",
    "de", "van", "der", "von", "|",
];

/// Words that begin a line about the writing, the day, a picture or the page, and no headline.
const NOTES: &[&str] = &[
    "reporting by",
    "written by",
    "edited by",
    "story by",
    "published:",
    "published on",
    "published at",
    "updated:",
    "updated on",
    "updated at",
    "last updated",
    "posted:",
    "posted on",
    "posted by",
    "first published",
    "last modified",
    "photo:",
    "photo by",
    "image:",
    "image by",
    "image copyright",
    "image caption",
    "media playback",
    "media caption",
    "ap photo",
    "screenshot by",
    "story highlights",
    "advertisement",
    "tweet with",
    "breaking news emails",
];

/// What picture credits hold, and addresses: what stands before and behind an `m`.
const CREDITS_WITH_M: &[(&str, &str)] = &[
    ("getty i", "ages"),
    ("i", "age caption"),
    ("", "edia caption"),
];

/// What they hold before and behind a slash.
const SLASHED_CREDITS: &[(&str, &str)] = &[
    ("reuters", ""),
    ("", "reuters"),
    ("", "afp"),
    ("afp", ""),
    (":", "/"),
];

/// Longest byline, in words.
const BYLINE_WORD_LIMIT: usize = 9;

/// Longest dateline that stands on a line of its own, in words.
const DATELINE_WORD_LIMIT: usize = 6;

/// Whether a line is a byline, a dateline or a credit: known openings, addresses, a line in
/// brackets, a day written out, or a place in capitals with a day.
pub(super) fn is_credit(line: &str) -> bool {
    is_note(line) || is_byline(line) || is_day(line) || is_dateline(line)
}

fn is_note(line: &str) -> bool {
    let bracketed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
    bracketed
        || line.starts_with('@')
        || is_opened_by_note(line.as_bytes())
        || holds_credit(line.as_bytes())
}

fn is_opened_by_note(line: &[u8]) -> bool {
    let Some(first) = line.first().map(u8::to_ascii_lowercase) else {
        return false;
    };
    let notes = NOTES.iter();
    let mut notes = notes.filter(|note| note.as_bytes()[0] == first);
    notes.any(|note| begins_with(line, note))
}

/// Whether a line holds what picture credits or addresses do, looked for around the rarest byte of
/// each.
fn holds_credit(line: &[u8]) -> bool {
    bytes::positions(line, |byte| (byte | 0x20 == b'm') | (byte == b'/')).any(|at| {
        let credits = match line[at] {
            b'/' => SLASHED_CREDITS,
            _ => CREDITS_WITH_M,
        };
        let (before, behind) = (&line[..at], &line[at + 1..]);
        credits
            .iter()
            .any(|(end, start)| begins_with(behind, start) && ends_with(before, end))
    })
}

/// Whether a line begins with a text in lower case, in whatever case of ASCII.
fn begins_with(line: &[u8], text: &str) -> bool {
    let head = line.get(..text.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(text.as_bytes()))
}

/// Whether a line ends with a text in lower case, in whatever case of ASCII.
fn ends_with(line: &[u8], text: &str) -> bool {
    let from = line.len().checked_sub(text.len());
    from.is_some_and(|from| line[from..].eq_ignore_ascii_case(text.as_bytes()))
}

/// `By` and nothing but capitalised words and connectors after it.
fn is_byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let begins = |word: &str| BYLINE_WORDS.contains(&word.to_lowercase().as_str());
    if !words.next().is_some_and(begins) {
        return false;
    }
    let named: Vec<&str> = words.take(BYLINE_WORD_LIMIT + 1).collect();
    let is_name = |word: &&str| {
        CONNECTORS.contains(word)
            || word
                .chars()
                .next()
                .is_some_and(|c| !c.is_lowercase() && !c.is_numeric())
    };
    (1..=BYLINE_WORD_LIMIT).contains(&named.len())
        && named.iter().all(is_name)
        && !named.iter().all(|word| CONNECTORS.contains(word))
}

/// A day or a moment: at least half the words hold digits, and there are two of those or one is
/// the whole line.
fn is_day(line: &str) -> bool {
    if !bytes::holds(line.as_bytes(), is_digit) {
        return false;
    }
    // No more words begin with a digit than there are numbers, which are faster to count.
    let words = bytes::word_count(line);
    let numbers = bytes::starts(line.as_bytes(), is_digit).count();
    if numbers * 2 < words {
        return false;
    }
    let of_words = line.split_whitespace();
    let of_words = of_words.filter(|word| is_digit(word.as_bytes()[0]));
    let numbers = of_words.count();
    numbers * 2 >= words && (numbers > 1 || words == 1)
}

/// A place in capitals and a day, or an agency in brackets and a dash.
fn is_dateline(line: &str) -> bool {
    let mut brackets = bytes::positions(line.as_bytes(), |byte| byte == b')');
    let agency = brackets.any(|at| {
        let dash = line[at + 1..].strip_prefix(' ');
        dash.is_some_and(|dash| dash.starts_with(['-', '–', '—']))
    });
    let place = line.split(',').next().unwrap_or_default();
    let capitals = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
    let short = || line.split_whitespace().nth(DATELINE_WORD_LIMIT).is_none();
    let dated = || place.len() < line.len() && bytes::holds(line.as_bytes(), is_digit);
    agency || (capitals && short() && dated())
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits() {
        for line in [
            "By Our Correspondent",
            "By Staff and Agencies",
            "BY OUR CORRESPONDENT, HARBOUR CITY",
            "Von Unserem Korrespondenten",
            "Reporting by the harbour desk",
            "Last updated on Thursday",
            "March 20, 2025",
            "20 March 2025",
            "Thursday 20 March 2025 12:30",
            "2025-03-20",
            "20.03.2025",
            "HARBOUR CITY, March 20",
            "HARBOUR CITY (Agency) - The port",
            "https://example.org/story",
            "Photo: the harbour",
            "(Harbour Police)",
            "The harbour on Monday. Someone/Getty Images",
        ] {
            assert!(is_credit(line), "{line:?}");
        }
    }

    #[test]
    fn headlines_are_no_credits() {
        for line in [
            "By the numbers: a storm",
            "By Monday the harbour was open",
            "By",
            "Von der Leyen reist nach Kiew",
            "12 ferries stay in port",
            "Election set for March 20",
            "Storm, day 3",
            "Published works of a sailor win prize",
            "Harbour (and city) opens",
            "",
        ] {
            assert!(!is_credit(line), "{line:?}");
        }
    }
}
