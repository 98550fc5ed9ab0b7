//! Lines about an article and not of it: bylines, datelines, picture credits, page furniture.

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

/// What picture credits hold, and addresses.
const CREDITS: &[&str] = &[
    "getty images",
    "image caption",
    "media caption",
    "reuters/",
    "/reuters",
    "/afp",
    "afp/",
    "://",
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
    let lower = line.to_lowercase();
    let bracketed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
    bracketed
        || line.starts_with('@')
        || NOTES.iter().any(|note| lower.starts_with(note))
        || CREDITS.iter().any(|credit| lower.contains(credit))
}

/// `By` and nothing but capitalised words and connectors after it.
fn is_byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let begins = words
        .next()
        .is_some_and(|word| BYLINE_WORDS.contains(&word.to_lowercase().as_str()));
    let named: Vec<&str> = words.take(BYLINE_WORD_LIMIT + 1).collect();
    let is_name = |word: &&str| {
        CONNECTORS.contains(word)
            || word
                .chars()
                .next()
                .is_some_and(|c| !c.is_lowercase() && !c.is_numeric())
    };
    begins
        && (1..=BYLINE_WORD_LIMIT).contains(&named.len())
        && named.iter().all(is_name)
        && !named.iter().all(|word| CONNECTORS.contains(word))
}

/// A day or a moment: at least half the words hold digits, and there are two of those or one is
/// the whole line.
fn is_day(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let numbers = line
        .split_whitespace()
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .count();
    numbers * 2 >= words && (numbers > 1 || words == 1)
}

/// A place in capitals and a day, or an agency in brackets and a dash.
fn is_dateline(line: &str) -> bool {
    let agency = [") -", ") –", ") —"].iter().any(|end| line.contains(end));
    let place = line.split(',').next().unwrap_or_default();
    let capitals = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
    let short = line.split_whitespace().count() <= DATELINE_WORD_LIMIT;
    let dated = place.len() < line.len() && line.chars().any(|c| c.is_ascii_digit());
    agency || (capitals && short && dated)
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
