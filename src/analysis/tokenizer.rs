//! Sentences into words.

use std::borrow::Cow;

#[cfg(feature = "dictionaries")]
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_segmentation::{UnicodeSegmentation, UnicodeWords};

#[cfg(feature = "dictionaries")]
use crate::language::Language;

/// The words of a sentence, in order: the pieces between Unicode word boundaries (UAX #29) that
/// hold a letter or a digit.
///
/// ```
/// use briefing::analysis::words;
/// let all: Vec<&str> = words("The U.S. envoy’s 3.5-hour talks…").collect();
/// assert_eq!(all, ["The", "U.S", "envoy’s", "3.5", "hour", "talks"]);
/// ```
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    Words {
        sentence,
        at: 0,
        piece: None,
    }
}

/// The words of a sentence: no word goes on over white space, and most of what stands between is
/// one plain word.
struct Words<'a> {
    sentence: &'a str,
    /// Where what was not looked at yet begins.
    at: usize,
    /// What is left of a piece between white space that is no plain word.
    piece: Option<UnicodeWords<'a>>,
}

/// What a byte is by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    White,
    Plain,
    /// A mark that never belongs to a word that begins or ends with it.
    Edge,
    Other,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        kinds[byte as usize] = if byte.is_ascii_whitespace() {
            Kind::White
        } else if byte.is_ascii_alphanumeric() {
            Kind::Plain
        } else if is_edge(byte as char) {
            Kind::Edge
        } else {
            Kind::Other
        };
        byte += 1;
    }
    kinds
};

impl<'a> Words<'a> {
    /// The first place from `at` on whose byte is of another kind.
    fn behind(&self, kind: Kind, at: usize) -> usize {
        let rest = self.sentence.as_bytes()[at..].iter();
        let length = rest.take_while(|&&byte| KINDS[usize::from(byte)] == kind);
        at + length.count()
    }

    fn is_white_or_end(&self, at: usize) -> bool {
        let byte = self.sentence.as_bytes().get(at);
        byte.is_none_or(|&byte| KINDS[usize::from(byte)] == Kind::White)
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            if let Some(word) = self.piece.as_mut().and_then(Iterator::next) {
                return Some(word);
            }
            self.piece = None;
            let start = self.behind(Kind::White, self.at);
            if start == self.sentence.len() {
                return None;
            }
            let plain = self.behind(Kind::Plain, start);
            self.at = self.behind(Kind::Edge, plain);
            if self.is_white_or_end(self.at) {
                if plain > start {
                    return Some(&self.sentence[start..plain]);
                }
                continue;
            }
            while !self.is_white_or_end(self.at) {
                self.at += 1;
            }
            let piece = &self.sentence[start..self.at];
            let bare = piece.trim_matches(is_edge);
            if !bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                self.piece = Some(piece.unicode_words());
            } else if !bare.is_empty() {
                return Some(bare);
            }
        }
    }
}

/// Whether a mark never belongs to a word that begins or ends with it.
const fn is_edge(character: char) -> bool {
    (character.is_ascii_punctuation() && character != '_')
        || matches!(character, '“' | '”' | '‘' | '’' | '–' | '—' | '…')
}

/// Whether what stands between two words is no more than white space, or the full stop of an
/// abbreviation before it.
pub(super) fn follows_closely(between: &str) -> bool {
    if between == " " {
        return true;
    }
    let white = between.strip_prefix('.').unwrap_or(between);
    !white.is_empty() && white.chars().all(char::is_whitespace)
}

/// Cuts the sentences of one language into words.
///
/// Chinese, Japanese, Thai, Khmer and Burmese are written without spaces: there a dictionary finds
/// the words (feature `dictionaries`, on by default). Everywhere else, and without the feature,
/// it is [`words`].
#[derive(Clone, Copy, Debug)]
pub struct Tokenizer {
    #[cfg(feature = "dictionaries")]
    dictionary: Option<WordSegmenterBorrowed<'static>>,
}

impl Tokenizer {
    /// The tokenizer of a language.
    #[cfg(feature = "dictionaries")]
    pub fn new(language: Language) -> Self {
        let without_spaces = matches!(
            language,
            Language::Chinese
                | Language::Japanese
                | Language::Thai
                | Language::Khmer
                | Language::Burmese
        );
        Self {
            dictionary: without_spaces
                .then(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())),
        }
    }

    /// The tokenizer of a language.
    #[cfg(not(feature = "dictionaries"))]
    pub fn new(_: crate::language::Language) -> Self {
        Self {}
    }

    /// The words of a sentence, in order. Linear in the sentence.
    ///
    /// ```
    /// use briefing::Language;
    /// use briefing::analysis::Tokenizer;
    /// let english = Tokenizer::new(Language::English);
    /// assert_eq!(english.words("Talks, again.").collect::<Vec<_>>(), ["Talks", "again"]);
    /// # #[cfg(feature = "dictionaries")] {
    /// let chinese = Tokenizer::new(Language::Chinese);
    /// assert_eq!(chinese.words("停火谈判。").collect::<Vec<_>>(), ["停火", "谈判"]);
    /// # }
    /// ```
    #[cfg(feature = "dictionaries")]
    pub fn words<'a>(&self, sentence: &'a str) -> impl Iterator<Item = &'a str> {
        let by_dictionary = self.dictionary.map(|dictionary| {
            let mut from = 0;
            dictionary
                .segment_str(sentence)
                .map(move |to| &sentence[std::mem::replace(&mut from, to)..to])
                .filter(|piece| piece.contains(char::is_alphanumeric))
        });
        let by_rule = by_dictionary.is_none().then(|| words(sentence));
        by_dictionary
            .into_iter()
            .flatten()
            .chain(by_rule.into_iter().flatten())
    }

    /// The words of a sentence, in order. Linear in the sentence.
    #[cfg(not(feature = "dictionaries"))]
    pub fn words<'a>(&self, sentence: &'a str) -> impl Iterator<Item = &'a str> {
        words(sentence)
    }
}

/// The form in which words are compared: compatibility forms of letters made one (NFKC), lower
/// case, one kind of apostrophe, no full stops inside acronyms, and nothing invisible (soft
/// hyphens, zero-width marks, the Arabic stroke that stretches words).
///
/// ```
/// use briefing::analysis::normalize;
/// assert_eq!(normalize("U.S"), "us");
/// assert_eq!(normalize("Envoy’s"), "envoy's");
/// assert_eq!(normalize("3.5"), "3.5");
/// assert_eq!(normalize("talks"), "talks");
/// assert_eq!(normalize("ﬁnal"), "final");
/// assert_eq!(normalize("Cafe\u{301}"), "café");
/// assert_eq!(normalize("cease\u{ad}fire"), "ceasefire");
/// ```
pub fn normalize(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    {
        return Cow::Borrowed(word);
    }
    let mut normal = String::with_capacity(word.len());
    let mut push = |character: char| match character {
        '’' | 'ʼ' | '‘' => normal.push('\''),
        // The dot that a Turkish capital leaves over its small letter.
        '\u{307}' if normal.ends_with('i') => {}
        _ if is_invisible(character) => {}
        _ => normal.push(character),
    };
    // Lower case can undo the normal form and the other way round, so it comes in between.
    if is_nfkc_quick(word.chars()) == IsNormalized::Yes && !word.contains(is_invisible) {
        word.chars()
            .flat_map(char::to_lowercase)
            .for_each(&mut push);
    } else {
        // Marks stand in order only once nothing invisible parts them.
        let seen = word.nfkc().filter(|character| !is_invisible(*character));
        let lower = seen.flat_map(char::to_lowercase);
        lower.nfkc().for_each(&mut push);
    }
    if is_dotted_acronym(&normal) {
        normal.retain(|character| character != '.');
    }
    Cow::Owned(normal)
}

/// Whether a character has no shape of its own: soft hyphen, Arabic stroke, zero-width spaces,
/// joiners and direction marks, word joiners, variation selectors.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{640}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}')
}

/// Whether single letters and full stops take turns, as in `U.S`.
fn is_dotted_acronym(word: &str) -> bool {
    let mut letters = word.split('.');
    word.contains('.')
        && word.contains(char::is_alphabetic)
        && letters.all(|part| {
            let mut characters = part.chars();
            characters.next().is_none_or(char::is_alphabetic) && characters.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_those_of_the_whole_sentence(
            sentence in "([a-c0-9_ .,:'’“—éжא中กが\n$%-]|[a-c' .]\u{301}|a\u{200d}){0,40}") {
            // A combining mark behind a space takes that with it there.
            let whole: Vec<&str> = sentence.unicode_words().map(str::trim).collect();
            prop_assert_eq!(words(&sentence).collect::<Vec<_>>(), whole);
        }

        #[test]
        fn a_normal_form_is_its_own(word in "\\PC{0,12}") {
            let normal = normalize(&word);
            prop_assert_eq!(&normalize(&normal), &normal);
        }
    }

    #[test]
    fn hyphens_part_words_and_apostrophes_do_not() {
        let all: Vec<&str> = words("a so-called “peace-first” plan isn't").collect();
        assert_eq!(
            all,
            ["a", "so", "called", "peace", "first", "plan", "isn't"]
        );
    }

    #[test]
    fn words_that_look_the_same_are_the_same() {
        for (one, other) in [
            ("Ｋｙｉｖ", "kyiv"),
            ("İstanbul", "istanbul"),
            ("می\u{200c}خواهد", "میخواهد"),
            ("ســلام", "سلام"),
            ("don＇t", "don't"),
            ("zero\u{200b}width", "zerowidth"),
            ("①", "1"),
        ] {
            assert_eq!(normalize(one), other);
            assert_eq!(normalize(other), other);
        }
    }

    #[cfg(feature = "dictionaries")]
    #[test]
    fn languages_without_spaces_are_cut_by_dictionary() {
        use crate::language::Language;
        for (language, sentence, expected) in [
            (
                Language::Chinese,
                "双方今天开始谈判。",
                &["双方", "今天", "开始", "谈判"][..],
            ),
            (
                Language::Japanese,
                "停戦交渉は月曜日に再開。",
                &["停戦", "交渉", "は", "月曜日", "に", "再開"],
            ),
            (
                Language::Thai,
                "การเจรจาเริ่มวันนี้",
                &["การ", "เจรจา", "เริ่ม", "วัน", "นี้"],
            ),
            (
                Language::English,
                "On Monday, talks began.",
                &["On", "Monday", "talks", "began"],
            ),
        ] {
            let words: Vec<&str> = Tokenizer::new(language).words(sentence).collect();
            assert_eq!(words, expected);
        }
    }

    #[test]
    fn only_acronyms_lose_their_stops() {
        assert_eq!(normalize("U.N"), "un");
        assert_eq!(normalize("395,000"), "395,000");
        assert_eq!(normalize("example.org"), "example.org");
        assert_eq!(normalize("ΑΘΗΝΑ"), "αθηνα");
    }
}
