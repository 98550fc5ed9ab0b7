//! Lines that end as sentences do and hold no verb: `The pier at Brighton in 2006.`

use super::calendar::is_year;
use super::mark::is_opener;
use crate::bytes::{self, eight, first_eight, lowest, within};
use crate::language::Language;
use crate::letter::is_of_word;

/// Most words of such a line.
const MOST_WORDS: usize = 14;
/// Words that stand between names and are no verbs.
static LINKS: Words<36> = Words::new([
    "aboard", "above", "across", "after", "aged", "along", "and", "around", "at", "before",
    "behind", "below", "beside", "between", "born", "by", "during", "for", "from", "in", "inside",
    "into", "near", "of", "off", "on", "or", "outside", "over", "pictured", "through", "to",
    "toward", "towards", "under", "with",
]);
/// Words behind which a noun stands.
static ARTICLES: Words<7> = Words::new(["a", "an", "his", "her", "its", "the", "their"]);
/// Words that begin sentences, or stand for a name and a verb.
static OPENERS: Words<35> = Words::new([
    "and", "are", "but", "can", "do", "does", "did", "he", "here", "how", "i", "is", "it", "let",
    "never", "no", "not", "now", "she", "so", "that", "there", "they", "this", "was", "we", "were",
    "what", "when", "where", "who", "why", "will", "yes", "you",
]);

/// Whether a line of English is a caption set as a sentence: names, figures, prepositions, and one
/// word in small letters behind an article, so that there is no place for a verb.
///
/// Told by what is there, not by what is missing: any other word in small letters may be a verb,
/// and a line of capitals alone is left to other rules.
pub(super) fn is_fragment(language: Language, line: &str) -> bool {
    if language != Language::English || !line.ends_with('.') || is_long(line) {
        return false;
    }
    let mut place = Place::Name;
    let mut before = "";
    let mut linked = false;
    let mut count = 0;
    for word in line.split_whitespace().map(bare) {
        if count == MOST_WORDS || before.is_empty() && is_opening(word) {
            return false;
        }
        let links = word.starts_with(|c: char| c.is_ascii_lowercase()) && LINKS.have(word);
        let Some(next) = place.next(before, word, links) else {
            return false;
        };
        linked |= links;
        place = next;
        before = word;
        count += 1;
    }
    linked && count > 1 && !line.contains(['"', '“', '”', ':', ';', '?', '!'])
}

/// Whether a line has too many words to be a caption, those that white space of ASCII parts.
fn is_long(line: &str) -> bool {
    let of_word = |byte: u8| (byte != b' ') & !within(byte, b'\t', b'\r');
    let mut words = bytes::starts(line.as_bytes(), of_word);
    words.nth(MOST_WORDS).is_some()
}

/// Where in a line a word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Among names and prepositions: a word in small letters may be a verb.
    Name,
    /// Behind an article: the next word is a noun.
    Article,
    /// Behind an article, and names or figures after it.
    Titled,
    /// Behind a noun.
    Noun,
}

impl Place {
    /// Where the line stands behind a word, which may be one of those that link; `None` if it may
    /// be a verb.
    fn next(self, before: &str, word: &str, links: bool) -> Option<Self> {
        let article = ARTICLES.have(word);
        let owns = before.ends_with("'s") || before.ends_with("’s");
        if (links || article) && owns {
            return None; // it is for `is`
        }
        match self {
            _ if article => Some(Self::Article),
            // a second noun may follow: `after the flood and storm`
            Self::Noun if word == "and" => Some(Self::Article),
            _ if links => Some(Self::Name),
            Self::Article | Self::Titled if !word.starts_with(char::is_lowercase) => {
                Some(Self::Titled)
            }
            _ if !word.starts_with(char::is_lowercase) => Some(Self::Name),
            Self::Article => Some(Self::Noun),
            // `the July 4, 1901 storms`
            Self::Titled if is_year(before) => Some(Self::Noun),
            _ => None,
        }
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(is_opener)
        .trim_end_matches(|c| !is_of_word(c))
}

/// Whether the first word of a line makes it a sentence: `It’s`, `He`, `No`.
fn is_opening(word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or("");
    OPENERS.have(stem)
}

/// Words of at most eight letters in lower case, each as a number.
struct Words<const N: usize>([u64; N]);

impl<const N: usize> Words<N> {
    const fn new(words: [&str; N]) -> Self {
        let mut letters = [0; N];
        let mut nth = 0;
        while nth < N {
            assert!(words[nth].len() <= 8);
            letters[nth] = eight(words[nth].as_bytes(), 0);
            nth += 1;
        }
        Self(letters)
    }

    /// Whether a word is one of them, in whatever case of ASCII.
    fn have(&self, word: &str) -> bool {
        let small = u64::from_ne_bytes([0x20; 8]);
        (1..=8).contains(&word.len()) && {
            let letters = (first_eight(word.as_bytes()) | small) & lowest(word.len());
            self.0.contains(&letters)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_a_verb() {
        for line in [
            "The pier at Brighton in 2006.",
            "Boats off Whitby, North Yorkshire after the January 4, 1901 storms.",
            "Whitby Abbey after the flood and storm.",
            "Horatio Nelson, 47, from Norfolk.",
        ] {
            assert!(is_fragment(Language::English, line), "{line}");
        }
    }

    #[test]
    fn sentences_as_short() {
        for line in [
            "Nelson sailed from Norfolk.",
            "The pier in Brighton burned.",
            "The harbour at Whitby froze in 1901.",
            "Boats left after the storm.",
            "It’s in the harbour.",
            "He and the others.",
            "Rain in the north and storms follow.",
            "THE PIER IS GONE.",
            "The Guardian reported on Monday.",
            "Shares in the S&P 500 fell.",
            "Nelson’s in London.",
            "Alone.",
            "“Boats off Whitby.”",
            "",
        ] {
            assert!(!is_fragment(Language::English, line), "{line}");
        }
        assert!(!is_fragment(Language::German, "Der Hafen in Bremen."));
    }
}
