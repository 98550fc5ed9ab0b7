//! Lines that end as sentences do and hold no verb: `The pier at Brighton in 2006.`

use super::calendar::is_year;
use super::mark::is_opener;
use crate::language::Language;
use crate::letter::is_of_word;

/// Most words of such a line.
const MOST_WORDS: usize = 14;
/// Words that stand between names and are no verbs.
const LINKS: &[&str] = &[
    "aboard", "above", "across", "after", "aged", "along", "and", "around", "at", "before",
    "behind", "below", "beside", "between", "born", "by", "during", "for", "from", "in", "inside",
    "into", "near", "of", "off", "on", "or", "outside", "over", "pictured", "through", "to",
    "toward", "towards", "under", "with",
];
/// Words behind which a noun stands.
const ARTICLES: &[&str] = &["a", "an", "his", "her", "its", "the", "their"];
/// Words that begin sentences, or stand for a name and a verb.
const OPENERS: &[&str] = &[
    "and", "are", "but", "can", "do", "does", "did", "he", "here", "how", "i", "is", "it", "let",
    "never", "no", "not", "now", "she", "so", "that", "there", "they", "this", "was", "we", "were",
    "what", "when", "where", "who", "why", "will", "yes", "you",
];

/// Whether a line of English is a caption set as a sentence: names, figures, prepositions, and one
/// word in small letters behind an article, so that there is no place for a verb.
///
/// Told by what is there, not by what is missing: any other word in small letters may be a verb,
/// and a line of capitals alone is left to other rules.
pub(super) fn is_fragment(language: Language, line: &str) -> bool {
    if language != Language::English || !line.ends_with('.') {
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
        // They are all in small letters.
        let links = word.starts_with(|c: char| c.is_ascii_lowercase()) && LINKS.contains(&word);
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
        let article = is_one_of(word, ARTICLES);
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
    is_one_of(stem, OPENERS)
}

/// Whether a word is one of some in lower case, in whatever case of ASCII.
fn is_one_of(word: &str, known: &[&str]) -> bool {
    // Hardly any begin with the same letter, and then nothing else need be compared.
    let first = word.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let mut alike = known.iter().filter(|known| known.bytes().next() == first);
    alike.any(|known| known.eq_ignore_ascii_case(word))
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
